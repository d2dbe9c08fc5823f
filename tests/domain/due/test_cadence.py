"""Cadences by the calendar: written, read back, added to a day, and which of several applies."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netui.domain.due.cadence import DEFAULT_TIERS, Cadence, Interval, cutoff, effective
from netui.domain.people.contact import Tier

numbers = st.integers(0, 40)
intervals = st.builds(Interval, st.integers(0, 30), numbers, numbers, st.integers(0, 400)).filter(
    lambda interval: interval != Interval()
)
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))

THREE_WEEKS = Interval(weeks=3)
SINCE = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("typed", "interval", "iso", "words"),
    [
        ("3w", Interval(weeks=3), "P3W", "3 weeks"),
        ("P3W", Interval(weeks=3), "P3W", "3 weeks"),
        (" p3w ", Interval(weeks=3), "P3W", "3 weeks"),
        ("2m", Interval(months=2), "P2M", "2 months"),
        ("2 mo", Interval(months=2), "P2M", "2 months"),
        ("1 month", Interval(months=1), "P1M", "1 month"),
        ("2 Months", Interval(months=2), "P2M", "2 months"),
        ("1y", Interval(years=1), "P1Y", "1 year"),
        ("10 days", Interval(days=10), "P10D", "10 days"),
        ("P1Y2M3W4D", Interval(1, 2, 3, 4), "P1Y2M3W4D", "1 year 2 months 3 weeks 4 days"),
        ("P1Y3D", Interval(years=1, days=3), "P1Y3D", "1 year 3 days"),
    ],
)
def test_an_interval_is_read_as_typed_and_as_iso(typed: str, interval: Interval, iso: str, words: str) -> None:
    assert Interval.parse(typed) == interval
    assert interval.iso() == iso
    assert interval.words() == words


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "P",
        "w",
        "3",
        "3x",
        "-3w",
        "3.5w",
        "PT3H",
        "P1D1W",
        "every week",
        "P3W\x00",
        "soon",
        "3w3",
        "P-1D",
        "99999d",
    ],
)
def test_what_is_no_interval_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match="is no interval"):
        Interval.parse(typed)


@pytest.mark.parametrize("typed", ["0d", "0w", "P0D", "P0Y0M"])
def test_an_interval_of_nothing_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="always be due"):
        Interval.parse(typed)


@given(intervals)
def test_an_interval_survives_being_written_and_read(interval: Interval) -> None:
    assert Interval.parse(interval.iso()) == interval


@given(st.text(max_size=20))
def test_any_text_is_an_interval_or_a_sentence(text: str) -> None:
    try:
        interval = Interval.parse(text)
    except ValueError:
        return
    assert Interval.parse(interval.iso()) == interval
    assert interval.words()


@pytest.mark.parametrize(
    ("day", "interval", "due"),
    [
        ("2026-01-31", Interval(months=1), "2026-02-28"),
        ("2028-01-31", Interval(months=1), "2028-02-29"),
        ("2026-03-31", Interval(months=1), "2026-04-30"),
        ("2026-08-31", Interval(months=6), "2027-02-28"),
        ("2026-12-31", Interval(months=2), "2027-02-28"),
        ("2026-02-28", Interval(months=1), "2026-03-28"),
        ("2028-02-29", Interval(years=1), "2029-02-28"),
        ("2028-02-29", Interval(years=4), "2032-02-29"),
        ("2026-11-18", Interval(weeks=3), "2026-12-09"),
        ("2026-12-24", Interval(days=10), "2027-01-03"),
        ("2026-01-31", Interval(months=1, days=1), "2026-03-01"),
        ("2026-03-28", Interval(days=1), "2026-03-29"),
        ("9999-12-01", Interval(months=1), "9999-12-31"),
        ("9990-01-01", Interval(years=40), "9999-12-31"),
    ],
)
def test_a_cadence_counts_by_the_calendar(day: str, interval: Interval, due: str) -> None:
    assert interval.after(date.fromisoformat(day)) == date.fromisoformat(due)


@given(days, intervals)
def test_due_is_always_later_and_never_leaps_back(day: date, interval: Interval) -> None:
    assert interval.after(day) > day
    assert interval.after(day + timedelta(days=1)) >= interval.after(day)


@given(intervals, days)
@example(Interval(months=1), date(2026, 3, 30))
@example(Interval(months=1), date(2026, 2, 28))
@example(Interval(years=1), date(2028, 2, 29))
@example(Interval(months=6), date(2027, 2, 28))
@example(Interval(months=1, days=30), date(2026, 3, 31))
def test_the_cut_off_is_the_greatest_day_that_is_due_again(interval: Interval, today: date) -> None:
    day = cutoff(interval, today)
    assert interval.after(day) <= today
    assert interval.after(day + timedelta(days=1)) > today


@pytest.mark.parametrize("interval", [Interval(years=9000), Interval(days=999_999), Interval(2026, 11, 3, 4)])
def test_an_interval_longer_than_the_calendar_has_a_cut_off_too(interval: Interval) -> None:
    assert cutoff(interval, date(2026, 11, 18)) == date.min


@pytest.mark.parametrize("interval", [*DEFAULT_TIERS.values(), Interval(days=1), Interval(1, 1, 1, 1)])
def test_the_cut_off_splits_four_years_of_days_into_due_and_not_due(interval: Interval) -> None:
    today = date(2028, 2, 29)
    cut = cutoff(interval, today)
    for back in range(1500):
        day = today - timedelta(days=back)
        assert (interval.after(day) <= today) == (day <= cut)


def test_the_tiers_are_three_weeks_two_months_half_a_year_a_year() -> None:
    words = {tier.value: interval.words() for tier, interval in DEFAULT_TIERS.items()}
    assert words == {"A": "3 weeks", "B": "2 months", "C": "6 months", "D": "1 year"}


OWN = Cadence(Interval(days=90), SINCE)
WEEKLY = Cadence(Interval(weeks=1), SINCE)
MONTHLY = Cadence(Interval(months=1), SINCE)
THIRTY_DAYS = Cadence(Interval(days=30), SINCE)
BY_TIER = Cadence(THREE_WEEKS, SINCE)


@pytest.mark.parametrize(
    ("tier", "own", "tags", "by_tier", "applies"),
    [
        (Tier.A, OWN, (WEEKLY,), BY_TIER, OWN),
        (None, OWN, (), None, OWN),
        (Tier.A, None, (MONTHLY, WEEKLY), BY_TIER, WEEKLY),
        (Tier.A, None, (WEEKLY, MONTHLY), BY_TIER, WEEKLY),
        (Tier.A, None, (MONTHLY, THIRTY_DAYS), BY_TIER, THIRTY_DAYS),
        (Tier.D, None, (MONTHLY,), BY_TIER, MONTHLY),
        (Tier.A, None, (), BY_TIER, BY_TIER),
        (None, None, (), None, None),
        (Tier.AMBIENT, OWN, (WEEKLY,), None, None),
        (Tier.POOL, OWN, (WEEKLY,), BY_TIER, None),
    ],
)
def test_own_cadence_before_the_shortest_tag_before_the_tier_and_silence_before_all(
    tier: Tier | None,
    own: Cadence | None,
    tags: tuple[Cadence, ...],
    by_tier: Cadence | None,
    applies: Cadence | None,
) -> None:
    assert effective(tier, own, tags, by_tier) == applies
