"""Lines as they stand in a list, in a block and at the foot, every cell of them filled, for whoever paints."""

from collections.abc import Sequence

from netui.tui.lines import Line, cut, flow, length

EDGES = 2
"""The cells of a list that are not its rows': the first is the highlight's, the last the position mark's."""

_GLYPHS = {True: "▌", False: "▏"}
"""The first column of the highlighted row, with and without the focus: both show without colour."""

_THUMB = "▐"


def filled(line: Line, width: int) -> Line:
    """``line`` in exactly ``width`` cells, cut where it is longer."""
    line = cut(line, width)
    return (*line, (" " * (width - length(line)), ""))


def row_line(line: Line, width: int, *, chosen: bool, focused: bool) -> Line:
    """A line of a row in a list of ``width`` cells, with the highlight's sign before it where it is ``chosen``."""
    if width < EDGES:
        return filled(((_GLYPHS[focused] if chosen else " ", "glyph"),), width)
    room = width - EDGES
    if (taken := length(line)) > room:
        line = cut(line, room)
        taken = length(line)
    return ((_GLYPHS[focused] if chosen else " ", "glyph"), *line, (" " * (room - taken + 1), ""))


def with_thumb(line: Line) -> Line:
    """A line of a row with the position mark in its last cell."""
    *before, (blank, style) = line
    return (*before, (blank[:-1], style), (_THUMB, "thumb"))


def empty_lines(empty: Sequence[Line], width: int, height: int) -> list[Line]:
    """What a list of ``width`` by ``height`` cells says instead of rows, in the middle of it."""
    room = width - EDGES
    said = [part for line in empty for part in flow(line, room, height)] if room > 0 else []
    above = max(0, (height - len(said)) // 2)
    lines = [filled((), width)] * above
    lines += [filled(((" " * ((width - length(line)) // 2), ""), *line), width) for line in said]
    return [*lines, *([filled((), width)] * (height - len(lines)))][:height]


def foot_line(says: Line, note: Line, width: int) -> Line:
    """The line at the foot: what is said at its left, the note at its right end."""
    left = cut((("  ", ""), *says), max(0, width - length(note) - 2))
    gap = max(0, width - length(left) - length(note) - 1)
    return (*left, (" " * gap, ""), *note)
