"""``netui set``: one field of one contact, by its name and the words of its new value."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from netui.domain.cadence import Interval
from netui.domain.contact import DEPTHS, ContactDraft, ContactPoint, PointKind, State, Tier, card_of
from netui.domain.moment import Moment
from netui.domain.point_keys import point_key
from netui.domain.queue import Subject
from netui.domain.typed_dates import parse_day
from netui.store import Change, Store, StoreError

NONE = ("", "none", "-")
"""What empties a field."""

CARD_FIELDS = ("name", "role", "organisation", "place", "hook", "about")
ATTENTION_FIELDS = ("tier", "cadence", "depth", "tag", "next", "snooze", "state")
FIELDS = (*ATTENTION_FIELDS, *CARD_FIELDS, *PointKind)


def set_one(store: Store, contact_id: int, field: str, value: str, now: Moment) -> Change:
    """Set ``field`` of a contact to what ``value`` says; ``none`` empties it, ``-value`` takes one away.

    Raises StoreError with a sentence for an unknown field or a value that does not fit it.
    """
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
            case _:
                draft = _with(card_of(store.contacts.get(contact_id)), field, "" if empty else value)
                return store.contacts.edit(contact_id, draft, now)
    except ValueError as error:
        raise StoreError(f"{field}: {error}") from error


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
        raise ValueError(f"there is no such field: known are {', '.join(FIELDS)}")
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
