"""The columns of a CSV file: what each means by its name, by what stands in it, or as its owner says."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from netui.domain.incoming.reading import Source
from netui.exchange.tables.headers import (
    BESIDE_FAMILY_NAME,
    FIRST_OR_NAME,
    LABEL,
    LAST_OR_NAME,
    LEFT,
    PREFIX_OR_ROLE,
    is_google,
    meaning_of,
    squeezed,
)
from netui.exchange.tables.writing import COLUMNS, as_typed
from netui.exchange.vcard_points import profile_site

MEANINGS: Mapping[str, str] = {
    "name": "the whole name",
    "first name": "the first name",
    "middle name": "middle names",
    "last name": "the family name",
    "prefix": "what stands before the name: Dr.",
    "suffix": "what stands after the name: Jr.",
    "nickname": "what friends call them; kept as a fact",
    "role": "what they do",
    "organisation": "where they work",
    "place": "where they are",
    "email": "e-mail addresses",
    "phone": "phone numbers",
    "url": "web pages",
    "profile": "profile pages, on LinkedIn and the like",
    "handle": "names on messengers and networks",
    "address": "a whole postal address in one cell",
    "street": "street and number of an address",
    "po box": "post box of an address",
    "city": "city of an address",
    "region": "state, region or canton of an address",
    "postcode": "postcode of an address",
    "country": "country of an address",
    "birthday": "the birthday",
    "birth year": "the year of the birthday",
    "birth month": "the month of the birthday",
    "birth day": "the day of the birthday, 1 to 31",
    "anniversary": "the anniversary",
    "date": "another date that comes every year",
    "connected": "the day we were connected on LinkedIn; a line of the text about them",
    "tags": "tags, several parted by ;",
    "note": "text about them",
    "hook": "how we met, what was said",
    "fact": "something I know of them: kept as “column: value”",
    "interest": "what they love to talk about",
    "pronounce": "how their name is said",
    "relation": "somebody who belongs to them",
    "job": "an earlier job: CTO, Acme (until Nov 2026)",
    "tier": "how much attention they get: A, B, C, D, ambient or pool",
    "cadence": "how often they are to hear from me: 3w, 2m, P3W",
    "depth": "how well we know each other, 0 to 5",
    "state": "active, archived or deceased",
    "uid": "what tells them apart in the program they come from",
    LABEL: "what the column after it is called: home, work",
    LEFT: "left alone: it is kept, and leaves again with a CSV export",
}
"""What a column can mean, in the words a person would use, in the order to offer it."""

CALLED = frozenset(
    (
        *("email", "phone", "url", "profile", "handle", "date", "relation"),
        *("address", "street", "po box", "city", "region", "postcode", "country"),
    )
)
"""The meanings behind which a label may follow: ``phone: work``, ``relation: spouse``."""

PARTS = ("po box", "street", "city", "region", "postcode", "country")
"""The parts of an address, in the order they are written in."""

OWN_MEANS: Mapping[str, str] = dict(
    zip(
        COLUMNS,
        (
            *("name", "role", "organisation", "place", "email", "email", "phone", "phone", "profile", "url"),
            *("handle", "address", "birthday", "date", "tags", "hook", "note", "job"),
            *("tier", "cadence", "depth", "state", "own", "own", "uid"),
        ),
        strict=True,
    )
)
"""The columns of netui's own files; those that are ``own`` say what netui works out itself."""

_OWN_SIGNS = frozenset(("Name", "Tier", "Cadence", "Depth", "UID"))

_WHO = frozenset(("name", "first name", "last name", FIRST_OR_NAME, LAST_OR_NAME, "email", "phone"))
"""What a head must have for its file to be read without asking."""

_NAMES = frozenset(("name", "first name", "last name"))

_THUNDERBIRD = frozenset(("primaryemail", "primareemailadresse", "adresseelectroniqueprincipale"))
_OUTLOOK_EMAIL = frozenset(
    ("emailaddress", "emailadresse", "adressedemessagerie", "email2address", "direcciondecorreoelectronico")
)
_OUTLOOK = frozenset(
    (
        *("businessstreet", "businessphone", "homestreet", "homephone", "emaildisplayname", "emailtype"),
        *("strassegeschaftlich", "telefongeschaftlich", "strasseprivat", "emailtyp"),
        *("ruebureau", "telephonebureau", "ruedomicile", "calledeltrabajo", "telefonodeltrabajo"),
    )
)

