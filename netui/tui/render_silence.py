"""Who has gone quiet, as rows: how deep it went, how long ago, the last words, and a reason to write."""

from collections.abc import Sequence
from datetime import date

from netui.domain.day_words import distance, spell
from netui.domain.people.contact import DEPTHS
from netui.domain.practice.dormant import Silence
from netui.domain.visible import clip
from netui.tui.lines import Line, cut, flow, length
from netui.tui.render_hours import hour_words


def silence_lines(silence: Silence, today: date, width: int) -> Sequence[Line]:
    """One of the dormant: name, depth and silence; below what was said last and one thing known."""
    quiet = "" if silence.last is None else f"quiet since {spell(silence.last, today)}"
    right: Line = ((f"{silence.depth} {DEPTHS[silence.depth]}", "accent"),)
    firm = f"  {clip(silence.organisation, 80)}" if silence.organisation else ""
    left = cut(((clip(silence.name, 200), "name"), (firm, "muted")), max(0, width - length(right) - 2))
    gap = max(0, width - length(left) - length(right))
    lines: list[Line] = [cut((*left, (" " * gap, ""), *right), width)]
    hour = hour_words(silence.local)
    lines.append(cut(((f"  {quiet}", "warning"), (" · " if hour else "", "muted"), *hour), width))
    if silence.words:
        words = flow(((f"“{clip(silence.words, 300)}”", "muted"),), max(1, width - 2), 2)
        lines += [cut((("  ", ""), *line), width) for line in words]
    if silence.known is not None:
        fact = silence.known
        label = "" if fact.kind == "fact" else f"{clip(fact.kind, 20)}: "
        told = f"  + {label}{clip(fact.text, 200)}" if label else f"  * {clip(fact.text, 200)}"
        lines.append(cut(((told, "tag"), (f" · {distance(fact.noted_on, today)}", "muted")), width))
    return lines
