"""Vacation and days off in the queue, and a pile-up spread: nobody is lost, nobody's date moves."""

from datetime import timedelta

import pytest
from conftest import TestClock, line, person

from netui.domain.interaction import Kind
from netui.domain.people.contact import PartialDate, Tier
from netui.store import Store, StoreError, open_store


def due_people(store: Store, clock: TestClock, count: int) -> list[int]:
    """People of tier A who were last called ten weeks ago, one after the other."""
    clock.move(weeks=-10)
    people = []
    for number in range(count):
        who = person(store, clock(), f"Person {number:02}")
        store.attention.set_tier([who], Tier.A, clock())
        store.interactions.log(Kind.CALL, [who], line(store, "hello", clock()), clock())
        clock.move(minutes=1)
        people.append(who)
    clock.move(weeks=10, minutes=-count)
    return people


def names(store: Store, clock: TestClock) -> list[str]:
    return [item.name for item in store.due.queue(clock()).items]


def test_a_vacation_hides_cadences_and_keeps_promises_dates_and_next_dates(store: Store, clock: TestClock) -> None:
    (ann,) = due_people(store, clock, 1)
    bo = person(store, clock(), "Bo", dates=(PartialDate("birthday", None, clock().day.month, clock().day.day),))
    store.interactions.log(Kind.NOTE, [ann], line(store, ">send the deck today", clock()), clock())
    store.attention.set_next([bo], clock().day, clock())
    before = [(item.rank, item.why) for item in store.due.queue(clock()).items]
    assert [rank for rank, _ in before] == [1, 4, 6]
    today = clock().day
    store.vacations.take(today, today + timedelta(days=13), clock())
    queue = store.due.queue(clock())
    assert [(item.rank, item.why) for item in queue.items] == before[:2]
    assert queue.waiting == ()
    standing = store.due.standing(ann, clock())
    clock.move(days=14)
    assert store.due.standing(ann, clock()) == standing, "it hides, it does not shift"
    assert "Person 00" in names(store, clock)
    store.history.undo()
    clock.move(days=-14)
    assert [(item.rank, item.why) for item in store.due.queue(clock()).items] == before


def test_a_vacation_is_listed_given_up_and_never_ends_before_it_begins(store: Store, clock: TestClock) -> None:
    today = clock().day
    with pytest.raises(StoreError, match="ends on the day it begins"):
        store.vacations.take(today, today - timedelta(days=1), clock())
    number = store.vacations.take(today, today, clock()).subject
    assert [(one.begins, one.ends) for one in store.vacations.listed()] == [(today, today)]
    assert number is not None
    store.vacations.give_up(number, clock())
    assert store.vacations.listed() == ()


def test_on_a_day_off_nobody_comes_up_by_cadence(store: Store, clock: TestClock) -> None:
    due_people(store, clock, 1)
    path, backups = store.path, store.path.parent / "backups"
    wednesday = frozenset({clock().day.weekday()})
    with open_store(path, now=clock.at, backups=backups, days_off=wednesday) as resting:
        assert names(resting, clock) == []
        clock.move(days=1)
        assert names(resting, clock) == ["Person 00"]


def test_a_pile_up_is_spread_over_days_the_limit_each_in_the_queues_order(store: Store, clock: TestClock) -> None:
    due_people(store, clock, 24)
    queue = store.due.queue(clock())
    order = [item.name for item in (*queue.items, *queue.waiting)]
    change = store.spreading.spread(clock())
    assert change.name == "spread 24 people over 3 days: 10 today, 10 tomorrow, 4 Fri 20 Nov"
    seen: list[str] = []
    for _ in range(3):
        queue = store.due.queue(clock())
        assert queue.waiting == ()
        seen += [item.name for item in queue.items if item.name not in seen]
        for item in queue.items:
            store.interactions.log(Kind.CALL, [item.contact_id or 0], line(store, "", clock()), clock())
        clock.move(days=1)
    assert seen == order
    for _ in range(25):
        store.history.undo()
    clock.move(days=-3)
    assert len(store.due.queue(clock()).waiting) == 14


def test_a_spread_leaves_out_days_of_rest_and_says_when_there_is_nothing_to_do(
    store: Store, clock: TestClock
) -> None:
    due_people(store, clock, 12)
    tomorrow = clock().day + timedelta(days=1)
    store.vacations.take(tomorrow, tomorrow + timedelta(days=6), clock())
    assert "2 Thu 26 Nov" in store.spreading.spread(clock()).name
    with pytest.raises(StoreError, match="nothing to spread"):
        store.spreading.spread(clock())


def test_saved_lists_are_called_up_by_a_key(store: Store, clock: TestClock) -> None:
    store.saved_lists.save("f", "Family", "#family last:>2m", clock())
    store.saved_lists.save("f", "Friends", "#friends", clock())
    store.saved_lists.save("1", "Gone quiet", "last:>1y", clock())
    assert [(one.key, one.name, one.query) for one in store.saved_lists.listed()] == [
        ("1", "Gone quiet", "last:>1y"),
        ("f", "Friends", "#friends"),
    ]
    with pytest.raises(StoreError, match="one letter or digit"):
        store.saved_lists.save("..", "x", "y", clock())
    store.saved_lists.remove("1", clock())
    store.history.undo()
    store.history.undo()
    assert [one.name for one in store.saved_lists.listed()] == ["Friends"]
