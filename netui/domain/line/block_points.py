"""Ways to reach somebody within a piece of a pasted card, told by shape and by the label beside them."""

import re
from dataclasses import replace

from netui.domain.line.card_parts import CardParts, read_card
from netui.domain.people.contact import ContactPoint, PointKind

LONGEST_PIECE = 300
"""Characters of the longest piece that may be anything but text about the contact."""

MOST_DIGITS = 15
"""A phone number has no more (ITU-T E.164)."""

_LABELLED = re.compile(r"([^\W\d_][^:：\d@]{0,24}?)\s*[:：]\s*(?=\S)")
_LABELLED_NUMBER = re.compile(r"([^\W\d_][^\d+(@]{0,24}?)[.\s/-]*(?=[+(\d])")
_NUMBER_LABELLED = re.compile(r"(.*\d)\s*\(([^\W\d_][^()\d]{0,20})\)")
_EXTENSION = re.compile(r"\s*(?:\bext(?:ension)?\b[.:]?|\bx|#)\s?\d{1,6}", re.IGNORECASE)
_SCHEMES = ("http", "https", "mailto")
_DASH = re.compile(r"(?<=\s)[–—-](?=\s)")
_HASH = re.compile(r"(?<!\S)(?=\\*#[^\W\d_\"“„«])")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PHONES = _words(
    """tel telephone telefon telefono teléfono téléphone tél phone ph mobile mob mobil móvil movil portable cell
    cel celular handy gsm natel fax telefax direct dial line office work home desk main switchboard private
    whatsapp signal durchwahl zentrale fixe m t p o w d c f h 电话 手机 電話 手機 携帯 전화 휴대폰 тел моб"""
)
_SERVICES = _words(
    """linkedin xing github twitter x instagram facebook telegram wechat weixin 微信 skype signal line mastodon
    bluesky threads discord kakaotalk qq viber"""
)


def point_of(text: str) -> ContactPoint | None:
    """The one way to reach somebody that ``text`` is as a whole, with its label."""
    if len(text) > LONGEST_PIECE:
        return _shaped(text)
    word, point = "", None
    if label := _LABELLED.match(text):
        word, value = label[1].strip(" .()").lower(), text[label.end() :]
        point = _shaped(value)
        if point and point.kind is PointKind.PHONE and not (value.startswith("+") or _is_phone_label(word)):
            point = None
        if point is None and word in _SERVICES and " " not in value:
            point = ContactPoint(PointKind.HANDLE, value)
    elif (label := _LABELLED_NUMBER.match(text)) and _is_phone_label(label[1]):
        word, point = label[1], _shaped(text[label.end() :])
    elif (label := _NUMBER_LABELLED.fullmatch(text)) and _is_phone_label(label[2]):
        word, point = label[2], _shaped(label[1])
    if point is None or word in _SCHEMES:
        return _shaped(text)
    return replace(point, label=word.strip(" .:/-").lower())


def _shaped(text: str) -> ContactPoint | None:
    """``text`` as a way to reach somebody if it has the shape of one, a phone's extension included."""
    extension = _EXTENSION.search(text) if text[-1:].isdigit() and len(text) <= LONGEST_PIECE else None
    extra = extension[0] if extension and extension.end() == len(text) else ""
    core = text.removesuffix(extra)
    points, rest = points_within(core)
    if len(points) != 1 or rest:
        return None
    if points[0].kind is not PointKind.PHONE:
        return None if extra else points[0]
    number = points[0].value
    if sum(char.isdigit() for char in number) > MOST_DIGITS or "+" in number[1:].lstrip("("):
        return None
    return replace(points[0], value=number + extra)


def points_within(text: str) -> tuple[tuple[ContactPoint, ...], str]:
    """The ways to reach somebody in a text, and the rest of it."""
    card = card_line(text)
    if not card.points or card.role or card.organisation or card.place:
        return (), text
    return card.points, "" if card.name == text.strip() else card.name


def card_line(text: str) -> CardParts:
    """The card in one line, where a dash parts like a comma and a ``#`` is a plain sign."""
    card = _HASH.sub(r"\\", _DASH.sub(",", text))
    return read_card(card, len(card))


def _is_phone_label(label: str) -> bool:
    words = re.split(r"[\s./:()&-]+", label.lower())
    return all(word in _PHONES for word in words if word)
