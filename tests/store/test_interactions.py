"""Entries of the timeline: logged, edited, moved and deleted with all their line led to."""

from datetime import UTC, date, datetime

import pytest
from conftest import TestClock, line, person

from netui.domain.interaction import Direction, Kind, Person, Purpose
from netui.domain.line.logline import LogLine, parse_log
from netui.domain.promise import PromiseState, Side
from netui.domain.timeline import Entry
from netui.store import Store, StoreError

RICH = (
    'yesterday 16:30: 15m pricing for Q1, hiring slows !article "Good to Great" #saas ^3w'
    " >send the deck fri <intro to Dana +cfo by december *son runs marathons @Cy"
)


@pytest.fixture
def bo(store: Store, clock: TestClock) -> int:
    """Bo, whom most of these are about."""
    return person(store, clock(), "Bo Li")


def log(store: Store, clock: TestClock, who: int | None, text: str, kind: Kind = Kind.CALL) -> Entry:
    change = store.interactions.log(kind, [who] if who else [], line(store, text, clock()), clock())
    assert change.subject is not None
    return store.timeline.get(change.subject)


def edited(store: Store, clock: TestClock, entry: Entry, text: str, kind: Kind | None = None) -> Entry:
    """An entry written anew, its dates counting from when it was written, as the screen does it."""
    happened = entry.interaction
    parsed = parse_log(text, now=happened.written, zone=happened.moment.zone, find=store.finding.resolve)
    store.interactions.edit(happened.id, parsed, clock(), kind)
    return store.timeline.get(happened.id)


def present(entry: Entry) -> dict[str, bool]:
    return {one.name: one.present for one in entry.interaction.people}


def test_one_line_is_one_change_with_all_it_says(store: Store, clock: TestClock, bo: int) -> None:
    person(store, clock(), "Cy")
    entry = log(store, clock, bo, RICH)
    happened = entry.interaction
    assert (happened.kind, happened.direction, happened.purpose) == (Kind.CALL, Direction.BOTH, Purpose.GIVE)
    assert happened.moment.at == datetime(2026, 11, 17, 15, 30, tzinfo=UTC)
    assert (happened.moment.day, happened.moment.zone, happened.moment.timed) == (
        date(2026, 11, 17),
        "Europe/Paris",
        True,
    )
    assert (happened.minutes, happened.words) == (15, "pricing for Q1, hiring slows")
    assert happened.line == RICH
    assert happened.written == clock.at
    assert [(p.side, p.text, p.due, p.made_on, p.contact_id) for p in entry.promises] == [
        (Side.MINE, "send the deck", date(2026, 11, 20), date(2026, 11, 18), bo),
        (Side.THEIRS, "intro to Dana", None, date(2026, 11, 18), bo),
    ]
    assert [(f.kind, f.text, f.due) for f in entry.facts] == [
        ("need", "cfo", date(2026, 12, 31)),
        ("fact", "son runs marathons", None),
    ]
    assert [(g.kind, g.detail, g.mine) for g in entry.gives] == [("article", "Good to Great", True)]
    assert entry.next == date(2026, 12, 9)
    assert store.contacts.get(bo).tags == ("saas",)
    assert present(entry) == {"Bo Li": True, "Cy": False}
    assert store.history.past()[0].name == "call with Bo Li"
    store.history.undo()
    assert store.timeline.of(bo) == []
    assert store.promises.open() == []
    assert store.contacts.get(bo).tags == ()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_logged_bare_with_its_usual_direction(
    store: Store, clock: TestClock, bo: int, kind: Kind
) -> None:
    change = store.interactions.log(kind, [bo], LogLine(""), clock())
    happened = store.timeline.get(change.subject or 0).interaction
    both = kind in (Kind.CALL, Kind.MET, Kind.EVENT)
    assert happened.direction is (Direction.BOTH if both else Direction.OUT)
    assert (happened.line, happened.words, happened.minutes) == ("", "", None)
    assert happened.moment == clock()


def test_the_direction_said_counts_before_the_usual_one(store: Store, clock: TestClock, bo: int) -> None:
    assert log(store, clock, bo, "rang me !in").interaction.direction is Direction.IN
    change = store.interactions.log(Kind.EMAIL, [bo], line(store, "hi", clock()), clock(), Direction.IN)
    assert store.timeline.get(change.subject or 0).interaction.direction is Direction.IN


