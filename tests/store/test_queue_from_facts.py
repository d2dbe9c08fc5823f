"""The property of the whole program: whatever was written, undone, merged or moved, due follows from the facts."""

import tempfile
from copy import deepcopy
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock, person
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from naive_network import (
    UNITS,
    Ahead,
    Every,
    Happened,
    Network,
    PutOff,
    Who,
    local_day,
    wall,
)

from netui.domain.cadence import Interval
from netui.domain.contact import State, Tier
from netui.domain.interaction import Kind
from netui.domain.logline import LogLine, parse_log
from netui.domain.moment import Moment
from netui.domain.queue import Subject, next_due
from netui.store import Change, Store, StoreError, open_store

NAMES = ("Aaron", "Berta", "Chen", "Dora", "Emil", "Fay", "Gus", "Hana", "Ivo", "Jun")
ZONES = ("America/Los_Angeles", "Asia/Shanghai", "Europe/Paris", "Pacific/Kiritimati")

people = st.integers(0, 3)
kinds = st.sampled_from([Kind.CALL, Kind.EMAIL, Kind.NOTE])
intervals = st.sampled_from([(1, "D"), (2, "D"), (5, "D"), (1, "W"), (1, "M"), (1, "Y")])
ahead = st.sampled_from([-1, 0, 1, 2, 3, 7, 31])
whens = st.one_of(
    st.none(),
    st.just("yesterday"),
    st.integers(1, 600).map(lambda minutes: f"{minutes}min ago"),
    st.tuples(st.integers(-2, 40), st.none() | st.tuples(st.integers(0, 23), st.integers(0, 59))),
)
lines = st.fixed_dictionaries(
    {
        "when": whens,
        "mine": st.none() | ahead,
        "theirs": st.none() | ahead,
        "next": st.none() | ahead,
        "promo": st.sampled_from([False, False, True]),
        "with": st.none() | people,
        "about": st.none() | people,
    }
)


def queue_of(store: Store, now: Moment, limit: int) -> tuple[list[Any], list[Any], int]:
    """The store's queue in the oracle's shape; a promise is told by its text."""
    queue = store.due.queue(now, limit)
    rows, waiting = (
        [
            (
                "promise" if item.promise else "contact",
                item.promise.text if item.promise else item.contact_id,
                tuple(reason.rank for reason in item.reasons),
            )
            for item in items
        ]
        for items in (queue.items, queue.waiting)
    )
    return rows, waiting, queue.handled


