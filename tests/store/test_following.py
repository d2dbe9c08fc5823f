"""First follow-ups in the file: steps, what was sent, and the figures with the list each number counts."""

from random import Random
from typing import Any

import pytest
from conftest import TestClock, line, person

from netui.domain.interaction import Direction, Kind, Purpose
from netui.domain.line.logline import parse_log
from netui.domain.people.contact import State, Tier
from netui.domain.practice.follow_up import ClockKind
from netui.domain.practice.follow_up_steps import Step
from netui.domain.practice.openers import openers
from netui.domain.timeline import Entry
from netui.store import Store, StoreError

HOSTILE = "Hello Bo,\n\n>send the deck fri @Ann !promo 15m: \\#x\n"


@pytest.fixture
def bo(store: Store, clock: TestClock) -> int:
    """Somebody met just now."""
    number = person(store, clock(), "Bo Li", hook="Web Summit: grew a team to 40", place="Shanghai")
    met(store, clock, number, "Web Summit: grew a team to 40 >send the deck fri")
    return number


def met(store: Store, clock: TestClock, who: int, text: str = "", kind: Kind = Kind.MET) -> int:
    subject = store.interactions.log(kind, [who], line(store, text, clock()), clock()).subject
    assert subject is not None
    return subject


def said(store: Store, clock: TestClock, who: int) -> list[tuple[str, bool, str]]:
    return [(done.step.value, done.skipped, done.detail) for done in store.following.steps(who, clock())]


def latest(store: Store, who: int) -> Entry:
    return store.timeline.get(store.timeline.of(who)[0])


def test_F4_a_finding_is_a_fact_with_its_source_and_the_research_is_done(
    store: Store, clock: TestClock, bo: int
) -> None:
    store.following.finding(bo, "ran for Canada", "https://en.wikipedia.org/wiki/Bo", clock())
    (fact,) = store.facts.of(bo)
    assert (fact.kind, fact.text, fact.source) == ("fact", "ran for Canada", "https://en.wikipedia.org/wiki/Bo")
    assert said(store, clock, bo) == [("research", False, "ran for Canada")]
    assert store.following.fields(bo, clock())["fact"] == "ran for Canada"
    store.history.undo()
    assert store.facts.of(bo) == []
    assert said(store, clock, bo) == []
    store.following.research_done(bo, clock())
    assert said(store, clock, bo) == [("research", False, "")]


def test_F1_the_note_stops_the_clock_and_undo_starts_it_again(store: Store, clock: TestClock, bo: int) -> None:
    assert store.clocks.running([bo], clock())
    clock.move(hours=3)
    change = store.following.note(bo, HOSTILE, clock())
    assert change.name == "follow-up note to Bo Li"
    assert store.clocks.running([bo], clock()) == {}
    entry = latest(store, bo)
    assert entry.interaction.id == change.subject
    assert (entry.interaction.kind, entry.interaction.direction) == (Kind.EMAIL, Direction.OUT)
    assert entry.interaction.words == "follow-up note: Hello Bo, >send the deck fri @Ann !promo 15m: \\#x"
    assert (entry.promises, entry.interaction.purpose) == ((), Purpose.NEUTRAL)
    store.history.undo()
    assert len(store.timeline.of(bo)) == 1
    assert said(store, clock, bo) == []
    assert store.clocks.running([bo], clock())[bo][0].says(clock().at) == "follow-up: 21 h left"


def test_F12_help_that_goes_out_is_a_give_and_editing_the_entry_keeps_it(
    store: Store, clock: TestClock, bo: int
) -> None:
    store.following.help(bo, "article", "an article about scaling", clock())
    assert store.following.fields(bo, clock())["help"] == "an article about scaling"
    clock.move(minutes=5)
    number = store.following.note(bo, HOSTILE, clock(), kind=Kind.MESSAGE).subject
    assert number is not None
    entry = store.timeline.get(number)
    assert entry.interaction.kind is Kind.MESSAGE
    assert entry.interaction.purpose is Purpose.GIVE
    (give,) = entry.gives
    assert (give.kind, give.detail, give.mine) == ("article", "an article about scaling", True)
    again = parse_log(entry.interaction.line, now=clock.at, zone=clock.zone, find=store.finding.resolve)
    store.interactions.edit(number, again, clock())
    assert store.timeline.get(number).gives == entry.gives
    assert store.timeline.get(number).interaction.words == entry.interaction.words
    assert "help" not in store.following.fields(bo, clock()), "what was given is not offered again"
    store.following.note(bo, "a second one", clock())
    assert latest(store, bo).gives == ()
    assert [step for step, _, _ in said(store, clock, bo)] == ["help", "note", "note"]


