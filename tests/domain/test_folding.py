"""Names that differ in case, accents, script or invisible characters fold together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.folding import digits, fold, storable


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Dana", "dana"),
        ("  Dana   Reyes ", "dana reyes"),
        ("Søren Sørensen", "soren sorensen"),
        ("Zoë Müller-Lüdenscheidt", "zoe muller-ludenscheidt"),
        ("Zoe\u0308", "zoe"),
        ("İstanbul", "istanbul"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Ольга", "ol'ga"),
        ("Ñandú", "nandu"),
        ("Ｗｉｄｅ", "wide"),
        ("Da\x1bna", "dana"),
        ("Da\u200bna", "dana"),
        ("Dana\tReyes\nII", "dana reyes ii"),
        ("\u00a0Dana\u2003Reyes", "dana reyes"),
        ("", ""),
        (" \t ", ""),
    ],
)
def test_names_fold_to_plain_words(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["李明", "山田太郎", "김철수", "אבי", "محمد", "Γιώργος"])
def test_every_script_folds_to_letters_one_can_type(text: str) -> None:
    folded = fold(text)
    assert folded
    assert folded.isascii()


def test_the_two_ways_to_write_an_accent_fold_together() -> None:
    assert fold("Jose\u0301") == fold("Jos\u00e9") == fold("JOSE")


@given(st.text())
def test_folding_never_fails_shows_nothing_hidden_and_folding_again_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert folded == folded.strip()
    assert "  " not in folded
    assert folded.isprintable()
    assert fold(folded) == folded


@given(st.text(alphabet=st.characters(categories=["Cs", "Cc", "Cf", "Co", "Cn", "Lu"])))
def test_broken_text_folds_too(text: str) -> None:
    assert fold(text).isprintable()


@pytest.mark.parametrize(
    ("text", "found"),
    [("+33 6 12-34", "3361234"), ("no number", ""), ("٣٤", ""), ("a1b2", "12"), ("", "")],
)
def test_the_digits_of_a_number_in_order(text: str, found: str) -> None:
    assert digits(text) == found


@given(st.text())
def test_what_the_file_can_hold_is_kept_to_the_letter(text: str) -> None:
    assert storable(text) == text


@given(st.text(alphabet=st.characters(categories=["Cs", "Ll", "Cc"])))
def test_any_text_at_all_can_be_stored(text: str) -> None:
    storable(text).encode()


@given(st.binary())
def test_bytes_from_the_shell_that_are_no_text_can_be_stored(data: bytes) -> None:
    argument = data.decode("utf-8", "surrogateescape")
    assert storable(argument) == data.decode("utf-8", "replace")
