"""Contacts written as Markdown to read: the card, what is known, promises, timeline."""

import re
from collections.abc import Iterator

from netui.domain.interaction import Kind
from netui.domain.people.contact import DEPTHS, Contact, ContactPoint, PointKind, State
from netui.domain.people.dossier import Dossier
from netui.domain.people.jobs import job_line
from netui.domain.people.known import ORDER, Fact, FactKind
from netui.domain.people.partial_dates import date_line
from netui.domain.promise import Promise
from netui.domain.timeline import Entry
from netui.domain.visible import visible

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$^=%]")
"""What means something anywhere in a line, in CommonMark and what grew out of it."""

_FIRST = re.compile(r"(?P<before>\d*)(?:(?<=\d)[.)]|(?<!\d)[-+:])")
"""What makes a list, a rule or a heading of a line that begins with it."""

_BREAK = re.compile(r"\r\n?|\n")


_PAGE = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
"""What may stand between ``<`` and ``>`` to be followed: the address itself is what is read there."""


def markdown(dossier: Dossier) -> str:
    """One contact as Markdown (CommonMark), ended by a line break; every day as in ISO 8601.

    Words of people act as text, whatever they hold: what Markdown or HTML would obey has a backslash before
    it, control characters are shown as signs. Only the contact's own pages can be followed.
    """
    return "\n".join((*_card(dossier), *_known(dossier), *_promises(dossier), *_timeline(dossier))) + "\n"


def as_text(text: str, indent: str = "", *, begun: bool = False) -> str:
    """``text`` so that Markdown shows it as it is; its lines stay lines, each after ``indent``, blank ones go.

    ``begun`` says that something stands before it on its line already.
    """
    lines = [line for part in _BREAK.split(text) if (line := part.replace("\t", " ").strip(" "))]
    safe = (_safe(line, begun=begun and not number) for number, line in enumerate(lines))
    return f"\\\n{indent}".join(safe)


def _safe(line: str, *, begun: bool) -> str:
    escaped = _SPECIAL.sub(r"\\\g<0>", visible(line))
    if begun or not (found := _FIRST.match(escaped)):
        return escaped
    return f"{found['before']}\\{escaped[found.end('before') :]}"


def _words(text: str) -> str:
    """``text`` as words within a line."""
    return as_text(" ".join(_BREAK.split(text)), begun=True)


def _item(says: str, text: str, more: str = "") -> str:
    return f"- {says}: {as_text(text, '  ', begun=True)}{more}"


def _card(dossier: Dossier) -> Iterator[str]:
    contact = dossier.contact
    yield f"# {_words(contact.name)}"
    work = ", ".join(filter(None, (contact.role, contact.organisation, contact.place)))
    for text in (work, contact.hook, contact.about):
        if text.strip():
            yield f"\n{as_text(text)}"
    yield ""
    yield from _attention(contact)
    for point in contact.points:
        yield _point(point)
    for day in contact.dates:
        yield f"- {as_text(date_line(day), '  ')}"
    for job in contact.jobs:
        yield _item("earlier", job_line(job))
    for relation in dossier.relations:
        yield f"- {as_text(relation.kind, '  ')}: {_words(relation.name)}"
    if dossier.last:
        yield f"- last touch: {dossier.last.isoformat()}"


def _point(point: ContactPoint) -> str:
    label = f" ({_words(point.label)})" if point.label else ""
    pages = (PointKind.URL, PointKind.PROFILE)
    if point.kind in pages and _PAGE.fullmatch(point.value) and visible(point.value) == point.value:
        return f"- {point.kind}: <{point.value}>{label}"
    return _item(point.kind, point.value, label)


def _attention(contact: Contact) -> Iterator[str]:
    if contact.state is not State.ACTIVE:
        yield f"- {contact.state}"
    cadence = f", cadence {_words(contact.cadence)}" if contact.cadence else ""
    yield f"- tier {contact.tier or 'none'}{cadence}, depth {contact.depth} ({DEPTHS[contact.depth]})"
    if contact.tags:
        yield f"- tags: {', '.join(_words(tag) for tag in contact.tags)}"


def _known(dossier: Dossier) -> Iterator[str]:
    if dossier.known:
        yield "\n## Known\n"
    order = {kind: place for place, kind in enumerate(ORDER)}
    for fact in sorted(dossier.known, key=lambda one: (one.ended_on is not None, order[FactKind(one.kind)])):
        yield _item(fact.kind, fact.text, f" ({_fact_words(fact)})")


def _fact_words(fact: Fact) -> str:
    words = [f"noted {fact.noted_on.isoformat()}"]
    if fact.due:
        words.insert(0, f"by {fact.due.isoformat()}")
    if fact.source:
        words.append(f"source {_words(fact.source)}")
    if fact.ended_on:
        words.append(f"{fact.outcome or 'no longer since'} {fact.ended_on.isoformat()}")
    return ", ".join(words)


def _promises(dossier: Dossier) -> Iterator[str]:
    if dossier.promises:
        yield "\n## Promises\n"
    for promise in dossier.promises:
        yield _item(promise.side, promise.text, f" ({_promise_words(promise)})")


def _promise_words(promise: Promise) -> str:
    due = f"due {promise.due.isoformat()}" if promise.due else "no date"
    closed = f" {promise.closed_on.isoformat()}" if promise.closed_on else ""
    return f"made {promise.made_on.isoformat()}, {due}, {promise.state}{closed}"


def _timeline(dossier: Dossier) -> Iterator[str]:
    if dossier.entries:
        yield "\n## Timeline\n"
    for entry in dossier.entries:
        yield _entry(entry, dossier.contact.id)


def _entry(entry: Entry, contact_id: int) -> str:
    """``- 2026-10-20 call, in Lisbon, with Bo Li: 15m pricing for Q1``."""
    one = entry.interaction
    kind = "meeting" if one.kind is Kind.MET else one.kind
    others = [_words(person.name) for person in one.people if person.present and person.contact_id != contact_id]
    words = [f"{one.moment.day.isoformat()} {kind}"]
    if one.place:
        words.append(f"in {_words(one.place)}")
    if others:
        words.append(f"with {', '.join(others)}")
    said = as_text(one.line, "  ", begun=True)
    return f"- {', '.join(words)}" + (f": {said}" if said else "")
