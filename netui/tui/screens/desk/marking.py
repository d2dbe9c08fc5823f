"""Marks: several contacts chosen in the list, and what is then done with all of them as one change."""

from typing import TYPE_CHECKING

from textual import work
from textual.worker import Worker

from netui.domain.interaction import Kind
from netui.store import StoreError
from netui.store.timeline.drafts import INBOX
from netui.tui import render
from netui.tui.screens.desk.attending import TIER_KEYS
from netui.tui.screens.desk.searching import Searching
from netui.tui.widgets.log_bar import LogBar

if TYPE_CHECKING:
    from netui.domain.line.logline import LogLine

_WITH_MARKED = " with marked"
"""The end of the kind of a draft that belongs to whoever is marked."""


class Marking(Searching):
    """What is marked, and the commands that are then about all of it."""

    def mark_only(self, contact_ids: frozenset[int]) -> None:
        """Let exactly these be marked."""
        self.marked = contact_ids
        self.contacts.list.show(self.contacts.list.rows)
        self.entitle_contacts()

    def show_read(self) -> None:
        """Whoever is not there any more is not marked either."""
        super().show_read()
        if self.marked and (here := frozenset(self.many())) != self.marked:
            self.mark_only(here)

    def action_mark(self) -> None:
        """Mark the contact at hand, or take its mark away, and go on to the next row."""
        contact_id = self.person()
        if contact_id is None:
            return
        self.mark_only(self.marked ^ {contact_id})
        if (pane := self.pane_at_hand()) is not self.timeline:
            pane.list.move(1)

    def action_mark_all(self) -> None:
        """Mark all contacts found; when they all are already, take their marks away."""
        rows = self.contacts.list.rows
        found = {key for index in range(len(rows)) if isinstance(key := rows.key(index), int) and key != INBOX}
        self.mark_only(self.marked - found if found <= self.marked else self.marked | found)

    def action_mark_step(self, step: int) -> None:
        """Mark this row and the next (1) or the one before (-1), and go there."""
        here = self.chosen_contact()
        if (pane := self.pane_at_hand()) is not self.timeline:
            pane.list.move(step)
        there = self.chosen_contact()
        self.mark_only(self.marked | {number for number in (here, there) if number})

    # Logs

    def action_log(self, kind: str) -> None:
        """Open the line for all that are marked, else for the contact at hand."""
        ids = self.many()
        if ids:
            self._open(render.kind_title(Kind(kind), self.whom(ids)), f"{kind}{_WITH_MARKED}", INBOX)
        else:
            super().action_log(kind)

    def action_log_bare(self, kind: str) -> None:
        """Log with all that are marked at once, else with the contact at hand."""
        from netui.domain.line.logline import LogLine

        if not self._log_with_many(Kind(kind), LogLine("")):
            super().action_log_bare(kind)

    def on_log_bar_saved(self, event: LogBar.Saved) -> None:
        """Save the line that is about those marked; any other is the desk's."""
        kind, marked, _ = self._writing[0].partition(_WITH_MARKED)
        if not marked or not self.bar.is_open:
            return
        event.prevent_default()
        try:
            line = self._parse(event.line)
            if not self._log_with_many(Kind(kind), line, (INBOX, self._writing[0])):
                self.say("nobody is marked any more; the line stays here", "warning")
        except (StoreError, ValueError) as error:
            self.refuse(error)

    def _log_with_many(self, kind: Kind, line: "LogLine", draft: tuple[int, str] | None = None) -> bool:
        """Log one entry with all that are marked, who are let go; False when nobody is."""
        ids = self.many()
        if not ids:
            return False
        change = self.store.interactions.log(kind, ids, line, self.clock(), draft=draft)
        self._close_bar()
        self.marked = frozenset()
        self.said(change, " · ".join(line.notices[:1]))
        return True

    # What else is done with many

    def action_pool(self) -> Worker[None]:
        """Promote those marked who are in the pool; without marks the pool itself."""
        return self._promote_marked() if self.many() else super().action_pool()

    @work
    async def _promote_marked(self) -> None:
        from netui.domain.due.spreading import spread_words
        from netui.domain.people.capacity import filling
        from netui.domain.people.contact import Tier
        from netui.tui.screens.dialogs.choice import Choice, ChoiceScreen

        ids = [number for number in self.store.promoting.pool() if number in self.marked]
        if not ids:
            self.say("none of those marked is in the pool", "warning")
            return
        counts, capacity = self.store.promoting.counts(), self.config.capacity
        choices: list[Choice[Tier]] = [
            Choice(key, ((f"{tier:9}", "name"), (filling(tier, counts[tier], capacity), "muted")), tier)
            for key, tier in TIER_KEYS.items()
            if tier is not Tier.POOL
        ]
        tier = await self.app.push_screen_wait(ChoiceScreen(f"Promote {self.whom(ids)} to", choices))
        if tier is None:
            return
        now = self.clock()
        days = self.store.promoting.plan(ids, tier, now, self.config.daily_limit)
        change = self.store.promoting.promote(ids, tier, now, days)
        self.marked = frozenset()
        self.said(change, "never due" if tier.silent else spread_words(days, now.day))
