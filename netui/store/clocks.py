"""The clocks of new acquaintances: which run, and which were waived."""

from collections.abc import Sequence
from datetime import date, datetime

from netui.domain.interaction import Direction, Kind
from netui.domain.moment import Moment
from netui.domain.practice.follow_up import Clock, ClockKind, Logged, clocks
from netui.store.connection import Change, Connection
from netui.store.contacts import Contacts
from netui.store.fields import utc_text
from netui.store.models import WaiverRow

RUNNING = """(coalesce(c.tier, '') NOT IN ('pool', 'ambient')
  AND (last.kind IN ('met', 'event') OR last.direction = 'in')
  AND NOT EXISTS (
    SELECT 1 FROM participant p JOIN interaction m ON m.id = p.interaction_id
    JOIN participant q ON q.contact_id = c.id AND q.present JOIN interaction o ON o.id = q.interaction_id
    WHERE p.contact_id = c.id AND p.present AND m.kind IN ('met', 'event') AND m.at <= :now
      AND m.touch AND o.touch AND o.direction <> 'in' AND o.at <= :now AND o.at > m.at))"""
"""SQL for the contacts ``c`` on whom a clock may run, ``last`` being their last touch.

While one runs the last touch is a meeting or theirs, and no touch of mine came after a meeting. The rules
themselves decide; this only spares them everybody else.
"""

_ENTRIES_AT_ONCE = 500


class Clocks:
    """The questions and verbs about clocks."""

    def __init__(self, connection: Connection, contacts: Contacts) -> None:
        self._file = connection
        self._contacts = contacts

    def running(self, contact_ids: Sequence[int], now: Moment) -> dict[int, tuple[Clock, ...]]:
        """The clocks that run on some contacts."""
        every = self.of(contact_ids, now)
        live = {number: tuple(clock for clock in found if clock.live) for number, found in every.items()}
        return {number: found for number, found in live.items() if found}

    def of(self, contact_ids: Sequence[int], now: Moment) -> dict[int, tuple[Clock, ...]]:
        """Every clock of some contacts, running or not."""
        entries: dict[int, list[Logged]] = {}
        waived: dict[int, set[ClockKind]] = {}
        for begin in range(0, len(contact_ids), _ENTRIES_AT_ONCE):
            some = contact_ids[begin : begin + _ENTRIES_AT_ONCE]
            marks = ", ".join("?" * len(some))
            rows = self._file.sql(
                "SELECT p.contact_id, i.id, i.kind, i.direction, i.at, i.day, i.zone, i.timed, i.touch "
                "FROM participant p JOIN interaction i ON i.id = p.interaction_id "
                f"WHERE p.present AND i.touch AND i.at <= ? AND p.contact_id IN ({marks})",
                utc_text(now.at),
                *some,
            )
            for contact_id, number, kind, direction, at, day, zone, timed, touch in rows:
                moment = Moment(datetime.fromisoformat(at), date.fromisoformat(day), zone, bool(timed))
                entry = Logged(number, Kind(kind), Direction(direction), moment, bool(touch))
                entries.setdefault(contact_id, []).append(entry)
            query = WaiverRow.select(WaiverRow.contact, WaiverRow.kind).where(WaiverRow.contact.in_(some))
            for contact_id, kind in self._file.rows(query.tuples()):
                waived.setdefault(contact_id, set()).add(ClockKind(kind))
        return {
            contact_id: clocks(logged, now.at, waived=waived.get(contact_id, ()))
            for contact_id, logged in entries.items()
        }

    def waive(self, contact_id: int, kind: ClockKind, now: Moment) -> Change:
        """Let go of a clock: it no longer asks for anything."""
        with self._file.changing(f"waive the {kind} of {self._contacts.names([contact_id])}", now.at) as doing:
            doing.subject = contact_id
            self._file.run(WaiverRow.insert(contact=contact_id, kind=kind, waived_on=now.day))
        return doing.change
