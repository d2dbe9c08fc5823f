"""The rows of a CSV file made people: one way for every program, driven by what the columns mean."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeVar

from netui.domain.due.cadence import Interval
from netui.domain.folding import fold
from netui.domain.incoming.reading import Card, Source, Standing
from netui.domain.people.contact import DEPTHS, ContactDraft, ContactPoint, PointKind, State, Tier
from netui.domain.people.known import FactKind
from netui.domain.people.known_lines import KnownDraft
from netui.domain.people.point_keys import url_key
from netui.exchange.tables.cells import BIRTH_PARTS, NAME_PARTS, Cells, Column, Person
from netui.exchange.tables.columns import PARTS
from netui.exchange.tables.dates import day_of_parts
from netui.exchange.tables.headers import LABEL, LEFT
from netui.exchange.tables.originals import row_text
from netui.exchange.tables.writing import BETWEEN, as_typed

NOBODY = "no name, e-mail, phone or profile: nothing to call this contact by"

OWN = "own"
"""The meaning of a column that says what netui works out itself."""

_MOST_ADDRESSES = 100
_STANDING = ("tier", "cadence", "depth", "state")
_ADDRESS = frozenset(("address", *PARTS))

_BECOMES = {
    "note": ("about",),
    "connected": ("about",),
    "url": ("profile",),
    "profile": ("url",),
    "handle": ("profile", "url"),
    "job": ("jobs",),
    **dict.fromkeys(PARTS, ("address", "place")),
    **dict.fromkeys(("birthday", *BIRTH_PARTS, "anniversary", "date"), ("dates",)),
}
"""What becomes of a column's cells on a card, where it is not called as the column's meaning is."""

Word = TypeVar("Word", bound=StrEnum)


class Read(NamedTuple):
    """Who stands in a row, None for nobody, and in sentences what of it could not be read."""

    card: Card | None
    problems: Sequence[str] = ()


class People:
    """Makes people of rows whose columns have these ``names`` and ``means``, in a file of ``source``.

    ``month_first`` is asked whether ``3/4/1980`` is the fourth of March; ``this_year`` is where years of two
    digits end.
    """

    def __init__(
        self,
        names: Sequence[str],
        means: Sequence[str],
        source: Source,
        this_year: int,
        month_first: Callable[[], bool],
    ) -> None:
        self._source = source
        self._cells = Cells(source, this_year, month_first)
        self._columns = _compiled(names, means, self._cells)
        self._stand = not frozenset(_STANDING).isdisjoint(means)
        self._born_in_parts = not frozenset(BIRTH_PARTS).isdisjoint(means)
        self._room = _room(means)

    def read(self, line: int, cells: Sequence[str]) -> Read:
        """Who stands in the row of a ``line``. Cells beyond the last column are kept with those left alone."""
        exact = self._cells.exact
        if exact:
            cells = [as_typed(cell) for cell in cells]
        person = Person(cells)
        kept: list[tuple[str, str]] = []
        left: list[str] = []
        columns = self._columns
        for place, cell in enumerate(cells):
            text = cell if exact else cell.strip()
            if not text:
                continue
            column = columns[place] if place < len(columns) else Column(f"Column {place + 1}", LEFT)
            kept.append((column.name, cell))
            if column.take is not None:
                column.take(person, text, column)
            elif column.meaning == LEFT:
                left.append(column.name)
        draft = self._draft(person, row_text(kept, left))
        if draft is None:
            return Read(None, (NOBODY,))
        standing, problems = _standing(person) if self._stand else (None, ())
        known, relations = tuple(person.known), tuple(person.relations)
        return Read(Card(draft, line, known, relations, standing, self._room), problems)

    def _draft(self, person: Person, raw: str) -> ContactDraft | None:
        for group, parts in person.addresses.items():
            _add_addresses(person, parts, person.address_labels[group])
        if self._born_in_parts:
            _add_birthday(person)
        texts = person.texts
        nickname = texts.get("nickname", "")
        name = _name(person) or texts.get("organisation", "") or _first_point(person.points) or nickname
        if not name:
            return None
        if nickname and nickname != name:
            person.known.append(KnownDraft(FactKind.FACT, f"nickname: {' '.join(nickname.split())}"))
        if person.sounds:
            person.known.append(KnownDraft(FactKind.PRONOUNCE, " ".join(person.sounds)))
        return ContactDraft(
            name=name,
            role=texts.get("role", ""),
            organisation=texts.get("organisation", ""),
            place=texts.get("place", ""),
            hook="\n".join(person.hooks),
            about="\n".join(person.about),
            points=tuple(person.points if self._cells.exact else dict.fromkeys(person.points)),
            tags=tuple(person.tags if self._cells.exact else dict.fromkeys(person.tags)),
            dates=tuple(person.dates),
            jobs=tuple(person.jobs),
            uid=self._uid(person),
            raw=raw,
        )

    def _uid(self, person: Person) -> str:
        if self._source is Source.LINKEDIN:
            page = next((point.value for point in person.points if point.kind is PointKind.PROFILE), "")
            return linkedin_uid(page) if page else ""
        uid = person.texts.get("uid", "")
        return f"urn:uuid:{uid}" if self._cells.exact and uid and not uid.startswith("urn:") else uid


def linkedin_uid(page: str) -> str:
    """The identity that LinkedIn gives somebody: their profile page."""
    return f"linkedin:{url_key(page)}"


def _room(means: Sequence[str]) -> frozenset[str]:
    """What a table with columns of these meanings has room for; what a cell of any may turn out to be counts."""
    bases = {meaning.partition(": ")[0] for meaning in means}
    return frozenset(("name", *bases, *(field for base in bases for field in _BECOMES.get(base, ()))))


def _compiled(names: Sequence[str], means: Sequence[str], cells: Cells) -> list[Column]:
    """The columns; one that labels does so for the column after it, and for all parts of an address there."""
    columns: list[Column] = []
    labels: list[int] = []
    family = ""
    for place, (name, meaning) in enumerate(zip(names, means, strict=True)):
        base, _, label = meaning.partition(": ")
        if base == LABEL:
            labels = [place] if family else [*labels, place]
            family = ""
            columns.append(Column(name, base))
            continue
        if base in (LEFT, OWN):
            columns.append(Column(name, base))
            continue
        its = "address" if base in _ADDRESS else base
        if family and not family == its == "address":
            labels = []
        family = its
        scope = tuple(reversed(labels))
        columns.append(Column(name, base, label, scope, f"{label} {scope}", cells.way(base)))
    return columns


def _name(person: Person) -> str:
    """The whole name, else its parts; parts that the whole name does not hold are kept as a fact."""
    texts = person.texts
    name = texts.get("name", "")
    parts = [texts[part] for part in NAME_PARTS if part in texts]
    if not name:
        return " ".join(parts)
    folded = fold(name) if parts else ""
    if any(fold(part) not in folded for part in parts):
        person.known.append(KnownDraft(FactKind.FACT, f"full name: {' '.join(parts)}"))
    return name


def _first_point(points: Sequence[ContactPoint]) -> str:
    """What somebody without a name is called by."""
    kinds = (PointKind.EMAIL, PointKind.PHONE, PointKind.PROFILE)
    return next((point.value for kind in kinds for point in points if point.kind is kind), "")


def _add_birthday(person: Person) -> None:
    """A birthday of which year, month and day stand in columns of their own."""
    year, month, day = (person.texts.get(part, "") for part in BIRTH_PARTS)
    if (year or month or day) and (found := day_of_parts("birthday", year, month, day)):
        person.dates.append(found)


def _add_addresses(person: Person, parts: dict[str, list[str]], label: str) -> None:
    """The addresses that some parts make, several where a part has several; a city alone is where they are."""
    several = {part: [cell.split(BETWEEN, _MOST_ADDRESSES) for cell in cells] for part, cells in parts.items()}
    for number in range(max(len(values) for cells in several.values() for values in cells)):
        one = {
            part: [text for values in cells if (text := " ".join("".join(values[number : number + 1]).split()))]
            for part, cells in several.items()
        }
        if city := ", ".join(one.get("city", ())):
            person.texts.setdefault("place", city)
        value = _address_line(one)
        if value and value != person.texts.get("place"):
            person.points.append(ContactPoint(PointKind.ADDRESS, value, label))


def _address_line(parts: dict[str, list[str]]) -> str:
    """The parts in the order of a vCard; an address written as a whole counts where there is no street."""
    whole = ", ".join(parts.get("address", ()))
    if whole and not parts.get("street"):
        rest = [text for part in PARTS for text in parts.get(part, ()) if text not in whole]
        return ", ".join((whole, *rest))
    return ", ".join(text for part in PARTS for text in parts.get(part, ()))


def _standing(person: Person) -> tuple[Standing | None, Sequence[str]]:
    """The attention a row says somebody gets, and sentences about what is no tier, cadence, depth or state."""
    tier, cadence, depth, state = (person.texts.get(part, "").strip() for part in _STANDING)
    if not (tier or cadence or depth or state):
        return None, ()
    problems: list[str] = []
    every = ""
    if cadence:
        try:
            every = Interval.parse(cadence[:40]).iso()
        except ValueError as error:
            problems.append(f"{error}; the rest of this row was read")
    depths = [str(number) for number in range(len(DEPTHS))]
    if depth and depth not in depths:
        problems.append(_no_such("depth", depth, depths))
    standing = Standing(
        _one_of(Tier, tier, "tier", problems),
        every or None,
        int(depth) if depth in depths else 0,
        _one_of(State, state, "state", problems) or State.ACTIVE,
    )
    return standing, problems


def _one_of(words: type[Word], said: str, what: str, problems: list[str]) -> Word | None:
    """The one of some ``words`` that was said; what is none of them goes to the ``problems``."""
    found = next((word for word in words if word.casefold() == said.casefold()), None)
    if said and found is None:
        problems.append(_no_such(what, said, list(words)))
    return found


def _no_such(what: str, said: str, words: Sequence[str]) -> str:
    return f"“{said[:40]}” is no {what}: write {', '.join(words)}; the rest of this row was read"
