"""Guards: what is questioned, what never is, and whose turn it is."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.interaction import Direction, Interaction, Kind, Purpose
from netui.domain.line.drafts import GiveDraft, LogLine
from netui.domain.moment import moment_on
from netui.domain.practice.guards import (
    Recent,
    about_to_log,
    guard,
    mails_in_a_row,
    recent,
    self_serving_in_a_row,
    unanswered,
    whose_turn,
)
from netui.domain.timeline import Entry, Give

IN, OUT, BOTH = Direction.IN, Direction.OUT, Direction.BOTH
ASK, PROMO, GIVE = Purpose.ASK, Purpose.PROMO, Purpose.GIVE
MAIL = Recent(Kind.EMAIL, OUT)
WORD = Recent(Kind.MESSAGE, OUT)
ANSWER = Recent(Kind.MESSAGE, IN)
TALK = Recent(Kind.CALL, BOTH)
NOTE = Recent(Kind.NOTE, OUT)
ASKED = Recent(Kind.CALL, BOTH, ASK)
BOASTED = Recent(Kind.EMAIL, OUT, PROMO)
ARTICLE = Recent(Kind.MESSAGE, OUT, GIVE, gives=True)
SELFISH = "The last two were for me as well: is there something to give first?"
PUSHY = "Two unanswered and nothing given: what would help them?"
WRITTEN = "Three e-mails in a row: how about a call or a meeting?"


@pytest.mark.parametrize(
    ("before", "entry", "said"),
    [
        ([], ASKED, None),
        ([ASKED], ASKED, None),
        ([ASKED, BOASTED], ASKED, SELFISH),
        ([BOASTED, ASKED], BOASTED, SELFISH),
        ([ASKED, ASKED, ASKED], ASKED, SELFISH.replace("two", "three")),
        ([ASKED, ANSWER, ASKED], ASKED, SELFISH),
        ([ASKED, NOTE, ASKED], ASKED, SELFISH),
        ([ASKED, TALK, ASKED], ASKED, None),
        ([ASKED, ARTICLE, ASKED], ASKED, None),
        ([TALK, ASKED, ASKED], ASKED, None),
        ([ASKED, ASKED], TALK, None),
        ([ASKED, ASKED], ARTICLE, None),
        ([Recent(Kind.EMAIL, IN, ASK), Recent(Kind.EMAIL, IN, ASK)], ASKED, None),
        ([ASKED, ASKED], Recent(Kind.EMAIL, IN, ASK), None),
        ([ASKED, ASKED], Recent(Kind.NOTE, OUT, PROMO), None),
    ],
)
def test_R3f_a_third_self_serving_touch_in_a_row_is_questioned(
    before: list[Recent], entry: Recent, said: str | None
) -> None:
    assert guard(before, entry) == said


@pytest.mark.parametrize(
    ("before", "entry", "said"),
    [
        ([WORD], WORD, None),
        ([WORD, WORD], WORD, PUSHY),
        ([WORD, WORD, WORD], WORD, PUSHY.replace("Two", "Three")),
        ([WORD, MAIL, TALK], WORD, PUSHY),
        ([WORD, NOTE, WORD], WORD, PUSHY),
        ([WORD, BOASTED], WORD, PUSHY),
        ([WORD, WORD], ARTICLE, None),
        ([WORD, WORD], Recent(Kind.GIFT, OUT), None),
        ([ARTICLE, WORD], WORD, None),
        ([WORD, ARTICLE], WORD, None),
        ([WORD, Recent(Kind.NOTE, OUT, gives=True), WORD], WORD, None),
        ([ANSWER, WORD, WORD], WORD, None),
        ([WORD, TALK, WORD], WORD, None),
        ([WORD, WORD], TALK, None),
        ([WORD, WORD], ANSWER, None),
        ([WORD, WORD], NOTE, None),
    ],
)
def test_F11_a_third_unanswered_touch_without_a_give_is_questioned(
    before: list[Recent], entry: Recent, said: str | None
) -> None:
    assert guard(before, entry) == said


@pytest.mark.parametrize(
    ("before", "entry", "said"),
    [
        ([MAIL, Recent(Kind.EMAIL, IN), MAIL], MAIL, WRITTEN),
        ([MAIL, NOTE, Recent(Kind.EMAIL, IN), MAIL, TALK], MAIL, WRITTEN),
        ([MAIL, Recent(Kind.EMAIL, IN)], MAIL, None),
        ([MAIL, ANSWER, MAIL, MAIL], MAIL, None),
        ([MAIL, Recent(Kind.EMAIL, IN), MAIL], TALK, None),
        ([MAIL, Recent(Kind.EMAIL, IN), MAIL], WORD, None),
        ([MAIL, Recent(Kind.EMAIL, IN), MAIL], Recent(Kind.EMAIL, IN), None),
    ],
)
def test_R3b_after_three_mails_in_a_row_a_call_or_a_meeting_is_proposed(
    before: list[Recent], entry: Recent, said: str | None
) -> None:
    assert guard(before, entry) == said


def test_F11_unanswered_touches_are_counted() -> None:
    assert unanswered([WORD, NOTE, ARTICLE, MAIL, ANSWER, MAIL]) == 3
    assert unanswered([ANSWER, MAIL]) == 0
    assert self_serving_in_a_row([NOTE, ANSWER, ASKED, TALK, ASKED]) == 1
    assert mails_in_a_row([MAIL, NOTE, MAIL, TALK, MAIL]) == 2


@pytest.mark.parametrize(
    ("before", "whose", "said"),
    [
        ([], "nobody", "No touch yet: the first step is open."),
        ([NOTE], "nobody", "No touch yet: the first step is open."),
        ([ANSWER, MAIL], "mine", "My turn: they reached out last."),
        ([NOTE, MAIL, ANSWER], "theirs", "Their turn: I reached out last."),
        ([MAIL, MAIL, ANSWER], "theirs", "Their turn: two of mine are unanswered."),
        ([BOASTED, ANSWER], "mine", "My turn: they reached out last."),
        ([TALK, MAIL], "nobody", "Nobody's turn: we talked last."),
    ],
)
def test_F9_whose_turn_it_is_is_shown_from_the_last_directions(
    before: list[Recent], whose: str, said: str
) -> None:
    turn = whose_turn(before)
    assert (turn.whose, turn.says) == (whose, said)


def test_entries_and_lines_are_seen_alike() -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    moment = moment_on(date(2026, 11, 22), "UTC")
    done = Interaction(1, Kind.EMAIL, OUT, GIVE, moment, None, at, "x", "x", ())
    assert recent(Entry(done, gives=(Give(1, "book", "x", mine=True),))) == Recent(
        Kind.EMAIL, OUT, GIVE, gives=True
    )
    assert recent(Entry(done, gives=(Give(1, "kindness", "", mine=False),))).gives is False
    line = LogLine("x", purpose=GIVE, gives=(GiveDraft("book"),))
    assert about_to_log(Kind.EMAIL, line) == Recent(Kind.EMAIL, OUT, GIVE, gives=True)
    assert about_to_log(Kind.CALL, LogLine("x", direction=IN)).direction is IN
    assert about_to_log(Kind.CALL, LogLine("x")).direction is BOTH


steps = st.builds(
    Recent,
    st.sampled_from(list(Kind)),
    st.sampled_from(list(Direction)),
    st.sampled_from(list(Purpose)),
    st.booleans(),
)


@given(st.lists(steps, max_size=8), steps)
def test_a_guard_is_one_question_and_never_about_what_they_did(before: list[Recent], entry: Recent) -> None:
    said = guard(before, entry)
    if said is not None:
        assert said.endswith("?")
        assert said.count("?") == 1
        assert entry.direction is not IN
        assert entry.kind is not Kind.NOTE
        assert len(before) >= 2
    assert guard([*before, TALK, TALK], entry) == said or len(before) < 4


@given(st.lists(steps, max_size=8))
def test_whose_turn_is_always_told_in_one_sentence(before: list[Recent]) -> None:
    turn = whose_turn(before)
    assert turn.whose in ("mine", "theirs", "nobody")
    assert turn.says.count(".") == 1
