"""Where somebody occurs in what can be undone: which rows were ever theirs, which changes hold or name them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from peewee import ForeignKeyField

from netui.store.file.connection import Connection
from netui.store.file.journal import row_of
from netui.store.models.people import ContactRow
from netui.store.models.recorded import RECORDED
from netui.store.models.row import Row
from netui.store.models.timeline import InteractionRow

Key = tuple[str, int]
"""A row: its table and its id."""


def links(target: type[Row] | None = None) -> dict[str, dict[str, str]]:
    """For every table its columns that hold ids of others (or of ``target`` alone), each with the other's name."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for model in RECORDED:
        for field in model._meta.sorted_fields:
            if isinstance(field, ForeignKeyField) and (target is None or field.rel_model is target):
                found[model._meta.table_name][field.column_name] = field.rel_model._meta.table_name
    return dict(found)


CONTACT = ContactRow._meta.table_name
INTERACTION = InteractionRow._meta.table_name
PARTICIPANT = "participant"
_NOBODYS = (CONTACT, INTERACTION, "clip", "tag", "event")
"""What hangs on these is found by the contact it names: the rest of it belongs to others."""


class Traces:
    """What the record of changes holds of some people (ids)."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def same_people(self, ids: Iterable[int]) -> list[int]:
        """These people and those that were ever merged into them, whose rows went over and are now theirs."""
        found = list(dict.fromkeys(ids))
        columns = {column for named in links(ContactRow).values() for column in named}
        names = ", ".join(f"'{column}'" for column in sorted(columns))
        for kept in found:
            merged = self._file.sql(
                f"SELECT DISTINCT u.old FROM delta u WHERE u.op = 'update' AND u.col IN ({names}) AND u.new = ? "
                "AND EXISTS (SELECT 1 FROM delta d WHERE d.change_id = u.change_id AND d.op = 'delete' "
                f"AND d.tbl = '{CONTACT}' AND d.row = u.old)",
                kept,
            )
            found += [row[0] for row in merged if row[0] not in found]
        return found

    def cards(self, ids: Sequence[int]) -> list[tuple[str, dict[str, Any]]]:
        """Every row of the tables of cards that was theirs: what they were once called and reached by."""
        return [(key[0], row) for key, row in self._images(ids, (CONTACT, "contact_point", "card", "contact_tag"))]

    def once_called(self, ids: Sequence[int]) -> list[str]:
        """The names that were changed for others."""
        chosen = ", ".join(str(number) for number in ids)
        rows = self._file.sql(
            "SELECT old, new FROM delta WHERE op = 'update' AND tbl = ? AND col = 'name' "
            f"AND row IN ({chosen}) ORDER BY id",
            CONTACT,
        )
        return [str(name) for row in rows for name in row]

    def deleted(self) -> list[tuple[int, str]]:
        """Ids and names of those who are not here but can be brought back by undo."""
        rows = self._file.sql(
            f"SELECT old FROM delta WHERE op = 'delete' AND tbl = '{CONTACT}' "
            f"AND row NOT IN (SELECT id FROM {CONTACT}) ORDER BY id"
        )
        rows += self._file.sql(
            f"SELECT d.new FROM delta d JOIN change c ON c.id = d.change_id WHERE c.undone AND d.op = 'insert' "
            f"AND d.tbl = '{CONTACT}' AND d.row NOT IN (SELECT id FROM {CONTACT}) ORDER BY d.id"
        )
        named = (row_of(CONTACT, image) for (image,) in rows)
        return list(dict.fromkeys((row["id"], str(row["name"])) for row in named))

    def rows(self, ids: Sequence[int]) -> set[Key]:
        """Every row that was ever theirs, and every entry in which they took part or were spoken of."""
        own: set[Key] = {(CONTACT, number) for number in ids}
        pointing = links(ContactRow)
        for key, row in self._images(ids, tuple(pointing)):
            own.add(key)
            if key[0] == PARTICIPANT:
                own.add((INTERACTION, row["interaction_id"]))
        wanted = ", ".join(str(number) for number in ids)
        for table, columns in pointing.items():
            for column in columns:
                moved = self._file.sql(
                    "SELECT DISTINCT row FROM delta WHERE op = 'update' AND tbl = ? AND col = ? "
                    f"AND (old IN ({wanted}) OR new IN ({wanted}))",
                    table,
                    column,
                )
                own |= {(table, row[0]) for row in moved}
        return own | self._children(own)

    def changes(self, own: set[Key], words: Sequence[str]) -> set[int]:
        """The changes in which one of these rows occurs, or one of these words."""
        by_table: dict[str, set[int]] = defaultdict(set)
        for table, row in own:
            by_table[table].add(row)
        found = {
            change
            for change, table, row in self._file.sql("SELECT change_id, tbl, row FROM delta")
            if row in by_table.get(table, ())
        }
        return found | self._naming(words)

    def _naming(self, words: Sequence[str]) -> set[int]:
        found: set[int] = set()
        for word in words:
            for change, op, table, old, new in self._file.sql(
                "SELECT change_id, op, tbl, old, new FROM delta WHERE instr(lower(CAST(old AS TEXT)), lower(?1)) "
                "OR instr(lower(CAST(new AS TEXT)), lower(?1))",
                word,
            ):
                said = (old, new) if op == "update" else row_of(table, new or old).values()
                if any(names(word, str(value)) for value in said):
                    found.add(change)
            for change, name in self._file.sql(
                "SELECT id, name FROM change WHERE instr(lower(name), lower(?))", word
            ):
                if names(word, name):
                    found.add(change)
        return found

    def _images(self, ids: Sequence[int], tables: Sequence[str]) -> Iterator[tuple[Key, dict[str, Any]]]:
        """Rows made or removed, as they were, that name one of these people."""
        wanted, columns = set(ids), links(ContactRow)
        named = ", ".join(f"'{table}'" for table in tables)
        marks = [f"i{len(str(number))}:{number}" for number in ids]
        some = " OR ".join("instr(coalesce(new, old), CAST(? AS BLOB))" for _ in marks)
        for table, row, image in self._file.sql(
            "SELECT tbl, row, coalesce(new, old) FROM delta "
            f"WHERE op <> 'update' AND tbl IN ({named}) AND ({some})",
            *marks,
        ):
            values = row_of(table, image)
            mine = ("id",) if table == CONTACT else columns.get(table, ())
            if any(values.get(column) in wanted for column in mine):
                yield (table, row), values

    def _children(self, own: set[Key]) -> set[Key]:
        """What hung on rows of theirs other than entries: the moves of a promise, the legs of a trip."""
        below = {
            table: hangs
            for table, columns in links().items()
            if (hangs := {column: other for column, other in columns.items() if other not in _NOBODYS})
        }
        named = ", ".join(f"'{table}'" for table in below)
        rows = self._file.sql(
            f"SELECT tbl, row, coalesce(new, old) FROM delta WHERE op <> 'update' AND tbl IN ({named})"
        )
        images = [(table, row, row_of(table, image)) for table, row, image in rows]
        found: set[Key] = set()
        while True:
            more = {
                (table, row)
                for table, row, values in images
                if (table, row) not in found
                and any((other, values.get(column)) in own | found for column, other in below[table].items())
            }
            if not more:
                return found
            found |= more


def names(word: str, text: str) -> bool:
    """Whether ``text`` holds ``word`` however it is written, and not as a part of a longer word.

    In a script without capitals words are written without blanks as well, so there any place will do.
    """
    if word.casefold() == word.upper():
        return word in text
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None
