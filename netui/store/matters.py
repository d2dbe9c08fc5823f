"""What comes up on its day and stays until it is done with: needs, asks, celebrations, thanks, introductions."""

from datetime import date

from netui.domain.due.standing import Matter
from netui.domain.due.subject import Subject
from netui.domain.moment import Moment
from netui.store.connection import Change, Connection
from netui.store.contacts import Contacts
from netui.store.facts import Facts
from netui.store.models import SettledRow


class Matters:
    """The open matters of everybody, gathered from the rooms that know them."""

    def __init__(self, connection: Connection, contacts: Contacts, facts: Facts) -> None:
        self._file = connection
        self._contacts = contacts
        self._facts = facts

    def open(self, now: Moment) -> dict[int, list[Matter]]:
        """Every matter that has come up by today, by contact; put off or not."""
        found: dict[int, list[Matter]] = {}
        for source in (self._facts.needs_due(now.day),):
            for contact_id, matters in source.items():
                found.setdefault(contact_id, []).extend(matters)
        return found

    def settle(self, contact_id: int, subject: Subject, matter: int, now: Moment) -> Change:
        """Be done with a matter that has no row of its own to say so."""
        name = f"{subject} of {self._contacts.names([contact_id])} settled"
        with self._file.changing(name, now.at) as doing:
            doing.subject = contact_id
            self._file.run(
                SettledRow.insert(contact=contact_id, subject=subject, matter=matter, settled_on=now.day)
            )
        return doing.change

    def settled(self, subject: Subject) -> dict[tuple[int, int], date]:
        """When which matter of a ``subject`` was settled last, by contact and id."""
        query = SettledRow.select().where(SettledRow.subject == subject).order_by(SettledRow.id)
        return {(row["contact"], row["matter"]): row["settled_on"] for row in self._file.rows(query.dicts())}
