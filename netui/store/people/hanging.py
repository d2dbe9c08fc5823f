"""Which changes cannot be undone any more when others are let go from among them: those that these stand upon."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from netui.store.file.connection import Connection, one_of, parts
from netui.store.file.journal import row_of
from netui.store.people.traces import Key, links

_UNIQUE: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "contact": (("uid",),),
    "tag": (("match_key",),),
    "contact_tag": (("contact_id", "tag_id"),),
    "participant": (("interaction_id", "contact_id"),),
    "event_contact": (("event_id", "contact_id", "role"),),
    "saved_list": (("call_key",),),
    "introduction_step": (("introduction_id", "step"),),
    "dismissal": (("contact_id", "other_id", "basis"),),
    "place_alias": (("match_key",),),
    "visit": (("trip_id", "contact_id"),),
    "brought": (("kind", "uid"),),
    "column_map": (("head",),),
    "in_step": (("folder", "file"),),
}
"""Columns of which no two rows of a table say the same."""


@dataclass(slots=True)
class _Done:
    """What changes that are let go did, and what therefore stays as they left it."""

    rows: set[Key] = field(default_factory=set)
    """Rows they made or removed."""
    cells: set[tuple[str, int, str]] = field(default_factory=set)
    touched: set[Key] = field(default_factory=set)
    needed: set[Key] = field(default_factory=set)
    """Rows that others hang on which they made."""
    gone: set[Key] = field(default_factory=set)
    said: set[tuple[Any, ...]] = field(default_factory=set)
    """What may be said once and is said now by a row they made or changed."""


Step = tuple[Any, ...]
"""What a change did to one row: how, in which table and row, and of an update the column, before and after."""


class Hanging:
    """The changes that undo could not get past any more."""

    def __init__(self, connection: Connection, own: set[Key]) -> None:
        """``own`` are the rows that were ever theirs who are forgotten; of those that are gone nothing is left."""
        self._file = connection
        self._links = links()
        self._own = own - self._there(own)
        self._done = _Done(gone=set(self._own))

    def among(self, dropped: set[int]) -> set[int]:
        """``dropped`` and all changes before them that could not be undone without them.

        Undo goes from the newest to the oldest and refuses whatever is not as a change left it. So what a dropped
        change did to anything that is left, an older one cannot be taken back past.
        """
        found = set(dropped)
        changes = [row[0] for row in self._file.sql("SELECT id FROM change ORDER BY id DESC")]
        for some in parts(changes):
            steps = self._steps(some, found)
            for change in some:
                if change in found or any(self._blocks(step) for step in steps[change]):
                    found.add(change)
                    self._note(self._whole(change))
        return found

    def _there(self, rows: set[Key]) -> set[Key]:
        """Those of the rows that are there now: an id may have become another row's since."""
        by_table: dict[str, list[int]] = defaultdict(list)
        for table, row in rows:
            by_table[table].append(row)
        return {
            (table, number)
            for table, ids in by_table.items()
            for some in parts(ids)
            for (number,) in self._file.sql(f'SELECT id FROM "{table}" WHERE {one_of("id", some)}')
        }

    def _steps(self, changes: Sequence[int], dropped: set[int]) -> Mapping[int, list[Step]]:
        """The steps of changes, images only of rows removed, without those of changes that go in any case."""
        listed = ", ".join(str(number) for number in changes if number not in dropped) or "NULL"
        steps: dict[int, list[Step]] = defaultdict(list)
        for change, *step in self._file.sql(
            "SELECT change_id, op, tbl, row, col, CASE WHEN op <> 'insert' THEN old END, NULL "
            f"FROM delta WHERE change_id IN ({listed})"
        ):
            steps[change].append(tuple(step))
        return steps

    def _whole(self, change: int) -> Iterable[Step]:
        return self._file.sql("SELECT op, tbl, row, col, old, new FROM delta WHERE change_id = ?", change)

    def _blocks(self, step: Step) -> bool:
        """Whether this step could not be taken back with what the dropped ones did still standing."""
        op, table, row, column, old, _ = step
        key, done = (table, row), self._done
        if op == "update":
            leads = self._links.get(table, {}).get(column or "")
            return (
                key in done.rows
                or (table, row, column) in done.cells
                or (leads is not None and (leads, old) in done.gone)
                or any((table, columns, (old,)) in done.said for columns in _UNIQUE.get(table, ()))
            )
        if op == "insert":
            return key in done.touched or key in done.needed
        values = row_of(table, old)
        return key in done.touched or self._says_again(table, values) or self._leads_nowhere(table, values)

    def _says_again(self, table: str, values: Mapping[str, Any]) -> bool:
        return any(said in self._done.said for said in _said(table, values))

    def _leads_nowhere(self, table: str, values: Mapping[str, Any]) -> bool:
        named = self._links.get(table, {}).items()
        return any((other, values.get(column)) in self._done.gone for column, other in named)

    def _note(self, steps: Iterable[Step]) -> None:
        """Remember what a dropped change did to what is left."""
        done = self._done
        for op, table, row, column, old, new in steps:
            key = (table, row)
            if key in self._own:
                continue
            done.touched.add(key)
            if op == "update":
                done.cells.add((table, row, column or ""))
                self._need(table, {column or "": new})
                done.said.update(_said(table, {column or "": new}))
                continue
            done.rows.add(key)
            values = row_of(table, old if op == "delete" else new)
            if op == "insert":
                self._need(table, values)
                done.said.update(_said(table, values))
            else:
                done.gone.add(key)

    def _need(self, table: str, values: Mapping[str, Any]) -> None:
        named = self._links.get(table, {}).items()
        self._done.needed.update(
            (other, values[column]) for column, other in named if values.get(column) is not None
        )


def _said(table: str, values: Mapping[str, Any]) -> Iterable[tuple[Any, ...]]:
    for columns in _UNIQUE.get(table, ()):
        if all(column in values for column in columns):
            yield table, columns, tuple(values[column] for column in columns)
