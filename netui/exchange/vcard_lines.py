"""The lines of a vCard file: unfolded, numbered as the file numbers them, and taken apart into properties."""

import re
from collections.abc import Iterator
from typing import NamedTuple

BLANK = " \t\0\x1a\ufeff"
"""What may stand alone on a line and say nothing: padding, DOS end of file, the mark of a joined file."""

_BREAK = re.compile(r"\r\r?\n|\n|\r")
"""A line break; CR CR LF is one, made by programs that translate CR LF once too often."""

_MARK = re.compile(r"(BEGIN|END)[ \t]*:[ \t]*VCARD", re.IGNORECASE)
_MARK_LENGTH = 40

_VALUES = r'(?:"[^"]*+"|[^";:,]*+) (?: , (?:"[^"]*+"|[^";:,]*+) )*+'
_HEAD = re.compile(
    rf"""(?: ([A-Za-z0-9_-]++) \. )?+ ([A-Za-z0-9_-]++) ( (?: ;[A-Za-z0-9_-]++ (?: = {_VALUES} )?+ )*+ ) ;*+ :""",
    re.VERBOSE,
)
"""``group.NAME;PARAM=value,"value":`` (RFC 6350, section 3.3), never tried twice."""

_PARAMETER = re.compile(rf";([A-Za-z0-9_-]++) (?: = ({_VALUES}) )?+", re.VERBOSE)
_VALUE = re.compile(r'"([^"]*+)"|([^";:,]++)')

_KNOWN_PARAMETERS = frozenset({"TYPE", "CHARSET", "ENCODING", "VALUE", "PREF", "LANGUAGE", "ALTID", "PID"})
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})


class Line(NamedTuple):
    """One logical line: its 1-based ``number``, its span in the whole text, and itself unfolded.

    ``mark`` is ``BEGIN`` or ``END`` for the two lines that hold a card, else empty.
    """

    number: int
    start: int
    end: int
    text: str
    mark: str = ""


class Property(NamedTuple):
    """One property of a card; ``name`` and the parameters' names are in capitals, ``value`` is as written.

    ``old`` says that the card is of version 2.1, whose escapes are fewer.
    """

    name: str
    group: str
    params: dict[str, list[str]]
    value: str
    old: bool = False


def logical_lines(text: str, at: int = 0, number: int = 1) -> Iterator[Line]:
    """The logical lines of a file from the line of a ``number`` that begins ``at``, in time linear to its length.

    Joins folded lines (RFC 6350, section 3.2), soft breaks of quoted-printable and base64 that was broken
    without a fold (both vCard 2.1). The two marks of a card are never joined to anything but a fold.
    """
    parts: list[str] = []
    first = begin = end = 0
    quoted = base64 = soft = False
    for here, start, stop in _physical_lines(text, at, number):
        piece = text[start:stop]
        indented = piece.startswith((" ", "\t"))
        mark = _mark(piece) if not (parts and indented) else ""
        if not mark and parts and piece and (soft or indented or (base64 and ":" not in piece)):
            parts.append(piece[1:] if indented and not soft else piece)
        elif piece:
            if parts:
                yield Line(first, begin, end, "".join(parts))
            parts = []
            if mark:
                yield Line(here, start, stop, piece, mark)
                continue
            parts.append(piece)
            first, begin = here, start
            head = piece.partition(":")[0].upper()
            quoted = "QUOTED-PRINTABLE" in head
            base64 = "BASE64" in head or "ENCODING=B" in head
        else:
            soft = base64 = False
            continue
        end = stop
        soft = quoted and piece.endswith("=")
        if soft:
            parts[-1] = parts[-1][:-1]
    if parts:
        yield Line(first, begin, end, "".join(parts))


def skip_breaks(text: str, at: int, number: int) -> tuple[int, int]:
    """Where the first line begins that is not empty, and its number; ``at`` is in or at the end of ``number``."""
    while found := _BREAK.match(text, at):
        at, number = found.end(), number + 1
    return at, number


def _physical_lines(text: str, start: int, number: int) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of every line; only CR and LF break one, so no character of a value is lost."""
    for found in _BREAK.finditer(text, start):
        yield number, start, found.start()
        start = found.end()
        number += 1
    if start < len(text):
        yield number, start, len(text)


def _mark(piece: str) -> str:
    bare = piece.strip(BLANK)
    found = _MARK.fullmatch(bare) if len(bare) < _MARK_LENGTH else None
    return found[1].upper() if found else ""


def parse_property(text: str) -> Property | None:
    """The property a logical line holds, or None where it holds none.

    A parameter without a name (vCard 2.1, ``TEL;HOME``) is a TYPE, or the ENCODING if it names one. An underscore
    in a name stands for a dash, as Lotus Notes writes it.
    """
    head = _HEAD.match(text)
    if head is None:
        return None
    params: dict[str, list[str]] = {}
    for key, written in _PARAMETER.findall(head[3]):
        upper = key.upper()
        if values := [quoted or bare for quoted, bare in _VALUE.findall(written)]:
            params.setdefault(upper, []).extend(values)
        elif upper not in _KNOWN_PARAMETERS:
            params.setdefault("ENCODING" if upper in _ENCODINGS else "TYPE", []).append(key)
    name = head[2].replace("_", "-").upper()
    return Property(name, (head[1] or "").casefold(), params, text[head.end() :])
