"""Whole contacts, read many at a time with all that is on their cards.

The statements are written out: one contact is read at every step through the list, and to have each of them built
by Peewee takes several times as long as SQLite takes to carry it out.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from netui.domain.people.contact import Contact, ContactPoint, Job, PartialDate, PointKind, State, Tier
from netui.store.file.connection import Connection
from netui.store.file.id_lists import one_of
from netui.store.models.people import ContactRow

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
        for row in file.rows(ContactRow.raw(f"SELECT * FROM contact WHERE {one_of('id', ids)}"))
    }


def grouped(pairs: Iterable[tuple[int, Value]]) -> dict[int, list[Value]]:
    """Values by the id they come with, in their order."""
    groups: dict[int, list[Value]] = {}
    for number, value in pairs:
        groups.setdefault(number, []).append(value)
    return groups


def _points(file: Connection, ids: Sequence[int]) -> dict[int, list[ContactPoint]]:
    theirs = one_of("contact_id", ids)
    sql = f"SELECT contact_id, kind, value, label FROM contact_point WHERE {theirs} ORDER BY position, id"
    return grouped(
        (number, ContactPoint(PointKind(kind), value, label)) for number, kind, value, label in file.sql(sql)
    )


def _tags(file: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    theirs = one_of("g.contact_id", ids)
    tags = "SELECT g.contact_id, t.name FROM contact_tag g JOIN tag t ON t.id = g.tag_id"
    return grouped((number, name) for number, name in file.sql(f"{tags} WHERE {theirs} ORDER BY g.id"))


def _dates(file: Connection, ids: Sequence[int]) -> dict[int, list[PartialDate]]:
    theirs = one_of("contact_id", ids)
    sql = f"SELECT contact_id, kind, year, month, day, text, lead FROM contact_date WHERE {theirs} ORDER BY id"
    return grouped((number, PartialDate(*columns)) for number, *columns in file.sql(sql))


def _jobs(file: Connection, ids: Sequence[int]) -> dict[int, list[Job]]:
    sql = f"SELECT contact_id, role, organisation, until FROM job WHERE {one_of('contact_id', ids)} ORDER BY id"
    return grouped(
        (number, Job(role, organisation, date.fromisoformat(until) if until else None))
        for number, role, organisation, until in file.sql(sql)
    )
