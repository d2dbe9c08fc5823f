"""Rows of lines, and the window they are seen through, for any painter."""

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple, Protocol

from netui.tui.lines import Line, cut


class Rows(Protocol):
    """What a list shows: any number of rows, each asked for only while it can be seen."""

    def __len__(self) -> int:
        """How many rows there are."""
        ...

    def key(self, index: int) -> Hashable:
        """What makes the row itself, wherever it stands after a reload; never None."""
        ...

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """The row as one or more lines of at most ``width`` cells; ``chosen`` when it is highlighted."""
        ...

    def index_of(self, key: Hashable) -> int | None:
        """Where the row with this key stands now, if it still does."""
        ...


class FixedRows:
    """Rows held in memory, for short lists; a line too long for the width is cut."""

    def __init__(self, rows: Iterable[tuple[Hashable, Sequence[Line]]] = ()) -> None:
        self._rows = list(rows)
        self._index = {key: index for index, (key, _) in enumerate(self._rows)}

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> Hashable:
        """The key given with the row."""
        return self._rows[index][0]

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """The lines given with the row, cut to ``width``."""
        return [cut(line, width) for line in self._rows[index][1]]

    def index_of(self, key: Hashable) -> int | None:
        """Where the row given with ``key`` stands."""
        return self._index.get(key)


class Shown(NamedTuple):
    """What one pane shows: its title, the note at its foot, its rows, and what is said instead of none."""

    title: str
    note: str
    rows: Rows
    empty: Sequence[Line] = ()


