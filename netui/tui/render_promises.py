"""Promises as lines: on the timeline, in the ledger, and how many were kept."""

from datetime import date

from netui.domain.day_words import spell
from netui.domain.promise import Promise, PromiseState, Side
from netui.domain.trust import Trust
from netui.domain.visible import clip
from netui.tui.lines import Line, cut, flow


def promise_spans(promise: Promise, today: date) -> Line:
    """A promise as one line: whose, what, until when, and what became of it."""
    side, style = ("I promised", "mine") if promise.side is Side.MINE else ("they promised", "theirs")
    sign = ">" if promise.side is Side.MINE else "<"
    done = "" if promise.state is PromiseState.OPEN else f"  ✓ {promise.state}"
    due = f" → {spell(promise.due, today)}" if promise.due and not done else ""
    shown = "muted" if done else style
    return ((f"  {sign} {side}: {clip(promise.text, 500)}{due}", shown), (done, "good"))


def ledger_lines(promise: Promise, today: date, width: int) -> list[Line]:
    """A promise in the ledger: a sign, whose it is and what, and below until when and what became of it."""
    mine = promise.side is Side.MINE
    late = promise.live and promise.due is not None and promise.due < today
    sign = "!" if late else ">" if mine else "<"
    style = "error" if late and mine else "warning" if late else "mine" if mine else "theirs"
    who = f"I promised {clip(promise.contact, 60)}: " if mine else f"{clip(promise.contact, 60)} promised: "
    shown = style if promise.live else "muted"
    lines = flow(((f"{sign} {who}", shown), (clip(promise.text, 600), "" if promise.live else "muted")), width, 4)
    when = f"due {spell(promise.due, today)}" if promise.due else "no date"
    state = "" if promise.state is PromiseState.OPEN else f"{promise.state}"
    if promise.closed_on:
        state += f" {spell(promise.closed_on, today)}"
    lines.append(cut(((f"  {when}", shown), (f"  {state}" if state else "", "muted")), width))
    return lines


def rates_line(trust: Trust) -> Line:
    """How many promises were kept on time, both ways."""
    return (
        ("kept: mine ", "muted"),
        (trust.mine.says(), "name"),
        (" · theirs ", "muted"),
        (trust.theirs.says(), "name"),
    )
