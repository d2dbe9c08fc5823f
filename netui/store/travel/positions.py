"""Who is where on the map, as the cards say."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from netui.store.file.connection import Connection
from netui.store.file.id_lists import one_of, parts

if TYPE_CHECKING:
    from netui.domain.places.whereabouts import Whereabouts

_PLACE = "SELECT contact_id, label, says, country, zone, lat, lon FROM position"


class Positions:
    """Questions about where contacts are; ``map_index`` keeps it, within every change of a card."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def of(self, contact_ids: Sequence[int]) -> "dict[int, tuple[Whereabouts, ...]]":
        """The places of some contacts, as they stand on their cards; last, what a phone number tells."""
        found: dict[int, list[Whereabouts]] = {}
        for some in parts(contact_ids):
            for contact_id, *columns in self._file.sql(
                f"{_PLACE} WHERE {one_of('contact_id', some)} ORDER BY contact_id, id"
            ):
                found.setdefault(contact_id, []).append(_whereabouts(columns))
        return {contact_id: tuple(places) for contact_id, places in found.items()}

    def near(self, at: tuple[float, float], km: float) -> "dict[int, tuple[float, Whereabouts]]":
        """Who has a place within ``km`` of a point, each with the nearest and the way there in kilometres."""
        from netui.domain.places.place import box, distance_km

        (south, north), stretches = box(at, km)
        found: dict[int, tuple[float, Whereabouts]] = {}
        for west, east in stretches:
            for contact_id, *columns in self._file.sql(
                f"{_PLACE} WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?",
                south,
                north,
                west,
                east,
            ):
                place = _whereabouts(columns)
                way = distance_km(at, place.at or at)
                if way <= km and way < found.get(contact_id, (km + 1, place))[0]:
                    found[contact_id] = way, place
        return found

    def within(self, country: str) -> "dict[int, Whereabouts]":
        """Who has a place in a country (ISO code), each with the first one there."""
        rows = self._file.sql(f"{_PLACE} WHERE country = ? ORDER BY id DESC", country)
        return {contact_id: _whereabouts(columns) for contact_id, *columns in rows}


def _whereabouts(columns: Sequence[Any]) -> "Whereabouts":
    from netui.domain.places.whereabouts import Whereabouts

    label, says, country, zone, lat, lon = columns
    return Whereabouts(label, says, country, zone, None if lat is None or lon is None else (lat, lon))
