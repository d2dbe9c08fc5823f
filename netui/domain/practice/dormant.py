"""Who has gone quiet: people we once talked with, and have not for far longer than was meant."""

from collections.abc import Iterable
from datetime import date

from netui.domain.due.cadence import Interval, cutoff
from netui.domain.frozen import dataclass
from netui.domain.people.known import Fact
from netui.domain.places.hours import LocalHour

WITH_CADENCE = Interval(months=6)
"""The least silence that counts where a cadence is set; twice the cadence if that is longer."""

WITHOUT_CADENCE = Interval(months=12)
"""The silence that counts where none is set."""

LEAST_DEPTH = 2
"""From this depth on we talked with each other, whatever is on record."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Somebody active with a ``depth`` and the civil day of the ``last`` touch.

    ``cadence`` is the interval that applies, ``talked`` whether there ever was a two-way touch.
    """

    contact_id: int
    depth: int
    last: date
    cadence: Interval | None = None
    talked: bool = False


@dataclass(frozen=True, slots=True)
class Silence:
    """Somebody who has gone quiet, as a row shows them: the ``words`` exchanged last, one thing ``known``,
    and what o'clock it is where they are."""

    contact_id: int
    name: str
    organisation: str
    depth: int
    last: date | None
    words: str
    known: Fact | None
    local: LocalHour | None = None


def dormant(people: Iterable[Quiet], today: date) -> tuple[Quiet, ...]:
    """Those of ``people`` who have gone quiet as seen ``today``: the deepest first, then the longest silent.

    "A follow-up email … is one of my favorite ways to rekindle the conversation": it takes one to rekindle,
    so who never answered and is not known either is left in peace.
    """
    limits: dict[Interval | None, date] = {}
    found: list[Quiet] = []
    for person in people:
        if person.cadence not in limits:
            limits[person.cadence] = quiet_since(person.cadence, today)
        if person.last <= limits[person.cadence] and (person.talked or person.depth >= LEAST_DEPTH):
            found.append(person)
    return tuple(sorted(found, key=lambda person: (-person.depth, person.last, person.contact_id)))


def quiet_since(cadence: Interval | None, today: date) -> date:
    """The latest day of a last touch that is silence by ``today``, under ``cadence`` or without one."""
    if cadence is None:
        return cutoff(WITHOUT_CADENCE, today)
    twice = Interval(2 * cadence.years, 2 * cadence.months, 2 * cadence.weeks, 2 * cadence.days)
    return min(cutoff(twice, today), cutoff(WITH_CADENCE, today))
