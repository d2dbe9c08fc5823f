"""Imports: files looked at as a plan, and the plan carried out as one change that can be stopped and undone."""

import json
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from netui.domain.folding import storable
from netui.domain.incoming.plan import Choice, Plan, Verdict
from netui.domain.incoming.reading import Reading
from netui.domain.moment import Moment
from netui.store.due.clocks import Clocks
from netui.store.file.connection import Change, Connection
from netui.store.file.errors import StoreError
from netui.store.incoming.brought import Entries, waive
from netui.store.incoming.coming_in import People
from netui.store.incoming.matching import Network
from netui.store.incoming.planning import Merging, Planner, Reread
from netui.store.models.incoming import ColumnMapRow
from netui.store.people.contacts import Contacts
from netui.store.people.relations import Relations

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: the ids of those added and of those it changed, and how many were left as they were."""

    change: Change
    added: tuple[int, ...] = ()
    merged: tuple[int, ...] = ()
    unchanged: int = 0
    entries: int = 0


Steps = Generator[int, None, ImportReport]
"""An import under way: how many people and entries are written so far, and at the end its report."""


def finished(steps: Generator[int, None, Value]) -> Value:
    """Run something that counts as it goes to its end."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            value: Value = end.value
            return value


class Imports:
    """The question what files would bring, and the verb that takes it in."""

    def __init__(
        self,
        connection: Connection,
        contacts: Contacts,
        relations: Relations,
        clocks: Clocks,
        backup: Callable[[datetime], object],
    ) -> None:
        self._file = connection
        self._contacts = contacts
        self._relations = relations
        self._clocks = clocks
        self._backup = backup

    def plan(self, readings: Sequence[Reading], called: str, reread: Reread = lambda text: None) -> Plan:
        """What the files read would change, as ``looking`` tells it, all at once."""
        return finished(self.looking(readings, called, reread))

    def looking(
        self, readings: Sequence[Reading], called: str, reread: Reread = lambda text: None
    ) -> Generator[int, None, Plan]:
        """What the files read would change; nothing is written. Counts the people it has looked at.

        ``called`` is what the files are called in the history. ``reread`` reads the text of a card again that
        was imported by a netui which did not keep what it understood of it.
        """
        as_of = self._as_of()
        planner = Planner(self._file, Network(self._file), reread)
        plan = yield from planner.plan(readings, storable(called)[:200])
        return replace(plan, as_of=as_of)

    def carry_out(
        self,
        plan: Plan,
        now: Moment,
        choices: Mapping[int, Choice] | None = None,
        reread: Reread = lambda text: None,
        maps: Mapping[str, Sequence[str]] | None = None,
    ) -> Steps:
        """Take in what ``plan`` says, as one change; ``choices`` decides doubts by their place among the items.

        Who is undecided comes in as another person who may be the same; who is decided to be another is so for
        good. ``maps`` are the meanings of columns to remember, by the key of their head. New people land in the
        pool and owe nothing. A generator that counts as it goes: closed before its end it takes everything back.
        The file is backed up first. Raises StoreError if the network was changed since the plan was made.
        """
        if plan.writes:
            self._backup(now.at)
        with self._file.roomy(), self._file.changing(f"import {plan.called}", now.at) as doing:
            if plan.as_of != self._as_of():
                raise StoreError("the network was changed meanwhile: look at the import once more")
            people = People(self._file, plan, self._merging(plan, choices, reread), now)
            yield from people.write(self._contacts)
            people.tell_apart(choices or {})
            people.relate(self._relations)
            entries = Entries(self._file, plan, people.id_of, now)
            yield from (people.count + count for count in entries.write())
            waive(self._clocks, entries, now)
            self._remember(maps or {})
            doing.name = _title(people, entries, plan.called)
        unchanged = plan.counts.get(Verdict.UNCHANGED, 0)
        return ImportReport(doing.change, tuple(people.added), tuple(people.merged), unchanged, len(entries.made))

    def _merging(self, plan: Plan, choices: Mapping[int, Choice] | None, reread: Reread) -> Merging:
        return Merging(self._file, plan.items, choices or {}, reread, plan.called)

    def column_maps(self) -> dict[str, tuple[str, ...]]:
        """What the columns of CSV files seen before mean, by the key of their head."""
        rows = self._file.rows(ColumnMapRow.select(ColumnMapRow.head, ColumnMapRow.means).tuples())
        return {head: tuple(json.loads(means)) for head, means in rows}

    def _remember(self, maps: Mapping[str, Sequence[str]]) -> None:
        for head, means in maps.items():
            self._file.run(ColumnMapRow.delete().where(ColumnMapRow.head == storable(head)))
            self._file.run(ColumnMapRow.insert(head=storable(head), means=json.dumps(list(means))))

    def _as_of(self) -> tuple[int, int]:
        """Moves with every change, undo and redo, not with the change under way."""
        rows = self._file.sql(
            "SELECT coalesce(max(id), 0), coalesce(sum(undone), 0) FROM change "
            "WHERE id IS NOT (SELECT change_id FROM recording)"
        )
        return int(rows[0][0]), int(rows[0][1])


def _title(people: People, entries: Entries, called: str) -> str:
    """What the change is called: ``import 3 contacts and 12 entries from phone.vcf``."""
    counts = [(people.count, "contact", "contacts"), (len(entries.made), "entry", "entries")]
    words = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count or one == "contact"]
    if entries.made and not people.count:
        words = words[1:]
    return f"import {' and '.join(words)} from {called}"
