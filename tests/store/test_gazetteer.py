"""Places as people type them: codes, spellings, scripts, slips of the pen, small towns, shared names."""

import pytest

from netui.domain.places.place import PlaceKind
from netui.store.travel.gazetteer import Gazetteer

GAZETTEER = Gazetteer()

SURE = [
    ("PEK", "PEK Beijing, China"),
    ("bcn", "Barcelona, Spain"),
    ("lhr", "LHR London, United Kingdom"),
    ("JFK", "JFK New York, United States"),
    ("NYC", "New York City, New York, United States"),
    ("S.F.", "San Francisco, California, United States"),
    ("LA", "Los Angeles, California, United States"),
    ("Washington D.C.", "Washington, District of Columbia, United States"),
    ("Beijing", "Beijing, China"),
    ("Bejing", "Beijing, China"),
    ("Peking", "Beijing, China"),
    ("北京", "Beijing, China"),
    ("北京市", "Beijing, China"),
    ("大阪", "Osaka, Japan"),
    ("東京", "Tokyo, Japan"),
    ("서울", "Seoul, South Korea"),
    ("Москва", "Moscow, Russia"),
    ("القاهرة", "Cairo, Egypt"),
    ("Αθήνα", "Athens, Greece"),
    ("münchen", "Munich, Bavaria, Germany"),
    ("Muenchen", "Munich, Bavaria, Germany"),
    ("Munchn", "Munich, Bavaria, Germany"),
    ("København", "Copenhagen, Denmark"),
    ("Kopenhagen", "Copenhagen, Denmark"),
    ("São Paulo", "São Paulo, Brazil"),
    ("sao paulo", "São Paulo, Brazil"),
    ("Séville", "Sevilla, Spain"),
    ("Łódź", "Łódź, Poland"),
    ("Breslau", "Wrocław, Poland"),
    ("Bombay", "Mumbai, India"),
    ("Saigon", "Ho Chi Minh City, Vietnam"),
    ("Den Haag", "The Hague, The Netherlands"),
    ("'s-Hertogenbosch", "'s-Hertogenbosch, The Netherlands"),
    ("Genf", "Geneva, Switzerland"),
    ("St Gallen", "Sankt Gallen, Switzerland"),
    ("Donostia", "Donostia / San Sebastián, Spain"),
    ("San Sebastián", "Donostia / San Sebastián, Spain"),
    ("Cologne", "Köln, North Rhine-Westphalia, Germany"),
    ("Porto", "Porto, Portugal"),
    ("Oporto", "Porto, Portugal"),
    ("Ushuaia", "Ushuaia, Argentina"),
    ("Ulm", "Ulm, Baden-Württemberg, Germany"),
    ("Nice", "Nice, France"),
    ("Bath", "Bath, England, United Kingdom"),
    ("Paris", "Paris, France"),
    ("Paris, Texas", "Paris, Texas, United States"),
    ("Paris TX", "Paris, Texas, United States"),
    ("London", "London, England, United Kingdom"),
    ("London, Ontario", "London, Ontario, Canada"),
    ("Portland Maine", "Portland, Maine, United States"),
    ("Cambridge, MA", "Cambridge, Massachusetts, United States"),
    ("Cambridge UK", "Cambridge, England, United Kingdom"),
    ("Bremen/Germany", "Bremen, Germany"),
    ("Porto (Portugal)", "Porto, Portugal"),
    ("Atlanta, Georgia", "Atlanta, Georgia, United States"),
    ("Madird", "Madrid, Spain"),
    ("Amsterdm", "Amsterdam, The Netherlands"),
    ("Silicon Valley", "San Jose, California, United States"),
    ("Hainan", "Haikou, China"),
    ("Spain", "Spain"),
    ("USA", "United States"),
    ("Deutschland", "Germany"),
]


@pytest.mark.parametrize(("typed", "says"), SURE)
def test_R5a_a_place_is_found_as_people_type_it(typed: str, says: str) -> None:
    place = GAZETTEER.find(typed).place
    assert place is not None
    assert place.says == says


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("Cambridge", {"United Kingdom", "United States", "Canada"}),
        ("Springfield", {"United States"}),
        ("Valencia", {"Spain", "Venezuela"}),
        ("San José", {"Costa Rica", "United States"}),
        ("Granada", {"Spain", "Nicaragua"}),
    ],
)
def test_a_name_that_several_share_is_not_guessed_but_listed_with_land_and_size(
    typed: str, among: set[str]
) -> None:
    found = GAZETTEER.find(typed)
    assert found.place is None
    assert among <= {place.land for place in found.places}
    assert all(place.size for place in found.places)


@pytest.mark.parametrize("typed", ["", "  ", "xyzzy", "the moon", "12", "Paris, Japan", "\x1b[31m", "a" * 5000])
def test_what_is_nowhere_is_not_found(typed: str) -> None:
    assert GAZETTEER.find(typed).place is None


def test_a_misspelt_name_is_found_and_said_to_be_one() -> None:
    assert GAZETTEER.find("Madrid").spelt
    assert not GAZETTEER.find("Madird").spelt


def test_a_place_knows_its_zone_and_an_airport_its_code() -> None:
    airport = GAZETTEER.find("PEK").place
    assert airport is not None
    assert (airport.kind, airport.code, airport.zone) == (PlaceKind.AIRPORT, "PEK", "Asia/Shanghai")
    city = GAZETTEER.find("Reykjavik").place
    assert city is not None
    assert city.zone == "Atlantic/Reykjavik"


def test_the_beginning_of_a_name_offers_the_largest_first() -> None:
    assert [place.name for place in GAZETTEER.beginning("mad", 2)] == ["Madrid", "Madurai"]


def test_a_country_has_a_zone_where_nearly_everybody_lives_in_it() -> None:
    spain, states = GAZETTEER.land("ES"), GAZETTEER.land("US")
    assert spain is not None
    assert states is not None
    assert (spain.zone, states.zone) == ("Europe/Madrid", "")
