"""The whole card of a contact, with what is known and who is who to them: one form, one change, one undo."""

from netui.domain.folding import fold, storable
from netui.domain.moment import Moment
from netui.domain.people.contact import card_of, rebased
from netui.domain.people.known_lines import KnownEdits
from netui.domain.people.relation import RelationDraft, RelationEdits
from netui.domain.people.whole_card import CardEdit, WholeCard
from netui.store.file.connection import Change, Connection
from netui.store.file.errors import StoreError
from netui.store.people.contacts import Contacts
from netui.store.people.facts import Facts
from netui.store.people.finding import Finding
from netui.store.people.relations import Relations

_MOST_NAMED = 6
"""Contacts a name may mean that are listed with their ids."""


class Cards:
    """The questions and verbs behind the card form and the list of what is known."""

    def __init__(
        self, connection: Connection, contacts: Contacts, facts: Facts, relations: Relations, finding: Finding
    ) -> None:
        self._file = connection
        self._contacts = contacts
        self._facts = facts
        self._relations = relations
        self._finding = finding

    def whole(self, contact_id: int) -> WholeCard:
        """A contact's card with all that is edited along with it; raises UnknownContact."""
        card = card_of(self._contacts.get(contact_id))
        return WholeCard(card, tuple(self._facts.of(contact_id)), tuple(self._relations.of(contact_id)))

    def save_card(self, contact_id: int, opened: WholeCard, edit: CardEdit, now: Moment) -> Change:
        """Write what a form made of the card ``opened``, as one change.

        What another window wrote meanwhile into other fields stays. Another organisation is another job: the
        one before is kept with the earlier ones. Raises StoreError for a relation to nobody or to several.
        """
        with self._file.changing(f"edit {edit.card.name}", now.at) as doing:
            doing.subject = contact_id
            present = card_of(self._contacts.get(contact_id))
            wanted = rebased(edit.card, opened.card, present)
            if wanted != present:
                self._contacts.edit(contact_id, wanted, now)
            self.learn(contact_id, edit.known, now)
            self.relate(contact_id, edit.relations, now)
        return doing.change

    def learn(self, contact_id: int, edits: KnownEdits, now: Moment) -> Change:
        """Note, reword and end what is known, as one change; what is known already is not noted again.

        A fact that was deleted with its entry meanwhile is noted anew where it was reworded.
        """
        with self._file.changing(f"known of {self._contacts.names([contact_id])}", now.at) as doing:
            doing.subject = contact_id
            there = {fact.id: fact for fact in self._facts.of(contact_id, ended=True)}
            holding = {(fact.kind, fact.text, fact.due) for fact in there.values() if fact.ended_on is None}
            noted = list(edits.new)
            for fact_id, draft in edits.edits:
                if fact_id in there and there[fact_id].ended_on is None:
                    self._facts.edit(fact_id, draft.kind, draft.text, draft.due, now)
                else:
                    noted.append(draft)
            for fact_id in edits.ended:
                if fact_id in there and there[fact_id].ended_on is None:
                    self._facts.end(fact_id, now)
            for draft in noted:
                if (draft.kind, draft.text, draft.due) not in holding:
                    self._facts.note(contact_id, draft.kind, draft.text, now, draft.due)
        return doing.change

    def relate(self, contact_id: int, edits: RelationEdits, now: Moment) -> Change:
        """Take relations away and note new ones, as one change."""
        with self._file.changing(f"relations of {self._contacts.names([contact_id])}", now.at) as doing:
            doing.subject = contact_id
            there = {relation.id for relation in self._relations.of(contact_id)}
            for relation_id in edits.gone:
                if relation_id in there:
                    self._relations.remove(relation_id, now)
            for draft in edits.new:
                if draft.problem:
                    raise StoreError(draft.problem)
                self._relations.note(contact_id, draft.kind, self.related(draft)[0], now)
        return doing.change

    def related(self, draft: RelationDraft) -> tuple[int | str, str]:
        """Whom a typed relation means: a contact's id and name, or only the name (twice).

        A name in quotes, or one that merely occurs within somebody's, stays a name. Raises StoreError, naming
        the ids, where several answer to it.
        """
        found = [] if draft.only_name else self._finding.resolve(draft.name)
        if not found or (
            not draft.name.isdigit() and "@" not in draft.name and not _begins(draft.name, found[0][1])
        ):
            return storable(draft.name), draft.name
        if len(found) == 1:
            return found[0]
        listed = ", ".join(f"{name[:40]} (id {number})" for number, name in found[:_MOST_NAMED])
        more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
        raise StoreError(
            f"“{draft.kind}: {draft.name}” may be {listed}{more}: write the id, or the name in quotes"
        )


def _begins(name: str, who: str) -> bool:
    """Whether every word of ``name`` begins a word of ``who``: less is chance, and no relation."""
    words = fold(who).split()
    return all(any(word.startswith(begin) for word in words) for begin in fold(name).split())
