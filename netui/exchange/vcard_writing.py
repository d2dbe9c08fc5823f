"""Contacts written as vCards (3.0, on request 4.0) that other programs, and netui itself, read back."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from netui.domain.people.contact import Contact, ContactPoint, PartialDate, PointKind
from netui.domain.people.partial_dates import partial_date as date_words
from netui.exchange.vcard_dates import partial_date
from netui.exchange.vcard_fields import DATES, ONCE, place_of
from netui.exchange.vcard_lines import Property
from netui.exchange.vcard_originals import (
    Original,
    Said,
    Version,
    as_it_came,
    preferred,
    property_line,
    read_originals,
)
from netui.exchange.vcard_points import MESSENGERS, point_of
from netui.exchange.vcard_values import SPACE, parameter, plain, text_of

_NAME = (
    "FN",
    "N",
    "SORT-STRING",
    "X-EVOLUTION-FILE-AS",
    "X-PHONETIC-FIRST-NAME",
    "X-PHONETIC-MIDDLE-NAME",
    "X-PHONETIC-LAST-NAME",
)
_FIELDS = {
    "name": _NAME,
    "organisation": ("ORG",),
    "role": ("TITLE", "ROLE"),
    "about": ("NOTE",),
    "tags": ("CATEGORIES",),
}
"""The fields of a card that some properties say together: as they came while the field is what they said."""

_POINT_NAMES = {
    PointKind.EMAIL: "EMAIL",
    PointKind.PHONE: "TEL",
    PointKind.URL: "URL",
    PointKind.PROFILE: "URL",
    PointKind.ADDRESS: "ADR",
    PointKind.HANDLE: "X-SOCIALPROFILE",
}
_OF_GROUPS = ("X-ABLABEL", "X-ABADR")
_MANAGED = frozenset(("VERSION", "UID", "PRODID", "PROFILE", "REV", "IMPP", "SOCIALPROFILE", *_OF_GROUPS))
_OWN = _MANAGED.union(DATES, MESSENGERS, _POINT_NAMES.values(), *_FIELDS.values())
"""What is written from the contact, or is about the writing of the original; everything else is passed on."""

_TYPES = frozenset(
    ("home", "work", "cell", "fax", "pager", "car", "isdn", "bbs", "modem", "pcs", "other", "main", "textphone")
)
"""Labels that stand in TYPE, where every program sees them; others go into the X-ABLabel of a group."""

_TYPE_TOO = {"mobile": ["cell"]}
"""Labels that mean a TYPE: it is written beside them, for programs that read no labels."""

_SERVICE = re.compile(r"(?!quoted-printable$)[a-z0-9][a-z0-9.-]{0,40}")
_SCHEMES = {"jabber": "xmpp", "google talk": "xmpp", "msn": "msnim", "yahoo": "ymsgr"}
"""The schemes of messengers that are not called as they are."""

_ANY_DATE = "X-ABDATE"
_DATE_NAMES: Mapping[Version, Mapping[str, str]] = {
    "3.0": {"birthday": "BDAY"},
    "4.0": {"birthday": "BDAY", "anniversary": "ANNIVERSARY", "death": "DEATHDATE"},
}
_APPLE_LABELS = {"anniversary": "_$!<Anniversary>!$_"}

_SPECIAL = re.compile(r"[\\,;]")
_BREAK = re.compile(r"\r\n?|\n")
_LINE_OCTETS = 75
"""Octets of a line apart from its end (RFC 2426, section 2.6; RFC 6350, section 3.2)."""


def vcard(contact: Contact, originals: Sequence[str] = (), version: Version = "3.0") -> str:
    """The vCard of a contact, its lines folded and ended by CR LF.

    It carries what vCard has a place for: name, work, place, points, tags, dates and the text about them. What
    is noted of people, the hook, tiers and the timeline are nobody else's and stay here.

    Properties of ``originals`` (the texts of imported cards, the latest first) that netui does not understand
    leave as they came, those it understands too unless their field was edited here; of several originals an
    older one adds only what the newer ones say nothing of. A line that is no property stays behind, as do
    PRODID and REV. The UID is the one the contact was imported with, else its own.

    CR, CR LF and LF in a text are one line break; every other control character is written as it is, and
    read back the same. A date's lead time is not written.
    """
    return "".join(f"{folded(line)}\r\n" for line in _Card(contact, read_originals(originals), version).lines())


def folded(line: str) -> str:
    """``line`` broken after at most 75 octets, never within a character, each further part after a blank."""
    octets = line.encode("utf-8", "replace")
    if len(octets) <= _LINE_OCTETS:
        return line
    parts, start, room = [], 0, _LINE_OCTETS
    while start < len(octets):
        end = start + room
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(octets[start:end].decode())
        start, room = end, _LINE_OCTETS - 1
    return "\r\n ".join(parts)


class _Card:
    """One card being written; ``cards`` are the originals, the latest first."""

    def __init__(self, contact: Contact, cards: Sequence[Original], version: Version) -> None:
        self._contact = contact
        self._cards = cards
        self._version = version
        self._written: list[str] = []
        self._groups: dict[tuple[int, str], str] = {}
        self._taken = {said.prop.group for card in cards for said in card.said if said.prop.group}
        self._kept: set[int] = set()

    def lines(self) -> list[str]:
        """Every line of the card, unfolded."""
        uid = next((card.draft.uid for card in self._cards if card.draft.uid), f"urn:uuid:{self._contact.uid}")
        self._add(Property("UID", "", {}, escaped(uid)))
        for field, names in _FIELDS.items():
            self._write_field(field, names)
        self._write_dates()
        self._write_points()
        self._pass_on()
        return ["BEGIN:VCARD", f"VERSION:{self._version}", *self._written, "END:VCARD"]

    def _add(self, prop: Property, label: str = "") -> None:
        """Write a property anew, with a ``label`` in a group of its own."""
        if label:
            prop = prop._replace(group=self._new_group())
        self._written.append(property_line(prop))
        if label:
            self._written.append(property_line(Property("X-ABLabel", prop.group, {}, escaped(label))))

    def _keep(self, number: int, said: Said) -> None:
        """Write a property of an original as it came, with the label of its group; once."""
        if id(said) in self._kept:
            return
        self._kept.add(id(said))
        line, group = as_it_came(said, self._cards[number], self._version), said.prop.group
        if group and (named := self._group_of(number, group)) != group:
            line = f"{named}{line[len(group) :]}"
        self._written.append(line)
        for other in self._cards[number].said if group else ():
            if other.prop.group == group and other.prop.name in _OF_GROUPS:
                self._keep(number, other)

    def _group_of(self, number: int, group: str) -> str:
        """What the group of an original is called here: as it was, unless another original has used that."""
        if (number, group) not in self._groups:
            used = any(group == known for _, known in self._groups)
            self._groups[number, group] = self._new_group() if used else group
        return self._groups[number, group]

    def _new_group(self) -> str:
        number = 1
        while f"item{number}" in self._taken:
            number += 1
        self._taken.add(f"item{number}")
        return f"item{number}"

    def _write_field(self, field: str, names: Sequence[str]) -> None:
        value = getattr(self._contact, field)
        there: set[str] = set()
        for number, card in enumerate(self._cards):
            if value and getattr(card.draft, field) == value:
                for said in card.said:
                    if said.prop.name in names and said.prop.value.strip(SPACE):
                        self._keep(number, said)
                        there.add(said.prop.name)
                break
        if field == "name":
            if "FN" not in there:
                self._add(Property("FN", "", {}, escaped(value)))
            if "N" not in there:
                self._add(Property("N", "", {}, _structured(value)))
        elif value and not there:
            text = ",".join(map(escaped, value)) if field == "tags" else escaped(value)
            self._add(Property(names[0], "", {}, text))

    def _write_dates(self) -> None:
        """Each date as it came in a card of this version, else anew; of one kind only one is a BDAY."""
        came: dict[PartialDate, tuple[int, Said]] = {}
        for number, card in enumerate(self._cards):
            for said in card.said if card.version == self._version else ():
                if day := _date_of(said, card):
                    came.setdefault(day, (number, said))
        once: set[str] = set()
        for day in dict.fromkeys(replace(day, lead=None) for day in self._contact.dates):
            found = came.get(day)
            if found and (name := found[1].prop.name) not in once:
                self._keep(*found)
                self._keep_others(found[0], name)
            else:
                known = _DATE_NAMES[self._version].get(day.kind, _ANY_DATE)
                name = _ANY_DATE if known in once else known
                label = day.kind if name == _ANY_DATE and day.kind != DATES[_ANY_DATE] else ""
                self._add(_date_property(name, day, self._version), _APPLE_LABELS.get(label, label))
            if name != _ANY_DATE:
                once.add(name)

    def _keep_others(self, number: int, name: str) -> None:
        """A second birthday of the same card, which nobody can have, leaves as it came beside the first."""
        for said in self._cards[number].said if name in ONCE else ():
            if said.prop.name == name:
                self._keep(number, said)

    def _write_points(self) -> None:
        """The place and every point, in the contact's order: the first is the one that is used most."""
        cities = [Property("ADR", "", {}, "")]
        writing: list[Callable[[], None]] = []
        for point in dict.fromkeys(map(_trimmed, self._contact.points)):
            if found := self._point_that_came(point):
                writing.append(partial(self._keep, *found))
                prop = plain(found[1].prop)
            else:
                prop, label = fresh_point(point, self._version)
                writing.append(partial(self._add, prop, label))
            if prop.name == "ADR":
                cities.append(prop)
        place = _one_line_break(self._contact.place).strip(SPACE)
        if place != place_of(cities):
            city = Property("ADR", "", {}, f";;;{escaped(place)};;;")
            self._add(preferred(city, self._version))
        for write in writing:
            write()

    def _point_that_came(self, point: ContactPoint) -> tuple[int, Said] | None:
        """What gave a point, and in which original; an address with a city only while there is a place."""
        for number, card in enumerate(self._cards):
            said = card.points.get(point)
            if said is None or id(said) in self._kept:
                continue
            if said.prop.name != "ADR" or self._contact.place or not place_of([plain(said.prop)]):
                return number, said
        return None

    def _pass_on(self) -> None:
        """What netui does not understand; an older original only adds properties no newer one has."""
        names: set[str] = set()
        for number, card in enumerate(self._cards):
            moved = any(said.prop.name == "ADR" and id(said) not in self._kept for said in card.said)
            for said in card.said:
                name = said.prop.name
                if name not in _OWN and name not in names and not (name == "LABEL" and moved):
                    self._keep(number, said)
            names |= {said.prop.name for said in card.said}


