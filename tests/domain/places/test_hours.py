"""The hour where somebody is, and whether it is one to call at: by zone, hours and weekend of one's own."""

from datetime import UTC, datetime

import pytest

from netui.domain.moment import moment_at
from netui.domain.places.hours import DecentHours, hour_in, read_hours


@pytest.mark.parametrize(
    ("at", "zone", "says", "decent"),
    [
        (datetime(2026, 11, 18, 13, 20, tzinfo=UTC), "Europe/London", "13:20 there", True),
        (datetime(2026, 11, 18, 13, 20, tzinfo=UTC), "America/New_York", "08:20 there", True),
        (datetime(2026, 11, 18, 12, 59, tzinfo=UTC), "America/New_York", "07:59 there", False),
        (datetime(2026, 11, 18, 18, 59, tzinfo=UTC), "Europe/London", "18:59 there", True),
        (datetime(2026, 11, 18, 19, 0, tzinfo=UTC), "Europe/London", "19:00 there", False),
        (datetime(2026, 11, 20, 16, 30, tzinfo=UTC), "Asia/Tokyo", "Sat 01:30 there", False),
        (datetime(2026, 11, 21, 12, 0, tzinfo=UTC), "Europe/London", "Sat 12:00 there", False),
        (datetime(2026, 7, 1, 7, 0, tzinfo=UTC), "Europe/London", "08:00 there", True),
        (datetime(2026, 11, 18, 6, 30, tzinfo=UTC), "Asia/Kathmandu", "12:15 there", True),
    ],
)
def test_R5d_the_hour_there_is_decent_on_a_weekday_from_8_to_19(
    at: datetime, zone: str, says: str, decent: bool
) -> None:
    hour = hour_in(zone, moment_at(at, "Europe/Paris"))
    assert hour is not None
    assert (hour.says, hour.decent) == (says, decent)


def test_where_no_zone_is_known_there_is_no_hour() -> None:
    assert hour_in("", moment_at(datetime(2026, 11, 18, 8, tzinfo=UTC), "Europe/Paris")) is None


def test_R5d_hours_and_weekend_are_a_choice() -> None:
    friday = moment_at(datetime(2026, 11, 20, 7, 0, tzinfo=UTC), "Europe/Paris")
    sunday = moment_at(datetime(2026, 11, 22, 7, 0, tzinfo=UTC), "Europe/Paris")
    gulf = DecentHours(10, 22, frozenset((4, 5)))
    said = [
        (hour.says, hour.decent)
        for now in (friday, sunday)
        for hour in [hour_in("Asia/Dubai", now, gulf)]
        if hour is not None
    ]
    assert said == [("Fri 11:00 there", False), ("11:00 there", True)]


@pytest.mark.parametrize(
    ("text", "hours"),
    [("8-19", (8, 19)), (" 9 – 17 ", (9, 17)), ("0 to 24", (0, 24))],
)
def test_the_hours_as_typed(text: str, hours: tuple[int, int]) -> None:
    assert read_hours(text) == hours


@pytest.mark.parametrize("text", ["", "8", "19-8", "8-8", "8-25", "early", "8:30-19", "-8-19"])
def test_hours_that_are_none_are_said_to_be_so(text: str) -> None:
    with pytest.raises(ValueError, match="two whole hours, the earlier first: 8-19"):
        read_hours(text)
