"""Which cadence applies to whom: a contact's own, its tags', its tier's, as stored and as configured."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from netui.domain.due.cadence import Cadence, Interval, effective
from netui.domain.people.contact import Tier
from netui.store.file.connection import Connection, among

Stored = tuple[int, str | None, str | None, str | None, str | None]
"""Of one contact: its id, its tier and since when, its own cadence and since when."""


class Cadences:
    """The question of how often somebody is to hear from me."""

    def __init__(self, connection: Connection, tiers: Mapping[Tier, Interval]) -> None:
        self._file = connection
        self._tiers = tiers

    def of(self, stored: Sequence[Stored]) -> dict[int, Cadence | None]:
        """The cadence that applies to each contact."""
        tags = self._of_tags([row[0] for row in stored])
        return {
            number: effective(
                Tier(tier) if tier else None,
                _cadence(own, own_since),
                tags.get(number, ()),
                self._of_tier(tier, since),
            )
            for number, tier, since, own, own_since in stored
        }

    def cuts(self) -> Iterable[tuple[Tier, Interval]]:
        """The interval of each tier that makes anybody due."""
        return [(tier, interval) for tier, interval in self._tiers.items() if not tier.silent]

    def _of_tier(self, tier: str | None, since: str | None) -> Cadence | None:
        interval = self._tiers.get(Tier(tier)) if tier else None
        return Cadence(interval, date.fromisoformat(since)) if interval and since else None

    def _of_tags(self, ids: Sequence[int]) -> dict[int, list[Cadence]]:
        found: dict[int, list[Cadence]] = {}
        rows = self._file.sql(
            "SELECT ct.contact_id, t.cadence, max(ct.since, t.cadence_since) FROM contact_tag ct "
            f"JOIN tag t ON t.id = ct.tag_id WHERE t.cadence IS NOT NULL AND {among('ct.contact_id', ids)}"
        )
        for contact_id, text, since in rows:
            if cadence := _cadence(text, since):
                found.setdefault(contact_id, []).append(cadence)
        return found


def interval_of(text: str) -> Interval | None:
    """The interval of a stored cadence; None for one another program wrote wrongly, which is never due."""
    try:
        return Interval.parse(text)
    except ValueError:
        return None


def _cadence(text: str | None, since: str | None) -> Cadence | None:
    interval = interval_of(text) if text else None
    return Cadence(interval, date.fromisoformat(since)) if interval and since else None
