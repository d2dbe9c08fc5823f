"""The brief: one contact on one page, to read in the ten seconds before a call."""

from dataclasses import dataclass

from netui.domain.contact import Contact
from netui.domain.depth import Evidence, Suggestion
from netui.domain.guards import Turn
from netui.domain.known import Fact
from netui.domain.promise import Promise
from netui.domain.standing import Standing
from netui.domain.timeline import Entry


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything worth knowing before speaking to somebody.

    ``promises`` are those that still bind, ``entries`` the last exchanges, the latest first; ``standing`` is
    None for who is not active.
    """

    contact: Contact
    standing: Standing | None
    promises: tuple[Promise, ...]
    facts: tuple[Fact, ...]
    entries: tuple[Entry, ...]
    turn: Turn
    evidence: Evidence
    suggestion: Suggestion | None
