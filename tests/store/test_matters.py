"""What comes up on its day and stays until it is done with: asks, celebrations, thanks, outcomes, echoes."""

from collections.abc import Callable

import pytest
from conftest import TestClock, line, person

from netui.domain.due.queue import Item
from netui.domain.due.subject import Subject
from netui.domain.giving.referral import ReferralSide, parse_referral
from netui.domain.interaction import Kind
from netui.domain.people.contact import State
from netui.store import Store


@pytest.fixture
def bo(store: Store, clock: TestClock) -> int:
    return person(store, clock(), "Bo Li")


def log(store: Store, clock: TestClock, who: int, text: str, kind: Kind = Kind.EMAIL) -> int:
    subject = store.interactions.log(kind, [who], line(store, text, clock()), clock()).subject
    assert subject is not None
    return subject


def queue(store: Store, clock: TestClock) -> list[tuple[int, str]]:
    """Rank and reasons of each row."""
    return [(item.rank, item.why) for item in store.due.queue(clock()).items]


def asks(store: Store, clock: TestClock) -> list[tuple[int, str]]:
    """What stands at rank 1; a message that came in has its clock besides."""
    reasons = [reason for item in store.due.queue(clock()).items for reason in item.reasons]
    return [(reason.rank, reason.says) for reason in reasons if reason.subject is Subject.ASK]


def row(store: Store, clock: TestClock) -> Item:
    (item,) = store.due.queue(clock()).items
    return item


def settle(store: Store, clock: TestClock) -> None:
    item = row(store, clock)
    assert item.contact_id is not None
    reason = item.reasons[0]
    store.matters.settle(item.contact_id, reason.subject, int(reason.of), clock())


# R6d: an ask from depth 5.


def test_R6d_an_ask_of_a_platinum_contact_stands_at_rank_1(store: Store, clock: TestClock, bo: int) -> None:
    store.attention.set_depth([bo], 5, clock())
    log(store, clock, bo, "a name for his daughter !ask !in")
    assert asks(store, clock) == [(1, "asks: a name for his daughter")]
    store.attention.set_depth([bo], 4, clock())
    assert asks(store, clock) == []


@pytest.mark.parametrize(
    ("kind", "text", "answered"),
    [
        (Kind.EMAIL, "here it is", True),
        (Kind.CALL, "", True),
        (Kind.EMAIL, "and another thing !in", False),
        (Kind.NOTE, "think about it", False),
        (Kind.EMAIL, "our brochure !promo", False),
    ],
)
def test_R6d_only_something_of_mine_answers_it(
    store: Store, clock: TestClock, bo: int, kind: Kind, text: str, answered: bool
) -> None:
    store.attention.set_depth([bo], 5, clock())
    log(store, clock, bo, "a name !ask !in")
    clock.move(hours=1)
    entry = log(store, clock, bo, text, kind)
    assert (asks(store, clock) == []) == answered
    store.interactions.delete(entry, clock())
    assert asks(store, clock) == [(1, "asks: a name")]


def test_R6d_what_i_ask_of_them_is_no_ask_of_theirs(store: Store, clock: TestClock, bo: int) -> None:
    store.attention.set_depth([bo], 5, clock())
    log(store, clock, bo, "a name !ask")
    assert asks(store, clock) == []


def test_R6d_an_ask_is_settled_and_undo_brings_it_back(store: Store, clock: TestClock, bo: int) -> None:
    store.attention.set_depth([bo], 5, clock())
    log(store, clock, bo, "a name !ask !in")
    settle(store, clock)
    assert asks(store, clock) == []
    store.history.undo()
    assert asks(store, clock) == [(1, "asks: a name")]


# R6b, R6c: won, celebrated, remembered.


def won(store: Store, clock: TestClock, who: int) -> int:
    number = store.referrals.open(who, ReferralSide.GIVEN, parse_referral("fit-out 40k EUR"), clock()).subject
    assert number is not None
    store.referrals.won(number, clock())
    return number


def test_R6b_a_win_calls_for_a_celebration_at_rank_3_until_it_was_held(
    store: Store, clock: TestClock, bo: int
) -> None:
    number = won(store, clock, bo)
    says = "won: fit-out, 40,000 EUR: celebrate, in person if you can"
    assert queue(store, clock) == [(3, says)]
    log(store, clock, bo, "congratulated them")
    clock.move(days=100)
    assert queue(store, clock)[0] == (3, says), "a letter is no celebration, and it never ages"
    store.attention.snooze([bo], [Subject.CELEBRATION], clock.move(days=0).day.replace(year=2028), clock())
    assert queue(store, clock) == []
    store.history.undo()
    store.referrals.honour(number, clock())
    assert queue(store, clock) == []


def test_R6c_a_celebrated_win_is_echoed_a_year_later_until_settled(
    store: Store, clock: TestClock, bo: int
) -> None:
    store.referrals.honour(won(store, clock, bo), clock())
    clock.move(days=364)
    assert queue(store, clock) == []
    clock.move(days=1)
    assert queue(store, clock) == [(7, "a year ago: won fit-out, 40,000 EUR for them")]
    settle(store, clock)
    assert queue(store, clock) == []
    clock.move(days=366)
    assert queue(store, clock) == [(7, "2 years ago: won fit-out, 40,000 EUR for them")]
    clock.move(days=15)
    assert queue(store, clock) == []


# R2d: thanks.


