"""The dialogs that ask for an event or a trip anew: one line, what it says shown while it is typed."""

from datetime import date
from typing import Any

from netui.domain.places.trip import Trip, TripLine, trip_line
from netui.domain.practice.event import Event
from netui.domain.practice.event_plan import event_plan_line, parse_event_plan
from netui.domain.visible import clip
from netui.store import Store
from netui.tui.screens.dialogs.ask import AskScreen


async def ask_event(app: Any, event: Event, today: date) -> str | None:
    """The line of an event, edited: name, place, days; None when left."""

    def check(text: str) -> tuple[bool, str]:
        plan = parse_event_plan(text, today)
        return not plan.refusal, clip(plan.refusal or " · ".join(span.says for span in plan.spans), 200)

    ask = AskScreen(f"Edit {clip(event.name, 60)}", check, value=event_plan_line(event))
    text: str | None = await app.push_screen_wait(ask)
    return text


async def ask_trip(app: Any, store: Store, trip: Trip, today: date) -> TripLine | None:
    """The line of a trip, edited: places, days, name; None when left."""

    def check(text: str) -> tuple[bool, str]:
        line = store.trips.read(text, today)
        says = (*line.notices, *(span.says for span in line.spans))
        return not line.refusal, clip(line.refusal or " · ".join(says), 300)

    text = await app.push_screen_wait(AskScreen(f"Edit {clip(trip.title, 60)}", check, value=trip_line(trip)))
    return None if text is None else store.trips.read(text, today)
