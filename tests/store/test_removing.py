"""People deleted: all that is theirs goes, what is others' stays, and undo brings every byte back."""

import sqlite3
from copy import deepcopy
from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest
from conftest import TestClock, line, person, took_in
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from test_history import Image, image
from test_queue_from_facts import QueueFromFacts

from netui.domain.due.queue import Subject
from netui.domain.interaction import Kind
from netui.domain.line.card_line import parse_card
from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate, PointKind, card_of
from netui.domain.practice.event import parse_event
from netui.domain.practice.follow_up import ClockKind
from netui.domain.query import parse_query
from netui.store import Store, UnknownContact, open_store
from netui.store.models.attention import GreetingRow, SettledRow
from netui.store.models.incoming import BroughtRow, ConflictRow, InStepRow, TwoPeopleRow
from netui.store.models.people import ContactRow
from netui.store.models.practice import (
    DismissalRow,
    IntroductionRow,
    IntroductionStepRow,
    ReferralRow,
    RoundAnswerRow,
)
from netui.store.models.timeline import FactRow
from netui.store.models.travel import LegRow, TripRow, VisitRow
from netui.store.people.removing import pointing_at

SOON = date(2026, 12, 1)
NOBODY: tuple[int, ...] = ()


def indexed(store: Store) -> list[tuple[object, ...]]:
    """What the search index holds."""
    return store.connection.sql("SELECT rowid, words FROM written ORDER BY rowid")


def well(store: Store, clock: TestClock) -> bool:
    """Whether every link leads somewhere and search knows every word."""
    return all(finding.well for finding in store.checking.findings())


def log(store: Store, clock: TestClock, subjects: list[int], text: str, kind: Kind = Kind.CALL) -> int:
    """Log a line a minute later than the one before; the entry's id."""
    entry = store.interactions.log(kind, subjects, line(store, text, clock.move(minutes=1)), clock()).subject
    assert entry is not None
    return entry


def count(store: Store, table: str) -> int:
    """How many rows a table has."""
    found: int = store.connection.sql(f'SELECT count(*) FROM "{table}"')[0][0]
    return found


# What becomes of an entry


@pytest.mark.parametrize(
    ("owners", "text", "left"),
    [
        ("Ana", "alone", None),
        ("Ana Bo", "both", "Bo"),
        ("Bo Ana", "both", "Bo"),
        ("Ana", "together @Bo", "Bo"),
        ("Ana", "all three @Cy @Bo", "Cy"),
        ("Bo", "together @Ana", "Bo"),
        ("Bo", "spoken of *knows @Ana", "Bo"),
        # Who is only spoken of did not take part: nobody is left whose conversation it was.
        ("Ana", "spoken of >intro to @Bo", None),
        ("Ana", "one was there, one was not @Cy >intro to @Bo", "Cy"),
        # What was nobody's yet still waits to be given to somebody.
        ("", "someone from the lounge @Ana", "inbox"),
        ("", "someone from the lounge @Ana @Bo", "inbox"),
    ],
)
def test_an_entry_stays_as_long_as_somebody_who_took_part_does(
    store: Store, clock: TestClock, owners: str, text: str, left: str | None
) -> None:
    ids = {name: person(store, clock(), name) for name in ("Ana", "Bo", "Cy")}
    entry = log(store, clock, [ids[name] for name in owners.split()], text)
    before = image(store)
    assert store.removing.entries([ids["Ana"]]) == (0 if left else 1)
    store.removing.remove([ids["Ana"]], clock())
    owner = store.connection.sql("SELECT contact_id FROM participant WHERE position = 0")
    if left is None:
        assert (count(store, "interaction"), count(store, "participant")) == (0, 0)
    else:
        assert store.timeline.inbox() == ([entry] if left == "inbox" else [])
        assert owner == ([] if left == "inbox" else [(ids[left],)])
        named = {someone.name for someone in store.timeline.get(entry).interaction.people}
        assert named == {name for name in ("Bo", "Cy") if name in owners.split() or f"@{name}" in text}
    assert well(store, clock)
    store.history.undo()
    assert image(store) == before


