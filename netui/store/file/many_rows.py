"""Many rows of one table added at once: as few statements as SQLite allows, recorded for undo all together."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from peewee import SqliteDatabase

from netui.store.file import journal

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
    at_once = min(len(rows), max(1, _VALUES // len(columns)))
    whole = len(rows) - len(rows) % at_once
    with journal.adding(database, table):
        for begin in range(0, whole, at_once):
            values = [value for row in rows[begin : begin + at_once] for value in row]
            connection.execute(_insert(table, columns, at_once), values)
        connection.executemany(_insert(table, columns, 1), rows[whole:])


@lru_cache(maxsize=64)
def _insert(table: str, columns: tuple[str, ...], rows: int) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = f"({', '.join('?' * len(columns))})"
    return f'INSERT INTO "{table}" ({names}) VALUES {", ".join([marks] * rows)}'