def test_who_is_named_before_any_run_took_part_and_has_it_on_the_timeline(
    store: Store, clock: TestClock, bo: int
) -> None:
    cy, dana = person(store, clock(), "Cy"), person(store, clock(), "Dana")
    entry = log(store, clock, bo, "lunch @Cy >introduce @Dana to somebody")
    assert present(entry) == {"Bo Li": True, "Cy": True, "Dana": False}
    for who in (bo, cy, dana):
        assert store.timeline.of(who) == [entry.interaction.id]
    assert store.contacts.listed([cy, dana], clock())[cy].last == date(2026, 11, 18)
    assert store.contacts.listed([cy, dana], clock())[dana].last is None


def test_whoever_is_logged_with_and_named_takes_part_once(store: Store, clock: TestClock, bo: int) -> None:
    assert log(store, clock, bo, "talked @Bo >call @Bo").interaction.people == (Person(bo, "Bo Li", True),)


def test_several_marked_people_share_one_entry(store: Store, clock: TestClock, bo: int) -> None:
    cy = person(store, clock(), "Cy")
    change = store.interactions.log(Kind.EVENT, [bo, cy], line(store, "dinner #vip ^2026-12-01", clock()), clock())
    assert store.timeline.of(bo) == store.timeline.of(cy) == [change.subject]
    assert store.contacts.get(cy).tags == ("vip",)
    for who in (bo, cy):
        standing = store.due.standing(who, clock())
        assert standing is not None
        assert standing.next is not None
    assert change.name == "event with Bo Li and 1 more"


def test_a_line_with_nobody_waits_in_the_inbox_until_it_is_given_to_somebody(
    store: Store, clock: TestClock, bo: int
) -> None:
    entry = log(store, clock, None, "a man with a red hat >send him the map 2026-11-18 +a guide #hats ^2026-12-01")
    number = entry.interaction.id
    assert store.timeline.inbox() == [number]
    assert [(p.contact_id, p.contact) for p in entry.promises] == [(None, "inbox")]
    assert [item.name for item in store.due.queue(clock()).items] == ["inbox"]
    change = store.interactions.move(number, bo, clock())
    assert change.name == "move call in the inbox to Bo Li"
    assert store.timeline.inbox() == []
    assert store.timeline.of(bo) == [number]
    assert [promise.contact for promise in store.promises.open(bo)] == ["Bo Li"]
    assert [fact.text for fact in store.facts.of(bo)] == ["a guide"]
    standing = store.due.standing(bo, clock())
    assert standing is not None
    assert standing.next is not None
    assert store.contacts.get(bo).tags == ("hats",)
    store.history.undo()
    assert store.timeline.inbox() == [number]
    assert store.contacts.get(bo).tags == ()


def test_an_inbox_line_that_names_somebody_is_their_touch_and_still_in_the_inbox(
    store: Store, clock: TestClock, bo: int
) -> None:
    entry = log(store, clock, None, "dinner with @Bo")
    assert store.timeline.inbox() == [entry.interaction.id]
    assert store.contacts.listed([bo], clock())[bo].last == date(2026, 11, 18)
    store.interactions.move(entry.interaction.id, bo, clock())
    assert store.timeline.get(entry.interaction.id).interaction.people == (Person(bo, "Bo Li", True),)


def test_an_entry_moved_takes_all_it_led_to_along(store: Store, clock: TestClock, bo: int) -> None:
    cy = person(store, clock(), "Cy")
    entry = log(store, clock, bo, "!help talked >deck *likes tea ^2026-12-01 #tea")
    store.interactions.move(entry.interaction.id, cy, clock())
    assert store.timeline.of(bo) == []
    moved = store.timeline.get(entry.interaction.id)
    assert present(moved) == {"Cy": True}
    assert {p.contact_id for p in moved.promises} == {f.contact_id for f in moved.facts} == {cy}
    assert {g.contact_id for g in moved.gives} == {cy}
    assert store.contacts.get(cy).tags == ("tea",)
    assert store.contacts.listed([bo], clock())[bo].last is None


def test_moving_to_whom_it_belongs_already_is_no_change(store: Store, clock: TestClock, bo: int) -> None:
    entry = log(store, clock, bo, "talked")
    assert store.interactions.move(entry.interaction.id, bo, clock()).id is None
    assert store.timeline.of(bo) == [entry.interaction.id]


# Editing.


