"""Copies of the network: what one holds, whether it is whole, and its content read into memory, checked."""

import hashlib
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from peewee import PeeweeException, SqliteDatabase

from netui.domain.frozen import dataclass
from netui.store.file import opening, search_index
from netui.store.file.copy_names import SEALED, stamp_of
from netui.store.file.errors import StoreError

Unseal = Callable[[bytes], bytes]
"""What makes an encrypted copy readable; raises StoreError with a sentence."""

_PATIENCE = 10.0
"""Seconds that a copy waits for another program to let go of the file."""

_PAGES_A_STEP = 2_000
"""Eight megabytes: nobody who writes meanwhile waits longer than that takes."""

_COUNTS = (
    "SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM interaction), "
    "(SELECT count(*) FROM promise WHERE state = 'open'), (SELECT max(at) FROM change WHERE NOT undone)"
)


class Unfit(StoreError):  # noqa: N818 - it is the copy that is unfit, and said so
    """A copy that cannot be restored; the message says why."""


@dataclass(frozen=True, slots=True)
class Holds:
    """How much there is: contacts, entries, open promises, and when the last change was made (UTC)."""

    contacts: int
    entries: int
    promises: int
    changed: datetime | None


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy on the disk: where, from when (UTC, by its name), how large, of which schema and with what in it.

    ``problem`` says what is wrong with it, or nothing; of one that is ``sealed`` the contents are not known.
    """

    path: Path
    at: datetime | None
    size: int
    schema: int | None = None
    holds: Holds | None = None
    problem: str = ""

    @property
    def sealed(self) -> bool:
        """Whether it is encrypted."""
        return self.path.suffix == SEALED


def checksum_file(path: Path) -> Path:
    """Where the checksum of a copy stands."""
    return path.with_name(path.name + ".sha256")


def checksum_problem(path: Path, checksum: str | None = None) -> str | None:
    """What the checksum beside a copy says against it: nothing if it is right, None if there is no checksum."""
    try:
        said = checksum_file(path).read_bytes()[:64]
    except FileNotFoundError:
        return None
    except OSError as error:
        return f"its checksum cannot be read: {error.strerror}"
    try:
        if checksum is None:
            with path.open("rb") as file:
                checksum = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    return "" if said == checksum.encode() else "it is not what was written: its checksum differs"


def whole(path: Path) -> bool:
    """Whether a copy is as it was written, or, without a checksum, one that SQLite finds no fault with."""
    problem = checksum_problem(path)
    return _sound(path) if problem is None else not problem


def look_at(path: Path, stem: str) -> Copy:
    """A copy as it lies there; never raises."""
    at = stamp_of(path, stem)
    try:
        size = path.stat().st_size
    except OSError as error:
        return Copy(path, at, 0, problem=f"it cannot be read: {error.strerror}")
    problem = checksum_problem(path)
    if path.suffix == SEALED:
        return Copy(path, at, size, problem=problem or "")
    try:
        with closing(_immutable(path)) as file:
            version = int(file.execute("PRAGMA user_version").fetchone()[0])
            holds = holds_of(file)
            if problem is None and file.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                problem = "it failed its check"
    except (sqlite3.Error, ValueError, TypeError) as error:
        return Copy(path, at, size, problem=problem or f"it cannot be read ({error})")
    return Copy(path, at, size, version, holds, problem or "")


def holds_of(file: sqlite3.Connection) -> Holds:
    """How much a network holds."""
    contacts, entries, promises, changed = file.execute(_COUNTS).fetchone()
    return Holds(contacts, entries, promises, datetime.fromisoformat(changed) if changed else None)


def holds_any(path: Path, uids: Sequence[str]) -> bool:
    """Whether a copy holds somebody with one of these uids, be it for undo; raises Unfit if none can tell."""
    if path.suffix == SEALED:
        raise Unfit(f"{path} is encrypted")
    try:
        with closing(_immutable(path)) as file:
            return any(
                file.execute("SELECT 1 FROM contact WHERE uid = ?", (uid,)).fetchone()
                or file.execute(
                    "SELECT 1 FROM delta WHERE tbl = 'contact' AND op <> 'update' "
                    "AND instr(coalesce(new, old), CAST(? AS BLOB)) LIMIT 1",
                    (uid,),
                ).fetchone()
                for uid in uids
            )
    except sqlite3.Error as error:
        raise Unfit(f"{path} cannot be read ({error})") from error


def copy_all(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy a database over another one, whole or not at all; raises sqlite3.Error where one stays locked.

    Between its steps others may write; what they change is copied anew.
    """
    moved = time.monotonic()

    def step(status: int, remaining: int, total: int) -> None:
        nonlocal moved
        if status not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            moved = time.monotonic()
        elif time.monotonic() - moved > _PATIENCE:
            raise sqlite3.OperationalError("database is locked")

    source.backup(target, pages=_PAGES_A_STEP, progress=step, sleep=0.1)


