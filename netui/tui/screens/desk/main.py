"""The main screen: the command table bound to what the desk can do, and moving about in it."""

import sys
from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingsMap, BindingType

from netui.commands import COMMANDS, Command
from netui.store import StoreError
from netui.tui.screens.desk.first_frame import FirstFrame
from netui.tui.screens.desk.panes import Panes
from netui.tui.screens.desk.searching import PLACEHOLDER
from netui.tui.screens.desk.watching import Watching
from netui.tui.widgets.line_input import LineInput
from netui.tui.widgets.pane import Pane


class MainScreen(Watching, inherit_bindings=False):
    """Three panes, one line, every command of the table."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(",".join(command.keys), command.action, command.title, show=command.footer, id=command.id)
            for command in COMMANDS
        ),
        Binding("escape", "back", "Back", show=False),
    ]

    def __init__(self, panes: Panes, first: FirstFrame | None = None) -> None:
        super().__init__(panes, first)
        self._bindings = BindingsMap(_bound(panes.config.commands))
        self._by_action = {command.action: command.id for command in panes.config.commands}

    def on_mount(self) -> None:
        """Mount the search field."""
        field = LineInput(id="search", placeholder=PLACEHOLDER, complete=self.search_offers, typed=self.narrow_to)
        self.contacts.mount(field, before=0)

    def action_move(self, delta: int) -> None:
        """Highlight the next row or the one before; in the review go to the next item or back."""
        if self.reviewing:
            self.step_review(delta)
            return
        self.pane_at_hand().list.move(delta)
        self.follow()

    def action_page(self, direction: int) -> None:
        """A page on or back."""
        self.pane_at_hand().list.page(direction)
        self.follow()

    def action_edge(self, direction: int) -> None:
        """The first or the last row."""
        rows = self.pane_at_hand().list
        rows.start() if direction < 0 else rows.end()
        self.follow()

    def action_pane(self, name: str) -> None:
        """Go to the contacts, the timeline or the queue."""
        self.leave_review()
        self.go_to(self.pane_named(name))

    def action_pane_step(self, step: int) -> None:
        """Go to the pane to the right or to the left, round and round."""
        if self.reviewing:
            return
        panes: Sequence[Pane] = (self.contacts, self.timeline, self.queue)
        self.go_to(panes[(panes.index(self.pane_at_hand()) + step) % len(panes)])

    def action_back(self) -> None:
        """Esc on the main screen: leave the review, let go of the marks, then of the search."""
        if self.reviewing:
            self.leave_review()
        elif self.marked:
            self.mark_only(frozenset())
        elif self.filter:
            self.filter = ""
            self.reload()
            self.follow()
        elif self.shows_waiting:
            self.action_waiting()

    def why_not(self, command_id: str) -> str | None:
        """Why a command cannot be carried out now, as one sentence; None where it can."""
        here = self.key("contacts")
        match command_id:
            case "done" | "snooze" if self.chosen_item() is None:
                does = "done closes" if command_id == "done" else "snooze puts off"
                return f"nothing is due here: {does} an item of the queue"
            case "brief" if self.chosen_plan() is not None:
                return None
            case "brief" | "delete" if self.pane_at_hand() is self.timeline:
                return None if self.chosen_entry() is not None else "there is no entry here yet"
            case "attention" | "delete" | "bare_call" | "bare_message" | "bare_email" | "bare_met" if self.many():
                return None
            case "bare_call" | "bare_message" | "bare_email" | "bare_met" if not self.chosen_contact():
                return f"nobody is chosen: {self.key('note')} writes into the inbox"
            case "mark" if self.reviewing:
                return None
            case "mark" | "brief" | "card" | "known" | "follow_up" | "attention" | "reach" | "delete" if (
                not self.chosen_contact()
            ):
                return f"nobody is chosen here: {here} goes to the contacts"
            case "move_entry" if self.chosen_entry() is None or not self.timeline_in_sight:
                return f"there is no entry to move: {self.key('timeline')} goes to the timeline"
            case "waiting" if not self.due.waiting:
                return "nobody is waiting for another day"
            case "spread" if not self.due.waiting:
                return "there is nothing to spread: everyone fits into today"
            case "suspend" if sys.platform == "win32":
                return "this system has no shell to go to in between"
            case "undo" | "redo":
                return self._why_not_played(back=command_id == "undo")
        return None

    def _why_not_played(self, *, back: bool) -> str | None:
        if self.store.history.coming(back=back) is not None:
            return None
        return "nothing to undo" if back else "nothing to redo"

    def cannot(self, action: object) -> bool:
        """Whether an action is a command's that cannot be carried out now, after saying why not."""
        command_id = self._by_action.get(action) if isinstance(action, str) else None
        reason = self.why_not(command_id) if command_id else None
        if reason is not None:
            self.say(reason, "warning")
        return reason is not None

    def action_undo(self) -> None:
        """Take the last change back."""
        try:
            change = self.store.history.undo()
        except StoreError as error:
            self.refuse(error)
            return
        self._played(f"undone: {change.name}")

    def action_redo(self) -> None:
        """Bring the last undone change about again."""
        try:
            change = self.store.history.redo()
        except StoreError as error:
            self.refuse(error)
            return
        self._played(f"redone: {change.name}")

    def _played(self, words: str) -> None:
        self.reload()
        self.follow()
        self.say(words, "accent")

    def action_help(self) -> None:
        """Every key bound here, the signs, what a line may hold, and the search."""
        from netui.domain.query import FILTERS
        from netui.tui.render_help import help_lines
        from netui.tui.screens.dialogs.page import HelpScreen

        lines = help_lines(self.panes.config.commands, FILTERS)
        if self.reviewing:
            lines = [(("In the review", "heading"),), *self.review_key_lines(), (), *lines]
        self.app.push_screen(HelpScreen("Keys", (), lines))

    def action_suspend(self) -> None:
        """To the shell, and back with fg."""
        self.keep_unfinished()
        self.app.action_suspend_process()

    def action_command_palette(self) -> None:
        """Every command and contact by name."""
        self.app.action_command_palette()

    async def action_quit(self) -> None:
        """Leave; everything is saved already."""
        await self.app.action_quit()


def _bound(commands: Sequence[Command]) -> list[BindingType]:
    """Every command under exactly its keys; Esc always leads back."""
    bound: list[BindingType] = [
        Binding("comma" if key == "," else key, one.action, one.title, show=one.footer, id=one.id)
        for one in commands
        for key in one.keys
    ]
    return [*bound, Binding("escape", "back", "Back", show=False)]
