"""Who has gone quiet: by twice the cadence and six months, or by a year, and only people we talked with."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.due.cadence import Interval
from netui.domain.practice.dormant import Quiet, dormant, quiet_since

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("cadence", "last", "quiet"),
    [
        (Interval(weeks=3), date(2026, 5, 18), True),
        (Interval(weeks=3), date(2026, 5, 19), False),
        (Interval(months=6), date(2025, 11, 18), True),
        (Interval(months=6), date(2025, 11, 19), False),
        (Interval(years=1), date(2024, 11, 18), True),
        (Interval(years=1), date(2024, 11, 19), False),
        (None, date(2025, 11, 18), True),
        (None, date(2025, 11, 19), False),
    ],
)
def test_F10_silence_is_measured_by_the_cadence(cadence: Interval | None, last: date, quiet: bool) -> None:
    found = dormant([Quiet(1, 0, last, cadence, talked=True)], TODAY)
    assert bool(found) is quiet


@pytest.mark.parametrize(("depth", "talked", "quiet"), [(1, False, False), (1, True, True), (2, False, True)])
def test_F10_who_never_talked_with_us_has_nothing_to_rekindle(depth: int, talked: bool, quiet: bool) -> None:
    assert bool(dormant([Quiet(1, depth, date(2020, 1, 1), None, talked)], TODAY)) is quiet


def test_F10_the_deepest_stand_first_then_the_longest_silent() -> None:
    people = [
        Quiet(1, 2, date(2024, 1, 1)),
        Quiet(2, 4, date(2025, 1, 1)),
        Quiet(3, 4, date(2024, 1, 1)),
        Quiet(4, 5, date(2026, 11, 1)),
    ]
    assert [person.contact_id for person in dormant(people, TODAY)] == [3, 2, 1]


@given(
    st.none()
    | st.builds(Interval, st.integers(0, 2), st.integers(0, 20), st.integers(0, 60), st.integers(1, 400)),
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
)
def test_nobody_is_called_quiet_before_half_a_year(cadence: Interval | None, today: date) -> None:
    since = quiet_since(cadence, today)
    assert today - since >= timedelta(days=181)
    if cadence is not None:
        assert cadence.after(since) <= today
