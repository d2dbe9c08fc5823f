"""How lines of named styles are painted: one place turns the names into the theme's colours."""

from collections.abc import Callable, Sequence
from typing import Any, Self

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from netui.tui.colours import BOLD, INKS
from netui.tui.drawing import filled
from netui.tui.lines import Line

CODE = "code"
"""The style that is black on white in every theme: a telephone is to read it."""

_BLACK, _WHITE = Color(0, 0, 0), Color(255, 255, 255)


class Painted(Widget):
    """A widget that draws styled lines itself, without any markup in between."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Painted {
        background: $surface;
        color: $foreground;
    }
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._resolved: dict[tuple[str, bool], RichStyle] = {}

    def style_of(self, name: str, chosen: bool = False) -> RichStyle:
        """The theme's style called ``name``, on the highlight's ground when ``chosen``; looked up once a theme."""
        if (style := self._resolved.get((name, chosen))) is None:
            style = self._resolved[name, chosen] = self._resolve(name, chosen).rich_style
        return style

    def _resolve(self, name: str, chosen: bool) -> Style:
        own = self.get_visual_style()
        ground = own.background or _BLACK
        if name == CODE:
            ground, ink = _WHITE, _BLACK
        else:
            ink = self._colour(INKS.get(name, INKS[""]), ground)
        ansi, focused = self.app.native_ansi_color, self.has_focus
        if chosen:
            ground += self._colour(f"block-cursor-{'' if focused else 'blurred-'}background", ground)
            if focused:
                ink = self._colour("block-cursor-foreground", ground)
        bold = name in BOLD or (chosen and ansi and focused)
        return own + Style(ground, ink, bold=bold or None, dim=(ansi and name == "muted") or None)

    def _colour(self, variable: str, ground: Color) -> Color:
        """A colour of the theme as stylesheets write it: ``#8fbf7f``, ``ansi_red``, ``auto 60%``."""
        said, _, share = self.app.theme_variables[variable].partition(" ")
        alpha = float(share.rstrip("%")) / 100 if share else 1.0
        return ground.get_contrast_text(alpha) if said == "auto" else Color.parse(said).multiply_alpha(alpha)

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
        line = filled(lines[y], width)
        return Strip([Segment(words, self.style_of(style)) for words, style in line if words], width)
