"""Undo and redo: triggers record what each change did to every row, and play it back or forth."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from peewee import SqliteDatabase

from netui.store.file import inbox_index, map_index, search_index
from netui.store.file.errors import UndoRefused

_RECORDING = "(SELECT change_id FROM recording)"


@cache
def _columns() -> Mapping[str, Sequence[str]]:
    """What is recorded of each table."""
    from netui.store.models.recorded import RECORDED

    return {
        model._meta.table_name: tuple(
            field.column_name for field in model._meta.sorted_fields if field.column_name != "touch"
        )
        for model in RECORDED
    }


def _image(table: str, row: str) -> str:
    """SQL for one row as bytes: every column as its type's letter, its length in bytes, ``:`` and its bytes.

    A migration adds columns at the end only, so an image made before it is the beginning of one made after.
    """
    parts = []
    for column in _columns()[table]:
        name = f'{row}."{column}"'
        parts.append(
            f"substr(typeof({name}), 1, 1) || coalesce(length(CAST({name} AS BLOB)), 0) || ':' "
            f"|| coalesce(CAST({name} AS TEXT), '')"
        )
    return f"CAST({' || '.join(parts)} AS BLOB)"


def _plain_image(table: str, row: str) -> str:
    """SQL for the same bytes in one call, several times as quick; a text must hold no NUL, which would end it."""
    names = [f'{row}."{column}"' for column in _columns()[table]]
    values = ", ".join(f"typeof({name}), length(CAST({name} AS BLOB)), {name}" for name in names)
    return f"CAST(printf('{'%.1s%d:%s' * len(names)}', {values}) AS BLOB)"


def _values(image: bytes) -> list[Any]:
    """The columns of an image, typed as they were."""
    values: list[Any] = []
    position = 0
    while position < len(image):
        kind = image[position : position + 1]
        colon = image.index(b":", position)
        start = colon + 1
        position = start + int(image[position + 1 : colon])
        data = image[start:position]
        match kind:
            case b"n":
                values.append(None)
            case b"i":
                values.append(int(data))
            case b"r":
                values.append(float(data))
            case b"t":
                values.append(data.decode("utf-8", "replace"))
            case _:
                values.append(data)
    return values


def row_of(table: str, image: bytes) -> dict[str, Any]:
    """A recorded row as it was, by its columns; those that a later migration added are missing."""
    return dict(zip(_columns()[table], _values(image), strict=False))


def install(database: SqliteDatabase) -> None:
    """(Re)make the recording triggers of every table, after a migration."""
    for table, columns in _columns().items():
        for op in ("insert", "update", "delete"):
            database.execute_sql(f'DROP TRIGGER IF EXISTS "record_{table}_{op}"')
        into = "INSERT INTO delta (change_id, op, tbl, row, col, old, new)"
        updates = "\n".join(
            f"{into} SELECT {_RECORDING}, 'update', '{table}', NEW.id, '{column}', "
            f'OLD."{column}", NEW."{column}" WHERE OLD."{column}" IS NOT NEW."{column}";'
            for column in columns
        )
        new, old = _image(table, "NEW"), _image(table, "OLD")
        bodies = {
            "insert": f"{into} VALUES ({_RECORDING}, 'insert', '{table}', NEW.id, NULL, NULL, {new});",
            "update": updates,
            "delete": f"{into} VALUES ({_RECORDING}, 'delete', '{table}', OLD.id, NULL, {old}, NULL);",
        }
        for op, body in bodies.items():
            database.execute_sql(
                f'CREATE TRIGGER "record_{table}_{op}" AFTER {op.upper()} ON "{table}" '
                f"WHEN {_RECORDING} IS NOT NULL BEGIN\n{body}\nEND"
            )


def begin(database: SqliteDatabase, name: str, at: str) -> int:
    """Start recording a change called ``name`` (at the instant ``at``, as text); its number."""
    change_id = int(database.execute_sql("INSERT INTO change (name, at) VALUES (?, ?)", (name, at)).lastrowid)
    database.execute_sql("UPDATE recording SET change_id = ?", (change_id,))
    return change_id


def end(database: SqliteDatabase, change_id: int, name: str) -> bool:
    """Stop recording and give the change its final ``name``; one that did nothing is forgotten (False)."""
    database.execute_sql("UPDATE recording SET change_id = NULL")
    if _rows(database, "SELECT 1 FROM delta WHERE change_id = ? LIMIT 1", change_id):
        database.execute_sql("UPDATE change SET name = ? WHERE id = ?", (name, change_id))
        return True
    database.execute_sql("DELETE FROM change WHERE id = ?", (change_id,))
    return False


def let_go(database: SqliteDatabase) -> bool:
    """Let go of what was undone and, something newer being done, can no longer be brought back; whether any was.

    Of its words the search index keeps a trace until it is wiped.
    """
    return bool(database.execute_sql("DELETE FROM change WHERE undone").rowcount)


@contextmanager
def adding(database: SqliteDatabase, table: str, *, plain: bool) -> Iterator[None]:
    """While many rows are added to one ``table``: what its trigger would record of each is recorded at the end.

    All of them must get ids above those that are there, and nothing else may be written meanwhile. ``plain`` says
    that no text of theirs holds a NUL.
    """
    under_way = _first(database, "SELECT change_id, '' FROM recording WHERE change_id IS NOT NULL")
    if under_way is None or table not in _columns():
        yield
        return
    image = (_plain_image if plain else _image)(table, "x")
    last = _rows(database, f'SELECT coalesce(max(id), 0) FROM "{table}"')[0][0]
    database.execute_sql("UPDATE recording SET change_id = NULL")
    try:
        yield
    finally:
        database.execute_sql(
            "INSERT INTO delta (change_id, op, tbl, row, new) "
            f"SELECT ?, 'insert', ?, x.id, {image} "
            f'FROM "{table}" AS x WHERE x.id > ? ORDER BY x.id',
            (under_way[0], table, last),
        )
        database.execute_sql("UPDATE recording SET change_id = ?", (under_way[0],))


def cancel(database: SqliteDatabase) -> None:
    """Stop recording without giving the change a name: whoever began it lets it go as well."""
    database.execute_sql("UPDATE recording SET change_id = NULL")


def last_done(database: SqliteDatabase) -> tuple[int, str] | None:
    """Number and name of the change that undo would take back."""
    return _first(database, "SELECT id, name FROM change WHERE NOT undone ORDER BY id DESC LIMIT 1")


def next_undone(database: SqliteDatabase) -> tuple[int, str] | None:
    """Number and name of the change that redo would bring back: undone, with nothing newer done since."""
    return _first(
        database,
        "SELECT id, name FROM change WHERE undone "
        "AND id > (SELECT coalesce(max(id), 0) FROM change WHERE NOT undone) ORDER BY id LIMIT 1",
    )


def _first(database: SqliteDatabase, sql: str) -> tuple[int, str] | None:
    rows = _rows(database, sql)
    return (int(rows[0][0]), str(rows[0][1])) if rows else None


def _noted(database: SqliteDatabase) -> int:
    """How many rows wait to be read again for search, map and inbox: written by the way, and nobody's loss."""
    return search_index.unread(database) + map_index.unplaced(database) + inbox_index.unassigned(database)


