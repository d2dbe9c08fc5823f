"""The gazetteer that comes with netui: places by any common name, code or script, read from its file, offline."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from netui.domain.frozen import dataclass
from netui.domain.places.place import Place, PlaceKind, misspelt, place_key
from netui.store.file.id_lists import one_of, parts

GAZETTEER = Path(__file__).with_name("gazetteer.db")
SOURCE = "cities15000 of GeoNames (geonames.org), CC BY 4.0; airports of airportsdata, MIT"

_CITY = (
    "SELECT c.id, c.name, c.country, l.name, c.lat, c.lon, z.name, c.region, c.population "
    "FROM city c JOIN country l ON l.code = c.country JOIN zone z ON z.id = c.zone_id "
)
_AIRPORT = (
    "SELECT a.code, a.city, a.name, a.country, l.name, a.lat, a.lon, z.name "
    "FROM airport a JOIN country l ON l.code = a.country JOIN zone z ON z.id = a.zone_id "
)
_COUNTRY = (
    "SELECT l.code, l.name, l.lat, l.lon, coalesce(z.name, '') "
    "FROM country l LEFT JOIN zone z ON z.id = l.zone_id "
)

_BEGINNING = "SELECT city_id, max(own) FROM called WHERE key >= ? AND key < ? GROUP BY city_id LIMIT 2000"

_LIKE = (
    "SELECT k.key, k.city_id, k.own FROM called k JOIN city c ON c.id = k.city_id "
    "WHERE k.key >= ? AND k.key < ? AND length(k.key) BETWEEN ? AND ? "
    "AND (c.population > 500000 OR k.own AND c.population > 40000)"
)

CLEAR = 3
"""A name shared by several places means the largest if that has so many times the people of the next one."""

_LONGEST = 200
"""Letters of a typed place that are looked at."""

_APART = re.compile(r"[,;/()|]|\s[-–·]\s")

_SHORTEST_SLIP = 4
"""Letters of a name from which it may be misspelt; shorter ones are too like each other."""

_OWN = 20
"""How many times its people a city weighs under its own name: Porto, which is Bordeaux in another language."""

_Weighed = tuple[int, Place]


@dataclass(frozen=True, slots=True)
class Found:
    """The places a text may mean, the likeliest first; ``sure`` if the first is meant, ``spelt`` if as typed."""

    places: tuple[Place, ...] = ()
    sure: bool = False
    spelt: bool = True

    @property
    def place(self) -> Place | None:
        """The place that is meant, None where that is not sure."""
        return self.places[0] if self.sure else None


class Gazetteer:
    """Questions to the gazetteer; the file is opened at the first of them and never held in memory."""

    def __init__(self, path: Path = GAZETTEER) -> None:
        self._path = path
        self._open: sqlite3.Connection | None = None
        self.find = lru_cache(maxsize=4096)(self._find)
        self.land = lru_cache(maxsize=512)(self._country)

    def close(self) -> None:
        """Let go of the file."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _find(self, text: str, *, slips: bool = True) -> Found:
        """What ``text`` may mean: a code (``PEK``), a city in any spelling, with its region or country, a country.

        Of several cities of a name the largest is meant if it is clearly the largest. Without ``slips`` a name
        that is not there is not taken for a misspelt one, which takes longest by far.
        """
        text = text.strip()[:_LONGEST]
        key = place_key(text)
        if not key:
            return Found()
        land = self._land(key)
        if land is not None and not self._sql("SELECT 1 FROM called WHERE key = ? AND own LIMIT 1", key):
            return Found((land,), sure=True)
        airports = self._airports(text.upper())
        if airports and text.isupper():
            return Found(airports, sure=True)
        name, *behind = [part.strip() for part in _APART.split(text) if part.strip()] or [text]
        for reading, where in _readings(name, behind):
            if found := self._named(place_key(reading), where):
                return _weighed(found)
        if airports:
            return Found(airports, sure=True)
        if not slips:
            return Found()
        return replace(_weighed(self._misspelt(place_key(name), behind)), spelt=False)

    def beginning(self, text: str, most: int = 8) -> list[Place]:
        """Cities whose name begins like ``text``, the likeliest first, for completion."""
        key = place_key(text)
        found = self._within(dict(self._sql(_BEGINNING, key, _past(key))), ()) if key else []
        return [place for _, place in found[:most]]

    def zones(self) -> list[str]:
        """Every IANA zone in which a place of the gazetteer lies."""
        return [row[0] for row in self._sql("SELECT name FROM zone")]

    def largest_in(self, zone: str) -> Place | None:
        """The city with the most people in an IANA zone; None for a zone without one (UTC)."""
        rows = self._sql(f"{_CITY} WHERE z.name = ? ORDER BY c.population DESC, c.id LIMIT 1", zone)
        return _city(rows[0]) if rows else None

    def city(self, city_id: int) -> Place | None:
        """The city of an id."""
        return next(iter(self._cities([city_id])), None)

    def _named(self, key: str, behind: Sequence[str]) -> list[_Weighed]:
        """The cities called so that lie in what is written behind the name."""
        rows = self._sql("SELECT city_id, own FROM called WHERE key = ?", key)
        return self._within(dict(rows), behind)

    def _misspelt(self, key: str, behind: Sequence[str]) -> list[_Weighed]:
        """The larger cities whose name the key may be a slip of; the first letter is taken to be right."""
        if len(key) < _SHORTEST_SLIP:
            return []
        names = self._sql(
            _LIKE,
            key[0],
            _past(key[0]),
            len(key) - 2,
            len(key) + 2,
        )
        alike = misspelt(key, [row[0] for row in names])
        return self._within({names[place][1]: names[place][2] for place in alike}, behind)

    def _within(self, own: Mapping[int, int], behind: Sequence[str]) -> list[_Weighed]:
        """The cities of some ids that lie in every country or region named, with their weight.

        ``own`` tells whether the name asked for is a city's own, not one in another language or of the past.
        """
        found = [(place.population * (_OWN if own[place.id] else 1), place) for place in self._cities(own)]
        for hint in behind:
            within = self._lands_of(place_key(hint))
            found = [one for one in found if within & {(one[1].country, ""), (one[1].country, one[1].region)}]
        return sorted(found, key=lambda one: (-one[0], one[1].id))

    def _lands_of(self, key: str) -> set[tuple[str, str]]:
        """The countries, or the regions of some, that a word behind a city may mean; a code is a country too."""
        lands = {(row[0], "") for row in self._sql("SELECT country FROM land WHERE key = ?", key)}
        lands |= {(row[0], "") for row in self._sql("SELECT code FROM country WHERE code = ?", key.upper())}
        regions = self._sql("SELECT country, name FROM region WHERE key = ?", key)
        return lands | {(country, name) for country, name in regions}

    def _cities(self, ids: Iterable[int]) -> list[Place]:
        return [
            _city(row) for some in parts(list(ids)) for row in self._sql(f"{_CITY} WHERE {one_of('c.id', some)}")
        ]

    def _airports(self, code: str) -> tuple[Place, ...]:
        return tuple(_airport(row) for row in self._sql(f"{_AIRPORT} WHERE a.code = ?", code))

    def _land(self, key: str) -> Place | None:
        codes = self._sql("SELECT country FROM land WHERE key = ?", key)
        return self.land(codes[0][0]) if codes else None

    def _country(self, code: str) -> Place | None:
        """The country of an ISO code of two letters."""
        rows = self._sql(f"{_COUNTRY} WHERE l.code = ? AND l.lat IS NOT NULL", code)
        return _land(rows[0]) if rows else None

    def _sql(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        if self._open is None:
            self._open = sqlite3.connect(
                f"{self._path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
        return self._open.execute(sql, values).fetchall()


def _readings(name: str, behind: list[str]) -> Iterator[tuple[str, list[str]]]:
    """A name with what stands behind it; where nothing does, also with its last words taken for a region."""
    yield name, behind
    words = name.split() if not behind else []
    for at in range(len(words) - 1, 0, -1):
        yield " ".join(words[:at]), [" ".join(words[at:])]


def _weighed(found: Sequence[_Weighed]) -> Found:
    places = tuple(place for _, place in found)
    sure = len(found) == 1 or (len(found) > 1 and found[0][0] >= CLEAR * found[1][0])
    return Found(places, sure=sure)


def _past(key: str) -> str:
    """What comes after every name that begins with ``key``."""
    return f"{key}\U0010ffff"


def _city(row: tuple[Any, ...]) -> Place:
    number, name, country, land, lat, lon, zone, region, population = row
    return Place(number, PlaceKind.CITY, name, country, land, (lat, lon), zone, region, population)


def _airport(row: tuple[Any, ...]) -> Place:
    code, city, name, country, land, lat, lon, zone = row
    return Place(0, PlaceKind.AIRPORT, city or name, country, land, (lat, lon), zone, code=code)


def _land(row: tuple[Any, ...]) -> Place:
    code, name, lat, lon, zone = row
    return Place(0, PlaceKind.COUNTRY, name, code, name, (lat, lon), zone)
