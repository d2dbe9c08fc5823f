"""A contact's card as the text of a QR code: what stands on a business card, and nothing that is only mine."""

import re
from dataclasses import dataclass, replace

from netui.domain.people.contact import NO_NAME, Contact, ContactPoint, PointKind
from netui.exchange.vcard_writing import vcard

_MOST_OF_A_KIND = 3
"""Numbers, and as many addresses, in the fullest code; every one makes its squares smaller."""

_LONGEST = 120
_SPECIAL = re.compile(r'[\\;:,"]')


@dataclass(frozen=True, slots=True)
class CardCode:
    """One way to write a card into a code: its ``form``, its ``text``, and what that holds, a line each."""

    form: str
    text: str
    holds: tuple[str, ...]


def card_codes(contact: Contact) -> tuple[CardCode, ...]:
    """The ways to write a contact into a code, the one that holds most first, the last one the shortest.

    Name, organisation, the first numbers and e-mail addresses, as they stand on the card; place, dates, labels,
    tags and all that is noted stay here. A telephone reads vCards, and MECARDs, which take half the room.
    """
    first = _Card(contact, 1)
    codes = (
        CardCode("vCard", _Card(contact, _MOST_OF_A_KIND).vcard(), _Card(contact, _MOST_OF_A_KIND).holds()),
        CardCode("vCard", first.vcard(), first.holds()),
        CardCode("MECARD", first.mecard(), first.holds(organisation=False)),
    )
    return tuple({code.text: code for code in codes}.values())


class _Card:
    """What of a contact goes into a code: at most ``count`` numbers and as many addresses."""

    def __init__(self, contact: Contact, count: int) -> None:
        self._contact = contact
        self._phones = self._first(PointKind.PHONE, count)
        self._mails = self._first(PointKind.EMAIL, count)
        name = _plain(contact.name)
        self._name = name if name != NO_NAME else next(iter((*self._mails, *self._phones)), name)
        self._organisation = _plain(contact.organisation)

    def _first(self, kind: PointKind, count: int) -> tuple[str, ...]:
        values = (_plain(point.value) for point in self._contact.points if point.kind is kind)
        return tuple(dict.fromkeys(value for value in values if value))[:count]

    def holds(self, *, organisation: bool = True) -> tuple[str, ...]:
        """What the code will say, a line each."""
        work = (self._organisation,) if organisation and self._organisation else ()
        return (self._name, *work, *self._phones, *self._mails)

    def vcard(self) -> str:
        """A vCard 3.0 without a UID, so that it makes a new contact wherever it is read."""
        points = [ContactPoint(PointKind.PHONE, phone) for phone in self._phones]
        points += [ContactPoint(PointKind.EMAIL, mail) for mail in self._mails]
        bare = Contact(self._contact.id, "", self._name, organisation=self._organisation)
        lines = vcard(replace(bare, points=tuple(points))).split("\r\n")
        return "\r\n".join(line for line in lines if not line.startswith("UID:"))

    def mecard(self) -> str:
        """The same without the organisation, for which this form has no place."""
        fields = [("N", self._name), *(("TEL", phone) for phone in self._phones)]
        fields += [("EMAIL", mail) for mail in self._mails]
        written = (f"{name}:{_escaped(value)};" for name, value in fields)
        return f"MECARD:{''.join(written)};"


def _plain(text: str) -> str:
    """One line of what can be seen, as a telephone's address book takes it."""
    blank = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(blank.split())[:_LONGEST]


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
