"""Everybody's card, folded and in memory while a search is typed: a letter then reads no file.

Measured at 100,000 contacts: a letter costs 4 ms in place of the 16 to 70 it takes to read all cards in the file.
"""

import json
from bisect import bisect_left
from collections.abc import Sequence

from netui.domain.people.contact import State
from netui.store.file.connection import Connection

_KEYS = f"SELECT id, sort_key, search_key FROM contact WHERE state = '{State.ACTIVE}' ORDER BY sort_key, id"
_AT_ONCE = (
    f"SELECT json_group_array(id), group_concat(sort_key || char(10) || search_key, char(10)) FROM ({_KEYS})"
)
"""One row is read several times faster than one for each."""

_MANY = 5000
"""From so many names on, all text is first looked through at once for what would then be looked for in each."""


class HeldCards:
    """What the cards of all active contacts held when it was made, by name."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection
        self._as_of = self._version()
        ((ids, keys),) = connection.sql(_AT_ONCE)
        self._ids: list[int] = json.loads(ids)
        self._text = keys or ""
        parts = keys.split("\n") if keys else []
        if len(parts) != 2 * len(self._ids):  # a line end in a key, which no netui writes
            parts = [key for _, *both in connection.sql(_KEYS) for key in both]
        self._names, self._cards = parts[0::2], parts[1::2]
        self._last: tuple[Sequence[str], range, list[int]] = ((), range(0), [])
        """What was sought last, whose names begin with it, and on whose cards it stands besides."""
        self._found: list[int] = []
        """Whom that found: each letter asks twice, before and with what was written."""

    @property
    def is_true(self) -> bool:
        """Whether nothing was written since, here or by another program."""
        return self._version() == self._as_of

    def find(self, words: Sequence[str]) -> list[int]:
        """Whose cards hold every one of some folded ``words``, those first whose name begins with them.

        Of those, and of the others, first those with a later word of the name that does; within each by name.
        """
        if words == self._last[0]:
            return self._found
        begun = " ".join(words)
        first = bisect_left(self._names, begun)
        beginning = range(first, bisect_left(self._names, begun + chr(0x10FFFF), first))
        others = self._besides(words, beginning)
        self._last = (words, beginning, others)
        later = f" {begun}"
        self._found = [*self._ordered(beginning, later), *self._ordered(others, later)]
        return self._found

    def _ordered(self, places: Sequence[int], later: str) -> list[int]:
        """The ids at some ``places``, those first in whose names ``later`` stands."""
        has: list[int] = []
        if len(places) < _MANY or later in self._text:
            has = [at for at in places if later in self._names[at]]
        if has:
            moved = set(has)
            places = [*has, *(at for at in places if at not in moved)]
        if isinstance(places, range):
            return self._ids[places.start : places.stop]
        return [self._ids[at] for at in places]

    def _besides(self, words: Sequence[str], beginning: range) -> list[int]:
        """Where a card holds every word whose name is not among those ``beginning`` with them.

        Where the last word only went on, nobody comes in addition to whom it found before.
        """
        before, were_beginning, hits = self._last
        if before and words[:-1] == before[:-1] and words[-1].startswith(before[-1]):
            at = bisect_left(hits, were_beginning.start)
            hits = [
                *hits[:at],
                *range(were_beginning.start, beginning.start),
                *range(beginning.stop, were_beginning.stop),
                *hits[at:],
            ]
            words = words[-1:]
        else:
            word, cards = words[0], self._cards
            hits = [at for at, card in enumerate(cards[: beginning.start]) if word in card]
            hits += [at for at, card in enumerate(cards[beginning.stop :], beginning.stop) if word in card]
            words = words[1:]
        for word in words:
            hits = [at for at in hits if word in self._cards[at]]
        return hits

    def _version(self) -> tuple[int, int]:
        return self._file.data_version(), self._file.database.connection().total_changes
