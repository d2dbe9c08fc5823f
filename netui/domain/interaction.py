"""Interactions: what happened with people, and which of it counts as a touch."""

from datetime import datetime
from enum import StrEnum

from netui.domain.frozen import dataclass
from netui.domain.moment import Moment


class Kind(StrEnum):
    """What an entry of the timeline is."""

    CALL = "call"
    MESSAGE = "message"
    EMAIL = "email"
    MET = "met"
    EVENT = "event"
    GIFT = "gift"
    NOTE = "note"


class Direction(StrEnum):
    """Who reached out: I did (``out``), they did (``in``), or it was a conversation (``both``)."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


class Purpose(StrEnum):
    """What the contact was for; ``promo`` is talk about myself and never counts as a touch."""

    GIVE = "give"
    NEUTRAL = "neutral"
    ASK = "ask"
    PROMO = "promo"


WORDS_READ = 200
"""Letters at the beginning of an entry in which its subject is looked for."""

CONVERSATIONS = frozenset({Kind.CALL, Kind.MET, Kind.EVENT})


def usual_direction(kind: Kind) -> Direction:
    """The direction an entry of ``kind`` has unless said otherwise."""
    return Direction.BOTH if kind in CONVERSATIONS else Direction.OUT


def is_touch(kind: Kind, purpose: Purpose) -> bool:
    """Whether an entry counts as contact for those who took part.

    Rule 3 of the six rules: regular contact in some form, e-mails "only if they're NOT self-promoting".
    """
    return kind is not Kind.NOTE and purpose is not Purpose.PROMO


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named on an entry: took part (``present``) or was only spoken of."""

    contact_id: int
    name: str
    present: bool = True


@dataclass(frozen=True, slots=True)
class Interaction:
    """One dated entry on the timeline.

    ``line`` is what was typed, to the letter; ``words`` is the line without its tokens. ``written`` is the
    instant (UTC) it was written: the dates in the line count from there, also when it is edited later. An
    entry without ``people`` waits in the inbox. ``place`` is where a trip of mine had me, empty at home.
    """

    id: int
    kind: Kind
    direction: Direction
    purpose: Purpose
    moment: Moment
    minutes: int | None
    written: datetime
    line: str
    words: str
    people: tuple[Person, ...]
    place: str = ""

    @property
    def touch(self) -> bool:
        """Whether it counts as contact for those who took part."""
        return is_touch(self.kind, self.purpose)
