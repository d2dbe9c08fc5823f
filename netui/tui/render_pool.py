"""The pool as lines: one person to a row, and how full the tiers are."""

from collections.abc import Mapping

from netui.domain.people.capacity import SHOWN, filling
from netui.domain.people.contact import Tier
from netui.domain.people.pooled import Pooled
from netui.domain.visible import clip
from netui.tui.lines import Line, Span, cut, pad, wrap

_NAME_SHARE = 3
_WIDEST_NAME = 30
_MOST_LINES = 4


def pooled_lines(person: Pooled, marked: bool, width: int, chosen: bool) -> list[Line]:
    """One row: the mark, the name, and what is known beside it, of the highlighted one all of it."""
    mark: Span = ("✓ ", "good") if marked else ("  ", "")
    room = min(_WIDEST_NAME, max(10, width // _NAME_SHARE))
    about = " · ".join(clip(part, 80) for part in person.about)
    name: Span = (pad(clip(person.name, 80), room), "name" if marked else "")
    if not chosen:
        return [cut((mark, name, (f"  {about}", "muted")), width)]
    first, *rest = wrap(about, max(1, width - room - 4), _MOST_LINES)
    lines: list[Line] = [(mark, name, (f"  {first}", "muted"))]
    return [cut(line, width) for line in (*lines, *(((" " * (room + 4) + more, "muted"),) for more in rest))]


def capacity_line(counts: Mapping[Tier, int], capacity: Mapping[Tier, int]) -> Line:
    """How many people each tier holds: ``A 3 of 15 · B full: 50 of 50 · D 4``."""
    spans: list[Span] = []
    for tier in SHOWN:
        says = filling(tier, counts[tier], capacity)
        spans += [(" · ", "muted")] if spans else []
        spans += [(f"{tier} ", "key"), (says, "accent" if says.startswith("full") else "muted")]
    return tuple(spans)
