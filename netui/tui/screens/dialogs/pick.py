"""A dialog that picks one contact by typing a few letters of the name."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from netui.tui.screens.dialogs.dialog import Dialog
from netui.tui.view import Rows
from netui.tui.widgets.line_input import LineInput
from netui.tui.widgets.rows import RowList

Search = Callable[[str], Rows]
"""The rows of the contacts that fit some letters; a row's key is the contact's id."""


class PickScreen(Dialog[int | None]):
    """Ask for one contact; gives its id, or None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
    ]

    def __init__(self, title: str, search: Search, **options: Any) -> None:
        super().__init__(**options)
        self._title = title
        self._search = search

    def compose(self) -> ComposeResult:
        """The letters typed and who fits them."""
        with Vertical(id="dialog") as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = Content("type a name · ↓ ↑ · Enter takes · Esc leaves")
            yield LineInput(id="line")
            yield RowList(id="found", empty=[(("nobody of that name", "muted"),)])

    def on_mount(self) -> None:
        """Show everyone until something is typed."""
        self.query_one(LineInput).focus()
        self.query_one(RowList).show(self._search(""))

    def action_move(self, delta: int) -> None:
        """Highlight the next one or the one before."""
        self.query_one(RowList).move(delta)

    def action_page(self, direction: int) -> None:
        """A page on or back."""
        self.query_one(RowList).page(direction)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        found = self.query_one(RowList)
        found.show(self._search(event.value))
        found.start()

    @on(RowList.Opened)
    @on(Input.Submitted)
    def _take(self) -> None:
        if self.chosen_id is not None:
            self.dismiss(self.chosen_id)

    @on(LineInput.Left)
    def _left(self) -> None:
        self.dismiss(None)
