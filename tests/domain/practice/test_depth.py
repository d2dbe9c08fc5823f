"""Depth: evidence in plain counts, and a suggestion that only ever points up."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.interaction import Direction, Kind
from netui.domain.moment import moment_at
from netui.domain.people.contact import DEPTHS
from netui.domain.practice.depth import Evidence, evidence, evidence_lines, suggest
from netui.domain.practice.follow_up import Logged
from netui.domain.practice.trust import Rate

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
KNOWN = Evidence(two_way=5, facts=3)
TRUSTED = replace(KNOWN, theirs=Rate(4, 5))
PLATINUM = replace(TRUSTED, kindnesses=1, years=2)


def logged(kind: Kind, direction: Direction, days: int = 0, touch: bool = True) -> Logged:
    return Logged(days, kind, direction, moment_at(NOW - timedelta(days=days), "UTC"), touch)


def test_R1a_the_evidence_counts_what_happened() -> None:
    found = evidence(
        [
            logged(Kind.MET, Direction.BOTH, 800),
            logged(Kind.CALL, Direction.BOTH, 500),
            logged(Kind.EMAIL, Direction.OUT, 90),
            logged(Kind.EMAIL, Direction.OUT, 80),
            logged(Kind.EMAIL, Direction.IN, 79),
            logged(Kind.EMAIL, Direction.OUT, 50, touch=False),
            logged(Kind.EVENT, Direction.BOTH, -3),
        ],
        TODAY,
        facts=4,
        theirs=Rate(3, 4),
        referrals=1,
    )
    assert found == Evidence(two_way=3, in_person=1, facts=4, theirs=Rate(3, 4), referrals=1, years=2)
    assert evidence_lines(found) == (
        "1 referral",
        "their promises: 3 of 4 on time",
        "3 two-way touches",
        "1 meeting in person",
        "4 facts known",
        "known for 2 years",
    )
    assert evidence_lines(evidence([], TODAY)) == ()


@pytest.mark.parametrize(
    ("found", "depth", "reason"),
    [
        (Evidence(in_person=1), 1, "1 meeting in person: that is “met”."),
        (Evidence(two_way=2), 2, "2 two-way touches: that is “two-way”."),
        (KNOWN, 3, "5 two-way touches and 3 facts known: that is “know them”."),
        (TRUSTED, 4, "They kept 4 of 5 promises on time: that is “trusted”."),
        (PLATINUM, 5, "1 kindness in 2 years: that is “platinum”."),
        (replace(PLATINUM, referrals=2), 5, "1 kindness and 2 referrals in 2 years: that is “platinum”."),
    ],
)
def test_R1a_a_suggestion_points_up_and_says_why(found: Evidence, depth: int, reason: str) -> None:
    for now in range(depth):
        told = suggest(now, found)
        assert told is not None
        assert (told.depth, told.reason) == (depth, reason)
    for now in range(depth, len(DEPTHS)):
        assert suggest(now, found) is None


@pytest.mark.parametrize(
    ("found", "depth"),
    [
        (Evidence(), 0),
        (Evidence(facts=9, years=9), 0),
        (replace(KNOWN, facts=2), 2),
        (replace(KNOWN, theirs=Rate(1, 1)), 3),
        (replace(KNOWN, theirs=Rate(3, 5)), 3),
        (replace(KNOWN, mine=Rate(9, 9)), 3),
        (replace(PLATINUM, years=1), 4),
        (replace(PLATINUM, kindnesses=0), 4),
    ],
)
def test_R1a_what_is_not_shown_is_not_suggested(found: Evidence, depth: int) -> None:
    told = suggest(0, found)
    assert (told.depth if told else 0) == depth


counts = st.integers(0, 9)
rates = st.builds(lambda kept, more: Rate(kept, kept + more), counts, counts)
found = st.builds(Evidence, counts, counts, counts, rates, rates, counts, counts, counts)


@given(found, st.integers(0, 5))
def test_R1a_it_is_only_ever_up_and_one_sentence(known: Evidence, depth: int) -> None:
    told = suggest(depth, known)
    if told is not None:
        assert depth < told.depth < len(DEPTHS)
        assert told.reason.endswith(f"“{DEPTHS[told.depth]}”.")
        assert told.reason.count(".") == 1
    assert all(line[0] != "0" for line in evidence_lines(known))


@given(found)
def test_R2b_facts_alone_never_make_trust(known: Evidence) -> None:
    told = suggest(3, replace(known, theirs=Rate(), facts=99))
    assert told is None
