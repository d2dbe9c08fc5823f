"""Three-way merge of a card, field by field: what a source said last, what stands here, what it says now."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from netui.domain.folding import fold
from netui.domain.frozen import dataclass
from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate, PointKind
from netui.domain.people.partial_dates import date_line
from netui.domain.people.point_keys import point_key

TEXTS = ("name", "role", "organisation", "place", "hook", "about")
"""The fields of a card that hold one text."""

BIRTHDAY = "birthday"
"""The one date of which a person has only one."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both sides changed, each in its own way: ``mine`` stays, ``theirs`` is what the source says."""

    field: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The card that comes of a merge, and the conflicts in it that a person has to decide."""

    draft: ContactDraft
    conflicts: tuple[Conflict, ...] = ()


def merge_cards(base: ContactDraft | None, mine: ContactDraft, theirs: ContactDraft) -> Merged:
    """What ``mine`` becomes when a source that said ``base`` before now says ``theirs``.

    A field that changed on one side only is as that side has it; one that both changed stays as it is here and
    is a conflict, unless both made it the same. Points, tags, dates and jobs are compared one by one, so that
    both sides can add and take away. Without a ``base`` (they have not met before) nothing is taken away, what
    is missing here is filled in, and a second ``about`` is put below the first.
    """
    conflicts: list[Conflict] = []
    texts = {field: _text(field, base, mine, theirs, conflicts) for field in TEXTS}
    told = [day for day in theirs.dates if day.kind != BIRTHDAY]
    there = [day for day in mine.dates if day.kind != BIRTHDAY]
    before = [day for day in base.dates if day.kind != BIRTHDAY] if base else None
    draft = replace(
        mine,
        **texts,
        points=_each(base.points if base else None, mine.points, theirs.points, _point, _relabelled),
        tags=_each(base.tags if base else None, mine.tags, theirs.tags, fold),
        dates=(*_birthdays(base, mine, theirs, conflicts), *_each(before, there, told, _day)),
        jobs=_each(base.jobs if base else None, mine.jobs, theirs.jobs, lambda job: job),
    )
    if frozenset(draft.dates) == frozenset(mine.dates):
        draft = replace(draft, dates=mine.dates)
    return Merged(draft, tuple(conflicts))


def within(draft: ContactDraft, room: frozenset[str] | None) -> ContactDraft:
    """What of ``draft`` a file could have said that has room for these fields and kinds of points alone."""
    if room is None:
        return draft
    texts: dict[str, Any] = {field: "" for field in TEXTS if field not in room}
    lists: dict[str, Any] = {field: () for field in ("tags", "dates", "jobs") if field not in room}
    return replace(draft, **texts, **lists, points=tuple(point for point in draft.points if point.kind in room))


def _text(
    field: str, base: ContactDraft | None, mine: ContactDraft, theirs: ContactDraft, conflicts: list[Conflict]
) -> str:
    here: str = getattr(mine, field)
    there: str = getattr(theirs, field)
    if here == there:
        return here
    if base is None:
        if not here or not there:
            return here or there
        if field == "about":
            return here if there in here else f"{here}\n{there}"
        if fold(here) != fold(there):
            conflicts.append(Conflict(field, here, there))
        return here
    before: str = getattr(base, field)
    if there == before or (field == "name" and not there):
        return here
    if here == before:
        return there
    conflicts.append(Conflict(field, here, there))
    return here


def _birthdays(
    base: ContactDraft | None, mine: ContactDraft, theirs: ContactDraft, conflicts: list[Conflict]
) -> Iterable[PartialDate]:
    """The birthday, which is one field: of two that agree the fuller one counts."""
    here, there = _birthday(mine), _birthday(theirs)
    before = _birthday(base) if base else None
    kept = [day for day in mine.dates if day.kind == BIRTHDAY]
    if there == here or (base is not None and there == before):
        return kept
    if base is not None and here == before:
        return [replace(there, lead=kept[0].lead if kept else None)] if there else []
    if base is None and (here is None or there is None):
        return kept or ([there] if there else [])
    if here and there and _agree(here, there):
        fuller = there if here.year is None and there.year is not None else here
        return [replace(fuller, lead=kept[0].lead), *kept[1:]]
    conflicts.append(Conflict(BIRTHDAY, date_line(here) if here else "", date_line(there) if there else ""))
    return kept


def _birthday(draft: ContactDraft) -> PartialDate | None:
    found = next((day for day in draft.dates if day.kind == BIRTHDAY), None)
    return replace(found, lead=None) if found else None


def _agree(one: PartialDate, other: PartialDate) -> bool:
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day), (one.text, other.text))
    return all(a == b or not a or not b for a, b in pairs)


def _each(
    base: Iterable[Value] | None,
    mine: Iterable[Value],
    theirs: Iterable[Value],
    key: Callable[[Value], Hashable],
    updated: Callable[[Value, Value | None, Value], Value] = lambda here, before, there: here,
) -> tuple[Value, ...]:
    """Mine without what they took away, with what they added, in the order it has here, then in theirs."""
    before = {key(value): value for value in base or ()}
    there = {key(value): value for value in theirs}
    here: dict[Hashable, list[Value]] = {}
    for value in mine:
        here.setdefault(key(value), []).append(value)
    gone = before.keys() - there.keys()
    if base is not None and list(here) == list(before) and list(there) != list(before):
        order: list[Hashable] = list(there)
    else:
        order = [name for name in here if name not in gone]
        order += [name for name in there if name not in here and name not in before]
    result: list[Value] = []
    for name in order:
        if name not in here:
            result.append(there[name])
            continue
        first, *more = here[name]
        result.append(updated(first, before.get(name), there[name]) if name in there else first)
        result.extend(more)
    return tuple(result)


def _point(point: ContactPoint) -> Hashable:
    """What makes two points the same one: a handle is one of its service, which its label names."""
    service = fold(point.label) if point.kind is PointKind.HANDLE else ""
    return point.kind, point_key(point) or point.value, service


def _relabelled(here: ContactPoint, before: ContactPoint | None, there: ContactPoint) -> ContactPoint:
    """The same point written or labelled anew there, where it was not here."""
    if before is None:
        return replace(here, label=here.label or there.label)
    return there if here == before else here


def _day(day: PartialDate) -> Hashable:
    return fold(day.kind), day.year, day.month, day.day, day.text
