"""Introductions: two people made known to each other, step by step, and when the next step is missed."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from netui.domain.day_words import distance
from netui.domain.due.standing import Matter
from netui.domain.due.subject import Subject
from netui.domain.frozen import dataclass
from netui.domain.moment import day_after
from netui.domain.people.contact import State
from netui.domain.practice.templates import first_name

IDEA_DAYS = 7
"""Days an idea may rest before it asks to be taken up: a week is long enough to think of both."""

ASKED_DAYS = 5
"""Days after the first question, or after both, until the next step is missed: a working week."""

MADE_DAYS = 10
"""Days after it was made until I ask whether they have met."""

MET_DAYS = 14
"""Days after they met until I ask what came of it."""

REMINDED_DAYS = 60
"""Days for which a missed step stays in the queue; what nobody took up in two months only stays in the list."""


class Step(StrEnum):
    """What is done for an introduction, in the order that is proposed."""

    ASKED_A = "asked_a"
    ASKED_B = "asked_b"
    MADE = "made"
    MET = "met"
    OUTCOME = "outcome"


ASKS = (Step.ASKED_A, Step.ASKED_B)
"""The steps that ask one of the two beforehand."""


class IntroState(StrEnum):
    """Under way, followed to its outcome, or let go of."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Introduction:
    """A and B to be made known to each other for a ``reason`` (rule 4: "Help them build out their own network").

    ``steps`` holds the civil day of each step taken but the outcome, which is told by ``state`` and ``outcome``.
    """

    id: int
    a: int
    a_name: str
    b: int
    b_name: str
    reason: str
    begun_on: date
    steps: Mapping[Step, date]
    state: IntroState = IntroState.OPEN
    outcome: str = ""
    closed_on: date | None = None

    @property
    def open(self) -> bool:
        """Whether it is under way."""
        return self.state is IntroState.OPEN

    @property
    def since(self) -> date:
        """The civil day of the latest step, or of the idea."""
        return max(self.steps.values(), default=self.begun_on)

    @property
    def next(self) -> Step | None:
        """The step that is proposed next: both are asked before it is made; None once it is closed."""
        if not self.open:
            return None
        if Step.MET in self.steps:
            return Step.OUTCOME
        if Step.MADE in self.steps:
            return Step.MET
        return next((step for step in ASKS if step not in self.steps), Step.MADE)

    @property
    def turn(self) -> int:
        """The contact (id) with whom the next step is to be taken; from the making on it is A."""
        return self.b if self.next is Step.ASKED_B else self.a

    def other(self, contact_id: int) -> tuple[int, str]:
        """Id and name of the one who is not ``contact_id``."""
        return (self.a, self.a_name) if contact_id == self.b else (self.b, self.b_name)

    @property
    def short_names(self) -> tuple[str, str]:
        """How A and B are called beside each other: by first name, unless that is the same or none."""
        short = first_name(self.a_name), first_name(self.b_name)
        return short if all(short) and short[0].casefold() != short[1].casefold() else (self.a_name, self.b_name)


def why_not(introduction: Introduction, step: Step) -> str | None:
    """Why a step cannot be taken, as one sentence; None where it can.

    Each is taken once. Asking afterwards asks nobody, and who was not introduced has not met through me.
    """
    a, b = introduction.short_names
    taken = introduction.steps
    if not introduction.open:
        return f"this introduction is {'done' if introduction.state is IntroState.DONE else 'dropped'} already"
    if step in taken:
        return {
            Step.ASKED_A: f"{a} was asked already",
            Step.ASKED_B: f"{b} was asked already",
            Step.MADE: f"{a} and {b} were introduced already",
            Step.MET: f"{a} and {b} have met already",
        }[step]
    if step in ASKS and Step.MADE in taken:
        return f"{a} and {b} were introduced already: there is nobody to ask first"
    if step in (Step.MET, Step.OUTCOME) and Step.MADE not in taken:
        return f"{a} and {b} were not introduced yet"
    return None


