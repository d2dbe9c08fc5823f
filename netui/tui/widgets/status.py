"""The line at the foot: what was just done, or else the keys that matter."""

from typing import Any

from textual.timer import Timer

from netui.tui.drawing import foot_line
from netui.tui.lines import Line
from netui.tui.widgets.painted import Block

_SECONDS = 8.0
"""How long a message stands before the keys come back; a problem stands until the next message."""


class StatusLine(Block):
    """One line: a message for a while, the key hints otherwise, a note at the right end."""

    DEFAULT_CSS = """
    StatusLine { dock: bottom; height: 1; background: $background; }
    """

    def __init__(self, hints: Line, **options: Any) -> None:
        super().__init__(**options)
        self._hints = self._shown = hints
        self._note: Line = ()
        self._message: Line = ()
        self._timer: Timer | None = None
        self._draw_it()

    @property
    def message(self) -> str:
        """The message standing now, or nothing."""
        return "".join(text for text, _ in self._message)

    def say(self, text: str, style: str = "good") -> None:
        """Show a harmless ``text`` for a while; one in the style ``error`` stays until the next."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._message = ((text, style),)
        if style != "error":
            self._timer = self.set_timer(_SECONDS, self.quiet)
        self._draw_it()

    def quiet(self) -> None:
        """Let the keys come back."""
        self._message = ()
        self._draw_it()

    def hint(self, hints: Line | None) -> None:
        """Show other keys at the foot; None shows the usual ones."""
        self._shown = hints or self._hints
        self._draw_it()

    def note(self, note: Line) -> None:
        """What stands at the right end."""
        self._note = note
        self._draw_it()

    def _draw_it(self) -> None:
        self.show(lambda width, height: [foot_line(self._message or self._shown, self._note, width)])
