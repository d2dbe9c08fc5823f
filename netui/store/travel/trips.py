"""Trips in the file, mine and theirs: taken, edited, called off; and whom I see on one of mine."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netui.domain.due.subject import Subject
from netui.domain.folding import storable
from netui.domain.frozen import dataclass
from netui.domain.moment import Moment
from netui.domain.places.near import Neighbour, Reached
from netui.domain.places.place import Place, PlaceKind
from netui.domain.places.trip import Leg, LegDraft, Trip, TripLine, VisitState, parse_trip, there_at
from netui.domain.places.whereabouts import Whereabouts, located
from netui.store.file.connection import Change, Connection, one_of
from netui.store.file.errors import StoreError
from netui.store.giving.referrals import Referrals
from netui.store.models.attention import SnoozeRow
from netui.store.models.travel import LegRow, PreparedRow, TripRow, VisitRow
from netui.store.people.contacts import Contacts
from netui.store.timeline.drafts import DraftKey, let_go
from netui.store.travel.legs import columns, mine_ahead, mine_on, trips
from netui.store.travel.nearby import Nearby
from netui.store.travel.places import Places
from netui.store.travel.positions import Positions

NOWHERE = Whereabouts("", "", "", "", None)
"""Where somebody is whose card tells no place."""

_ACTIVE = "SELECT id FROM contact WHERE state = 'active'"


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody to see on a trip: on which leg (None: near none of them), how near, and what was agreed."""

    contact_id: int
    leg: Leg | None
    reached: Reached
    state: VisitState | None = None


