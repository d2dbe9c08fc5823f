"""The queue, sentence by sentence of the plan: who stands in it today, at which rank, and why."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from queue_facts import (
    MONTHLY,
    NOW,
    TODAY,
    WEEKLY,
    at,
    build,
    days,
    names,
    promised,
    ranks,
    reasons,
    somebody,
    touched,
)

from netui.domain.due.cadence import Cadence, Interval
from netui.domain.due.queue import (
    DAILY_LIMIT,
    NextDate,
    Snooze,
    Standing,
    Subject,
    Touch,
    due_day,
    live_next,
    next_due,
)
from netui.domain.people.contact import State
from netui.domain.promise import PromiseState, Side

# Promises.


@pytest.mark.parametrize(("due", "stands"), [(-400, True), (-1, True), (0, True), (1, False)])
def test_my_promise_stands_from_the_day_it_is_due(due: int, stands: bool) -> None:
    queue = build([], [promised(7, days(due))], TODAY)
    assert [item.rank for item in queue.items] == ([1] if stands else [])


def test_a_promise_without_a_date_is_never_due() -> None:
    assert build([], [promised(7, None)], TODAY).items == ()


def test_promises_stand_one_row_each_the_oldest_due_first() -> None:
    queue = build([], [promised(1, days(0)), promised(2, days(-5)), promised(3, days(-1))], TODAY)
    assert [item.promise.id for item in queue.items if item.promise] == [2, 3, 1]
    assert [item.key for item in queue.items] == [("promise", 2), ("promise", 3), ("promise", 1)]


def test_a_promise_and_a_contact_of_the_same_number_have_different_keys() -> None:
    queue = build([somebody(cadence=WEEKLY)], [promised(1, TODAY)], TODAY)
    assert len({item.key for item in queue.items}) == 2


def test_a_promise_given_a_new_date_is_due_on_that_date() -> None:
    for due, stands in ((0, True), (1, False)):
        moved = promised(7, days(due), state=PromiseState.RENEGOTIATED)
        assert bool(build([], [moved], TODAY).items) is stands


@pytest.mark.parametrize("state", [PromiseState.KEPT, PromiseState.BROKEN, PromiseState.DROPPED])
def test_a_promise_no_longer_open_is_not_due(state: PromiseState) -> None:
    assert build([], [promised(7, TODAY, state=state)], TODAY).items == ()


@pytest.mark.parametrize(("due", "expected"), [(0, []), (-1, [7])])
def test_their_promise_stands_last_once_its_day_is_past(due: int, expected: list[int]) -> None:
    queue = build([], [promised(7, days(due), side=Side.THEIRS)], TODAY)
    assert [item.rank for item in queue.items] == expected


@pytest.mark.parametrize("state", [State.ARCHIVED, State.DECEASED])
def test_a_promise_to_somebody_archived_or_dead_is_not_due(state: State) -> None:
    assert build([], [promised(7, TODAY, contact_state=state)], TODAY).items == ()


def test_a_promise_made_in_the_inbox_is_due_all_the_same() -> None:
    queue = build([], [promised(7, TODAY, contact_id=None, contact="inbox")], TODAY)
    assert [(item.contact_id, item.name) for item in queue.items] == [(None, "inbox")]
    assert queue.contacts == frozenset()


@pytest.mark.parametrize(("until", "stands"), [(1, False), (0, True), (-1, True)])
def test_a_snoozed_promise_is_hidden_until_its_date(until: int, stands: bool) -> None:
    snooze = Snooze(days(until), at(-1), days(-1))
    assert bool(build([], [promised(7, days(-3), snooze=snooze)], TODAY).items) is stands


@pytest.mark.parametrize(("due", "why"), [(0, "today"), (-1, "1 day late"), (-12, "12 days late")])
def test_a_promise_says_what_and_how_late(due: int, why: str) -> None:
    (item,) = build([], [promised(7, days(due))], TODAY).items
    assert item.why == f"I promised: send the deck, {why}"


# Cadence.


@pytest.mark.parametrize(
    ("last", "cadence", "due"),
    [
        ("2026-10-31", Cadence(Interval(months=1), TODAY), "2026-11-30"),
        ("2026-01-31", Cadence(Interval(months=1), TODAY), "2026-02-28"),
        ("2028-02-29", Cadence(Interval(years=1), TODAY), "2029-02-28"),
        ("2026-11-11", Cadence(Interval(weeks=1), TODAY), "2026-11-18"),
        (None, Cadence(Interval(weeks=1), date(2026, 5, 5)), "2026-05-05"),
    ],
)
def test_due_is_the_day_of_the_last_touch_plus_the_cadence_by_calendar(
    last: str | None, cadence: Cadence, due: str
) -> None:
    assert due_day(cadence, date.fromisoformat(last) if last else None) == date.fromisoformat(due)


@pytest.mark.parametrize(("last", "expected"), [(-6, []), (-7, [6]), (-8, [6]), (0, [])])
def test_a_contact_is_due_when_its_cadence_has_gone_by(last: int, expected: list[int]) -> None:
    assert ranks(somebody(cadence=WEEKLY, last=touched(last))) == expected


def test_a_contact_with_a_cadence_and_no_touch_is_due_from_the_day_the_cadence_began() -> None:
    assert ranks(somebody(cadence=Cadence(Interval(years=1), TODAY))) == [6]
    assert ranks(somebody(cadence=Cadence(Interval(years=1), days(1)))) == []
    assert "no touch yet" in reasons(somebody(cadence=WEEKLY), TODAY)[0].says


def test_a_contact_without_a_cadence_is_never_due() -> None:
    assert ranks(somebody()) == []
    assert ranks(somebody(last=touched(-4000))) == []
    assert next_due(somebody(last=touched(-4000)), TODAY) is None


@pytest.mark.parametrize("state", [State.ARCHIVED, State.DECEASED])
def test_the_archived_and_the_dead_are_never_due(state: State) -> None:
    standing = somebody(state=state, cadence=WEEKLY, next=NextDate(days(-1), at(-9)))
    assert ranks(standing) == []
    assert next_due(standing, TODAY) is None


def test_the_day_a_contact_was_touched_in_is_the_civil_one_not_the_utc_one() -> None:
    """21:00 in San Francisco is the next day in UTC; the week counts from the day on the wall there."""
    last = Touch(datetime(2026, 11, 12, 5, 0, tzinfo=UTC), date(2026, 11, 11), 1)
    assert ranks(somebody(cadence=WEEKLY, last=last)) == [6]


def test_the_longest_overdue_for_its_cadence_comes_first() -> None:
    yearly = Cadence(Interval(years=1), date(2020, 1, 1))
    queue = build(
        [
            somebody("a year and a month", number=1, cadence=yearly, last=touched(-395)),
            somebody("two weeks of one", number=2, cadence=WEEKLY, last=touched(-14)),
            somebody("just due", number=3, cadence=WEEKLY, last=touched(-7)),
            somebody("three months of one", number=4, cadence=MONTHLY, last=touched(-92)),
        ],
        [],
        TODAY,
    )
    assert names(queue) == ["three months of one", "two weeks of one", "a year and a month", "just due"]


def test_equally_late_people_stand_by_name() -> None:
    people = [somebody(name, number=n, cadence=WEEKLY, last=touched(-9)) for n, name in enumerate("cAb", 1)]
    assert names(build(people, [], TODAY)) == ["A", "b", "c"]


# Next dates.


@pytest.mark.parametrize(("day", "expected"), [(1, []), (0, [5, 6]), (-3, [5, 6])])
def test_a_next_date_replaces_the_cadence_until_it_comes(day: int, expected: list[int]) -> None:
    assert ranks(somebody(cadence=WEEKLY, last=touched(-30), next=NextDate(days(day), at(-1)))) == expected


def test_a_next_date_needs_no_cadence() -> None:
    assert ranks(somebody(next=NextDate(TODAY, at(-1)))) == [5]


def test_a_cleared_next_date_is_gone_and_the_cadence_counts_again() -> None:
    standing = somebody(cadence=WEEKLY, last=touched(-30), next=NextDate(days(9), at(-1), cleared=True))
    assert live_next(standing) is None
    assert ranks(standing) == [6]


@pytest.mark.parametrize(
    ("touch", "stands"),
    [
        (Touch(at(-3), days(-3), 4), True),
        (Touch(at(-1), days(-1), 6), False),
        (Touch(at(-2), days(-2), 5), True),
        (Touch(at(-2), days(-2), 6), False),
    ],
    ids=["earlier", "later", "the line it came from", "the same instant, written later"],
)
def test_a_later_touch_clears_the_next_date(touch: Touch, stands: bool) -> None:
    standing = somebody(last=touch, next=NextDate(TODAY, set_at=at(-2), after=5))
    assert (live_next(standing) is not None) is stands
    assert ranks(standing) == ([5] if stands else [])


# Snoozes.


@pytest.mark.parametrize(("until", "expected"), [(1, []), (0, [6]), (-1, [6])])
def test_a_snooze_hides_the_cadence_until_its_date(until: int, expected: list[int]) -> None:
    snooze = Snooze(days(until), at(-2), days(-2))
    assert ranks(somebody(cadence=WEEKLY, last=touched(-30), cadence_snooze=snooze)) == expected


def test_a_snooze_hides_only_the_item_it_was_set_on() -> None:
    snooze = Snooze(days(3), at(-1), days(-1), 9)
    standing = somebody(cadence=WEEKLY, last=touched(-30), next=NextDate(TODAY, at(-9)))
    assert ranks(replace(standing, cadence_snooze=snooze)) == [5]
    assert ranks(replace(standing, next_snooze=snooze)) == [6]
    assert ranks(replace(standing, next_snooze=snooze, cadence_snooze=snooze)) == []


def test_a_new_next_date_is_not_hidden_by_the_snooze_of_an_older_one() -> None:
    snooze = Snooze(days(30), at(-5), days(-5), 9)
    assert ranks(somebody(next=NextDate(TODAY, at(-4), 9), next_snooze=snooze)) == [5]
    assert ranks(somebody(next=NextDate(TODAY, at(-6), 9), next_snooze=snooze)) == []


@pytest.mark.parametrize(
    ("touch", "expected"),
    [(Touch(at(-12), days(-12), 4), []), (Touch(at(-8), days(-8), 6), [6]), (Touch(at(-10), days(-10), 6), [6])],
    ids=["earlier", "later", "the same instant, written later"],
)
def test_a_later_touch_clears_the_snooze_of_the_cadence(touch: Touch, expected: list[int]) -> None:
    snooze = Snooze(days(30), set_at=at(-10), set_on=days(-10), after=5)
    assert ranks(somebody(cadence=WEEKLY, last=touch, cadence_snooze=snooze)) == expected


# Rows.


def test_a_contact_has_one_row_at_its_highest_rank_with_every_reason() -> None:
    standing = somebody(cadence=WEEKLY, last=touched(-9), next=NextDate(days(-1), at(-2)))
    (item,) = build([standing], [], TODAY).items
    assert item.rank == 5
    assert [reason.subject for reason in item.reasons] == [Subject.NEXT, Subject.CADENCE]
    assert item.why == "next date Tue 17 Nov, yesterday · every 1 week, 2 days late"
    assert item.key == ("contact", 1)


def test_promises_come_before_next_dates_and_those_before_cadences() -> None:
    queue = build(
        [
            somebody("by cadence", number=1, cadence=WEEKLY, last=touched(-900)),
            somebody("by date", number=2, next=NextDate(TODAY, at(-1))),
        ],
        [promised(1, TODAY, contact="promised")],
        TODAY,
    )
    assert names(queue) == ["promised", "by date", "by cadence"]
    assert queue.contacts == {1, 2}


# The limit of a day.


def late(number: int, count: int) -> list[Standing]:
    return [somebody(f"{n:02}", number=n, cadence=WEEKLY, last=touched(-60 + n)) for n in range(number, count)]


def test_ten_a_day_and_the_rest_waits() -> None:
    queue = build(late(1, 14), [], TODAY)
    assert DAILY_LIMIT == 10
    assert [len(queue.items), len(queue.waiting), queue.handled] == [10, 3, 0]
    assert [item.name for item in queue.waiting] == ["11", "12", "13"]
    assert queue.contacts == set(range(1, 14))


def called_today(standing: Standing) -> Standing:
    return replace(standing, last=touched(0, 99), morning=standing)


def test_who_was_called_today_counts_against_the_limit() -> None:
    people = late(1, 14)
    people[0] = called_today(people[0])
    queue = build(people, [], TODAY)
    assert [len(queue.items), len(queue.waiting), queue.handled] == [9, 3, 1]


def test_who_was_put_off_today_counts_against_the_limit() -> None:
    people = late(1, 14)
    put_off = replace(people[3], cadence_snooze=Snooze(days(7), NOW, TODAY, 99), morning=people[3])
    people[3] = put_off
    assert build(people, [], TODAY).handled == 1


def test_after_ten_were_handled_the_others_wait_for_tomorrow() -> None:
    people = [called_today(standing) for standing in late(1, 11)] + late(11, 14)
    queue = build(people, [], TODAY)
    assert [len(queue.items), len(queue.waiting), queue.handled] == [0, 3, 10]


@pytest.mark.parametrize(
    "morning",
    [
        somebody(cadence=WEEKLY, last=touched(-2)),
        somebody(cadence=WEEKLY, last=touched(-30), next=NextDate(days(9), at(-4))),
        somebody(cadence=WEEKLY, last=touched(-30), next=NextDate(TODAY, at(-4))),
        somebody(cadence=WEEKLY, last=touched(-30), cadence_snooze=Snooze(days(9), at(-4), days(-4))),
        somebody(last=touched(-30)),
    ],
    ids=["not due", "a later date was set", "at a higher rank", "put off before", "without cadence"],
)
def test_a_call_with_somebody_who_was_no_cadence_row_takes_nobodys_place(morning: Standing) -> None:
    assert build([called_today(morning)], [], TODAY).handled == 0


def test_promises_and_next_dates_do_not_count_against_the_limit() -> None:
    dated = [somebody(f"d{n}", number=100 + n, next=NextDate(TODAY, at(-1))) for n in range(12)]
    queue = build(late(1, 14) + dated, [promised(n, TODAY) for n in range(12)], TODAY)
    assert [len(queue.items), len(queue.waiting)] == [34, 3]


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_of_nothing_lets_every_cadence_wait(limit: int) -> None:
    queue = build(late(1, 4), [], TODAY, limit)
    assert [len(queue.items), len(queue.waiting)] == [0, 3]


# The day somebody comes up next.


snoozes = st.none() | st.builds(
    lambda until, ago, after: Snooze(days(until), at(-ago), days(-ago), after),
    st.integers(-5, 40),
    st.integers(0, 20),
    st.integers(0, 3),
)
standings = st.builds(
    Standing,
    contact_id=st.integers(1, 9),
    name=st.sampled_from(["Bo", "Cy"]),
    state=st.sampled_from(State),
    cadence=st.none() | st.sampled_from([WEEKLY, MONTHLY]),
    last=st.none() | st.builds(touched, st.integers(-60, 0), st.integers(1, 3)),
    next=st.none()
    | st.builds(
        lambda day, ago, after, cleared: NextDate(days(day), at(-ago), after, cleared),
        st.integers(-5, 40),
        st.integers(0, 20),
        st.integers(0, 3),
        st.booleans(),
    ),
    next_snooze=snoozes,
    cadence_snooze=snoozes,
)


@given(standings)
def test_the_next_due_day_is_the_first_day_in_the_queue_and_every_day_after_it(standing: Standing) -> None:
    day = next_due(standing, TODAY)
    stands = [bool(reasons(standing, days(ahead))) for ahead in range(80)]
    assert stands == [day is not None and day <= days(ahead) for ahead in range(80)]


@given(st.lists(standings, max_size=6), st.integers(-1, 4))
def test_everybody_due_stands_in_exactly_one_row(people: list[Standing], limit: int) -> None:
    people = [replace(standing, contact_id=number) for number, standing in enumerate(people)]
    queue = build(people, [], TODAY, limit)
    rows = [*queue.items, *queue.waiting]
    assert sorted(item.contact_id or 0 for item in rows) == [s.contact_id for s in people if reasons(s, TODAY)]
    assert [item.sort_key for item in queue.items] == sorted(item.sort_key for item in queue.items)
    assert all(item.rank == 6 for item in queue.waiting)
