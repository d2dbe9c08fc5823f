"""What a cell of a CSV file says of somebody, by what its column means."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from netui.domain.folding import fold
from netui.domain.incoming.reading import Source
from netui.domain.people.contact import ContactPoint, Job, PartialDate, PointKind
from netui.domain.people.jobs import read_job
from netui.domain.people.known import FactKind
from netui.domain.people.known_lines import KnownDraft
from netui.domain.people.partial_dates import read_date_line
from netui.domain.people.relation import RelationDraft
from netui.exchange.tables.columns import PARTS
from netui.exchange.tables.dates import day_of
from netui.exchange.tables.writing import BETWEEN
from netui.exchange.vcard_points import profile_site

NAME_PARTS = ("prefix", "first name", "middle name", "last name", "suffix")
"""The parts of a name in the order they are spoken."""

BIRTH_PARTS = ("birth year", "birth month", "birth day")

_OFTEN = ("name", "role", "organisation", "place", "nickname")
"""Fields that hold one text, of which address books have several columns; ``_ONCE`` they have one of."""

_ONCE = ("uid", "tier", "cadence", "depth", "state")

_COURTESY = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "mx", "sir", "herr", "frau", "fraulein"),
        *("m", "mme", "mlle", "monsieur", "madame", "sr", "sra", "srta", "senor", "senora", "sig"),
    )
)
"""What is said to everybody: part of nobody's name, it is kept as a fact."""

_TAGS_PARTED = {Source.GOOGLE: None, Source.OUTLOOK: re.compile(r"[;\n]")}
_ANY_PARTED = re.compile(r"[;,|\n]")
_PHONES_PARTED = re.compile(r"[;\n]")
_PEOPLE_PARTED = re.compile(r"[;,\n]")

_EVERYBODY = frozenset(("mycontacts", "my contacts", "starred", "other contacts"))
"""Groups that Google puts everybody into: they say nothing of anybody."""

_SPOKEN = frozenset(("home", "work", "mobile", "other", "main", "fax", "pager", "profile", "blog", "homepage"))
"""Labels of programs, written small as in vCards; a person's own stay as they are."""

_EMAIL_IN_SIGNS = re.compile(r"<\s*([^<>\s@]{1,200}@[^<>\s@]{1,200})\s*>")
_EMAILS_PARTED = re.compile(r"[;,\s]+")
_BREAK = re.compile(r"\r\n?")

_MOST_VALUES = 1000
"""Values of one cell that are parted; what follows stays in one piece, for nobody has so many."""

_LONGEST_LINE = 500
"""Letters of a date or an earlier job that are read; a longer text is none."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its ``meaning`` with the ``label`` behind it, and how a cell of it is taken in, if it is.

    ``labels`` are the places of the columns that label it; parts of one address have the same ``group``.
    """

    name: str
    meaning: str
    label: str = ""
    labels: tuple[int, ...] = ()
    group: str = ""
    take: "Callable[[Person, str, Column], None] | None" = None


@dataclass(slots=True)
class Person:
    """Somebody as far as the row was read; ``addresses`` have the parts of each ``group``, and its label."""

    cells: Sequence[str]
    texts: dict[str, str] = field(default_factory=dict)
    about: list[str] = field(default_factory=list)
    hooks: list[str] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)
    points: list[ContactPoint] = field(default_factory=list)
    addresses: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    address_labels: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    dates: list[PartialDate] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    known: list[KnownDraft] = field(default_factory=list)
    relations: list[RelationDraft] = field(default_factory=list)

    def label(self, column: Column) -> str:
        """What a value is called: by the cells that label it, else by its column."""
        if not column.labels:
            return column.label
        said = [self.cells[place] for place in column.labels if place < len(self.cells)]
        words = [cell.strip().removeprefix("*").strip() for cell in said]
        return " ".join(w.casefold() if w.casefold() in _SPOKEN else w for w in words if w) or column.label

    def note(self, cell: str, column: Column) -> None:
        """Keep a cell as a fact, ``column: cell``."""
        text = f"{self.label(column) or column.name}: {' '.join(cell.split())}"
        self.known.append(KnownDraft(FactKind.FACT, text))


