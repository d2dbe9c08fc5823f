"""Introductions on screen: each step one key, on both timelines, in the queue when missed; and the matchmaker."""

import pytest
from conftest import TestClock, line
from deskside import SIZES, People, harmful, network, press, screen_text, sitting, until, write

from netui.domain.giving.introduction import IntroState, Step
from netui.domain.interaction import Kind
from netui.domain.people.contact import card_of
from netui.store import Store
from netui.tui.screens.dialogs.pick import PickScreen
from netui.tui.screens.giving.introduction_letter import IntroductionLetter
from netui.tui.screens.giving.introductions import IntroductionsScreen

REASON = "she builds, he has the port"


def begun(store: Store, clock: TestClock, people: People) -> int:
    return store.introductions.begin(people.ana, people.bo, REASON, clock()).subject or 0


def words_with(store: Store, contact_id: int) -> list[str]:
    """What stands on a timeline, the latest first."""
    ids = store.timeline.of(contact_id)
    entries = store.timeline.entries(ids)
    return [entries[number].interaction.words for number in ids]


async def test_R4d_two_people_and_a_reason_begin_one(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(people.ana)
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, IntroductionsScreen)
        assert "No introduction is under way." in screen_text(pilot.app)
        await press(pilot, "a")
        assert isinstance(pilot.app.screen, PickScreen)
        assert "Introduce Ana Ruiz to whom?" in screen_text(pilot.app)
        await write(pilot, "bo")
        await press(pilot, "enter")
        await write(pilot, REASON)
        await press(pilot, "enter")
        await until(pilot, lambda: "Ana Ruiz ↔ Bo Li" in screen_text(pilot.app))
        text = screen_text(pilot.app)
        assert "an idea of today; nobody asked yet · next 1 ask Ana" in text
        assert REASON in text
        (one,) = store.introductions.listed()
        assert (one.a, one.b, one.reason) == (people.ana, people.bo, REASON)