_EMAIL = re.compile(r"[^\s@<>,;]{1,200}@[^\s@<>,;]{2,200}")
_PHONE = re.compile(r"[+(]?\d(?:[ ().\-/]{0,3}\d){6,18}")
_YEAR_FIRST = re.compile(r"\d{4}[-/.]\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$")
_WORDS = re.compile(r"[^\W\d_][\w.'’\-]*(?: [^\W\d_][\w.'’\-]*){0,4},?(?: [^\W\d_][\w.'’\-]*)?")

_MOST = 0.6
"""The share of a column's cells that look like one thing for the column to be guessed to be it."""


def head_key(head: Sequence[str]) -> str:
    """What the meanings given to the columns of ``head`` are remembered under: their names, however written."""
    return "\n".join(map(squeezed, head))


def source_of(head: Sequence[str]) -> Source:
    """The program that writes files with this head."""
    keys = set(map(squeezed, head))
    if set(map(as_typed, head)) >= _OWN_SIGNS:
        return Source.OWN_CSV
    if any(meaning_of(name) == "connected" for name in head):
        return Source.LINKEDIN
    if any(map(is_google, head)):
        return Source.GOOGLE
    if keys & _THUNDERBIRD:
        return Source.THUNDERBIRD
    return Source.OUTLOOK if keys & _OUTLOOK and keys & _OUTLOOK_EMAIL else Source.CSV


def named_means(head: Sequence[str]) -> tuple[str, ...]:
    """What each column means by its name; those not known are left alone, and all but netui's own in its files."""
    if source_of(head) is Source.OWN_CSV:
        return tuple(OWN_MEANS.get(as_typed(name), LEFT) for name in head)
    return _resolved(head, [meaning_of(name) or LEFT for name in head])


def tells_who(means: Sequence[str]) -> bool:
    """Whether one of the columns is a name, an e-mail address or a phone."""
    return any(meaning.partition(":")[0] in _WHO for meaning in means)


def known_columns(cells: Sequence[str]) -> int:
    """How many of these cells are names of columns; 0 unless one tells who somebody is, or messages are below."""
    if is_message_head(cells):
        return len(cells)
    means = [meaning_of(cell) for cell in cells]
    return sum(map(bool, means)) if tells_who(means) else 0


def is_message_head(head: Sequence[str]) -> bool:
    """Whether it is the head of LinkedIn's ``messages.csv``."""
    return {"conversationid", "from", "date", "content"} <= set(map(squeezed, head))


def is_data(cell: str) -> bool:
    """Whether a cell is an address, a number or a page, which no column is called."""
    return any(looks(cell.strip()) for looks in (_is_email, _is_phone, _is_page))


