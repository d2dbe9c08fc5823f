"""Promises as lines: on the timeline, in the ledger, and how many were kept."""

from collections.abc import Sequence
from datetime import date

from netui.domain.day_words import short_day, spell
from netui.domain.practice.trust import Moved, PromiseRecord, Trust, Word, word
from netui.domain.promise import Promise, PromiseState, Side
from netui.domain.visible import clip
from netui.tui.lines import Line, Span, cut, flow

_WORD_SIGNS = {Word.ON_TIME: "✓", Word.LATE: "◷", Word.BROKEN: "✗", Word.OVERDUE: "!"}
_WORD_STYLES = {Word.ON_TIME: "good", Word.LATE: "warning", Word.BROKEN: "error", Word.OVERDUE: "error"}


def promise_spans(promise: Promise, today: date) -> Line:
    """A promise as one line: whose, what, until when, and what became of it."""
    side, style = ("I promised", "mine") if promise.side is Side.MINE else ("they promised", "theirs")
    sign = ">" if promise.side is Side.MINE else "<"
    done = "" if promise.state is PromiseState.OPEN else f"  ✓ {promise.state}"
    due = f" → {spell(promise.due, today)}" if promise.due and not done else ""
    shown = "muted" if done else style
    return ((f"  {sign} {side}: {clip(promise.text, 500)}{due}", shown), (done, "good"))


def ledger_lines(record: PromiseRecord, today: date, width: int, *, counted: bool = False) -> list[Line]:
    """A promise in the ledger: a sign, whose it is and what, and below until when and what became of it.

    ``counted`` says how it counts in a rate: on time, late, broken, overdue.
    """
    promise = record.promise
    mine = promise.side is Side.MINE
    late = promise.live and promise.due is not None and promise.due < today
    sign = "!" if late else ">" if mine else "<"
    style = "error" if late and mine else "warning" if late else "mine" if mine else "theirs"
    who = f"I promised {clip(promise.contact, 60)}: " if mine else f"{clip(promise.contact, 60)} promised: "
    shown = style if promise.live else "muted"
    lines = flow(((f"{sign} {who}", shown), (clip(promise.text, 600), "" if promise.live else "muted")), width, 4)
    when = f"due {spell(promise.due, today)}" if promise.due else "no date"
    state = "" if promise.live and (record.moved or promise.state is PromiseState.OPEN) else f"{promise.state}"
    if promise.closed_on:
        state += f" {short_day(promise.closed_on, today)}"
    below: list[Span] = [("  ", "")]
    if counted and (said := word(record, today)) is not None:
        below.append((f"{_WORD_SIGNS[said]} {said}  ", _WORD_STYLES[said]))
    below += [(when, shown), (moved_words(record.moved, today), "muted"), (f"  {state}" if state else "", "muted")]
    below_lines = flow(tuple(below), width, 4)
    return [*lines, below_lines[0], *(cut((("  ", ""), *line), width) for line in below_lines[1:])]


def moved_words(moves: Sequence[Moved], today: date) -> str:
    """Every new date in order: ``, moved from 20 Nov on 18 Nov``; one agreed too late says so."""
    said = []
    for move in moves:
        was = f"from {_plain_day(move.old_due, today)}" if move.old_due else "from no date"
        late = "" if move.in_time else ", too late"
        said.append(f"{was} on {_plain_day(move.on, today)}{late}")
    return f", moved {', then '.join(said)}" if said else ""


def rates_line(trust: Trust, *, keys: bool = False) -> Line:
    """How many promises were kept on time, both ways; ``keys`` name what lists the promises counted."""
    return (
        ("kept: ", "muted"),
        ("m " if keys else "", "key"),
        ("mine ", "muted"),
        (trust.mine.says(), "name"),
        (" · ", "muted"),
        ("t " if keys else "", "key"),
        ("theirs ", "muted"),
        (trust.theirs.says(), "name"),
    )


def _plain_day(day: date, today: date) -> str:
    """``20 Nov``, with the year if it is not this one."""
    return short_day(day, today).split(" ", 1)[1]
