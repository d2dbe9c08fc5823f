"""What comes up on its day and stays until it is done with: needs, asks, celebrations, thanks, introductions."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from netui.domain.due.standing import Matter
from netui.domain.due.subject import Subject
from netui.domain.moment import Moment
from netui.store.due.answers import Answers
from netui.store.file.connection import Change, Connection
from netui.store.models.attention import SettledRow
from netui.store.people.contacts import Contacts
from netui.store.people.facts import Facts

if TYPE_CHECKING:
    from netui.store.due.visitors import Visitors
    from netui.store.giving.known_introductions import KnownIntroductions
    from netui.store.giving.known_referrals import KnownReferrals


class Matters:
    """The open matters of everybody, gathered from the rooms that know them."""

    def __init__(
        self,
        connection: Connection,
        contacts: Contacts,
        facts: Facts,
        referrals: "Callable[[], KnownReferrals]",
        answers: Answers,
        introductions: "Callable[[], KnownIntroductions]",
        visitors: "Callable[[], Visitors]",
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
        for source in self._sources(now, contact_id):
            for whose, matters in source.items():
                found.setdefault(whose, []).extend(matters)
        if self._any("trip"):
            self._visitors().in_person(found, now.day)
        return found

    def _sources(self, now: Moment, contact_id: int | None) -> Iterator[Mapping[int, Sequence[Matter]]]:
        """What each room knows; one with nothing in it is not asked, so that its rules need not be loaded."""
        yield self._facts.needs_due(now.day)
        if self._any("referral"):
            yield self._referrals().matters(now, contact_id)
        yield self._answers.asks(now, contact_id)
        yield self._answers.outcomes(now, contact_id)
        if self._any("introduction"):
            yield self._introductions().matters(now)
        if self._any("trip"):
            yield self._visitors().matters(now, contact_id)

    def _any(self, table: str) -> bool:
        return bool(self._file.sql(f"SELECT 1 FROM {table} LIMIT 1"))

    def settle(self, contact_id: int, subject: Subject, matter: int, now: Moment) -> Change:
        """Be done with a matter that has no row of its own to say so."""
        name = f"{subject} of {self._contacts.names([contact_id])} settled"
        with self._file.changing(name, now.at) as doing:
            doing.subject = contact_id
            self._file.run(
                SettledRow.insert(contact=contact_id, subject=subject, matter=matter, settled_on=now.day)
            )
        return doing.change
