"""Questions for the next talk: what is not known of somebody yet, put the way one would ask."""

import re
from collections.abc import Iterable

from netui.domain.folding import fold
from netui.domain.people.contact import Contact, State
from netui.domain.people.known import Fact, FactKind
from netui.domain.people.relation import Relation
from netui.domain.people.special_dates import BIRTHDAY

MOST_QUESTIONS = 3
"""More than three would be an interrogation."""

_FAMILY = re.compile(
    r"\b(wife|husband|spouse|partner|married|son|sons|daughter|daughters|child|children|kid|kids|twins?|baby|"
    r"brother|sister|mother|father|parents|family|grand\w+)\b"
)
"""Words by which a plain fact tells of a family, as most are written down: ``*son runs marathons``."""


def questions(
    contact: Contact, facts: Iterable[Fact], relations: Iterable[Relation], *, met: bool
) -> tuple[str, ...]:
    """What to ask next time, the most telling first, at most three; nothing of the dead.

    Rule 1 of the six rules: "It's one thing to 'know of' somebody and quite another thing to actually KNOW
    somebody": what is missing of that is asked. ``facts`` are those that hold, ``met`` whether there was a
    touch at all: only then is there a first meeting to remember.
    """
    if contact.state is State.DECEASED:
        return ()
    known = list(facts)
    kinds = {fact.kind for fact in known}
    family = any(True for _ in relations) or any(_FAMILY.search(fold(fact.text[:500])) for fact in known)
    asked = (
        (FactKind.GOAL in kinds, "What are you aiming for this year?"),
        (FactKind.NEED in kinds, "What would help you most just now?"),
        (FactKind.INTEREST in kinds, "What do you love to do when you are not working?"),
        (family, "Who is at home, and how are they?"),
        (bool(contact.role or contact.organisation), "What do you work on these days?"),
        (bool(contact.place), "Where do you live now?"),
        (bool(contact.hook) or not met, "How did the two of us meet, as you remember it?"),
        (FactKind.REACH in kinds, "How do you like to be reached: a call, a mail, a message?"),
        (any(day.kind == BIRTHDAY for day in contact.dates), "When is your birthday?"),
        (FactKind.OFFER in kinds, "Whom would you like to help, and with what?"),
    )
    return tuple(question for is_known, question in asked if not is_known)[:MOST_QUESTIONS]
