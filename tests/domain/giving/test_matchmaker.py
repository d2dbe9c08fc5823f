"""The matchmaker: who is brought together, why, in which order, and who never."""

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.domain.giving.matchmaker import PER_PERSON, Match, Matchmaker, Suggestion, may_meet, suggestions
from netui.domain.giving.said import Said, Side, Someone, Written, read_written
from netui.domain.giving.topics import topics

ANA, BO, CY = Someone(1, "Ana", 3), Someone(2, "Bo", 3), Someone(3, "Cy", 3)


def said(who: int, side: Side, text: str) -> Said:
    return Said(who, side, text, topics(text))


def suggested(
    people: Iterable[Someone], *texts: Said, acquainted: Iterable[tuple[int, int]] = (), first: int | None = None
) -> list[Suggestion]:
    by_id = {one.id: one for one in people}
    known = {frozenset(pair) for pair in acquainted}
    return suggestions(Matchmaker(by_id, texts).matches(first), by_id, known)


@pytest.mark.parametrize(
    ("wants", "has", "reason"),
    [
        (
            said(1, Side.NEED, "a CFO by march"),
            said(2, Side.OFFER, "interim CFO"),
            "Ana needs “a CFO by march”, Bo offers “interim CFO”",
        ),
        (
            said(1, Side.GOAL, "her own bakery"),
            said(2, Side.WORK, "Baker at Crust"),
            "Ana aims for “her own bakery”, Bo is “Baker at Crust”",
        ),
        (
            said(1, Side.GOAL, "export to Japan"),
            said(2, Side.EARLIER, "Buyer at Japan Rail"),
            "Ana aims for “export to Japan”, Bo was “Buyer at Japan Rail”",
        ),
        (
            said(1, Side.GOAL, "run a marathon"),
            said(2, Side.FACT, "ran the Boston marathon"),
            "Ana aims for “run a marathon”, Bo is known for “ran the Boston marathon”",
        ),
        (
            said(1, Side.GOAL, "a board seat"),
            said(2, Side.OFFER, "board work"),
            "Ana aims for “a board seat”, Bo offers “board work”",
        ),
        (said(1, Side.NEED, "a CFO"), said(2, Side.WORK, "CFO at Acme"), None),
        (said(1, Side.NEED, "a CFO"), said(2, Side.OFFER, "sailing lessons"), None),
        (said(1, Side.NEED, "a CFO"), said(1, Side.OFFER, "a CFO"), None),
        (
            said(1, Side.NEED, "somebody for the second pilot plant near the harbour of Porto"),
            said(2, Side.OFFER, "Porto wine"),
            None,
        ),
    ],
)
def test_R4d_a_need_meets_an_offer_and_a_goal_experience(wants: Said, has: Said, reason: str | None) -> None:
    found = suggested([ANA, BO], wants, has)
    assert [one.reason for one in found] == ([reason] if reason else [])
    assert all(one.key == (1, 2) for one in found)


def test_R4d_the_same_interest_brings_together_who_lives_in_one_city() -> None:
    ana, bo = Someone(1, "Ana", 2, city="malaga"), Someone(2, "Bo", 2, city="malaga")
    cy = Someone(3, "Cy", 2, city="porto")
    likes = [said(number, Side.INTEREST, "rowing") for number in (1, 2, 3)]
    (one,) = suggested([ana, bo, cy], *likes)
    assert (one.key, one.reason) == ((1, 2), "both like “rowing” and live in the same city")
    assert suggested([ana, Someone(2, "Bo", 2), cy], *likes) == [], "where one lives has to be known"
    (two,) = suggested([ana, bo], likes[0], said(2, Side.INTEREST, "rowing at dawn"))
    assert two.reason == "Ana likes “rowing”, Bo “rowing at dawn” and live in the same city"


def test_the_words_that_meet_are_shown() -> None:
    (one,) = suggested(
        [ANA, BO], said(1, Side.NEED, "Customs brokers, Rotterdam"), said(2, Side.OFFER, "broker in Rotterdam")
    )
    assert one.shared == ("brokers", "rotterdam")


def test_several_reasons_are_one_suggestion() -> None:
    (one,) = suggested(
        [ANA, BO],
        said(1, Side.NEED, "a CFO"),
        said(1, Side.GOAL, "raise a seed round"),
        said(2, Side.OFFER, "CFO for hire"),
        said(2, Side.OFFER, "seed money"),
    )
    assert len(one.matches) == 2
    assert one.reason.startswith("Ana needs “a CFO”, Bo offers “CFO for hire”; Ana aims for")


def test_who_wants_is_named_first_and_the_one_i_know_best_comes_first() -> None:
    people = [ANA, Someone(2, "Bo", 1), Someone(3, "Cy", 5)]
    texts = [said(1, Side.NEED, "a CFO"), said(2, Side.OFFER, "CFO"), said(3, Side.OFFER, "CFO")]
    assert [one.key for one in suggested(people, *texts)] == [(1, 3), (1, 2)]


def test_a_rare_topic_weighs_more_than_a_common_one() -> None:
    people = [Someone(number, f"P{number}", 2) for number in range(1, 30)]
    texts = [said(1, Side.NEED, "ceramics"), said(2, Side.NEED, "pricing"), said(3, Side.OFFER, "ceramics")]
    texts += [said(number, Side.OFFER, "pricing") for number in range(4, 24)]
    assert suggested(people, *texts)[0].key == (1, 3)


def test_a_topic_that_everybody_carries_leads_nowhere() -> None:
    people = [Someone(number, f"P{number}", 2) for number in range(1, 100)]
    texts = [said(1, Side.NEED, "growth"), *(said(number, Side.OFFER, "growth") for number in range(2, 100))]
    assert suggested(people, *texts) == []


