"""The query language: what is understood, what is not and where, and that nothing typed ever raises."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.due.cadence import Interval
from netui.domain.query import FILTERS, Query, Term, parse_query

TODAY = date(2026, 11, 22)


def bare(query: Query) -> list[tuple[object, ...]]:
    """Each term without where it stands."""
    return [(("-" if t.negated else "") + t.field, t.op, t.value) for t in query.terms]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("   ", []),
        ("Sørensen", [("", "", "sorensen")]),
        ("李明 acme", [("", "", "liming"), ("", "", "acme")]),
        ('"exact  Words"', [("", "", "exact words")]),
        ('"not closed', [("", "", "not closed")]),
        ("#Family -#work", [("tag", "", "family"), ("-tag", "", "work")]),
        ("tier:a", [("tier", "", "A")]),
        ("tier:none", [("tier", "", None)]),
        ("last:>6m", [("last", ">", Interval(months=6))]),
        ("last:never", [("last", "", "never")]),
        ("last:<=2026-10-01", [("last", "<=", date(2026, 10, 1))]),
        ("last:yesterday", [("last", "", date(2026, 11, 21))]),
        ("due:today", [("due", "", "today")]),
        ("due:<2w", [("due", "<", Interval(weeks=2))]),
        ("depth:>=3", [("depth", ">=", 3)]),
        ("depth:=3", [("depth", "", 3)]),
        ("near:paris need:cfo", [("near", "", "paris"), ("need", "", "cfo")]),
        ('met:"Web Summit"', [("met", "", "web summit")]),
        ("has:promise has:Promises", [("has", "", "promise"), ("has", "", "promise")]),
        ("-kind:call", [("-kind", "", "call")]),
        ("-acme", [("-", "", "acme")]),
        ("https://acme.io", [("", "", "https://acme.io")]),
        ("10:30", [("", "", "10:30")]),
        ("+34 600-123", [("", "", "34600123")]),
        ("12", [("", "", "12")]),
        ("a-b - c", [("", "", "a-b"), ("", "", "-"), ("", "", "c")]),
        ("<3", [("", "", "<3")]),
    ],
)
def test_what_is_typed_is_understood(text: str, terms: list[tuple[object, ...]]) -> None:
    query = parse_query(text, TODAY)
    assert bare(query) == terms
    assert query.problems == ()


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        ("tier:Z", (0, 6), "there is no tier “Z”: write A, B, C, D, ambient, pool or none"),
        ("acme shoe:42 x", (5, 12), "there is no filter “shoe:”"),
        ("last:", (0, 5), "last: needs a value, such as last:>6m"),
        ("last:>blue", (0, 10), "“blue” is no span of time: write last:>6m"),
        ("depth:9", (0, 7), "depth is a number from 0 to 5"),
        ("need:>cfo", (0, 9), "need: cannot be compared; write need:cfo"),
        ("kind:dance", (0, 10), "there is no kind “dance”"),
        ("has:hat", (0, 7), "has: knows promise"),
        ('met:"web', (0, 8), 'the quote after met: is not closed: write met:"web"'),
        ("#", (0, 1), "# is followed by a tag"),
    ],
)
def test_an_error_says_where_and_what_to_write(text: str, where: tuple[int, int], says: str) -> None:
    (problem,) = parse_query(text, TODAY).problems
    assert (problem.start, problem.stop) == where
    assert problem.says.startswith(says)


def test_a_term_with_an_error_leaves_the_others_standing() -> None:
    query = parse_query("acme tier:Z #family", TODAY)
    assert bare(query) == [("", "", "acme"), ("tag", "", "family")]


@pytest.mark.parametrize(("name", "example"), FILTERS.items())
def test_every_filter_understands_its_own_example(name: str, example: str) -> None:
    query = parse_query(f"{name}:{example}", TODAY)
    assert [term.field for term in query.terms] == [name]


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(['"', "-", "#", "tier:", "last:>", " ", "a", "<", ":"])).map("".join)
)
def test_nothing_typed_raises_and_terms_stand_in_order(text: str) -> None:
    query = parse_query(text, TODAY)
    places = sorted([*query.terms, *query.problems], key=lambda one: one.start)
    at = 0
    for one in places:
        assert at <= one.start < one.stop <= len(text)
        at = one.stop
    assert all(isinstance(term, Term) for term in query.terms)
