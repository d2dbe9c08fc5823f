"""A trip as an iCalendar file (RFC 5545): its legs and confirmed visits as whole days, for any calendar."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from netui.domain.moment import day_after
from netui.domain.places.trip import Leg, Trip
from netui.domain.visible import visible

if TYPE_CHECKING:
    from icalendar import Event


def trip_calendar(trip: Trip, confirmed: Sequence[tuple[int, str, Leg | None]], now: datetime) -> str:
    """The file's text, written at ``now``; ``confirmed`` are the ids and names of whom to see, and on which leg.

    A day is whole and the end is the day after the last one, as the format wants it. The same leg or visit has
    the same UID however often it is written, so that a calendar replaces it. It frees no time and sets no alarm.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//netui//trips//EN")
    calendar.add("version", "2.0")
    for leg in trip.legs:
        name = f"{trip.name}: {leg.name}" if trip.name else leg.name
        event = _whole_days(f"leg-{trip.id}-{leg.id}", name, leg.begins, leg.ends, now)
        event.add("location", _where(leg))
        calendar.add_component(event)
    for contact_id, who, seen_on in confirmed:
        begins, ends = (seen_on.begins, seen_on.ends) if seen_on else (trip.begins, trip.ends)
        event = _whole_days(f"visit-{trip.id}-{contact_id}", f"see {who}", begins, ends, now)
        if seen_on is not None:
            event.add("location", _where(seen_on))
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    return text.decode()


def _whole_days(uid: str, summary: str, begins: date, ends: date, now: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"netui-{uid}")
    event.add("dtstamp", now)
    event.add("summary", _text(summary))
    event.add("dtstart", begins)
    event.add("dtend", day_after(ends, 1))
    event.add("transp", "TRANSPARENT")
    return event


def _where(leg: Leg) -> str:
    return _text(leg.where.says if leg.where else leg.place)


def _text(text: str) -> str:
    """Words of people in one line, what would act on a terminal or a reader shown as signs."""
    return visible(" ".join(text.split()))
