"""Dates that come again each year: near, missed, partly known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.people.contact import PartialDate
from netui.domain.people.special_dates import MISSED_DAYS, Nearness, due, last_on, next_on

TODAY = date(2026, 11, 22)


def birthday(year: int | None, month: int | None, day: int | None) -> PartialDate:
    return PartialDate("birthday", year, month, day)


@pytest.mark.parametrize(
    ("day", "today", "said"),
    [
        (birthday(1986, 11, 22), TODAY, "birthday today, turns 40"),
        (birthday(None, 11, 22), TODAY, "birthday today"),
        (birthday(None, 11, 25), TODAY, "birthday in 3 days"),
        (birthday(1986, 11, 25), TODAY, "birthday in 3 days, turns 40"),
        (birthday(None, 11, 23), TODAY, "birthday tomorrow"),
        (birthday(None, 11, 20), TODAY, "birthday was 2 days ago"),
        (birthday(1986, 11, 20), TODAY, "birthday was 2 days ago, turned 40"),
        (birthday(None, 11, 21), TODAY, "birthday was yesterday"),
        (birthday(None, 11, 15), TODAY, "birthday was 7 days ago"),
        (birthday(None, 11, 14), TODAY, None),
        (birthday(None, 11, 29), TODAY, "birthday in 7 days"),
        (birthday(None, 11, 30), TODAY, None),
        (birthday(2026, 11, 22), TODAY, "birthday today"),
        (birthday(None, 1, 2), date(2026, 12, 30), "birthday in 3 days"),
        (birthday(1987, 1, 2), date(2026, 12, 30), "birthday in 3 days, turns 40"),
        (birthday(1986, 12, 30), date(2027, 1, 2), "birthday was 3 days ago, turned 40"),
        (PartialDate("wedding", 2016, 11, 22), TODAY, "wedding today, 10 years"),
        (PartialDate("anniversary", 2025, 11, 24), TODAY, "anniversary in 2 days, 1 year"),
        (PartialDate("", None, 11, 22), TODAY, "date today"),
    ],
)
def test_a_date_near_today_is_said_in_words(day: PartialDate, today: date, said: str | None) -> None:
    told = due(day, today)
    assert (told.says if told else None) == said


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2027, 2, 28), "birthday today, turns 31"),
        (date(2027, 3, 1), "birthday was yesterday, turned 31"),
        (date(2028, 2, 28), "birthday tomorrow, turns 32"),
        (date(2028, 2, 29), "birthday today, turns 32"),
        (date(2100, 2, 28), "birthday today, turns 104"),
    ],
)
def test_29_february_is_the_28th_in_common_years(today: date, said: str) -> None:
    told = due(birthday(1996, 2, 29), today)
    assert told is not None
    assert told.says == said


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 10, 24), None),
        (date(2026, 10, 27), "birthday in Nov, turns 40"),
        (date(2026, 11, 1), "birthday this month, turns 40"),
        (date(2026, 11, 8), "birthday this month, turns 40"),
        (date(2026, 11, 9), None),
        (date(2026, 11, 30), None),
    ],
)
def test_a_month_counts_once_at_its_first_day(today: date, said: str | None) -> None:
    told = due(birthday(1986, 11, None), today)
    assert (told.says if told else None) == said
    assert told is None or told.on == date(2026, 11, 1)


@pytest.mark.parametrize(
    "day",
    [
        birthday(1986, None, None),
        birthday(None, None, 22),
        birthday(None, None, None),
        birthday(None, 2, 30),
        birthday(None, 4, 31),
        birthday(None, 13, 1),
        birthday(None, 0, 1),
        birthday(None, 11, 0),
        PartialDate("birthday", text="in spring"),
        birthday(2030, 11, 22),
        birthday(99999, 11, 22),
    ],
)
def test_what_says_too_little_or_has_not_begun_is_never_due(day: PartialDate) -> None:
    assert all(due(day, TODAY + timedelta(days=days)) is None for days in range(-400, 400))


def test_a_date_greeted_is_done_until_it_comes_again() -> None:
    day = birthday(1986, 11, 25)
    told = due(day, TODAY)
    assert told is not None
    assert (told.on, told.nearness, told.years) == (date(2026, 11, 25), Nearness.COMING, 40)
    assert due(day, TODAY, greeted=told.on) is None
    assert due(day, date(2026, 11, 28), greeted=told.on) is None
    again = due(day, date(2027, 11, 25), greeted=told.on)
    assert again is not None
    assert again.says == "birthday today, turns 41"


def test_each_date_has_its_own_lead_time() -> None:
    day = birthday(None, 12, 22)
    assert due(replace(day, lead=29), TODAY) is None
    told = due(replace(day, lead=30), TODAY)
    assert told is not None
    assert told.says == "birthday in 30 days"
    assert due(replace(birthday(None, 11, 23), lead=0), TODAY) is None
    assert due(replace(birthday(None, 11, 22), lead=-5), TODAY) is not None


def test_a_first_time_to_come_is_the_next() -> None:
    assert next_on(PartialDate("wedding", 2031, 5, 1), TODAY) == date(2031, 5, 1)
    assert last_on(PartialDate("wedding", 2031, 5, 1), TODAY) is None


days = st.builds(
    PartialDate,
    st.sampled_from(["birthday", "wedding", ""]),
    st.one_of(st.none(), st.integers(-5, 12000)),
    st.one_of(st.none(), st.integers(-1, 14)),
    st.one_of(st.none(), st.integers(-1, 32)),
)


@given(days, st.dates(), st.integers(0, 60))
def test_what_is_due_lies_within_its_days(day: PartialDate, today: date, lead: int) -> None:
    before, after = last_on(day, today), next_on(day, today)
    assert before is None or (before <= today and (today - before).days <= 366)
    assert after is None or today <= after
    told = due(replace(day, lead=lead), today)
    if told is not None:
        assert -MISSED_DAYS <= (told.on - today).days <= lead
        assert told.on in (before, after)
        assert told.nearness is {0: Nearness.TODAY}.get(
            (told.on - today).days, Nearness.COMING if told.on > today else Nearness.MISSED
        )
        assert due(replace(day, lead=lead), today, greeted=told.on) is None
    elif before is not None:
        assert before != today


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_whole_date_comes_every_year_on_its_day(born: date, today: date) -> None:
    after = next_on(birthday(born.year, born.month, born.day), today)
    assert after is not None
    assert (after.month, after.day) == (born.month, born.day) or (born.month, born.day, after.day) == (2, 29, 28)
