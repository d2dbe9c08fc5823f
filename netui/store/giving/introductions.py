"""Introductions in the file: begun, each step logged on both timelines, followed to their outcome."""

from dataclasses import replace
from typing import Any

from netui.domain.folding import storable
from netui.domain.giving.introduction import (
    ASKS,
    Introduction,
    IntroState,
    Step,
    why_not,
)
from netui.domain.interaction import Direction, Kind, Person
from netui.domain.line.logline import LogLine, literal, parse_log
from netui.domain.line.reader import LONGEST_NAME
from netui.domain.moment import Moment
from netui.domain.practice.letters import letter_line
from netui.store.file.connection import Change, Connection
from netui.store.file.errors import StoreError
from netui.store.giving.known_introductions import KnownIntroductions
from netui.store.models.practice import IntroductionRow, IntroductionStepRow
from netui.store.people.contacts import Contacts
from netui.store.people.finding import Finding
from netui.store.timeline.drafts import DraftKey
from netui.store.timeline.interactions import Interactions
from netui.store.timeline.introduced import open_between


class Introductions(KnownIntroductions):
    """The verbs and questions about two people made known to each other."""

    def __init__(
        self, connection: Connection, contacts: Contacts, interactions: Interactions, finding: Finding
    ) -> None:
        super().__init__(connection)
        self._contacts = contacts
        self._interactions = interactions
        self._finding = finding

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
