"""Whether a give was of use is asked once, weeks later, and not for ever."""

from datetime import date, timedelta

import pytest

from netui.domain.due.subject import Subject
from netui.domain.giving.outcomes import WITH_OUTCOME, Unheard, outcome_matters

TODAY = date(2026, 11, 18)


def unheard(number: int, days: int, kind: str = "article", title: str = "Tides of trade", who: int = 1) -> Unheard:
    words = "two names for the port, and a map"
    return Unheard(number, who, kind, title, words, TODAY - timedelta(days=days))


@pytest.mark.parametrize(("days", "asked"), [(13, False), (14, True), (60, True), (61, False)])
def test_R6_what_became_of_it_is_asked_after_two_weeks_and_for_two_months(days: int, asked: bool) -> None:
    assert bool(outcome_matters([unheard(1, days)], TODAY)) == asked


@pytest.mark.parametrize("kind", ["listened", "help", "gift", "kindness", "introduction"])
def test_an_ear_a_gift_and_a_kindness_are_never_reckoned_up(kind: str) -> None:
    assert outcome_matters([unheard(1, 20, kind)], TODAY) == {}
    assert kind not in WITH_OUTCOME


def test_of_several_the_latest_is_asked_after_once_for_each_contact() -> None:
    found = outcome_matters([unheard(1, 40), unheard(2, 21), unheard(3, 30), unheard(4, 15, who=2)], TODAY)
    (one,), (other,) = found[1], found[2]
    assert (one.subject, one.id, one.day) == (Subject.OUTCOME, 2, TODAY - timedelta(days=7))
    assert one.says == "article “Tides of trade” 3 weeks ago: did it help?"
    assert other.id == 4


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("", "book “two names for the port” 2 weeks ago: did it help?"),
        ("Tides, trade: a tale", "book “Tides, trade: a tale” 2 weeks ago: did it help?"),
        ("https://tides.example/a", "book “https://tides.example/a” 2 weeks ago: did it help?"),
        ("x" * 500, f"book “{'x' * 59}"),
    ],
)
def test_it_says_what_was_given(title: str, says: str) -> None:
    ((one,),) = outcome_matters([unheard(1, 15, "book", title)], TODAY).values()
    assert one.says.startswith(says)
    assert len(one.says) < 120