class Trips:
    """The verbs and questions about trips."""

    def __init__(
        self,
        connection: Connection,
        contacts: Contacts,
        places: Places,
        positions: Positions,
        nearby: Nearby,
        referrals: Referrals,
    ) -> None:
        self._file = connection
        self._contacts = contacts
        self._places = places
        self._positions = positions
        self._nearby = nearby
        self._referrals = referrals

    # Questions

    def read(self, text: str, today: date) -> TripLine:
        """What a typed line says, with the places it names."""
        return parse_trip(text, today, self._places.find)

    def get(self, trip_id: int) -> Trip:
        """One trip; raises StoreError when there is none of that id."""
        found = trips(self._file, "t.id = :trip", trip=trip_id)
        if not found:
            raise StoreError(f"there is no trip with id {trip_id}")
        return found[0]

    def listed(self, today: date, *, theirs: bool = False, contact_id: int | None = None) -> list[Trip]:
        """My trips, or ``theirs`` (those of one contact first): the next to come first, then those gone by."""
        found = trips(self._file, f"t.contact_id IS {'NOT ' if theirs else ''}NULL")
        ahead = sorted((one for one in found if one.ends >= today), key=lambda one: (one.begins, one.id))
        past = sorted((one for one in found if one.ends < today), key=lambda one: (one.ends, one.id), reverse=True)
        return sorted((*ahead, *past), key=lambda one: contact_id is not None and one.contact_id != contact_id)

    def here(self, now: Moment) -> Leg | None:
        """The leg of mine I am on."""
        return there_at(mine_on(self._file, now.day), now)

    def ahead(self, today: date) -> list[Trip]:
        """My trips that are not over."""
        return mine_ahead(self._file, today)

    def visits(self, trip_id: int) -> dict[int, VisitState]:
        """Who was to be seen on a trip, and how far that is."""
        query = VisitRow.select(VisitRow.contact, VisitRow.state).where(VisitRow.trip == trip_id)
        return {row[0]: VisitState(row[1]) for row in self._file.rows(query.order_by(VisitRow.id).tuples())}

    def states(self) -> dict[int, list[VisitState]]:
        """How far seeing people has come on every trip that has somebody on its list."""
        found: dict[int, list[VisitState]] = {}
        query = VisitRow.select(VisitRow.trip, VisitRow.state).order_by(VisitRow.id)
        for trip_id, state in self._file.rows(query.tuples()):
            found.setdefault(trip_id, []).append(VisitState(state))
        return found

    def near(self, trip: Trip, now: Moment) -> list[Seen]:
        """Who is near a trip: leg by leg, by depth × overdue × distance, each at the first that leads there."""
        found: dict[int, Seen] = {}
        for leg in trip.legs:
            place = as_place(leg.where)
            for one in self._nearby.near(place, now) if place else ():
                found.setdefault(one.contact_id, Seen(one.contact_id, leg, one))
        return list(found.values())

    def whom(self, trip: Trip, now: Moment, near: Sequence[Seen] | None = None) -> list[Seen]:
        """Whom to see on a trip of mine: those ``near`` (found anew unless given), last others on its list."""
        states = self.visits(trip.id)
        around = self.near(trip, now) if near is None else near
        found = {one.contact_id: one for one in around}
        others = [number for number in states if number not in found]
        found |= {
            number: replace(found[number], state=state) for number, state in states.items() if number in found
        }
        for number, reached in self.elsewhere(others).items():
            found[number] = Seen(number, None, reached, states[number])
        return list(found.values())

    def elsewhere(self, contact_ids: Sequence[int]) -> dict[int, Reached]:
        """Some people wherever they are, by the first place on their card; nobody archived or deceased."""
        active = {row[0] for row in self._file.sql(f"{_ACTIVE} AND {one_of('id', contact_ids)}")}
        here = [number for number in contact_ids if number in active]
        places = self._positions.of(here)
        return {number: Reached(number, next(iter(places.get(number, ())), NOWHERE)) for number in here}

    def rows(self, seen: Sequence[Reached], now: Moment) -> dict[int, Neighbour]:
        """Those to see with last words, promise, need, number and the hour where they are, by id."""
        return self._nearby.rows(seen, now)

    def celebrations(self, now: Moment) -> dict[int, str]:
        """What there is to celebrate, by contact: best in person."""
        return {
            number: matter.says
            for number, matters in self._referrals.matters(now).items()
            for matter in matters
            if matter.subject is Subject.CELEBRATION
        }

    # Verbs

    def take(
        self, line: TripLine, now: Moment, contact_id: int | None = None, draft: DraftKey | None = None
    ) -> Change:
        """Keep a trip, mine or that of a contact; ``Change.subject`` is its id.

        What the gazetteer says of its places is written along. Raises StoreError for a line that is none.
        """
        _check(line)
        whose = f" of {self._contacts.names([contact_id])}" if contact_id is not None else ""
        with self._file.changing(f"trip{whose} to {_places(line)}", now.at) as doing:
            doing.subject = self._file.run(TripRow.insert(contact=contact_id, name=storable(line.name)))
            self._put(doing.subject, line.legs)
            let_go(self._file, draft)
        return doing.change

    def edit(self, trip_id: int, line: TripLine, now: Moment) -> Change:
        """Let a trip be what a new line says; a leg that stays keeps what was known of its place."""
        _check(line)
        had = self.get(trip_id)
        with self._file.changing(f"edit the trip to {_places(line)}", now.at) as doing:
            doing.subject = trip_id
            self._file.run(TripRow.update(name=storable(line.name)).where(TripRow.id == trip_id))
            left = list(line.legs)
            for leg in had.legs:
                same = LegDraft(leg.place, leg.begins, leg.ends)
                if same in left:
                    left.remove(same)
                else:
                    self._file.run(LegRow.delete().where(LegRow.id == leg.id))
            self._put(trip_id, left)
        return doing.change

    def call_off(self, trip_id: int, now: Moment) -> Change:
        """Take a trip away, with its list of whom to see; entries written on it stay where they were."""
        had = self.get(trip_id)
        with self._file.changing(f"call off the trip to {had.places[:80]}", now.at) as doing:
            doing.subject = had.contact_id
            self._file.run(SnoozeRow.delete().where(SnoozeRow.subject == f"{Subject.TRIP}:{trip_id}"))
            own = (PreparedRow.subject == Subject.TRIP) & (PreparedRow.matter == trip_id)
            self._file.run(PreparedRow.delete().where(own))
            for model in (VisitRow, LegRow):
                self._file.run(model.delete().where(model.trip == trip_id))
            self._file.run(TripRow.delete().where(TripRow.id == trip_id))
        return doing.change

    def mark(self, trip_id: int, contact_id: int, state: VisitState, now: Moment) -> Change:
        """Say how far seeing somebody on a trip has come: wanted, asked, confirmed, met, or not this time."""
        trip, who = self.get(trip_id), self._contacts.names([contact_id])
        with self._file.changing(f"{_WORDS[state]} {who}, {trip.places[:60]}", now.at) as doing:
            doing.subject = contact_id
            this = (VisitRow.trip == trip_id) & (VisitRow.contact == contact_id)
            if not self._file.run(VisitRow.update(state=state).where(this, VisitRow.state != state)) and (
                self._file.row(VisitRow.select().where(this)) is None
            ):
                self._file.run(VisitRow.insert(trip=trip_id, contact=contact_id, state=state))
        return doing.change

    def _put(self, trip_id: int, legs: Sequence[LegDraft]) -> None:
        for draft in legs:
            where = located(self._places.find(draft.place).place)
            leg = Leg(0, storable(draft.place), draft.begins, draft.ends, where)
            self._file.run(LegRow.insert(trip=trip_id, **columns(leg)))


_WORDS = {
    VisitState.WANTED: "to see:",
    VisitState.ASKED: "asked to meet:",
    VisitState.CONFIRMED: "confirmed:",
    VisitState.MET: "met:",
    VisitState.DROPPED: "not this time:",
}


def as_place(where: Whereabouts | None) -> Place | None:
    """What a leg keeps of its place, as a place to look around."""
    if where is None:
        return None
    kind = PlaceKind.COUNTRY if where.at is None else PlaceKind.CITY
    return Place(0, kind, where.says, where.country, where.says, where.at or (0.0, 0.0), where.zone)


def _check(line: TripLine) -> None:
    if line.refusal:
        raise StoreError(line.refusal)


def _places(line: TripLine) -> str:
    return ", ".join(dict.fromkeys(leg.place for leg in line.legs))[:80]
