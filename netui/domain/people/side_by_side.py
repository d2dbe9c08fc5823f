"""Two contacts side by side, field by field: which side of each counts when they become one."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from netui.domain.due.cadence import Interval
from netui.domain.folding import fold
from netui.domain.frozen import dataclass
from netui.domain.people.contact import DEPTHS, Contact, ContactDraft, ContactPoint, PartialDate, Tier, card_of
from netui.domain.people.jobs import job_line
from netui.domain.people.partial_dates import date_line
from netui.domain.people.point_keys import point_key
from netui.domain.people.special_dates import BIRTHDAY
from netui.domain.people.tag_words import tag_words

_TEXTS = ("name", "role", "organisation", "place", "hook", "about")
_ATTENTION = ("tier", "cadence", "depth")

Item = TypeVar("Item")

Key = tuple[str, tuple[Any, ...], tuple[Any, ...]]
"""What tells a row from every other one: its field and what it says on each side."""


class Side(StrEnum):
    """Whose value counts: that of the one who is kept, of the one who goes, or both."""

    KEPT = "kept"
    GONE = "gone"
    BOTH = "both"

    @property
    def turned(self) -> "Side":
        """The same side once the two have changed places."""
        return {Side.KEPT: Side.GONE, Side.GONE: Side.KEPT}.get(self, self)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose tier, cadence and depth the one contact gets, each with the day it began."""

    tier: Side = Side.KEPT
    cadence: Side = Side.KEPT
    depth: Side = Side.KEPT


@dataclass(frozen=True, slots=True)
class Row:
    """One field of two contacts: what it says on each side, and which ``side`` is proposed.

    ``mine`` and ``theirs`` are the values of the one who is kept and of the one who goes, none or one each
    (all of them for tags); ``kept`` and ``gone`` say them in words. Of what can be had twice ``both`` is possible.
    """

    field: str
    label: str
    kept: str
    gone: str
    mine: tuple[Any, ...]
    theirs: tuple[Any, ...]
    side: Side = Side.KEPT
    both: bool = False

    @property
    def equal(self) -> bool:
        """Whether there is nothing to choose."""
        return self.mine == self.theirs

    @property
    def key(self) -> Key:
        """What tells the row from every other one."""
        return self.field, self.mine, self.theirs


@dataclass(frozen=True, slots=True)
class Along:
    """How much comes along with somebody: entries of the timeline, open promises, and what is known of them."""

    entries: int = 0
    promises: int = 0
    known: int = 0


Sides = Mapping[Key, Side]
"""The sides chosen, by the keys of their rows; a row that is not there is as proposed."""


def side_by_side(kept: Contact, gone: Contact) -> tuple[Row, ...]:
    """Every field that says something on a side, with a proposal by which nothing of either is lost.

    Of what there can only be one of the kept one's counts, unless it is empty; the pool is no tier anybody chose;
    the deeper depth and the birthday with a year count. Of points, tags, dates, jobs and ``about`` both stay.
    """
    rows = [
        *(_text(field, getattr(kept, field), getattr(gone, field)) for field in _TEXTS),
        _tier(kept.tier, gone.tier),
        _cadence(kept.cadence, gone.cadence),
        _depth(kept.depth, gone.depth),
        _birthday(kept, gone),
        *_paired("points", kept.points, gone.points, _point_id, lambda point: point.kind, _point_words),
        _tags(kept.tags, gone.tags),
        *_paired("dates", _others(kept), _others(gone), _date_id, lambda day: fold(day.kind), date_line),
        *_paired("jobs", kept.jobs, gone.jobs, lambda job: job, lambda job: job, job_line),
    ]
    return tuple(row for row in rows if row.kept or row.gone)


def all_like(rows: Sequence[Row], side: Side) -> dict[Key, Side]:
    """Every row from one side, or both wherever that is possible."""
    return {row.key: side for row in rows if side is not Side.BOTH or row.both}


def turned(sides: Sides) -> dict[Key, Side]:
    """The same choices once the two have changed places."""
    return {(field, theirs, mine): side.turned for (field, mine, theirs), side in sides.items()}


def merged_card(kept: Contact, rows: Sequence[Row], sides: Sides) -> ContactDraft:
    """The one card that the choices make of two."""
    card = card_of(kept)
    texts = {row.field: "\n".join(_values([row], sides)) for row in rows if row.field in _TEXTS}
    by_field = {
        field: _values([row for row in rows if row.field == field], sides) for field in ("points", "dates", "jobs")
    }
    tags: dict[str, str] = {}
    for tag in _values([row for row in rows if row.field == "tags"], sides):
        tags.setdefault(fold(tag), tag)
    born = _values([row for row in rows if row.field == BIRTHDAY], sides)
    return replace(
        card,
        **texts,
        points=by_field["points"],
        dates=(*born, *by_field["dates"]),
        jobs=by_field["jobs"],
        tags=tuple(tags.values()),
    )


def chosen(rows: Sequence[Row], sides: Sides) -> Chosen:
    """Whose attention the one contact gets."""
    picked = {row.field: sides.get(row.key, row.side) for row in rows if row.field in _ATTENTION}
    return Chosen(**picked)


