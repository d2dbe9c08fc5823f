"""The verb ``trip``: a trip taken in one line, mine or theirs, or the list of what lies ahead and behind."""

from argparse import Namespace
from datetime import date
from typing import Any

from netui.config import Config
from netui.domain.moment import Moment
from netui.domain.places.trip import Trip
from netui.printing import complain, say, say_json, say_table
from netui.shell.verbs import one_contact
from netui.store import Store, StoreError


def trip(store: Store, args: Namespace, now: Moment, config: Config) -> int:
    """``netui trip [LINE…] [--with NAME]``: without a line every trip, mine first; with NAME only theirs."""
    text = " ".join(args.line)
    contact_id = one_contact(store, args.with_) if args.with_ else None
    if text.strip():
        return _take(store, text, contact_id, now, json=args.json)
    mine = [] if contact_id is not None else store.trips.listed(now.day)
    theirs = store.trips.listed(now.day, theirs=True)
    found = [*mine, *(one for one in theirs if contact_id in (None, one.contact_id))]
    if args.json:
        say_json([_row(one) for one in found])
        return 0
    states = store.trips.states()
    say_table([_cells(one, len([s for s in states.get(one.id, ()) if s.planned]), now.day) for one in found])
    if not found:
        say("no trip yet: netui trip 'Beijing 3-7 dec; Shanghai 7-9 dec: China trade fair'")
    return 0


def _take(store: Store, text: str, contact_id: int | None, now: Moment, *, json: bool) -> int:
    line = store.trips.read(text, now.day)
    change = store.trips.take(line, now, contact_id)
    for notice in line.notices:
        complain(notice)
    try:
        taken = store.trips.get(change.subject or 0)
    except StoreError:
        complain(f"{change.name}: done, and taken back by another program meanwhile")
        return 0
    if json:
        say_json([_row(taken)])
        return 0
    say(change.name)
    for span in line.spans:
        say(f"  {span.says}")
    if contact_id is None:
        near = len(store.trips.whom(taken, now))
        say(f"  {near} {'person' if near == 1 else 'people'} known near: T in the app says whom to see")
    return 0


def _row(one: Trip) -> dict[str, Any]:
    """A trip of theirs has their name and id; one of mine its title and no id, as in ``due``."""
    return {
        "trip": one.id,
        "name": one.contact if one.contact_id is not None else one.title,
        "id": one.contact_id,
        "title": one.title,
        "begins": one.begins,
        "ends": one.ends,
        "legs": [
            {
                "place": leg.place,
                "means": leg.where.says if leg.where else None,
                "country": leg.where.country if leg.where else None,
                "begins": leg.begins,
                "ends": leg.ends,
            }
            for leg in one.legs
        ],
    }


def _cells(one: Trip, to_see: int, today: date) -> tuple[str, ...]:
    whose = one.contact if one.contact_id is not None else "I"
    seen = f"{to_see} to see" if to_see else ""
    return whose, one.title, one.days(today), one.when(today), seen