def caution(introduction: Introduction, step: Step) -> str | None:
    """What to think of before a step, as one sentence, or None; it never blocks."""
    if step is not Step.MADE:
        return None
    a, b = introduction.short_names
    unasked = [name for name, ask in zip((a, b), ASKS, strict=True) if ask not in introduction.steps]
    if not unasked:
        return None
    who = f"{unasked[0]} was not" if len(unasked) == 1 else "neither was"
    return f"{who} asked first: both asked is what keeps their trust"


def step_words(introduction: Introduction, step: Step) -> str:
    """What taking a step means, for a key's hint: ``ask Ana``, ``introduce them``."""
    a, b = introduction.short_names
    return {
        Step.ASKED_A: f"ask {a}",
        Step.ASKED_B: f"ask {b}",
        Step.MADE: "introduce them",
        Step.MET: "they met",
        Step.OUTCOME: "what came of it",
    }[step]


def state_words(introduction: Introduction, today: date) -> str:
    """How it stands: ``asked Ana 3 days ago; Bo not yet``."""
    steps = introduction.steps
    if introduction.state is IntroState.DONE:
        said = f": {introduction.outcome}" if introduction.outcome else ""
        return f"done {_ago(introduction.closed_on, today)}{said}"
    if introduction.state is IntroState.DROPPED:
        return f"dropped {_ago(introduction.closed_on, today)}"
    if Step.MET in steps:
        return f"met {_ago(steps[Step.MET], today)}; what came of it?"
    if Step.MADE in steps:
        return f"introduced {_ago(steps[Step.MADE], today)}; have they met?"
    asked = [(name, steps[ask]) for name, ask in zip(introduction.short_names, ASKS, strict=True) if ask in steps]
    match asked:
        case []:
            return f"an idea of {_ago(introduction.begun_on, today)}; nobody asked yet"
        case [(name, day)]:
            left = introduction.short_names[Step.ASKED_A in steps]
            return f"asked {name} {_ago(day, today)}; {left} not yet"
        case _:
            (one, day), (two, later) = asked
            return f"asked {one} {_ago(day, today)}, {two} {_ago(later, today)}; both asked"


def reminds_on(introduction: Introduction) -> date | None:
    """The civil day from which the next step is missed; None once it is closed."""
    step = introduction.next
    if step is None:
        return None
    if step is Step.OUTCOME:
        days = MET_DAYS
    elif step is Step.MET:
        days = MADE_DAYS
    else:
        days = ASKED_DAYS if introduction.steps else IDEA_DAYS
    return day_after(introduction.since, days)


def place(introduction: Introduction, today: date) -> tuple[int, date, int]:
    """Its place in a list: what is missed first, then what is to come, what rests long since, what is closed."""
    day = reminds_on(introduction)
    if day is None:
        closed = introduction.closed_on or date.min
        return 2, date.fromordinal(date.max.toordinal() + 1 - closed.toordinal()), introduction.id
    return int((today - day).days > REMINDED_DAYS), day, introduction.id


def reminder(introduction: Introduction, today: date, settled: date | None = None) -> Matter | None:
    """The queue's reason on the row of whoever's turn it is, or None.

    ``settled`` is the day such a reminder was settled last: it stays away until the next step's own comes.
    """
    day = reminds_on(introduction)
    if day is None or not 0 <= (today - day).days <= REMINDED_DAYS or (settled is not None and settled >= day):
        return None
    other = introduction.other(introduction.turn)[1]
    says = f"introduction to {other}: {state_words(introduction, today)}"
    return Matter(Subject.INTRODUCTION, introduction.id, says, day)


def asked_of(introduction: Introduction, a: State, b: State) -> int | None:
    """In whose row (contact id) the next step is asked for, from the states of A and B; None where it is not.

    Of who died nothing more is asked, and nobody is introduced to somebody put away. Once they were, whoever is
    left is asked what came of it.
    """
    if State.DECEASED in (a, b):
        return None
    active = {introduction.a: a is State.ACTIVE, introduction.b: b is State.ACTIVE}
    turn = introduction.turn
    if Step.MADE not in introduction.steps:
        return turn if all(active.values()) else None
    return next((number for number in (turn, introduction.other(turn)[0]) if active[number]), None)


def _ago(day: date | None, today: date) -> str:
    return distance(day, today) if day is not None else ""
