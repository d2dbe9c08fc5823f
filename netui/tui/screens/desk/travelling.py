"""Keys of travel: who is near a place, and calls from the airport."""

from typing import TYPE_CHECKING

from textual import work
from textual.worker import Worker

from netui.tui.screens.desk.giving import Giving

if TYPE_CHECKING:
    from netui.domain.due.standing import Plan
    from netui.tui.screens.people.rekindle import Chosen


class Travelling(Giving):
    """What opens the screens of travel."""

    @work
    async def action_near(self) -> None:
        """Ask for a place, show who is near; one chosen there is shown here, and logged with."""
        from netui.tui.screens.dialogs.ask_place import AskPlaceScreen
        from netui.tui.screens.travel.near import NearScreen

        place = await self.app.push_screen_wait(AskPlaceScreen(self.store, self.clock, self._begin_at()))
        if place is None:
            return
        chosen = await self.app.push_screen_wait(NearScreen(self.store, self.clock, place))
        self.reload()
        self.follow()
        if chosen is not None:
            self.go_on_with(chosen)

    @work
    async def action_trips(self) -> None:
        """Trips and events, mine and theirs; one chosen there is shown here, or logged with."""
        from netui.tui.screens.travel.trips import TripsScreen

        trips = TripsScreen(self.store, self.clock, self._found, self.person())
        self._come_back(await self.app.push_screen_wait(trips))

    def chosen_plan(self) -> "Plan | None":
        """The trip or event to prepare that the highlighted row of the queue, or the review, is about."""
        item = self.chosen_item()
        return item.plan if item is not None else None

    def action_brief(self) -> Worker[None]:
        """The page of a trip or an event to prepare; else the brief of a contact."""
        plan = self.chosen_plan()
        return super().action_brief() if plan is None else self._show_plan(plan)

    @work
    async def _show_plan(self, plan: "Plan") -> None:
        from netui.domain.due.subject import Subject
        from netui.tui.screens.travel.event_page import EventScreen
        from netui.tui.screens.travel.trip_page import TripScreen

        page = TripScreen if plan.subject is Subject.TRIP else EventScreen
        self._come_back(await self.app.push_screen_wait(page(self.store, self.clock, self._found, plan.id)))

    def _come_back(self, chosen: "Chosen | None") -> None:
        self.reload()
        self.follow()
        if chosen is not None:
            self.go_on_with(chosen)

    def _begin_at(self) -> str:
        """The place that is probably meant: the contact's at hand, else where a trip has me, else my home."""
        from netui.domain.places.whereabouts import typed_places

        who = self.person()
        theirs = typed_places(self.store.contacts.get(who).place) if who is not None else ()
        known = (place for _, place in theirs if self.store.places.find(place, slips=False).places)
        if found := next(known, ""):
            return found
        now = self.clock()
        leg, home = self.store.trips.here(now), self.store.places.home(now.zone)
        return leg.place if leg else home.says if home else ""