@cache
def _empty() -> bytes:
    """A new, empty network's file, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        open_store(path, now=datetime(2026, 1, 1, tzinfo=UTC), backups=path.parent / "b", create=True).close()
        return path.read_bytes()


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

    def _before(self) -> Network:
        return deepcopy(self.model)

    # Lines.

    def _moment(self, when: Any, now: datetime, zone: str) -> tuple[str, datetime, date] | None:
        """How a time is typed, and the instant and day it means, for a line written at ``now``."""
        today = local_day(now, zone)
        if when is None:
            return None
        if when == "yesterday":
            day = today - timedelta(days=1)
            return "yesterday: ", wall(day, zone, time(12)), day
        if isinstance(when, str):
            at = now - timedelta(minutes=int(when.split("min")[0]))
            return f"{when}: ", at, local_day(at, zone)
        day = today - timedelta(days=when[0])
        if when[1] is None:
            at = wall(day, zone, time(12))
            return f"{day.isoformat()}: ", min(at, now) if day == today else at, day
        clock = time(*when[1])
        return f"{day.isoformat()} {clock:%H:%M}: ", wall(day, zone, clock), day

    def _line(self, parts: dict[str, Any], now: datetime, zone: str) -> tuple[str, dict[str, Any]]:
        """A line typed at ``now``, and what it means."""
        today = local_day(now, zone)
        moment = self._moment(parts["when"], now, zone)
        present = [self._who(parts["with"])] if parts["with"] is not None else []
        spoken_of = self._who(parts["about"]) if parts["about"] is not None else None
        text = moment[0] if moment else ""
        text += "talked"
        text += "".join(f" @{self.model.people[who].name}" for who in present)
        if parts["promo"]:
            text += " !promo"
        promises = []
        for side, sign in (("mine", ">"), ("theirs", "<")):
            if parts[side] is not None:
                due = today + timedelta(days=parts[side])
                said = f"deed{next(self.texts)}"
                promises.append((said, due, side == "mine"))
                text += f" {sign}{said} {due.isoformat()}"
        if promises and spoken_of is not None:
            text += f" ; about >x @{self.model.people[spoken_of].name}"
            text = text.replace(" ; about >x", " *knows")
        next_day = today + timedelta(days=parts["next"]) if parts["next"] is not None else None
        if next_day is not None:
            text += f" ^{next_day.isoformat()}"
        means = {"moment": moment, "present": present, "promises": promises, "next": next_day}
        return text, means

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
        before = self._before()
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
        before, contact = self._before(), self._who(who)
        change = self.store.attention.set_tier([contact], tier, self.now)
        if self.model.people[contact].tier != tier:
            self.model.people[contact].tier = tier
            self.model.people[contact].tier_since = self.now.day
        self._changed(change, before)

    @rule(who=people, every=st.none() | intervals)
    def choose_a_cadence(self, who: int, every: Every | None) -> None:
        before, contact = self._before(), self._who(who)
        interval = Interval.parse(f"{every[0]}{UNITS[every[1]]}") if every else None
        change = self.store.attention.set_cadence([contact], interval, self.now)
        self.model.people[contact].own = every
        self.model.people[contact].own_since = self.now.day if every else date.min
        self._changed(change, before)

    @rule(who=people, tag=st.sampled_from(["vip", "berlin"]), give=st.booleans())
    def tag_or_untag(self, who: int, tag: str, give: bool) -> None:
        before, contact = self._before(), self._who(who)
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
        before, tag = self._before(), list(self.model.tags)[which % len(self.model.tags)]
        interval = Interval.parse(f"P{every[0]}{every[1]}") if every else None
        change = self.store.attention.set_tag_cadence(tag, interval, self.now)
        self.model.tags[tag] = (every, self.now.day) if every else None
        self._changed(change, before)

    @rule(who=people, state=st.sampled_from([State.ACTIVE, State.ACTIVE, State.ARCHIVED, State.DECEASED]))
    def archive_or_bring_back(self, who: int, state: State) -> None:
        before, contact = self._before(), self._who(who)
        change = self.store.contacts.set_state([contact], state, self.now)
        self.model.people[contact].state = state
        self._changed(change, before)

    @precondition(lambda self: len(self.model.people) > 3)
    @rule(one=people, other=people)
    def merge(self, one: int, other: int) -> None:
        kept, gone = self._who(one), self._who(other)
        if kept == gone:
            with pytest.raises(StoreError):
                self.store.merging.merge(kept, gone, self.now)
            return
        before = self._before()
        change = self.store.merging.merge(kept, gone, self.now)
        self.model.merge(kept, gone)
        self._changed(change, before)

    # What happened.

    @rule(who=st.lists(people, max_size=2), kind=kinds, parts=lines)
    def log(self, who: list[int], kind: Kind, parts: dict[str, Any]) -> None:
        self._log(list(dict.fromkeys(map(self._who, who))), kind, parts)

    @rule(who=people, kind=kinds, parts=lines)
    def log_with_one(self, who: int, kind: Kind, parts: dict[str, Any]) -> None:
        self._log([self._who(who)], kind, parts)

    def _log(self, owners: list[int], kind: Kind, parts: dict[str, Any]) -> None:
        before, now = self._before(), self.now
        text, means = self._line(parts, now.at, now.zone)
        change = self.store.interactions.log(kind, owners, self._understood(text, now.at, now.zone), now)
        entry = change.subject
        assert entry is not None
        at, day = means["moment"][1:] if means["moment"] else (now.at, now.day)
        others = [who for who in means["present"] if who not in owners]
        self.model.entries[entry] = Happened(
            at, day, now.zone, now.at, kind, parts["promo"], owners, others, next(self.seqs)
        )
        for said, due, mine in means["promises"]:
            self.model.say(self.seqs, entry, owners, said, due, mine=mine)
        if means["next"]:
            self.model.look_ahead(self.seqs, entry, owners, means["next"], max(at, now.at))
        self._changed(change, before)

    @rule(who=people, kind=kinds)
    def log_bare(self, who: int, kind: Kind) -> None:
        before, now, contact = self._before(), self.now, self._who(who)
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
        before, now, happened = self._before(), self.now, self.model.entries[entry]
        if keep:
            parts = {**parts, "mine": None, "theirs": None, "next": None}
        text, means = self._line(parts, happened.written, happened.zone)
        if keep:
            for said in self.model.promises:
                if said.entry == entry:
                    text += f" {'>' if said.mine else '<'}{said.text} {said.written}"
                    means["promises"].append((said.text, said.written, said.mine))
            own = [ahead for ahead in self.model.aheads if ahead.entry == entry]
            if own:
                text += f" ^{own[0].day}"
                means["next"] = own[0].day
        understood = self._understood(text, happened.written, happened.zone)
        change = self.store.interactions.edit(entry, understood, now, kind)
        if kind is not None:
            happened.kind = kind
        happened.promo = parts["promo"]
        if means["moment"]:
            happened.at, happened.day = means["moment"][1:]
        happened.others = [who for who in means["present"] if who not in happened.owners]
        had = {said.text for said in self.model.promises if said.entry == entry}
        self.model.forget(entry, tuple(said for said, _, _ in means["promises"]))
        for said, due, mine in means["promises"]:
            if said not in had:
                self.model.say(self.seqs, entry, happened.owners, said, due, mine=mine)
        own = [ahead for ahead in self.model.aheads if ahead.entry == entry]
        if {ahead.day for ahead in own} != ({means["next"]} if means["next"] else set()):
            self.model.aheads = [ahead for ahead in self.model.aheads if ahead.entry != entry]
            if means["next"]:
                at = max(now.at, means["moment"][1]) if means["moment"] else now.at
                self.model.look_ahead(self.seqs, entry, happened.owners, means["next"], at)
        elif means["moment"]:
            for one in own:
                one.at = max(one.at, happened.at)
        self._changed(change, before)

    @precondition(lambda self: self.model.entries)
    @rule(which=people)
    def delete(self, which: int) -> None:
        entry = self._entry(which)
        before = self._before()
        change = self.store.interactions.delete(entry, self.now)
        self.model.forget(entry)
        self.model.aheads = [ahead for ahead in self.model.aheads if ahead.entry != entry]
        del self.model.entries[entry]
        self._changed(change, before)

    @precondition(lambda self: self.model.entries)
    @rule(which=people, who=people)
    def move(self, which: int, who: int) -> None:
        entry = self._entry(which)
        before, contact = self._before(), self._who(who)
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
        before, contact, until = self._before(), self._who(who), self.now.day + timedelta(days=days)
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
        before, said = self._before(), self.model.promises[which % len(self.model.promises)]
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
        before, contact, day = self._before(), self._who(who), self.now.day + timedelta(days=days)
        change = self.store.attention.set_next([contact], day, self.now)
        self.model.aheads.append(Ahead(contact, day, self.now.at, next(self.seqs)))
        self._changed(change, before)

    @rule(who=people)
    def clear_next(self, who: int) -> None:
        before, contact = self._before(), self._who(who)
        change = self.store.attention.clear_next([contact], self.now)
        for one in self.model.aheads:
            if one.who == contact:
                one.cleared = True
        self._changed(change, before)

    # Time, place, and second thoughts.

    @rule(minutes=st.sampled_from([1, 45, 300, 720]))
    def time_passes(self, minutes: int) -> None:
        self.clock.move(minutes=minutes)

    @rule(days=st.sampled_from([1, 2, 6]))
    def days_pass(self, days: int) -> None:
        self.clock.move(days=days)

    @rule(days=st.sampled_from([14, 30, 200]))
    def weeks_pass(self, days: int) -> None:
        self.clock.move(days=days)

    @rule(minutes=st.sampled_from([1, 60, 700, 3000]))
    def the_clock_is_set_back(self, minutes: int) -> None:
        self.clock.move(minutes=-minutes)

    @rule(zone=st.sampled_from(ZONES))
    def travel(self, zone: str) -> None:
        self.clock.zone = zone

    @rule()
    def undo(self) -> None:
        if not self.done:
            return
        self.store.history.undo()
        step = self.done.pop()
        self.undone.append(step)
        self.model = deepcopy(step[0])

    @rule()
    def redo(self) -> None:
        if not self.undone:
            with pytest.raises(StoreError, match="nothing to redo"):
                self.store.history.redo()
            return
        self.store.history.redo()
        step = self.undone.pop()
        self.done.append(step)
        self.model = deepcopy(step[1])

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = self._opened()

    # What must hold after each of them.

    @invariant()
    def the_queue_is_what_the_facts_say(self) -> None:
        for limit in (10, 1):
            expected = self.model.queue(self.clock.at, self.clock.zone, limit)
            found = queue_of(self.store, self.now, limit)
            assert found == (expected.rows, expected.waiting, expected.handled)

    @invariant()
    def whoever_is_due_by_the_next_due_day_stands_in_the_queue(self) -> None:
        rows, waiting, _ = queue_of(self.store, self.now, 10)
        standing_there = {who for what, who, _ in (*rows, *waiting) if what == "contact"}
        for who in self.model.people:
            standing = self.store.due.standing(who, self.now)
            day = next_due(standing) if standing else None
            assert (day is not None and day <= self.now.day) == (who in standing_there)


QueueFromFacts.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestQueueFromFacts = QueueFromFacts.TestCase
