"""Every table of the network as the file itself describes it: columns, references, and all its rows."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any

from netui.domain.frozen import dataclass
from netui.store.file.connection import Connection
from netui.store.file.errors import StoreError
from netui.store.models.recorded import BESIDE, RECORDED
from netui.store.models.row import Row

PAGE = 500
"""Rows read at a time."""

STAYING = frozenset(model._meta.table_name for model in BESIDE)
"""The tables that are no part of undo: what came into them with a network outlasts its being taken back."""

Columns = dict[str, Any]
"""One row, by the names of its columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its ``type`` (TEXT, INTEGER or REAL), what it is where a file says nothing, whose id it holds.

    ``required`` says that it has no value by itself, ``optional`` that it may be nothing (null).
    """

    name: str
    type: str
    default: Any
    required: bool
    optional: bool
    refers_to: str = ""


@dataclass(frozen=True)
class Table:
    """One table. ``unique`` are the sets of columns of which no two rows say the same."""

    name: str
    columns: Mapping[str, Column]
    unique: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def references(self) -> tuple[tuple[str, str], ...]:
        """The columns that hold ids of another table, each with that table."""
        return tuple((one.name, one.refers_to) for one in self.columns.values() if one.refers_to)


@dataclass(slots=True)
class Tables:
    """The tables of one open network; those that hold nothing but what can be read from others are left out."""

    connection: Connection
    _known: dict[str, Table] = field(default_factory=dict)

    @property
    def all(self) -> Mapping[str, Table]:
        """Every table by name, as they stand in a file: what can be undone, then the others."""
        if not self._known:
            models: tuple[type[Row], ...] = (*RECORDED, *BESIDE)
            names = [model._meta.table_name for model in models]
            self._known.update({name: self._described(name) for name in names})
        return self._known

    def in_order(self) -> list[Table]:
        """Every table, those that others refer to before them."""
        ordered: dict[str, Table] = {}

        def put(table: Table) -> None:
            for _, other in table.references:
                if other != table.name and other not in ordered:
                    put(self.all[other])
            ordered.setdefault(table.name, table)

        for table in self.all.values():
            put(table)
        return list(ordered.values())

    def empty(self) -> bool:
        """Whether nothing has been written yet, apart from what stays beside the network."""
        recorded = [name for name in self.all if name not in STAYING]
        return not any(self.connection.sql(f'SELECT 1 FROM "{name}" LIMIT 1') for name in recorded)

    def pages(self) -> Iterator[tuple[str, Iterator[list[Columns]]]]:
        """Every table with its rows in the order of their ids, a page at a time.

        Raises StoreError where another program, or this one, wrote in between: the pages would not fit.
        """
        before = self._state()
        for table in self.all.values():
            yield table.name, self._rows(table, before)

    def rows(self, table: Table) -> Iterator[Columns]:
        """The rows of one table in the order of their ids."""
        for page in self._rows(table, None):
            yield from page

    def put(self, table: Table, row: Columns, origin: str) -> int:
        """Write one row, with its id or, where that is None, with a new one; the id it has.

        Raises StoreError, naming the row by its ``origin``, where the table does not take it.
        """
        names = ", ".join(f'"{name}"' for name in table.columns)
        marks = ", ".join("?" * len(table.columns))
        values = [row[name] for name in table.columns]
        try:
            written = self.connection.database.connection().execute(
                f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', values
            )
        except sqlite3.IntegrityError as error:
            raise StoreError(f"{origin} cannot stand in a network ({error}); nothing was taken in") from error
        return int(written.lastrowid or 0)

    def _rows(self, table: Table, before: tuple[int, int] | None) -> Iterator[list[Columns]]:
        names = ", ".join(f'"{name}"' for name in table.columns)
        last = -(1 << 63)
        while found := self.connection.sql(
            f'SELECT {names} FROM "{table.name}" WHERE id > ? ORDER BY id LIMIT {PAGE}', last
        ):
            page = [dict(zip(table.columns, row, strict=True)) for row in found]
            last = page[-1]["id"]
            yield page
        if before is not None and before != self._state():
            raise StoreError("the network was written to while it was read: export it once more")

    def _state(self) -> tuple[int, int]:
        return self.connection.data_version(), self.connection.database.connection().total_changes

    def _described(self, name: str) -> Table:
        refers = {row[3]: row[2] for row in self.connection.sql(f'PRAGMA foreign_key_list("{name}")')}
        columns = {
            column: Column(
                column,
                kind,
                self._default(default),
                required=bool(needed) and default is None,
                optional=not needed and column != "id",
                refers_to=refers.get(column, ""),
            )
            for _, column, kind, needed, default, _, hidden in self.connection.sql(f'PRAGMA table_xinfo("{name}")')
            if not hidden
        }
        unique = [row[1] for row in self.connection.sql(f'PRAGMA index_list("{name}")') if row[2] and not row[4]]
        keys = (self.connection.sql(f'PRAGMA index_info("{index}")') for index in unique)
        return Table(name, columns, tuple(tuple(row[2] for row in key) for key in keys))

    def _default(self, written: str | None) -> Any:
        return None if written is None else self.connection.sql(f"SELECT {written}")[0][0]
