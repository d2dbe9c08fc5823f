"""The pool in the file: it owes nothing, and promoting from it is one change that makes no pile."""

from datetime import timedelta

import pytest
from conftest import TestClock, line, person, took_in

from netui.domain.due.cadence import Interval
from netui.domain.due.queue import Subject
from netui.domain.interaction import Kind
from netui.domain.moment import Moment
from netui.domain.people.contact import ContactDraft, PartialDate, State, Tier
from netui.domain.people.pooled import Pooled
from netui.store import Store


def imported(store: Store, clock: TestClock, count: int) -> list[int]:
    drafts = [ContactDraft(f"P{number:05}") for number in range(count)]
    return list(took_in(store, drafts, "phone.vcf", clock()).added)


def promoted(store: Store, ids: list[int], tier: Tier, now: Moment, limit: int = 10) -> None:
    store.promoting.promote(ids, tier, now, store.promoting.plan(ids, tier, now, limit))


def shown(store: Store, now: Moment, limit: int = 10) -> set[int | None]:
    return {item.contact_id for item in store.due.queue(now, limit).items}


def test_R1d_the_pool_is_listed_by_name_and_found_by_anything(store: Store, clock: TestClock) -> None:
    drafts = [
        ContactDraft("Zoë Ek", "CTO", "Acme", "Malmö", hook="sails"),
        ContactDraft("Ana Ruiz", organisation="Harbour"),
        ContactDraft("Bo Acme"),
    ]
    zoe, ana, bo = took_in(store, drafts, "phone.vcf", clock()).added
    known = person(store, clock(), "Acme Known")
    assert store.promoting.pool() == [ana, bo, zoe]
    assert store.promoting.pool("acme") == [bo, zoe]
    assert known not in store.promoting.pool("acme")
    assert store.promoting.pool("nobody") == []
    row = store.promoting.rows([zoe, ana])[zoe]
    assert row == Pooled(zoe, "Zoë Ek", "Acme", "CTO", "Malmö", "sails")
    assert row.about == ("CTO", "Acme", "Malmö", "sails")
    store.contacts.set_state([ana], State.ARCHIVED, clock())
    assert store.promoting.pool() == [bo, zoe]


def test_R1c_tiers_are_counted_without_the_archived(store: Store, clock: TestClock) -> None:
    ids = imported(store, clock, 6)
    store.attention.set_tier(ids[:3], Tier.A, clock())
    store.attention.set_tier(ids[3:4], Tier.AMBIENT, clock())
    store.contacts.set_state(ids[:1], State.ARCHIVED, clock())
    assert store.promoting.counts() == {
        Tier.A: 2,
        Tier.B: 0,
        Tier.C: 0,
        Tier.D: 0,
        Tier.AMBIENT: 1,
        Tier.POOL: 2,
    }


def test_R1d_one_promoted_is_due_today_and_one_undo_puts_them_back(store: Store, clock: TestClock) -> None:
    first, second = imported(store, clock, 2)
    promoted(store, [first], Tier.B, clock())
    assert shown(store, clock()) == {first}
    assert store.connection.sql("SELECT count(*) FROM snooze") == [(0,)]
    assert store.history.undo().name == "P00000 to tier B"
    assert shown(store, clock()) == set()
    assert store.promoting.pool() == [first, second]


def test_R3a_many_promoted_come_ten_a_day_each_on_the_day_that_was_said(store: Store, clock: TestClock) -> None:
    ids = imported(store, clock, 32)
    plan = store.promoting.plan(ids, Tier.B, clock())
    promoted(store, ids, Tier.B, clock())
    for ahead in range(4):
        now = clock.move(days=ahead and 1)
        queue = store.due.queue(now)
        today = {number for number, day in zip(ids, plan, strict=True) if day == now.day}
        assert len(today) == (10, 10, 10, 2)[ahead]
        assert {item.contact_id for item in queue.items} == today
        assert (queue.waiting, queue.handled) == ((), 0)
        store.interactions.log(Kind.CALL, sorted(today), line(store, "hello", now), now)
    assert shown(store, clock.move(days=1)) == set()


def test_what_is_due_already_and_what_comes_up_keeps_its_place(store: Store, clock: TestClock) -> None:
    busy = imported(store, clock, 12)
    store.attention.set_tier(busy, Tier.A, clock())
    ids = imported_more(store, clock, 20)
    plan = store.promoting.plan(ids, Tier.A, clock())
    tomorrow, after = clock().day + timedelta(days=1), clock().day + timedelta(days=2)
    assert plan == [tomorrow] * 8 + [after] * 10 + [after + timedelta(days=1)] * 2
    promoted(store, ids, Tier.A, clock())
    assert shown(store, clock()) == set(busy[:10])


