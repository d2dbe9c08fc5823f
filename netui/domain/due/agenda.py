"""The agenda: what is due or has a day ahead, each once and on its day, to be kept in any other calendar."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from netui.domain.day_words import short_day
from netui.domain.due.standing import (
    PromiseStanding,
    Standing,
    cadence_snooze,
    due_day,
    hidden_until,
    live_next,
    next_snooze,
)
from netui.domain.folding import fold
from netui.domain.frozen import dataclass
from netui.domain.moment import Moment, civil_day
from netui.domain.people.contact import PartialDate, State
from netui.domain.places.trip import Leg, Trip
from netui.domain.practice.follow_up import ClockKind
from netui.domain.promise import Side

_EARLIEST = 1900
"""Yearly days begin no earlier: of the years before, many a calendar knows nothing."""

_BETWEEN_LEAP_YEARS = 9

_OWN_DAYS = ("birthday", "anniversary")


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to do by a ``day``, or (a clock) by the instant ``at``.

    ``key`` is the same whenever it is told again, so that a calendar replaces what it has; ``last`` are the
    last words with them.
    """

    key: str
    says: str
    day: date
    at: datetime | None = None
    last: str = ""


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """A day that comes again each year from ``first`` on; on the last of February where ``ends_february``."""

    key: str
    says: str
    first: date

    @property
    def ends_february(self) -> bool:
        """Whether it is a 29 February, which falls on the 28th in common years."""
        return (self.first.month, self.first.day) == (2, 29)


Visit = tuple[int, str, Leg | None]
"""Somebody to be seen on a trip: id, name, and on which leg (None: near none of them)."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """All of it: ``trips`` are mine that are not over, ``visits`` whom I surely see on one of them."""

    errands: Sequence[Errand] = ()
    days: Sequence[YearlyDay] = ()
    trips: Sequence[Trip] = ()
    visits: Sequence[tuple[Trip, Visit]] = ()

    def says(self) -> str:
        """``12 to do, 5 yearly days, 1 trip``; empty where there is nothing."""
        counts = (
            (len(self.errands), "to do", "to do"),
            (len(self.days), "yearly day", "yearly days"),
            (len(self.trips), "trip", "trips"),
            (len(self.visits), "visit", "visits"),
        )
        return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts if count)


def errands(standing: Standing, uid: str, now: Moment, last: str = "") -> Iterator[Errand]:
    """What is to be done about one contact, known everywhere by ``uid``: clocks, the next date, the cadence.

    A snooze puts it off. While a next date is set there is no item by cadence, as in the queue; a vacation
    moves nothing. Nobody archived or deceased has any.
    """
    if standing.state is not State.ACTIVE:
        return
    today = now.day
    for clock in standing.clocks:
        if clock.live:
            began = short_day(civil_day(clock.started, now.zone), today)
            follows = clock.kind is ClockKind.FOLLOW_UP
            what = (
                f"follow up with {standing.name}: met" if follows else f"reply to {standing.name}: first heard of"
            )
            by, shown = civil_day(clock.deadline, now.zone), hidden_until(standing.clock_snooze)
            at = clock.deadline if shown <= by else None
            yield Errand(f"{uid}-{clock.kind}", f"{what} {began}", max(by, shown), at, last)
    if (date_set := live_next(standing)) is not None:
        day = max(date_set.day, hidden_until(next_snooze(standing, date_set)))
        yield Errand(f"{uid}-next", f"call {standing.name}: the date you set", day, last=last)
    elif standing.cadence is not None:
        touched = standing.last.day if standing.last else None
        day = max(due_day(standing.cadence, touched), hidden_until(cadence_snooze(standing)))
        since = f"last {short_day(touched, today)}" if touched else "no touch yet"
        says = f"call {standing.name}: every {standing.cadence.interval.words()}, {since}"
        yield Errand(f"{uid}-cadence", says, day, last=last)


def promised(standing: PromiseStanding, uid: str, last: str = "") -> Errand | None:
    """What I promised, on the day it is due or put off to; None for theirs, for one without a day, or closed."""
    promise = standing.promise
    if (
        promise.side is not Side.MINE
        or not promise.live
        or promise.due is None
        or standing.state is not State.ACTIVE
    ):
        return None
    whom = f" {promise.contact}" if promise.contact_id is not None else ""
    day = max(promise.due, hidden_until(standing.snooze))
    key = f"{uid}-promise-{promise.id}" if uid else f"promise-{promise.id}"
    return Errand(key, f"I promised{whom}: {promise.text}", day, last=last)


def yearly_days(name: str, uid: str, dates: Iterable[PartialDate], today: date) -> Iterator[YearlyDay]:
    """The birthdays and other dates of which the day is known; the year stands in the words where it is.

    They begin in that year, else in this one (a 29 February in the last leap year).
    """
    told: Counter[str] = Counter()
    for known in dates:
        first = _first(known, today)
        if first is None:
            continue
        kind = known.kind or "date"
        year = f" ({known.year})" if known.year else ""
        slug = "-".join("".join(char if char.isalnum() else " " for char in fold(kind)[:60]).split())
        told[slug] += 1
        number = f"-{told[slug]}" if told[slug] > 1 else ""
        says = f"{name}'s {kind}{year}" if kind in _OWN_DAYS else f"{name}: {kind}{year}"
        yield YearlyDay(f"{uid}-date-{slug}{number}", says, first)


def _first(known: PartialDate, today: date) -> date | None:
    """The day it began, or one of late; None where its day is not known, or there is no such day."""
    if known.month is None or known.day is None:
        return None
    own = [known.year] if known.year and known.year >= _EARLIEST else []
    for year in (*own, *range(today.year, today.year - _BETWEEN_LEAP_YEARS, -1)):
        try:
            return date(year, known.month, known.day)
        except ValueError:
            continue
    return None
