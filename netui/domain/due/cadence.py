"""Cadences: how often somebody is to hear from me, and when that makes them due."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from netui.domain.calendar_days import moved
from netui.domain.frozen import dataclass
from netui.domain.pattern import pattern
from netui.domain.people.contact import Tier

_ISO = pattern(r"P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?")
_TYPED = pattern(r"(\d{1,4})\s*(d|days?|w|weeks?|mo?|months?|y|years?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Interval:
    """A span of the calendar (ISO 8601 duration, whole days and longer)."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> "Interval":
        """Read ``P3W`` (ISO 8601) or ``3w``, ``2 months`` as typed.

        Raises ValueError with a sentence for anything else, and for an empty span.
        """
        text = text.strip()
        if (iso := _ISO.fullmatch(text.upper())) and any(iso.groups()):
            years, months, weeks, days = (int(part or 0) for part in iso.groups())
            interval = cls(years, months, weeks, days)
        elif typed := _TYPED.fullmatch(text):
            number, unit = int(typed[1]), typed[2][0].lower()
            interval = cls(**{{"d": "days", "w": "weeks", "m": "months", "y": "years"}[unit]: number})
        else:
            raise ValueError(f"“{text}” is no interval: write 3w, 2m, 1y, 10d or P3W")
        if interval == cls():
            raise ValueError("an interval of nothing would always be due")
        return interval

    def iso(self) -> str:
        """The ISO 8601 duration, as the file keeps it."""
        parts = ((self.years, "Y"), (self.months, "M"), (self.weeks, "W"), (self.days, "D"))
        return "P" + "".join(f"{number}{unit}" for number, unit in parts if number)

    def words(self) -> str:
        """The interval as people say it: ``3 weeks``, ``1 year``."""
        parts = ((self.years, "year"), (self.months, "month"), (self.weeks, "week"), (self.days, "day"))
        return " ".join(f"{number} {unit}{'s' * (number > 1)}" for number, unit in parts if number)

    def after(self, day: date) -> date:
        """The day one interval after ``day``; a month from the 31st clamps to the month's last day."""
        return _shift(day, self, 1)

    def rough_days(self) -> float:
        """About how many days it spans, to say which of two intervals is the shorter."""
        return self.years * 365.2425 + self.months * 30.436875 + self.weeks * 7 + self.days


def _shift(day: date, interval: Interval, sign: int) -> date:
    """``day`` moved by calendar; beyond the calendar's ends it is the end."""
    there = moved(
        day,
        years=sign * interval.years,
        months=sign * interval.months,
        weeks=sign * interval.weeks,
        days=sign * interval.days,
    )
    if there is None:
        return date.max if sign > 0 else date.min
    return there


def cutoff(interval: Interval, today: date) -> date:
    """The latest day whose touch is due again by ``today``: the greatest ``d`` with ``d + interval <= today``.

    One such day per cadence lets the store compare dates instead of computing one per contact.
    """
    day = _shift(today, interval, -1)
    one = date.resolution
    while day < today and interval.after(day + one) <= today:
        day += one
    while day > date.min and interval.after(day) > today:
        day -= one
    return day


DEFAULT_TIERS: Mapping[Tier, Interval] = {
    Tier.A: Interval(weeks=3),
    Tier.B: Interval(months=2),
    Tier.C: Interval(months=6),
    Tier.D: Interval(years=1),
}


DAILY_LIMIT = 10
"""How many cadence items a day asks for before the rest waits."""


@dataclass(frozen=True, slots=True)
class Cadence:
    """The interval that applies to a contact and the day it began."""

    interval: Interval
    since: date


def effective(
    tier: Tier | None,
    own: Cadence | None,
    tags: Iterable[Cadence],
    by_tier: Cadence | None,
) -> Cadence | None:
    """The cadence that applies: the contact's own, else the shortest of its tags', else its tier's.

    ``ambient`` and ``pool`` beat every cadence: nobody there is ever due.
    """
    if tier is not None and tier.silent:
        return None
    if own is not None:
        return own
    shortest = min(tags, key=lambda cadence: (cadence.interval.rough_days(), cadence.since), default=None)
    return shortest or by_tier
