"""A pasted business card or e-mail signature: several lines become a contact draft and a preview of its parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from netui.domain.folding import fold
from netui.domain.frozen import dataclass
from netui.domain.line.block_points import LONGEST_PIECE, card_line, point_of, points_within
from netui.domain.line.card_parts import CardParts
from netui.domain.line.drafts import Span
from netui.domain.line.role_words import has_role, split_role
from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MOST_PIECES = 100
"""Pieces of a block that are looked at; what stands behind them is kept as text about the contact."""

MOST_WORDS = 12
"""Words of the longest line that may be a name, a role or an organisation."""

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_PARTING = re.compile(r"[|｜•·‣▪●■◆►\t]| {3,}")
_ALSO_PARTING = re.compile(r"[,;，；、]|(?<=\s)[/–—-](?=\s)|(?<=[\d)])\s+(?=[^\W\d_]{1,10}[.:]{0,2}\s?[+(\d])")
_DECORATION = re.compile(r"[^\w+(@<\"“„«'#]*")
_SCHEME = re.compile(r"\w+://(?:www\.)?")
_CLOSING = re.compile(
    r"(?:(?:with |my |very )?(?:best|kind|kindest|warm|warmest|many) (?:regards|wishes|thanks)|regards|best|cheers"
    r"|thanks|thank you|yours (?:sincerely|truly|faithfully)|sincerely|(?:mit )?(?:freundlich|viel|best|lieb)en?"
    r" gr(?:ü|ue)(?:ß|ss)en?|mfg|lg|cordialement|bien à vous|(?:un )?saludos?(?: cordial(?:es)?)?|cordiali saluti"
    r"|atentamente|此致|敬礼)\s*(?:[,!.，]+\s*|\Z)",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"(?<![^\s,-])\d{4,6}(?:-\d{4})?(?=$|[\s,])|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|〒")
_STREET = re.compile(
    r"straße|strasse|str\.|platz\b|allee\b|gasse\b|straat\b|gatan\b|weg\b|[市区路街號号]|丁目|\b(?:street|road|avenue"
    r"|boulevard|lane|drive|square|st|rd|ave|blvd|ln|floor|suite|rue|calle|carrer|plaza|paseo|avda|vía|via|viale"
    r"|piazza|rua|ulica|ul|box|postfach)\b",
    re.IGNORECASE,
)
_ADDRESS_LABEL = re.compile(r"(?:(?:office )?address|adresse|dirección|anschrift|addr?|地址)\s*[:：]\s*", re.I)
_CITY = re.compile(r"\b\d{4,5} ([^\W\d_][^\d,]*)|(?:^|[,\n] *)([^\W\d_][^\d,]*), [A-Z]{2} \d{5}")
_PROPER = re.compile(r"(?:[^\W\d_a-zß-ÿ][\w'’.-]*(?:,? +|,|\Z)|(?:d[aeio]s?|del|of|the|am|an|la|le) )+")
_COMPANY = re.compile(
    r"(?:\b(?:inc|llc|ltd|plc|corp|gmbh|ag|kg|s\.?a|s\.?l|b\.?v|oy|ab|pty|co|group|bank|university)\b\.?|公司|大学)\s*$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"(?:,?\s*\b(?:ph\.?d|m\.?d|mba|msc|cfa|cpa|esq|jr|sr|ii|iii)\b\.?)+", re.IGNORECASE)
_PROVIDERS = _words(
    """gmail googlemail outlook hotmail live yahoo icloud gmx web posteo mailbox proton protonmail fastmail aol
    mail yandex free linkedin xing github twitter facebook instagram www com org net"""
)


@dataclass(frozen=True, slots=True)
class ContactBlock:
    """A block as understood: the contact to make, and where in ``raw`` each part of it stands.

    ``what`` of a span is as in the add line; ``about`` was not recognised and is kept in the draft's
    ``about``, ``closing`` is a complimentary close ("Kind regards"), the only words that are not kept.
    """

    raw: str
    draft: ContactDraft
    notices: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch ``[start, stop)`` of a line: the ways to reach somebody in it, and the ``text`` that is none."""

    start: int
    stop: int
    line: int
    text: str
    points: tuple[ContactPoint, ...] = ()