@pytest.mark.parametrize(
    ("a", "b", "may"),
    [
        (ANA, BO, True),
        (ANA, ANA, False),
        (Someone(1, "", organisation="acme"), Someone(2, "", organisation="acme"), False),
        (Someone(1, ""), Someone(2, ""), True),
        (Someone(1, "", 2), Someone(2, "", pooled=True), True),
        (Someone(1, "", 1), Someone(2, "", pooled=True), False),
        (Someone(1, "", pooled=True), Someone(2, "", 5), True),
        (Someone(1, "", 4, pooled=True), Someone(2, "", 4, pooled=True), False),
    ],
)
def test_R1d_nobody_is_introduced_from_the_pool_but_to_somebody_i_know(a: Someone, b: Someone, may: bool) -> None:
    assert may_meet(a, b) is may
    assert may_meet(b, a) is may


def test_two_who_know_each_other_are_never_suggested() -> None:
    texts = [said(1, Side.NEED, "a CFO"), said(2, Side.OFFER, "CFO"), said(3, Side.OFFER, "CFO")]
    assert [one.key for one in suggested([ANA, BO, CY], *texts, acquainted=[(2, 1)])] == [(1, 3)]


def test_what_was_dismissed_stays_away_until_other_words_speak_for_it() -> None:
    people = {1: ANA, 2: BO}
    need, offer = said(1, Side.NEED, "a CFO"), said(2, Side.OFFER, "interim CFO")
    (match,) = Matchmaker(people, [need, offer]).matches()
    dismissed = {(*match.pair, match.basis)}
    again = Matchmaker(people, [said(1, Side.NEED, "A  CFO"), offer]).matches()
    assert suggestions(again, people, (), dismissed) == [], "the same words, written otherwise"
    anew = Matchmaker(people, [need, said(1, Side.NEED, "a CFO for Porto"), offer]).matches()
    (one,) = suggestions(anew, people, (), dismissed)
    assert [found.wants.text for found in one.matches] == ["a CFO for Porto"]


def test_nobody_is_passed_around() -> None:
    people = [Someone(number, f"P{number}", 2) for number in range(1, 20)]
    texts = [said(1, Side.OFFER, "CFO"), *(said(number, Side.NEED, "a CFO") for number in range(2, 20))]
    assert len(suggested(people, *texts)) == PER_PERSON


def test_of_one_contact_only_what_concerns_them_is_found() -> None:
    texts = [
        said(1, Side.NEED, "a CFO"),
        said(2, Side.OFFER, "CFO"),
        said(3, Side.NEED, "a lighthouse"),
        said(1, Side.OFFER, "lighthouse keys"),
        said(3, Side.OFFER, "CFO"),
        said(2, Side.NEED, "a sculptor"),
        said(3, Side.OFFER, "sculptor"),
    ]
    assert {one.key for one in suggested([ANA, BO, CY], *texts, first=1)} == {(1, 2), (3, 1)}
    assert {one.key for one in suggested([ANA, BO, CY], *texts)} == {(1, 2), (3, 1), (2, 3)}


def test_a_network_is_read_as_it_is_written() -> None:
    written = Written(
        [(1, "Ana", 3, False, "CFO", "Acme", "Málaga, Spain"), (2, "Bo", 0, True, "", "", "")],
        [(1, "need", "a second shop"), (9, "offer", "nobody's")],
        [(2, "Buyer", "Harbour Works")],
    )
    people, texts = read_written(written)
    assert people == {1: Someone(1, "Ana", 3, False, "acme", "malaga"), 2: Someone(2, "Bo", 0, True)}
    assert [(one.contact_id, one.side, one.text, one.topics) for one in texts] == [
        (1, Side.WORK, "CFO at Acme", ("cfo", "acm")),
        (1, Side.NEED, "a second shop", ("shop",)),
        (9, Side.OFFER, "nobody's", ("nobodi",)),
        (2, Side.EARLIER, "Buyer at Harbour Works", ("buyer", "harbour")),
    ]
    assert Matchmaker(people, texts).matches() == [], "of who is not there nothing is suggested"


WORDS = st.lists(
    st.sampled_from(["cfo", "bakery", "porto", "lighthouse", "sculptor", "ceramics", "rowing", "tax"]), max_size=4
)
TEXTS = st.lists(
    st.builds(
        lambda who, side, words: said(who, side, " ".join(words)), st.integers(1, 9), st.sampled_from(Side), WORDS
    ),
    max_size=40,
)
PEOPLE = st.lists(
    st.builds(
        Someone,
        st.just(0),
        st.just("x"),
        st.integers(0, 5),
        st.booleans(),
        st.sampled_from(["", "acme"]),
        st.sampled_from(["", "porto"]),
    ),
    min_size=9,
    max_size=9,
).map(
    lambda found: {
        number: Someone(number, f"P{number}", one.depth, one.pooled, one.organisation, one.city)
        for number, one in enumerate(found, 1)
    }
)


@settings(max_examples=150)
@given(PEOPLE, TEXTS, st.integers(1, 12))
def test_the_few_best_are_the_best_of_all(people: Mapping[int, Someone], texts: list[Said], most: int) -> None:
    def scores(matches: list[Match]) -> list[float]:
        return [round(match.score, 9) for match in matches]

    every = Matchmaker(people, texts).matches(most=10_000)
    assert scores(every) == sorted(scores(every), reverse=True)
    assert scores(Matchmaker(people, texts).matches(most=most)) == scores(every)[:most]
    for number in people:
        theirs = Matchmaker(people, texts).matches(number, most=10_000)
        assert {(match.pair, match.basis) for match in theirs} == {
            (match.pair, match.basis) for match in every if number in match.pair
        }
    assert all(may_meet(people[match.pair[0]], people[match.pair[1]]) for match in every)