def test_all_who_took_part_deleted_at_once_take_the_entry_with_them(store: Store, clock: TestClock) -> None:
    ana, bo, cy = (person(store, clock(), name) for name in ("Ana", "Bo", "Cy"))
    log(store, clock, [ana], "together @Bo *knows @Cy")
    kept = log(store, clock, [cy], "another time @Bo")
    assert store.removing.entries([ana, bo]) == 1
    store.removing.remove([ana, bo], clock())
    assert store.timeline.of(cy) == [kept]
    assert count(store, "interaction") == 1


def test_of_what_an_entry_led_to_only_the_deleted_ones_part_goes(store: Store, clock: TestClock) -> None:
    ana, bo = person(store, clock(), "Ana"), person(store, clock(), "Bo")
    entry = log(store, clock, [ana, bo], "both >send the deck fri ^2026-12-09 *son runs !article www.x.io")
    other = log(store, clock, [bo], "his own @Ana >other deed fri +cfo ^2026-12-24")
    store.removing.remove([ana], clock())
    assert [(one.text, one.contact_id) for one in store.promises.every()] == [("other deed", bo)]
    assert store.facts.of(ana) == []
    shared, own = store.timeline.get(entry), store.timeline.get(other)
    assert (shared.promises, shared.facts, shared.gives) == ((), (), ())
    assert (shared.next, own.next) == (date(2026, 12, 9), date(2026, 12, 24))
    assert [fact.text for fact in own.facts] == ["cfo"]


def test_what_somebody_else_has_from_an_entry_that_goes_stays_without_it(store: Store, clock: TestClock) -> None:
    ana, bo = person(store, clock(), "Ana"), person(store, clock(), "Bo")
    entry = log(store, clock, [ana], "asked for him")
    run = store.connection.run
    with store.connection.changing("as other verbs may leave it", clock.at):
        run(FactRow.insert(contact=bo, interaction=entry, kind="need", text="cfo", noted_on=SOON))
        run(
            ReferralRow.insert(
                contact=bo, interaction=entry, honoured_by=entry, side="given", form="lead", opened_on=SOON
            )
        )
    before = image(store)
    store.removing.remove([ana], clock())
    assert [(fact.text, fact.interaction_id) for fact in store.facts.of(bo)] == [("cfo", None)]
    (referral,) = store.connection.sql("SELECT contact_id, interaction_id, honoured_by FROM referral")
    assert referral == (bo, None, None)
    assert count(store, "interaction") == 0
    store.history.undo()
    assert image(store) == before


# Who they were to others


@pytest.mark.parametrize(
    ("whose", "kind", "left"), [("Bo", "assistant", "assistant"), ("Ana", "assistant", "assists")]
)
def test_a_relation_to_the_deleted_keeps_its_words_from_whichever_side_it_was_noted(
    store: Store, clock: TestClock, whose: str, kind: str, left: str
) -> None:
    ids = {"Ana": person(store, clock(), "Ana Ruiz"), "Bo": person(store, clock(), "Bo")}
    store.relations.note(ids[whose], kind, ids["Ana" if whose == "Bo" else "Bo"], clock())
    before, words = image(store), indexed(store)
    store.removing.remove([ids["Ana"]], clock())
    (relation,) = store.relations.of(ids["Bo"])
    assert (relation.kind, relation.name, relation.other_id) == (left, "Ana Ruiz", None)
    assert store.querying.find(parse_query("ana ruiz", clock().day), clock()) == [ids["Bo"]]
    store.history.undo()
    assert image(store) == before
    assert indexed(store) == words


