"""The monthly round: whom to ask this month, one question each, and what an answer says.

Rule 4 of the six rules: "be proactive"; "anticipate what your contacts likely to want and need".
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from netui.domain.day_words import spell
from netui.domain.frozen import dataclass
from netui.domain.people.contact import Tier
from netui.domain.people.known import Fact, FactKind
from netui.domain.people.known_lines import read_known

CLOSE = 3
"""From this depth on somebody is asked, and whoever is in tier A."""

STALE = timedelta(days=90)
"""After how long one asks whether a need still is one."""

SOURCE = "monthly round"
"""Where a need that was guessed in the round came from."""

_YES = frozenset(("yes", "y", "still", "ja", "oui", "sí", "si"))
_NO = frozenset(("no", "n", "no longer", "nein", "non"))


@dataclass(frozen=True, slots=True)
class Close:
    """Somebody active who may be close, and the day they were ``asked`` last, if ever."""

    contact_id: int
    depth: int
    tier: Tier | None = None
    asked: date | None = None

    @property
    def close(self) -> bool:
        """Whether the round is for them: depth 3 or deeper, or tier A; nobody of the pool, nobody ambient."""
        if self.tier is not None and self.tier.silent:
            return False
        return self.depth >= CLOSE or self.tier is Tier.A


@dataclass(frozen=True, slots=True)
class Round:
    """This month's round: who is still to be asked, in order, and who was, the latest first."""

    pending: tuple[int, ...] = ()
    asked: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """How many close people there are."""
        return len(self.pending) + len(self.asked)

    def says(self) -> str:
        """``3 of 14 this month``."""
        return f"{len(self.asked)} of {self.count} this month" if self.count else "nobody close yet"


def this_month(people: Iterable[Close], today: date) -> Round:
    """The round of the month of ``today``: who was never asked first, then whom it is longest ago with.

    Of those alike the deepest first. A day still to come was written by a clock set ahead and counts as asked.
    """
    close = [person for person in people if person.close]
    month = today.replace(day=1)
    pending = [person for person in close if person.asked is None or person.asked < month]
    asked = [person for person in close if person.asked is not None and person.asked >= month]
    pending.sort(key=lambda one: (one.asked or date.min, -one.depth, one.contact_id))
    asked.sort(key=lambda one: (-(one.asked or date.min).toordinal(), one.contact_id))
    return Round(tuple(one.contact_id for one in pending), tuple(one.contact_id for one in asked))


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask oneself about somebody; ``need`` is the one it is about, if it asks whether that holds."""

    says: str
    need: Fact | None = None


def question(name: str, facts: Sequence[Fact], confirmed: dict[int, date], today: date) -> Question:
    """The question about ``name`` (as one would say it), from the facts that hold.

    A need noted, or ``confirmed`` (fact id to day), 90 days ago or more is asked after, the oldest first; then a
    goal, the latest first; else what they will need.
    """
    needs = [fact for fact in facts if fact.kind == FactKind.NEED]
    ages = [(max(need.noted_on, confirmed.get(need.id, need.noted_on)), need.id, need) for need in needs]
    stale = min((age for age in ages if today - age[0] >= STALE), key=lambda age: age[:2], default=None)
    if stale is not None:
        return Question(f"Does {name} still need “{stale[2].text}”?", stale[2])
    goals = [fact for fact in facts if fact.kind == FactKind.GOAL]
    if goals:
        goal = max(goals, key=lambda fact: (fact.noted_on, fact.id))
        return Question(f"What stands between {name} and “{goal.text}”?")
    return Question(f"What {'else ' if needs else ''}will {name} need next quarter?")


class Says(StrEnum):
    """What an answer does: notes a new need, keeps the one asked after, or ends it."""

    NEED = "need"
    STILL = "still"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as typed: what it does, the words of a need, and the day to look again."""

    does: Says
    text: str
    due: date | None = None
    problem: str = ""

    def says(self, asked: Question, today: date) -> str:
        """How it is understood, for the line below."""
        if self.problem:
            return self.problem
        again = f" → look again {spell(self.due, today)}" if self.due else ""
        match self.does:
            case Says.STILL:
                return f"still a need{again}"
            case Says.OVER:
                return "no longer a need: it is ended"
        return f"need: {self.text}{again or ' · a date at the end is when to look again'}"


def read_answer(text: str, asked: Question, today: date) -> Answer:
    """What ``text`` answers: its last words may be a date to look again, as in every line.

    Asked whether a need still holds, ``yes`` (with a date, if one likes) keeps it and ``no`` ends it.
    """
    draft = read_known(text, today, FactKind.NEED)
    word = draft.text.casefold().strip(" .,!")
    if asked.need is not None and word in _YES:
        return Answer(Says.STILL, asked.need.text, draft.due)
    if asked.need is not None and word in _NO:
        return Answer(Says.OVER, asked.need.text)
    if word in _YES | _NO:
        return Answer(
            Says.NEED, draft.text, problem=f"“{word}” is no need: say what they will need, or nothing to skip"
        )
    return Answer(Says.NEED, draft.text, draft.due, draft.problem)