def imported_more(store: Store, clock: TestClock, count: int) -> list[int]:
    drafts = [ContactDraft(f"Q{number:05}") for number in range(count)]
    return list(took_in(store, drafts, "other.vcf", clock()).added)


def test_those_done_today_take_a_place_too(store: Store, clock: TestClock) -> None:
    busy = imported(store, clock, 4)
    store.attention.set_tier(busy, Tier.A, clock())
    for number in busy:
        store.interactions.log(Kind.CALL, [number], line(store, "", clock()), clock())
    ids = imported_more(store, clock, 10)
    plan = store.promoting.plan(ids, Tier.B, clock.move(hours=1))
    assert plan.count(clock().day) == 6


def test_whoever_was_touched_lately_takes_no_day_and_is_due_by_cadence(store: Store, clock: TestClock) -> None:
    ids = imported(store, clock, 3)
    now = clock()
    store.interactions.log(Kind.CALL, ids[:1], line(store, "2026-11-10: hello", now), now)
    assert store.promoting.plan(ids, Tier.B, now, 1) == [None, now.day, now.day + timedelta(days=1)]
    promoted(store, ids, Tier.B, now, 1)
    assert shown(store, now, 1) == {ids[1]}
    assert store.connection.sql("SELECT contact_id, subject FROM snooze") == [(ids[2], Subject.CADENCE)]


@pytest.mark.parametrize("tier", [Tier.AMBIENT, Tier.POOL])
def test_R1c_the_silent_tiers_take_no_days(store: Store, clock: TestClock, tier: Tier) -> None:
    ids = imported(store, clock, 30)
    assert store.promoting.plan(ids, tier, clock()) == [None] * 30
    promoted(store, ids, tier, clock())
    store.attention.set_cadence(ids, Interval(weeks=1), clock())
    queue = store.due.queue(clock.move(days=900))
    assert (queue.items, queue.waiting) == ((), ())


def test_only_the_cadence_waits_a_birthday_shows(store: Store, clock: TestClock) -> None:
    now = clock()
    dates = (PartialDate("birthday", None, now.day.month, now.day.day),)
    ids = imported(store, clock, 3)
    (born,) = took_in(store, [ContactDraft("Zed", dates=dates)], "other.vcf", now).added
    assert shown(store, now) == set()
    promoted(store, [*ids, born], Tier.B, now, 2)
    assert shown(store, now, 2) == {*ids[:2], born}


def test_R1d_five_thousand_at_once_are_one_change_and_one_undo(store: Store, clock: TestClock) -> None:
    ids = imported(store, clock, 5000)
    now = clock()
    plan = store.promoting.plan(ids, Tier.D, now)
    change = store.promoting.promote(ids, Tier.D, now, plan)
    assert change.name == "P00000 and 4999 more to tier D"
    assert len(store.history.past()) == 2
    assert len(shown(store, now)) == 10
    assert max(day for day in plan if day) == now.day + timedelta(days=499)
    tomorrow = store.due.queue(clock.move(days=1))
    assert {item.contact_id for item in (*tomorrow.items, *tomorrow.waiting)} == set(ids[:20])
    store.history.undo()
    assert store.promoting.counts()[Tier.POOL] == 5000
    assert store.connection.sql("SELECT count(*) FROM snooze") == [(0,)]


def test_R1d_the_cadence_that_will_apply_decides_who_needs_a_day(store: Store, clock: TestClock) -> None:
    ids = imported(store, clock, 4)
    own, tagged, gone, plain = ids
    for who in ids:
        store.interactions.log(Kind.CALL, [who], line(store, "100d ago: talked", clock()), clock())
    store.attention.set_cadence([own], Interval(years=1), clock())
    store.contacts.tag([tagged], ["slow"], clock())
    store.attention.set_tag_cadence("slow", Interval(years=2), clock())
    store.contacts.set_state([gone], State.ARCHIVED, clock())
    assert store.promoting.plan(ids, Tier.B, clock()) == [None, None, None, clock().day]
    promoted(store, ids, Tier.B, clock())
    assert shown(store, clock()) == {plain}


def test_very_many_contacts_are_changed_and_read_in_parts(store: Store, clock: TestClock) -> None:
    ids = [*imported(store, clock, 3), *range(1_000_000, 1_033_000)]
    store.connection.database.connection().setlimit(9, 32_766)
    store.attention.set_tier(ids, Tier.A, clock())
    store.attention.set_depth(ids, 2, clock())
    store.contacts.set_state(ids, State.ARCHIVED, clock())
    assert {one.state for one in store.contacts.listed(ids, clock()).values()} == {State.ARCHIVED}
    assert set(store.dormancy.silences(ids, clock())) == set(ids[:3])
    assert store.timeline.entries(ids) == {}
    assert store.timeline.last_words(ids, clock()) == {}
    assert store.contacts.names(ids) == "P00000 and 33002 more"