def test_relations_among_the_deleted_and_to_mere_names_go(store: Store, clock: TestClock) -> None:
    ana, bo, cy = (person(store, clock(), name) for name in ("Ana", "Bo", "Cy"))
    store.relations.note(ana, "spouse", bo, clock())
    store.relations.note(ana, "assistant", "Somebody", clock())
    store.relations.note(cy, "friend", "Ana", clock())
    store.removing.remove([ana, bo], clock())
    assert [(one.kind, one.name) for one in store.relations.of(cy)] == [("friend", "Ana")]
    assert count(store, "relation") == 1


# Unfinished lines


def test_unfinished_lines_wait_in_the_inbox_and_a_letter_as_the_line_of_an_email(
    store: Store, clock: TestClock
) -> None:
    ana, bo, cy = (person(store, clock(), name) for name in ("Ana", "Bo", "Cy"))
    store.drafts.keep(0, "call", "mine", clock.at)
    store.drafts.keep(ana, "call", "pricing >deck", clock.at)
    store.drafts.keep(bo, "call", "ports", clock.at)
    store.drafts.keep(bo, "letter thanks", "Dear Bo,\n\n> thank you", clock.at)
    store.drafts.keep(cy, "call", "hers", clock.at)
    store.removing.remove([ana, bo], clock())
    assert store.drafts.line(0, "call") == "mine; pricing >deck; ports"
    email = line(store, store.drafts.line(0, "email"), clock())
    assert (email.words, email.promises) == ("letter thanks: Dear Bo, > thank you", ())
    assert store.drafts.waiting() == {0: ["call", "email"], cy: ["call"]}
    store.history.undo()
    assert store.drafts.waiting() == {0: ["call", "email"], cy: ["call"]}


# All that is theirs


def rich(store: Store, clock: TestClock) -> tuple[int, int]:
    """Two people with a row in every table whose rows belong to a contact; their ids."""
    run, points = store.connection.run, (ContactPoint(PointKind.EMAIL, "ana@acme.io"),)
    draft = ContactDraft(
        "Ana Ruiz",
        points=points,
        tags=("vip",),
        dates=(PartialDate("birthday", 1980, 2, 29),),
        about="grew a team",
        organisation="Acme",
        raw="BEGIN:VCARD",
        uid="uid-1",
    )
    (ana,) = took_in(store, [draft], "cards.vcf", clock()).added
    bo = person(store, clock(), "Bo Li", tags=("vip",))
    event = parse_event("Web Summit, Lisbon", now=clock.at, zone=clock.zone)
    fair = store.events.find_or_make(event, clock()).subject or 0
    for text in ("@Ana; a team >deck fri +cfo ^3w !article www.x.io", "@Bo; ports >plan fri"):
        card = parse_card(text, event.name, now=clock.at, zone=clock.zone, find=store.finding.resolve)
        store.events.collect(fair, card, clock.move(minutes=1))
    both = log(store, clock, [ana, bo], "dinner >cake fri", Kind.MET)
    for who in (ana, bo):
        for organisation in ("Acme", "Harbour Works"):
            draft = replace(card_of(store.contacts.get(who)), organisation=organisation)
            store.contacts.edit(who, draft, clock())
        (promise,) = store.promises.open(who)[:1]
        store.promises.renegotiate(promise.id, SOON, clock())
        store.attention.snooze_promise(promise.id, promise.text, SOON, clock())
        store.attention.snooze([who], [Subject.NEXT], SOON, clock())
        store.clocks.waive(who, ClockKind.FOLLOW_UP, clock())
        store.following.note(who, "Thank you", clock.move(minutes=1))
    store.relations.note(bo, "boss", ana, clock())
    store.relations.note(ana, "assistant", "Somebody", clock())
    with store.connection.changing("given", clock.at):
        for one, other in ((ana, bo), (bo, ana)):
            introduction = run(IntroductionRow.insert(contact=one, other=other, begun_on=SOON))
            run(IntroductionStepRow.insert(introduction=introduction, interaction=both, step="made", day=SOON))
            run(ReferralRow.insert(contact=one, interaction=both, side="given", form="lead", opened_on=SOON))
            run(GreetingRow.insert(contact=one, kind="birthday", occurrence=SOON))
            run(SettledRow.insert(contact=one, subject="introduction", matter=introduction, settled_on=SOON))
            run(DismissalRow.insert(contact=one, other=other, basis="golf", dismissed_on=SOON))
            need = store.facts.note(one, "need", "cfo", clock()).subject
            run(RoundAnswerRow.insert(contact=one, asked_on=SOON, fact=need))
            trip = run(TripRow.insert(contact=one))
            run(LegRow.insert(trip=trip, place="Madrid", begins=SOON, ends=SOON))
            run(VisitRow.insert(trip=trip, contact=one, interaction=both, state="met"))
            run(TwoPeopleRow.insert(contact=one, other=other, said_on=SOON))
            run(
                ConflictRow.insert(
                    contact=one, field="role", mine="CEO", theirs="CFO", source="cards.vcf", noted_on=SOON
                )
            )
            run(InStepRow.insert(folder="/cards", file=f"{one}.vcf", contact=one, digest="1", said="{}"))
            run(BroughtRow.insert(interaction=both, kind="icalendar", uid=str(one), digest="1", said="dinner"))
    return ana, bo


