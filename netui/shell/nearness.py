"""The verb ``near``: who is within reach of a place, and names of one's own for places."""

from argparse import Namespace
from datetime import date
from typing import Any

from netui.config import Config
from netui.domain.day_words import late
from netui.domain.moment import Moment
from netui.domain.places.near import NEAR_KM, Neighbour
from netui.printing import say, say_json, say_table
from netui.store import Store


def near(store: Store, args: Namespace, now: Moment, config: Config) -> int:
    """``netui near PLACE… [--km N] [--means TEXT]``."""
    text = " ".join(args.place)
    if args.means is not None:
        say(_name(store, text, args.means, now))
        return 0
    place = store.places.one(text)
    with store.connection.looking():
        reached = store.nearby.near(place, now, NEAR_KM if args.km is None else args.km)
        rows = store.nearby.rows(reached, now)
    people = [rows[one.contact_id] for one in reached]
    if args.json:
        say_json([_row(who, now.day) for who in people])
        return 0
    say_table([_cells(who, now.day) for who in people])
    if not people:
        found = store.nearby.nearest(place, now, NEAR_KM if args.km is None else args.km)
        next_one = f": the next nearest is {store.contacts.names([found.contact_id])}" if found else ""
        far = f", {found.place.says}, {found.km:,.0f} km" if found and found.km is not None else ""
        say(f"nobody is known near {place.says}{next_one}{far}")
    return 0


def _name(store: Store, name: str, means: str, now: Moment) -> str:
    if means.strip() in ("", "none"):
        return store.places.forget(name, now).name
    return store.places.call(name, means, now).name


def _row(who: Neighbour, today: date) -> dict[str, Any]:
    return {
        "name": who.name,
        "id": who.contact_id,
        "place": who.place.says,
        "distance_km": None if who.km is None else round(who.km, 1),
        "local_time": f"{who.local.clock:%H:%M}" if who.local else None,
        "decent": who.local.decent if who.local else None,
        "depth": who.depth,
        "due": who.due,
        "phone": who.phone,
        "last": who.words,
        "why": who.why(today),
    }


def _cells(who: Neighbour, today: date) -> tuple[str, ...]:
    hour = "" if who.local is None else f"{who.local.says}{'' if who.local.decent else ' (no decent hour)'}"
    over = late((today - who.due).days) if who.due and who.due <= today else ""
    away = "" if who.km is None else f"{who.km:,.0f} km"
    return who.name, str(who.depth), over, away, hour, who.phone, who.why(today)
