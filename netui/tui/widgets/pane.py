"""The three panes and what they stand on; a pane is brighter while its list has the focus."""

from typing import Any, Self

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Region

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
        &:focus-within {
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

    def entitle(self, title: str, subtitle: str = "") -> None:
        """Set the frame's title and the note at its foot, both plain text."""
        self._entitling = True
        self.border_title = Content(title)
        self.border_subtitle = Content(subtitle) if subtitle else None
        self._entitling = False

    def present(self, shown: Shown) -> None:
        """Show other rows under another title."""
        self.list.empty = shown.empty
        self.list.show(shown.rows)
        self.entitle(shown.title, shown.note)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw the frame again; a title alone leaves its sides as they are."""
        if self._entitling:
            width, height = self.outer_size
            regions = (Region(-1, -1, width, 1), Region(-1, height - 2, width, 1))
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
