"""A one-line input that loses nothing: what is pasted stays whole, Tab completes, Esc leaves."""

import re
from collections.abc import Callable
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Input

_LINE_ENDS = re.compile(r"\r\n|\r|\n")

Complete = Callable[[str], list[str]]
"""Given the text before the cursor, the whole texts it may become, the best first."""

Typed = Callable[[str], None]
"""Hears the text whenever it has changed."""

OneLine = Callable[[str], str]
"""Given a text of several lines, one line that says the same."""


def joined(text: str) -> str:
    """The lines of ``text`` one behind the other, blanks between them."""
    return " ".join(part for part in _LINE_ENDS.split(text) if part.strip())


class WholePaste(Input):
    """An input that keeps every word of what is pasted."""

    one_line: OneLine = staticmethod(joined)
    """How a pasted text of several lines becomes one."""

    @property
    def content_width(self) -> int:
        """The text's width, or the field's: at a change of it Textual lays the whole screen out again.

        Of an empty field not the placeholder's width: the first letter would be such a change.
        """
        return max(super().content_width if self.value else 0, self.scrollable_content_region.width)

    def on_resize(self) -> None:
        """Be as wide as that from the beginning: the first letter changes no width either."""
        self.set_reactive(WholePaste.virtual_size, Size(self.content_width, 1))

    def _on_paste(self, event: events.Paste) -> None:
        """A text of several lines becomes one: Textual's own input would keep the first and drop the rest."""
        event.prevent_default()
        event.stop()
        several = len([part for part in _LINE_ENDS.split(event.text) if part.strip()]) > 1
        text = self.one_line(event.text) if several else joined(event.text)
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)


class LineInput(WholePaste):
    """An input for one line of notes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("tab", "complete", "Complete", show=False),
        Binding("ctrl+c", "copy", "Copy", show=False),
    ]

    class Left(Message):
        """Esc was pressed; the line is as it was."""

        def __init__(self, input: "LineInput") -> None:  # noqa: A002 - the name Textual's own messages use
            super().__init__()
            self.input = input

        @property
        def control(self) -> "LineInput":
            """The input that was left."""
            return self.input

    def __init__(self, *, complete: Complete | None = None, typed: Typed | None = None, **options: Any) -> None:
        self.typed = typed
        super().__init__(select_on_focus=False, **options)
        self.complete = complete

    def watch_value(self, value: str) -> None:
        """Tell of the change before it is painted: what it leads to is painted with it, not a frame later."""
        if self.typed is not None:
            self.typed(value)

    def action_leave(self) -> None:
        """Say that the user wants out."""
        self.post_message(self.Left(self))

    def action_complete(self) -> None:
        """Put the best completion where the cursor is; without one nothing happens."""
        before, after = self.value[: self.cursor_position], self.value[self.cursor_position :]
        if self.complete and (found := self.complete(before)):
            self.value = found[0] + after
            self.cursor_position = len(found[0])
