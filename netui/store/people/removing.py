"""Contacts deleted with all that hangs on them, as one change; undo brings every byte back."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from peewee import ForeignKeyField

from netui.domain.frozen import dataclass
from netui.domain.incoming.reading import Source
from netui.domain.moment import Moment
from netui.domain.people.relation import inverse
from netui.store.file.connection import Change, Connection, parts
from netui.store.models.incoming import DepartedRow, InStepRow
from netui.store.models.people import CardRow, ContactRow, RelationRow
from netui.store.models.recorded import RECORDED
from netui.store.models.row import Row
from netui.store.models.timeline import InteractionRow, ParticipantRow
from netui.store.people.contacts import Contacts
from netui.store.timeline.drafts import INBOX, hand_over


@dataclass(frozen=True, slots=True)
class _Parted:
    """The entries that go with some people (ids), and the participants (ids) whose entries others become."""

    gone: tuple[int, ...] = ()
    heirs: tuple[int, ...] = ()


def pointing_at(target: type[Row]) -> tuple[tuple[type[Row], ForeignKeyField], ...]:
    """Every recorded column that names a row of ``target``, the tables that hang on others first."""
    return tuple(
        (model, field)
        for model in reversed(RECORDED)
        for field in model._meta.sorted_fields
        if isinstance(field, ForeignKeyField) and field.rel_model is target
    )


class Removing:
    """The verb that deletes people."""

    def __init__(self, connection: Connection, contacts: Contacts) -> None:
        self._file = connection
        self._contacts = contacts

    def entries(self, contact_ids: Sequence[int]) -> int:
        """How many entries would go with these contacts: those in which nobody else took part."""
        return len(self._parted(contact_ids).gone)

    def remove(self, contact_ids: Sequence[int], now: Moment) -> Change:
        """Delete contacts with their timelines and all else that is theirs.

        An entry stays as long as somebody who took part does, as theirs, and so does one that is nobody's yet.
        Who was somebody to the deleted, or they to them, keeps it with a mere name. Unfinished lines wait in the
        inbox, where undo leaves them. Raises UnknownContact when none of them is here.
        """
        ids = self._present(contact_ids)
        name = f"{len(ids)} people" if len(ids) > 1 else self._contacts.names(ids or contact_ids)
        with self._file.changing(f"delete {name}", now.at) as doing:
            doing.subject = ids[0] if ids else None
            parted = self._parted(ids)
            self._leave_names(ids)
            self._note_departed(ids, now)
            # What hangs on these rows in turn goes by the schema's cascades, which are recorded like anything.
            for model, field in pointing_at(ContactRow):
                for some in parts(ids):
                    self._file.run(model.delete().where(field.in_(some)))
            self._cut(parted)
            hand_over(self._file, ids, INBOX)
            for some in parts(ids):
                self._file.run(ContactRow.delete().where(ContactRow.id.in_(some)))
        return doing.change

    def _present(self, contact_ids: Sequence[int]) -> list[int]:
        """Those who are still here: another window may have deleted some."""
        query = ContactRow.select(ContactRow.id)
        found = {
            row[0]
            for some in parts(contact_ids)
            for row in self._file.rows(query.where(ContactRow.id.in_(some)).tuples())
        }
        return [number for number in dict.fromkeys(contact_ids) if number in found]

    def _parted(self, contact_ids: Sequence[int]) -> _Parted:
        """What becomes of the entries in which these contacts took part or are spoken of."""
        leaving = set(contact_ids)
        gone: list[int] = []
        heirs: list[int] = []
        for entry, people in self._people_with(contact_ids):
            owners = {person.contact for person in people if person.position == 0}
            if not owners or owners - leaving:
                continue
            heir = next((person.id for person in people if person.present and person.contact not in leaving), None)
            if heir is None:
                gone.append(entry)
            else:
                heirs.append(heir)
        return _Parted(tuple(gone), tuple(heirs))

    def _people_with(self, contact_ids: Sequence[int]) -> Iterator[tuple[int, list[Any]]]:
        """Every entry that names one of these contacts, with its participants in their order."""
        named = ParticipantRow.select(ParticipantRow.interaction).distinct()
        entries = {
            row[0]
            for some in parts(contact_ids)
            for row in self._file.rows(named.where(ParticipantRow.contact.in_(some)).tuples())
        }
        everyone = ParticipantRow.select().order_by(
            ParticipantRow.interaction, ParticipantRow.position, ParticipantRow.id
        )
        for some in parts(sorted(entries)):
            rows = self._file.rows(everyone.where(ParticipantRow.interaction.in_(some)).namedtuples())
            for entry, people in groupby(rows, key=attrgetter("interaction")):
                yield entry, list(people)

    def _note_departed(self, contact_ids: Sequence[int], now: Moment) -> None:
        """What files said of them is noted, and their own number, so that no file brings them back.

        The files of a folder that were theirs are nobody's now, which is how the folder learns of it.
        """
        said = CardRow.select(CardRow.kind, CardRow.uid, CardRow.digest).order_by(CardRow.id)
        for some in parts(contact_ids):
            rows = self._file.rows(said.where(CardRow.contact.in_(some)).dicts())
            own = ContactRow.select(ContactRow.uid).where(ContactRow.id.in_(some)).order_by(ContactRow.id)
            rows += [
                {"kind": Source.NETUI, "uid": f"urn:uuid:{uid}", "digest": ""}
                for (uid,) in self._file.rows(own.tuples())
            ]
            self._file.add_all(DepartedRow, [{**row, "departed_on": now.day} for row in rows])
            self._file.run(InStepRow.update(contact=None).where(InStepRow.contact.in_(some)))

    def _leave_names(self, contact_ids: Sequence[int]) -> None:
        """Relations between these contacts and others become the others' own, to a mere name."""
        leaving = set(contact_ids)
        linked = RelationRow.select().where(RelationRow.other.is_null(False))
        for some in parts(contact_ids):
            for row in self._file.rows(linked.where(RelationRow.other.in_(some))):
                if row.contact_id not in leaving:
                    self._leave_name(row.id, row.contact_id, row.kind, row.other_id)
            for row in self._file.rows(linked.where(RelationRow.contact.in_(some))):
                if row.other_id not in leaving:
                    self._leave_name(row.id, row.other_id, inverse(row.kind), row.contact_id)

    def _leave_name(self, relation_id: int, whose: int, kind: str, to: int) -> None:
        """Make a relation one of ``whose``, to nothing but the name that ``to`` has now."""
        (named,) = self._file.rows(ContactRow.select(ContactRow.name).where(ContactRow.id == to))
        update = RelationRow.update(contact=whose, other=None, name=named.name, kind=kind)
        self._file.run(update.where(RelationRow.id == relation_id))

    def _cut(self, parted: _Parted) -> None:
        """Hand entries on, and delete those nobody is left of; what they led to for others stays, without them."""
        for some in parts(parted.heirs):
            self._file.run(ParticipantRow.update(position=0).where(ParticipantRow.id.in_(some)))
        for some in parts(parted.gone):
            for model, field in pointing_at(InteractionRow):
                from_them = field.in_(some)
                if field.null:
                    self._file.run(model.update({field: None}).where(from_them))
                else:
                    self._file.run(model.delete().where(from_them))
            self._file.run(InteractionRow.delete().where(InteractionRow.id.in_(some)))
