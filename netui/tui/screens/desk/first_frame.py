"""The desk as its first frame shows it, made without the framework that draws it from then on."""

from collections.abc import Mapping, Sequence

from netui.commands import Command
from netui.domain.due.queue import Item
from netui.tui.colours import BOLD, INKS, Ink, InkedLine
from netui.tui.drawing import EDGES, empty_lines, filled, foot_line, row_line, with_thumb
from netui.tui.lines import ELLIPSIS, Line, cells, fit, pad
from netui.tui.screens.desk.desk_rows import hints
from netui.tui.screens.desk.panes import DEMO, MEDIUM, WIDE, Panes, meant_by
from netui.tui.view import View

LEAST_WIDTH, LEAST_HEIGHT = 40, 12
"""The columns and lines from which on the stylesheet has room for everything."""

_FRAME = 2
"""The cells of a frame around a list, in either direction."""

CONTACTS, TIMELINE, QUEUE = NAMES = ("contacts", "timeline", "queue")
_CARD, _CARD_NARROW = (6, 2), (4, 1)
"""The lines of the card, and the cells beside it on either side."""

_TITLE_ROOM = 6
"""The cells of a frame's first or last line that are not its title's."""


class FirstFrame:
    """What the three panes show at first, in a terminal of ``width`` by ``height`` cells.

    It begins where the screen does: in the queue if somebody is due, else in the contacts. The commands that only
    move the highlight are carried out here already.
    """

    def __init__(self, panes: Panes, width: int, height: int, colours: Mapping[str, str]) -> None:
        self.width, self.height = width, height
        self.panes = panes
        """What is shown, as it was read."""
        self._colours = colours
        ids = panes.everybody()
        self._shown = {CONTACTS: panes.contacts(ids), QUEUE: panes.queue(network=bool(ids))}
        self.views = {name: View(shown.rows) for name, shown in self._shown.items()}
        """How each pane stands over its rows."""
        self.at_hand = QUEUE if panes.due.items else CONTACTS
        """The name of the pane that has the focus."""
        self.queue_in_front = self.at_hand == QUEUE
        """Which of the two stands beside the timeline where only one does."""
        self.contact_id: int | None = None
        """Whose timeline is shown; 0 for nobody yet, None for none."""
        self._show_timeline(self._meant())

    def carry_out(self, command: Command) -> None:
        """Move the highlight as one of the commands says that do no more than that. Raises StoreError."""
        self._measure()
        view = self.views[self.at_hand]
        does, _, how = command.action.rstrip(")").partition("(")
        match does:
            case "move":
                view.move(int(how))
            case "page":
                view.page(int(how))
            case "edge":
                view.edge(int(how))
            case "pane":
                self._go_to(how.strip("'"))
            case "pane_step":
                self._go_to(NAMES[(NAMES.index(self.at_hand) + int(how)) % len(NAMES)])
        if (meant := self._meant()) != self.contact_id:
            self._show_timeline(meant)

    def _go_to(self, name: str) -> None:
        self.at_hand = name
        if name != TIMELINE:
            self.queue_in_front = name == QUEUE

    def _meant(self) -> int | None:
        """Whom the highlighted row is about."""
        if self.at_hand == TIMELINE and self.contact_id is not None:
            return self.contact_id
        view = self.views[QUEUE if self.at_hand == QUEUE else CONTACTS]
        if self.at_hand == QUEUE:
            return meant_by(self._item())
        key = view.rows.key(view.chosen) if len(view.rows) else None
        return key if isinstance(key, int) else None

    def _item(self) -> Item | None:
        items = self.panes.due.items
        if self.at_hand == QUEUE and items:
            return items[self.views[QUEUE].chosen]
        return None

    def _show_timeline(self, contact_id: int | None) -> None:
        self.contact_id = contact_id
        self._shown[TIMELINE], self._card = self.panes.timeline(contact_id, self._item())
        self.views[TIMELINE] = View(self._shown[TIMELINE].rows)

    def _measure(self) -> None:
        """Tell every view how large its window is."""
        left, right = self._widths()
        card = _CARD_NARROW if self.width < MEDIUM else _CARD
        for name, width, above in (
            (CONTACTS, left, 0),
            (TIMELINE, self.width - left - right, card[0]),
            (QUEUE, right, 0),
        ):
            view, room = self.views[name], (width - _FRAME - EDGES, self.height - 1 - above - _FRAME)
            if width and (view.width, view.height) != room:
                view.resize(*room)
                if len(view.rows):
                    view.keep(None)

    def lines(self) -> list[InkedLine]:
        """Every line of the terminal."""
        self._measure()
        height = self.height - 1
        left, right = self._widths()
        middle = self.width - left - right
        high, beside = _CARD_NARROW if self.width < MEDIUM else _CARD
        card = self._block(self._card(middle - 2 * beside, high), middle, high, beside)
        columns = [[*card, *self._pane(TIMELINE, middle, height - high)]]
        if left:
            columns.insert(0, self._pane(CONTACTS, left, height))
        if right:
            columns.append(self._pane(QUEUE, right, height))
        rows: list[InkedLine] = [[run for column in columns for run in column[y]] for y in range(height)]
        says: Line = ((DEMO, "accent"),) if self.panes.demo else hints(self.panes.config.commands)
        foot = filled(foot_line(says, self.panes.note(), self.width), self.width)
        return [*rows, self._inked(foot, "background")]

    def _widths(self) -> tuple[int, int]:
        """The columns of the contacts and of the queue, as the stylesheet has them; 0 for what has no room."""
        if self.width < MEDIUM:
            return (0, 34) if self.queue_in_front else (34, 0)
        if self.width < WIDE:
            return 26, 34
        all_, left, right = 100 * self.width, min(5600, 29 * self.width), min(6000, 30 * self.width)
        begins = (left + -(-(all_ - left - right) // 100) * 100) // 100  # the middle is a whole number of columns
        return left // 100, self.width - begins

    def _block(self, lines: Sequence[Line], width: int, height: int, beside: int) -> list[InkedLine]:
        margin = ((" " * beside, ""),)
        drawn = [(*margin, *filled(line, width - 2 * beside), *margin) for line in lines[:height]]
        drawn += [filled((), width)] * (height - len(drawn))
        return [self._inked(line, "background") for line in drawn]

    def _pane(self, name: str, width: int, height: int) -> list[InkedLine]:
        shown, focused = self._shown[name], name == self.at_hand
        surface = self._colours["surface"]
        edge = Ink(self._colours["border" if focused else "border-blurred"], surface)
        title = Ink(self._colours["text-primary" if focused else "text-muted"], surface, focused)
        note = Ink(self._colours["text-muted"], surface)
        top = self._edge("╭", "╮", shown.title, width, edge, title)
        foot = self._edge("╰", "╯", shown.note, width, edge, note, at_end=True)
        rows = self._rows(name, width - _FRAME, height - _FRAME)
        return [top, *([("│", edge), *row, ("│", edge)] for row in rows), foot]

    def _edge(
        self, begin: str, end: str, title: str, width: int, edge: Ink, ink: Ink, *, at_end: bool = False
    ) -> InkedLine:
        """The first or last line of a frame, with its title or note in it."""
        label = f" {_ended(title, width - _TITLE_ROOM)} " if title and width > _TITLE_ROOM else ""
        room = width - _FRAME - cells(label)
        if not label or not room:
            inner = [(label, ink), ("─" * room, edge)]
        elif at_end:
            inner = [("─" * (room - 1), edge), (label, ink), ("─", edge)]
        else:
            inner = [("─", edge), (label, ink), ("─" * (room - 1), edge)]
        return [(begin, edge), *inner, (end, edge)]

    def _rows(self, name: str, width: int, height: int) -> list[InkedLine]:
        view, focused = self.views[name], name == self.at_hand
        if not len(view.rows):
            said = empty_lines(self._shown[name].empty, width, height)
            return [self._inked(line, "surface") for line in said]
        lines = []
        for y, (index, number) in enumerate(view.seen()):
            chosen = index == view.chosen
            line = row_line(view.lines(index)[number], width, chosen=chosen, focused=focused)
            line = with_thumb(line) if y in view.thumb() else line
            lines.append(self._inked(line, "surface", chosen=chosen, focused=focused))
        return [*lines, *([self._inked(filled((), width), "surface")] * (height - len(lines)))]

    def _inked(self, line: Line, ground: str, *, chosen: bool = False, focused: bool = False) -> InkedLine:
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
    """A title in at most ``width`` cells, ended as the framework does it: a blank before the sign stays."""
    return title if cells(title) <= width else pad(fit(title, width)[:-1], width - 1) + ELLIPSIS
