"""Who has gone quiet: found in one pass over the touches, however many contacts there are."""

from collections.abc import Mapping, Sequence
from datetime import date

from netui.domain.due.cadence import Cadence, Interval, cutoff, effective
from netui.domain.moment import Moment
from netui.domain.people.contact import Tier
from netui.domain.people.known import Fact, FactKind
from netui.domain.practice.dormant import WITH_CADENCE, Quiet, Silence, dormant
from netui.store.connection import Connection, among
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
SELECT c.id, c.depth, c.tier, c.cadence, last.day, talks OR (theirs AND mine)
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
        tiers: Mapping[Tier, Interval],
    ) -> None:
        self._file = connection
        self._contacts = contacts
        self._timeline = timeline
        self._tiers = tiers

    def ids(self, now: Moment) -> list[int]:
        """Who has gone quiet, the deepest first, then the longest silent."""
        quiet = cutoff(WITH_CADENCE, now.day).isoformat()
        rows = self._file.named_sql(_SILENT, now=utc_text(now.at), quiet=quiet)
        tags = self._tag_cadences([row[0] for row in rows])
        return [
            person.contact_id
            for person in dormant(
                (
                    Quiet(
                        number,
                        depth,
                        date.fromisoformat(day),
                        self._cadence(tier, own, tags.get(number, ())),
                        bool(talked),
                    )
                    for number, depth, tier, own, day, talked in rows
                ),
                now.day,
            )
        ]

    def silences(self, contact_ids: Sequence[int], now: Moment) -> dict[int, Silence]:
        """The rows of some of them."""
        words = self._timeline.last_words(contact_ids, now)
        known = self._known(contact_ids)
        listed = self._contacts.listed(contact_ids, now)
        query = ContactRow.select(ContactRow.id, ContactRow.depth).where(ContactRow.id.in_(contact_ids))
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
            for number, depth in self._file.rows(query.tuples())
            if number in listed
        }

    def _known(self, contact_ids: Sequence[int]) -> dict[int, Fact]:
        """The most telling thing known of each, of equal ones the latest."""
        query = (
            FactRow.select()
            .where(FactRow.contact.in_(contact_ids), FactRow.ended_on.is_null(), FactRow.kind.in_(_TELLING))
            .order_by(FactRow.noted_on, FactRow.id)
        )
        found: dict[int, Fact] = {}
        for row in self._file.rows(query.dicts()):
            told = found.get(row["contact"])
            if told is None or _TELLING.index(row["kind"]) <= _TELLING.index(FactKind(told.kind)):
                found[row["contact"]] = fact(row)
        return found

    def _tag_cadences(self, ids: Sequence[int]) -> dict[int, list[Cadence]]:
        rows = self._file.sql(
            "SELECT ct.contact_id, t.cadence FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id "
            f"WHERE t.cadence IS NOT NULL AND {among('ct.contact_id', ids)}"
        )
        found: dict[int, list[Cadence]] = {}
        for number, text in rows:
            if cadence := _cadence(text):
                found.setdefault(number, []).append(cadence)
        return found

    def _cadence(self, tier: str | None, own: str | None, tags: Sequence[Cadence]) -> Interval | None:
        chosen = Tier(tier) if tier else None
        of_tier = self._tiers.get(chosen) if chosen else None
        by_tier = Cadence(of_tier, date.min) if of_tier else None
        found = effective(chosen, _cadence(own), tags, by_tier)
        return found.interval if found else None


def _cadence(text: str | None) -> Cadence | None:
    """The cadence of a stored text, whenever it began; None for one another program wrote wrongly."""
    try:
        return Cadence(Interval.parse(text), date.min) if text else None
    except ValueError:
        return None
