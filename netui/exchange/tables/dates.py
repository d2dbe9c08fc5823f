"""Dates as address books and spreadsheets write them, made partial dates."""

import calendar
import re
from collections.abc import Callable
from dataclasses import replace

from netui.domain.folding import fold
from netui.domain.line.date_shapes import FIRST_YEAR, LAST_YEAR, LONGEST
from netui.domain.people.contact import PartialDate
from netui.exchange.vcard_dates import partial_date

_NUMBERS = re.compile(r"(\d{1,2})([/.-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?:[T ]+\d{1,2}:.*)?", re.DOTALL)
_SLASHED_ISO = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?: .*)?", re.DOTALL)
_DAY_WORD = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|\.)?[ -](?:de )?([a-z]{3,12})\.?,?(?:[ -](?:de )?(\d{4}|\d{2}))?"
)
_WORD_DAY = re.compile(r"([a-z]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")

_MONTHS = (
    ("jan", "ene", "gen"),
    ("feb", "fev"),
    ("mar", "mrz", "maa", "mae"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mag", "mei"),
    ("jun", "juin", "giu"),
    ("jul", "juil", "lug"),
    ("aug", "aou", "ago"),
    ("sep", "set"),
    ("oct", "okt", "ott", "out"),
    ("nov",),
    ("dec", "dez", "dic"),
)
"""How the names of the months begin, folded: English, German, French, Spanish, Italian, Portuguese, Dutch."""

_MONTH = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words}
_LEAP_YEAR = 2000
_NOTHING = frozenset("0/.- ")


def day_of(kind: str, text: str, this_year: int, month_first: Callable[[], bool]) -> PartialDate | None:
    """The date written in ``text``, or the text itself where no part of it can be read; None if it says none.

    ``0/0/00`` is how Outlook writes none. ``month_first`` is asked where ``3/4/1980`` does not say it itself. A
    year of two digits is one up to ``this_year``.
    """
    text = text.strip()
    if not text or _NOTHING.issuperset(text):
        return None
    if len(text) > LONGEST:
        return PartialDate(kind, text=text)
    found = partial_date(kind, text) or PartialDate(kind, text=text)
    if not found.text:
        return found
    parts = _numbers(text, month_first) or _words(fold(text))
    if parts is None:
        return found
    written, month, day = parts
    year = _full(written, this_year) if written else None
    if not _exists(year, month, day):
        return found
    return replace(found, year=year, month=month, day=day, text="")


def day_of_parts(kind: str, year: str, month: str, day: str) -> PartialDate | None:
    """The date whose parts stand in cells of their own, each a number or empty; their text where it is none."""
    cells = [part.strip() for part in (year, month, day)]
    if not any(part.strip("0") for part in cells):
        return None
    if any(part and not (part.isascii() and part.isdecimal() and len(part) < 5) for part in cells):
        return PartialDate(kind, text="-".join(cells))
    number, month_number, day_number = (int(part or "0") for part in cells)
    if not _exists(number or None, month_number or 1, day_number or 1):
        return PartialDate(kind, text="-".join(cells))
    return PartialDate(kind, number or None, month_number or None, day_number or None)


def order_shown(text: str) -> bool | None:
    """Whether the month comes first in a date between slashes; None where it may be either, or is no such date."""
    found = _NUMBERS.fullmatch(text.strip()[:LONGEST])
    if found is None or found[2] == ".":
        return None
    first, second = int(found[1]), int(found[3])
    return None if (first > 12) == (second > 12) else second > 12


def _numbers(text: str, month_first: Callable[[], bool]) -> tuple[str, int, int] | None:
    if iso := _SLASHED_ISO.fullmatch(text):
        return iso[1], int(iso[2]), int(iso[3])
    found = _NUMBERS.fullmatch(text)
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    shown = False if found[2] == "." else order_shown(text)
    if shown is None:
        shown = first != second and month_first()
    return (found[4], first, second) if shown else (found[4], second, first)


def _words(low: str) -> tuple[str, int, int] | None:
    if found := _DAY_WORD.fullmatch(low):
        day, name, year = found.groups()
    elif found := _WORD_DAY.fullmatch(low):
        name, day, year = found.groups()
    else:
        return None
    month = _MONTH.get(name[:4]) or _MONTH.get(name[:3])
    return (year or "", month, int(day)) if month else None


def _full(digits: str, this_year: int) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    century = this_year - this_year % 100
    return century + year if century + year <= this_year else century - 100 + year


def _exists(year: int | None, month: int, day: int) -> bool:
    if year is not None and not FIRST_YEAR - 100 <= year <= LAST_YEAR:
        return False
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or _LEAP_YEAR, month)[1]
