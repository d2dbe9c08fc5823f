"""The property of the whole program: whatever was written, undone, merged or moved, due follows from the facts."""

import tempfile
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock, person
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from naive_network import UNITS, Ahead, Every, Happened, Network, PutOff, Row, Who, local_day
from typed_lines import DAYS_AHEAD, TypedLine, lines_about, typed_line

from netui.domain.due.cadence import Interval
from netui.domain.due.queue import Item, Subject, next_due
from netui.domain.interaction import Kind
from netui.domain.line.logline import LogLine, parse_log
from netui.domain.moment import Moment
from netui.domain.people.contact import State, Tier
from netui.store import Change, Store, StoreError, open_store

NAMES = ("Aaron", "Berta", "Chen", "Dora", "Emil")
ZONES = ("America/Los_Angeles", "Asia/Shanghai", "Europe/Paris", "Pacific/Kiritimati")
people = st.integers(0, 3)
kinds = st.sampled_from([Kind.CALL, Kind.EMAIL, Kind.NOTE, Kind.MET, Kind.EVENT])
intervals = st.sampled_from([(1, "D"), (2, "D"), (5, "D"), (1, "W"), (1, "M"), (1, "Y")])
ahead = DAYS_AHEAD
lines = lines_about(people)


def told(item: Item) -> Row:
    """A row of the store's queue as the model tells it; a promise by its text."""
    ranks = tuple(reason.rank for reason in item.reasons)
    return ("promise", item.promise.text, ranks) if item.promise else ("contact", item.contact_id or 0, ranks)


