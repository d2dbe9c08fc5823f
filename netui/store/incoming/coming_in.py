"""The people of an import written: who is new comes into the pool, who is here gets what their card became."""

import os
from collections.abc import Generator, Mapping, Sequence

from netui.domain.folding import storable
from netui.domain.incoming.draft_text import draft_text
from netui.domain.incoming.plan import Choice, Item, Plan, Verdict
from netui.domain.incoming.reading import Standing
from netui.domain.moment import Moment
from netui.domain.people.contact import ContactDraft, Tier, card_of
from netui.store.file.connection import Connection, parts
from netui.store.incoming.planning import Merging
from netui.store.models.incoming import ConflictRow, TwoPeopleRow
from netui.store.models.people import CardRow, ContactDateRow, ContactRow, ContactTagRow, JobRow, PointRow, TagRow
from netui.store.models.timeline import FactRow
from netui.store.people.card_rows import (
    contact_columns,
    date_rows,
    job_rows,
    name_key,
    point_rows,
    search_key,
    tag_key,
    tag_name,
)
from netui.store.people.contacts import Contacts
from netui.store.people.relations import Relations

PAGE = 250
"""People or entries written between two counts: few enough for a screen to draw, and to hear Esc, in between."""

_POOL = Standing(tier=Tier.POOL)


