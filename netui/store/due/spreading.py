"""A pile-up spread over the coming days by putting off cadence items, as many a day as the limit allows."""

from collections.abc import Sequence
from datetime import date

from netui.domain.due.queue import DAILY_LIMIT, Subject
from netui.domain.due.spreading import room_left, spread, spread_words
from netui.domain.moment import Moment, day_after
from netui.store.due.attention import Attention
from netui.store.due.due import Due
from netui.store.file.connection import Change, Connection, parts
from netui.store.file.errors import StoreError
from netui.store.models.attention import SnoozeRow


class Spreading:
    """The verbs that give people a day of their own."""

    def __init__(self, connection: Connection, attention: Attention, due: Due) -> None:
        self._file = connection
        self._attention = attention
        self._due = due

    def days(self, count: int, now: Moment, limit: int, *, but: frozenset[int] = frozenset()) -> list[date]:
        """A day for each of ``count`` people, beside whoever comes up anyway except those in ``but``."""
        others = [standing for standing in self._due.scheduled(now) if standing.contact_id not in but]
        room = room_left(others, now, limit, rest=self._due.rest()) if count > 1 else []
        return spread(count, room, now.day, limit)

    def spread(self, now: Moment, limit: int = DAILY_LIMIT) -> Change:
        """Give everyone who is due by cadence a day, today's first, in the queue's order.

        The name of the change says how many come when. Raises StoreError where all of them fit into today.
        """
        queue = self._due.queue(now, limit)
        everyone = (*queue.items, *queue.waiting)
        pile = [item.contact_id for item in everyone if item.reasons[0].subject is Subject.CADENCE]
        ids = [number for number in pile if number is not None]
        days = self.days(len(ids), now, limit, but=frozenset(ids))
        if not any(day > now.day for day in days):
            raise StoreError("there is nothing to spread: everyone fits into today")
        with self._file.changing(f"spread {len(ids)} people {spread_words(days, now.day)}", now.at) as doing:
            self.put_off(ids, days, now)
        return doing.change

    def put_off(self, contact_ids: Sequence[int], days: Sequence[date | None], now: Moment) -> None:
        """Within a verb's change: hide the cadence items of those whose day is later than today until then."""
        newest = self._attention.newest_interaction()
        later = [
            {
                "subject": Subject.CADENCE,
                "contact": number,
                "until": day,
                "set_at": now.at,
                # What is planned has not been worked off: it must not count as done today.
                "set_on": day_after(now.day, -1),
                "after": newest,
            }
            for number, day in zip(contact_ids, days, strict=True)
            if day is not None and day > now.day
        ]
        for rows in parts(later):
            self._file.run(SnoozeRow.insert_many(rows))
