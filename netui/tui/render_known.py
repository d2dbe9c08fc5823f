"""What is known of a contact as lines: facts with their origin and what became of them, and relations."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from netui.domain.day_words import short_day, spell
from netui.domain.people.known import FactKind, Known, deed_words, origin, state_words
from netui.domain.people.known_lines import KnownDraft
from netui.domain.people.relation import Relation
from netui.domain.visible import clip
from netui.tui.lines import Line, Span, cut, flow

SIGNS = {
    FactKind.GOAL: "◎",
    FactKind.NEED: "+",
    FactKind.OFFER: "◇",
    FactKind.INTEREST: "☆",
    FactKind.FACT: "*",
    FactKind.REACH: "@",
    FactKind.PRONOUNCE: "~",
    FactKind.SALUTATION: "“",
}
"""A sign for every kind; ``*`` and ``+`` are those of the log line."""

_KIND_WIDTH = 10
_INDENT = _KIND_WIDTH + 3
_MOST_LINES = 5
_MOST_BELOW = 2
_COUNTED = (FactKind.GOAL, FactKind.NEED, FactKind.OFFER, FactKind.INTEREST, FactKind.FACT)
_STYLES = {FactKind.GOAL: "accent", FactKind.NEED: "accent", FactKind.OFFER: "accent"}


def known_lines(known: Known, today: date, width: int) -> list[Line]:
    """One thing known: its kind, the text, until when; below where it came from and what became of it."""
    fact = known.fact
    kind = FactKind(fact.kind)
    holds = fact.ended_on is None
    due = f" → {spell(fact.due, today)}" if fact.due and holds else ""
    late = holds and fact.due is not None and fact.due <= today
    sign = SIGNS[kind] if holds else "✓" if fact.outcome else "–"
    style = _STYLES.get(kind, "tag") if holds else "muted"
    head: Line = (
        (f"{sign} {kind:{_KIND_WIDTH}} ", style),
        (clip(fact.text, 600), "" if holds else "muted"),
        (due, "warning" if late else "muted"),
    )
    lines = _hanging(head, width)
    state = state_words(fact, today)
    state_style = "good" if fact.outcome else "muted"
    below: list[Span] = []
    said = ((state, state_style), (deed_words(known, today), "muted"), (origin(known, today), "muted"))
    for words, words_style in said:
        if words:
            below += [(" · ", "muted")] * bool(below) + [(clip(words, 200), words_style)]
    return [*lines, *_hanging(((" " * _INDENT, ""), *below), width, _MOST_BELOW)]


def relation_lines(relation: Relation, today: date, width: int) -> list[Line]:
    """One relation: who it is to the contact, and whether that is a contact here."""
    who = "a contact here" if relation.other_id is not None else "only a name here"
    head: Line = ((f"& {clip(relation.kind, 40):{_KIND_WIDTH}} ", "theirs"), (clip(relation.name, 200), ""))
    below = f"{' ' * _INDENT}{who} · noted {short_day(relation.noted_on, today)}"
    return [*_hanging(head, width), cut(((below, "muted"),), width)]


def counts_line(known: Iterable[Known], relations: int) -> Line:
    """How much of each kind holds: ``2 goals · 1 need · 3 facts · 1 relation``."""
    counts = Counter(one.fact.kind for one in known if one.fact.ended_on is None)
    counted = [(kind.value, counts[kind]) for kind in _COUNTED] + [("relation", relations)]
    words = [f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in counted if count]
    return ((" · ".join(words), "muted"),)


def draft_words(draft: KnownDraft, today: date) -> str:
    """What a typed line was understood as: ``goal: a second shop → Wed 31 Mar 2027, in 4 months``."""
    due = f" → {spell(draft.due, today)}" if draft.due else ""
    return f"{draft.kind}: {clip(draft.text, 60)}{due}"


def _hanging(line: Line, width: int, most: int = _MOST_LINES) -> list[Line]:
    """``line`` wrapped behind its first span, each piece under the other."""
    flowed = flow(line[1:], max(1, width - _INDENT), most)
    head = (line[0], *(flowed[0] if flowed else ()))
    return [cut(head, width), *(cut(((" " * _INDENT, ""), *more), width) for more in flowed[1:])]
