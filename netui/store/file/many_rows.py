"""Many rows of one table added at once: as few statements as SQLite allows, recorded for undo all together."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from peewee import SqliteDatabase

from netui.store.file import journal
from netui.store.file.id_lists import parts

_VALUES = 900
"""Values of one statement: every SQLite takes 999."""

_FEW = 12
"""So few rows are added one by one: to record them all together would cost more than it saves."""


def add(database: SqliteDatabase, table: str, columns: tuple[str, ...], rows: Sequence[Sequence[Any]]) -> None:
    """Insert ``rows``, each with a value for every one of ``columns``, in their order; each new id is the next."""
    connection = database.connection()
    if len(rows) <= _FEW:
        connection.executemany(_insert(table, columns, 1), rows)
        return
    plain = not any("\0" in "".join(map(str, row)) or bytes in map(type, row) for row in rows)
    with journal.adding(database, table, plain=plain):
        for some in parts(rows, max(1, _VALUES // len(columns))):
            connection.execute(_insert(table, columns, len(some)), list(chain.from_iterable(some)))


@lru_cache(maxsize=64)
def _insert(table: str, columns: tuple[str, ...], rows: int) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = f"({', '.join('?' * len(columns))})"
    return f'INSERT INTO "{table}" ({names}) VALUES {", ".join([marks] * rows)}'
