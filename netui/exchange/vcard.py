"""vCard files (2.1, 3.0, 4.0) read into drafts: every card in them becomes a draft or a refusal."""

from dataclasses import dataclass, field

from netui.domain.incoming.reading import Card, Reading, Refusal
from netui.exchange.decoding import decode
from netui.exchange.vcard_fields import draft_from, is_group
from netui.exchange.vcard_lines import BLANK, Line, Property, logical_lines, parse_property, skip_breaks
from netui.exchange.vcard_plain import PlainCards

MAX_FILE_BYTES = 512 * 1024 * 1024
"""A file is read into memory at once; thousands of cards with photos stay far below."""

MAX_CARD_TEXT = 4 * 1024 * 1024
"""Characters of one card apart from photos, sounds and keys: a person's card has a few thousand."""

MAX_PROPERTIES = 10_000
"""Properties of one card; the screen would have to list them all."""

MAX_DEPTH = 3
"""Cards within cards (AGENT): each holds the text of those inside it, so depth multiplies memory."""

_BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})


@dataclass(slots=True)
class _Open:
    """A card whose END has not come yet; ``too_much`` is the limit it broke, ``agent`` that one may begin."""

    line: int
    start: int
    too_much: str = ""
    agent: bool = False
    characters: int = 0
    lines: int = 0
    properties: list[Property] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


def read_vcards(data: bytes, file: str) -> Reading:
    """The contacts of a vCard file; ``file`` is the name that refusals give.

    Never raises, whatever the bytes. Every BEGIN:VCARD gives a card or a refusal with its line. A line that
    cannot be read, a card without END and text outside of cards give a refusal beside the cards. The card of
    an AGENT is a contact of its own and stands in the text of its owner's too. Input over MAX_FILE_BYTES or
    without a card gives one refusal and nothing else.
    """
    if len(data) > MAX_FILE_BYTES:
        return Reading(refusals=(Refusal(file, 1, f"more than {MAX_FILE_BYTES >> 20} MiB"),))
    text = decode(data)
    found = _Cards(text, file)
    found.read()
    if not found.begun:
        return Reading(refusals=(Refusal(file, 1, "there is no vCard in this file"),))
    return Reading(
        tuple(sorted(found.cards, key=lambda card: card.line)),
        tuple(sorted(found.refusals, key=lambda refusal: refusal.line)),
    )


class _Cards:
    """The cards and refusals of one file as they are found; ``begun`` is whether any card began."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._stack: list[_Open] = []
        self.cards: list[Card] = []
        self.refusals: list[Refusal] = []
        self.begun = False

    def read(self) -> None:
        """Read the whole text: plain cards at once, whatever stands between them line by line."""
        plain = PlainCards(self._text)
        at, number = skip_breaks(self._text, 0, 1)
        while at < len(self._text):
            card = plain.at(at)
            if card is None or len(card.properties) > MAX_PROPERTIES or card.end - at > MAX_CARD_TEXT:
                at, number = self._read_lines(at, number)
                continue
            self.begun = True
            self._keep(_Open(number, at, properties=card.properties), self._text[at : card.end], ended=True)
            at, number = skip_breaks(self._text, card.end, number + card.lines)

    def _read_lines(self, at: int, number: int) -> tuple[int, int]:
        """Read on from the line of a ``number`` that begins ``at`` until a card is over; where the next one is."""
        stack = self._stack
        end = at
        outside = False
        for line in logical_lines(self._text, at, number):
            if line.mark == "BEGIN":
                if stack and not stack[-1].agent:
                    while stack:
                        self._close(end, ended=False)
                too_deep = f"more than {MAX_DEPTH} cards inside one another" if len(stack) >= MAX_DEPTH else ""
                stack.append(_Open(line.number, line.start, too_deep))
                self.begun = True
                outside = False
            elif line.mark == "END" and stack:
                self._close(line.end, ended=True)
                if not stack:
                    return skip_breaks(self._text, line.end, line.number)
            elif stack:
                _add(stack[-1], line, self._file)
            elif not outside and line.text.strip(BLANK):
                outside = True
                self.refusals.append(Refusal(self._file, line.number, "text outside of any card was not read"))
            end = line.end
        while stack:
            self._close(end, ended=False)
        return len(self._text), 0

    def _close(self, end: int, *, ended: bool) -> None:
        card = self._stack.pop()
        self._keep(card, self._text[card.start : end] if not card.too_much else "", ended=ended)

    def _keep(self, card: _Open, raw: str, *, ended: bool) -> None:
        """What an open card gives now that it is over, by its END or (``ended`` false) without one."""
        if card.too_much:
            self._refuse(card, f"{card.too_much}: this card was not read")
            return
        if is_group(card.properties):
            self._refuse(card, "this card is a group of others, not somebody to call")
            return
        draft = draft_from(card.properties, raw)
        if draft is None:
            self._refuse(card, "no name, e-mail or phone: nothing to call this contact by")
            return
        self.refusals.extend(card.refusals)
        if not ended:
            self._refuse(card, "this card has no END:VCARD and was read as far as it goes")
        self.cards.append(Card(draft, card.line))

    def _refuse(self, card: _Open, reason: str) -> None:
        self.refusals.append(Refusal(self._file, card.line, reason))


def _add(card: _Open, line: Line, file: str) -> None:
    """Takes one line into an open card, unless the card has broken a limit."""
    card.agent = False
    if card.too_much or not line.text.strip(BLANK):
        return
    card.lines += 1
    if card.lines > MAX_PROPERTIES:
        card.too_much = f"more than {MAX_PROPERTIES:,} properties"
        return
    prop = parse_property(line.text)
    if prop is None or prop.name not in _BINARY:
        card.characters += len(line.text)
        if card.characters > MAX_CARD_TEXT:
            card.too_much = f"more than {MAX_CARD_TEXT >> 20} MiB of text apart from photos"
            return
    if prop is None:
        reason = "this line is not a property and stays in the card's own text only"
        card.refusals.append(Refusal(file, line.number, reason))
    elif prop.name not in _BINARY:
        card.properties.append(prop)
        card.agent = prop.name == "AGENT" and not prop.value.strip(BLANK)