class People:
    """Those of one plan as they are written: ``added`` and ``merged`` are the ids of the contacts they became."""

    def __init__(self, connection: Connection, plan: Plan, merging: Merging, now: Moment) -> None:
        self._file = connection
        self._called = plan.called
        self._merging = merging
        self._now = now
        self._items = merging.merged()
        self._ids: dict[int, int] = {}
        self._tag_ids: dict[str, int] = {}
        self._tags_named: dict[str, tuple[str, str]] = {}
        self.added: list[int] = []
        self.merged: list[int] = []

    @property
    def count(self) -> int:
        """How many people were written."""
        return len(self.added) + len(self.merged)

    def id_of(self, who: int) -> int | None:
        """The contact that somebody of the plan is or became; None for somebody who was left out."""
        who = self._merging.resolved(who)
        return who if who > 0 else self._ids.get(who)

    def write(self, contacts: Contacts) -> Generator[int, None, None]:
        """Add who is new and merge who is here, a page at a time; gives how many are written."""
        new = [place for place in range(len(self._items)) if -place - 1 in self._merging.cards]
        for some in parts(new, PAGE):
            self._add(some)
            self._keep([(self._items[place], self._number(place)) for place in some])
            if len(new) > PAGE:
                self._file.refresh(in_parts=True)
            yield self.count
        here = {item.who: place for place, item in enumerate(self._items) if item.card is not None and item.who}
        for some in parts([who for who in here if who > 0], PAGE):
            for who in some:
                self._merge(who, contacts)
            yield self.count
        told = [place for place, item in enumerate(self._items) if item.card is not None]
        for some in parts([place for place in told if -place - 1 not in self._ids], PAGE):
            self._keep([(self._items[place], self._number(place)) for place in some])
            yield self.count

    def tell_apart(self, choices: Mapping[int, Choice]) -> None:
        """Whom somebody was said not to be is another person for good."""
        today = self._now.day
        apart = [
            {"contact": self._number(place), "other": self.id_of(self._items[place].who or 0), "said_on": today}
            for place, choice in choices.items()
            if choice is Choice.ANOTHER and -place - 1 in self._ids
        ]
        self._file.add_all(TwoPeopleRow, [row for row in apart if row["other"]])

    def relate(self, relations: Relations) -> None:
        """Note who the people of the plan are to one another, or to a mere name."""
        telling = [(place, item) for place, item in enumerate(self._items) if item.came.relations]
        names: dict[str, list[int]] = {}
        rows = self._file.rows(ContactRow.select(ContactRow.sort_key, ContactRow.id).tuples()) if telling else []
        for name, number in rows:
            names.setdefault(name, []).append(number)
        for place, item in telling:
            own = self._number(place) if item.verdict is not Verdict.UNCHANGED else 0
            for relation in item.came.relations if own else ():
                found = [] if relation.only_name else names.get(name_key(relation.name), [])
                other: int | str = found[0] if len(found) == 1 else relation.name
                if other != own and relation.kind.strip() and relation.name.strip():
                    relations.note(own, relation.kind, other, self._now)

    def _number(self, place: int) -> int:
        """The contact that an item became, or was merged into; 0 for one that was left out."""
        own = -place - 1
        return self._ids.get(own) or self.id_of(self._items[place].who or 0) or 0

    def _add(self, places: Sequence[int]) -> None:
        first = self._next_id()
        drafts = [self._merging.cards[-place - 1] for place in places]
        ids = range(first, first + len(drafts))
        standings = [self._items[place].came.standing or _POOL for place in places]
        today = self._now.day.isoformat()
        self._file.add_all(
            ContactRow,
            [
                {
                    "id": number,
                    "uid": uid,
                    **contact_columns(draft),
                    "sort_key": name_key(draft.name),
                    "search_key": search_key(draft),
                    "tier": standing.tier.value if standing.tier else None,
                    "tier_since": today if standing.tier else None,
                    "cadence": standing.cadence,
                    "cadence_since": today if standing.cadence else None,
                    "depth": standing.depth,
                    "state": standing.state.value,
                    "created_on": today,
                }
                for number, uid, draft, standing in zip(ids, _uids(len(drafts)), drafts, standings, strict=True)
            ],
        )
        pairs = list(zip(ids, drafts, strict=True))
        self._file.add_all(PointRow, [row for number, draft in pairs for row in point_rows(number, draft.points)])
        self._file.add_all(
            ContactDateRow, [row for number, draft in pairs for row in date_rows(number, draft.dates)]
        )
        self._file.add_all(JobRow, [row for number, draft in pairs for row in job_rows(number, draft.jobs)])
        self._tag(pairs)
        self._ids |= {-place - 1: number for place, number in zip(places, ids, strict=True)}
        self.added.extend(ids)

    def _next_id(self) -> int:
        """The first number no contact ever had."""
        rows = self._file.sql("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'contact'")
        return int(rows[0][0]) + 1

    def _tag(self, pairs: Sequence[tuple[int, ContactDraft]]) -> None:
        rows = []
        since = self._now.day.isoformat()
        for number, draft in pairs:
            tags = dict(map(self._tag_named, draft.tags))
            rows += [
                {"contact": number, "tag": self._tag_id(key, name), "since": since}
                for key, name in tags.items()
                if key
            ]
        self._file.add_all(ContactTagRow, rows)

    def _tag_named(self, tag: str) -> tuple[str, str]:
        """The key and the name of a tag; the same few come again and again."""
        if tag not in self._tags_named:
            self._tags_named[tag] = tag_key(tag), tag_name(tag)
        return self._tags_named[tag]

    def _tag_id(self, key: str, name: str) -> int:
        if key not in self._tag_ids:
            row = self._file.row(TagRow.select(TagRow.id).where(TagRow.match_key == key))
            self._tag_ids[key] = row.id if row else self._file.run(TagRow.insert(name=name, match_key=key))
        return self._tag_ids[key]

    def _merge(self, who: int, contacts: Contacts) -> None:
        card = self._merging.cards[who]
        if card != card_of(self._merging.before[who]):
            contacts.edit(who, card, self._now)
        self.merged.append(who)

    def _keep(self, items: Sequence[tuple[Item, int]]) -> None:
        """What the source said of people, as it came and as it was understood; and what is known and disputed."""
        if taken_over := [item.instead_of for item, _ in items if item.instead_of]:
            self._file.run(CardRow.delete().where(CardRow.id.in_(taken_over)))
        source, today = storable(self._called), self._now.day
        self._file.add_all(
            CardRow,
            [
                {
                    "contact": number,
                    "source": source,
                    "uid": storable(item.came.draft.uid),
                    "digest": item.digest,
                    "original": storable(item.came.draft.raw),
                    "kind": item.source.value,
                    "said": storable(draft_text(item.came.draft)),
                }
                for item, number in items
            ],
        )
        self._file.add_all(
            FactRow,
            [
                {
                    "contact": number,
                    "kind": fact.kind,
                    "text": storable(fact.text),
                    "due": fact.due,
                    "noted_on": today,
                    "source": source,
                }
                for item, number in items
                for fact in item.known
            ],
        )
        self._file.add_all(
            ConflictRow,
            [
                {
                    "contact": number,
                    "field": conflict.field,
                    "mine": storable(conflict.mine),
                    "theirs": storable(conflict.theirs),
                    "source": source,
                    "noted_on": today,
                }
                for item, number in items
                for conflict in item.conflicts
            ],
        )


def _uids(count: int) -> list[str]:
    """So many new identities: random UUIDs (version 4), made all at once, which is several times as quick."""
    figures = os.urandom(16 * count).hex()
    texts = (figures[begin : begin + 32] for begin in range(0, len(figures), 32))
    return [
        f"{text[:8]}-{text[8:12]}-4{text[13:16]}-{'89ab'[int(text[16], 16) % 4]}{text[17:20]}-{text[20:]}"
        for text in texts
    ]
