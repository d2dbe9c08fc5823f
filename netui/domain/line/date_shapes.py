"""The shapes a typed date may have: one short table, read word for word, never searched for in prose."""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from netui.domain import calendar_days
from netui.domain.frozen import dataclass
from netui.domain.pattern import pattern

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
"""Month names and their short forms, 1 to 12."""

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("mon", "monday"),
            ("tue", "tues", "tuesday"),
            ("wed", "weds", "wednesday"),
            ("thu", "thur", "thurs", "thursday"),
            ("fri", "friday"),
            ("sat", "saturday"),
            ("sun", "sunday"),
        )
    )
    for name in names
}
"""Weekday names and their short forms, Monday is 0."""

LONGEST = 48
"""Characters of the longest date that is looked at; every shape is shorter."""

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Years outside are typing errors, and some have no instant in every zone."""


class Shape(StrEnum):
    """How a date was written; some places take only some shapes."""

    DAY = "day"
    WEEKDAY = "weekday"
    OFFSET = "offset"
    AGO = "ago"
    PERIOD = "period"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A date that was read, and the shape it had."""

    day: date
    shape: Shape


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a yearless or relative date is read against."""

    today: date
    past: bool
    day_first: bool
    week_start: int


_UNITS = {
    **dict.fromkeys(("d", "day", "days"), "days"),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), "weeks"),
    **dict.fromkeys(("m", "mo", "mos", "month", "months"), "months"),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), "years"),
}
_MINUTES = {
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 1),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 60),
}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNTS |= {"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_COUNT = r"\d{1,4}|" + "|".join(_COUNTS)
_BIG_COUNT = (
    r"(?:thirteen|fourteen|fifteen|(?:six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
)

_CAPITAL_UNIT = pattern(r"\d\s?[DWMY]\b")
"""``5M`` is money and ``3D`` a printer: the units are written small."""

_OFFSET = pattern(r"(?:(?:in|within) )?(\d{1,4})(d|w|wk|mo|m|y)")
_IN_COUNT = pattern(rf"(?:in|within) ({_COUNT}) ?([a-z]+)")
_AGO = pattern(rf"({_COUNT}) ?([a-z]+) ago")
_HOURS_AGO = pattern(r"(\d{1,2})h ?(\d{1,2})(?:m|min)? ago")
_ISO = pattern(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_DOTTED = pattern(r"(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{4}|\d{2}))?")
_DAY_MONTH = pattern(rf"(\d{{1,2}})(?:st|nd|rd|th|\.)? (?:of )?({_MONTH})\.?(?:,? (\d{{4}}))?")
_MONTH_DAY = pattern(rf"({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?")
_WEEKDAY_ONLY = pattern(rf"(?:(this|next|coming|last) )?({_WEEKDAY})")
_WEEKDAY_AND = pattern(rf"({_WEEKDAY})\.?,? (.+)")
_NEAR_PERIOD = pattern(r"(next|last) (week|month|quarter|year)")
_END_OF = pattern(r"(?:the )?end of (?:the )?(week|month|quarter|year)|eo([wmqy])")
_MONTH_END = pattern(rf"(?:by|in|before|(?:by )?(?:the )?end of) ({_MONTH})(?: (\d{{4}}))?")
_BEFORE_DATE = pattern(r"(?:by|on|before|until|till|due|for) (.+)")
_FOREIGN = pattern(
    rf"\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}})"
    rf"|in {_BIG_COUNT}(?:[ -][a-z]+)? (?:day|week|month)s"
    rf"|{_BIG_COUNT}(?:[ -][a-z]+)? (?:day|week|month)s ago"
)
"""Writings of our own shapes which the library reads better than a longer table would."""

DAY_FIRST = ContextVar("DAY_FIRST", default=True)
"""How this user writes a date between slashes, where a caller does not say: the day or the month first."""

WEEK_START = ContextVar("WEEK_START", default=0)
"""The weekday this user's week begins on, 0 is Monday: where ``eow`` is depends on it."""

_FRIDAY, _SATURDAY = 4, 5
_DAYS = {"today": 0, "tonight": 0, "tmr": 1, "tmrw": 1, "tomorrow": 1, "yesterday": -1}


