"""Where tokens begin and end in a typed line: signs, quotes, escapes; nothing about what they mean."""

import re
from collections.abc import Iterator

from netui.domain.frozen import dataclass
from netui.domain.line.date_shapes import LONGEST
from netui.domain.pattern import pattern

RUNS = "><+*"
"""Signs that begin a run of words."""

QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»"}
"""Opening quotation marks with those that close them."""

CLOSING = ".,;:!?)]}…、。，；：！？）"
"""Punctuation that belongs to the sentence, not to the token before it."""

_SIGN = pattern(r"(?<!\S)(\\*)([><+*@#^!])(?=[^\W_]|[\"“„«])")
_DURATION = pattern(
    r"(?:(?P<hours>\d{1,2})h(?:(?P<minutes>[0-5]?\d)(?:m|min)?|\s(?P<apart>[0-5]?\d)(?:m|mins?))?"
    r"|(?P<whole>\d{1,2})[.,](?P<part>\d{1,2})h"
    r"|(?P<only>\d{1,4})(?:m|mins?))(?!\S)",
    re.ASCII,
)
_WHEN_END = pattern(r":(?!\S)")
_RUN_END = pattern(r";(?!\S)")
_BLANKS = pattern(r"\s*")
_WORD = pattern(r"[^\s、。，；：！？）]+")
_LINK = pattern(r"(?:[a-z][a-z0-9+.-]*://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)

LONGEST_LINK = 4096
"""Longer words are not looked at as addresses."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that starts a token at ``at``, or with ``escapes`` backslashes before it stands for itself."""

    at: int
    sign: str
    escapes: int

    @property
    def start(self) -> int:
        """Where the sign with its backslashes begins."""
        return self.at - self.escapes


@dataclass(frozen=True, slots=True)
class Piece:
    """A token's text ``[start, stop)`` without quotes, and ``end``, the place behind it."""

    start: int
    stop: int
    end: int
    quoted: bool


def signs(line: str, start: int) -> Iterator[Sign]:
    """The signs that start a token, or would without their backslash, from ``start`` on.

    A sign starts a word and is followed at once by a letter or a quote, ``^`` by a digit too.
    """
    for found in _SIGN.finditer(line, start):
        at = found.start(2)
        after = line[at + 1]
        if after.isalpha() or after in QUOTES or (found[2] == "^" and after.isdigit()):
            yield Sign(at, found[2], at - found.start())


class Quotes:
    """The quotes of one line, asked for from left to right.

    Each mark is searched for once past every place, so a line full of quotes that never close stays cheap.
    """

    def __init__(self, line: str) -> None:
        self._line = line
        self._next: dict[str, int] = {}

    def close(self, start: int) -> int | None:
        """The place of the mark that closes the quote opened at ``start``; None if nothing stands between."""
        places = [self._place(mark, start + 1) for mark in QUOTES[self._line[start]]]
        close = min((place for place in places if place >= 0), default=-1)
        return close if close > start + 1 and not self._line[start + 1 : close].isspace() else None

    def _place(self, mark: str, start: int) -> int:
        place = self._next.get(mark, start - 1)
        if 0 <= place < start or mark not in self._next:
            place = self._next[mark] = self._line.find(mark, start)
        return place


def word_or_quote(line: str, start: int, quotes: Quotes) -> Piece | None:
    """The quote or the word at ``start``; None at the end, at a blank, and at a quote that is never closed."""
    if start >= len(line) or line[start].isspace():
        return None
    if line[start] in QUOTES:
        close = quotes.close(start)
        return None if close is None else Piece(start + 1, close, close + 1, quoted=True)
    found = _WORD.match(line, start)
    if found is None:
        return None
    stop = found.end()
    while stop > start + 1 and line[stop - 1] in CLOSING:
        stop -= 1
    return Piece(start, stop, stop, quoted=False)


def link_or_quote(line: str, start: int, quotes: Quotes) -> Piece | None:
    """The next word or quote behind ``start`` if it is a link or quoted, else None."""
    gap = _BLANKS.match(line, start)
    there = gap.end() if gap else start
    if there == start:
        return None
    piece = word_or_quote(line, there, quotes)
    if piece is None or piece.quoted:
        return piece
    text = line[piece.start : piece.stop]
    return piece if len(text) <= LONGEST_LINK and _LINK.fullmatch(text) else None


def duration_at(line: str, start: int) -> tuple[int, int] | None:
    """The minutes of a duration (``15m 1h 1h30 90min 1.5h``) written at ``start``, and where it ends."""
    found = _DURATION.match(line, start)
    if found is None:
        return None
    if found["only"]:
        return int(found["only"]), found.end()
    if found["whole"]:
        return round(float(f"{found['whole']}.{found['part']}") * 60), found.end()
    return int(found["hours"]) * 60 + int(found["minutes"] or found["apart"] or 0), found.end()


def run_end(line: str, start: int, stop: int) -> int | None:
    """The place of the ``;`` that ends a run between ``start`` and ``stop``: a blank or nothing follows it.

    ``stop`` is the end of the line or the start of a word.
    """
    found = _RUN_END.search(line, start, stop)
    return found.start() if found else None


def when_end(line: str, start: int) -> int | None:
    """The place behind the first colon that a blank follows, or the end; a date before it is near."""
    found = _WHEN_END.search(line, start, start + LONGEST + 2)
    return found.end() if found else None


def after_blanks(line: str, start: int) -> int:
    """The first place from ``start`` on that is not blank."""
    found = _BLANKS.match(line, start)
    return found.end() if found else start
