"""Who would care for a clip, found through the search index and the cards: whole fields only of the likeliest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from netui.domain.giving.caring import WEIGHTS, Candidate, Cares, Field, Told, Wanted, caring, stems_asked, wanted
from netui.domain.giving.clip import Clip
from netui.domain.giving.topics import stem
from netui.domain.people.contact import State, Tier
from netui.store.file.connection import Connection, one_of, parts
from netui.store.file.search_index import KINDS, SOURCES

_VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.written_words USING fts5vocab('main', 'written', 'row')"
_WORDS = "SELECT term, doc FROM temp.written_words WHERE term >= ? AND term < ?"
_CARDS = f"SELECT id, search_key FROM contact WHERE state = '{State.ACTIVE}'"

_MANY = 800
"""A word that stands in more texts than this tells little: only the facts that hold it are looked at."""

_MOST_TEXTS = 3000
_LIKELY = 150
"""Contacts weighed with all that is known of them; the others were found to have less to do with the clip."""

_MOST_SAID = 6
"""Texts of what was said that are weighed for each contact, those with the most topics first."""

_HEAD = 3
_SHORTEST_BEGINNING = 3

_PLACES = {source.table: number for number, source in enumerate(SOURCES)}
_FACTS = _PLACES["fact"]
_TOLD = {
    "contact": Told.ABOUT,
    "interaction": Told.SAID,
    "promise": Told.SAID,
    "give": Told.SAID,
    "introduction": Told.SAID,
    "referral": Told.SAID,
}
"""What a text of each table is, where it is weighed as it is found; facts, jobs and cards are read whole."""

_GUESS = {_FACTS: WEIGHTS[Told.NEED], _PLACES["job"]: WEIGHTS[Told.EARLIER]}


@dataclass(slots=True)
class _Found:
    """What a clip's words lead to before anything is read: texts and cards, and how common each stem is."""

    counts: dict[str, int] = field(default_factory=dict)
    texts: dict[int, dict[str, None]] = field(default_factory=dict)
    cards: dict[int, dict[str, None]] = field(default_factory=dict)


