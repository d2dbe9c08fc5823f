"""The bar at the foot where a line is typed: what it is about, the line, and what was understood so far."""

from collections.abc import Callable, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from netui.tui.lines import Line, cut
from netui.tui.widgets.line_input import Complete, LineInput, OneLine, joined
from netui.tui.widgets.painted import Block

Preview = Callable[[str, int, int], Sequence[Line]]
"""The lines to show under a line being typed: given the line, the width and the height."""

_DRAFT_SECONDS = 0.3
"""How long after the last key a draft is written: a pause in typing, not a durable write for every letter."""


class LogBar(Vertical):
    """One line being typed. It says when the line is saved, left, or changed enough to be kept as a draft."""

    DEFAULT_CSS = """
    LogBar {
        dock: bottom;
        height: 6;
        display: none;
        background: $panel;
        border-top: solid $primary;
        border-title-color: $text-primary;
        &.-open { display: block; }
        LineInput { border: none; height: 1; padding: 0 1; background: $panel; }
        LineInput:focus { border: none; background-tint: $foreground 0%; }
        Block { height: 1fr; background: $panel; padding: 0; margin: 0 1; }
    }
    """

    class Saved(Message):
        """Enter was pressed on a line that says something."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line

    class Kept(Message):
        """The line so far is worth keeping as a draft."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line

    class Closed(Message):
        """The bar was left without saving; what was typed is in ``line``."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._preview: Preview = lambda line, width, height: ()
        self._complete: Complete = lambda before: []
        self._kept = ""

    def compose(self) -> ComposeResult:
        """The line and what was understood of it."""
        yield LineInput(complete=self._completions, id="line")
        yield Block(id="understood")

    @property
    def line(self) -> str:
        """What is typed so far."""
        return self.query_one(LineInput).value

    @property
    def is_open(self) -> bool:
        """Whether a line is being typed."""
        return self.has_class("-open")

    def open(
        self, title: str, line: str, preview: Preview, complete: Complete, one_line: OneLine | None = None
    ) -> None:
        """Begin (or go on with) ``line``; ``title`` says what it is about.

        ``one_line`` makes one line of a pasted text of several.
        """
        self._preview, self._complete, self._kept = preview, complete, line
        keys = ("  Enter saves · Esc keeps it for later · Tab completes ", "not bold $text-muted")
        self.border_title = Content.assemble((title, "bold"), keys)
        self.add_class("-open")
        field = self.query_one(LineInput)
        field.one_line = one_line or joined
        field.value = line
        field.cursor_position = len(line)
        field.focus()
        self._show(line)

    def close(self) -> None:
        """Put the bar away."""
        self._kept = ""
        self.remove_class("-open")
        with self.prevent(Input.Changed):
            self.query_one(LineInput).value = ""

    def unkept(self) -> str | None:
        """The line if it was changed since it was last kept; for the moment before the program ends."""
        return self.line if self.is_open and self.line != self._kept else None

    def _completions(self, before: str) -> list[str]:
        return self._complete(before)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if not self.is_open:
            return
        self._show(event.value)
        self.set_timer(_DRAFT_SECONDS, lambda: self._keep(event.value))

    def _keep(self, line: str) -> None:
        if self.is_open and line == self.line and line != self._kept:
            self._kept = line
            self.post_message(self.Kept(line))

    def _show(self, line: str) -> None:
        def draw(width: int, height: int) -> Sequence[Line]:
            found = self._complete(line) if line else []
            lines = list(self._preview(line, width, height - bool(found)))
            if found:
                offers = "   ".join(text.rsplit(None, 1)[-1][:40] for text in found[:5])
                lines.append(cut((("Tab ", "key"), (offers, "muted")), width))
            return lines

        self.query_one("#understood", Block).show(draw)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Saved(event.value) if event.value.strip() else self.Closed(event.value))

    @on(LineInput.Left)
    def _left(self, event: LineInput.Left) -> None:
        event.stop()
        self.post_message(self.Closed(self.line))
