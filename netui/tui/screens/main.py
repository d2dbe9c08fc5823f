"""The main screen: the command table bound to what the desk can do, and moving about in it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from netui.commands import COMMANDS, shown_keys
from netui.store import StoreError
from netui.tui.lines import Line
from netui.tui.screens.page import PageScreen
from netui.tui.screens.reviewing import Reviewing
from netui.tui.widgets.line_input import LineInput
from netui.tui.widgets.pane import Pane

_LOOK_SECONDS = 1.0
"""How often the file is asked whether another window wrote to it: two seconds are promised."""


class MainScreen(Reviewing, inherit_bindings=False):
    """Three panes, one line, every command of the table."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(",".join(command.keys), command.action, command.title, show=command.footer, id=command.id)
            for command in COMMANDS
        ),
        Binding("escape", "back", "Back", show=False),
    ]

    def on_mount(self) -> None:
        """Mount the search field, and begin to notice what happens elsewhere."""
        self.contacts.mount(LineInput(id="search", placeholder="name, firm, tag, digits"), before=0)
        self.set_interval(_LOOK_SECONDS, self._look)

    def _look(self) -> None:
        try:
            self.look_again()
        except StoreError as error:
            self.refuse(error)

    def on_screen_resume(self) -> None:
        """After sleep, a dialog or another program: is it still the same day?"""
        self._look()

    def action_move(self, delta: int) -> None:
        """Highlight the next row or the one before; in the review go to the next item or back."""
        if self.reviewing:
            self.step_review(delta)
            return
        self.pane_at_hand().list.move(delta)

    def action_page(self, direction: int) -> None:
        """A page on or back."""
        self.pane_at_hand().list.page(direction)

    def action_edge(self, direction: int) -> None:
        """The first or the last row."""
        rows = self.pane_at_hand().list
        rows.start() if direction < 0 else rows.end()

    def action_pane(self, name: str) -> None:
        """Go to the contacts, the timeline or the queue."""
        self.leave_review()
        self.go_to({"contacts": self.contacts, "timeline": self.timeline, "queue": self.queue}[name])

    def action_pane_step(self, step: int) -> None:
        """Go to the pane to the right or to the left, round and round."""
        if self.reviewing:
            return
        panes: Sequence[Pane] = (self.contacts, self.timeline, self.queue)
        self.go_to(panes[(panes.index(self.pane_at_hand()) + step) % len(panes)])

    def action_back(self) -> None:
        """Esc on the main screen: leave the review, let go of the search."""
        if self.reviewing:
            self.leave_review()
        elif self.filter:
            self.filter = ""
            self.reload()
            self.follow()

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
        """Every key, from the table."""
        width = max(len(shown_keys(command)) for command in COMMANDS)

        def draw(room: int) -> Sequence[Line]:
            lines: list[Line] = []
            where = ""
            for command in COMMANDS:
                if command.where != where:
                    where = command.where
                    lines += [*([()] if lines else []), ((where, "heading"),)]
                keys = f"  {shown_keys(command):{width}}  "
                lines.append(((keys, "key"), (f"{command.title:18}", ""), (command.help, "muted")))
            return lines

        self.app.push_screen(PageScreen("Keys", draw))

    def action_command_palette(self) -> None:
        """Every command and contact by name."""
        self.app.action_command_palette()

    async def action_quit(self) -> None:
        """Leave; everything is saved already."""
        self.keep_unfinished()
        self.app.exit(0)
