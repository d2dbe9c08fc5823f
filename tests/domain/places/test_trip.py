"""The line that tells a trip, its legs, where I am on a day, and whom it brings near."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.line.day_ranges import days_in, read_days
from netui.domain.moment import moment_at
from netui.domain.places.place import Place, PlaceKind
from netui.domain.places.trip import (
    Leg,
    LegDraft,
    Trip,
    TripLine,
    VisitState,
    chances,
    now_at,
    parse_trip,
    prepare_words,
    there_at,
    there_words,
    trip_line,
    visitor_near,
    visitor_words,
)
from netui.domain.places.whereabouts import Whereabouts, located

TODAY = date(2026, 11, 18)  # a Wednesday

MADRID = Whereabouts("", "Madrid, Spain", "ES", "Europe/Madrid", (40.4165, -3.70256))
TOLEDO = Whereabouts("", "Toledo, Spain", "ES", "Europe/Madrid", (39.8581, -4.02263))
SEVILLE = Whereabouts("", "Sevilla, Spain", "ES", "Europe/Madrid", (37.38283, -5.97317))
LISBON = Whereabouts("", "Lisbon, Portugal", "PT", "Europe/Lisbon", (38.71667, -9.13333))
SPAIN = Whereabouts("", "Spain", "ES", "", None)
GENEVA = Whereabouts("", "Genève, Switzerland", "CH", "Europe/Zurich", (46.20222, 6.14569))
ANNEMASSE = Whereabouts("", "Annemasse, France", "FR", "Europe/Paris", (46.19439, 6.23775))


def dec(day: int) -> date:
    return date(2026, 12, day)


def leg(number: int, begins: date, ends: date, where: Whereabouts | None = None, place: str = "") -> Leg:
    return Leg(number, place or (where.says if where else "Xyz"), begins, ends, where)


class Known:
    """What a gazetteer of three places would say."""

    def __init__(self, text: str) -> None:
        spain = Place(
            1, PlaceKind.CITY, "Madrid", "ES", "Spain", (40.4, -3.7), "Europe/Madrid", population=3_200_000
        )
        twins = tuple(
            Place(number, PlaceKind.CITY, "Springfield", "US", "United States", (39, -89), "", state, 170_000)
            for number, state in enumerate(("Missouri", "Illinois"))
        )
        self.places = {"Madrid": (spain,), "Springfield": twins}.get(text, ())
        self.place = self.places[0] if len(self.places) == 1 else None


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("3-7 dec", dec(3), dec(7)),
        ("3 – 7 December", dec(3), dec(7)),
        ("3 to 7 dec 2027", date(2027, 12, 3), date(2027, 12, 7)),
        ("dec 3-7", dec(3), dec(7)),
        ("Dec 3-7, 2027", date(2027, 12, 3), date(2027, 12, 7)),
        ("3 dec - 7 dec", dec(3), dec(7)),
        ("from 3 dec until 7 dec", dec(3), dec(7)),
        ("28 dec - 3 jan", dec(28), date(2027, 1, 3)),
        ("28 dec - 3 jan 2028", date(2027, 12, 28), date(2028, 1, 3)),
        ("3.12.-7.12.", dec(3), dec(7)),
        ("3.-7.12.2026", dec(3), dec(7)),
        ("2026-12-03 to 2026-12-07", dec(3), dec(7)),
        ("2026-12-03 2026-12-07", dec(3), dec(7)),
        ("from mon to thu", date(2026, 11, 23), date(2026, 11, 26)),
        ("tue-thu", date(2026, 11, 24), date(2026, 11, 26)),
        ("today - 30 nov", TODAY, date(2026, 11, 30)),
        ("tomorrow", date(2026, 11, 19), date(2026, 11, 19)),
        ("fri", date(2026, 11, 20), date(2026, 11, 20)),
        ("3 dec", dec(3), dec(3)),
    ],
)
def test_R5c_days_are_read_as_people_write_them(text: str, begins: date, ends: date) -> None:
    assert read_days(text, TODAY) == (begins, ends)


def test_R5c_a_trip_one_is_in_the_midst_of_is_this_one_and_not_next_years() -> None:
    assert read_days("16-20 nov", TODAY) == (date(2026, 11, 16), date(2026, 11, 20))
    assert read_days("16 nov - 20 nov", TODAY) == (date(2026, 11, 16), date(2026, 11, 20))


@pytest.mark.parametrize(
    "text", ["", "jan", "3", "7-3 dec", "Paris", "32 dec", "dec", "1-2", "3 dec - 3 dec 1800"]
)
def test_R5c_what_is_no_days_is_not_guessed(text: str) -> None:
    assert read_days(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Beijing 3-7 dec", "Beijing"),
        ("San Jose, CA, from 3 to 7 dec", "San Jose, CA"),
        ("3-7 dec in Beijing", "Beijing"),
        ("São Paulo (3-7 dec)", "São Paulo"),
        ("Terminal 3 3-7 dec", "Terminal 3"),
    ],
)
def test_R5c_the_days_stand_behind_or_before_the_place(text: str, rest: str) -> None:
    found = days_in(text, TODAY)

    assert found is not None
    assert (found.text, found.begins, found.ends) == (rest, dec(3), dec(7))


def test_R5c_a_line_tells_legs_days_and_a_name() -> None:
    line = parse_trip("Shanghai 7-9 dec; Beijing 3-7 dec: China trade fair", TODAY)

    assert line == TripLine(
        "Shanghai 7-9 dec; Beijing 3-7 dec: China trade fair",
        (LegDraft("Beijing", dec(3), dec(7)), LegDraft("Shanghai", dec(7), dec(9))),
        "China trade fair",
        spans=line.spans,
    )
    assert [span.says for span in line.spans] == [
        "Shanghai, Mon 7 Dec – Wed 9 Dec, in 19 days",
        "Beijing, Thu 3 Dec – Mon 7 Dec, in 15 days",
        "called China trade fair",
    ]


def test_R5c_a_name_may_hold_colons_and_semicolons() -> None:
    line = parse_trip("Beijing 3 dec: 10:30: talks; dinner", TODAY)

    assert line.name == "10:30: talks; dinner"
    assert len(line.legs) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "where, and from when to when"),
        ("Paris", "“Paris” lacks days"),
        ("Beijing 3 dec; Paris", "“Paris” lacks days"),
        ("3 dec", "“3 dec” lacks a place"),
    ],
)
def test_R5c_what_is_missing_is_said(text: str, says: str) -> None:
    assert says in parse_trip(text, TODAY).refusal


def test_R5c_a_place_is_said_as_understood_kept_as_typed_where_unknown_and_listed_where_several() -> None:
    line = parse_trip("Madrid 3 dec; Xyz 4 dec; Springfield 5 dec", TODAY, Known)

    assert line.spans[0].says.startswith("Madrid, Spain, Thu 3 Dec")
    assert [draft.place for draft in line.legs] == ["Madrid", "Xyz", "Springfield"]
    unknown, several = line.notices
    assert "“Xyz”: it is kept as typed" in unknown
    assert several.startswith(
        "“Springfield” may be Springfield, Missouri, United States (170 k); Springfield, Ill"
    )


def test_R5c_legs_that_overlap_are_said_and_a_day_of_travel_is_none() -> None:
    assert not parse_trip("Beijing 3-7 dec; Shanghai 7-9 dec", TODAY).notices
    assert parse_trip("Madrid 3-9 dec; Lisbon 5-7 dec", TODAY).notices == (
        "Madrid and Lisbon overlap: Sat 5 Dec – Mon 7 Dec",
    )


_PLACES = st.text(st.sampled_from("abcdef Übung,'-"), min_size=1).map(lambda text: "P" + text.strip(" ,-'") + "x")
_LEGS = st.builds(
    lambda place, start, length: leg(0, TODAY + timedelta(start), TODAY + timedelta(start + length), place=place),
    _PLACES,
    st.integers(-400, 400),
    st.integers(0, 40),
)


@given(st.lists(_LEGS, min_size=1, max_size=3), st.text(st.sampled_from("ab :;,12-"), max_size=8))
def test_R5c_the_line_of_a_trip_reads_as_the_same_trip(legs: list[Leg], name: str) -> None:
    ordered = tuple(sorted(legs, key=lambda one: (one.begins, one.ends)))
    trip = Trip(1, ordered, name.strip())

    read = parse_trip(trip_line(trip), TODAY)

    assert [(one.place, one.begins, one.ends) for one in read.legs] == [
        (one.place, one.begins, one.ends) for one in ordered
    ]
    assert read.name == trip.name


@given(st.text(max_size=60))
def test_R5c_no_line_is_too_strange(text: str) -> None:
    line = parse_trip(text, TODAY, Known)

    assert line.raw == text
    assert bool(line.legs) != bool(line.refusal)


def test_R5c_where_i_am_is_the_leg_that_begins_later_on_a_day_of_travel() -> None:
    trip = Trip(1, (leg(1, dec(3), dec(7), MADRID), leg(2, dec(7), dec(9), LISBON)))

    assert [found and found.name for found in (now_at([trip], dec(day)) for day in (2, 3, 7, 9, 10))] == [
        None,
        "Madrid",
        "Lisbon",
        "Lisbon",
        None,
    ]


def test_R5c_the_question_two_weeks_before_counts_who_is_on_the_list() -> None:
    trip = Trip(1, (leg(1, date(2026, 11, 30), dec(4), MADRID),))
    states = [VisitState.WANTED, VisitState.WANTED, VisitState.ASKED, VisitState.DROPPED]

    assert prepare_words(trip, [], TODAY) == "Madrid in 12 days: whom to see?"
    assert prepare_words(trip, states, TODAY) == "Madrid in 12 days: 2 wanted, 1 asked"


@pytest.mark.parametrize(
    ("theirs", "home", "me", "near"),
    [
        (TOLEDO, MADRID, None, True),
        (SEVILLE, MADRID, None, True),  # far away, but in my country
        (ANNEMASSE, GENEVA, None, True),  # in another country, but near
        (LISBON, MADRID, None, False),
        (LISBON, MADRID, LISBON, True),
        (SPAIN, MADRID, None, True),
        (SPAIN, LISBON, None, False),
        (None, MADRID, None, False),
        (MADRID, None, None, False),
    ],
)
def test_R5e_a_visitor_is_near_my_home_near_me_or_in_my_country(
    theirs: Whereabouts | None, home: Whereabouts | None, me: Whereabouts | None, near: bool
) -> None:
    mine = leg(2, TODAY, TODAY, me) if me else None

    assert visitor_near(leg(1, TODAY, TODAY, theirs), home, mine) is near


def test_R5e_the_care_call_says_until_when() -> None:
    assert (
        visitor_words(leg(1, TODAY, date(2026, 11, 20), MADRID), TODAY)
        == "in Madrid until Fri 20 Nov: a care call"
    )
    assert visitor_words(leg(1, TODAY, TODAY, MADRID), TODAY) == "in Madrid today: a care call"


def test_R6b_the_first_leg_that_leads_near_somebody_is_the_one_to_celebrate_on() -> None:
    legs = [leg(1, dec(10), dec(11), TOLEDO), leg(2, dec(3), dec(4), LISBON), leg(3, dec(7), dec(8), MADRID)]

    found = chances([Whereabouts("", "Getafe, Spain", "ES", "", (40.30571, -3.73295))], legs)

    assert found is not None
    assert found.id == 3
    assert there_words(found, TODAY) == "you are in Madrid Mon 7 Dec"
    assert there_words(found, dec(7)) == "you are in Madrid until Tue 8 Dec"
    assert chances([GENEVA], legs) is None


def test_R5c_of_a_country_a_leg_keeps_which_one_it_is_and_no_point_in_it() -> None:
    spain = Place(0, PlaceKind.COUNTRY, "Spain", "ES", "Spain", (40.0, -4.0), "")

    assert located(spain) == SPAIN
    assert located(None) is None


@pytest.mark.parametrize(
    ("day", "hour", "zone", "name"),
    [
        (3, 7, "Europe/Madrid", None),  # before leaving
        (3, 23, "Asia/Shanghai", "Beijing"),  # landed
        (5, 7, "Europe/Madrid", "Beijing"),  # a laptop that was never set
        (7, 6, "Asia/Shanghai", "Beijing"),
        (7, 22, "Europe/Madrid", None),  # home again
        (8, 6, "Europe/Madrid", None),
    ],
)
def test_R5c_on_the_days_of_the_way_the_laptops_zone_tells_where_i_am(
    day: int, hour: int, zone: str, name: str | None
) -> None:
    china = Whereabouts("", "Beijing, China", "CN", "Asia/Shanghai", (39.9, 116.4))
    trip = Trip(1, (Leg(1, "Beijing", dec(3), dec(7), china),))
    moment = moment_at(datetime(2026, 12, day, hour, tzinfo=ZoneInfo(zone)).astimezone(UTC), zone)
    leg = there_at([trip], moment)
    assert (leg and leg.name) == name
