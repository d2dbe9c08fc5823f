"""Whether the file is well: its integrity, its links, and a search index that says what its sources say."""

from dataclasses import dataclass
from datetime import datetime

from netui.store.file.backups import Backups
from netui.store.file.connection import Connection
from netui.store.file.search_index import differences


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, and a sentence that says so or what to do."""

    well: bool
    says: str


class Checking:
    """The questions of ``netui doctor``."""

    def __init__(self, connection: Connection, backups: Backups) -> None:
        self._file = connection
        self._backups = backups

    def findings(self, now: datetime) -> list[Finding]:
        """What there is to say about the file and its backups at ``now`` (aware)."""
        verdicts = [str(row[0]) for row in self._file.sql("PRAGMA integrity_check")]
        whole = verdicts == ["ok"]
        loose = self._file.sql("PRAGMA foreign_key_check")
        stale = differences(self._file.database)
        contacts, entries = self._file.sql(
            "SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM interaction)"
        )[0]
        return [
            Finding(True, f"{self._file.path}: {contacts} contacts, {entries} entries"),
            Finding(
                whole, "the file is whole" if whole else f"the file is damaged ({verdicts[0]}): restore a backup"
            ),
            Finding(not loose, "every link leads somewhere" if not loose else f"{len(loose)} rows lead nowhere"),
            Finding(
                not stale, "search knows every word" if not stale else f"search misses or misreads {stale} texts"
            ),
            self._backed_up(now),
        ]

    def _backed_up(self, now: datetime) -> Finding:
        made = self._backups.made()
        if not made:
            return Finding(True, "no backup yet: the app makes one on every day it is opened")
        days = (now - max(made)).days
        ago = "today" if days < 1 else "yesterday" if days == 1 else f"{days} days ago"
        return Finding(
            True, f"{len(made)} backup{'s' * (len(made) != 1)}, the last {ago}, in {self._backups.folder}"
        )
