"""The text of a letter while it is written: Esc leaves the text, not the screen."""

from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea


class LetterText(TextArea):
    """A letter to edit in place; it soft-wraps, and Tab does nothing in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("tab,shift+tab", "stay", "Stay", show=False),
        Binding("ctrl+home", "edge(-1)", "Beginning", show=False),
        Binding("ctrl+end", "edge(1)", "End", show=False),
    ]

    class Left(Message):
        """Esc was pressed; the text is as it was."""

        def __init__(self, area: "LetterText") -> None:
            super().__init__()
            self.area = area

        @property
        def control(self) -> "LetterText":
            """The text that was left."""
            return self.area

    def __init__(self, **options: Any) -> None:
        super().__init__(compact=True, highlight_cursor_line=False, **options)

    def action_leave(self) -> None:
        """Say that the user is done with the text."""
        self.post_message(self.Left(self))

    def action_stay(self) -> None:
        """Nothing: there is nowhere else to go."""

    def action_edge(self, direction: int) -> None:
        """To the beginning or the end of the letter."""
        self.move_cursor(self.document.end if direction > 0 else (0, 0))
