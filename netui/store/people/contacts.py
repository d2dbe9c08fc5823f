"""Contacts in the file: added, read, listed, edited, archived."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from peewee import fn

from netui.domain.folding import digits, fold, storable
from netui.domain.moment import Moment
from netui.domain.people.contact import (
    NO_NAME,
    Contact,
    ContactDraft,
    ContactPoint,
    Job,
    Listed,
    PartialDate,
    PointKind,
    State,
    Tier,
    card_of,
)
from netui.domain.people.jobs import with_job_left
from netui.domain.people.point_keys import point_key
from netui.store.file.connection import Change, Connection, one_of, parts
from netui.store.file.errors import UnknownContact
from netui.store.file.fields import utc_text
from netui.store.models import ContactDateRow, ContactRow, ContactTagRow, JobRow, PointRow, TagRow
from netui.store.people.whole import whole
from netui.store.timeline.touches import last_touch

SORT_LENGTH = 200
"""Letters of a name that sort it; more would only make the index heavy."""


class Contacts:
    """The verbs and questions about people."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def add(self, draft: ContactDraft, now: Moment, tier: Tier | None = None) -> Change:
        """Add a contact from ``draft``; ``Change.subject`` is its id."""
        sort_key, search_key = _keys(draft)
        with self._file.changing(f"add {draft.name}", now.at) as doing:
            doing.subject = self._file.run(
                ContactRow.insert(
                    uid=str(uuid4()),
                    **_columns(draft),
                    sort_key=sort_key,
                    search_key=search_key,
                    tier=tier,
                    tier_since=now.day if tier else None,
                    created_on=now.day,
                )
            )
            self._put_points(doing.subject, draft.points)
            self._put_dates(doing.subject, draft.dates)
            self._put_jobs(doing.subject, draft.jobs)
            self._put_tags([doing.subject], draft.tags, now)
        return doing.change

    def edit(self, contact_id: int, draft: ContactDraft, now: Moment) -> Change:
        """Make the contact's card equal to ``draft``; what is equal already is not touched.

        Another organisation is another job: the one before is kept with the earlier ones.
        """
        present = self.get(contact_id)
        with self._file.changing(f"edit {draft.name}", now.at) as doing:
            doing.subject = contact_id
            self._file.run(ContactRow.update(_columns(draft)).where(ContactRow.id == contact_id))
            if draft.points != present.points:
                self._file.run(PointRow.delete().where(PointRow.contact == contact_id))
                self._put_points(contact_id, draft.points)
            if draft.dates != present.dates:
                self._file.run(ContactDateRow.delete().where(ContactDateRow.contact == contact_id))
                self._put_dates(contact_id, draft.dates)
            jobs = with_job_left(draft, present, now.day)
            if jobs != present.jobs:
                self._file.run(JobRow.delete().where(JobRow.contact == contact_id))
                self._put_jobs(contact_id, jobs)
            self.retag(contact_id, draft.tags, now)
            self.refold([contact_id])
        return doing.change

    def retag(self, contact_id: int, tags: Sequence[str], now: Moment) -> Change:
        """Make ``tags`` all the tags of a contact; one that stays keeps the day it was given."""
        with self._file.changing(f"tag {self.names([contact_id])}", now.at) as doing:
            doing.subject = contact_id
            wanted = {_tag_key(tag) for tag in tags}
            gone = [tag for tag in self._tags(contact_id) if _tag_key(tag) not in wanted]
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
        keys = [_tag_key(tag) for tag in tags]
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
        query = ContactRow.select(ContactRow.id).order_by(ContactRow.sort_key, ContactRow.id)
        if not archived:
            query = query.where(ContactRow.state == State.ACTIVE)
        return [row[0] for row in self._file.rows(query.tuples())]

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
            sort_key, search_key = _keys(card_of(self.get(contact_id)))
            if (sort_key, search_key) != (row.sort_key, row.search_key):
                self._file.run(
                    ContactRow.update(sort_key=sort_key, search_key=search_key).where(ContactRow.id == contact_id)
                )

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
        names = [name for tag in tags if (name := storable(tag).strip().lstrip("#"))]
        for name in names:
            tag_id = self._tag_id(name)
            for contact_id in contact_ids:
                row = ContactTagRow.insert(contact=contact_id, tag=tag_id, since=now.day)
                self._file.run(row.on_conflict_ignore())
        return bool(names)

    def _put_points(self, contact_id: int, points: Sequence[ContactPoint]) -> None:
        rows = [
            {
                "contact": contact_id,
                "kind": point.kind,
                "value": storable(point.value),
                "label": storable(point.label),
                "match_key": storable(point_key(point)),
                "position": position,
            }
            for position, point in enumerate(points)
        ]
        for some in parts(rows):
            self._file.run(PointRow.insert_many(some))

    def _put_dates(self, contact_id: int, dates: Iterable[PartialDate]) -> None:
        for day in dates:
            self._file.run(
                ContactDateRow.insert(
                    contact=contact_id,
                    kind=storable(day.kind),
                    year=day.year,
                    month=day.month,
                    day=day.day,
                    text=storable(day.text),
                    lead=day.lead,
                )
            )

    def _put_jobs(self, contact_id: int, jobs: Iterable[Job]) -> None:
        for job in jobs:
            self._file.run(
                JobRow.insert(
                    contact=contact_id,
                    role=storable(job.role),
                    organisation=storable(job.organisation),
                    until=job.until,
                )
            )


def _keys(draft: ContactDraft) -> tuple[str, str]:
    """What order and search compare of a card: the folded name, and everything one may look somebody up by."""
    points = [point for point in draft.points if point.kind is not PointKind.ADDRESS]
    parts = [_name(draft), draft.organisation, draft.role, draft.place, draft.hook, *draft.tags]
    parts += [point.value for point in points]
    numbers = [digits(point.value) for point in points if point.kind is PointKind.PHONE]
    folded = [fold(storable(part)) for part in parts if part]
    return fold(_name(draft))[:SORT_LENGTH], " ".join((*folded, *numbers))


def _name(draft: ContactDraft) -> str:
    return storable(draft.name).strip() or NO_NAME


def _tag_key(tag: str) -> str:
    """What makes two tags the same one."""
    return fold(storable(tag).strip().lstrip("#"))


def _columns(draft: ContactDraft) -> dict[str, Any]:
    return {
        "name": _name(draft),
        "role": storable(draft.role),
        "organisation": storable(draft.organisation),
        "place": storable(draft.place),
        "hook": storable(draft.hook),
        "about": storable(draft.about),
    }
