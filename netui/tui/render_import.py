"""What files bring as lines: files to choose from, columns and their meaning, and what an import would do."""

from collections.abc import Mapping, Sequence
from datetime import date

from netui.domain.day_words import short_day
from netui.domain.incoming.plan import Choice, Coming, Item, Verdict
from netui.domain.incoming.reading import Refusal
from netui.domain.incoming.three_way import Conflict
from netui.domain.people.contact import ContactDraft
from netui.domain.visible import clip
from netui.tui.lines import Line, Span, cells, cut, fit, flow, in_columns, pad, wrap

_KIND = 12
_SIZE = 8
_DAY = 15
_MOST_LINES = 4
_SHOWN_PATH = 300

SIGNS: Mapping[Verdict, Span] = {
    Verdict.DOUBT: ("? ", "warning"),
    Verdict.LEFT_OUT: ("– ", "muted"),
    Verdict.MERGED: ("± ", "accent"),
    Verdict.NEW: ("+ ", "good"),
    Verdict.UNCHANGED: ("= ", "muted"),
}
"""The sign of each verdict, and its style."""

CHOICES = (Choice.ANOTHER, Choice.SAME, Choice.LEAVE)
"""The ways out of a doubt, in the order in which they are gone through."""


def path_line(path: str, width: int, more: str = "") -> Line:
    """Where one is: of a long path the end, which tells more than its beginning."""
    room = max(1, width - cells(more))
    shown = clip(path[-_SHOWN_PATH:], _SHOWN_PATH)
    while cells(shown) > room:
        shown = "…" + shown[2:] if len(shown) > 2 else fit(shown, room)
    return ((shown, "heading"), (more, "muted"))


def file_line(
    name: str,
    kind: str,
    width: int,
    *,
    today: date,
    folder: bool = False,
    size: int = 0,
    day: date | None = None,
    marked: bool = False,
) -> Line:
    """One file or folder: the mark, its name, and to the right what it is, how big and from when.

    A file whose ``kind`` is unknown stays in the background.
    """
    style = "heading" if folder else "name" if kind else "muted"
    about: list[Span] = [(pad("" if folder else size_words(size), _SIZE, ">"), "muted")]
    if width >= 2 * (_KIND + _SIZE + _DAY):
        about.insert(0, (pad(kind, _KIND), "accent" if kind and not folder else "muted"))
    about.append(("  " + pad(short_day(day, today) if day else "", _DAY), "muted"))
    mark: Span = ("✓ ", "good") if marked else ("▸ ", "heading") if folder else ("  ", "")
    room = max(1, width - 4 - sum(cells(text) for text, _ in about))
    shown = clip(name, 255) + ("/" if folder else "")
    return cut((mark, (pad(shown, room), style), ("  ", ""), *about), width)


def size_words(count: int) -> str:
    """So many bytes: ``812 B``, ``34 KB``, ``1.2 MB``."""
    if count < 1000:
        return f"{count} B"
    size = float(count)
    for unit in ("KB", "MB", "GB", "TB"):
        size /= 1000
        if size < 999.5 or unit == "TB":
            break
    return f"{size:.1f} {unit}" if size < 9.95 and unit != "KB" else f"{size:,.0f} {unit}"


def progress_words(done: int, most: int, seconds: float) -> str:
    """How far something has come that began so many ``seconds`` ago: ``1,200 of 30,000 · about 20 s left``."""
    counted = f"{done:,} of {most:,}"
    if done <= 0 or seconds < 1 or done >= most:
        return counted
    left = seconds / done * (most - done)
    words = f"{max(1, round(left))} s" if left < 90 else f"{round(left / 60)} min"
    return f"{counted} · about {words} left"


