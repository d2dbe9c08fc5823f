"""Contacts in the file: added, read, listed, edited, archived."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import uuid4

from peewee import fn

from netui.domain.folding import fold
from netui.domain.moment import Moment
from netui.domain.people.contact import (
    Contact,
    ContactDraft,
    ContactPoint,
    Listed,
    PointKind,
    State,
    Tier,
    card_of,
)
from netui.store.file.connection import Change, Connection, one_of, parts
from netui.store.file.errors import UnknownContact
from netui.store.file.fields import utc_text
from netui.store.models.people import ContactDateRow, ContactRow, ContactTagRow, JobRow, PointRow, TagRow
from netui.store.people.card_rows import (
    contact_columns,
    date_rows,
    job_rows,
    name_key,
    point_rows,
    search_key,
    tag_key,
    tag_name,
)
from netui.store.people.whole import whole
from netui.store.timeline.touches import last_touch


class Contacts:
    """The verbs and questions about people."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def add(self, draft: ContactDraft, now: Moment, tier: Tier | None = None) -> Change:
        """Add a contact from ``draft``; ``Change.subject`` is its id."""
        with self._file.changing(f"add {draft.name}", now.at) as doing:
            doing.subject = self._file.run(
                ContactRow.insert(
                    uid=str(uuid4()),
                    **contact_columns(draft),
                    sort_key=name_key(draft.name),
                    search_key=search_key(draft),
                    tier=tier,
                    tier_since=now.day if tier else None,
                    created_on=now.day,
                )
            )
            self._put_parts(doing.subject, draft)
            self._put_tags([doing.subject], draft.tags, now)
        return doing.change

    def edit(self, contact_id: int, draft: ContactDraft, now: Moment) -> Change:
        """Make the contact's card equal to ``draft``; what is equal already is not touched.

        Another organisation is another job: the one before is kept with the earlier ones.
        """
        from netui.domain.people.jobs import with_job_left

        with self._file.changing(f"edit {draft.name}", now.at) as doing:
            doing.subject = contact_id
            present = self.get(contact_id)
            self._file.run(ContactRow.update(contact_columns(draft)).where(ContactRow.id == contact_id))
            if draft.points != present.points:
                self._file.run(PointRow.delete().where(PointRow.contact == contact_id))
                self._file.add_all(PointRow, point_rows(contact_id, draft.points))
            if draft.dates != present.dates:
                self._file.run(ContactDateRow.delete().where(ContactDateRow.contact == contact_id))
                self._file.add_all(ContactDateRow, date_rows(contact_id, draft.dates))
            jobs = with_job_left(draft, present, now.day)
            if jobs != present.jobs:
                self._file.run(JobRow.delete().where(JobRow.contact == contact_id))
                self._file.add_all(JobRow, job_rows(contact_id, jobs))
            self.retag(contact_id, draft.tags, now)
            self.refold([contact_id])
        return doing.change

    def retag(self, contact_id: int, tags: Sequence[str], now: Moment) -> Change:
        """Make ``tags`` all the tags of a contact; one that stays keeps the day it was given."""
        with self._file.changing(f"tag {self.names([contact_id])}", now.at) as doing:
            doing.subject = contact_id
            wanted = {tag_key(tag) for tag in tags}
            gone = [tag for tag in self._tags(contact_id) if tag_key(tag) not in wanted]
            self.untag([contact_id], gone, now)
            self.tag([contact_id], tags, now)
        return doing.change

    def set_state(self, contact_ids: Sequence[int], state: State, now: Moment) -> Change:
        """Archive contacts, bring them back, or record a death; their history stays."""
        verb = {State.ACTIVE: "bring back", State.ARCHIVED: "archive", State.DECEASED: "record the death of"}
        with self._file.changing(f"{verb[state]} {self.names(contact_ids)}", now.at) as doing:
            doing.subject = contact_ids[0] if contact_ids else None
            for ids in parts(contact_ids):
                self._file.run(ContactRow.update(state=state).where(ContactRow.id.in_(ids)))
        return doing.change

    def tag(self, contact_ids: Sequence[int], tags: Iterable[str], now: Moment) -> Change:
        """Give contacts ``tags`` (created when new, equal when folded the same)."""
        with self._file.changing(f"tag {self.names(contact_ids)}", now.at) as doing:
            if self._put_tags(contact_ids, tags, now):
                self.refold(contact_ids)
        return doing.change

    def untag(self, contact_ids: Sequence[int], tags: Iterable[str], now: Moment) -> Change:
        """Take ``tags`` from contacts."""
        keys = [tag_key(tag) for tag in tags]
        with self._file.changing(f"untag {self.names(contact_ids)}", now.at) as doing:
            named = ContactTagRow.tag.in_(TagRow.select(TagRow.id).where(TagRow.match_key.in_(keys)))
            for ids in parts(contact_ids):
                self._file.run(ContactTagRow.delete().where(ContactTagRow.contact.in_(ids), named))
            if keys:
                self.refold(contact_ids)
        return doing.change

    def give_and_take_tags(
        self, contact_ids: Sequence[int], given: Sequence[str], taken: Sequence[str], now: Moment
    ) -> Change:
        """Give all of some contacts the tags ``given`` and take ``taken`` from them, as one change."""
        words = " ".join((*(f"+{tag}" for tag in given), *(f"-{tag}" for tag in taken)))[:60]
        with self._file.changing(f"tags {words} of {self.names(contact_ids)}", now.at) as doing:
            doing.subject = contact_ids[0] if contact_ids else None
            self.untag(contact_ids, taken, now)
            self.tag(contact_ids, given, now)
        return doing.change

    def get(self, contact_id: int) -> Contact:
        """One contact whole; raises UnknownContact."""
        found = whole(self._file, [contact_id]).get(contact_id)
        if found is None:
            raise UnknownContact(f"there is no contact with id {contact_id}")
        return found

    def ids(self, *, archived: bool = False) -> list[int]:
        """The ids of all contacts by name; the archived and the deceased only when asked for."""
        which = "" if archived else f"WHERE state = '{State.ACTIVE}'"
        # As one value: a hundred thousand rows take eight times as long to be fetched.
        sql = f"SELECT json_group_array(id) FROM (SELECT id FROM contact {which} ORDER BY sort_key, id)"
        ids: list[int] = json.loads(self._file.sql(sql)[0][0])
        return ids

    def listed(self, contact_ids: Sequence[int], now: Moment) -> dict[int, Listed]:
        """The list's rows of some contacts, each with the day of its last touch not after ``now``."""
        sql = f"SELECT c.id, c.name, c.organisation, c.tier, c.state, {last_touch('day')} FROM contact c WHERE "
        at = utc_text(now.at)
        return {
            row[0]: Listed(
                row[0],
                row[1],
                row[2],
                Tier(row[3]) if row[3] else None,
                State(row[4]),
                date.fromisoformat(row[5]) if row[5] else None,
            )
            for ids in parts(contact_ids)
            for row in self._file.named_sql(sql + one_of("c.id", ids), now=at)
        }

    def names(self, contact_ids: Sequence[int]) -> str:
        """Who they are, for the name of a change: the first by name, the others by number."""
        if not contact_ids:
            return "nobody"
        row = self._file.row(ContactRow.select(ContactRow.name).where(ContactRow.id == contact_ids[0]))
        if row is None:
            raise UnknownContact(f"there is no contact with id {contact_ids[0]}")
        others = len(contact_ids) - 1
        name = str(row.name)[:80]
        return name if not others else f"{name} and {others} more"

    def points(self, contact_id: int) -> tuple[ContactPoint, ...]:
        """The ways to reach a contact, in their order."""
        query = PointRow.select().where(PointRow.contact == contact_id).order_by(PointRow.position, PointRow.id)
        return tuple(ContactPoint(PointKind(row.kind), row.value, row.label) for row in self._file.rows(query))

    def tag_names(self) -> list[str]:
        """Every tag in use, the most used first."""
        query = (
            TagRow.select(TagRow.name)
            .join(ContactTagRow, on=ContactTagRow.tag == TagRow.id)
            .group_by(TagRow.id)
            .order_by(fn.COUNT(ContactTagRow.id).desc(), TagRow.name)
        )
        return [row[0] for row in self._file.rows(query.tuples())]

    def refold(self, contact_ids: Sequence[int]) -> None:
        """Recompute what search and order compare, within the caller's change."""
        for contact_id in contact_ids:
            row = self._file.row(ContactRow.select().where(ContactRow.id == contact_id))
            if row is None:
                continue
            card = card_of(self.get(contact_id))
            keys = {"sort_key": name_key(card.name), "search_key": search_key(card)}
            if keys != {"sort_key": row.sort_key, "search_key": row.search_key}:
                self._file.run(ContactRow.update(keys).where(ContactRow.id == contact_id))

    def _tags(self, contact_id: int) -> list[str]:
        query = (
            TagRow.select(TagRow.name)
            .join(ContactTagRow, on=ContactTagRow.tag == TagRow.id)
            .where(ContactTagRow.contact == contact_id)
            .order_by(ContactTagRow.id)
        )
        return [row[0] for row in self._file.rows(query.tuples())]

    def _tag_id(self, name: str) -> int:
        key = fold(name)
        row = self._file.row(TagRow.select(TagRow.id).where(TagRow.match_key == key))
        return int(row.id) if row else self._file.run(TagRow.insert(name=name, match_key=key))

    def _put_tags(self, contact_ids: Sequence[int], tags: Iterable[str], now: Moment) -> bool:
        """Give contacts tags; whether there was any to give."""
        names = [name for tag in tags if (name := tag_name(tag))]
        for name in names:
            tag_id = self._tag_id(name)
            for contact_id in contact_ids:
                row = ContactTagRow.insert(contact=contact_id, tag=tag_id, since=now.day)
                self._file.run(row.on_conflict_ignore())
        return bool(names)

    def _put_parts(self, contact_id: int, draft: ContactDraft) -> None:
        self._file.add_all(PointRow, point_rows(contact_id, draft.points))
        self._file.add_all(ContactDateRow, date_rows(contact_id, draft.dates))
        self._file.add_all(JobRow, job_rows(contact_id, draft.jobs))
