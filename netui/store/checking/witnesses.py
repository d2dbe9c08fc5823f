"""What the network itself knows to have happened, by which the computer's clock can be doubted."""

from datetime import datetime
from pathlib import Path

from netui.domain.clock_trust import ClockTrust, Witness, believed, clock_trust
from netui.domain.moment import Moment, moment_at
from netui.store.file.connection import Connection
from netui.store.file.copy_names import kept, stamp_of
from netui.store.file.fields import UtcField

_LATEST = 500
"""So many of the last changes and entries are looked at: a millisecond's work, and days of writing."""

_WRITTEN = "the network was last written to"
MADE_ONE = "a backup of it was made"
"""What the network and a backup are witnesses to."""

_INSTANT = UtcField()


class Witnesses:
    """The instants of one network and of its backups."""

    def __init__(self, connection: Connection, backups: Path) -> None:
        self._file = connection
        self._backups = backups

    def clock(self, now: Moment) -> ClockTrust:
        """Whether ``now`` can be believed."""
        return clock_trust(now, self.known())

    def trusts(self, now: datetime) -> bool:
        """Whether what netui does by itself, such as letting go of old backups, may go by an instant ``now``."""
        return self.clock(moment_at(now, "UTC")).trusted

    def known(self) -> list[Witness]:
        """The newest change, entry and backup that can be believed."""
        found = [
            Witness(_WRITTEN, at)
            for at in (self._newest("change", "at"), self._newest("interaction", "written_at"))
            if at
        ]
        stem = self._file.path.stem
        stamps = [stamp_of(path, stem) for path in kept(self._backups, stem, sealed=False)[:1]]
        found += [Witness(MADE_ONE, at, by_itself=True) for at in stamps if at]
        return found

    def used(self) -> tuple[datetime, datetime] | None:
        """The first and the last instant something was written at; None for an empty network."""
        first, last = self._file.sql("SELECT min(at), max(at) FROM change")[0]
        begun, newest = _read(first), self._newest("change", "at") or _read(last)
        return (begun, newest) if begun and newest else None

    def _newest(self, table: str, column: str) -> datetime | None:
        rows = self._file.sql(f"SELECT {column} FROM {table} ORDER BY id DESC LIMIT {_LATEST}")
        return believed(at for row in rows if (at := _read(row[0])))


def _read(text: str) -> datetime | None:
    """The instant of a text; None for one that is no instant, which only another program can have written."""
    try:
        return _INSTANT.python_value(text)
    except (TypeError, ValueError):
        return None
