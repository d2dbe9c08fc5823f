"""Backups that let go of none by a clock that cannot be right: what is old is only known by a right one."""

from datetime import datetime
from pathlib import Path

from netui.store.checking.witnesses import Witnesses
from netui.store.file.backups import Backups, BackupsBeside
from netui.store.file.connection import Connection


class HeldBackups(Backups):
    """The backups of one file, thinned as long as its ``witnesses`` speak for the clock."""

    def __init__(self, connection: Connection, folder: Path, witnesses: Witnesses) -> None:
        super().__init__(connection, folder)
        self._witnesses = witnesses

    def beside(self, now: datetime) -> BackupsBeside:
        """The same for another thread; its clock is judged here and now."""
        return BackupsBeside(self._file, self.folder, self.under_way, thins=self._witnesses.trusts(now))

    def thin(self, now: datetime) -> None:
        """Let go of old backups, unless ``now`` cannot be."""
        if self._witnesses.trusts(now):
            super().thin(now)
