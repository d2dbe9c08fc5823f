"""Briefs: one contact's card, facts, promises, evidence and last exchanges, read together."""

from collections.abc import Sequence

from netui.domain.brief import Brief
from netui.domain.depth import evidence, suggest
from netui.domain.guards import Recent, recent, whose_turn
from netui.domain.moment import Moment
from netui.domain.timeline import Entry
from netui.domain.trust import trust
from netui.store.contacts import Contacts
from netui.store.due import Due
from netui.store.facts import Facts
from netui.store.promises import Promises
from netui.store.timeline import Timeline

_EXCHANGES = 3
"""How many of the last exchanges a brief shows."""

_GUARDED = 12
"""How many of the last entries a guard looks back at."""


class Briefs:
    """What is read before a call, and before a line is saved."""

    def __init__(self, contacts: Contacts, timeline: Timeline, promises: Promises, facts: Facts, due: Due) -> None:
        self._contacts = contacts
        self._timeline = timeline
        self._promises = promises
        self._facts = facts
        self._due = due

    def of(self, contact_id: int, now: Moment) -> Brief:
        """The brief of one contact; raises UnknownContact."""
        contact = self._contacts.get(contact_id)
        entries = self._present(contact_id, self._timeline.of(contact_id))
        lived = [entry for entry in entries if entry.interaction.moment.at <= now.at]
        facts = self._facts.of(contact_id)
        kept = trust(self._promises.records(contact_id), now.day)
        found = evidence(
            [entry.interaction for entry in lived],
            now.day,
            facts=len(facts),
            mine=kept.mine,
            theirs=kept.theirs,
            kindnesses=sum(not give.mine for entry in lived for give in entry.gives),
        )
        return Brief(
            contact,
            self._due.standing(contact_id, now),
            tuple(self._promises.open(contact_id)),
            tuple(facts),
            tuple(lived[:_EXCHANGES]),
            whose_turn(recent(entry) for entry in lived),
            found,
            suggest(contact.depth, found),
        )

    def recent(self, contact_id: int, now: Moment) -> tuple[Recent, ...]:
        """The last entries of a contact as a guard sees them, the newest first."""
        entries = self._present(contact_id, self._timeline.of(contact_id)[:_GUARDED])
        return tuple(recent(entry) for entry in entries if entry.interaction.moment.at <= now.at)

    def _present(self, contact_id: int, ids: Sequence[int]) -> list[Entry]:
        """The entries a contact took part in; where they were only spoken of says nothing about us."""
        entries = self._timeline.entries(ids)
        return [
            entries[number]
            for number in ids
            if any(p.contact_id == contact_id and p.present for p in entries[number].interaction.people)
        ]
