"""Entries as clocks and cadences look at them: the last touch of a contact in SQL, and a row made an entry."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from netui.domain.interaction import Direction, Kind
from netui.domain.moment import Moment

if TYPE_CHECKING:
    from netui.domain.practice.follow_up import Logged


LOGGED = "i.id, i.kind, i.direction, i.at, i.day, i.zone, i.timed, i.touch"
"""The columns of an interaction ``i`` that ``logged`` reads."""


def last_touch(column: str, more: str = "") -> str:
    """SQL for a column of the last touch of the contact ``c`` not after ``:now``; ``more`` narrows it down."""
    return (
        f"(SELECT i.{column} FROM participant p JOIN interaction i ON i.id = p.interaction_id "
        f"WHERE p.contact_id = c.id AND p.present AND i.touch AND i.at <= :now {more} "
        "ORDER BY i.at DESC, i.id DESC LIMIT 1)"
    )


def logged(row: Sequence[Any]) -> "Logged":
    """The entry of a row of ``LOGGED`` columns."""
    from netui.domain.practice.follow_up import Logged

    number, kind, direction, at, day, zone, timed, touch = row
    moment = Moment(datetime.fromisoformat(at), date.fromisoformat(day), zone, bool(timed))
    return Logged(number, Kind(kind), Direction(direction), moment, bool(touch))
