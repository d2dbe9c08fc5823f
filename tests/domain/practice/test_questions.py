"""What is asked next time: what is not known yet, the most telling first."""

from dataclasses import replace
from datetime import date

import pytest

from netui.domain.people.contact import Contact, PartialDate, State
from netui.domain.people.known import Fact, FactKind
from netui.domain.people.relation import Relation
from netui.domain.practice.questions import MOST_QUESTIONS, questions

DAY = date(2026, 11, 18)
BARE = Contact(1, "u", "Bo Li")
FULL = Contact(
    1,
    "u",
    "Bo Li",
    role="CTO",
    place="Madrid",
    hook="at a fair",
    dates=(PartialDate("birthday", None, 3, 22),),
)


def known(kind: str, text: str = "something") -> Fact:
    return Fact(1, 1, kind, text, None, DAY)


EVERY = tuple(known(kind) for kind in FactKind)
SPOUSE = Relation(1, 1, None, "Marta", "spouse", DAY)


def test_R1b_of_a_stranger_the_most_telling_is_asked_and_never_more_than_three() -> None:
    asked = questions(BARE, (), (), met=True)
    assert asked == (
        "What are you aiming for this year?",
        "What would help you most just now?",
        "What do you love to do when you are not working?",
    )
    assert len(asked) == MOST_QUESTIONS


def test_R1b_of_who_is_wholly_known_nothing_is_asked() -> None:
    assert questions(FULL, EVERY, (SPOUSE,), met=True) == ()


@pytest.mark.parametrize(
    ("missing", "question"),
    [
        (FactKind.GOAL, "What are you aiming for this year?"),
        (FactKind.NEED, "What would help you most just now?"),
        (FactKind.INTEREST, "What do you love to do when you are not working?"),
        (FactKind.REACH, "How do you like to be reached: a call, a mail, a message?"),
        (FactKind.OFFER, "Whom would you like to help, and with what?"),
    ],
)
def test_R1b_a_missing_kind_is_one_question(missing: FactKind, question: str) -> None:
    facts = [fact for fact in EVERY if fact.kind != missing]
    assert questions(FULL, facts, (SPOUSE,), met=True) == (question,)


@pytest.mark.parametrize(
    ("blank", "question"),
    [
        ({"role": ""}, "What do you work on these days?"),
        ({"place": ""}, "Where do you live now?"),
        ({"hook": ""}, "How did the two of us meet, as you remember it?"),
        ({"dates": ()}, "When is your birthday?"),
    ],
)
def test_R1b_a_gap_on_the_card_is_one_question(blank: dict[str, object], question: str) -> None:
    assert questions(replace(FULL, **blank), EVERY, (SPOUSE,), met=True) == (question,)  # type: ignore[arg-type]


def test_nobody_is_asked_how_we_met_before_we_did() -> None:
    assert questions(replace(FULL, hook=""), EVERY, (SPOUSE,), met=False) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("son runs marathons", True),
        ("Her DAUGHTERS sing", True),
        ("married in May", True),
        ("two kids", True),
        ("Sonja runs the office", False),
        ("kidney stones", False),
    ],
)
def test_a_plain_fact_may_tell_of_the_family(text: str, told: bool) -> None:
    facts = [*(fact for fact in EVERY if fact.kind != FactKind.FACT), known("fact", text)]
    assert questions(FULL, facts, (), met=True) == (() if told else ("Who is at home, and how are they?",))


def test_nothing_is_asked_of_the_dead() -> None:
    assert questions(replace(BARE, state=State.DECEASED), (), (), met=True) == ()
