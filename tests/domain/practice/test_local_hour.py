"""The hour where somebody lives: by the names of the zones, and honest about what it does not know."""

from datetime import UTC, datetime

import pytest

from netui.domain.moment import moment_at
from netui.domain.practice.local_hour import local_hour, zone_of


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Madrid", "Europe/Madrid"),
        ("madrid, Spain", "Europe/Madrid"),
        ("New York", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("ZÜRICH", "Europe/Zurich"),
        ("北京", "Asia/Shanghai"),
        ("Haikou", "Asia/Shanghai"),
        ("Braga, Portugal", "Europe/Lisbon"),
        ("London, Ontario", "America/Toronto"),
        ("Paris, TX", "America/Chicago"),
        ("Paris, France", "Europe/Paris"),
        ("Córdoba, Spain", "Europe/Madrid"),
        ("Nowhere", None),
        ("West", None),
        ("", None),
        ("New", None),
        ("x" * 100_000, None),
    ],
)
def test_a_place_has_the_zone_of_its_city(place: str, zone: str | None) -> None:
    now = moment_at(datetime(2026, 11, 18, 8, tzinfo=UTC), "Europe/Paris")
    assert zone_of(place) == zone
    hour = local_hour(place, now)
    assert (hour.zone if hour else None) == zone


@pytest.mark.parametrize(
    ("at", "place", "says", "decent"),
    [
        (datetime(2026, 11, 18, 13, 20, tzinfo=UTC), "London", "13:20 there", True),
        (datetime(2026, 11, 18, 13, 20, tzinfo=UTC), "New York", "08:20 there", True),
        (datetime(2026, 11, 18, 12, 59, tzinfo=UTC), "New York", "07:59 there", False),
        (datetime(2026, 11, 18, 18, 59, tzinfo=UTC), "London", "18:59 there", True),
        (datetime(2026, 11, 18, 19, 0, tzinfo=UTC), "London", "19:00 there", False),
        (datetime(2026, 11, 20, 16, 30, tzinfo=UTC), "Tokyo", "Sat 01:30 there", False),
        (datetime(2026, 11, 21, 12, 0, tzinfo=UTC), "London", "Sat 12:00 there", False),
    ],
)
def test_the_hour_there_is_decent_on_a_weekday_from_8_to_19(
    at: datetime, place: str, says: str, decent: bool
) -> None:
    hour = local_hour(place, moment_at(at, "Europe/Paris"))
    assert hour is not None
    assert (hour.says, hour.decent) == (says, decent)
