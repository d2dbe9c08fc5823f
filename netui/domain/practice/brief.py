"""The brief: one contact on one page, to read in the ten seconds before a call."""

from collections.abc import Iterable
from datetime import date, timedelta

from netui.domain.due.standing import Standing
from netui.domain.frozen import dataclass
from netui.domain.giving.caring import Reason
from netui.domain.giving.clip import Clip
from netui.domain.giving.introduction import Introduction
from netui.domain.people.contact import Contact
from netui.domain.people.known import WANTED, Fact, Given, Known
from netui.domain.people.relation import Relation
from netui.domain.places.hours import LocalHour
from netui.domain.practice.depth import Evidence, Suggestion
from netui.domain.practice.guards import Turn
from netui.domain.practice.subjects import YearOfSubjects
from netui.domain.promise import Promise
from netui.domain.timeline import Entry

_FRESH = timedelta(days=90)
"""How long a goal reached or a need met stays in the brief: one speaks of it."""


@dataclass(frozen=True, slots=True)
class Want:
    """A need or a goal with its state, and the last thing I ``did`` for them while it held."""

    fact: Fact
    did: Given | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything worth knowing before speaking to somebody.

    ``promises`` are those that still bind, ``facts`` those that hold, ``entries`` the last exchanges, the latest
    first; ``standing`` is None for who is not active. ``first`` is the civil day of the first touch, ``local``
    the hour where they live; ``questions`` ask for what is missing, ``subjects`` are those of each year;
    ``given`` is all that was given either way, the latest first, ``asked`` are the days I asked for something,
    ``notes`` what I noted since the exchanges that are shown, ``clips`` what I keep that may fit what they want,
    ``introductions`` those under way with them.
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
    asked: tuple[date, ...] = ()
    clips: tuple[tuple[Clip, Reason], ...] = ()
    introductions: tuple[Introduction, ...] = ()


def wants(known: Iterable[Known], today: date) -> tuple[Want, ...]:
    """The needs and goals among what is known that hold, and those that came to a good end lately."""
    found: list[Want] = []
    for one in known:
        ended, outcome = one.fact.ended_on, one.fact.outcome
        over = ended is not None and (not outcome or today - ended > _FRESH)
        if one.fact.kind in WANTED and not over:
            found.append(Want(one.fact, one.did))
    return tuple(sorted(found, key=lambda want: want.fact.ended_on is not None))
