"""Trips and events to prepare as lines: in their lists, and on their page whom to see there."""

from collections.abc import Mapping, Sequence
from datetime import date

from netui.domain.day_words import distance, short_day
from netui.domain.places.hours import LocalHour
from netui.domain.places.near import Neighbour
from netui.domain.places.trip import Leg, Trip, VisitState
from netui.domain.practice.event import Event
from netui.domain.promise import Side
from netui.domain.visible import clip
from netui.tui.lines import Line, Span, cut, flow
from netui.tui.render_events import counted
from netui.tui.render_hours import hour_words
from netui.tui.render_near import near_lines

STATE_SIGNS: Mapping[VisitState, Span] = {
    VisitState.WANTED: ("○", "accent"),
    VisitState.ASKED: ("?", "warning"),
    VisitState.CONFIRMED: ("✓", "good"),
    VisitState.MET: ("●", "good"),
    VisitState.DROPPED: ("✗", "muted"),
}
"""How far seeing somebody has come."""

_LEGS = 4
"""Legs of a trip that are listed at the head of its page."""


def trip_lines(trip: Trip, states: Sequence[VisitState], today: date, width: int) -> list[Line]:
    """A trip in the list: whose, what it is called and when; below its legs, and whom I see there."""
    over = trip.ends < today
    whose: Span = (f"{clip(trip.contact, 60)}: ", "muted" if over else "theirs")
    head: Line = (
        *((whose,) if trip.contact_id is not None else ()),
        (clip(trip.name or trip.places, 120), "muted" if over else "name"),
        (f"  {trip.when(today)}", "muted" if over else "accent"),
    )
    legs = " · ".join(f"{clip(leg.name, 40)} {leg.days(today)}" for leg in trip.legs)
    seen = f"  {count_words(states)}" if states else ""
    return [cut(head, width), cut(((f"  {legs}", "muted"), (seen, "muted" if over else "good")), width)]


def planned_lines(event: Event, wanted: int, cards: int, today: date, width: int) -> list[Line]:
    """An event in the list: what it is called, where and when; below whom I want to meet, and the cards."""
    over = event.last < today
    now = event.begins <= today <= event.last
    head: Line = (
        (clip(event.name, 120), "muted" if over else "name"),
        (f"  {'now' if now else distance(event.last if over else event.begins, today)}", "muted"),
    )
    parts = [clip(event.place, 60), event.days(today)]
    parts += [f"{wanted} to meet"] if wanted else []
    parts += [counted(cards, "card")] if cards else []
    return [cut(head, width), cut(((f"  {' · '.join(part for part in parts if part)}", "muted"),), width)]


def count_words(states: Sequence[VisitState]) -> str:
    """``2 wanted, 1 confirmed``; whoever is not seen this time is not counted."""
    counts = {state: states.count(state) for state in VisitState if state is not VisitState.DROPPED}
    return ", ".join(f"{count} {state}" for state, count in counts.items() if count)


def state_line(states: Sequence[VisitState]) -> Line:
    """How many are wanted, asked, confirmed, met, each with its sign."""
    spans: list[Span] = []
    for state, (sign, style) in STATE_SIGNS.items():
        if state is not VisitState.DROPPED:
            spans += [("   ", "")] if spans else []
            spans += [(f"{sign} ", style), (f"{states.count(state)} {state}", "muted")]
    return tuple(spans)


def leg_lines(legs: Sequence[tuple[Leg, LocalHour | None]], today: date, width: int) -> list[Line]:
    """The legs at the head of a trip's page, each with its days and the hour there."""
    lines: list[Line] = []
    for leg, hour in legs[:_LEGS]:
        there = hour_words(hour)
        where = leg.where.says if leg.where else f"{leg.place} (not on the map)"
        spans: Line = ((clip(where, 60), "name"), (f"  {leg.days(today)}{'  ' if there else ''}", "muted"), *there)
        lines.append(cut(spans, width))
    if len(legs) > _LEGS:
        lines.append(((f"and {len(legs) - _LEGS} more", "muted"),))
    return lines


def seen_lines(
    who: Neighbour, state: VisitState | None, celebrate: str, today: date, width: int, chosen: bool
) -> list[Line]:
    """Somebody to see: the sign of how far that is, and as wherever one is near; what there is to celebrate."""
    sign, style = STATE_SIGNS[state] if state else (" ", "")
    head, *more = near_lines(who, today, max(1, width - 2), chosen)
    if state is VisitState.DROPPED:
        head = tuple((text, "muted") for text, _ in head)
    lines: list[Line] = [((f"{sign} ", style), *head)]
    if celebrate:
        says: Line = ((f"  ★ {clip(celebrate, 200)}", "good"),)
        lines += flow(says, width, 2) if chosen else [cut(says, width)]
    if not chosen and who.promise is not None and who.promise.side is Side.MINE:
        due = f" → {short_day(who.promise.due, today)}" if who.promise.due else ""
        lines.append(cut(((f"  > {clip(who.promise.text, 200)}{due}", "mine"),), width))
    if chosen and state is not None:
        lines.append(((f"  {sign} {state}", style),))
    return [*lines, *(cut((("  ", ""), *line), width) for line in more)]
