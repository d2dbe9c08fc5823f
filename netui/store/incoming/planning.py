"""An import looked at before it is written: every person and entry of some files compared with the network."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime

from netui.domain.folding import fold, storable
from netui.domain.incoming.draft_text import draft_text, read_draft
from netui.domain.incoming.plan import Choice, Coming, Item, Plan, Verdict
from netui.domain.incoming.reading import Card, Happening, Reading, Source
from netui.domain.incoming.three_way import TEXTS, merge_cards, within
from netui.domain.people.contact import Contact, ContactDraft, card_of
from netui.domain.people.known_lines import KnownDraft
from netui.domain.visible import clip
from netui.store.file.connection import Connection, parts
from netui.store.file.fields import utc_text
from netui.store.incoming.matching import Marks, Network, marks_of
from netui.store.models.incoming import BroughtRow
from netui.store.models.people import CardRow
from netui.store.models.timeline import FactRow, InteractionRow
from netui.store.people.card_rows import name_key
from netui.store.people.whole import whole

Reread = Callable[[str], ContactDraft | None]
"""What reads the text of a card that was imported before what was understood of it was kept too."""

AT_ONCE = 500
"""People looked at between two counts."""

_STAMPS = re.compile(r"\n(?:DTSTAMP|REV|PRODID|LAST-MODIFIED)[:;].*", re.IGNORECASE)
"""When and by what a record was written says nothing of the person."""

_ANYBODYS = frozenset((Source.VCARD, Source.CSV))
"""The kinds of file that every program writes."""

_OPEN = (Verdict.NEW, Verdict.DOUBT)
"""Who comes in as somebody new, for all that is known so far."""

_FIELDS = tuple(each.name for each in fields(ContactDraft))


def digest_of(came: Card) -> str:
    """What tells one saying of a source from the next: its text, and what was understood of it."""
    raw = _STAMPS.sub("\n", f"\n{came.draft.raw}")[1:]
    said = f"{raw}\0{draft_text(came.draft)}\0{came.known!r}\0{came.relations!r}"
    return hashlib.sha256(storable(said).encode()).hexdigest()


def _old_digest(came: Card) -> str:
    return hashlib.sha256(storable(came.draft.raw or repr(came.draft)).encode()).hexdigest()


def happening_digest(came: Happening) -> str:
    """The same of an entry: wherever in the file it stands, and whenever that was written."""
    said = replace(came, line=0, raw="")
    return hashlib.sha256(storable(repr(said)).encode()).hexdigest()


def said_of(words: str, kind: str, at: datetime) -> str:
    """What of an entry shows that it was edited since: its kind, its instant and its words, as one text."""
    return f"{kind} {utc_text(at)} {words}"


@dataclass(frozen=True, slots=True)
class _Brought:
    """An entry that came before: what the file said, what it became (None once deleted), whether it was edited."""

    digest: str
    entry: int | None
    edited: bool


@dataclass(slots=True)
class Planner:
    """One plan in the making."""

    connection: Connection
    network: Network
    reread: Reread
    items: list[Item] = field(default_factory=list)
    entries: list[Coming] = field(default_factory=list)

    def plan(self, readings: Sequence[Reading], called: str) -> Generator[int, None, Plan]:
        """Everything the readings bring, and what would become of it; counts the people looked at."""
        for reading in readings:
            yield from self._match(reading)
        for reading in readings:
            self._entries(reading)
            yield len(self.items)
        merging = Merging(self.connection, self.items, {}, self.reread, called)
        for place, item in enumerate(self.items):
            self.items[place] = merging.offered(place, item)
            if place % AT_ONCE == 0:
                yield place
        return Plan(
            called,
            tuple(self.items),
            tuple(self.entries),
            tuple(refusal for reading in readings for refusal in reading.refusals),
            tuple(notice for reading in readings for notice in reading.notices),
        )

    def _match(self, reading: Reading) -> Generator[int, None, None]:
        names = Counter(name_key(card.draft.name) for card in reading.cards)
        for card in reading.cards:
            marks, digest = marks_of(card.draft), digest_of(card)
            item = self._judged(card, marks, reading.source, digest, only_one=names[marks.name] == 1)
            self.items.append(item)
            who = item.who
            if item.verdict in _OPEN:
                who = -len(self.items)
            if who is not None:
                self.network.join(who, marks, card.draft.points, digest)
            if len(self.items) % AT_ONCE == 0:
                yield len(self.items)

    def _judged(self, card: Card, marks: Marks, source: Source, digest: str, *, only_one: bool) -> Item:
        known = self.network.digests.get(digest)
        if known is None and self.network.old_digests and (old := _old_digest(card)) in self.network.old_digests:
            known = self.network.digests[old]
        if known is not None:
            return Item(card, source, Verdict.UNCHANGED, known, digest=digest)
        found = self.network.match(card.draft, marks, source, only_one=only_one)
        if found is None:
            if day := self.network.departed(card.draft, digest):
                because = f"deleted here on {day.isoformat()}"
                return Item(card, source, Verdict.LEFT_OUT, because=because, digest=digest)
            return Item(card, source, Verdict.NEW, digest=digest)
        verdict = Verdict.MERGED if found.sure else Verdict.DOUBT
        return Item(card, source, verdict, found.who, because=found.because, digest=digest)

    def _entries(self, reading: Reading) -> None:
        brought = self._brought(reading.source) if reading.happenings else {}
        seen: set[str] = set()
        for came in reading.happenings:
            digest = happening_digest(came)
            uid = storable(came.uid) or digest
            if uid not in seen:
                seen.add(uid)
                self.entries.append(self._coming(came, reading.source, digest, brought.get(uid)))

    def _brought(self, source: Source) -> dict[str, _Brought]:
        """The entries that came from such files before, by their identity there."""
        query = (
            BroughtRow.select(
                BroughtRow.uid,
                BroughtRow.digest,
                BroughtRow.interaction,
                BroughtRow.said,
                InteractionRow.words,
                InteractionRow.kind,
                InteractionRow.at,
            )
            .left_outer_join(InteractionRow, on=BroughtRow.interaction == InteractionRow.id)
            .where(BroughtRow.kind == source)
        )
        return {
            uid: _Brought(digest, entry, entry is not None and said != said_of(*present))
            for uid, digest, entry, said, *present in self.connection.rows(query.tuples())
        }

    def _coming(self, came: Happening, source: Source, digest: str, before: _Brought | None) -> Coming:
        if before is not None:
            if before.digest == digest:
                return Coming(came, source, Verdict.UNCHANGED, entry=before.entry, digest=digest)
            if before.entry is None:
                return Coming(came, source, Verdict.LEFT_OUT, because="deleted here", digest=digest)
            if before.edited:
                because = f"it was edited here, and stays so; the file says “{clip(came.words, 80)}”"
                return Coming(came, source, Verdict.UNCHANGED, (), before.entry, because, digest)
        who = tuple(dict.fromkeys(self._who(draft, source) for draft in came.who))
        if not who:
            return Coming(came, source, Verdict.LEFT_OUT, because="it names nobody", digest=digest)
        if before is None:
            return Coming(came, source, Verdict.NEW, who, digest=digest)
        return Coming(came, source, Verdict.MERGED, who, before.entry, digest=digest)

    def _who(self, draft: ContactDraft, source: Source) -> int:
        """Who took part: somebody here or of the plan; else somebody new or in doubt, who joins the plan."""
        found = self.network.one(draft)
        if found is not None:
            return found
        card = Card(draft, 0)
        marks = marks_of(draft)
        match = self.network.match(draft, marks, source, only_one=True)
        if match is not None and match.sure:
            return match.who
        digest = digest_of(card)
        new = Item(card, source, Verdict.NEW, digest=digest)
        doubt = replace(new, verdict=Verdict.DOUBT, who=match.who, because=match.because) if match else new
        self.items.append(doubt)
        self.network.join(-len(self.items), marks, draft.points, digest)
        return -len(self.items)


@dataclass(frozen=True, slots=True)
class _Saying:
    """What a source said of somebody before: the ``id`` of its row, the file it stood in, and the card."""

    id: int
    called: str
    card: ContactDraft


class Merging:
    """The cards of a plan merged one after the other into the people they are, with the doubts decided.

    ``called`` is what the plan's files are called. ``cards`` holds what becomes of everybody who is touched,
    ``before`` what they are now.
    """

    def __init__(
        self,
        connection: Connection,
        items: Sequence[Item],
        choices: Mapping[int, Choice],
        reread: Reread,
        called: str,
    ) -> None:
        self._items = items
        self._choices = choices
        self._reread = reread
        self._series = _series(called)
        self._said_again = {item.digest for item in items if item.verdict is Verdict.UNCHANGED}
        open_ones = (item.who for item in items if item.verdict in (Verdict.MERGED, Verdict.DOUBT))
        known = sorted({who for who in open_ones if who is not None and who > 0})
        self.before: dict[int, Contact] = {}
        self._bases: dict[tuple[int, str, str], list[_Saying]] = {}
        self._facts: dict[int, set[tuple[str, str]]] = {}
        self._same: dict[int, int] = {}
        for some in parts(known):
            self.before |= whole(connection, some)
            self._read_bases(connection, some)
            told = FactRow.select(FactRow.contact, FactRow.kind, FactRow.text).where(FactRow.contact.in_(some))
            for contact, kind, text in connection.rows(told.tuples()):
                self._facts.setdefault(contact, set()).add((kind, fold(text)))
        self.cards: dict[int, ContactDraft] = {number: card_of(who) for number, who in self.before.items()}

    def merged(self) -> list[Item]:
        """Every item with what its card becomes, and the doubts as they were decided."""
        return [self.one(place, item) for place, item in enumerate(self._items)]

    def _read_bases(self, connection: Connection, ids: Sequence[int]) -> None:
        columns = (CardRow.contact, CardRow.kind, CardRow.uid, CardRow.digest, CardRow.said, CardRow.original)
        query = CardRow.select(*columns, CardRow.id, CardRow.source).where(CardRow.contact.in_(ids))
        for contact, kind, uid, digest, said, original, number, called in connection.rows(
            query.order_by(CardRow.id).tuples()
        ):
            base = read_draft(said) if said else self._reread(original)
            if base is not None and digest not in self._said_again:
                self._bases.setdefault((contact, kind, uid), []).append(_Saying(number, called, base))

    def one(self, place: int, item: Item) -> Item:
        """The item at a place; those before it must have had their turn."""
        own = -place - 1
        if item.verdict is Verdict.NEW and item.who is None and not item.came.known:
            self.cards[own] = item.came.draft
            return item
        choice = self._choices.get(place, Choice.ANOTHER) if item.verdict is Verdict.DOUBT else Choice.SAME
        who = self.resolved(item.who)
        name = self.cards[who].name if who in self.cards else ""
        if item.verdict in (Verdict.UNCHANGED, Verdict.LEFT_OUT) or choice is Choice.LEAVE:
            return item if (item.who, item.name) == (who, name) else replace(item, who=who, name=name)
        if who not in self.cards or choice is Choice.ANOTHER:
            if who not in self.cards and who:
                self._same[who] = own
            self.cards[own] = item.came.draft
            known = self._new_facts(own, item)
            if (item.name, item.known, item.conflicts) == (name, known, ()):
                return item
            return replace(item, name=name, known=known, conflicts=())
        self._same[own] = who
        mine = replace(self.cards[who], raw="", uid="")
        before = self._said_before(who, item)
        base = within(before.card, item.came.room) if before else None
        result = merge_cards(base, mine, item.came.draft)
        self.cards[who] = result.draft
        changed = [name for name in _FIELDS if getattr(result.draft, name) != getattr(mine, name)]
        return replace(
            item,
            who=who,
            name=name,
            card=result.draft,
            fields=tuple(changed),
            known=self._new_facts(who, item),
            conflicts=result.conflicts,
            instead_of=before.id if before else 0,
        )

    def offered(self, place: int, item: Item) -> Item:
        """The item while nothing is decided: a doubt has the conflicts there would be if they were the same."""
        found = self.one(place, item)
        mine = self.cards.get(self.resolved(item.who)) if item.verdict is Verdict.DOUBT else None
        return replace(found, conflicts=merge_cards(None, mine, item.came.draft).conflicts) if mine else found

    def resolved(self, who: int | None) -> int:
        """Whom a number means now that the doubts are decided: a contact, or somebody new of the plan; else 0."""
        number = who or 0
        while number in self._same:
            number = self._same[number]
        return number

    def _new_facts(self, who: int, item: Item) -> tuple[KnownDraft, ...]:
        """What a card tells of somebody that was not known; from here on it is."""
        if not item.came.known:
            return ()
        had = self._facts.setdefault(who, set())
        new = {key: fact for fact in item.came.known if (key := (fact.kind, fold(fact.text))) not in had}
        had |= new.keys()
        return tuple(new.values())

    def _said_before(self, who: int, item: Item) -> _Saying | None:
        """What the same source said of them last; of several cards without an identity the likest.

        Without an identity a file of no program in particular is the same source only under the same name, apart
        from figures and signs: two tables, or two people's cards of somebody, do not take back each other's words.
        """
        key = (who, str(item.source), storable(item.came.draft.uid))
        bases = self._bases.get(key, [])
        if not key[-1] and item.source in _ANYBODYS:
            bases = [each for each in bases if _series(each.called) == self._series]
        before = max(bases, key=lambda each: _likeness(each.card, item.came.draft), default=None)
        if before is not None:
            self._bases[key] = [each for each in self._bases[key] if each is not before]
        return before


def _series(called: str) -> str:
    """What the exports of one source are called: ``contacts (1).vcf`` follows ``Contacts.vcf``."""
    return "".join(filter(str.isalpha, fold(called)))


def _likeness(one: ContactDraft, other: ContactDraft) -> int:
    texts = [text for text in TEXTS if getattr(one, text) == getattr(other, text)]
    return len(texts) + len(set(one.points) & set(other.points)) + len(set(one.tags) & set(other.tags))
