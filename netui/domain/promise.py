"""Promises: what I said I would do, what they said they would do, and what became of it."""

from datetime import date
from enum import StrEnum

from netui.domain.frozen import dataclass


class Side(StrEnum):
    """Whose promise it is."""

    MINE = "mine"
    THEIRS = "theirs"


class PromiseState(StrEnum):
    """What became of a promise (rule 2: "trusted to do what you say you're going to do")."""

    OPEN = "open"
    KEPT = "kept"
    RENEGOTIATED = "renegotiated"
    BROKEN = "broken"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise with the contact it binds us to; ``due`` may be open-ended (None)."""

    id: int
    contact_id: int | None
    contact: str
    side: Side
    text: str
    due: date | None
    state: PromiseState
    made_on: date
    closed_on: date | None = None
    interaction_id: int | None = None

    @property
    def live(self) -> bool:
        """Whether it still binds: open, or given a new date."""
        return self.state in (PromiseState.OPEN, PromiseState.RENEGOTIATED)
