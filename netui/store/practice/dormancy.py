"""Who has gone quiet: found in one pass over the touches, however many contacts there are."""

from collections.abc import Sequence
from datetime import date

from netui.domain.due.cadence import cutoff
from netui.domain.moment import Moment
from netui.domain.practice.dormant import WITH_CADENCE, Quiet, Silence, dormant
from netui.store.due.cadences import Cadences
from netui.store.file.connection import Connection, parts
from netui.store.file.fields import utc_text
from netui.store.models.people import ContactRow
from netui.store.people.contacts import Contacts
from netui.store.people.facts import Facts
from netui.store.timeline.timeline import Timeline
from netui.store.travel.local_hours import LocalHours

_SILENT = """
WITH last AS (
  SELECT p.contact_id AS id, max(i.at) AS at, i.day AS day, sum(i.direction = 'both') AS talks,
         sum(i.direction = 'in') AS theirs, sum(i.direction = 'out') AS mine
  FROM participant p JOIN interaction i ON i.id = p.interaction_id
  WHERE p.present AND i.touch AND i.at <= :now GROUP BY p.contact_id)
SELECT c.id, c.tier, c.tier_since, c.cadence, c.cadence_since, c.depth, last.day, talks OR (theirs AND mine)
FROM last JOIN contact c ON c.id = last.id
WHERE last.day <= :quiet AND c.state = 'active' AND coalesce(c.tier, '') NOT IN ('pool', 'ambient')
"""
"""SQLite takes ``day`` from the row that has the greatest ``at``, as it says of a single ``max``."""


class Dormancy:
    """The questions about the dormant."""

    def __init__(
        self,
        connection: Connection,
        contacts: Contacts,
        timeline: Timeline,
        cadences: Cadences,
        facts: Facts,
        hours: LocalHours,
    ) -> None:
        self._file = connection
        self._contacts = contacts
        self._timeline = timeline
        self._cadences = cadences
        self._facts = facts
        self._hours = hours

    def ids(self, now: Moment) -> list[int]:
        """Who has gone quiet, the deepest first, then the longest silent."""
        quiet = cutoff(WITH_CADENCE, now.day).isoformat()
        rows = self._file.named_sql(_SILENT, now=utc_text(now.at), quiet=quiet)
        cadences = self._cadences.of([row[:5] for row in rows])
        quiets = [
            Quiet(number, depth, date.fromisoformat(day), cadence.interval if cadence else None, bool(talked))
            for number, *_, depth, day, talked in rows
            for cadence in [cadences[number]]
        ]
        return [person.contact_id for person in dormant(quiets, now.day)]

    def silences(self, contact_ids: Sequence[int], now: Moment) -> dict[int, Silence]:
        """The rows of some of them."""
        words = self._timeline.last_words(contact_ids, now)
        known = self._facts.telling(contact_ids)
        hours = self._hours.of(contact_ids, now)
        listed = self._contacts.listed(contact_ids, now)
        query = ContactRow.select(ContactRow.id, ContactRow.depth)
        return {
            number: Silence(
                number,
                listed[number].name,
                listed[number].organisation,
                depth,
                listed[number].last,
                words.get(number, ""),
                known.get(number),
                hours.get(number),
            )
            for ids in parts(contact_ids)
            for number, depth in self._file.rows(query.where(ContactRow.id.in_(ids)).tuples())
            if number in listed
        }
