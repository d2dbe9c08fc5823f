"""Who is near a place: ranked by depth × overdue × distance, and each with what one would say."""

from collections.abc import Iterable
from datetime import date

from netui.domain.day_words import late
from netui.domain.due.cadence import Cadence
from netui.domain.frozen import dataclass
from netui.domain.people.contact import DEPTHS
from netui.domain.people.known import Fact
from netui.domain.places.hours import LocalHour
from netui.domain.places.whereabouts import Whereabouts
from netui.domain.promise import Promise, Side

NEAR_KM = 50.0
"""What counts as near a city, and the distance at which somebody counts half as much as next door."""

REACHES = (5.0, 10.0, 25.0, NEAR_KM, 100.0, 200.0, 400.0, 800.0, 1600.0, 3200.0, 6400.0, 12800.0, 20100.0)
"""The steps, in kilometres, by which one looks wider or narrower; the last is all of the earth."""

_MOST_LATE = 2.0
"""After twice the cadence somebody counts no more for being silent still longer."""

_QUIET_YEAR = 365.0
_ALWAYS = 0.5
"""What somebody counts whom I spoke with today: being there is a reason of its own."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to be ranked: ``last`` is the civil day of the last touch, ``cadence`` the one that applies.

    ``km`` is the way to their nearest place, None where only the country is known or asked for.
    """

    contact_id: int
    depth: int = 0
    last: date | None = None
    cadence: Cadence | None = None
    km: float | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody within reach, by which of their places, and how far that is in kilometres (None: in a country)."""

    contact_id: int
    place: Whereabouts
    km: float | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One of those within reach as a row shows them.

    ``due`` is the day they come up next by clock, next date or cadence; ``local`` is the hour where they live,
    ``words`` are the last ones exchanged, ``phone`` is the first number of the card, as typed.
    """

    contact_id: int
    name: str
    organisation: str
    depth: int
    place: Whereabouts
    km: float | None
    due: date | None
    last: date | None
    local: LocalHour | None
    words: str = ""
    phone: str = ""
    promise: Promise | None = None
    known: Fact | None = None

    def why(self, today: date) -> str:
        """Reasons to see or call them now, in one line; at least how well we know each other."""
        reasons = [f"due {late((today - self.due).days)}"] if self.due and self.due < today else []
        reasons += ["due today"] if self.due == today else []
        if self.promise is not None:
            reasons.append(f"{'I' if self.promise.side is Side.MINE else 'they'} promised: {self.promise.text}")
        if self.known is not None:
            reasons.append(f"{self.known.kind}: {self.known.text}")
        return " · ".join(reasons or [DEPTHS[self.depth]])


def score(who: Candidate, today: date) -> float:
    """How much speaks for seeing somebody: depth × overdue × distance (rule 5: "in the same physical vicinity").

    - depth: 1 for whom I only know of, to 6 for platinum;
    - overdue: ½ + the days since the last touch (or since the cadence began) ÷ the cadence, that at most 2;
      without a cadence nobody is overdue: a year counts as one, and no more than that;
    - distance: 1 at the place itself, ½ at 50 km, ⅓ at 100 km; 1 where it is not known.
    """
    return (who.depth + 1) * (_ALWAYS + _overdue(who, today)) / (1 + (who.km or 0.0) / NEAR_KM)


def most_possible(depth: int) -> float:
    """The score nobody of that ``depth`` can be above, however long silent and however near."""
    return (depth + 1) * (_ALWAYS + _MOST_LATE)


def _overdue(who: Candidate, today: date) -> float:
    if who.cadence is not None:
        since = who.last or who.cadence.since
        return min(_MOST_LATE, max(0.0, (today - since).days / who.cadence.interval.rough_days()))
    return min(1.0, max(0.0, (today - who.last).days / _QUIET_YEAR)) if who.last else 0.0


def ranked(people: Iterable[Candidate], today: date) -> list[int]:
    """The ids of ``people``, whom most speaks for first; of equal ones the nearest."""
    by_score = sorted(people, key=lambda who: (-score(who, today), who.km or 0.0, who.contact_id))
    return [who.contact_id for who in by_score]


def wider(km: float, step: int) -> float:
    """The next larger reach for 1, the next smaller one for -1; the last of its kind stays."""
    if step > 0:
        return next((reach for reach in REACHES if reach > km), REACHES[-1])
    return next((reach for reach in reversed(REACHES) if reach < km), REACHES[0])
