"""A few changed lines drawn where they stand, without composing what stands around them."""

from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate
from textual.geometry import Region
from textual.strip import Strip

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

    def render_partial_update(self) -> PartsUpdate | ChopsUpdate | None:  # type: ignore[override]
        """What has changed; the usual way where something else stands before it."""
        parts = [self._part(region) for region in self._dirty_regions]
        found = [part for part in parts if part is not None]
        if not found or len(found) < len(parts):
            return super().render_partial_update()
        self._dirty_regions.clear()
        return PartsUpdate(found)

    def _part(self, dirty: Region) -> Part | None:
        """The lines of the one widget that all of these cells belong to; None where there is no such."""
        for widget, (region, clip) in self.visible_widgets.items():  # the foremost first
            seen = region.intersection(clip)
            if seen.overlaps(dirty):
                inside = dirty.translate(-region.offset)
                return (dirty, widget.render_lines(inside)) if seen.contains_region(dirty) else None
        return None