def test_all_that_is_theirs_goes_and_comes_back_to_the_byte(store: Store, clock: TestClock) -> None:
    ana, bo = rich(store, clock)
    before, words = image(store), indexed(store)
    for model, field in pointing_at(ContactRow):
        some = f'SELECT 1 FROM "{model._meta.table_name}" WHERE {field.column_name} = ?'
        assert store.connection.sql(some, ana), f"the test has no {model.__name__}"
    change = store.removing.remove([ana], clock.move(minutes=1))
    assert change.name == "delete Ana Ruiz"
    for model, field in pointing_at(ContactRow):
        some = f'SELECT 1 FROM "{model._meta.table_name}" WHERE {field.column_name} = ?'
        assert not store.connection.sql(some, ana), model.__name__
    with pytest.raises(UnknownContact):
        store.contacts.get(ana)
    assert store.contacts.ids() == [bo]
    assert (count(store, "introduction"), count(store, "introduction_step")) == (0, 0)
    assert well(store, clock)
    after, after_words = image(store), indexed(store)
    for _ in range(2):
        assert store.history.undo().name == "delete Ana Ruiz"
        assert (image(store), indexed(store)) == (before, words)
        with open_store(store.path, now=clock.at, backups=store.path.parent) as again:
            assert again.history.redo().name == "delete Ana Ruiz"
            assert (image(again), indexed(again)) == (after, after_words)


def test_whoever_is_left_has_all_they_had(store: Store, clock: TestClock) -> None:
    ana, bo = rich(store, clock)

    def has(who: int) -> tuple[object, ...]:
        promises = [one for one in store.promises.every(who) if one.text != "cake"]
        known = store.facts.of(who, ended=True), store.following.steps(who, clock())
        return store.contacts.get(who), store.timeline.of(who), promises, known

    before = has(bo)
    store.removing.remove([ana], clock())
    assert has(bo) == before


def test_several_are_one_change_called_by_their_number(store: Store, clock: TestClock) -> None:
    ids = [person(store, clock(), name) for name in ("Ana", "Bo", "Cy")]
    change = store.removing.remove([*ids, ids[0]], clock())
    assert change.name == "delete 3 people"
    assert store.contacts.ids(archived=True) == []
    store.history.undo()
    assert store.contacts.ids() == ids


def test_who_is_gone_already_is_no_matter_unless_nobody_is_left(store: Store, clock: TestClock) -> None:
    ana, bo = person(store, clock(), "Ana"), person(store, clock(), "Bo")
    store.removing.remove([ana], clock())
    past = store.history.past()
    for ids in ([ana], [ana, 99]):
        with pytest.raises(UnknownContact, match="there is no contact"):
            store.removing.remove(ids, clock())
    assert store.removing.remove([], clock()).id is None
    assert store.history.past() == past
    assert store.removing.remove([ana, bo], clock()).name == "delete Bo"
    assert store.contacts.ids() == []


