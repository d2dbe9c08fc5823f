"""Birthdays and other dates that come again each year, of which parts may be unknown: when one is due."""

import calendar
from datetime import date
from enum import StrEnum

from netui.domain.day_words import MONTH_NAMES, distance
from netui.domain.frozen import dataclass
from netui.domain.people.contact import PartialDate

LEAD_DAYS = 7
"""Days before a date at which it begins to show, unless it has a lead time of its own (``PartialDate.lead``)."""

MISSED_DAYS = 7
"""Days after a date during which it still shows: a late wish is better than none."""

BIRTHDAY = "birthday"

_LEAP_YEAR = 2000


class Nearness(StrEnum):
    """How a date that is due stands to today."""

    TODAY = "today"
    COMING = "coming"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date that is due: the civil day ``on`` of this occurrence, what to say, and how many ``years`` it makes.

    ``on`` is what to remember once it was greeted.
    """

    what: PartialDate
    on: date
    nearness: Nearness
    says: str
    years: int | None = None


def date_key(day: PartialDate) -> str:
    """What tells one date of a contact from another: its kind and where in the year it stands."""
    return f"{day.kind} {day.month or 0}-{day.day or 0}"


def next_on(day: PartialDate, today: date) -> date | None:
    """The first occurrence on or after ``today``; None for a date that never comes."""
    for year in (today.year, today.year + 1, day.year or 0):
        on = _in_year(day, year)
        if on is not None and on >= today:
            return on
    return None


def last_on(day: PartialDate, today: date) -> date | None:
    """The last occurrence before or on ``today``; None for a date that never came."""
    for year in (today.year, today.year - 1):
        on = _in_year(day, year)
        if on is not None and on <= today:
            return on
    return None


def due(day: PartialDate, today: date, greeted: date | None = None) -> DueDate | None:
    """Whether ``day`` is due ``today``: today itself, coming within its lead time, or missed in the last 7 days.

    ``greeted`` is the occurrence (``DueDate.on``) that was greeted last. A date of which only the month is
    known comes once, on the first of that month; one without a month never does.
    """
    last, coming = last_on(day, today), next_on(day, today)
    for on in (last, coming):
        if on is None or (greeted is not None and on <= greeted):
            continue
        days = (on - today).days
        if -MISSED_DAYS <= days <= max(0, LEAD_DAYS if day.lead is None else day.lead):
            nearness = Nearness.COMING if days > 0 else Nearness.MISSED if days else Nearness.TODAY
            years = on.year - day.year if day.year is not None and on.year > day.year else None
            return DueDate(day, on, nearness, _words(day, on, today, years), years)
    return None


def _in_year(day: PartialDate, year: int) -> date | None:
    """The occurrence in ``year``, if the date says enough to have one and had begun by then.

    29 February falls on the 28th in common years: it stays in its month as a cadence from the 31st does, and
    a wish a day early is never a day late.
    """
    if not 1 <= year <= date.max.year or day.month is None or not 1 <= day.month <= 12:
        return None
    if day.year is not None and year < day.year:
        return None
    number = 1 if day.day is None else day.day
    if not 1 <= number <= calendar.monthrange(_LEAP_YEAR, day.month)[1]:
        return None
    return date(year, day.month, min(number, calendar.monthrange(year, day.month)[1]))


def _words(day: PartialDate, on: date, today: date, years: int | None) -> str:
    """``birthday today, turns 40``, ``birthday in 3 days``, ``birthday was 2 days ago``."""
    kind = day.kind or "date"
    if day.day is None:
        this_month = (on.year, on.month) == (today.year, today.month)
        far = "this month" if this_month else f"in {MONTH_NAMES[on.month - 1]}"
        over = False
    else:
        over = on < today
        far = f"was {distance(on, today)}" if over else distance(on, today)
    if years is None:
        return f"{kind} {far}"
    if day.kind == BIRTHDAY:
        return f"{kind} {far}, {'turned' if over else 'turns'} {years}"
    return f"{kind} {far}, {years} {'year' if years == 1 else 'years'}"
