"""Opening the one file: looked at before the first connection, made on purpose, never guessed."""

import stat
from functools import partial
from pathlib import Path

from peewee import SqliteDatabase

from netui.domain.folding import fold
from netui.store.file import inbox_index, journal, map_index, search_index
from netui.store.file.errors import FileRefused, NoNetwork, StoreError, translate
from netui.store.file.private import make_folder, new_file

APPLICATION_ID = 0x6E657475  # "netu"
VERSION = 6
_FIRST_WITH_MAP = 4
_MIGRATIONS = Path(__file__).parent.parent / "migrations"

_PRAGMAS = (
    ("busy_timeout", 5000),
    ("journal_mode", "truncate"),
    ("synchronous", "full"),
    ("fullfsync", 1),
    ("foreign_keys", 1),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("secure_delete", 1),
    ("temp_store", 2),
    ("mmap_size", 0),
    ("cache_size", -2000),
)
"""Measured: with TRUNCATE and FULL no acknowledged write is lost to a dead battery, and a synced folder is
safe; busy_timeout comes first because setting the journal mode itself may have to wait."""


def look(path: Path) -> bool:
    """Whether ``path`` is a netui file with content, read from its header before SQLite opens it.

    False when there is nothing yet (missing or empty). Raises FileRefused for what is no netui file, or one
    of a newer version; StoreError when it may not be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FileRefused(f"{path} is not a file: name a file for your network with --db")
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from error
    if not header:
        return False
    check_header(header, path)
    return True


def check_header(header: bytes, path: Path) -> None:
    """Raise NoNetwork or FileRefused unless these first 100 bytes are of a file that this version may read."""
    if len(header) < 100 or not header.startswith(b"SQLite format 3\x00"):
        raise NoNetwork(f"{path} is not a netui file; it was left as it is")
    _check_whose(int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big"), path)


def check_open(database: SqliteDatabase, path: Path) -> None:
    """Raise FileRefused when the open file was made another program's, or a newer netui's, meanwhile."""
    application = int(database.execute_sql("PRAGMA application_id").fetchone()[0])
    _check_whose(application, version_of(database), path)


def _check_whose(application: int, version: int, path: Path) -> None:
    if application != APPLICATION_ID:
        raise FileRefused(f"{path} belongs to another program; it was left as it is")
    if version > VERSION:
        raise FileRefused(
            f"{path} was written by a newer netui (version {version}, this one knows {VERSION}); "
            "it was left as it is: update netui"
        )


def create(path: Path) -> None:
    """Make the empty file at ``path``, for its owner's eyes only (0600 in a folder of 0700)."""
    try:
        make_folder(path.parent)
        try:
            new_file(path)
        except FileExistsError:
            path.chmod(0o600)
    except OSError as error:
        raise StoreError(f"{path} cannot be made: {error.strerror}") from error


def connect(path: Path) -> SqliteDatabase:
    """A connection to the existing file at ``path``, configured so that what it acknowledges is kept.

    Text that is not UTF-8 is read with replacement characters. Raises StoreError.
    """
    target = path.absolute().as_uri() + "?mode=rw"
    database = SqliteDatabase(
        target, uri=True, autoconnect=False, lock_type="IMMEDIATE", check_same_thread=False, timeout=5
    )
    try:
        database.connect()
        database.connection().text_factory = partial(str, encoding="utf-8", errors="replace")
        database.connection().create_function("fold", 1, _folded, deterministic=True)
        for name, value in _PRAGMAS:
            database.execute_sql(f"PRAGMA {name} = {value}").fetchall()
    except Exception as error:
        database.close()
        raise translate(error, str(path)) from error
    return database


def _folded(text: object) -> str:
    return fold(str(text)) if text is not None else ""


def version_of(database: SqliteDatabase) -> int:
    """The number of the last migration the file has seen."""
    row = database.execute_sql("PRAGMA user_version").fetchone()
    return int(row[0])


def migrate(database: SqliteDatabase, path: Path) -> list[str]:
    """Bring the file to this version by the numbered scripts, whole or not at all; the names of those applied.

    Raises StoreError, and then the file is as it was.
    """
    from playhouse.migrations import Runner

    try:
        with database.atomic():
            has_map = version_of(database) >= _FIRST_WITH_MAP
            applied: list[str] = Runner(database, directory=str(_MIGRATIONS)).up()
            watch(database, read_map=not has_map)
            search_index.refresh(database)
            database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute_sql(f"PRAGMA user_version = {VERSION}")
    except Exception as error:
        raise translate(error, str(path)) from error
    return applied


def watch(database: SqliteDatabase, *, read_map: bool = True) -> None:
    """(Re)make every trigger: they note what changes for undo, search, map and inbox; all is to be read once.

    Without ``read_map`` the map stays as it is.
    """
    journal.install(database)
    search_index.install(database)
    map_index.install(database) if read_map else map_index.watch(database)
    inbox_index.install(database)
