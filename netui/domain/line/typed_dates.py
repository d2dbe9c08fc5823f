"""Dates where people type them: a whole field, the last words of a promise, the start of a log line."""

import re
from datetime import UTC, date, datetime, time, timedelta

from netui.domain.frozen import dataclass
from netui.domain.line.date_shapes import LONGEST, MONTHS, WEEKDAYS, Shape, TypedDate, minutes_ago, read_date
from netui.domain.moment import Moment, civil_day, moment_at, moment_on
from netui.domain.pattern import pattern

MOST_WORDS = 6
"""Words of the longest date: "by the end of the month"."""

_PUNCTUATION = ".,;:!?)]"
_NO_DATE_AFTER = frozenset({"every", "each", "last", "since", "past"})
_NO_OFFSET_AFTER = frozenset({"for", "of", "over", "than", "to"})
_NAME_AFTER = frozenset({"to", "with", "from", "and", "&", "at", "of", "about"})
_ARTICLES = frozenset({"the", "a"})

_LAST_WORDS = frozenset(
    {*WEEKDAYS, *MONTHS, "today", "tonight", "tmr", "tmrw", "tomorrow", "yesterday", "ago"}
    | {"eow", "eom", "eoq", "eoy", "am", "pm"}
    | {unit + plural for unit in ("day", "week", "month", "quarter", "year") for plural in ("", "s")}
)
"""A date ends with one of these or with a digit among its characters: all others need no closer look."""

_CLOCK = r"(?:([01]?\d|2[0-3])[:h]([0-5]\d)(?::[0-5]\d)?|(1[0-2]|0?[1-9])(?::([0-5]\d))? ?([ap])\.?m\.?)"
_CLOCK_ONLY = pattern(_CLOCK)
_CLOCK_LAST = pattern(rf"(?:(.*?\S),? )?(?:at )?{_CLOCK}")
_CLOCK_FIRST = pattern(rf"{_CLOCK},? (?:on )?(\S.*)")
_ISO_INSTANT = pattern(r"(\d{4}-\d\d-\d\d)t(?=\d)")
_LOOKS_LIKE_DURATION = pattern(r"\d{1,2}h\d\d")


@dataclass(frozen=True, slots=True)
class DateAtEnd:
    """The date a text ends with: the ``text`` before it, the ``day``, and where in the text it stood."""

    text: str
    day: date
    start: int
    stop: int


def parse_day(text: str, today: date, *, past: bool = False, day_first: bool | None = None) -> date | None:
    """The date that ``text`` is as a whole, or None; never raises.

    For fields where only a date is expected, so ``3 weeks`` is read like ``3w``. ``past`` reads weekdays and
    days without a year backwards; ``day_first`` orders the numbers between slashes.
    """
    read = read_date(text, today, past=past, day_first=day_first)
    if read is None:
        read = read_date("in " + text.lstrip(), today, past=past, day_first=day_first)
        if read is not None and read.shape is not Shape.OFFSET:
            return None
    return None if read is None else read.day


def date_at_end(text: str, today: date) -> DateAtEnd | None:
    """The date in the last words of ``text``, the longest there is, if words remain before it; else None.

    A lone word is a date only if it is hardly ever anything else: ``intro to Jan``, ``talk to Mon`` and
    ``Sun`` are names, ``fri`` and ``Friday`` are days. A time of day behind the date stays in the text:
    ``call fri 15:00`` is "call 15:00", due on Friday.
    """
    words = _last_words(text)
    if not words or not may_end_a_date(words[-1][2]):
        return None
    for clock_words in (0, 1, 2, 3):
        dated = words[: len(words) - clock_words]
        if len(dated) < 2:
            return None
        if clock_words and not _is_clock(text[words[-clock_words][0] : words[-1][1]]):
            continue
        for first in range(max(1, len(dated) - MOST_WORDS), len(dated)):
            start, stop = dated[first][0], dated[-1][1]
            if day := _date_in_words(text[start:stop], dated[first - 1][2], today):
                rest = f"{text[:start].rstrip().rstrip(',;').rstrip()} {text[stop:].lstrip()}".strip()
                return DateAtEnd(rest, day, start, stop) if rest else None
    return None