def escaped(text: str) -> str:
    r"""``text`` as the value of a property: ``\\``, ``\,``, ``\;`` and ``\n`` for every line break."""
    return _SPECIAL.sub(r"\\\g<0>", _one_line_break(text).strip(SPACE)).replace("\n", "\\n")


def _one_line_break(text: str) -> str:
    return _BREAK.sub("\n", text)


def _structured(name: str) -> str:
    """N for a name nobody took apart: its last word is taken for the family's, as most programs do."""
    *given, last = name.strip(SPACE).split(" ")
    family, first = (last, " ".join(given)) if given else ("", last)
    return f"{escaped(family)};{escaped(first)};;;"


def _trimmed(point: ContactPoint) -> ContactPoint:
    value, label = (_one_line_break(text).strip(SPACE) for text in (point.value, point.label))
    return replace(point, value=value, label=label)


def fresh_point(point: ContactPoint, version: Version) -> tuple[Property, str]:
    """A property that gives ``point``, and the label its group needs: the first form that reads as it."""
    forms = list(_forms(point, version))
    group = "item0"
    for prop, label in forms:
        if point_of(prop._replace(group=group if label else ""), {group: label}) == point:
            return prop, label
    return forms[0]


def _forms(point: ContactPoint, version: Version) -> Iterator[tuple[Property, str]]:
    """The ways to write a point, the one that most programs understand first."""
    name, value = _POINT_NAMES[point.kind], escaped(point.value)
    words = point.label.split(" ") if point.label else []
    usual = ["INTERNET"] if name == "EMAIL" and version == "3.0" else []
    if name == "ADR":
        value = f";;{value};;;;"
    if name == "URL" or not words:
        yield Property(name, "", _typed(usual), value), ""
    if words and _TYPES.issuperset(words):
        yield Property(name, "", _typed([*usual, *words]), value), ""
    if name == "X-SOCIALPROFILE":
        yield from _messengers(point.label, value)
    if name in ("URL", "X-SOCIALPROFILE") and words and all(map(_SERVICE.fullmatch, words)):
        yield Property("X-SOCIALPROFILE", "", _typed(words), value), ""
    yield Property(name, "", _typed([*usual, *_TYPE_TOO.get(point.label, ())]), value), point.label


