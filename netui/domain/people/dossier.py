"""A dossier: one contact with everything that belongs to it, as it leaves netui for a file."""

from datetime import date

from netui.domain.frozen import dataclass
from netui.domain.people.contact import Contact
from netui.domain.people.known import Fact
from netui.domain.people.relation import Relation
from netui.domain.promise import Promise
from netui.domain.timeline import Entry


@dataclass(frozen=True, slots=True)
class Dossier:
    """A contact, the day of the last touch, and the texts of the cards it was imported from (``originals``).

    ``originals`` are the latest first. What was noted (``known``, ended facts included), who is who, promises
    of every state and the timeline, the latest entry first, are there only where they were asked for.
    """

    contact: Contact
    last: date | None = None
    originals: tuple[str, ...] = ()
    known: tuple[Fact, ...] = ()
    relations: tuple[Relation, ...] = ()
    promises: tuple[Promise, ...] = ()
    entries: tuple[Entry, ...] = ()
