"""A contact's card together with what is known and who is who to them, as one form edits it."""

from dataclasses import field

from netui.domain.frozen import dataclass
from netui.domain.people.contact import ContactDraft
from netui.domain.people.known import ORDER, Fact, FactKind
from netui.domain.people.known_lines import ONE_EACH, KnownDraft, KnownEdits
from netui.domain.people.relation import Relation, RelationEdits


@dataclass(frozen=True, slots=True)
class WholeCard:
    """The card, the facts that hold (the latest first) and the relations of one contact."""

    card: ContactDraft
    facts: tuple[Fact, ...] = ()
    relations: tuple[Relation, ...] = ()

    def only(self, kind: FactKind) -> Fact | None:
        """The fact of a kind of which one holds at a time: how the name is said, how they are addressed."""
        return next((fact for fact in self.facts if fact.kind == kind), None)

    @property
    def listed(self) -> tuple[Fact, ...]:
        """The facts that are edited as lines, in the order of their kinds: all that have no field of their own."""
        own = [self.only(kind) for kind in ONE_EACH]
        order = {kind: place for place, kind in enumerate(ORDER)}
        listed = [fact for fact in self.facts if fact not in own]
        return tuple(sorted(listed, key=lambda fact: order[FactKind(fact.kind)]))


@dataclass(frozen=True, slots=True)
class CardEdit:
    """What a form made of a whole card: the card as it now stands there, and what became of the rest."""

    card: ContactDraft
    known: KnownEdits = field(default_factory=KnownEdits)
    relations: RelationEdits = field(default_factory=RelationEdits)


def one_each(whole: WholeCard, kind: FactKind, text: str) -> KnownEdits:
    """What ``text`` in the field of a kind of which one holds at a time changes."""
    text = text.strip()
    fact = whole.only(kind)
    if fact is None:
        return KnownEdits(new=(KnownDraft(kind, text),)) if text else KnownEdits()
    if not text:
        return KnownEdits(ended=(fact.id,))
    if text == " ".join(fact.text.splitlines()):
        return KnownEdits()
    return KnownEdits(edits=((fact.id, KnownDraft(kind, text, fact.due)),))


def together(*edits: KnownEdits) -> KnownEdits:
    """Several edits as one."""
    return KnownEdits(
        tuple(edit for one in edits for edit in one.edits),
        tuple(number for one in edits for number in one.ended),
        tuple(draft for one in edits for draft in one.new),
    )
