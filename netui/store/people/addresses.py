"""E-mail addresses in the file: those of whom some words find, and whose an address is."""

from collections.abc import Iterable
from datetime import date

from netui.domain.folding import storable
from netui.domain.moment import Moment
from netui.domain.people.address_book import Addressed, best_first
from netui.domain.people.contact import PointKind, State, Tier
from netui.domain.people.point_keys import email_key
from netui.store.file.connection import Connection, one_of, parts
from netui.store.file.fields import utc_text
from netui.store.models.people import ContactRow, PointRow
from netui.store.people.finding import Candidate, Finding
from netui.store.timeline.touches import last_touch


class Addresses:
    """The questions of mail programs."""

    def __init__(self, connection: Connection, finding: Finding) -> None:
        self._file = connection
        self._finding = finding

    def matching(self, text: str, now: Moment) -> list[Addressed]:
        """Every e-mail address of the active contacts whose cards hold the words of ``text``, the best first."""
        sql = (
            f"SELECT c.id, c.name, c.role, c.organisation, o.value, c.tier, {last_touch('day')} FROM contact c "
            f"JOIN contact_point o ON o.contact_id = c.id AND o.kind = '{PointKind.EMAIL}' WHERE "
        )
        at = utc_text(now.at)
        ids = self._finding.matching(text)
        found: dict[int, list[Addressed]] = {}
        for some in parts(ids):
            rows = self._file.named_sql(f"{sql}{one_of('c.id', some)} ORDER BY o.position, o.id", now=at)
            for number, name, role, organisation, value, tier, day in rows:
                last = date.fromisoformat(day) if day else None
                one = Addressed(number, name, role, organisation, value, tier == Tier.POOL, last)
                found.setdefault(number, []).append(one)
        return best_first((one for number in ids for one in found.get(number, ())), text)

    def owners(self, addresses: Iterable[str]) -> dict[str, list[Candidate]]:
        """Whose each address is, by the address as given; nothing for those that are nobody's.

        The pool, the archived and the deceased are meant only where nobody else has that address.
        """
        keys = {address: storable(email_key(address)) for address in addresses}
        known: dict[str, list[Candidate]] = {}
        others: dict[str, list[Candidate]] = {}
        for some in parts(list(set(keys.values()))):
            query = (
                PointRow.select(
                    PointRow.match_key, ContactRow.id, ContactRow.name, ContactRow.tier, ContactRow.state
                )
                .join(ContactRow, on=PointRow.contact == ContactRow.id)
                .where(PointRow.kind == PointKind.EMAIL, PointRow.match_key.in_(some))
                .order_by(ContactRow.id)
            )
            for key, number, name, tier, state in self._file.rows(query.tuples()):
                close = tier != Tier.POOL and state == State.ACTIVE
                there = (known if close else others).setdefault(key, [])
                if (number, name) not in there:
                    there.append((number, name))
        return {address: found for address, key in keys.items() if (found := known.get(key) or others.get(key))}
