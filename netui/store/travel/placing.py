"""Where contacts are on the map: read from their cards with the gazetteer, within every change of a card."""

from collections.abc import Mapping, Sequence
from functools import cache

from peewee import SqliteDatabase

from netui.domain.folding import fold
from netui.domain.people.contact import ContactPoint, PointKind
from netui.domain.places.whereabouts import Whereabouts, in_one_of, located, phone_lands, typed_places
from netui.store.file import many_rows
from netui.store.file.id_lists import one_of, parts
from netui.store.file.map_index import PHONE
from netui.store.travel.gazetteer import Found, Gazetteer

_COLUMNS = ("contact_id", "label", "says", "country", "lat", "lon", "zone")
_Meant = list[tuple[str, Found]]
"""The places on a card, each with its label and what the gazetteer takes it for."""

_AT_ONCE = 400
_SLIPS_UP_TO = 50
"""Of so many cards changed at once slips of the pen are looked for; in a large import that would take minutes."""


def refresh(database: SqliteDatabase, gazetteer: Gazetteer, *, in_parts: bool = False) -> None:
    """Read again whose card changed; within the writer's own transaction, so that map and cards never differ.

    ``in_parts`` says that these are a part of many.
    """
    whose = [row[0] for row in database.execute_sql("SELECT contact_id FROM unplaced")]
    aliases = dict(database.execute_sql("SELECT match_key, means FROM place_alias").fetchall())
    slips = not in_parts and len(whose) <= _SLIPS_UP_TO

    @cache
    def meant(text: str) -> _Meant:
        return _places_meant(text, aliases, gazetteer, slips=slips)

    @cache
    def found(text: str, lands: tuple[str, ...]) -> list[tuple[object, ...]]:
        return [
            (place.label, place.says, place.country, *(place.at or (None, None)), place.zone)
            for place in _located(meant(text), lands, gazetteer)
        ]

    for some in parts(whose, _AT_ONCE):
        ids = one_of("id", some)
        texts = dict(database.execute_sql(f"SELECT id, place FROM contact WHERE {ids}").fetchall())
        phones: dict[int, list[ContactPoint]] = {}
        for contact_id, value in database.execute_sql(
            f"SELECT contact_id, value FROM contact_point WHERE kind = '{PHONE}' "
            f"AND {one_of('contact_id', some)} ORDER BY contact_id, position"
        ):
            phones.setdefault(contact_id, []).append(ContactPoint(PointKind.PHONE, value))
        database.execute_sql(f"DELETE FROM position WHERE {one_of('contact_id', some)}")
        rows = [
            (contact_id, *columns)
            for contact_id, text in texts.items()
            for columns in found(text, _lands(meant(text), phones.get(contact_id, ())))
        ]
        many_rows.add(database, "position", _COLUMNS, rows)
    database.execute_sql("DELETE FROM unplaced")


def whereabouts(
    text: str,
    phones: Sequence[ContactPoint],
    aliases: Mapping[str, str],
    gazetteer: Gazetteer,
    *,
    slips: bool = True,
) -> list[Whereabouts]:
    """The places that ``text`` names and, where none of them is known, the country of a phone number.

    A name that several places share is the one in the country of a phone number, if there is such a one.
    """
    meant = _places_meant(text, aliases, gazetteer, slips=slips)
    return _located(meant, _lands(meant, phones), gazetteer)


def _places_meant(text: str, aliases: Mapping[str, str], gazetteer: Gazetteer, *, slips: bool) -> _Meant:
    return [
        (label, gazetteer.find(aliases.get(fold(typed), typed), slips=slips))
        for label, typed in typed_places(text)
    ]


def _lands(meant: _Meant, phones: Sequence[ContactPoint]) -> tuple[str, ...]:
    """The countries that phone numbers tell, where the places meant leave anything open."""
    return () if meant and all(place.sure for _, place in meant) else phone_lands(phones)


def _located(meant: _Meant, lands: Sequence[str], gazetteer: Gazetteer) -> list[Whereabouts]:
    found = [located(place.place or in_one_of(place.places, lands), label) for label, place in meant]
    if not any(found):
        found += [located(gazetteer.land(code), "phone") for code in lands[:1]]
    return [place for place in found if place is not None]
