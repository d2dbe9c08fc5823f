"""Depth: the evidence for how well we know each other, and when it speaks for one step up."""

from collections.abc import Iterable
from datetime import date

from netui.domain.day_words import whole_months
from netui.domain.frozen import dataclass
from netui.domain.interaction import Direction, Interaction
from netui.domain.people.contact import DEPTHS
from netui.domain.practice.follow_up import MEETINGS, Logged
from netui.domain.practice.trust import NONE_COUNTED, Rate

EXCHANGES_FOR_TWO_WAY = 2
"""The first meeting is one exchange; the second shows that it went on."""

EXCHANGES_TO_KNOW = 5
FACTS_TO_KNOW = 3
"""To "actually KNOW somebody" (rule 1 of the six rules) is to have talked often and to know what moves them."""

KEPT_FOR_TRUST = 2
SHARE_FOR_TRUST = 0.8
"""Promises they kept on time, and the least share of all of theirs (rule 2 of the six rules)."""

YEARS_FOR_PLATINUM = 2
"""Such a contact "stands the test of time" (rule 6 of the six rules)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a depth, in plain counts; ``years`` are the whole years since the first entry."""

    two_way: int = 0
    in_person: int = 0
    facts: int = 0
    mine: Rate = NONE_COUNTED
    theirs: Rate = NONE_COUNTED
    referrals: int = 0
    kindnesses: int = 0
    years: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A depth higher than the one set, and one sentence that says why; it is never set by itself."""

    depth: int
    reason: str


def evidence(
    entries: Iterable[Logged | Interaction],
    today: date,
    *,
    facts: int = 0,
    mine: Rate = NONE_COUNTED,
    theirs: Rate = NONE_COUNTED,
    referrals: int = 0,
    kindnesses: int = 0,
) -> Evidence:
    """The evidence ``today`` from the entries a contact took part in, and from counts of the rest.

    A conversation is a two-way touch, and so is one of mine with one of theirs. What lies after today does
    not count yet.
    """
    touches = [entry for entry in entries if entry.touch and entry.moment.day <= today]
    ways = [entry.direction for entry in touches]
    first = min((entry.moment.day for entry in touches), default=today)
    return Evidence(
        two_way=ways.count(Direction.BOTH) + min(ways.count(Direction.IN), ways.count(Direction.OUT)),
        in_person=sum(entry.kind in MEETINGS for entry in touches),
        facts=facts,
        mine=mine,
        theirs=theirs,
        referrals=referrals,
        kindnesses=kindnesses,
        years=whole_months(first, today) // 12,
    )


def evidence_lines(found: Evidence) -> tuple[str, ...]:
    """The evidence as short phrases for the screen, the most telling first; what is not there is not said."""
    phrases = (
        (found.kindnesses, _count(found.kindnesses, "kindness", "kindnesses")),
        (found.referrals, _count(found.referrals, "referral")),
        (found.theirs.counted, f"their promises: {found.theirs.says()}"),
        (found.mine.counted, f"my promises: {found.mine.says()}"),
        (found.two_way, _count(found.two_way, "two-way touch", "two-way touches")),
        (found.in_person, f"{_count(found.in_person, 'meeting')} in person"),
        (found.facts, f"{_count(found.facts, 'fact')} known"),
        (found.years, f"known for {_count(found.years, 'year')}"),
    )
    return tuple(phrase for number, phrase in phrases if number)


def suggest(depth: int, found: Evidence) -> Suggestion | None:
    """The highest depth the evidence speaks for, if it lies above the ``depth`` set by hand; never a step down."""
    shown = _shown(found)
    if shown is None or shown[0] <= depth:
        return None
    return Suggestion(shown[0], f"{shown[1][:1].upper()}{shown[1][1:]}: that is “{DEPTHS[shown[0]]}”.")


def _shown(found: Evidence) -> tuple[int, str] | None:
    """The depth the evidence shows, and the part of it that decides."""
    knows = found.two_way >= EXCHANGES_TO_KNOW and found.facts >= FACTS_TO_KNOW
    share = found.theirs.share or 0.0
    trusts = knows and found.theirs.on_time >= KEPT_FOR_TRUST and share >= SHARE_FOR_TRUST
    proofs = found.referrals + found.kindnesses
    if trusts and proofs and found.years >= YEARS_FOR_PLATINUM:
        proof = _count(found.kindnesses, "kindness", "kindnesses") if found.kindnesses else ""
        business = _count(found.referrals, "referral") if found.referrals else ""
        return 5, f"{' and '.join(filter(None, (proof, business)))} in {_count(found.years, 'year')}"
    if trusts:
        return 4, f"they kept {found.theirs.on_time} of {found.theirs.counted} promises on time"
    if knows:
        return 3, f"{found.two_way} two-way touches and {found.facts} facts known"
    if found.two_way >= EXCHANGES_FOR_TWO_WAY:
        return 2, f"{found.two_way} two-way touches"
    return (1, f"{_count(found.in_person, 'meeting')} in person") if found.in_person else None


def _count(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"
