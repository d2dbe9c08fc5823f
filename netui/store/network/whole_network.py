"""The whole network to and from a file of netui's own: read table by table, taken in as one change."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from netui.domain.incoming.whole_network import Row, WholeNetwork
from netui.domain.moment import Moment
from netui.store.file.connection import Change, Connection
from netui.store.file.opening import VERSION
from netui.store.network.checking import Rows, checked
from netui.store.network.joining import Joining, TakenIn
from netui.store.network.pairing import keys_of, paired
from netui.store.network.tables import STAYING, Columns, Table, Tables
from netui.store.people.contacts import Contacts


class _Rehearsed(Exception):  # noqa: N818 - nothing went wrong
    """Everything was tried and is to be taken back."""

    def __init__(self, report: TakenIn) -> None:
        self.report = report


class WholeNetworks:
    """The question what the whole network says, and the verb that takes one in."""

    schema = VERSION
    """The number of the schema in which the rows are given."""

    def __init__(self, connection: Connection, contacts: Contacts) -> None:
        self._file = connection
        self._contacts = contacts
        self._tables = Tables(connection)

    def tables(self) -> Iterator[tuple[str, Iterator[Sequence[Row]]]]:
        """Every table by name with its rows in the order of their ids, a page at a time: never all in memory.

        What the network computes from them, its history and its indexes are no part of them. Raises StoreError
        where the network was written to meanwhile.
        """
        return self._tables.pages()

    def take_in(self, network: WholeNetwork, now: Moment) -> TakenIn:
        """Take in a whole network as one change.

        Into an empty network every row comes with its id, so that both are equal. Otherwise it is joined with
        what is here (see ``Joining``): who and what is here already is found again, and only what is missing
        comes in; the same file again changes nothing. Raises StoreError with a sentence for a file that this
        network cannot hold, and then nothing was written.
        """
        rows = checked(network, self._tables.all)
        with self._file.changing(f"import {network.called}", now.at) as doing:
            report = self._carried_out(rows, network.called, now)
            people = report.new.get("contact", 0) + report.merged
            if people:
                doing.name = f"import {people} contact{'s' * (people != 1)} from {network.called}"
        return replace(report, change=doing.change)

    def plan(self, network: WholeNetwork, now: Moment) -> TakenIn:
        """What ``take_in`` would report, without a change: it is carried out and taken back. Raises as it does."""
        rows = checked(network, self._tables.all)
        try:
            with self._file.changing(f"import {network.called}", now.at):
                raise _Rehearsed(self._carried_out(rows, network.called, now))
        except _Rehearsed as rehearsed:
            return rehearsed.report

    def _carried_out(self, rows: Rows, called: str, now: Moment) -> TakenIn:
        if self._tables.empty():
            return self._load(rows, called)
        return Joining(self._file, self._contacts, self._tables, rows, called, now).joined()

    def _load(self, rows: Rows, called: str) -> TakenIn:
        new = {name: len(found) for name, found in rows.items() if found}
        for table in self._tables.in_order():
            if table.name in STAYING:
                new[table.name] = self._load_beside(table, rows[table.name], called)
                continue
            for row in rows[table.name]:
                self._put(table, row, called)
        return TakenIn(Change(None, ""), {name: count for name, count in new.items() if count})

    def _load_beside(self, table: Table, rows: Sequence[Columns], called: str) -> int:
        """Lines begun and the like, beside those here: of two for the same contact and kind the one here stays."""
        here = list(self._tables.rows(table))
        same = paired(rows, here, keys_of(table))
        ids = {row["id"] for row in here}
        for row in rows:
            if row["id"] not in same:
                self._put(table, {**row, "id": None} if row["id"] in ids else row, called)
        return len(rows) - len(same)

    def _put(self, table: Table, row: Columns, called: str) -> None:
        self._tables.put(table, row, f"{called}: {table.name} {row['id']}")
