"""Matchmaking: whom to introduce to whom, without those who know each other and what was dismissed."""

from collections.abc import Collection, Sequence

from netui.domain.giving.matchmaker import (
    MOST_MATCHES,
    PER_PERSON,
    Match,
    Matchmaker,
    Suggestion,
    matchmaker,
    suggestions,
)
from netui.domain.giving.said import Written
from netui.domain.moment import Moment
from netui.store.file.connection import Change, Connection, one_of, parts
from netui.store.giving.introductions import Introductions
from netui.store.models.practice import DismissalRow
from netui.store.people.contacts import Contacts

MOST = 100
"""Suggestions made at once; nobody reads more."""

_PEOPLE = """
SELECT id, name, depth, coalesce(tier, '') = 'pool', role, organisation, place FROM contact WHERE state = 'active'
"""
_FACTS = """
SELECT contact_id, kind, text FROM fact
WHERE ended_on IS NULL AND contact_id IS NOT NULL AND kind IN ('need', 'goal', 'offer', 'fact', 'interest')
"""
_JOBS = "SELECT contact_id, role, organisation FROM job"
_RELATED = "SELECT contact_id, other_id FROM relation WHERE other_id IS NOT NULL"
_INTRODUCED = "SELECT contact_id, other_id FROM introduction"
_TOGETHER = """
SELECT DISTINCT p.contact_id, q.contact_id FROM participant p
JOIN participant q ON q.interaction_id = p.interaction_id AND q.contact_id <> p.contact_id AND q.present
WHERE p.present AND {some}
"""

_AT_ONCE = 2000


class Matchmaking:
    """The question whom to introduce to whom, and the verbs that answer it."""

    def __init__(self, connection: Connection, contacts: Contacts, introductions: Introductions) -> None:
        self._file = connection
        self._contacts = contacts
        self._introductions = introductions

    def read(self) -> Written:
        """Everybody who is active, and what is said of people, for a matchmaker to read."""
        return Written(self._file.sql(_PEOPLE), self._file.sql(_FACTS), self._file.sql(_JOBS))

    def suggestions(
        self, first: int | None = None, most: int = MOST, *, maker: Matchmaker | None = None
    ) -> list[Suggestion]:
        """Whom to introduce to whom, the best first, at most ``most``; those of the contact ``first`` before all.

        Only the active are looked at. Never suggested are two who know each other (a relation, an entry in which
        both took part, an introduction of any state), nor what was dismissed. A ``maker`` who has looked already
        spares the time.
        """
        maker = maker or matchmaker(self.read(), first)
        dismissed = self._dismissed()

        def among(matches: Sequence[Match], per_person: int | None) -> list[Suggestion]:
            known = self._acquainted(matches)
            return suggestions(matches, maker.people, known, dismissed, per_person=per_person)

        own = among(maker.matches(first), None) if first is not None else []
        shown = {one.key for one in own}
        looked_at = MOST_MATCHES
        while True:
            matches = maker.matches(most=looked_at)
            found = [one for one in among(matches, PER_PERSON) if one.key not in shown]
            # Many of the best may know each other or be dismissed: then more are looked at.
            if len(own) + len(found) >= most or len(matches) < looked_at:
                return [*own, *found][:most]
            looked_at *= 4

    def dismiss(self, suggestion: Suggestion, now: Moment) -> Change:
        """Turn a suggestion down for good: only other words of theirs suggest the two anew."""
        a, b = suggestion.key
        names = f"{self._contacts.names([a])} and {self._contacts.names([b])}"
        with self._file.changing(f"never introduce {names} for this", now.at) as doing:
            doing.subject = a
            for match in suggestion.matches:
                one, other = match.pair
                row = DismissalRow.insert(contact=one, other=other, basis=match.basis, dismissed_on=now.day)
                self._file.run(row.on_conflict_ignore())
        return doing.change

    def begin(self, suggestion: Suggestion, now: Moment) -> Change:
        """Take a suggestion up: an introduction begins, with its reason."""
        return self._introductions.begin(*suggestion.key, suggestion.reason, now)

    def _acquainted(self, matches: Sequence[Match]) -> Collection[frozenset[int]]:
        """The pairs who know each other, as far as these matches ask."""
        found = {frozenset(row) for sql in (_RELATED, _INTRODUCED) for row in self._file.sql(sql)}
        ids = sorted({match.pair[0] for match in matches})
        for some in parts(ids, _AT_ONCE):
            rows = self._file.sql(_TOGETHER.format(some=one_of("p.contact_id", some)))
            found |= {frozenset(row) for row in rows}
        return found

    def _dismissed(self) -> set[tuple[int, int, str]]:
        query = DismissalRow.select(DismissalRow.contact, DismissalRow.other, DismissalRow.basis)
        return set(self._file.rows(query.tuples()))
