"""What a typed line was understood to say: drafts of entries, and where in the line each of them stands."""

from datetime import date
from typing import Literal

from netui.domain.frozen import dataclass
from netui.domain.interaction import Direction, Person, Purpose
from netui.domain.moment import Moment
from netui.domain.promise import Side


@dataclass(frozen=True, slots=True)
class PromiseDraft:
    """A promise about to be made: ``>`` is mine, ``<`` is theirs."""

    side: Side
    text: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class FactDraft:
    """Something learnt: a ``need`` (``+``), which may have a date, or a ``fact`` (``*``), which has none."""

    kind: Literal["need", "fact"]
    text: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class GiveDraft:
    """Something done for them (``mine``) or, of kind ``kindness``, by them for me.

    ``detail`` is the link or title, for an ``introduction`` the name of the other person, whose id is then
    ``contact_id``; it is empty where the words of the line tell it.
    """

    kind: str
    detail: str = ""
    mine: bool = True
    contact_id: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch ``[start, stop)`` of the line: what it is, and for the preview what it says.

    ``what`` is one of ``when duration mine theirs need fact date person tag next purpose escape unknown``, in
    the add line also ``name role organisation place email phone url profile handle address kind end``.
    ``says`` is empty where another stretch of the same thing says it already.
    """

    start: int
    stop: int
    what: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class LogLine:
    """A log line as understood; ``raw`` is the line to the letter, ``words`` what is left without its tokens.

    ``direction`` is None where the kind of the entry decides it. ``notices`` are sentences about what was
    typed like a token and could not be taken as one, or was taken in a way worth a look.
    """

    raw: str
    when: Moment | None = None
    minutes: int | None = None
    words: str = ""
    promises: tuple[PromiseDraft, ...] = ()
    facts: tuple[FactDraft, ...] = ()
    people: tuple[Person, ...] = ()
    tags: tuple[str, ...] = ()
    next: date | None = None
    purpose: Purpose = Purpose.NEUTRAL
    gives: tuple[GiveDraft, ...] = ()
    thanks: bool = False
    direction: Direction | None = None
    notices: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
