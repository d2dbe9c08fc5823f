"""Days where people type them as a stretch: ``3-7 dec``, ``from mon to thu``, ``28 Dec - 3 Jan``; one day too."""

import re
from datetime import date

from netui.domain.frozen import dataclass
from netui.domain.line.date_shapes import LONGEST, MONTHS, Shape, moved, read_date

MOST_WORDS = 9
"""Words of the longest stretch of days: ``from 28 December 2026 until 3 January 2027``."""

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DASH = r"(?:-|–|—|to|until|till|through)"
_ONE_MONTH = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|\.)? ?{_DASH} ?(\d{{1,2}}(?:st|nd|rd|th|\.)? ?(?:{_MONTH}|\d).*)"
)
_MONTH_FIRST = re.compile(rf"((?:{_MONTH})\.?) ?(\d{{1,2}}) ?{_DASH} ?(\d{{1,2}})(,? \d{{4}})?")
_BETWEEN = re.compile(rf" {_DASH} |(?<=\w|\.)[–—-](?=\w)| (?=\d{{4}}-)")
_LEAD = re.compile(r"(?:from|on|between|the) ")
_CLOSE = frozenset({"today", "tonight", "tmr", "tmrw", "tomorrow", "yesterday"})
_LONG_AGO_DAYS = 800


@dataclass(frozen=True, slots=True)
class DaysInText:
    """A stretch of days found in a text: the other words (``text``), the days, and where they stood."""

    text: str
    begins: date
    ends: date
    start: int
    stop: int


def read_days(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last day that ``text`` names as a whole, or None; never raises.

    A stretch without a year is the next one that is not over ``today``: one may be in the midst of it. Weekdays
    are the next ones, the second after the first.
    """
    if not text or len(text) > 2 * LONGEST:
        return None
    low = " ".join(text.lower().replace(",", " ").split())
    while lead := _LEAD.match(low):
        low = low[lead.end() :]
    if alone := read_date(low, today):
        return (alone.day, alone.day) if alone.shape in (Shape.DAY, Shape.WEEKDAY, Shape.OFFSET) else None
    return _one_month(low, today) or _two_days(low, today)


def _one_month(low: str, today: date) -> tuple[date, date] | None:
    """``3-7 dec``, ``dec 3-7``: the first day is of the month of the last one."""
    if found := _MONTH_FIRST.fullmatch(low):
        first, behind = found[2], f"{found[1]} {found[3]}{found[4] or ''}"
    elif found := _ONE_MONTH.fullmatch(low):
        first, behind = found[1], found[2]
    else:
        return None
    last = read_date(behind, today)
    if last is None or last.shape is not Shape.DAY or not 0 < int(first) <= last.day.day:
        return None
    return last.day.replace(day=int(first)), last.day


def _two_days(low: str, today: date) -> tuple[date, date] | None:
    for found in _BETWEEN.finditer(low):
        one, other = low[: found.start()].strip(), low[found.end() :].strip()
        if (days := _from_to(one, other, today)) and days[0] <= days[1]:
            return days
    return None


def _from_to(one: str, other: str, today: date) -> tuple[date, date] | None:
    first, last = read_date(one, today), read_date(other, today)
    if first is None or last is None:
        return None
    if _without_year(one, today):
        if last.shape is Shape.DAY and other not in _CLOSE:
            before = read_date(one, last.day, past=True)
            return (before.day, last.day) if before else None
        return first.day, last.day
    if last.shape is Shape.WEEKDAY or _without_year(other, today):
        after = read_date(other, first.day)
        return (first.day, after.day) if after else None
    return first.day, last.day


def _without_year(text: str, today: date) -> bool:
    """Whether it is a day of the calendar that comes every year: seen from later it is another one."""
    later = moved(today, "days", _LONG_AGO_DAYS) or today
    now, then = read_date(text, today), read_date(text, later)
    return text not in _CLOSE and now is not None and now.shape is Shape.DAY and then != now


def days_in(text: str, today: date) -> DaysInText | None:
    """The days at the end of ``text``, or else at its beginning, the longest stretch there is; None without any.

    What is left is the rest, without the comma or ``from`` that led to them.
    """
    words = list(re.finditer(r"\S+", text))
    for last in (True, False):
        for count in range(min(MOST_WORDS, len(words)), 0, -1):
            some = words[-count:] if last else words[:count]
            start, stop = some[0].start(), some[-1].end()
            if days := read_days(text[start:stop].strip(",;:()"), today):
                rest = text[:start] if last else text[stop:]
                return DaysInText(rest.strip(" \t,;(").removeprefix("in ").strip(), *days, start, stop)
    return None
