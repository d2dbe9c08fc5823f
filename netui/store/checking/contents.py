"""What is in the file: whole, every link kept, the indexes true to their sources, the changes in order."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from netui.store.checking.finding import Finding, counted, looked_at
from netui.store.checking.index_differences import index_broken, misplaced, read_words_again
from netui.store.file import inbox_index, map_index, opening, search_index
from netui.store.file.connection import Connection
from netui.store.models.recorded import RECORDED

_AS_THEY_MUST_BE: tuple[tuple[str, Any, str], ...] = (
    ("journal_mode", "truncate", "TRUNCATE"),
    ("synchronous", 2, "FULL"),
    ("foreign_keys", 1, "on"),
    ("trusted_schema", 0, "off"),
    ("cell_size_check", 1, "on"),
    ("secure_delete", 1, "on"),
    ("application_id", opening.APPLICATION_ID, f"{opening.APPLICATION_ID}"),
    ("user_version", opening.VERSION, f"{opening.VERSION}"),
)
"""What has to be set in the file and on the connection, and how people read it."""

SQLITE = sqlite3.sqlite_version
"""The version of SQLite that is used."""

_WAL_IS_SAFE = (3, 51, 3)
"""Before this version two programs on one file in WAL mode could damage it (the WAL-reset race)."""

_RESTORE = "netui restore brings a backup back"


class Contents:
    """The checks of what is in one open file."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def findings(self) -> Iterator[Finding]:
        """Everything there is to say; of a damaged file only that it is."""
        path = self._file.path
        whole = looked_at("integrity", path, self._whole)
        yield whole
        if not whole.well:
            return
        yield looked_at("contents", path, self._counts)
        for about, look in (
            ("links", self._links),
            ("search", self._search),
            ("map", self._map),
            ("inbox", self._inbox),
            ("undo", self._record),
        ):
            yield looked_at(about, path, look)

    def _whole(self) -> Finding:
        """The quick check first: it takes a tenth of the time and finds the worst."""
        for check in ("quick_check", "integrity_check"):
            verdicts = [str(row[0]) for row in self._file.sql(f"PRAGMA {check}(3)")]
            if verdicts != ["ok"]:
                says = " ".join(verdicts[0].split())
                return Finding("integrity", False, f"{self._file.path} is damaged ({says[:120]})")
        return Finding("integrity", True, "the file is whole, by the quick check and by the full one")

    def _counts(self) -> Finding:
        sql = "SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM interaction)"
        contacts, entries = self._file.sql(sql)[0]
        return Finding("contents", True, f"{self._file.path}: {contacts} contacts, {entries} entries")

    def _links(self) -> Finding:
        loose = self._file.sql("PRAGMA foreign_key_check")
        if not loose:
            return Finding("links", True, "every link leads somewhere")
        tables = ", ".join(sorted({str(row[0]) for row in loose})[:5])
        return Finding("links", False, f"links that lead nowhere: {len(loose)}, in {tables}: {_RESTORE}")

    def _search(self) -> Finding:
        wrong = search_index.misread(self._file.database)
        wrong += [row[0] for row in self._file.sql("SELECT key FROM unread")]
        with self._file.database.atomic():
            broken = index_broken(self._file.database)
        if not wrong and not broken:
            return Finding("search", True, "search knows every word")
        texts = counted(len(wrong), "text") if wrong else "its own index"
        says = f"search misses or misreads {texts}: netui doctor --fix reads everything again"

        def mend() -> str:
            with self._file.writing():
                read_words_again(self._file.database, wrong)
            return f"search has read {texts} again"

        return Finding("search", False, says, mend)

    def _map(self) -> Finding:
        wrong = misplaced(self._file.database, self._file.gazetteer)
        if not wrong:
            return Finding("map", True, "the map has everybody where their card says")
        people = counted(len(wrong), "contact")

        def mend() -> str:
            with self._file.writing():
                for number in wrong:
                    self._file.sql("INSERT OR IGNORE INTO unplaced VALUES (?)", number)
            return f"the map has read {people} again"

        return Finding(
            "map", False, f"the map misplaces {people}: netui doctor --fix reads their cards again", mend
        )

    def _inbox(self) -> Finding:
        wrong = inbox_index.missed(self._file.database)
        if not wrong:
            return Finding("inbox", True, "the inbox has every entry of nobody")

        def mend() -> str:
            with self._file.writing():
                for number in wrong:
                    self._file.sql("INSERT OR IGNORE INTO unassigned VALUES (?)", number)
            return f"the inbox has looked at {counted(len(wrong), 'entry')} again"

        says = f"the inbox is wrong about {counted(len(wrong), 'entry')}: netui doctor --fix looks again"
        return Finding("inbox", False, says, mend)

    def _record(self) -> Finding:
        """Undo: every step belongs to a change, what is undone comes last, and every table is watched."""
        missing = _expected_triggers() - {
            str(row[0]) for row in self._file.sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        }
        if missing:
            return self._unwatched(len(missing))
        stray, under_way, out_of_order = self._file.sql(
            "SELECT (SELECT count(*) FROM delta WHERE change_id NOT IN (SELECT id FROM change)), "
            "(SELECT count(*) FROM recording WHERE change_id IS NOT NULL), "
            "(SELECT count(*) FROM change WHERE undone "
            " AND id < (SELECT coalesce(max(id), 0) FROM change WHERE NOT undone))"
        )[0]
        empty = self._file.sql("SELECT count(*) FROM change WHERE id NOT IN (SELECT change_id FROM delta)")[0][0]
        tables = ", ".join(f"'{model._meta.table_name}'" for model in RECORDED)
        unknown = self._file.sql(f"SELECT count(*) FROM delta WHERE tbl NOT IN ({tables})")[0][0]
        wrong = [
            words
            for count, words in (
                (stray, f"{counted(stray, 'step')} of no change"),
                (under_way, "a change that never ended"),
                (out_of_order, f"{counted(out_of_order, 'undone change')} before one that is done"),
                (empty, f"{counted(empty, 'change')} without a step"),
                (unknown, f"{counted(unknown, 'step')} of a table that is not there"),
            )
            if count
        ]
        if wrong:
            says = f"the record of changes holds {', '.join(wrong)}, so undo may refuse: {_RESTORE}"
            return Finding("undo", False, says)
        changes = self._file.sql("SELECT count(*) FROM change")[0][0]
        return Finding("undo", True, f"the record of {counted(changes, 'change')} is in order")

    def _unwatched(self, missing: int) -> Finding:
        def mend() -> str:
            with self._file.writing():
                opening.watch(self._file.database)
            return "every table is watched again, and search, map and inbox have read everything"

        says = f"the file lacks {counted(missing, 'trigger')}, so not all that is written can be undone or found"
        return Finding("undo", False, f"{says}: netui doctor --fix makes them again", mend)

    def settings(self) -> Finding:
        """Whether journal, durability and the file's own marks are as they must be."""
        return looked_at("settings", self._file.path, self._settings)

    def _settings(self) -> Finding:
        wrong = []
        for name, value, read in _AS_THEY_MUST_BE:
            found = self._file.sql(f"PRAGMA {name}")
            if found and found[0][0] != value:
                wrong.append(f"{name} is {found[0][0]} instead of {read}")
        if wrong:
            race = ""
            if self._file.sql("PRAGMA journal_mode") == [("wal",)] and sqlite3.sqlite_version_info < _WAL_IS_SAFE:
                race = f", and with SQLite {SQLITE} two programs may damage a file in that mode"
            says = f"{', '.join(wrong)}{race}: close every program that has it open, and look again"
            return Finding("settings", False, says)
        return Finding("settings", True, "journal and durability are set so that what is saved stays saved")


def _expected_triggers() -> set[str]:
    recorded = {
        f"record_{model._meta.table_name}_{op}" for model in RECORDED for op in ("insert", "update", "delete")
    }
    read = {
        f"unread_{source.table}_{op}" for source in search_index.SOURCES for op in ("insert", "update", "delete")
    }
    placed = {f"unplaced_{number}" for number in range(len(map_index._TRIGGERS))}
    return (
        recorded
        | read
        | placed
        | inbox_index.NAMES
        | {f"unplaced_alias_{op}" for op in ("insert", "update", "delete")}
    )
