"""Clips as typed and pasted: kind, title, address and text, and never a word lost."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.giving.clip import (
    MOST_LETTERS,
    Clip,
    ClipKind,
    give_mark,
    one_clip_line,
    parse_clip,
    slug_words,
)
from netui.domain.line.logline import parse_log
from netui.domain.moment import moment_at

DAY = date(2026, 11, 18)


def kept(raw: str) -> Clip:
    said = parse_clip(raw)
    return Clip(1, said.kind, said.title, said.url, said.text, DAY)


@pytest.mark.parametrize(
    ("raw", "kind", "title", "url", "text"),
    [
        ("article: On foot https://a.io/b", "article", "On foot", "https://a.io/b", ""),
        ("BOOK: On foot; for Ana", "book", "On foot", "", "for Ana"),
        ("job : CFO wanted", "job", "CFO wanted", "", ""),
        ("lead: a mill wants 40 pumps; ask for Jo; soon", "lead", "a mill wants 40 pumps", "", "ask for Jo; soon"),
        ("\\lead: a history https://a.io/x", "article", "lead: a history", "https://a.io/x", ""),
        ("https://a.io/how-to-hire", "article", "", "https://a.io/how-to-hire", ""),
        ("see www.a.io/x, it is good", "article", "see , it is good", "www.a.io/x", ""),
        ("On foot (https://a.io/b_(c))", "article", "On foot ( )", "https://a.io/b_(c)", ""),
        ("On foot [https://a.io/b?c[]=d[]]", "article", "On foot [ ]", "https://a.io/b?c[]=d[]", ""),
        ("Ports summit in May", "event", "Ports summit in May", "", ""),
        ("a novel by Li", "book", "a novel by Li", "", ""),
        ("they are hiring a CFO", "job", "they are hiring a CFO", "", ""),
        ("https://lu.ma/walks", "event", "", "https://lu.ma/walks", ""),
        ("https://a.io/jobs/12", "job", "", "https://a.io/jobs/12", ""),
        ("On foot\nby Jo\n\nhttps://a.io", "article", "On foot", "https://a.io", "by Jo\n\nhttps://a.io"),
        ("a friend moves to Rome", "other", "a friend moves to Rome", "", ""),
    ],
)
def test_a_line_is_understood(raw: str, kind: str, title: str, url: str, text: str) -> None:
    said = parse_clip(raw)
    assert (said.kind, said.title, said.url, said.text) == (kind, title, url, text)
    assert not said.refusal


def test_a_guess_is_said_to_be_one_and_how_to_say_otherwise() -> None:
    assert parse_clip("article: x").spans[0].says == "article"
    assert parse_clip("https://a.io/x").spans[0].says == "article? (“book: …” says otherwise)"


def test_a_paragraph_is_called_by_its_first_sentence_and_stays_whole() -> None:
    body = "Ports run on people. " + "word " * 60
    said = parse_clip(body)
    assert said.title == "Ports run on people."
    assert said.text == body.strip()


@pytest.mark.parametrize("raw", ["", "  ", "article:", "book: ;", "x" * (MOST_LETTERS + 1)])
def test_nothing_and_too_much_are_refused(raw: str) -> None:
    assert parse_clip(raw).refusal


def test_a_pasted_page_becomes_one_line() -> None:
    assert (
        one_clip_line("On foot\n https://a.io/b \n\nWhy we walk.\nMore.")
        == "On foot https://a.io/b; Why we walk. More."
    )
    assert one_clip_line("On foot\nWhy we walk.") == "On foot; Why we walk."


@given(st.text(max_size=400))
def test_no_word_is_lost_whatever_is_typed(raw: str) -> None:
    said = parse_clip(raw)
    if said.refusal:
        return
    all_of_it = f"{said.kind}: {said.title} {said.url} {said.text}"
    letters = [char for char in raw if not char.isspace() and char not in ":;\\,–-"]
    for char in set(letters):
        assert char.lower() in all_of_it.lower(), (char, said)


@given(st.text(min_size=1, max_size=300))
def test_the_line_of_a_clip_says_the_same_clip(raw: str) -> None:
    clip = kept(kept(raw).line)
    assert kept(clip.line) == clip


@given(st.sampled_from(list(ClipKind)), st.text(min_size=1, max_size=80))
def test_what_was_given_is_read_back_from_its_log_line(kind: ClipKind, title: str) -> None:
    detail = " ".join(title.split())
    if not detail:
        return
    now = moment_at(datetime(2026, 11, 18, 8, tzinfo=UTC), "UTC")
    line = parse_log(give_mark(kind, detail), now=now.at, zone=now.zone, find=lambda name: ())
    (gave,) = line.gives
    assert gave.kind == kind
    assert gave.detail == detail or '"' in detail


def test_an_address_tells_words_and_no_hostile_one_raises() -> None:
    assert slug_words("https://a.io/2026/11/how-to-hire-a-cfo.html?utm=1") == "how hire cfo html"
    assert slug_words("http://[broken") == ""
