"""Who takes part in an entry of a calendar: the people among its guests, and which of them is me."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind
from netui.domain.people.point_keys import email_key
from netui.exchange.calendars.lines import Component, Property

FEW_MEETINGS = 3
"""From so many entries on, an address that is in every one of them is taken for my own."""

_NO_PEOPLE = frozenset({"ROOM", "RESOURCE", "GROUP"})
_AWAY = frozenset({"DECLINED", "DELEGATED"})
_MAILTO = re.compile(r"mailto:", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s@<>\"',;:]+@[^\s@<>\"',;:]+")
_NOBODY = re.compile(
    r"(?:no|do-?not)[-_.]?reply[^@]*@.*|unknownorganizer@.*|.*@(?:[^@]*\.)?calendar\.google\.com", re.IGNORECASE
)
"""Addresses that nobody answers from: machines, and the rooms and shared calendars of Google."""

_WORDS = re.compile(r"[._+\-\d]+")


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody or something invited: ``address`` is empty where none is told, ``came`` false for a no."""

    name: str
    address: str
    person: bool = True
    came: bool = True

    @property
    def key(self) -> str:
        """What tells them from another: the address folded, without one the name."""
        return email_key(self.address or self.name)


def guests_of(entry: Component) -> list[Guest]:
    """The guests of an entry, each once, and its organizer; none where nobody is invited.

    An organizer alone published the entry: that says nothing of who was there.
    """
    invited = [_guest(each) for each in entry.every("ATTENDEE")]
    if not invited:
        return []
    found: dict[str, Guest] = {}
    for guest in [*invited, *(_guest(each) for each in entry.every("ORGANIZER"))]:
        before = found.get(guest.key)
        if guest.key and (before is None or (before.came and not _says_name(before) and _says_name(guest))):
            found[guest.key] = guest
    return list(found.values())


def my_address(meetings: Iterable[tuple[str, Sequence[Guest]]], calendars: Iterable[str]) -> str:
    """My own address as these calendars give it away, folded; empty where they do not.

    That is what a calendar is called (Google calls the main one so), else the one address in every meeting, if
    anybody else is in any. Each of ``meetings`` comes with its UID, so that what repeats counts once.
    """
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    for uid, guests in meetings:
        if guests and uid not in seen:
            seen.add(uid)
            counts.update({guest.key for guest in guests if guest.address and guest.person})
    for name in calendars:
        if counts[email_key(name)]:
            return email_key(name)
    always = [address for address, count in counts.items() if count == len(seen)]
    return always[0] if len(seen) >= FEW_MEETINGS and len(always) == 1 and len(counts) > 1 else ""


def drafts_of(guests: Iterable[Guest]) -> tuple[ContactDraft, ...]:
    """Each guest as a new contact would be written."""
    return tuple(
        ContactDraft(_name(guest), points=(ContactPoint(PointKind.EMAIL, guest.address),) if guest.address else ())
        for guest in guests
    )


def _guest(written: Property) -> Guest:
    """A guest as written; an address may stand in a parameter, the value being a key of somebody's server."""
    params = written.params
    bare = _MAILTO.sub("", written.value, count=1).strip().strip("<>'\"")
    address = bare if _ADDRESS.fullmatch(bare) else params.get("EMAIL", "").strip()
    name = " ".join(params.get("CN", "").strip(" \t'\"").split())
    if not _ADDRESS.fullmatch(address):
        address = name if _ADDRESS.fullmatch(name) else ""
    thing = params.get("CUTYPE", "").upper() in _NO_PEOPLE or params.get("ROLE", "").upper() == "NON-PARTICIPANT"
    person = not thing and not _NOBODY.fullmatch(address[:320])
    return Guest(name, address, person, params.get("PARTSTAT", "").upper() not in _AWAY)


def _says_name(guest: Guest) -> bool:
    return bool(guest.name) and not _ADDRESS.fullmatch(guest.name)


def _name(guest: Guest) -> str:
    """What somebody is called; where only an address is told, the words before its @."""
    if _says_name(guest):
        return guest.name
    words = _WORDS.split(guest.address.partition("+")[0].partition("@")[0])
    return " ".join(word[:1].upper() + word[1:] for word in words if word) or guest.address or guest.name
