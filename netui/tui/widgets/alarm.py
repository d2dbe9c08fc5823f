"""What is wrong for as long as it is, above everything else: the file, or the computer's clock."""

from collections.abc import Sequence
from typing import Any

from textual.geometry import Size

from netui.tui.lines import Line, flow
from netui.tui.widgets.painted import Block

_MOST_LINES = 4


class Alarm(Block):
    """A sentence as high as it is long; without one there is nothing at all."""

    DEFAULT_CSS = """
    Alarm { dock: top; height: auto; padding: 0 1; background: $panel; }
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.says = ""
        self.display = False

    def say(self, text: str) -> None:
        """Let a harmless ``text`` stand until there is another one, or none."""
        if text == self.says:
            return
        self.says = text
        self.display = bool(text)
        self.show(lambda width, height: self._flowed(width))
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the sentence takes."""
        return len(self._flowed(width))

    def _flowed(self, width: int) -> Sequence[Line]:
        return flow((("! ", "error"), (self.says, "error")), width, _MOST_LINES)
