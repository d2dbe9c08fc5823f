"""CSV files of every address book read into people: what the columns are, and then row after row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from netui.domain.incoming.reading import Card, Context, Reading, Refusal, Source
from netui.domain.line.date_shapes import DAY_FIRST
from netui.exchange.decoding import decode
from netui.exchange.tables.columns import (
    MEANINGS,
    guessed_means,
    head_key,
    is_data,
    is_message_head,
    known_columns,
    named_means,
    parse_means,
    source_of,
    understood,
    with_names,
)
from netui.exchange.tables.dates import order_shown
from netui.exchange.tables.headers import LEFT
from netui.exchange.tables.people import OWN, People
from netui.exchange.tables.table import (
    DELIMITERS,
    MAX_ROWS,
    NO_ROWS,
    TOO_MANY,
    UNCLOSED,
    Row,
    evenness,
    table_rows,
)
from netui.exchange.tables.writing import as_typed

__all__ = ["MEANINGS", "Table", "head_key", "look", "parse_means", "read_csv"]

MAX_FILE_BYTES = 512 * 1024 * 1024
"""A file is read into memory at once; hundreds of thousands of people stay far below."""

_SAMPLE = 65_536
"""Characters that are looked at to find the head and what parts the cells."""

_ROWS_LOOKED_AT = 60
_HEAD_WITHIN = 30
"""Rows in which the head is looked for: LinkedIn writes some lines of advice above it."""

_LONGEST_NAME = 200
"""Letters of a column's name that are kept with each row."""

_MOST_KEPT, _LEAST_KEPT = 10, 64 * 1024 * 1024
"""How often the size of a file, and at least how much, the rows kept with the names of their columns may take."""

_TOO_MUCH = "from here on nothing was read: the names of the columns are too long for so many rows"

_SHOWN = 5
"""Rows of a sample that are shown to somebody who says what the columns mean."""

_SAID_DELIMITER = re.compile(r"\ufeff?\"?sep=([,;\t])\"?[\r\n]")
"""Excel's own line about what parts the cells."""

_BINARY = {
    b"PK\x03\x04": "this is a workbook, not a CSV file: open it and save it as CSV UTF-8",
    b"\xd0\xcf\x11\xe0": "this is a workbook, not a CSV file: open it and save it as CSV UTF-8",
    b"SQLite format 3": "this is a database, not a CSV file",
}

