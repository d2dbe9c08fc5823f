"""Introductions in the file: begun, each step logged on both timelines, followed to their outcome."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from netui.domain.due.standing import Matter
from netui.domain.due.subject import Subject
from netui.domain.folding import storable
from netui.domain.giving.introduction import (
    ASKS,
    Introduction,
    IntroState,
    Step,
    asked_of,
    reminder,
    why_not,
)
from netui.domain.interaction import Direction, Kind, Person
from netui.domain.line.logline import LogLine, literal, parse_log
from netui.domain.line.reader import LONGEST_NAME
from netui.domain.moment import Moment
from netui.domain.people.contact import State
from netui.domain.practice.letters import letter_line
from netui.store.file.connection import Change, Connection, one_of, parts
from netui.store.file.errors import StoreError
from netui.store.models.people import ContactRow
from netui.store.models.practice import IntroductionRow, IntroductionStepRow
from netui.store.people.contacts import Contacts
from netui.store.people.finding import Finding
from netui.store.timeline.drafts import DraftKey
from netui.store.timeline.interactions import Interactions
from netui.store.timeline.introduced import open_between

_LISTED = """
SELECT n.id, n.contact_id, a.name, n.other_id, b.name,
       coalesce(nullif(n.reason, ''), (
         SELECT substr(i.words, 1, 300) FROM introduction_step s JOIN interaction i ON i.id = s.interaction_id
         WHERE s.introduction_id = n.id AND s.step = 'made'), ''),
       n.begun_on, n.state, n.outcome, n.closed_on
FROM introduction n JOIN contact a ON a.id = n.contact_id JOIN contact b ON b.id = n.other_id
WHERE {where} ORDER BY n.id
"""
"""One that a log line told of has no reason of its own: its entry's words are the reason."""

_STEPS = """
SELECT s.introduction_id, s.step, coalesce(i.day, s.day)
FROM introduction_step s LEFT JOIN interaction i ON i.id = s.interaction_id WHERE {where}
"""

_SETTLED = "SELECT matter, max(settled_on) FROM settled WHERE subject = ? GROUP BY matter"


