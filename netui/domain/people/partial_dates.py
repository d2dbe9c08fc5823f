"""One typed line that is a date of which parts may be unknown (``birthday 12 nov``), read and written back."""

import calendar
import re
from dataclasses import replace

from netui.domain.day_words import MONTH_NAMES
from netui.domain.frozen import dataclass
from netui.domain.line.date_shapes import LONGEST, MONTHS
from netui.domain.people.contact import PartialDate

FORMS = "12 nov 1980, 12 nov, nov 1980, nov or 1980"
"""The writings worth naming to somebody whose date could not be read."""

EXAMPLE = "birthday 12 nov 1980"

MOST_LEAD = 366
"""Days of the longest lead time: a year ahead is for ever."""

_MOST_WORDS = 5
"""Words of the longest date: "12th of november, 1980", and one more."""

_LEAP_YEAR = 2000
_KINDS = {"bday": "birthday", "b-day": "birthday", "born": "birthday"}
_KNOWN = ("birthday", "anniversary")

_MONTH = "(?P<name>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR, _DAY = r"(?P<year>\d{4})", r"(?P<day>\d{1,2})"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_DAY}(?:st|nd|rd|th|\.)? (?:of )?{_MONTH}(?:,? {_YEAR})?",
        rf"{_MONTH} {_DAY}(?:st|nd|rd|th)?(?:,? {_YEAR})?",
        rf"{_MONTH}(?:,? {_YEAR})?",
        rf"{_DAY}\. ?(?P<month>\d{{1,2}})\.(?: ?{_YEAR})?",
        rf"{_YEAR}[-/](?P<month>\d{{1,2}})[-/]{_DAY}",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"{_YEAR}-(?P<month>\d\d)",
        r"--(?P<month>\d\d)-?(?P<day>\d\d)",
        r"--(?P<month>\d\d)",
        r"---(?P<day>\d\d)",
        rf"{_YEAR}---(?P<day>\d\d)",
        _YEAR,
    )
)
"""Words, numbers with dots, and ISO 8601 with the truncated forms of RFC 6350, section 4.3.1."""

_BEFORE_DATE = re.compile(r"(?:^| )(?:on|in)$", re.IGNORECASE)
_UNITS = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7, "m": 30, "month": 30, "months": 30}
_LEAD = re.compile(
    r"(?:^|[,\s])\s*(?:(\d{1,4}) ?(d|days?|w|weeks?|m|months?) before|(on the day))$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date line as understood; what could not be read is in ``day.text``, and ``problem`` is the sentence."""

    day: PartialDate
    problem: str = ""


def read_date_line(line: str, kind: str = "") -> DateLine:
    """The date of a line ``label date, lead``; with ``kind`` that is the label and the line only the date.

    The label is any words before the date (a colon may end it), the lead time ``14 days before``, ``2w
    before`` or ``on the day``. Never raises: the text of what is no date is kept in it.
    """
    text, lead, problem = _without_lead(" ".join(line.split()))
    found = (_dated(kind, text) or PartialDate(kind, text=text)) if kind else _labelled(text)
    found = replace(found, kind=_canonical(found.kind), lead=lead)
    return DateLine(found, problem or _problem(found))


def date_line(day: PartialDate) -> str:
    """A date as the line that reads as it: ``wedding 3 Jun, 14 days before``."""
    kind = " ".join(day.kind.split())
    when = ", ".join(
        part for part in (partial_date(day), "" if day.lead is None else lead_words(day.lead)) if part
    )
    plain = f"{kind} {when}".strip()
    return plain if not kind or read_date_line(plain).day == day else f"{kind}: {when}"


def lead_words(days: int) -> str:
    """A lead time in words: ``14 days before``, ``on the day``."""
    return "on the day" if days == 0 else f"{days} {'day' if days == 1 else 'days'} before"


def _without_lead(text: str) -> tuple[str, int | None, str]:
    """The text before a lead time, the lead time in days, and what is wrong with it."""
    found = _LEAD.search(text[-LONGEST:])
    if found is None:
        return text, None, ""
    rest = text[: len(text) - len(found[0])].rstrip(" ,")
    if found[3]:
        return rest, 0, ""
    days = int(found[1]) * _UNITS[found[2].lower()]
    too_long = f"{found[0].strip(' ,')} is too early: at most {MOST_LEAD} days before" if days > MOST_LEAD else ""
    return rest, days, too_long


def _labelled(text: str) -> PartialDate:
    """A label and the longest date behind it; without any date the label is what a colon or a known word ends.

    Where a longer stretch looks like a date but there is no such day (``31 feb``), its end is not taken for one.
    """
    at = len(text)
    while (at := text.rfind(": ", 0, at)) >= 0:
        if found := _dated(text[:at].strip(), text[at + 1 :].strip()):
            return found
    label, colon, rest = text.partition(": ")
    if colon:
        return PartialDate(label.strip(), text=rest.strip())
    words = text.split(" ")
    for first in range(max(0, len(words) - _MOST_WORDS), len(words)):
        label = _BEFORE_DATE.sub("", " ".join(words[:first])).rstrip(":,")
        if found := _dated(label, " ".join(words[first:])):
            if not found.text:
                return found
            break
    label, _, rest = text.partition(" ")
    return PartialDate(label, text=rest.strip()) if _canonical(label) in _KNOWN else PartialDate("", text=text)


def _dated(kind: str, text: str) -> PartialDate | None:
    """The date that ``text`` is, whole or in part; its text alone for a day there is not, None for no date."""
    low = text.lower()
    for shape in _SHAPES if len(text) <= LONGEST and text.isascii() else ():
        if found := shape.fullmatch(low):
            named = found.groupdict()
            month = MONTHS[named["name"]] if named.get("name") else _number(named.get("month"))
            year, day = _number(named.get("year")), _number(named.get("day"))
            return (
                PartialDate(kind, year, month, day) if _exists(year, month, day) else PartialDate(kind, text=text)
            )
    return None


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether there is such a day; 29 February is one where no year says otherwise."""
    if year == 0 or (month is not None and not 1 <= month <= 12):
        return False
    last = 31 if month is None else calendar.monthrange(year or _LEAP_YEAR, month)[1]
    return day is None or 1 <= day <= last


def _canonical(kind: str) -> str:
    low = kind.casefold()
    known = _KINDS.get(low, low)
    return known if known in _KNOWN else kind


def _problem(day: PartialDate) -> str:
    said = day.text if len(day.text) <= LONGEST else day.text[:LONGEST] + "…"
    if day.text and day.kind:
        return f"“{said}” is no date: write {day.kind} {FORMS}"
    if day.text:
        return f"“{said}” holds no date: write {EXAMPLE}"
    if not day.year and not day.month and not day.day:
        return f"say when: {day.kind or 'birthday'} {FORMS}"
    return "" if day.kind else f"say what the day is: {EXAMPLE}"


def partial_date(day: PartialDate) -> str:
    """The date itself: in words where there is a month or only a year, else in ISO's truncated forms."""
    year, month, number = day.year or 0, day.month or 0, day.day or 0
    if number and not month:
        return f"{f'{year:04}' if year else ''}---{number:02}"
    if not month:
        return f"{year:04}" if year else " ".join(day.text.split())
    if not 1 <= month <= len(MONTH_NAMES):
        return " ".join(str(part) for part in (number, year) if part) or str(month)
    named = [str(number) if number else "", MONTH_NAMES[month - 1], f"{year:04}" if year else ""]
    return " ".join(part for part in named if part)
