"""What reading a file gives: the people and entries found in it, and the refusals, each with its line."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from netui.domain.frozen import dataclass
from netui.domain.interaction import Direction, Kind
from netui.domain.moment import Moment
from netui.domain.people.contact import ContactDraft, State, Tier
from netui.domain.people.known_lines import KnownDraft
from netui.domain.people.relation import RelationDraft


class Source(StrEnum):
    """The kinds of file that people come from; what one of them said is compared with its own next export."""

    VCARD = "vcard"
    CSV = "csv"
    OWN_CSV = "netui csv"
    LINKEDIN = "linkedin"
    GOOGLE = "google"
    OUTLOOK = "outlook"
    THUNDERBIRD = "thunderbird"
    ICALENDAR = "icalendar"
    MONICA = "monica"
    FRIENDS = "friends"
    NETUI = "netui"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader has to know of the one who reads: where and when, and how they read such files before.

    ``zone`` (an IANA name) is that of times without one; ``mine`` are my own e-mail addresses and profile pages,
    folded; ``maps`` are the meanings of columns given before, by the ``head_key`` of their file.
    """

    zone: str
    today: date
    mine: frozenset[str] = frozenset()
    maps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """The attention a file says somebody gets; it counts only where they are new here."""

    tier: Tier | None = None
    cadence: str | None = None
    depth: int = 0
    state: State = State.ACTIVE


@dataclass(frozen=True, slots=True)
class Card:
    """One person read, with the 1-based ``line`` their text begins on, and what is known of them beside it.

    ``room`` names what their file has room for (fields of a card, kinds of points), None stands for everything:
    what it has no room for it has not taken away.
    """

    draft: ContactDraft
    line: int
    known: tuple[KnownDraft, ...] = ()
    relations: tuple[RelationDraft, ...] = ()
    standing: Standing | None = None
    room: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """One dated entry read: what it was, when, and who took part as far as the file tells them.

    ``uid`` is its identity in the source, the same from one export to the next. ``words`` are only words: no
    token in them is taken. ``raw`` is the source's own text of it. Those of ``who`` that nobody here answers
    to come in as new people.
    """

    uid: str
    kind: Kind
    direction: Direction
    moment: Moment
    words: str
    who: tuple[ContactDraft, ...]
    line: int
    minutes: int | None = None
    place: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something in a file that was not read: where it stands and, in one sentence, why.

    ``file`` is the name shown to the user, ``line`` counts from 1.
    """

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one file gave, each in the order of the file.

    ``notices`` are sentences about how the file was read that its owner would want to check.
    """

    cards: tuple[Card, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    happenings: tuple[Happening, ...] = ()
    source: Source = Source.VCARD
    notices: tuple[str, ...] = ()
