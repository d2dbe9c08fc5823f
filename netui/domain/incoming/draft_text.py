"""A contact's draft as one line of JSON and back: what a source said last, to compare with what it says next."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from netui.domain.people.contact import ContactDraft, ContactPoint, Job, PartialDate, PointKind

_TEXTS = ("name", "role", "organisation", "place", "hook", "about")


def draft_text(draft: ContactDraft) -> str:
    """What ``draft`` says, apart from its uid and its raw text, as JSON; what is empty is left out."""
    said: dict[str, Any] = {field: text for field in _TEXTS if (text := getattr(draft, field))}
    if draft.points:
        said["points"] = [[point.kind, point.value, point.label] for point in draft.points]
    if draft.tags:
        said["tags"] = list(draft.tags)
    if draft.dates:
        said["dates"] = [asdict(day) for day in draft.dates]
    if draft.jobs:
        said["jobs"] = [
            [job.role, job.organisation, job.until.isoformat() if job.until else None] for job in draft.jobs
        ]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def read_draft(text: str) -> ContactDraft | None:
    """The draft that ``draft_text`` wrote; None for an empty text, or for one that it did not write."""
    try:
        said = json.loads(text)
        return ContactDraft(
            **{field: str(said.get(field, "")) for field in _TEXTS},
            points=tuple(
                ContactPoint(PointKind(kind), value, label) for kind, value, label in said.get("points", ())
            ),
            tags=tuple(said.get("tags", ())),
            dates=tuple(PartialDate(**day) for day in said.get("dates", ())),
            jobs=tuple(
                Job(role, organisation, date.fromisoformat(until) if until else None)
                for role, organisation, until in said.get("jobs", ())
            ),
        )
    except (ValueError, TypeError, AttributeError):
        return None
