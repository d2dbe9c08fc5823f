"""The timeline: interactions together with everything that came out of them."""

from datetime import date
from typing import TYPE_CHECKING

from netui.domain.frozen import dataclass
from netui.domain.interaction import Interaction
from netui.domain.promise import Promise

if TYPE_CHECKING:
    from netui.domain.people.known import Fact


@dataclass(frozen=True, slots=True)
class Give:
    """Something I did for them (``mine``), or a kindness of theirs."""

    contact_id: int | None
    kind: str
    detail: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the timeline with the promises, facts and gives it led to and the next date it set."""

    interaction: Interaction
    promises: tuple[Promise, ...] = ()
    facts: "tuple[Fact, ...]" = ()
    gives: tuple[Give, ...] = ()
    next: date | None = None
