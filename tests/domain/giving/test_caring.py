"""Who would care: what they want before what was said, the rare word before the common, the pool last."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.giving.caring import Candidate, Cares, Field, Told, caring, fits, fitting, wanted
from netui.domain.giving.clip import Clip, parse_clip

DAY = date(2026, 11, 18)


def clip(line: str, number: int = 1) -> Clip:
    said = parse_clip(line)
    return Clip(number, said.kind, said.title, said.url, said.text, DAY)


def someone(number: int, *texts: tuple[Told, str], **more: object) -> Candidate:
    fields = tuple(Field(told, text) for told, text in texts)
    return Candidate(number, f"Person {number:03}", fields, **more)  # type: ignore[arg-type]


def rank(line: str, *people: Candidate, counts: dict[str, int] | None = None) -> Sequence[Cares]:
    return caring(wanted(clip(line), counts or {}, 1000), people)


@pytest.mark.parametrize(
    ("line", "better", "worse"),
    [
        ("On pumps", (Told.NEED, "a pump"), (Told.SAID, "a pump")),
        ("On pumps", (Told.INTEREST, "old pumps"), (Told.OFFER, "old pumps")),
        ("On hiring", (Told.NEED, "hiring people"), (Told.NEED, "a recruiter")),
        (
            "On pumps",
            (Told.FACT, "likes pumps"),
            (Told.FACT, "likes pumps and much besides, of every kind and age"),
        ),
        ("Compliance in Spanish", (Told.NEED, "compliance, Spanish"), (Told.NEED, "compliance, Danish")),
        ("A small foundry", (Told.NEED, "a foundry"), (Told.NEED, "a small dog")),
        ("event: Chess in Lisbon", (Told.TAG, "chess"), (Told.PLACE, "Lisbon")),
    ],
)
def test_the_better_reason_comes_first(line: str, better: tuple[Told, str], worse: tuple[Told, str]) -> None:
    found = rank(line, someone(1, worse), someone(2, better))
    assert found[0].contact_id == 2


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    counts = {"pump": 900, "marathon": 2}
    found = rank(
        "Pumps at the marathon",
        someone(1, (Told.NEED, "a pump")),
        someone(2, (Told.NEED, "a marathon")),
        counts=counts,
    )
    assert found[0].contact_id == 2


def test_a_topic_counts_once_however_often_it_was_spoken_of() -> None:
    chatty = someone(1, *((Told.SAID, f"pumps again, number {number}") for number in range(50)))
    needy = someone(2, (Told.NEED, "a pump"))
    assert rank("On pumps", chatty, needy)[0].contact_id == 2


def test_the_matching_words_are_marked_in_the_text_as_it_stands() -> None:
    (found,) = rank(
        "Hiring a CFO; and on poetry",
        someone(1, (Told.NEED, "a CFO who recruits, by March"), (Told.INTEREST, "Poésie & Poetry")),
    )
    assert {reason.marked for reason in found.reasons} == {"a ‹CFO› who ‹recruits›, by March", "Poésie & ‹Poetry›"}
    assert found.reasons[0].matching == ("CFO", "recruits")


def test_the_gone_never_the_pool_last_and_who_has_it_at_the_very_end() -> None:
    need = (Told.NEED, "a pump")
    found = rank(
        "On pumps",
        someone(1, need, active=False),
        someone(2, need, pool=True),
        someone(3, (Told.SAID, "a pump")),
        someone(4, need, given_on=DAY),
    )
    assert [one.contact_id for one in found] == [3, 2, 4]
    assert found[-1].given_on == DAY


def test_depth_only_decides_between_equals() -> None:
    need, said = (Told.NEED, "a pump"), (Told.SAID, "a pump")
    found = rank("On pumps", someone(1, need), someone(2, need, depth=4), someone(3, said, depth=5))
    assert [one.contact_id for one in found][:2] == [2, 1]


HOSTILE = st.text(max_size=60)
PEOPLE = st.lists(
    st.builds(
        lambda texts, depth, pool: (texts, depth, pool),
        st.lists(
            st.tuples(st.sampled_from(list(Told)), HOSTILE | st.sampled_from(["a pump", "pumps", "CFO", "漢字"])),
            max_size=4,
        ),
        st.integers(0, 5),
        st.booleans(),
    ),
    max_size=6,
)


@given(HOSTILE | st.just("pumps, 漢字 and a CFO"), PEOPLE, st.randoms())
def test_the_order_asked_in_changes_nothing_and_no_text_breaks_it(line: str, people: list, random: object) -> None:  # type: ignore[type-arg]
    everyone = [
        someone(number, *texts, depth=depth, pool=pool) for number, (texts, depth, pool) in enumerate(people)
    ]
    asked = wanted(clip(line), {}, 100)
    first = caring(asked, everyone)
    shuffled = [replace(one, fields=one.fields[::-1]) for one in everyone]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert caring(asked, shuffled) == first
    for one in first:
        for reason in one.reasons:
            assert all(0 <= start < stop <= len(reason.text) for start, stop in reason.words)


@pytest.mark.parametrize(
    ("line", "need", "does"),
    [
        ("What a CFO costs", "a CFO by March", True),
        ("Coaching new managers", "a coach for first-time managers", True),
        ("How to recruit talent", "hiring people", False),
        ("Seed money and venture capital", "an investor", False),
        ("Seed funding for founders", "founders who do not look for money yet", True),
        ("A lawyer's evening", "a lawyer for sea permits and harbour dues", False),
        ("Six months at sea", "a grant for six months", False),
        ("Whales", "a plumber", False),
    ],
)
def test_a_kept_clip_fits_a_need_of_whose_words_it_says_enough(line: str, need: str, does: bool) -> None:
    assert (fits(clip(line), Field(Told.NEED, need)) is not None) is does


def test_each_clip_is_offered_once_with_the_want_it_fits_best() -> None:
    wants = [Field(Told.GOAL, "more poetry"), Field(Told.NEED, "a publisher of poetry")]
    ((found, why),) = fitting([clip("A publisher of poetry")], wants)
    assert (found.title, why.told, why.marked) == ("A publisher of poetry", Told.NEED, "a ‹publisher› of ‹poetry›")
