"""Who is near, as rows: depth, overdue, the way there, the hour, the number; of one the words and what is open."""

from collections.abc import Sequence
from datetime import date

from netui.domain.day_words import spell
from netui.domain.people.contact import DEPTHS
from netui.domain.places.hours import LocalHour
from netui.domain.places.near import Neighbour
from netui.domain.places.place import Place
from netui.domain.promise import Side
from netui.domain.visible import clip
from netui.tui.lines import Line, cut, fit, flow, length, pad
from netui.tui.render_hours import hour_words

_WIDE = 96
"""Cells from which a depth is told in words."""

_LEAST_NAME = 12
_OVER, _AWAY, _HOUR, _NUMBER = 9, 9, 11, 17


def km_words(km: float | None) -> str:
    """``4 km``, ``2,283 km``; less than one counts as none, nothing where only a country is known."""
    return "" if km is None else f"{km:,.0f} km"


def due_words(due: date | None, today: date) -> tuple[str, str]:
    """How many days overdue, or still to come, with a style: ``12d over``, ``in 5d``, ``–``."""
    if due is None:
        return "–", "muted"
    days = (today - due).days
    if days < 0:
        return f"in {-days}d", "muted"
    return (f"{days}d over" if days else "today"), "warning"


def column_line(width: int) -> Line:
    """What stands in the columns, above them."""
    depth, room = _columns(width)
    titles = (
        pad("depth", depth),
        pad("overdue", _OVER, ">"),
        pad("away", _AWAY, ">"),
        pad("hour there", _HOUR, ">"),
    )
    return cut(((pad("", room) + " ".join(titles) + "  number", "muted"),), width)


def near_lines(who: Neighbour, today: date, width: int, chosen: bool) -> Sequence[Line]:
    """One of those near; the highlighted one with what was said last, what is promised and what they need."""
    wide, room = _columns(width)
    name = fit(clip(who.name, 200), room - 1)
    left: Line = ((name, "name"),)
    if who.organisation and room - length(left) > _LEAST_NAME:
        left = (*left, (f"  {fit(clip(who.organisation, 80), room - length(left) - 3)}", "muted"))
    depth = f"{who.depth} {DEPTHS[who.depth]}" if wide > len("depth") else str(who.depth)
    over, style = due_words(who.due, today)
    hour = hour_words(who.local, short=True)
    line: Line = (
        *left,
        (" " * max(0, room - length(left)), ""),
        (pad(depth, wide), "accent"),
        (f" {pad(over, _OVER, '>')}", style),
        (f" {pad(km_words(who.km), _AWAY, '>')} ", "muted"),
        (" " * max(0, _HOUR - length(hour)), ""),
        *hour,
        (f"  {clip(who.phone, _NUMBER)}", "key"),
    )
    lines = [cut(line, width)]
    if chosen:
        lines += [cut((("  ", ""), *more), width) for more in open_lines(who, today, max(1, width - 2))]
    return lines


def open_lines(who: Neighbour, today: date, width: int) -> list[Line]:
    """The last words with somebody, what one of us promised, what they need."""
    lines: list[Line] = []
    if who.words:
        when = f" · {spell(who.last, today)}" if who.last else ""
        lines += flow(((f"“{clip(who.words, 300)}”", ""), (when, "muted")), width, 2)
    elif who.last is None:
        lines.append((("nothing was said yet", "muted"),))
    if who.promise is not None:
        mine = who.promise.side is Side.MINE
        due = f" → {spell(who.promise.due, today)}" if who.promise.due else ""
        said = f"{'> I' if mine else '< they'} promised: {clip(who.promise.text, 200)}{due}"
        lines += flow(((said, "mine" if mine else "theirs"),), width, 2)
    if who.known is not None:
        lines += flow(((f"+ {clip(who.known.kind, 20)}: {clip(who.known.text, 200)}", "accent"),), width, 2)
    lines.append(((f"in {clip(who.place.says, 80)}", "muted"),))
    return lines


def place_line(place: Place, local: LocalHour | None, width: int) -> Line:
    """A place as it is understood: ``Beijing, China · 19.0 m · 15:20 there``."""
    more = f" · {place.size}" if place.size else ""
    hour = hour_words(local)
    return cut(((clip(place.says, 100), "name"), (f"{more}{' · ' if hour else ''}", "muted"), *hour), width)


def _columns(width: int) -> tuple[int, int]:
    """The cells of the depth and of the name, beside columns that are as wide in every terminal."""
    depth = 12 if width >= _WIDE else len("depth")
    return depth, max(_LEAST_NAME, width - depth - _OVER - _AWAY - _HOUR - _NUMBER - 5)
