"""Trips, mine and theirs: the line that tells one, its legs, where I am on a day, and whom to see there."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Protocol

from netui.domain.day_words import distance, short_day
from netui.domain.frozen import dataclass
from netui.domain.line.day_ranges import days_in
from netui.domain.line.drafts import Span
from netui.domain.moment import Moment, zone_info
from netui.domain.places.near import NEAR_KM
from netui.domain.places.place import Place, distance_km
from netui.domain.places.whereabouts import Whereabouts

VISITOR_KM = 100.0
"""Somebody on a trip is a visitor within so many kilometres of my home, or of where I am."""

_LEGS_END = re.compile(r":(?!\S)")
_PIECE = re.compile(r"[^;]+")
_LISTED = 4


class VisitState(StrEnum):
    """How far seeing somebody on a trip has come."""

    WANTED = "wanted"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    MET = "met"
    DROPPED = "dropped"

    @property
    def planned(self) -> bool:
        """Whether they are still to be seen."""
        return self in (VisitState.WANTED, VisitState.ASKED, VisitState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class LegDraft:
    """A place as typed, and the first and the last day there."""

    place: str
    begins: date
    ends: date


@dataclass(frozen=True, slots=True)
class Leg:
    """One place of a trip; ``where`` is what the gazetteer said when it was written, None for an unknown place."""

    id: int
    place: str
    begins: date
    ends: date
    where: Whereabouts | None = None

    @property
    def name(self) -> str:
        """The place in one word or two: ``Beijing``; an unknown one as typed."""
        return self.where.says.partition(",")[0] if self.where else self.place

    def holds(self, day: date) -> bool:
        """Whether it is on that day."""
        return self.begins <= day <= self.ends

    def days(self, today: date) -> str:
        """``Thu 3 Dec – Mon 7 Dec``; one day alone is told once."""
        return days_words(self.begins, self.ends, today)

    def way(self, place: Whereabouts) -> float | None:
        """The kilometres to a place, None where one of them is unknown or a whole country."""
        if self.where is None or self.where.at is None or place.at is None:
            return None
        return distance_km(self.where.at, place.at)

    def reaches(self, place: Whereabouts, km: float = NEAR_KM) -> bool:
        """Whether a place is within ``km`` of it; of a whole country anywhere there."""
        if self.where is None:
            return False
        way = self.way(place)
        whole = self.where.at is None or place.at is None
        return self.where.country == place.country if whole else way is not None and way <= km


@dataclass(frozen=True, slots=True)
class Trip:
    """A journey with its legs in the order of their days; ``contact_id`` is None for one of mine."""

    id: int
    legs: tuple[Leg, ...]
    name: str = ""
    contact_id: int | None = None
    contact: str = ""

    @property
    def begins(self) -> date:
        """Its first day."""
        return min(leg.begins for leg in self.legs)

    @property
    def ends(self) -> date:
        """Its last day."""
        return max(leg.ends for leg in self.legs)

    @property
    def places(self) -> str:
        """``Beijing, Shanghai``."""
        return ", ".join(dict.fromkeys(leg.name for leg in self.legs))

    @property
    def title(self) -> str:
        """Its name and where it leads: ``China trade fair: Beijing, Shanghai``."""
        return f"{self.name}: {self.places}" if self.name else self.places

    def days(self, today: date) -> str:
        """Its days in words."""
        return days_words(self.begins, self.ends, today)

    def when(self, today: date) -> str:
        """How far off it is: ``in 12 days``, ``until Fri 4 Dec``, ``2 weeks ago``."""
        if self.begins <= today <= self.ends:
            return f"until {short_day(self.ends, today)}"
        return distance(self.begins if today < self.begins else self.ends, today)


@dataclass(frozen=True, slots=True)
class TripLine:
    """A trip as typed; ``refusal`` says why it is none, and is empty for one."""

    raw: str
    legs: tuple[LegDraft, ...] = ()
    name: str = ""
    refusal: str = ""
    notices: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


class Meant(Protocol):
    """What a typed place may mean, the likeliest first, and the one that is meant."""

    @property
    def places(self) -> Sequence[Place]:
        """All it may mean."""
        ...

    @property
    def place(self) -> Place | None:
        """The one, None where that is not sure."""
        ...


def parse_trip(line: str, today: date, find: Callable[[str], Meant] | None = None) -> TripLine:
    """What ``Beijing 3-7 dec; Shanghai 7-9 dec: China trade fair`` says, typed ``today``; never raises.

    Legs are parted by semicolons, each a place with its days behind or before it; behind the first colon that
    follows the days stands a name. ``find`` knows places: what it does not know is kept as typed, and said.
    """
    end, after = _name_at(line, today)
    legs: list[LegDraft] = []
    spans: list[Span] = []
    notices: list[str] = []
    for piece in _PIECE.finditer(line, 0, end):
        if not piece[0].strip():
            continue
        found = days_in(piece[0], today)
        if found is None or not found.text:
            lacks = "days: 3-7 dec, from mon to thu" if found is None else "a place: Beijing 3-7 dec"
            return TripLine(line, refusal=f"“{piece[0].strip()[:60]}” lacks {lacks}", spans=tuple(spans))
        leg = LegDraft(found.text, found.begins, found.ends)
        where, notice = _place_words(found.text, find(found.text)) if find else (found.text, "")
        notices += [notice] if notice else []
        begins = piece.start() + found.start
        says = f"{where}, {days_words(leg.begins, leg.ends, today)}, {_far(leg, today)}"
        spans.append(Span(begins, piece.start() + found.stop, "leg", says))
        legs.append(leg)
    name = line[after:].strip()
    if name and legs:
        spans.append(Span(after, len(line), "name", f"called {name}"))
    ordered = tuple(sorted(legs, key=lambda leg: (leg.begins, leg.ends)))
    refusal = "" if legs else "where, and from when to when: Beijing 3-7 dec; Shanghai 7-9 dec: China trade fair"
    return TripLine(line, ordered, name, refusal, (*notices, *_overlaps(ordered, today)), tuple(spans))


def _name_at(line: str, today: date) -> tuple[int, int]:
    """Where the legs end and where the name begins: at the first colon with days right before it."""
    for colon in _LEGS_END.finditer(line):
        last = line[: colon.start()].rpartition(";")[2]
        if days_in(last, today) is not None:
            return colon.start(), colon.end()
    return len(line), len(line)


def _far(leg: LegDraft, today: date) -> str:
    return "now" if leg.begins < today <= leg.ends else distance(leg.begins, today)


def _place_words(typed: str, meant: Meant) -> tuple[str, str]:
    """What a place is understood as, and a sentence where it is not sure."""
    if meant.place is not None:
        return meant.place.says, ""
    if not meant.places:
        return (
            typed,
            f"no place is known that is called “{typed[:60]}”: it is kept as typed, and nobody is near it",
        )
    listed = "; ".join(f"{place.says} ({place.size or 'small'})" for place in meant.places[:_LISTED])
    more = f"; and {len(meant.places) - _LISTED} more" if len(meant.places) > _LISTED else ""
    return typed, f"“{typed[:60]}” may be {listed}{more}: say which by its region or country"


def _overlaps(legs: Sequence[LegDraft], today: date) -> Iterator[str]:
    """Legs of which one begins before the day on which another ends; that day itself is for the way."""
    for number, leg in enumerate(legs):
        for other in legs[number + 1 :]:
            if (other.begins < leg.ends and leg.begins < other.ends) or (leg.begins, leg.ends) == (
                other.begins,
                other.ends,
            ):
                both = days_words(other.begins, min(leg.ends, other.ends), today)
                yield f"{leg.place[:40]} and {other.place[:40]} overlap: {both}"


def days_words(begins: date, ends: date, today: date) -> str:
    """A stretch of days: ``Thu 3 Dec – Mon 7 Dec``, one day alone ``Thu 3 Dec``."""
    first = short_day(begins, today)
    return first if begins == ends else f"{first} – {short_day(ends, today)}"


def trip_line(trip: Trip) -> str:
    """The line that tells a trip, to be edited; what is read from it is the same trip."""
    legs = "; ".join(
        f"{leg.place} {leg.begins.isoformat()}" + (f" to {leg.ends.isoformat()}" if leg.ends > leg.begins else "")
        for leg in trip.legs
    )
    return f"{legs}: {trip.name}" if trip.name else legs


def now_at(trips: Iterable[Trip], day: date) -> Leg | None:
    """Where the trips put me on a day: on a day of two legs at the one that begins later."""
    legs = [leg for trip in trips for leg in trip.legs if leg.holds(day)]
    return max(legs, key=lambda leg: (leg.begins, leg.id), default=None)


def there_at(trips: Iterable[Trip], moment: Moment) -> Leg | None:
    """Where the trips put me at a moment; on the way nowhere.

    On the first and the last day of a trip a laptop in a zone with other clocks than the leg's is not there yet,
    or no longer.
    """
    trips = tuple(trips)
    leg = now_at(trips, moment.day)
    if leg is None or leg.where is None or not leg.where.zone:
        return leg
    trip = next(trip for trip in trips if leg in trip.legs)
    here, there = (moment.at.astimezone(zone_info(zone)).utcoffset() for zone in (moment.zone, leg.where.zone))
    return None if moment.day in (trip.begins, trip.ends) and here != there else leg


def prepare_words(trip: Trip, states: Iterable[VisitState], today: date) -> str:
    """``Beijing in 12 days: whom to see?``; once somebody is on the list how many, and how far that is."""
    counts = dict.fromkeys(VisitState, 0)
    for state in states:
        counts[state] += 1
    listed = [f"{count} {state}" for state, count in counts.items() if count and state.planned]
    return f"{trip.places} {distance(trip.begins, today)}: {', '.join(listed) or 'whom to see?'}"


def there_words(leg: Leg, today: date) -> str:
    """Where I am to be: ``you are in Lisbon Thu 3 Dec``, or today."""
    if leg.holds(today):
        until = f" until {short_day(leg.ends, today)}" if leg.ends > today else " today"
        return f"you are in {leg.name}{until}"
    return f"you are in {leg.name} {short_day(leg.begins, today)}"


def visitor_words(leg: Leg, today: date) -> str:
    """``in Madrid until Fri 4 Dec: a care call``."""
    until = "today" if leg.ends == today else f"until {short_day(leg.ends, today)}"
    return f"in {leg.name} {until}: a care call"


def visitor_near(leg: Leg, home: Whereabouts | None, me: Leg | None) -> bool:
    """Whether a leg of theirs brings them near my home or me, or into the country of one of them (rule R5e)."""
    if leg.where is None:
        return False
    mine = [place for place in (home, me.where if me else None) if place is not None]
    return any(place.country == leg.where.country or leg.reaches(place, VISITOR_KM) for place in mine)


def chances(places: Sequence[Whereabouts], legs: Iterable[Leg]) -> Leg | None:
    """The first of ``legs`` that leads near one of somebody's ``places``."""
    ordered = sorted(legs, key=lambda leg: (leg.begins, leg.id))
    return next((leg for leg in ordered if any(leg.reaches(place) for place in places)), None)
