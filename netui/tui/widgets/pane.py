"""The three panes and what they stand on; a pane is brighter while its list has the focus."""

from typing import Any, Self

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from netui.tui.view import Shown
from netui.tui.widgets.rows import RowList


class Ground(Horizontal):
    """What panes stand side by side on; they cover all of it, so it is not drawn below them."""

    BLANK = True


class Middle(Vertical):
    """The same, for what stands one above the other."""

    BLANK = True


class Pane(Vertical):
    """A frame with a list in it; what is mounted into it stands above the list."""

    DEFAULT_CSS = """
    Pane {
        border: round $border-blurred;
        border-title-color: $text-muted;
        border-subtitle-color: $text-muted;
        background: $surface;
        &.-focused {
            border: round $border;
            border-title-color: $text-primary;
            border-title-style: bold;
        }
    }
    """

    _entitling = False
    """Whether only the frame's first and last line are to be drawn again."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.list = RowList(id=f"{self.id}-list")

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.list

    def on_mount(self) -> None:
        """Be bright while the focus is within."""
        self.watch(self.screen, "focused", self._follow_focus)

    def _follow_focus(self, focused: Widget | None) -> None:
        """Style the frame and nothing in it, which ``:focus-within`` would, for several milliseconds."""
        within = focused is not None and self in focused.ancestors
        if within != self.has_class("-focused"):
            self.set_class(within, "-focused", update=False)
            self.app.stylesheet.update_nodes([self])

    def entitle(self, title: str, subtitle: str = "") -> None:
        """Set the frame's title and the note at its foot, both plain text."""
        self._entitling = True
        self.border_title = Content(title)
        self.border_subtitle = Content(subtitle) if subtitle else None
        self._entitling = False

    def present(self, shown: Shown, *, anew: bool = False) -> None:
        """Show other rows under another title; ``anew`` from the first one on, else the highlight stays."""
        self.list.empty = shown.empty
        if anew:
            self.list.begin(shown.rows)
        else:
            self.list.show(shown.rows)
        self.entitle(shown.title, shown.note)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw the frame again; what is in it covers all the rest, and is asked for itself."""
        width, height = self.outer_size
        if repaint and width and not (regions or layout or recompose):
            row, column = Region(-1, -1, width, 1), Region(-1, -1, 1, height)
            regions = (row, row.translate((0, height - 1)))
            if not self._entitling:
                regions += (column, column.translate((width - 1, 0)))
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some lines of the frame; those between the first and the last are all the same."""
        inside = crop.intersection(self.outer_size.region.shrink((1, 0, 1, 0)))
        if inside.height < 2:
            return super().render_lines(crop)
        one = Region(crop.x, inside.y, crop.width, 1)
        strips = super().render_lines(one) * inside.height
        if crop.y < inside.y:
            strips[:0] = super().render_lines(one.translate((0, -1)))
        if crop.bottom > inside.bottom:
            strips += super().render_lines(one.at_offset((crop.x, inside.bottom)))
        return strips
