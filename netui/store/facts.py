"""Facts, needs, offers and goals: what is known of people; ended, not erased."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from netui.domain.folding import storable
from netui.domain.moment import Moment
from netui.domain.standing import NeedStanding
from netui.domain.timeline import Fact
from netui.store.connection import FEW, Change, Connection
from netui.store.errors import StoreError
from netui.store.models import FactRow

KINDS = ("fact", "need", "offer", "goal", "interest", "reach", "pronounce", "address")
"""What can be known: the last three are how they like to be reached, pronounced and addressed."""


class Facts:
    """The questions and verbs about what is known of people."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def of(self, contact_id: int, *, ended: bool = False) -> list[Fact]:
        """What is known of a contact, the latest first; with ``ended`` also what no longer holds."""
        where = FactRow.contact == contact_id
        if not ended:
            where &= FactRow.ended_on.is_null()
        query = FactRow.select().where(where).order_by(FactRow.noted_on.desc(), FactRow.id.desc())
        return [fact(row) for row in self._file.rows(query.dicts())]

    def needs_due(self, contact_ids: Sequence[int], today: date) -> dict[int, tuple[NeedStanding, ...]]:
        """The needs of some contacts whose day to look again has come."""
        wanted = set(contact_ids)
        found: dict[int, list[NeedStanding]] = {}
        query = FactRow.select().where(FactRow.due <= today, FactRow.ended_on.is_null()).order_by(FactRow.id)
        if len(contact_ids) <= FEW:
            query = query.where(FactRow.contact.in_(contact_ids))
        for row in self._file.rows(query.dicts()):
            if row["contact"] in wanted:
                found.setdefault(row["contact"], []).append(NeedStanding(row["id"], row["text"], row["due"]))
        return {number: tuple(needs) for number, needs in found.items()}

    def note(self, contact_id: int, kind: str, text: str, now: Moment, due: date | None = None) -> Change:
        """Note something about a contact; raises StoreError for a kind there is not."""
        if kind not in KINDS:
            raise StoreError(f"“{kind}” is nothing to know of somebody: write {', '.join(KINDS)}")
        with self._file.changing(f"note a {kind}: {text[:60]}", now.at) as doing:
            doing.subject = self._file.run(
                FactRow.insert(contact=contact_id, kind=kind, text=storable(text), due=due, noted_on=now.day)
            )
        return doing.change

    def end(self, fact_id: int, now: Moment) -> Change:
        """It no longer holds; it stays in the record with the day it ended."""
        return self._update(fact_id, "ended", now, ended_on=now.day)

    def settle(self, fact_id: int, now: Moment) -> Change:
        """A need was looked at again: it is still a need, with no day set any more."""
        return self._update(fact_id, "looked at", now, due=None)

    def _update(self, fact_id: int, verb: str, now: Moment, **columns: Any) -> Change:
        row = self._file.row(FactRow.select(FactRow.text).where(FactRow.id == fact_id))
        if row is None:
            raise StoreError(f"there is no fact with id {fact_id}")
        with self._file.changing(f"{verb}: {row.text[:60]}", now.at) as doing:
            doing.subject = fact_id
            self._file.run(FactRow.update(columns).where(FactRow.id == fact_id))
        return doing.change


def fact(row: dict[str, Any]) -> Fact:
    """The fact of a row."""
    return Fact(
        row["id"],
        row["contact"],
        row["kind"],
        row["text"],
        row["due"],
        row["noted_on"],
        row["ended_on"],
        row["interaction"],
    )
