"""What is known of one contact, read together: facts, where each came from, what I last did for a goal."""

from collections.abc import Sequence
from datetime import date

from netui.domain.interaction import Direction, Kind
from netui.domain.moment import Moment
from netui.domain.people.known import ORDER, Deed, Fact, FactKind, Known
from netui.store.connection import Connection
from netui.store.facts import Facts
from netui.store.fields import utc_text
from netui.store.models import InteractionRow

_DEEDS = """
SELECT g.kind, CASE WHEN g.detail = '' THEN i.words ELSE g.detail END, i.day, i.at, g.id
FROM give g JOIN interaction i ON i.id = g.interaction_id
WHERE g.contact_id = :contact AND g.mine AND i.at <= :now
UNION ALL
SELECT i.kind, i.words, i.day, i.at, i.id
FROM participant p JOIN interaction i ON i.id = p.interaction_id
WHERE p.contact_id = :contact AND p.present AND i.kind = :gift AND i.direction = :out AND i.at <= :now
AND NOT EXISTS (SELECT 1 FROM give g WHERE g.interaction_id = i.id)
ORDER BY 4 DESC, 5 DESC
"""


class KnownThings:
    """The question about everything known of a contact."""

    def __init__(self, connection: Connection, facts: Facts) -> None:
        self._file = connection
        self._facts = facts

    def of(self, contact_id: int, now: Moment, *, ended: bool = False) -> list[Known]:
        """What is known, by kind and the latest first; with ``ended`` also what no longer holds, at the end."""
        facts = self._facts.of(contact_id, ended=ended)
        entries = self._entries([fact.interaction_id for fact in facts if fact.interaction_id is not None])
        deeds = self.deeds(contact_id, now) if any(fact.kind == FactKind.GOAL for fact in facts) else []
        order = {kind: place for place, kind in enumerate(ORDER)}
        found = [_known(fact, entries, deeds) for fact in facts]
        return sorted(found, key=lambda known: (known.fact.ended_on is not None, order[FactKind(known.fact.kind)]))

    def deeds(self, contact_id: int, now: Moment) -> list[Deed]:
        """Everything I gave a contact, gifts included, the latest first."""
        rows = self._file.named_sql(
            _DEEDS, contact=contact_id, now=utc_text(now.at), gift=Kind.GIFT.value, out=Direction.OUT.value
        )
        return [Deed(kind, detail, date.fromisoformat(day)) for kind, detail, day, _, _ in rows]

    def _entries(self, interaction_ids: Sequence[int]) -> dict[int, tuple[Kind, date]]:
        query = InteractionRow.select(InteractionRow.id, InteractionRow.kind, InteractionRow.day).where(
            InteractionRow.id.in_(interaction_ids)
        )
        return {number: (Kind(kind), day) for number, kind, day in self._file.rows(query.tuples())}


def _known(fact: Fact, entries: dict[int, tuple[Kind, date]], deeds: Sequence[Deed]) -> Known:
    kind, on = entries.get(fact.interaction_id or 0, (None, None))
    if fact.kind != FactKind.GOAL:
        return Known(fact, kind, on)
    since = min(fact.noted_on, on) if on else fact.noted_on
    until = fact.ended_on or date.max
    return Known(fact, kind, on, next((deed for deed in deeds if since <= deed.day <= until), None))
