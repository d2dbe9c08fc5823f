"""Search: a query's words found in everything known of people, its filters as conditions, the best first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from netui.domain.due.cadence import Interval, cutoff
from netui.domain.moment import Moment, day_after
from netui.domain.people.contact import State
from netui.domain.query import DUE_WORDS, NEVER, Query, Term
from netui.store.file.connection import Connection, one_of, parts
from netui.store.file.fields import utc_text
from netui.store.file.search_index import owners, phrase
from netui.store.timeline.touches import last_touch

if TYPE_CHECKING:
    from netui.store.due.due import Due
    from netui.store.people.held_cards import HeldCards
    from netui.store.travel.places import Places
    from netui.store.travel.positions import Positions


_LEAST_LETTERS = 2
"""Letters of a word from which on texts are searched; one letter would find nearly everybody."""

_RANKED_LETTERS = 3
"""From how many letters on the best text comes first; two find too many to weigh, and the newest come first."""

_RANKED_TEXTS = 5000
"""Up to how many texts are weighed: the best of a million costs seconds, and tells no more than the newest."""

_FAR_DAYS = 365 * 200
_MOST_TERMS = 60
"""Conditions of one search; SQLite's parser ends at a thousand within each other."""

_IDS_AT_ONCE = 5000
"""Ids named in a statement."""

_LAST_DAY = last_touch("day")
_LIVE_FACT = "SELECT 1 FROM fact f WHERE f.contact_id = c.id AND f.ended_on IS NULL"
_POINT = "EXISTS (SELECT 1 FROM contact_point o WHERE o.contact_id = c.id AND o.kind = '{kind}')"
_BOUND = "FROM promise r WHERE r.contact_id = c.id AND r.state IN ('open', 'renegotiated')"
_MET = (
    "(instr(fold(c.hook), {v}) > 0 OR EXISTS (SELECT 1 FROM event_contact e JOIN event n ON n.id = e.event_id "
    "WHERE e.contact_id = c.id AND instr(n.match_key, {v}) > 0) "
    "OR EXISTS (SELECT 1 FROM participant p JOIN interaction i ON i.id = p.interaction_id "
    "WHERE p.contact_id = c.id AND i.kind IN ('met', 'event') AND instr(fold(i.words), {v}) > 0))"
)

