"""Typed dates: every shape that is one, and the many words that are none."""

from contextvars import copy_context
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netui.domain.line.date_shapes import WEEK_START, WEEKDAYS
from netui.domain.line.typed_dates import date_at_end, parse_day

SUNDAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
BERLIN = "Europe/Berlin"
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2900, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-22"),
        ("Today", "2026-11-22"),
        ("tmr", "2026-11-23"),
        ("tomorrow", "2026-11-23"),
        ("yesterday", "2026-11-21"),
        ("fri", "2026-11-27"),
        ("Friday", "2026-11-27"),
        ("sun", "2026-11-29"),
        ("mon", "2026-11-23"),
        ("next monday", "2026-11-23"),
        ("this thu", "2026-11-26"),
        ("3d", "2026-11-25"),
        ("2w", "2026-12-06"),
        ("3w", "2026-12-13"),
        ("3m", "2027-02-22"),
        ("6mo", "2027-05-22"),
        ("1y", "2027-11-22"),
        ("0d", "2026-11-22"),
        ("eow", "2026-11-27"),
        ("eom", "2026-11-30"),
        ("eoq", "2026-12-31"),
        ("eoy", "2026-12-31"),
        ("end of the month", "2026-11-30"),
        ("12 nov", "2027-11-12"),
        ("nov 12", "2027-11-12"),
        ("22 nov", "2026-11-22"),
        ("23 Nov", "2026-11-23"),
        ("12 november 2027", "2027-11-12"),
        ("November 12th, 2027", "2027-11-12"),
        ("12th of november", "2027-11-12"),
        ("24.12.", "2026-12-24"),
        ("24.12.2026", "2026-12-24"),
        ("24.12.27", "2027-12-24"),
        ("24. 12. 2027", "2027-12-24"),
        ("2026-11-30", "2026-11-30"),
        ("29 feb", "2028-02-29"),
        ("fri 27 nov", "2026-11-27"),
        ("Fri, 27 Nov 2026", "2026-11-27"),
        ("in 3 days", "2026-11-25"),
        ("in a week", "2026-11-29"),
        ("in two months", "2027-01-22"),
        ("in 3w", "2026-12-13"),
        ("in twenty-five days", "2026-12-17"),
        ("3 days ago", "2026-11-19"),
        ("2 weeks ago", "2026-11-08"),
        ("2h ago", "2026-11-22"),
        ("5m ago", "2026-11-22"),
        ("twenty days ago", "2026-11-02"),
        ("next week", "2026-11-29"),
        ("next month", "2026-12-22"),
        ("next year", "2027-11-22"),
        ("by march", "2027-03-31"),
        ("in March", "2027-03-31"),
        ("before march", "2027-03-31"),
        ("by nov", "2026-11-30"),
        ("by feb 2028", "2028-02-29"),
        ("by end of march", "2027-03-31"),
        ("by fri", "2026-11-27"),
        ("on 12 nov", "2027-11-12"),
        ("24/12/2026", "2026-12-24"),
        ("12/11/2026", "2026-11-12"),
        ("3 weeks", "2026-12-13"),
        ("  in   3\tdays ", "2026-11-25"),
    ],
)
def test_a_whole_text_is_a_date(text: str, day: str) -> None:
    assert parse_day(text, SUNDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "12",
        "2027",
        "march",
        "May",
        "jan",
        "Dana",
        "5M",
        "3W",
        "3.12",
        "31 nov",
        "30 feb 2027",
        "sat 27 nov",
        "2026-13-01",
        "0001-01-01",
        "9999-12-31",
        "9999y",
        "99999d",
        "for 3w",
        "12 nov 15",
        "chapter 3",
        "24/7",
        "now",
        "by",
        "in",
        "by by",
        "ago",
        "3 ago",
        "in 3",
        "next",
        "next dana",
        "4.5",
        "1.2.3",
        "²d",
        "in 2 hours",
        "x" * 99,
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert parse_day(text, SUNDAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("mon", "2026-11-16"),
        ("sun", "2026-11-22"),
        ("12 nov", "2026-11-12"),
        ("23 nov", "2025-11-23"),
        ("24.12.", "2025-12-24"),
        ("29 feb", "2024-02-29"),
        ("last fri", "2026-11-20"),
        ("last sun", "2026-11-15"),
        ("2026-12-24", "2026-12-24"),
    ],
)
def test_the_past_is_read_backwards(text: str, day: str) -> None:
    assert parse_day(text, SUNDAY, past=True) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("week_start", "today", "day"),
    [
        (0, "2026-11-22", "2026-11-27"),
        (6, "2026-11-22", "2026-11-27"),
        (6, "2026-11-27", "2026-11-27"),
        (5, "2026-11-19", "2026-11-19"),
        (5, "2026-11-20", "2026-11-26"),
        (5, "2026-11-21", "2026-11-26"),
    ],
)
def test_the_working_week_ends_on_friday_or_before_a_week_that_starts_on_saturday_on_thursday(
    week_start: int, today: str, day: str
) -> None:
    def read() -> date | None:
        WEEK_START.set(week_start)
        return parse_day("end of the week", date.fromisoformat(today))

    assert copy_context().run(read) == date.fromisoformat(day)


