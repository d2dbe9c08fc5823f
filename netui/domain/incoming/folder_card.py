"""What a card says in a vCard folder: what is compared of it, and how two sides' edits become one card."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from netui.domain.folding import fold
from netui.domain.incoming.conflicts import date_words, point_words
from netui.domain.incoming.draft_text import draft_text
from netui.domain.incoming.three_way import BIRTHDAY, TEXTS, Conflict, Merged, merge_cards
from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate
from netui.domain.people.partial_dates import date_line
from netui.domain.people.point_keys import point_key

_LISTS = ("points", "tags", "dates")

_SINGLE = frozenset((*TEXTS, BIRTHDAY))
"""What a card says once."""

_Atom = tuple[str, str, str]
"""One thing a card says: the field, the value, and the label or the kind that goes with it."""


def shared(card: ContactDraft) -> ContactDraft:
    """``card`` without what no vCard carries: the hook, earlier jobs and lead times are nobody else's."""
    dates = tuple(replace(day, lead=None) for day in card.dates)
    return replace(card, hook="", jobs=(), dates=dates, uid="", raw="")


def same_card(one: ContactDraft, other: ContactDraft) -> bool:
    """Whether two cards as files say them say the same; case and order of tags, order of dates do not count."""
    return _sense(one) == _sense(other)


def _sense(card: ContactDraft) -> str:
    tags = sorted({fold(tag) for tag in card.tags})
    dates = sorted(set(shared(card).dates), key=repr)
    return draft_text(replace(shared(card), tags=tuple(tags), dates=tuple(dates)))


def merge_in_folder(bases: Sequence[ContactDraft], mine: ContactDraft, theirs: ContactDraft) -> Merged:
    """What a card and its file become that were both changed since ``bases[-1]``; all as files say it.

    ``bases`` before the last are what the file said before netui wrote to it, the oldest first. Whoever carries
    the folder on (a server, another machine) may have put another file over what was written: one that holds
    nothing of it is compared with what was there before, so that what was written does not pass for taken back.
    Without ``bases`` the two have not met before.
    """
    if not bases:
        return _merged(None, mine, theirs)
    plain = _merged(bases[-1], mine, theirs)
    base = _seen(bases, theirs)
    return plain if base is bases[-1] else _guarded(_merged(base, mine, theirs), plain)


def _seen(bases: Sequence[ContactDraft], theirs: ContactDraft) -> ContactDraft:
    """The last of ``bases`` that those who made ``theirs`` of it had seen.

    A file that says what it once said, and no more, was put back by somebody who meant it.
    """
    if any(same_card(theirs, base) for base in bases):
        return bases[-1]
    steps = reversed(list(pairwise(bases)))
    return next((later for earlier, later in steps if _holds(theirs, earlier, later)), bases[0])


def _guarded(found: Merged, plain: Merged) -> Merged:
    """A merge from before what netui wrote, for a file that may yet have been made after it (``plain``).

    Of a field that both changed the file's is taken, or two networks would write their own over each other's for
    ever. What that replaces, and what the file may have taken away on purpose, is a conflict.
    """
    open_ = {conflict.field for conflict in plain.conflicts}
    fields = [conflict.field for conflict in found.conflicts if conflict.field not in open_]
    texts = {field: getattr(plain.draft, field) for field in fields if field in TEXTS}
    draft = replace(found.draft, **texts)
    if BIRTHDAY in fields:
        born = [day for day in plain.draft.dates if day.kind == BIRTHDAY]
        draft = replace(draft, dates=(*born, *(day for day in draft.dates if day.kind != BIRTHDAY)))
    kept = [conflict for conflict in found.conflicts if conflict.field in open_]
    taken = [Conflict(each.field, each.theirs, each.mine) for each in found.conflicts if each.field in fields]
    doubts = [each for each in _differences(draft, plain.draft) if each.field not in open_]
    return Merged(draft, (*kept, *taken, *doubts))


