"""A few changed lines drawn where they stand, without composing what stands around them."""

from collections.abc import Sequence, Set

from rich.console import Console, ConsoleOptions, RenderResult
from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, ReflowResult
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

Part = tuple[Region, Sequence[Strip]]
"""Cells of the screen, and what belongs there."""


class PartsUpdate(CompositorUpdate):
    """Some parts of the screen, each where it stands."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts

    def render_segments(self, console: Console) -> str:
        """What the terminal is told."""
        return "".join(
            Control.move_to(region.x, y).segment.text + strip.render(console)
            for region, strips in self._parts
            for y, strip in zip(region.line_range, strips, strict=False)
        )

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The same for Rich."""
        for region, strips in self._parts:
            for y, strip in zip(region.line_range, strips, strict=False):
                yield Control.move_to(region.x, y).segment
                yield from strip


class InPlace(Compositor):
    """Asks only those widgets for their lines that have changed.

    Textual's own composes all widgets that the box around every change touches: after a step in a list, most of
    the screen, and a third of the step's time.
    """

    def __init__(self) -> None:
        super().__init__()
        self.resized: Set[Widget] = frozenset()
        """Which widgets the last layout gave another size, or showed: all of their cells are drawn with it."""

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay everything out, and note who got another size."""
        result = super().reflow(parent, size)
        self.resized = result.shown | result.resized
        return result

    def render_partial_update(self) -> PartsUpdate | ChopsUpdate | None:  # type: ignore[override]
        """What has changed; the usual way where something else stands before it."""
        whose = [self._whose(region) for region in self._dirty_regions]
        if not whose or None in whose:
            return super().render_partial_update()
        dirty = [*self._dirty_regions]
        self._dirty_regions.clear()
        regions = self.visible_widgets
        return PartsUpdate(
            [
                (region, widget.render_lines(region.translate(-regions[widget][0].offset)))
                for region, widget in zip(dirty, whose, strict=True)
                if widget is not None
            ]
        )

    def _whose(self, dirty: Region) -> Widget | None:
        """The one widget that all of these cells belong to; None where there is no such."""
        for widget, (region, clip) in self.visible_widgets.items():  # the foremost first
            seen = region.intersection(clip)
            if seen.overlaps(dirty):
                return widget if seen.contains_region(dirty) else None
        return None
