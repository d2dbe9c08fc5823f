"""The brief on screen: what one needs in ten seconds, the most important in 80 by 24, and where its keys lead."""

from datetime import timedelta

import pytest
from conftest import TestClock, line, person
from deskside import network, press, screen_lines, screen_text, sitting, until
from hypothesis import given
from hypothesis import strategies as st
from test_render import (
    SOME_DAY,
    STANDINGS,
    TEXTS,
    TODAY,
    WIDTHS,
    contacts,
    entries,
    facts,
    promises,
    sound,
    text_of,
)

from netui.domain.due.standing import Standing
from netui.domain.interaction import Kind
from netui.domain.people.contact import Contact, ContactPoint, PartialDate, PointKind, State, Tier
from netui.domain.people.known import Fact, Given
from netui.domain.people.relation import Relation
from netui.domain.places.hours import LocalHour
from netui.domain.practice.brief import Brief, Want
from netui.domain.practice.depth import Evidence, Suggestion
from netui.domain.practice.guards import Turn
from netui.domain.practice.subjects import YearOfSubjects
from netui.domain.promise import Promise
from netui.domain.timeline import Entry
from netui.store import Store
from netui.tui.render_brief import brief_lines
from netui.tui.screens.dialogs.choice import ChoiceScreen
from netui.tui.screens.dialogs.page import PageScreen
from netui.tui.screens.people.card import CardScreen
from netui.tui.screens.practice.ledger import LedgerScreen

GIVEN = st.builds(Given, TEXTS, TEXTS, SOME_DAY, st.booleans())


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    contact: Contact = draw(contacts())
    known: list[Fact] = draw(st.lists(facts(), max_size=3))
    standing: Standing | None = draw(STANDINGS)
    last: list[Entry] = draw(st.lists(entries(), max_size=2))
    made: list[Promise] = draw(st.lists(promises(), max_size=6))
    given: list[Given] = draw(st.lists(GIVEN, max_size=4))
    who = draw(TEXTS)
    day = draw(SOME_DAY)
    return Brief(
        contact,
        standing,
        tuple(made),
        tuple(known),
        tuple(last),
        Turn("mine", "My turn: they reached out last."),
        Evidence(two_way=2, facts=len(known)),
        Suggestion(3, f"{contact.name}: that is more."),
        first=day,
        local=draw(st.none() | st.builds(LocalHour, st.just("UTC"), st.times(), st.integers(0, 6))),
        questions=("What are you aiming for this year?",),
        wants=tuple(Want(fact, next(iter(given), None)) for fact in known),
        given=tuple(given),
        relations=(Relation(1, 1, None, who, who, TODAY),),
        subjects=tuple(YearOfSubjects(year, (who, who)) for year in range(2020, 2026)),
        notes=tuple(last),
    )


@given(briefs(), WIDTHS, st.booleans())
def test_brief_lines_stay_inside(brief: Brief, width: int, roomy: bool) -> None:
    sound(brief_lines(brief, TODAY, width, roomy=roomy), width)


def filled(store: Store, clock: TestClock) -> int:
    """Somebody with everything a brief can tell of."""
    now = clock()
    ana = person(
        store,
        now,
        "Ana Ruiz",
        role="CTO",
        organisation="Acme",
        place="New York",
        hook="at Web Summit: grew a team to 40",
        points=(ContactPoint(PointKind.PHONE, "+34 600 123 123"),),
        dates=(PartialDate("birthday", 1980, 12, 1),),
    )
    store.attention.set_tier([ana], Tier.A, now)
    store.attention.set_depth([ana], 2, now)

    def log(days: int, kind: Kind, text: str) -> None:
        then = clock.move(days=-days)
        store.interactions.log(kind, [ana], line(store, text, then), then)
        clock.move(days=days)

    log(1747, Kind.MET, "his talk on growth, long")
    log(400, Kind.CALL, "the move: boxes !kind")
    log(
        90,
        Kind.CALL,
        "pricing for Q1, hiring slows *son runs marathons >send the deck 3d <an intro to the bank 5d",
    )
    log(60, Kind.EMAIL, "two names !help")
    log(2, Kind.EMAIL, "asked after the deck !in")
    then = clock.move(days=-80)
    store.facts.note(ana, "goal", "a second shop", then)
    store.facts.note(ana, "pronounce", "roo-EETH", then)
    store.facts.note(ana, "salutation", "Doña Ana", then)
    store.facts.note(ana, "reach", "WhatsApp", then)
    store.relations.note(ana, "assistant", "Marta", then)
    clock.move(days=80)
    return ana


