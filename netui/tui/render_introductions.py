"""Introductions as rows: how each stands, what comes next, and whom the matchmaker would bring together."""

from collections.abc import Sequence
from datetime import date

from netui.domain.day_words import spell
from netui.domain.giving.introduction import (
    Introduction,
    IntroState,
    Step,
    reminds_on,
    state_words,
    step_words,
)
from netui.domain.giving.matchmaker import Suggestion
from netui.domain.visible import clip
from netui.tui.lines import Line, Span, cut, flow, length

BETWEEN = " ↔ "
"""Between two people who are, or may be, introduced."""

STEP_KEYS = {
    "1": Step.ASKED_A,
    "2": Step.ASKED_B,
    "3": Step.MADE,
    "4": Step.MET,
    "5": Step.OUTCOME,
}
"""The key of each step."""

_STATES = {IntroState.OPEN: ("", "accent"), IntroState.DONE: ("✓ ", "good"), IntroState.DROPPED: ("– ", "muted")}


def introduction_lines(one: Introduction, today: date, width: int) -> list[Line]:
    """An introduction: who and which steps are taken, how it stands and what comes next, and why."""
    names = f"{clip(one.a_name, 100)}{BETWEEN}{clip(one.b_name, 100)}"
    sign, style = _STATES[one.state]
    lines = [_headed(((names, "name" if one.open else "muted"),), _steps(one), width)]
    state: list[Span] = [(f"  {sign}{clip(state_words(one, today), 300)}", style)]
    due, ahead = reminds_on(one), one.next
    if ahead is not None and due is not None:
        key = next(key for key, step in STEP_KEYS.items() if step is ahead)
        state += [(" · next ", "muted"), (key, "key"), (f" {clip(step_words(one, ahead), 60)}", "")]
        if due > today:
            state.append((f" · reminds {spell(due, today)}", "muted"))
    lines += flow(tuple(state), width, 2)
    if one.reason:
        lines += _indented(((clip(one.reason, 400), "muted"),), width)
    return lines


def suggestion_lines(one: Suggestion, width: int) -> list[Line]:
    """Two people who should know each other: who, the words that meet, and every reason."""
    names = f"{clip(one.a.name, 100)}{BETWEEN}{clip(one.b.name, 100)}"
    met = " · ".join(clip(word, 30) for word in one.shared[:4])
    lines = [_headed(((names, "name"),), ((met, "accent"),), width)]
    for match in one.matches[:2]:
        lines += _indented(((clip(one.says(match), 300), ""),), width)
    if len(one.matches) > 2:
        lines.append(cut(((f"  and {len(one.matches) - 2} more reasons", "muted"),), width))
    return lines


def in_flight_line(introductions: Sequence[Introduction], contact_id: int, today: date) -> str:
    """The introductions of one contact that are under way, in one line for the brief; empty without any."""
    said = [
        f"introduction to {clip(one.other(contact_id)[1], 60)}: {clip(state_words(one, today), 120)}"
        for one in introductions
    ]
    more = f" · and {len(said) - 2} more" if len(said) > 2 else ""
    return " · ".join(said[:2]) + more


def _steps(one: Introduction) -> Line:
    """Every step by its key, with a sign for those that are taken: ``1✓ 2✓ 3· 4· 5·``."""
    spans: list[Span] = []
    for key, step in STEP_KEYS.items():
        taken = step in one.steps or (step is Step.OUTCOME and one.state is IntroState.DONE)
        spans.append((f"{key}✓ " if taken else f"{key}· ", "good" if taken else "muted"))
    return tuple(spans)


def _headed(left: Line, right: Line, width: int) -> Line:
    left = cut(left, max(0, width - length(right) - 2))
    return cut((*left, (" " * max(0, width - length(left) - length(right)), ""), *right), width)


def _indented(line: Line, width: int) -> list[Line]:
    return [cut((("  ", ""), *part), width) for part in flow(line, max(1, width - 2), 3)]
