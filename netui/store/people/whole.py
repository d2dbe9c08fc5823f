"""Whole contacts, read many at a time with all that is on their cards."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from netui.domain.people.contact import Contact, ContactPoint, Job, PartialDate, PointKind, State, Tier
from netui.store.file.connection import Connection
from netui.store.models.people import ContactDateRow, ContactRow, ContactTagRow, JobRow, PointRow, TagRow

Value = TypeVar("Value")


def whole(file: Connection, ids: Sequence[int]) -> dict[int, Contact]:
    """Some contacts with all that is on their cards; who is not here any more is left out."""
    points, tags, dates, jobs = _points(file, ids), _tags(file, ids), _dates(file, ids), _jobs(file, ids)
    return {
        row.id: Contact(
            id=row.id,
            uid=row.uid,
            name=row.name,
            role=row.role,
            organisation=row.organisation,
            place=row.place,
            hook=row.hook,
            about=row.about,
            tier=Tier(row.tier) if row.tier else None,
            cadence=row.cadence,
            depth=row.depth,
            state=State(row.state),
            created=row.created_on,
            points=tuple(points.get(row.id, ())),
            tags=tuple(tags.get(row.id, ())),
            dates=tuple(dates.get(row.id, ())),
            jobs=tuple(jobs.get(row.id, ())),
        )
        for row in file.rows(ContactRow.select().where(ContactRow.id.in_(ids)))
    }


def grouped(pairs: Iterable[tuple[int, Value]]) -> dict[int, list[Value]]:
    """Values by the id they come with, in their order."""
    groups: dict[int, list[Value]] = {}
    for number, value in pairs:
        groups.setdefault(number, []).append(value)
    return groups


def _points(file: Connection, ids: Sequence[int]) -> dict[int, list[ContactPoint]]:
    query = PointRow.select().where(PointRow.contact.in_(ids)).order_by(PointRow.position, PointRow.id)
    return grouped(
        (row["contact"], ContactPoint(PointKind(row["kind"]), row["value"], row["label"]))
        for row in file.rows(query.dicts())
    )


def _tags(file: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    query = (
        ContactTagRow.select(ContactTagRow.contact, TagRow.name)
        .join(TagRow, on=ContactTagRow.tag == TagRow.id)
        .where(ContactTagRow.contact.in_(ids))
        .order_by(ContactTagRow.id)
    )
    return grouped(file.rows(query.tuples()))


def _dates(file: Connection, ids: Sequence[int]) -> dict[int, list[PartialDate]]:
    query = ContactDateRow.select().where(ContactDateRow.contact.in_(ids)).order_by(ContactDateRow.id)
    return grouped(
        (row.contact_id, PartialDate(row.kind, row.year, row.month, row.day, row.text, row.lead))
        for row in file.rows(query)
    )


def _jobs(file: Connection, ids: Sequence[int]) -> dict[int, list[Job]]:
    query = JobRow.select().where(JobRow.contact.in_(ids)).order_by(JobRow.id)
    rows = file.rows(query)
    return grouped((row.contact_id, Job(row.role, row.organisation, row.until)) for row in rows)
