"""The add line: ``Name, role org, e-mail, phone, place; `` and then what happened, as in the log line."""

from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from netui.domain.frozen import dataclass
from netui.domain.interaction import Kind
from netui.domain.line.card_parts import CardParts, read_card
from netui.domain.line.drafts import LogLine, Span
from netui.domain.line.logline import parse_log
from netui.domain.line.reader import Find
from netui.domain.line.tokens import after_blanks, run_end, signs
from netui.domain.people.contact import ContactDraft
from netui.domain.visible import clip

MEETING_WORD = "met"
"""A log line that begins with it tells of a meeting, and starts the clock of the first follow-up."""


NAMELESS = "A new contact needs a name at the beginning of the line."

_SHOWN = 40
"""Characters that are told of what stayed on the card."""


@dataclass(frozen=True, slots=True)
class AddLine:
    """An add line as understood: the contact to make, and its first entry of ``kind`` if one was written.

    ``spans`` count from the beginning of the add line, those of ``log`` from the beginning of its ``raw``,
    which is the text behind ``; `` to the letter.
    """

    raw: str
    draft: ContactDraft
    log: LogLine | None = None
    kind: Kind | None = None
    notices: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


def parse_add(line: str, *, now: datetime, zone: str, find: Find) -> AddLine:
    """What ``line`` says about somebody new, typed at ``now`` (aware) in ``zone``; never raises.

    The first ``;`` that a blank follows, or that ends the line, parts the card from the log line. On the card
    only ``#`` is a token; its parts are told by their shape, after the name. A log line that begins with
    ``met`` is a meeting, and its words (where, what about) become the hook; any other is a note. A line
    without a name gets a notice and a draft without a name, one with a promise on its card a notice of that.
    """
    parting = run_end(line, 0, len(line))
    end = len(line) if parting is None else parting
    card = read_card(line, end)
    log, kind, spans = None, None, list(card.spans)
    if parting is not None:
        spans.append(Span(parting, parting + 1, "end"))
        log, kind, added = _read_log(line[parting + 1 :], now, zone, find)
        spans += [replace(span, start=span.start + parting + 1, stop=span.stop + parting + 1) for span in added]
    notices = (*(() if card.name else (NAMELESS,)), *_stayed(line, end, card))
    return AddLine(
        raw=line,
        draft=_draft(card, log, kind),
        log=log,
        kind=kind,
        notices=notices + (log.notices if log else ()),
        spans=tuple(sorted(spans, key=lambda span: span.start)),
    )


def _draft(card: CardParts, log: LogLine | None, kind: Kind | None) -> ContactDraft:
    tags: dict[str, str] = {}
    for tag in card.tags + (log.tags if log else ()):
        tags.setdefault(tag.casefold(), tag)
    return ContactDraft(
        name=card.name,
        role=card.role,
        organisation=card.organisation,
        place=card.place,
        hook=log.words if log and kind is Kind.MET else "",
        points=card.points,
        tags=tuple(tags.values()),
    )


def _stayed(line: str, end: int, card: CardParts) -> tuple[str, ...]:
    """The notice of a promise or another token typed before the ``; ``, so that it is not lost unnoticed.

    A handle, an address in brackets and a sign with its backslash belong on a card.
    """
    starts = [sign.start for sign in signs(line, 0) if sign.start < end and sign.sign != "#" and not sign.escapes]
    texts = (card.name, card.role, card.organisation, card.place)
    for start, stop in pairwise([*starts, end]):
        typed = line[start:stop].strip().rstrip(",")
        if any(typed.split()[0] in text for text in texts):
            return (f"; begins what happened: “{clip(typed, _SHOWN)}” stays on the card",)
    return ()


def _read_log(text: str, now: datetime, zone: str, find: Find) -> tuple[LogLine | None, Kind | None, list[Span]]:
    if not text.strip():
        return None, None, []
    met = _meeting_word(text, after_blanks(text, 0))
    if met is None:
        log = parse_log(text, now=now, zone=zone, find=find)
        beginning = max((span.stop for span in log.spans if span.what in ("when", "duration")), default=None)
        if beginning is not None:
            met = _meeting_word(text, after_blanks(text, beginning))
        if met is None:
            return log, Kind.NOTE, list(log.spans)
    # Blanked, not cut out: so every place behind it stays where it was.
    start, stop = met
    log = parse_log(text[:start] + " " * (stop - start) + text[stop:], now=now, zone=zone, find=find)
    log = replace(log, raw=text)
    return log, Kind.MET, [*log.spans, Span(start, stop, "kind", "met: the follow-up clock starts")]


def _meeting_word(text: str, start: int) -> tuple[int, int] | None:
    """Where the word ``met`` stands at ``start``, with the colon or comma behind it; None if it does not."""
    stop = start + len(MEETING_WORD)
    if text[start:stop].lower() != MEETING_WORD:
        return None
    if text[stop : stop + 1] in (":", ","):
        stop += 1
    return (start, stop) if stop == len(text) or text[stop].isspace() else None
