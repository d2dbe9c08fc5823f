"""A whole network joined with the one that is here: who and what is in both is found again, the rest comes in."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from netui.domain.due.subject import Subject
from netui.domain.frozen import dataclass
from netui.domain.incoming.reading import Source
from netui.domain.incoming.three_way import Conflict
from netui.domain.moment import Moment
from netui.domain.visible import clip
from netui.store.file.connection import Change, Connection
from netui.store.network.checking import Rows
from netui.store.network.pairing import Key, keys_of, paired, whole_row
from netui.store.network.people import People
from netui.store.network.tables import Columns, Table, Tables
from netui.store.people.contacts import Contacts
from netui.store.timeline.drafts import INBOX

_ON_CARD = frozenset({"contact_point", "contact_date", "contact_tag", "job", "conflict"})
"""What is written with the card of somebody who is here already, and not row by row."""

_NOT_JOINED = frozenset({"in_step"})
"""What holds between the other network and its own disk, and says nothing of this one."""

_SPEAKS_OF_OTHERS = frozenset({"settled", "prepared", "snooze", "next_date"})
"""What holds ids of other tables without saying so: it comes after all of them."""

_BESIDE = "beside"
"""Not a column: what is written beside a row to tell it from others."""

_BY_THE_WAY = frozenset({"id", "position", "after", "since", "noted_on", "match_key", "digest", "saved_at"})
"""Columns whose difference nobody would want to read of."""

_UNTOLD = frozenset({"card", "brought", "departed", "dismissal"})
"""What is kept for the next import only, and nobody reads."""

_SAYS = ("text", "what", "title", "words", "name", "detail", "reason", "line", "place", "kind")

_MATTERS: Mapping[str, str] = {
    Subject.ASK: "interaction",
    Subject.OUTCOME: "interaction",
    Subject.INTRODUCTION: "introduction",
    Subject.CELEBRATION: "referral",
    Subject.THANKS: "referral",
    Subject.ECHO: "referral",
    Subject.VISITOR: "leg",
    Subject.NEED: "fact",
    Subject.TRIP: "trip",
    Subject.EVENT: "event",
}
"""The table of the ids by which settled matters are known, by what they are about."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking in a whole network did.

    ``new`` is how many rows came into each table, ``unchanged`` how many were here already, ``merged`` how many
    contacts here changed. ``conflicts`` are the fields of theirs that both sides changed, each with whose it is,
    and ``kept`` says in words what else differs and stayed as it was here.
    """

    change: Change
    new: Mapping[str, int]
    merged: int = 0
    unchanged: Mapping[str, int] = field(default_factory=dict)
    conflicts: tuple[tuple[str, Conflict], ...] = ()
    kept: tuple[str, ...] = ()


def counted(report: TakenIn) -> str:
    """The people and entries of a report in one line: ``3 new, 1 merged, 40 unchanged; timeline: 7 new, …``."""
    same = report.unchanged
    people = f"{report.new.get('contact', 0):,} new, {report.merged:,} merged"
    people += f", {same.get('contact', 0):,} unchanged"
    entries = f"{report.new.get('interaction', 0):,} new, {same.get('interaction', 0):,} unchanged"
    return f"{people}; timeline: {entries}"


class Joining:
    """One network as it is joined with another.

    Contacts are known by their uid, and their cards are merged; entries are the same that were written at the
    same instant of the same kind and moment; everything else is the same that says the same, or that
    ``pairing`` tells for the same. What is not here comes in, what is here and differs stays. What the other
    network has in step with its folders, and its own open conflicts about people who are here, stay out.
    """

    def __init__(
        self, connection: Connection, contacts: Contacts, tables: Tables, rows: Rows, called: str, now: Moment
    ) -> None:
        self._file = connection
        self._tables = tables
        self._rows = rows
        self._called = called
        self._people = People(connection, contacts, rows, called, now)
        self._ids: dict[str, dict[int, int]] = defaultdict(dict)
        self._new: Counter[str] = Counter()
        self._same: Counter[str] = Counter()
        self._kept: list[str] = []
        self._entries: list[int] = []

    def joined(self) -> TakenIn:
        """Do it; within a change."""
        everything = self._tables.all
        self._join(everything["tag"])
        self._join_people(everything["contact"])
        others = [table for table in self._tables.in_order() if table.name not in ("tag", "contact", *_NOT_JOINED)]
        for table in sorted(others, key=lambda table: table.name in _SPEAKS_OF_OTHERS):
            self._join(table)
        self._people.keep_cards(self._ids["contact"])
        return TakenIn(
            Change(None, ""),
            +self._new,
            self._people.merged,
            +self._same,
            tuple(self._people.conflicts),
            tuple(self._kept),
        )

    def _join_people(self, table: Table) -> None:
        here = dict(self._file.sql("SELECT uid, id FROM contact"))
        known = {row["id"]: here[row["uid"]] for row in self._rows["contact"] if row["uid"] in here}
        self._ids["contact"] = self._people.merge(known)
        self._same["contact"] = len(known) - self._people.merged
        for row in self._rows["contact"]:
            if row["id"] not in known:
                self._ids["contact"][row["id"]] = self._put(table, row, row)
        self._kept += self._people.kept

    def _join(self, table: Table) -> None:
        """One table whose references are all known by now."""
        theirs = [(row, moved) for row in self._rows[table.name] if (moved := self._moved(table, row)) is not None]
        if not theirs:
            return
        here = list(self._tables.rows(table))
        keys = self._keys(table, [moved for _, moved in theirs], here)
        found = paired([moved for _, moved in theirs], here, keys)
        for row, moved in theirs:
            same = found.get(row["id"])
            if same is None:
                self._ids[table.name][row["id"]] = self._put(table, row, moved)
                continue
            self._ids[table.name][row["id"]] = same["id"]
            self._same[table.name] += 1
            self._tell(table, same, moved)

    def _put(self, table: Table, row: Columns, moved: Columns) -> int:
        self._new[table.name] += 1
        return self._tables.put(table, {**moved, "id": None}, f"{self._called}: {table.name} {row['id']}")

    def _moved(self, table: Table, row: Columns) -> Columns | None:
        """A row with the ids of this network; None for one that is not to be joined."""
        if table.name in _ON_CARD and row["contact_id"] in self._people.known:
            return None
        if table.name == "card" and row["kind"] == Source.NETUI:
            return None
        moved = dict(row)
        for column, other in table.references:
            if row[column] is not None:
                moved[column] = self._ids[other][row[column]]
        match table.name:
            case "snooze" | "next_date":
                moved["after"] = self._entry_before(row["after"])
            case "settled" | "prepared":
                table_meant = _MATTERS.get(row["subject"], "")
                meant = self._ids[table_meant].get(row["matter"])
                if meant is None:
                    return None
                moved["matter"] = meant
            case "draft" if row["contact_id"] != INBOX:
                whose = self._ids["contact"].get(row["contact_id"])
                if whose is None:
                    self._kept.append(f"the line “{clip(row['line'], 60)}” belongs to nobody and stayed out")
                    return None
                moved["contact_id"] = whose
        return moved

    def _entry_before(self, number: int) -> int:
        """The id here of the newest entry there up to ``number``; 0 before the first."""
        if not self._entries:
            self._entries = sorted(self._ids["interaction"])
        place = bisect_right(self._entries, number)
        return self._ids["interaction"][self._entries[place - 1]] if place else 0

    def _keys(self, table: Table, theirs: Sequence[Columns], here: Sequence[Columns]) -> list[Key]:
        """By what the rows of a table are the same as here, the surest first."""
        says = whole_row(table)
        if table.name == "interaction":
            self._note_people(theirs, here)
            once = Counter(map(_when, theirs)), Counter(map(_when, here))
            return [
                lambda row: (says(row), row[_BESIDE]),
                lambda row: (_when(row), row[_BESIDE]),
                lambda row: _when(row) if once[0][_when(row)] == once[1][_when(row)] == 1 else None,
            ]
        if table.name == "trip":
            self._note_beginnings(theirs, here)
            return [
                lambda row: (says(row), row[_BESIDE]),
                lambda row: (row["contact_id"], row[_BESIDE] or row["name"]),
            ]
        return [says, *keys_of(table)]

    def _note_people(self, theirs: Sequence[Columns], here: Sequence[Columns]) -> None:
        """Beside every entry write who took part, by their ids here: of several at one instant that tells."""
        there, ours = defaultdict(set), defaultdict(set)
        for row in self._rows["participant"]:
            there[row["interaction_id"]].add(self._ids["contact"][row["contact_id"]])
        for entry, contact in self._file.sql("SELECT interaction_id, contact_id FROM participant"):
            ours[entry].add(contact)
        for rows, people in ((theirs, there), (here, ours)):
            for row in rows:
                row[_BESIDE] = frozenset(people[row["id"]])

    def _note_beginnings(self, theirs: Sequence[Columns], here: Sequence[Columns]) -> None:
        """Beside every trip write where it begins and when: most have no name, and their legs come after them."""
        legs = [(row["begins"], row["place"], row["trip_id"]) for row in self._rows["leg"]]
        for rows, known in ((theirs, legs), (here, self._file.sql("SELECT begins, place, trip_id FROM leg"))):
            first = {trip: (day, place) for day, place, trip in sorted(known, reverse=True)}
            for row in rows:
                row[_BESIDE] = first.get(row["id"])

    def _tell(self, table: Table, same: Columns, moved: Columns) -> None:
        """Say what differs between a row here and the same one there."""
        names = [name for name in table.columns if name not in _BY_THE_WAY and same[name] != moved[name]]
        if not names or table.name in _UNTOLD:
            return
        what = next((f" “{clip(str(same[name]), 60)}”" for name in _SAYS if same.get(name)), "")
        told = (f"{name.replace('_', ' ')} {_said(same[name])} here, {_said(moved[name])} there" for name in names)
        kind = "entry" if table.name == "interaction" else table.name.replace("_", " ")
        self._kept.append(f"{kind}{what}{self._of_whom(same)}: {'; '.join(told)}")

    def _of_whom(self, row: Columns) -> str:
        found = self._file.sql("SELECT name FROM contact WHERE id = ?", row.get("contact_id"))
        return f" of {clip(str(found[0][0]), 60)}" if found else ""


def _when(row: Columns) -> tuple[Any, ...]:
    return row["written_at"], row["at"], row["kind"]


def _said(value: object) -> str:
    return "nothing" if value in (None, "") else f"“{clip(str(value), 60)}”"
