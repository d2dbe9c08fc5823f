"""The monthly round in the file: who is asked, what an answer writes, and that one undo takes it back."""

from datetime import date

import pytest
from conftest import TestClock, line, person

from netui.domain.due.subject import Subject
from netui.domain.interaction import Kind
from netui.domain.people.contact import State, Tier
from netui.store import Store, StoreError


@pytest.fixture
def ana(store: Store, clock: TestClock) -> int:
    """Somebody we know well."""
    number = person(store, clock(), "Ana Ruiz", role="CTO")
    store.attention.set_depth([number], 4, clock())
    return number


def test_R4b_the_close_are_asked_once_a_month(store: Store, clock: TestClock, ana: int) -> None:
    bo = person(store, clock(), "Bo Li")
    eve, ivy = person(store, clock(), "Eve"), person(store, clock(), "Ivy")
    store.attention.set_tier([bo], Tier.A, clock())
    store.attention.set_depth([eve, ivy], 3, clock())
    store.contacts.set_state([eve], State.DECEASED, clock())
    store.attention.set_tier([ivy], Tier.AMBIENT, clock())
    assert store.rounds.pending(clock()) == [ana, bo]
    store.rounds.answer(ana, "a CFO", clock())
    assert store.rounds.pending(clock()) == [bo]
    assert store.rounds.progress(clock()) == "1 of 2 this month"
    store.rounds.skip(bo, clock())
    assert store.rounds.pending(clock()) == []
    assert store.rounds.answered(clock()) == {ana: "a CFO", bo: ""}
    clock.move(days=13)
    assert store.rounds.progress(clock()) == "0 of 2 this month", "it is December"
    assert store.rounds.pending(clock()) == [ana, bo]


def test_R4a_an_answer_is_a_guessed_need_that_comes_up_on_its_day(
    store: Store, clock: TestClock, ana: int
) -> None:
    change = store.rounds.answer(ana, "a CFO 3w", clock())
    (need,) = store.facts.of(ana)
    assert (need.id, need.kind, need.text, need.due, need.source) == (
        change.subject,
        "need",
        "a CFO",
        date(2026, 12, 9),
        "monthly round",
    )
    clock.move(days=20)
    assert store.due.queue(clock()).items == ()
    clock.move(days=1)
    (item,) = store.due.queue(clock()).items
    assert (item.rank, item.why) == (7, "need to look at again: a CFO")
    assert store.history.undo().name == "monthly round: Ana Ruiz: a CFO 3w"
    assert store.facts.of(ana) == []
    assert store.rounds.progress(clock()) == "0 of 1 this month"


def test_R4a_a_need_in_a_log_line_comes_up_on_its_day_and_is_looked_at_with_one_verb(
    store: Store, clock: TestClock, ana: int
) -> None:
    store.interactions.log(Kind.CALL, [ana], line(store, "the board +cfo by 1 dec", clock()), clock())
    assert [fact.due for fact in store.facts.of(ana)] == [date(2026, 12, 1)]
    clock.move(days=12)
    assert not store.due.queue(clock()).items
    clock.move(days=1)
    (item,) = store.due.queue(clock()).items
    (reason,) = item.reasons
    assert (reason.subject, item.rank) == (Subject.NEED, 7)
    store.attention.snooze([ana], [Subject.NEED], date(2026, 12, 5), clock())
    assert not store.due.queue(clock()).items
    clock.move(days=4)
    assert len(store.due.queue(clock()).items) == 1
    store.facts.settle(int(reason.of), clock())
    assert not store.due.queue(clock()).items
    (need,) = store.facts.of(ana)
    assert (need.due, need.ended_on) == (None, None), "it is still a need"


def test_R4a_a_goal_with_a_day_is_looked_at_under_its_own_name(store: Store, clock: TestClock, ana: int) -> None:
    store.facts.note(ana, "goal", "a second shop", clock(), date(2026, 11, 20))
    clock.move(days=2)
    assert [item.why for item in store.due.queue(clock()).items] == ["goal to look at again: a second shop"]


def test_R4b_an_old_need_is_asked_after_kept_or_ended(store: Store, clock: TestClock, ana: int) -> None:
    need = store.facts.note(ana, "need", "a CFO", clock()).subject
    assert store.rounds.of(ana, clock()).question.says == "What else will Ana need next quarter?"
    clock.move(days=90)
    asking = store.rounds.of(ana, clock())
    assert asking.question.says == "Does Ana still need “a CFO”?"
    store.rounds.answer(ana, "yes 2w", clock())
    (kept,) = store.facts.of(ana)
    assert (kept.id, kept.due) == (need, date(2027, 3, 2))
    clock.move(days=89)
    assert store.rounds.of(ana, clock()).question.need is None
    clock.move(days=1)
    store.rounds.answer(ana, "no", clock())
    assert store.facts.of(ana) == []
    (ended,) = store.facts.of(ana, ended=True)
    assert (ended.id, ended.ended_on, ended.outcome) == (need, clock().day, "")


def test_the_person_comes_with_the_last_words_and_what_holds(store: Store, clock: TestClock, ana: int) -> None:
    then = clock()
    store.interactions.log(Kind.CALL, [ana], line(store, "the harbour +desks", then), then)
    store.facts.note(ana, "goal", "a second shop", clock())
    asking = store.rounds.of(ana, clock())
    assert asking.words == "the harbour"
    assert {fact.text for fact in asking.facts} == {"desks", "a second shop"}
    assert asking.question.says == "What stands between Ana and “a second shop”?"


@pytest.mark.parametrize("text", ["", "  ", "no"])
def test_an_answer_that_names_no_need_writes_nothing(store: Store, clock: TestClock, ana: int, text: str) -> None:
    with pytest.raises(StoreError):
        store.rounds.answer(ana, text, clock())
    assert store.facts.of(ana) == []
    assert store.rounds.pending(clock()) == [ana]


def test_a_saved_answer_lets_its_unfinished_line_go(store: Store, clock: TestClock, ana: int) -> None:
    store.drafts.keep(ana, "round", "a CF", clock.at)
    store.rounds.answer(ana, "a CFO", clock(), draft=(ana, "round"))
    assert store.drafts.waiting() == {}