def column_lines(
    place: int, head: str, samples: Sequence[str], means: str, width: int, *, left_alone: bool
) -> list[Line]:
    """One column of a table: its head and what it means, and below what stands in its first rows.

    ``place`` counts from 0; a column without a head is called by its number.
    """
    shown = clip(head.strip(), 80) or f"column {place + 1}"
    room = max(8, width // 2 - 4)
    said = " · ".join(clip(" ".join(sample.split()), 60) for sample in samples if sample.strip())
    mark: Line = (("→ ", "accent"), (means, "name"))
    if left_alone:
        mark = ((f"– {means.partition(':')[0]}", "muted"),)
    return [
        cut(((pad(shown, room), "muted" if left_alone else "heading"), ("  ", ""), *mark), width),
        cut((("  ", ""), (said or "nothing in the first rows", "muted")), width),
    ]


def about(draft: ContactDraft) -> str:
    """What a card says of somebody beside the name, in one line."""
    parts = [draft.role, draft.organisation, draft.place, *(point.value for point in draft.points), draft.hook]
    return " · ".join(clip(part, 80) for part in parts[:20] if part)


def item_lines(item: Item, choice: Choice, width: int, chosen: bool) -> list[Line]:
    """One person of an import: who, and why they are taken for whom they are; of a doubt the ways out."""
    if item.verdict is Verdict.DOUBT:
        return _doubt_lines(item, choice, width, chosen)
    called = clip(item.came.draft.name or item.name or "somebody without a name", 80)
    says = about(item.came.draft)
    if item.verdict is Verdict.LEFT_OUT:
        says = clip(item.because, 200)
    elif item.verdict is Verdict.MERGED:
        renamed = item.name and item.name != item.came.draft.name
        here = f"here {clip(item.name, 60)}; " if renamed else ""
        says = f"{here}{_changed(item.fields)} · {clip(item.because, 200)}"
    return _row(SIGNS[item.verdict], called, says, width, chosen)


def _doubt_lines(item: Item, choice: Choice, width: int, chosen: bool) -> list[Line]:
    sign, style = SIGNS[Verdict.DOUBT]
    says = about(item.came.draft)
    head: Line = (
        (sign, style),
        (clip(item.came.draft.name or "somebody without a name", 80), "name"),
        (f", line {item.came.line:,}" if item.came.line else "", "muted"),
        (f"  {says}" if says else "", "muted"),
    )
    maybe: Line = (("may be ", "muted"), (clip(item.name, 80), "name"), (f": {clip(item.because, 300)}", ""))
    ways = tuple(
        (f"{'●' if way is choice else '○'} {way}   ", "accent" if way is choice else "muted") for way in CHOICES
    )
    lines: list[Line] = flow(head, width, _MOST_LINES) if chosen else [head]
    below = [*flow(maybe, max(1, width - 2), _MOST_LINES), ways]
    return [cut(line, width) for line in (*lines, *((("  ", ""), *line) for line in below))]


def conflict_lines(item: Item, conflict: Conflict, width: int, chosen: bool) -> list[Line]:
    """A field that both sides changed: as it stands here, and as the file has it."""
    head: Line = (("≠ ", "warning"), (clip(item.name, 80), "name"), (f"  {clip(conflict.field, 40)}", "heading"))
    lines: list[Line] = [head]
    for where, text, style in (("here", conflict.mine, ""), ("file", conflict.theirs, "accent")):
        said: Line = ((f"  {where}  ", "muted"), (f"“{clip(text, 1000)}”" if text else "nothing", style))
        lines += flow(said, width, _MOST_LINES if chosen else 1)
    return [cut(line, width) for line in lines]


def refusal_lines(refusal: Refusal, width: int) -> list[Line]:
    """Something in a file that could not be read: where, and why."""
    where = f"{clip(refusal.file, 60)}, line {refusal.line:,}: "
    return in_columns((("✗ ", "error"), (f"{where}{clip(refusal.reason, 600)}", "")), width)[:_MOST_LINES]


def notice_lines(notice: str, width: int) -> list[Line]:
    """A sentence about how a file was read."""
    return in_columns((("· ", "accent"), (clip(notice, 600), "")), width)[:_MOST_LINES]


def entry_lines(coming: Coming, names: str, today: date, width: int, chosen: bool) -> list[Line]:
    """One entry for the timeline: what it was, when, with whom, and why it stays out if it does."""
    came = coming.came
    called = f"{came.kind} {short_day(came.moment.day, today)}" + (f", {names}" if names else "")
    words = clip(coming.because if coming.verdict is Verdict.LEFT_OUT else " ".join(came.words[:600].split()), 600)
    return _row(SIGNS[coming.verdict], called, words, width, chosen)


def heading_line(words: str, hint: str, width: int) -> Line:
    """What the rows below are."""
    return cut(((words, "heading"), (f"  {hint}" if hint else "", "muted")), width)


def _changed(fields: Sequence[str]) -> str:
    return f"changes {clip(', '.join(fields), 200)}" if fields else "changes nothing"


def _row(sign: Span, called: str, says: str, width: int, chosen: bool) -> list[Line]:
    """A sign, a name in its column, and beside it what there is to say, of the highlighted one all of it."""
    room = min(34, max(10, width // 3))
    if chosen and cells(called) > room:
        return [cut(line, width) for line in flow((sign, (f"{called}  ", "name"), (says, "")), width, _MOST_LINES)]
    name: Span = (pad(called, room), "name")
    if not chosen:
        return [cut((sign, name, (f"  {says}", "muted")), width)]
    first, *rest = wrap(says, max(1, width - room - 4), _MOST_LINES)
    lines: list[Line] = [(sign, name, (f"  {first}", "muted"))]
    return [cut(line, width) for line in (*lines, *(((" " * (room + 4) + more, "muted"),) for more in rest))]
