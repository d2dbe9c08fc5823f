"""Whom the people of a file may already be: by its own identity, by name and a point, by a point, by name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

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
        self._by_name: dict[str, list[int]] = defaultdict(list)
        names: dict[int, str] = {}
        for _, contact, name in people:
            self._by_name[name].append(contact)
            names[contact] = name
        self._unnamed: dict[tuple[str, str], set[int]] = defaultdict(set)
        for _, uid, kind, contact, _ in cards:
            if not uid:
                self._unnamed[kind, names[contact]].add(contact)
        self._by_point: dict[tuple[str, str], list[int]] = defaultdict(list)
        points = PointRow.select(PointRow.kind, PointRow.match_key, PointRow.contact).order_by(PointRow.contact)
        for kind, key, contact in connection.rows(points.tuples()):
            if key:
                self._by_point[kind, key].append(contact)
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

    def match(self, draft: ContactDraft, source: Source, *, only_one: bool) -> Match | None:
        """Who ``draft`` is or may be. ``only_one`` says that no other card of its file has its name.

        Sure is an equal identity of the source, an equal name with a point in common, or the same name at the
        source's next export. An equal e-mail, phone or profile under another name, and an equal name alone, are
        doubts, unless it is somebody of the same file: that file knows them as two.
        """
        if draft.uid and (found := self._by_uid.get(storable(draft.uid))) is not None:
            return Match(found, "known by the identity its source gives")
        name = name_key(draft.name)
        shared = [(point, self._owners(point)) for point in draft.points]
        for point, owners in shared:
            for owner in owners:
                if self._names[owner] == name:
                    return Match(owner, f"the same name and {_called(point.kind)} {point.value}")
        if not draft.uid and only_one and len(before := self._unnamed.get((source, name), set())) == 1:
            return Match(next(iter(before)), "the same name at an earlier export")
        for point, owners in shared:
            here = [owner for owner in owners if owner > 0]
            if point.kind in _TELLING and here and len(owners) < SWITCHBOARD:
                return Match(here[0], f"the same {_called(point.kind)} {point.value}", sure=False)
        namesakes = [owner for owner in self._by_name.get(name, ()) if owner > 0]
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

    def join(self, who: int, draft: ContactDraft, digest: str = "") -> None:
        """Somebody of the plan is as ``draft`` says from here on."""
        if digest:
            self.digests[digest] = who
        if draft.uid:
            self._by_uid[storable(draft.uid)] = who
        name = name_key(draft.name)
        if who not in self._names:
            self._names[who] = name
            self._by_name[name].append(who)
        if who < 0 and not draft.points:
            self._pointless.add(who)
        else:
            self._pointless.discard(who)
        for key in _point_keys(draft):
            if who not in self._by_point[key]:
                self._by_point[key].append(who)


def _point_keys(draft: ContactDraft) -> Iterable[tuple[str, str]]:
    return ((point.kind, key) for point in draft.points if (key := storable(point_key(point))))


def _called(kind: PointKind) -> str:
    return {PointKind.EMAIL: "e-mail", PointKind.URL: "page"}.get(kind, str(kind))
