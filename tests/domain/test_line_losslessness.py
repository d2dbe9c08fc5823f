"""No character typed into a log line is ever lost, whatever it is, and any line is read at once."""

import time
from collections import Counter
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netui.domain.line.logline import LogLine, PromiseDraft, literal, parse_log
from netui.domain.promise import Side

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


def find(name: str) -> list[tuple[int, str]]:
    return {"dana": [(1, "Dana Ruiz")], "bo li": [(2, "Bo Li")]}.get(name.lower(), [])


def read(line: str) -> LogLine:
    return parse_log(line, now=NOW, zone="Europe/Berlin", find=find)


BITS = st.sampled_from(
    [
        *">",
        *"<+*@#^!",
        ">a",
        "<b",
        "+c",
        "*d",
        "@Dana",
        "@Ghost",
        '@"Bo Li"',
        "#x",
        "^3w",
        "^fri",
        "^zz",
        "!ask",
        "!intro",
        "!book",
        '"Dune"',
        "https://a.io/b",
        "fri",
        "by march",
        "12 nov",
        "15m",
        "mon:",
        "yesterday 9am:",
        "; ",
        ";",
        ",",
        ".",
        "\\",
        "\\>e",
        "\\\\",
        '"',
        "“",
        "”",
        "words",
        "é",
        "李明",
        "🎁",
        " ",
        "\t",
        "\n",
        "\x1b",
        "\u3000",
    ]
)
LINES = st.one_of(
    st.text(max_size=80), st.lists(BITS, max_size=14).map("".join), st.lists(BITS, max_size=14).map(" ".join)
)


def without_blanks(text: str) -> str:
    return "".join(text.split())


@given(LINES)
@example("@“a @„b")
@example(">a; @b ;")
@example('>call fri 15:00; "x" >"y"')
def test_nothing_typed_is_lost(line: str) -> None:
    said = read(line)
    assert said.raw == line
    if any(span.what == "unknown" for span in said.spans):
        return
    covered, in_runs = set[int](), Counter[str]()
    for span in said.spans:
        covered.update(range(span.start, span.stop))
        if span.what in ("mine", "theirs", "need", "fact"):
            in_runs += Counter(without_blanks(line[span.start : span.stop]))
    left = "".join(char for at, char in enumerate(line) if at not in covered)
    assert without_blanks(left) == without_blanks(said.words)
    runs = [*(promise.text for promise in said.promises), *(fact.text for fact in said.facts)]
    kept = Counter(without_blanks("".join(runs)))
    assert not kept - in_runs
    signs = Counter(in_runs - kept)
    assert sum(signs[sign] for sign in "><+*") == len(runs)
    assert set(signs) <= set('><+*;,"“”„«»')


@given(LINES)
def test_what_could_not_be_taken_is_in_the_text(line: str) -> None:
    said = read(line)
    texts = "\n".join(
        [said.words, *(promise.text for promise in said.promises), *(fact.text for fact in said.facts)]
    )
    for span in said.spans:
        if span.what == "unknown":
            assert without_blanks(line[span.start : span.stop]) in without_blanks(texts)


@given(LINES)
def test_spans_are_in_order_and_apart(line: str) -> None:
    at = 0
    for span in read(line).spans:
        assert at <= span.start < span.stop <= len(line)
        at = span.stop


@given(LINES)
@example("\\mon: x")
@example("15m \\15m")
@example("\\\\>a")
def test_literal_words_come_back_as_they_were(words: str) -> None:
    said = read(literal(words))
    assert said.words == words.strip()
    assert said == LogLine(
        raw=said.raw, words=said.words, spans=tuple(span for span in said.spans if span.what == "escape")
    )


@given(st.lists(st.sampled_from(["send", "deck", "to", "Bo", "5", "é", "李"]), min_size=1), st.booleans())
def test_a_promise_keeps_its_words(words: list[str], dated: bool) -> None:
    text = " ".join(["x", *words])
    said = read(f">{text}{' fri' if dated else ''}")
    assert said.promises == (PromiseDraft(Side.MINE, text, date(2026, 11, 27) if dated else None),)


@pytest.mark.parametrize(
    "bit",
    ["a", "\\", ">a ", "@a ", "^a ", "^1 2 ", "!article ", "@“a ", '@"a ', "; ", "\\>a ", "x ", "#a, ", ">a; "],
)
def test_a_megabyte_is_read_at_once(bit: str) -> None:
    line = ">x " + bit * (1_000_000 // len(bit))
    start = time.perf_counter()
    said = read(line)
    assert time.perf_counter() - start < 5
    assert said.raw == line
