"""Clips: an article, a book, an event, a job, a lead that was found, kept as one typed or pasted line says it."""

import re
from datetime import date
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from netui.domain.frozen import dataclass
from netui.domain.line.drafts import Span
from netui.domain.line.tokens import QUOTES, after_blanks
from netui.domain.visible import clip as shortened

MOST_LETTERS = 50_000
"""Characters of a clip; of what is longer the address is kept."""

_TOO_LONG = f"A clip has at most {MOST_LETTERS} characters: keep its address."

_LONGEST_TITLE = 160
_SHOWN_TITLE = 120
"""A paragraph without a title of its own is called by so many of its letters."""

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_CLOSING = ".,;:!?…"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_KIND = re.compile(r"(article|book|event|job|lead|other)\s?:(?=\s|\Z)", re.IGNORECASE)
_PART = re.compile(r";(?=\s|\Z)|\r\n|[\r\n]")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_SLUG_WORD = re.compile(r"[^\W\d_]{3,}")


class ClipKind(StrEnum):
    """What was found (rule 4 of the six rules: "information and opportunities that might interest them")."""

    ARTICLE = "article"
    BOOK = "book"
    EVENT = "event"
    JOB = "job"
    LEAD = "lead"
    OTHER = "other"


_BY_ADDRESS = (
    (ClipKind.EVENT, re.compile(r"eventbrite\.|meetup\.com|lu\.ma/|/events?(?:/|$)|/conferences?(?:/|$)")),
    (ClipKind.JOB, re.compile(r"/jobs?(?:/|$)|/careers?(?:/|$)|//jobs\.|//careers\.|indeed\.com|/vacanc")),
    (ClipKind.BOOK, re.compile(r"goodreads\.|/books?(?:/|$)|//books\.|bookshop\.|/isbn")),
)
_BY_WORDS = (
    (ClipKind.JOB, re.compile(r"\b(?:hiring|vacanc(?:y|ies)|job|jobs|position open|we are looking for an?)\b")),
    (
        ClipKind.EVENT,
        re.compile(
            r"\b(?:conference|summit|congress|meet-?up|workshop|webinar|seminar|fair|festival|exhibition|"
            r"concert|tickets|marathon)\b"
        ),
    ),
    (ClipKind.BOOK, re.compile(r"\b(?:book|novel|isbn|paperback|hardcover|anthology|biography)\b")),
    (
        ClipKind.LEAD,
        re.compile(r"\b(?:tender|call for (?:offers|bids)|asks? for offers|request for proposals?|rfp)\b"),
    ),
)


@dataclass(frozen=True, slots=True)
class Clip:
    """Something found, kept on a civil day and offered until it is put away."""

    id: int
    kind: ClipKind
    title: str
    url: str
    text: str
    clipped_on: date
    put_away_on: date | None = None

    @property
    def name(self) -> str:
        """What it is called: its title, else its address, else the beginning of its text."""
        return self.title or self.url or " ".join(self.text[:_SHOWN_TITLE].split())

    @property
    def line(self) -> str:
        """The line that says all of it, to be edited."""
        head = " ".join(part for part in (f"{self.kind}:", self.title, self.url) if part)
        return f"{head}; {' '.join(self.text.split())}" if self.text.strip() else head

    @property
    def detail(self) -> str:
        """What was given: title and address on one line."""
        return " ".join(part for part in (self.title, self.url) if part) or self.name


@dataclass(frozen=True, slots=True)
class ClipLine:
    """A clip as typed, ``[kind: ]Title[ address][; text]``, or as pasted: the first line is the title.

    ``refusal`` says why it is none, and is empty for one; ``spans`` say for the preview what was understood.
    """

    raw: str
    kind: ClipKind
    title: str = ""
    url: str = ""
    text: str = ""
    refusal: str = ""
    spans: tuple[Span, ...] = ()


