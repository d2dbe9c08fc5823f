"""Keys that give: clips, introductions, referrals, the monthly round and the health of the network."""

from typing import TYPE_CHECKING

from textual import work

from netui.tui.screens.desk.practising import Practising

if TYPE_CHECKING:
    from netui.tui.screens.people.known import Place


class Giving(Practising):
    """What opens the screens of giving."""

    @work
    async def action_give(self) -> None:
        """Something found, and who would care; one chosen there is shown here."""
        from netui.tui.screens.giving.clips import ClipsScreen

        clips = ClipsScreen(self.store, self.clock, self._found, self.chosen_contact() or None)
        chosen = await self.app.push_screen_wait(clips)
        self.reload()
        self.follow()
        if chosen is not None:
            self.show_contact(chosen)

    @work
    async def action_introduce(self) -> None:
        """Introductions under way and suggested, those of the contact at hand first; one chosen is shown here."""
        from netui.tui.screens.giving.introductions import IntroductionsScreen

        screen = IntroductionsScreen(self.store, self.clock, self._found, self.person())
        chosen = await self.app.push_screen_wait(screen)
        self.reload()
        self.follow()
        if chosen is not None:
            self.show_contact(chosen)

    @work
    async def action_referral(self) -> None:
        """Business won, that of the contact at hand first; the entry of one chosen there is shown here."""
        from netui.tui.screens.giving.referrals import ReferralsScreen

        chosen = await self.app.push_screen_wait(ReferralsScreen(self.store, self.clock, self.person()))
        self.reload()
        self.follow()
        if chosen is not None:
            self.show_contact(chosen.contact_id)
            if chosen.interaction_id is not None:
                self.go_to(self.timeline)
                self.timeline.list.show(self.timeline.list.rows, choose=chosen.interaction_id)

    @work
    async def action_monthly_round(self) -> None:
        """One question each about those close to me."""
        from netui.tui.screens.giving.monthly_round import MonthlyRoundScreen

        await self.app.push_screen_wait(MonthlyRoundScreen(self.store, self.clock))
        self.reload()
        self.follow()

    @work
    async def action_health(self) -> None:
        """The network at a glance; what was chosen in one of its lists is shown here."""
        from netui.tui.screens.practice.health import HealthScreen

        place = await self.app.push_screen_wait(HealthScreen(self.store, self.clock, self.config.week_start))
        self.reload()
        self.follow()
        if place is not None:
            self._show_place(place)

    def _show_place(self, place: "Place") -> None:
        """Show a contact, or the entry of the timeline that is meant."""
        self.show_contact(place.contact_id)
        if place.entry_id is not None:
            self.go_to(self.timeline)
            self.timeline.list.show(self.timeline.list.rows, choose=place.entry_id)