def read_date(text: str, today: date, *, past: bool = False, day_first: bool | None = None) -> TypedDate | None:
    """The date ``text`` is, as a whole, or None.

    A weekday is the next one and never ``today``; with ``past`` it is the last one, today allowed. A day and
    month without a year are the next such day, with ``past`` the last, today allowed in both. ``day_first``
    orders the numbers between slashes, as the user writes them where it is None. Never raises.
    """
    if not text or len(text) > LONGEST:
        return None
    first = DAY_FIRST.get() if day_first is None else day_first
    return _read(" ".join(text.split()), _Sense(today, past, first, WEEK_START.get()))


def minutes_ago(text: str) -> int | None:
    """How many minutes back ``2h ago``, ``5m ago`` or ``an hour ago`` is; None for anything else."""
    low = " ".join(text[: LONGEST + 1].split()).lower()
    if _CAPITAL_UNIT.search(text[: LONGEST + 1]):
        return None
    if found := _HOURS_AGO.fullmatch(low):
        return int(found[1]) * 60 + int(found[2])
    found = _AGO.fullmatch(low)
    if found is None or found[2] not in _MINUTES:
        return None
    return _count(found[1]) * _MINUTES[found[2]]


def moved(day: date, unit: str, count: int) -> date | None:
    """``day`` moved by ``count`` of ``unit`` ("days" to "years") by the calendar, month ends clamped."""
    there = calendar_days.moved(day, **{unit: count})
    return None if there is None else _real(there.year, there.month, there.day)


@lru_cache(maxsize=2048)
def _read(text: str, sense: _Sense) -> TypedDate | None:
    if _CAPITAL_UNIT.search(text):
        return None
    low = text.lower()
    for shape, read in _TABLE:
        day = read(low, sense)
        if day is not None:
            return TypedDate(day, shape)
    if found := _WEEKDAY_AND.fullmatch(low):
        return _agreeing(found[1], _read(found[2], sense))
    if found := _BEFORE_DATE.fullmatch(low):
        inner = _read(found[1], sense)
        # "for 3w" is how long, not when.
        if inner is None or (low.startswith("for ") and inner.shape is Shape.OFFSET):
            return None
        return inner if low.startswith("on ") else TypedDate(inner.day, Shape.DEADLINE)
    if _FOREIGN.fullmatch(low) and (day := _by_library(low, sense)):
        return TypedDate(day, Shape.AGO if low.endswith("ago") else Shape.DAY)
    return None


def _agreeing(weekday: str, read: TypedDate | None) -> TypedDate | None:
    """``fri 27 nov`` only if that day is a Friday: two statements that disagree are not a date."""
    if read is None or read.shape is not Shape.DAY or read.day.weekday() != WEEKDAYS[weekday]:
        return None
    return read


def _near_day(low: str, sense: _Sense) -> date | None:
    return moved(sense.today, "days", _DAYS[low]) if low in _DAYS else None


def _weekday(low: str, sense: _Sense) -> date | None:
    found = _WEEKDAY_ONLY.fullmatch(low)
    if found is None:
        return None
    ahead = (WEEKDAYS[found[2]] - sense.today.weekday()) % 7
    if found[1] == "last":
        return moved(sense.today, "days", ahead - 7)
    if sense.past and found[1] is None:
        return moved(sense.today, "days", ahead - 7 if ahead else 0)
    return moved(sense.today, "days", ahead or 7)


def _offset(low: str, sense: _Sense) -> date | None:
    if found := _OFFSET.fullmatch(low):
        return moved(sense.today, _UNITS[found[2]], int(found[1]))
    found = _IN_COUNT.fullmatch(low)
    if found is None or found[2] not in _UNITS:
        return None
    return moved(sense.today, _UNITS[found[2]], _count(found[1]))