@dataclass(frozen=True, slots=True)
class Content:
    """What is in a copy, checked and of this version's schema, in memory.

    ``schema`` is the one it had; ``proven`` says whether a checksum stood beside it.
    """

    path: Path
    database: SqliteDatabase
    schema: int
    proven: bool
    holds: Holds

    @property
    def is_older(self) -> bool:
        """Whether an older netui made it."""
        return self.schema < opening.VERSION

    @property
    def connection(self) -> sqlite3.Connection:
        """The content itself."""
        found: sqlite3.Connection = self.database.connection()
        return found


def read(path: Path, unseal: Unseal | None = None) -> Content:
    """The content of the copy at ``path``, checked: checksum, program, version, integrity, links and tables.

    Raises Unfit, with one sentence; FileRefused for what another program or a newer netui wrote. The copy itself
    is only read.
    """
    data, proven = _bytes_of(path)
    if is_sealed(data):
        if unseal is None:
            raise Unfit(f"{path} is encrypted: it needs its passphrase or its identity")
        data = unseal(data)
    opening.check_header(data[:100], path)
    schema = int.from_bytes(data[60:64], "big")
    database = SqliteDatabase(":memory:", autoconnect=False)
    database.connect()
    try:
        _fill(database, data, path)
        _check(database, path)
        if schema < opening.VERSION:
            opening.migrate(database, path)
        _check_tables(database, path)
        return Content(path, database, schema, proven, holds_of(database.connection()))
    except (sqlite3.Error, PeeweeException, ValueError, TypeError) as error:
        database.close()
        raise Unfit(f"{path} is damaged ({error}): restore another backup") from error
    except BaseException:
        database.close()
        raise


def is_sealed(data: bytes) -> bool:
    """Whether this is the beginning of an encrypted file."""
    return data.startswith((b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----"))


def _bytes_of(path: Path) -> tuple[bytes, bool]:
    """All of a copy, and whether a checksum stood beside it that is right."""
    try:
        for end in ("-journal", "-wal"):
            beside = path.with_name(path.name + end)
            if beside.exists() and beside.stat().st_size:
                raise Unfit(f"{path} is in the middle of a change ({beside.name}): open it with netui --db first")
        data = path.read_bytes()
    except OSError as error:
        raise Unfit(f"{path} cannot be read: {error.strerror}") from error
    problem = checksum_problem(path, hashlib.sha256(data).hexdigest())
    if problem:
        raise Unfit(f"{path} is damaged: {problem}; restore another backup")
    return data, problem is not None


def _fill(database: SqliteDatabase, data: bytes, path: Path) -> None:
    """Take the bytes of a file for the database; one in WAL mode whose log is empty is read as any other."""
    if data[18:20] == b"\x02\x02":
        data = data[:18] + b"\x01\x01" + data[20:]
    database.connection().deserialize(data)
    for name, value in (("foreign_keys", 1), ("trusted_schema", 0), ("cell_size_check", 1), ("secure_delete", 1)):
        database.execute_sql(f"PRAGMA {name} = {value}").fetchall()


def _check(database: SqliteDatabase, path: Path) -> None:
    verdict = database.execute_sql("PRAGMA integrity_check(1)").fetchone()[0]
    loose = database.execute_sql("PRAGMA foreign_key_check").fetchone()
    if verdict != "ok" or loose:
        why = "rows in it lead nowhere" if loose else " ".join(str(verdict).split())[:120]
        raise Unfit(f"{path} is damaged ({why}): restore another backup")


def _check_tables(database: SqliteDatabase, path: Path) -> None:
    """Only the tables and triggers of this version may be there; triggers worded otherwise are made anew."""
    fresh = SqliteDatabase(":memory:", autoconnect=False)
    fresh.connect()
    try:
        opening.migrate(fresh, path)
        wanted, found = _made_of(fresh), _made_of(database)
    finally:
        fresh.close()
    differ = {name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name)}
    if any(kind != "trigger" or (kind, name) not in wanted for kind, name in differ):
        names = ", ".join(sorted(name for _, name in differ)[:3])
        raise Unfit(f"{path} is not as netui made it ({names}): restore another backup")
    if differ:
        with database.atomic():
            opening.watch(database)
            search_index.refresh(database)


def _made_of(database: SqliteDatabase) -> dict[tuple[str, str], str]:
    rows = database.execute_sql("SELECT type, name, sql FROM sqlite_master WHERE name NOT GLOB 'sqlite_*'")
    return {(str(kind), str(name)): str(sql) for kind, name, sql in rows.fetchall()}


def _immutable(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _sound(path: Path) -> bool:
    try:
        with closing(_immutable(path)) as file:
            ours = file.execute("PRAGMA application_id").fetchone()[0] == opening.APPLICATION_ID
            return ours and bool(file.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False
