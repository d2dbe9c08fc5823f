"""What comes up on its day and stays until it is done with: needs, asks, celebrations, thanks, introductions."""

from netui.domain.due.standing import Matter
from netui.domain.due.subject import Subject
from netui.domain.moment import Moment
from netui.store.due.answers import Answers
from netui.store.due.visitors import Visitors
from netui.store.file.connection import Change, Connection
from netui.store.giving.introductions import Introductions
from netui.store.giving.referrals import Referrals
from netui.store.models.attention import SettledRow
from netui.store.people.contacts import Contacts
from netui.store.people.facts import Facts


class Matters:
    """The open matters of everybody, gathered from the rooms that know them."""

    def __init__(
        self,
        connection: Connection,
        contacts: Contacts,
        facts: Facts,
        referrals: Referrals,
        answers: Answers,
        introductions: Introductions,
        visitors: Visitors,
    ) -> None:
        self._file = connection
        self._contacts = contacts
        self._facts = facts
        self._referrals = referrals
        self._answers = answers
        self._introductions = introductions
        self._visitors = visitors

    def open(self, now: Moment, contact_id: int | None = None) -> dict[int, list[Matter]]:
        """Every matter that has come up by today, by contact; put off or not. Of one contact at least theirs."""
        found: dict[int, list[Matter]] = {}
        for source in (
            self._facts.needs_due(now.day),
            self._referrals.matters(now, contact_id),
            self._answers.asks(now, contact_id),
            self._answers.outcomes(now, contact_id),
            self._introductions.matters(now),
            self._visitors.matters(now, contact_id),
        ):
            for whose, matters in source.items():
                found.setdefault(whose, []).extend(matters)
        self._visitors.in_person(found, now.day)
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