def _ago(low: str, sense: _Sense) -> date | None:
    minutes = minutes_ago(low)
    if minutes is not None:
        return moved(sense.today, "days", -(minutes // (24 * 60)))
    found = _AGO.fullmatch(low)
    if found is None or found[2] not in _UNITS:
        return None
    return moved(sense.today, _UNITS[found[2]], -_count(found[1]))


def _near_period(low: str, sense: _Sense) -> date | None:
    """``next week`` is a week from today: it lies in that week whatever day today is."""
    found = _NEAR_PERIOD.fullmatch(low)
    if found is None:
        return None
    unit, count = ("months", 3) if found[2] == "quarter" else (found[2] + "s", 1)
    return moved(sense.today, unit, count if found[1] == "next" else -count)


def _period_end(low: str, sense: _Sense) -> date | None:
    """The working week ends on Friday, on Thursday where it starts on a Saturday; the others by the calendar."""
    found = _END_OF.fullmatch(low)
    if found is None:
        return None
    today = sense.today
    match (found[1] or found[2])[0]:
        case "w":
            return moved(today, "days", (_last_workday(sense.week_start) - today.weekday()) % 7)
        case "m":
            return month_end(today.year, today.month)
        case "q":
            return month_end(today.year, (today.month + 2) // 3 * 3)
        case _:
            return month_end(today.year, 12)


def _last_workday(week_start: int) -> int:
    return _FRIDAY - 1 if week_start == _SATURDAY else _FRIDAY


def _deadline(low: str, sense: _Sense) -> date | None:
    found = _MONTH_END.fullmatch(low)
    if found is None:
        return None
    month = MONTHS[found[1]]
    if found[2]:
        return month_end(int(found[2]), month)
    this_year = sense.today.year
    return month_end(this_year if month >= sense.today.month else this_year + 1, month)


def _calendar_day(low: str, sense: _Sense) -> date | None:
    if found := _ISO.fullmatch(low):
        return _real(int(found[1]), int(found[2]), int(found[3]))
    if found := _DOTTED.fullmatch(low):
        day, month, year = found[1], int(found[2]), found[3]
    elif found := _DAY_MONTH.fullmatch(low):
        day, month, year = found[1], MONTHS[found[2]], found[3]
    elif found := _MONTH_DAY.fullmatch(low):
        day, month, year = found[2], MONTHS[found[1]], found[3]
    else:
        return None
    if year is not None:
        return _real(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
    return _yearless(month, int(day), sense)


def _yearless(month: int, day: int, sense: _Sense) -> date | None:
    """Eight years suffice: that is the longest gap between two 29 February (1896 to 1904, 2096 to 2104)."""
    this_year = sense.today.year
    years = range(this_year, this_year - 9, -1) if sense.past else range(this_year, this_year + 9)
    for year in years:
        there = _real(year, month, day)
        if there is not None and (there <= sense.today if sense.past else there >= sense.today):
            return there
    return None


@lru_cache(maxsize=256)
def _by_library(low: str, sense: _Sense) -> date | None:
    # Imported on first use: they cost more than the whole command line without them.
    import dateparser  # type: ignore[import-untyped, unused-ignore]
    import pendulum

    noon = pendulum.datetime(sense.today.year, sense.today.month, sense.today.day, 12).naive()
    settings: dict[str, object] = {
        "DATE_ORDER": "DMY" if sense.day_first else "MDY",
        "RELATIVE_BASE": noon,
        "STRICT_PARSING": True,
    }
    try:
        read = dateparser.parse(low, languages=["en"], settings=settings)
    except (ValueError, OverflowError):
        return None
    return None if read is None else _real(read.year, read.month, read.day)


def month_end(year: int, month: int) -> date | None:
    """The last day of a month; None outside the years that are read."""
    import pendulum

    first = _real(year, month, 1)
    return None if first is None else first + timedelta(pendulum.date(year, month, 1).days_in_month - 1)


def _count(text: str) -> int:
    return _COUNTS[text] if text in _COUNTS else int(text)


def _real(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


_TABLE: tuple[tuple[Shape, Callable[[str, _Sense], date | None]], ...] = (
    (Shape.DAY, _near_day),
    (Shape.WEEKDAY, _weekday),
    (Shape.OFFSET, _offset),
    (Shape.DAY, _calendar_day),
    (Shape.AGO, _ago),
    (Shape.PERIOD, _near_period),
    (Shape.PERIOD, _period_end),
    (Shape.DEADLINE, _deadline),
)
