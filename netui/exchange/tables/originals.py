"""The row of a CSV file somebody was imported from, kept as one text, and what in it was left alone."""

import json
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring as quoted

_BEGIN = '{"csv":['


def row_text(cells: Iterable[tuple[str, str]], left: Iterable[str]) -> str:
    """A row as JSON: the column and text of each cell that is not empty, and the columns nobody understood.

    ``{"csv":[["Name","Ana"],["Colour","red"]],"left":["Colour"]}``, put together by hand: it is written for each
    of many thousand rows.
    """
    pairs = ",".join([f"[{quoted(column)},{quoted(cell)}]" for column, cell in cells])
    return f'{_BEGIN}{pairs}],"left":[{",".join(map(quoted, left))}]}}'


def left_cells(text: str) -> Mapping[str, str]:
    """The cells, by their columns, that ``row_text`` says were left alone; none in a text of another kind."""
    if not text.startswith(_BEGIN):
        return {}
    try:
        kept = json.loads(text)
        left = set(kept["left"])
        return {str(column): str(cell) for column, cell in kept["csv"] if column in left}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}
