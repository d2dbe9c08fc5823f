"""The full-text index: what was written about people, folded, and brought up to date within every change."""

from collections.abc import Iterable
from typing import Any

from peewee import SqliteDatabase

from netui.domain.folding import fold
from netui.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A table that holds words: which columns, joined by blanks, and the statement that leads to its contacts."""

    table: str
    columns: tuple[str, ...]
    contacts: str


SOURCES = (
    Source("contact", ("about",), "SELECT id, id FROM contact WHERE id IN ({ids})"),
    Source(
        "interaction",
        ("words",),
        "SELECT interaction_id, contact_id FROM participant WHERE interaction_id IN ({ids})",
    ),
    Source("fact", ("text", "source"), "SELECT id, contact_id FROM fact WHERE id IN ({ids})"),
    Source("promise", ("text",), "SELECT id, contact_id FROM promise WHERE id IN ({ids})"),
    Source("give", ("detail",), "SELECT id, contact_id FROM give WHERE id IN ({ids})"),
    Source("job", ("role", "organisation"), "SELECT id, contact_id FROM job WHERE id IN ({ids})"),
    Source("relation", ("name", "kind"), "SELECT id, contact_id FROM relation WHERE id IN ({ids})"),
    Source(
        "introduction",
        ("reason", "outcome"),
        "SELECT id, contact_id FROM introduction WHERE id IN ({ids}) "
        "UNION ALL SELECT id, other_id FROM introduction WHERE id IN ({ids})",
    ),
    Source("referral", ("what",), "SELECT id, contact_id FROM referral WHERE id IN ({ids})"),
)
"""Whatever was written about people beside the first lines of their card, which are searched as they are."""

KINDS = 16
"""A row of the index is numbered by its source row's id times this, plus the place of its source."""

_AT_ONCE = 400
_NAMED_AT_ONCE = 50_000
_FEW_PAGES = 250
"""Pages of the index that are merged in a frame; ten thousand texts make about so many."""


def install(database: SqliteDatabase) -> None:
    """(Re)make the triggers that note which rows are to be read again, and note all of them once."""
    for number, source in enumerate(SOURCES):
        for op, row in (("insert", "NEW"), ("update", "NEW"), ("delete", "OLD")):
            name = f"unread_{source.table}_{op}"
            of = f" OF {', '.join(source.columns)}" if op == "update" else ""
            database.execute_sql(f'DROP TRIGGER IF EXISTS "{name}"')
            database.execute_sql(
                f'CREATE TRIGGER "{name}" AFTER {op.upper()}{of} ON "{source.table}" '
                f"BEGIN INSERT OR IGNORE INTO unread VALUES ({row}.id * {KINDS} + {number}); END"
            )
        database.execute_sql(f'INSERT OR IGNORE INTO unread SELECT id * {KINDS} + {number} FROM "{source.table}"')


def unread(database: SqliteDatabase) -> int:
    """How many rows are noted to be read again."""
    return int(database.execute_sql("SELECT count(*) FROM unread").fetchone()[0])


def refresh(database: SqliteDatabase) -> None:
    """Read again whatever changed; within the writer's own transaction, so that index and words never differ."""
    while keys := [row[0] for row in database.execute_sql("SELECT key FROM unread LIMIT ?", (_AT_ONCE,))]:
        for number, source in enumerate(SOURCES):
            ids = [key // KINDS for key in keys if key % KINDS == number]
            if ids:
                _read_again(database, number, source, ids)
        marks = ", ".join("?" * len(keys))
        database.execute_sql(f"DELETE FROM unread WHERE key IN ({marks})", tuple(keys))


def is_small(database: SqliteDatabase) -> bool:
    """Whether the index can be wiped within a change that somebody waits for."""
    pages = database.execute_sql("SELECT count(*) FROM written_idx").fetchone()[0]
    return int(pages) <= _FEW_PAGES


def wipe(database: SqliteDatabase) -> None:
    """Take the words of what is gone out of the index itself, which only crosses them out until it is merged."""
    database.execute_sql("INSERT INTO written (written) VALUES ('optimize')")


def _read_again(database: SqliteDatabase, number: int, source: Source, ids: list[int]) -> None:
    marks = ", ".join("?" * len(ids))
    keys = tuple(row * KINDS + number for row in ids)
    words = " || ' ' || ".join(f'"{column}"' for column in source.columns)
    found = database.execute_sql(f'SELECT id, {words} FROM "{source.table}" WHERE id IN ({marks})', tuple(ids))
    texts = [(row * KINDS + number, folded) for row, text in found.fetchall() if (folded := fold(text))]
    database.execute_sql(f"DELETE FROM written WHERE rowid IN ({marks})", keys)
    database.connection().executemany("INSERT INTO written (rowid, words) VALUES (?, ?)", texts)


def phrase(words: str, *, exact: bool) -> str:
    """``words`` (folded) for FTS5's MATCH: as one phrase, the last word as a beginning unless ``exact``."""
    quoted = '"' + words.replace('"', '""') + '"'
    return quoted if exact else f"{quoted} *"


def owners(rows: Iterable[int], execute: Any) -> dict[int, int]:
    """Contacts whom rows of the index speak of, each with the place (from 0) of its first such row.

    ``execute`` runs a statement written out and gives its rows.
    """
    order = {key: place for place, key in enumerate(rows)}
    of_kind: list[list[int]] = [[] for _ in range(KINDS)]
    for key in order:
        of_kind[key % KINDS].append(key // KINDS)
    best: dict[int, int] = {}
    for number, source in enumerate(SOURCES):
        ids = of_kind[number]
        for begin in range(0, len(ids), _NAMED_AT_ONCE):
            some = ", ".join(str(row) for row in ids[begin : begin + _NAMED_AT_ONCE])
            for row, contact_id in execute(source.contacts.format(ids=some)):
                place = order[row * KINDS + number]
                if contact_id is not None and place < best.get(contact_id, len(order)):
                    best[contact_id] = place
    return best


def differences(database: SqliteDatabase) -> int:
    """How many texts the index does not hold as their sources say them, or holds of no source."""
    return len(misread(database))


def misread(database: SqliteDatabase) -> list[int]:
    """The rows of the index that say something else than their sources, are missing, or have no source."""
    held = dict(database.execute_sql("SELECT rowid, words FROM written").fetchall())
    wrong: list[int] = []
    for number, source in enumerate(SOURCES):
        words = " || ' ' || ".join(f'"{column}"' for column in source.columns)
        for row, text in database.execute_sql(f'SELECT id, {words} FROM "{source.table}"').fetchall():
            key = row * KINDS + number
            if held.pop(key, "") != fold(text):
                wrong.append(key)
    return [*wrong, *held]
