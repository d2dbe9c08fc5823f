"""Moments: the instant, the civil day and the zone, through clock changes and flights."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.moment import civil_day, moment_at, moment_on, zone_info

ZONES = (
    "America/Los_Angeles",
    "Asia/Shanghai",
    "Europe/Paris",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "UTC",
)


@pytest.mark.parametrize(
    ("at", "zone", "day"),
    [
        ("2026-11-18T07:30:00+00:00", "America/Los_Angeles", "2026-11-17"),
        ("2026-11-18T08:00:00+00:00", "America/Los_Angeles", "2026-11-18"),
        ("2026-11-17T15:59:59+00:00", "Asia/Shanghai", "2026-11-17"),
        ("2026-11-17T16:00:00+00:00", "Asia/Shanghai", "2026-11-18"),
        ("2026-11-17T10:00:00+00:00", "Pacific/Kiritimati", "2026-11-18"),
        ("2026-11-18T10:59:00+00:00", "Pacific/Pago_Pago", "2026-11-17"),
        ("2026-11-18T23:30:00+01:00", "Europe/Paris", "2026-11-18"),
    ],
)
def test_today_is_what_the_calendar_on_the_wall_says(at: str, zone: str, day: str) -> None:
    now = datetime.fromisoformat(at)
    assert civil_day(now, zone) == date.fromisoformat(day)
    assert moment_at(now, zone).day == date.fromisoformat(day)


def test_from_san_francisco_to_beijing_and_back_over_midnight_days_leap_and_repeat() -> None:
    evening = datetime(2026, 11, 18, 4, 30, tzinfo=UTC)
    assert civil_day(evening, "America/Los_Angeles") == date(2026, 11, 17)
    assert civil_day(evening, "Asia/Shanghai") == date(2026, 11, 18)
    later = evening + timedelta(hours=13)
    assert civil_day(later, "Asia/Shanghai") == date(2026, 11, 19)
    assert civil_day(later, "America/Los_Angeles") == date(2026, 11, 18)


def test_travelling_never_changes_the_day_on_which_something_happened() -> None:
    call = moment_at(datetime(2026, 11, 18, 4, 30, tzinfo=UTC), "America/Los_Angeles")
    assert (call.day, call.zone) == (date(2026, 11, 17), "America/Los_Angeles")
    in_beijing = moment_at(call.at, "Asia/Shanghai")
    assert in_beijing.at == call.at
    assert in_beijing.day == date(2026, 11, 18)


@pytest.mark.parametrize(
    ("day", "clock", "zone", "utc"),
    [
        ("2026-11-18", time(9), "Europe/Paris", "2026-11-18T08:00"),
        # Clocks go forward: 2:30 does not exist, and is read with the offset before the change.
        ("2026-03-29", time(2, 30), "Europe/Paris", "2026-03-29T01:30"),
        ("2026-03-29", time(1, 59), "Europe/Paris", "2026-03-29T00:59"),
        ("2026-03-29", time(3), "Europe/Paris", "2026-03-29T01:00"),
        # Clocks go back: 2:30 comes twice, and the first is meant.
        ("2026-10-25", time(2, 30), "Europe/Paris", "2026-10-25T00:30"),
        ("2026-10-25", time(3), "Europe/Paris", "2026-10-25T02:00"),
        ("2026-03-08", time(2, 30), "America/Los_Angeles", "2026-03-08T10:30"),
        ("2026-11-01", time(1, 30), "America/Los_Angeles", "2026-11-01T08:30"),
    ],
)
def test_a_time_the_clocks_skip_or_repeat_is_the_one_before_the_change(
    day: str, clock: time, zone: str, utc: str
) -> None:
    moment = moment_on(date.fromisoformat(day), zone, clock)
    assert moment.at == datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert moment.day == date.fromisoformat(day)
    assert moment.timed


def test_a_date_without_a_time_is_noon_where_it_happened() -> None:
    moment = moment_on(date(2026, 11, 18), "Asia/Shanghai")
    assert moment.at == datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
    assert not moment.timed


def test_a_zone_nobody_knows_counts_as_utc() -> None:
    for name in ("Mars/Olympus", "", "../../etc/passwd", "\x00", "Europe/Paris\n"):
        assert zone_info(name) == ZoneInfo("UTC")
    assert civil_day(datetime(2026, 11, 18, 23, 59, tzinfo=UTC), "Mars/Olympus") == date(2026, 11, 18)


@given(st.dates(date(1971, 1, 1), date(2099, 1, 1)), st.sampled_from(ZONES), st.none() | st.times())
def test_what_happened_on_a_day_is_on_that_day_in_its_zone(day: date, zone: str, clock: time | None) -> None:
    moment = moment_on(day, zone, clock)
    assert moment.day == day
    assert moment.at.tzinfo is UTC
    # Samoa's neighbours have skipped whole days; elsewhere a skipped hour stays within the day.
    if zone not in ("Pacific/Kiritimati",):
        assert civil_day(moment.at, zone) == day


@given(st.datetimes(datetime(1971, 1, 1), datetime(2099, 1, 1)), st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_the_same_instant_is_never_two_days_away_anywhere(at: datetime, one: str, other: str) -> None:
    now = at.replace(tzinfo=UTC)
    assert abs(civil_day(now, one) - civil_day(now, other)) <= timedelta(days=2)
    assert moment_at(now, one).at == now
