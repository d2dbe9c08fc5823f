"""Trips and their legs as they stand in the file, read for whoever asks where somebody is on a day."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from netui.store.file.connection import Connection

if TYPE_CHECKING:
    from netui.domain.places.trip import Leg, Trip

_TRIPS = """
SELECT t.id, t.contact_id, coalesce(c.name, ''), t.name, l.id, l.place, l.begins, l.ends, l.says, l.country,
       l.zone, l.lat, l.lon
FROM trip t JOIN leg l ON l.trip_id = t.id LEFT JOIN contact c ON c.id = t.contact_id
WHERE {which} ORDER BY t.id, l.begins, l.ends, l.id
"""

_NOT_OVER = "t.id IN (SELECT trip_id FROM leg WHERE ends >= :today)"


def trips(file: Connection, which: str = "1", **values: Any) -> "list[Trip]":
    """The trips for which the condition ``which`` holds (of trip ``t``, leg ``l``), with those of their legs."""
    rows = file.named_sql(_TRIPS.format(which=which), **values)
    if not rows:
        return []
    from netui.domain.places.trip import Trip

    found: dict[int, tuple[list[Any], list[Leg]]] = {}
    for trip_id, contact_id, contact, name, *columns in rows:
        found.setdefault(trip_id, ([name, contact_id, contact], []))[1].append(_leg(columns))
    return [Trip(number, tuple(legs), *told) for number, (told, legs) in found.items()]


def mine_ahead(file: Connection, today: date) -> "list[Trip]":
    """My trips that are not over ``today``."""
    return trips(file, f"t.contact_id IS NULL AND {_NOT_OVER}", today=today.isoformat())


def mine_on(file: Connection, day: date) -> "list[Trip]":
    """My trips with those of their legs that are on a day."""
    return trips(file, "t.contact_id IS NULL AND :day BETWEEN l.begins AND l.ends", day=day.isoformat())


def mine_around(file: Connection, day: date) -> "list[Trip]":
    """My trips, whole, of which a day is not before the first and not after the last, on the way included."""
    around = ":day BETWEEN (SELECT min(begins) FROM leg WHERE trip_id = t.id) AND (SELECT max(ends) FROM leg "
    return trips(file, f"t.contact_id IS NULL AND {around}WHERE trip_id = t.id)", day=day.isoformat())


def theirs_on(file: Connection, day: date) -> "list[Trip]":
    """The trips of active contacts with those of their legs that are on a day."""
    which = "c.state = 'active' AND :day BETWEEN l.begins AND l.ends"
    return trips(file, which, day=day.isoformat())


def columns(leg: "Leg") -> dict[str, Any]:
    """A leg as columns of its row."""
    where = leg.where
    lat, lon = (where.at if where and where.at else None) or (None, None)
    known = {"says": where.says, "country": where.country, "zone": where.zone} if where else {}
    return {
        "place": leg.place,
        "begins": leg.begins,
        "ends": leg.ends,
        "lat": lat,
        "lon": lon,
        **(known or dict.fromkeys(("says", "country", "zone"), "")),
    }


def _leg(columns: Sequence[Any]) -> "Leg":
    from netui.domain.places.trip import Leg
    from netui.domain.places.whereabouts import Whereabouts

    number, place, begins, ends, says, country, zone, lat, lon = columns
    at = None if lat is None or lon is None else (lat, lon)
    where = Whereabouts("", says, country, zone, at) if says else None
    return Leg(number, place, date.fromisoformat(begins), date.fromisoformat(ends), where)
