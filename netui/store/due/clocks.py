"""The clocks of new acquaintances: which run, and which were waived."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from netui.domain.interaction import Direction
from netui.domain.moment import Moment
from netui.domain.practice.follow_up import MEETINGS, Clock, ClockKind, Logged, clocks, follow_up_clock
from netui.store.file.connection import Change, Connection, one_of, parts
from netui.store.file.fields import utc_text
from netui.store.models.attention import WaiverRow
from netui.store.people.contacts import Contacts
from netui.store.timeline.touches import LOGGED, logged

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
        for some in parts(contact_ids):
            rows = self._file.named_sql(
                f"SELECT p.contact_id, {LOGGED} FROM participant p JOIN interaction i ON i.id = p.interaction_id "
                f"WHERE p.present AND i.touch AND i.at <= :now AND {one_of('p.contact_id', some)}",
                now=utc_text(now.at),
            )
            for contact_id, *entry in rows:
                entries.setdefault(contact_id, []).append(logged(entry))
            query = WaiverRow.select(WaiverRow.contact, WaiverRow.kind).where(WaiverRow.contact.in_(some))
            for contact_id, kind in self._file.rows(query.tuples()):
                waived.setdefault(contact_id, set()).add(ClockKind(kind))
        return {
            contact_id: clocks(own, now.at, waived=waived.get(contact_id, ()))
            for contact_id, own in entries.items()
        }

    def follow_ups(self, now: Moment) -> list[tuple[int, date, Clock]]:
        """The clock of the first follow-up with everybody who was ever met, running or not: who, the day we met.

        Of all their entries only those that can have begun or stopped it are read.
        """
        rows = self._file.named_sql(
            f"SELECT p.contact_id, {LOGGED} FROM participant p JOIN interaction i ON i.id = p.interaction_id "
            "WHERE p.present AND i.touch AND i.at <= :now AND (i.direction <> 'in' OR i.kind IN ('met', 'event')) "
            "ORDER BY p.contact_id",
            now=utc_text(now.at),
        )
        query = WaiverRow.select(WaiverRow.contact).where(WaiverRow.kind == ClockKind.FOLLOW_UP)
        waived = {row[0] for row in self._file.rows(query.tuples())}
        found: list[tuple[int, date, Clock]] = []
        for who, own in groupby(rows, key=itemgetter(0)):
            entries = [logged(entry[1:]) for entry in _deciding(list(own))]
            if clock := follow_up_clock(entries, now.at, waived=who in waived):
                found.append((who, entries[0].moment.day, clock))
        return found

    def waive(self, contact_id: int, kind: ClockKind, now: Moment) -> Change:
        """Let go of a clock: it no longer asks for anything."""
        with self._file.changing(f"waive the {kind} of {self._contacts.names([contact_id])}", now.at) as doing:
            doing.subject = contact_id
            self._file.run(WaiverRow.insert(contact=contact_id, kind=kind, waived_on=now.day))
        return doing.change


def _deciding(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Of one contact's touches the first meeting, and those of mine that can have stopped its clock.

    That is the first later one, or one of that same day, of which the time of day may not be known.
    """
    meeting = min((row for row in rows if row[2] in MEETINGS), key=_placed, default=None)
    if meeting is None:
        return []
    mine = [row for row in rows if row[3] != Direction.IN and row is not meeting]
    later = min((row for row in mine if _placed(row) > _placed(meeting)), key=_placed, default=None)
    same_day = [row for row in mine if row[5] == meeting[5] and row is not later]
    return [meeting, *([later] if later else []), *same_day]


_placed = itemgetter(4, 1)
"""When an entry was: its instant, then its id."""
