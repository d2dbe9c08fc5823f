"""Birthdays and anniversaries as calendars write them: yearly days called ``Ana Ruiz's birthday``."""

import re
from datetime import date

from netui.domain.people.contact import PartialDate

_NO_YEAR = frozenset({1604, 1900, 1904, 1970, 2000})
"""Years that programs write for one they do not know; 2000 and 1904 because they have a 29 February."""

_EARLIEST = 1890
_YOUNGEST = 15
"""Years: a yearly day that began later tells when it was put into the calendar, not when somebody was born."""

_LONGEST = 80
_MOST_WORDS = 6

_BIRTHDAY = (
    "birth ?day|b-?day|geburtstag|anniversaire|cumplea[ñn]os|compleanno|anivers[aá]rio de nascimento|aniversário"
    "|verjaardag|födelsedag|fødselsdag|urodziny|syntymäpäivä"
)
_ANNIVERSARY = (
    "(?:wedding )?anniversary|hochzeitstag|jahrestag|anniversaire de mariage|aniversario(?: de bodas?)?"
    "|anniversario(?: di matrimonio)?|trouwdag"
)
_OF = "(?: ?[:–—-] ?| (?:of|von|de|d['’]|di|da|van|för|til) ?| )"

_CAKE = re.compile(
    "^[\U0001f382\U0001f389\U0001f381\U0001f48d★☆✝ ]+|[\U0001f382\U0001f389\U0001f381\U0001f48d ]+$"
)
_AGE = re.compile(r"\s*[(\[](?:\*\s*)?(\d{1,4})(?: ?(?:years?|jahre|ans|años))?[)\]]\s*$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:my|mein|mon|mi|mio|happy|joyeux|feliz|alles|party|dinner|lunch|cake|card|gift|present|drinks|feier)\b",
    re.IGNORECASE,
)


def _shapes(kind: str, words: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    forms = (
        rf"(?P<name>.+?)(?:['’´`]s?| -| –|:) (?:{words})",
        rf"(?P<name>.+?) ?\((?:{words})\)",
        rf"(?P<name>.+?) (?:hat|has a) (?:{words})",
        rf"(?:{words}){_OF}(?P<name>.+)",
    )
    return tuple((kind, re.compile(form, re.IGNORECASE)) for form in forms)


_SHAPES = (*_shapes("anniversary", _ANNIVERSARY), *_shapes("birthday", _BIRTHDAY))


def birthday_in(
    summary: str, categories: str, day: date, rule: str, today: date
) -> tuple[str, PartialDate] | None:
    """Whose birthday or anniversary a whole or yearly day is, and when; None for any other day.

    It is one by its words (of which those of a dozen languages are known), by a cake before the name, or by
    its category. The year it began counts as that of the birth where it lies 15 years back and is none that
    programs write for a year they do not know.
    """
    if len(summary) > _LONGEST:
        return None
    text, age = " ".join(summary.split()), ""
    if found := _AGE.search(text):
        text, age = text[: found.start()], found[1]
    bare = _CAKE.sub("", text)
    kind, name = _told(bare)
    if not kind:
        kind, name = _marked(text, bare, categories.casefold())
    name = _CAKE.sub("", name).strip(" ,;:-–")
    if not kind or not name or len(name.split()) > _MOST_WORDS or _NO_NAME.match(name):
        return None
    year = _year(age, day.year if "FREQ=YEARLY" in rule.upper() else 0, today)
    number = 29 if _ends_february(rule) and day.month == 2 else day.day
    return name, PartialDate(kind, year or None, day.month, number)


def _year(age: str, began: int, today: date) -> int:
    """The year of birth: told in four digits behind the name, else the one the day ``began`` if that can be."""
    if len(age) == 4:
        return int(age) if _EARLIEST <= int(age) <= today.year else 0
    return began if _EARLIEST <= began <= today.year - _YOUNGEST and began not in _NO_YEAR else 0


def _told(text: str) -> tuple[str, str]:
    for kind, shape in _SHAPES:
        if found := shape.fullmatch(text):
            return kind, found["name"]
    return "", ""


def _marked(text: str, bare: str, categories: str) -> tuple[str, str]:
    """The kind and the name where nothing but a sign or a category says what the day is."""
    if text.startswith("\U0001f48d") or re.search(r"\banniversar(?:y|ies)\b", categories):
        return "anniversary", bare
    if (
        text.startswith("\U0001f382")
        or text.endswith("\U0001f382")
        or re.search(r"\b(?:birthdays?|geburtstage?|anniversaires?|cumpleaños|compleann[oi])\b", categories)
    ):
        return "birthday", bare
    return "", ""


def _ends_february(rule: str) -> bool:
    """Whether a rule means the last day of February, as a 29th is written that is to come every year."""
    parts = set(rule.upper().split(";"))
    return {"BYMONTH=2", "BYMONTHDAY=-1"} <= parts
