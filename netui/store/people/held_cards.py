"""Everybody's card, folded and in memory while a search is typed: a letter then reads none in the file.

Measured at 100,000 contacts: a letter costs 4 ms in place of the 16 to 70 it takes to read all cards in the file.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import compress, islice, repeat
from operator import contains, not_
from typing import TypeVar

from netui.domain.people.contact import State
from netui.store.file.connection import Connection

Value = TypeVar("Value")

_PART = 5000
"""Cards that are read at a time: a key pressed meanwhile waits for one part at most, a millisecond or two."""

_KEYS = (
    f"SELECT id, sort_key, search_key FROM contact WHERE state = '{State.ACTIVE}' "
    "AND (sort_key, id) > (coalesce((SELECT sort_key FROM contact WHERE id = :after), ''), :after) "
    "ORDER BY sort_key, id LIMIT :part"
)
_AS_ONE = f"SELECT json_group_array(id), group_concat(sort_key || char(10) || search_key, char(10)) FROM ({_KEYS})"
"""One row is read several times faster than one for each."""

_BEGINNING = (
    f"SELECT id FROM contact WHERE state = '{State.ACTIVE}' AND sort_key >= :begun AND sort_key < :beyond "
    "ORDER BY instr(sort_key, :later) > 0 DESC, sort_key, id"
)

_MANY = 5000
"""From so many on, all text is first looked through at once for what would then be looked for in each."""

_QUICK = 20_000
"""Up to so many cards are looked through in a few milliseconds."""

_LAST = chr(0x10FFFF)


def beginning(connection: Connection, words: Sequence[str]) -> list[int]:
    """Whose name begins with some folded ``words``, as ``HeldCards.beginning`` says it of the cards it holds."""
    begun = " ".join(words)
    found = connection.named_sql(_BEGINNING, begun=begun, beyond=begun + _LAST, later=f" {begun}")
    return [number for (number,) in found]


class HeldCards:
    """What the cards of all active contacts held when it was made, by name."""

    def __init__(self, connection: Connection, as_of: Sequence[int]) -> None:
        """Read them all; ``as_of`` says of which version of the file they are at least."""
        self.as_of = as_of
        self._ids: list[int] = []
        self._texts: list[str] = []
        self._names: list[str] = []
        self._cards: list[str] = []
        while self._read(connection) == _PART:
            pass
        self._last: tuple[Sequence[str], range, list[int]] = ((), range(0), [])
        """What was sought last, whose names begin with it, and on whose cards it stands besides."""
        self._found: list[int] = []
        """Whom that found: each letter asks twice, before and with what was written."""

    def _read(self, connection: Connection) -> int:
        """Read the next cards, and say how many."""
        values = {"after": self._ids[-1] if self._ids else 0, "part": _PART}
        ((ids, text),) = connection.named_sql(_AS_ONE, **values)
        some: list[int] = json.loads(ids)
        keys = text.split("\n") if text else []
        if len(keys) != 2 * len(some):  # a line end in a key, which no netui writes
            keys = [key for _, *both in connection.named_sql(_KEYS, **values) for key in both]
        self._ids += some
        self._texts.append(text or "")
        self._names += keys[0::2]
        self._cards += keys[1::2]
        return len(some)

    @classmethod
    def read_apart(cls, connection: Connection, as_of: Sequence[int]) -> "HeldCards":
        """Read them through a connection of one's own, in any thread; raises StoreError."""
        with closing(Connection(connection.path)) as own:
            connection.check_same_file()
            return cls(own, as_of)

    def at_once(self, words: Sequence[str]) -> list[int]:
        """What ``find`` finds, or if that takes a good part of a frame, first whose name begins with the words."""
        many = self._last[2] if self._goes_on(words) else self._ids
        return (self.beginning(words) if len(many) > _QUICK else []) or self.find(words)

    def beginning(self, words: Sequence[str]) -> list[int]:
        """The beginning of what ``find`` finds: whose name begins with the words."""
        begun = " ".join(words)
        return self._ordered(self._begun(begun), f" {begun}")

    def find(self, words: Sequence[str]) -> list[int]:
        """Whose cards hold every one of some folded ``words``, those first whose name begins with them.

        Of those, and of the others, first those with a later word of the name that does; within each by name.
        """
        if words == self._last[0]:
            return self._found
        begun = " ".join(words)
        first = self._begun(begun)
        others = self._besides(words, first)
        self._last = (words, first, others)
        self._found = [*self.beginning(words), *self._ordered(others, f" {begun}")]
        return self._found

    def _begun(self, begun: str) -> range:
        """Where the names stand that begin so."""
        first = bisect_left(self._names, begun)
        return range(first, bisect_left(self._names, begun + _LAST, first))

    def _ordered(self, places: Sequence[int], later: str) -> list[int]:
        """The ids at some ``places``, those first in whose names ``later`` stands."""
        if len(places) < _MANY or any(later in text for text in self._texts):
            has = [*_holding(_at(self._names, places), later)]
            places = [*compress(places, has), *compress(places, map(not_, has))]
        return [*_at(self._ids, places)]

    def _besides(self, words: Sequence[str], begun: range) -> list[int]:
        """Where a card holds every word whose name is not among those that have ``begun`` with them.

        Where the last word only went on, nobody comes in addition to whom it found before.
        """
        _, were_begun, hits = self._last
        if self._goes_on(words):
            at = bisect_left(hits, were_begun.start)
            hits = [
                *hits[:at],
                *range(were_begun.start, begun.start),
                *range(begun.stop, were_begun.stop),
                *hits[at:],
            ]
            words = words[-1:]
        else:
            hits = [*range(begun.start), *range(begun.stop, len(self._cards))]
        for word in words:
            hits = [*compress(hits, _holding(_at(self._cards, hits), word))]
        return hits

    def _goes_on(self, words: Sequence[str]) -> bool:
        """Whether only the last word goes on, of those sought last."""
        before = self._last[0]
        return bool(before) and words[:-1] == before[:-1] and words[-1].startswith(before[-1])


def _at(values: Sequence[Value], places: Sequence[int]) -> Iterable[Value]:
    """The values at some places; without a step of Python's own for each, which makes half of the time."""
    if isinstance(places, range):
        return islice(values, places.start, places.stop)
    return map(values.__getitem__, places)


def _holding(texts: Iterable[str], word: str) -> Iterable[bool]:
    """Of each text whether ``word`` stands in it."""
    return map(contains, texts, repeat(word))
