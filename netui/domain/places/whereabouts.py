"""Where somebody is at home or at work: the places typed on their card, and what a phone number tells."""

import re
from collections.abc import Iterable, Iterator

from netui.domain.frozen import dataclass
from netui.domain.people.contact import ContactPoint, PointKind
from netui.domain.people.numbering_plans import land_of
from netui.domain.places.place import Place, PlaceKind

LABELS = ("home", "work", "office", "summer", "winter")
"""Words before or behind a place that say what they do there."""

_MOST = 6
"""Places of one contact that are looked up."""

_APART = re.compile(r"[;\n]")
_BEFORE = re.compile(rf"({'|'.join(LABELS)})\b\s*:?\s*(.+)", re.IGNORECASE)
_BEHIND = re.compile(rf"(.+?)\s*\(({'|'.join(LABELS)})\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """One place of a contact: ``says`` is its name, ``zone`` its IANA zone (empty if it may be several).

    ``at`` is None where only the country is known. ``country`` is the ISO code of two letters.
    """

    label: str
    says: str
    country: str
    zone: str
    at: tuple[float, float] | None


def located(place: Place | None, label: str = "") -> Whereabouts | None:
    """A place of the gazetteer as somebody's whereabouts; of a country only which one it is."""
    if place is None:
        return None
    at = None if place.kind is PlaceKind.COUNTRY else place.at
    return Whereabouts(label, place.says, place.country, place.zone, at)


def typed_places(text: str) -> tuple[tuple[str, str], ...]:
    """The places on a card, each with its label: of ``Madrid; home: Málaga`` none and ``home``."""
    found: list[tuple[str, str]] = []
    for part in _APART.split(text):
        name = part.strip()
        if before := _BEFORE.fullmatch(name):
            found.append((before[1].lower(), before[2].strip()))
        elif behind := _BEHIND.fullmatch(name):
            found.append((behind[2].lower(), behind[1].strip()))
        elif name:
            found.append(("", name))
    return tuple(found[:_MOST])


def phone_lands(points: Iterable[ContactPoint]) -> tuple[str, ...]:
    """The countries (ISO codes) of the international numbers among ``points``, each once, in their order."""
    return tuple(dict.fromkeys(_lands(points)))


def _lands(points: Iterable[ContactPoint]) -> Iterator[str]:
    for point in points:
        if point.kind is PointKind.PHONE and point.value.lstrip().startswith(("+", "00")):
            number = point.value.strip()
            region = land_of("+" + number[2:] if number.startswith("00") else number)
            if len(region) == 2:
                yield region


def in_one_of(places: Iterable[Place], lands: Iterable[str]) -> Place | None:
    """The first of ``places`` (the likeliest first) that lies in a country known from elsewhere."""
    within = frozenset(lands)
    return next((place for place in places if place.country in within), None)
