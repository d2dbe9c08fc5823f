"""The monthly round: whom it is for, in what order, which question, and what an answer says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.giving.monthly_round import Answer, Close, Question, Says, question, read_answer, this_month
from netui.domain.people.contact import Tier
from netui.domain.people.known import Fact, FactKind

TODAY = date(2026, 11, 18)


def fact(number: int, kind: FactKind, text: str, ago: int) -> Fact:
    return Fact(number, 1, kind, text, None, TODAY - timedelta(days=ago))


@pytest.mark.parametrize(
    ("depth", "tier", "close"),
    [
        (3, None, True),
        (5, Tier.D, True),
        (2, Tier.B, False),
        (0, Tier.A, True),
        (4, Tier.AMBIENT, False),
        (5, Tier.POOL, False),
    ],
)
def test_R4b_the_round_is_for_the_close_and_for_tier_a(depth: int, tier: Tier | None, close: bool) -> None:
    assert Close(1, depth, tier).close is close


def test_R4b_those_never_asked_come_first_then_whom_it_is_longest_ago_with() -> None:
    people = [
        Close(1, 3, asked=date(2026, 10, 31)),
        Close(2, 3, asked=date(2026, 2, 1)),
        Close(3, 3),
        Close(4, 5),
        Close(5, 3, asked=date(2026, 11, 1)),
        Close(6, 3, asked=date(2026, 11, 9)),
        Close(7, 1),
    ]
    found = this_month(people, TODAY)
    assert found.pending == (4, 3, 2, 1)
    assert found.asked == (6, 5)
    assert found.says() == "2 of 6 this month"
    assert this_month([], TODAY).says() == "nobody close yet"


@given(
    st.lists(
        st.builds(
            Close,
            st.integers(1, 10**6),
            st.integers(0, 5),
            st.sampled_from([None, *Tier]),
            st.none() | st.dates(date(2025, 1, 1), date(2026, 12, 31)),
        ),
        unique_by=lambda one: one.contact_id,
    )
)
def test_everybody_close_is_in_the_round_once_and_asked_once_a_month(people: list[Close]) -> None:
    found = this_month(people, TODAY)
    assert sorted((*found.pending, *found.asked)) == sorted(one.contact_id for one in people if one.close)
    asked = {one.contact_id: one.asked for one in people}
    assert all(asked[who] is None or asked[who] < date(2026, 11, 1) for who in found.pending)
    days = [asked[who] or date.min for who in found.pending]
    assert days == sorted(days)


NEED, GOAL = FactKind.NEED, FactKind.GOAL


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ([], "What will Ana need next quarter?"),
        ([fact(1, NEED, "a CFO", 20)], "What else will Ana need next quarter?"),
        ([fact(1, NEED, "a CFO", 89)], "What else will Ana need next quarter?"),
        ([fact(1, NEED, "a CFO", 90)], "Does Ana still need “a CFO”?"),
        ([fact(2, NEED, "desks", 100), fact(1, NEED, "a CFO", 200)], "Does Ana still need “a CFO”?"),
        ([fact(1, GOAL, "a second shop", 9)], "What stands between Ana and “a second shop”?"),
        ([fact(1, GOAL, "a shop", 9), fact(2, NEED, "a CFO", 99)], "Does Ana still need “a CFO”?"),
        ([fact(1, GOAL, "a shop", 9), fact(2, GOAL, "a boat", 3)], "What stands between Ana and “a boat”?"),
        ([fact(1, FactKind.FACT, "son runs", 400)], "What will Ana need next quarter?"),
    ],
)
def test_R4b_the_question_is_about_what_is_known(facts: list[Fact], says: str) -> None:
    assert question("Ana", facts, {}, TODAY).says == says


def test_R4b_a_need_that_was_said_to_hold_is_left_alone_for_90_days() -> None:
    need = fact(1, NEED, "a CFO", 300)
    assert question("Ana", [need], {1: TODAY - timedelta(days=40)}, TODAY).need is None
    assert question("Ana", [need], {1: TODAY - timedelta(days=90)}, TODAY).need == need


ASKED = Question("Does Ana still need “a CFO”?", fact(1, NEED, "a CFO", 300))
OPEN = Question("What will Ana need next quarter?")


@pytest.mark.parametrize(
    ("text", "asked", "answer"),
    [
        ("a CFO by march", OPEN, Answer(Says.NEED, "a CFO", date(2027, 3, 31))),
        ("room to grow 3w", OPEN, Answer(Says.NEED, "room to grow", TODAY + timedelta(weeks=3))),
        ("room to grow", OPEN, Answer(Says.NEED, "room to grow")),
        ("yes", ASKED, Answer(Says.STILL, "a CFO")),
        ("Yes 3w", ASKED, Answer(Says.STILL, "a CFO", TODAY + timedelta(weeks=3))),
        ("no.", ASKED, Answer(Says.OVER, "a CFO")),
        ("no idea yet", ASKED, Answer(Says.NEED, "no idea yet")),
        ("a COO instead", ASKED, Answer(Says.NEED, "a COO instead")),
    ],
)
def test_R4a_an_answer_is_a_need_and_its_last_words_the_day_to_look_again(
    text: str, asked: Question, answer: Answer
) -> None:
    assert read_answer(text, asked, TODAY) == answer


@pytest.mark.parametrize("text", ["yes", "No.", ""])
def test_what_names_no_need_is_refused_with_a_sentence(text: str) -> None:
    assert read_answer(text, OPEN, TODAY).problem
    assert read_answer(text, OPEN, TODAY).says(OPEN, TODAY) == read_answer(text, OPEN, TODAY).problem


def test_what_an_answer_does_is_said_with_its_date() -> None:
    assert (
        read_answer("a CFO 3w", OPEN, TODAY).says(OPEN, TODAY) == "need: a CFO → look again Wed 9 Dec, in 21 days"
    )
    assert read_answer("yes", ASKED, TODAY).says(ASKED, TODAY) == "still a need"
    assert "ended" in read_answer("no", ASKED, TODAY).says(ASKED, TODAY)
