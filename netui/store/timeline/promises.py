"""Promises in the file: read, kept, given a new date, broken, dropped."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from netui.domain.day_words import short_day
from netui.domain.moment import Moment
from netui.domain.promise import Promise, PromiseState, Side
from netui.store.file.connection import Change, Connection, one_of, parts
from netui.store.file.errors import StoreError
from netui.store.models.timeline import PromiseMoveRow, PromiseRow

if TYPE_CHECKING:
    from netui.domain.practice.trust import PromiseRecord

LIVE = (PromiseState.OPEN, PromiseState.RENEGOTIATED)
"""The states in which a promise still binds."""

_BINDS = f"r.state IN {tuple(state.value for state in LIVE)}"
_PROMISES = "SELECT r.*, c.name FROM promise r LEFT JOIN contact c ON c.id = r.contact_id"
"""Written out: what binds somebody and me is read at every step through a list."""

INBOX = "inbox"
"""What stands where a name would, for what was logged with nobody yet."""


class Promises:
    """The verbs and questions about promises."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def get(self, promise_id: int) -> Promise:
        """One promise; raises StoreError when there is none of that id."""
        found = self._select(one_of("r.id", [promise_id]))
        if not found:
            raise StoreError(f"there is no promise with id {promise_id}")
        return found[0]

    def open(self, contact_id: int | None = None) -> list[Promise]:
        """Promises that still bind, the earliest due first, of one contact or of all."""
        return self._select(_BINDS if contact_id is None else f"{_BINDS} AND {_with([contact_id])}")

    def binding(self, contact_ids: Sequence[int]) -> dict[int, list[Promise]]:
        """The promises that still bind some contacts and me, by contact: mine first, the earliest due first."""
        found: dict[int, list[Promise]] = {}
        for ids in parts(contact_ids):
            bound = self._select(f"{_BINDS} AND {_with(ids)}")
            for one in sorted(bound, key=lambda promise: promise.side is Side.THEIRS):
                found.setdefault(one.contact_id or 0, []).append(one)
        return found

    def of_interactions(self, interaction_ids: Sequence[int]) -> list[Promise]:
        """The promises made in some interactions, as written."""
        return self._select(one_of("r.interaction_id", interaction_ids), "r.id")

    def every(self, contact_id: int | None = None) -> list[Promise]:
        """All promises ever made, the closed ones too, the earliest due first."""
        return self._select("1" if contact_id is None else _with([contact_id]))

    def records(self, contact_id: int | None = None) -> "list[PromiseRecord]":
        """All promises with every new date each was given, for the rates that tell of trust."""
        from netui.domain.practice.trust import Moved, PromiseRecord

        query = PromiseMoveRow.select().order_by(PromiseMoveRow.id)
        if contact_id is not None:
            theirs = PromiseRow.select(PromiseRow.id).where(PromiseRow.contact == contact_id)
            query = query.where(PromiseMoveRow.promise.in_(theirs))
        moved: dict[int, list[Moved]] = {}
        for row in self._file.rows(query.dicts()):
            move = Moved(row["old_due"], row["new_due"], row["moved_on"])
            moved.setdefault(row["promise"], []).append(move)
        return [PromiseRecord(made, tuple(moved.get(made.id, ()))) for made in self.every(contact_id)]

    def keep(self, promise_id: int, now: Moment) -> Change:
        """A promise was kept today."""
        return self._close(promise_id, PromiseState.KEPT, now)

    def break_(self, promise_id: int, now: Moment) -> Change:
        """A promise was not kept and will not be; the record stays."""
        return self._close(promise_id, PromiseState.BROKEN, now)

    def drop(self, promise_id: int, now: Moment) -> Change:
        """A promise no longer matters to anybody: it counts neither way."""
        return self._close(promise_id, PromiseState.DROPPED, now)

    def renegotiate(self, promise_id: int, new_due: date, now: Moment) -> Change:
        """Agree on another date; the dates before are kept, and saying so in time counts as keeping faith.

        Rule 2 of the six rules: trust is doing what one said, and a word in time is better than a late deed.
        """
        promise = self.get(promise_id)
        name = f"new date for “{promise.text[:60]}”: {short_day(new_due, now.day)}"
        with self._file.changing(name, now.at) as doing:
            doing.subject = promise_id
            self._file.run(
                PromiseMoveRow.insert(promise=promise_id, old_due=promise.due, new_due=new_due, moved_on=now.day)
            )
            self._file.run(
                PromiseRow.update(state=PromiseState.RENEGOTIATED, due=new_due, closed_on=None).where(
                    PromiseRow.id == promise_id
                )
            )
        return doing.change

    def _close(self, promise_id: int, state: PromiseState, now: Moment) -> Change:
        promise = self.get(promise_id)
        with self._file.changing(f"{state} “{promise.text[:60]}”", now.at) as doing:
            doing.subject = promise_id
            self._file.run(PromiseRow.update(state=state, closed_on=now.day).where(PromiseRow.id == promise_id))
        return doing.change

    def _select(self, where: str, order: str = "r.due ASC NULLS LAST, r.id") -> list[Promise]:
        query = PromiseRow.raw(f"{_PROMISES} WHERE {where} ORDER BY {order}")
        return [promise(row) for row in self._file.rows(query.dicts())]


def _with(contact_ids: Sequence[int]) -> str:
    return one_of("r.contact_id", contact_ids)


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