class Introductions:
    """The verbs and questions about two people made known to each other."""

    def __init__(
        self, connection: Connection, contacts: Contacts, interactions: Interactions, finding: Finding
    ) -> None:
        self._file = connection
        self._contacts = contacts
        self._interactions = interactions
        self._finding = finding

    # What is under way

    def get(self, introduction_id: int) -> Introduction:
        """One introduction; raises StoreError when there is none of that id."""
        found = self._read(f"n.id = {int(introduction_id)}")
        if not found:
            raise StoreError(f"there is no introduction with id {introduction_id}")
        return found[0]

    def listed(self, *, closed: bool = False) -> list[Introduction]:
        """Those under way in the order they were begun; with ``closed`` all of them."""
        return self._read("1" if closed else "n.state = 'open'")

    def of(self, contact_id: int, *, closed: bool = False) -> list[Introduction]:
        """The introductions of one contact, to whom or of whom, the open ones; with ``closed`` all."""
        number = int(contact_id)
        found = self._read(f"(n.contact_id = {number} OR n.other_id = {number})")
        return [one for one in found if closed or one.open]

    def matters(self, now: Moment) -> dict[int, list[Matter]]:
        """The missed steps that have come up by today, on the row of whoever's turn it is."""
        under_way = self._read("n.state = 'open'")
        settled = {row[0]: date.fromisoformat(row[1]) for row in self._file.sql(_SETTLED, Subject.INTRODUCTION)}
        states = self._states({number for one in under_way for number in (one.a, one.b)})
        found: dict[int, list[Matter]] = {}
        for one in under_way:
            matter = reminder(one, now.day, settled.get(one.id))
            asks = asked_of(one, states[one.a], states[one.b])
            if matter is not None and asks is not None:
                found.setdefault(asks, []).append(matter)
        return found

    # The steps

    def begin(self, a: int, b: int, reason: str, now: Moment) -> Change:
        """Keep the idea of introducing ``a`` to ``b``; ``Change.subject`` is its id.

        Raises StoreError without a reason, for somebody and themselves, and where one is under way already.
        """
        words = storable(" ".join(reason.split()))
        if a == b:
            raise StoreError("nobody is introduced to themselves")
        if not words:
            raise StoreError("an introduction has a reason: say what they have for each other")
        names = self._names(a, b)
        if open_between(self._file, a, b) is not None:
            raise StoreError(f"an introduction of {names} is under way already")
        with self._file.changing(f"introduce {names}", now.at) as doing:
            doing.subject = self._file.run(
                IntroductionRow.insert(contact=a, other=b, reason=words, begun_on=now.day)
            )
        return doing.change

    def take(
        self,
        introduction_id: int,
        step: Step,
        now: Moment,
        words: str = "",
        *,
        kind: Kind = Kind.EMAIL,
        promo: bool = False,
        draft: DraftKey | None = None,
    ) -> Change:
        """Take a step: logged on both timelines, one change; ``Change.subject`` is the entry.

        Asking is an entry with the one who is asked, of which the other is spoken; making it one with both,
        which gives; ``met`` and ``outcome`` are notes, for they tell of no touch of mine. ``words`` say more: the
        letter that went out, what came of it; else the reason does. Raises StoreError where the step cannot be
        taken.
        """
        one = self.get(introduction_id)
        if problem := why_not(one, step):
            raise StoreError(problem)
        if step is Step.OUTCOME and not words.strip():
            raise StoreError("an outcome says what came of it")
        line, subjects = self._line(one, step, words, now, promo=promo)
        note = step in (Step.MET, Step.OUTCOME)
        with self._file.changing(_title(one, step), now.at) as doing:
            way = None if note else Direction.OUT
            logged = self._interactions.log(Kind.NOTE if note else kind, subjects, line, now, way, draft)
            doing.subject = logged.subject
            if step is Step.OUTCOME:
                self._set(one.id, state=IntroState.DONE, outcome=storable(words.strip()), closed_on=now.day)
            elif step is not Step.MADE:  # what its own line tells is noted with the entry
                self._file.run(
                    IntroductionStepRow.insert(
                        introduction=one.id, interaction=logged.subject, step=step, day=now.day
                    )
                )
        return doing.change

    def drop(self, introduction_id: int, now: Moment) -> Change:
        """Let go of it; it stays in the record."""
        one = self.get(introduction_id)
        with self._file.changing(f"drop the introduction of {self._names(one.a, one.b)}", now.at) as doing:
            doing.subject = one.id
            self._set(one.id, state=IntroState.DROPPED, closed_on=now.day)
        return doing.change

    def reopen(self, introduction_id: int, now: Moment) -> Change:
        """It is under way after all, and what was said of its outcome is kept.

        Raises StoreError where another one of the two is under way.
        """
        one = self.get(introduction_id)
        names = self._names(one.a, one.b)
        other = open_between(self._file, one.a, one.b)
        if other not in (None, one.id):
            raise StoreError(f"another introduction of {names} is under way")
        with self._file.changing(f"take up the introduction of {names} again", now.at) as doing:
            doing.subject = one.id
            self._set(one.id, state=IntroState.OPEN, closed_on=None)
        return doing.change

    def usual_kind(self, contact_id: int) -> Kind:
        """What one key logs as: an e-mail where an address is known, else a message."""
        return Kind.EMAIL if any(p.kind == "email" for p in self._contacts.points(contact_id)) else Kind.MESSAGE

    # Reading and writing rows

    def _read(self, where: str) -> list[Introduction]:
        rows = self._file.sql(_LISTED.format(where=where))
        steps = self._steps([row[0] for row in rows])
        return [
            Introduction(
                number,
                a,
                a_name,
                b,
                b_name,
                reason,
                date.fromisoformat(begun),
                steps.get(number, {}),
                IntroState(state),
                outcome,
                date.fromisoformat(closed) if closed else None,
            )
            for number, a, a_name, b, b_name, reason, begun, state, outcome, closed in rows
        ]

    def _steps(self, introduction_ids: Sequence[int]) -> dict[int, Mapping[Step, date]]:
        found: dict[int, dict[Step, date]] = {}
        for ids in parts(introduction_ids):
            for number, step, day in self._file.sql(_STEPS.format(where=one_of("s.introduction_id", ids))):
                found.setdefault(number, {})[Step(step)] = date.fromisoformat(day)
        return dict(found)

    def _states(self, contact_ids: Iterable[int]) -> dict[int, State]:
        query = ContactRow.select(ContactRow.id, ContactRow.state)
        return {
            number: State(state)
            for ids in parts(sorted(contact_ids))
            for number, state in self._file.rows(query.where(ContactRow.id.in_(ids)).tuples())
        }

    def _set(self, introduction_id: int, **columns: Any) -> None:
        self._file.run(IntroductionRow.update(columns).where(IntroductionRow.id == introduction_id))

    def _names(self, a: int, b: int) -> str:
        return f"{self._contacts.names([a])} and {self._contacts.names([b])}"

    def _line(
        self, one: Introduction, step: Step, words: str, now: Moment, *, promo: bool
    ) -> tuple[LogLine, list[int]]:
        """The log line of a step, which says the same when it is edited later, and whose entry it is."""
        who, (other, other_name) = (one.a, (one.b, one.b_name))
        if step is Step.ASKED_B:
            who, (other, other_name) = (one.b, (one.a, one.a_name))
        about = words.strip() or one.reason
        said = {
            Step.MADE: "introduced",
            Step.MET: f"{one.a_name} and {one.b_name} have met",
            Step.OUTCOME: f"what came of introducing {one.a_name} and {one.b_name}",
        }.get(step, f"asked about an introduction to {other_name}")
        if step is Step.MET:
            about = words.strip()
        raw = letter_line(said, about) if about else literal(said)
        mark = f" !intro {self._mention(other, other_name)}" if step is Step.MADE else ""
        raw = f"{raw}{mark}{' !promo' if promo else ''}"
        line = parse_log(raw, now=now.at, zone=now.zone, find=lambda _: ((other, other_name),))
        if step in ASKS:
            line = replace(line, people=(Person(other, other_name, present=False),))
        return line, [who] if step in ASKS else [one.a, one.b]

    def _mention(self, contact_id: int, name: str) -> str:
        """A contact after ``@`` as this network finds just them: by name, or by id where others are called so."""
        found = [number for number, _ in self._finding.resolve(name)]
        plain = found == [contact_id] and name.isprintable() and '"' not in name and len(name) <= LONGEST_NAME
        return f'@"{name if plain else contact_id}"'


def _title(one: Introduction, step: Step) -> str:
    """The name of the change that a step is."""
    a, b = one.a_name[:60], one.b_name[:60]
    return {
        Step.ASKED_A: f"asked {a} about {b}",
        Step.ASKED_B: f"asked {b} about {a}",
        Step.MADE: f"introduced {a} and {b}",
        Step.MET: f"{a} and {b} have met",
        Step.OUTCOME: f"outcome of introducing {a} and {b}",
    }[step]
