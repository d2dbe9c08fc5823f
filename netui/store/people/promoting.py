"""The pool and the way out of it: who is only known of, and promoting them with their days spread."""

from collections.abc import Sequence
from datetime import date

from peewee import fn

from netui.domain.due.queue import DAILY_LIMIT
from netui.domain.due.standing import due_day
from netui.domain.moment import Moment
from netui.domain.people.contact import State, Tier
from netui.domain.people.pooled import Pooled
from netui.store.due.attention import Attention
from netui.store.due.cadences import Cadences
from netui.store.due.spreading import Spreading
from netui.store.file.connection import Change, Connection, parts
from netui.store.models.people import ContactRow
from netui.store.people.contacts import Contacts
from netui.store.people.finding import Finding


class Promoting:
    """The verb and the questions of the pool."""

    def __init__(
        self,
        connection: Connection,
        contacts: Contacts,
        attention: Attention,
        spreading: Spreading,
        finding: Finding,
        cadences: Cadences,
    ) -> None:
        self._file = connection
        self._contacts = contacts
        self._attention = attention
        self._spreading = spreading
        self._finding = finding
        self._cadences = cadences

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
        )
        return {
            row[0]: Pooled(*row)
            for ids in parts(contact_ids)
            for row in self._file.rows(query.where(ContactRow.id.in_(ids)).tuples())
        }

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

        None for whoever is not due then: touched a short while ago by the cadence that will apply, archived,
        or in a tier that is never due.
        """
        due = self._due(contact_ids, tier, now)
        days = iter(self._spreading.days(sum(number in due for number in contact_ids), now, limit))
        return [next(days) if number in due else None for number in contact_ids]

    def _due(self, contact_ids: Sequence[int], tier: Tier, now: Moment) -> set[int]:
        """Who of some contacts is due by cadence as soon as they are in ``tier``."""
        listed = self._contacts.listed(contact_ids, now)
        query = ContactRow.select(ContactRow.id, ContactRow.cadence, ContactRow.cadence_since)
        own = [
            (number, tier.value, now.day.isoformat(), cadence, since and since.isoformat())
            for ids in parts(contact_ids)
            for number, cadence, since in self._file.rows(query.where(ContactRow.id.in_(ids)).tuples())
            if listed[number].state is State.ACTIVE
        ]
        cadences = self._cadences.of(own).items()
        return {
            number
            for number, cadence in cadences
            if cadence is not None and due_day(cadence, listed[number].last) <= now.day
        }

    def promote(self, contact_ids: Sequence[int], tier: Tier, now: Moment, days: Sequence[date | None]) -> Change:
        """Put contacts into ``tier`` as one change; whose day of ``days`` is later is hidden until then.

        Only the cadence is put off: a birthday, a clock or a next date shows as ever.
        """
        with self._file.changing(f"{self._contacts.names(contact_ids)} to tier {tier}", now.at) as doing:
            doing.subject = contact_ids[0] if contact_ids else None
            self._attention.set_tier(contact_ids, tier, now)
            self._spreading.put_off(contact_ids, days, now)
        return doing.change
