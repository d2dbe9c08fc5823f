"""Who is near: found on the map, ranked, and read with all that a row of theirs needs; and whom to call now."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from netui.domain.due.standing import next_due
from netui.domain.moment import Moment
from netui.domain.people.contact import DEPTHS, PointKind
from netui.domain.places.airport import CALLS, worth_a_call
from netui.domain.places.hours import hour_in
from netui.domain.places.near import (
    NEAR_KM,
    REACHES,
    Candidate,
    Neighbour,
    Reached,
    most_possible,
    ranked,
    score,
)
from netui.domain.places.place import Place, PlaceKind, distance_km
from netui.domain.places.whereabouts import Whereabouts
from netui.store.due.cadences import Cadences
from netui.store.due.due import Due
from netui.store.file.connection import FEW, Connection, one_of, parts
from netui.store.file.fields import utc_text
from netui.store.people.facts import Facts
from netui.store.timeline.promises import Promises
from netui.store.timeline.timeline import Timeline
from netui.store.timeline.touches import last_touch
from netui.store.travel.local_hours import FIRST_ZONE, LocalHours
from netui.store.travel.positions import Positions

_RANKED = f"""
SELECT c.id, c.tier, c.tier_since, c.cadence, c.cadence_since, c.depth, {last_touch("day")}
FROM contact c WHERE c.state = 'active' AND {{who}}
"""

_CALLABLE = (
    "coalesce(c.tier, '') <> 'pool' AND c.depth = :depth AND EXISTS (SELECT 1 FROM contact_point t "
    f"WHERE t.contact_id = c.id AND t.kind = '{PointKind.PHONE.value}') AND {FIRST_ZONE} IN ({{zones}})"
)

_CARD = "SELECT id, organisation, depth FROM contact WHERE "

_PHONE = (
    f"SELECT contact_id, value FROM contact_point WHERE kind = '{PointKind.PHONE.value}' AND "
    "{whose} ORDER BY position DESC, id DESC"
)


class Nearby:
    """The questions about who is within reach of a place."""

    def __init__(
        self,
        connection: Connection,
        positions: Positions,
        hours: LocalHours,
        due: Due,
        timeline: Timeline,
        promises: Promises,
        facts: Facts,
        cadences: Cadences,
    ) -> None:
        self._file = connection
        self._positions = positions
        self._hours = hours
        self._due = due
        self._timeline = timeline
        self._promises = promises
        self._facts = facts
        self._cadences = cadences

    def near(self, place: Place, now: Moment, km: float = NEAR_KM) -> list[Reached]:
        """The active people within ``km`` of a place, by depth × overdue × distance; in a country everybody."""
        if place.kind is PlaceKind.COUNTRY:
            found = {
                number: Reached(number, where) for number, where in self._positions.within(place.country).items()
            }
        else:
            found = {
                number: Reached(number, where, way)
                for number, (way, where) in self._positions.near(place.at, km).items()
            }
        people = (
            who
            for ids in parts(list(found), FEW)
            for who in self._candidates(one_of("c.id", ids), now, {number: found[number].km for number in ids})
        )
        return [found[number] for number in ranked(people, now.day)]

    def nearest(self, place: Place, now: Moment, beyond: float) -> Reached | None:
        """Who is the next nearest ``beyond`` so many kilometres; None where nobody is anywhere."""
        for km in REACHES:
            if km > beyond and (found := self.near(place, now, km)):
                return min(found, key=lambda one: one.km or 0.0)
        return None

    def rows(self, reached: Sequence[Reached], now: Moment) -> dict[int, Neighbour]:
        """Those within reach with last words, promise, need, number and the hour there, by id."""
        found: dict[int, Neighbour] = {}
        for some in parts(reached, FEW):
            found |= self._some({one.contact_id: one for one in some}, now)
        return found

    def calls(self, here: Place, now: Moment, most: int = CALLS) -> list[Reached]:
        """Whom to call from an airport now: at a decent hour where they live, with a number, by depth × overdue.

        The pool is left in peace, and so is whoever was in touch this week. The deepest are looked at first, and
        no further than somebody less deep could still come before them.
        """
        zones = [
            zone
            for zone in self._file.gazetteer.zones()
            if (hour := hour_in(zone, now, self._hours.decent)) is not None and hour.decent
        ]
        values = {f"zone{number}": zone for number, zone in enumerate(zones)}
        who = _CALLABLE.format(zones=", ".join(f":{name}" for name in values))
        people: dict[int, Candidate] = {}
        chosen: list[int] = []
        for depth in reversed(range(len(DEPTHS))):
            if len(chosen) == most and score(people[chosen[-1]], now.day) >= most_possible(depth):
                break
            people |= {one.contact_id: one for one in self._candidates(who, now, {}, depth=depth, **values)}
            chosen = worth_a_call(people.values(), now.day, most)
        places = self._positions.of(chosen)
        return [_called(number, places[number], here) for number in chosen]

    def _candidates(
        self, who: str, now: Moment, ways: Mapping[int, float | None], **values: Any
    ) -> Iterable[Candidate]:
        rows = self._file.named_sql(_RANKED.format(who=who), now=utc_text(now.at), **values)
        cadences = self._cadences.of([row[:5] for row in rows])
        for number, *_, depth, day in rows:
            last = date.fromisoformat(day) if day else None
            yield Candidate(number, depth, last, cadences[number], ways.get(number))

    def _some(self, reached: Mapping[int, Reached], now: Moment) -> dict[int, Neighbour]:
        ids = list(reached)
        cards = {number: (firm, depth) for number, firm, depth in self._file.sql(_CARD + one_of("id", ids))}
        phones = dict(self._file.sql(_PHONE.format(whose=one_of("contact_id", ids))))
        words = self._timeline.last_words(ids, now)
        promises = self._promises.binding(ids)
        known = self._facts.telling(ids)
        hours = self._hours.of(ids, now)
        found: dict[int, Neighbour] = {}
        for standing in self._due.standings(ids, now):
            number = standing.contact_id
            firm, depth = cards[number]
            found[number] = Neighbour(
                number,
                standing.name,
                firm,
                depth,
                reached[number].place,
                reached[number].km,
                next_due(standing, now.day),
                standing.last.day if standing.last else None,
                hours.get(number),
                words.get(number, ""),
                phones.get(number, ""),
                next(iter(promises.get(number, ())), None),
                known.get(number),
            )
        return found


def _called(contact_id: int, places: Sequence[Whereabouts], here: Place) -> Reached:
    """Somebody to call, by the place that says what o'clock it is there."""
    place = next((one for one in places if one.zone), places[0])
    return Reached(contact_id, place, distance_km(here.at, place.at) if place.at else None)
