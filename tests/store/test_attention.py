"""Tier, cadence, depth, next date and snooze, as they decide who is due."""

from datetime import date

import pytest
from conftest import TestClock, line, person, took_in

from netui.domain.due.cadence import Interval
from netui.domain.due.queue import Subject, next_due
from netui.domain.interaction import Kind
from netui.domain.line.logline import LogLine
from netui.domain.people.contact import ContactDraft, State, Tier
from netui.store import Store, StoreError, UnknownContact

WEEK = Interval(weeks=1)


@pytest.fixture
def bo(store: Store, clock: TestClock) -> int:
    return person(store, clock(), "Bo Li", tags=("berlin",))


def due(store: Store, clock: TestClock) -> list[str]:
    """Who stands in the queue and why, in a word each."""
    return [f"{item.rank} {item.why}" for item in store.due.queue(clock()).items]


def call(store: Store, clock: TestClock, who: int, text: str = "") -> None:
    store.interactions.log(Kind.CALL, [who], line(store, text, clock()) if text else LogLine(""), clock())


def next_day(store: Store, clock: TestClock, who: int) -> date | None:
    standing = store.due.standing(who, clock())
    return next_due(standing, clock().day) if standing else None


def test_a_new_contact_is_due_never_until_a_tier_is_chosen(store: Store, clock: TestClock, bo: int) -> None:
    assert due(store, clock) == []
    store.attention.set_tier([bo], Tier.A, clock())
    assert due(store, clock) == ["6 every 3 weeks, no touch yet"]


@pytest.mark.parametrize(
    ("tier", "day"),
    [
        (Tier.A, date(2026, 12, 9)),
        (Tier.B, date(2027, 1, 18)),
        (Tier.C, date(2027, 5, 18)),
        (Tier.D, date(2027, 11, 18)),
        (Tier.AMBIENT, None),
        (Tier.POOL, None),
        (None, None),
    ],
)
def test_each_tier_calls_again_after_its_interval(
    store: Store, clock: TestClock, bo: int, tier: Tier | None, day: date | None
) -> None:
    store.attention.set_tier([bo], tier, clock())
    call(store, clock, bo)
    assert next_day(store, clock, bo) == day


@pytest.mark.parametrize("tier", [Tier.AMBIENT, Tier.POOL])
def test_a_silent_tier_beats_every_cadence(store: Store, clock: TestClock, bo: int, tier: Tier) -> None:
    store.attention.set_tier([bo], tier, clock())
    store.attention.set_cadence([bo], WEEK, clock())
    store.attention.set_tag_cadence("berlin", WEEK, clock())
    assert due(store, clock) == []
    store.attention.set_next([bo], date(2026, 11, 18), clock())
    assert due(store, clock) == ["5 next date Wed 18 Nov, today"]


def test_own_cadence_beats_the_tags_and_those_the_tier(store: Store, clock: TestClock, bo: int) -> None:
    call(store, clock, bo)
    store.attention.set_tier([bo], Tier.D, clock())
    assert next_day(store, clock, bo) == date(2027, 11, 18)
    store.attention.set_tag_cadence("#Berlin", Interval(months=1), clock())
    assert next_day(store, clock, bo) == date(2026, 12, 18)
    store.attention.set_cadence([bo], Interval(months=3), clock())
    assert next_day(store, clock, bo) == date(2027, 2, 18)
    store.attention.set_cadence([bo], None, clock())
    store.attention.set_tag_cadence("berlin", None, clock())
    assert next_day(store, clock, bo) == date(2027, 11, 18)


def test_a_tags_cadence_begins_when_both_the_tag_and_its_cadence_are_there(
    store: Store, clock: TestClock, bo: int
) -> None:
    store.attention.set_tag_cadence("berlin", WEEK, clock.move(days=2))
    cy = person(store, clock.move(days=3), "Cy", tags=("berlin",))
    assert next_day(store, clock, bo) == date(2026, 11, 20)
    assert next_day(store, clock, cy) == date(2026, 11, 23)
    with pytest.raises(StoreError, match="there is no tag #paris"):
        store.attention.set_tag_cadence("#paris", WEEK, clock())


def test_the_same_tier_again_changes_nothing_and_starts_nothing_anew(
    store: Store, clock: TestClock, bo: int
) -> None:
    cy = person(store, clock(), "Cy")
    store.attention.set_tier([bo], Tier.A, clock())
    assert store.attention.set_tier([bo], Tier.A, clock.move(days=5)).id is None
    store.attention.set_tier([bo, cy], Tier.A, clock())
    assert next_day(store, clock, bo) == date(2026, 11, 18)
    assert next_day(store, clock, cy) == date(2026, 11, 23)


def test_a_next_date_replaces_the_cadence_until_it_comes_and_a_touch_clears_it(
    store: Store, clock: TestClock, bo: int
) -> None:
    store.attention.set_tier([bo], Tier.A, clock())
    store.attention.set_next([bo], date(2026, 11, 25), clock())
    assert due(store, clock) == []
    clock.move(days=7)
    assert due(store, clock) == ["5 next date Wed 25 Nov, today · every 3 weeks, no touch yet"]
    call(store, clock, bo)
    assert due(store, clock) == []
    assert next_day(store, clock, bo) == date(2026, 12, 16)


def test_the_next_date_set_last_counts(store: Store, clock: TestClock, bo: int) -> None:
    store.attention.set_next([bo], date(2026, 12, 24), clock())
    store.attention.set_next([bo], date(2026, 11, 20), clock())
    assert next_day(store, clock, bo) == date(2026, 11, 20)
    store.attention.clear_next([bo], clock())
    assert next_day(store, clock, bo) is None, "a cleared date does not bring an older one back"
    store.history.undo()
    assert next_day(store, clock, bo) == date(2026, 11, 20)


