"""What the practice asks of the store: clocks, dates, needs, moved promises, and the brief that shows them."""

from datetime import date, timedelta

import pytest
from conftest import TestClock, line, person

from netui.domain.interaction import Kind
from netui.domain.people.contact import PartialDate, Tier
from netui.domain.people.special_dates import date_key
from netui.domain.practice.follow_up import ClockKind
from netui.domain.promise import PromiseState
from netui.store import Store, StoreError


def log(store: Store, clock: TestClock, who: int, kind: Kind, text: str = "") -> None:
    now = clock()
    store.interactions.log(kind, [who], line(store, text, now), now)


def whys(store: Store, clock: TestClock) -> list[tuple[int, str]]:
    return [(item.rank, item.why) for item in store.due.queue(clock()).items]


def test_F1_a_new_acquaintance_has_a_clock_in_hours(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.MET, "Web Summit: grew a team to 40")
    assert whys(store, clock) == [(2, "follow-up: 24 h left")]
    clock.move(hours=20, minutes=30)
    assert whys(store, clock) == [(2, "follow-up: 3 h left")]
    clock.move(hours=7)
    assert whys(store, clock) == [(2, "follow-up: 3 h late")]
    log(store, clock, bo, Kind.EMAIL, "sent the article we spoke of")
    assert whys(store, clock) == []
    store.history.undo()
    assert whys(store, clock) == [(2, "follow-up: 3 h late")]


def test_F1_the_clock_counts_real_hours_on_a_flight_west(store: Store, clock: TestClock) -> None:
    clock.zone = "Asia/Shanghai"
    bo = person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.MET)
    clock.move(hours=12)
    clock.zone = "America/Los_Angeles"
    assert whys(store, clock) == [(2, "follow-up: 12 h left")]


def test_F1_a_clock_waits_kindly_until_it_is_waived(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.EVENT)
    clock.move(days=40)
    assert whys(store, clock) == [(2, "follow-up: 936 h late")]
    store.clocks.waive(bo, ClockKind.FOLLOW_UP, clock())
    assert whys(store, clock) == []
    store.history.undo()
    assert len(whys(store, clock)) == 1


def test_R1c_nobody_in_the_pool_or_ambient_has_a_clock(store: Store, clock: TestClock) -> None:
    for name, tier in (("Ann", Tier.POOL), ("Ben", Tier.AMBIENT)):
        who = person(store, clock(), name)
        store.attention.set_tier([who], tier, clock())
        log(store, clock, who, Kind.MET)
    assert whys(store, clock) == []


def test_F17b_a_newcomer_who_writes_first_is_answered(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.EMAIL, "liked the talk !in")
    assert whys(store, clock) == [(2, "reply: 24 h left")]
    log(store, clock, bo, Kind.EMAIL, "thanked him")
    assert whys(store, clock) == []


def test_birthdays_come_are_greeted_and_are_silent_in_the_pool(store: Store, clock: TestClock) -> None:
    today = clock().day
    birthday = (PartialDate("birthday", 1980, today.month, today.day),)
    bo = person(store, clock(), "Bo Li", dates=birthday)
    pooled = person(store, clock(), "Ann", dates=birthday)
    store.attention.set_tier([pooled], Tier.POOL, clock())
    assert whys(store, clock) == [(4, "birthday today, turns 46")]
    store.dates.greet(bo, date_key(birthday[0]), clock())
    assert whys(store, clock) == []
    clock.move(days=365)
    assert [rank for rank, _ in whys(store, clock)] == [4]
    store.history.undo()
    clock.move(days=-360)
    assert whys(store, clock) == [(4, "birthday was 5 days ago, turned 46")]


def test_a_need_is_looked_at_again_on_its_day(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.CALL, "+a cfo in 3d")
    assert whys(store, clock) == []
    clock.move(days=3)
    assert whys(store, clock) == [(7, "need to look at again: a cfo")]
    (need,) = store.facts.of(bo)
    store.facts.settle(need.id, clock())
    assert whys(store, clock) == []
    assert [fact.text for fact in store.facts.of(bo)] == ["a cfo"]
    store.facts.end(need.id, clock())
    assert store.facts.of(bo) == []
    assert [fact.ended_on for fact in store.facts.of(bo, ended=True)] == [clock().day]


def test_R2c_a_promise_moved_in_time_counts_as_kept_on_time(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.CALL, ">send the deck tmr")
    (promise,) = store.promises.open(bo)
    later = clock().day + timedelta(days=9)
    store.promises.renegotiate(promise.id, later, clock())
    (moved,) = store.promises.open(bo)
    assert (moved.state, moved.due) == (PromiseState.RENEGOTIATED, later)
    clock.move(days=9)
    assert whys(store, clock) == [(1, "I promised: send the deck, today")]
    store.promises.keep(promise.id, clock())
    brief = store.briefs.of(bo, clock())
    assert brief.evidence.mine.says() == "1 of 1 on time"


@pytest.mark.parametrize("how", ["break_", "drop"])
def test_R2a_a_promise_that_was_not_kept_is_said_so(store: Store, clock: TestClock, how: str) -> None:
    bo = person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.CALL, ">send the deck tmr")
    (promise,) = store.promises.open(bo)
    clock.move(days=2)
    getattr(store.promises, how)(promise.id, clock())
    assert whys(store, clock) == []
    assert store.promises.open(bo) == []
    counted = store.briefs.of(bo, clock()).evidence.mine.counted
    assert counted == (1 if how == "break_" else 0)
    store.history.undo()
    assert whys(store, clock) == [(1, "I promised: send the deck, 1 day late")]


def test_what_they_promised_comes_last_and_only_once_it_is_past(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.CALL, "<intro to Dana tmr")
    clock.move(days=1)
    assert whys(store, clock) == []
    clock.move(days=1)
    assert whys(store, clock) == [(7, "they promised: intro to Dana, 1 day late")]


def test_R1a_the_brief_shows_the_evidence_for_a_depth(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.CALL, "*son runs marathons >send the list today")
    (promise,) = store.promises.open(bo)
    store.promises.keep(promise.id, clock())
    brief = store.briefs.of(bo, clock())
    assert (brief.evidence.two_way, brief.evidence.facts, brief.evidence.mine.on_time) == (1, 1, 1)
    assert brief.turn.whose == "nobody"
    assert brief.contact.depth == 0, "a depth is never set by itself"


def test_F9_the_brief_says_whose_turn_it_is(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    log(store, clock, bo, Kind.EMAIL, "asked after the move")
    assert store.briefs.of(bo, clock()).turn.whose == "theirs"
    clock.move(hours=1)
    log(store, clock, bo, Kind.EMAIL, "it went well !in")
    assert store.briefs.of(bo, clock()).turn.whose == "mine"


def test_nothing_unknown_can_be_noted_and_nothing_missing_ended(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    with pytest.raises(StoreError, match="nothing to know"):
        store.facts.note(bo, "horoscope", "leo", clock())
    with pytest.raises(StoreError, match="no fact with id 99"):
        store.facts.end(99, clock())
    store.facts.note(bo, "goal", "a second shop", clock(), date(2027, 1, 1))
    assert [(fact.kind, fact.text) for fact in store.facts.of(bo)] == [("goal", "a second shop")]
