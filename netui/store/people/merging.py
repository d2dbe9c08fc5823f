"""Two contacts that are one person, made one; undo brings both back."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from netui.domain.folding import storable
from netui.domain.giving.introduction import IntroState
from netui.domain.incoming.reading import Source
from netui.domain.moment import Moment
from netui.domain.people.contact import Contact, ContactDraft
from netui.domain.people.point_keys import point_key
from netui.domain.people.side_by_side import Chosen, Side, side_by_side
from netui.domain.people.side_by_side import chosen as usual
from netui.store.file.connection import Change, Connection
from netui.store.file.errors import StoreError
from netui.store.models.attention import GreetingRow, SettledRow, SnoozeRow, WaiverRow
from netui.store.models.incoming import ConflictRow, InStepRow, TwoPeopleRow
from netui.store.models.people import (
    CardRow,
    ContactDateRow,
    ContactRow,
    ContactTagRow,
    JobRow,
    PointRow,
    RelationRow,
)
from netui.store.models.practice import (
    DismissalRow,
    EventContactRow,
    FollowUpStepRow,
    IntroductionRow,
    ReferralRow,
    RoundAnswerRow,
)
from netui.store.models.timeline import FactRow, GiveRow, NextDateRow, ParticipantRow, PromiseRow
from netui.store.models.travel import TripRow, VisitRow
from netui.store.people.contacts import Contacts
from netui.store.timeline.drafts import hand_over

_HISTORY = (
    ParticipantRow,
    PromiseRow,
    FactRow,
    GiveRow,
    NextDateRow,
    SnoozeRow,
    CardRow,
    WaiverRow,
    GreetingRow,
    JobRow,
    FollowUpStepRow,
    ReferralRow,
    SettledRow,
    RoundAnswerRow,
    TripRow,
    ConflictRow,
)
"""Every table whose rows belong to a contact and simply go over to the one that is kept."""

_SAID_TWICE = """
SELECT theirs.id FROM dismissal theirs JOIN dismissal own ON own.basis = theirs.basis
WHERE own.contact_id = iif(theirs.contact_id = :gone, :kept, theirs.contact_id)
AND own.other_id = iif(theirs.other_id = :gone, :kept, theirs.other_id)
AND :gone IN (theirs.contact_id, theirs.other_id)
"""
"""Matches of the one who goes that were turned down with the one who is kept as well."""

_ONE_UNDER_WAY = """
SELECT n.id FROM introduction n JOIN introduction m ON m.state = 'open' AND m.id <> n.id
AND ((m.contact_id = n.contact_id AND m.other_id = n.other_id)
  OR (m.contact_id = n.other_id AND m.other_id = n.contact_id))
WHERE n.state = 'open' AND :kept IN (n.contact_id, n.other_id)
AND ((SELECT count(*) FROM introduction_step s WHERE s.introduction_id = m.id), -m.id)
  > ((SELECT count(*) FROM introduction_step s WHERE s.introduction_id = n.id), -n.id)
