"""How far it is from one place to another, and that nobody near is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.places.place import Place, PlaceKind, box, distance_km, misspelt, place_key

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)
POINTS = st.tuples(LATITUDES, LONGITUDES)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((40.4165, -3.70256), (41.38879, 2.15899), 505),  # Madrid, Barcelona
        ((39.9075, 116.39723), (20.03421, 110.34651), 2283),  # Beijing, Haikou
        ((34.05223, -118.24368), (40.71427, -74.00597), 3936),  # Los Angeles, New York
        ((-16.5, 179.9), (-16.5, -179.9), 21.3),  # across the date line
        ((89.9, 0), (89.9, 180), 22.2),  # across the pole
        ((0, 0), (0, 180), 20015),
    ],
)
def test_the_way_between_two_places(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    assert distance_km(one, other) == pytest.approx(km, rel=0.005)


@given(POINTS, POINTS, st.floats(1, 5000))
def test_everything_within_reach_is_in_the_box(
    here: tuple[float, float], there: tuple[float, float], km: float
) -> None:
    (south, north), stretches = box(here, km)
    if distance_km(here, there) < km * 0.999:
        assert south <= there[0] <= north
        assert any(west <= there[1] <= east for west, east in stretches)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("  São  Paulo ", "sao paulo"),
        ("St. Gallen", "st gallen"),
        ("S.F.", "sf"),
        ("Washington D.C.", "washington dc"),
        ("'s-Hertogenbosch", "s hertogenbosch"),
        ("大阪", "大阪"),
        ("", ""),
    ],
)
def test_how_names_are_compared(typed: str, key: str) -> None:
    assert place_key(typed) == key


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("madird", "madrid"),
        ("londn", "london"),
        ("barcelonna", "barcelona"),
        ("philadlphia", "philadelphia"),
        ("oslo", "oslo"),
        ("paris", None),
        ("amstrdm", None),
    ],
)
def test_one_slip_is_forgiven_and_two_in_a_long_name(typed: str, meant: str | None) -> None:
    names = ["madrid", "london", "barcelona", "philadelphia", "oslo", "amsterdam"]
    assert [names[place] for place in misspelt(typed, names)] == ([meant] if meant else [])


@pytest.mark.parametrize(
    ("population", "says"), [(0, ""), (400, "1 k"), (24_782, "25 k"), (999_600, "1.0 m"), (2_138_551, "2.1 m")]
)
def test_how_large_a_city_is(population: int, says: str) -> None:
    place = Place(1, PlaceKind.CITY, "A", "FR", "France", (0, 0), "Europe/Paris", population=population)
    assert place.size == says