def _messengers(label: str, value: str) -> Iterator[tuple[Property, str]]:
    """A handle of a known messenger (RFC 4770), its service named as Apple does."""
    for service in sorted(filter(None, MESSENGERS.values()), key=len, reverse=True):
        if label == service or label.startswith(f"{service} "):
            types = label[len(service) :].split()
            if _TYPES.issuperset(types):
                scheme = _SCHEMES.get(service, service.replace(" ", ""))
                params = {"X-SERVICE-TYPE": [service], **_typed(types)}
                yield Property("IMPP", "", params, f"{scheme}:{value}"), ""
            return


def _typed(types: Sequence[str]) -> dict[str, list[str]]:
    return {"TYPE": list(types)} if types else {}


def _date_of(said: Said, card: Original) -> PartialDate | None:
    kind = DATES.get(said.prop.name)
    if kind is None:
        return None
    if said.prop.name == _ANY_DATE:
        kind = card.labels.get(said.prop.group) or kind
    return partial_date(kind, text_of(plain(said.prop)), parameter(said.prop, "X-APPLE-OMIT-YEAR"))


def _date_property(name: str, day: PartialDate, version: Version) -> Property:
    """ISO 8601, truncated where parts are unknown (RFC 6350, section 4.3.1); words as a text."""
    between = "-" if version == "3.0" or not day.day else ""
    month, number = f"{day.month or 0:02}", f"{day.day or 0:02}"
    if day.year and day.month:
        value = f"{day.year:04}{between}{month}" + (f"{between}{number}" if day.day else "")
    elif day.year and not day.day:
        value = f"{day.year:04}"
    elif day.month:
        value = f"--{month}" + (number if day.day else "")
    elif day.day and not day.year:
        value = f"---{number}"
    else:
        return Property(name, "", {"VALUE": ["text"]}, escaped(day.text or date_words(day)))
    return Property(name, "", {}, value)
