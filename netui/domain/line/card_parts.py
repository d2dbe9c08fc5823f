"""The parts of a card typed on one line: each is told by its shape, only the name by its place."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from netui.domain.frozen import dataclass
from netui.domain.line.drafts import Span
from netui.domain.line.role_words import has_role, split_role
from netui.domain.line.text import without
from netui.domain.line.tokens import QUOTES, Quotes, after_blanks, signs, word_or_quote
from netui.domain.people.contact import ContactPoint, PointKind

_EMAIL = re.compile(r"(?:mailto:)?([^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\".]+)", re.IGNORECASE)
_BRACKETED = re.compile(r"<([^<>\s]+)>\Z")
_PHONE = re.compile(r"(?:tel:)?[+(\d][\d\s()./+-]*", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_PROFILE = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)*"
    r"(?:linkedin\.com/(?:in|pub|company)|xing\.com/profile|github\.com|gitlab\.com|x\.com|twitter\.com"
    r"|facebook\.com|instagram\.com|bsky\.app/profile|t\.me|threads\.net|youtube\.com/@)[/\w]",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"@[\w.-]*\w")
_LABEL = re.compile(
    r"(e-?mail|mail|e|phone|mobile|cell|tel|work|office|home|private|direct|fax|m|t|p|o|w|web|url)[.:]?\s+(?=\S)",
    re.IGNORECASE,
)
_MANY_BLANKS = re.compile(r" {2,}")
_COMMA = re.compile(r"[,，、]")
_COMPANY_FORMS = frozenset(
    {"inc", "inc.", "llc", "ltd", "ltd.", "plc", "corp", "corp.", "gmbh", "ag", "s.a.", "b.v."}
)

MIN_DIGITS = 6
"""Fewer digits are a house number or a year, not a phone number."""

MOST_PARTS = 200
"""Commas and tags that are looked at: behind them the card is one long part."""

LONGEST_POINT = 2048
"""Characters of the longest text that is tried as a way to reach somebody."""


@dataclass(frozen=True, slots=True)
class CardParts:
    """What a card says; everything may be empty."""

    name: str = ""
    role: str = ""
    organisation: str = ""
    place: str = ""
    points: tuple[ContactPoint, ...] = ()
    tags: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """Text between two commas: the ways to reach somebody in it, and the ``rest`` that has no such shape."""

    start: int
    stop: int
    points: tuple[ContactPoint, ...]
    rest: str
    after_points: bool
    before_points: bool


def read_card(line: str, stop: int) -> CardParts:
    """The card written in ``line`` up to ``stop``; never raises.

    The first part is the name. Of the parts without a shape of their own the first is role and organisation
    and the rest the place; a single one behind an e-mail, a number or a link is the place, unless it begins
    with a role.
    """
    card, tags, spans = _without_tags(line[:stop])
    parts = _parts(card)
    named = bool(parts) and not _COMMA.match(card, after_blanks(card, 0))
    others = [part for part in parts[named:] if part.rest]
    name = (parts[0].rest or _closed_up(card[parts[0].start : parts[0].stop])) if named else ""
    role, organisation, places = _work_and_places(others)
    place = ", ".join(part.rest for part in places)
    first_place = places[0].start if places else len(card)
    holes = [(span.start, span.stop) for span in spans]
    for at, part in enumerate(parts):
        what = str(part.points[0].kind) if part.points else ""
        says = [f"{point.kind}: {point.value}" for point in part.points]
        if named and at == 0:
            what, says = "name", [f"new: {name}", *says]
        elif part.rest and part.start >= first_place:
            what, says = "place", ([f"place: {place}", *says] if part.start == first_place else says)
        elif part.rest:
            what = "role" if role and part is others[0] else "organisation"
            says = [", ".join(filter(None, (role, organisation))), *says] if part is others[0] else says
        inside = holes[bisect_left(holes, (part.start, 0)) : bisect_left(holes, (part.stop, 0))]
        for start, end in without([(part.start, part.stop)], inside):
            spans.append(Span(start, end, what, "; ".join(says)))
            says = []
    return CardParts(
        name=name,
        role=role,
        organisation=organisation,
        place=place,
        points=tuple(point for part in parts for point in part.points),
        tags=tags,
        spans=tuple(spans),
    )


def _work_and_places(free: list[_Part]) -> tuple[str, str, list[_Part]]:
    """Role, organisation and the parts that make the place."""
    if not free or (len(free) == 1 and free[0].after_points and not has_role(free[0].rest)):
        return "", "", free
    role, organisation = split_role(free[0].rest)
    rest = free[1:]
    if role and not organisation and rest and (len(rest) > 1 or rest[0].before_points):
        organisation = rest.pop(0).rest
    if organisation and rest and rest[0].rest.lower() in _COMPANY_FORMS:
        organisation = f"{organisation}, {rest.pop(0).rest}"
    return role, organisation, rest


def _parts(card: str) -> list[_Part]:
    """The parts between commas, empty ones left out; a comma inside a quote does not part."""
    texts = [
        (start, stop, *_reach(_closed_up(text))) for start, stop, text in _between_commas(card) if text.strip()
    ]
    with_points = [at for at, (_, _, points, _) in enumerate(texts) if points]
    first, last = (with_points[0], with_points[-1]) if with_points else (len(texts), -1)
    return [
        _Part(start, stop, points, rest, after_points=first < at, before_points=at < last)
        for at, (start, stop, points, rest) in enumerate(texts)
    ]


def _between_commas(card: str) -> Iterator[tuple[int, int, str]]:
    quotes = Quotes(card)
    at = found = 0
    while at < len(card):
        found += 1
        start = after_blanks(card, at)
        if found < MOST_PARTS and card[start : start + 1] in QUOTES and (close := quotes.close(start)):
            end = after_blanks(card, close + 1)
            if end == len(card) or _COMMA.match(card, end):
                yield start, close + 1, card[start + 1 : close]
                at = end + 1
                continue
        comma = _COMMA.search(card, start) if found < MOST_PARTS else None
        end = comma.start() if comma else len(card)
        text = card[start:end].rstrip()
        yield start, start + len(text), text
        at = end + 1


def _without_tags(card: str) -> tuple[str, tuple[str, ...], list[Span]]:
    """The card with blanks where its tags were, so that every place stays where it was."""
    quotes, tags, spans = Quotes(card), dict[str, str](), list[Span]()
    kept: list[str] = []
    at = 0
    for sign in islice(signs(card, 0), MOST_PARTS):
        if sign.sign != "#" or sign.start < at:
            continue
        if sign.escapes:
            start, stop = sign.at - 1, sign.at
            spans.append(Span(start, stop, "escape"))
        else:
            piece = word_or_quote(card, sign.at + 1, quotes)
            if piece is None:
                continue
            start, stop = sign.at, piece.end
            tag = card[piece.start : piece.stop].strip()
            tags.setdefault(tag.casefold(), tag)
            spans.append(Span(start, stop, "tag", f"tag: {tag}"))
        kept += (card[at:start], " " * (stop - start))
        at = stop
    kept.append(card[at:])
    return "".join(kept), tuple(tags.values()), spans


def _closed_up(text: str) -> str:
    """``text`` with one blank where a tag stood."""
    return _MANY_BLANKS.sub(" ", text.strip())


def _reach(text: str) -> tuple[tuple[ContactPoint, ...], str]:
    """The ways to reach somebody written in ``text``, and the rest of it."""
    if len(text) > LONGEST_POINT:
        return (), text
    label = _LABEL.match(text)
    if label and (point := _point(text[label.end() :], label[1].lower())):
        return (point,), ""
    if point := _point(text):
        return (point,), ""
    points, rest = list[ContactPoint](), list[str]()
    for word in text.split(" "):
        bracketed = _BRACKETED.fullmatch(word)
        point = _mail_or_link(bracketed[1] if bracketed else word)
        if point:
            points.append(point)
        else:
            rest.append(word)
    if not points:
        return (), text
    left = " ".join(rest).strip()
    phone = _point(left) if left else None
    return ((*points, phone), "") if phone else (tuple(points), left)


def _point(text: str, label: str = "") -> ContactPoint | None:
    point = _mail_or_link(text, label)
    if point is None and _PHONE.fullmatch(text) and sum(char.isdigit() for char in text) >= MIN_DIGITS:
        value = text[4:] if text.lower().startswith("tel:") else text
        return ContactPoint(PointKind.PHONE, value.strip(), label)
    if point is None and _HANDLE.fullmatch(text):
        return ContactPoint(PointKind.HANDLE, text, label)
    return point


def _mail_or_link(text: str, label: str = "") -> ContactPoint | None:
    if mail := _EMAIL.fullmatch(text):
        return ContactPoint(PointKind.EMAIL, mail[1], label)
    if _PROFILE.match(text) and not any(char.isspace() for char in text):
        return ContactPoint(PointKind.PROFILE, text, label)
    return ContactPoint(PointKind.URL, text, label) if _LINK.fullmatch(text) else None
