"""Who has gone quiet: found in one pass over the touches, however many contacts there are."""

from collections.abc import Sequence
from datetime import date

from netui.domain.due.cadence import cutoff
from netui.domain.moment import Moment
from netui.domain.people.known import Fact, FactKind
from netui.domain.practice.dormant import WITH_CADENCE, Quiet, Silence, dormant
from netui.store.cadences import Cadences
from netui.store.connection import Connection, parts
from netui.store.contacts import Contacts
from netui.store.facts import fact
from netui.store.fields import utc_text
from netui.store.models import ContactRow, FactRow
from netui.store.timeline import Timeline

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

_TELLING = (FactKind.NEED, FactKind.GOAL, FactKind.INTEREST, FactKind.FACT)
"""What gives a reason to write, the most telling first."""


class Dormancy:
    """The questions about the dormant."""

    def __init__(
        self,
        connection: Connection,
        contacts: Contacts,
        timeline: Timeline,
        cadences: Cadences,
    ) -> None:
        self._file = connection
        self._contacts = contacts
        self._timeline = timeline
        self._cadences = cadences

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
        known = self._known(contact_ids)
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
            )
            for ids in parts(contact_ids)
            for number, depth in self._file.rows(query.where(ContactRow.id.in_(ids)).tuples())
            if number in listed
        }

    def _known(self, contact_ids: Sequence[int]) -> dict[int, Fact]:
        """The most telling thing known of each, of equal ones the latest."""
        query = (
            FactRow.select()
            .where(FactRow.ended_on.is_null(), FactRow.kind.in_(_TELLING))
            .order_by(FactRow.noted_on, FactRow.id)
        )
        found: dict[int, Fact] = {}
        for ids in parts(contact_ids):
            for row in self._file.rows(query.where(FactRow.contact.in_(ids)).dicts()):
                told = found.get(row["contact"])
                if told is None or _TELLING.index(row["kind"]) <= _TELLING.index(FactKind(told.kind)):
                    found[row["contact"]] = fact(row)
        return found
