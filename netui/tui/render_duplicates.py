"""Duplicates as lines: two who may be one, the fields of both side by side, and what a file says otherwise."""

from collections.abc import Sequence
from datetime import date

from netui.domain.day_words import short_day, since
from netui.domain.incoming.conflicts import OpenConflict
from netui.domain.people.contact import Contact, Listed
from netui.domain.people.duplicates import Candidate
from netui.domain.people.side_by_side import Along, Row, Side
from netui.domain.visible import clip
from netui.tui.lines import Line, cut, flow, pad, wrap

_LABEL = 14
_MOST_WORDS = 2000
_MOST_LINES = 8
_INDENT = " " * 11
_SIGNS = {True: ("● sure    ", "good"), False: ("○ perhaps ", "warning")}


def candidate_lines(one: Candidate, people: Sequence[Listed], today: date, width: int, chosen: bool) -> list[Line]:
    """Two who may be one person: their names, why, and where each works and when they were last heard."""
    names = "  =  ".join(clip(person.name, 80) for person in people)
    reasons = " · ".join(clip(reason, 200) for reason in one.reasons)
    about = "  =  ".join(
        f"{clip(person.organisation, 60) or 'no firm'}, {_last(person, today)}" for person in people
    )
    most = 3 if chosen else 1
    lines: list[Line] = [(_SIGNS[one.sure], (" ", ""), (names, "name"))]
    lines += _below(reasons, "", width, most)
    lines += _below(about, "muted", width, most)
    return [cut(line, width) for line in lines]


def _last(person: Listed, today: date) -> str:
    return "never touched" if person.last is None else f"last {since(person.last, today)}"


def _below(text: str, style: str, width: int, most: int) -> list[Line]:
    return [((_INDENT, ""), (piece, style)) for piece in wrap(text, max(1, width - len(_INDENT)), most)]


def conflict_lines(one: OpenConflict, today: date, width: int, chosen: bool) -> list[Line]:
    """A field that a file has otherwise: whose, how it stands here, how it stands there."""
    head: Line = (
        ("≠ ", "warning"),
        (clip(one.name, 80), "name"),
        (f"  {clip(one.field, 40)}", "heading"),
        (f"  {clip(one.source, 60)}, {short_day(one.noted_on, today)}", "muted"),
    )
    lines: list[Line] = [head]
    for whose, text, style in (("mine  ", one.mine, ""), ("theirs", one.theirs, "accent")):
        said: Line = ((f"  {whose}  ", "muted"), (f"“{clip(text, 1000)}”" if text else "nothing", style))
        lines += flow(said, width, 4 if chosen else 1)
    return [cut(line, width) for line in lines]


def heads(kept: Contact, gone: Contact, along: Sequence[Along], today: date, width: int) -> list[Line]:
    """Who stays and who goes, over the two columns of their fields."""
    room = _column(width)
    lines: list[Line] = [
        (
            (" " * _LABEL, ""),
            (pad(f"stays  {clip(kept.name, 100)}", room), "name"),
            ("  ", ""),
            (pad(f"goes  {clip(gone.name, 100)}", room), "name"),
        )
    ]
    told = [
        f"id {who.id}" + (f", since {short_day(who.created, today)}" if who.created else "")
        for who in (kept, gone)
    ]
    told = [f"{words}, {_entries(one.entries)}" for words, one in zip(told, along, strict=True)]
    lines.append(((" " * _LABEL, ""), (pad(told[0], room), "muted"), ("  ", ""), (pad(told[1], room), "muted")))
    return [cut(line, width) for line in lines]


def field_lines(row: Row, side: Side, width: int, chosen: bool) -> list[Line]:
    """One field: what each side says, with a full sign where it counts; what is equal needs none."""
    room, most = _column(width), _MOST_LINES if chosen else 1
    label = pad(f"{clip(row.label, 40)}", _LABEL - 1) + " "
    if row.equal:
        pieces = wrap(clip(row.kept, _MOST_WORDS), max(1, width - _LABEL - 2), most)
        first = ((label, "muted"), ("= ", "muted"), (pieces[0], "muted"))
        return [first, *(((" " * (_LABEL + 2), ""), (piece, "muted")) for piece in pieces[1:])]
    columns = [
        _cell(row.kept, bool(row.mine), side is not Side.GONE, side, room, most),
        _cell(row.gone, bool(row.theirs), side is not Side.KEPT, side, room, most),
    ]
    blank: Line = ((" " * room, ""),)
    lines: list[Line] = []
    for at in range(max(map(len, columns))):
        left, right = (column[at] if at < len(column) else blank for column in columns)
        lines.append(((label if at == 0 else " " * _LABEL, "muted"), *left, ("  ", ""), *right))
    return [cut(line, width) for line in lines]


def _cell(text: str, says: bool, counts: bool, side: Side, room: int, most: int) -> list[Line]:
    """One side of a field; of both, a side that says nothing needs no sign."""
    sign = "  " if side is Side.BOTH and not says else "● " if counts else "○ "
    words = clip(text, _MOST_WORDS) if text else "–"
    style = "" if counts and says else "muted"
    pieces = wrap(words, max(1, room - 2), most)
    return [
        ((sign if at == 0 else "  ", "good" if counts else "muted"), (pad(piece, max(1, room - 2)), style))
        for at, piece in enumerate(pieces)
    ]


def _column(width: int) -> int:
    return max(8, (width - _LABEL - 2) // 2)


def along_words(along: Along) -> str:
    """What comes along with the one who goes, in words."""
    promises = f"{along.promises} open promise{'s' * (along.promises != 1)}"
    known = f"{along.known} thing{'s' * (along.known != 1)} known"
    counts = ((along.entries, _entries(along.entries)), (along.promises, promises), (along.known, known))
    parts = [words for count, words in counts if count]
    if not parts:
        return "nothing on the right's timeline; all else of theirs comes along"
    return f"{', '.join(parts[:-1])}{' and ' * (len(parts) > 1)}{parts[-1]} from the right come along"


def _entries(count: int) -> str:
    return "no entries" if count == 0 else f"{count} entr{'y' if count == 1 else 'ies'}"
