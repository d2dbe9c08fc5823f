"""Cards as most programs write them, one property a line and nothing folded or encoded, taken apart at once."""

from typing import NamedTuple

from netui.exchange.vcard_lines import Property, parse_property

WITHIN = 16_384
"""Characters within which a plain card ends; the end is looked for no further, whatever stands there."""

_BEGIN, _END = "BEGIN:VCARD", "END:VCARD"

_MOST_HEADS, _LONGEST_HEAD = 4096, 200
"""Beginnings of lines that are remembered, and how long; a file of an address book has a few dozen short ones."""

_APART = frozenset({"BEGIN", "END", "AGENT", "PHOTO", "LOGO", "SOUND", "KEY"})
"""Properties whose lines the reader of lines alone understands: marks, cards within cards, octets."""

_ENCODED = ("QUOTED-PRINTABLE", "BASE64", "ENCODING=B")

_Head = tuple[str, str, dict[str, list[str]]]


class PlainCard(NamedTuple):
    """A card's properties, where its text ends, and how many ``lines`` its last one stands below its first."""

    properties: list[Property]
    end: int
    lines: int


class PlainCards:
    """The plain cards of a text, and the beginnings of lines seen so far, which repeat from card to card.

    Properties that begin alike have the very same parameters, so nobody may write into them.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._heads: dict[str, _Head | None] = {}

    def at(self, begin: int) -> PlainCard | None:
        """The card that begins at a line's ``begin``; None where none does, or not a plain one.

        What it gives is what the logical lines there give: a card with anything out of the ordinary is not plain.
        """
        text = self._text
        if not text.startswith(_BEGIN, begin):
            return None
        first = begin + len(_BEGIN)
        newline = "\r\n" if text.startswith("\r\n", first) else "\n"
        if not text.startswith(newline, first):
            return None
        first += len(newline)
        close = text.find(newline + _END, first, first + WITHIN)
        if close < 0:
            return None
        end = close + len(newline) + len(_END)
        if end < len(text) and not text.startswith(newline, end):
            return None
        body = text[first:close]
        lines = body.split(newline)
        if body.count("\n") != (len(lines) - 1) or body.count("\r") != (len(lines) - 1) * (newline == "\r\n"):
            return None
        properties = self._properties(lines)
        return PlainCard(properties, end, len(lines) + 1) if properties else None

    def _properties(self, lines: list[str]) -> list[Property] | None:
        heads, make = self._heads, tuple.__new__
        properties: list[Property] = []
        for line in lines:
            head, colon, value = line.partition(":")
            known = heads.get(head) or self._head(head)
            if known is None or not colon:
                return None
            properties.append(make(Property, (*known, value, False)))
        return properties

    def _head(self, head: str) -> _Head | None:
        """What stands before the first colon of a line; None where that does not say all of how to read it."""
        if head in self._heads:
            return None
        prop = None if '"' in head else parse_property(head + ":")
        upper = head.upper()
        if prop and (prop.value or prop.name in _APART or any(sign in upper for sign in _ENCODED)):
            prop = None
        found = prop and (prop.name, prop.group, prop.params)
        if len(self._heads) < _MOST_HEADS and len(head) <= _LONGEST_HEAD:
            self._heads[head] = found
        return found
