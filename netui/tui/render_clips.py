"""Clips and who would care for them as lines: the words that match stand between marks, so no colour is needed."""

from datetime import date

from netui.domain.day_words import short_day
from netui.domain.giving.caring import Cares, Kept, Reason
from netui.domain.people.contact import Listed
from netui.domain.people.known import Given
from netui.domain.visible import clip as shortened
from netui.tui.lines import Line, Span, cut, length

_KIND_WIDTH = 8
_MOST_REASONS = 2


def kept_lines(kept: Kept, name: str, today: date, width: int) -> list[Line]:
    """One clip of the list: its kind and what it is called; below for whom it fits, or where it is to be found."""
    clip = kept.clip
    head: Line = ((f"{clip.kind:{_KIND_WIDTH}} ", "accent"), (shortened(clip.name, 300), "name"))
    since = f"kept {short_day(clip.clipped_on, today)}"
    if clip.put_away_on is not None:
        since = f"put away {short_day(clip.put_away_on, today)}"
    given = f" · given {kept.given}×" if kept.given else ""
    below: list[Span] = [(" " * (_KIND_WIDTH + 1), "")]
    if kept.fits is not None:
        below += [(f"fits {shortened(name, 40)}: ", "good"), *reason_spans(kept.fits), (" · ", "muted")]
    elif clip.title and (clip.url or clip.text):
        below += [(shortened(" ".join((clip.url or clip.text)[:400].split()), 200), ""), (" · ", "muted")]
    tail: Line = ((f"{since}{given}", "muted"),)
    room = max(1, width - length(tail))
    return [cut(head, width), cut((*cut(tuple(below), room), *tail), width)]


def cares_lines(
    one: Cares, person: Listed | None, given: Given | None, today: date, width: int, *, marked: bool
) -> list[Line]:
    """Somebody who would care: who, what I gave them last, and the reasons, the best first."""
    firm = f"  {shortened(person.organisation, 60)}" if person and person.organisation else ""
    who: Line = (
        ("◆ " if marked else "  ", "accent"),
        (shortened(one.name, 80), "name"),
        (firm, "muted"),
        ("  in the pool" if one.pool else "", "tag"),
    )
    has = one.given_on is not None
    last = f"has it since {short_day(one.given_on, today)}" if one.given_on else _last_words(given, today)
    lines = [cut((*who, (f"  {last}", "warning" if has else "muted")), width)]
    lines += [cut((("    ", ""), *reason_spans(reason)), width) for reason in one.reasons[:_MOST_REASONS]]
    if not one.reasons:
        lines.append(cut((("    nothing known speaks for it: that is for you to know", "muted"),), width))
    return lines


def reason_spans(reason: Reason) -> Line:
    """``need: a ‹CFO› by March``, the matching words in bold as well."""
    spans: list[Span] = [(f"{reason.told}: ", "muted")]
    at = 0
    text = reason.text[:400]
    for start, stop in reason.words:
        if stop <= len(text):
            spans += [(_plain(text[at:start]), ""), (f"‹{_plain(text[start:stop])}›", "key")]
            at = stop
    return (*spans, (_plain(text[at:]), ""))


def _plain(text: str) -> str:
    return shortened(text, 400)


def _last_words(given: Given | None, today: date) -> str:
    if given is None:
        return "nothing given yet"
    day = f" {short_day(given.day, today)}" if given.day else ""
    what = f" “{shortened(given.what, 30)}”" if given.what else ""
    return f"last: {shortened(given.kind, 20)}{what}{day}"
