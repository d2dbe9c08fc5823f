"""The properties of one vCard made a draft of a contact."""

import re
from collections.abc import Iterable, Sequence

from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate, PointKind
from netui.exchange.vcard_dates import partial_date
from netui.exchange.vcard_lines import Property
from netui.exchange.vcard_points import LOCALITY, WAYS, is_city_alone, is_preferred, point_of
from netui.exchange.vcard_values import SPACE, components, parameter, plain, text_of

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

DATES = {
    "BDAY": "birthday",
    "ANNIVERSARY": "anniversary",
    "X-ANNIVERSARY": "anniversary",
    "X-EVOLUTION-ANNIVERSARY": "anniversary",
    "X-KADDRESSBOOK-X-ANNIVERSARY": "anniversary",
    "DEATHDATE": "death",
    "X-ABDATE": "date",
}
"""The properties that hold a day, with what it is called; an X-ABDATE has a label of its own."""

_KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")

ONCE = frozenset({"BDAY", "DEATHDATE"})
"""Dates a person has one of (RFC 6350, section 6.2.5; RFC 6474): the first that can be read counts."""


def is_group(properties: Iterable[Property]) -> bool:
    """Whether the card is a list of other cards (RFC 6350, section 6.1.4; Apple has its own property)."""
    kinds = [prop.value for prop in properties if prop.name in _KINDS]
    return any(kind.strip(SPACE).casefold() == "group" for kind in kinds)


def draft_from(properties: Sequence[Property], raw: str) -> ContactDraft | None:
    """The draft of a contact with these ``properties``, or None where there is nothing to call it by.

    ``raw`` is the card's own text and goes into the draft as it is. The name is the first there is of FN, N,
    ORG, EMAIL, TEL, NICKNAME. Of several organisations, titles or uids the first one counts; the place is the
    city of the preferred address, else of the first that has one.
    """
    properties = _decoded(properties)
    named: dict[str, list[Property]] = {}
    for prop in properties:
        named.setdefault(prop.name, []).append(prop)
    labels = labels_of(named.get("X-ABLABEL", ()))
    place = place_of(named.get("ADR", ()))
    points = points_of(properties, labels, place)
    organisation = _first(part for prop in named.get("ORG", ()) for part in components(prop, 2))
    name = (
        _first_text(named, "FN")
        or _first(map(_structured_name, named.get("N", ())))
        or organisation
        or _first(point.value for point in points if point.kind is PointKind.EMAIL)
        or _first(point.value for point in points if point.kind is PointKind.PHONE)
        or _first_text(named, "NICKNAME")
    )
    if not name:
        return None
    return ContactDraft(
        name=name,
        role=_first_text(named, "TITLE") or _first_text(named, "ROLE"),
        organisation=organisation,
        place=place,
        about="\n".join(filter(None, [text_of(prop).strip(SPACE) for prop in named.get("NOTE", ())])),
        points=points,
        tags=_tags(named.get("CATEGORIES", ())),
        dates=_dates(properties, labels),
        uid=_first_text(named, "UID"),
        raw=raw,
    )


def _decoded(properties: Sequence[Property]) -> Sequence[Property]:
    """The properties with their values as text, each of them knowing whether the card is of version 2.1."""
    versions = [prop.value for prop in properties if prop.name == "VERSION"]
    if versions and versions[0].strip(SPACE).startswith("2"):
        return [plain(prop)._replace(old=True) for prop in properties]
    return [plain(prop) if prop.params else prop for prop in properties]


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def _first_text(named: dict[str, list[Property]], name: str) -> str:
    for prop in named.get(name, ()):
        if text := text_of(prop).strip(SPACE):
            return text
    return ""


def labels_of(properties: Iterable[Property]) -> dict[str, str]:
    """The label of each Apple group that ``properties`` (the X-ABLabel among them) give one."""
    return {
        prop.group: _apple_label(text_of(prop)) for prop in properties if prop.name == "X-ABLABEL" and prop.group
    }


def points_of(properties: Iterable[Property], labels: dict[str, str], place: str) -> tuple[ContactPoint, ...]:
    """Every contact point once; an address that is only the city ``place``, without a label, is none."""
    found: dict[ContactPoint, None] = {}
    for prop in [prop for prop in properties if prop.name in WAYS]:
        point = point_of(prop, labels)
        if point and (point.value != place or point.label or not is_city_alone(prop)):
            found[point] = None
    return tuple(found)


def _structured_name(prop: Property) -> str:
    """A name for the screen out of N: its five parts in the order they are spoken."""
    family, given, additional, prefix, suffix = (components(prop, 5) + [""] * 5)[:5]
    words = " ".join((prefix, given, additional, family, suffix)).replace(",", " ")
    return " ".join(filter(None, words.split(" ")))


def place_of(addresses: Sequence[Property]) -> str:
    """The city of the preferred one of some ADR, else of the first that has one."""
    in_turn = sorted(addresses, key=is_preferred, reverse=True) if len(addresses) > 1 else addresses
    return _first("".join(components(prop, LOCALITY + 1)[LOCALITY:]) for prop in in_turn)


def _tags(categories: Iterable[Property]) -> tuple[str, ...]:
    """One tag per category, case folded apart; an escaped comma parts them too, for that is what is meant."""
    tags: dict[str, str] = {}
    for prop in categories:
        for tag in text_of(prop).split(","):
            if trimmed := tag.strip(SPACE):
                tags.setdefault(trimmed.casefold(), trimmed)
    return tuple(tags.values())


def _dates(properties: Iterable[Property], labels: dict[str, str]) -> tuple[PartialDate, ...]:
    dates: dict[PartialDate, None] = {}
    settled: set[str] = set()
    for prop in [prop for prop in properties if prop.name in DATES]:
        if prop.name in settled:
            continue
        kind = DATES[prop.name]
        if prop.name == "X-ABDATE":
            kind = labels.get(prop.group) or kind
        date = partial_date(kind, text_of(prop), parameter(prop, "X-APPLE-OMIT-YEAR"))
        if date:
            dates[date] = None
            if prop.name in ONCE and not date.text:
                settled.add(prop.name)
    return tuple(dates)


def _apple_label(text: str) -> str:
    """The label of an Apple group; its own words come wrapped (``_$!<HomePage>!$_``), a person's do not."""
    text = text.strip(SPACE)
    if text.startswith("_$!<") and text.endswith(">!$_"):
        return _CAMEL.sub(" ", text[4:-4]).casefold()
    return text
