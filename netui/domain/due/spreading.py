"""Spreading: on which days people come up who were all promoted at once, so that no day becomes a pile."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, repeat

from netui.domain.day_words import short_day
from netui.domain.due.queue import DAILY_LIMIT, Subject, handled, reasons
from netui.domain.due.rest import NO_REST, Rest
from netui.domain.due.standing import Standing, cadence_snooze, due_day, hidden_until, live_next
from netui.domain.moment import Moment, day_after

AHEAD = 92
"""Days of the future whose load is looked at; beyond them a day counts as free."""

_FEW_DAYS = 3
"""Up to so many days are told one by one."""


def spread(count: int, room: Iterable[int], today: date, limit: int = DAILY_LIMIT) -> list[date]:
    """The day for each of ``count`` people in their order, the earliest days first.

    ``room`` says how many more each day takes, today first; a day beyond it takes ``limit``. One person is no
    pile and comes today whatever else does; and where the limit lets nobody through, no day is better than today.
    """
    if count == 1 or limit < 1:
        return [today] * count
    days: list[date] = []
    day = today
    for free in chain(room, repeat(limit)):
        if len(days) >= count:
            break
        days += [day] * min(max(0, free), count - len(days))
        day = day_after(day, 1)
    return days


def room_left(
    standings: Iterable[Standing],
    now: Moment,
    limit: int = DAILY_LIMIT,
    ahead: int = AHEAD,
    rest: Rest = NO_REST,
) -> list[int]:
    """How many more cadence items each day takes, from today on, beside those that ``standings`` bring anyway.

    What a day does not get done of its load goes on to the next one; what was handled today counts for today.
    A day of ``rest`` takes nobody.
    """
    load = [0] * ahead
    done = 0
    for standing in standings:
        done += handled(standing, now)
        at = _falls_on(standing, now)
        if at is not None and at < ahead:
            load[at] += 1
    takes = [0 if rest.on(day_after(now.day, at)) else limit for at in range(ahead)]
    return list(_left(load, [max(0, takes[0] - done), *takes[1:]]))


def _left(load: Sequence[int], takes: Sequence[int]) -> Iterator[int]:
    waiting = 0
    for new, most in zip(load, takes, strict=True):
        waiting += new
        taken = min(waiting, most)
        yield most - taken
        waiting -= taken


def _falls_on(standing: Standing, now: Moment) -> int | None:
    """In how many days the cadence item of a contact comes up, 0 for today; None for never.

    A next date set by hand replaces the item, and one that stands today for a weightier reason is not counted.
    """
    why = [reason.subject for reason in reasons(standing, now)]
    if Subject.CADENCE in why:
        return 0 if why[0] is Subject.CADENCE else None
    if standing.cadence is None or live_next(standing) is not None:
        return None
    due = due_day(standing.cadence, standing.last.day if standing.last else None)
    return max(0, (max(due, hidden_until(cadence_snooze(standing))) - now.day).days)


def spread_words(days: Sequence[date | None], today: date) -> str:
    """The days in words: ``due today``, ``over 2 days: 10 today, 2 tomorrow``.

    None is the day of whoever is not due yet by cadence.
    """
    if len(days) == 1:
        return "due when the time has come" if days[0] is None else f"due {_near(days[0], today)}"
    each = Counter(day for day in days if day is not None)
    told = [f"{number} {_near(day, today)}" for day, number in sorted(each.items())]
    if len(told) > _FEW_DAYS:
        told = [*told[:2], f"… the last on {short_day(max(each), today)}"]
    over = f"over {len(each)} days: " if len(each) > 1 else ""
    later = sum(day is None for day in days)
    words = [over + ", ".join(told)] if told else []
    return ", ".join((*words, *([f"{later} when their time has come"] if later else [])))


def _near(day: date, today: date) -> str:
    return {0: "today", 1: "tomorrow"}.get((day - today).days) or short_day(day, today)
