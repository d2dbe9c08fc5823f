"""iCalendar files (RFC 5545) for any calendar: what is to be done, days that come each year, and my trips."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from netui.domain.due.agenda import Agenda, Errand, Visit, YearlyDay
from netui.domain.moment import Moment, day_after
from netui.domain.places.trip import Leg, Trip
from netui.domain.visible import permitted, visible

if TYPE_CHECKING:
    from icalendar import Component, Event, Todo

Written = TypeVar("Written", bound="Component")


def agenda_texts(agenda: Agenda, now: Moment, *, events: bool = False) -> Iterator[str]:
    """An agenda as the text of a calendar, what is to be done as tasks or (``events``) as whole days."""
    return calendar_texts(_components(agenda, now, events=events))


def _components(agenda: Agenda, now: Moment, *, events: bool) -> "Iterator[Component]":
    for errand in agenda.errands:
        yield errand_event(errand, now.day, now.at) if events else errand_todo(errand, now.at)
    for day in agenda.days:
        yield yearly_event(day, now.at)
    for trip in agenda.trips:
        yield from leg_events(trip, now.at)
    for trip, visit in agenda.visits:
        yield from visit_events(trip, [visit], now.at)


def calendar_texts(components: "Iterable[Component]") -> Iterator[str]:
    """The text of a calendar of ``components``, a part for each."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//netui//netui//EN")
    calendar.add("version", "2.0")
    head, end, _ = calendar.to_ical().decode().rpartition("END:VCALENDAR")
    yield head
    for component in components:
        yield permitted(component.to_ical().decode())
    yield f"{end}\r\n"


def errand_todo(errand: Errand, now: datetime) -> "Todo":
    """Something to do as a task, written at ``now``: due on its day, a clock at its instant."""
    from icalendar import Todo

    todo = _said(Todo(), errand.key, errand.says, now)
    todo.add("due", errand.at or errand.day)
    todo.add("status", "NEEDS-ACTION")
    return _with_last(todo, errand)


def errand_event(errand: Errand, today: date, now: datetime) -> "Event":
    """The same as a whole day, for calendars without tasks; what is overdue stands on ``today``."""
    day = max(errand.day, today)
    return _with_last(_whole_days(errand.key, errand.says, day, day, now), errand)


def yearly_event(day: YearlyDay, now: datetime) -> "Event":
    """A birthday or the like, each year.

    From a 29 February on, ``FREQ=YEARLY`` alone would leave out three years of four: the last of February does
    not.
    """
    event = _whole_days(day.key, day.says, day.first, day.first, now)
    last_of_february = {"bymonth": 2, "bymonthday": -1} if day.ends_february else {}
    event.add("rrule", {"freq": "yearly", **last_of_february})
    return event


def trip_calendar(trip: Trip, confirmed: Sequence[Visit], now: datetime) -> str:
    """The file's text, written at ``now``; ``confirmed`` are those whom I surely see.

    A day is whole and the end is the day after the last one, as the format wants it. The same leg or visit has
    the same UID however often it is written, so that a calendar replaces it. It frees no time and sets no alarm.
    """
    return "".join(calendar_texts((*leg_events(trip, now), *visit_events(trip, confirmed, now))))


def leg_events(trip: Trip, now: datetime) -> "Iterator[Event]":
    """The legs of a trip, each an event."""
    for leg in trip.legs:
        name = f"{trip.name}: {leg.name}" if trip.name else leg.name
        event = _whole_days(f"leg-{trip.id}-{leg.id}", name, leg.begins, leg.ends, now)
        event.add("location", _where(leg))
        yield event


def visit_events(trip: Trip, confirmed: Sequence[Visit], now: datetime) -> "Iterator[Event]":
    """Whom I surely see on a trip, on the days of that leg or of the whole trip."""
    for contact_id, who, seen_on in confirmed:
        begins, ends = (seen_on.begins, seen_on.ends) if seen_on else (trip.begins, trip.ends)
        event = _whole_days(f"visit-{trip.id}-{contact_id}", f"see {who}", begins, ends, now)
        if seen_on is not None:
            event.add("location", _where(seen_on))
        yield event


def _whole_days(uid: str, summary: str, begins: date, ends: date, now: datetime) -> "Event":
    from icalendar import Event

    event = _said(Event(), uid, summary, now)
    event.add("dtstart", begins)
    event.add("dtend", day_after(ends, 1))
    event.add("transp", "TRANSPARENT")
    return event


def _said(component: Written, uid: str, summary: str, now: datetime) -> Written:
    """A component with what every one has; the same ``uid`` lets a calendar replace what it has."""
    component.add("uid", f"netui-{uid}")
    component.add("dtstamp", now)
    component.add("summary", _text(summary))
    return component


def _with_last(component: Written, errand: Errand) -> Written:
    if errand.last:
        component.add("description", f"last: {_text(errand.last)}")
    return component


def _where(leg: Leg) -> str:
    return _text(leg.where.says if leg.where else leg.place)


def _text(text: str) -> str:
    """Words of people in one line, what would act on a terminal or a reader shown as signs."""
    return visible(" ".join(text.split()))
