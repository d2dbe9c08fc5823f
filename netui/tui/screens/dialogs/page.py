"""A dialog that shows one page of lines to read: the brief, the help."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.tui.lines import Line, cells, in_columns, pad
from netui.tui.screens.dialogs.dialog import Dialog
from netui.tui.view import FixedRows
from netui.tui.widgets.rows import RowList

Draw = Callable[[int], Sequence[Line]]
"""The page's lines for a width in cells."""


class PageScreen(Dialog[str | None]):
    """Show a page; gives the key that left it (so that a command's key pressed here goes on), or None for Esc.

    ``passing`` are the keys, or the characters they type, that leave it, which ``hint`` names in the frame.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss(None)", "Close", show=False),
        Binding("j,down", "move(1)", "Down", show=False),
        Binding("k,up", "move(-1)", "Up", show=False),
        Binding("pagedown,space", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("g,home", "edge(-1)", "First", show=False),
        Binding("G,end", "edge(1)", "Last", show=False),
    ]

    def __init__(
        self, title: str, draw: Draw, *, passing: Sequence[str] = (), hint: str = "", **options: Any
    ) -> None:
        super().__init__(**options)
        self._title = title
        self._draw = draw
        self._passing = passing
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The page in a frame."""
        with Vertical(id="dialog") as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = Content(self._hint or "j k scroll · Esc closes")
            yield RowList(id="page", highlight=False)

    def on_mount(self) -> None:
        """Draw once the size is known."""
        self.query_one(RowList).focus()
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """Draw again for the new width."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        page = self.query_one(RowList)
        lines = self._draw(max(10, page.size.width - 2))
        page.show(FixedRows((number, [line]) for number, line in enumerate(lines)))

    def on_key(self, event: Any) -> None:
        """A command's key leaves the page and goes on."""
        for pressed in (event.character, event.key):
            if pressed in self._passing:
                event.stop()
                self.dismiss(pressed)
                return

    def action_move(self, delta: int) -> None:
        """Scroll by a line."""
        self.query_one(RowList).scroll_lines(delta)

    def action_page(self, direction: int) -> None:
        """Scroll by a page."""
        page = self.query_one(RowList)
        page.scroll_lines(direction * max(1, page.size.height - 2))

    def action_edge(self, direction: int) -> None:
        """To the first or the last line."""
        page = self.query_one(RowList)
        page.start() if direction < 0 else page.end()


class HelpScreen(PageScreen):
    """Keys and signs explained; ``pairs`` are those of the screen beneath: the keys and what they do."""

    def __init__(self, title: str, pairs: Sequence[tuple[str, str]], more: Sequence[Line] = ()) -> None:
        wide = max((cells(keys) for keys, _ in pairs), default=0)
        lines: list[Line] = [((f"  {pad(keys, wide)}  ", "key"), (says, "")) for keys, says in pairs]
        lines += more
        super().__init__(title, lambda width: [part for line in lines for part in in_columns(line, width)])

    def action_keys(self) -> None:
        """Once more: away with it."""
        self.dismiss(None)