def test_F12_a_note_without_help_is_allowed_and_counted(store: Store, clock: TestClock, bo: int) -> None:
    store.following.note(bo, "Hello", clock())
    assert said(store, clock, bo) == [("help", True, ""), ("note", False, "email")]
    figures = store.following.figures(clock())
    assert (figures.offered, figures.skipped) == (0, 1)
    store.history.undo()
    store.following.skip(bo, Step.HELP, clock())
    store.following.help(bo, "other", "a hand with the move", clock())
    figures = store.following.figures(clock())
    assert (figures.offered, figures.skipped) == (1, 0)
    assert [(one.name, one.text) for one in figures.helps] == [("Bo Li", "a hand with the move")]


def test_F7_note_and_request_are_two_timed_steps(store: Store, clock: TestClock, bo: int) -> None:
    clock.move(hours=1)
    store.following.request(bo, clock())
    clock.move(hours=2)
    store.following.note(bo, "Hello", clock())
    page = store.following.of(bo, clock())
    request, note = page.last(Step.REQUEST), page.last(Step.NOTE)
    assert request is not None
    assert note is not None
    assert (note.at - request.at).total_seconds() == 2 * 3600
    assert page.clock is not None
    assert page.clock.hours == 1.0, "the first touch stops the clock"
    entry = store.timeline.get(request.interaction_id or 0).interaction
    assert (entry.kind, entry.words) == (Kind.MESSAGE, "connection request (LinkedIn)")
    store.interactions.delete(entry.id, clock())
    assert [step for step, _, _ in said(store, clock, bo)] == ["help", "note"], "a deleted entry was not sent"


def test_R3f_a_letter_about_myself_is_logged_but_is_no_touch(store: Store, clock: TestClock, bo: int) -> None:
    clock.move(hours=1)
    store.following.note(bo, "my new book is out", clock(), promo=True)
    assert latest(store, bo).interaction.purpose is Purpose.PROMO
    assert store.clocks.running([bo], clock()), "the clock runs on"


def test_a_letter_of_any_template_is_one_entry_and_lets_its_draft_go(
    store: Store, clock: TestClock, bo: int
) -> None:
    store.drafts.keep(bo, "letter thanks", "Thank", clock.at)
    store.following.letter(bo, "Thanks", "Thank you\nfor it", clock(), mark="!thanks", draft=(bo, "letter thanks"))
    entry = latest(store, bo).interaction
    assert (entry.words, entry.kind) == ("Thanks: Thank you for it", Kind.EMAIL)
    assert line(store, entry.line, clock()).thanks
    assert store.drafts.waiting() == {}


@pytest.mark.parametrize("text", ["", " \n", "x" * 50_001])
def test_nothing_and_a_book_are_no_letters(store: Store, clock: TestClock, bo: int, text: str) -> None:
    for send in (store.following.note, _letter(store)):
        with pytest.raises(StoreError):
            send(bo, text, clock())
    assert len(store.timeline.of(bo)) == 1
    with pytest.raises(StoreError, match="says what it is"):
        store.following.help(bo, "book", " ", clock())


def _letter(store: Store) -> Any:
    return lambda who, text, now: store.following.letter(who, "Thanks", text, now)


def test_the_steps_are_those_since_the_meeting_that_counts(store: Store, clock: TestClock, bo: int) -> None:
    store.following.finding(bo, "ran for Canada", "", clock())
    clock.move(hours=1)
    store.following.note(bo, "Hello", clock())
    assert len(said(store, clock, bo)) == 3
    clock.move(days=400)
    met(store, clock, bo, "the fair")
    assert said(store, clock, bo) == []
    store.following.research_done(bo, clock())
    assert said(store, clock, bo) == [("research", False, "")]


def test_a_meeting_known_by_its_day_keeps_the_steps_of_its_morning(store: Store, clock: TestClock) -> None:
    ann = person(store, clock(), "Ann")
    met(store, clock, ann, "today: the fair")
    store.following.help(ann, "book", "the book Dune", clock())
    assert said(store, clock, ann) == [("help", False, "book: the book Dune")]


def test_it_works_without_any_clock(store: Store, clock: TestClock) -> None:
    ann = person(store, clock(), "Ann")
    page = store.following.of(ann, clock())
    assert (page.clock, page.meeting, page.steps) == (None, None, ())
    store.following.help(ann, "book", "the book Dune", clock())
    store.following.note(ann, "Hello", clock())
    assert [step for step, _, _ in said(store, clock, ann)] == ["help", "note"]
    assert store.following.figures(clock()).followed == ()