async def test_R4d_F14_every_step_is_one_key_and_on_both_timelines(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    number = begun(store, clock, people)
    async with sitting(store, clock, (140, 40)) as (pilot, desk):
        desk.show_contact(people.ana)
        await press(pilot, "i", "1")
        asked = f"asked about an introduction to Bo Li: {REASON}"
        assert "✓ asked Ana Ruiz about Bo Li · u undoes" in screen_text(pilot.app)
        assert "asked Ana today; Bo not yet · next 2 ask Bo" in screen_text(pilot.app)
        assert words_with(store, people.ana)[0] == words_with(store, people.bo)[0] == asked

        await press(pilot, "enter")
        asked = f"asked about an introduction to Ana Ruiz: {REASON}"
        assert words_with(store, people.ana)[0] == words_with(store, people.bo)[0] == asked
        sent = [store.timeline.get(store.timeline.of(who)[0]).interaction.kind for who in (people.ana, people.bo)]
        assert sent == [Kind.MESSAGE, Kind.MESSAGE], "of Bo no address is known"
        await press(pilot, "3")
        assert "✓ introduced Ana Ruiz and Bo Li · u undoes" in screen_text(pilot.app)
        assert "not asked first" not in screen_text(pilot.app)
        for who in (people.ana, people.bo):
            assert words_with(store, who)[0] == f"introduced: {REASON}"
            assert [given.kind for given in store.known.given(who, clock())] == ["introduction"]

        await press(pilot, "4", "5")
        await write(pilot, "a lease signed")
        await press(pilot, "enter")
        await until(pilot, lambda: "No introduction is under way." in screen_text(pilot.app))
        done = store.introductions.get(number)
        assert (done.state, done.outcome, set(done.steps)) == (
            IntroState.DONE,
            "a lease signed",
            {Step.ASKED_A, Step.ASKED_B, Step.MADE, Step.MET},
        )
        told = "what came of introducing Ana Ruiz and Bo Li: a lease signed"
        assert words_with(store, people.ana)[0] == words_with(store, people.bo)[0] == told
        await press(pilot, "c")
        assert "✓ done today: a lease signed" in screen_text(pilot.app)
        await press(pilot, "c", "u", "u")
        assert "undone: Ana Ruiz and Bo Li have met" in screen_text(pilot.app)
        assert store.introductions.get(number).next is Step.MET
        assert words_with(store, people.bo)[0] == f"introduced: {REASON}"
        await press(pilot, "o")
        assert pilot.app.screen is desk
        assert desk.chosen_contact() == people.ana


async def test_R4d_making_it_unasked_is_done_and_says_so(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    number = begun(store, clock, people)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "i", "4")
        assert "Ana and Bo were not introduced yet" in screen_text(pilot.app)
        assert store.introductions.get(number).steps == {}
        await press(pilot, "3")
        assert "neither was asked first: both asked is what keeps their trust" in screen_text(pilot.app)
        assert set(store.introductions.get(number).steps) == {Step.MADE}
        await press(pilot, "1")
        assert "there is nobody to ask first" in screen_text(pilot.app)


async def test_R4d_a_missed_step_is_in_the_queue_until_d_or_the_next_step(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    number = begun(store, clock, people)
    clock.move(days=7)
    store.interactions.log(Kind.CALL, [people.ana], line(store, "hello", clock()), clock())
    async with sitting(store, clock, (140, 40)) as (pilot, desk):

        def row() -> str:
            return next((item.why for item in desk.due.items if item.contact_id == people.ana), "")

        assert row() == "introduction to Bo Li: an idea of 7 days ago; nobody asked yet"
        desk.show_contact(people.ana)
        await press(pilot, "3", "G")
        assert desk.chosen_contact() == people.ana
        await press(pilot, "r")
        while desk.chosen_contact() != people.ana:
            await press(pilot, "space")
        assert "d settle" in screen_text(pilot.app)
        await press(pilot, "escape", "3", "G", "d")
        assert row() == ""
        assert store.introductions.get(number).steps == {}, "no step is assumed"
        await press(pilot, "u")
        assert row() != ""
        await press(pilot, "i", "1", "escape")
        assert row() == ""
        clock.move(days=5)
        desk.reload()
        assert [item.contact_id for item in desk.due.items if "introduction" in item.why] == [people.bo]


async def test_R4d_asking_and_introducing_are_drafted_and_sent_takes_the_step(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    store.facts.note(people.ana, "fact", "is about to divorce", clock())
    number = begun(store, clock, people)
    async with sitting(store, clock, (140, 40)) as (pilot, desk):
        desk.show_contact(people.ana)
        await press(pilot, "i", "2", "w")
        await until(pilot, lambda: isinstance(pilot.app.screen, IntroductionLetter))
        text = screen_text(pilot.app)
        assert "Ask for an introduction · Ana Ruiz about Bo Li" in text
        assert "Hello Ana" in text
        assert "introduce you to Bo Li" in text
        assert "This is why: she" in text
        assert "A word on them: Bo works at Harbour Works." in text
        assert "divorce" not in text
        await press(pilot, "y")
        await until(pilot, lambda: "Sent? Enter logs it" in screen_text(pilot.app))
        await press(pilot, "escape")
        assert Step.ASKED_A not in store.introductions.get(number).steps, "only a yes logs it"
        await press(pilot, "y")
        await until(pilot, lambda: "Sent? Enter logs it" in screen_text(pilot.app))
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, IntroductionsScreen))
        assert set(store.introductions.get(number).steps) == {Step.ASKED_A, Step.ASKED_B}
        assert words_with(store, people.bo)[0].startswith("asked about an introduction to Bo Li: Hello Ana,")

        await press(pilot, "w")
        await until(pilot, lambda: isinstance(pilot.app.screen, IntroductionLetter))
        text = screen_text(pilot.app)
        assert "Hello Ana, hello Bo," in text
        assert "divorce" not in text, "what I know of one is not told to the other"
        await press(pilot, "y")
        await until(pilot, lambda: "Sent? Enter logs it" in screen_text(pilot.app))
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, IntroductionsScreen))
        assert "introduced today; have they met? · next 4" in screen_text(pilot.app)
        assert words_with(store, people.ana)[0] == words_with(store, people.bo)[0]
        await press(pilot, "w")
        assert "heard, not written" in screen_text(pilot.app)


