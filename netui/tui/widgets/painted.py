"""How lines of named styles are painted: one place turns the names into the theme's colours."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from netui.tui.lines import Line, cut, length

STYLES = ("name", "muted", "accent", "good", "warning", "error", "heading", "key", "mine", "theirs", "tag")
"""The styles a span may name, beside ``""`` for plain text; any other name is drawn as plain text."""

_PARTS = ("text", "chosen", "glyph", "thumb", "code")
"""What no span names but ``code``, which is black on white in every theme: a telephone is to read it."""


class Painted(Widget):
    """A widget that draws styled lines itself, without any markup in between."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{name}" for name in (*STYLES, *_PARTS)}
    DEFAULT_CSS = """
    Painted {
        background: $surface;
        color: $foreground;
        & > .rows--text { color: $foreground; }
        & > .rows--name { color: $foreground; text-style: bold; }
        & > .rows--muted { color: $text-muted; }
        & > .rows--accent { color: $text-accent; }
        & > .rows--good { color: $text-success; }
        & > .rows--warning { color: $text-warning; }
        & > .rows--error { color: $text-error; }
        & > .rows--heading { color: $text-primary; text-style: bold; }
        & > .rows--key { color: $text-accent; text-style: bold; }
        & > .rows--mine { color: $text-warning; }
        & > .rows--theirs { color: $text-secondary; }
        & > .rows--tag { color: $text-primary; }
        & > .rows--code { color: #000000; background: #ffffff; }
        & > .rows--thumb { color: $scrollbar; }
        & > .rows--chosen { background: $block-cursor-blurred-background; }
        & > .rows--glyph { color: $text-primary; }
        &:ansi > .rows--muted { text-style: dim; }
        &:focus > .rows--chosen {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
        }
    }
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._resolved: dict[tuple[str, bool], Style] = {}

    def style_of(self, name: str, chosen: bool = False) -> Style:
        """The theme's style called ``name``, on the highlight's ground when ``chosen``; looked up once a theme."""
        if (style := self._resolved.get((name, chosen))) is None:
            known = f"rows--{name}"
            classes = [known if known in self.COMPONENT_CLASSES else "rows--text"]
            if chosen:
                classes.append("rows--chosen")
            style = self._resolved[name, chosen] = self.get_visual_style(*classes).rich_style
        return style

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Drawn again with fresh styles when Textual asks for all of it: the focus or a class changed."""
        if repaint and not regions:
            self._resolved.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Another theme means other styles."""
        super().notify_style_update()
        self._resolved.clear()


class Block(Painted):
    """Some lines that are drawn anew for every size: a card, a preview, a line of hints."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._draw: Callable[[int, int], Sequence[Line]] = lambda width, height: ()
        self._drawn: tuple[Size, Sequence[Line]] | None = None

    def show(self, draw: Callable[[int, int], Sequence[Line]]) -> None:
        """Show the lines that ``draw`` makes for a width and a height in cells."""
        self._draw = draw
        self._drawn = None
        self.refresh()

    def lines(self) -> Sequence[Line]:
        """What is shown now, made once for a size."""
        if self._drawn is None or self._drawn[0] != self.size:
            self._drawn = (self.size, self._draw(*self.size))
        return self._drawn[1]

    def text(self) -> str:
        """What is shown now, without its styles."""
        return "\n".join("".join(words for words, _ in line) for line in self.lines())

    def render_line(self, y: int) -> Strip:
        """One line of the block."""
        width, lines = self.size.width, self.lines()
        if y >= len(lines):
            return Strip.blank(width, self.style_of(""))
        line = cut(lines[y], width)
        segments = [Segment(words, self.style_of(style)) for words, style in line if words]
        return Strip([*segments, Segment(" " * (width - length(line)), self.style_of(""))], width)
