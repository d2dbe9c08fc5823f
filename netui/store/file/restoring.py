"""A backup brought back: read and checked first, the present backed up, and then written over the file at once."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from netui.domain.frozen import dataclass
from netui.domain.line.typed_dates import parse_day
from netui.domain.moment import Moment, zone_info
from netui.store.file import opening
from netui.store.file.backups import Backups, Damaged
from netui.store.file.connection import Connection
from netui.store.file.copies import Content, Copy, Holds, Unseal, copy_all, holds_of, look_at, read
from netui.store.file.copy_names import STAMP, kept, stamp_of
from netui.store.file.errors import FileRefused, NoNetwork, StoreError, translate
from netui.store.file.private import sync_folder


@dataclass(frozen=True, slots=True)
class Present:
    """The file as it is now: what it ``holds``, if it can be read, and else what is wrong with it.

    Neither holds nor wrong: there is none yet.
    """

    holds: Holds | None = None
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the backup made of what was there before, or where the damaged file was moved to."""

    before: Path | None
    moved: Path | None


class Restoring:
    """The questions and the verb of a restore; the file itself may be damaged, or missing."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._path = path
        self._folder = folder

    def listed(self) -> list[Copy]:
        """Every backup in the folder, the newest first, the encrypted ones too."""
        return [look_at(path, self._path.stem) for path in self.paths()]

    def paths(self) -> list[Path]:
        """Where they are, in the same order: the first has the number 1."""
        return kept(self._folder, self._path.stem)

    def number(self, path: Path) -> int:
        """The number that a backup has now."""
        return self.paths().index(path) + 1

    def meant(self, text: str, now: Moment) -> Path:
        """The backup that ``text`` means: its number, a file, or a date, which is the last one made on that day.

        Raises StoreError where there is none.
        """
        paths = self.paths()
        if text.isascii() and text.isdecimal() and len(text) < 6:
            if not 0 < int(text) <= len(paths):
                there = f"they go from 1 to {len(paths)}" if paths else "there are none yet"
                raise StoreError(f"there is no backup number {text}: {there}")
            return paths[int(text) - 1]
        path = Path(text)
        if path.is_file():
            if self._path.exists() and path.samefile(self._path):
                raise StoreError(f"{path} is the network itself: name a backup of it")
            return path
        day = parse_day(text, now.day, past=True)
        if day is None:
            raise StoreError(
                f"there is no backup {text}: name a number, a date or a file; netui restore lists them"
            )
        for made in paths:
            at = stamp_of(made, self._path.stem)
            if at is not None and at.astimezone(zone_info(now.zone)).date() == day:
                return made
        raise StoreError(f"no backup was made on {day}: netui restore lists them")

    def content(self, path: Path, unseal: Unseal | None = None) -> Content:
        """What is in a backup, checked and brought to this version in memory; raises StoreError."""
        return read(path, unseal)

    def present(self) -> Present:
        """What is there now; raises FileRefused for a file that is another program's or a newer netui's."""
        with self._opened() as (connection, wrong):
            if connection is None:
                return Present(wrong=wrong)
            try:
                verdict = str(connection.sql("PRAGMA quick_check(1)")[0][0])
                if verdict != "ok":
                    return Present(wrong=f"{self._path} is damaged ({' '.join(verdict.split())[:120]})")
                return Present(holds_of(connection.database.connection()))
            except (StoreError, sqlite3.Error, ValueError, TypeError) as error:
                return Present(wrong=f"{self._path} cannot be read ({error})")

    def restore(self, content: Content, now: datetime) -> Restored:
        """Write ``content`` over the file, whole or not at all, after what is there was backed up.

        A damaged file is moved aside, never deleted; a missing one is made. Raises StoreError, and then
        everything is as it was.
        """
        with self._opened() as (connection, wrong):
            if connection is not None:
                try:
                    before = Backups(connection, self._folder).make(now, thin=False)
                    self._write(content, connection)
                    return Restored(before, None)
                except Damaged as error:
                    wrong = str(error)
        moved = self._move_aside(now) if wrong else None
        try:
            opening.create(self._path)
            connection = Connection(self._path)
            try:
                self._write(content, connection)
            finally:
                connection.close()
        except BaseException:
            self._take_back(moved)
            raise
        return Restored(None, moved)

    @contextmanager
    def _opened(self) -> Iterator[tuple[Connection | None, str]]:
        """The open file, or none and what is wrong with it; nothing is wrong with one that is not there yet."""
        connection, wrong = None, ""
        try:
            if opening.look(self._path):
                connection = Connection(self._path)
        except NoNetwork as refused:
            if not self.paths():
                raise FileRefused(f"{refused}: no backup was ever made of it, so move it away yourself") from None
            wrong = f"{self._path} is no network any more"
        except FileRefused:
            raise
        except StoreError as error:
            if "damaged" not in str(error) and "not a netui file" not in str(error):
                raise
            wrong = str(error)
        try:
            yield connection, wrong
        finally:
            if connection is not None:
                connection.close()

    def _write(self, content: Content, connection: Connection) -> None:
        connection.check_same_file()
        try:
            copy_all(content.connection, connection.database.connection())
        except sqlite3.Error as error:
            raise translate(error, str(self._path)) from error

    def _move_aside(self, now: datetime) -> Path:
        """Give the damaged file, and its journal with it, a name of its own."""
        while True:
            aside = self._path.with_name(f"{self._path.name}.damaged-{now.astimezone(UTC):{STAMP}}")
            if not aside.exists():
                break
            now += timedelta(seconds=1)
        try:
            for end in ("", "-journal", "-wal", "-shm"):
                beside = self._path.with_name(self._path.name + end)
                if beside.exists():
                    beside.rename(aside.with_name(aside.name + end))
            sync_folder(self._path.parent)
        except OSError as error:
            why = f"{self._path} cannot be moved aside: {error.strerror}"
            raise StoreError(f"{why}; nothing was restored") from error
        return aside

    def _take_back(self, moved: Path | None) -> None:
        """After a restore that failed: an empty file goes, and the damaged one has its name again."""
        with suppress(OSError):
            if self._path.exists() and self._path.stat().st_size == 0:
                self._path.unlink()
            if moved is not None and not self._path.exists():
                for end in ("", "-journal", "-wal", "-shm"):
                    beside = moved.with_name(moved.name + end)
                    if beside.exists():
                        beside.rename(self._path.with_name(self._path.name + end))