def read_block(text: str) -> ContactBlock:
    """What a pasted ``text`` says about one person; never raises.

    Ways to reach somebody are told by shape and label, role and organisation by the words of roles and the
    domain of the e-mail address, the name by that address too, or else as the first line that is nothing else.
    """
    pieces, spans = _pieces(text)
    reader = _Reader(pieces)
    free = [piece for piece in pieces if piece.text]
    if name := reader.name_among(free):
        free.remove(name)
        reader.named(name)
    free = [piece for piece in free if not reader.addressed(piece)]
    company = next((piece for piece in free if reader.of_domain(piece.text)), None)
    for piece in [piece for piece in free if not reader.works(piece)]:
        reader.settle(piece, company)
    return reader.block(text, spans)


class _Reader:
    """What is known so far of the person whose block is read."""

    def __init__(self, pieces: Sequence[_Piece]) -> None:
        self._pieces = pieces
        self._known: dict[str, str] = {}
        self._about: dict[int, str] = {}
        self._addresses: list[list[_Piece]] = []
        self._what: dict[int, tuple[str, str]] = {}
        self._points = tuple(dict.fromkeys(point for piece in pieces for point in piece.points))
        mails = [point.value.rpartition("@") for point in self._points if point.kind is PointKind.EMAIL]
        self._locals = [fold(local) for local, _, _ in mails]
        links = [point.value for point in self._points if point.kind is PointKind.URL]
        hosts = [host for _, _, host in mails] + [_SCHEME.sub("", link).partition("/")[0] for link in links]
        labels = {label.replace("-", "") for host in hosts for label in fold(host).split(".")[:-1]}
        self._domains = {label for label in labels - _PROVIDERS if len(label) > 2}

    def name_among(self, free: Sequence[_Piece]) -> _Piece | None:
        """The piece most likely the name: beside an e-mail address, or like one and in full, or the first."""
        likely = [(piece, self._likeness(piece.text)) for piece in free if _may_be_name(piece.text)]
        ranked = [
            (not piece.points, -likeness, likeness and " " not in piece.text, self.of_domain(piece.text), piece)
            for piece, likeness in likely
            if likeness or not piece.text[0].islower()
        ]
        return min(ranked, key=lambda rank: (*rank[:4], rank[4].start))[4] if ranked else None

    def named(self, piece: _Piece) -> None:
        """Take the name, and what stands behind it on the same line."""
        letters = _LETTERS.search(piece.text)
        if letters and letters.start():
            name, rest = piece.text[: letters.end()], piece.text[letters.end() :].strip(" ,")
            card = replace(_work(rest), name=name)
            if rest and not (card.role or card.organisation):
                card = CardParts(name=piece.text)
        else:
            card = _told(card_line(piece.text))
        self._take(card if not card.points else CardParts(name=piece.text))
        self._note(piece, "name", f"new: {self._known['name']}", *(value for _, value in _work_of(card)))

    def addressed(self, piece: _Piece) -> bool:
        """Take a line of a postal address, or one right below that may end it: a town, a country."""
        if len(piece.text) > LONGEST_PIECE:
            return False
        label = _ADDRESS_LABEL.match(piece.text)
        text = piece.text[label.end() :] if label else piece.text
        follows = bool(self._addresses) and piece.line - self._addresses[-1][-1].line <= 1
        ends = follows and _is_place(text, 3) and not self.of_domain(text)
        if not text or not (label or ends or _is_address(text)):
            return False
        if follows:
            self._addresses[-1].append(replace(piece, text=text))
        else:
            self._addresses.append([replace(piece, text=text)])
        self._note(piece, "address", f"address: {text}")
        return True

    def of_domain(self, text: str) -> bool:
        """Whether ``text`` names the organisation whose domain they write from."""
        words = [word.strip(".,&-") for word in fold(text[:LONGEST_PIECE]).split(" ")]
        joined = "".join(words)
        return any(
            label in words or (len(label) > 3 and label in joined) or (len(words[0]) > 3 and words[0] in label)
            for label in self._domains
        )

    def works(self, piece: _Piece) -> bool:
        """Take a piece that tells a role, and the organisation if it stands there too."""
        card = _work(piece.text)
        clash = any(value and field in self._known for field, value in _work_of(card))
        if not card.role or clash:
            return False
        self._take(card)
        self._note(piece, "role", *(value for _, value in _work_of(card)))
        return True

    def settle(self, piece: _Piece, company: _Piece | None) -> None:
        """Take a piece as organisation or place if it may be one; what is left is about the contact."""
        text, known = piece.text, self._known
        if set(text.split()) <= set(known.get("name", "").split()):
            self._note(piece, "name")
        elif "organisation" not in known and (piece is company or (company is None and _may_be_company(text))):
            card = _work(text)
            whole = bool(card.role or not card.organisation or (card.place and "place" in known))
            self._take(CardParts(organisation=text) if whole else card)
            self._note(piece, "organisation", text if whole else f"{card.organisation}, {card.place}".strip(", "))
        elif "place" not in known and _is_place(text, MOST_WORDS if "," in text else 1):
            known["place"] = text
            self._note(piece, "place", f"place: {text}")
        else:
            self._about[piece.start] = text
            self._note(piece, "about", f"about: {text}")

    def block(self, raw: str, spans: Sequence[Span]) -> ContactBlock:
        """All of it as a draft."""
        addresses = [", ".join(piece.text for piece in group) for group in self._addresses]
        city = next((found for address in addresses if (found := _CITY.search(address))), None)
        draft = ContactDraft(
            name=self._known.get("name", ""),
            role=self._known.get("role", ""),
            organisation=self._known.get("organisation", ""),
            place=self._known.get("place") or ((city[1] or city[2]).strip() if city else ""),
            about="\n".join(text for _, text in sorted(self._about.items())),
            points=(*self._points, *(ContactPoint(PointKind.ADDRESS, address) for address in addresses)),
        )
        notices = () if draft.name else ("No name was found here: a new contact needs one.",)
        all_spans = [*spans, *(self._span(piece) for piece in self._pieces)]
        return ContactBlock(raw, draft, notices, tuple(sorted(all_spans, key=lambda span: span.start)))

    def _likeness(self, text: str) -> int:
        """How many words of ``text`` stand in the e-mail address before its ``@``."""
        words = [word.strip(".,-") for word in fold(text).split(" ")]
        return max((sum(len(word) > 1 and word in local for word in words) for local in self._locals), default=0)

    def _take(self, card: CardParts) -> None:
        for field, value in (("name", card.name), *_work_of(card)):
            if value:
                self._known.setdefault(field, value)

    def _note(self, piece: _Piece, what: str, *says: str) -> None:
        self._what[piece.start] = (what, ", ".join(filter(None, says)))

    def _span(self, piece: _Piece) -> Span:
        says = [f"{point.kind}: {point.value}" for point in piece.points]
        what, said = self._what.get(piece.start, (str(piece.points[0].kind) if piece.points else "about", ""))
        return Span(piece.start, piece.stop, what, "; ".join(filter(None, (said, *says))))


