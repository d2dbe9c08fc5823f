"""Whoever is in both networks: their card, and the attention they get, merged three ways."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from netui.domain.folding import storable
from netui.domain.incoming.draft_text import draft_text, read_draft
from netui.domain.incoming.reading import Source
from netui.domain.incoming.three_way import Conflict, merge_cards
from netui.domain.moment import Moment
from netui.domain.people.contact import (
    Contact,
    ContactDraft,
    ContactPoint,
    Job,
    PartialDate,
    PointKind,
    Tier,
    card_of,
)
from netui.store.file.connection import Connection, parts
from netui.store.models.incoming import ConflictRow
from netui.store.models.people import CardRow, ContactRow
from netui.store.network.checking import Rows
from netui.store.network.tables import Columns
from netui.store.people.contacts import Contacts
from netui.store.people.whole import whole

_STANDING = {"tier": "tier_since", "cadence": "cadence_since", "depth": "", "state": ""}
"""What says how much attention somebody gets, each with the column that says since when."""

_UNSET = {"tier": (None, Tier.POOL.value), "cadence": (None,), "depth": (0,), "state": ()}
"""What no one has decided yet: the pool is no choice of mine."""

_SAYS = (CardRow.kind == Source.NETUI) & (CardRow.said != "")
"""Not those that only lead from somebody who was merged away to who was kept."""

_KEPT_AS = "standing"
"""Beside the card, in what the other network said last of somebody."""


class People:
    """The people of one file who are here too, and what the file said of everybody, kept for its next export."""

    def __init__(self, connection: Connection, contacts: Contacts, rows: Rows, called: str, now: Moment) -> None:
        self._file = connection
        self._contacts = contacts
        self._called = called
        self._now = now
        self._theirs = {row["id"]: row for row in rows["contact"]}
        self._cards = _cards(rows)
        self._unkept: set[int] = set()
        self.known: frozenset[int] = frozenset()
        self.merged = 0
        self.conflicts: list[tuple[str, Conflict]] = []
        self.kept: list[str] = []

    def merge(self, known: Mapping[int, int]) -> dict[int, int]:
        """Merge the people of the file (by their ids there) into those they are here; gives the same mapping."""
        self.known = frozenset(known)
        for some in parts(list(known)):
            ids = [known[number] for number in some]
            present, bases = whole(self._file, ids), self._bases(ids)
            for number in some:
                self._merge(number, present[known[number]], bases.get(known[number]))
        return dict(known)

    def keep_cards(self, ids: Mapping[int, int]) -> None:
        """Keep what the file said of everybody of whom that is not kept, nor the same as what stands here."""
        for some in parts([number for number in self._theirs if number not in self._unkept]):
            bases = self._bases([ids[number] for number in some])
            for number in some:
                said = self._said(number)
                if bases.get(ids[number]) == said:
                    continue
                self._file.run(CardRow.delete().where(_SAYS, CardRow.contact == ids[number]))
                self._file.run(
                    CardRow.insert(
                        contact=ids[number],
                        source=storable(self._called),
                        uid=self._theirs[number]["uid"],
                        digest=hashlib.sha256(f"{Source.NETUI}\0{number}\0{said}".encode()).hexdigest(),
                        original="",
                        kind=Source.NETUI,
                        said=said,
                    )
                )

    def _merge(self, number: int, present: Contact, said: str | None) -> None:
        mine, theirs = card_of(present), self._cards[number]
        result = merge_cards(read_draft(said) if said else None, mine, theirs)
        if result.draft != mine:
            self._contacts.edit(present.id, result.draft, self._now)
        standing = self._standing(number, present, _read_standing(said))
        if standing:
            self._file.run(ContactRow.update(standing).where(ContactRow.id == present.id))
        self.merged += bool(standing) or result.draft != mine
        for conflict in result.conflicts:
            self._note(present, conflict)
        if said is None and theirs == mine and self._stands_as(number, present):
            self._unkept.add(number)

    def _standing(self, number: int, present: Contact, base: Mapping[str, Any]) -> Columns:
        """The columns of attention that change; what both decided, each in its own way, stays and is told."""
        row = self._theirs[number]
        changed: Columns = {}
        for name, since in _STANDING.items():
            mine, theirs = getattr(present, name), row[name]
            if mine == theirs or (name in base and theirs == base[name]):
                continue
            if mine == base[name] if name in base else mine in _UNSET[name]:
                changed[name] = theirs
                if since:
                    changed[since] = row[since]
            elif name in base or theirs not in _UNSET[name]:
                self.kept.append(f"{present.name[:60]}: {name} {_or_none(mine)} here, {_or_none(theirs)} there")
        return changed

    def _stands_as(self, number: int, present: Contact) -> bool:
        return all(getattr(present, name) == self._theirs[number][name] for name in _STANDING)

    def _note(self, present: Contact, conflict: Conflict) -> None:
        columns = {
            "contact": present.id,
            "field": conflict.field,
            "mine": storable(conflict.mine),
            "theirs": storable(conflict.theirs),
            "source": storable(self._called),
        }
        self.conflicts.append((present.name, conflict))
        same = [getattr(ConflictRow, name) == value for name, value in columns.items() if name != "source"]
        if self._file.row(ConflictRow.select().where(*same)) is None:
            self._file.run(ConflictRow.insert(**columns, noted_on=self._now.day))

    def _bases(self, ids: Sequence[int]) -> dict[int, str]:
        """What another network of netui's said last of some people who are here."""
        said = CardRow.select(CardRow.contact, CardRow.said).where(_SAYS, CardRow.contact.in_(ids))
        return dict(self._file.rows(said.order_by(CardRow.id).tuples()))

    def _said(self, number: int) -> str:
        said = json.loads(draft_text(self._cards[number]))
        said[_KEPT_AS] = {name: self._theirs[number][name] for name in _STANDING}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _cards(rows: Rows) -> dict[int, ContactDraft]:
    """The cards of everybody in the file, by their ids there."""
    tags = {row["id"]: row["name"] for row in rows["tag"]}
    parts_of = ("points", "tags", "dates", "jobs")
    held: dict[str, dict[int, list[Any]]] = {name: defaultdict(list) for name in parts_of}
    for row in sorted(rows["contact_point"], key=lambda row: (row["position"], row["id"])):
        point = ContactPoint(PointKind(row["kind"]), row["value"], row["label"])
        held["points"][row["contact_id"]].append(point)
    for row in sorted(rows["contact_tag"], key=lambda row: row["id"]):
        held["tags"][row["contact_id"]].append(tags[row["tag_id"]])
    for row in sorted(rows["contact_date"], key=lambda row: row["id"]):
        day = PartialDate(row["kind"], row["year"], row["month"], row["day"], row["text"], row["lead"])
        held["dates"][row["contact_id"]].append(day)
    for row in sorted(rows["job"], key=lambda row: row["id"]):
        until = date.fromisoformat(row["until"]) if row["until"] else None
        held["jobs"][row["contact_id"]].append(Job(row["role"], row["organisation"], until))
    texts = ("name", "role", "organisation", "place", "hook", "about")
    return {
        row["id"]: ContactDraft(
            **{text: row[text] for text in texts},
            points=tuple(held["points"][row["id"]]),
            tags=tuple(held["tags"][row["id"]]),
            dates=tuple(held["dates"][row["id"]]),
            jobs=tuple(held["jobs"][row["id"]]),
        )
        for row in rows["contact"]
    }


def _read_standing(said: str | None) -> Mapping[str, Any]:
    try:
        found = json.loads(said or "{}").get(_KEPT_AS, {})
    except (ValueError, AttributeError):
        return {}
    return found if isinstance(found, dict) else {}


def _or_none(value: object) -> str:
    return "none" if value in (None, "") else str(value)
