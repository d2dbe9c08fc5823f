"""Events to come: the line that plans one, ``Web Summit, Lisbon 10-13 nov``, and the question a week before."""

from datetime import date

from netui.domain.day_words import distance, short_day
from netui.domain.folding import fold
from netui.domain.frozen import dataclass
from netui.domain.line.day_ranges import days_in
from netui.domain.line.drafts import Span
from netui.domain.practice.event import Event


@dataclass(frozen=True, slots=True)
class EventPlan:
    """An event as planned, ``Name[, place] days``; ``refusal`` says why it is none, and is empty for one."""

    raw: str
    name: str = ""
    place: str = ""
    begins: date = date.min
    ends: date = date.min
    refusal: str = ""
    spans: tuple[Span, ...] = ()

    def same(self, event: Event) -> bool:
        """Whether nothing of ``event`` would change."""
        return (self.name, self.place, self.begins, self.ends) == (
            event.name,
            event.place,
            event.begins,
            event.last,
        )


def parse_event_plan(line: str, today: date) -> EventPlan:
    """What ``line`` plans, typed ``today``; never raises. Behind the first comma stands the place."""
    found = days_in(line, today)
    if found is None:
        lacks = "an event, its place and its days: Web Summit, Lisbon 10-13 nov"
        return EventPlan(line, refusal=f"days are missing: {lacks}" if line.strip() else lacks)
    name, _, place = (part.strip() for part in found.text.partition(","))
    if not name:
        return EventPlan(line, refusal="a name is missing: Web Summit, Lisbon 10-13 nov")
    first, last = short_day(found.begins, today), short_day(found.ends, today)
    days = first if found.begins == found.ends else f"{first} – {last}"
    spans = [Span(0, 0, "name", f"event: {name}")]
    spans += [Span(0, 0, "place", f"in {place}")] if place else []
    spans.append(Span(found.start, found.stop, "when", f"{days}, {distance(found.begins, today)}"))
    return EventPlan(line, name, place, found.begins, found.ends, spans=tuple(spans))


def event_plan_line(event: Event) -> str:
    """The line that plans an event, to be edited."""
    place = f", {event.place}" if event.place else ""
    until = f" to {event.last.isoformat()}" if event.last > event.begins else ""
    return f"{event.name}{place} {event.begins.isoformat()}{until}"


def event_words(name: str, begins: date, wanted: int, today: date) -> str:
    """``Web Summit in 6 days: whom to meet``; once somebody is on the list how many."""
    whom = f"{wanted} to meet" if wanted else "whom to meet"
    return f"{name} {distance(begins, today)}: {whom}"


def tag_key(text: str) -> str:
    """A name as it may stand in a tag: ``Web Summit`` is ``#websummit`` and ``#web-summit``."""
    return "".join(sign for sign in fold(text) if sign.isalnum())
