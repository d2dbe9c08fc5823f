"""Backups of the file, made through SQLite, verified, checksummed, and thinned by age."""

import glob
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from netui.store.file.connection import Connection
from netui.store.file.copies import Copy, Holds, checksum_file, copy_all, holds_of, look_at, whole
from netui.store.file.copy_names import SEALED, STAMP, kept, stamp_of
from netui.store.file.errors import StoreError, translate
from netui.store.file.private import make_folder, new_file, sync, sync_folder

_KEPT = ((14, "%Y%m%d"), (8, "%G-%V"), (12, "%Y%m"))
"""Beside all of the last 24 hours: the newest of each of 14 days, 8 weeks and 12 months."""

_ONE_SITTING = timedelta(hours=1)
"""Merges come in runs: the backup before the first of them serves for all within this time."""

Seal = Callable[[bytes], bytes]
"""What encrypts a backup."""


class Damaged(StoreError):  # noqa: N818 - it is the file that is damaged, and said so
    """The file failed its check, so no backup of it was kept."""


class Backups:
    """The backups of one file, in a folder of their own."""

    def __init__(self, connection: Connection, folder: Path) -> None:
        self._file = connection
        self.folder = folder
        self.under_way = Lock()
        """Held while another thread makes one, and by who wants none to be made meanwhile."""

    def make(
        self, now: datetime, target: Path | None = None, *, seal: Seal | None = None, thin: bool = True
    ) -> Path:
        """Write a verified backup to ``target``, or into the folder and then ``thin`` that; its path.

        With ``seal`` it is encrypted, and what is not encrypted never reaches the disk. Raises StoreError; Damaged
        when it is the file itself that failed the check, and then no other backup is let go of.
        """
        if target is not None:
            self._check(target)
            return self._written(target, seal, replace=True)
        moment = now
        while True:
            name = f"{self._file.path.stem}-{moment.astimezone(UTC):{STAMP}}.db{SEALED if seal else ''}"
            try:
                made = self._written(self.folder / name, seal, replace=False)
                break
            except FileExistsError:  # another one was made in this second
                moment += timedelta(seconds=1)
        if thin and not seal:
            self.thin(now)
        return made

    def daily(self, now: datetime) -> Path | None:
        """Make the first backup of the day, and let go of what is older than is kept."""
        today = f"{now.astimezone(UTC):%Y%m%d}"
        if any(stamp.strftime("%Y%m%d") == today for stamp in self.made()):
            return None
        return self.make(now)

    def beside(self, now: datetime) -> "BackupsBeside":
        """The same backups, made and thinned by ``now`` in another thread while this one goes on with the file."""
        return BackupsBeside(self._file, self.folder, self.under_way)

    def before_merge(self, now: datetime) -> Path | None:
        """Make a backup before people are merged, unless there is one of this very hour."""
        if any(abs(now - stamp) < _ONE_SITTING for stamp in self.made()):
            return None
        return self.make(now)

    def made(self) -> dict[datetime, Path]:
        """The backups in the folder by the instant they were made, the newest first; encrypted ones are apart."""
        stem = self._file.path.stem
        paths = kept(self.folder, stem, sealed=False)
        return {stamp: path for path in paths if (stamp := stamp_of(path, stem)) is not None}

    def holds(self) -> Holds:
        """How much the network holds that a backup is made of."""
        return holds_of(self._file.database.connection())

    def listed(self) -> list[Copy]:
        """Every backup in the folder, the encrypted ones too, with what is in it and whether it is whole."""
        stem = self._file.path.stem
        return [look_at(path, stem) for path in kept(self.folder, stem)]

    def thin(self, now: datetime) -> None:
        """Let go of old backups; the newest whole one is never among them.

        One that is damaged keeps its place, but never takes that of another.
        """
        made = self.made()
        unsound: set[datetime] = set()
        while True:
            sound = [stamp for stamp in made if stamp not in unsound]
            stay = _staying(sound, now)
            gone = [stamp for stamp in sound if stamp not in stay]
            doubted = [stamp for stamp in stay if gone and (stamp == sound[0] or _stands_for_any(stamp, gone))]
            found = {stamp for stamp in doubted if not whole(made[stamp])}
            if not found:
                break
            unsound |= found
        self.remove([made[stamp] for stamp in gone])

    def remove(self, paths: list[Path]) -> None:
        """Delete backups with their checksums; raises StoreError where one cannot be."""
        for path in paths:
            try:
                path.unlink(missing_ok=True)
                checksum_file(path).unlink(missing_ok=True)
            except OSError as error:
                raise StoreError(f"the backup {path} cannot be deleted: {error.strerror}") from error

    def _check(self, target: Path) -> None:
        live = self._file.path
        own = [live.with_name(live.name + end) for end in ("", "-journal", "-wal", "-shm")]
        if target.absolute() in [path.absolute() for path in own] or any(
            target.exists() and path.exists() and target.samefile(path) for path in own
        ):
            raise StoreError(f"{target} is the network itself: name another file for its backup")

    def _written(self, target: Path, seal: Seal | None, *, replace: bool) -> Path:
        """A backup at ``target``; FileExistsError where something is there that is not to be replaced."""
        try:
            make_folder(target.parent)
            self._sweep()
            with _part_of(target) as part:
                checksum = self._sealed(part, seal) if seal else self._copied(part)
                sync(part)
                _put(part, target, replace=replace)
                _note(target, checksum)
        except FileExistsError:
            raise
        except (OSError, sqlite3.Error) as error:
            raise translate(error, str(target)) from error
        return target

    @contextmanager
    def _source(self) -> Iterator[sqlite3.Connection]:
        """What is copied."""
        yield self._file.database.connection()

    def _sweep(self) -> None:
        """Remove from the folder what programs that were killed left half written."""
        for part in self.folder.glob(f"{glob.escape(self._file.path.stem)}-*.part"):
            owner = part.name.split(".")[-2]
            if owner.isdecimal() and not _alive(int(owner)):
                with suppress(OSError):
                    part.unlink(missing_ok=True)

    def _copied(self, part: Path) -> str:
        """The file copied to ``part`` and checked; its checksum."""
        new_file(part)
        with closing(sqlite3.connect(part)) as copy:
            copy.execute("PRAGMA journal_mode = off")
            copy.execute("PRAGMA synchronous = off")
            self._copy_to(copy)
        with part.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def _sealed(self, part: Path, seal: Seal) -> str:
        with closing(sqlite3.connect(":memory:")) as copy:
            self._copy_to(copy)
            data = seal(copy.serialize())
        new_file(part, data)
        return hashlib.sha256(data).hexdigest()

    def _copy_to(self, copy: sqlite3.Connection) -> None:
        live = self._file.path
        try:
            with self._source() as source:
                copy_all(source, copy)
            verdict = " ".join(str(copy.execute("PRAGMA integrity_check(1)").fetchone()[0]).split())
        except sqlite3.OperationalError as error:  # locked, full and the like are no damage
            raise translate(error, str(live)) from error
        except sqlite3.DatabaseError as error:
            raise Damaged(f"{live} is damaged ({error}); no backup of it was kept") from error
        if verdict != "ok":
            raise Damaged(f"the backup of {live} failed its check ({verdict[:120]}); none was kept")