def test_an_edit_keeps_what_the_line_still_says_and_a_kept_promise_kept(
    store: Store, clock: TestClock, bo: int
) -> None:
    entry = log(store, clock, bo, "talked >deck fri >call mon <intro *tea +cfo")
    store.promises.keep(entry.promises[0].id, clock.move(days=2))
    after = edited(store, clock, entry, "talked more >deck fri <intro <dinner *tea *coffee")
    assert [(p.text, p.state) for p in after.promises] == [
        ("deck", PromiseState.KEPT),
        ("intro", PromiseState.OPEN),
        ("dinner", PromiseState.OPEN),
    ]
    assert after.promises[0] == store.promises.get(entry.promises[0].id)
    assert [fact.text for fact in after.facts] == ["tea", "coffee"]
    assert after.interaction.words == "talked more"


def test_an_edit_keeps_the_new_date_of_a_promise_that_was_moved(store: Store, clock: TestClock, bo: int) -> None:
    entry = log(store, clock, bo, "talked >deck fri >call")
    for promise in entry.promises:
        store.promises.renegotiate(promise.id, date(2026, 12, 1), clock.move(days=1))
        store.promises.renegotiate(promise.id, date(2026, 12, 24), clock.move(days=1))
    after = edited(store, clock, entry, "talked more >deck fri >call")
    assert [(p.id, p.due, p.state) for p in after.promises] == [
        (promise.id, date(2026, 12, 24), PromiseState.RENEGOTIATED) for promise in entry.promises
    ]
    assert store.due.queue(clock.move(days=40)).items[0].why == "I promised: deck, 8 days late"


def test_an_edit_weeks_later_does_not_shift_the_dates_of_the_line(store: Store, clock: TestClock, bo: int) -> None:
    entry = log(store, clock, bo, RICH)
    clock.move(days=40)
    after = edited(store, clock, entry, RICH.replace("pricing", "prices"))
    assert after.interaction.moment == entry.interaction.moment
    assert after.promises == entry.promises
    assert after.facts == entry.facts
    assert after.next == entry.next
    assert after.interaction.written == entry.interaction.written


def test_a_promise_made_twice_in_a_line_goes_whole_when_the_line_says_it_no_more(
    store: Store, clock: TestClock, bo: int
) -> None:
    entry = log(store, clock, bo, "talked >deck >deck *tea *tea")
    after = edited(store, clock, entry, "talked")
    assert (after.promises, after.facts) == ((), ())


def test_an_edit_may_change_kind_time_and_people(store: Store, clock: TestClock, bo: int) -> None:
    cy = person(store, clock(), "Cy")
    entry = log(store, clock, bo, "talked @Cy")
    after = edited(store, clock, entry, "2026-11-10 08:00: mailed", Kind.EMAIL)
    assert (after.interaction.kind, after.interaction.direction) == (Kind.EMAIL, Direction.OUT)
    assert after.interaction.moment.day == date(2026, 11, 10)
    assert present(after) == {"Bo Li": True}
    assert store.timeline.of(cy) == []


def test_an_edit_may_turn_a_touch_into_self_promotion_and_back(store: Store, clock: TestClock, bo: int) -> None:
    entry = log(store, clock, bo, "our new brochure")
    after = edited(store, clock, entry, "our new brochure !promo")
    assert not after.interaction.touch
    assert store.contacts.listed([bo], clock())[bo].last is None
    assert edited(store, clock, entry, "our new brochure").interaction.touch


def test_an_entry_moved_to_a_later_hour_keeps_the_next_date_it_sets(
    store: Store, clock: TestClock, bo: int
) -> None:
    entry = log(store, clock, bo, "talked ^2026-12-24")
    clock.move(hours=3)
    edited(store, clock, entry, "2026-11-18 11:00: talked ^2026-12-24")
    assert [item.why for item in store.due.queue(clock.move(days=36)).items] == ["next date Thu 24 Dec, today"]


def test_editing_the_inbox_leaves_it_there(store: Store, clock: TestClock) -> None:
    entry = log(store, clock, None, "somebody >deck")
    edited(store, clock, entry, "somebody else >deck")
    assert store.timeline.inbox() == [entry.interaction.id]


# Deleting.


def test_an_entry_deleted_takes_all_it_led_to_and_undo_brings_all_of_it_back(
    store: Store, clock: TestClock, bo: int
) -> None:
    person(store, clock(), "Cy")
    entry = log(store, clock, bo, RICH)
    promise = entry.promises[0]
    store.attention.snooze_promise(promise.id, promise.text, date(2026, 12, 1), clock())
    change = store.interactions.delete(entry.interaction.id, clock())
    assert change.name == "delete call with Bo Li"
    assert store.timeline.of(bo) == []
    assert (store.promises.open(), store.facts.of(bo)) == ([], [])
    store.history.undo()
    assert store.timeline.get(entry.interaction.id) == entry
    store.history.redo()
    assert store.timeline.of(bo) == []


