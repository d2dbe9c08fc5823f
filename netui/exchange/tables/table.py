"""The rows of a CSV text, each with its line; a quote that is never closed costs one row, not the file."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

DELIMITERS = (",", ";", "\t")

MAX_CELL = 1 << 20
"""Characters of one cell; a longer one is a quote that was never closed, or no table at all."""

MAX_ROWS = 500_000
"""Rows of one file; nobody knows so many people, and each of them takes a kilobyte of memory."""

MAX_CELLS = 10_000
"""Cells of one row."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+")

UNCLOSED = "a quote on this line is not closed as it should be, so the line was read by itself, quotes and all"
MISQUOTED = "there are quotes within the quotes of a cell: look at what became of it"
TOO_MANY = f"the first {MAX_ROWS:,} rows were read and the rest was not: split the file in parts"
TOO_WIDE = f"this line has more than {MAX_CELLS:,} cells: it was not read"
NO_ROWS = "there is nothing below the names of the columns"
TOO_LONG = f"a cell of this line has more than {MAX_CELL:,} letters: the line was not read"


class Row(NamedTuple):
    """The cells of one row, the 1-based line it begins on, and in a sentence what was wrong with its quotes."""

    line: int
    cells: list[str]
    problem: str = ""


def table_rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows of ``text``, empty ones among them; line breaks within quotes stay as they are.

    Never raises. A row whose quotes are not those of RFC 4180 is read as the one line it begins on, and the next
    row begins right after it: no line is read more than three times.
    """
    csv.field_size_limit(MAX_CELL)
    ends: list[int] = []

    def lines(start: int) -> Iterator[str]:
        for found in _LINE.finditer(text, start):
            ends.append(found.end())
            yield found[0]

    begin, line = 0, 1
    reader = csv.reader(lines(begin), delimiter=delimiter, strict=True)
    while True:
        ends.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield _alone(text[begin : ends[0]], delimiter, line)
            begin, line = ends[0], line + 1
            reader = csv.reader(lines(begin), delimiter=delimiter, strict=True)
            continue
        yield Row(line, cells) if len(cells) <= MAX_CELLS else Row(line, [], TOO_WIDE)
        begin, line = ends[-1], line + len(ends)


def _alone(text: str, delimiter: str, line: int) -> Row:
    """One line whose quotes are wrong, read as well as it goes."""
    try:
        reader = csv.reader([text, "\n"], delimiter=delimiter)
        cells = next(reader)
        problem = MISQUOTED
        if reader.line_num > 1:
            cells, problem = next(csv.reader([text], delimiter=delimiter, quoting=csv.QUOTE_NONE)), UNCLOSED
    except csv.Error:
        return Row(line, [], TOO_LONG)
    return Row(line, cells, problem) if len(cells) <= MAX_CELLS else Row(line, [], TOO_WIDE)


def evenness(rows: list[Row]) -> tuple[int, int]:
    """How many rows have the commonest number of cells above one, and that number: it tells a delimiter."""
    counts = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
    return max(((many, width) for width, many in counts.items()), default=(0, 0))
