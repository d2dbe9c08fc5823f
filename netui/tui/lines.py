"""Rows of styled lines for any painter: measured in terminal cells, and laid out through a window."""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple, Protocol

Span = tuple[str, str]
"""Text already made harmless, and the name of its style (``""`` is plain text)."""

Line = tuple[Span, ...]
"""One line of the screen, from left to right."""

Align = Literal["<", ">", "^"]

ELLIPSIS = "…"

_POINTS_PER_CELL = 8
"""Code points looked at for each cell wanted; the longest emoji families need six for one cell."""


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

    def creep(self, lines: int) -> bool:
        """Scroll inside a highlighted row taller than the window; says whether there was more of it."""
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


_NARROWEST = 10
"""Cells of the last column that text is wrapped to at least, however narrow the terminal."""


def cells(text: str) -> int:
    """How many terminal cells ``text`` takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    # Loaded at the first text that needs it: what is drawn with must also be what is measured with.
    from rich.cells import cell_len

    return cell_len(text)


def length(line: Line) -> int:
    """How many terminal cells ``line`` takes."""
    return sum(cells(text) for text, _ in line)


def _fitting(text: str, width: int) -> int:
    """How many characters of ``text`` go into ``width`` cells without parting a letter from its marks."""
    if width <= 0:
        return 0
    head = text[: width + 1]
    if head.isascii() and head.isprintable():
        return min(len(text), width)
    return _fitting_graphemes(text[: width * _POINTS_PER_CELL], width)


@lru_cache(maxsize=1024)
def _fitting_graphemes(text: str, width: int) -> int:
    from rich.cells import split_graphemes

    spans, _ = split_graphemes(text)
    fitting = bisect_right(list(accumulate(size for _, _, size in spans)), width)
    # A text beginning with a joiner is split otherwise than it is measured.
    while fitting and cells(text[: spans[fitting - 1][1]]) > width:
        fitting -= 1
    return spans[fitting - 1][1] if fitting else 0


def fit(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells, ending in an ellipsis if something had to go."""
    if width <= 0:
        return ""
    if len(text) <= _fitting(text, width):
        return text
    return text[: _fitting(text, width - 1)].rstrip(" ") + ELLIPSIS


def pad(text: str, width: int, align: Align = "<") -> str:
    """``text`` in exactly ``width`` cells: to the left, the right or the middle of them."""
    # A joiner at the end would be measured as joining the blanks that follow.
    text = fit(text, width).rstrip("\u200d")
    room = max(0, width - cells(text))
    if align == ">":
        return " " * room + text
    if align == "^":
        return " " * (room // 2) + text + " " * (room - room // 2)
    return text + " " * room


def _breaks(text: str, width: int, most: int) -> Iterator[tuple[int, int, bool]]:
    """The begin and end of each line of ``text``, and whether an ellipsis stands for what is left out."""
    at = 0
    for number in range(1, most + 1):
        chunk = text[at : at + width * _POINTS_PER_CELL]
        fitting = _fitting(chunk, width)
        if at + fitting >= len(text):
            yield at, at + fitting, False
            return
        if number == most:
            yield at, at + len(chunk[: _fitting(chunk, width - 1)].rstrip(" ")), True
            return
        if not fitting:
            # A sign wider than the whole line: the ellipsis stands for it, and the text goes on.
            fitting = max(1, _fitting(chunk, 2))
            yield at, at, True
        else:
            fitting = _last_gap(chunk, fitting)
            yield at, at + len(chunk[:fitting].rstrip(" ")), False
        rest = chunk[fitting:]
        at += fitting + len(rest) - len(rest.lstrip(" "))
        if at >= len(text):
            return


def _last_gap(chunk: str, fitting: int) -> int:
    """Where a line of ``fitting`` characters is best broken: after a word, or between two wide signs."""
    if chunk[fitting : fitting + 1] in ("", " ") or (fitting and cells(chunk[fitting]) > 1):
        return fitting
    for at in range(fitting, 0, -1):
        if chunk[at - 1] == " ":
            return at if chunk[:at].strip(" ") else fitting
        if not chunk[at - 1].isascii() and cells(chunk[at - 1]) > 1 and cells(chunk[at]) > 0:
            return at
    return fitting


def wrap(text: str, width: int, most: int) -> list[str]:
    """``text`` in at most ``most`` lines of ``width`` cells, the last ending in an ellipsis if more is left.

    Only what can be shown is looked at, so a text of a megabyte costs no more than a long one.
    """
    if width <= 0:
        return [""][:most]
    return [text[begin:end] + ELLIPSIS * more for begin, end, more in _breaks(text, width, most)]


def flow(line: Line, width: int, most: int) -> list[Line]:
    """``line`` wrapped like a text, each piece keeping its style."""
    if width <= 0:
        return [()]
    text = "".join(text for text, _ in line)
    flowed: list[Line] = []
    for begin, end, more in _breaks(text, width, most):
        spans: list[Span] = []
        at = 0
        for words, style in line:
            if piece := words[max(0, begin - at) : max(0, end - at)]:
                spans.append((piece, style))
            at += len(words)
        if more:
            spans.append((ELLIPSIS, spans[-1][1] if spans else ""))
        flowed.append(cut(tuple(spans), width))
    return flowed


def in_columns(line: Line, width: int) -> list[Line]:
    """``line`` whose last piece, where it does not fit, goes on below itself; every word of it is kept."""
    if length(line) <= width or len(line) < 2:
        return [line]
    *columns, (text, style) = line
    indent = length(tuple(columns))
    pieces = wrap(text, max(_NARROWEST, width - indent), len(text))
    return [(*columns, (pieces[0], style)), *(((" " * indent, ""), (piece, style)) for piece in pieces[1:])]


def cut(line: Line, width: int) -> Line:
    """``line`` in at most ``width`` cells, ending in an ellipsis if something had to go."""
    room = width
    kept: list[Span] = []
    for at, (text, style) in enumerate(line):
        taken = cells(text) if len(text) <= width * _POINTS_PER_CELL else width + 1
        if taken > room or (taken == room and any(text for text, _ in line[at + 1 :])):
            # One cell is kept for the ellipsis, whether it replaces the end of this span or the next ones.
            if room > 0:
                kept.append((text[: _fitting(text, room - 1)].rstrip(" ") + ELLIPSIS, style))
            break
        kept.append((text, style))
        room -= taken
    return tuple(kept)
