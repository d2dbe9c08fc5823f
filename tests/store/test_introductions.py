"""Introductions: each step on both timelines, one change each, and what a log line tells of them."""

from datetime import date

import pytest
from conftest import TestClock, line, person

from netui.domain.due.subject import Subject
from netui.domain.giving.introduction import Introduction, IntroState, Step
from netui.domain.interaction import Direction, Kind, Purpose
from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind, State
from netui.domain.timeline import Entry
from netui.store import Store, StoreError

REASON = "she looks for a CFO, he was one"


@pytest.fixture
def ana(store: Store, clock: TestClock) -> int:
    """A, who looks for a CFO."""
    return person(store, clock(), "Ana Ruiz")


@pytest.fixture
def bo(store: Store, clock: TestClock) -> int:
    """B, who was one."""
    return person(store, clock(), "Bo Li", points=(ContactPoint(PointKind.EMAIL, "bo@harbour.io"),))


def begun(store: Store, clock: TestClock, a: int, b: int, reason: str = REASON) -> int:
    number = store.introductions.begin(a, b, reason, clock()).subject
    assert number is not None
    return number


def log(store: Store, clock: TestClock, who: int | None, text: str, kind: Kind = Kind.EMAIL) -> int:
    change = store.interactions.log(kind, [who] if who else [], line(store, text, clock()), clock())
    return change.subject or 0


def edit(store: Store, clock: TestClock, entry: int, text: str) -> None:
    store.interactions.edit(entry, line(store, text, clock()), clock())


def entries(store: Store, contact_id: int) -> list[Entry]:
    """A contact's timeline, the latest first."""
    ids = store.timeline.of(contact_id)
    whole = store.timeline.entries(ids)
    return [whole[number] for number in ids]


def present(entry: Entry) -> dict[str, bool]:
    return {one.name: one.present for one in entry.interaction.people}


def only(store: Store) -> Introduction:
    (one,) = store.introductions.listed(closed=True)
    return one


def reasons(store: Store, clock: TestClock) -> list[tuple[str, str]]:
    """The queue's rows: who, and why."""
    return [(item.name, item.why) for item in store.due.queue(clock()).items]


