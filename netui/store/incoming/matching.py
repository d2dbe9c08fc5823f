"""Whom the people of a file may already be: by its own identity, by name and a point, by a point, by name."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from netui.domain.folding import storable
from netui.domain.incoming.reading import Source
from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind
from netui.domain.people.point_keys import point_key
from netui.store.file.connection import Connection
from netui.store.models.incoming import DepartedRow
from netui.store.models.people import CardRow, ContactRow, PointRow
from netui.store.people.card_rows import name_key

_TELLING = (PointKind.EMAIL, PointKind.PHONE, PointKind.PROFILE)
"""The points that two people seldom have in common."""

SWITCHBOARD = 3
"""So many people with one number or address are colleagues: it says of nobody else who they are."""


_CROWD = 8
"""From so many people on who share a point, they are looked through by name."""


class Marks(NamedTuple):
    """What tells a draft from others: its identity, its name folded, and each point's key, empty for none."""

    uid: str
    name: str
    points: Sequence[str]


def marks_of(draft: ContactDraft) -> Marks:
    """The marks of a draft; worked out once, for they take longer than looking for them."""
    points = [storable(point_key(point)) for point in draft.points]
    return Marks(storable(draft.uid), name_key(draft.name), points)


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody a draft is (``sure``) or may be, and why in words; below zero it is somebody of the same plan."""

    who: int
    because: str
    sure: bool = True


class Network:
    """Everybody who is here, by all that tells people apart; those of a plan join as it goes on."""

    def __init__(self, connection: Connection) -> None:
        cards = connection.rows(
            CardRow.select(CardRow.digest, CardRow.uid, CardRow.kind, CardRow.contact, CardRow.said).tuples()
        )
        self.digests: dict[str, int] = {digest: contact for digest, _, _, contact, _ in cards if digest}
        self.old_digests = {digest for digest, _, _, _, said in cards if not said}
        people = connection.rows(ContactRow.select(ContactRow.uid, ContactRow.id, ContactRow.sort_key).tuples())
        self._by_uid: dict[str, int] = {f"urn:uuid:{uid}": contact for uid, contact, _ in people}
        self._by_uid |= {uid: contact for _, uid, _, contact, _ in cards if uid}
        self._by_name: dict[str, list[int]] = {}
        names: dict[int, str] = {}
        for _, contact, name in people:
            self._by_name.setdefault(name, []).append(contact)
            names[contact] = name
        self._unnamed: dict[tuple[str, str], set[int]] = defaultdict(set)
        for _, uid, kind, contact, _ in cards:
            if not uid:
                self._unnamed[kind, names[contact]].add(contact)
        self._by_point: dict[tuple[str, str], list[int]] = {}
        points = PointRow.select(PointRow.kind, PointRow.match_key, PointRow.contact).order_by(PointRow.contact)
        for kind, key, contact in connection.rows(points.tuples()):
            if key:
                self._by_point.setdefault((kind, key), []).append(contact)
        many = ((owned, owners) for owned, owners in self._by_point.items() if len(owners) >= _CROWD)
        self._crowds = {owned: _places(owners) for owned, owners in many}
        self._names = names
        self._pointless: set[int] = set()
        gone = connection.rows(
            DepartedRow.select(DepartedRow.digest, DepartedRow.uid, DepartedRow.departed_on).tuples()
        )
        self._departed: dict[str, date] = {digest: day for digest, _, day in gone}
        self._departed |= {uid: day for _, uid, day in gone if uid}

    def departed(self, draft: ContactDraft, digest: str) -> date | None:
        """The day on which somebody of the same identity was deleted here; None where nobody was."""
        return self._departed.get(storable(draft.uid)) if draft.uid else self._departed.get(digest)

    def match(self, draft: ContactDraft, marks: Marks, source: Source, *, only_one: bool) -> Match | None:
        """Who ``draft`` is or may be. ``only_one`` says that no other card of its file has its name.

        Sure is an equal identity of the source, an equal name with a point in common, or the same name at the
        source's next export. An equal e-mail, phone or profile under another name, and an equal name alone, are
        doubts, unless it is somebody of the same file: that file knows them as two.
        """
        if marks.uid and (found := self._by_uid.get(marks.uid)) is not None:
            return Match(found, "known by the identity its source gives")
        name = marks.name
        shared = [
            (point, owned)
            for point, key in zip(draft.points, marks.points, strict=True)
            if key and (owned := (point.kind, key)) in self._by_point
        ]
        for point, owned in shared:
            if (owner := self._owner_called(name, owned)) is not None:
                return Match(owner, f"the same name and {_called(point.kind)} {point.value}")
        if not draft.uid and only_one and len(before := self._unnamed.get((source, name), ())) == 1:
            return Match(next(iter(before)), "the same name at an earlier export")
        for point, owned in shared:
            owners = self._by_point[owned]
            if point.kind in _TELLING and len(owners) < SWITCHBOARD and (here := _contacts(owners)):
                return Match(here[0], f"the same {_called(point.kind)} {point.value}", sure=False)
        namesakes = _contacts(self._by_name.get(name, ())[:1])
        if namesakes and draft.name.strip():
            return Match(namesakes[0], "the same name, and nothing else in common", sure=False)
        return None

    def one(self, draft: ContactDraft) -> int | None:
        """Whom an entry names: as for a card, else the only one with that point or, without points, that name.

        A card of the same plan that is nothing but a name (a birthday) is of whoever has it.
        """
        if draft.uid and (found := self._by_uid.get(storable(draft.uid))) is not None:
            return found
        name = name_key(draft.name)
        owners = {owner for point in draft.points for owner in self._owners(point)}
        agreeing = [owner for owner in sorted(owners, key=abs) if self._names[owner] == name]
        if agreeing or owners:
            return agreeing[0] if agreeing else next(iter(owners)) if len(owners) == 1 else None
        namesakes = self._by_name.get(name, [])
        if draft.points:
            namesakes = [who for who in namesakes if who in self._pointless]
        return namesakes[0] if len(namesakes) == 1 else None

    def _owners(self, point: ContactPoint) -> Sequence[int]:
        key = storable(point_key(point))
        return self._by_point.get((point.kind, key), ()) if key else ()

    def _owner_called(self, name: str, owned: tuple[str, str]) -> int | None:
        """The first of those with a point who has a name; of a crowd only the namesakes are looked at."""
        crowd = self._crowds.get(owned)
        if crowd is None:
            return next((owner for owner in self._by_point[owned] if self._names[owner] == name), None)
        namesakes = (who for who in self._by_name.get(name, ()) if who in crowd)
        return min(namesakes, key=crowd.__getitem__, default=None)

    def join(self, who: int, marks: Marks, points: Sequence[ContactPoint], digest: str = "") -> None:
        """Somebody of the plan is as a draft with these ``marks`` and ``points`` says from here on."""
        if digest:
            self.digests[digest] = who
        if marks.uid:
            self._by_uid[marks.uid] = who
        if who not in self._names:
            self._names[who] = marks.name
            self._by_name.setdefault(marks.name, []).append(who)
        if who < 0 and not points:
            self._pointless.add(who)
        else:
            self._pointless.discard(who)
        for point, key in zip(points, marks.points, strict=True):
            if key:
                self._own((point.kind, key), who)

    def _own(self, owned: tuple[str, str], who: int) -> None:
        """Somebody has a point: their place among all who have it is the one they had first."""
        owners = self._by_point.setdefault(owned, [])
        crowd = self._crowds.get(owned)
        if who in (owners if crowd is None else crowd):
            return
        owners.append(who)
        if crowd is not None:
            crowd[who] = len(owners)
        elif len(owners) >= _CROWD:
            self._crowds[owned] = _places(owners)


def _places(owners: Sequence[int]) -> dict[int, int]:
    """Where among the owners of a point each of them comes first."""
    return {owner: place for place, owner in reversed(list(enumerate(owners, start=1)))}


def _contacts(people: Sequence[int]) -> list[int]:
    """Those who are here, and not only of the plan."""
    return [who for who in people if who > 0]


def _called(kind: PointKind) -> str:
    return {PointKind.EMAIL: "e-mail", PointKind.URL: "page"}.get(kind, str(kind))