class View:
    """What a window of ``width`` by ``height`` cells shows of some rows, one of which is highlighted.

    It stands on a row and the lines of it hidden above. Rows outside are asked for only on the way to
    where it moves, and a jump has no way: so it costs the same over ten rows and over a million.
    """

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.width = self.height = 0
        self.chosen = self.top = self.hidden = 0
        self._asked: dict[int, Sequence[Line]] = {}
        self._seen: list[tuple[int, int]] | None = None

    def begin(self, rows: Rows) -> None:
        """Show other rows from the first one on, which is highlighted."""
        self.rows = rows
        self.chosen = self.top = self.hidden = 0
        self.forget()

    def resize(self, width: int, height: int) -> None:
        """See the rows through a window of another size; what they look like changes with its width alone."""
        if width != self.width:
            self._asked.clear()
        self.width, self.height = width, height
        self._seen = None

    def lines(self, index: int) -> Sequence[Line]:
        """The lines of one row, at least one."""
        if (lines := self._asked.get(index)) is None:
            lines = self.rows.lines(index, self.width, index == self.chosen) or ((),)
            self._asked[index] = lines
        return lines

    def forget(self, *indices: int) -> None:
        """Ask again for these rows, or for all."""
        for index in indices:
            self._asked.pop(index, None)
        if not indices:
            self._asked.clear()
        self._seen = None

    def seen(self) -> list[tuple[int, int]]:
        """For each line of the window, its row and its line within the row."""
        if self._seen is None:
            seen = self._laid_out()
            if len(seen) < self.height and (self.top or self.hidden):
                self._back(self.height - len(seen))
                seen = self._laid_out()
            self._seen = seen
            self._asked = {index: self._asked[index] for index in dict.fromkeys(index for index, _ in seen)}
        return self._seen

    def _laid_out(self) -> list[tuple[int, int]]:
        seen: list[tuple[int, int]] = []
        if not len(self.rows) or self.height <= 0:
            return seen
        self.top = min(self.top, len(self.rows) - 1)
        self.hidden = min(self.hidden, len(self.lines(self.top)) - 1)
        index, line = self.top, self.hidden
        while len(seen) < self.height and index < len(self.rows):
            end = min(len(self.lines(index)), line + self.height - len(seen))
            seen.extend((index, at) for at in range(line, end))
            index, line = index + 1, 0
        return seen

    def line_of(self, index: int) -> int | None:
        """The window's line on which a row began when last laid out; negative if it began above."""
        return next((at - line for at, (row, line) in enumerate(self._seen or ()) if row == index), None)

    def _back(self, count: int) -> None:
        """Stand ``count`` lines further up."""
        while count > self.hidden and self.top > 0:
            count -= self.hidden
            self.top -= 1
            self.hidden = len(self.lines(self.top))
        self.hidden = max(0, self.hidden - count)
        self._seen = None

    def anchor(self, line: int) -> None:
        """Let the highlighted row begin on this line of the window, as far as there are rows for it."""
        self.top, self.hidden = self.chosen, max(0, -line)
        self._seen = None
        if line > 0:
            self._back(line)

    def stand(self, top: int, hidden: int) -> None:
        """Stand on the row ``top``, with some of its lines ``hidden`` above, and in any case see the highlight."""
        self.top, self.hidden = max(0, top), hidden
        self._seen = None
        self.reveal()

    def reveal(self, at_end: bool = False) -> None:
        """Move as little as needed to see the highlighted row, of a tall one its beginning or its end."""
        size = len(self.lines(self.chosen))
        line = None
        if self.top <= self.chosen < self.top + self.height:
            self.seen()
            line = self.line_of(self.chosen)
        if line is not None and line <= 0 and line + size >= self.height:
            return
        above = self.chosen < self.top or (line is not None and line < 0)
        if above or line is None or line + size > self.height:
            self.top, self.hidden = self.chosen, max(0, size - self.height) if at_end else 0
            if not above:
                self._back(max(0, self.height - size))
            self._seen = None

    def keep(self, line: int | None) -> None:
        """After rows or size changed: the highlighted row stays where it was, and in any case in view."""
        # A list that stands at its start stays there, or what was just added above would be hidden.
        if line is not None and (self.top or self.hidden):
            self.anchor(min(line, self.height - 1))
        self.reveal()

    def scroll(self, lines: int) -> bool:
        """Stand some lines further down, or up; says whether that was possible."""
        before = (self.top, self.hidden)
        if lines < 0:
            self._back(-lines)
        else:
            self.hidden += lines
            while self.top < len(self.rows) - 1 and self.hidden >= len(self.lines(self.top)):
                self.hidden -= len(self.lines(self.top))
                self.top += 1
        self._seen = None
        self.seen()
        return (self.top, self.hidden) != before

    def choose(self, index: int, *, at_end: bool = False, line: int | None = None) -> None:
        """Highlight the row at ``index``, or the nearest there is, and see it, or its end.

        It begins on ``line`` of the window, where one is given and that is possible.
        """
        old, self.chosen = self.chosen, max(0, min(index, len(self.rows) - 1))
        if self.chosen == old and line is None:
            return
        self.forget(old, self.chosen)
        if self.height > 0 and len(self.rows):
            if line is not None:
                self.anchor(line)
            self.reveal(at_end)

    def move(self, delta: int) -> None:
        """Highlight the row ``delta`` rows further down; a step inside a row taller than the window scrolls it."""
        if abs(delta) != 1 or not self._creep(delta):
            self.choose(self.chosen + delta, at_end=delta < 0)

    def page(self, direction: int) -> None:
        """Move by one window, down for 1 and up for -1, the highlight keeping its line of the window."""
        room = max(1, self.height - 1)
        if self.height <= 0 or not len(self.rows) or self._creep(direction * room):
            return
        index = self.chosen
        while 0 <= index + direction < len(self.rows):
            room -= len(self.lines(index if direction > 0 else index - 1))
            if room < 0 and index != self.chosen:
                break
            index += direction
        self.choose(index, at_end=direction < 0, line=self.line_of(self.chosen))

    def edge(self, direction: int) -> None:
        """Highlight the first row (-1), from its first line, or the last (1), down to its last line."""
        if direction < 0:
            self.choose(0, line=0)
        else:
            self.choose(len(self.rows) - 1, at_end=True, line=self.height - 1)

    def _creep(self, lines: int) -> bool:
        """Scroll inside a highlighted row taller than the window; says whether there was more of it."""
        if self.height <= 0 or not len(self.rows):
            return False
        self.seen()
        line = self.line_of(self.chosen)
        size = len(self.lines(self.chosen))
        if line is None or size <= self.height:
            return False
        more = max(0, line + size - self.height) if lines > 0 else max(0, -line)
        return bool(more) and self.scroll(min(lines, more) if lines > 0 else max(lines, -more))

    def nearest(self) -> int:
        """The highlighted row if any of it is in the window, else the nearest that is there as a whole."""
        seen = self.seen()
        (first, above), (last, line) = seen[0], seen[-1]
        if self.chosen < first:
            return first + 1 if above and first < last else first
        if self.chosen > last:
            return last - 1 if line < len(self.lines(last)) - 1 and first < last else last
        return self.chosen

    def thumb(self) -> range:
        """The lines of the window that mark its place among all rows; none when everything is in it."""
        if not (seen := self.seen()):
            return range(0)
        last, line = seen[-1]
        at_end = last == len(self.rows) - 1 and line == len(self.lines(last)) - 1
        if at_end and not (self.top or self.hidden):
            return range(0)
        shown = last - self.top + 1
        size = max(1, min(self.height - 1, self.height * shown // len(self.rows)))
        room = self.height - size
        start = room if at_end else min(room, round(room * self.top / max(1, len(self.rows) - shown)))
        return range(start, start + size)
