"""The timeline read back: interactions with the people, promises, facts and gives of each.

The statements are written out, for they are carried out at every step through a list: Peewee would take several
times as long to build them as SQLite takes to answer.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from netui.domain.interaction import Direction, Interaction, Kind, Person, Purpose
from netui.domain.moment import Moment
from netui.store.file.connection import Connection, one_of, parts
from netui.store.file.errors import StoreError
from netui.store.file.fields import utc_text
from netui.store.file.inbox_index import WITH_NOBODY
from netui.store.models.timeline import FactRow, GiveRow

if TYPE_CHECKING:
    from netui.domain.people.known import Fact
    from netui.domain.practice.guards import Recent
    from netui.domain.timeline import Entry, Give
    from netui.store.timeline.promises import Promises

_COLUMNS = "id, kind, direction, purpose, at, day, zone, timed, minutes, written_at, line, words, place"

_GUARDED = 12
"""How many of the last entries a guard looks back at."""


class Timeline:
    """The questions about what happened with people."""

    def __init__(self, connection: Connection, promises: "Promises") -> None:
        self._file = connection
        self._promises = promises

    def get(self, interaction_id: int) -> "Entry":
        """One entry; raises StoreError when there is none of that id."""
        found = self.entries([interaction_id])
        if not found:
            raise StoreError(f"there is no entry with id {interaction_id}")
        return found[interaction_id]

    def of(self, contact_id: int) -> list[int]:
        """The ids of a contact's entries, the latest first, those it is only spoken of in included."""
        rows = self._file.sql(
            "SELECT i.id FROM participant p JOIN interaction i ON i.id = p.interaction_id "
            "WHERE p.contact_id = ? ORDER BY i.at DESC, i.id DESC",
            contact_id,
        )
        return [row[0] for row in rows]

    def inbox(self) -> list[int]:
        """The ids of the entries that belong to nobody yet, the latest first."""
        rows = self._file.sql(
            "SELECT i.id FROM unassigned u CROSS JOIN interaction i ON i.id = u.interaction_id "
            f"WHERE {WITH_NOBODY.format(entry='i.id')} ORDER BY i.at DESC, i.id DESC"
        )
        return [row[0] for row in rows]

    def entries(self, interaction_ids: Sequence[int]) -> "dict[int, Entry]":
        """Some entries whole, by id."""
        return {number: entry for ids in parts(interaction_ids) for number, entry in self._some(ids).items()}

    def recent(self, contact_id: int, now: Moment) -> "tuple[Recent, ...]":
        """The last entries of a contact as a guard sees them, the newest first."""
        from netui.domain.practice.guards import recent

        entries = self._present(contact_id, self.of(contact_id)[:_GUARDED])
        return tuple(recent(entry) for entry in entries if entry.interaction.moment.at <= now.at)

    def _present(self, contact_id: int, ids: Sequence[int]) -> "list[Entry]":
        """The entries a contact took part in; where they were only spoken of says nothing about us.

        One of ``ids`` that another program took back meanwhile is none.
        """
        entries = self.entries(ids)
        return [
            entries[number]
            for number in ids
            if number in entries
            and any(p.contact_id == contact_id and p.present for p in entries[number].interaction.people)
        ]

    def _some(self, interaction_ids: Sequence[int]) -> "dict[int, Entry]":
        from netui.domain.timeline import Entry

        people = self._people(interaction_ids)
        promises = _grouped(self._promises.of_interactions(interaction_ids), "interaction_id")
        facts = _grouped(self._facts(interaction_ids), "interaction_id")
        gives = self._gives(interaction_ids)
        nexts = self._nexts(interaction_ids)
        rows = self._file.sql(f"SELECT {_COLUMNS} FROM interaction WHERE {one_of('id', interaction_ids)}")
        return {
            row[0]: Entry(
                _interaction(row, people.get(row[0], ())),
                tuple(promises.get(row[0], ())),
                tuple(facts.get(row[0], ())),
                tuple(gives.get(row[0], ())),
                nexts.get(row[0]),
            )
            for row in rows
        }

    def last_words(self, contact_ids: Sequence[int], now: Moment) -> dict[int, str]:
        """The last words on each contact's timeline not after ``now``; nothing for who has none."""
        sql = (
            "SELECT c.id, (SELECT i.words FROM participant p JOIN interaction i ON i.id = p.interaction_id "
            "WHERE p.contact_id = c.id AND p.present AND i.words <> '' AND i.at <= :now "
            "ORDER BY i.at DESC, i.id DESC LIMIT 1) FROM contact c WHERE "
        )
        at = utc_text(now.at)
        return {
            number: words
            for ids in parts(contact_ids)
            for number, words in self._file.named_sql(sql + one_of("c.id", ids), now=at)
            if words
        }

    def _people(self, interaction_ids: Sequence[int]) -> dict[int, list[Person]]:
        rows = self._file.sql(
            "SELECT p.interaction_id, p.contact_id, c.name, p.present "
            "FROM participant p JOIN contact c ON c.id = p.contact_id "
            f"WHERE {one_of('p.interaction_id', interaction_ids)} ORDER BY p.position, p.id"
        )
        found: dict[int, list[Person]] = {}
        for interaction_id, contact_id, name, present in rows:
            found.setdefault(interaction_id, []).append(Person(contact_id, name, bool(present)))
        return found

    def _facts(self, interaction_ids: Sequence[int]) -> "list[Fact]":
        from netui.store.people.facts import fact

        query = FactRow.raw(f"SELECT * FROM fact WHERE {_from(interaction_ids)} ORDER BY id")
        return [fact(row) for row in self._file.rows(query.dicts())]

    def _gives(self, interaction_ids: Sequence[int]) -> "dict[int, list[Give]]":
        from netui.domain.timeline import Give

        query = GiveRow.raw(f"SELECT * FROM give WHERE {_from(interaction_ids)} ORDER BY id")
        found: dict[int, list[Give]] = {}
        for row in self._file.rows(query.dicts()):
            give = Give(row["contact"], row["kind"], row["detail"], bool(row["mine"]))
            found.setdefault(row["interaction"], []).append(give)
        return found

    def _nexts(self, interaction_ids: Sequence[int]) -> dict[int, date]:
        rows = self._file.sql(f"SELECT interaction_id, day FROM next_date WHERE {_from(interaction_ids)}")
        return {interaction_id: date.fromisoformat(day) for interaction_id, day in rows}


def _interaction(row: Sequence[Any], people: Sequence[Person]) -> Interaction:
    """The interaction of a row of ``_COLUMNS``."""
    number, kind, direction, purpose, at, day, zone, timed, minutes, written, line, words, place = row
    return Interaction(
        id=number,
        kind=Kind(kind),
        direction=Direction(direction),
        purpose=Purpose(purpose),
        moment=Moment(datetime.fromisoformat(at), date.fromisoformat(day), zone, bool(timed)),
        minutes=minutes,
        written=datetime.fromisoformat(written),
        line=line,
        words=words,
        people=tuple(people),
        place=place,
    )


def _from(interaction_ids: Sequence[int]) -> str:
    return one_of("interaction_id", interaction_ids)


def _grouped(found: Iterable[Any], attribute: str) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = {}
    for one in found:
        groups.setdefault(getattr(one, attribute), []).append(one)
    return groups
