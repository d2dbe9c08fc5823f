"""vCard files (2.1, 3.0, 4.0) read into drafts: every card in them becomes a draft or a refusal."""

from dataclasses import dataclass, field

from netui.domain.incoming.reading import Card, Reading, Refusal
from netui.exchange.decoding import decode
from netui.exchange.vcard_fields import draft_from, is_group
from netui.exchange.vcard_lines import BLANK, Line, Property, logical_lines, parse_property

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
    cards: list[Card] = []
    refusals: list[Refusal] = []
    stack: list[_Open] = []
    end = begun = 0
    outside = False

    def close(ended: bool) -> None:
        card = stack.pop()
        made, refused = _close(card, text[card.start : end] if not card.too_much else "", file, ended)
        cards.extend(made)
        refusals.extend(refused)

    for line in logical_lines(text):
        if line.mark == "BEGIN":
            if stack and not stack[-1].agent:
                while stack:
                    close(ended=False)
            too_deep = f"more than {MAX_DEPTH} cards inside one another" if len(stack) >= MAX_DEPTH else ""
            stack.append(_Open(line.number, line.start, too_deep))
            begun += 1
            outside = False
        elif line.mark == "END" and stack:
            end = line.end
            close(ended=True)
        elif stack:
            _add(stack[-1], line, file)
        elif not outside and line.text.strip(BLANK):
            outside = True
            refusals.append(Refusal(file, line.number, "text outside of any card was not read"))
        end = line.end
    while stack:
        close(ended=False)
    if not begun:
        return Reading(refusals=(Refusal(file, 1, "there is no vCard in this file"),))
    return Reading(
        tuple(sorted(cards, key=lambda card: card.line)),
        tuple(sorted(refusals, key=lambda refusal: refusal.line)),
    )


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


def _close(card: _Open, raw: str, file: str, ended: bool) -> tuple[list[Card], list[Refusal]]:
    """What an open card gives now that it is over, by its END or (``ended`` false) without one."""
    if card.too_much:
        return [], [Refusal(file, card.line, f"{card.too_much}: this card was not read")]
    if is_group(card.properties):
        return [], [Refusal(file, card.line, "this card is a group of others, not somebody to call")]
    draft = draft_from(card.properties, raw)
    if draft is None:
        return [], [Refusal(file, card.line, "no name, e-mail or phone: nothing to call this contact by")]
    refusals = card.refusals
    if not ended:
        refusals.append(Refusal(file, card.line, "this card has no END:VCARD and was read as far as it goes"))
    return [Card(draft, card.line)], refusals
