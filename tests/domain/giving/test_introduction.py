"""Introductions: the next step, what is said of it, and when it is missed."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.due.subject import Subject
from netui.domain.giving.introduction import (
    ASKED_DAYS,
    IDEA_DAYS,
    MADE_DAYS,
    MET_DAYS,
    REMINDED_DAYS,
    Introduction,
    IntroState,
    Step,
    caution,
    reminder,
    reminds_on,
    state_words,
    why_not,
)

TODAY = date(2026, 11, 18)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def introduction(
    steps: Mapping[Step, date] | None = None,
    state: IntroState = IntroState.OPEN,
    names: tuple[str, str] = ("Ana Ruiz", "Bo Li"),
    begun: int = 9,
) -> Introduction:
    closed = None if state is IntroState.OPEN else ago(1)
    outcome = "a contract" if state is IntroState.DONE else ""
    return Introduction(1, 10, names[0], 20, names[1], "CFO", ago(begun), steps or {}, state, outcome, closed)


@pytest.mark.parametrize(
    ("steps", "proposed", "turn", "words"),
    [
        ({}, Step.ASKED_A, 10, "an idea of 9 days ago; nobody asked yet"),
        ({Step.ASKED_A: ago(3)}, Step.ASKED_B, 20, "asked Ana 3 days ago; Bo not yet"),
        ({Step.ASKED_B: ago(3)}, Step.ASKED_A, 10, "asked Bo 3 days ago; Ana not yet"),
        (
            {Step.ASKED_B: ago(3), Step.ASKED_A: ago(1)},
            Step.MADE,
            10,
            "asked Ana yesterday, Bo 3 days ago; both asked",
        ),
        ({Step.MADE: ago(0)}, Step.MET, 10, "introduced today; have they met?"),
        (
            {Step.ASKED_A: ago(5), Step.MADE: ago(3), Step.MET: ago(2)},
            Step.OUTCOME,
            10,
            "met 2 days ago; what came of it?",
        ),
    ],
)
def test_R4d_both_are_asked_before_it_is_made_and_it_is_followed_to_its_outcome(
    steps: Mapping[Step, date], proposed: Step, turn: int, words: str
) -> None:
    one = introduction(steps)
    assert (one.next, one.turn) == (proposed, turn)
    assert state_words(one, TODAY) == words


@pytest.mark.parametrize(
    ("state", "words"),
    [(IntroState.DONE, "done yesterday: a contract"), (IntroState.DROPPED, "dropped yesterday")],
)
def test_a_closed_one_asks_for_nothing(state: IntroState, words: str) -> None:
    one = introduction({Step.MADE: ago(40)}, state)
    assert (one.next, reminds_on(one), reminder(one, TODAY)) == (None, None, None)
    assert state_words(one, TODAY) == words
    assert all(why_not(one, step) for step in Step)


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (("Ana Ruiz", "Bo Li"), ("Ana", "Bo")),
        (("Ana Ruiz", "Ana Lima"), ("Ana Ruiz", "Ana Lima")),
        (("ana@acme.io", "Bo Li"), ("ana@acme.io", "Bo Li")),
        (("Dr. Ana Ruiz", "李明"), ("Ana", "李明")),
    ],
)
def test_they_are_called_so_that_one_knows_who_is_who(names: tuple[str, str], short: tuple[str, str]) -> None:
    assert introduction(names=names).short_names == short


@pytest.mark.parametrize(
    ("steps", "step", "why"),
    [
        ({}, Step.ASKED_A, None),
        ({}, Step.ASKED_B, None),
        ({}, Step.MADE, None),
        ({}, Step.MET, "Ana and Bo were not introduced yet"),
        ({Step.ASKED_A: ago(1)}, Step.OUTCOME, "Ana and Bo were not introduced yet"),
        ({Step.ASKED_A: ago(1)}, Step.ASKED_A, "Ana was asked already"),
        ({Step.ASKED_B: ago(1)}, Step.ASKED_B, "Bo was asked already"),
        ({Step.MADE: ago(1)}, Step.MADE, "Ana and Bo were introduced already"),
        ({Step.MADE: ago(1)}, Step.ASKED_B, "Ana and Bo were introduced already: there is nobody to ask first"),
        ({Step.MADE: ago(1)}, Step.OUTCOME, None),
        ({Step.MADE: ago(1), Step.MET: ago(1)}, Step.MET, "Ana and Bo have met already"),
    ],
)
def test_which_step_can_be_taken(steps: Mapping[Step, date], step: Step, why: str | None) -> None:
    assert why_not(introduction(steps), step) == why


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ({}, "neither was asked first: both asked is what keeps their trust"),
        ({Step.ASKED_A: ago(1)}, "Bo was not asked first: both asked is what keeps their trust"),
        ({Step.ASKED_B: ago(1)}, "Ana was not asked first: both asked is what keeps their trust"),
        ({Step.ASKED_A: ago(1), Step.ASKED_B: ago(1)}, None),
    ],
)
def test_R4d_making_it_unasked_is_possible_and_says_so(steps: Mapping[Step, date], said: str | None) -> None:
    one = introduction(steps)
    assert why_not(one, Step.MADE) is None
    assert caution(one, Step.MADE) == said
    assert caution(one, Step.ASKED_A) is None


@pytest.mark.parametrize(
    ("steps", "days"),
    [
        ({}, IDEA_DAYS),
        ({Step.ASKED_A: ago(0)}, ASKED_DAYS),
        ({Step.ASKED_A: ago(9), Step.ASKED_B: ago(0)}, ASKED_DAYS),
        ({Step.MADE: ago(0)}, MADE_DAYS),
        ({Step.MADE: ago(4), Step.MET: ago(0)}, MET_DAYS),
    ],
)
def test_R4d_a_step_is_missed_after_its_days_and_not_for_ever(steps: Mapping[Step, date], days: int) -> None:
    one = introduction(steps, begun=0)
    due = TODAY + timedelta(days=days)
    assert reminds_on(one) == due
    assert reminder(one, due - timedelta(days=1)) is None
    matter = reminder(one, due)
    assert matter is not None
    assert (matter.subject, matter.id, matter.day) == (Subject.INTRODUCTION, 1, due)
    assert reminder(one, due + timedelta(days=REMINDED_DAYS)) is not None
    assert reminder(one, due + timedelta(days=REMINDED_DAYS + 1)) is None
    assert reminder(one, due + timedelta(days=3), settled=due) is None
    assert reminder(one, due + timedelta(days=3), settled=due - timedelta(days=1)) is not None


STEPS = st.dictionaries(
    st.sampled_from([Step.ASKED_A, Step.ASKED_B, Step.MADE, Step.MET]),
    st.integers(0, 400).map(ago),
)


@given(STEPS, st.sampled_from(list(IntroState)), st.text(max_size=8), st.text(max_size=8))
def test_whatever_was_taken_there_is_a_next_step_that_can_be_and_words_for_it(
    steps: Mapping[Step, date], state: IntroState, a: str, b: str
) -> None:
    one = introduction(steps, state, (a, b), begun=401)
    assert state_words(one, TODAY)
    if one.next is None:
        assert state is not IntroState.OPEN
    elif Step.MET not in steps or Step.MADE in steps:
        assert why_not(one, one.next) is None
        assert one.turn in (10, 20)
