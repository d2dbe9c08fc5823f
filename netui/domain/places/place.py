"""Places on the map: cities, airports and countries, how they are called, and how far apart they are."""

import re
from collections.abc import Sequence
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from netui.domain.folding import fold
from netui.domain.frozen import dataclass

_LONG = 8
_MANY = 50

EARTH_KM = 6371.0088
"""The mean radius of the earth (IUGG)."""

_NOT_A_LETTER = re.compile(r"[\W_]+")
_INITIALS = re.compile(r"\b(\w) (?=\w\b)")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class PlaceKind(StrEnum):
    """What a place is."""

    CITY = "city"
    AIRPORT = "airport"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer: ``at`` is latitude and longitude in degrees, ``zone`` an IANA name.

    ``country`` is the ISO code of two letters and ``land`` its name, ``region`` a state or province where one is
    known; ``code`` is the IATA code of an airport, ``population`` that of its city proper (0 for an airport).
    """

    id: int
    kind: PlaceKind
    name: str
    country: str
    land: str
    at: tuple[float, float]
    zone: str
    region: str = ""
    population: int = 0
    code: str = ""

    @property
    def says(self) -> str:
        """The place with what tells it from others of the name: ``Paris, Texas, United States``."""
        if self.kind is PlaceKind.COUNTRY:
            return self.land
        name = f"{self.code} {self.name}" if self.code else self.name
        return ", ".join(dict.fromkeys(part for part in (name, self.region, self.land) if part))

    @property
    def size(self) -> str:
        """How many live there, in round numbers: ``2.1 m``, ``25 k``; empty where that says nothing."""
        if not self.population:
            return ""
        if self.population >= 999_500:
            return f"{self.population / 1_000_000:.1f} m"
        return f"{max(1, round(self.population / 1000))} k"


def place_key(text: str) -> str:
    """``text`` as names are compared: folded, whatever is no letter or digit one blank, initials together.

    Names in Chinese, Japanese and Korean script stay as they are: two cities may fold to the same sounds.
    """
    if _HAN.search(text):
        return _NOT_A_LETTER.sub(" ", text).strip().casefold()
    return _INITIALS.sub(r"\1", _NOT_A_LETTER.sub(" ", fold(text)).strip())


def misspelt(key: str, names: Sequence[str]) -> list[int]:
    """Which of ``names`` (their places) are meant by a misspelt ``key``: those with the fewest slips of the pen.

    A slip is a letter too many, too few, another one, or two exchanged; one is forgiven, in eight letters two.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(key) < _LONG else 2
    found = process.extract(key, names, scorer=OSA.distance, score_cutoff=most, limit=_MANY)
    fewest = min((slips for _, slips, _ in found), default=0)
    return [place for _, slips, place in found if slips == fewest]


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The way between two points as the crow flies, in kilometres (haversine, within 0.5 %)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, at)) for at in (one, other))
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def box(at: tuple[float, float], km: float) -> tuple[tuple[float, float], tuple[tuple[float, float], ...]]:
    """The latitudes, and one or two stretches of longitude, that hold every point within ``km`` of ``at``."""
    lat, lon = at
    reach = km / (EARTH_KM * radians(1))
    south, north = max(-90.0, lat - reach), min(90.0, lat + reach)
    if south == -90.0 or north == 90.0:
        return (south, north), ((-180.0, 180.0),)
    widest = cos(radians(max(abs(south), abs(north))))
    aside = min(180.0, reach / widest)
    if aside >= 180.0:
        return (south, north), ((-180.0, 180.0),)
    west, east = lon - aside, lon + aside
    if west < -180.0:
        return (south, north), ((west + 360.0, 180.0), (-180.0, east))
    if east > 180.0:
        return (south, north), ((west, 180.0), (-180.0, east - 360.0))
    return (south, north), ((west, east),)
