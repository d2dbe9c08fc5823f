"""Events to come: planned and edited, whom I know there, and whom I want to meet."""

from collections.abc import Sequence

from netui.domain.folding import fold, storable
from netui.domain.moment import Moment
from netui.domain.people.contact import State
from netui.domain.places.trip import VisitState
from netui.domain.practice.event import Event
from netui.domain.practice.event_plan import EventPlan, tag_key
from netui.store.due.plans import WANTED
from netui.store.file.connection import Change, Connection
from netui.store.file.errors import StoreError
from netui.store.models.people import ContactRow, ContactTagRow, TagRow
from netui.store.models.practice import EventContactRow, EventRow
from netui.store.people.contacts import Contacts
from netui.store.practice.events import COLLECTED, Events
from netui.store.timeline.drafts import DraftKey, let_go
from netui.store.travel.nearby import Nearby
from netui.store.travel.places import Places
from netui.store.travel.trips import Seen, Trips


class EventPlans:
    """The verbs and questions about preparing an event."""

    def __init__(
        self,
        connection: Connection,
        contacts: Contacts,
        events: Events,
        places: Places,
        nearby: Nearby,
        trips: Trips,
    ) -> None:
        self._file = connection
        self._contacts = contacts
        self._events = events
        self._places = places
        self._nearby = nearby
        self._trips = trips

    def plan(self, line: EventPlan, now: Moment, draft: DraftKey | None = None) -> Change:
        """Keep an event to come; ``Change.subject`` is its id. Raises StoreError for a line that is none."""
        _check(line)
        with self._file.changing(f"event {line.name[:80]}", now.at) as doing:
            doing.subject = self._file.run(EventRow.insert(_columns(line)))
            let_go(self._file, draft)
        return doing.change

    def edit(self, event_id: int, line: EventPlan, now: Moment) -> Change:
        """Give an event another name, place or days; the cards collected there stay."""
        _check(line)
        with self._file.changing(f"edit the event {line.name[:80]}", now.at) as doing:
            doing.subject = event_id
            if not line.same(self._events.get(event_id)):
                self._file.run(EventRow.update(_columns(line)).where(EventRow.id == event_id))
        return doing.change

    def call_off(self, event_id: int, now: Moment) -> Change:
        """Take an event away; raises StoreError where cards were collected, for it took place."""
        event = self._events.get(event_id)
        cards = (EventContactRow.event == event_id) & (EventContactRow.role == COLLECTED)
        if self._file.row(EventContactRow.select().where(cards)) is not None:
            raise StoreError(f"cards were collected at {event.name[:60]}: it took place and stays")
        with self._file.changing(f"call off {event.name[:80]}", now.at) as doing:
            self._file.run(EventContactRow.delete().where(EventContactRow.event == event_id))
            self._file.run(EventRow.delete().where(EventRow.id == event_id))
        return doing.change

    def near(self, event: Event, now: Moment) -> list[Seen]:
        """Who is near its place, by depth × overdue × distance."""
        place = self._places.find(event.place).place if event.place.strip() else None
        return [Seen(one.contact_id, None, one) for one in self._nearby.near(place, now)] if place else []

    def whom(self, event: Event, now: Moment, around: Sequence[Seen] | None = None) -> list[Seen]:
        """Whom I want to meet, then whom I know there: tagged with its name, or near its place.

        Those near (``around``) are found anew unless given.
        """
        near = {one.contact_id: one.reached for one in (self.near(event, now) if around is None else around)}
        wanted, tagged = self._in_role(event.id, WANTED), self._tagged(event)
        met = set(self._in_role(event.id, COLLECTED))
        others = self._trips.elsewhere([number for number in (*wanted, *tagged) if number not in near])
        found = []
        for number in (one for one in dict.fromkeys((*wanted, *tagged, *near)) if one in near or one in others):
            state = VisitState.MET if number in met else VisitState.WANTED if number in wanted else None
            found.append(Seen(number, None, near.get(number) or others[number], state))
        return found

    def counts(self) -> dict[int, dict[str, int]]:
        """How many people each event has in each role: wanted, collected."""
        found: dict[int, dict[str, int]] = {}
        for event_id, role, count in self._file.sql(
            "SELECT event_id, role, count(*) FROM event_contact GROUP BY event_id, role"
        ):
            found.setdefault(event_id, {})[role] = count
        return found

    def want(self, event_id: int, contact_id: int, now: Moment, *, wanted: bool = True) -> Change:
        """Put somebody on the list of whom to meet at an event, or take them off it."""
        event, who = self._events.get(event_id), self._contacts.names([contact_id])
        verb = "to meet" if wanted else "not to meet"
        with self._file.changing(f"{verb}: {who}, {event.name[:60]}", now.at) as doing:
            doing.subject = contact_id
            row = {"event": event_id, "contact": contact_id, "role": WANTED}
            if wanted:
                self._file.run(EventContactRow.insert(row).on_conflict_ignore())
            else:
                this = (EventContactRow.event == event_id) & (EventContactRow.contact == contact_id)
                self._file.run(EventContactRow.delete().where(this, EventContactRow.role == WANTED))
        return doing.change

    def _in_role(self, event_id: int, role: str) -> list[int]:
        query = EventContactRow.select(EventContactRow.contact).where(
            EventContactRow.event == event_id, EventContactRow.role == role
        )
        return [row[0] for row in self._file.rows(query.order_by(EventContactRow.id).tuples())]

    def _tagged(self, event: Event) -> list[int]:
        """Who carries a tag that is the event's name, blanks and signs aside."""
        key = tag_key(event.name)
        tags = [row.id for row in self._file.rows(TagRow.select()) if key and tag_key(row.name) == key]
        query = (
            ContactTagRow.select(ContactTagRow.contact)
            .join(ContactRow, on=ContactTagRow.contact == ContactRow.id)
            .where(ContactTagRow.tag.in_(tags), ContactRow.state == State.ACTIVE)
            .order_by(ContactRow.depth.desc(), ContactRow.sort_key, ContactRow.id)
        )
        return list(dict.fromkeys(row[0] for row in self._file.rows(query.tuples())))


def _columns(line: EventPlan) -> dict[str, object]:
    return {
        "name": storable(line.name),
        "match_key": fold(storable(line.name)),
        "place": storable(line.place),
        "begins": line.begins,
        "ends": line.ends if line.ends > line.begins else None,
    }


def _check(line: EventPlan) -> None:
    if line.refusal:
        raise StoreError(line.refusal)
