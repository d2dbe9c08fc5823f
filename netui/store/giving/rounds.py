"""The monthly round in the file: who is asked this month, and the need each answer comes to."""

from datetime import date

from netui.domain.frozen import dataclass
from netui.domain.giving.monthly_round import (
    CLOSE,
    SOURCE,
    Answer,
    Close,
    Question,
    Round,
    Says,
    question,
    read_answer,
    this_month,
)
from netui.domain.moment import Moment
from netui.domain.people.contact import Contact, Tier
from netui.domain.people.known import Fact, FactKind
from netui.domain.practice.templates import first_name
from netui.store.file.connection import Change, Connection
from netui.store.file.errors import StoreError
from netui.store.models.practice import RoundAnswerRow
from netui.store.people.contacts import Contacts
from netui.store.people.facts import Facts
from netui.store.timeline.drafts import DraftKey, let_go
from netui.store.timeline.timeline import Timeline

_CLOSE = f"""
SELECT c.id, c.depth, c.tier, (SELECT max(asked_on) FROM round_answer r WHERE r.contact_id = c.id)
FROM contact c WHERE c.state = 'active' AND (c.depth >= {CLOSE} OR c.tier = 'A')
"""


@dataclass(frozen=True, slots=True)
class Asking:
    """One person of the round: who they are, what holds of them, the last words, and the question."""

    contact: Contact
    facts: tuple[Fact, ...]
    words: str
    question: Question
    asked: date | None = None


class Rounds:
    """The questions and verbs about the monthly round."""

    def __init__(self, connection: Connection, contacts: Contacts, facts: Facts, timeline: Timeline) -> None:
        self._file = connection
        self._contacts = contacts
        self._facts = facts
        self._timeline = timeline

    def round(self, now: Moment) -> Round:
        """This month's round as it stands."""
        people = [
            Close(number, depth, Tier(tier) if tier else None, date.fromisoformat(asked) if asked else None)
            for number, depth, tier, asked in self._file.sql(_CLOSE)
        ]
        return this_month(people, now.day)

    def pending(self, now: Moment) -> list[int]:
        """Who is still to be asked this month, whoever was never asked first."""
        return list(self.round(now).pending)

    def progress(self, now: Moment) -> str:
        """``3 of 14 this month``."""
        return self.round(now).says()

    def of(self, contact_id: int, now: Moment) -> Asking:
        """One person with the question of this month; raises UnknownContact."""
        contact = self._contacts.get(contact_id)
        facts = tuple(self._facts.of(contact_id))
        words = self._timeline.last_words([contact_id], now).get(contact_id, "")
        answers = self._answers(contact_id)
        asked = question(first_name(contact.name) or contact.name, facts, _confirmed(answers), now.day)
        return Asking(contact, facts, words, asked, max((day for day, _ in answers), default=None))

    def read(self, contact_id: int, text: str, now: Moment) -> Answer:
        """What an answer would do."""
        return read_answer(text, self.of(contact_id, now).question, now.day)

    def answer(self, contact_id: int, text: str, now: Moment, draft: DraftKey | None = None) -> Change:
        """Keep an answer: a new need, or what it says of the one asked after; ``Change.subject`` is the fact.

        ``draft`` names the unfinished line this was. Raises StoreError for an answer that says nothing.
        """
        asking = self.of(contact_id, now)
        answer = read_answer(text, asking.question, now.day)
        need = asking.question.need
        if answer.problem:
            raise StoreError(answer.problem)
        with self._file.changing(f"{SOURCE}: {asking.contact.name[:60]}: {text.strip()[:60]}", now.at) as doing:
            if answer.does is Says.NEED or need is None:
                noted = self._facts.note(contact_id, FactKind.NEED, answer.text, now, answer.due, source=SOURCE)
                doing.subject = noted.subject
            else:
                doing.subject = need.id
                if answer.does is Says.OVER:
                    self._facts.end(need.id, now)
                elif answer.due is not None:
                    self._facts.edit(need.id, need.kind, need.text, answer.due, now)
            self._asked(contact_id, now, doing.subject)
            let_go(self._file, draft)
        return doing.change

    def skip(self, contact_id: int, now: Moment) -> Change:
        """Go on without an answer; whoever was skipped is asked again next month."""
        with self._file.changing(f"{SOURCE}: {self._contacts.names([contact_id])} skipped", now.at) as doing:
            doing.subject = contact_id
            self._asked(contact_id, now, None)
        return doing.change

    def answered(self, now: Moment) -> dict[int, str]:
        """What was answered last for everybody asked this month; nothing for a skipped one."""
        rows = self._file.sql(
            "SELECT r.contact_id, coalesce(f.text, '') FROM round_answer r LEFT JOIN fact f ON f.id = r.fact_id "
            "WHERE r.asked_on >= ? ORDER BY r.id",
            now.day.replace(day=1).isoformat(),
        )
        found: dict[int, str] = {}
        for contact_id, text in rows:
            found[contact_id] = text or found.get(contact_id, "")
        return found

    def _asked(self, contact_id: int, now: Moment, fact_id: int | None) -> None:
        self._file.run(RoundAnswerRow.insert(contact=contact_id, asked_on=now.day, fact=fact_id))

    def _answers(self, contact_id: int) -> list[tuple[date, int | None]]:
        query = RoundAnswerRow.select(RoundAnswerRow.asked_on, RoundAnswerRow.fact).order_by(RoundAnswerRow.id)
        return list(self._file.rows(query.where(RoundAnswerRow.contact == contact_id).tuples()))


def _confirmed(answers: list[tuple[date, int | None]]) -> dict[int, date]:
    """When which need was last said to hold."""
    return {fact_id: day for day, fact_id in answers if fact_id is not None}
