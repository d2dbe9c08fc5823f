"""A vCard folder kept in step with the network: what both last agreed on, and what its files bring in."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from uuid import uuid4

from netui.domain.folding import storable
from netui.domain.incoming.draft_text import draft_text
from netui.domain.incoming.folder_card import shared
from netui.domain.incoming.folder_steps import Agreed, Here, Pull, Step
from netui.domain.incoming.reading import Card, Source
from netui.domain.moment import Moment
from netui.domain.people.contact import Contact, ContactDraft, State, Tier, card_of
from netui.store.file.connection import Change, Connection, one_of, parts
from netui.store.incoming.planning import digest_of
from netui.store.models.incoming import ConflictRow, InStepRow
from netui.store.models.people import CardRow, ContactRow
from netui.store.people.contacts import Contacts
from netui.store.people.whole import grouped, whole

_WRITTEN = "written: "
"""What goes before the folder in the rows that say what netui itself did to the files of it."""

_CARDS = """
SELECT c.id, c.uid, c.name, c.state, hex(c.name) || ':' || hex(c.role) || ':' || hex(c.organisation)
  || ':' || hex(c.place) || ':' || hex(c.about)
  || '|' || coalesce((SELECT group_concat(kind || hex(value) || ':' || hex(label), ',') FROM
     (SELECT kind, value, label FROM contact_point WHERE contact_id = c.id ORDER BY position, id)), '')
  || '|' || coalesce((SELECT group_concat(hex(t.name), ',') FROM contact_tag x JOIN tag t ON t.id = x.tag_id
     WHERE x.contact_id = c.id), '')
  || '|' || coalesce((SELECT group_concat(hex(kind) || ':' || coalesce(year, '') || '-' || coalesce(month, '')
     || '-' || coalesce(day, '') || ':' || hex(text), ',') FROM
     (SELECT * FROM contact_date WHERE contact_id = c.id ORDER BY id)), '')
