"""How much attention somebody gets: tier, cadence, depth, next date and snooze."""

from collections.abc import Sequence
from datetime import date

from peewee import fn

from netui.domain.day_words import short_day
from netui.domain.due.cadence import Interval
from netui.domain.due.queue import Subject
from netui.domain.folding import fold
from netui.domain.moment import Moment
from netui.domain.people.contact import DEPTHS, Tier
from netui.store.file.connection import Change, Connection, parts
from netui.store.file.errors import StoreError
from netui.store.models.attention import SnoozeRow
from netui.store.models.people import ContactRow, TagRow
from netui.store.models.timeline import InteractionRow, NextDateRow
from netui.store.people.contacts import Contacts


class Attention:
    """The verbs that decide when somebody is due."""

    def __init__(self, connection: Connection, contacts: Contacts) -> None:
        self._file = connection
        self._contacts = contacts

    def set_tier(self, contact_ids: Sequence[int], tier: Tier | None, now: Moment) -> Change:
        """Put contacts into ``tier`` (None: none); its cadence begins today where the tier is new to them."""
        name = f"{self._contacts.names(contact_ids)} to tier {tier or 'none'}"
        with self._file.changing(name, now.at) as doing:
            doing.subject = contact_ids[0] if contact_ids else None
            moved = ContactRow.tier.is_null(False) if tier is None else (ContactRow.tier != tier)
            if tier is not None:
                moved |= ContactRow.tier.is_null()
            update = ContactRow.update(tier=tier, tier_since=now.day if tier else None)
            for ids in parts(contact_ids):
                self._file.run(update.where(ContactRow.id.in_(ids), moved))
        return doing.change

    def set_cadence(self, contact_ids: Sequence[int], interval: Interval | None, now: Moment) -> Change:
        """Give contacts a cadence of their own, beginning today, or (None) leave it to tags and tier."""
        words = f"every {interval.words()}" if interval else "cadence of tags and tier"
        with self._file.changing(f"{self._contacts.names(contact_ids)}: {words}", now.at) as doing:
            doing.subject = contact_ids[0]
            update = ContactRow.update(
                cadence=interval.iso() if interval else None, cadence_since=now.day if interval else None
            )
            for ids in parts(contact_ids):
                self._file.run(update.where(ContactRow.id.in_(ids)))
        return doing.change

    def set_tag_cadence(self, tag: str, interval: Interval | None, now: Moment) -> Change:
        """Give a cadence to all who carry ``tag``; raises StoreError for a tag nobody carries."""
        row = self._file.row(TagRow.select().where(TagRow.match_key == fold(tag.lstrip("#"))))
        if row is None:
            raise StoreError(f"there is no tag #{tag.lstrip('#')}")
        words = f"every {interval.words()}" if interval else "no cadence"
        with self._file.changing(f"#{row.name}: {words}", now.at) as doing:
            self._file.run(
                TagRow.update(
                    cadence=interval.iso() if interval else None, cadence_since=now.day if interval else None
                ).where(TagRow.id == row.id)
            )
        return doing.change

    def set_depth(self, contact_ids: Sequence[int], depth: int, now: Moment) -> Change:
        """Say how well we know each other, 0 to 5; raises ValueError beyond."""
        if not 0 <= depth < len(DEPTHS):
            raise ValueError("depth is 0 (know of) to 5 (platinum)")
        name = f"{self._contacts.names(contact_ids)}: depth {depth}, {DEPTHS[depth]}"
        with self._file.changing(name, now.at) as doing:
            doing.subject = contact_ids[0]
            for ids in parts(contact_ids):
                self._file.run(ContactRow.update(depth=depth).where(ContactRow.id.in_(ids)))
        return doing.change

    def set_next(self, contact_ids: Sequence[int], day: date, now: Moment) -> Change:
        """Set the next date by hand; it replaces the cadence until it comes, a later touch clears it."""
        name = f"{self._contacts.names(contact_ids)}: next date {short_day(day, now.day)}"
        with self._file.changing(name, now.at) as doing:
            doing.subject = contact_ids[0]
            newest = self.newest_interaction()
            for contact_id in contact_ids:
                self._file.run(NextDateRow.insert(contact=contact_id, day=day, set_at=now.at, after=newest))
        return doing.change

    def clear_next(self, contact_ids: Sequence[int], now: Moment) -> Change:
        """Be done with the next dates of contacts without a touch."""
        name = f"clear the next date of {self._contacts.names(contact_ids)}"
        with self._file.changing(name, now.at) as doing:
            doing.subject = contact_ids[0]
            for ids in parts(contact_ids):
                mine = NextDateRow.contact.in_(ids)
                self._file.run(NextDateRow.update(cleared=1).where(mine, NextDateRow.cleared == 0))
        return doing.change

    def snooze(self, contact_ids: Sequence[int], subjects: Sequence[Subject], until: date, now: Moment) -> Change:
        """Hide the items about ``subjects`` of contacts until a day; a later touch clears it."""
        name = f"snooze {self._contacts.names(contact_ids)} until {short_day(until, now.day)}"
        with self._file.changing(name, now.at) as doing:
            doing.subject = contact_ids[0]
            newest = self.newest_interaction()
            for contact_id in contact_ids:
                for subject in subjects:
                    self._put_snooze(subject, until, now, newest, contact_id=contact_id)
        return doing.change

    def snooze_promise(self, promise_id: int, text: str, until: date, now: Moment) -> Change:
        """Hide one promise until a day; its due date stays what it is."""
        name = f"snooze “{text[:60]}” until {short_day(until, now.day)}"
        with self._file.changing(name, now.at) as doing:
            doing.subject = promise_id
            self._put_snooze(Subject.PROMISE, until, now, self.newest_interaction(), promise_id=promise_id)
        return doing.change

    def newest_interaction(self) -> int:
        """The id of the interaction written last, 0 without any."""
        row = self._file.row(InteractionRow.select(fn.MAX(InteractionRow.id)).tuples())
        return int(row[0] or 0) if row else 0

    def _put_snooze(
        self,
        subject: Subject,
        until: date,
        now: Moment,
        newest: int,
        *,
        contact_id: int | None = None,
        promise_id: int | None = None,
    ) -> None:
        self._file.run(
            SnoozeRow.insert(
                subject=subject,
                contact=contact_id,
                promise=promise_id,
                until=until,
                set_at=now.at,
                set_on=now.day,
                after=newest,
            )
        )
