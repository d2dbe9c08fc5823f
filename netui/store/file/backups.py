"""Copies of the file, made through SQLite, verified, checksummed, and thinned by age."""

import hashlib
import os
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from netui.store.file.connection import Connection
from netui.store.file.errors import StoreError, translate

_STAMP = "%Y%m%dT%H%M%SZ"
_KEPT = ((14, "%Y%m%d"), (8, "%G-%V"), (12, "%Y%m"))
"""Beside all of the last 24 hours: the newest of each of 14 days, 8 weeks and 12 months."""


class Backups:
    """The backups of one file, in a folder of their own."""

    def __init__(self, connection: Connection, folder: Path) -> None:
        self._file = connection
        self.folder = folder

    def make(self, now: datetime, target: Path | None = None) -> Path:
        """Write a verified backup to ``target`` or into the folder; its path. Raises StoreError."""
        target = target or self.folder / f"{self._file.path.stem}-{now.astimezone(UTC):{_STAMP}}.db"
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        if target.exists() and target.samefile(self._file.path):
            raise StoreError(f"{target} is the network itself: name another file for its backup")
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
            copy = sqlite3.connect(part)
            try:
                self._file.database.connection().backup(copy)
                verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
            finally:
                copy.close()
            if verdict != "ok":
                raise StoreError(f"the backup of {self._file.path} failed its check ({verdict}); none was kept")
            checksum = hashlib.sha256(part.read_bytes()).hexdigest()
            _sync(part)
            part.replace(target)
            target.with_name(target.name + ".sha256").write_text(f"{checksum}  {target.name}\n")
        except (OSError, sqlite3.Error) as error:
            raise translate(error, str(target)) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return target

    def daily(self, now: datetime) -> Path | None:
        """Make the first backup of the day, and let go of what is older than is kept."""
        today = f"{now.astimezone(UTC):%Y%m%d}"
        if any(stamp.strftime("%Y%m%d") == today for stamp in self.made()):
            return None
        made = self.make(now)
        self.thin(now)
        return made

    def made(self) -> dict[datetime, Path]:
        """The backups in the folder by the instant they were made, the newest first."""
        found: dict[datetime, Path] = {}
        for path in self.folder.glob("*.db"):
            name, _, when = path.stem.rpartition("-")
            if name != self._file.path.stem:
                continue
            try:
                stamp = datetime.strptime(when, _STAMP).replace(tzinfo=UTC)
            except ValueError:
                continue
            found[stamp] = path
        return dict(sorted(found.items(), reverse=True))

    def thin(self, now: datetime) -> None:
        """Let go of old backups; the newest is never among them."""
        made = self.made()
        kept = {stamp for stamp in made if stamp > now - timedelta(days=1)} | set(list(made)[:1])
        for count, pattern in _KEPT:
            newest: dict[str, datetime] = {}
            for stamp in made:
                newest.setdefault(stamp.strftime(pattern), stamp)
            kept |= set(list(newest.values())[:count])
        for stamp, path in made.items():
            if stamp not in kept:
                path.unlink(missing_ok=True)
                path.with_name(path.name + ".sha256").unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
