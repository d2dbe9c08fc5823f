"""Briefs: one contact's card, facts, promises, evidence and last exchanges, read together."""

from collections.abc import Iterator, Sequence
from datetime import date

from netui.domain.frozen import dataclass
from netui.domain.interaction import WORDS_READ, Direction, Kind, Purpose
from netui.domain.moment import Moment
from netui.domain.people.contact import State
from netui.domain.practice.brief import Brief, wants
from netui.domain.practice.depth import evidence, suggest
from netui.domain.practice.follow_up import Logged
from netui.domain.practice.guards import Recent, whose_turn
from netui.domain.practice.questions import questions
from netui.domain.practice.subjects import subjects_by_year
from netui.domain.practice.trust import trust
from netui.store.due.due import Due
from netui.store.file.connection import Connection
from netui.store.file.fields import utc_text
from netui.store.giving.clips import Clips
from netui.store.giving.introductions import Introductions
from netui.store.giving.referrals import Referrals
from netui.store.people.contacts import Contacts
from netui.store.people.known import KnownThings
from netui.store.people.relations import Relations
from netui.store.timeline.promises import LIVE, Promises
from netui.store.timeline.timeline import Timeline
from netui.store.timeline.touches import LOGGED, logged
from netui.store.travel.local_hours import LocalHours

_EXCHANGES = 3
"""How many of the last exchanges a brief shows."""

_NOTES = 2
"""How many notes written since then."""

_SUBJECTS = 8
"""How many subjects of a year are told at most."""

_LIVED = f"""
SELECT {LOGGED}, i.purpose, substr(i.words, 1, {WORDS_READ}),
       EXISTS (SELECT 1 FROM give g WHERE g.interaction_id = i.id AND g.mine)
FROM participant p JOIN interaction i ON i.id = p.interaction_id
WHERE p.contact_id = :contact AND p.present AND i.at <= :now ORDER BY i.at DESC, i.id DESC
"""


@dataclass(frozen=True, slots=True)
class _Lived:
    """One entry as far as all of them are read: no more than the rules look at."""

    logged: Logged
    recent: Recent
    words: str


class Briefs:
    """What is read before a call, and before a line is saved."""

    def __init__(
        self,
        connection: Connection,
        contacts: Contacts,
        timeline: Timeline,
        promises: Promises,
        known: KnownThings,
        relations: Relations,
        due: Due,
        referrals: Referrals,
        clips: Clips,
        introductions: Introductions,
        hours: LocalHours,
    ) -> None:
        self._file = connection
        self._contacts = contacts
        self._timeline = timeline
        self._promises = promises
        self._known = known
        self._relations = relations
        self._due = due
        self._referrals = referrals
        self._clips = clips
        self._introductions = introductions
        self._hours = hours

    def of(self, contact_id: int, now: Moment) -> Brief:
        """The brief of one contact; raises UnknownContact.

        Of all entries only what the rules look at is read, and whole only those that are shown.
        """
        with self._file.looking():
            return self._of(contact_id, now)

    def _of(self, contact_id: int, now: Moment) -> Brief:
        contact = self._contacts.get(contact_id)
        lived = self._lived(contact_id, now)
        known = self._known.of(contact_id, now, ended=True)
        known.sort(key=lambda one: (one.fact.noted_on, one.fact.id), reverse=True)
        facts = [one.fact for one in known if one.fact.ended_on is None]
        relations = self._relations.of(contact_id)
        given = self._known.given(contact_id, now)
        records = self._promises.records(contact_id)
        kept = trust(records, now.day)
        found = evidence(
            [entry.logged for entry in lived],
            now.day,
            facts=len(facts),
            mine=kept.mine,
            theirs=kept.theirs,
            referrals=sum(one.won_for_them for one in self._referrals.of(contact_id)),
            kindnesses=sum(not gift.mine for gift in given),
        )
        last, noted = _latest(lived)
        whole = self._timeline.entries([*last, *noted])
        standing = self._due.standing(contact_id, now)
        waits = any(clock.live for clock in standing.clocks) if standing else False
        first = min((entry.logged.moment.day for entry in lived if entry.logged.touch), default=None)
        return Brief(
            contact,
            standing,
            tuple(record.promise for record in records if record.promise.state in LIVE),
            tuple(facts),
            tuple(whole[number] for number in last if number in whole),
            whose_turn((entry.recent for entry in lived), waits=waits),
            found,
            suggest(contact.depth, found),
            first=first,
            local=self._hours.one(contact_id, now) if contact.state is not State.DECEASED else None,
            questions=questions(contact, facts, relations, met=first is not None),
            wants=wants(known, now.day),
            given=given,
            relations=tuple(relations),
            subjects=subjects_by_year(_talks(lived), _SUBJECTS),
            notes=tuple(whole[number] for number in noted if number in whole),
            asked=tuple(_asks(lived)),
            clips=self._clips.offered(contact_id),
            introductions=tuple(self._introductions.of(contact_id)),
        )

    def _lived(self, contact_id: int, now: Moment) -> list[_Lived]:
        """The entries up to now a contact took part in, the latest first."""
        found: list[_Lived] = []
        for row in self._file.named_sql(_LIVED, contact=contact_id, now=utc_text(now.at)):
            *columns, purpose, words, gave = row
            entry = logged(columns)
            found.append(_Lived(entry, Recent(entry.kind, entry.direction, Purpose(purpose), bool(gave)), words))
        return found


def _talks(lived: Sequence[_Lived]) -> Iterator[tuple[date, str]]:
    """Day and words of what was said to each other; a note is no dialogue."""
    return ((one.logged.moment.day, one.words) for one in lived if one.logged.kind is not Kind.NOTE)


def _asks(lived: Sequence[_Lived]) -> Iterator[date]:
    """The days I asked them for something; what they ask of me costs them nothing here."""
    for one in lived:
        if one.recent.purpose is Purpose.ASK and one.recent.direction is not Direction.IN:
            yield one.logged.moment.day


def _latest(lived: Sequence[_Lived]) -> tuple[list[int], list[int]]:
    """The ids of the last exchanges, and of the last notes among and after them that say anything."""
    last: list[int] = []
    noted: list[int] = []
    for entry in lived:
        if len(last) == _EXCHANGES:
            break
        if entry.logged.kind is not Kind.NOTE:
            last.append(entry.logged.id)
        elif entry.words.strip() and len(noted) < _NOTES:
            noted.append(entry.logged.id)
    return last, noted
