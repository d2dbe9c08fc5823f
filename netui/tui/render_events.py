"""Events and the cards collected there as lines: the funnel, who came how far, and what is running."""

from datetime import date, datetime, timedelta

from netui.domain.practice.event import Event
from netui.domain.practice.funnel import Collected, Funnel, Progress, Stage
from netui.domain.visible import clip
from netui.tui.lines import Line, Span, cut, length, pad

_ONE_LINE = 100
"""From this width on somebody and how far they have come stand on one line."""

_COLUMNS = (14, 14, 11, 14)
"""Cells of the four stages behind the name, which stand below each other in every row."""

_TODO = {Stage.RESEARCHED: "research", Stage.REPLIED: "reply", Stage.SECOND: "second touch"}


def counted(number: int, one: str, many: str = "") -> str:
    """``1 card``, ``7 cards``."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def event_title(event: Event, cards: int, today: date) -> str:
    """``Web Summit · Sun 22 Nov · 7 cards``, for the frame."""
    return f"{clip(event.name, 60)} · {event.days(today)} · {counted(cards, 'card')}"


def event_lines(event: Event, funnel: Funnel, drafted: bool, today: date, width: int) -> list[Line]:
    """One event of the list: its name, place and days, and below its funnel in one line."""
    mark: Span = ("✎ ", "muted") if drafted else ("", "")
    place = f"  {clip(event.place, 80)}" if event.place else ""
    head: Line = (mark, (clip(event.name, 120), "name"), (place, ""), (f"  {event.days(today)}", "muted"))
    return [cut(head, width), cut(funnel_line(funnel), width)]


def funnel_line(funnel: Funnel, narrowed: Stage | None = None) -> Line:
    """The funnel's numbers; the stage the list is ``narrowed`` to is marked."""
    said: list[Span] = []
    for stage in Stage:
        mark, style = ("▸", "key") if stage is narrowed else ("", "muted")
        said += [(" · ", "muted")] if said else []
        said += [(f"{mark}{funnel.count(stage)}", "key" if mark else "name"), (f" {stage}", style)]
    return tuple(said)


def person_lines(one: Collected, event: Event, now: datetime, width: int) -> list[Line]:
    """Somebody whose card was collected: who, the words about them, and how far the acquaintance has come."""
    work = ", ".join(part for part in (one.role, one.organisation) if part)
    words = one.words.removeprefix(event.name).removeprefix(":").strip()
    head: Line = (
        (clip(one.name, 80), "name"),
        (f"  {clip(work, 60)}" if work else "", "muted"),
        (f"  “{clip(words, 200)}”" if words else "", ""),
    )
    stages = stage_line(one, now)
    if width < _ONE_LINE:
        return [cut(head, width), cut((("  ", ""), *stages), width)]
    room = width - length(stages) - 1
    left = cut(head, room)
    return [(*left, (" " * (room - length(left) + 1), ""), *stages)]


def stage_line(one: Collected, now: datetime) -> Line:
    """The four stages after the card, each with a sign: what is done, what runs, what is still to come."""
    reached = one.progress.stages
    steps = [_step(stage, stage in reached) for stage in _TODO]
    steps.insert(1, _clock(one.progress, now))
    return tuple((pad(text, room), style) for (text, style), room in zip(steps, _COLUMNS, strict=True))


def _step(stage: Stage, done: bool) -> Span:
    return (f"✓ {stage}", "good") if done else (f"· {_TODO[stage]}", "muted")


def _clock(progress: Progress, now: datetime) -> Span:
    """The clock of the meeting at the event, in whole hours; nothing runs for somebody met before."""
    clock = progress.clock
    if clock is None:
        return "– no meeting", "muted"
    if clock.hours is not None:
        hours = "< 1" if clock.hours < 1 else int(clock.hours)
        return (f"✓ {hours} h", "good") if clock.in_time else (f"◷ after {hours} h", "muted")
    if clock.waived:
        return "– let go", "muted"
    if not progress.first:
        return "· follow-up", "muted"
    left = clock.left(now)
    hours = abs(left) // timedelta(hours=1)
    return (f"◷ {hours} h left", "warning") if left >= timedelta(0) else (f"◷ {hours} h late", "warning")
