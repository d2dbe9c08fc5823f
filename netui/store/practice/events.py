"""Events in the file: named once, the cards collected there, and how far each acquaintance has come."""

from collections.abc import Sequence
from datetime import date

from netui.domain.folding import fold, storable
from netui.domain.interaction import Kind
from netui.domain.line.card_line import CardLine
from netui.domain.moment import Moment
from netui.domain.people.contact import PointKind, State, Tier
from netui.domain.people.point_keys import point_key
from netui.domain.people.same_person import alike, completed
from netui.domain.practice.event import Event, EventLine
from netui.domain.practice.follow_up import ClockKind, Logged, Start
from netui.domain.practice.funnel import Collected, Funnel, Progress, funnel, progress
from netui.store.due.attention import Attention
from netui.store.file.connection import Change, Connection, one_of
from netui.store.file.errors import StoreError
from netui.store.file.fields import utc_text
from netui.store.models.attention import WaiverRow
from netui.store.models.people import ContactRow, PointRow
from netui.store.models.practice import EventContactRow, EventRow, FollowUpStepRow
from netui.store.models.timeline import FactRow
from netui.store.people.contacts import Contacts
from netui.store.people.finding import Candidate
from netui.store.timeline.drafts import DraftKey, let_go
from netui.store.timeline.interactions import Interactions
from netui.store.timeline.touches import LOGGED, logged

COLLECTED = "collected"
"""The role of somebody whose card was collected at an event."""

_IDENTIFYING = (PointKind.EMAIL, PointKind.PHONE, PointKind.PROFILE)
"""What is one's own, a company's page is not; the strongest first."""


