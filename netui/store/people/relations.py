"""Relations between contacts: noted on one side, read from both."""

from netui.domain.folding import storable
from netui.domain.moment import Moment
from netui.domain.people.relation import Relation, inverse
from netui.store.file.connection import Change, Connection
from netui.store.file.errors import StoreError
from netui.store.models.people import ContactRow, RelationRow
from netui.store.people.contacts import Contacts


class Relations:
    """The questions and verbs about who is who to whom."""

    def __init__(self, connection: Connection, contacts: Contacts) -> None:
        self._file = connection
        self._contacts = contacts

    def of(self, contact_id: int) -> list[Relation]:
        """The relations of a contact from its own side, those noted on the other side turned round."""
        named = (
            RelationRow.select(RelationRow, ContactRow.name.alias("other_name"))
            .left_outer_join(ContactRow, on=RelationRow.other == ContactRow.id)
            .where(RelationRow.contact == contact_id)
            .order_by(RelationRow.id)
            .dicts()
        )
        found = [
            Relation(
                row["id"],
                contact_id,
                row["other"],
                row["other_name"] or row["name"],
                row["kind"],
                row["noted_on"],
            )
            for row in self._file.rows(named)
        ]
        mirrored = (
            RelationRow.select(RelationRow, ContactRow.name.alias("other_name"))
            .join(ContactRow, on=RelationRow.contact == ContactRow.id)
            .where(RelationRow.other == contact_id)
            .order_by(RelationRow.id)
            .dicts()
        )
        return found + [
            Relation(
                row["id"],
                contact_id,
                row["contact"],
                row["other_name"],
                inverse(row["kind"]),
                row["noted_on"],
                mirrored=True,
            )
            for row in self._file.rows(mirrored)
        ]

    def note(self, contact_id: int, kind: str, other: int | str, now: Moment) -> Change:
        """``other`` (a contact's id, or only a name) is ``kind`` to a contact: ``spouse``, ``assistant``.

        What is noted already, from either side, is not noted again. Raises StoreError for nobody, for a
        relation without a word, or of somebody to themselves.
        """
        word = storable(kind).strip().casefold()
        name = "" if isinstance(other, int) else storable(other).strip()
        other_id = other if isinstance(other, int) else None
        if not word or (other_id is None and not name):
            raise StoreError("a relation says what and who: spouse Marta Ruiz")
        if other_id == contact_id:
            raise StoreError("nobody is related to themselves")
        who = self._contacts.names([other_id]) if other_id is not None else name
        with self._file.changing(f"{self._contacts.names([contact_id])}: {word} {who}"[:200], now.at) as doing:
            doing.subject = contact_id
            known = {(r.kind, r.other_id, "" if r.other_id else r.name) for r in self.of(contact_id)}
            if (word, other_id, name) not in known:
                self._file.run(
                    RelationRow.insert(contact=contact_id, other=other_id, name=name, kind=word, noted_on=now.day)
                )
        return doing.change

    def remove(self, relation_id: int, now: Moment) -> Change:
        """Take a relation away, from both sides."""
        row = self._file.row(RelationRow.select().where(RelationRow.id == relation_id))
        if row is None:
            raise StoreError(f"there is no relation with id {relation_id}")
        with self._file.changing(f"no longer: {row.kind}", now.at) as doing:
            doing.subject = row.contact_id
            self._file.run(RelationRow.delete().where(RelationRow.id == relation_id))
        return doing.change