async def test_R1b_the_brief_tells_what_counts_in_80_by_24(store: Store, clock: TestClock) -> None:
    filled(store, clock)
    async with sitting(store, clock, (80, 24)) as (pilot, _):
        await press(pilot, "1", "enter")
        await until(pilot, lambda: "Ask about" in screen_text(pilot.app))
        text = " ".join(" ".join(row.strip("│ ▐") for row in screen_lines(pilot.app)).split())
        for shown in (
            "Ana Ruiz (pronounced roo-EETH, addressed as Doña Ana)",
            "☾ 03:00 there",
            "CTO · Acme · New York",
            "+34 600 123 123 likes WhatsApp",
            "My turn: they reached out last. · last Mon 16 Nov, 2 days ago",
            "♪ birthday in 13 days, turns 46 · Tue 1 Dec",
            "met: at Web Summit: grew a team to 40 · known for 4 years, since Feb 2022",
            "depth 2, two-way: 4 two-way touches · 1 meeting in person",
            "kept: mine 0 of 1 on time · theirs 0 of 1 on time",
            "* son runs marathons · 2 months ago",
            "! they promised: an intro to the bank → late: Tue 25 Aug, 2 months ago",
            "? What would help you most just now?",
            "! send the deck → late: Sun 23 Aug, 2 months ago",
            "+ goal: a second shop · open since Aug 2026 · I gave: help, two names, Sat 19 Sep",
            "♥ received 1: the move",
        ):
            assert shown in text, (shown, text)
        await press(pilot, "G")
        text = screen_text(pilot.app)
        for shown in (
            "assistant Marta",
            "← email: asked after the deck",
            "2022  his talk on growth",
            "pricing for Q1",
        ):
            assert shown in text


async def test_R3c_the_brief_opens_with_what_to_ask_about(store: Store, clock: TestClock) -> None:
    ana = filled(store, clock)
    lines = text_of(brief_lines(store.briefs.of(ana, clock()), clock().day, 100)).splitlines()
    titles = ["Ask about", "I promised", "Needs and goals", "The last exchanges", "Subjects"]
    assert [row for row in lines if row in titles] == titles
    ask = lines.index("Ask about")
    assert [row.strip()[0] for row in lines[ask + 1 : lines.index("I promised")]] == ["*", "!", "?", "?", "?"]


async def test_R3c_in_a_small_terminal_the_last_exchange_is_seen_however_much_is_known(
    store: Store, clock: TestClock
) -> None:
    ana = filled(store, clock)
    for number in range(9):
        store.facts.note(ana, "fact", f"fact {number}", clock())
    async with sitting(store, clock, (80, 24)) as (pilot, _):
        await press(pilot, "1", "enter")
        await until(pilot, lambda: "Ask about" in screen_text(pilot.app))
        text = screen_text(pilot.app)
        assert "fact 8" in text
        assert text.count("  ? ") == 1
        assert "← email: asked after the deck" in text


def test_a_birthday_far_off_is_not_in_the_brief(store: Store, clock: TestClock) -> None:
    ana = filled(store, clock)

    def shown() -> bool:
        return "birthday" in text_of(brief_lines(store.briefs.of(ana, clock()), clock().day, 100))

    assert shown()
    clock.move(days=-18)
    assert not shown()


def test_R3d_nothing_done_for_a_goal_yet_is_said(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    store.facts.note(bo, "goal", "a second shop", clock(), clock().day + timedelta(days=20))
    text = text_of(brief_lines(store.briefs.of(bo, clock()), clock().day, 100))
    assert "+ goal: a second shop · Tue 8 Dec, in 20 days · I gave: nothing yet" in text


def test_F6_without_a_touch_the_card_tells_how_long_somebody_is_listed(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    clock.move(days=800)
    text = text_of(brief_lines(store.briefs.of(bo, clock()), clock().day, 100))
    assert "listed for 2 years, since Nov 2026" in text


def test_the_dead_are_remembered_and_not_called(store: Store, clock: TestClock) -> None:
    ana = filled(store, clock)
    store.contacts.set_state([ana], State.DECEASED, clock())
    text = text_of(brief_lines(store.briefs.of(ana, clock()), clock().day, 100))
    assert "deceased" in text
    assert "known for 4 years" in text
    for silent in ("turn:", "birthday", "there\n", "? "):
        assert silent not in text


@pytest.mark.parametrize(
    ("key", "screen"), [("p", LedgerScreen), ("o", CardScreen), ("t", ChoiceScreen)], ids=["p", "o", "t"]
)
async def test_a_key_goes_on_from_the_brief_with_the_same_contact(
    store: Store, clock: TestClock, key: str, screen: type
) -> None:
    people = network(store, clock)
    async with sitting(store, clock, (80, 24)) as (pilot, desk):
        desk.show_contact(people.bo)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PageScreen))
        assert "c m e v n log · p promises · K known · f follow-up · o card · t tier · Esc" in screen_text(
            pilot.app
        )
        await press(pilot, key)
        await until(pilot, lambda: isinstance(pilot.app.screen, screen))
        text = screen_text(pilot.app)
        if key == "p":
            assert "only Bo Li" in text
        else:
            assert "Bo Li" in text
        await press(pilot, "escape")
        assert pilot.app.screen is desk


async def test_a_key_goes_on_with_whom_the_brief_was_about_even_if_the_rows_moved(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "3", "g")
        assert desk.chosen_contact() == people.bo
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PageScreen))
        store.promises.keep(store.promises.open(people.bo)[0].id, clock())
        desk.reload()
        assert desk.chosen_contact() != people.bo
        await press(pilot, "c")
        await until(pilot, lambda: desk.bar.is_open)
        assert "call with Bo Li" in screen_text(pilot.app)