@cache
def _empty() -> bytes:
    """A new, empty network's file, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        open_store(path, now=datetime(2026, 1, 1, tzinfo=UTC), backups=path.parent / "b", create=True).close()
        return path.read_bytes()


def _timed(line: LogLine) -> bool:
    """Whether an entry of this line is known to the minute."""
    return line.when is None or line.when.timed


class QueueFromFacts(RuleBasedStateMachine):
    """Everything one can do to a network, done to the store and to a naive model of it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = TestClock(datetime(2026, 1, 30, 8, 0, tzinfo=UTC))
        self.store = self._opened()
        self.model = Network()
        self.seqs = count(1)
        self.texts = count(1)
        self.done: list[tuple[Network, Network]] = []
        self.undone: list[tuple[Network, Network]] = []

    def _opened(self) -> Store:
        folder = Path(self.folder.name)
        if not (folder / "n.db").exists():
            (folder / "n.db").write_bytes(_empty())
        store = open_store(folder / "n.db", now=self.clock.at, backups=folder / "backups", create=True)
        store.connection.sql("PRAGMA synchronous = OFF")  # nobody pulls the plug here
        return store

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @property
    def now(self) -> Moment:
        return Moment(self.clock.at, local_day(self.clock.at, self.clock.zone), self.clock.zone)

    def _who(self, index: int) -> int:
        ids = list(self.model.people)
        return ids[index % len(ids)]

    def _entry(self, index: int) -> int:
        ids = list(self.model.entries)
        return ids[index % len(ids)]

    def _changed(self, change: Change, before: Network) -> None:
        if change.id is None:
            assert self.model == before, f"{change.name} changed something and was not recorded"
            return
        self.done.append((before, deepcopy(self.model)))
        self.undone.clear()

    def _line(self, parts: dict[str, Any], now: datetime, zone: str) -> TypedLine:
        """A line typed at ``now`` about people who are there."""
        names = {who: person.name for who, person in self.model.people.items()}
        people = {key: self._who(parts[key]) for key in ("with", "about") if parts[key] is not None}
        return typed_line({**parts, **people}, now, zone, names, self.texts)

    def _understood(self, text: str, now: datetime, zone: str) -> LogLine:
        return parse_log(text, now=now, zone=zone, find=self.store.finding.resolve)

    # People.

    @initialize(tiers=st.lists(st.sampled_from([None, *Tier]), min_size=3, max_size=3), every=intervals)
    def some_people(self, tiers: list[Tier | None], every: Every) -> None:
        for index, tier in enumerate(tiers):
            self._add(NAMES[index])
            self.choose_a_tier(index, tier)
            if tier is None:
                self.choose_a_cadence(index, every)
        self.done.clear()  # so that somebody is always there

    def _add(self, name: str) -> None:
        before = deepcopy(self.model)
        who = person(self.store, self.now, name)
        self.model.people[who] = Who(name)
        self._changed(Change(0, ""), before)

    @precondition(lambda self: len(self.model.people) < 4)
    @rule()
    def add(self) -> None:
        taken = {p.name for p in self.model.people.values()}
        self._add(next(name for name in NAMES if name not in taken))

    @rule(who=people, tier=st.sampled_from([None, *Tier]))
    def choose_a_tier(self, who: int, tier: Tier | None) -> None:
        before, contact = deepcopy(self.model), self._who(who)
        change = self.store.attention.set_tier([contact], tier, self.now)
        if self.model.people[contact].tier != tier:
            self.model.people[contact].tier = tier
            self.model.people[contact].tier_since = self.now.day
        self._changed(change, before)

    @rule(who=people, every=st.none() | intervals)
    def choose_a_cadence(self, who: int, every: Every | None) -> None:
        before, contact = deepcopy(self.model), self._who(who)
        interval = Interval.parse(f"{every[0]}{UNITS[every[1]]}") if every else None
        change = self.store.attention.set_cadence([contact], interval, self.now)
        self.model.people[contact].own = every
        self.model.people[contact].own_since = self.now.day if every else date.min
        self._changed(change, before)

    @rule(who=people, tag=st.sampled_from(["vip", "berlin"]), give=st.booleans())
    def tag_or_untag(self, who: int, tag: str, give: bool) -> None:
        before, contact = deepcopy(self.model), self._who(who)
        if give:
            change = self.store.contacts.tag([contact], [tag], self.now)
            self.model.tags.setdefault(tag, None)
            self.model.people[contact].tags.setdefault(tag, self.now.day)
        else:
            change = self.store.contacts.untag([contact], [tag], self.now)
            self.model.people[contact].tags.pop(tag, None)
        self._changed(change, before)

    @precondition(lambda self: self.model.tags)
    @rule(which=people, every=st.none() | intervals)
    def give_a_tag_a_cadence(self, which: int, every: Every | None) -> None:
        before, tag = deepcopy(self.model), list(self.model.tags)[which % len(self.model.tags)]
        interval = Interval.parse(f"P{every[0]}{every[1]}") if every else None
        change = self.store.attention.set_tag_cadence(tag, interval, self.now)
        self.model.tags[tag] = (every, self.now.day) if every else None
        self._changed(change, before)

    @rule(who=people, state=st.sampled_from([State.ACTIVE, State.ACTIVE, State.ARCHIVED, State.DECEASED]))
    def archive_or_bring_back(self, who: int, state: State) -> None:
        before, contact = deepcopy(self.model), self._who(who)
        change = self.store.contacts.set_state([contact], state, self.now)
        self.model.people[contact].state = state
        self._changed(change, before)

    @precondition(lambda self: len(self.model.people) > 3)
    @rule(one=people, other=people)
    def merge(self, one: int, other: int) -> None:
        kept, gone = self._who(one), self._who(other)
        if kept == gone:
            return
        before = deepcopy(self.model)
        change = self.store.merging.merge(kept, gone, self.now)
        self.model.merge(kept, gone)
        self._changed(change, before)

    # What happened.

    @rule(who=st.lists(people, max_size=2) | st.lists(people, min_size=1, max_size=1), kind=kinds, parts=lines)
    def log(self, who: list[int], kind: Kind, parts: dict[str, Any]) -> None:
        self._log(list(dict.fromkeys(map(self._who, who))), kind, parts)

    def _log(self, owners: list[int], kind: Kind, parts: dict[str, Any]) -> None:
        before, now = deepcopy(self.model), self.now
        typed = self._line(parts, now.at, now.zone)
        understood = self._understood(typed.text, now.at, now.zone)
        change = self.store.interactions.log(kind, owners, understood, now)
        entry = change.subject
        assert entry is not None
        at, day = typed.moment or (now.at, now.day)
        others = [who for who in typed.present if who not in owners]
        self.model.entries[entry] = Happened(
            at, day, now.zone, now.at, kind, parts["promo"], owners, others, next(self.seqs), _timed(understood)
        )
        for said, due, mine in typed.promises:
            self.model.say(self.seqs, entry, owners, said, due, mine=mine)
        if typed.next:
            self.model.look_ahead(self.seqs, entry, owners, typed.next, max(at, now.at))
        self._changed(change, before)

    @rule(who=people, kind=kinds)
    def log_bare(self, who: int, kind: Kind) -> None:
        before, now, contact = deepcopy(self.model), self.now, self._who(who)
        change = self.store.interactions.log(kind, [contact], LogLine(""), now)
        assert change.subject is not None
        self.model.entries[change.subject] = Happened(
            now.at, now.day, now.zone, now.at, kind, False, [contact], [], next(self.seqs)
        )
        self._changed(change, before)

    @precondition(lambda self: self.model.entries)
    @rule(which=people, kind=st.none() | kinds, parts=lines, keep=st.booleans())
    def edit(self, which: int, kind: Kind | None, parts: dict[str, Any], keep: bool) -> None:
        """Write an entry anew, or (``keep``) with only its kind and time changed."""
        entry = self._entry(which)
        before, now, happened = deepcopy(self.model), self.now, self.model.entries[entry]
        if keep:
            parts = {**parts, "mine": None, "theirs": None, "next": None}
        typed = self._line(parts, happened.written, happened.zone)
        own = [ahead for ahead in self.model.aheads if ahead.entry == entry]
        if keep:
            for said in self.model.promises:
                if said.entry == entry:
                    typed.promise(said.text, said.written, mine=said.mine)
            if own:
                typed.look_ahead(own[0].day)
        understood = self._understood(typed.text, happened.written, happened.zone)
        change = self.store.interactions.edit(entry, understood, now, kind)
        happened.kind = kind or happened.kind
        happened.promo = parts["promo"]
        if typed.moment:
            (happened.at, happened.day), happened.timed = typed.moment, _timed(understood)
        happened.others = [who for who in typed.present if who not in happened.owners]
        had = {said.text for said in self.model.promises if said.entry == entry}
        self.model.forget(entry, tuple(said for said, _, _ in typed.promises))
        for said, due, mine in typed.promises:
            if said not in had:
                self.model.say(self.seqs, entry, happened.owners, said, due, mine=mine)
        if {ahead.day for ahead in own} != ({typed.next} if typed.next else set()):
            self.model.aheads = [ahead for ahead in self.model.aheads if ahead.entry != entry]
            if typed.next:
                at = max(now.at, typed.moment[0]) if typed.moment else now.at
                self.model.look_ahead(self.seqs, entry, happened.owners, typed.next, at)
        elif typed.moment:
            for one in own:
                one.at = max(one.at, happened.at)
        self._changed(change, before)

    @precondition(lambda self: self.model.entries)
    @rule(which=people)
    def delete(self, which: int) -> None:
        entry = self._entry(which)
        before = deepcopy(self.model)
        change = self.store.interactions.delete(entry, self.now)
        self.model.forget(entry)
        self.model.aheads = [ahead for ahead in self.model.aheads if ahead.entry != entry]
        del self.model.entries[entry]
        self._changed(change, before)

    @precondition(lambda self: self.model.entries)
    @rule(which=people, who=people)
    def move(self, which: int, who: int) -> None:
        entry = self._entry(which)
        before, contact = deepcopy(self.model), self._who(who)
        change = self.store.interactions.move(entry, contact, self.now)
        happened = self.model.entries[entry]
        happened.owners = [contact]
        happened.others = [other for other in happened.others if other != contact]
        for thing in (*self.model.aheads, *self.model.promises):
            if thing.entry == entry:
                thing.who = contact
        self._changed(change, before)

    # What is put off, done with, or looked forward to.

    @rule(who=people, about=st.sampled_from([("next",), ("cadence",), ("next", "cadence")]), days=ahead)
    def snooze(self, who: int, about: tuple[str, ...], days: int) -> None:
        before, contact, until = deepcopy(self.model), self._who(who), self.now.day + timedelta(days=days)
        subjects = [Subject(one) for one in about]
        change = self.store.attention.snooze([contact], subjects, until, self.now)
        for one in about:
            self.model.snoozes.append(
                PutOff(one, contact, None, until, self.now.at, self.now.day, next(self.seqs))
            )
        self._changed(change, before)

    @precondition(lambda self: self.model.promises)
    @rule(which=people, days=ahead, how=st.sampled_from(["keep", "move", "snooze"]))
    def keep_move_or_snooze_a_promise(self, which: int, days: int, how: str) -> None:
        before, said = deepcopy(self.model), self.model.promises[which % len(self.model.promises)]
        number = self.store.connection.sql("SELECT id FROM promise WHERE text = ?", said.text)[0][0]
        until = self.now.day + timedelta(days=days)
        if how == "keep":
            change = self.store.promises.keep(number, self.now)
            said.open = False
            self._changed(change, before)
            return
        if how == "move":
            change = self.store.promises.renegotiate(number, until, self.now)
            said.due, said.open = until, True
            self._changed(change, before)
            return
        change = self.store.attention.snooze_promise(number, said.text, until, self.now)
        self.model.snoozes.append(
            PutOff("promise", None, said.text, until, self.now.at, self.now.day, next(self.seqs))
        )
        self._changed(change, before)

    @rule(who=people, days=ahead)
    def set_next(self, who: int, days: int) -> None:
        before, contact, day = deepcopy(self.model), self._who(who), self.now.day + timedelta(days=days)
        change = self.store.attention.set_next([contact], day, self.now)
        self.model.aheads.append(Ahead(contact, day, self.now.at, next(self.seqs)))
        self._changed(change, before)

    @rule(who=people)
    def clear_next(self, who: int) -> None:
        before, contact = deepcopy(self.model), self._who(who)
        change = self.store.attention.clear_next([contact], self.now)
        for one in self.model.aheads:
            if one.who == contact:
                one.cleared = True
        self._changed(change, before)

    # Time, place, and second thoughts.

    @rule(minutes=st.sampled_from([1, 45, 300, 720]))
    def time_passes(self, minutes: int) -> None:
        self.clock.move(minutes=minutes)

    @rule(days=st.sampled_from([1, 1, 2, 6, 14, 30, 200]))
    def days_pass(self, days: int) -> None:
        self.clock.move(days=days)

    @rule(minutes=st.sampled_from([1, 60, 700, 3000]))
    def the_clock_is_set_back(self, minutes: int) -> None:
        self.clock.move(minutes=-minutes)

    @rule(zone=st.sampled_from(ZONES))
    def travel(self, zone: str) -> None:
        self.clock.zone = zone

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.store.history.undo()
        self.undone.append(self.done.pop())
        self.model = deepcopy(self.undone[-1][0])

    @rule()
    def redo(self) -> None:
        if not self.undone:
            with pytest.raises(StoreError, match="nothing to redo"):
                self.store.history.redo()
            return
        self.store.history.redo()
        self.done.append(self.undone.pop())
        self.model = deepcopy(self.done[-1][1])

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = self._opened()

    # What must hold after each of them.

    @invariant()
    def the_queue_is_what_the_facts_say(self) -> None:
        for limit in (10, 1):
            expected = self.model.queue(self.clock.at, self.clock.zone, limit)
            queue = self.store.due.queue(self.now, limit)
            rows, waiting = list(map(told, queue.items)), list(map(told, queue.waiting))
            assert (rows, waiting, queue.handled) == (expected.rows, expected.waiting, expected.handled)

    @invariant()
    def whoever_is_due_by_the_next_due_day_stands_in_the_queue(self) -> None:
        queue = self.store.due.queue(self.now)
        standing_there = {item.contact_id for item in (*queue.items, *queue.waiting) if not item.promise}
        for who in self.model.people:
            standing = self.store.due.standing(who, self.now)
            day = next_due(standing, self.now.day) if standing else None
            assert (day is not None and day <= self.now.day) == (who in standing_there)


QueueFromFacts.TestCase.settings = settings(max_examples=40, stateful_step_count=25)
TestQueueFromFacts = QueueFromFacts.TestCase
