"""What verbs print: lines no byte of which can act on a terminal, or JSON in plain ASCII."""

import contextlib
import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TextIO

from netui.domain.visible import clip, visible

_WORDS_WIDTH = 300
"""Letters of somebody's words on one printed line; ``--json`` has them whole."""


def say(text: str) -> None:
    """Print one line, made visible."""
    sys.stdout.write(visible(text) + "\n")


def complain(text: str) -> None:
    """Print one sentence on standard error; where that cannot be written, nobody is there to be told."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(f"netui: {visible(text)}\n")
            sys.stderr.flush()
        except OSError:
            silence(sys.stderr)


def silence(stream: TextIO | None) -> None:
    """Let the interpreter flush ``stream`` into nothing at exit, so that it does not complain a second time."""
    if stream is not None:
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say_json(value: Any) -> None:
    """Print ``value`` as JSON: every character beyond plain ASCII escaped, dates in ISO 8601."""
    import json

    json.dump(value, sys.stdout, default=_plain, indent=1)
    sys.stdout.write("\n")


def say_table(rows: Iterable[Sequence[str]]) -> None:
    """Print rows of cells in columns, the last one as long as it is."""
    table = [[clip(cell, _WORDS_WIDTH) for cell in row] for row in rows]
    if not table:
        return
    widths = [max(_cells(row[column]) for row in table) for column in range(len(table[0]) - 1)]
    for row in table:
        cells = [cell + " " * (width - _cells(cell)) for cell, width in zip(row, widths, strict=False)]
        sys.stdout.write("  ".join((*cells, row[-1])).rstrip() + "\n")


def _cells(text: str) -> int:
    """How many terminal cells ``text`` takes (UAX #11: wide and full-width signs take two, marks none)."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.category(char) in ("Mn", "Me", "Cf") for char in text)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)
