"""The one list of all three panes: it computes only the rows that can be seen, however many there are."""

from collections.abc import Callable, Hashable, Sequence
from typing import Self

from rich.segment import Segment
from textual.events import (
    Blur,
    Click,
    DescendantBlur,
    DescendantFocus,
    Event,
    Focus,
    MouseScrollDown,
    MouseScrollUp,
)
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from netui.tui.drawing import EDGES, empty_lines, row_line, with_thumb
from netui.tui.lines import Line
from netui.tui.view import FixedRows, Rows, View
from netui.tui.widgets.painted import Painted

_WHEEL_LINES = 3
_SAID = -1
"""Stands for the row of a line that is said instead of rows."""


class RowList(Painted, can_focus=True, inherit_bindings=False):
    """Rows of any height with one of them highlighted; the keys that move it belong to the screen.

    The first column is the highlight's and the last one the position mark's: rows get the cells between.
    """

    DEFAULT_CSS = """
    RowList { height: 1fr; }
    """

    class Told(Message):
        """What a list says about one of its rows."""

        def __init__(self, rows: "RowList", index: int | None, key: Hashable) -> None:
            super().__init__()
            self.list = rows
            self.index = index
            self.key = key

        @property
        def control(self) -> "RowList":
            """The list that speaks."""
            return self.list

    class Highlighted(Told):
        """Another row is highlighted, whatever the cause; index and key are None when no row is left."""

    class Opened(Told):
        """A row was double-clicked."""

    def __init__(
        self,
        *,
        empty: Sequence[Line] = (),
        highlight: bool = True,
        name: str | None = None,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.empty = empty
        """What is said instead of rows when there are none."""
        self.highlight = highlight
        """Whether one row stands out; a page that is only read has none."""
        self._view = View(FixedRows())
        self._key: Hashable = None
        self._shape = Size(0, 0)
        self._stands: tuple[Size, int, int, int] | None = None
        """A window's size, the highlighted row there, the row to stand on, and how many of its lines to hide."""
        self._strips: dict[tuple[int, int, bool], Strip] = {}
        """What a line of a row looks like, wherever it stands, and whether the position mark is beside it."""
        self._drawn: dict[int, Strip] = {}
        """What stands on each line of the screen, as it was drawn last."""

    @property
    def rows(self) -> Rows:
        """What is shown."""
        return self._view.rows

    @property
    def chosen(self) -> int | None:
        """The index of the highlighted row; None when there is no row."""
        return self._view.chosen if len(self.rows) else None

    @property
    def chosen_key(self) -> Hashable:
        """The key of the highlighted row; None when there is no row."""
        return self._key

    def begin(self, rows: Rows) -> None:
        """Show other rows from the first one on, which is highlighted."""
        self._stands = None
        self._view.begin(rows)
        self._strips.clear()
        self._tell()
        self._repaint()

    def show(self, rows: Rows, *, choose: Hashable = None) -> None:
        """Show other rows, or the same ones, which may not change in between without being shown again.

        The row with the key ``choose`` is highlighted, else the one that was (on the same line of the
        screen), else the one now standing where it stood.
        """
        view = self._view
        line = view.line_of(view.chosen)
        index = None
        for key in (choose, self._key):
            if index is None and key is not None:
                index = rows.index_of(key)
        view.rows = rows
        view.chosen = max(0, min(view.chosen, len(rows) - 1)) if index is None else index
        view.forget()
        self._strips.clear()
        if self._ready():
            view.keep(line)
        self._tell()
        self._repaint()

    def stand_as(self, view: View) -> None:
        """Highlight the row that another ``view`` does, on its line once the window is as large as that one's."""
        if not len(view.rows) or (index := self.rows.index_of(view.rows.key(view.chosen))) is None:
            return
        size = Size(view.width + EDGES, view.height)
        self._view.choose(index)
        self._stands = size, index, view.top + index - view.chosen, view.hidden
        self._tell()
        self._repaint()

    def move(self, delta: int) -> bool:
        """Highlight the row ``delta`` rows further down; says whether the highlight changed.

        One step inside a row taller than the view scrolls the row first.
        """
        return self._after(lambda view: view.move(delta))

    def page(self, direction: int) -> bool:
        """Move by one view, down for 1 and up for -1, the highlight keeping its line of the screen."""
        return self._after(lambda view: view.page(direction))

    def start(self) -> bool:
        """Highlight the first row, from its first line."""
        return self._after(lambda view: view.edge(-1))

    def end(self) -> bool:
        """Highlight the last row, down to its last line."""
        return self._after(lambda view: view.edge(1))

    def choose(self, index: int) -> bool:
        """Highlight the row at ``index``, or the nearest there is; says whether the highlight changed."""
        return self._after(lambda view: view.choose(index))

    def _after(self, go: Callable[[View], None]) -> bool:
        """Draw what a move in the view changed; says whether the highlight did."""
        view, old = self._view, self._view.chosen
        ready = self._ready()
        self._stands = None
        before = view.seen() if ready else []
        go(view)
        if ready and (view.chosen != old or view.seen() != before):
            self._redraw(before, old, view.chosen)
        return self._tell()

    def refresh_row(self, index: int) -> None:
        """Ask for one row again, after it changed in place."""
        if self._ready():
            before = self._view.seen()
            self._view.forget(index)
            if index == self._view.chosen:
                self._view.reveal()
            self._redraw(before, index)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Drawn again with fresh styles when Textual asks for all of it: a class or the theme changed."""
        if repaint and not regions:
            self._forget_strips()
        for region in regions:
            for y in region.line_range:
                self._drawn.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Another theme means other styles."""
        super().notify_style_update()
        self._forget_strips()

    def on_focus(self, event: Focus) -> None:
        """As Textual does, but for drawing every row again."""
        event.prevent_default()
        self.has_focus = True
        self._tell_around(DescendantFocus(self))

    def on_blur(self, event: Blur) -> None:
        """The same."""
        event.prevent_default()
        self.has_focus = False
        self._tell_around(DescendantBlur(self))

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Only the highlighted row looks different."""
        self._resolved = {spot: style for spot, style in self._resolved.items() if not spot[1]}
        if self._ready():
            self._redraw(self._view.seen(), self._view.chosen)

    def on_resize(self) -> None:
        """The highlighted row stays in view in every size."""
        self._ready()

    def on_click(self, event: Click) -> None:
        """A click highlights, a second one opens."""
        event.stop()
        at = event.get_content_offset(self)
        if at is None or not self._ready() or at.y >= len(seen := self._view.seen()):
            return
        if event.chain > 1:
            # The first click may have scrolled: the second one means the row that the first one chose.
            self.post_message(self.Opened(self, self._view.chosen, self._key))
        else:
            self.choose(seen[at.y][0])

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel moves the view, and the highlight only when it would leave it."""
        event.stop()
        self.scroll_lines(_WHEEL_LINES)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The same, upwards."""
        event.stop()
        self.scroll_lines(-_WHEEL_LINES)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some lines of the screen, for which the size is looked at once.

        Textual would style each line again, which the rows are already, unless something stands around them.
        """
        self._ready()
        if self.size != self.outer_size:
            return super().render_lines(crop)
        if missing := [y for y in crop.line_range if y not in self._drawn]:
            background, filters = self.background_colors[1], self.get_line_filters()
            for y in missing:
                segments = [*self.render_line(y)]
                for each in filters:
                    segments = each.apply(segments, background)
                self._drawn[y] = Strip(segments, self.size.width)
        strips = [self._drawn[y] for y in crop.line_range]
        span = crop.column_span
        return strips if span == (0, self.size.width) else [strip.crop(*span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, height = self._shape
        if not len(self.rows):
            if (_SAID, y, False) not in self._strips:
                for at, said in enumerate(empty_lines(self.empty, width, height)):
                    self._strips[_SAID, at, False] = self._strip(said)
            return self._strips[_SAID, y, False]
        seen = self._view.seen()
        if y >= len(seen):
            return Strip.blank(width, self.style_of(""))
        index, line = seen[y]
        chosen = self.highlight and index == self._view.chosen
        thumb = width > 1 and y in self._view.thumb()
        if (strip := self._strips.get((index, line, thumb))) is None:
            drawn = row_line(self._view.lines(index)[line], width, chosen=chosen, focused=self.has_focus)
            strip = self._strip(with_thumb(drawn) if thumb else drawn, chosen)
            self._strips[index, line, thumb] = strip
        return strip

    def _ready(self) -> bool:
        """Whether there are rows and a window for them; a new size is taken over here."""
        view = self._view
        if (size := self.size) != self._shape:
            line = view.line_of(view.chosen)
            if size.width != self._shape.width or not len(view.rows):  # what is said stands in the middle
                self._strips.clear()
            self._drawn.clear()
            self._shape = size
            view.resize(max(0, size.width - EDGES), size.height)
            if size and len(view.rows):
                view.keep(line)
                if self._stands is not None and self._stands[:2] == (size, view.chosen):
                    view.stand(*self._stands[2:])
        return bool(self._shape) and len(view.rows) > 0

    def scroll_lines(self, lines: int) -> None:
        """Move the view by some lines, and the highlight only when it would leave it."""
        view = self._view
        if self._ready() and view.scroll(lines):
            if (nearest := view.nearest()) != (old := view.chosen):
                view.chosen = nearest
                view.forget(old, nearest)
                self._drop_strips(old, nearest)
                self._tell()
            self._repaint()

    def _tell_around(self, event: Event) -> None:
        if self.parent is not None:
            self.parent.post_message(event)

    def _tell(self) -> bool:
        index = self.chosen
        key = None if index is None else self.rows.key(index)
        if key == self._key:
            return False
        self._key = key
        self.post_message(self.Highlighted(self, index, key))
        return True

    def _redraw(self, before: list[tuple[int, int]], *indices: int) -> None:
        """Draw some rows again, and everything only if anything else moved."""
        self._drop_strips(*indices)
        if (seen := self._view.seen()) != before:
            self._repaint()
            return
        regions = [Region(0, y, self._shape.width, 1) for y, (index, _) in enumerate(seen) if index in indices]
        if regions:
            self.refresh(*regions)

    def _repaint(self) -> None:
        self._drawn.clear()
        # Not self.refresh(): only that one doubts the styles of strips that are still good after a scroll.
        seen = set(self._view.seen()) if self._ready() else set()
        self._strips = {spot: strip for spot, strip in self._strips.items() if spot[:2] in seen}
        Widget.refresh(self)

    def _forget_strips(self) -> None:
        self._strips.clear()
        self._drawn.clear()

    def _drop_strips(self, *indices: int) -> None:
        for spot in [spot for spot in self._strips if spot[0] in indices]:
            del self._strips[spot]

    def _strip(self, line: Line, chosen: bool = False) -> Strip:
        return Strip(
            [Segment(words, self.style_of(name, chosen)) for words, name in line if words], self._shape.width
        )