_UNMAPPED = (
    "no column is known here, so nobody was read: say what the columns mean on the import screen, "
    "or with --columns 'Name=name,Mail=email' (a column without a name by its number, 1=name)"
)


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file as it looks: its columns, a few of its ``rows``, and what each column probably ``means``.

    ``sure`` says that it can be read without asking: a name, an e-mail or a phone was recognised by its column's
    name. Without a head (``headed``) the columns are called by their numbers.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source: Source
    means: tuple[str, ...]
    sure: bool
    headed: bool


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a text is laid out; the head stands on line ``head_line``, 0 if there is none."""

    table: Table
    delimiter: str
    head_line: int
    above: int


def look(data: bytes) -> Table:
    """How the CSV file that begins with ``data`` looks; only its first part is looked at. Never raises."""
    sample = data[: 4 * _SAMPLE]
    text = decode(sample)
    return _layout(text if len(sample) == len(data) else text[: text.rfind("\n") + 1] or text).table


def read_csv(data: bytes, file: str, context: Context) -> Reading:
    """The people of a CSV file, or the messages of LinkedIn's ``messages.csv``; ``file`` is what refusals name.

    Never raises, whatever the bytes. Its columns mean what ``context.maps`` says for its head, else what their
    names say, else what stands in them; a file that tells none of it is one refusal. Each row gives a person or
    a refusal with its line; empty ones are passed over.
    """
    if len(data) > MAX_FILE_BYTES:
        return _refused(file, f"more than {MAX_FILE_BYTES >> 20} MiB")
    for signs, reason in _BINARY.items():
        if data.startswith(signs):
            return _refused(file, reason)
    text = decode(data)
    layout = _layout(text)
    table = layout.table
    if not any(table.head) and not table.rows:
        return _refused(file, "there is nothing in this file")
    if is_message_head(table.head):
        from netui.exchange.tables.linkedin_messages import messages_of

        return messages_of(table.head, _below(text, layout), file, context)
    means, notices = _means(table, context)
    if all(meaning in (LEFT, OWN) for meaning in means):
        return _refused(file, _UNMAPPED)
    return _People(text, layout, means, file, context).reading(notices)


def _refused(file: str, reason: str) -> Reading:
    return Reading(refusals=(Refusal(file, 1, reason),), source=Source.CSV)


def _layout(text: str) -> _Layout:
    """What parts the cells, and where the head is: the delimiter under which the most columns are known."""
    sample = text[:_SAMPLE]
    said = _SAID_DELIMITER.match(sample)
    best: tuple[tuple[int, tuple[int, int]], str, list[Row]] | None = None
    for delimiter in (said[1],) if said else DELIMITERS:
        rows = list(islice(_filled(table_rows(sample, delimiter)), _ROWS_LOOKED_AT))
        if said:
            rows = [row for row in rows if row.line > 1]
        known = max((_known_head(row, not number) for number, row in enumerate(rows[:_HEAD_WITHIN])), default=0)
        score = (known, evenness(rows))
        if best is None or score > best[0]:
            best = score, delimiter, rows
    assert best is not None  # there is at least one delimiter
    (known, _), delimiter, rows = best
    return _with_head(rows, delimiter) if known else _without_head(rows, delimiter)


def _below(text: str, layout: _Layout) -> Iterator[Row]:
    """The rows below the head; the head itself, where two files were joined, is passed over."""
    head = list(layout.table.head) if layout.table.headed else None
    rows = table_rows(text, layout.delimiter)
    return (row for row in rows if row.line > layout.head_line and row.cells != head)


def _filled(rows: Iterator[Row]) -> Iterator[Row]:
    return (row for row in rows if any(map(str.strip, row.cells)))


def _known_head(row: Row, first: bool) -> int:
    """How many columns are known if this row is the head; 0 if it is none, for too few are, or it holds data."""
    filled = [cell for cell in row.cells if cell.strip()]
    known = known_columns(filled)
    return known if known and (first or 2 * known >= len(filled)) and not any(map(is_data, filled)) else 0


def _with_head(rows: list[Row], delimiter: str) -> _Layout:
    known = [_known_head(row, not number) for number, row in enumerate(rows[:_HEAD_WITHIN])]
    at = known.index(max(known))
    head = tuple(rows[at].cells)
    below = [row.cells for row in rows[at + 1 :]]
    source, means = source_of(head), named_means(head)
    if is_message_head(head):
        source, means = Source.LINKEDIN, (LEFT,) * len(head)
    elif source is Source.CSV:
        means = with_names(means, below)
    table = Table(head, _shown(below), source, means, sure=True, headed=True)
    return _Layout(table, delimiter, rows[at].line, 0 if source is Source.LINKEDIN else at)


def _without_head(rows: list[Row], delimiter: str) -> _Layout:
    """A file none of whose columns is known by its name: what stands in them is all there is to go by."""
    width = max((len(row.cells) for row in rows), default=0)
    headed = bool(rows) and not any(map(is_data, rows[0].cells))
    below = [row.cells for row in (rows[1:] if headed else rows)]
    head = tuple(rows[0].cells) if headed else tuple(f"Column {number + 1}" for number in range(width))
    means = guessed_means((LEFT,) * len(head), below)
    table = Table(head, _shown(below), Source.CSV, means, sure=False, headed=headed)
    return _Layout(table, delimiter, rows[0].line if headed else 0, 0)


def _shown(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cells) for cells in rows[:_SHOWN])


def _means(table: Table, context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the columns mean: as was said before, else as they look; and what to say of that."""
    given = context.maps.get(head_key(table.head))
    if given is not None and len(given) == len(table.head):
        return tuple(meaning if understood(meaning) else LEFT for meaning in given), ()
    guessed = [
        f"{name.strip() or place} as {meaning}"
        for place, (name, meaning, named) in enumerate(
            zip(table.head, table.means, named_means(table.head), strict=True), start=1
        )
        if meaning != named
    ]
    if not guessed:
        return table.means, ()
    return table.means, (f"guessed from what stands in the columns: {', '.join(guessed)[:300]}; is that right?",)