def longer_known(one: Contact, other: Contact, entries: Mapping[int, int]) -> bool:
    """Whether ``one`` is to be kept rather than ``other``: chosen, talked with more, known longer, fuller.

    ``entries`` are the number of entries on the timeline of each, by their ids.
    """

    def standing(who: Contact) -> tuple[Any, ...]:
        told = len(who.points) + len(who.tags) + len(who.dates) + len(who.jobs)
        told += sum(bool(getattr(who, field)) for field in _TEXTS)
        picked = who.tier not in (None, Tier.POOL) or who.cadence is not None
        made = -who.created.toordinal() if who.created else 0
        return picked, entries.get(who.id, 0), who.tier is not Tier.POOL, told, made, -who.id

    return standing(one) >= standing(other)


def _values(rows: Iterable[Row], sides: Sides) -> tuple[Any, ...]:
    """What is chosen: what stays at its place among the kept one's, then what comes along."""
    first: list[Any] = []
    then: list[Any] = []
    for row in rows:
        side = sides.get(row.key, row.side)
        first += row.theirs if side is Side.GONE else row.mine
        if side is Side.BOTH and not row.equal:
            then += row.theirs
    return (*first, *then)


def _one(field: str, label: str, mine: Any, theirs: Any, words: Callable[[Any], str], side: Side) -> Row:
    """A row of what there is one of; ``None`` and the empty text are nothing."""
    a, b = (() if value in (None, "") else (value,) for value in (mine, theirs))
    return Row(field, label, words(mine) if a else "", words(theirs) if b else "", a, b, side)


def _text(field: str, mine: str, theirs: str) -> Row:
    row = _one(field, "how we met" if field == "hook" else field, mine, theirs, str, _unless_empty(mine, theirs))
    if field != "about" or not mine or not theirs:
        return row
    side = Side.KEPT if theirs in mine else Side.GONE if mine in theirs else Side.BOTH
    return replace(row, both=side is Side.BOTH, side=side)


def _unless_empty(mine: Any, theirs: Any) -> Side:
    return Side.GONE if not mine and theirs else Side.KEPT


def _tier(mine: Tier | None, theirs: Tier | None) -> Row:
    side = Side.GONE if mine in (None, Tier.POOL) and theirs is not Tier.POOL else Side.KEPT
    return _one("tier", "tier", mine, theirs, str, side)


def _cadence(mine: str | None, theirs: str | None) -> Row:
    return _one("cadence", "cadence", mine, theirs, _every, _unless_empty(mine, theirs))


def _every(cadence: str) -> str:
    try:
        return f"every {Interval.parse(cadence).words()}"
    except ValueError:
        return cadence


def _depth(mine: int, theirs: int) -> Row:
    side = Side.GONE if theirs > mine else Side.KEPT
    row = _one("depth", "depth", mine, theirs, lambda depth: f"{depth} {DEPTHS[depth]}", side)
    return replace(row, kept="", gone="") if mine == theirs == 0 else row


def _birthday(kept: Contact, gone: Contact) -> Row:
    mine, theirs = _born(kept), _born(gone)
    side = _unless_empty(mine, theirs)
    if mine and theirs and mine.year is None and theirs.year is not None:
        side = Side.GONE
    return _one(
        BIRTHDAY, BIRTHDAY, mine, theirs, lambda day: date_line(day).removeprefix(BIRTHDAY).lstrip(": "), side
    )


def _born(contact: Contact) -> PartialDate | None:
    return next((day for day in contact.dates if day.kind == BIRTHDAY), None)


def _others(contact: Contact) -> list[PartialDate]:
    born = _born(contact)
    return [day for day in contact.dates if day is not born]


def _tags(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Row:
    same = {fold(tag) for tag in mine} == {fold(tag) for tag in theirs}
    words = tag_words(mine), tag_words(theirs)
    if same:
        return Row("tags", "tags", words[0], words[0], mine, mine)
    return Row("tags", "tags", *words, mine, theirs, Side.BOTH, both=True)


def _paired(
    field: str,
    mine: Sequence[Item],
    theirs: Sequence[Item],
    same: Callable[[Item], Hashable],
    alike: Callable[[Item], Hashable],
    words: Callable[[Item], str],
) -> list[Row]:
    """Rows of what there may be several of: the same thing stands in one row, then what is of one kind."""
    left = list(theirs)
    partners: dict[int, Item] = {}
    for at, item in enumerate(mine):
        if (found := next((other for other in left if same(other) == same(item)), None)) is not None:
            partners[at] = found
            left.remove(found)
    rows: list[Row] = []
    for at, item in enumerate(mine):
        other = partners.get(at)
        twin = other is not None
        if other is None and (other := next((one for one in left if alike(one) == alike(item)), None)) is not None:
            left.remove(other)
        rows.append(_several(field, item, other, words, twin=twin))
    return rows + [_several(field, None, item, words, twin=False) for item in left]


def _several(field: str, mine: Any, theirs: Any, words: Callable[[Any], str], *, twin: bool) -> Row:
    sample = mine if mine is not None else theirs
    label = {"points": str(getattr(sample, "kind", "")), "dates": "date", "jobs": "earlier job"}[field]
    row = _one(field, label, mine, theirs, words, Side.KEPT if twin else Side.BOTH)
    if twin and isinstance(mine, ContactPoint) and not mine.label and theirs.label:
        row = replace(row, side=Side.GONE)
    return row if twin else replace(row, both=True)


def _point_id(point: ContactPoint) -> Hashable:
    return point.kind, point_key(point) or point.value


def _point_words(point: ContactPoint) -> str:
    return f"{point.value} ({point.label})" if point.label else point.value


def _date_id(day: PartialDate) -> Hashable:
    return fold(day.kind), day.year, day.month, day.day, day.text
