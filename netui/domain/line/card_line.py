"""The card line: one business card collected at an event, with a word about whoever gave it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from netui.domain.frozen import dataclass
from netui.domain.interaction import Kind, is_touch
from netui.domain.line.addline import NAMELESS, AddLine, parse_add
from netui.domain.line.drafts import LogLine, Span
from netui.domain.line.logline import literal, parse_log
from netui.domain.line.reader import LONGEST_NAME, Find
from netui.domain.line.tokens import QUOTES, Quotes, after_blanks
from netui.domain.moment import Moment
from netui.domain.people.contact import ContactDraft

_SIGNS = "><+*@#^!"


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card as understood: whom it makes or (``known``) means, and the meeting to log with them.

    The words of ``log`` begin with the event's name, and its ``raw`` read as a log line says the same again.
    ``refusal`` says why nothing can be saved, and is empty for a line that can be. ``spans`` are those of the
    line as typed.
    """

    raw: str
    draft: ContactDraft
    log: LogLine
    known: int | None = None
    refusal: str = ""
    notices: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def touch(self) -> bool:
        """Whether the meeting counts as one; talk about myself alone does not, and starts no clock."""
        return is_touch(Kind.MET, self.log.purpose)

    def meaning(self, contact_id: int, name: str) -> "CardLine":
        """The same card, of somebody who is here already."""
        return replace(self, known=contact_id, spans=_named(self.spans, f"here already: {name} (id {contact_id})"))


def parse_card(
    line: str, event: str, *, now: datetime, zone: str, find: Find, moment: Moment | None = None
) -> CardLine:
    """What the card ``line`` says, typed at ``now`` (aware) in ``zone`` for ``event``; never raises.

    It is an add line whose log line is always a meeting, with or without the word ``met``: "commented in a
    personal way", the words about them are the hook. A line that begins with ``@`` and a name means the one
    ``find`` tells of that name. ``moment`` is when all were met, None for the moment each card is typed.
    """
    begin = after_blanks(line, 0)
    known = line[begin : begin + 1] == "@"
    added = parse_add(_without_at(line, begin) if known else line, now=now, zone=zone, find=find)
    log = _at_event(event, _meeting_text(added), lambda text: parse_log(text, now=now, zone=zone, find=find))
    card = CardLine(
        raw=line,
        draft=replace(added.draft, hook=log.words),
        log=replace(log, when=log.when or moment),
        refusal="" if added.draft.name else "A card needs a name at the beginning of the line.",
        notices=tuple(notice for notice in added.notices if notice != NAMELESS),
        spans=tuple(span for span in added.spans if span.what != "kind"),
    )
    return _of_known(card, find) if known else card


def _without_at(line: str, begin: int) -> str:
    """The line as the add line of the same name; a quoted name ends by itself, and words may follow it."""
    plain = f"{line[:begin]} {line[begin + 1 :]}"
    end = _end_of_quote(line, begin + 1)
    if end is None:
        return plain
    behind = after_blanks(line, end)
    return plain if line[behind : behind + 1] in ("", ",", ";") else f"{plain[:end]}; {plain[end:]}"


def _of_known(card: CardLine, find: Find) -> CardLine:
    """The card of the one who is said to be here already; refused if that is nobody, or several."""
    typed = card.draft.name
    found = tuple(dict(find(typed)).items()) if typed and len(typed) <= LONGEST_NAME else ()
    if len(found) == 1:
        contact_id, name = found[0]
        return replace(card.meaning(contact_id, name), draft=replace(card.draft, name=name))
    return replace(card, refusal=_who(typed, found), spans=_named(card.spans, ""))


def _end_of_quote(line: str, start: int) -> int | None:
    """The place behind the quote at ``start``; None where no quote stands there, or none that closes."""
    if line[start : start + 1] not in tuple(QUOTES):
        return None
    close = Quotes(line).close(start)
    return None if close is None else close + 1


def _meeting_text(added: AddLine) -> str:
    """What stands behind the ``; ``, without the word ``met``, which a card does not need."""
    parting = next((span.stop for span in added.spans if span.what == "end"), len(added.raw))
    text = added.raw[parting:]
    for span in added.spans:
        if span.what == "kind":
            text = f"{text[: span.start - parting]} {text[span.stop - parting :]}"
    return text.strip()


def _at_event(event: str, text: str, parse: Callable[[str], LogLine]) -> LogLine:
    """The log line that says ``text`` and, before its words, where it was said.

    The name is written so that it stays words, whatever is in it; a when and a duration stay in front of it.
    """
    said = parse(text)
    start = max((span.stop for span in said.spans if span.what in ("when", "duration")), default=0)
    head, rest = text[:start].strip(), _unescaped(text[start:].strip())
    title = f"{event}:" if said.words else event
    plain = literal(f"x {title}")[2:]
    for written in (literal(title), plain, f"\\{plain}"):
        log = parse(" ".join(part for part in (head, written, rest) if part))
        if log.words.startswith(event) and (log.when, log.minutes) == (said.when, said.minutes):
            break
    return log


def _unescaped(rest: str) -> str:
    """``rest`` without the backslash that only the beginning of a line needs, before a date or a duration."""
    needless = rest.startswith("\\") and rest.lstrip("\\")[:1] not in tuple(_SIGNS)
    return rest[1:] if needless else rest


def _named(spans: tuple[Span, ...], says: str) -> tuple[Span, ...]:
    """``spans`` with other words for the name; ways to be reached that are said in the same breath stay."""
    return tuple(
        replace(span, says="; ".join(filter(None, (says, span.says.partition("; ")[2]))))
        if span.what == "name" and span.says
        else span
        for span in spans
    )


def _who(typed: str, found: tuple[tuple[int, str], ...]) -> str:
    if not typed:
        return "Behind @ stands the name of someone who is here already."
    if not found:
        return f"@{typed} is nobody here yet: without the @ it is a new card, and ; parts a name from the words."
    some = " or ".join(f'@"{number}" ({name})' for number, name in found[:3])
    more = " or others" if len(found) > 3 else ""
    return f"@{typed} may be {some}{more}: which one?"
