"""The health of the network as lines: a year of touches as a heat map, figures with bars, the lists they open."""

from collections.abc import Sequence
from datetime import date

from netui.domain.day_words import MONTH_NAMES, WEEKDAY_NAMES, short_day
from netui.domain.practice.health import Counted, Heat
from netui.domain.practice.health_figures import Figure
from netui.domain.visible import clip
from netui.tui.lines import Line, Span, cut, length, pad

_SHADES: Sequence[Span] = (("·", "muted"), ("▪", "good"), ("■", "good"), ("█", "good"))
"""From no touch to many: each shade has a sign of its own, so that none needs a colour."""

_DAY_CELLS = 5
_BAR = 20
_NARROW_BAR = 5
_WIDE = 100
"""From this width on bars are long and weeks two cells apart."""

_GROUP_CELLS = 10
_LABEL_CELLS = 24
_SAYS_CELLS = 17

HEAT_LINES = 10
"""The months, seven days, the mark of the week at hand, and what the shades mean."""


def heat_lines(heat: Heat, week: int, width: int, *, focused: bool) -> list[Line]:
    """The heat map with the highlighted ``week`` (its number) marked below; as many weeks as there is room for."""
    step = 2 if width >= _DAY_CELLS + 2 * (heat.last + 1) else 1
    room = max(1, (width - _DAY_CELLS) // step)
    first = max(0, min(heat.last + 1 - room, week))
    weeks = range(first, min(heat.last + 1, first + room))
    lines: list[Line] = [((" " * _DAY_CELLS + _months(heat, weeks, step), "muted"),)]
    for place in range(7):
        name = WEEKDAY_NAMES[(heat.first.weekday() + place) % 7]
        spans: list[Span] = [(pad(name, _DAY_CELLS), "muted")]
        spans += [_cell(heat, number, place, step, chosen=number == week) for number in weeks]
        lines.append(tuple(spans))
    mark = " " * (_DAY_CELLS + (week - first) * step) + ("▲" if focused else "△")
    lines += [((mark, "key"),), _legend(heat, week)]
    return [cut(line, width) for line in lines]


def _cell(heat: Heat, week: int, place: int, step: int, *, chosen: bool) -> Span:
    level = heat.level(date.fromordinal(heat.begin(week).toordinal() + place))
    sign, style = (" ", "") if level is None else _SHADES[level]
    return pad(sign, step), "key" if chosen else style


def _months(heat: Heat, weeks: range, step: int) -> str:
    """The name of each month over the first week that begins in it; one without room for its name has none."""
    text = ""
    for number in weeks:
        begin = heat.begin(number)
        at = (number - weeks.start) * step
        fits = len(text) <= at and (number == weeks.start or begin.day <= 7)
        if fits and at + 3 <= len(weeks) * step:
            text = pad(text, at) + MONTH_NAMES[begin.month - 1] + " "
    return text


def week_words(heat: Heat, week: int) -> str:
    """``week of Mon 16 Nov: 5 touches``."""
    count = heat.count(week)
    said = "1 touch" if count == 1 else f"{count or 'no'} touches"
    return f"week of {short_day(heat.begin(week), heat.today)}: {said}"


def _legend(heat: Heat, week: int) -> Line:
    one, two, three = heat.steps
    spans: list[Span] = [(week_words(heat, week), "name"), ("   touches a day: ", "muted")]
    for (sign, style), says in zip(_SHADES, ("0", _upto(one, two), _upto(two, three), f"{three}+"), strict=True):
        spans += [(sign, style), (f" {says}  ", "muted")]
    return tuple(spans)


def _upto(least: int, above: int) -> str:
    return str(least) if above - least == 1 else f"{least}–{above - 1}"


def figure_line(figure: Figure, width: int, *, first: bool) -> Line:
    """One figure: its group where that begins, what it is, the number, a bar where there is a share, and more."""
    group = figure.group if first else ""
    wide = width >= _WIDE
    spans: list[Span] = [
        (pad(group, _GROUP_CELLS), "heading"),
        (pad(figure.label, _LABEL_CELLS), ""),
        (pad(figure.says, _SAYS_CELLS), "name" if figure.tally.count else "muted"),
    ]
    if figure.share is not None:
        spans += [*bar(figure.share, _BAR if wide else _NARROW_BAR, figure.mark), (" ", "")]
    spans.append((clip(figure.beside, 200), "muted"))
    return cut(tuple(spans), width)


def bar(share: float, cells: int, mark: float | None = None) -> Line:
    """A share (0 to 1) as a bar; ``mark`` is the share it is set beside. What is not nothing shows a cell."""
    full = min(cells, max(round(share * cells), 1 if share > 0 else 0))
    signs = "█" * full + "░" * (cells - full)
    if mark is None:
        return ((signs[:full], "good"), (signs[full:], "muted"))
    at = min(cells - 1, round(mark * cells))
    left = max(0, full - at - 1)
    return (
        (signs[: min(full, at)], "good"),
        (signs[min(full, at) : at], "muted"),
        ("│", "key"),
        ("█" * left, "good"),
        ("░" * (cells - at - 1 - left), "muted"),
    )


def counted_lines(one: Counted, today: date, width: int) -> list[Line]:
    """One thing a number counts: whose, why, and on what day."""
    day = f"  {short_day(one.day, today)}" if one.day else ""
    head: Line = ((clip(one.name, 80), "name"), (day, "muted"))
    words: Line = (("  ", ""), (clip(one.why, 300), ""))
    if width >= _WIDE:
        left = pad("", max(2, 36 - length(cut(head, 36))))
        return [cut((*cut(head, 36), (left, ""), (clip(one.why, 300), "")), width)]
    return [cut(head, width), *([cut(words, width)] if one.why else [])]
