"""Whether there is a backup to go back to: how many, how old, true to their checksums, and one tried out."""

import contextlib
import os
import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from netui.domain.clock_trust import ClockTrust, Witness, clock_trust
from netui.domain.frozen import dataclass
from netui.domain.moment import Moment
from netui.store.checking.finding import Finding, counted, looked_at
from netui.store.checking.witnesses import MADE_ONE
from netui.store.file.copies import checksum_problem, read, whole
from netui.store.file.copy_names import SEALED, kept, stamp_of
from netui.store.file.errors import StoreError

_DAYS_OF_USE = 7
"""So long after the newest backup something may be written before that is worth a word."""

_MOST_BYTES = 1 << 30
"""Backups are read up to so many bytes, the newest first: a second or three."""

_PART = re.compile(r".+\.(\d+)\.part")
_ABANDONED = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Verified:
    """The backups held against their checksums: ``sound`` ones the newest first, and what is wrong with others."""

    sound: tuple[Path, ...] = ()
    wrong: tuple[str, ...] = ()
    unread: int = 0


def verified(paths: Sequence[Path]) -> Verified:
    """Each of ``paths``, the newest first, held against the checksum beside it, as far as there is time for."""
    sound: list[Path] = []
    wrong: list[str] = []
    left = _MOST_BYTES
    for place, path in enumerate(paths):
        if left <= 0:
            return Verified(tuple(sound), tuple(wrong), len(paths) - place)
        problem = checksum_problem(path)
        if problem or (problem is None and not whole(path)):
            wrong.append(f"{path} cannot be relied on ({problem or 'it failed its check'})")
        else:
            sound.append(path)
        with contextlib.suppress(OSError):
            left -= path.stat().st_size
    return Verified(tuple(sound), tuple(wrong))


class Kept:
    """The checks of the backups of the network at ``path`` that are in ``folder``."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._folder = folder
        self._paths = kept(folder, path.stem)
        self._newest = stamp_of(self._paths[0], path.stem) if self._paths else None
        self.verified = verified(self._paths)

    def findings(
        self, now: datetime, used: tuple[datetime, datetime] | None, make: Callable[[], Path] | None
    ) -> Iterator[Finding]:
        """What there is to say at ``now``.

        ``used`` are the instants of the first and the last thing written to the network, if they are known;
        ``make`` makes a backup, if one can be made.
        """
        yield self._age(now, used, make)
        if self._paths:
            yield self._sums()
        yield looked_at("restore", self._folder, self._tried)
        if (parts := self._abandoned(now)) and self._folder.exists():
            yield _to_remove(parts)

    def advice(self) -> str:
        """Which backup to bring back in the place of a file that is damaged or gone, as the end of a sentence."""
        if not self.verified.sound:
            return "there is no sound backup of it; netui import takes in an export, if there is one"
        newest = shlex.quote(str(self.verified.sound[0]))
        return f"netui restore {newest} brings the newest sound backup back"

    def clock(self, now: Moment) -> ClockTrust:
        """Whether ``now`` can be, by the backups alone."""
        known = [Witness(MADE_ONE, self._newest, by_itself=True)] if self._newest else []
        return clock_trust(now, known)

    def _age(
        self, now: datetime, used: tuple[datetime, datetime] | None, make: Callable[[], Path] | None
    ) -> Finding:
        def mend() -> str:
            return f"made a backup: {make()}" if make is not None else ""

        newest = self._newest
        late = used is not None and used[1] - (newest or used[0]) > timedelta(days=_DAYS_OF_USE)
        if newest is None:
            if not late:
                return Finding("backups", True, "no backup yet: the app makes one on every day it is opened")
            says = "there is no backup: netui backup makes one, and the app one on every day it is opened"
            return Finding("backups", False, says, mend if make else None)
        if newest - now > timedelta(days=1):
            says = f"{self._paths[0]} is from {newest:%Y-%m-%d}, which is yet to come"
            return Finding(
                "backups", False, f"{says}: set the clock right, or delete it if the clock was wrong then"
            )
        ago = _ago(now, newest)
        says = f"{counted(len(self._paths), 'backup')}, the last {ago}, in {self._folder}"
        if not late:
            return Finding("backups", True, says)
        return Finding(
            "backups", False, f"{says}; much was written since: netui backup makes one", mend if make else None
        )

    def _sums(self) -> Finding:
        sound, wrong, unread = len(self.verified.sound), self.verified.wrong, self.verified.unread
        rest = f"; {counted(unread, 'older one')} not read" if unread else ""
        if not wrong:
            return Finding("checksums", True, f"{counted(sound, 'backup')} true to the checksum{rest}")
        more = f", nor {counted(len(wrong) - 1, 'other')}" if len(wrong) > 1 else ""
        says = f"{wrong[0]}{more}: delete what is no way back; sound ones: {sound}{rest}"
        return Finding("checksums", False, says)

    def _tried(self) -> Finding:
        """One of them is brought back into a throw-away file, as a restore would."""
        if not self.verified.sound:
            if not self._paths:
                return Finding("restore", True, "nothing to restore yet")
            return Finding("restore", False, "no backup can be relied on: netui backup makes a sound one")
        readable = [path for path in self.verified.sound if path.suffix != SEALED]
        if not readable:
            return Finding("restore", True, "every backup is encrypted, so none was tried out")
        content = read(readable[0])
        holds = f"{counted(content.holds.contacts, 'contact')} and {counted(content.holds.entries, 'entry')}"
        content.database.close()
        return Finding("restore", True, f"{readable[0].name} was tried out: it can be restored and holds {holds}")

    def _abandoned(self, now: datetime) -> list[Path]:
        """What backups that never came to their end left behind."""
        found = []
        for path in self._folder.glob("*.part"):
            with contextlib.suppress(OSError):
                written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                pid = _PART.fullmatch(path.name)
                gone = pid is not None and not _runs(int(pid[1]))
                if gone or abs(now - written) > _ABANDONED:
                    found.append(path)
        return found


def _to_remove(parts: list[Path]) -> Finding:
    def mend() -> str:
        for path in parts:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise StoreError(f"{path} cannot be deleted: {error.strerror}") from error
        return f"deleted {counted(len(parts), 'unfinished backup')}"

    says = f"{parts[0].parent} holds {counted(len(parts), 'unfinished backup')}: netui doctor --fix lets go of it"
    return Finding("unfinished", False, says, mend)


def _runs(pid: int) -> bool:
    """Whether a process of that number runs; where that cannot be asked, it does."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _ago(now: datetime, then: datetime) -> str:
    days = (now - then).days
    return "today" if days < 1 else "yesterday" if days == 1 else f"{days} days ago"
