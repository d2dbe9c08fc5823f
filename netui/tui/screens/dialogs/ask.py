"""A dialog that asks for one line of text and shows while typing what it was understood as."""

from collections.abc import Callable, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from netui.tui.lines import Line, cut
from netui.tui.screens.dialogs.dialog import Dialog
from netui.tui.widgets.line_input import Complete, LineInput
from netui.tui.widgets.painted import Block

Check = Callable[[str], tuple[bool, str]]
"""Whether a text can be taken, and what it is understood as or what is wrong with it."""


class AskScreen(Dialog[str | None]):
    """Ask for a line; Enter gives it when ``check`` agrees, Esc gives None.

    A ``value`` that is only a ``guess`` is replaced by the first letter typed.
    """

    def __init__(
        self,
        title: str,
        check: Check,
        *,
        value: str = "",
        guess: bool = False,
        complete: Complete | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self._title = title
        self._check = check
        self._value = value
        self._guess = guess
        self._complete = complete

    def compose(self) -> ComposeResult:
        """The line and, below, what it means."""
        with Vertical(id="dialog") as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = Content("Enter takes it · Esc leaves")
            yield LineInput(value=self._value, complete=self._complete, id="line")
            yield Block(id="understood")

    def on_mount(self) -> None:
        """Ready to type."""
        line = self.query_one(LineInput)
        line.focus()
        if self._guess:
            line.select_all()
        self._show(self._value)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, text: str) -> None:
        fits, says = self._check(text)

        def draw(width: int, height: int) -> Sequence[Line]:
            return [cut(((says, "muted" if fits else "warning"),), width)]

        self.query_one("#understood", Block).show(draw)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if self._check(event.value)[0]:
            self.dismiss(event.value)

    @on(LineInput.Left)
    def _left(self) -> None:
        self.dismiss(None)
