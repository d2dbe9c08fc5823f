"""Contacts from files: what is new comes in, what is known is filled in, the same file again changes nothing."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from netui.domain.folding import fold, storable
from netui.domain.moment import Moment
from netui.domain.people.contact import Contact, ContactDraft, Tier
from netui.domain.people.point_keys import point_key
from netui.store.file.connection import Change, Connection
from netui.store.models import CardRow, ContactRow, PointRow
from netui.store.people.contacts import SORT_LENGTH, Contacts


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do: how many contacts are new, filled in, and left as they were."""

    change: Change
    added: tuple[int, ...] = ()
    filled: tuple[int, ...] = ()
    unchanged: int = 0


class Imports:
    """The verb that takes in drafts read from a file."""

    def __init__(self, connection: Connection, contacts: Contacts) -> None:
        self._file = connection
        self._contacts = contacts

    def take_in(self, drafts: Sequence[ContactDraft], source: str, now: Moment) -> ImportReport:
        """Import ``drafts`` as one change. New people land in the pool: they owe nothing and are never due.

        A draft is known by its exact text, else by its uid, else by an equal name together with an equal
        e-mail, phone or profile; then only what is missing is filled in.
        """
        added: list[int] = []
        filled: list[int] = []
        unchanged = 0
        with self._file.changing(f"import {source}", now.at) as doing:
            cards = _Cards(self._file)
            for draft in drafts:
                digest = hashlib.sha256(storable(draft.raw or repr(draft)).encode()).hexdigest()
                if digest in cards.digests:
                    unchanged += 1
                    continue
                known = cards.owner(draft)
                if known is None:
                    contact_id = self._contacts.add(draft, now, Tier.POOL).subject or 0
                    added.append(contact_id)
                else:
                    contact_id = known
                    self._fill(self._contacts.get(known), draft, now)
                    filled.append(known)
                self._keep_card(contact_id, draft, source, digest)
                cards.remember(draft, digest, contact_id)
            count = len(added) + len(filled)
            doing.name = f"import {count} contact{'s' * (count != 1)} from {source}"
        return ImportReport(doing.change, tuple(added), tuple(dict.fromkeys(filled)), unchanged)

    def _fill(self, present: Contact, draft: ContactDraft, now: Moment) -> None:
        """Add what the contact lacks; what was written here is never overwritten by a file."""
        keys = {point_key(point) or point.value for point in present.points}
        tags = {fold(tag) for tag in present.tags}
        days = {(day.kind, day.month, day.day) for day in present.dates}
        self._contacts.edit(
            present.id,
            replace(
                draft,
                name=present.name,
                role=present.role or draft.role,
                organisation=present.organisation or draft.organisation,
                place=present.place or draft.place,
                hook=present.hook or draft.hook,
                about=present.about or draft.about,
                points=present.points + tuple(p for p in draft.points if (point_key(p) or p.value) not in keys),
                tags=present.tags + tuple(tag for tag in draft.tags if fold(tag) not in tags),
                dates=present.dates + tuple(d for d in draft.dates if (d.kind, d.month, d.day) not in days),
                jobs=present.jobs + tuple(job for job in draft.jobs if job not in present.jobs),
            ),
            now,
        )

    def _keep_card(self, contact_id: int, draft: ContactDraft, source: str, digest: str) -> None:
        uid = storable(draft.uid)
        if uid:
            self._file.run(CardRow.delete().where(CardRow.contact == contact_id, CardRow.uid == uid))
        self._file.run(
            CardRow.insert(
                contact=contact_id,
                source=storable(source),
                uid=uid,
                digest=digest,
                original=storable(draft.raw),
            )
        )


class _Cards:
    """Whom the drafts of one import may already be: read once, kept up while the import goes on."""

    def __init__(self, connection: Connection) -> None:
        cards = connection.rows(CardRow.select(CardRow.digest, CardRow.uid, CardRow.contact).tuples())
        self.digests = {digest for digest, _, _ in cards}
        own = connection.rows(ContactRow.select(ContactRow.uid, ContactRow.id).tuples())
        self._by_uid: dict[str, int] = {f"urn:uuid:{uid}": contact for uid, contact in own}
        self._by_uid |= {uid: contact for _, uid, contact in cards if uid}
        points = PointRow.select(PointRow.match_key, ContactRow.sort_key, ContactRow.id).join(
            ContactRow, on=PointRow.contact == ContactRow.id
        )
        self._by_point: dict[tuple[str, str], int] = {
            (key, name): contact
            for key, name, contact in connection.rows(points.order_by(ContactRow.id.desc()).tuples())
            if key
        }

    def owner(self, draft: ContactDraft) -> int | None:
        """The contact this draft is about: the same uid, else the same name with a point in common."""
        if draft.uid and (found := self._by_uid.get(storable(draft.uid))) is not None:
            return found
        owners = (self._by_point.get(key) for key in self._point_names(draft))
        return next((owner for owner in owners if owner is not None), None)

    def remember(self, draft: ContactDraft, digest: str, contact_id: int) -> None:
        """A draft has come in: the next ones may be about the same contact."""
        self.digests.add(digest)
        if draft.uid:
            self._by_uid[storable(draft.uid)] = contact_id
        for key in self._point_names(draft):
            self._by_point.setdefault(key, contact_id)

    def _point_names(self, draft: ContactDraft) -> list[tuple[str, str]]:
        name = fold(storable(draft.name))[:SORT_LENGTH]
        return [(key, name) for point in draft.points if (key := point_key(point))]
