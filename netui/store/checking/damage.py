"""A damaged file: which of its tables can still be read, looked at without a write."""

import sqlite3
from contextlib import closing
from pathlib import Path

from netui.domain.frozen import dataclass

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Damage:
    """How many tables could be read to their end, and of the others how many rows came before the damage."""

    whole: int
    cut_off: tuple[tuple[str, int], ...] = ()
    unknown: bool = False
    """Whether not even the list of the tables can be read."""

    def says(self) -> str:
        """What can be read, as the middle of a sentence."""
        if self.unknown:
            return "not even the list of its tables can be read"
        if not self.cut_off:
            return f"all of its {self.whole} tables can be read to their end"
        named = ", ".join(f"{name} ({rows:,} rows)" for name, rows in self.cut_off[:_MOST_NAMED])
        more = f" and {len(self.cut_off) - _MOST_NAMED} more" if len(self.cut_off) > _MOST_NAMED else ""
        tables = self.whole + len(self.cut_off)
        return f"{self.whole} of its {tables} tables can be read to their end, others only in part: {named}{more}"


def damage(path: Path) -> Damage:
    """What can be read of the SQLite file at ``path``; never raises for what is in it, never writes."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
            file.text_factory = bytes
            found = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            names = sorted(name.decode("utf-8", "replace") for (name,) in found if isinstance(name, bytes))
            read = {name: _rows(file, name) for name in names if not _inner(name)}
    except (sqlite3.Error, ValueError):  # what SQLite says of bad bytes may hold them
        return Damage(0, unknown=True)
    cut_off = tuple((name, rows) for name, (rows, whole) in read.items() if not whole)
    return Damage(len(read) - len(cut_off), cut_off)


def _inner(name: str) -> bool:
    """Whether a table belongs to the full-text index, which is made anew from the others."""
    return name == "written" or name.startswith(("sqlite_", "written_"))


def _rows(file: sqlite3.Connection, name: str) -> tuple[int, bool]:
    rows = 0
    try:
        for _ in file.execute('SELECT * FROM "{}"'.format(name.replace('"', '""'))):
            rows += 1
    except (sqlite3.Error, ValueError):
        return rows, False
    return rows, True
