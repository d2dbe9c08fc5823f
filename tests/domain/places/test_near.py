"""Who comes first near a place: depth × overdue × distance, by tables; and whom to call while waiting."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.due.cadence import Cadence, Interval
from netui.domain.places.airport import Wait, dialled, read_wait, tel, worth_a_call
from netui.domain.places.near import REACHES, Candidate, most_possible, ranked, score, wider
from netui.domain.places.place import Place, PlaceKind

TODAY = date(2026, 11, 18)
LONG_AGO = date(2020, 1, 1)


def who(
    number: int = 1, depth: int = 0, days: int | None = None, weeks: int | None = None, km: float | None = 0
) -> Candidate:
    """Somebody last in touch so many days ago, with a cadence of so many weeks."""
    last = None if days is None else TODAY - timedelta(days=days)
    cadence = None if weeks is None else Cadence(Interval(weeks=weeks), LONG_AGO)
    return Candidate(number, depth, last, cadence, km)


@pytest.mark.parametrize(
    ("person", "says"),
    [
        (who(depth=0, days=0, weeks=3), 1 * 0.5 * 1),
        (who(depth=5, days=0, weeks=3), 6 * 0.5 * 1),
        (who(depth=5, days=21, weeks=3), 6 * 1.5 * 1),
        (who(depth=5, days=42, weeks=3), 6 * 2.5 * 1),
        (who(depth=5, days=4200, weeks=3), 6 * 2.5 * 1),
        (who(depth=5, weeks=3), 6 * 2.5 * 1),
        (who(depth=3, days=365), 4 * 1.5 * 1),
        (who(depth=3, days=3650), 4 * 1.5 * 1),
        (who(depth=3), 4 * 0.5 * 1),
        (who(depth=3, days=-5, weeks=3), 4 * 0.5 * 1),
        (who(depth=1, days=0, weeks=3, km=50), 2 * 0.5 / 2),
        (who(depth=1, days=0, weeks=3, km=100), 2 * 0.5 / 3),
        (who(depth=1, days=0, weeks=3, km=None), 2 * 0.5 * 1),
    ],
)
def test_R5a_the_score_is_depth_times_overdue_times_distance(person: Candidate, says: float) -> None:
    assert score(person, TODAY) == pytest.approx(says)


def test_R5a_of_equal_ones_the_nearest_comes_first_and_each_part_counts() -> None:
    deep, late, near = who(1, 4, 10, 3), who(2, 2, 42, 3), who(3, 2, 10, 3)
    far = who(4, 2, 10, 3, km=40)
    assert ranked([far, near, late, deep], TODAY) == [2, 1, 3, 4]
    assert ranked([who(8, 2, km=3), who(9, 2, km=None), who(7, 2, km=None)], TODAY) == [7, 9, 8]


@given(st.integers(0, 5), st.none() | st.integers(-99, 9999), st.none() | st.integers(1, 99), st.floats(0, 20000))
def test_nobody_is_above_what_their_depth_allows(
    depth: int, days: int | None, weeks: int | None, km: float
) -> None:
    assert 0 < score(who(1, depth, days, weeks, km), TODAY) <= most_possible(depth)


def test_R5a_wider_and_narrower_go_by_steps_and_end() -> None:
    assert (wider(50, 1), wider(50, -1), wider(30, 1)) == (100, 25, 50)
    assert (wider(REACHES[-1], 1), wider(REACHES[0], -1)) == (REACHES[-1], REACHES[0])


def test_R5d_five_are_worth_a_call_by_depth_and_overdue_however_far() -> None:
    people = [
        who(1, 5, 60, 3, km=2283),
        who(2, 5, 3, 3),  # spoken with this week
        who(3, 5, 8, 3),
        who(4, 0),  # only known of, never in touch
        who(5, 0, 800),
        who(6, 1),
        who(7, 2, 100, 3),
        who(8, 2, 90, 3),
    ]
    people = [Candidate(one.contact_id, one.depth, one.last, one.cadence) for one in people]
    assert worth_a_call(people, TODAY) == [1, 7, 8, 3, 5]
    assert worth_a_call(people, TODAY, 1) == [1]


@pytest.mark.parametrize(
    ("text", "minutes", "place"),
    [
        ("40 PEK", 40, "PEK"),
        ("40 minutes at PEK", 40, "PEK"),
        ("I have 25 min in Madrid, Spain", 25, "Madrid, Spain"),
        ("90m LHR", 90, "LHR"),
        ("15, BCN", 15, "BCN"),
        ("PEK", 40, "PEK"),
        ("30 München", 30, "München"),
        ("12 Atlanta", 12, "Atlanta"),
    ],
)
def test_R5d_minutes_and_place_as_typed(text: str, minutes: int, place: str) -> None:
    assert read_wait(text) == (minutes, place)


@pytest.mark.parametrize("text", ["", "40", "0 PEK", "1000 PEK", "  "])
def test_a_wait_that_is_none_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="40 PEK"):
        read_wait(text)


def test_R5d_the_minutes_left_run_out() -> None:
    since = datetime(2026, 11, 18, 8, tzinfo=UTC)
    wait = Wait(Place(0, PlaceKind.AIRPORT, "Beijing", "CN", "China", (40, 116), "Asia/Shanghai"), 40, since)
    assert [wait.says(since + timedelta(minutes=after)) for after in (0, 8.5, 40, 99)] == [
        "40 min left",
        "31 min left",
        "boarding now",
        "boarding now",
    ]


@pytest.mark.parametrize(
    ("typed", "country", "number", "address"),
    [
        ("+34 600 123 123", "", "+34 600 12 31 23", "tel:+34600123123"),
        ("600 123 123", "ES", "+34 600 12 31 23", "tel:+34600123123"),
        ("0049 30 123456", "DE", "+49 30 123456", "tel:+4930123456"),
        ("(415) 555-0100 ext 7", "US", "+1 415-555-0100", "tel:+14155550100"),
        ("600 123 123", "", "600 123 123", "tel:600123123"),
        ("ask Ana", "", "", ""),
        ("", "ES", "", ""),
        ("\x1b+34 600 123 123\x07", "", "+34 600 12 31 23", "tel:+34600123123"),
        ("9" * 100_000, "ES", "9" * 60, "tel:" + "9" * 60),
    ],
)
def test_R5d_a_number_is_dialled_as_from_abroad(typed: str, country: str, number: str, address: str) -> None:
    assert (dialled(typed, country), tel(dialled(typed, country))) == (number, address)
