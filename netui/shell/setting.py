"""``netui set``: one field of one contact, by its name and the words of its new value."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from netui.domain.due.cadence import Interval
from netui.domain.due.queue import Subject
from netui.domain.folding import fold
from netui.domain.line.typed_dates import parse_day
from netui.domain.moment import Moment
from netui.domain.people.contact import (
    DEPTHS,
    Contact,
    ContactDraft,
    ContactPoint,
    PointKind,
    State,
    Tier,
    card_of,
)
from netui.domain.people.jobs import job_line, read_job
from netui.domain.people.known import OUTCOMES, Fact, FactKind
from netui.domain.people.known_lines import KnownEdits, find_known, read_known
from netui.domain.people.partial_dates import date_line, read_date_line
from netui.domain.people.point_keys import point_key
from netui.domain.people.relation import RelationEdits, read_relation, relation_line
from netui.store import Change, Store, StoreError

Item = TypeVar("Item")

NONE = ("", "none", "-")
"""What empties a field."""

CARD_FIELDS = ("name", "role", "organisation", "place", "hook", "about")
ATTENTION_FIELDS = ("tier", "cadence", "depth", "tag", "next", "snooze", "state")
DATE_FIELDS = ("birthday", "anniversary", "date")
FIELDS = (*ATTENTION_FIELDS, *CARD_FIELDS, *PointKind, *FactKind, *DATE_FIELDS, "relation", "job")

HINT = (
    "none empties a field or ends all of it, -value takes one away; for facts old -> new words it anew, "
    "=value says that a goal was reached, a need met"
)
"""How values are written that are more than a new one."""

_ECHOED = ("name", "role", "organisation", "place", "hook", "tier", "depth", "state")
_REWORDED = " -> "


def set_one(store: Store, contact_id: int, field: str, value: str, now: Moment) -> Change:
    """Set ``field`` of a contact to what ``value`` says; ``none`` empties it, ``-value`` takes one away.

    Of what there are several (facts, dates, relations, jobs), a value adds one and ``none`` ends all. What
    another program writes meanwhile into other fields stays.
    Raises StoreError with a sentence for an unknown field or a value that does not fit it.
    """
    with store.connection.changing(f"set {field}", now.at) as doing:
        done = _set(store, contact_id, field, value, now)
        doing.name, doing.subject = done.name, done.subject
    return doing.change


def _set(store: Store, contact_id: int, field: str, value: str, now: Moment) -> Change:
    field = field.casefold()
    value = value.strip()
    empty = value.casefold() in NONE
    contact_ids = [contact_id]
    try:
        match field:
            case "tier":
                return store.attention.set_tier(contact_ids, None if empty else tier_of(value), now)
            case "cadence":
                return store.attention.set_cadence(contact_ids, None if empty else Interval.parse(value), now)
            case "depth":
                return store.attention.set_depth(contact_ids, 0 if empty else _depth(value), now)
            case "tag":
                return _tag(store, contact_id, value.split(), empty, now)
            case "next":
                if empty:
                    return store.attention.clear_next(contact_ids, now)
                return store.attention.set_next(contact_ids, _day(value, now), now)
            case "snooze":
                subjects = (Subject.NEXT, Subject.CADENCE)
                until = now.day if empty else _day(value, now)
                return store.attention.snooze(contact_ids, subjects, until, now)
            case "state":
                return store.contacts.set_state(contact_ids, _state(value), now)
            case "pronounce" | "salutation":
                return _set_only(store, contact_id, FactKind(field), "" if empty else value, now)
            case "fact" | "need" | "offer" | "goal" | "interest" | "reach":
                return _set_known(store, contact_id, FactKind(field), _several(value), now)
            case "relation":
                return _set_relation(store, contact_id, _several(value), now)
            case "birthday" | "anniversary" | "date" | "job":
                card = card_of(store.contacts.get(contact_id))
                draft = _with_job(card, _several(value)) if field == "job" else _with_date(card, field, value)
                return store.contacts.edit(contact_id, draft, now)
            case _:
                draft = _with(card_of(store.contacts.get(contact_id)), field, "" if empty else value)
                return store.contacts.edit(contact_id, draft, now)
    except ValueError as error:
        raise StoreError(f"{field}: {error}") from error


def changed_words(field: str, before: Contact, after: Contact) -> str:
    """What became of a simple field: ``role: CTO → CEO``; nothing for any other field, or where nothing did."""
    name = field.casefold()
    old, new = (getattr(contact, name) if name in _ECHOED else None for contact in (before, after))
    return "" if old == new else f"{name}: {_or_none(old)} → {_or_none(new)}"


def _or_none(value: object) -> str:
    return "none" if value is None or value == "" else str(value)


def tier_of(text: str) -> Tier:
    """The tier called ``text`` in any case; raises ValueError naming those there are."""
    for tier in Tier:
        if tier.casefold() == text.casefold():
            return tier
    raise ValueError(f"there is no tier “{text}”: write {', '.join(Tier)} or none")


def _tag(store: Store, contact_id: int, words: Sequence[str], empty: bool, now: Moment) -> Change:
    """Give the tags of ``words`` or take away those written ``-tag``; ``empty`` takes all."""
    gone = [word[1:] for word in words if word.startswith("-")]
    if empty:
        return store.contacts.untag([contact_id], store.contacts.get(contact_id).tags, now)
    if not gone:
        return store.contacts.tag([contact_id], words, now)
    if len(gone) < len(words):
        raise ValueError("give tags or take -tags away, one after the other")
    return store.contacts.untag([contact_id], gone, now)


def _depth(text: str) -> int:
    known = {str(number): number for number in range(len(DEPTHS))}
    if text not in known:
        listed = ", ".join(f"{number} ({words})" for number, words in enumerate(DEPTHS))
        raise ValueError(f"there is no depth “{text}”: write {listed}")
    return known[text]


def _state(text: str) -> State:
    if text.casefold() not in list(State):
        raise ValueError(f"there is no state “{text}”: write {', '.join(State)}")
    return State(text.casefold())


def _with(card: ContactDraft, field: str, value: str) -> ContactDraft:
    if field in CARD_FIELDS:
        if field == "name" and not value:
            raise ValueError("a contact needs a name")
        edits: dict[str, Callable[[str], ContactDraft]] = {
            "name": lambda text: replace(card, name=text),
            "role": lambda text: replace(card, role=text),
            "organisation": lambda text: replace(card, organisation=text),
            "place": lambda text: replace(card, place=text),
            "hook": lambda text: replace(card, hook=text),
            "about": lambda text: replace(card, about=text),
        }
        return edits[field](value)
    if field not in list(PointKind):
        raise ValueError(f"there is no such field: known are {', '.join(FIELDS)}; {HINT}")
    kind = PointKind(field)
    if not value:
        return replace(card, points=tuple(point for point in card.points if point.kind is not kind))
    if value.startswith("-"):
        key = point_key(ContactPoint(kind, value[1:]))
        return replace(card, points=tuple(p for p in card.points if p.kind is not kind or point_key(p) != key))
    point = ContactPoint(kind, value)
    if any(p.kind is kind and point_key(p) == point_key(point) for p in card.points):
        return card
    return replace(card, points=(*card.points, point))


def _day(text: str, now: Moment) -> date:
    day = parse_day(text, now.day)
    if day is None:
        raise ValueError(f"“{text}” is no date: write 3w, fri, 12 nov or 2026-12-24")
    return day


def _several(value: str) -> str:
    """A value for something there are several of; nothing at all must not end them all."""
    if not value:
        raise ValueError(f"write what it is; {HINT}")
    return value


def _set_only(store: Store, contact_id: int, kind: FactKind, value: str, now: Moment) -> Change:
    """Replace what there is one of: how the name is said, how they are addressed."""
    fact = store.cards.whole(contact_id).only(kind)
    if fact is None:
        return store.facts.note(contact_id, kind, value, now) if value else Change(None, f"no {kind}")
    return store.facts.edit(fact.id, kind, value, fact.due, now) if value else store.facts.end(fact.id, now)


def _set_known(store: Store, contact_id: int, kind: FactKind, value: str, now: Moment) -> Change:
    """Note one, reword one (``old -> new``), end one (``-text``, well with ``=text``) or all (``none``)."""
    facts = [fact for fact in store.facts.of(contact_id) if fact.kind == kind]
    if value.casefold() in NONE:
        return store.cards.learn(contact_id, KnownEdits(ended=tuple(fact.id for fact in facts)), now)
    if value.startswith("-"):
        return store.facts.end(_one_known(facts, kind, value[1:]).id, now)
    if value.startswith("="):
        if kind not in OUTCOMES:
            raise ValueError(f"a {kind} is neither reached nor met: -text ends it")
        return store.facts.end(_one_known(facts, kind, value[1:]).id, now, well=True)
    old, arrow, new = value.partition(_REWORDED)
    reworded = _one_known(facts, kind, old) if arrow and find_known(facts, kind, old) else None
    draft = read_known(new if reworded else value, now.day, kind)
    if draft.problem:
        raise ValueError(draft.problem)
    if reworded:
        return store.facts.edit(reworded.id, kind, draft.text, draft.due, now)
    if any((fact.text, fact.due) == (draft.text, draft.due) for fact in facts):
        return Change(None, f"note a {kind}: {draft.text}")
    return store.facts.note(contact_id, kind, draft.text, now, draft.due)


def _one_known(facts: Sequence[Fact], kind: FactKind, text: str) -> Fact:
    return _one(find_known(facts, kind, text), lambda fact: fact.text, kind, text)


def _set_relation(store: Store, contact_id: int, value: str, now: Moment) -> Change:
    """Note one, or take away one (by its kind, its name or both) or all."""
    relations = store.relations.of(contact_id)
    if value.casefold() in NONE:
        return store.cards.relate(contact_id, RelationEdits(gone=tuple(one.id for one in relations)), now)
    if value.startswith("-"):
        wanted = _said(value[1:])
        found = [one for one in relations if wanted and wanted in _said(relation_line(one))]
        return store.relations.remove(_one(found, relation_line, "relation", value[1:]).id, now)
    draft = read_relation(value)
    if draft.problem:
        raise ValueError(draft.problem)
    return store.relations.note(contact_id, draft.kind, store.cards.related(draft)[0], now)


def _said(relation: str) -> str:
    """A relation as it is compared: without the signs that part it, whether typed or not."""
    return fold(relation.translate(str.maketrans(":@", "  ")))


def _with_date(card: ContactDraft, field: str, value: str) -> ContactDraft:
    """The card with a date of a kind replaced or added (``date`` names its kind itself), or taken away."""
    kind = "" if field == "date" else field
    if value.casefold() in NONE and _several(value):
        return replace(card, dates=tuple(day for day in card.dates if kind and day.kind != kind))
    if value.startswith("-") and not kind:
        found = [day for day in card.dates if fold(value[1:]) and fold(value[1:]) in fold(day.kind)]
        gone = _one(found, date_line, "date", value[1:])
        return replace(card, dates=tuple(day for day in card.dates if day != gone))
    read = read_date_line(value, kind)
    if read.problem:
        raise ValueError(read.problem)
    kept = tuple(day for day in card.dates if fold(day.kind) != fold(read.day.kind))
    return replace(card, dates=(*kept, read.day))


def _with_job(card: ContactDraft, value: str) -> ContactDraft:
    """The card with an earlier job added, or one or all taken away."""
    if value.casefold() in NONE:
        return replace(card, jobs=())
    if value.startswith("-"):
        found = [job for job in card.jobs if fold(value[1:]) and fold(value[1:]) in fold(job_line(job))]
        gone = _one(found, job_line, "job", value[1:])
        return replace(card, jobs=tuple(job for job in card.jobs if job != gone))
    read = read_job(value)
    if read.problem:
        raise ValueError(read.problem)
    return card if read.job in card.jobs else replace(card, jobs=(read.job, *card.jobs))


def _one(found: Sequence[Item], words: Callable[[Item], str], what: str, text: str) -> Item:
    """The only one of ``found``; raises ValueError for none, or listing several."""
    if len(found) == 1:
        return found[0]
    said = text.strip()
    if not found:
        raise ValueError(f"there is no {what} “{said}”")
    listed = ", ".join(f"“{words(one)[:60]}”" for one in found[:6])
    raise ValueError(f"“{said}” may be {listed}: write all of it")