def may_end_a_date(word: str) -> bool:
    """Whether a date, or a time of day behind one, can end with ``word``: a quick look before the real one."""
    bare = word.strip(_PUNCTUATION + "(").lower()
    return bare in _LAST_WORDS or any(char.isdigit() for char in bare[:LONGEST])


def parse_when(text: str, now: datetime, zone: str) -> Moment | None:
    """The moment ``text`` names for something that happened, seen at ``now`` (aware) in ``zone``; or None.

    Weekdays and yearless days are the last ones, today allowed. A date without a time is noon, but today is
    never later than ``now``, or it would not count yet. A time alone is today's even if it is still to come.
    A bare number, month or name, a duration and a deadline are no moments. A time which the clocks skip or
    repeat is the one the offset before the change gives.
    """
    if not text or len(text) > LONGEST:
        return None
    low = _ISO_INSTANT.sub(r"\1 ", " ".join(text.split()).lower())
    minutes = minutes_ago(text)
    if minutes is not None:
        try:
            return moment_at(now.astimezone(UTC) - timedelta(minutes=minutes), zone)
        except OverflowError:
            return None
    today = civil_day(now, zone)
    if _LOOKS_LIKE_DURATION.fullmatch(low):
        return None
    if found := _CLOCK_LAST.fullmatch(low):
        head, clock = found[1], _clock(found[2], found[3], found[4], found[5], found[6])
    elif found := _CLOCK_FIRST.fullmatch(low):
        head, clock = found[6], _clock(found[1], found[2], found[3], found[4], found[5])
    else:
        head, clock = text, None
    if head is None:
        return moment_on(today, zone, clock)
    read = _date_lived(head.rstrip(","), today)
    if read is None:
        return None
    moment = moment_on(read.day, zone, clock)
    if clock is None and read.day == today and moment.at > now:
        return Moment(now.astimezone(UTC), today, zone, timed=False)
    return moment


def _date_lived(text: str, today: date) -> TypedDate | None:
    """Lengths and deadlines say when something is due, never when it happened."""
    read = read_date(text, today, past=True)
    if read is None or read.shape in (Shape.OFFSET, Shape.DEADLINE):
        return None
    lived = read.shape is not Shape.PERIOD or text.lower().startswith("last")
    return read if lived else None


def _last_words(text: str) -> list[tuple[int, int, str]]:
    """The last words with their places; looks at the end only, however long the text is."""
    longest = MOST_WORDS + 4
    from_here = max(0, len(text) - 4 * LONGEST)
    tail = list(re.finditer(r"\S+", text[from_here:]))
    if from_here:
        tail = tail[1:]
    return [(from_here + word.start(), from_here + word.end(), word[0]) for word in tail[-longest:]]


def _is_clock(text: str) -> bool:
    low = " ".join(text.rstrip(_PUNCTUATION).lower().split())
    return bool(_CLOCK_ONLY.fullmatch(low.removeprefix("at ")))


def _date_in_words(text: str, before: str, today: date) -> date | None:
    """The date of some last words, unless the word ``before`` them says that they are none."""
    read, bare = read_date(text, today), text
    if read is None:
        bare = text.removeprefix("(").rstrip(_PUNCTUATION)
        read = read_date(bare, today)
    if read is None or bare[:5].lower() == "last ":
        return None
    low = before.lower()
    if low in _NO_DATE_AFTER:
        return None
    if read.shape is Shape.OFFSET and low in _NO_OFFSET_AFTER:
        return None
    if bare.lower() in WEEKDAYS and not _is_a_day(bare, low):
        return None
    return read.day


def _is_a_day(word: str, before: str) -> bool:
    """Whether a lone weekday is meant as one: ``the sun`` and ``Sun`` are not, nor is ``to Mon`` a day."""
    if before in _ARTICLES:
        return False
    short = word.lower() != word and len(word) <= len("Thurs")
    return not short or (word.lower() != "sun" and before not in _NAME_AFTER)


def _clock(
    hour: str | None, minute: str | None, hour12: str | None, minute12: str | None, half: str | None
) -> time:
    if hour is not None:
        return time(int(hour), int(minute or 0))
    return time(int(hour12 or 0) % 12 + (12 if half == "p" else 0), int(minute12 or 0))
