"""What search and map hold otherwise than their sources say, and how the writer is told to read it again."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from peewee import PeeweeException, SqliteDatabase

from netui.domain.people.contact import ContactPoint, PointKind
from netui.store.file.id_lists import one_of, parts
from netui.store.file.search_index import KINDS, SOURCES
from netui.store.travel.gazetteer import Gazetteer
from netui.store.travel.placing import whereabouts


def index_broken(database: SqliteDatabase) -> bool:
    """Whether the full-text index contradicts the very texts it holds; within a transaction of the caller's."""
    try:
        database.execute_sql("INSERT INTO written (written) VALUES ('integrity-check')")
    except (PeeweeException, sqlite3.DatabaseError) as error:
        cause = error.__cause__ or error.__context__ or error
        if "malformed" not in f"{error} {cause}":
            raise
        return True
    return False


def read_words_again(database: SqliteDatabase, keys: Iterable[int]) -> None:
    """Have the writer read these rows of the index again, of a sound index; within its transaction."""
    database.execute_sql("INSERT INTO written (written) VALUES ('rebuild')")
    for key in keys:
        if key % KINDS < len(SOURCES):
            database.execute_sql("INSERT OR IGNORE INTO unread VALUES (?)", (key,))
        else:
            database.execute_sql("DELETE FROM written WHERE rowid = ?", (key,))


def misplaced(database: SqliteDatabase, gazetteer: Gazetteer) -> list[int]:
    """The contacts whom the map has elsewhere than their cards say.

    Slips of the pen are looked for in few cards at a time only, so what is found either way counts as right.
    """
    wrong = set(_ids(database, "SELECT contact_id FROM unplaced"))
    wrong.update(
        _ids(database, "SELECT contact_id FROM position WHERE contact_id NOT IN (SELECT id FROM contact)")
    )
    aliases = dict(database.execute_sql("SELECT match_key, means FROM place_alias").fetchall())
    phone = PointKind.PHONE.value
    located = (
        "SELECT id FROM contact WHERE place <> '' UNION SELECT contact_id FROM position "
        f"UNION SELECT contact_id FROM contact_point WHERE kind = '{phone}'"
    )
    for some in parts(_ids(database, located)):
        texts = dict(database.execute_sql(f"SELECT id, place FROM contact WHERE {one_of('id', some)}").fetchall())
        phones = _grouped(
            database,
            f"SELECT contact_id, value FROM contact_point WHERE kind = '{phone}' AND {one_of('contact_id', some)} "
            "ORDER BY position",
        )
        held = _grouped(
            database,
            "SELECT contact_id, label, says, country, lat, lon, zone FROM position "
            f"WHERE {one_of('contact_id', some)} ORDER BY id",
        )
        for number, text in texts.items():
            points = [ContactPoint(PointKind.PHONE, value) for (value,) in phones.get(number, ())]
            on_map = held.get(number, [])
            if on_map != _said(text, points, aliases, gazetteer, slips=False) and on_map != _said(
                text, points, aliases, gazetteer, slips=True
            ):
                wrong.add(number)
    return sorted(wrong)


def _said(
    text: str, phones: Sequence[ContactPoint], aliases: Mapping[str, str], gazetteer: Gazetteer, *, slips: bool
) -> list[tuple[Any, ...]]:
    """What a card says of where somebody is, as the rows of the map."""
    places = whereabouts(text, phones, aliases, gazetteer, slips=slips)
    return [(one.label, one.says, one.country, *(one.at or (None, None)), one.zone) for one in places]


def _ids(database: SqliteDatabase, sql: str) -> list[int]:
    return [row[0] for row in database.execute_sql(sql).fetchall()]


def _grouped(database: SqliteDatabase, sql: str) -> dict[int, list[tuple[Any, ...]]]:
    """Rows by their first column."""
    found: dict[int, list[tuple[Any, ...]]] = {}
    for number, *rest in database.execute_sql(sql).fetchall():
        found.setdefault(number, []).append(tuple(rest))
    return found