"""
"""Introductions of two people of whom another one is under way that has come further."""

_TEXTS = ("role", "organisation", "place", "hook")


class Merging:
    """The verb that makes one contact of two."""

    def __init__(self, connection: Connection, contacts: Contacts, backup: Callable[[datetime], object]) -> None:
        self._file = connection
        self._contacts = contacts
        self._backup = backup

    def merge(
        self,
        kept: int,
        gone: int,
        now: Moment,
        card: ContactDraft | None = None,
        chosen: Chosen | None = None,
    ) -> Change:
        """Fold the contact ``gone`` into ``kept``: history, promises, points, tags; what ``kept`` lacks is filled.

        Where both say something, ``kept`` is right; ``about`` texts are joined. With ``card`` the one contact's
        card becomes exactly that, with ``chosen`` tier, cadence and depth are from the sides named there. Raises
        StoreError for one contact named twice, UnknownContact for a missing one. The file is backed up first.
        """
        if kept == gone:
            raise StoreError("a contact cannot be merged with itself")
        one, other = self._contacts.get(kept), self._contacts.get(gone)
        self._backup(now.at)
        with self._file.changing(f"merge {other.name[:60]} into {one.name[:60]}", now.at) as doing:
            doing.subject = kept
            self._fill(one, other, chosen)
            self._move_history(kept, gone, now.day)
            self._move_card(one, other)
            if card is not None:
                self._make_exactly(kept, card, now)
            self._keep_identity(one, other)
            hand_over(self._file, [gone], kept)
            self._file.run(ContactRow.delete().where(ContactRow.id == gone))
            self._contacts.refold([kept])
        return doing.change

    def _keep_identity(self, one: Contact, other: Contact) -> None:
        """Files that left here before know the one who goes by their own number: it leads to who is kept."""
        uid = f"urn:uuid:{other.uid}"
        said = {"source": "merge", "kind": Source.NETUI, "uid": uid, "digest": "", "original": ""}
        self._file.run(CardRow.insert(contact=one.id, **said))

    def _fill(self, one: Contact, other: Contact, chosen: Chosen | None) -> None:
        theirs = self._file.row(ContactRow.select().where(ContactRow.id == other.id))
        assert theirs is not None
        fill = {name: getattr(other, name) for name in _TEXTS if not getattr(one, name)}
        if other.about and other.about != one.about:
            fill["about"] = "\n".join(part for part in (one.about, other.about) if part)
        chosen = chosen or usual(side_by_side(one, other), {})
        if chosen.tier is Side.GONE:
            fill |= {"tier": theirs.tier, "tier_since": theirs.tier_since}
        if chosen.cadence is Side.GONE:
            fill |= {"cadence": theirs.cadence, "cadence_since": theirs.cadence_since}
        if chosen.depth is Side.GONE:
            fill["depth"] = other.depth
        if fill:
            self._file.run(ContactRow.update(fill).where(ContactRow.id == one.id))

    def _make_exactly(self, kept: int, card: ContactDraft, now: Moment) -> None:
        """Make the card what was chosen, without taking the organisation not chosen for a job that was left."""
        row = ContactRow.update(organisation=storable(card.organisation))
        self._file.run(row.where(ContactRow.id == kept))
        self._contacts.edit(kept, card, now)

    def _move_history(self, kept: int, gone: int, today: date) -> None:
        """Re-point every row; who took part in the same entry twice takes part once, as the more present one.

        Of two introductions of the same people one stays under way, the other is dropped, on record.
        """
        both = self._file.sql(
            "SELECT a.id, b.id, max(a.present, b.present), min(a.position, b.position) FROM participant a "
            "JOIN participant b ON b.interaction_id = a.interaction_id "
            "WHERE a.contact_id = ? AND b.contact_id = ?",
            kept,
            gone,
        )
        for stays, goes, present, position in both:
            self._file.run(ParticipantRow.delete().where(ParticipantRow.id == goes))
            self._file.run(
                ParticipantRow.update(present=present, position=position).where(ParticipantRow.id == stays)
            )
        for event in self._file.sql(
            "SELECT CASE WHEN a.interaction_id IS NULL THEN a.id ELSE b.id END "
            "FROM event_contact a JOIN event_contact b ON b.event_id = a.event_id AND b.role = a.role "
            "WHERE a.contact_id = ? AND b.contact_id = ?",
            kept,
            gone,
        ):
            self._file.run(EventContactRow.delete().where(EventContactRow.id == event[0]))
        self._file.run(EventContactRow.update(contact=kept).where(EventContactRow.contact == gone))
        there = [row[0] for row in self._file.sql("SELECT trip_id FROM visit WHERE contact_id = ?", kept)]
        self._file.run(VisitRow.delete().where(VisitRow.contact == gone, VisitRow.trip.in_(there)))
        self._file.run(VisitRow.update(contact=kept).where(VisitRow.contact == gone))
        for said_twice in self._file.named_sql(_SAID_TWICE, kept=kept, gone=gone):
            self._file.run(DismissalRow.delete().where(DismissalRow.id == said_twice[0]))
        for pairs in (RelationRow, IntroductionRow, DismissalRow, TwoPeopleRow):
            self._move_pairs(pairs, kept, gone)
        self._say_once(kept)
        for doubled in set(self._file.named_sql(_ONE_UNDER_WAY, kept=kept)):
            dropped = IntroductionRow.update(state=IntroState.DROPPED, closed_on=today)
            self._file.run(dropped.where(IntroductionRow.id == doubled[0]))
        kept_ones = self._file.sql(
            "SELECT min(id) FROM relation WHERE contact_id = ? OR other_id = ? "
            "GROUP BY contact_id, other_id, name, kind",
            kept,
            kept,
        )
        own = (RelationRow.contact == kept) | (RelationRow.other == kept)
        self._file.run(RelationRow.delete().where(own, RelationRow.id.not_in([row[0] for row in kept_ones])))
        for model in _HISTORY:
            self._file.run(model.update(contact=kept).where(model.contact == gone))
        self._move_files(kept, gone)

    def _say_once(self, kept: int) -> None:
        """Of somebody it needs to be said only once that the kept one is another person."""
        first_said = self._file.sql(
            "SELECT min(id) FROM two_people WHERE ? IN (contact_id, other_id) GROUP BY contact_id + other_id", kept
        )
        own = (TwoPeopleRow.contact == kept) | (TwoPeopleRow.other == kept)
        self._file.run(TwoPeopleRow.delete().where(own, TwoPeopleRow.id.not_in([row[0] for row in first_said])))

    def _move_files(self, kept: int, gone: int) -> None:
        """The file of a folder goes over, unless the kept one has a file there: then it is nobody's any more."""
        own = [row[0] for row in self._file.sql("SELECT folder FROM in_step WHERE contact_id = ?", kept)]
        theirs = InStepRow.contact == gone
        self._file.run(InStepRow.update(contact=None).where(theirs, InStepRow.folder.in_(own)))
        self._file.run(InStepRow.update(contact=kept).where(theirs))

    def _move_pairs(self, model: Any, kept: int, gone: int) -> None:
        """What lies between two people: nothing between the two who are one."""
        among = (model.contact == kept) & (model.other == gone)
        among |= (model.contact == gone) & (model.other == kept)
        self._file.run(model.delete().where(among))
        self._file.run(model.update(contact=kept).where(model.contact == gone))
        self._file.run(model.update(other=kept).where(model.other == gone))

    def _move_card(self, one: Contact, other: Contact) -> None:
        known = {point_key(point) or point.value for point in one.points}
        for row in self._file.rows(PointRow.select().where(PointRow.contact == other.id)):
            if (row.match_key or row.value) in known:
                self._file.run(PointRow.delete().where(PointRow.id == row.id))
        self._file.run(
            PointRow.update(contact=one.id, position=PointRow.position + len(one.points)).where(
                PointRow.contact == other.id
            )
        )
        tags = ContactTagRow.select(ContactTagRow.tag).where(ContactTagRow.contact == one.id)
        shared = [row[0] for row in self._file.rows(tags.tuples())]
        self._file.run(
            ContactTagRow.delete().where(ContactTagRow.contact == other.id, ContactTagRow.tag.in_(shared))
        )
        self._file.run(ContactTagRow.update(contact=one.id).where(ContactTagRow.contact == other.id))
        had = {(day.kind, day.year, day.month, day.day) for day in one.dates}
        for row in self._file.rows(ContactDateRow.select().where(ContactDateRow.contact == other.id)):
            if (row.kind, row.year, row.month, row.day) in had:
                self._file.run(ContactDateRow.delete().where(ContactDateRow.id == row.id))
        self._file.run(ContactDateRow.update(contact=one.id).where(ContactDateRow.contact == other.id))