async def test_F14_a_line_that_introduces_is_followed_up_here(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(people.ana)
        await press(pilot, "e")
        await write(pilot, "he built a port !intro @Bo")
        await press(pilot, "enter", "i")
        text = screen_text(pilot.app)
        assert "Ana Ruiz ↔ Bo Li" in text
        assert "introduced today; have they met? · next 4 they met" in text
        await press(pilot, "escape", "u", "i")
        assert "No introduction is under way." in screen_text(pilot.app)


async def test_R4d_suggestions_come_with_reasons_and_are_begun_or_dismissed_with_one_key(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    store.facts.note(people.ana, "need", "a port for the pilot", clock())
    store.facts.note(people.bo, "offer", "the port of Porto", clock())
    store.facts.note(people.dana, "goal", "her own studio", clock())
    store.contacts.edit(people.chloe, card_of(store.contacts.get(people.chloe)), clock())
    store.facts.note(people.chloe, "offer", "studio space", clock())
    async with sitting(store, clock, (140, 40)) as (pilot, desk):
        desk.show_contact(people.dana)
        await press(pilot, "i", "tab")
        await until(pilot, lambda: "Dana Kim ↔ Chloé Dubois" in screen_text(pilot.app))
        text = screen_text(pilot.app)
        assert text.index("Dana Kim ↔ Chloé Dubois") < text.index("Ana Ruiz ↔ Bo Li"), "theirs first"
        assert "Ana Ruiz needs “a port for the pilot”, Bo Li offers “the port of Porto”" in text
        await press(pilot, "x")
        assert "never introduce Dana Kim and Chloé Dubois for this" in screen_text(pilot.app)
        assert [one.key for one in store.matchmaking.suggestions()] == [(people.ana, people.bo)]
        await press(pilot, "u")
        await until(pilot, lambda: "Dana Kim ↔ Chloé Dubois" in screen_text(pilot.app))
        await press(pilot, "g", "enter")
        await until(pilot, lambda: "1 under way" in screen_text(pilot.app))
        (one,) = store.introductions.listed()
        assert (one.a, one.b) == (people.dana, people.chloe)
        assert one.reason == "Dana Kim aims for “her own studio”, Chloé Dubois offers “studio space”"
        await press(pilot, "tab", "1")
        assert "Enter begins it" in screen_text(pilot.app)
        await press(pilot, "O")
        assert desk.chosen_contact() == people.bo


async def test_without_anything_to_match_the_list_says_what_it_takes(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "i", "tab")
        await until(pilot, lambda: "Nobody to bring together yet." in screen_text(pilot.app))
        await press(pilot, "tab", "escape")
        assert pilot.app.screen is desk


async def test_x_drops_and_takes_up_again(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    number = begun(store, clock, people)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "i", "x")
        assert store.introductions.get(number).state is IntroState.DROPPED
        await press(pilot, "c", "enter")
        assert "it is closed: x takes it up again" in screen_text(pilot.app)
        await press(pilot, "x")
        assert store.introductions.get(number).state is IntroState.OPEN


async def test_the_brief_tells_of_introductions_under_way(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    store.introductions.take(begun(store, clock, people), Step.ASKED_A, clock())
    async with sitting(store, clock, (140, 40)) as (pilot, desk):
        desk.show_contact(people.bo)
        await press(pilot, "enter")
        await until(
            pilot, lambda: "introduction to Ana Ruiz: asked Ana today; Bo not yet" in screen_text(pilot.app)
        )


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_harm_nothing_at_any_size(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    people = network(store, clock)
    bad = "[red]\x1b[31m\u202e\x07 reason " * 4
    store.introductions.begin(people.ana, people.bo, bad, clock())
    store.facts.note(people.dana, "need", f"a studio {bad}", clock())
    store.facts.note(people.chloe, "offer", f"studio {bad}", clock())
    async with sitting(store, clock, size) as (pilot, _):
        await press(pilot, "i", "1")
        assert not harmful(pilot.app)
        assert "[red]" in screen_text(pilot.app)
        await press(pilot, "tab")
        await until(pilot, lambda: "Dana Kim" in screen_text(pilot.app))
        assert not harmful(pilot.app)