def test_a_snooze_hides_its_item_until_its_date_and_a_touch_ends_it(
    store: Store, clock: TestClock, bo: int
) -> None:
    store.attention.set_cadence([bo], WEEK, clock())
    store.attention.snooze([bo], [Subject.CADENCE], date(2026, 12, 24), clock())
    assert due(store, clock) == []
    assert next_day(store, clock, bo) == date(2026, 12, 24)
    call(store, clock, bo)
    assert next_day(store, clock, bo) == date(2026, 11, 25)


def test_the_snooze_set_last_counts_so_it_can_be_taken_back(store: Store, clock: TestClock, bo: int) -> None:
    store.attention.set_cadence([bo], WEEK, clock())
    store.attention.snooze([bo], [Subject.CADENCE], date(2026, 12, 24), clock())
    store.attention.snooze([bo], [Subject.CADENCE], clock().day, clock())
    assert due(store, clock) == ["6 every 1 week, no touch yet"]


def test_a_snoozed_promise_keeps_its_due_date(store: Store, clock: TestClock, bo: int) -> None:
    call(store, clock, bo, "talked >deck 2026-11-16")
    (promise,) = store.promises.open()
    store.attention.snooze_promise(promise.id, promise.text, date(2026, 11, 20), clock())
    assert due(store, clock) == []
    assert due(store, clock) or store.promises.get(promise.id).due == date(2026, 11, 16)
    clock.move(days=2)
    assert due(store, clock) == ["1 I promised: deck, 4 days late"]


def test_depth_is_nought_to_five(store: Store, clock: TestClock, bo: int) -> None:
    change = store.attention.set_depth([bo], 5, clock())
    assert change.name == "Bo Li: depth 5, platinum"
    assert store.contacts.get(bo).depth == 5
    for depth in (-1, 6):
        with pytest.raises(ValueError, match=r"0 .* to 5"):
            store.attention.set_depth([bo], depth, clock())


def test_several_contacts_are_one_change(store: Store, clock: TestClock, bo: int) -> None:
    cy = person(store, clock(), "Cy")
    change = store.attention.set_tier([bo, cy], Tier.B, clock())
    assert change.name == "Bo Li and 1 more to tier B"
    assert len(due(store, clock)) == 2
    store.history.undo()
    assert due(store, clock) == []


def test_somebody_who_is_not_there_is_said_so_and_nothing_changes(store: Store, clock: TestClock, bo: int) -> None:
    with pytest.raises(UnknownContact):
        store.attention.set_tier([99], Tier.A, clock())
    with pytest.raises(StoreError):
        store.attention.set_next([bo, 99], date(2026, 12, 1), clock())
    assert next_day(store, clock, bo) is None


def test_eight_hundred_imported_people_owe_nothing(store: Store, clock: TestClock) -> None:
    drafts = [ContactDraft(f"Somebody {number}", tags=("berlin",)) for number in range(800)]
    took_in(store, drafts, "phone.vcf", clock())
    store.attention.set_tag_cadence("berlin", WEEK, clock())
    queue = store.due.queue(clock.move(days=400))
    assert (queue.items, queue.waiting, queue.handled) == ((), (), 0)


def test_a_pile_up_is_asked_for_ten_a_day_and_those_done_count(store: Store, clock: TestClock) -> None:
    everyone = [person(store, clock(), f"P{number:02}") for number in range(14)]
    store.attention.set_tier(everyone, Tier.A, clock())
    queue = store.due.queue(clock())
    assert (len(queue.items), len(queue.waiting), queue.handled) == (10, 4, 0)
    call(store, clock, everyone[0])
    store.attention.snooze([everyone[1]], [Subject.CADENCE], date(2026, 12, 1), clock())
    store.attention.set_next([everyone[2]], date(2026, 12, 1), clock())
    call(store, clock, everyone[3], "long talk ^2026-12-01")
    queue = store.due.queue(clock.move(hours=1))
    assert (len(queue.items), len(queue.waiting), queue.handled) == (6, 4, 4)
    queue = store.due.queue(clock.move(days=1))
    assert (len(queue.items), len(queue.waiting), queue.handled) == (10, 0, 0)


def test_an_archived_contact_is_not_due_and_is_again_when_brought_back(
    store: Store, clock: TestClock, bo: int
) -> None:
    store.attention.set_tier([bo], Tier.A, clock())
    call(store, clock, bo, "2026-01-01: old >deck 2026-02-01")
    assert len(due(store, clock)) == 2
    store.contacts.set_state([bo], State.ARCHIVED, clock())
    assert due(store, clock) == []
    assert store.due.standing(bo, clock()) is None
    store.contacts.set_state([bo], State.ACTIVE, clock())
    assert len(due(store, clock)) == 2


def test_a_change_names_days_as_people_do(store: Store, clock: TestClock, bo: int) -> None:
    day, now = date(2026, 11, 29), clock()
    assert store.attention.snooze([bo], [Subject.CADENCE], day, now).name == "snooze Bo Li until Sun 29 Nov"
    assert store.attention.set_next([bo], date(2027, 1, 4), now).name == "Bo Li: next date Mon 4 Jan 2027"
    store.interactions.log(Kind.CALL, [bo], line(store, ">send the deck", now), now)
    (made,) = store.promises.open(bo)
    assert store.promises.renegotiate(made.id, day, now).name == "new date for “send the deck”: Sun 29 Nov"
    assert store.attention.snooze_promise(made.id, made.text, day, now).name.endswith("until Sun 29 Nov")
