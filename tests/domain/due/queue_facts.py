"""Short ways to say the facts of a queue, seen at nine o'clock (UTC) on 18 November 2026."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from netui.domain.due.cadence import Cadence, Interval
from netui.domain.due.queue import DAILY_LIMIT, PromiseStanding, Queue, Reason, Standing, Touch
from netui.domain.due.queue import build as build_at
from netui.domain.due.queue import reasons as reasons_at
from netui.domain.moment import Moment, moment_on
from netui.domain.promise import Promise, PromiseState, Side

TODAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
WEEKLY = Cadence(Interval(weeks=1), date(2026, 1, 1))
MONTHLY = Cadence(Interval(months=1), date(2026, 1, 1))


def morning_of(today: date) -> Moment:
    return moment_on(today, "UTC", time(9))


def build(
    people: Iterable[Standing], promises: Iterable[PromiseStanding], today: date, limit: int = DAILY_LIMIT
) -> Queue:
    return build_at(people, promises, morning_of(today), limit)


def reasons(standing: Standing, today: date) -> tuple[Reason, ...]:
    return reasons_at(standing, morning_of(today))


def days(number: int) -> date:
    """Today and so many days."""
    return TODAY + timedelta(days=number)


def at(number: int) -> datetime:
    """This moment so many days from now."""
    return NOW + timedelta(days=number)


def touched(number: int, entry: int = 1) -> Touch:
    return Touch(at(number), days(number), entry)


def somebody(name: str = "Bo", **facts: object) -> Standing:
    return Standing(contact_id=facts.pop("number", 1), name=name, **facts)  # type: ignore[arg-type]


def promised(number: int, due: date | None, text: str = "send the deck", **facts: object) -> PromiseStanding:
    standing = {key: facts.pop(key) for key in ("contact_state", "snooze") if key in facts}
    if "contact_state" in standing:
        standing["state"] = standing.pop("contact_state")
    base = Promise(number, 1, "Bo", Side.MINE, text, due, PromiseState.OPEN, days(-30))
    return PromiseStanding(replace(base, **facts), **standing)  # type: ignore[arg-type]


def ranks(standing: Standing, today: date = TODAY) -> list[int]:
    return [reason.rank for reason in reasons(standing, today)]


def names(queue: Queue) -> list[str]:
    return [item.name for item in queue.items]
