"""What is on a card as rows of its tables: their columns, and the keys they are found and compared by."""

from collections.abc import Iterable, Sequence
from typing import Any

from netui.domain.folding import digits, fold, storable
from netui.domain.people.contact import NO_NAME, ContactDraft, ContactPoint, Job, PartialDate, PointKind

SORT_LENGTH = 200
"""Letters of a name that sort it; more would only make the index heavy."""

Columns = dict[str, Any]
"""One row, by the names of its model's fields."""


def contact_columns(draft: ContactDraft) -> Columns:
    """The columns of a contact that are edited on the card itself."""
    return {
        "name": _name(draft),
        "role": storable(draft.role),
        "organisation": storable(draft.organisation),
        "place": storable(draft.place),
        "hook": storable(draft.hook),
        "about": storable(draft.about),
    }


def name_key(name: str) -> str:
    """What names are ordered and compared by."""
    return fold(storable(name).strip() or NO_NAME)[:SORT_LENGTH]


def search_key(draft: ContactDraft) -> str:
    """Everything somebody may be looked up by, folded: name, work, place, tags, points, digits of phones."""
    points = [point for point in draft.points if point.kind is not PointKind.ADDRESS]
    parts = [_name(draft), draft.organisation, draft.role, draft.place, draft.hook, *draft.tags]
    parts += [point.value for point in points]
    numbers = [digits(point.value) for point in points if point.kind is PointKind.PHONE]
    return " ".join((_folded([part for part in parts if part]), *numbers))


def _folded(parts: Sequence[str]) -> str:
    """The parts each folded; plain ones all at once, which is several times as quick."""
    whole = " ".join(parts)
    if whole.isascii() and whole.isprintable() and "  " not in whole and whole == whole.strip():
        return whole.lower()
    return " ".join(fold(storable(part)) for part in parts)


def point_rows(contact_id: int, points: Iterable[ContactPoint]) -> list[Columns]:
    """The rows of somebody's points, in their order."""
    from netui.domain.people.point_keys import point_key

    return [
        {
            "contact": contact_id,
            "kind": point.kind.value,
            "value": storable(point.value),
            "label": storable(point.label),
            "match_key": storable(point_key(point)),
            "position": position,
        }
        for position, point in enumerate(points)
    ]


def date_rows(contact_id: int, dates: Iterable[PartialDate]) -> list[Columns]:
    """The rows of somebody's dates."""
    return [
        {
            "contact": contact_id,
            "kind": storable(day.kind),
            "year": day.year,
            "month": day.month,
            "day": day.day,
            "text": storable(day.text),
            "lead": day.lead,
        }
        for day in dates
    ]


def job_rows(contact_id: int, jobs: Iterable[Job]) -> list[Columns]:
    """The rows of somebody's earlier jobs."""
    return [
        {
            "contact": contact_id,
            "role": storable(job.role),
            "organisation": storable(job.organisation),
            "until": job.until,
        }
        for job in jobs
    ]


def tag_name(tag: str) -> str:
    """A tag as it is kept."""
    return storable(tag).strip().lstrip("#")


def tag_key(tag: str) -> str:
    """What makes two tags the same one."""
    return fold(tag_name(tag))


def _name(draft: ContactDraft) -> str:
    return storable(draft.name).strip() or NO_NAME
