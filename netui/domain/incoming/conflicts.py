"""A field that a file has otherwise than it is here: it waits for somebody to decide."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from netui.domain.frozen import dataclass
from netui.domain.incoming.three_way import BIRTHDAY, TEXTS
from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate, PointKind
from netui.domain.people.partial_dates import date_line, read_date_line

_LABELLED = re.compile(r"(.+) \(([^()]+)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A field of a contact that waits for a decision: ``mine`` stands here now, ``theirs`` the source says."""

    id: int
    contact_id: int
    name: str
    field: str
    mine: str
    theirs: str
    source: str
    noted_on: date


def point_words(point: ContactPoint) -> str:
    """A point as it stands in a conflict: its value, and its label if it has one."""
    return f"{point.value} ({point.label})" if point.label else point.value


def date_words(day: PartialDate) -> str:
    """A day other than a birthday as it stands in a conflict: what it is, and the line that is edited."""
    return f"{day.kind}: {date_line(day)}"


def taken(card: ContactDraft, conflict: OpenConflict) -> ContactDraft | None:
    """The card with a conflict's field as the source says it; None for a field that no card has.

    Of what a card has several (points, tags, dates) the one that stands here gives way to theirs.
    """
    field, here, theirs = conflict.field, conflict.mine, conflict.theirs
    if field in TEXTS:
        changed: dict[str, Any] = {field: theirs}
        return replace(card, **changed)
    if field == BIRTHDAY:
        lead = next((day.lead for day in card.dates if day.kind == BIRTHDAY), None)
        born = replace(read_date_line(theirs).day, kind=BIRTHDAY, lead=lead)
        others = tuple(day for day in card.dates if day.kind != BIRTHDAY)
        return replace(card, dates=(born, *others) if theirs else others)
    if field == "tag":
        return replace(card, tags=tuple(filter(None, (*(tag for tag in card.tags if tag != here), theirs))))
    if field == "date":
        others = tuple(day for day in card.dates if day.kind == BIRTHDAY or date_words(day) != here)
        kind, _, line = theirs.partition(": ")
        new = (replace(read_date_line(line).day, kind=kind),) if line else ()
        return replace(card, dates=(*others, *new))
    if field in list(PointKind):
        kept = tuple(point for point in card.points if point.kind != field or point_words(point) != here)
        found = _LABELLED.fullmatch(theirs)
        value, label = (found[1], found[2]) if found else (theirs, "")
        return replace(card, points=(*kept, *((ContactPoint(PointKind(field), value, label),) if theirs else ())))
    return None
