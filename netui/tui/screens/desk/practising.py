"""Keys of the practice: follow-up, cards, what is known, the pool, who has gone quiet, who is here twice."""

from typing import TYPE_CHECKING

from textual import work

from netui.store import StoreError
from netui.tui.screens.desk.attending import Attending

if TYPE_CHECKING:
    from netui.tui.screens.people.rekindle import Chosen


class Practising(Attending):
    """What opens the screens of the practice."""

    @work
    async def action_follow_up(self) -> None:
        """The follow-up with the contact at hand: research, help, note, connection request."""
        from netui.tui.screens.practice.follow_up import FollowUpScreen

        contact_id = self.person()
        if contact_id is None:
            return
        undone = await self.app.push_screen_wait(FollowUpScreen(self.store, self.clock, contact_id))
        self.reload()
        self.follow()
        if undone is not None:
            self.say(f"undone: {undone.name}", "accent")  # it was the adding of this very contact

    @work
    async def action_cards(self) -> None:
        """Business cards after an event, one line each; one chosen there is shown here, or followed up."""
        from netui.tui.screens.practice.cards import CardsScreen
        from netui.tui.screens.practice.events import EventsScreen

        left, going = None, None
        while left is None:
            events = EventsScreen(self.store, self.clock, undone=going is not None)
            going = await self.app.push_screen_wait(events)
            if going is None:
                break
            left = await self.app.push_screen_wait(CardsScreen(self.store, self.clock, going))
        self.reload()
        self.follow()
        if left is None:
            return
        if left.contact_id is not None:
            self.show_contact(left.contact_id)
        if left.says:
            self.say(left.says)
        if left.follow_up and self.chosen_contact() == left.contact_id:
            self.action_follow_up()

    @work
    async def action_known(self) -> None:
        """What is known of the contact at hand; an entry or a contact chosen there is shown here."""
        from netui.tui.screens.people.known import KnownScreen

        contact_id = self.person()
        if contact_id is None:
            return
        place = await self.app.push_screen_wait(KnownScreen(self.store, self.clock, contact_id))
        self.reload()
        self.follow()
        if place is not None:
            self.show_contact(place.contact_id)
            if place.entry_id is not None:
                self.go_to(self.timeline)
                self.timeline.list.show(self.timeline.list.rows, choose=place.entry_id)

    @work
    async def action_pool(self) -> None:
        """Whom to promote from the pool; one chosen there is shown here."""
        from netui.tui.screens.people.pool import PoolScreen

        pool = PoolScreen(self.store, self.clock, self.config, self.chosen_contact())
        chosen = await self.app.push_screen_wait(pool)
        self.reload()
        self.follow()
        if chosen is not None:
            self.show_contact(chosen)

    @work
    async def action_rekindle(self) -> None:
        """Who has gone quiet, with the last subject; one chosen there is shown here, and logged with."""
        from netui.tui.screens.people.rekindle import RekindleScreen

        chosen = await self.app.push_screen_wait(RekindleScreen(self.store, self.clock))
        self.reload()
        self.follow()
        if chosen is not None:
            self.go_on_with(chosen)

    @work
    async def action_duplicates(self) -> None:
        """Who is here twice; two who are marked are laid side by side at once."""
        from netui.tui.screens.people.duplicates import DuplicatesScreen
        from netui.tui.screens.people.merge import MergeScreen

        marked = self.many()
        if len(marked) != 2:
            await self.app.push_screen_wait(DuplicatesScreen(self.store, self.clock))
            self.reload()
            self.follow()
            return
        try:
            kept, gone = self.store.duplicates.in_order(*marked)
        except StoreError as error:
            self.refuse(error)
            return
        change = await self.app.push_screen_wait(MergeScreen(self.store, self.clock, kept.id, gone.id))
        if change is not None:
            self.marked = frozenset()
            self.said(change)
            self.show_contact(change.subject or kept.id)

    def go_on_with(self, chosen: "Chosen") -> None:
        """Show whom a list was left for, and open the line to log with them if that is wanted."""
        self.show_contact(chosen.contact_id)
        if chosen.kind is not None and self.chosen_contact() == chosen.contact_id:
            self.action_log(chosen.kind)
