"""Introductions as they stand in the file: which are under way, and whose turn it is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from netui.domain.due.standing import Matter
from netui.domain.due.subject import Subject
from netui.domain.moment import Moment
from netui.domain.people.contact import State
from netui.store.file.connection import Connection, one_of, parts
from netui.store.file.errors import StoreError
from netui.store.models.people import ContactRow

if TYPE_CHECKING:
    from netui.domain.giving.introduction import Introduction, Step

_LISTED = """
SELECT n.id, n.contact_id, a.name, n.other_id, b.name,
       coalesce(nullif(n.reason, ''), (
         SELECT substr(i.words, 1, 300) FROM introduction_step s JOIN interaction i ON i.id = s.interaction_id
         WHERE s.introduction_id = n.id AND s.step = 'made'), ''),
       n.begun_on, n.state, n.outcome, n.closed_on
FROM introduction n JOIN contact a ON a.id = n.contact_id JOIN contact b ON b.id = n.other_id
WHERE {where} ORDER BY n.id
"""
"""One that a log line told of has no reason of its own: its entry's words are the reason."""

_STEPS = """
SELECT s.introduction_id, s.step, coalesce(i.day, s.day)
FROM introduction_step s LEFT JOIN interaction i ON i.id = s.interaction_id WHERE {where}
"""

_SETTLED = "SELECT matter, max(settled_on) FROM settled WHERE subject = ? GROUP BY matter"


class KnownIntroductions:
    """The questions about two people made known to each other."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def get(self, introduction_id: int) -> "Introduction":
        """One introduction; raises StoreError when there is none of that id."""
        found = self._read(f"n.id = {int(introduction_id)}")
        if not found:
            raise StoreError(f"there is no introduction with id {introduction_id}")
        return found[0]

    def listed(self, *, closed: bool = False) -> "list[Introduction]":
        """Those under way in the order they were begun; with ``closed`` all of them."""
        return self._read("1" if closed else "n.state = 'open'")

    def of(self, contact_id: int, *, closed: bool = False) -> "list[Introduction]":
        """The introductions of one contact, to whom or of whom, the open ones; with ``closed`` all."""
        number = int(contact_id)
        found = self._read(f"(n.contact_id = {number} OR n.other_id = {number})")
        return [one for one in found if closed or one.open]

    def matters(self, now: Moment) -> dict[int, list[Matter]]:
        """The missed steps that have come up by today, on the row of whoever's turn it is."""
        from netui.domain.giving.introduction import asked_of, reminder

        under_way = self._read("n.state = 'open'")
        settled = {row[0]: date.fromisoformat(row[1]) for row in self._file.sql(_SETTLED, Subject.INTRODUCTION)}
        states = self._states({number for one in under_way for number in (one.a, one.b)})
        found: dict[int, list[Matter]] = {}
        for one in under_way:
            matter = reminder(one, now.day, settled.get(one.id))
            asks = asked_of(one, states[one.a], states[one.b])
            if matter is not None and asks is not None:
                found.setdefault(asks, []).append(matter)
        return found

    def _read(self, where: str) -> "list[Introduction]":
        from netui.domain.giving.introduction import Introduction, IntroState

        rows = self._file.sql(_LISTED.format(where=where))
        steps = self._steps([row[0] for row in rows])
        return [
            Introduction(
                number,
                a,
                a_name,
                b,
                b_name,
                reason,
                date.fromisoformat(begun),
                steps.get(number, {}),
                IntroState(state),
                outcome,
                date.fromisoformat(closed) if closed else None,
            )
            for number, a, a_name, b, b_name, reason, begun, state, outcome, closed in rows
        ]

    def _steps(self, introduction_ids: Sequence[int]) -> "dict[int, Mapping[Step, date]]":
        from netui.domain.giving.introduction import Step

        found: dict[int, dict[Step, date]] = {}
        for ids in parts(introduction_ids):
            for number, step, day in self._file.sql(_STEPS.format(where=one_of("s.introduction_id", ids))):
                found.setdefault(number, {})[Step(step)] = date.fromisoformat(day)
        return dict(found)

    def _states(self, contact_ids: Iterable[int]) -> dict[int, State]:
        query = ContactRow.select(ContactRow.id, ContactRow.state)
        return {
            number: State(state)
            for ids in parts(sorted(contact_ids))
            for number, state in self._file.rows(query.where(ContactRow.id.in_(ids)).tuples())
        }
