"""Guards: one friendly question before a touch that takes more than it gives, and whose turn it is."""

from collections.abc import Iterable
from typing import Literal

from netui.domain.frozen import dataclass
from netui.domain.interaction import Direction, Kind, Purpose, is_touch, usual_direction
from netui.domain.line.drafts import LogLine
from netui.domain.timeline import Entry

SELF_SERVING = frozenset({Purpose.ASK, Purpose.PROMO})
"""What is for me: asking, and talk about myself."""

MOST_SELF_SERVING = 2
"""Self-serving touches in a row before the next is questioned (rule 3 of the six rules: "NOT self-promoting")."""

MOST_UNANSWERED = 2
"""Unanswered touches in a row without a give before the next, the third, is questioned.

"Some people fear follow up because they don't want to appear pushy": the antidote is to give.
"""

MOST_MAILS = 3
"""E-mails in a row before a call or a meeting is proposed ("some form of contact", rule 3 of the six rules)."""

Whose = Literal["mine", "theirs", "nobody"]


@dataclass(frozen=True, slots=True)
class Recent:
    """One entry of a contact, logged or about to be, as far as a guard looks at it.

    ``gives`` is true if something was given to them with it.
    """

    kind: Kind
    direction: Direction
    purpose: Purpose = Purpose.NEUTRAL
    gives: bool = False

    @property
    def gave(self) -> bool:
        """Whether they got something: a gift, or whatever the line says was given."""
        return self.gives or self.kind is Kind.GIFT or self.purpose is Purpose.GIVE

    @property
    def self_serving(self) -> bool:
        """Whether it was for me; what they ask of me is not."""
        return self.purpose in SELF_SERVING and self.direction is not Direction.IN

    @property
    def contact(self) -> bool:
        """Whether it reached anybody: every kind but a note."""
        return self.kind is not Kind.NOTE


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is, and the sentence that says why."""

    whose: Whose
    says: str


def recent(entry: Entry) -> Recent:
    """An entry of the timeline as a guard sees it."""
    done = entry.interaction
    return Recent(done.kind, done.direction, done.purpose, any(give.mine for give in entry.gives))


def about_to_log(kind: Kind, line: LogLine, direction: Direction | None = None) -> Recent:
    """What ``line`` would become as an entry of ``kind``."""
    way = direction or line.direction or usual_direction(kind)
    return Recent(kind, way, line.purpose, any(give.mine for give in line.gives))


def questionable(entry: Recent) -> bool:
    """Whether there can be a question before ``entry`` is logged, whatever was before it.

    What they did, and notes, are never questioned; a talk is only when it is for me.
    """
    if not entry.contact or entry.direction is Direction.IN:
        return False
    return entry.self_serving or entry.direction is Direction.OUT or entry.kind is Kind.EMAIL


def guard(before: Iterable[Recent], entry: Recent) -> str | None:
    """The one question to ask before ``entry`` is logged, or None; ``before`` is the newest first.

    A guard never blocks.
    """
    if not questionable(entry):
        return None
    known = list(before)
    selfish = self_serving_in_a_row(known)
    if entry.self_serving and selfish >= MOST_SELF_SERVING:
        return f"The last {_number(selfish)} were for me as well: is there something to give first?"
    silent = unanswered_without_give(known)
    if entry.direction is Direction.OUT and not entry.gave and silent >= MOST_UNANSWERED:
        return f"{_number(silent).capitalize()} unanswered and nothing given: what would help them?"
    mails = mails_in_a_row(known)
    if entry.kind is Kind.EMAIL and mails >= MOST_MAILS:
        return f"{_number(mails).capitalize()} e-mails in a row: how about a call or a meeting?"
    return None


def self_serving_in_a_row(before: Iterable[Recent]) -> int:
    """How many of my latest touches were all for me; their answers in between change nothing."""
    count = 0
    for entry in before:
        if entry.direction is Direction.IN or (not entry.contact and not entry.gave):
            continue
        if not entry.self_serving:
            break
        count += 1
    return count


def unanswered(before: Iterable[Recent]) -> int:
    """How often I reached out since they last answered or we talked."""
    count = 0
    for entry in before:
        if entry.contact and entry.direction is not Direction.OUT:
            break
        count += entry.contact
    return count


def unanswered_without_give(before: Iterable[Recent]) -> int:
    """How often I reached out since they last answered, we talked or I gave something."""
    count = 0
    for entry in before:
        if entry.gave and entry.direction is not Direction.IN:
            break
        if entry.contact and entry.direction is not Direction.OUT:
            break
        count += entry.contact
    return count


def mails_in_a_row(before: Iterable[Recent]) -> int:
    """How many of the latest entries, notes aside, were e-mails of either side."""
    count = 0
    for entry in before:
        if entry.kind is Kind.EMAIL:
            count += 1
        elif entry.contact:
            break
    return count


def whose_turn(before: Iterable[Recent], *, waits: bool = False) -> Turn:
    """Whose turn it is after the latest touch; ``before`` is the newest first, ``waits`` that a clock runs.

    "If you want to push the relationship forward, YOU have to take the action": so theirs is no reason to wait.
    """
    touches = [entry for entry in before if is_touch(entry.kind, entry.purpose)]
    if not touches:
        return Turn("nobody", "No touch yet: the first step is open.")
    match touches[0].direction:
        case Direction.IN:
            return Turn("mine", "My turn: they reached out last.")
        case Direction.BOTH if waits:
            return Turn("mine", "My turn: the first follow-up is open.")
        case Direction.BOTH:
            return Turn("nobody", "Nobody's turn: we talked last.")
        case Direction.OUT:
            count = unanswered(touches)
            said = "I reached out last" if count == 1 else f"{_number(count)} of mine are unanswered"
            return Turn("theirs", f"Their turn: {said}.")


def _number(count: int) -> str:
    return {2: "two", 3: "three", 4: "four", 5: "five"}.get(count, str(count))
