"""Referrals as lines: in their list, and pinned to a timeline once they were celebrated."""

from collections.abc import Sequence
from datetime import date

from netui.domain.day_words import short_day
from netui.domain.giving.money import amount_words
from netui.domain.giving.referral import Referral, ReferralDraft, ReferralSide, ReferralState
from netui.domain.visible import clip
from netui.tui.lines import Line, Span, cut, flow

MILESTONE = "★"
"""A win that was celebrated, on the timeline and pinned below it."""

_STATES: dict[ReferralState, Span] = {
    ReferralState.OPEN: ("open", "accent"),
    ReferralState.WON: ("✓ won", "good"),
    ReferralState.LOST: ("✗ lost", "muted"),
}


def referral_lines(one: Referral, today: date, width: int) -> list[Line]:
    """A referral in the list: whose business it is and what, and below what became of it."""
    given = one.side is ReferralSide.GIVEN
    whose = f"→ for {clip(one.contact, 60)}: " if given else f"← from {clip(one.contact, 60)}: "
    done = one.closed
    head: Line = (
        (whose, "muted" if done else "mine" if given else "theirs"),
        (clip(one.what, 600), "muted" if done else ""),
        (f"  {clip(amount_words(one.amount), 40)}" if one.amount else "", "muted" if done else "name"),
    )
    word, style = _STATES[one.state]
    since = one.closed_on if one.closed_on is not None else one.opened_on
    day = short_day(since, today) if one.closed_on else f"since {short_day(since, today)}"
    below: list[Span] = [(f"  {one.form} · ", "muted"), (word, style), (f" {day}", "muted")]
    if one.to_honour:
        says = "celebrate: d when it is done" if given else "thanks due: c writes, d when they are said"
        below.append((f" · {MILESTONE if given else '♥'} {says}", "good" if given else "warning"))
    elif one.honoured_on is not None:
        verb = f"{MILESTONE} celebrated" if given else "♥ thanked"
        below.append((f" · {verb} {short_day(one.honoured_on, today)}", "muted"))
    return [*flow(head, width, 3), cut(tuple(below), width)]


def draft_words(draft: ReferralDraft) -> str:
    """What a typed referral was understood as, while it is typed; the amount spelled out, or why there is none."""
    amount = amount_words(draft.amount) or draft.notice or "no amount"
    return f"{draft.form}: {clip(draft.what, 60)} · {clip(amount, 100)}"


def pinned_words(milestones: Sequence[Referral], today: date) -> str:
    """``★ won Harbour fit-out, 40,000 EUR · 12 Mar 2025``, the latest of them; empty without any."""
    if not milestones:
        return ""
    latest = milestones[0]
    day = short_day(latest.closed_on or latest.opened_on, today).split(" ", 1)[1]
    more = f" · and {len(milestones) - 1} more" if len(milestones) > 1 else ""
    return f"{MILESTONE} won {clip(latest.words, 80)} · {day}{more}"


def milestone_words(milestones: Sequence[Referral]) -> dict[int, tuple[str, ...]]:
    """What was won, by the entry it is pinned to."""
    found: dict[int, tuple[str, ...]] = {}
    for one in reversed(milestones):
        if one.honoured_by is not None:
            found[one.honoured_by] = (*found.get(one.honoured_by, ()), one.words)
    return found