class WhoCares:
    """The question whom a clip may interest."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def of(self, clip: Clip, limit: int, also: Sequence[int] = ()) -> tuple[Cares, ...]:
        """Who would care, at most ``limit``, the best first; those in ``also`` at the end if not among them."""
        asked, candidates = self.candidates(clip)
        found = caring(asked, candidates)[:limit]
        missing = [number for number in also if number not in {one.contact_id for one in found}]
        others = {one.contact_id: one for one in self._read(missing, {}, clip.id)}
        return found + tuple(
            Cares(one.contact_id, one.name, (), one.pool, one.given_on)
            for number in dict.fromkeys(missing)
            if (one := others.get(number))
        )

    def candidates(self, clip: Clip) -> tuple[Wanted, list[Candidate]]:
        """What to look for, and everybody who has to do with it, with all that is known of them."""
        stems = stems_asked(clip)
        found = _Found()
        words = self._words(stems, found)
        for one, terms in words.items():
            self._find_texts(one, terms, found)
        contacts = self._find_cards(stems, found)
        documents = int(self._file.sql("SELECT count(*) FROM written_docsize")[0][0]) + contacts
        asked = wanted(clip, found.counts, documents)
        likely, said = self._likeliest(asked, found)
        return asked, self._read(likely, said, clip.id)

    def _words(self, stems: Iterable[str], found: _Found) -> dict[str, list[str]]:
        """The words of the index that have these stems; how often is counted."""
        self._file.sql(_VOCABULARY)
        words: dict[str, list[str]] = {}
        for one in stems:
            begins = one[:-1] if len(one) > _SHORTEST_BEGINNING and one[-1] in "iey" else one
            for term, count in self._file.sql(_WORDS, begins, f"{begins}\U0010ffff"):
                if term == one or (len(term) - len(one) < 12 and stem(term) == one):
                    words.setdefault(one, []).append(term)
                    found.counts[one] = found.counts.get(one, 0) + count
        return words

    def _find_texts(self, one: str, terms: Sequence[str], found: _Found) -> None:
        match = " OR ".join(f'"{term}"' for term in terms)
        only = f" AND rowid % {KINDS} = {_FACTS}" if found.counts[one] > _MANY else ""
        for (row,) in self._file.sql(f"SELECT rowid FROM written WHERE written MATCH ?{only}", match):
            found.texts.setdefault(row, {})[one] = None

    def _find_cards(self, stems: Iterable[str], found: _Found) -> int:
        """Whose cards hold a stem; the number of all cards."""
        asked = frozenset(stems)
        heads = frozenset(one[:_HEAD] for one in asked)
        cards = self._file.sql(_CARDS)
        for number, key in cards:
            for word in key.split():
                if word[:_HEAD] in heads and (one := stem(word)) in asked:
                    found.cards.setdefault(number, {})[one] = None
        for hits in found.cards.values():
            for one in hits:
                found.counts[one] = found.counts.get(one, 0) + 1
        return len(cards)

    def _likeliest(self, asked: Wanted, found: _Found) -> tuple[list[int], dict[int, list[int]]]:
        """Who has most to do with the clip, and the texts about each (rows of the index), the best first."""
        worths = {row: _worth(asked, hits) for row, hits in found.texts.items()}
        value = {row: sum(worth.values()) * _GUESS.get(row % KINDS, 1.0) for row, worth in worths.items()}
        order = sorted(worths, key=lambda row: (-value[row], -row))[:_MOST_TEXTS]
        about: dict[int, dict[int, float]] = {}
        said: dict[int, list[int]] = {}
        for row, contact_id in self._owners(order):
            said.setdefault(contact_id, []).append(row)
            _add(about.setdefault(contact_id, {}), worths[row], _GUESS.get(row % KINDS, WEIGHTS[Told.SAID]))
        for contact_id, hits in found.cards.items():
            _add(about.setdefault(contact_id, {}), _worth(asked, hits), WEIGHTS[Told.WORK])
        likely = sorted(about, key=lambda one: (-sum(about[one].values()), one))[:_LIKELY]
        return likely, said

    def _owners(self, rows: Sequence[int]) -> list[tuple[int, int]]:
        """Each text with whom it is about, in the order of ``rows``."""
        place = {row: number for number, row in enumerate(rows)}
        found: list[tuple[int, int]] = []
        for number, source in enumerate(SOURCES):
            ids = [row // KINDS for row in rows if row % KINDS == number]
            for some in parts(ids, 2000):
                sql = source.contacts.format(ids=", ".join(map(str, some)))
                found += [(row * KINDS + number, who) for row, who in self._file.sql(sql) if who is not None]
        return sorted(found, key=lambda one: (place[one[0]], one[1]))

    def _read(
        self, contact_ids: Sequence[int], said: Mapping[int, Sequence[int]], clip_id: int
    ) -> list[Candidate]:
        """Some contacts with all that is known of them, as far as they are not gone."""
        fields: dict[int, list[Field]] = {number: [] for number in contact_ids}
        people: list[tuple[Any, ...]] = []
        for ids in parts(contact_ids):
            people += self._file.sql(f"{_PEOPLE} WHERE {one_of('id', ids)}")
            for number, told, text in self._file.sql(_FIELDS.format(ids=", ".join(map(str, ids)))):
                if told in _KINDS:
                    fields[number].append(Field(_KINDS[told], text))
        own = {row[0] for row in self._file.sql(_OWN, clip_id)}
        said = {number: [row for row in said.get(number, ()) if row not in own] for number in contact_ids}
        texts = self._texts({row for rows in said.values() for row in rows[:_MOST_SAID]})
        given = self._given(clip_id)
        found: list[Candidate] = []
        for number, name, role, firm, place, hook, about, tier, depth, state in people:
            known = [Field(Told.WORK, ", ".join(part for part in (role, firm) if part))]
            known += [Field(Told.PLACE, place), Field(Told.ABOUT, hook), Field(Told.ABOUT, about), *fields[number]]
            known += [texts[row] for row in said[number][:_MOST_SAID] if row in texts]
            found.append(
                Candidate(
                    number,
                    name,
                    tuple(one for one in known if one.text),
                    depth,
                    tier == Tier.POOL,
                    state == State.ACTIVE,
                    given.get(number),
                )
            )
        return found

    def _texts(self, rows: Iterable[int]) -> dict[int, Field]:
        """Texts of the index as they were written, those that are weighed as they are."""
        found: dict[int, Field] = {}
        by_table: dict[int, list[int]] = {}
        for row in rows:
            by_table.setdefault(row % KINDS, []).append(row // KINDS)
        for number, ids in by_table.items():
            source = SOURCES[number]
            if source.table not in _TOLD or source.table == "contact":
                continue
            words = " || ' ' || ".join(source.columns)
            for some in parts(ids):
                sql = f"SELECT id, {words} FROM {source.table} WHERE {one_of('id', some)}"
                for row, text in self._file.sql(sql):
                    found[row * KINDS + number] = Field(_TOLD[source.table], text.strip())
        return found

    def _given(self, clip_id: int) -> dict[int, date]:
        """Who has the clip already, and since when."""
        rows = self._file.sql(_GIVEN, clip_id)
        return {number: date.fromisoformat(day) for number, day in rows if number is not None}


_PEOPLE = "SELECT id, name, role, organisation, place, hook, about, tier, depth, state FROM contact"

_FIELDS = """
SELECT contact_id, kind, text FROM fact WHERE contact_id IN ({ids}) AND ended_on IS NULL
UNION ALL SELECT g.contact_id, 'tag', t.name FROM contact_tag g JOIN tag t ON t.id = g.tag_id
WHERE g.contact_id IN ({ids})
UNION ALL SELECT contact_id, 'earlier', role || ', ' || organisation FROM job WHERE contact_id IN ({ids})
"""

_READ_WHOLE = (Told.NEED, Told.GOAL, Told.INTEREST, Told.OFFER, Told.FACT, Told.TAG, Told.EARLIER)
_KINDS = {told.value: told for told in _READ_WHOLE}

_OWN = f"""
SELECT id * {KINDS} + {_PLACES["give"]} FROM give WHERE clip_id = ?1
UNION SELECT interaction_id * {KINDS} + {_PLACES["interaction"]} FROM give WHERE clip_id = ?1
"""
"""The texts that tell of the clip itself being given: they say nothing of who else would care."""

_GIVEN = """
SELECT p.contact_id, max(i.day) FROM give g JOIN interaction i ON i.id = g.interaction_id
JOIN participant p ON p.interaction_id = i.id AND p.present
WHERE g.clip_id = ? AND g.mine GROUP BY p.contact_id
"""


def _worth(asked: Wanted, stems: Iterable[str]) -> dict[int, float]:
    """What each topic is worth where these stems stand."""
    best: dict[int, float] = {}
    for one in stems:
        _add(best, dict(asked.stems.get(one, ())), 1.0)
    return best


def _add(best: dict[int, float], worths: Mapping[int, float], weight: float) -> None:
    for topic, worth in worths.items():
        best[topic] = max(best.get(topic, 0.0), worth * weight)
