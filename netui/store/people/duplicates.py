"""Who may be in the file twice, what would come along with whom, and who is known to be two people."""

from collections.abc import Sequence

from netui.domain.moment import Moment
from netui.domain.people.contact import Contact
from netui.domain.people.duplicates import Candidate, Everybody, candidates
from netui.domain.people.side_by_side import Along, longer_known
from netui.store.file.connection import Change, Connection, one_of
from netui.store.file.errors import StoreError
from netui.store.models.incoming import TwoPeopleRow
from netui.store.people.contacts import Contacts

_PEOPLE = "SELECT id, name, sort_key, organisation, place FROM contact WHERE state = 'active'"
_POINTS = """
SELECT contact_id, kind, match_key, value FROM contact_point
WHERE kind IN ('email', 'phone', 'url', 'profile') AND match_key <> '' ORDER BY contact_id, position, id
"""
_BIRTHDAYS = "SELECT contact_id, year, month, day FROM contact_date WHERE kind = 'birthday' ORDER BY id"
_APART = """
SELECT contact_id, other_id FROM two_people
UNION SELECT contact_id, other_id FROM relation WHERE other_id IS NOT NULL
UNION SELECT contact_id, other_id FROM introduction
"""
"""Two who are known to be two: said so, somebody to each other, or introduced to each other."""

_ALONG = {
    "entries": "participant",
    "promises": "promise WHERE state = 'open' AND",
    "known": "fact WHERE ended_on IS NULL AND",
}


class Duplicates:
    """The questions and the verb about people who look like one."""

    def __init__(self, connection: Connection, contacts: Contacts) -> None:
        self._file = connection
        self._contacts = contacts

    def read(self) -> Everybody:
        """Everybody who is active, for the rules to look through, in another thread if need be."""
        return Everybody(
            self._file.sql(_PEOPLE),
            self._file.sql(_POINTS),
            self._file.sql(_BIRTHDAYS),
            frozenset((one, other) for one, other in self._file.sql(_APART)),
        )

    def candidates(self) -> list[Candidate]:
        """Every two active contacts that may be one person, the strongest first."""
        return candidates(self.read())

    def along(self, contact_ids: Sequence[int]) -> dict[int, Along]:
        """What would come along with each of some contacts."""
        counts: dict[int, dict[str, int]] = {number: {} for number in contact_ids}
        for what, table in _ALONG.items():
            where = table if "WHERE" in table else f"{table} WHERE"
            some = one_of("contact_id", contact_ids)
            for number, count in self._file.sql(
                f"SELECT contact_id, count(*) FROM {where} {some} GROUP BY contact_id"
            ):
                counts[number][what] = count
        return {number: Along(**found) for number, found in counts.items()}

    def in_order(self, a: int, b: int) -> tuple[Contact, Contact]:
        """Two contacts, the one to be kept first: who is known longer and better. Raises UnknownContact."""
        one, other = self._contacts.get(a), self._contacts.get(b)
        entries = {number: along.entries for number, along in self.along((a, b)).items()}
        return (one, other) if longer_known(one, other, entries) else (other, one)

    def two_people(self, a: int, b: int, now: Moment) -> Change:
        """Say that two contacts are two people, so that nobody asks again; raises UnknownContact."""
        if a == b:
            raise StoreError("that is one contact, not two")
        name = f"{self._contacts.names([a])} and {self._contacts.names([b])} are two people"
        with self._file.changing(name, now.at) as doing:
            doing.subject = a
            known = self._file.sql(
                "SELECT 1 FROM two_people WHERE (contact_id, other_id) IN (VALUES (?, ?), (?, ?))", a, b, b, a
            )
            if not known:
                self._file.run(TwoPeopleRow.insert(contact=a, other=b, said_on=now.day))
        return doing.change
