"""Repetition rules: the same days as another program finds, and a limit to what is followed."""

from datetime import date, datetime, timedelta
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.exchange.calendars.rules import Unworkable, parse_rule, rule_days

NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules that another program understands alike: weekdays with and without a number it joins differently."""
    frequency = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.sampled_from((1, 1, 2, 3, 7)))}"]
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 40))}")
    if draw(st.booleans()):
        months = draw(st.sets(st.integers(1, 12), min_size=1, max_size=3))
        parts.append("BYMONTH=" + ",".join(map(str, months)))
    if frequency != "WEEKLY" and draw(st.booleans()):
        of_month = st.sampled_from((1, 15, 28, 29, 30, 31, -1, -2, -31))
        parts.append("BYMONTHDAY=" + ",".join(map(str, draw(st.sets(of_month, min_size=1, max_size=3)))))
    if draw(st.booleans()):
        week_days = draw(st.sets(st.sampled_from(NAMES), min_size=1, max_size=3))
        number = draw(st.sampled_from(("", "1", "2", "5", "-1"))) if frequency in ("MONTHLY", "YEARLY") else ""
        parts.append("BYDAY=" + ",".join(number + name for name in sorted(week_days)))
        if frequency in ("MONTHLY", "YEARLY"):
            parts += draw(st.sampled_from(([], ["BYSETPOS=1"], ["BYSETPOS=-1"], ["BYSETPOS=2,-1"])))
    return ";".join((*parts, f"WKST={draw(st.sampled_from(('MO', 'SU')))}"))


@settings(max_examples=60)
@given(
    rules(),
    st.dates(date(2021, 1, 1), date(2024, 12, 31)),
    st.dates(date(2024, 1, 1), date(2025, 12, 31)),
    st.integers(0, 800),
)
def test_a_rule_gives_the_days_that_another_program_finds(
    rule: str, first: date, since: date, length: int
) -> None:
    until = since + timedelta(length)
    begins = datetime.combine(first, datetime.min.time())
    end = "" if "COUNT" in rule else ";UNTIL=20290101T000000"
    theirs = (each.date() for each in rrulestr(rule + end, dtstart=begins))
    expected = [day for day in takewhile(lambda day: day <= until, theirs) if day >= since]

    assert list(rule_days(parse_rule(rule), first, since, until)) == expected


@pytest.mark.parametrize(
    ("rule", "first", "expected"),
    [
        ("FREQ=YEARLY", date(2024, 2, 29), ["2028-02-29"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", date(2024, 2, 29), ["2025-02-28", "2026-02-28"]),
        ("freq=yearly; bymonth=2 ;bymonthday=-1;count=2", date(2024, 2, 29), ["2025-02-28"]),
        ("FREQ=YEARLY;BYYEARDAY=-1", date(2024, 12, 31), ["2025-12-31", "2026-12-31"]),
        ("FREQ=DAILY;INTERVAL=99999", date(2024, 12, 31), []),
    ],
)
def test_days_that_not_every_year_has(rule: str, first: date, expected: list[str]) -> None:
    found = rule_days(parse_rule(rule), first, date(2025, 1, 1), date(2028, 12, 31))

    assert [day.isoformat() for day in found][: len(expected) or None] == expected


@pytest.mark.parametrize("first", [date.min, date(9999, 12, 1), date.max])
@pytest.mark.parametrize("frequency", ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
def test_at_the_ends_of_the_calendar_a_rule_ends(first: date, frequency: str) -> None:
    assert list(rule_days(parse_rule(f"FREQ={frequency}"), first, date.max, date.max)) in ([], [date.max])


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;COUNT=1",
        "FREQ=FORTNIGHTLY",
        "FREQ=DAILY;BYHOUR=9,17",
        "FREQ=YEARLY;BYWEEKNO=1",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=x",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTH=,",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;INTERVAL=٣",
    ],
)
def test_what_is_not_followed_is_said_so(rule: str) -> None:
    with pytest.raises(Unworkable, match="repeats"):
        parse_rule(rule)
