"""The page of a trip of mine: its legs, whom to see on each, asked, confirmed, met; to files for the way."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from netui.clock import Clock
from netui.domain.due.standing import Plan
from netui.domain.due.subject import Subject
from netui.domain.places.hours import hour_in
from netui.domain.places.trip import VisitState
from netui.domain.visible import clip
from netui.store import Change, Store
from netui.store.travel.trips import Seen
from netui.tui.lines import Line
from netui.tui.render_trips import leg_lines, state_line
from netui.tui.screens.dialogs.ask_file import ask_file
from netui.tui.screens.dialogs.pick import Search
from netui.tui.screens.travel.seeing import SeeingScreen

if TYPE_CHECKING:
    from netui.exchange.travel_writing import Stay


class TripScreen(SeeingScreen):
    """Whom to see on a trip of mine."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "mark('asked')", "Asked", show=False),
        Binding("c", "mark('confirmed')", "Confirmed", show=False),
        Binding("i", "calendar", "To the calendar", show=False),
    ]
    KEYS = "w see a asked c sure v met x not · n other · Enter brief · f i file · Esc"

    def __init__(self, store: Store, clock: Clock, search: Search, trip_id: int, **options: Any) -> None:
        super().__init__(store, clock, search, **options)
        self._trip = store.trips.get(trip_id)

    def read_plan(self) -> None:
        """The trip as it is now."""
        self._trip = self.store.trips.get(self._trip.id)

    def plan_title(self) -> str:
        """``China trade fair: Beijing, Shanghai``."""
        return self._trip.title

    def stays(self) -> "Sequence[Stay]":
        """The legs."""
        from netui.exchange.travel_writing import Stay

        return [Stay(leg.where.says if leg.where else leg.place, leg.begins, leg.ends) for leg in self._trip.legs]

    def plan(self) -> Plan:
        """The trip."""
        trip = self._trip
        return Plan(Subject.TRIP, trip.id, trip.name or trip.places, "", trip.begins)

    def about(self, width: int) -> list[Line]:
        """Its legs, with the hour there now."""
        now, decent = self.clock(), self.store.hours.decent
        hours = [hour_in(leg.where.zone, now, decent) if leg.where else None for leg in self._trip.legs]
        return leg_lines(list(zip(self._trip.legs, hours, strict=True)), now.day, width)

    def near(self) -> Sequence[Seen]:
        """Leg by leg."""
        return self.store.trips.near(self._trip, self.clock())

    def whom(self, near: Sequence[Seen]) -> Sequence[Seen]:
        """Those near, and whoever else was put on the list."""
        return self.store.trips.whom(self._trip, self.clock(), near)

    def mark(self, contact_id: int, state: VisitState) -> Change:
        """Wanted, asked, confirmed, met, or not this time."""
        return self.store.trips.mark(self._trip.id, contact_id, state, self.clock())

    def tally(self) -> Line:
        """How many are wanted, asked, confirmed, met."""
        return state_line(self.states)

    def heading(self, index: int, shown: Sequence[Seen]) -> str:
        """``near Beijing``, where the trip has several legs or somebody is elsewhere."""
        leg = shown[index].leg
        if index and shown[index - 1].leg is leg:
            return ""
        return f"near {clip(leg.name, 60)}" if leg else "elsewhere"

    def nobody(self) -> Sequence[Line]:
        """That nobody is known there, and what to do about it."""
        return (
            (("Nobody is known near ", "muted"), (clip(self._trip.places, 80), "name"), (".", "muted")),
            (),
            (("n", "key"), ("  puts anybody on the list", "muted")),
            (("A place on a card is what brings people here: ", "muted"), ("Madrid; home: Málaga", "")),
        )

    @work
    async def action_calendar(self) -> None:
        """The legs and whom I surely see, as a file for the calendar."""
        target = await ask_file(self.app, "To the calendar (iCalendar)", self._trip.title, "ics")
        if target is not None:
            self._written(target, self._write_calendar)

    def _write_calendar(self, target: Path) -> int:
        from netui.exchange.calendars.writing import trip_calendar
        from netui.exchange.whole_file import WholeFile

        sure = [one for one in self.seen if one.state is VisitState.CONFIRMED]
        confirmed = [(one.contact_id, self.store.contacts.names([one.contact_id]), one.leg) for one in sure]
        text = trip_calendar(self._trip, confirmed, self.clock().at)
        with WholeFile(target) as file:
            file.write(text)
        return len(confirmed)