class Cells:
    """The ways to take in a cell. With ``exact`` it is what it says, to the letter: netui wrote it."""

    def __init__(self, source: Source, this_year: int, month_first: Callable[[], bool]) -> None:
        self.exact = source is Source.OWN_CSV
        self._this_year = this_year
        self._month_first = month_first
        self._tags_parted = _TAGS_PARTED.get(source, _ANY_PARTED)
        self._connected: dict[str, str] = {}
        self._ways: dict[str, Callable[[Person, str, Column], None]] = {
            **dict.fromkeys(_OFTEN, _text),
            **dict.fromkeys(_ONCE, _first_text),
            **dict.fromkeys((*NAME_PARTS, *BIRTH_PARTS), _part),
            **dict.fromkeys(("address", *PARTS), self._address),
            **dict.fromkeys(("birthday", "anniversary", "date"), self._date),
            **dict.fromkeys(("url", "profile"), self._page),
            "email": self._email,
            "phone": self._phone,
            "handle": self._handle,
            "connected": self._connection,
            "tags": self._tags,
            "note": self._note,
            "hook": lambda person, cell, column: person.hooks.append(cell),
            "fact": Person.note,
            "interest": self._interest,
            "pronounce": lambda person, cell, column: person.sounds.append(cell),
            "relation": self._relation,
            "job": self._job,
        }

    def way(self, meaning: str) -> Callable[[Person, str, Column], None] | None:
        """How a cell of a column with this meaning is taken in; None for one that only labels, or is left."""
        return self._ways.get(meaning)

    def _values(self, cell: str, parted: re.Pattern[str] | None = None) -> list[str]:
        """The several values of a cell."""
        values = cell.split(BETWEEN, _MOST_VALUES) if BETWEEN in cell else [cell]
        if self.exact:
            return values
        if parted is not None:
            values = [part for value in values for part in parted.split(value, _MOST_VALUES)]
        return [value for part in values if (value := part.strip())]

    def _email(self, person: Person, cell: str, column: Column) -> None:
        label = person.label(column)
        for value in self._values(cell):
            several = [value] if self.exact else _emails(value)
            for address in several:
                if self.exact or "@" in address:
                    person.points.append(ContactPoint(PointKind.EMAIL, address, label))
                else:
                    person.note(address, column)

    def _phone(self, person: Person, cell: str, column: Column) -> None:
        label = person.label(column)
        for value in self._values(cell, _PHONES_PARTED):
            person.points.append(ContactPoint(PointKind.PHONE, value, label))

    def _page(self, person: Person, cell: str, column: Column) -> None:
        label = person.label(column)
        for value in self._values(cell):
            site = "" if self.exact else profile_site(value)
            kind = PointKind.PROFILE if site or column.meaning == "profile" else PointKind.URL
            person.points.append(ContactPoint(kind, value, label or site))

    def _handle(self, person: Person, cell: str, column: Column) -> None:
        label = person.label(column)
        for value in self._values(cell):
            kind = PointKind.HANDLE
            if not self.exact and "://" in value:
                kind = PointKind.PROFILE if profile_site(value) else PointKind.URL
            person.points.append(ContactPoint(kind, value, label))

    def _address(self, person: Person, cell: str, column: Column) -> None:
        if self.exact:
            person.points.extend(ContactPoint(PointKind.ADDRESS, value) for value in self._values(cell))
            return
        person.addresses.setdefault(column.group, {}).setdefault(column.meaning, []).append(cell)
        person.address_labels.setdefault(column.group, person.label(column))

    def _date(self, person: Person, cell: str, column: Column) -> None:
        if self.exact:
            kind = "" if column.meaning == "date" else column.meaning
            person.dates.extend(_own_date(value, kind) for value in self._values(cell))
            return
        kind = person.label(column) if column.meaning == "date" else column.meaning
        kind = kind.casefold() if kind.casefold() in ("birthday", "anniversary") else kind
        for value in self._values(cell):
            if day := day_of(kind or "date", value, self._this_year, self._month_first):
                person.dates.append(day)

    def _connection(self, person: Person, cell: str, column: Column) -> None:
        """A line of the text about them: the same text, kept once, for all who were connected that day."""
        if cell not in self._connected:
            day = day_of("connected", cell, self._this_year, self._month_first)
            whole = day and day.year and day.month and day.day
            when = f"{day.year:04}-{day.month:02}-{day.day:02}" if day and whole else cell
            self._connected[cell] = f"connected on LinkedIn on {when}"
        person.about.append(self._connected[cell])

    def _tags(self, person: Person, cell: str, column: Column) -> None:
        if self.exact:
            person.tags.extend(self._values(cell))
            return
        tags = (value.removeprefix("* ").strip() for value in self._values(cell, self._tags_parted))
        person.tags.extend(tag for tag in dict.fromkeys(tags) if tag and fold(tag) not in _EVERYBODY)

    def _note(self, person: Person, cell: str, column: Column) -> None:
        person.about.append(cell if self.exact else _BREAK.sub("\n", cell))

    def _interest(self, person: Person, cell: str, column: Column) -> None:
        person.known.extend(KnownDraft(FactKind.INTEREST, " ".join(value.split())) for value in self._values(cell))

    def _relation(self, person: Person, cell: str, column: Column) -> None:
        kind = person.label(column).casefold() or "related"
        for value in self._values(cell, _PEOPLE_PARTED if kind == "child" else None):
            person.relations.append(RelationDraft(kind, " ".join(value.split())))

    def _job(self, person: Person, cell: str, column: Column) -> None:
        person.jobs.extend(
            read_job(value).job if len(value) <= _LONGEST_LINE else Job(organisation=value)
            for value in self._values(cell)
        )


def _own_date(text: str, kind: str) -> PartialDate:
    """A date as netui writes it."""
    return read_date_line(text, kind).day if len(text) <= _LONGEST_LINE else PartialDate(kind or "date", text=text)


def _emails(text: str) -> list[str]:
    """The addresses of a cell that holds several, or a name before one; else the cell as it is."""
    found = _EMAIL_IN_SIGNS.findall(text)
    if not found and text.count("@") > 1:
        parts = [part for part in _EMAILS_PARTED.split(text, _MOST_VALUES) if part]
        found = parts if all("@" in part for part in parts) else []
    return [address[7:] if address[:7].casefold() == "mailto:" else address for address in found or [text]]


def _text(person: Person, cell: str, column: Column) -> None:
    """A field that holds one text: the first counts, another one is kept as a fact."""
    there = person.texts.setdefault(column.meaning, cell)
    if there != cell and fold(there) != fold(cell):
        person.note(cell, column)


def _first_text(person: Person, cell: str, column: Column) -> None:
    person.texts.setdefault(column.meaning, cell)


def _part(person: Person, cell: str, column: Column) -> None:
    if column.meaning == "prefix" and fold(cell).rstrip(".") in _COURTESY:
        person.note(cell, column)
        return
    there = person.texts.get(column.meaning)
    person.texts[column.meaning] = f"{there} {cell}" if there else cell
