"""The brief: one contact on one page, to read in the ten seconds before a call."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from netui.domain.due.standing import Standing
from netui.domain.people.contact import Contact
from netui.domain.people.known import Fact, FactKind
from netui.domain.people.relation import Relation
from netui.domain.practice.depth import Evidence, Suggestion
from netui.domain.practice.guards import Turn
from netui.domain.practice.local_hour import LocalHour
from netui.domain.practice.subjects import YearOfSubjects
from netui.domain.promise import Promise
from netui.domain.timeline import Entry

WANTED = (FactKind.NEED, FactKind.GOAL)
"""What somebody wants, and may be helped with (rule 3 of the six rules: "help them achieve their goals")."""

_FRESH = timedelta(days=90)
"""How long a goal reached or a need met stays in the brief: one speaks of it."""


@dataclass(frozen=True, slots=True)
class Given:
    """Something I did for them (``mine``) or a kindness of theirs, of a ``kind``, on a civil ``day`` if known.

    ``what`` are the words that tell of it, empty where there are none.
    """

    kind: str
    what: str
    day: date | None
    mine: bool = True


@dataclass(frozen=True, slots=True)
class Want:
    """A need or a goal with its state, and the last thing I ``did`` for them since it was noted."""

    fact: Fact
    did: Given | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything worth knowing before speaking to somebody.

    ``promises`` are those that still bind, ``facts`` those that hold, ``entries`` the last exchanges, the latest
    first; ``standing`` is None for who is not active. ``first`` is the civil day of the first touch, ``local``
    the hour where they live; ``questions`` ask for what is missing, ``subjects`` are those of each year;
    ``given`` is all that was given either way, the latest first, ``notes`` what I noted since the exchanges
    that are shown.
    """

    contact: Contact
    standing: Standing | None
    promises: tuple[Promise, ...]
    facts: tuple[Fact, ...]
    entries: tuple[Entry, ...]
    turn: Turn
    evidence: Evidence
    suggestion: Suggestion | None
    first: date | None = None
    local: LocalHour | None = None
    questions: tuple[str, ...] = ()
    wants: tuple[Want, ...] = ()
    given: tuple[Given, ...] = ()
    relations: tuple[Relation, ...] = ()
    subjects: tuple[YearOfSubjects, ...] = ()
    notes: tuple[Entry, ...] = ()


def wants(facts: Iterable[Fact], given: Iterable[Given], today: date) -> tuple[Want, ...]:
    """The needs and goals among ``facts`` that hold, and those that came to a good end lately.

    Each comes with what I last did for them since it was noted; ``given`` is the latest first.
    """
    mine = [gift for gift in given if gift.mine and gift.day is not None]
    found: list[Want] = []
    for fact in facts:
        over = fact.ended_on is not None and (not fact.outcome or today - fact.ended_on > _FRESH)
        if fact.kind in WANTED and not over:
            did = next((gift for gift in mine if gift.day is not None and gift.day >= fact.noted_on), None)
            found.append(Want(fact, did))
    return tuple(sorted(found, key=lambda want: want.fact.ended_on is not None))
