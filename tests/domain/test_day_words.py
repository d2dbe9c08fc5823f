"""Words for dates: exact, fixed, and true at every distance."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.day_words import distance, late, since, spell, whole_months
from netui.domain.line.typed_dates import parse_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-22", "Sun 22 Nov, today"),
        ("2026-11-23", "Mon 23 Nov, tomorrow"),
        ("2026-11-21", "Sat 21 Nov, yesterday"),
        ("2026-11-27", "Fri 27 Nov, in 5 days"),
        ("2026-11-19", "Thu 19 Nov, 3 days ago"),
        ("2027-01-20", "Wed 20 Jan 2027, in 59 days"),
        ("2027-03-31", "Wed 31 Mar 2027, in 4 months"),
        ("2027-11-22", "Mon 22 Nov 2027, in 12 months"),
        ("2029-11-22", "Thu 22 Nov 2029, in 3 years"),
        ("2025-11-22", "Sat 22 Nov 2025, 12 months ago"),
        ("0001-01-01", "Mon 1 Jan 1, 2025 years ago"),
    ],
)
def test_a_day_is_spelled_out(day: str, said: str) -> None:
    assert spell(date.fromisoformat(day), TODAY) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-22", "today"),
        ("2026-11-21", "1d"),
        ("2026-11-09", "13d"),
        ("2026-11-08", "2w"),
        ("2026-11-01", "3w"),
        ("2026-09-24", "8w"),
        ("2026-09-22", "2mo"),
        ("2026-06-22", "5mo"),
        ("2025-11-22", "1y"),
        ("2024-11-22", "2y"),
        ("2026-11-27", "in 5d"),
    ],
)
def test_an_age_fits_a_column(day: str, said: str) -> None:
    assert since(date.fromisoformat(day), TODAY) == said


def test_no_day_is_never() -> None:
    assert since(None, TODAY) == "never"


@pytest.mark.parametrize(
    ("days", "said"), [(0, "today"), (1, "1 day late"), (5, "5 days late"), (-1, "tomorrow"), (-3, "in 3 days")]
)
def test_lateness_is_told_in_days(days: int, said: str) -> None:
    assert late(days) == said


@pytest.mark.parametrize(
    ("one", "other", "months"),
    [
        ("2026-01-31", "2026-02-28", 1),
        ("2026-01-31", "2026-02-27", 0),
        ("2028-01-31", "2028-02-28", 0),
        ("2026-11-22", "2027-11-21", 11),
        ("9999-12-31", "9999-11-30", 1),
    ],
)
def test_months_are_whole(one: str, other: str, months: int) -> None:
    assert whole_months(date.fromisoformat(one), date.fromisoformat(other)) == months
    assert whole_months(date.fromisoformat(other), date.fromisoformat(one)) == months


@given(st.dates(), st.dates())
def test_every_distance_has_words(day: date, today: date) -> None:
    assert spell(day, today).endswith(distance(day, today))
    assert 1 < len(since(day, today)) <= len("in 9998y")


@given(st.integers(min_value=0, max_value=3000))
def test_a_spelled_day_reads_back(days: int) -> None:
    day = TODAY + timedelta(days=days)
    spelled = spell(day, TODAY).rsplit(",", 1)[0]
    assert parse_day(spelled, TODAY) == day