def _pieces(text: str) -> tuple[list[_Piece], list[Span]]:
    """The pieces of a block in order, and the spans of the complimentary closes between them."""
    pieces, closings = list[_Piece](), list[Span]()
    for number, (start, stop, line) in enumerate(_stretches(text)):
        if number == MOST_PIECES:
            pieces.append(_Piece(start, len(text), line, text[start:].rstrip()))
            break
        if closing := _CLOSING.match(text, start, stop):
            closings.append(Span(start, closing.end(), "closing", f"not kept: {closing[0].strip()}"))
            start = closing.end()
        if start < stop:
            pieces += _reached(text, start, stop, line)
    return pieces, closings


def _stretches(text: str) -> Iterator[tuple[int, int, int]]:
    """What stands between line ends and upright bars, without what decorates it; only what says something."""
    for line, found in enumerate(_LINE.finditer(text)):
        yield from ((*place, line) for place in _split(_PARTING, text, found.start(), found.end()))


def _split(parting: re.Pattern[str], text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    for end, after in [*((cut.start(), cut.end()) for cut in parting.finditer(text, start, stop)), (stop, stop)]:
        bare = _DECORATION.match(text, start, end)
        first = bare.end() if bare else start
        last = first + len(text[first:end].rstrip(" \t\u3000,;"))
        if any(char.isalnum() for char in text[first:last]):
            yield first, last
        start = after


def _reached(text: str, start: int, stop: int, line: int) -> list[_Piece]:
    """One stretch as pieces: it is parted further only where that finds a way to reach somebody."""
    if (point := point_of(text[start:stop])) or stop - start > LONGEST_PIECE:
        return [_Piece(start, stop, line, "" if point else text[start:stop], (point,) if point else ())]
    pieces: list[_Piece] = []
    for first, last in _split(_ALSO_PARTING, text, start, stop):
        part = text[first:last]
        points, rest = ((found,), "") if (found := point_of(part)) else points_within(part)
        if pieces and not points and not pieces[-1].points:
            pieces[-1] = replace(pieces[-1], stop=last, text=text[pieces[-1].start : last])
        else:
            pieces.append(_Piece(first, last, line, rest, points))
    return pieces if any(piece.points for piece in pieces) else [_Piece(start, stop, line, text[start:stop])]


def _work(text: str) -> CardParts:
    """Role, organisation and place in a text that is no name; nothing where there is none or it is too long."""
    if len(text) > LONGEST_PIECE or len(text.split()) > MOST_WORDS:
        return CardParts()
    card = replace(card_line(f"x,{text}"), name="")
    sure = not card.role or split_role(card.role)[0] or _PROPER.fullmatch(card.role)
    return _told(card) if sure and not card.points else CardParts()


def _told(card: CardParts) -> CardParts:
    """What stands behind a role alone is more of the role ("Manager, Platform"), or else the organisation."""
    if not card.role or card.organisation or not card.place:
        return card
    if not split_role(f"manager {card.place}")[1]:
        return replace(card, role=f"{card.role}, {card.place}", place="")
    return replace(card, organisation=card.place, place="")


def _work_of(card: CardParts) -> tuple[tuple[str, str], ...]:
    return ("role", card.role), ("organisation", card.organisation), ("place", card.place)


def _may_be_name(text: str) -> bool:
    return (
        len(text) <= LONGEST_PIECE
        and len(text.split()) <= MOST_WORDS
        and not any(char.isdigit() for char in text)
        and not text.endswith((".", "!", "?"))
        and not (has_role(text) or _COMPANY.search(text))
    )


def _may_be_company(text: str) -> bool:
    if text[0].islower() or len(text) > LONGEST_PIECE or len(text.split()) > MOST_WORDS // 2:
        return False
    return not text.endswith((".", "!", "?", ":")) or bool(_COMPANY.search(text))


def _is_address(text: str) -> bool:
    return bool(_POSTCODE.search(text)) or (any(char.isdigit() for char in text) and bool(_STREET.search(text)))


def _is_place(text: str, most_words: int) -> bool:
    """A town or a country by its capitals alone, which only Latin, Greek and Cyrillic script have."""
    if len(text) > LONGEST_PIECE or len(text.split()) > most_words or not text[0].isupper():
        return False
    return bool(_PROPER.fullmatch(text)) and not _COMPANY.search(text) and not has_role(text)