def test_slashes_follow_the_order_asked_for() -> None:
    assert parse_day("12/11/2026", SUNDAY, day_first=False) == date(2026, 12, 11)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("1m", "2027-01-31", "2027-02-28"),
        ("1m", "2028-01-31", "2028-02-29"),
        ("3m", "2026-11-30", "2027-02-28"),
        ("1y", "2028-02-29", "2029-02-28"),
        ("eom", "2026-11-30", "2026-11-30"),
        ("eow", "2026-11-27", "2026-11-27"),
        ("eoq", "2027-01-01", "2027-03-31"),
        ("29 feb", "2028-02-29", "2028-02-29"),
        ("29 feb", "2896-03-01", "2904-02-29"),
        ("by feb", "2028-02-29", "2028-02-29"),
        ("by feb", "2028-03-01", "2029-02-28"),
        ("tmr", "2027-12-31", "2028-01-01"),
    ],
)
def test_months_end_where_the_calendar_ends_them(text: str, today: str, day: str) -> None:
    assert parse_day(text, date.fromisoformat(today)) == date.fromisoformat(day)


@given(st.sampled_from(sorted(WEEKDAYS)), DAYS)
def test_a_weekday_is_one_to_seven_days_ahead(name: str, today: date) -> None:
    ahead, back = parse_day(name, today), parse_day(name, today, past=True)
    assert ahead is not None
    assert back is not None
    assert 1 <= (ahead - today).days <= 7
    assert 0 <= (today - back).days <= 6
    assert ahead.weekday() == back.weekday() == WEEKDAYS[name]


@given(DAYS, DAYS)
def test_a_yearless_day_is_the_nearest_on_its_side(day: date, today: date) -> None:
    ahead = parse_day(f"{day.day}.{day.month}.", today)
    back = parse_day(f"{day.day}.{day.month}.", today, past=True)
    assert ahead is not None
    assert back is not None
    assert back <= today <= ahead
    assert (ahead.day, ahead.month) == (back.day, back.month) == (day.day, day.month)


@given(st.text(max_size=60), DAYS, st.booleans())
@example("٣d", SUNDAY, False)
@example("in twenty day days", SUNDAY, False)
@example("99/99/9999", SUNDAY, False)
def test_no_text_breaks_the_reading(text: str, today: date, past: bool) -> None:
    parse_day(text, today, past=past)
    date_at_end(text, today)


@pytest.mark.parametrize(
    ("text", "rest", "day"),
    [
        ("send the deck fri", "send the deck", "2026-11-27"),
        ("send the deck Friday", "send the deck", "2026-11-27"),
        ("send the deck Fri", "send the deck", "2026-11-27"),
        ("send the deck, by fri.", "send the deck", "2026-11-27"),
        ("send the deck (by fri)", "send the deck", "2026-11-27"),
        ("cfo by march", "cfo", "2027-03-31"),
        ("see you in May", "see you", "2027-05-31"),
        ("hire before jan", "hire", "2027-01-31"),
        ("send deck 12 nov 2027", "send deck", "2027-11-12"),
        ("send deck on fri 27 nov", "send deck", "2026-11-27"),
        ("send deck by the end of the month", "send deck", "2026-11-30"),
        ("ship 24.12.", "ship", "2026-12-24"),
        ("call back in 3 days", "call back", "2026-11-25"),
        ("call back 3w", "call back", "2026-12-13"),
        ("slides for mon", "slides", "2026-11-23"),
        ("deck we spoke of yesterday", "deck we spoke of", "2026-11-21"),
        ("call fri 15:00", "call 15:00", "2026-11-27"),
        ("call tomorrow at 3pm", "call at 3pm", "2026-11-23"),
        ("meet on Sun", "meet", "2026-11-29"),
        ("寄 deck fri", "寄 deck", "2026-11-27"),
        ("send 🎁 tmr", "send 🎁", "2026-11-23"),
    ],
)
def test_the_last_words_are_the_date(text: str, rest: str, day: str) -> None:
    found = date_at_end(text, SUNDAY)
    assert found is not None
    assert (found.text, found.day) == (rest, date.fromisoformat(day))


@pytest.mark.parametrize(
    "text",
    [
        "intro to Jan",
        "read chapter 3",
        "may come",
        "he may",
        "Mark said he may",
        "talk to April",
        "Sun",
        "visit Sun",
        "talk to Mon",
        "send deck to Sun",
        "visit Sun Microsystems",
        "raise 5M",
        "raise 5 M",
        "a 3D",
        "fri",
        "12 nov",
        "lie in the sun",
        "runs every mon",
        "what I said last fri",
        "nanny for 3w",
        "funding of 2m",
        "grew to 3m",
        "send deck fri maybe",
        "call at 15:00",
        "room 12",
        "version 3.12",
        "book 24/7",
        "april",
        "",
        "  ",
        "in march",
    ],
)
def test_prose_holds_no_date(text: str) -> None:
    assert date_at_end(text, SUNDAY) is None


def test_only_the_end_of_a_long_text_is_read() -> None:
    found = date_at_end("word " * 200_000 + "fri", SUNDAY)
    assert found is not None
    assert found.day == date(2026, 11, 27)