class BackupsBeside(Backups):
    """Backups made in another thread than the one that has the file open, through a connection of their own."""

    def __init__(self, connection: Connection, folder: Path, under_way: Lock, *, thins: bool = True) -> None:
        super().__init__(connection, folder)
        self.under_way = under_way
        self._thins = thins

    def daily(self, now: datetime) -> Path | None:
        """Make the first backup of the day; who holds ``under_way`` is waited for."""
        with self.under_way:
            return super().daily(now)

    def thin(self, now: datetime) -> None:
        """Let go of old backups, unless the clock was doubted."""
        if self._thins:
            super().thin(now)

    @contextmanager
    def _source(self) -> Iterator[sqlite3.Connection]:
        self._file.check_same_file()
        with closing(sqlite3.connect(f"{self._file.path.as_uri()}?mode=ro", uri=True)) as file:
            yield file


def _staying(made: list[datetime], now: datetime) -> set[datetime]:
    """Of backups made at these instants, the newest first, those that are kept."""
    stay = {stamp for stamp in made if stamp > now - timedelta(days=1)} | set(made[:1])
    for count, pattern in _KEPT:
        newest: dict[str, datetime] = {}
        for stamp in made:
            newest.setdefault(stamp.strftime(pattern), stamp)
        stay |= set(list(newest.values())[:count])
    return stay


def _stands_for_any(stamp: datetime, gone: list[datetime]) -> bool:
    """Whether one is kept in place of another one of the same day, week or month."""
    return any(stamp.strftime(pattern) == one.strftime(pattern) for _, pattern in _KEPT for one in gone)


@contextmanager
def _part_of(target: Path) -> Iterator[Path]:
    """Where a backup grows; nothing is left there in the end."""
    part = target.with_name(f"{target.name[:200]}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _put(part: Path, target: Path, *, replace: bool) -> None:
    """Give a finished file its name. The checksum of what it replaces goes first."""
    if not replace:
        try:
            os.link(part, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without a second name for a file
            if target.exists():
                raise FileExistsError(17, "something is there already", str(target)) from None
            part.replace(target)
        return
    checksum_file(target).unlink(missing_ok=True)
    part.replace(target)


def _note(target: Path, checksum: str) -> None:
    """Put the checksum beside a backup; both names are on the disk then."""
    beside = checksum_file(target)
    with _part_of(beside) as part:
        new_file(part, f"{checksum}  {target.name}\n".encode("utf-8", "surrogateescape"))
        sync(part)
        part.replace(beside)
    sync_folder(target.parent)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