def _named(head: Iterable[str]) -> list[str]:
    """The columns with a name each of its own: one without is called by its number, a second one numbered."""
    names: dict[str, None] = {}
    for number, cell in enumerate(head, start=1):
        name = cell.strip()[:_LONGEST_NAME] or f"Column {number}"
        names[name if name not in names else f"{name} ({number})"] = None
    return list(names)


class _People:
    """The reading of one file of people."""

    def __init__(self, text: str, layout: _Layout, means: Sequence[str], file: str, context: Context) -> None:
        self._text = text
        self._layout = layout
        self._means = means
        self._file = file
        self._assumed = False
        self._month_first = cache(self._order)
        table = layout.table
        names = map(as_typed, table.head) if table.source is Source.OWN_CSV else table.head
        self._people = People(_named(names), means, table.source, context.today.year, self._month_first)

    def reading(self, notices: Sequence[str]) -> Reading:
        """Everybody in it, and what was refused."""
        cards: list[Card] = []
        refusals: list[Refusal] = []
        width = len(self._layout.table.head)
        torn = 0
        room = max(_LEAST_KEPT, _MOST_KEPT * len(self._text))
        for number, (line, cells, problem) in enumerate(self._rows()):
            if number == MAX_ROWS or room < 0:
                refusals.append(Refusal(self._file, line, TOO_MANY if number == MAX_ROWS else _TOO_MUCH))
                break
            if problem:
                torn = line if problem == UNCLOSED else 0
                refusals.append(Refusal(self._file, line, problem))
            elif torn and cells and len(cells) < width:
                refusals.append(Refusal(self._file, line, f"a part of the row of line {torn}: it was not read"))
                continue
            else:
                torn = 0
            if not any(cells) or not any(map(str.strip, cells)):
                continue
            card, problems = self._people.read(line, cells)
            if card is not None:
                cards.append(card)
                room -= len(card.draft.raw)
            if len(cells) > width and any(map(str.strip, cells[width:])):
                problems = [*problems, "more cells than there are columns: those left over were kept as they are"]
            refusals.extend(Refusal(self._file, line, reason) for reason in problems)
        if not cards and not refusals:
            refusals.append(Refusal(self._file, max(1, self._layout.head_line), NO_ROWS))
        return Reading(
            tuple(cards),
            tuple(refusals),
            source=self._layout.table.source,
            notices=(*notices, *self._notices()),
        )

    def _rows(self) -> Iterator[Row]:
        return _below(self._text, self._layout)

    def _notices(self) -> Iterator[str]:
        above = self._layout.above
        if above:
            yield f"{above} {'line' if above == 1 else 'lines'} above the names of the columns were not read"
        if self._assumed:
            order = "the month before the day" if self._month_first() else "the day before the month"
            yield f"dates such as 3/4/1980 were read with {order}, since none of them tells which it is"

    def _order(self) -> bool:
        """Whether a date between slashes names the month first: as one in the file shows, else as is usual."""
        places = [
            place
            for place, meaning in enumerate(self._means)
            if meaning.partition(":")[0] in ("birthday", "anniversary", "date", "connected")
        ]
        for row in self._rows():
            for place in places:
                if place < len(row.cells) and (shown := order_shown(row.cells[place])) is not None:
                    return shown
        self._assumed = True
        return not DAY_FIRST.get()
