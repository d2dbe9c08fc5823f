"""Whether a card is of somebody who is here already, and what it adds to what is known of them."""

import re
from dataclasses import replace

from netui.domain.folding import fold
from netui.domain.people.contact import Contact, ContactDraft, PointKind, card_of
from netui.domain.people.point_keys import point_key

_WORDS = re.compile(r"\w+")


def alike(one: str, other: str, shared: PointKind) -> bool:
    """Whether two names that share an e-mail address, a number or a page can be one person's.

    Colleagues have one switchboard: names that share a number must agree in every word of the shorter one, an
    initial standing for its word. An address of one's own is stronger: one word in common will do. A name that
    is nothing but signs agrees with none.
    """
    names = sorted((_words(one), _words(other)), key=len)
    agreeing = [any(_agree(word, its) for its in names[1]) for word in names[0]]
    return any(agreeing) if shared is PointKind.EMAIL else bool(agreeing) and all(agreeing)


def completed(contact: Contact, card: ContactDraft, event: str) -> ContactDraft:
    """The contact's card with what ``card`` adds where something was missing.

    What stands there already is not touched: if the new card says otherwise, that goes with the ``event``'s
    name to what is written about them, so that nothing of the card is lost.
    """
    own = card_of(contact)
    role, organisation = _work(contact, card)
    place = own.place or card.place
    known = {point_key(point) or point.value for point in own.points}
    points = [point for point in card.points if (point_key(point) or point.value) not in known]
    said = ((contact.name, card.name), (role, card.role), (organisation, card.organisation), (place, card.place))
    otherwise = [new for old, new in said if new and fold(new) != fold(old)]
    remark = f"card, {event}: {', '.join(otherwise)}" if otherwise else ""
    tags = {fold(tag): tag for tag in (*card.tags, *own.tags)}
    return replace(
        own,
        role=role,
        organisation=organisation,
        place=place,
        hook=own.hook or card.hook,
        about="\n".join(part for part in (own.about, "" if remark in own.about else remark) if part),
        points=(*own.points, *points),
        tags=tuple(tags.values()),
    )


def _work(contact: Contact, card: ContactDraft) -> tuple[str, str]:
    """Role and organisation; one of them is filled in only beside the other one it was printed with."""
    role, organisation = contact.role, contact.organisation
    if not role and (not organisation or not card.organisation or fold(organisation) == fold(card.organisation)):
        role = card.role
    if not organisation and (not contact.role or not card.role or fold(contact.role) == fold(card.role)):
        organisation = card.organisation
    return role, organisation


def _words(name: str) -> list[str]:
    return _WORDS.findall(fold(name))


def _agree(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
