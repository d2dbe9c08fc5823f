"""The pool and the way out of it: who is only known of, and promoting them with their days spread."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from peewee import fn

from netui.domain.due.cadence import Interval, cutoff
from netui.domain.due.queue import DAILY_LIMIT
from netui.domain.moment import Moment
from netui.domain.people.contact import State, Tier
from netui.domain.people.pooled import Pooled
from netui.store.attention import Attention
from netui.store.connection import Change, Connection
from netui.store.contacts import Contacts
from netui.store.finding import Finding
from netui.store.models import ContactRow
from netui.store.spreading import Spreading

Value = TypeVar("Value")

_AT_ONCE = 500
"""Ids of one statement: SQLite takes a limited number of values."""


class Promoting:
    """The verb and the questions of the pool."""

    def __init__(
        self,
        connection: Connection,
        contacts: Contacts,
        attention: Attention,
        spreading: Spreading,
        finding: Finding,
        tiers: Mapping[Tier, Interval],
    ) -> None:
        self._file = connection
        self._contacts = contacts
        self._attention = attention
        self._spreading = spreading
        self._finding = finding
        self._tiers = tiers

    def pool(self, text: str = "") -> list[int]:
        """The ids of all in the pool by name, or of those found by ``text`` in the order of the search."""
        in_pool = "SELECT id FROM contact WHERE tier = ? AND state = ? ORDER BY sort_key, id"
        ids: list[int] = [row[0] for row in self._file.sql(in_pool, Tier.POOL.value, State.ACTIVE.value)]
        if not text.strip():
            return ids
        here = set(ids)
        return [number for number in self._finding.matching(text) if number in here]

    def rows(self, contact_ids: Sequence[int]) -> dict[int, Pooled]:
        """What the list shows of some people in the pool."""
        query = ContactRow.select(
            ContactRow.id,
            ContactRow.name,
            ContactRow.organisation,
            ContactRow.role,
            ContactRow.place,
            ContactRow.hook,
        ).where(ContactRow.id.in_(contact_ids))
        return {row[0]: Pooled(*row) for row in self._file.rows(query.tuples())}

    def counts(self) -> dict[Tier, int]:
        """How many active contacts each tier holds."""
        query = (
            ContactRow.select(ContactRow.tier, fn.COUNT(ContactRow.id))
            .where(ContactRow.state == State.ACTIVE, ContactRow.tier.is_null(False))
            .group_by(ContactRow.tier)
        )
        return dict.fromkeys(Tier, 0) | {Tier(tier): count for tier, count in self._file.rows(query.tuples())}

    def plan(
        self, contact_ids: Sequence[int], tier: Tier, now: Moment, limit: int = DAILY_LIMIT
    ) -> list[date | None]:
        """The day on which each of some contacts would come up in ``tier``, at most ``limit`` cadence items a day.

        None for whoever is not due by then: touched a short while ago, or in a tier that is never due.
        """
        interval = self._tiers.get(tier)
        if interval is None:
            return [None] * len(contact_ids)
        since = cutoff(interval, now.day)
        touched: set[int] = set()
        for ids in _parts(contact_ids):
            listed = self._contacts.listed(ids, now).values()
            touched.update(person.id for person in listed if person.last is not None and person.last > since)
        number = len(contact_ids) - len(touched.intersection(contact_ids))
        days = iter(self._spreading.days(number, now, limit))
        return [None if number in touched else next(days) for number in contact_ids]

    def promote(self, contact_ids: Sequence[int], tier: Tier, now: Moment, days: Sequence[date | None]) -> Change:
        """Put contacts into ``tier`` as one change; whose day of ``days`` is later is hidden until then.

        Only the cadence is put off: a birthday, a clock or a next date shows as ever.
        """
        with self._file.changing(f"{self._contacts.names(contact_ids)} to tier {tier}", now.at) as doing:
            doing.subject = contact_ids[0] if contact_ids else None
            for ids in _parts(contact_ids):
                self._attention.set_tier(ids, tier, now)
            self._spreading.put_off(contact_ids, days, now)
        return doing.change


def _parts(values: Sequence[Value]) -> list[Sequence[Value]]:
    """``values`` in parts small enough for one statement each."""
    return [values[begin : begin + _AT_ONCE] for begin in range(0, len(values), _AT_ONCE)]