class Events:
    """The verbs and questions about events and the cards collected there."""

    def __init__(
        self, connection: Connection, contacts: Contacts, interactions: Interactions, attention: Attention
    ) -> None:
        self._file = connection
        self._contacts = contacts
        self._interactions = interactions
        self._attention = attention

    def get(self, event_id: int) -> Event:
        """One event; raises StoreError when there is none of that id."""
        row = self._file.row(EventRow.select().where(EventRow.id == event_id))
        if row is None:
            raise StoreError(f"there is no event with id {event_id}")
        return _event(row)

    def listed(self) -> list[Event]:
        """Every event, the newest first."""
        query = EventRow.select().order_by(EventRow.begins.desc(), EventRow.id.desc())
        return [_event(row) for row in self._file.rows(query)]

    def find(self, line: EventLine) -> Event | None:
        """The event that ``line`` means, if it is here: that name, that week; of several the nearest."""
        named = EventRow.select().where(EventRow.match_key == fold(storable(line.name)))
        fits = [event for event in map(_event, self._file.rows(named)) if line.means(event)]
        return min(fits, key=lambda event: (abs(event.begins - line.day), -event.id), default=None)

    def find_or_make(self, line: EventLine, now: Moment, draft: DraftKey | None = None) -> Change:
        """The event that ``line`` means, made if it is not here yet; ``Change.subject`` is its id.

        A place that was not known is filled in, and the unfinished line ``draft`` let go. Raises StoreError for
        a line without a name.
        """
        if line.refusal:
            raise StoreError(line.refusal)
        with self._file.changing(f"event {line.name[:80]}", now.at) as doing:
            found = self.find(line)
            if found is None:
                doing.subject = self._file.run(
                    EventRow.insert(
                        name=storable(line.name),
                        match_key=fold(storable(line.name)),
                        place=storable(line.place),
                        begins=line.day,
                    )
                )
            else:
                doing.subject = found.id
                if line.place and not found.place:
                    where = EventRow.id == found.id
                    self._file.run(EventRow.update(place=storable(line.place)).where(where))
            let_go(self._file, draft)
        return doing.change

    def recognise(self, card: CardLine) -> Candidate | None:
        """Who is here already with the address or number on the card and a name like the one on it.

        Nobody if several may be meant, and nobody for a card that says itself whom it means.
        """
        if card.known is not None or card.refusal:
            return None
        for kind in _IDENTIFYING:
            keys = [storable(point_key(point)) for point in card.draft.points if point.kind is kind]
            owners = (
                ContactRow.select(ContactRow.id, ContactRow.name)
                .join(PointRow, on=PointRow.contact == ContactRow.id)
                .where(PointRow.kind == kind, PointRow.match_key.in_([key for key in keys if key]))
                .where(ContactRow.state != State.DECEASED)
                .distinct()
            )
            found = [one for one in self._file.rows(owners.tuples()) if alike(one[1], card.draft.name, kind)]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def met_there(self, event_id: int, contact_id: int) -> bool:
        """Whether somebody's card was collected there already, and the meeting is still on record."""
        return bool(
            self._file.sql(
                "SELECT 1 FROM event_contact e JOIN participant p "
                "ON p.interaction_id = e.interaction_id AND p.contact_id = e.contact_id "
                "JOIN interaction i ON i.id = e.interaction_id AND i.touch AND i.kind IN ('met', 'event') "
                "WHERE e.event_id = ? AND e.contact_id = ? AND e.role = ?",
                event_id,
                contact_id,
                COLLECTED,
            )
        )

    def collect(self, event_id: int, card: CardLine, now: Moment, draft: DraftKey | None = None) -> Change:
        """Keep a card: the contact (made, or completed if here already), the meeting, the event; one change.

        A second card of somebody met there is a note, for a second meeting would stop the clock of the first.
        Somebody archived or in the pool comes out of it: who was met is no longer only known of, and has a
        clock. ``draft`` names the unfinished line this was; ``Change.subject`` is the contact. Raises
        StoreError for a card that cannot be saved.
        """
        if card.refusal:
            raise StoreError(card.refusal)
        event = self.get(event_id)
        name = f"card of {card.draft.name[:80]}, {event.name[:80]}"
        with self._file.changing(name, now.at) as doing:
            if found := self.recognise(card):
                card = card.meaning(*found)
            contact_id = card.known
            if contact_id is None:
                contact_id = self._contacts.add(card.draft, now).subject or 0
            else:
                self._complete(contact_id, card, event, now)
            doing.subject = contact_id
            again = self.met_there(event_id, contact_id)
            kind = Kind.NOTE if again else Kind.MET
            entry = self._interactions.log(kind, [contact_id], card.log, now).subject
            if not again:
                self._put(event, contact_id, entry)
                self._stretch(event, (card.log.when or now).day, now.day)
            let_go(self._file, draft)
        return doing.change

    def funnel(self, event_id: int, now: Moment) -> Funnel:
        """The funnel of one event, each stage with those it counts, the card collected last first."""
        return self.funnels([event_id], now)[event_id]

    def funnels(self, event_ids: Sequence[int], now: Moment) -> dict[int, Funnel]:
        """The funnels of some events."""
        found = self._progress(event_ids, now)
        return {event_id: funnel(found.get(event_id, ())) for event_id in event_ids}

    def people(self, event_id: int, now: Moment) -> list[Collected]:
        """Whose cards were collected at an event and how far each has come, the last card first."""
        rows = self._file.sql(
            "SELECT c.id, c.name, c.role, c.organisation, coalesce(i.words, '') FROM event_contact e "
            "JOIN contact c ON c.id = e.contact_id LEFT JOIN interaction i ON i.id = e.interaction_id "
            "WHERE e.event_id = ? AND e.role = ?",
            event_id,
            COLLECTED,
        )
        who = {row[0]: row for row in rows}
        found = self._progress([event_id], now).get(event_id, [])
        return [
            Collected(contact_id, name, role, organisation, words, one)
            for one in found
            for contact_id, name, role, organisation, words in [who[one.contact_id]]
        ]

    def _complete(self, contact_id: int, card: CardLine, event: Event, now: Moment) -> None:
        contact = self._contacts.get(contact_id)
        self._contacts.edit(contact_id, completed(contact, card.draft, event.name), now)
        if contact.tier is Tier.POOL:
            self._attention.set_tier([contact_id], None, now)
        if contact.state is State.ARCHIVED:
            self._contacts.set_state([contact_id], State.ACTIVE, now)

    def _put(self, event: Event, contact_id: int, entry: int | None) -> None:
        mine = (EventContactRow.event == event.id) & (EventContactRow.contact == contact_id)
        mine &= EventContactRow.role == COLLECTED
        if not self._file.run(EventContactRow.update(interaction=entry).where(mine)):
            self._file.run(
                EventContactRow.insert(event=event.id, contact=contact_id, interaction=entry, role=COLLECTED)
            )

    def _stretch(self, event: Event, day: date, today: date) -> None:
        """An event lasts as long as people are met there; one still to come keeps the days it was given."""
        if not event.near(day) or event.begins <= day <= event.last or event.begins > today:
            return
        begins, last = min(event.begins, day), max(event.last, day)
        self._file.run(EventRow.update(begins=begins, ends=last).where(EventRow.id == event.id))

    def _progress(self, event_ids: Sequence[int], now: Moment) -> dict[int, list[Progress]]:
        """How far everybody collected at some events has come, the last card first."""
        cards = self._file.rows(
            EventContactRow.select(EventContactRow.event, EventContactRow.contact, EventContactRow.interaction)
            .where(EventContactRow.event.in_(event_ids), EventContactRow.role == COLLECTED)
            .order_by(EventContactRow.id.desc())
            .tuples()
        )
        people = EventContactRow.select(EventContactRow.contact).where(
            EventContactRow.event.in_(event_ids), EventContactRow.role == COLLECTED
        )
        entries = self._entries(event_ids, now)
        researched = self._researched(people)
        waivers = WaiverRow.select(WaiverRow.contact).where(
            WaiverRow.kind == ClockKind.FOLLOW_UP, WaiverRow.contact.in_(people)
        )
        waived = {row[0] for row in self._file.rows(waivers.tuples())}
        found: dict[int, list[Progress]] = {}
        for event_id, contact_id, met in cards:
            own = entries.get(contact_id, [])
            meeting = next((Start(entry.moment, entry.id) for entry in own if entry.id == met), None)
            one = progress(
                contact_id,
                meeting,
                own,
                now.at,
                researched=contact_id in researched,
                waived=contact_id in waived,
            )
            found.setdefault(event_id, []).append(one)
        return found

    def _entries(self, event_ids: Sequence[int], now: Moment) -> dict[int, list[Logged]]:
        """The touches of everybody collected at some events, by contact."""
        rows = self._file.named_sql(
            f"SELECT p.contact_id, {LOGGED} FROM participant p JOIN interaction i ON i.id = p.interaction_id "
            "WHERE p.present AND i.touch AND i.at <= :now AND p.contact_id IN "
            f"(SELECT contact_id FROM event_contact WHERE role = :role AND {one_of('event_id', event_ids)})",
            now=utc_text(now.at),
            role=COLLECTED,
        )
        found: dict[int, list[Logged]] = {}
        for contact_id, *entry in rows:
            found.setdefault(contact_id, []).append(logged(entry))
        return found

    def _researched(self, people: object) -> set[int]:
        """Of whom something was looked up: the step of the follow-up, or a fact that names its source."""
        steps = FollowUpStepRow.select(FollowUpStepRow.contact).where(
            FollowUpStepRow.step == "research", FollowUpStepRow.skipped == 0, FollowUpStepRow.contact.in_(people)
        )
        sourced = FactRow.select(FactRow.contact).where(FactRow.source != "", FactRow.contact.in_(people))
        return {row[0] for query in (steps, sourced) for row in self._file.rows(query.tuples())}


def _event(row: EventRow) -> Event:
    return Event(row.id, str(row.name), str(row.place), row.begins, row.ends)
