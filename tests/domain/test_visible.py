"""Foreign text on one terminal line: whatever it holds, nothing of it acts."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netui.domain.visible import MAX_MARKS, clip, visible

HOSTILE = st.text(alphabet=st.characters(categories=["Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me", "Zl", "Zp", "Ll"]))
JOINERS = "\u200c\u200d"


def harmless(char: str) -> bool:
    category = unicodedata.category(char)
    return char in JOINERS or category not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


@given(HOSTILE | st.text())
@example("\x1b[2J\x1b]0;owned\x07")
@example("\x9b31m")
@example("a\u202eb\u2066c\u2069")
@example("\ud83d\udca9")
@example("\r\n\t\x00\x7f\x85\u2028\u2029")
def test_no_character_that_acts_survives(text: str) -> None:
    assert all(map(harmless, visible(text)))


@given(
    st.text(alphabet=st.characters(categories=["Cc", "Cf", "Cs", "Ll"], exclude_characters=JOINERS), min_size=1)
)
def test_nothing_hidden_vanishes_without_a_sign(text: str) -> None:
    assert len(visible(text)) >= len(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("\x1b[31m", "␛[31m"),
        ("a\x00b", "a␀b"),
        ("one\ntwo\ttabbed", "one⏎two⇥tabbed"),
        ("\x7f", "␡"),
        ("\x9b", "⟨9B⟩"),
        ("\u202egnp.exe", "⟨202E⟩gnp.exe"),
        ("\ufeffBOM", "⟨FEFF⟩BOM"),
        ("a\u2028b", "a⏎b"),
        ("\udcff", "\ufffd"),
        ("\ue000", "\ufffd"),
    ],
)
def test_what_would_act_is_shown_as_a_sign(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "👨‍👩‍👧‍👦",
        "👩🏽‍🚀",
        "❤️‍🔥",
        "🏳️‍🌈",
        "🇫🇷",
        "李明 山田太郎 김철수",
        "می‌خواهم",
        "क्‍ष",
        "שָׁלוֹם",
        "Nguyễn Thị Ánh",
        "Zoe\u0308",
        "ภาษาไทย ที่",
        "[/bold] [link=x]",
    ],
)
def test_real_writing_is_unharmed(text: str) -> None:
    assert visible(text) == text


def _longest_stack(text: str) -> int:
    """The most zero-width characters in a row."""
    longest = run = 0
    for char in text:
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me") or char in JOINERS else 0
        longest = max(longest, run)
    return longest


@given(st.text(alphabet="a\u0301\u0489\u0336\u200c\u200d", max_size=300))
@example("a" + "\u0301" * 5000)
@example("a" + ("\u0301" * MAX_MARKS + "\u200d") * 500)
@example("a" + "\u200d" * 5000)
@example("\u0301\x1b" * 50)
def test_a_flood_of_marks_on_one_letter_is_bounded(text: str) -> None:
    assert _longest_stack(visible(text)) <= 2 * MAX_MARKS


def test_a_cut_megabyte_costs_no_more_than_what_is_shown() -> None:
    assert clip("x" * 1_000_000, 5) == "xxxxx…"
    assert clip("short", 5) == "short"
    assert clip("\x1b" * 9, 3) == "␛␛␛…"


@given(st.text(), st.integers(0, 20))
def test_a_cut_text_is_harmless_too(text: str, length: int) -> None:
    assert all(map(harmless, clip(text, length)))