def test_a_name_that_acts_on_terminals_is_kept_as_typed(store: Store, clock: TestClock) -> None:
    ana, bo = person(store, clock(), "Ana\x1b[2J\u202e'\";--"), person(store, clock(), "Bo")
    store.relations.note(bo, "friend", ana, clock())
    before = image(store)
    store.removing.remove([ana], clock())
    assert store.relations.of(bo)[0].name == "Ana\x1b[2J\u202e'\";--"
    store.history.undo()
    assert image(store) == before


def test_five_thousand_at_once_however_few_values_a_statement_takes(store: Store, clock: TestClock) -> None:
    store.connection.sql("PRAGMA synchronous = OFF")
    database: sqlite3.Connection = store.connection.database.connection()
    database.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 999)
    many = range(1, 5001)
    with store.connection.writing():
        database.executemany(
            "INSERT INTO contact (id, uid, name, sort_key, search_key, created_on) "
            "VALUES (?1, ?1, ?1, ?1, ?1, ?2)",
            [(who, "2026-01-01") for who in (*many, 6000)],
        )
        for entry, owner, other in ((1, 0, None), (2, 0, 6000)):
            database.executemany(
                "INSERT INTO interaction (id, kind, direction, purpose, at, day, zone, written_at, words) "
                "VALUES (?, 'call', 'both', 'neutral', '', '2026-01-01', 'UTC', '', 'hello')",
                [(who * 2 + entry,) for who in many],
            )
            database.executemany(
                "INSERT INTO participant (interaction_id, contact_id, position) VALUES (?, ?, ?)",
                [(who * 2 + entry, who, owner) for who in many]
                + ([(who * 2 + entry, other, 1) for who in many] if other else []),
            )
    before = image(store)
    begun = perf_counter()
    assert store.removing.entries(many) == 5000
    assert store.removing.remove(many, clock()).name == "delete 5000 people"
    took = perf_counter() - begun
    assert store.contacts.ids() == [6000]
    assert len(store.timeline.of(6000)) == 5000
    assert store.timeline.inbox() == []
    assert took < 20
    store.history.undo()
    assert image(store) == before


# With everything else one can do


class Removed(QueueFromFacts):
    """What is due follows from the facts when people are deleted, too."""

    @precondition(lambda self: len(self.model.people) > 2)
    @rule(who=st.lists(st.integers(0, 3), min_size=1, max_size=2))
    def remove(self, who: list[int]) -> None:
        before, going = deepcopy(self.model), {self._who(index) for index in who}
        model = self.model
        for number, entry in list(model.entries.items()):
            owned = bool(entry.owners)
            entry.owners = [one for one in entry.owners if one not in going]
            entry.others = [one for one in entry.others if one not in going]
            if owned and not entry.owners and entry.others:
                entry.owners = [entry.others.pop(0)]
            elif owned and not entry.owners:
                del model.entries[number]
        said = {promise.text for promise in model.promises if promise.who in going}
        model.promises = [promise for promise in model.promises if promise.text not in said]
        model.aheads = [ahead for ahead in model.aheads if ahead.who not in going]
        model.snoozes = [one for one in model.snoozes if one.who not in going and one.promise not in said]
        model.people = {number: one for number, one in model.people.items() if number not in going}
        bytes_before = image(self.store)
        change = self.store.removing.remove(sorted(going), self.now)
        self._to_and_fro(bytes_before)
        self._changed(change, before)

    def _to_and_fro(self, before: Image) -> None:
        """Undo and redo meet the very bytes."""
        after = image(self.store)
        self.store.history.undo()
        assert image(self.store) == before
        self.store.history.redo()
        assert image(self.store) == after
        assert all(finding.well for finding in self.store.checking.findings())


Removed.TestCase.settings = settings(max_examples=12, stateful_step_count=25)
TestRemoved = Removed.TestCase