def parse_clip(raw: str) -> ClipLine:
    """What ``raw`` says was found; never raises, and no word of it is lost.

    A kind before a colon says what it is, a backslash before that leaves it in the title; without one it is
    guessed from the address and the words, and said so. Behind the first ``; `` or line end stands the text.
    """
    if len(raw) > MOST_LETTERS:
        return ClipLine(raw, ClipKind.OTHER, refusal=_TOO_LONG)
    start = after_blanks(raw, 0)
    escaped = raw[start : start + 1] == "\\" and _KIND.match(raw, start + 1) is not None
    named = None if escaped else _KIND.match(raw, start)
    body = raw[named.end() if named else start + escaped :].strip()
    head, text = _parted(body)
    url = _address(head) or _address(text)
    title = _without(head, url)
    if len(title) > _LONGEST_TITLE:
        title, text = _called(title), body
    kind = ClipKind(named[1].lower()) if named else _guessed(url, f"{title} {text[:2000]}")
    refusal = "" if title or url or text else "A clip is a title, an address or a text."
    spans = () if refusal else _spans(raw, kind, title, url, text, said=bool(named))
    return ClipLine(raw, kind, title, url, text, refusal, spans)


def one_clip_line(pasted: str) -> str:
    """A pasted text of several lines as one that says the same: title and address first, the rest as text."""
    lines = [" ".join(line.split()) for line in pasted.splitlines() if line.strip()]
    heads = 2 if len(lines) > 1 and _address(lines[1]) == lines[1] else 1
    return "; ".join(part for part in (" ".join(lines[:heads]), " ".join(lines[heads:])) if part)


def slug_words(url: str) -> str:
    """The words in the path of an address: ``…/2026/how-to-hire-a-cfo`` tells ``how to hire a cfo``."""
    try:
        path = urlsplit(url if "://" in url else f"//{url}").path
    except ValueError:
        return ""
    return " ".join(_SLUG_WORD.findall(unquote(path)))


def give_mark(kind: ClipKind, detail: str) -> str:
    """What the log line of a give says: ``!article "On foot https://…"``, quoted so that it is read back whole."""
    words = " ".join(detail.split())
    for opening, closing in QUOTES.items():
        if not set(words) & {*closing, opening}:
            return f"!{kind} {opening}{words}{closing[0]}"
    return f'!{kind} "{words.replace(chr(34), chr(39))}"'


def _parted(body: str) -> tuple[str, str]:
    found = _PART.search(body)
    return (body[: found.start()].strip(), body[found.end() :].strip()) if found else (body, "")


def _address(text: str) -> str:
    """The first address in a text, without the punctuation of the sentence around it."""
    found = _LINK.search(text)
    if found is None:
        return ""
    link = found[0].rstrip(_CLOSING)
    while (last := link[-1:]) in _BRACKETS and link.count(last) > link.count(_BRACKETS[last]):
        link = link[:-1].rstrip(_CLOSING)
    return link


def _without(head: str, url: str) -> str:
    """The words of a title line beside its address."""
    before, found, after = head.partition(url) if url else (head, "", "")
    return " ".join(f"{before.rstrip(' ,–-') if found else before} {after}".split())


def _called(title: str) -> str:
    """A name for a paragraph: its first sentence, or its first words."""
    end = _SENTENCE_END.search(title, 0, _LONGEST_TITLE)
    if end:
        return title[: end.end()]
    head = title[:_SHOWN_TITLE]
    return (head.rsplit(" ", 1)[0] if " " in head else head) + "…"


def _guessed(url: str, words: str) -> ClipKind:
    address, said = url.lower(), words.lower()
    by_address = (kind for kind, shape in _BY_ADDRESS if url and shape.search(address))
    by_words = (kind for kind, shape in _BY_WORDS if shape.search(said))
    return next(by_address, None) or next(by_words, ClipKind.ARTICLE if url else ClipKind.OTHER)


def _spans(raw: str, kind: ClipKind, title: str, url: str, text: str, *, said: bool) -> tuple[Span, ...]:
    other = ClipKind.ARTICLE if kind is ClipKind.BOOK else ClipKind.BOOK
    guess = kind.value if said else f"{kind}? (“{other}: …” says otherwise)"
    parts = [Span(0, 0, "kind", guess)]
    if title:
        parts.append(Span(0, len(raw), "name", shortened(title, 100)))
    if url:
        parts.append(Span(0, len(raw), "url", shortened(url, 80)))
    if text:
        parts.append(Span(0, len(raw), "words", f"text: {shortened(text, 60)}"))
    return tuple(parts)
