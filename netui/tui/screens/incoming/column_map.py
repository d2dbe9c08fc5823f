"""A dialog that asks what the columns of a table mean, each with what stands in its first rows."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.domain.folding import fold
from netui.domain.visible import clip
from netui.tui.lines import Line
from netui.tui.render_import import column_lines
from netui.tui.screens.dialogs.dialog import ListDialog
from netui.tui.screens.dialogs.pick import PickScreen, Search
from netui.tui.view import FixedRows, Rows
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

SAMPLES = 2
"""Values of a column that are shown."""

_KEYS = "← → meaning · Enter picks · - leaves alone · Ctrl+S goes on · Esc"
_ON = -1
"""The key of the row that goes on."""


class ColumnMapScreen(ListDialog[tuple[str, ...] | None]):
    """What each column means; gives the meanings in the order of the columns, None when left by Esc.

    ``head`` and ``rows`` are the table's, ``means`` what is guessed or was said before, ``meanings`` the words
    for everything a column can mean, in the order to offer them; ``alone`` leaves a column alone.
    """

    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Leave", show=False),
        Binding("enter", "open", "Pick a meaning, or go on", show=False),
        Binding("left", "turn(-1)", "The meaning before", show=False),
        Binding("right", "turn(1)", "The next meaning", show=False),
        Binding("minus", "alone", "Leave the column alone", show=False),
        Binding("ctrl+s", "go_on", "Go on with these", show=False),
    ]

    def __init__(
        self,
        name: str,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        means: Sequence[str],
        meanings: Mapping[str, str],
        alone: str,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self._called = name
        width = max(len(head), len(means), 0)
        self._head = [*head, *([""] * (width - len(head)))]
        self._means = [*means, *([alone] * (width - len(means)))]
        self._samples = [_first(rows, place) for place in range(width)]
        self._order = _with_labelled(list(meanings), self._means)
        self._meanings = {meaning: _words(meaning, meanings) for meaning in self._order}
        self._alone = alone

    def compose(self) -> ComposeResult:
        """What is asked, and a row for every column."""
        with Vertical(id="dialog") as frame:
            frame.border_title = Content(f"What do the columns of {clip(self._called, 50)} mean?")
            frame.border_subtitle = Content(_KEYS)
            yield Block(id="said")
            yield RowList(id="columns")

    def on_mount(self) -> None:
        """Begin at the first column."""
        self._show()
        self._list.choose(1)

    @property
    def _list(self) -> RowList:
        return self.query_one("#columns", RowList)

    def _show(self) -> None:
        self._list.show(_ColumnRows(self))
        alone = sum(meaning == self._alone for meaning in self._means)
        counted = f"{len(self._means)} columns, {alone} left alone"
        lines: list[Line] = [
            ((counted, "muted"),),
            (("What you say is remembered for files with the same columns.", "muted"),),
        ]
        self.query_one("#said", Block).show(lambda width, height: lines)

    def lines_of(self, index: int, width: int) -> Sequence[Line]:
        """The row that goes on, or a column's."""
        if index == 0:
            return [(("▶ ", "good"), ("go on", "name"), ("  read the file like this", "muted")), ()]
        place = index - 1
        meaning = self._means[place]
        return column_lines(
            place,
            self._head[place],
            self._samples[place],
            self._meanings[meaning],
            width,
            left_alone=meaning == self._alone,
        )

    @property
    def count(self) -> int:
        """How many columns there are."""
        return len(self._means)

    def _column(self) -> int | None:
        """The highlighted column, counted from 0; None on the row that goes on."""
        index = self._list.chosen
        return index - 1 if index else None

    def _mean(self, place: int, meaning: str) -> None:
        self._means[place] = meaning
        self._show()

    def action_turn(self, step: int) -> None:
        """The next meaning of the highlighted column, or the one before."""
        place = self._column()
        if place is not None:
            at = self._order.index(self._means[place]) + step
            self._mean(place, self._order[at % len(self._order)])

    def action_alone(self) -> None:
        """Leave the highlighted column alone."""
        place = self._column()
        if place is not None:
            self._mean(place, self._alone)

    @on(RowList.Opened)
    @work
    async def action_open(self) -> None:
        """Pick a meaning for the highlighted column from the list of all; on the first row go on."""
        place = self._column()
        if place is None:
            self.action_go_on()
            return
        called = clip(self._head[place].strip(), 40) or f"column {place + 1}"
        now = self._order.index(self._means[place])
        picked = await self.app.push_screen_wait(MeaningPick(f"What is “{called}”?", self._fitting, now))
        if picked is not None:
            self._mean(place, self._order[picked])
            self._list.move(1)

    def _fitting(self, text: str) -> Rows:
        wanted = fold(text)
        words = enumerate(self._meanings[meaning] for meaning in self._order)
        return FixedRows((number, [((says, "name"),)]) for number, says in words if wanted in fold(says))

    def action_go_on(self) -> None:
        """Leave with these meanings."""
        self.dismiss(tuple(self._means))


class MeaningPick(PickScreen):
    """Everything a column can mean, narrowed by letters; begins at ``now``, gives the place of the one taken."""

    def __init__(self, title: str, search: Search, now: int) -> None:
        super().__init__(title, search)
        self._now = now

    def on_mount(self) -> None:
        """What this list is about."""
        self.query_one("#dialog", Vertical).border_subtitle = Content("letters · ↓ ↑ · Enter takes · Esc leaves")
        found = self.query_one(RowList)
        found.empty = [(("nothing a column can mean is called so", "muted"),)]
        found.show(self._search(""), choose=self._now)


class _ColumnRows(FixedRows):
    """The row that goes on, and below it the columns."""

    def __init__(self, screen: ColumnMapScreen) -> None:
        super().__init__((number, ()) for number in range(_ON, screen.count))
        self._screen = screen

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """The head, the meaning, and two values."""
        return self._screen.lines_of(index, width)


def _with_labelled(order: Sequence[str], means: Sequence[str]) -> list[str]:
    """What can be chosen: ``order``, and behind each what a column means already with a label, ``phone: work``."""
    more = [meaning for meaning in dict.fromkeys(means) if meaning not in order]
    known = [one for base in order for one in (base, *(each for each in more if each.startswith(f"{base}: ")))]
    return [*known, *(one for one in more if one not in known)]


def _words(meaning: str, meanings: Mapping[str, str]) -> str:
    if meaning in meanings:
        return meanings[meaning]
    base, _, label = meaning.partition(": ")
    return f"{meanings[base]} ({clip(label, 40)})" if base in meanings else clip(meaning, 60) or "not known"


def _first(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    """The first values of a column that say something."""
    found: list[str] = []
    for row in rows:
        if place < len(row) and row[place].strip():
            found.append(row[place][:200])
            if len(found) == SAMPLES:
                break
    return found