def onto(card: ContactDraft, read: ContactDraft, merged: ContactDraft) -> ContactDraft:
    """``card`` with what a merge changed; ``read`` is what its file said of it, of which the merge was made.

    What the merge left alone stays as it is written here, to the letter.
    """
    texts = {field: getattr(merged, field) for field in TEXTS if getattr(merged, field) != getattr(read, field)}
    points, dates = card.points, card.dates
    if merged.points != read.points:
        own = dict(zip(read.points, points, strict=True)) if len(points) == len(read.points) else {}
        points = tuple(own.get(point, point) for point in merged.points)
    if set(merged.dates) != set(read.dates):
        leads = {replace(day, lead=None): day for day in dates}
        dates = tuple(leads.get(day, day) for day in merged.dates)
    tags = card.tags
    if {fold(tag) for tag in merged.tags} != {fold(tag) for tag in read.tags}:
        spelled = {fold(tag): tag for tag in tags}
        tags = tuple(spelled.get(fold(tag), tag) for tag in merged.tags)
    return replace(card, **texts, points=points, dates=dates, tags=tags)


def _merged(base: ContactDraft | None, mine: ContactDraft, theirs: ContactDraft) -> Merged:
    """The three-way merge; a list that one side left alone is wholly as the other has it."""
    merged = merge_cards(base, mine, theirs)
    lists: dict[str, Any] = {}
    for part in _LISTS if base is not None else ():
        if _same_part(part, base, mine):
            lists[part] = getattr(theirs, part)
        elif _same_part(part, base, theirs):
            lists[part] = getattr(mine, part)
    draft = replace(merged.draft, **lists)
    if "points" not in lists:
        draft = replace(draft, points=(*draft.points, *_twins(base, draft, theirs)))
    return replace(merged, draft=draft)


def _same_part(part: str, one: ContactDraft | None, other: ContactDraft) -> bool:
    if one is None:
        return False
    if part == "points":
        return one.points == other.points
    return same_card(*(ContactDraft("", **{part: getattr(card, part)}) for card in (one, other)))


def _twins(base: ContactDraft | None, merged: ContactDraft, theirs: ContactDraft) -> list[ContactPoint]:
    """Points of theirs that look like another one of theirs (one name at two services), and would be lost."""
    keys = [(point.kind, point_key(point)) for point in theirs.points]
    times = Counter(keys)
    there = {*merged.points, *(base.points if base else ())}
    pairs = zip(theirs.points, keys, strict=True)
    return [point for point, key in pairs if times[key] > 1 and point not in there]


def _holds(card: ContactDraft, earlier: ContactDraft, later: ContactDraft) -> bool:
    """Whether ``card`` holds anything of what made ``later`` of ``earlier``."""
    had, has, says = _atoms(earlier), _atoms(later), _atoms(card)
    added = has.keys() - had.keys()
    return bool(added & says.keys()) if added else not (had.keys() - has.keys()) & says.keys()


def _differences(stays: ContactDraft, other: ContactDraft) -> list[Conflict]:
    """What two cards say differently, each as a conflict in which ``stays`` is what stands here."""
    here, there = _atoms(stays), _atoms(other)
    mine = {key: text for key, text in here.items() if key not in there}
    theirs = {key: text for key, text in there.items() if key not in here}
    found: dict[str, Conflict] = {}
    for side, atoms in (("mine", mine), ("theirs", theirs)):
        for key, text in atoms.items():
            name = key[0] if key[0] in _SINGLE else f"{key}"
            conflict = found.get(name) or Conflict(key[0], "", "")
            found[name] = replace(conflict, mine=text) if side == "mine" else replace(conflict, theirs=text)
    return list(found.values())


def _atoms(card: ContactDraft) -> dict[_Atom, str]:
    """Each thing a card says, in its own words."""
    texts = {(field, text, ""): text for field in TEXTS if (text := getattr(card, field))}
    points = {(str(point.kind), point.value, point.label): point_words(point) for point in card.points}
    tags = {("tag", fold(tag), ""): tag for tag in card.tags}
    return texts | points | tags | dict(_date(day) for day in shared(card).dates)


def _date(day: PartialDate) -> tuple[_Atom, str]:
    if day.kind == BIRTHDAY:
        return (BIRTHDAY, repr(day), ""), date_line(day)
    return ("date", repr(day), ""), date_words(day)
