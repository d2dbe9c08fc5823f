"""The log line: one typed line becomes what happened, what was promised, what was learnt and what is next."""

from datetime import UTC, datetime

from netui.domain.line.drafts import FactDraft, GiveDraft, LogLine, PromiseDraft, Span
from netui.domain.line.reader import Find, LineReader
from netui.domain.line.tokens import after_blanks, duration_at, signs, when_end
from netui.domain.line.typed_dates import parse_when

__all__ = [
    "FactDraft",
    "Find",
    "GiveDraft",
    "LogLine",
    "PromiseDraft",
    "Span",
    "literal",
    "parse_log",
]


def parse_log(line: str, *, now: datetime, zone: str, find: Find) -> LogLine:
    """What ``line`` says, typed at ``now`` (aware) by somebody in ``zone``; never raises.

    ``find`` tells whom a name after ``@`` may mean: exactly one is taken, none or several stay words with a
    notice. Dates count from today in ``zone``, also where the line tells of a day gone by.

    Of several purposes the one that costs most counts: ``!promo`` before ``!ask`` before anything given. The
    ``@`` that ``!intro`` takes was introduced and did not take part.
    """
    reader = LineReader(line, now, zone, find)
    reader.read()
    return reader.result()


def literal(words: str) -> str:
    """``words`` written so that ``parse_log`` takes all of them as words, a backslash before each token."""
    start = after_blanks(words, 0)
    parts = [words[:start]]
    plain = start
    while words[plain : plain + 1] == "\\":
        plain += 1
    if duration_at(words, plain) or _is_when(words, plain):
        parts.append("\\")
    at = start
    for sign in signs(words, start):
        parts += (words[at : sign.start], "\\")
        at = sign.start
    parts.append(words[at:])
    return "".join(parts)


def _is_when(words: str, start: int) -> bool:
    """Any moment serves: whether a text is a date does not hang on the day it is read."""
    end = when_end(words, start)
    return (
        end is not None and parse_when(words[start : end - 1], datetime(2000, 1, 1, tzinfo=UTC), "UTC") is not None
    )
