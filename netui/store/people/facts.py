"""Facts, needs, offers and goals: what is known of people; ended, not erased."""

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from netui.domain.due.standing import Matter
from netui.domain.due.subject import Subject
from netui.domain.folding import storable
from netui.domain.moment import Moment
from netui.store.file.connection import Change, Connection, parts
from netui.store.file.errors import StoreError
from netui.store.models.timeline import FactRow

if TYPE_CHECKING:
    from netui.domain.people.known import Fact

_TELLING = ("need", "goal", "interest", "fact")
"""What gives a reason to write or to call, the most telling first."""


class Facts:
    """The questions and verbs about what is known of people."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def of(self, contact_id: int, *, ended: bool = False) -> "list[Fact]":
        """What is known of a contact, the latest first; with ``ended`` also what no longer holds."""
        where = FactRow.contact == contact_id
        if not ended:
            where &= FactRow.ended_on.is_null()
        query = FactRow.select().where(where).order_by(FactRow.noted_on.desc(), FactRow.id.desc())
        return [fact(row) for row in self._file.rows(query.dicts())]

    def telling(self, contact_ids: Sequence[int]) -> "dict[int, Fact]":
        """The most telling thing that holds of each contact, of equal ones the latest: a reason to be in touch."""
        query = (
            FactRow.select()
            .where(FactRow.ended_on.is_null(), FactRow.kind.in_(_TELLING))
            .order_by(FactRow.noted_on, FactRow.id)
        )
        found: dict[int, Fact] = {}
        for ids in parts(contact_ids):
            for row in self._file.rows(query.where(FactRow.contact.in_(ids)).dicts()):
                told = found.get(row["contact"])
                if told is None or _TELLING.index(row["kind"]) <= _TELLING.index(told.kind):
                    found[row["contact"]] = fact(row)
        return found

    def needs_due(self, today: date) -> dict[int, list[Matter]]:
        """The needs whose day to look again has come, by contact."""
        found: dict[int, list[Matter]] = {}
        query = FactRow.raw(
            "SELECT * FROM fact WHERE due <= ? AND ended_on IS NULL AND contact_id IS NOT NULL ORDER BY id",
            today.isoformat(),
        )
        for row in self._file.rows(query.dicts()):
            says = f"{row['kind']} to look at again: {row['text']}"
            found.setdefault(row["contact"], []).append(Matter(Subject.NEED, row["id"], says, row["due"]))
        return found

    def get(self, fact_id: int) -> "Fact":
        """One fact; raises StoreError when there is none of that id."""
        found = self._file.rows(FactRow.select().where(FactRow.id == fact_id).dicts())
        if not found:
            raise StoreError(f"there is no fact with id {fact_id}")
        return fact(found[0])

    def note(
        self, contact_id: int, kind: str, text: str, now: Moment, due: date | None = None, source: str = ""
    ) -> Change:
        """Note something about a contact and, if it was no entry, its ``source`` (a link, a search).

        Raises StoreError for a kind there is not, or for nothing.
        """
        _check(kind, text)
        with self._file.changing(f"note a {kind}: {text[:60]}", now.at) as doing:
            doing.subject = self._file.run(
                FactRow.insert(
                    contact=contact_id,
                    kind=kind,
                    text=storable(text.strip()),
                    due=due,
                    noted_on=now.day,
                    source=storable(source.strip()),
                )
            )
        return doing.change

    def edit(self, fact_id: int, kind: str, text: str, due: date | None, now: Moment) -> Change:
        """Word it anew; where it came from stays, and so does what its log line said."""
        _check(kind, text)
        words, had = storable(text.strip()), self.get(fact_id)
        if (kind, words, due) == (had.kind, had.text, had.due):
            return Change(None, f"edit: {words[:60]}", fact_id)
        return self._update(fact_id, "edit", now, kind=kind, text=words, due=due, written=self._line_said(fact_id))

    def end(self, fact_id: int, now: Moment, *, well: bool = False) -> Change:
        """It no longer holds; it stays in the record with the day it ended.

        ``well`` says that a goal was reached or a need met.
        """
        from netui.domain.people.known import OUTCOMES

        outcome = OUTCOMES.get(self.get(fact_id).kind, "") if well else ""
        return self._update(fact_id, outcome or "ended", now, ended_on=now.day, outcome=outcome)

    def revive(self, fact_id: int, now: Moment) -> Change:
        """It holds after all."""
        return self._update(fact_id, "holds again", now, ended_on=None, outcome="")

    def settle(self, fact_id: int, now: Moment) -> Change:
        """A need was looked at again: it is still a need, with no day set any more."""
        return self._update(fact_id, "looked at", now, due=None, written=self._line_said(fact_id))

    def _line_said(self, fact_id: int) -> str | None:
        """What its log line said of it, so that an edit of the line still knows it; None if it was no entry."""
        had = self.get(fact_id)
        row = self._file.row(FactRow.select(FactRow.written).where(FactRow.id == fact_id).tuples())
        return (row and row[0]) or (_written(had) if had.interaction_id is not None else None)

    def _update(self, fact_id: int, verb: str, now: Moment, **columns: Any) -> Change:
        row = self._file.row(FactRow.select(FactRow.text).where(FactRow.id == fact_id))
        if row is None:
            raise StoreError(f"there is no fact with id {fact_id}")
        with self._file.changing(f"{verb}: {row.text[:60]}", now.at) as doing:
            doing.subject = fact_id
            self._file.run(FactRow.update(columns).where(FactRow.id == fact_id))
        return doing.change


def fact(row: dict[str, Any]) -> "Fact":
    """The fact of a row."""
    from netui.domain.people.known import Fact

    return Fact(
        row["id"],
        row["contact"],
        row["kind"],
        row["text"],
        row["due"],
        row["noted_on"],
        row["ended_on"],
        row["interaction"],
        row["source"],
        row["outcome"],
    )


def read_written(text: str | None) -> tuple[str, str, date | None] | None:
    """Kind, text and day a log line gave a fact that was worded anew since; None where it was not."""
    if not text:
        return None
    kind, words, due = json.loads(text)
    return kind, words, date.fromisoformat(due) if due else None


def _written(known: "Fact") -> str:
    return json.dumps([known.kind, known.text, known.due.isoformat() if known.due else None], ensure_ascii=False)


def _check(kind: str, text: str) -> None:
    from netui.domain.people.known import FactKind

    if kind not in list(FactKind):
        raise StoreError(f"“{kind}” is nothing to know of somebody: write {', '.join(FactKind)}")
    if not text.strip():
        raise StoreError(f"a {kind} says something: write it behind the word")
