"""Moving a day by the calendar."""

from datetime import date

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.calendar_days import moved

COUNTS = st.integers(-200_000, 200_000)


@given(day=st.dates(), years=st.integers(-300, 300), months=st.integers(-400, 400), weeks=COUNTS, days=COUNTS)
def test_a_day_moves_as_pendulum_moves_it(day: date, years: int, months: int, weeks: int, days: int) -> None:
    try:
        there = pendulum.date(day.year, day.month, day.day).add(years=years, months=months, weeks=weeks, days=days)
    except (OverflowError, ValueError):
        assert moved(day, years=years, months=months, weeks=weeks, days=days) is None
        return
    assert moved(day, years=years, months=months, weeks=weeks, days=days) == date(
        there.year, there.month, there.day
    )


@pytest.mark.parametrize(
    ("day", "by", "there"),
    [
        (date(2026, 1, 31), {"months": 1}, date(2026, 2, 28)),
        (date(2024, 2, 29), {"years": 1}, date(2025, 2, 28)),
        (date(2026, 1, 31), {"months": 1, "days": 1}, date(2026, 3, 1)),
        (date(2026, 3, 31), {"months": -13}, date(2025, 2, 28)),
        (date(9999, 12, 31), {"days": 1}, None),
        (date(1, 1, 1), {"years": -1}, None),
    ],
)
def test_a_month_s_end_stays_in_its_month(day: date, by: dict[str, int], there: date | None) -> None:
    assert moved(day, **by) == there
