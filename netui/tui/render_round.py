"""The monthly round as lines: who is asked about, what is known of them, and how far the round is."""

from collections.abc import Sequence
from datetime import date

from netui.domain.day_words import distance, short_day
from netui.domain.giving.monthly_round import Question
from netui.domain.people.contact import DEPTHS, Contact
from netui.domain.people.known import Fact, FactKind
from netui.domain.visible import clip
from netui.tui.lines import Line, Span, cut, flow

PERSON_LINES = 7
"""Who, their needs, goals and interests, the last words, a gap, and the question."""

_KNOWN = ((FactKind.NEED, "needs"), (FactKind.GOAL, "goals"), (FactKind.INTEREST, "likes"))


def person_lines(
    contact: Contact, facts: Sequence[Fact], words: str, question: Question, today: date, width: int
) -> list[Line]:
    """Somebody in a few lines to think of them by, and the question at the end."""
    work = " · ".join(clip(part, 60) for part in (contact.role, contact.organisation, contact.place) if part)
    depth = f"{contact.depth} {DEPTHS[contact.depth]}"
    lines: list[Line] = [
        ((clip(contact.name, 100), "name"), (f"  {work}" if work else "", "muted"), (f"  {depth}", "accent"))
    ]
    for kind, label in _KNOWN:
        told = [fact for fact in facts if fact.kind == kind]
        lines.append(((f"{label:6}", "muted"), *(_told(told, today) or (("nothing known", "muted"),))))
    lines.append((("last  ", "muted"), (f"“{clip(words, 300)}”" if words else "no words yet", "")))
    asked = flow(((clip(question.says, 300), "heading"),), width, 2)
    return [*(cut(line, width) for line in lines), *asked]


def _told(facts: Sequence[Fact], today: date) -> Line:
    """Each fact with its age, the latest first."""
    spans: list[Span] = []
    for fact in facts:
        spans += [(" · ", "muted")] if spans else []
        spans += [(clip(fact.text, 120), "tag"), (f" {distance(fact.noted_on, today)}", "muted")]
    return tuple(spans)


def row_line(name: str, asked: bool, answer: str, here: bool, width: int) -> Line:
    """Somebody of the round in the list: whether they were asked, and what came of it."""
    sign: Span = ("✓ ", "good") if asked else ("▸ ", "key") if here else ("· ", "muted")
    says = (answer or "skipped") if asked else "is asked now" if here else ""
    return cut(
        (sign, (clip(name, 60), "name" if here else ""), (f"  {clip(says, 200)}" if says else "", "muted")), width
    )


def over_lines(count: int, today: date, width: int) -> list[Line]:
    """What stands there once everybody was asked, or if nobody is close."""
    if not count:
        says = (
            "The round asks once a month about everybody of depth 3 and deeper, and of tier A: one question each, "
        )
        says += "such as “what will they need next quarter?”. The dialog of tiers sets both."
        return [(("Nobody is close yet.", "heading"),), *flow(((says, "muted"),), width, 4)]
    begins = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    return [
        (("Everybody close to you was asked about this month.", "good"),),
        *flow(((f"The next round begins on {short_day(begins, today)}.", "muted"),), width, 2),
    ]
