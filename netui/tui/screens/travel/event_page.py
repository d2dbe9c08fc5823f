"""The page of an event to come: whom I know there, whom I want to meet, and the cards collected there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from netui.clock import Clock
from netui.domain.due.standing import Plan
from netui.domain.due.subject import Subject
from netui.domain.places.hours import hour_in
from netui.domain.places.trip import VisitState
from netui.domain.practice.event_plan import parse_event_plan, tag_key
from netui.domain.visible import clip
from netui.store import Change, Store
from netui.store.travel.trips import Seen
from netui.tui.lines import Line
from netui.tui.render_hours import hour_words
from netui.tui.screens.dialogs.ask_event import ask_event
from netui.tui.screens.dialogs.pick import Search
from netui.tui.screens.people.rekindle import Chosen
from netui.tui.screens.practice.cards import CardsScreen
from netui.tui.screens.practice.events import Going
from netui.tui.screens.travel.seeing import SeeingScreen

if TYPE_CHECKING:
    from netui.exchange.travel_writing import Stay


class EventScreen(SeeingScreen):
    """Whom to meet at an event."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Name, place, days", show=False),
        Binding("b", "cards", "Business cards", show=False),
    ]
    KEYS = "w meet x not v met · n other · Enter brief · e edit · b cards · f · Esc"

    def __init__(self, store: Store, clock: Clock, search: Search, event_id: int, **options: Any) -> None:
        super().__init__(store, clock, search, **options)
        self._event = store.events.get(event_id)

    def read_plan(self) -> None:
        """The event as it is now."""
        self._event = self.store.events.get(self._event.id)

    def plan_title(self) -> str:
        """Its name."""
        return self._event.name

    def stays(self) -> "Sequence[Stay]":
        """Its place and days."""
        from netui.exchange.travel_writing import Stay

        return [Stay(self._event.place or "where is not known", self._event.begins, self._event.last)]

    def plan(self) -> Plan:
        """The event."""
        return Plan(Subject.EVENT, self._event.id, self._event.name, "", self._event.begins)

    def about(self, width: int) -> list[Line]:
        """Its place, days, and the hour there; what is not known yet."""
        now, event = self.clock(), self._event
        found = self.store.places.find(event.place).place if event.place.strip() else None
        hour = hour_words(hour_in(found.zone, now, self.store.hours.decent)) if found else ()
        place = found.says if found else event.place
        missing = "" if found else "  e says where it is" if not place else "  not on the map: e says it otherwise"
        days = f"  {event.days(now.day)}{'  ' if hour else ''}"
        return [((clip(place, 80), "name"), (days, "muted"), *hour, (missing, "warning"))]

    def near(self) -> Sequence[Seen]:
        """Near its place."""
        return self.store.event_plans.near(self._event, self.clock())

    def whom(self, near: Sequence[Seen]) -> Sequence[Seen]:
        """Whom I want to meet, then whom I know there."""
        return self.store.event_plans.whom(self._event, self.clock(), near)

    def mark(self, contact_id: int, state: VisitState) -> Change:
        """To meet, or not."""
        wanted = state is VisitState.WANTED
        return self.store.event_plans.want(self._event.id, contact_id, self.clock(), wanted=wanted)

    def tally(self) -> Line:
        """How many I want to meet, and how many I know there."""
        wanted = self.states.count(VisitState.WANTED)
        return (("○ ", "accent"), (f"{wanted} to meet   {len(self.seen) - wanted} more known there", "muted"))

    def nobody(self) -> Sequence[Line]:
        """What brings people here."""
        tag = tag_key(self._event.name)[:40] or "fair"
        return (
            (("Nobody is known there yet.", "muted"),),
            (),
            (("n", "key"), ("  puts anybody on the list of whom to meet", "muted")),
            (
                (f"#{clip(tag, 40)}", "key"),
                ("  on somebody brings them here, so does a place near by", "muted"),
            ),
            (("b", "key"), ("  business cards, once it has begun", "muted")),
        )

    @work
    async def action_edit(self) -> None:
        """Give it another name, place or days."""
        text = await ask_event(self.app, self._event, self.clock().day)
        if text is not None:
            plan = parse_event_plan(text, self.clock().day)
            self.look_around()
            self.attempt(lambda: self.store.event_plans.edit(self._event.id, plan, self.clock()))

    @work
    async def action_cards(self) -> None:
        """The cards collected there; whoever is chosen is shown on the main screen."""
        now = self.clock()
        going = Going(self._event.id, self._event.moment(now.day, now.zone))
        left = await self.app.push_screen_wait(CardsScreen(self.store, self.clock, going))
        if left is not None and left.contact_id is not None:
            self.dismiss(Chosen(left.contact_id))
        elif left is None:
            self.dismiss(None)
        else:
            self.look_around()
            self.show(left.says)