_HAS: Mapping[str, str] = {
    "promise": f"EXISTS (SELECT 1 {_BOUND})",
    "email": _POINT.format(kind="email"),
    "phone": _POINT.format(kind="phone"),
    "profile": _POINT.format(kind="profile"),
    "birthday": "EXISTS (SELECT 1 FROM contact_date d WHERE d.contact_id = c.id AND d.kind = 'birthday')",
    "need": f"EXISTS ({_LIVE_FACT} AND f.kind = 'need')",
    "offer": f"EXISTS ({_LIVE_FACT} AND f.kind = 'offer')",
    "goal": f"EXISTS ({_LIVE_FACT} AND f.kind = 'goal')",
    "interest": f"EXISTS ({_LIVE_FACT} AND f.kind = 'interest')",
    "relation": "EXISTS (SELECT 1 FROM relation l WHERE l.contact_id = c.id OR l.other_id = c.id)",
    "tag": "EXISTS (SELECT 1 FROM contact_tag g WHERE g.contact_id = c.id)",
    "cadence": "(c.cadence IS NOT NULL OR c.tier IN ('A', 'B', 'C', 'D') OR EXISTS (SELECT 1 FROM contact_tag g "
    "JOIN tag t ON t.id = g.tag_id WHERE g.contact_id = c.id AND t.cadence IS NOT NULL))",
    "place": "c.place <> ''",
}
_IS: Mapping[str, str] = {
    "active": "c.state = 'active'",
    "archived": "c.state = 'archived'",
    "deceased": "c.state = 'deceased'",
    "pool": "c.tier = 'pool'",
    "ambient": "c.tier = 'ambient'",
}
_STATES = frozenset(State)
_SQL: Mapping[str, str] = {
    "name": "instr(c.sort_key, {v}) > 0",
    "role": "instr(fold(c.role), {v}) > 0",
    "org": "(instr(fold(c.organisation), {v}) > 0 OR EXISTS (SELECT 1 FROM job j WHERE j.contact_id = c.id "
    "AND instr(fold(j.organisation), {v}) > 0))",
    "near": "instr(fold(c.place), {v}) > 0",
    "tag": "EXISTS (SELECT 1 FROM contact_tag g JOIN tag t ON t.id = g.tag_id WHERE g.contact_id = c.id "
    "AND t.match_key = {v})",
    "tier": "c.tier IS {v}",
    "kind": "EXISTS (SELECT 1 FROM participant p JOIN interaction i ON i.id = p.interaction_id "
    "WHERE p.contact_id = c.id AND p.present AND i.kind = {v})",
    "met": _MET,
    "promise": f"EXISTS (SELECT 1 {_BOUND} AND instr(fold(r.text), {{v}}) > 0)",
    **{
        kind: f"EXISTS ({_LIVE_FACT} AND f.kind = '{kind}' AND instr(fold(f.text), {{v}}) > 0)"
        for kind in ("need", "offer", "goal", "interest", "fact")
    },
}
_OPERATORS = {"": "=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


class Querying:
    """The question behind the search field and ``netui find``."""

    def __init__(
        self,
        connection: Connection,
        due: "Callable[[], Due]",
        places: "Callable[[], Places]",
        positions: "Callable[[], Positions]",
    ) -> None:
        self._file = connection
        self._due = due
        self._places = places
        self._positions = positions
        self._queues: dict[date, frozenset[int]] = {}
        self._held: HeldCards | None = None

    def reading_cards(self) -> "Callable[[], HeldCards]":
        """A search is about to be typed: what reads everybody's card, in any thread, to be given to ``hold``.

        It takes a tenth of a second for 100,000 of them. Carried out it raises StoreError.
        """
        from netui.store.people.held_cards import HeldCards

        return partial(HeldCards.read_apart, self._file, self._version())

    def hold(self, cards: "HeldCards") -> None:
        """Search these cards until ``let_go``, or until something is written."""
        self._held = cards

    def let_go(self) -> None:
        """The search was typed."""
        self._held = None

    @property
    def holds_cards(self) -> bool:
        """Whether everybody's card is at hand as it is now."""
        return self._true_cards() is not None

    def at_once(self, query: Query) -> list[int] | None:
        """The beginning of what ``find`` finds, as much of it as can be found at once.

        Whose name begins with the words; also on whose cards else they stand, if nobody's name begins so, or few
        cards are held. None where ``query`` asks for more than words.
        """
        if not (words := _just_words(query)):
            return None
        if held := self._true_cards():
            return held.at_once(words)
        from netui.store.people.held_cards import beginning

        return beginning(self._file, words)

    def find(self, query: Query, now: Moment, *, archived: bool = False) -> list[int]:
        """The ids of the contacts for whom every term holds, the best first.

        First those whose name begins with the words, then a word of whose name does, then whose card holds them,
        by name; last those of whom they were written, the best text first. The archived and the deceased are
        found only when asked for (``archived``, or ``is:archived`` in the query).
        """
        self._queues = {}
        words, held = _just_words(query), None if archived else self._true_cards()
        query = replace(query, terms=_distinct(query.terms))
        values: dict[str, Any] = {"now": utc_text(now.at)}
        wheres = [self._where(term, values, now) for term in query.terms if term.field]
        if archived:
            wheres.append("1")
        elif not any(term.field == "is" and term.value in _STATES for term in query.terms):
            wheres.append(f"c.state = '{State.ACTIVE}'")
        hits = [_card_hit(term, values) for term in query.words]
        begun = " ".join(str(term.value) for term in query.words)
        cards = held.find(words) if held and words else self._cards([*hits, *wheres], begun, values)
        texts = [self._texts(term) for term in query.words]
        written = self._written(texts, wheres, hits, values, frozenset(cards)) if any(texts) else []
        gone = self._avoided([term for term in query.terms if not term.field and term.negated])
        return [number for number in (*cards, *written) if number not in gone] if written or gone else cards

    def _true_cards(self) -> "HeldCards | None":
        """The cards that are held, unless something was written since, here or by another program."""
        if self._held is not None and self._held.as_of != self._version():
            self._held = None
        return self._held

    def _version(self) -> tuple[int, int]:
        """Moves when something is written, here or by another program."""
        return self._file.data_version(), self._file.database.connection().total_changes

    def _cards(self, wheres: Sequence[str], begun: str, values: Mapping[str, Any]) -> list[int]:
        """Whose cards themselves hold every word, those first whose name begins with them.

        SQLite asks in the order of ``wheres``: of few does it read as far as the last columns.
        """
        sql = (
            f"SELECT c.id FROM contact c WHERE {' AND '.join(wheres)} "
            "ORDER BY instr(c.sort_key, :begun) = 1 DESC, instr(c.sort_key, :within) > 0 DESC, c.sort_key, c.id"
        )
        return [row[0] for row in self._file.named_sql(sql, **values, begun=begun, within=f" {begun}")]

    def _written(
        self,
        texts: Sequence[Mapping[int, int]],
        wheres: Sequence[str],
        hits: Sequence[str],
        values: Mapping[str, Any],
        cards: frozenset[int],
    ) -> list[int]:
        """Of whom a word was only written, and every other word too or it stands on the card; the best first."""
        wanted = sorted(set().union(*texts) - cards)
        found: list[tuple[int, int]] = []
        for some in parts(wanted, _IDS_AT_ONCE):
            where = " AND ".join([*wheres, one_of("c.id", some)])
            sql = f"SELECT c.id, {', '.join(hits)} FROM contact c WHERE {where}"
            for number, *on_card in self._file.named_sql(sql, **values):
                if all(hit or number in text for hit, text in zip(on_card, texts, strict=True)):
                    found.append((min(text[number] for text in texts if number in text), number))
        return [number for _, number in sorted(found)]

    def _texts(self, term: Term) -> dict[int, int]:
        """Of whom a term's words were written, with how well they fit (0 is best)."""
        words = str(term.value)
        if len(words) < _LEAST_LETTERS:
            return {}
        sought = phrase(words, exact=term.exact)
        some = f"SELECT rowid FROM written WHERE written MATCH ? LIMIT {_RANKED_TEXTS + 1}"
        ranked = len(words) >= _RANKED_LETTERS and len(self._file.sql(some, sought)) <= _RANKED_TEXTS
        rows = self._file.sql(
            f"SELECT rowid FROM written WHERE written MATCH ? ORDER BY {'rank' if ranked else 'rowid DESC'}",
            sought,
        )
        return owners((row[0] for row in rows), self._file.sql)

    def _avoided(self, terms: Iterable[Term]) -> frozenset[int]:
        """All who have something to do with the words of negated terms."""
        gone: set[int] = set()
        for term in terms:
            values: dict[str, Any] = {}
            hit = _card_hit(term, values)
            gone |= {row[0] for row in self._file.named_sql(f"SELECT c.id FROM contact c WHERE {hit}", **values)}
            gone |= self._texts(term).keys()
        return frozenset(gone)

    def _where(self, term: Term, values: dict[str, Any], now: Moment) -> str:
        """SQL for one filter, its value among ``values``."""
        name = f"v{len(values)}"
        if term.field == "last":
            where = self._last(term, values, name, now.day)
        elif term.field == "due" or (term.field == "is" and term.value == "due"):
            where = one_of("c.id", self._due_ids(term, now))
        elif term.field == "has" and term.value == "clock":
            where = one_of("c.id", self._with_clock(now))
        elif term.field == "near":
            values[name] = term.value
            written = _SQL["near"].format(v=f":{name}")
            where = f"({written} OR {one_of('c.id', self._near(str(term.value)))})"
        elif term.field in ("has", "is"):
            where = (_HAS if term.field == "has" else _IS)[str(term.value)]
        elif term.field == "depth":
            values[name] = term.value
            where = f"c.depth {_OPERATORS[term.op]} :{name}"
        else:
            values[name] = term.value
            where = _SQL[term.field].format(v=f":{name}")
        return f"NOT coalesce({where}, 0)" if term.negated else where

    def _near(self, text: str) -> frozenset[int]:
        """Who has a place near the one a text names, in a country anybody who has one there."""
        from netui.domain.places.near import NEAR_KM
        from netui.domain.places.place import PlaceKind

        place = self._places().find(text, slips=False).place
        if place is None:
            return frozenset()
        if place.kind is PlaceKind.COUNTRY:
            return frozenset(self._positions().within(place.country))
        return frozenset(self._positions().near(place.at, NEAR_KM))

    def _last(self, term: Term, values: dict[str, Any], name: str, today: date) -> str:
        """``last:>6m`` is longer ago than six months, ``last:6m`` within them; a day compares as a day."""
        if term.value == NEVER:
            return f"{_LAST_DAY} IS NULL"
        if isinstance(term.value, Interval):
            values[name] = cutoff(term.value, today).isoformat()
            turned = {"": ">=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}[term.op]
            return f"{_LAST_DAY} {turned} :{name}"
        assert isinstance(term.value, date)
        values[name] = term.value.isoformat()
        return f"{_LAST_DAY} {_OPERATORS[term.op]} :{name}"

    def _due_ids(self, term: Term, now: Moment) -> frozenset[int]:
        """Who is due by the day a term names, by the queue's own rules."""
        if term.field == "is":
            return self._due_by(now.day, now)
        if term.value == NEVER:
            everyone = self._file.sql("SELECT id FROM contact")
            return frozenset(row[0] for row in everyone) - self._due_by(_far(now.day), now)
        if term.value == "overdue":
            return self._due_by(day_after(now.day, -1), now)
        if isinstance(term.value, str):
            return self._due_by(day_after(now.day, DUE_WORDS[term.value]), now)
        day = term.value.after(now.day) if isinstance(term.value, Interval) else term.value
        assert isinstance(day, date)
        match term.op:
            case "<":
                return self._due_by(day_after(day, -1), now)
            case ">":
                return self._due_by(_far(now.day), now) - self._due_by(day, now)
            case ">=":
                return self._due_by(_far(now.day), now) - self._due_by(day_after(day, -1), now)
            case _:
                return self._due_by(day, now)

    def _due_by(self, day: date, now: Moment) -> frozenset[int]:
        """Who is in the queue today or will be by ``day``; of a day gone by who was and still is."""
        today = self._queued(now.day, now)
        if day == now.day:
            return today
        found = self._queued(day, now)
        if day < now.day:
            return found & today
        return found | today | (self._due().dates_by(day, now) if day < _far(now.day) else frozenset())

    def _queued(self, day: date, now: Moment) -> frozenset[int]:
        """The queue of a day, read once for a query."""
        if day not in self._queues:
            then = replace(now, at=_on(day, now), day=day)
            self._queues[day] = self._due().queue(then, restless=True).contacts
        return self._queues[day]

    def _with_clock(self, now: Moment) -> frozenset[int]:
        from netui.domain.due.queue import RANKS, Subject

        clocks = (item for item in self._due().queue(now).items if item.rank == RANKS[Subject.FOLLOW_UP])
        return frozenset(item.contact_id for item in clocks if item.contact_id)


def _far(today: date) -> date:
    """A day by which everybody who will ever be due has been."""
    return day_after(today, _FAR_DAYS)


def _on(day: date, now: Moment) -> datetime:
    """The hour of ``now`` on another day, or the calendar's end."""
    try:
        return now.at + (day - now.day)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC) if day > now.day else datetime.min.replace(tzinfo=UTC)


def _distinct(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Each condition once, and no more of them than a statement takes."""
    once = {(term.field, term.value, term.op, term.negated, term.exact): term for term in terms}
    return tuple(once.values())[:_MOST_TERMS]


def _just_words(query: Query) -> list[str] | None:
    """What ``query`` seeks, folded, if it is nothing but words; None if there are filters, or it is empty."""
    terms = _distinct(query.terms)
    if not terms or any(term.field or term.negated for term in terms):
        return None
    return [str(term.value) for term in terms]


def _card_hit(term: Term, values: dict[str, Any]) -> str:
    """SQL for whether the card itself holds a term's words, which go among ``values``."""
    name = f"w{len(values)}"
    values[name] = str(term.value)
    return f"instr(c.search_key, :{name}) > 0"
