"""The words that tell who somebody is, and where the words of others name them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from peewee import TextField

from netui.domain.frozen import dataclass
from netui.domain.visible import clip
from netui.store.file.connection import Connection, one_of
from netui.store.models.incoming import BroughtRow, DepartedRow, InStepRow
from netui.store.models.people import ContactRow, PointRow
from netui.store.models.record import DraftRow
from netui.store.models.recorded import RECORDED
from netui.store.models.row import Row
from netui.store.models.timeline import InteractionRow
from netui.store.people.traces import names

_LEAST = 5
"""Letters of an address, or of a name of one word, that can hardly be anybody else's."""

_NO_WORDS = frozenset({"uid", "sort_key", "search_key", "match_key", "said", "digest", "zone"})
"""Columns that hold what a program made, not what somebody wrote."""

_OWN: tuple[type[Row], ...] = (BroughtRow, DepartedRow, InStepRow, PointRow)
"""Tables that hold what a source said: it is settled there, and is no words of mine."""
_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of others that name somebody: what they are, on whose page (nothing for nobody's), and how they go."""

    what: str
    whose: str
    words: str


def identifying(names_: Iterable[str], addresses: Iterable[str]) -> tuple[str, ...]:
    """What stands for somebody wherever it is found: whole names, addresses and numbers, no first name alone."""
    found = [name for name in names_ if len(name.split()) > 1 or len(name) > _LEAST or _uncased(name)]
    found += [address for address in addresses if len(address) >= _LEAST]
    return tuple(dict.fromkeys(found))


def _uncased(name: str) -> bool:
    return len(name) > 1 and name.lower() == name.upper()


def mentions(
    connection: Connection, words: Sequence[str], first: Sequence[str], entries: Sequence[int]
) -> tuple[Mention, ...]:
    """Everything written that names one of these ``words``; a text counts once, however often it does.

    In ``entries`` in which they took part, and in what these led to, a ``first`` name alone means them as well.
    """
    found: list[Mention] = []
    tables: tuple[type[Row], ...] = (*RECORDED, DraftRow)
    for model in tables:
        columns = _written(model)
        if not columns:
            continue
        text = " || char(10) || ".join(f"coalesce(\"{column}\", '')" for column in columns)
        rows = _naming(connection, model, text, words, "")
        if where := _of_entries(model, entries):
            rows |= _naming(connection, model, text, first, where)
        whose = _owners(connection, model, sorted(rows))
        meant = (*words, *first)
        found += [
            Mention(_called(model), whose.get(number, ""), _shown(rows[number], meant)) for number in sorted(rows)
        ]
    return tuple(found)


def _naming(
    connection: Connection, model: type[Row], text: str, words: Sequence[str], where: str
) -> dict[int, str]:
    """The rows whose ``text`` names one of the words, with that text."""
    return {
        number: said
        for word in words
        for number, said in connection.sql(
            f'SELECT id, {text} FROM "{model._meta.table_name}" WHERE {where}instr(lower({text}), lower(?))', word
        )
        if names(word, said)
    }


def _of_entries(model: type[Row], entries: Sequence[int]) -> str:
    if model is InteractionRow:
        return f"{one_of('id', entries)} AND "
    linked = any(field.column_name == "interaction_id" for field in model._meta.sorted_fields)
    return f"{one_of('interaction_id', entries)} AND " if linked else ""


def _written(model: type[Row]) -> list[str]:
    if model in _OWN:
        return []
    fields = [field for field in model._meta.sorted_fields if isinstance(field, TextField)]
    left_out = {*_NO_WORDS, *(("name",) if model is ContactRow else ())}
    return [field.column_name for field in fields if field.column_name not in left_out]


def _called(model: type[Row]) -> str:
    name = str(model._meta.table_name).replace("_", " ")
    return {"interaction": "entry", "contact": "card", "card": "imported card", "draft": "unfinished line"}.get(
        name, name
    )


def _owners(connection: Connection, model: type[Row], ids: Sequence[int]) -> Mapping[int, str]:
    """Whose rows these are, by name; of an entry everybody who took part."""
    table = model._meta.table_name
    if model is InteractionRow:
        sql = "SELECT p.interaction_id, c.name FROM participant p JOIN contact c ON c.id = p.contact_id WHERE "
        sql += one_of("p.interaction_id", ids) + " ORDER BY p.position, p.id"
    elif model is ContactRow:
        sql = f"SELECT id, name FROM contact WHERE {one_of('id', ids)}"
    elif any(field.column_name == "contact_id" for field in model._meta.sorted_fields):
        sql = f'SELECT x.id, c.name FROM "{table}" x JOIN contact c ON c.id = x.contact_id WHERE '
        sql += one_of("x.id", ids)
    else:
        return {}
    people: dict[int, list[str]] = defaultdict(list)
    for number, name in connection.sql(sql):
        people[number].append(clip(name, 40))
    return {number: ", ".join(known[:3]) for number, known in people.items()}


def _shown(said: str, words: Sequence[str]) -> str:
    """The words around the name, where it stands first."""
    line = next((line for line in said.split("\n") if any(names(word, line) for word in words)), said)
    places = [place for word in words if (place := line.lower().find(word.lower())) >= 0]
    start = max(0, min(places, default=0) - _WIDTH // 3)
    start = start and line.find(" ", start) + 1
    text = " ".join(line[start : start + _WIDTH * 2].split())
    return clip(f"{'…' if start else ''}{text}", _WIDTH)
