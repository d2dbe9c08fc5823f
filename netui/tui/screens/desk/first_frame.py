"""The desk as its first frame shows it, made without the framework that draws it from then on."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from netui.tui.colours import BOLD, INKS
from netui.tui.drawing import EDGES, empty_lines, filled, foot_line, row_line, with_thumb
from netui.tui.lines import ELLIPSIS, Line, cells, fit
from netui.tui.screens.desk.desk_rows import hints
from netui.tui.screens.desk.panes import DEMO, MEDIUM, WIDE, Panes, meant_by
from netui.tui.view import Shown, View


class Ink(NamedTuple):
    """What text is painted with: two colours (``#rrggbb``), and whether it is bold."""

    foreground: str
    ground: str
    bold: bool = False


Painted = list[tuple[str, Ink]]
"""One line of the terminal from left to right, every cell of it."""

LEAST_WIDTH, LEAST_HEIGHT = 40, 12
"""The columns and lines from which on the stylesheet has room for everything."""

_FRAME = 2
"""The cells of a frame around a list, in either direction."""

_TITLE_ROOM = 6
"""The cells of a frame's first or last line that are not its title's."""


class FirstFrame:
    """What the three panes show at first, in a terminal of ``width`` by ``height`` cells.

    The highlight is where the screen begins: in the queue if somebody is due, else in the contacts.
    """

    def __init__(self, panes: Panes, width: int, height: int, colours: Mapping[str, str]) -> None:
        self.width, self.height = width, height
        self._panes = panes
        self._colours = colours
        ids = panes.everybody()
        self.contacts = panes.contacts(ids)
        self.queue = panes.queue(network=bool(ids))
        item = panes.due.items[0] if panes.due.items else None
        if item is not None:
            contact_id = meant_by(item)
        else:
            rows = self.contacts.rows
            key = rows.key(0) if len(rows) else None
            contact_id = key if isinstance(key, int) else None
        self.timeline, self._card = panes.timeline(contact_id, item)
        self._in_queue = item is not None

    def lines(self) -> list[Painted]:
        """Every line of the terminal."""
        height = self.height - 1
        narrow = self.width < MEDIUM
        left, right = self._widths()
        middle = self.width - left - right
        card_height, beside = (4, 1) if narrow else (6, 2)
        columns: list[list[Painted]] = []
        if left:
            columns.append(self._pane(self.contacts, left, height, focused=not self._in_queue))
        card = self._block(self._card(middle - 2 * beside, card_height), middle, card_height, beside)
        columns.append([*card, *self._pane(self.timeline, middle, height - card_height)])
        if right:
            columns.append(self._pane(self.queue, right, height, focused=self._in_queue))
        rows: list[Painted] = [[run for column in columns for run in column[y]] for y in range(height)]
        says: Line = ((DEMO, "accent"),) if self._panes.demo else hints(self._panes.config.commands)
        foot = filled(foot_line(says, self._panes.note(), self.width), self.width)
        return [*rows, self._inked(foot, "background")]

    def _widths(self) -> tuple[int, int]:
        """The columns of the contacts and of the queue, as the stylesheet has them; 0 for what has no room."""
        if self.width < MEDIUM:
            return (0, 34) if self._in_queue else (34, 0)
        if self.width < WIDE:
            return 26, 34
        all_, left, right = 100 * self.width, min(5600, 29 * self.width), min(6000, 30 * self.width)
        begins = (left + -(-(all_ - left - right) // 100) * 100) // 100  # the middle is a whole number of columns
        return left // 100, self.width - begins

    def _block(self, lines: Sequence[Line], width: int, height: int, beside: int) -> list[Painted]:
        margin = ((" " * beside, ""),)
        drawn = [(*margin, *filled(line, width - 2 * beside), *margin) for line in lines[:height]]
        drawn += [filled((), width)] * (height - len(drawn))
        return [self._inked(line, "background") for line in drawn]

    def _pane(self, shown: Shown, width: int, height: int, *, focused: bool = False) -> list[Painted]:
        edge = Ink(self._colours["border" if focused else "border-blurred"], self._colours["surface"])
        title = Ink(self._colours["text-primary" if focused else "text-muted"], self._colours["surface"], focused)
        note = Ink(self._colours["text-muted"], self._colours["surface"])
        top = self._edge("╭╮", shown.title, width, edge, title)
        foot = self._edge("╰╯", shown.note, width, edge, note, at_end=True)
        rows = self._rows(shown, width - _FRAME, height - _FRAME, focused=focused)
        return [top, *([("│", edge), *row, ("│", edge)] for row in rows), foot]

    def _edge(
        self, corners: str, title: str, width: int, edge: Ink, ink: Ink, *, at_end: bool = False
    ) -> Painted:
        """The first or last line of a frame, with its title or note in it."""
        begin, end = corners
        label = f" {_ended(title, width - _TITLE_ROOM)} " if title and width > _TITLE_ROOM else ""
        room = width - _FRAME - cells(label)
        if not label or not room:
            inner = [(label, ink), ("─" * room, edge)]
        elif at_end:
            inner = [("─" * (room - 1), edge), (label, ink), ("─", edge)]
        else:
            inner = [("─", edge), (label, ink), ("─" * (room - 1), edge)]
        return [(begin, edge), *inner, (end, edge)]

    def _rows(self, shown: Shown, width: int, height: int, *, focused: bool) -> list[Painted]:
        if not len(shown.rows):
            return [self._inked(line, "surface") for line in empty_lines(shown.empty, width, height)]
        view = View(shown.rows)
        view.width, view.height = width - EDGES, height
        view.keep(None)
        lines = []
        for y, (index, number) in enumerate(view.seen()):
            chosen = index == view.chosen
            line = row_line(view.lines(index)[number], width, chosen=chosen, focused=focused)
            line = with_thumb(line) if y in view.thumb() else line
            lines.append(self._inked(line, "surface", chosen=chosen, focused=focused))
        return [*lines, *([self._inked(filled((), width), "surface")] * (height - len(lines)))]

    def _inked(self, line: Line, ground: str, *, chosen: bool = False, focused: bool = False) -> Painted:
        colours = self._colours
        if chosen:
            ground = f"block-cursor-{'' if focused else 'blurred-'}background"
        over = "block-cursor-foreground" if chosen and focused else ""
        return [
            (text, Ink(colours[over or INKS.get(style, INKS[""])], colours[ground], style in BOLD))
            for text, style in line
            if text
        ]


def _ended(title: str, width: int) -> str:
    """A title in at most ``width`` cells, ended as the framework ends it: blanks before the sign stay."""
    return title if cells(title) <= width else fit(title, width) if width > 1 else ELLIPSIS
