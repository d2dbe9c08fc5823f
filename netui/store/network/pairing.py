"""Rows of one network found again in another: the same by what they say, or by what tells such things apart."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from netui.domain.people.relation import inverse
from netui.store.network.tables import Columns, Table

Key = Callable[[Columns], Hashable]
"""What two rows have in common that are the same thing; None for a row that this cannot tell."""

_TOLD_APART: Mapping[str, tuple[str, ...]] = {
    "event": ("match_key", "begins"),
    "promise": ("contact_id", "interaction_id", "side", "text", "made_on"),
    "promise_move": ("promise_id", "new_due", "moved_on"),
    "fact": ("contact_id", "interaction_id", "kind", "text", "noted_on"),
    "give": ("contact_id", "interaction_id", "kind", "detail", "mine"),
    "clip": ("kind", "title", "url", "text", "clipped_on"),
    "next_date": ("contact_id", "interaction_id", "day", "set_at"),
    "snooze": ("subject", "contact_id", "promise_id", "until", "set_at"),
    "follow_up_step": ("contact_id", "step", "at"),
    "introduction": ("contact_id", "other_id", "begun_on"),
    "referral": ("contact_id", "side", "form", "what", "opened_on"),
    "settled": ("contact_id", "subject", "matter"),
    "prepared": ("subject", "matter"),
    "round_answer": ("contact_id", "asked_on"),
    "leg": ("trip_id", "place", "begins", "ends"),
    "departed": ("kind", "uid", "digest"),
    "two_people": ("contact_id", "other_id"),
}
"""What stays the same while a thing goes on: a promise kept here and still open there is one promise."""


def _relation(row: Columns) -> Hashable:
    """Who is who, from whichever side it was noted."""
    if row["other_id"] is None:
        return row["contact_id"], row["name"], row["kind"]
    one, other, kind = row["contact_id"], row["other_id"], row["kind"]
    return min((one, other, kind), (other, one, inverse(kind)))


def _card(row: Columns) -> Hashable:
    """A source's own card of somebody: by the identity it gives, else by what it says."""
    return row["contact_id"], row["kind"], row["uid"] or row["digest"]


_OTHERWISE: Mapping[str, Key] = {"relation": _relation, "card": _card}


def keys_of(table: Table) -> list[Key]:
    """By what the rows of a table are told apart, the surest first."""
    told = [*table.unique, *([_TOLD_APART[table.name]] if table.name in _TOLD_APART else [])]
    keys: list[Key] = [_equal(columns) for columns in told]
    if table.name in _OTHERWISE:
        keys.append(_OTHERWISE[table.name])
    return keys


def whole_row(table: Table) -> Key:
    """All that a row says, apart from its id."""
    return _equal(tuple(name for name in table.columns if name != "id"))


def _equal(columns: Sequence[str]) -> Key:
    return lambda row: tuple(row[name] for name in columns)


def paired(theirs: Iterable[Columns], here: Iterable[Columns], keys: Sequence[Key]) -> dict[int, Columns]:
    """The row of ``here`` that each row of ``theirs`` is, by their ids; those that are none are left out.

    The ``keys`` are tried one after the other. Each row is one other at most, so that things that look the same
    stay as many as they are.
    """
    left = list(theirs)
    free = list(here)
    found: dict[int, Columns] = {}
    for key in keys:
        candidates: dict[Any, list[Columns]] = defaultdict(list)
        for row in reversed(free):
            candidates[key(row)].append(row)
        for row in left:
            told = key(row)
            if told is not None and candidates.get(told):
                found[row["id"]] = candidates[told].pop()
        taken = {row["id"] for row in found.values()}
        free = [row for row in free if row["id"] not in taken]
        left = [row for row in left if row["id"] not in found]
    return found
