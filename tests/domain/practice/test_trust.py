"""Trust: which promises count, and which of them were kept on time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.practice.trust import Moved, PromiseRecord, Rate, Word, rate, trust, word
from netui.domain.promise import Promise, PromiseState, Side

TODAY = date(2026, 11, 22)
OPEN, KEPT, BROKEN = PromiseState.OPEN, PromiseState.KEPT, PromiseState.BROKEN
DROPPED, RENEGOTIATED = PromiseState.DROPPED, PromiseState.RENEGOTIATED


def ago(days: int | None) -> date | None:
    return None if days is None else TODAY - timedelta(days=days)


def record(
    state: PromiseState,
    due: int | None = None,
    closed: int | None = None,
    *moved: tuple[int | None, int | None, int],
    number: int = 1,
    side: Side = Side.MINE,
) -> PromiseRecord:
    made = TODAY - timedelta(days=90)
    promise = Promise(number, 1, "Ana", side, "send the deck", ago(due), state, made, ago(closed))
    return PromiseRecord(
        promise, tuple(Moved(ago(old), ago(new), TODAY - timedelta(days=on)) for old, new, on in moved)
    )


@pytest.mark.parametrize(
    ("promised", "said"),
    [
        (record(KEPT, 5, 6), Word.ON_TIME),
        (record(KEPT, 5, 5), Word.ON_TIME),
        (record(KEPT, 5, 4), Word.LATE),
        (record(KEPT, None, 4), Word.ON_TIME),
        (record(KEPT, 5, None), None),
        (record(BROKEN, 5, 4), Word.BROKEN),
        (record(BROKEN, None, 4), Word.BROKEN),
        (record(DROPPED, 5, 4), None),
        (record(OPEN, None), None),
        (record(OPEN, -5), None),
        (record(OPEN, 0), None),
        (record(OPEN, 1), Word.OVERDUE),
        (record(RENEGOTIATED, -5, None, (5, -5, 6)), None),
        (record(RENEGOTIATED, 1, None, (5, 1, 6)), Word.OVERDUE),
    ],
)
def test_R2b_how_one_promise_was_kept(promised: PromiseRecord, said: Word | None) -> None:
    assert word(promised, TODAY) is said


@pytest.mark.parametrize(
    ("promised", "said"),
    [
        (record(KEPT, 5, 5, (20, 5, 21)), Word.ON_TIME),
        (record(KEPT, 5, 5, (20, 5, 20)), Word.ON_TIME),
        (record(KEPT, 5, 5, (20, 5, 19)), Word.LATE),
        (record(KEPT, 5, 4, (20, 5, 21)), Word.LATE),
        (record(KEPT, 5, 5, (20, 10, 21), (10, 5, 11)), Word.ON_TIME),
        (record(KEPT, 5, 5, (20, 10, 21), (10, 5, 9)), Word.LATE),
        (record(KEPT, 5, 5, (None, 5, 30)), Word.ON_TIME),
        (record(KEPT, None, 1, (20, None, 21)), Word.ON_TIME),
        (record(BROKEN, 5, 5, (20, 5, 21)), Word.BROKEN),
    ],
)
def test_R2c_a_new_date_said_before_the_old_one_counts_better_than_late(
    promised: PromiseRecord, said: Word
) -> None:
    assert word(promised, TODAY) is said


def test_R2b_the_rate_opens_the_list_it_counts_both_ways() -> None:
    known = [
        record(KEPT, 5, 6, number=1),
        record(KEPT, 5, 4, number=2),
        record(OPEN, 1, number=3),
        record(DROPPED, 1, number=4),
        record(KEPT, 5, 5, number=5, side=Side.THEIRS),
    ]
    both = trust(known, TODAY)
    assert both.mine == Rate(1, 3, (1, 2, 3), (2, 3))
    assert both.theirs == Rate(1, 1, (5,), ())
    assert both.mine.says() == "1 of 3 on time"
    assert both.theirs.share == 1.0
    assert rate([], Side.MINE, TODAY).share is None
    assert rate([], Side.MINE, TODAY).says() == "none due yet"


days = st.one_of(st.none(), st.integers(-50, 50))
records = st.builds(
    lambda state, due, closed, moved, side, number: record(state, due, closed, *moved, side=side, number=number),
    st.sampled_from(list(PromiseState)),
    days,
    days,
    st.lists(st.tuples(days, days, st.integers(-50, 50)), max_size=3),
    st.sampled_from(list(Side)),
    st.integers(1, 9),
)


@given(st.lists(records))
def test_R2b_the_numbers_of_a_rate_are_those_of_its_lists(known: list[PromiseRecord]) -> None:
    both = trust(known, TODAY)
    for side, told in ((Side.MINE, both.mine), (Side.THEIRS, both.theirs)):
        assert told.counted == len(told.ids)
        assert told.on_time == told.counted - len(told.missed)
        assert set(told.missed) <= set(told.ids) <= {r.promise.id for r in known if r.promise.side is side}
        assert told.share is None or 0 <= told.share <= 1


@given(records)
def test_R2c_saying_so_later_is_never_better(promised: PromiseRecord) -> None:
    later = PromiseRecord(
        promised.promise,
        tuple(Moved(move.old_due, move.new_due, move.on + timedelta(days=30)) for move in promised.moved),
    )
    if word(later, TODAY) is Word.ON_TIME:
        assert word(promised, TODAY) is Word.ON_TIME
