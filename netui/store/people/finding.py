"""Finding people: the list narrowed while typing, and a NAME resolved to one contact."""

from collections.abc import Iterator
from typing import Any

from peewee import fn

from netui.domain.folding import PHONE_DIGITS, digits, fold, storable
from netui.domain.people.contact import ContactDraft, State, Tier
from netui.store.file.connection import Connection
from netui.store.models.people import ContactRow, PointRow
from netui.store.people.card_rows import SORT_LENGTH

_MOST_WORDS = 30
"""Words of a search that are looked for; SQLite's parser ends at a hundred conditions within each other."""

_ID_DIGITS = 19
"""Longer numbers are no ids: SQLite's integers end there."""

Candidate = tuple[int, str]
"""Id and name of somebody a NAME may mean."""


class Finding:
    """The questions that lead from typed words to people."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def matching(self, text: str, *, archived: bool = False) -> list[int]:
        """The ids of contacts in whose names, work, places, tags, points or phone digits every word occurs.

        Those whose name begins with the words come first, then those with a name that does, then by name.
        Empty ``text`` finds everyone.
        """
        words = list(dict.fromkeys(fold(text).split()))[:_MOST_WORDS]
        query = ContactRow.select(ContactRow.id)
        if not archived:
            query = query.where(ContactRow.state == State.ACTIVE)
        number = digits(text)
        phone_like = len(number) >= PHONE_DIGITS and not any(char.isalpha() for char in text)
        for word in [number] if phone_like else words:
            query = query.where(fn.INSTR(ContactRow.search_key, word) > 0)
        begun = " ".join(words)
        first = fn.INSTR(ContactRow.sort_key, begun) == 1
        second = fn.INSTR(ContactRow.sort_key, f" {begun}") > 0
        query = query.order_by(first.desc(), second.desc(), ContactRow.sort_key, ContactRow.id)
        return [row[0] for row in self._file.rows(query.tuples())]

    def twins(self, draft: ContactDraft) -> list[Candidate]:
        """Who may already be the one ``draft`` describes: an equal name, e-mail, phone or profile."""
        from netui.domain.people.point_keys import point_key

        keys = [key for point in draft.points if (key := storable(point_key(point)))]
        owners = PointRow.select(PointRow.contact).where(PointRow.match_key.in_(keys))
        name = fold(storable(draft.name))[:SORT_LENGTH]
        if not name:
            return []
        found = self._who((ContactRow.sort_key == name) | ContactRow.id.in_(owners))
        return [(number, who) for number, who, _ in found]

    def resolve(self, name: str) -> list[Candidate]:
        """Whom ``name`` means: the first of these levels with anybody decides.

        Id, e-mail or phone; the whole name; word prefixes; a substring of the name. The pool, the archived
        and the deceased are meant, by the same levels, only when nobody else is; an id means just that one.
        """
        name = storable(name).strip()
        if name.isascii() and name.isdigit() and len(name) < _ID_DIGITS:
            by_id = self._who(ContactRow.id == int(name))
            if by_id:
                return [(number, who) for number, who, _ in by_id]
        others: list[Candidate] = []
        for where in self._levels(name):
            found = self._who(where)
            known = [(number, who) for number, who, close in found if close]
            if known:
                return known
            others = others or [(number, who) for number, who, _ in found]
        return others

    def _who(self, where: Any) -> list[tuple[int, str, bool]]:
        """Id and name of all who fit, and whether each is active and out of the pool."""
        query = (
            ContactRow.select(ContactRow.id, ContactRow.name, ContactRow.tier, ContactRow.state)
            .where(where)
            .order_by(ContactRow.sort_key, ContactRow.id)
        )
        return [
            (number, who, tier != Tier.POOL and state == State.ACTIVE)
            for number, who, tier, state in self._file.rows(query.tuples())
        ]

    def _levels(self, name: str) -> Iterator[Any]:
        number_like = len(digits(name)) >= PHONE_DIGITS
        if "@" in name or number_like:
            from netui.domain.people.point_keys import email_key, phone_key

            keys = [*([email_key(name)] if "@" in name else []), *([phone_key(name)] if number_like else [])]
            owners = PointRow.select(PointRow.contact).where(PointRow.match_key.in_(keys))
            yield ContactRow.id.in_(owners)
        folded = fold(name)[:SORT_LENGTH]
        if not folded:
            return
        yield ContactRow.sort_key == folded
        every = None
        for word in list(dict.fromkeys(folded.split()))[:_MOST_WORDS]:
            begins = ContactRow.sort_key.startswith(word) | ContactRow.sort_key.contains(f" {word}")
            begins = (fn.INSTR(ContactRow.sort_key, word) > 0) & begins  # the quickest of the three leaves few
            every = begins if every is None else every & begins
        yield every
        yield ContactRow.sort_key.contains(folded)