def _rows(database: SqliteDatabase, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return list(database.execute_sql(sql, values).fetchall())


def play(database: SqliteDatabase, change_id: int, *, back: bool) -> None:
    """Take a recorded change back, or bring it about again; within a transaction of the caller's.

    Raises UndoRefused, before anything is committed, when a row is not as the change left it.
    """
    database.execute_sql("PRAGMA defer_foreign_keys = 1")
    order = "DESC" if back else "ASC"
    deltas = _rows(
        database,
        f"SELECT op, tbl, row, col, old, new FROM delta WHERE change_id = ? ORDER BY id {order}",
        change_id,
    )
    connection = database.connection()
    changes = connection.total_changes - _noted(database)
    known = _columns()
    for op, table, row, column, old, new in deltas:
        if table not in known or (column is not None and column not in known[table]):
            raise UndoRefused(f"this change speaks of something unknown here ({table})")
        before, after = (new, old) if back else (old, new)
        if op == "update":
            _set_column(database, table, row, column, before, after)
        elif (op == "insert") is back:
            _remove(database, table, row, before)
        else:
            _bring(database, table, row, after)
    if connection.total_changes - _noted(database) != changes + len(deltas):
        raise UndoRefused("something written since hangs on it and would be lost")
    database.execute_sql("UPDATE change SET undone = ? WHERE id = ?", (int(back), change_id))


def _set_column(database: SqliteDatabase, table: str, row: int, column: str, before: Any, after: Any) -> None:
    changed = database.execute_sql(
        f'UPDATE "{table}" SET "{column}" = ? WHERE id = ? AND "{column}" IS ?', (after, row, before)
    )
    if changed.rowcount != 1:
        raise _newer(table)


def _remove(database: SqliteDatabase, table: str, row: int, image: bytes) -> None:
    present = _rows(database, f'SELECT {_image(table, "x")} FROM "{table}" AS x WHERE id = ?', row)
    if not present or not bytes(present[0][0]).startswith(bytes(image)):
        raise _newer(table)
    database.execute_sql(f'DELETE FROM "{table}" WHERE id = ?', (row,))


def _bring(database: SqliteDatabase, table: str, row: int, image: bytes) -> None:
    if _rows(database, f'SELECT 1 FROM "{table}" WHERE id = ?', row):
        raise _newer(table)
    values = tuple(_values(image))
    names = ", ".join(f'"{column}"' for column in _columns()[table][: len(values)])
    marks = ", ".join("?" * len(values))
    database.execute_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', values)


def _newer(table: str) -> UndoRefused:
    what = table.replace("_", " ")
    return UndoRefused(f"a {what} was changed since by something else; undoing would overwrite it")
