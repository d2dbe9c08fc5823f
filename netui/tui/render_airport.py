"""A call to make, on a whole screen: who, the number in large figures and as a code for the telephone, why."""

from collections.abc import Sequence
from datetime import date

from netui.domain.people.contact import DEPTHS
from netui.domain.places.airport import dialled, tel
from netui.domain.places.near import Neighbour
from netui.domain.visible import clip
from netui.tui.lines import Line, cut, flow, length
from netui.tui.render_code import beside, qr_lines, room_beside
from netui.tui.render_hours import hour_words
from netui.tui.render_near import due_words, km_words, open_lines

_FIGURES = {
    "0": (" _ ", "| |", "|_|"),
    "1": ("   ", "  |", "  |"),
    "2": (" _ ", " _|", "|_ "),
    "3": (" _ ", " _|", " _|"),
    "4": ("   ", "|_|", "  |"),
    "5": (" _ ", "|_ ", " _|"),
    "6": (" _ ", "|_ ", "|_|"),
    "7": (" _ ", "  |", "  |"),
    "8": (" _ ", "|_|", "|_|"),
    "9": (" _ ", "|_|", " _|"),
    "+": ("   ", "_|_", " | "),
}
_BLANK = ("   ", "   ", "   ")

_LEAST_ROOM = 36
"""Cells beside the code from which on the call stands there."""


def figure_lines(number: str, width: int) -> list[Line]:
    """A number in figures three lines high, its groups apart and on as many rows as they need."""
    lines: list[Line] = []
    row: list[str] = []
    for group in number.split():
        if row and _cells_of([*row, group]) > width:
            lines += _figures(row)
            row = []
        row.append(group)
    lines += _figures(row)
    return lines if all(length(line) <= width for line in lines) else []


def _cells_of(groups: Sequence[str]) -> int:
    return sum(3 * len(group) for group in groups) + 2 * (len(groups) - 1)


def _figures(groups: Sequence[str]) -> list[Line]:
    return [
        (("  ".join("".join(_FIGURES.get(sign, _BLANK)[row] for sign in group) for group in groups), "key"),)
        for row in range(3 if groups else 0)
    ]


def number_lines(who: Neighbour, width: int) -> list[Line]:
    """The number large, as typed, and as an address to open; that there is none."""
    if not who.phone.strip():
        return [(("no number is known: their card takes one", "warning"),)]
    number = dialled(who.phone, who.place.country)
    typed = clip(who.phone, 60)
    address = tel(number)
    return [
        *figure_lines(number, width),
        *([(("", ""),)] if number else []),
        *flow(((typed, "key"), (f"  {address}" if address else "", "muted")), width, 2),
    ]


def call_lines(who: Neighbour, today: date, width: int, note: Line = ()) -> list[Line]:
    """A call under a ``note``: on the left who, number, why; on the right the code, where there is room."""
    code = qr_lines(tel(dialled(who.phone, who.place.country)))
    room = room_beside(code, width)
    if room < _LEAST_ROOM:
        return [cut(note, width), *_told(who, today, width), (), *code]
    return [cut(note, width), *beside(_told(who, today, room), code, room)]


def _told(who: Neighbour, today: date, width: int) -> list[Line]:
    over, style = due_words(who.due, today)
    firm = f"  {clip(who.organisation, 80)}" if who.organisation else ""
    away = f" · {km_words(who.km)} away" if who.km is not None else ""
    hour = hour_words(who.local)
    lines: list[Line] = [
        cut(((clip(who.name, 200), "name"), (firm, "muted")), width),
        *number_lines(who, width),
        (),
        cut((*hour, (" · " if hour else "", "muted"), (clip(who.place.says, 60), "")), width),
        cut(
            ((f"{who.depth} {DEPTHS[who.depth]}", "accent"), (" · ", "muted"), (over, style), (away, "muted")),
            width,
        ),
    ]
    return [*lines, *open_lines(who, today, width)[:-1]]


def over_lines(called: Sequence[str], proposed: int, width: int) -> list[Line]:
    """What stands at the end: how many were called, and who."""
    lines: list[Line] = [((f"Boarding: {len(called)} called", "good"),), ()]
    lines += [cut(((f"✓ {clip(name, 80)}", ""),), width) for name in called]
    if not called and proposed:
        lines += flow((("Nobody this time; they will still be glad next time.", "muted"),), width, 2)
    return [
        *lines,
        (),
        (("k", "key"), (" back to the last one   ", "muted"), ("Esc", "key"), (" leaves", "muted")),
    ]


def nobody_lines(width: int) -> list[Line]:
    """That there is nobody to call, and what it takes."""
    says = (
        "Nobody to call just now.",
        "",
        "It takes a number, a place that tells the hour, a decent hour there,",
        "and a week without a word. A depth (t) brings somebody to the front.",
    )
    return [cut(((line, "good" if number == 0 else "muted"),), width) for number, line in enumerate(says)]
