"""Reads a log line from left to right: each sign of the grammar is taken, or stays words and is said so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from netui.domain.day_words import spell
from netui.domain.interaction import Person
from netui.domain.line.date_shapes import LONGEST
from netui.domain.line.drafts import FactDraft, LogLine, PromiseDraft, Span
from netui.domain.line.mentions import belongs, read_name
from netui.domain.line.purposes import Purposes
from netui.domain.line.text import CollectedText, in_line, merged, without
from netui.domain.line.tokens import (
    CLOSING,
    QUOTES,
    RUNS,
    Piece,
    Quotes,
    Sign,
    after_blanks,
    duration_at,
    link_or_quote,
    run_end,
    signs,
    when_end,
    word_or_quote,
)
from netui.domain.line.typed_dates import MOST_WORDS, date_at_end, may_end_a_date, parse_day, parse_when
from netui.domain.moment import Moment, civil_day, zone_info
from netui.domain.pattern import pattern
from netui.domain.promise import Side

Find = Callable[[str], Sequence[tuple[int, str]]]
"""From a name as typed to the (id, name) of everyone it may mean."""

LONGEST_NAME = 200
"""Characters of the longest name that is looked up."""

MOST_LOOKUPS = 500
"""Names, and again dates, that one line may ask for: a pasted book must not keep the screen waiting."""

MOST_TOKENS = 10_000
"""Signs one line may use; what is behind them stays words, so that any line is read while a key is pressed."""

MOST_NOTICES = 50
"""Sentences about one line; nobody reads more."""

_LONGEST_SAID = 200
_RUN_KINDS = {">": "mine", "<": "theirs", "+": "need", "*": "fact"}
_RUN_NAMES = {"mine": "my promise", "theirs": "their promise", "need": "need", "fact": "fact"}
_WORD = pattern(r"\S+")


@dataclass(slots=True)
class _Run:
    """A promise, need or fact while it is being read."""

    at: int
    kind: str
    text: CollectedText
    quote: str = ""
    holes: list[tuple[int, int]] = field(default_factory=list)


class LineReader:
    """Reads one line once; ``result`` then tells what was understood."""

    def __init__(self, line: str, now: datetime, zone: str, find: Find) -> None:
        self._line = line
        self._now, self._zone = now, zone
        self._today = civil_day(now, zone)
        self._find = find
        self._quotes = Quotes(line)
        self._words = CollectedText(line)
        self._run: _Run | None = None
        self._when: Moment | None = None
        self._minutes: int | None = None
        self._promises: list[PromiseDraft] = []
        self._facts: list[FactDraft] = []
        self._people: dict[int, Person] = {}
        self._tags: dict[str, str] = {}
        self._next: date | None = None
        self._purposes = Purposes()
        self._found: dict[str, Sequence[tuple[int, str]]] = {}
        self._dates_left = MOST_LOOKUPS
        self._notices: dict[str, None] = {}
        self._spans: list[Span] = []

    def read(self) -> None:
        """Read the whole line."""
        at = self._beginning(after_blanks(self._line, 0))
        for count, sign in enumerate(signs(self._line, at)):
            if count == MOST_TOKENS:
                self._notice(f"Only the first {MOST_TOKENS} signs of a line are read: the rest stays words.")
                break
            if sign.start >= at:
                at = self._sign(sign, at)
        self._keep(at, len(self._line))
        self._close_run()
        if notice := self._purposes.notice():
            self._notice(notice)

    def result(self) -> LogLine:
        """What was understood."""
        return LogLine(
            raw=self._line,
            when=self._when,
            minutes=self._minutes,
            words=self._words.joined()[0],
            promises=tuple(self._promises),
            facts=tuple(self._facts),
            people=tuple(self._people.values()),
            tags=tuple(self._tags.values()),
            next=self._next,
            purpose=self._purposes.purpose,
            gives=self._purposes.gives,
            thanks=self._purposes.thanks,
            direction=self._purposes.direction,
            notices=tuple(self._notices),
            spans=tuple(sorted(self._spans, key=lambda span: span.start)),
        )

    def _beginning(self, at: int) -> int:
        """The when and the duration; one backslash before either makes it words."""
        line = self._line
        plain = at
        while plain < len(line) and line[plain] == "\\":
            plain += 1
        end = when_end(line, plain)
        when = None if end is None else parse_when(line[plain : end - 1], self._now, self._zone)
        if plain > at and (when or duration_at(line, plain)):
            self._span(at, at + 1, "escape")
            return at + 1
        if when is not None and end is not None:
            self._when = when
            self._span(at, end, "when", self._say_when(when))
            at = after_blanks(line, end)
            if line[at : at + 1] == "\\" and duration_at(line, at + 1):
                self._span(at, at + 1, "escape")
                return at + 1
        if found := duration_at(line, at):
            self._minutes, stop = found
            self._span(at, stop, "duration", f"{self._minutes} min")
            return stop
        return at

    def _sign(self, sign: Sign, at: int) -> int:
        """Take the token at ``sign`` and return the place behind it; text from ``at`` on is not kept yet."""
        if sign.escapes:
            self._keep(at, sign.at - 1)
            self._span(sign.at - 1, sign.at, "escape")
            self._keep(sign.at, sign.at + 1)
            return sign.at + 1
        if sign.sign in RUNS:
            return self._begin_run(sign, at)
        if sign.sign == "^":
            return self._next_date(sign, at)
        piece = word_or_quote(self._line, sign.at + 1, self._quotes)
        if piece is None:
            self._notice(f"The quote after {sign.sign} is not closed: it stays words.")
            return at
        take = {"@": self._mention, "#": self._tag, "!": self._purpose}[sign.sign]
        return take(sign, piece, at)

    def _begin_run(self, sign: Sign, at: int) -> int:
        line, first = self._line, sign.at + 1
        close = self._quotes.close(first) if line[first] in QUOTES else None
        if line[first] in QUOTES and close is None and not line[first + 1 : first + 2].isalnum():
            return at
        self._keep(at, sign.at)
        self._close_run()
        self._words.lift()
        self._run = _Run(sign.at, _RUN_KINDS[sign.sign], CollectedText(line))
        if close is None:
            return first
        self._run.quote = line[first : close + 1]
        self._run.text.add(first, close + 1)
        return close + 1

    def _mention(self, sign: Sign, piece: Piece, at: int) -> int:
        piece, found = read_name(self._line, piece, self._lookup)
        if len(found) != 1:
            self._purposes.nobody()
            return self._unknown(sign, piece.end, at, _who(self._line[piece.start : piece.stop], found))
        self._keep(at, sign.at)
        who, name = found[0]
        introduced = self._purposes.introduce(who, name)
        known = self._people.get(who)
        present = (self._run is None and not introduced) or (known is not None and known.present)
        self._people[who] = Person(who, name, present)
        says = f"{'with' if present else 'about'} {name}"
        if self._run is None or introduced or not belongs(self._line, self._run.at, sign.at, piece):
            return self._lift(sign.at, piece.end, "person", says)
        self._run.text.add(piece.start, piece.stop)
        self._run.holes.append((sign.at, piece.end))
        self._span(sign.at, piece.end, "person", says)
        return piece.end

    def _tag(self, sign: Sign, piece: Piece, at: int) -> int:
        tag = self._line[piece.start : piece.stop].strip()
        self._keep(at, sign.at)
        self._tags.setdefault(tag.casefold(), tag)
        return self._lift(sign.at, piece.end, "tag", f"tag: {tag}")

    def _purpose(self, sign: Sign, piece: Piece, at: int) -> int:
        word = self._line[piece.start : piece.stop]
        said = None if piece.quoted else self._purposes.take(word)
        if said is None:
            return self._unknown(sign, piece.end, at, f"!{_short(word)} is not known: it stays words.")
        self._keep(at, sign.at)
        end = piece.end
        if self._purposes.wants_link and (link := link_or_quote(self._line, end, self._quotes)):
            detail = self._line[link.start : link.stop]
            self._purposes.link(detail)
            said, end = f"{said}: {_short(detail)}", link.end
        return self._lift(sign.at, end, "purpose", said)

    def _next_date(self, sign: Sign, at: int) -> int:
        day, end = self._date_from(sign.at + 1)
        if day is None:
            typed = _word_at(self._line, sign.at)
            return self._unknown(sign, sign.at + len(typed), at, f"{_short(typed)} is no date: it stays words.")
        if self._next is not None:
            self._notice("Several dates after ^: the last one counts.")
        if day < self._today:
            self._notice(f"The next date {spell(day, self._today)} has gone by.")
        self._next = day
        self._keep(at, sign.at)
        return self._lift(sign.at, end, "next", f"next → {spell(day, self._today)}")

    def _date_from(self, start: int) -> tuple[date | None, int]:
        """The longest date that begins at ``start``, or the one in the quote there; and its end."""
        line = self._line
        if line[start] in QUOTES:
            piece = word_or_quote(line, start, self._quotes)
            return (parse_day(line[piece.start : piece.stop], self._today), piece.end) if piece else (None, start)
        words = list(_WORD.finditer(line, start, start + LONGEST + 1))[:MOST_WORDS]
        for word in reversed(words):
            if not may_end_a_date(word[0]) or not self._may_look():
                continue
            written = line[start : word.end()]
            for text in (written, written.rstrip(CLOSING)):
                if day := parse_day(text, self._today):
                    return day, start + len(text)
        return None, start

    def _keep(self, start: int, stop: int) -> None:
        """Text of the run, up to the ``;`` that ends it, and of the words."""
        if self._run is not None:
            end = run_end(self._line, start, stop)
            if end is None:
                self._run.text.add(start, stop)
                return
            self._run.text.add(start, end)
            self._close_run(end)
            start = end + 1
        self._words.add(start, stop)

    def _lift(self, start: int, end: int, what: str, says: str) -> int:
        """Take a token out of the text; punctuation behind it has no sentence before it at the very start."""
        text = self._words if self._run is None else self._run.text
        while text.blank and end < len(self._line) and self._line[end] in ",;:":
            end += 1
        text.lift()
        self._span(start, end, what, says)
        return end

    def _unknown(self, sign: Sign, end: int, at: int, notice: str) -> int:
        self._keep(at, end)
        self._span(sign.at, end, "unknown")
        if self._run is not None:
            self._run.holes.append((sign.at, end))
        self._notice(notice)
        return end

    def _close_run(self, semicolon: int | None = None) -> None:
        run, self._run = self._run, None
        if run is None:
            return
        self._words.lift()
        text, places = run.text.joined()
        due: date | None = None
        if run.kind != "fact" and may_end_a_date(text[-LONGEST:].rsplit(None, 1)[-1]) and self._may_look():
            found = date_at_end(text, self._today)
            if found is not None:
                text, due = found.text, found.day
                dated = in_line(places, found.start, found.stop)
                run.holes = sorted(run.holes + dated)
                self._spans += [Span(start, stop, "date") for start, stop in dated]
        text = text.rstrip(" ,;")
        if run.quote and text == run.quote:
            text = text[1:-1].strip()
        if run.kind in ("need", "fact"):
            self._facts.append(FactDraft("need" if run.kind == "need" else "fact", text, due))
        else:
            self._promises.append(PromiseDraft(Side(run.kind), text, due))
        says = f"{_RUN_NAMES[run.kind]}: {_short(text)}"
        if due is not None:
            says = f"{says} → {spell(due, self._today)}"
        stretches = [(run.at, run.at + 1), *run.text.stretches]
        if semicolon is not None:
            stretches.append((semicolon, semicolon + 1))
        for start, stop in without(merged(stretches), run.holes):
            self._span(start, stop, run.kind, says)
            says = ""

    def _lookup(self, name: str) -> Sequence[tuple[int, str]]:
        name = name.strip()
        if name not in self._found:
            if len(name) > LONGEST_NAME:
                return ()
            if len(self._found) >= MOST_LOOKUPS:
                self._notice(f"Only the first {MOST_LOOKUPS} names of a line are looked up.")
                return ()
            self._found[name] = tuple(dict(self._find(name)).items())
        return self._found[name]

    def _may_look(self) -> bool:
        self._dates_left -= 1
        if self._dates_left < 0:
            self._notice(f"Only {MOST_LOOKUPS} places of a line are looked at for dates.")
        return self._dates_left >= 0

    def _say_when(self, when: Moment) -> str:
        if when.at > self._now:
            self._notice("This is still to come: it counts as a touch once its time has come.")
        said = spell(when.day, self._today)
        return f"{said}, {when.at.astimezone(zone_info(self._zone)):%H:%M}" if when.timed else said

    def _notice(self, sentence: str) -> None:
        if len(self._notices) < MOST_NOTICES:
            self._notices[sentence] = None

    def _span(self, start: int, stop: int, what: str, says: str = "") -> None:
        self._spans.append(Span(start, stop, what, says))


def _who(typed: str, found: Sequence[tuple[int, str]]) -> str:
    if not found:
        return f"@{_short(typed)} is nobody here yet: it stays words."
    first_id, first = found[0]
    alike = len({name for _, name in found}) < len(found)
    some = " or ".join(f"{_short(name)} (id {who})" if alike else _short(name) for who, name in found[:3])
    more = " or others" if len(found) > 3 else ""
    return (
        f'@{_short(typed)} may be {some}{more}: it stays words. Write @"{first_id if alike else _short(first)}".'
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SAID else text[:_LONGEST_SAID] + "…"


def _word_at(line: str, start: int) -> str:
    found = _WORD.match(line, start)
    return found[0].rstrip(CLOSING) if found else ""
