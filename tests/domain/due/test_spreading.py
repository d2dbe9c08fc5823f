"""Spreading: nobody before today, no day over its limit, order kept, and one person is no pile."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.due.cadence import Cadence, Interval
from netui.domain.due.queue import NextDate, Snooze, Standing, Touch, build
from netui.domain.due.spreading import room_left, spread, spread_words
from netui.domain.moment import moment_at
from netui.domain.people.capacity import DEFAULT_CAPACITY, filling, kind_word
from netui.domain.people.contact import Tier

NOW = moment_at(datetime(2026, 11, 18, 8, 0, tzinfo=UTC), "Europe/Paris")
TODAY = NOW.day
WEEK = Interval(weeks=1)

ROOM = st.lists(st.integers(0, 12), max_size=40)
LIMITS = st.integers(1, 12)


def day(ahead: int) -> date:
    return TODAY + timedelta(days=ahead)


def standing(number: int, due: int, *, hidden: int | None = None, next_in: int | None = None) -> Standing:
    """Somebody on a weekly cadence who is due in ``due`` days (negative: late), perhaps put off or replaced."""
    touched = datetime(2026, 11, 11, 8, 0, tzinfo=UTC) + timedelta(days=due)
    return Standing(
        number,
        f"P{number}",
        cadence=Cadence(WEEK, date(2026, 1, 1)),
        last=Touch(touched, touched.date()),
        cadence_snooze=Snooze(day(hidden), NOW.at, day(-1)) if hidden is not None else None,
        next=NextDate(day(next_in), NOW.at) if next_in is not None else None,
    )


@given(st.integers(2, 400), ROOM, LIMITS)
def test_R1d_nobody_before_today_and_no_day_over_its_limit(count: int, room: list[int], limit: int) -> None:
    days = spread(count, room, TODAY, limit)
    assert len(days) == count
    assert min(days) >= TODAY
    for each, placed in Counter(days).items():
        at = (each - TODAY).days
        assert placed <= (room[at] if at < len(room) else limit)


@given(st.integers(2, 400), ROOM, LIMITS)
def test_the_order_is_kept_and_no_earlier_day_has_room_left(count: int, room: list[int], limit: int) -> None:
    days = spread(count, room, TODAY, limit)
    assert days == sorted(days)
    placed = Counter(days)
    for at, free in enumerate(room):
        if day(at) < days[-1]:
            assert placed[day(at)] == free


@given(ROOM, st.integers(0, 12))
def test_one_person_comes_today_whatever_else_does(room: list[int], limit: int) -> None:
    assert spread(1, room, TODAY, limit) == [TODAY]


def test_a_limit_of_nothing_spreads_nothing() -> None:
    assert spread(3, [], TODAY, 0) == [TODAY] * 3
    assert spread(0, [], TODAY, 10) == []


def test_the_room_of_a_day_is_what_its_load_leaves_and_a_pile_goes_on_to_the_next() -> None:
    late = [standing(number, -3) for number in range(13)]
    tomorrow = [standing(100 + number, 1) for number in range(2)]
    friday = [standing(200, 2)]
    assert room_left([*late, *tomorrow, *friday], NOW, 10, ahead=5) == [0, 5, 9, 10, 10]


@pytest.mark.parametrize(
    ("someone", "room"),
    [
        (standing(1, 0), [9, 10, 10]),
        (standing(1, 2), [10, 10, 9]),
        (standing(1, -3, hidden=1), [10, 9, 10]),
        (standing(1, -3, next_in=1), [10, 10, 10]),
        (standing(1, -3, next_in=-1), [10, 10, 10]),
        (standing(1, 300), [10, 10, 10]),
        (Standing(1, "P1"), [10, 10, 10]),
    ],
    ids=["today", "in two days", "put off", "replaced", "a next date today", "far away", "without a cadence"],
)
def test_what_takes_room_is_a_cadence_that_comes_up(someone: Standing, room: list[int]) -> None:
    assert room_left([someone], NOW, 10, ahead=3) == room


@given(st.lists(st.integers(-20, 30), max_size=60), st.integers(2, 60), st.integers(1, 8))
def test_who_is_spread_never_waits_behind_the_limit(loads: list[int], count: int, limit: int) -> None:
    """Played day by day with everybody called who is shown, each spread person stands there on their day."""
    waiting = {number: standing(number, due) for number, due in enumerate(loads)}
    days = spread(count, room_left(waiting.values(), NOW, limit), TODAY, limit)
    new = {1000 + number: when for number, when in enumerate(days)}
    for ahead in range((days[-1] - TODAY).days + 1):
        now = moment_at(NOW.at + timedelta(days=ahead), NOW.zone)
        arrived = [
            Standing(number, f"N{number}", cadence=Cadence(WEEK, when))
            for number, when in new.items()
            if when <= now.day
        ]
        queue = build([*waiting.values(), *arrived], (), now, limit)
        shown = {item.contact_id for item in queue.items}
        assert len(shown) <= limit
        assert {one.contact_id for one in arrived} <= shown
        for number in shown:
            waiting.pop(number or 0, None)
            new.pop(number or 0, None)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([TODAY], "due today"),
        ([TODAY] * 10 + [day(1)] * 2, "over 2 days: 10 today, 2 tomorrow"),
        ([TODAY, day(1), day(2)], "over 3 days: 1 today, 1 tomorrow, 1 Fri 20 Nov"),
        ([day(n) for n in range(60)], "over 60 days: 1 today, 1 tomorrow, … the last on Sat 16 Jan 2027"),
        ([None], "due when the time has come"),
        ([TODAY] * 3, "3 today"),
        ([TODAY, None, None], "1 today, 2 when their time has come"),
        ([], ""),
    ],
)
def test_the_days_are_told_in_words(days: list[date | None], words: str) -> None:
    assert spread_words(days, TODAY) == words


@pytest.mark.parametrize(
    ("tier", "count", "says", "word"),
    [
        (Tier.A, 14, "14 of 15", ""),
        (Tier.A, 15, "full: 15 of 15", "A is full; somebody may want to move to B"),
        (Tier.B, 60, "full: 60 of 50", "B is full; somebody may want to move to C"),
        (Tier.D, 900, "900", ""),
        (Tier.AMBIENT, 40, "40", ""),
    ],
)
def test_R1c_a_full_tier_is_said_with_a_kind_word(tier: Tier, count: int, says: str, word: str) -> None:
    assert filling(tier, count, DEFAULT_CAPACITY) == says
    assert kind_word(tier, count, DEFAULT_CAPACITY) == word
    assert kind_word(Tier.D, 9, {Tier.D: 9}) == "D is full; somebody may want to move on"