FROM contact c
"""
"""Everybody with all of their cards that a file carries, as one text."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What the files of a folder brought: the change, and the steps that were left for the next time.

    ``ids`` are the contacts by the names of their files.
    """

    change: Change
    ids: Mapping[str, int]
    late: frozenset[str] = frozenset()


class InStep:
    """The questions and verbs about folders kept in step.

    What files bring in is recorded, and undone like any change; then they bring it in again the next time. What
    is written to files cannot be undone with the network, so it is kept beside the record: an edit that is undone
    after it was written is a change like any other. Both sorts of row lie in one table, each file having one of
    each; one that says what netui wrote counts only on top of that state of the other it was written on.
    """

    def __init__(self, connection: Connection, contacts: Contacts) -> None:
        self._file = connection
        self._contacts = contacts

    def folders(self) -> tuple[str, ...]:
        """Every folder that was ever kept in step."""
        rows = self._file.rows(InStepRow.select(InStepRow.folder).distinct().tuples())
        return tuple(sorted({str(row[0]).removeprefix(_WRITTEN) for row in rows}))

    def agreed(self, folder: str) -> tuple[Agreed, ...]:
        """The files of a folder as both sides last agreed on them, those agreed to be gone included."""
        came, written = self._rows(folder), self._rows(_WRITTEN + folder)
        found = []
        for name in sorted(came.keys() | written.keys()):
            own = written.get(name)
            if own is not None and own.turn == (came[name].turn if name in came else ""):
                found.append(own.agreed)
            elif name in came:
                found.append(came[name].agreed)
        return tuple(found)

    def people(self, folder: str, settled: Mapping[str, str]) -> tuple[Here, ...]:
        """Everybody, the archived and the deceased too, with the identities that cards gave them.

        ``settled`` are the digests of cards, by the contact's uid, whose files are as they were: of those who are
        too, no more than the name is read.
        """
        query = CardRow.select(CardRow.contact, CardRow.uid).where(CardRow.uid != "").order_by(CardRow.id.desc())
        uids = grouped(self._file.rows(query.tuples()))
        sources = CardRow.select(CardRow.contact, CardRow.source).where(CardRow.kind == Source.FOLDER)
        within = str(PurePath(folder, "_"))[:-1]
        files = grouped(
            (number, source.removeprefix(within))
            for number, source in self._file.rows(sources.tuples())
            if source.startswith(within)
        )
        found = {
            number: Here(
                Contact(number, uid, name, state=State(state)),
                _digest(card),
                frozenset(uids.get(number, ())),
                frozenset(files.get(number, ())),
            )
            for number, uid, name, state, card in self._file.sql(f"{_CARDS} ORDER BY c.id")
        }
        unsettled = [number for number, one in found.items() if settled.get(one.contact.uid) != one.own]
        for some in parts(unsettled):
            for number, contact in whole(self._file, some).items():
                found[number] = replace(found[number], contact=contact)
        return tuple(found.values())

    def cards(self, contact_ids: Sequence[int]) -> dict[int, str]:
        """The digests of some contacts' cards, by id: what tells whether one was changed."""
        return {
            row[0]: _digest(row[-1])
            for some in parts(contact_ids)
            for row in self._file.sql(f"{_CARDS} WHERE {one_of('c.id', some)}")
        }

    def take(self, folder: str, steps: Sequence[Step], now: Moment) -> Taken:
        """Bring in what the files of a folder say, as one change.

        Somebody whose card was changed since it was compared is left for the next time.
        """
        pulls = [step for step in steps if step.pull]
        if not pulls:
            return Taken(Change(None, "nothing came from the folder"), {})
        with self._file.changing(f"sync {PurePath(folder).name}", now.at) as doing:
            late = self._late(pulls)
            pulls = [step for step in pulls if step.file not in late]
            ids = {step.file: self._carry(step, now) for step in pulls}
            self._keep_cards(folder, pulls, ids)
            self._agree(folder, pulls, ids)
            doing.name = f"sync {PurePath(folder).name}: {_counts(pulls)}"
        return Taken(doing.change, ids, late)

    def wrote(self, folder: str, files: Iterable[Agreed], renamed: Sequence[str] = ()) -> None:
        """Keep what netui did to files of a folder, and forget it of those ``renamed`` by somebody else.

        This is no change: no undo brings a file back.
        """
        came = self._rows(folder)
        of_folder = InStepRow.folder == _WRITTEN + folder
        with self._file.writing():
            for some in parts(renamed):
                self._file.run(InStepRow.delete().where(of_folder, InStepRow.file.in_(some)))
            for file in files:
                turn = came[file.file].turn if file.file in came else ""
                said = "\n".join((f"{file.uid} {turn}", file.own, file.said, *file.before))
                row = {"folder": _WRITTEN + folder, "file": file.file, "digest": file.digest, "said": said}
                self._file.run(InStepRow.insert(row).on_conflict_replace())

    def _uid(self, number: int) -> str:
        return str(
            self._file.rows(ContactRow.select(ContactRow.uid).where(ContactRow.id == number).tuples())[0][0]
        )

    def _rows(self, folder: str) -> dict[str, "_Row"]:
        query = InStepRow.select(InStepRow.file, InStepRow.digest, InStepRow.said).where(
            InStepRow.folder == folder
        )
        return {row[0]: _read(*row) for row in self._file.rows(query.tuples())}

    def _late(self, pulls: Sequence[Step]) -> frozenset[str]:
        """The files of those who were edited, or deleted, since they were compared."""
        compared = {step.here.contact.id: step for step in pulls if step.here}
        present = {
            number: contact
            for some in parts(list(compared))
            for number, contact in whole(self._file, some).items()
        }
        return frozenset(
            step.file
            for number, step in compared.items()
            if step.here and present.get(number) != step.here.contact
        )

    def _carry(self, step: Step, now: Moment) -> int:
        """What one file brings, written; the contact it is of."""
        if step.here is None:
            return self._contacts.add(_new(step), now, Tier.POOL).subject or 0
        number = step.here.contact.id
        if step.pull is Pull.ARCHIVED:
            self._contacts.set_state([number], State.ARCHIVED, now)
        elif step.pull is Pull.BACK:
            self._contacts.set_state([number], State.ACTIVE, now)
        if step.card is not None and step.card != card_of(step.here.contact):
            self._contacts.edit(number, step.card, now)
        self._dispute(number, step, now)
        return number

    def _dispute(self, number: int, step: Step, now: Moment) -> None:
        rows = [
            {
                "contact": number,
                "field": conflict.field,
                "mine": storable(conflict.mine),
                "theirs": storable(conflict.theirs),
                "source": step.file,
                "noted_on": now.day,
            }
            for conflict in step.conflicts
        ]
        self._file.add_all(ConflictRow, rows)

    def _keep_cards(self, folder: str, pulls: Sequence[Step], ids: Mapping[str, int]) -> None:
        """The texts of files as they stand, so that what is not understood in them leaves again with the rest."""
        read = [(step, card) for step in pulls if step.there and (card := step.there.card)]
        sources = {step.file: str(PurePath(folder, step.file)) for step, _ in read}
        gone = [*sources.values(), *(str(PurePath(folder, step.was)) for step, _ in read if step.was)]
        for some in parts(gone):
            self._file.run(CardRow.delete().where(CardRow.kind == Source.FOLDER, CardRow.source.in_(some)))
        self._file.add_all(
            CardRow,
            [
                {
                    "contact": ids[step.file],
                    "source": sources[step.file],
                    "uid": storable(card.uid),
                    "digest": digest_of(Card(card, 1)),
                    "original": storable(card.raw),
                    "kind": Source.FOLDER,
                    "said": storable(draft_text(card)),
                }
                for step, card in read
            ],
        )

    def _agree(self, folder: str, pulls: Sequence[Step], ids: Mapping[str, int]) -> None:
        """What each file said is agreed on; where one is yet to be written, its contact counts as changed."""
        own = self.cards(list(ids.values()))
        uids = {
            step.file: self._uid(ids[step.file]) if step.here is None else step.here.contact.uid for step in pulls
        }
        names = [name for step in pulls for name in (step.file, step.was) if name]
        for some in parts(names):
            self._file.run(InStepRow.delete().where(InStepRow.folder == folder, InStepRow.file.in_(some)))
        rows = []
        for step in pulls:
            there = step.there
            said = draft_text(shared(there.card)) if there and there.card else "".join(step.before[-1:])
            lines = (f"{uids[step.file]} {uuid4().hex}", "" if step.push else own[ids[step.file]], said)
            rows.append(
                {
                    "folder": folder,
                    "file": step.file,
                    "digest": there.digest if there else "",
                    "said": "\n".join(lines),
                }
            )
        self._file.add_all(InStepRow, rows)


@dataclass(frozen=True, slots=True)
class _Row:
    agreed: Agreed
    turn: str


def _read(file: str, digest: str, text: str) -> _Row:
    head, own, said, *before = text.split("\n")
    uid, _, turn = head.partition(" ")
    return _Row(Agreed(file, uid, digest, own, said, tuple(before)), turn)


def _new(step: Step) -> ContactDraft:
    if step.card is None:
        raise ValueError("somebody new has a card")
    return step.card


def _counts(pulls: Sequence[Step]) -> str:
    """``2 new, 1 changed``, for the name of the change."""
    counts = {pull: sum(step.pull is pull for step in pulls) for pull in Pull}
    return ", ".join(f"{count} {pull}" for pull, count in counts.items() if count)


def _digest(card: str) -> str:
    return hashlib.sha256(card.encode()).hexdigest()