@pytest.mark.parametrize("verb", ["delete", "edit", "move"])
def test_an_entry_there_is_not_is_said_so(store: Store, clock: TestClock, bo: int, verb: str) -> None:
    more = {"delete": (), "edit": (LogLine(""),), "move": (bo,)}[verb]
    with pytest.raises(StoreError, match="there is no entry with id 7"):
        getattr(store.interactions, verb)(7, *more, clock())


def test_logging_with_somebody_who_is_not_there_leaves_nothing(store: Store, clock: TestClock) -> None:
    with pytest.raises(StoreError):
        store.interactions.log(Kind.CALL, [99], LogLine("words"), clock())
    assert store.timeline.inbox() == []
    assert store.history.past() == []


@pytest.mark.parametrize("text", ["a\x00b\x1b[2J", "x" * 1_000_000, "\udcff\ud800", "two\nlines\r", "‮gnp"])
def test_any_words_are_kept(store: Store, clock: TestClock, bo: int, text: str) -> None:
    entry = log(store, clock, bo, text)
    assert entry.interaction.line == text.encode("utf-8", "replace").decode() or "\udcff" in text
    store.history.undo()
    store.history.redo()
    assert store.timeline.get(entry.interaction.id) == entry


# Reading.


def test_the_timeline_has_the_latest_first_and_of_one_instant_the_one_written_last(
    store: Store, clock: TestClock, bo: int
) -> None:
    ids = [
        log(store, clock, bo, text).interaction.id
        for text in ("one", "2026-11-01: old", "two", "2026-12-01: planned", "three")
    ]
    assert store.timeline.of(bo) == [ids[3], ids[4], ids[2], ids[0], ids[1]]


def test_the_last_words_are_the_last_said_not_after_now(store: Store, clock: TestClock, bo: int) -> None:
    cy = person(store, clock(), "Cy")
    for text in ("2026-11-01: old", "newer >deck", "2026-12-01: planned", ">only a promise"):
        log(store, clock, bo, text)
    store.interactions.log(Kind.CALL, [bo], LogLine(""), clock.move(hours=1))
    assert store.timeline.last_words([bo, cy], clock()) == {bo: "newer"}


# Unfinished lines.


def test_an_unfinished_line_waits_for_its_contact_and_kind(store: Store, clock: TestClock, bo: int) -> None:
    store.drafts.keep(bo, "call", "15m pri", clock.at)
    store.drafts.keep(bo, "call", "15m pricing", clock.at)
    store.drafts.keep(0, "note", "a man with\x1b", clock.at)
    assert store.drafts.line(bo, "call") == "15m pricing"
    assert store.drafts.line(bo, "email") == ""
    assert store.drafts.line(0, "note") == "a man with\x1b"
    assert store.drafts.waiting() == {bo: ["call"], 0: ["note"]}
    store.drafts.keep(0, "note", "  ", clock.at)
    assert store.drafts.waiting() == {bo: ["call"]}


def test_a_line_that_is_logged_is_no_draft_any_more(store: Store, clock: TestClock, bo: int) -> None:
    for kind in ("call", "email"):
        store.drafts.keep(bo, kind, "words", clock.at)
    said = line(store, "words and more", clock())
    store.interactions.log(Kind.CALL, [bo], said, clock(), draft=(bo, "call"))
    assert store.drafts.waiting() == {bo: ["email"]}


def test_a_line_logged_elsewhere_leaves_the_unfinished_one_alone(store: Store, clock: TestClock, bo: int) -> None:
    store.drafts.keep(bo, "call", "a long unfinished story", clock.at)
    log(store, clock, bo, "a quick other call")
    assert store.drafts.line(bo, "call") == "a long unfinished story"


def test_a_bare_call_leaves_the_unfinished_line_where_it_is(store: Store, clock: TestClock, bo: int) -> None:
    store.drafts.keep(bo, "call", "words", clock.at)
    store.interactions.log(Kind.CALL, [bo], LogLine(""), clock())
    assert store.drafts.line(bo, "call") == "words"


def test_undo_does_not_touch_unfinished_lines(store: Store, clock: TestClock, bo: int) -> None:
    log(store, clock, bo, "talked")
    store.drafts.keep(bo, "call", "words", clock.at)
    store.history.undo()
    assert store.drafts.line(bo, "call") == "words"
    assert [past.name for past in store.history.past()][1:] == ["add Bo Li"]
