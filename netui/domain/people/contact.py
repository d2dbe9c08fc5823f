"""Contacts: the people, how to reach them, and how much attention they are to get."""

from dataclasses import field, fields, replace
from datetime import date
from enum import StrEnum

from netui.domain.frozen import dataclass


class Tier(StrEnum):
    """How much attention I choose to give; ``ambient`` and ``pool`` are never due."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    AMBIENT = "ambient"
    POOL = "pool"

    @property
    def silent(self) -> bool:
        """Whether nobody of this tier is ever due, whatever cadence is set elsewhere."""
        return self in (Tier.AMBIENT, Tier.POOL)


class State(StrEnum):
    """``archived`` and ``deceased`` keep their history and never stand in the queue."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    DECEASED = "deceased"


class PointKind(StrEnum):
    """The ways to reach somebody."""

    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    PROFILE = "profile"
    ADDRESS = "address"
    HANDLE = "handle"


DEPTHS = ("know of", "met", "two-way", "know them", "trusted", "platinum")
"""How well we know each other, 0 to 5 (rule 1: "friendship trumps acquaintanceship")."""


NO_NAME = "(no name)"
"""What a contact without a name is called: nothing to address or to look somebody up by."""


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """One way to reach somebody, as written (``value``), with the label its owner gave it."""

    kind: PointKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which parts may be unknown: a birthday without a year, a wedding known by its month.

    ``kind`` is ``birthday``, ``anniversary`` or the words of a label; ``text`` is the source's own writing,
    kept where no part could be read. ``lead`` is how many days before it begins to show, None for the usual.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    text: str = ""
    lead: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """Where somebody worked before, until a day if it is known."""

    role: str = ""
    organisation: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A person as the list, the header card and the card form see them; ``jobs`` are the earlier ones."""

    id: int
    uid: str
    name: str
    role: str = ""
    organisation: str = ""
    place: str = ""
    hook: str = ""
    about: str = ""
    tier: Tier | None = None
    cadence: str | None = None
    depth: int = 0
    state: State = State.ACTIVE
    created: date | None = None
    points: tuple[ContactPoint, ...] = ()
    tags: tuple[str, ...] = ()
    dates: tuple[PartialDate, ...] = ()
    jobs: tuple[Job, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A contact as one row of the list: who, where they work, their tier, and the day of the last touch."""

    id: int
    name: str
    organisation: str
    tier: Tier | None
    state: State
    last: date | None


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A contact about to be made: from the add line, the card form or a file.

    ``uid`` is the identity the source gave it, ``raw`` the source's own text of it (a whole vCard), kept so
    that what is not understood here can leave again as it came.
    """

    name: str
    role: str = ""
    organisation: str = ""
    place: str = ""
    hook: str = ""
    about: str = ""
    points: tuple[ContactPoint, ...] = ()
    tags: tuple[str, ...] = ()
    dates: tuple[PartialDate, ...] = ()
    jobs: tuple[Job, ...] = ()
    uid: str = ""
    raw: str = field(default="", repr=False)


def card_of(contact: Contact) -> ContactDraft:
    """A contact's card as a draft, to change and write back."""
    return ContactDraft(
        name=contact.name,
        role=contact.role,
        organisation=contact.organisation,
        place=contact.place,
        hook=contact.hook,
        about=contact.about,
        points=contact.points,
        tags=contact.tags,
        dates=contact.dates,
        jobs=contact.jobs,
    )


def rebased(edited: ContactDraft, opened: ContactDraft, present: ContactDraft) -> ContactDraft:
    """An edit of the card ``opened``, made to the card as it is at ``present``: only what was edited changes."""
    changed = {
        part.name: getattr(edited, part.name)
        for part in fields(ContactDraft)
        if getattr(edited, part.name) != getattr(opened, part.name)
    }
    return replace(present, **changed)
