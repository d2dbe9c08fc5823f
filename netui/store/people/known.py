"""What is known of one contact, read together: facts, where each came from, what was given either way."""

from collections.abc import Sequence
from datetime import date

from netui.domain.interaction import WORDS_READ, Direction, Kind
from netui.domain.moment import Moment
from netui.domain.people.known import ORDER, Fact, FactKind, Given, Known, done_for
from netui.store.file.connection import Connection, parts
from netui.store.file.fields import utc_text
from netui.store.models.timeline import InteractionRow
from netui.store.people.facts import Facts

_GIVEN = f"""
SELECT g.kind,
  CASE WHEN g.kind = 'introduction' AND g.detail = (SELECT name FROM contact WHERE id = :contact)
  THEN (SELECT name FROM contact WHERE id = g.contact_id)
  ELSE coalesce(nullif(g.detail, ''), substr(i.words, 1, {WORDS_READ}), '') END, i.day, g.mine, i.at, g.id
FROM give g LEFT JOIN interaction i ON i.id = g.interaction_id
WHERE (g.contact_id = :contact AND i.id IS NULL) OR (i.at <= :now AND g.interaction_id IN
  (SELECT interaction_id FROM participant WHERE contact_id = :contact AND present))
UNION ALL
SELECT i.kind, substr(i.words, 1, {WORDS_READ}), i.day, 1, i.at, 0
FROM participant p JOIN interaction i ON i.id = p.interaction_id
WHERE p.contact_id = :contact AND p.present AND i.kind = :gift AND i.direction = :out AND i.at <= :now
AND NOT EXISTS (SELECT 1 FROM give g WHERE g.interaction_id = i.id AND g.mine)
ORDER BY 5 DESC, 6 DESC
"""
"""A give counts for all who took part in its entry, an introduction with the name of the other one; a gift is one
without any mark in its line."""


class KnownThings:
    """The question about everything known of a contact."""

    def __init__(self, connection: Connection, facts: Facts) -> None:
        self._file = connection
        self._facts = facts

    def of(self, contact_id: int, now: Moment, *, ended: bool = False) -> list[Known]:
        """What is known, by kind and the latest first; with ``ended`` also what no longer holds, at the end."""
        facts = self._facts.of(contact_id, ended=ended)
        entries = self._entries([fact.interaction_id for fact in facts if fact.interaction_id is not None])
        given = self.given(contact_id, now)
        order = {kind: place for place, kind in enumerate(ORDER)}
        found = [_known(fact, entries, given) for fact in facts]
        return sorted(found, key=lambda known: (known.fact.ended_on is not None, order[FactKind(known.fact.kind)]))

    def given(self, contact_id: int, now: Moment) -> tuple[Given, ...]:
        """What was given either way up to now, gifts included, the latest first."""
        rows = self._file.named_sql(
            _GIVEN, contact=contact_id, now=utc_text(now.at), gift=Kind.GIFT.value, out=Direction.OUT.value
        )
        return tuple(
            Given(kind, what, date.fromisoformat(day) if day else None, bool(mine))
            for kind, what, day, mine, _, _ in rows
        )

    def _entries(self, interaction_ids: Sequence[int]) -> dict[int, tuple[Kind, date]]:
        query = InteractionRow.select(InteractionRow.id, InteractionRow.kind, InteractionRow.day)
        return {
            number: (Kind(kind), day)
            for ids in parts(interaction_ids)
            for number, kind, day in self._file.rows(query.where(InteractionRow.id.in_(ids)).tuples())
        }


def _known(fact: Fact, entries: dict[int, tuple[Kind, date]], given: Sequence[Given]) -> Known:
    kind, on = entries.get(fact.interaction_id or 0, (None, None))
    return Known(fact, kind, on, done_for(fact, on, given))