def test_F17b_a_newcomer_who_writes_first_has_a_follow_up_of_their_own(store: Store, clock: TestClock) -> None:
    ann = person(store, clock(), "Ann")
    number = met(store, clock, ann, "liked the talk !in", Kind.EMAIL)
    page = store.following.of(ann, clock())
    assert page.clock is not None
    assert page.clock.kind is ClockKind.REPLY
    assert page.meeting is not None
    assert page.meeting.id == number


def test_F18_the_figures_list_every_follow_up_they_count(store: Store, clock: TestClock, bo: int) -> None:
    ann, eve, dan, ivy, jo = (person(store, clock(), name) for name in ("Ann", "Eve", "Dan", "Ivy", "Jo"))
    for who in (ann, eve, dan, ivy, jo):
        met(store, clock, who, "the fair")
    clock.move(hours=2)
    store.following.note(bo, "Hello", clock())
    clock.move(hours=28)
    store.following.note(ann, "Hello", clock())
    store.clocks.waive(dan, ClockKind.FOLLOW_UP, clock())
    store.attention.set_tier([ivy], Tier.POOL, clock())
    store.contacts.set_state([jo], State.ARCHIVED, clock())
    figures = store.following.figures(clock())
    assert (figures.clocks.count, figures.clocks.within_24h, figures.clocks.median_hours) == (3, 1, 16.0)
    assert {(one.name, one.hours, one.in_time) for one in figures.followed} == {
        ("Bo Li", 2.0, True),
        ("Ann", 30.0, False),
        ("Eve", None, False),
    }
    assert {one.met for one in figures.followed} == {clock().day.replace(day=18)}


def test_F2_the_fields_come_from_the_meeting_the_promise_and_the_last_words(
    store: Store, clock: TestClock, bo: int
) -> None:
    clock.move(hours=1)
    met(store, clock, bo, "hiring slows. More later !in", Kind.EMAIL)
    clock.move(hours=1)
    store.following.letter(bo, "Thanks", "Hello", clock())
    fields = store.following.fields(bo, clock())
    assert fields == {
        "first_name": "Bo",
        "name": "Bo Li",
        "hook": "grew a team to 40",
        "event": "Web Summit",
        "promise": "send the deck",
        "topic": "hiring slows",
        "place": "Shanghai",
    }


def test_no_step_is_lost_when_the_clock_was_set_back(store: Store, clock: TestClock, bo: int) -> None:
    clock.move(hours=-2)
    store.following.help(bo, "book", "the book Dune", clock())
    clock.move(hours=3)
    assert said(store, clock, bo) == [("help", False, "book: the book Dune")]


def test_the_deceased_are_not_among_those_i_helped(store: Store, clock: TestClock, bo: int) -> None:
    store.following.skip(bo, Step.HELP, clock())
    assert [one.name for one in store.following.figures(clock()).helps] == ["Bo Li"]
    store.contacts.set_state([bo], State.DECEASED, clock())
    assert store.following.figures(clock()).helps == ()


def test_nobody_without_a_name_is_addressed_or_searched_for(store: Store, clock: TestClock) -> None:
    who = person(store, clock(), "  ")
    assert store.following.fields(who, clock()) == {}
    assert openers(store.contacts.get(who)) == ()


@pytest.mark.parametrize("seed", range(6))
def test_the_figures_read_fewer_entries_and_find_the_same_clocks(
    store: Store, clock: TestClock, seed: int
) -> None:
    chance = Random(seed)
    people = [person(store, clock(), f"P{number}") for number in range(4)]
    whens = ("", "yesterday: ", "today: ", "9:00: ", "yesterday 16:30: ", "2d ago: ", "tomorrow: ")
    for _ in range(30):
        who = chance.sample(people, chance.choice((1, 1, 2)))
        text = chance.choice(whens) + chance.choice(("talked", "talked", "my book !promo"))
        way = chance.choice((None, *Direction))
        store.interactions.log(chance.choice(list(Kind)), who, line(store, text, clock()), clock(), way)
        clock.move(minutes=chance.choice((0, 90)))
    every = store.clocks.of(people, clock())
    first = {who: one for who, found in every.items() for one in found if one.kind is ClockKind.FOLLOW_UP}
    assert {who: one for who, _, one in store.clocks.follow_ups(clock())} == first
