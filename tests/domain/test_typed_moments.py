"""When something happened, as typed before the colon of a log line."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netui.domain.line.typed_dates import parse_when

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("yesterday 16:30", "2026-11-21 16:30"),
        ("yesterday at 16:30", "2026-11-21 16:30"),
        ("16:30 yesterday", "2026-11-21 16:30"),
        ("today 9:15", "2026-11-22 09:15"),
        ("12 nov 14:00", "2026-11-12 14:00"),
        ("2026-11-20 09:00", "2026-11-20 09:00"),
        ("2026-11-20T09:00", "2026-11-20 09:00"),
        ("mon 9am", "2026-11-16 09:00"),
        ("9am", "2026-11-22 09:00"),
        ("9:30 pm", "2026-11-22 21:30"),
        ("12am", "2026-11-22 00:00"),
        ("12pm", "2026-11-22 12:00"),
        ("23:15", "2026-11-22 23:15"),
        ("2h ago", "2026-11-22 13:00"),
        ("5m ago", "2026-11-22 14:55"),
        ("16h ago", "2026-11-21 23:00"),
        ("an hour ago", "2026-11-22 14:00"),
        ("1h30 ago", "2026-11-22 13:30"),
    ],
)
def test_a_time_of_day_is_kept(text: str, local: str) -> None:
    when = parse_when(text, NOW, BERLIN)
    assert when is not None
    assert when.timed
    assert when.at.astimezone(ZoneInfo(BERLIN)).strftime("%Y-%m-%d %H:%M") == local
    assert when.day.isoformat() == local[:10]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("mon", "2026-11-16"),
        ("yesterday", "2026-11-21"),
        ("3 days ago", "2026-11-19"),
        ("12 nov", "2026-11-12"),
        ("sun", "2026-11-22"),
        ("today", "2026-11-22"),
        ("24.12.", "2025-12-24"),
        ("last week", "2026-11-15"),
        ("tomorrow", "2026-11-23"),
        ("Mon", "2026-11-16"),
        ("2026-11-20", "2026-11-20"),
    ],
)
def test_a_day_alone_is_its_noon(text: str, day: str) -> None:
    when = parse_when(text, NOW, BERLIN)
    assert when is not None
    assert not when.timed
    assert when.day == date.fromisoformat(day)
    assert when.at == datetime.combine(when.day, datetime.min.time(), ZoneInfo(BERLIN)) + timedelta(hours=12)


def test_today_is_never_later_than_now() -> None:
    morning = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
    when = parse_when("today", morning, BERLIN)
    assert when is not None
    assert when.at == morning


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "16",
        "1630",
        "nov",
        "march",
        "Dana",
        "Jan",
        "3d",
        "2w",
        "15m",
        "1h",
        "1h30",
        "90min",
        "eom",
        "25:00",
        "in 3 days",
        "by march",
        "by fri",
        "next week",
        "13pm",
        "5M ago",
        "note",
        "16:3",
        "16:60",
        "fri fri",
        "x" * 99,
    ],
)
def test_bare_words_and_lengths_are_no_when(text: str) -> None:
    assert parse_when(text, NOW, BERLIN) is None


def test_the_day_is_that_of_the_zone() -> None:
    when = parse_when("today 9am", datetime(2026, 11, 22, 22, 0, tzinfo=UTC), "Asia/Tokyo")
    assert when is not None
    assert when.day == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("29.3.2026 02:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("29.3.2026 03:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("25.10.2026 02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("25.10.2026 03:30", datetime(2026, 10, 25, 2, 30, tzinfo=UTC)),
    ],
)
def test_changed_clocks_give_a_real_instant(text: str, instant: datetime) -> None:
    when = parse_when(text, NOW, BERLIN)
    assert when is not None
    assert when.at == instant


@given(st.text(max_size=60), st.sampled_from([BERLIN, "Asia/Kathmandu", "Pacific/Apia"]))
@example("99999h ago", BERLIN)
def test_no_text_breaks_a_when(text: str, zone: str) -> None:
    parse_when(text, NOW, zone)
