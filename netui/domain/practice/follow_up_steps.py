"""The steps of a first follow-up: research, one way to help, the note, the connection request."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from netui.domain.frozen import dataclass
from netui.domain.interaction import Interaction
from netui.domain.people.contact import Contact
from netui.domain.people.known import Fact, FactKind
from netui.domain.practice.follow_up import Clock, FollowUpFigures

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_CLOSING = ".,;:!?)]}…"


class Step(StrEnum):
    """One step; each can be done or skipped, in any order."""

    RESEARCH = "research"
    HELP = "help"
    NOTE = "note"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step done, or skipped, at an instant (UTC); ``detail`` says what it came to."""

    step: Step
    skipped: bool
    detail: str
    at: datetime
    interaction_id: int | None = None


@dataclass(frozen=True, slots=True)
class HelpKind:
    """A way to be of assistance: the key that takes it, what it is, how its words begin, its mark in the log.

    "Other ways to make yourself memorable": an introduction, an article or book, an event, a mention.
    """

    key: str
    id: str
    says: str
    begins: str
    mark: str = "help"


HELPS = (
    HelpKind("i", "introduction", "introduce them to somebody", "an introduction to "),
    HelpKind("a", "article", "an article they may like", "an article about ", "article"),
    HelpKind("b", "book", "a book", "the book ", "book"),
    HelpKind("e", "event", "an event they may want to attend", "an event: ", "event"),
    HelpKind("m", "mention", "mention them or their work", "a word about your work in ", "mention"),
    HelpKind("o", "other", "something else", ""),
)
"""The ways the article names ("find a way to be of assistance to them"), and any other."""

NEED = "need"
"""The kind of a help that answers one of their needs."""

_MARKS = {kind.id: kind.mark for kind in HELPS}
_QUOTED_MARKS = frozenset({"article", "book", "event", "mention"})


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One follow-up on one page.

    ``clock`` is the one that runs, else the one of the first follow-up, if there ever was one; ``meeting`` is
    the entry this began with; ``steps`` are those since then, in order; ``facts`` what is known, latest first.
    """

    contact: Contact
    clock: Clock | None
    meeting: Interaction | None
    steps: tuple[StepDone, ...] = ()
    facts: tuple[Fact, ...] = ()

    def last(self, step: Step) -> StepDone | None:
        """How a step stands: the last that was said about it."""
        return next((done for done in reversed(self.steps) if done.step is step), None)

    @property
    def findings(self) -> tuple[StepDone, ...]:
        """What research brought to light."""
        return tuple(done for done in self.steps if done.step is Step.RESEARCH and done.detail)

    @property
    def help(self) -> str:
        """The way to help in words; empty where none was picked."""
        done = self.last(Step.HELP)
        return "" if done is None or done.skipped else read_help(done.detail)[1]

    @property
    def unsent_help(self) -> str:
        """The way to help that has not gone out with a note yet."""
        done = unsent_help(self.steps)
        return "" if done is None or done.skipped else read_help(done.detail)[1]

    @property
    def needs(self) -> tuple[Fact, ...]:
        """What they want and nobody has settled yet."""
        return tuple(fact for fact in self.facts if fact.kind == FactKind.NEED)


@dataclass(frozen=True, slots=True)
class Followed:
    """One clock that counts: with whom, the day we met, the real hours it took (None while it runs late)."""

    contact_id: int
    name: str
    met: date | None
    hours: float | None
    in_time: bool


@dataclass(frozen=True, slots=True)
class HelpOffered:
    """The last word on helping one contact: what was offered, or that it was skipped."""

    contact_id: int
    name: str
    skipped: bool
    text: str


@dataclass(frozen=True, slots=True)
class FollowingFigures:
    """How I follow up, each number with the list it counts."""

    clocks: FollowUpFigures
    followed: tuple[Followed, ...] = ()
    helps: tuple[HelpOffered, ...] = ()

    @property
    def offered(self) -> int:
        """How often help was offered."""
        return sum(not one.skipped for one in self.helps)

    @property
    def skipped(self) -> int:
        """How often it was left out: allowed, and counted."""
        return sum(one.skipped for one in self.helps)


def unsent_help(steps: Sequence[StepDone]) -> StepDone | None:
    """What was last said of help since the last note went out; ``steps`` are in order."""
    for done in reversed(steps):
        if done.step is Step.NOTE and not done.skipped:
            return None
        if done.step is Step.HELP:
            return done
    return None


def help_detail(kind: str, text: str) -> str:
    """A way to help as one text that ``read_help`` takes apart again."""
    return f"{kind}: {' '.join(text.split())}"


def read_help(detail: str) -> tuple[str, str]:
    """The kind of a help, and its words."""
    kind, parted, text = detail.partition(": ")
    return (kind, text) if parted and (kind in _MARKS or kind == NEED) else ("other", detail)


def help_mark(kind: str, text: str) -> str:
    """What a log line says of a help that went out with it: ``!article "on pricing"``, else ``!help``.

    An introduction is offered only: it is made, and counted as one, when both were asked.
    """
    mark = _MARKS.get(kind, "help")
    text = " ".join(text.split())
    quotable = mark in _QUOTED_MARKS and bool(text) and '"' not in text
    return f'!{mark} "{text}"' if quotable else f"!{mark}"


def read_finding(text: str) -> tuple[str, str]:
    """What was found, and the link it was found at: the first address in ``text``, which else stays as it is.

    A text that is nothing but an address is both.
    """
    found = _LINK.search(text)
    if found is None:
        return " ".join(text.split()), ""
    link = found[0].rstrip(_CLOSING)
    before = text[: found.start()].rstrip(" ,;:-–(\n")
    after = text[found.start() + len(link) :].lstrip(" .,;:-–)\n")
    words = " ".join(f"{before} {after}".split())
    return words or link, link
