"""Subjects of a dialogue by year, and the age of a relation."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.practice.subjects import SUBJECT_LENGTH, age_of_relation, subject, subjects_by_year

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("pricing for Q1, hiring slows", "pricing for Q1"),
        ("called: the new studio", "the new studio"),
        ("Hello – the harbour tour; more", "the harbour tour"),
        ("budget is 3.5 million at 10:30 today", "budget is 3.5 million at 10:30 today"),
        ("Dr. Ruiz's talk (the long one)", "Ruiz's talk"),
        ("her panel!", "her panel"),
        ("“the list”", "the list"),
        ("港口，价格", "港口"),
        ("left a message", ""),
        ("Quick call. No answer.", ""),
        ("https://example.org/a", ""),
        ("123, 456", ""),
        ("", ""),
        (
            "the very long story of how the harbour was built and paid for",
            "the very long story of how the harbour…",
        ),
    ],
)
def test_F6_the_subject_is_the_first_clause_that_says_anything(words: str, about: str) -> None:
    assert subject(words) == about


@given(st.text(max_size=300))
def test_a_subject_is_short_and_one_line(words: str) -> None:
    about = subject(words)
    assert len(about) <= SUBJECT_LENGTH + 1
    assert "\n" not in about
    assert about == about.strip()


def test_F6_subjects_stand_by_year_the_newest_first_each_told_once() -> None:
    talks = [
        (date(2026, 5, 2), "the new studio, paint"),
        (date(2026, 3, 1), "left a message"),
        (date(2026, 2, 1), "Pricing: up"),
        (date(2025, 6, 1), "pricing, again"),
        (date(2025, 5, 1), "the move"),
        (date(2023, 5, 1), "hello"),
        (date(2022, 2, 4), "his book"),
    ]
    years = subjects_by_year(talks, 5)
    assert [(year.year, year.subjects) for year in years] == [
        (2026, ("the new studio", "Pricing")),
        (2025, ("the move",)),
        (2022, ("his book",)),
    ]


def test_of_a_full_year_the_newest_are_told() -> None:
    talks = [(date(2026, 1, 31 - number), f"matter {number}") for number in range(20)]
    (year,) = subjects_by_year(talks, 3)
    assert year.subjects == ("matter 0", "matter 1", "matter 2")


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (date(2022, 2, 4), "known for 4 years, since Feb 2022"),
        (date(2025, 11, 18), "known for 12 months, since Nov 2025"),
        (date(2024, 11, 18), "known for 2 years, since Nov 2024"),
        (date(2026, 10, 18), "known for 1 month, since Oct 2026"),
        (date(2026, 11, 1), "known since Nov 2026"),
        (date(2027, 2, 1), "known since Feb 2027"),
    ],
)
def test_F6_the_age_of_the_relation_is_said(first: date, words: str) -> None:
    assert age_of_relation(first, TODAY) == words
