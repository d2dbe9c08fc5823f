"""A contact's draft as one line of JSON and back: what a source said last, to compare with what it says next."""

import json
from datetime import date
from json.encoder import encode_basestring as _text

from netui.domain.people.contact import ContactDraft, ContactPoint, Job, PartialDate, PointKind

_TEXTS = ("name", "role", "organisation", "place", "hook", "about")


def draft_text(draft: ContactDraft) -> str:
    """What ``draft`` says, apart from its uid and its raw text, as JSON; what is empty is left out.

    Written piece by piece, which is several times as quick as to have a mapping written: it is done for everybody
    in a file.
    """
    parts = [f'"{field}":{_text(said)}' for field in _TEXTS if (said := getattr(draft, field))]
    if draft.points:
        points = [f"[{_text(point.kind)},{_text(point.value)},{_text(point.label)}]" for point in draft.points]
        parts.append(f'"points":[{",".join(points)}]')
    if draft.tags:
        parts.append(f'"tags":[{",".join(map(_text, draft.tags))}]')
    if draft.dates:
        parts.append(f'"dates":[{",".join(map(_date, draft.dates))}]')
    if draft.jobs:
        parts.append(f'"jobs":[{",".join(map(_job, draft.jobs))}]')
    return f"{{{','.join(parts)}}}"


def _date(day: PartialDate) -> str:
    return (
        f'{{"kind":{_text(day.kind)},"year":{_number(day.year)},"month":{_number(day.month)},'
        f'"day":{_number(day.day)},"text":{_text(day.text)},"lead":{_number(day.lead)}}}'
    )


def _job(job: Job) -> str:
    until = _text(job.until.isoformat()) if job.until else "null"
    return f"[{_text(job.role)},{_text(job.organisation)},{until}]"


def _number(number: int | None) -> str:
    return "null" if number is None else str(number)


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
