"""Lines of styled text for any painter, measured in terminal cells."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from netui.domain.pattern import pattern

Span = tuple[str, str]
"""Text already made harmless, and the name of its style (``""`` is plain text)."""

Line = tuple[Span, ...]
"""One line of the screen, from left to right."""

Align = Literal["<", ">", "^"]

ELLIPSIS = "…"

_POINTS_PER_CELL = 8
"""Code points looked at for each cell wanted; the longest emoji families need six for one cell."""


_NARROWEST = 10
"""Cells of the last column that text is wrapped to at least, however narrow the terminal."""


_SINGLE = pattern("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2013\u2014\u2018-\u201d\u2026\u203a→←↔▌▏▐●∘◷★♪✓✎✉·]*")
"""Letters of Latin and signs of our own, each of which takes one cell and nothing else."""


def _is_single(text: str) -> bool:
    """Whether each character takes one cell: most texts are so, and what measures others takes time to load."""
    return (text.isascii() and text.isprintable()) or _SINGLE.fullmatch(text) is not None


def cells(text: str) -> int:
    """How many terminal cells ``text`` takes."""
    if _is_single(text):
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
    if _is_single(head):
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
