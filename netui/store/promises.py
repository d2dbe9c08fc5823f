"""Promises in the file: read, kept, opened again."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from netui.domain.moment import Moment
from netui.domain.promise import Promise, PromiseState, Side
from netui.store.connection import Change, Connection
from netui.store.errors import StoreError
from netui.store.models import ContactRow, PromiseRow

INBOX = "inbox"
"""What stands where a name would, for what was logged with nobody yet."""


class Promises:
    """The verbs and questions about promises."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def get(self, promise_id: int) -> Promise:
        """One promise; raises StoreError when there is none of that id."""
        found = self._select(PromiseRow.id == promise_id)
        if not found:
            raise StoreError(f"there is no promise with id {promise_id}")
        return found[0]

    def open(self, contact_id: int | None = None) -> list[Promise]:
        """Open promises, the earliest due first, of one contact or of all."""
        where = PromiseRow.state == PromiseState.OPEN
        if contact_id is not None:
            where &= PromiseRow.contact == contact_id
        return self._select(where)

    def of_interactions(self, interaction_ids: Sequence[int]) -> list[Promise]:
        """The promises made in some interactions, as written."""
        return self._select(PromiseRow.interaction.in_(interaction_ids), PromiseRow.id)

    def keep(self, promise_id: int, now: Moment) -> Change:
        """A promise was kept today."""
        return self._close(promise_id, PromiseState.KEPT, now)

    def _close(self, promise_id: int, state: PromiseState, now: Moment) -> Change:
        promise = self.get(promise_id)
        with self._file.changing(f"{state} “{promise.text[:60]}”", now.at) as doing:
            doing.subject = promise_id
            self._file.run(PromiseRow.update(state=state, closed_on=now.day).where(PromiseRow.id == promise_id))
        return doing.change

    def _select(self, where: Any, *order: Any) -> list[Promise]:
        query = (
            PromiseRow.select(PromiseRow, ContactRow.name)
            .left_outer_join(ContactRow, on=PromiseRow.contact == ContactRow.id)
            .where(where)
            .order_by(*(order or (PromiseRow.due.asc(nulls="LAST"), PromiseRow.id)))
        )
        return [promise(row) for row in self._file.rows(query.dicts())]


def promise(row: dict[str, Any]) -> Promise:
    """The promise of a row joined with its contact's name."""
    due: date | None = row["due"]
    return Promise(
        id=row["id"],
        contact_id=row["contact"],
        contact=row["name"] or INBOX,
        side=Side(row["side"]),
        text=row["text"],
        due=due,
        state=PromiseState(row["state"]),
        made_on=row["made_on"],
        closed_on=row["closed_on"],
        interaction_id=row["interaction"],
    )
