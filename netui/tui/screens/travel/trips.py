"""Trips and events: one line takes one, and the list of mine, theirs, and of what is to be prepared."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from netui.clock import Clock
from netui.domain.due.standing import Plan
from netui.domain.due.subject import Subject
from netui.domain.places.trip import Trip, VisitState
from netui.domain.practice.event import Event
from netui.domain.practice.event_plan import parse_event_plan
from netui.domain.visible import clip
from netui.store import Change, Store
from netui.store.due.plans import WANTED
from netui.store.practice.events import COLLECTED
from netui.store.timeline.drafts import INBOX
from netui.tui.lines import Line, Span
from netui.tui.render_trips import planned_lines, trip_lines
from netui.tui.screens.dialogs.ask_event import ask_event, ask_trip
from netui.tui.screens.dialogs.line_and_list import LineAndList, Said
from netui.tui.screens.dialogs.pick import PickScreen, Search
from netui.tui.screens.people.rekindle import Chosen
from netui.tui.screens.travel.event_page import EventScreen
from netui.tui.screens.travel.trip_page import TripScreen
from netui.tui.view import FixedRows

MINE, THEIRS, EVENTS = "mine", "theirs", "events"
_VIEWS = (MINE, THEIRS, EVENTS)

_TRIP_HINT: Line = (("Beijing 3-7 dec; Shanghai 7-9 dec: China trade fair", ""), ("   place and days", "muted"))
_EVENT_HINT: Line = (("Web Summit, Lisbon 10-13 nov", ""), ("   name, place and days", "muted"))

_EMPTY: dict[str, Sequence[Line]] = {
    MINE: (
        (("No trip yet.", "heading"),),
        (),
        (("Type where and when above: two weeks before, the queue asks whom to see,", "muted"),),
        (("and while you are there every entry knows where it was.", "muted"),),
    ),
    THEIRS: (
        (("No trip of theirs yet.", "heading"),),
        (),
        (("When they say where they will be, type it above. Once that is near you,", "muted"),),
        (("or in your country, a care call is due. In the configuration ", "muted"), ("home", "key")),
        (("says where you live.", "muted"),),
    ),
    EVENTS: (
        (("No event yet.", "heading"),),
        (),
        (("A conference has a place and days: a week before, the queue asks whom to meet.", "muted"),),
        (("b on the main screen takes the business cards.", "muted"),),
    ),
}
_MOST_OFFERS = 4


class TripsScreen(LineAndList[Chosen | None]):
    """Trips and events; gives whom to show or log with on the main screen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "tab", "Mine, theirs, events; in the line it completes a place", show=False, priority=True),
        Binding("shift+tab", "line", "Back to the line", show=False),
        Binding("e", "edit", "Edit", show=False),
        Binding("x", "call_off", "Call off", show=False),
        Binding("d", "prepared", "Prepared: the queue asks no more", show=False),
    ]
    LINE_KEYS = "Enter keeps it · Tab mine, theirs, events · ↓ the list · Esc leaves"
    LIST_KEYS = "Enter opens · Tab theirs, events · e edit · x call off · d done · u · Esc"

    def __init__(
        self, store: Store, clock: Clock, search: Search, contact_id: int | None = None, **options: Any
    ) -> None:
        super().__init__(store, clock, **options)
        self._search = search
        self._contact_id = contact_id
        self._who = clip(store.contacts.names([contact_id]), 40) if contact_id else ""
        self._view = MINE
        self._things: Sequence[Trip | Event] = ()

    def on_mount(self) -> None:
        """Ready to type a trip of mine."""
        self.HINT = _TRIP_HINT
        self.begin()

    @property
    def draft_kind(self) -> str:
        """One unfinished trip of mine, one of theirs for each, and one event."""
        return "event plan" if self._view == EVENTS else "trip"

    @property
    def draft_of(self) -> int:
        """Theirs belongs to the contact at hand."""
        return self._contact_id or INBOX if self._view == THEIRS else INBOX

    def show_rows(self, choose: int | None = None) -> None:
        """The list at hand, what comes next first, what is over last."""
        today = self.clock().day
        mine = self.store.trips.listed(today)
        theirs = self.store.trips.listed(today, theirs=True, contact_id=self._contact_id)
        events = self._events(today)
        everything: dict[str, Sequence[Trip | Event]] = {MINE: mine, THEIRS: theirs, EVENTS: events}
        self._things = everything[self._view]
        self.entitle(self._title(), self._tabs({name: len(things) for name, things in everything.items()}))
        self.rows.empty = _EMPTY[self._view]
        self.rows.show(_Rows(self._things, self.store, today), choose=choose)

    def _events(self, today: date) -> list[Event]:
        """The next to come first, then those gone by."""
        events = self.store.events.listed()
        ahead = [event for event in events if event.last >= today]
        return [*reversed(ahead), *(event for event in events if event.last < today)]

    def _title(self) -> str:
        if self._view == THEIRS:
            return f"Trips of {self._who}" if self._contact_id else "Trips of theirs"
        return "Trips of mine" if self._view == MINE else "Events"

    def _tabs(self, counts: dict[str, int]) -> Line:
        spans: list[Span] = []
        for name, count in counts.items():
            here = name == self._view
            spans += [("   ", "")] if spans else []
            spans.append((f"{'▸ ' if here else ''}{name} {count}", "name" if here else "muted"))
        return (*spans, ("   Tab", "key"))

    def understood(self, text: str) -> Said:
        """Where and when; what is not known or overlaps."""
        today = self.clock().day
        if self._view == EVENTS:
            plan = parse_event_plan(text, today)
            return plan.spans, (plan.refusal,) if plan.refusal else ()
        line = self.store.trips.read(text, today)
        return line.spans, (line.refusal, *line.notices) if line.refusal else line.notices

    def offers(self, before: str) -> list[str]:
        """Names of cities that begin like what is typed of a place."""
        head, sign, typed = before.rpartition("," if self._view == EVENTS else ";")
        name = typed.lstrip()
        if len(name) < 3 or any(char.isdigit() for char in name) or (self._view == EVENTS and not sign):
            return []
        start = f"{head}{sign}{typed[: len(typed) - len(name)]}"
        found = dict.fromkeys(place.name for place in self.store.places.beginning(name, _MOST_OFFERS))
        return [f"{start}{city} " for city in found if city.casefold() != name.rstrip().casefold()]

    def save(self, text: str) -> None:
        """Keep the trip or the event; one of theirs asks whose it is where nobody is at hand."""
        now, draft = self.clock(), (self.draft_of, self.draft_kind)
        if self._view == EVENTS:
            plan = parse_event_plan(text, now.day)
            self._saved(self.store.event_plans.plan(plan, now, draft))
            return
        line = self.store.trips.read(text, now.day)
        if self._view == MINE:
            self._saved(self.store.trips.take(line, now, draft=draft))
        elif self._contact_id:
            self._saved(self.store.trips.take(line, now, self._contact_id, draft))
        elif line.refusal:
            self.say(line.refusal, "error")
        else:
            self._ask_whose(text)

    @work
    async def _ask_whose(self, text: str) -> None:
        contact_id = await self.app.push_screen_wait(PickScreen("Whose trip is it?", self._search))
        if contact_id is not None:
            now = self.clock()
            line, draft = self.store.trips.read(text, now.day), (self.draft_of, self.draft_kind)
            self.attempt(lambda: self._saved(self.store.trips.take(line, now, contact_id, draft)))

    def _saved(self, change: Change) -> None:
        self.put("")
        self.show_rows(change.subject)
        self.say(f"✓ {change.name} · ↓ Enter: whom to see" if self._view == MINE else f"✓ {change.name}")

    # Keys of the list

    def _chosen_thing(self) -> Trip | Event | None:
        index = self.rows.chosen
        return self._things[index] if index is not None else None

    def action_tab(self) -> None:
        """The next of the three lists; in a line that is begun the place is completed."""
        if self.line.has_focus and self.line.value.strip():
            self.line.action_complete()
            return
        if not self.keep():
            return
        self._note = ()
        self._view = _VIEWS[(_VIEWS.index(self._view) + 1) % len(_VIEWS)]
        self.HINT = _EVENT_HINT if self._view == EVENTS else _TRIP_HINT
        self.put(self.store.drafts.line(self.draft_of, self.draft_kind))
        self.show_rows()
        self.rows.start()

    def action_open(self) -> None:
        """The page of the trip or event; of a trip of theirs, whose it is."""
        thing = self._chosen_thing()
        if isinstance(thing, Trip) and thing.contact_id is not None:
            if self.keep():
                self.dismiss(Chosen(thing.contact_id))
        elif thing is not None:
            self._show_page(thing)

    @work
    async def _show_page(self, thing: Trip | Event) -> None:
        page = TripScreen if isinstance(thing, Trip) else EventScreen
        chosen = await self.app.push_screen_wait(page(self.store, self.clock, self._search, thing.id))
        if chosen is not None and self.keep():
            self.dismiss(chosen)
            return
        self.show_rows(thing.id)

    @work
    async def action_edit(self) -> None:
        """Other places, days or names."""
        thing, today = self._chosen_thing(), self.clock().day
        if isinstance(thing, Trip):
            line = await ask_trip(self.app, self.store, thing, today)
            if line is not None:
                self.attempt(lambda: self._done(self.store.trips.edit(thing.id, line, self.clock())))
        elif isinstance(thing, Event):
            text = await ask_event(self.app, thing, today)
            if text is not None:
                plan = parse_event_plan(text, today)
                self.attempt(lambda: self._done(self.store.event_plans.edit(thing.id, plan, self.clock())))

    def action_call_off(self) -> None:
        """It will not take place."""
        thing, now = self._chosen_thing(), self.clock()
        if isinstance(thing, Trip):
            self.attempt(lambda: self._done(self.store.trips.call_off(thing.id, now)))
        elif isinstance(thing, Event):
            self.attempt(lambda: self._done(self.store.event_plans.call_off(thing.id, now)))

    def action_prepared(self) -> None:
        """The queue asks no more."""
        thing = self._chosen_thing()
        if thing is None:
            return
        if isinstance(thing, Event):
            plan = Plan(Subject.EVENT, thing.id, thing.name, "", thing.begins)
        elif thing.contact_id is None:
            plan = Plan(Subject.TRIP, thing.id, thing.name or thing.places, "", thing.begins)
        else:
            self.say("a trip of theirs needs no preparing: a care call comes up when they are near", "muted")
            return
        self.attempt(lambda: self._done(self.store.plans.prepare(plan, self.clock())))

    def _done(self, change: Change) -> None:
        self.show_rows()
        if change.id is None:
            self.say(f"as it was already: {change.name}", "muted")
        else:
            self.say(f"✓ {change.name} · u undoes")

    def action_leave(self) -> None:
        """Leave; what was typed is kept."""
        if self.keep():
            self.dismiss(None)


class _Rows(FixedRows):
    """Trips or events as rows."""

    def __init__(self, things: Sequence[Trip | Event], store: Store, today: date) -> None:
        super().__init__((thing.id, ()) for thing in things)
        self._things = things
        self._today = today
        self._states: dict[int, list[VisitState]] = store.trips.states()
        self._counts = store.event_plans.counts()

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """What it is, when, and whom I see there."""
        thing = self._things[index]
        if isinstance(thing, Trip):
            return trip_lines(thing, self._states.get(thing.id, ()), self._today, width)
        counts = self._counts.get(thing.id, {})
        return planned_lines(thing, counts.get(WANTED, 0), counts.get(COLLECTED, 0), self._today, width)
