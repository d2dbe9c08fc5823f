"""Dossiers: contacts with all that belongs to them, read many at a time to leave for a file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from peewee import fn

from netui.domain.moment import Moment
from netui.domain.people.dossier import Dossier
from netui.domain.people.known import Fact
from netui.domain.people.relation import Relation, inverse
from netui.domain.promise import Promise
from netui.domain.timeline import Entry
from netui.store.file.connection import Connection, one_of, parts
from netui.store.file.fields import utc_text
from netui.store.models.people import CardRow, ContactRow, RelationRow
from netui.store.models.timeline import FactRow, InteractionRow, ParticipantRow, PromiseRow
from netui.store.people.facts import fact
from netui.store.people.whole import grouped, whole
from netui.store.timeline.promises import promise
from netui.store.timeline.timeline import Timeline
from netui.store.timeline.touches import last_touch

PAGE = 250
"""Contacts read at a time: few enough for a screen to draw in between."""


class Dossiers:
    """The question behind every export."""

    def __init__(self, connection: Connection, timeline: Timeline) -> None:
        self._file = connection
        self._timeline = timeline

    def pages(self, contact_ids: Sequence[int], now: Moment, *, told: bool = False) -> Iterator[Sequence[Dossier]]:
        """Some contacts in the order of their ids, a page at a time; who is gone meanwhile is left out.

        Their last touch is the last up to ``now``. With ``told`` there is also what was noted of them, who is
        who, their promises and their timelines. A page takes the same number of queries whoever is on it.
        """
        for ids in parts(contact_ids, PAGE):
            with self._file.looking():
                page = self._page(ids, now, told=told)
            yield page

    def originals(self, contact_ids: Sequence[int]) -> Iterator[str]:
        """The texts of the cards that some contacts were imported from, in the order of the ids of pages."""
        for ids in parts(contact_ids, PAGE):
            found = self._originals(ids)
            for number in ids:
                yield from found.get(number, ())

    def _page(self, ids: Sequence[int], now: Moment, *, told: bool) -> list[Dossier]:
        contacts = whole(self._file, ids)
        last = self._last_touches(ids, now)
        originals = self._originals(ids)
        known = self._known(ids) if told else {}
        relations = self._relations(ids) if told else {}
        promises = self._promises(ids) if told else {}
        entries = self._entries(ids) if told else {}
        return [
            Dossier(
                contacts[number],
                last.get(number),
                tuple(originals.get(number, ())),
                tuple(known.get(number, ())),
                tuple(relations.get(number, ())),
                tuple(promises.get(number, ())),
                tuple(entries.get(number, ())),
            )
            for number in ids
            if number in contacts
        ]

    def _originals(self, ids: Sequence[int]) -> dict[int, list[str]]:
        query = CardRow.select(CardRow.contact, CardRow.original).where(CardRow.contact.in_(ids))
        return grouped(self._file.rows(query.order_by(CardRow.id.desc()).tuples()))

    def _last_touches(self, ids: Sequence[int], now: Moment) -> dict[int, date]:
        sql = f"SELECT c.id, {last_touch('day')} FROM contact c WHERE {one_of('c.id', ids)}"
        rows = self._file.named_sql(sql, now=utc_text(now.at))
        return {number: date.fromisoformat(day) for number, day in rows if day}

    def _known(self, ids: Sequence[int]) -> dict[int, list[Fact]]:
        query = FactRow.select().where(FactRow.contact.in_(ids))
        rows = self._file.rows(query.order_by(FactRow.noted_on.desc(), FactRow.id.desc()).dicts())
        return grouped((row["contact"], fact(row)) for row in rows)

    def _relations(self, ids: Sequence[int]) -> dict[int, list[Relation]]:
        """From the side of each contact: first those noted with it, then the others turned round."""
        own = self._related(RelationRow.contact, RelationRow.other, ids, mirrored=False)
        theirs = self._related(RelationRow.other, RelationRow.contact, ids, mirrored=True)
        return grouped((relation.contact_id, relation) for relation in (*own, *theirs))

    def _related(self, side: Any, other: Any, ids: Sequence[int], *, mirrored: bool) -> list[Relation]:
        name = fn.COALESCE(ContactRow.name, RelationRow.name)
        query = (
            RelationRow.select(RelationRow.id, side, other, name, RelationRow.kind, RelationRow.noted_on)
            .left_outer_join(ContactRow, on=other == ContactRow.id)
            .where(side.in_(ids))
            .order_by(RelationRow.id)
        )
        found = [Relation(*row) for row in self._file.rows(query.tuples())]
        return [replace(one, kind=inverse(one.kind), mirrored=True) for one in found] if mirrored else found

    def _promises(self, ids: Sequence[int]) -> dict[int, list[Promise]]:
        query = (
            PromiseRow.select(PromiseRow, ContactRow.name)
            .join(ContactRow, on=PromiseRow.contact == ContactRow.id)
            .where(PromiseRow.contact.in_(ids))
            .order_by(PromiseRow.due.asc(nulls="LAST"), PromiseRow.id)
        )
        return grouped((row["contact"], promise(row)) for row in self._file.rows(query.dicts()))

    def _entries(self, ids: Sequence[int]) -> dict[int, list[Entry]]:
        query = (
            ParticipantRow.select(ParticipantRow.contact, InteractionRow.id)
            .join(InteractionRow, on=ParticipantRow.interaction == InteractionRow.id)
            .where(ParticipantRow.contact.in_(ids))
            .order_by(InteractionRow.at.desc(), InteractionRow.id.desc())
        )
        pairs = self._file.rows(query.tuples())
        entries = self._timeline.entries(list(dict.fromkeys(number for _, number in pairs)))
        return grouped((contact, entries[number]) for contact, number in pairs if number in entries)