def test_R4d_both_are_asked_first_each_on_both_timelines(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    number = begun(store, clock, ana, bo)
    assert entries(store, ana) == [], "an idea is nothing that happened"
    store.introductions.take(number, Step.ASKED_A, clock())
    asked = entries(store, ana)[0]
    happened = asked.interaction
    assert (happened.kind, happened.direction, happened.purpose) == (Kind.EMAIL, Direction.OUT, Purpose.NEUTRAL)
    assert happened.words == f"asked about an introduction to Bo Li: {REASON}"
    assert present(asked) == {"Ana Ruiz": True, "Bo Li": False}
    assert entries(store, bo) == [asked], "on B's timeline too, who is only spoken of"
    assert asked.gives == ()

    clock.move(days=1)
    store.introductions.take(number, Step.ASKED_B, clock(), kind=Kind.MESSAGE)
    asked = entries(store, bo)[0]
    assert (asked.interaction.kind, present(asked)) == (Kind.MESSAGE, {"Bo Li": True, "Ana Ruiz": False})
    assert only(store).steps == {Step.ASKED_A: date(2026, 11, 18), Step.ASKED_B: date(2026, 11, 19)}


def test_F14_making_it_gives_to_both_and_counts_once_for_each(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    number = begun(store, clock, ana, bo)
    store.introductions.take(number, Step.MADE, clock())
    (made,) = entries(store, ana)
    assert entries(store, bo) == [made]
    assert present(made) == {"Ana Ruiz": True, "Bo Li": True}
    assert (made.interaction.purpose, made.interaction.touch) == (Purpose.GIVE, True)
    assert [(give.kind, give.mine) for give in made.gives] == [("introduction", True)]
    for who, other in ((ana, "Bo Li"), (bo, "Ana Ruiz")):
        (given,) = store.known.given(who, clock())
        assert (given.kind, given.what, given.mine) == ("introduction", other, True)
        standing = store.due.standing(who, clock())
        assert standing is not None
        assert standing.last is not None
        assert standing.last.day == clock().day, "a touch of both"


def test_R4d_an_introduction_is_followed_to_its_outcome(store: Store, clock: TestClock, ana: int, bo: int) -> None:
    number = begun(store, clock, ana, bo)
    for step in (Step.ASKED_A, Step.ASKED_B, Step.MADE, Step.MET):
        assert store.introductions.get(number).next is step
        store.introductions.take(number, step, clock.move(days=1))
    store.introductions.take(number, Step.OUTCOME, clock.move(days=1), "he begins in March")
    done = only(store)
    assert (done.state, done.outcome, done.closed_on) == (
        IntroState.DONE,
        "he begins in March",
        date(2026, 11, 23),
    )
    assert store.introductions.listed() == []
    for who in (ana, bo):
        told, met, *_ = entries(store, who)
        assert told.interaction.words == "what came of introducing Ana Ruiz and Bo Li: he begins in March"
        assert met.interaction.words == "Ana Ruiz and Bo Li have met"
        assert {told.interaction.kind, met.interaction.kind} == {Kind.NOTE}, "they met; I did not touch them"


def test_R4d_every_step_is_one_change_and_one_undo(store: Store, clock: TestClock, ana: int, bo: int) -> None:
    number = begun(store, clock, ana, bo)
    for step in Step:
        before, past = store.introductions.get(number), len(store.history.past())
        timelines = entries(store, ana), entries(store, bo)
        store.introductions.take(number, step, clock.move(hours=1), "well" if step is Step.OUTCOME else "")
        after = store.introductions.get(number)
        assert len(store.history.past()) == past + 1
        store.history.undo()
        assert store.introductions.get(number) == before
        assert (entries(store, ana), entries(store, bo)) == timelines
        store.history.redo()
        assert store.introductions.get(number) == after
    for _ in range(len(Step) + 1):
        store.history.undo()
    assert store.introductions.listed(closed=True) == []


def test_a_step_that_cannot_be_taken_is_said_and_writes_nothing(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    number = begun(store, clock, ana, bo)
    past = len(store.history.past())
    with pytest.raises(StoreError, match="Ana and Bo were not introduced yet"):
        store.introductions.take(number, Step.MET, clock())
    with pytest.raises(StoreError, match="under way already"):
        store.introductions.begin(bo, ana, "again", clock())
    with pytest.raises(StoreError, match="themselves"):
        store.introductions.begin(ana, ana, "why not", clock())
    with pytest.raises(StoreError, match="a reason"):
        store.introductions.begin(ana, bo, " \n", clock())
    with pytest.raises(StoreError, match="no introduction with id 99"):
        store.introductions.take(99, Step.MADE, clock())
    store.introductions.take(number, Step.MADE, clock())
    with pytest.raises(StoreError, match="what came of it"):
        store.introductions.take(number, Step.OUTCOME, clock(), "  ")
    assert len(store.history.past()) == past + 1


def test_dropped_ones_stay_on_record_and_can_be_taken_up_again(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    number = begun(store, clock, ana, bo)
    store.introductions.drop(number, clock())
    assert store.introductions.listed() == store.introductions.of(ana) == []
    assert [one.state for one in store.introductions.of(bo, closed=True)] == [IntroState.DROPPED]
    another = begun(store, clock, bo, ana, "another reason")
    with pytest.raises(StoreError, match="another introduction of Ana Ruiz and Bo Li is under way"):
        store.introductions.reopen(number, clock())
    store.introductions.drop(another, clock())
    store.introductions.reopen(number, clock())
    assert [one.id for one in store.introductions.of(bo)] == [number]


@pytest.mark.parametrize(
    ("steps", "days", "row"),
    [
        ((), 6, None),
        ((), 7, ("Ana Ruiz", "introduction to Bo Li: an idea of 7 days ago; nobody asked yet")),
        ((), 67, ("Ana Ruiz", "introduction to Bo Li: an idea of 2 months ago; nobody asked yet")),
        ((), 68, None),
        ((Step.ASKED_A,), 4, None),
        ((Step.ASKED_A,), 5, ("Bo Li", "introduction to Ana Ruiz: asked Ana 5 days ago; Bo not yet")),
        ((Step.ASKED_B,), 5, ("Ana Ruiz", "introduction to Bo Li: asked Bo 5 days ago; Ana not yet")),
        (
            (Step.ASKED_A, Step.ASKED_B),
            5,
            ("Ana Ruiz", "introduction to Bo Li: asked Ana 5 days ago, Bo 5 days ago; both asked"),
        ),
        ((Step.MADE,), 9, None),
        ((Step.MADE,), 10, ("Ana Ruiz", "introduction to Bo Li: introduced 10 days ago; have they met?")),
        ((Step.MADE, Step.MET), 13, None),
        ((Step.MADE, Step.MET), 14, ("Ana Ruiz", "introduction to Bo Li: met 14 days ago; what came of it?")),
    ],
)
def test_R4d_a_missed_step_comes_up_once_with_whose_turn_it_is(
    store: Store,
    clock: TestClock,
    ana: int,
    bo: int,
    steps: tuple[Step, ...],
    days: int,
    row: tuple[str, str] | None,
) -> None:
    number = begun(store, clock, ana, bo)
    for step in steps:
        store.introductions.take(number, step, clock())
    clock.move(days=days)
    assert reasons(store, clock) == ([row] if row else [])
    assert {item.rank for item in store.due.queue(clock()).items} <= {7}
    assert row is None or any(item.reasons[0].of == str(number) for item in store.due.queue(clock()).items)


def test_R4d_the_next_step_or_d_closes_the_reminder_until_the_next_one(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    number = begun(store, clock, ana, bo)
    clock.move(days=8)
    assert [name for name, _ in reasons(store, clock)] == ["Ana Ruiz"]
    store.matters.settle(ana, Subject.INTRODUCTION, number, clock())
    assert reasons(store, clock) == []
    clock.move(days=20)
    assert reasons(store, clock) == [], "settled stays settled"
    store.introductions.take(number, Step.ASKED_A, clock())
    clock.move(days=5)
    assert [name for name, _ in reasons(store, clock)] == ["Bo Li"]
    store.introductions.take(number, Step.ASKED_B, clock())
    assert reasons(store, clock) == []
    for _ in range(3):
        store.history.undo()
    assert [name for name, _ in reasons(store, clock)] == ["Ana Ruiz"]


def test_the_reminder_goes_to_the_other_where_one_is_archived(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    number = begun(store, clock, ana, bo)
    store.introductions.take(number, Step.MADE, clock())
    store.contacts.set_state([ana], State.ARCHIVED, clock())
    clock.move(days=10)
    assert [name for name, _ in reasons(store, clock)] == ["Bo Li"]


@pytest.mark.parametrize("step", [None, Step.ASKED_A, Step.MADE])
@pytest.mark.parametrize("gone", [0, 1])
@pytest.mark.parametrize("state", [State.ARCHIVED, State.DECEASED])
def test_nobody_is_asked_about_an_introduction_to_somebody_who_is_gone(
    store: Store, clock: TestClock, ana: int, bo: int, step: Step | None, gone: int, state: State
) -> None:
    number = begun(store, clock, ana, bo)
    if step:
        store.introductions.take(number, step, clock())
    store.contacts.set_state([(ana, bo)[gone]], state, clock())
    clock.move(days=12)
    left = ["Bo Li" if gone == 0 else "Ana Ruiz"]
    asked = left if (step, state) == (Step.MADE, State.ARCHIVED) else []
    assert [name for name, says in reasons(store, clock) if "introduction" in says] == asked


def test_R4d_a_line_that_introduces_begins_one_that_is_made(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    log(store, clock, ana, "yesterday: he knows ports !intro @Bo")
    one = only(store)
    assert (one.a, one.b, one.reason) == (ana, bo, "he knows ports")
    assert (one.steps, one.next) == ({Step.MADE: date(2026, 11, 17)}, Step.MET)
    clock.move(days=9)
    assert reasons(store, clock) == [("Ana Ruiz", "introduction to Bo Li: introduced 10 days ago; have they met?")]
    store.history.undo()
    assert store.introductions.listed(closed=True) == []
    store.history.redo()
    assert only(store) == one


def test_a_line_makes_the_introduction_that_is_under_way(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    number = begun(store, clock, ana, bo)
    entry = log(store, clock, bo, "told him of Ana !intro @Ana")
    assert (only(store).id, set(only(store).steps), only(store).reason) == (number, {Step.MADE}, REASON)
    log(store, clock, ana, "once more !intro @Bo")
    assert only(store).steps == {Step.MADE: clock().day}, "it is made once"
    store.interactions.delete(entry, clock())
    assert (only(store).steps, only(store).next) == ({}, Step.ASKED_A)


def test_an_edited_line_tells_anew_of_whom_it_introduced(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    cy = person(store, clock(), "Cy Twombly")
    entry = log(store, clock, ana, "ports !intro @Bo")
    edit(store, clock, entry, "yesterday: about ports !intro @Bo")
    assert (only(store).b, only(store).reason, only(store).steps) == (
        bo,
        "about ports",
        {Step.MADE: date(2026, 11, 17)},
    )
    edit(store, clock, entry, "about ports !intro @Cy")
    assert only(store).b == cy
    edit(store, clock, entry, "about ports !intro @Nobody")
    assert only(store).b == cy, "a name that is not known says nothing new"
    edit(store, clock, entry, "about ports")
    assert store.introductions.listed(closed=True) == []
    store.history.undo()
    assert only(store).b == cy


def test_a_name_that_means_several_by_now_keeps_who_was_introduced_on_the_entry(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    entry = log(store, clock, ana, "ports !intro @Bo")
    person(store, clock(), "Bo Berg")
    edit(store, clock, entry, "ports and tides !intro @Bo")
    assert only(store).next is Step.MET
    assert present(entries(store, bo)[0]) == {"Ana Ruiz": True, "Bo Li": False}


def test_a_step_taken_since_stays_when_its_entry_is_deleted(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    entry = log(store, clock, ana, "ports !intro @Bo")
    number = only(store).id
    store.introductions.take(number, Step.MET, clock())
    store.interactions.delete(entry, clock())
    assert set(only(store).steps) == {Step.MET}
    store.history.undo()
    assert set(only(store).steps) == {Step.MADE, Step.MET}
    store.introductions.take(number, Step.OUTCOME, clock(), "a contract")
    store.interactions.delete(entry, clock())
    assert only(store).outcome == "a contract"


def test_deleting_the_entry_of_a_step_takes_it_back_and_undo_brings_both(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    number = begun(store, clock, ana, bo)
    entry = store.introductions.take(number, Step.ASKED_A, clock()).subject or 0
    store.interactions.delete(entry, clock())
    assert only(store).next is Step.ASKED_A
    store.history.undo()
    assert only(store).next is Step.ASKED_B
    store.history.redo()
    assert only(store).next is Step.ASKED_A


def test_an_edited_step_stays_taken_and_on_both_timelines(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    number = begun(store, clock, ana, bo)
    asked = store.introductions.take(number, Step.ASKED_A, clock()).subject or 0
    edit(store, clock, asked, "asked her over lunch")
    assert [entry.interaction.words for entry in entries(store, bo)] == ["asked her over lunch"]
    made = store.introductions.take(number, Step.MADE, clock()).subject or 0
    written = store.timeline.get(made).interaction.line
    edit(store, clock, made, written.replace(REASON, "CFO"))
    assert set(only(store).steps) == {Step.ASKED_A, Step.MADE}
    assert present(store.timeline.get(made)) == {"Ana Ruiz": True, "Bo Li": True}
    assert [give.kind for give in store.timeline.get(made).gives] == ["introduction"]


def test_a_name_others_bear_too_is_written_so_that_the_line_still_means_them(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    person(store, clock(), "Bo Li")
    number = begun(store, clock, ana, bo)
    made = store.introductions.take(number, Step.MADE, clock()).subject or 0
    edit(store, clock, made, store.timeline.get(made).interaction.line)
    assert set(only(store).steps) == {Step.MADE}
    assert present(store.timeline.get(made)) == {"Ana Ruiz": True, "Bo Li": True}


@pytest.mark.parametrize("reason", ["> a @Cy #tag +need *fact ^3w !promo", '15m: "quoted', "yesterday: \\ x"])
def test_the_words_of_a_reason_are_only_words(
    store: Store, clock: TestClock, ana: int, bo: int, reason: str
) -> None:
    person(store, clock(), "Cy")
    number = begun(store, clock, ana, bo, reason)
    for step in (Step.ASKED_A, Step.ASKED_B, Step.MADE):
        entry = store.timeline.get(store.introductions.take(number, step, clock()).subject or 0)
        edit(store, clock, entry.interaction.id, entry.interaction.line)
        again = store.timeline.get(entry.interaction.id)
        assert again == entry
        assert " ".join(reason.split()) in entry.interaction.words
        assert (entry.promises, entry.facts, entry.next, len(entry.interaction.people)) == ((), (), None, 2)


def test_an_inbox_entry_introduces_once_it_is_somebodys(store: Store, clock: TestClock, ana: int, bo: int) -> None:
    entry = log(store, clock, None, "ports !intro @Bo")
    assert store.introductions.listed() == []
    store.interactions.move(entry, ana, clock())
    assert (only(store).a, only(store).b) == (ana, bo)
    cy = person(store, clock(), "Cy")
    store.interactions.move(entry, cy, clock())
    assert (only(store).a, only(store).b) == (cy, bo)
    store.interactions.move(entry, bo, clock())
    assert store.introductions.listed() == []


def test_everybody_an_entry_is_about_is_introduced_but_nobody_to_themselves(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    cy = person(store, clock(), "Cy")
    store.interactions.log(Kind.MET, [ana, bo, cy], line(store, "lunch !intro @Cy", clock()), clock())
    assert {(one.a, one.b) for one in store.introductions.listed()} == {(ana, cy), (bo, cy)}


def test_who_is_deleted_takes_the_introduction_along_and_undo_brings_it_back(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    number = begun(store, clock, ana, bo)
    store.introductions.take(number, Step.MADE, clock())
    before = only(store)
    store.removing.remove([bo], clock())
    assert store.introductions.of(ana, closed=True) == []
    store.history.undo()
    assert only(store) == before


def test_an_entry_moved_introduces_the_same_person_to_whoever_s_it_is_now(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    cy = person(store, clock(), "Cy")
    made = store.introductions.take(begun(store, clock, ana, bo), Step.MADE, clock()).subject or 0
    store.contacts.edit(ana, ContactDraft("Ana Paz"), clock())
    store.interactions.move(made, cy, clock())
    asked, moved = store.introductions.listed()
    assert ((asked.a, asked.b, dict(asked.steps)), (moved.a, moved.b)) == ((ana, bo, {}), (cy, bo))
    assert present(entries(store, bo)[0]) == {"Cy": True, "Bo Li": False}
    store.contacts.edit(bo, ContactDraft("Bo Lim"), clock())
    store.interactions.move(made, ana, clock())
    assert [(one.a, one.b, one.next) for one in store.introductions.listed()] == [(ana, bo, Step.MET)]


def test_what_a_line_alone_began_and_was_dropped_goes_with_its_entry(
    store: Store, clock: TestClock, ana: int, bo: int
) -> None:
    entry = log(store, clock, ana, "!intro @Bo")
    store.introductions.drop(only(store).id, clock())
    store.interactions.delete(entry, clock())
    assert store.introductions.listed(closed=True) == [], "nothing is left of it to be taken up again"


def test_an_address_makes_the_letter_an_email(store: Store, ana: int, bo: int) -> None:
    assert (store.introductions.usual_kind(ana), store.introductions.usual_kind(bo)) == (Kind.MESSAGE, Kind.EMAIL)