def test_R2d_whoever_recommended_me_is_thanked_and_thanked_again_when_it_is_won(
    store: Store, clock: TestClock, bo: int
) -> None:
    number = store.referrals.open(bo, ReferralSide.RECEIVED, parse_referral("the port"), clock()).subject
    assert number is not None
    assert queue(store, clock) == []
    clock.move(days=1)
    assert queue(store, clock) == [(7, "thanks due: they recommended me: the port")]
    store.referrals.honour(number, clock())
    assert queue(store, clock) == []
    store.referrals.won(number, clock())
    assert queue(store, clock) == [(7, "thanks due: they won me the port")]


# Rank 7: outcomes not heard.


def test_R4a_a_give_nobody_spoke_of_again_is_asked_after(store: Store, clock: TestClock, bo: int) -> None:
    log(store, clock, bo, 'for the tender !article "Tides of trade"')
    clock.move(days=13)
    assert queue(store, clock) == []
    clock.move(days=8)
    assert queue(store, clock) == [(7, "article “Tides of trade” 3 weeks ago: did it help?")]
    clock.move(days=40)
    assert queue(store, clock) == []


@pytest.mark.parametrize(
    ("kind", "text", "heard"),
    [
        (Kind.EMAIL, "it did !in", True),
        (Kind.CALL, "", True),
        (Kind.EMAIL, "another mail of mine", False),
        (Kind.NOTE, "they liked it !in", False),
    ],
)
def test_any_word_of_theirs_closes_it(
    store: Store, clock: TestClock, bo: int, kind: Kind, text: str, heard: bool
) -> None:
    log(store, clock, bo, "!book Tides https://tides.example")
    log(store, clock, bo, '!book "Tides"')
    clock.move(days=15)
    log(store, clock, bo, text, kind)
    assert ([rank for rank, _ in queue(store, clock)] == []) == heard


def test_one_asks_once_for_all_that_was_given_by_then_and_again_for_what_comes(
    store: Store, clock: TestClock, bo: int
) -> None:
    log(store, clock, bo, '!book "One"')
    clock.move(days=2)
    entry = log(store, clock, bo, '!book "Two"')
    clock.move(days=18)
    assert "“Two”" in row(store, clock).why
    settle(store, clock)
    assert queue(store, clock) == []
    store.interactions.edit(entry, line(store, '!book "Two" by a friend', clock()), clock())
    assert queue(store, clock) == [], "an edit of the entry does not ask again"
    log(store, clock, bo, '!book "Three"')
    clock.move(days=14)
    assert "“Three”" in row(store, clock).why


@pytest.mark.parametrize("text", ["an ear !listened", "a hand !help", "wine !gift", "met @Ann !intro"])
def test_what_is_never_reckoned_up(store: Store, clock: TestClock, bo: int, text: str) -> None:
    log(store, clock, bo, text)
    clock.move(days=20)
    reasons = [reason for item in store.due.queue(clock()).items for reason in item.reasons]
    assert Subject.OUTCOME not in [reason.subject for reason in reasons]


def test_a_referral_that_was_won_or_lost_needs_no_question(store: Store, clock: TestClock, bo: int) -> None:
    log(store, clock, bo, '!referral "the port"')
    clock.move(days=20)
    assert "referral “the port”" in row(store, clock).why
    store.referrals.lost(store.referrals.of(bo)[0].id, clock())
    assert queue(store, clock) == []


@pytest.mark.parametrize("hours", [1, 48])
def test_what_came_up_since_was_never_put_off(store: Store, clock: TestClock, bo: int, hours: int) -> None:
    store.attention.set_depth([bo], 5, clock())
    log(store, clock, bo, "a name !ask !in")
    store.attention.snooze([bo], [Subject.ASK], clock().day.replace(month=12), clock())
    assert asks(store, clock) == []
    clock.move(hours=hours)
    log(store, clock, bo, "a doctor, at once !ask !in")
    assert asks(store, clock) == [(1, "asks: a doctor, at once")]


def test_R6b_a_second_win_is_not_hidden_by_the_snooze_of_the_first(
    store: Store, clock: TestClock, bo: int
) -> None:
    won(store, clock, bo)
    store.attention.snooze([bo], [Subject.CELEBRATION], clock().day.replace(month=12), clock())
    assert queue(store, clock) == []
    clock.move(days=1)
    won(store, clock, bo)
    assert len(row(store, clock).reasons) == 1


# All of them alike.


@pytest.mark.parametrize("state", [State.ARCHIVED, State.DECEASED])
@pytest.mark.parametrize(
    "begin",
    [
        lambda store, clock, bo: won(store, clock, bo),
        lambda store, clock, bo: store.referrals.open(bo, ReferralSide.RECEIVED, parse_referral("x"), clock()),
        lambda store, clock, bo: log(store, clock, bo, '!book "Tides"'),
        lambda store, clock, bo: (
            store.attention.set_depth([bo], 5, clock()),
            log(store, clock, bo, "a name !ask !in"),
        ),
    ],
    ids=["celebration", "thanks", "outcome", "ask"],
)
def test_whoever_is_away_is_not_in_the_queue_and_the_record_stays(
    store: Store, clock: TestClock, bo: int, begin: Callable[..., object], state: State
) -> None:
    begin(store, clock, bo)
    clock.move(days=15)
    assert len(queue(store, clock)) == 1
    standing = store.due.standing(bo, clock())
    assert standing is not None
    assert len(standing.matters) == 1, "the contact alone is read as the queue reads all"
    store.contacts.set_state([bo], state, clock())
    assert queue(store, clock) == []
    store.contacts.set_state([bo], State.ACTIVE, clock())
    assert len(queue(store, clock)) == 1
