"""Introductions that the entries of the timeline tell of (``!intro @Name``), kept true to what their lines say."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from netui.domain.giving.introduction import IntroState, Step
from netui.domain.line.drafts import LogLine
from netui.store.file.connection import Connection
from netui.store.models.people import ContactRow
from netui.store.models.practice import IntroductionRow, IntroductionStepRow
from netui.store.models.timeline import GiveRow, ParticipantRow

INTRODUCTION = "introduction"
"""The kind of the give that ``!intro`` is."""

Pair = tuple[int, int]
"""Whose entry it is, and who was introduced to them."""


def tell(connection: Connection, interaction_id: int, subjects: Sequence[int], line: LogLine, day: date) -> None:
    """Within a verb's change: make the introductions of an entry those its ``line`` tells of.

    One under way between the two is made by it, else it begins one, whose reason are the entry's own words
    (its ``reason`` is empty). A name no longer known leaves what was.
    """
    named = [give.contact_id for give in line.gives if give.kind == INTRODUCTION]
    known = [other for other in named if other is not None]
    if None not in named:
        _untell(connection, interaction_id, keep=[(one, other) for one in subjects for other in known])
    for one in subjects:
        for other in known:
            if one != other:
                _make(connection, interaction_id, (one, other), day)
    _link(connection, interaction_id)


def retell(connection: Connection, interaction_id: int, contact_id: int, day: date, *, was: Sequence[int]) -> None:
    """Within a verb's change: the entry is ``contact_id``'s now, and what it tells of introductions with it.

    Introduced is who was before, when it ``was`` others' entry, however they are called since; else whom it names.
    """
    made = (
        IntroductionStepRow.select(IntroductionRow.contact, IntroductionRow.other)
        .join(IntroductionRow, on=IntroductionStepRow.introduction == IntroductionRow.id)
        .where(IntroductionStepRow.interaction == interaction_id, IntroductionStepRow.step == Step.MADE)
    )
    so_far = {number for pair in connection.rows(made.tuples()) for number in pair}
    forget(connection, interaction_id)
    named = (
        GiveRow.select(ContactRow.id)
        .join(ContactRow, on=GiveRow.detail == ContactRow.name)
        .where(GiveRow.interaction == interaction_id, GiveRow.kind == INTRODUCTION)
    )
    taking_part = ParticipantRow.select(ParticipantRow.contact).where(ParticipantRow.interaction == interaction_id)
    among = ContactRow.id.in_(so_far) | ContactRow.id.in_(taking_part)
    others = so_far - set(was) or {row[0] for row in connection.rows(named.where(among).tuples())}
    for other in sorted(others - {contact_id}):
        _speak_of(connection, interaction_id, other)
        _make(connection, interaction_id, (contact_id, other), day)


def forget(connection: Connection, interaction_id: int) -> None:
    """Within a verb's change: the entry is no more, and the steps it told of were not taken."""
    _untell(connection, interaction_id, keep=(), steps=tuple(Step))


def _between(one: int, other: int) -> Any:
    """The introductions of these two, in either order."""
    there = (IntroductionRow.contact == one) & (IntroductionRow.other == other)
    return there | ((IntroductionRow.contact == other) & (IntroductionRow.other == one))


def open_between(connection: Connection, one: int, other: int) -> int | None:
    """The id of the introduction under way between two contacts, if there is one."""
    where = _between(one, other), IntroductionRow.state == IntroState.OPEN
    row = connection.row(IntroductionRow.select(IntroductionRow.id).where(*where))
    return int(row.id) if row is not None else None


def _make(connection: Connection, interaction_id: int, pair: Pair, day: date) -> None:
    """The introduction of a pair is made by an entry, unless that was said already."""
    told = (
        IntroductionStepRow.select(IntroductionStepRow.id)
        .join(IntroductionRow, on=IntroductionStepRow.introduction == IntroductionRow.id)
        .where(IntroductionStepRow.interaction == interaction_id, _between(*pair))
    )
    if connection.row(told) is not None:
        return
    number = open_between(connection, *pair)
    if number is None:
        number = connection.run(IntroductionRow.insert(contact=pair[0], other=pair[1], begun_on=day))
    connection.run(
        IntroductionStepRow.insert(
            introduction=number, interaction=interaction_id, step=Step.MADE, day=day
        ).on_conflict_ignore()
    )


def _untell(
    connection: Connection, interaction_id: int, keep: Iterable[Pair], steps: Sequence[Step] = (Step.MADE,)
) -> None:
    """Take back the steps an entry told of, but for those of some pairs, and what had begun with them alone."""
    kept = {frozenset(pair) for pair in keep}
    query = (
        IntroductionStepRow.select(
            IntroductionStepRow.id,
            IntroductionRow.id,
            IntroductionRow.contact,
            IntroductionRow.other,
            IntroductionRow.reason,
            IntroductionRow.state,
        )
        .join(IntroductionRow, on=IntroductionStepRow.introduction == IntroductionRow.id)
        .where(IntroductionStepRow.interaction == interaction_id, IntroductionStepRow.step.in_(steps))
    )
    for step_id, number, one, other, reason, state in connection.rows(query.tuples()):
        if frozenset((one, other)) in kept:
            continue
        connection.run(IntroductionStepRow.delete().where(IntroductionStepRow.id == step_id))
        left = IntroductionStepRow.select(IntroductionStepRow.id).where(IntroductionStepRow.introduction == number)
        if not reason and state != IntroState.DONE and connection.row(left) is None:
            connection.run(IntroductionRow.delete().where(IntroductionRow.id == number))


def _link(connection: Connection, interaction_id: int) -> None:
    """Both of a pair are on the entry, one of them spoken of, also where its line names them in plain words."""
    query = (
        IntroductionStepRow.select(IntroductionRow.contact, IntroductionRow.other)
        .join(IntroductionRow, on=IntroductionStepRow.introduction == IntroductionRow.id)
        .where(IntroductionStepRow.interaction == interaction_id)
    )
    for pair in connection.rows(query.tuples()):
        for number in pair:
            _speak_of(connection, interaction_id, number)


def _speak_of(connection: Connection, interaction_id: int, contact_id: int) -> None:
    """Somebody is on an entry, spoken of, unless they are on it already."""
    connection.run(
        ParticipantRow.insert(
            interaction=interaction_id, contact=contact_id, present=0, position=1
        ).on_conflict_ignore()
    )