def guessed_means(means: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """``means`` with what stands in the columns left alone: addresses, numbers, pages, and then names.

    Without one of the first three nothing is guessed: a list of words may be a list of anything.
    """
    pairs = zip(means, _columns(means, rows), strict=True)
    found = [_by_content(cells) if meaning == LEFT else meaning for meaning, cells in pairs]
    if not any(meaning.partition(":")[0] in ("email", "phone", "profile") for meaning in found):
        return tuple(means)
    return with_names(found, rows)


def with_names(means: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """``means`` with the column that holds names, or the two, where none is said to and one left alone does."""
    found = list(means)
    if not _NAMES.intersection(found):
        _guess_name(found, _columns(means, rows))
    return tuple(found)


def parse_means(text: str, head: Sequence[str]) -> tuple[str, ...]:
    """What ``Name=name,Mail=email,3=note`` says of the columns of ``head``; the others mean what they are called.

    A column is named as in the file, or by its number counted from 1; one with a comma in its name stands in
    double quotes. Raises ValueError with one sentence.
    """
    means = list(named_means(head))
    for part in filter(None, (part.strip() for part in next(csv.reader([" ".join(text.splitlines())]), ()))):
        name, equals, meaning = part.rpartition("=")
        if not equals:
            raise ValueError(f"“{part[:60]}” says nothing of a column: write Column=meaning,Column=meaning")
        means[_place(name.strip(), head)] = _meant(meaning.strip())
    return tuple(means)


def understood(meaning: str) -> bool:
    """Whether ``meaning`` is one that a column can have."""
    base, _, label = meaning.partition(": ")
    return meaning == "own" or (base in MEANINGS and (not label or base in CALLED))


def _place(name: str, head: Sequence[str]) -> int:
    wanted = squeezed(name)
    for place, column in enumerate(head):
        if column.strip() == name or (wanted and squeezed(column) == wanted):
            return place
    if name.isascii() and name.isdecimal() and 1 <= int(name[:6]) <= len(head):
        return int(name[:6]) - 1
    raise ValueError(f"there is no column “{name[:60]}” in this file: it has {', '.join(head)[:300]}")


def _meant(text: str) -> str:
    low = " ".join(text.casefold().split())
    base, _, label = low.partition(":")
    meaning = f"{base.strip()}: {label.strip()}" if label.strip() else base.strip()
    if understood(meaning):
        return meaning
    if (known := meaning_of(text)) and understood(known):
        return known
    raise ValueError(f"“{text[:60]}” is nothing a column can mean: say {', '.join(list(MEANINGS)[:-1])} or {LEFT}")


def _resolved(head: Sequence[str], means: list[str]) -> tuple[str, ...]:
    """What names that mean several things mean beside the others."""
    there = set(means)
    keys = set(map(squeezed, head))
    family = "last name" in there
    parted = bool({"birth year", "birth month"} & there) and "birth day" not in there
    named_first = bool(keys & BESIDE_FAMILY_NAME) and not family
    either = {
        FIRST_OR_NAME: "first name" if family else "name",
        LAST_OR_NAME: "last name" if "first name" in there and not family else "name",
        PREFIX_OR_ROLE: "prefix" if "role" in there else "role",
    }
    if named_first and LAST_OR_NAME not in there and Counter(means)["name"] == 1:
        either["name"] = "last name"
    if parted:
        either["birthday"] = "birth day"
    return tuple(either.get(meaning, meaning) for meaning in means)


def _columns(means: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """What stands in each column, where anything does."""
    return [
        [cell for row in rows if place < len(row) and (cell := row[place].strip())] for place in range(len(means))
    ]


def _is_email(cell: str) -> bool:
    return _EMAIL.fullmatch(cell) is not None


def _is_phone(cell: str) -> bool:
    return len(cell) < 40 and _PHONE.fullmatch(cell) is not None and not _YEAR_FIRST.match(cell)


def _is_page(cell: str) -> bool:
    return cell[:8].casefold().startswith(("http://", "https://"))


def _is_words(cell: str) -> bool:
    return len(cell) <= 60 and _WORDS.fullmatch(cell) is not None


def _mostly(cells: Sequence[str], looks: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(looks, cells)) >= _MOST * len(cells)


def _by_content(cells: Sequence[str]) -> str:
    if _mostly(cells, _is_email):
        return "email"
    if _mostly(cells, _is_phone):
        return "phone"
    if _mostly(cells, lambda cell: bool(profile_site(cell))):
        return "profile"
    return "url" if _mostly(cells, _is_page) else LEFT


def _guess_name(means: list[str], columns: Sequence[Sequence[str]]) -> None:
    """The first column left alone that holds names, or the first two where each holds one word of them."""
    words = [
        place
        for place, (meaning, cells) in enumerate(zip(means, columns, strict=True))
        if meaning == LEFT and _mostly(cells, _is_words) and 2 * len(set(cells)) > len(cells)
    ]
    if not words:
        return
    first = words[0]
    second = first + 1
    if not _mostly(columns[first], lambda cell: " " not in cell) or second not in words:
        means[first] = "name"
        return
    means[first], means[second] = "first name", "last name"
