"""A network with something in every table, and hostile text in every column that people or files can fill."""

import sqlite3
from pathlib import Path

from forked import NOW
from hostile_texts import worst
from small_network import file_of, network_of, small

from netui.store import open_store

_OWN = (
    "tier", "cadence", "state", "direction", "purpose", "at", "day", "zone", "side", "due", "until",
    "occurrence", "form", "subject", "since", "begins", "ends", "step", "digest", "said", "means", "value",
    "currency", "kind", "op", "tbl", "col", "country",
)  # fmt: skip
_DATED = ("_on", "_at", "_since", "_due")
"""Columns that hold the program's own words and days, refusing others: by name, and ends of names."""

_PEOPLES = frozenset(
    {("contact_date", "kind"), ("relation", "kind"), ("contact_point", "value"), ("place_alias", "means")}
)
"""Columns called like some of them that hold what people write."""

_PROGRAMS = frozenset({("event_contact", "role")})


def build(folder: Path) -> tuple[Path, int]:
    """Make the network in ``folder``; its file, and how many columns hold hostile text."""
    with open_store(folder / "demo.db", now=NOW.at, backups=folder / "b", create=True) as demo:
        data = file_of(small(demo, NOW))
    path = folder / "hostile.db"
    with open_store(path, now=NOW.at, backups=folder / "b", create=True) as store:
        store.whole_network.take_in(network_of(data), NOW)
    return path, _poison(path)


def _poison(path: Path) -> int:
    """Put hostile text into every row; keys stay apart by the number of the row before it."""
    with sqlite3.connect(path) as file:
        file.create_function("fold", 1, str, deterministic=True)
        tables = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        count = 0
        for table in tables:
            if table.startswith(("sqlite_", "written", "delta")):
                continue
            columns = [row[1] for row in file.execute(f'PRAGMA table_info("{table}")') if row[2] == "TEXT"]
            for column in columns:
                if not _filled_by_people(table, column):
                    continue
                count += 1
                for place, (row,) in enumerate(file.execute(f'SELECT id FROM "{table}"').fetchall()):
                    unique = f"{row} " if column in ("uid", "file", "head", "name", "match_key") else ""
                    text = unique + worst(count + place)
                    file.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (text, row))
        file.execute("UPDATE change SET undone = 0")
    file.close()
    return count


def _filled_by_people(table: str, column: str) -> bool:
    if (table, column) in _PROGRAMS:
        return False
    return not (column in _OWN or column.endswith(_DATED)) or (table, column) in _PEOPLES
