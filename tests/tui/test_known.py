"""What is known of a contact on screen: listed with its origin, noted, reworded, ended, brought back."""

from datetime import date

import pytest
from conftest import TestClock, line, person
from deskside import SIZES, harmful, network, press, screen_lines, screen_text, sitting, until, write

from netui.domain.interaction import Kind
from netui.store import Store
from netui.tui.screens.dialogs.ask import AskScreen
from netui.tui.screens.people.known import KnownScreen


async def test_R1b_everything_known_is_listed_with_where_it_came_from(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    now = clock()
    store.facts.note(people.ana, "need", "a CFO", now, date(2026, 11, 17), source="https://example.org/a")
    store.relations.note(people.ana, "assistant", people.bo, now)
    store.relations.note(people.ana, "spouse", "Luis", now)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "1", "g", "K")
        assert isinstance(pilot.app.screen, KnownScreen)
        shown = screen_text(pilot.app)
        for said in (
            "Known of Ana Ruiz",
            "1 need · 1 fact · 2 relations",
            "+ need       a CFO → Tue 17 Nov, yesterday",
            "source: https://example.org/a",
            "* fact       son runs marathons",
            "from the call on Tue 20 Oct",
            "& assistant  Bo Li",
            "a contact here · noted Wed 18 Nov",
            "& spouse     Luis",
            "only a name here",
        ):
            assert said in shown


async def test_R3d_a_goal_shows_what_i_last_did_for_it_and_is_reached_with_one_key(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    goal = store.facts.note(people.ana, "goal", "a second shop", clock()).subject or 0
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "g", "K")
        assert "open · nothing done for it yet · typed Wed 18 Nov" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.screen is desk
        now = clock()
        store.interactions.log(Kind.EMAIL, [people.ana], line(store, 'leases !article "On leases"', now), now)
        await press(pilot, "K")
        assert "open · last: article “On leases” Wed 18 Nov" in screen_text(pilot.app)
        await press(pilot, "d")
        assert store.facts.get(goal).outcome == "reached"
        shown = screen_text(pilot.app)
        assert "✓ reached: a second shop · u undoes" in shown
        assert "✓ goal       a second shop" in shown
        # It stays in sight until the list is opened again, so the same key takes it back.
        await press(pilot, "x")
        assert store.facts.get(goal).ended_on is None
        await press(pilot, "d", "u")
        assert "undone: reached: a second shop" in screen_text(pilot.app)
        assert store.facts.get(goal).ended_on is None


async def test_R4a_a_need_is_typed_understood_noted_and_reworded(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "1", "g", "K", "a")
        assert isinstance(pilot.app.screen, AskScreen)
        assert "goal: need: offer: interest: reach:" in screen_text(pilot.app)
        await press(pilot, "n", "e", "tab")
        await write(pilot, "a CFO → soon")
        assert "“soon” is no date" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, AskScreen)
        await press(pilot, "ctrl+u")
        await write(pilot, "need: a CFO by march")
        assert "need: a CFO → Wed 31 Mar 2027, in 4 months" in screen_text(pilot.app)
        await press(pilot, "enter")
        (need,) = [fact for fact in store.facts.of(people.ana) if fact.kind == "need"]
        assert (need.text, need.due) == ("a CFO", date(2027, 3, 31))
        # The new one is at hand: e words it anew.
        await press(pilot, "e")
        assert "need: a CFO → 31 Mar 2027" in screen_text(pilot.app)
        await press(pilot, "ctrl+u")
        await write(pilot, "goal: a CFO of their own")
        await press(pilot, "enter")
        changed = store.facts.get(need.id)
        assert (changed.kind, changed.text, changed.due) == ("goal", "a CFO of their own", None)
        past = store.history.past()
        await press(pilot, "enter", "enter")
        assert store.history.past() == past


async def test_R1b_what_no_longer_holds_is_ended_not_erased(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    (fact,) = store.facts.of(people.ana)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "1", "g", "K", "d")
        assert "a fact is neither reached nor met" in screen_text(pilot.app)
        await press(pilot, "x")
        assert store.facts.get(fact.id).ended_on == clock().day
        assert "no longer since Wed 18 Nov" in screen_text(pilot.app)
        await press(pilot, "escape", "K")
        assert "son runs marathons" not in screen_text(pilot.app)
        assert "Nothing is known yet." in screen_text(pilot.app)
        await press(pilot, "tab")
        assert "– fact       son runs marathons" in screen_text(pilot.app)
        await press(pilot, "x")
        assert store.facts.get(fact.id).ended_on is None


async def test_o_leads_to_the_entry_or_the_person_it_came_from(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    store.relations.note(people.ana, "assistant", people.bo, clock())
    store.facts.note(people.ana, "goal", "a second shop", clock())
    (fact,) = [one for one in store.facts.of(people.ana) if one.kind == "fact"]
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "g", "K", "o")
        assert "it came from no entry of the timeline" in screen_text(pilot.app)
        await press(pilot, "j", "o")
        await until(pilot, lambda: pilot.app.screen is desk)
        assert desk.pane_at_hand() is desk.timeline
        assert (desk.contact_id, desk.chosen_entry()) == (people.ana, fact.interaction_id)
        await press(pilot, "K", "G", "o")
        await until(pilot, lambda: pilot.app.screen is desk)
        assert desk.contact_id == people.bo
        assert desk.pane_at_hand() is desk.contacts


async def test_a_relation_is_typed_mended_and_taken_away(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    other = person(store, clock(), "Bo Chen")

    def relations() -> list[tuple[str, str, int | None]]:
        return [(one.kind, one.name, one.other_id) for one in store.relations.of(people.ana)]

    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "1", "g", "K", "r")
        await write(pilot, "assistant Bo")
        assert f"may be Bo Chen (id {other}), Bo Li (id {people.bo})" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert relations() == []
        await write(pilot, " Li")
        assert f"assistant: Bo Li (id {people.bo})" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert relations() == [("assistant", "Bo Li", people.bo)]
        await press(pilot, "r")
        await write(pilot, "spouse Luis Vega")
        assert "only a name: nobody here answers to it" in screen_text(pilot.app)
        await press(pilot, "enter", "G", "e")
        assert "spouse: Luis Vega" in screen_text(pilot.app)
        await press(pilot, "ctrl+u")
        await write(pilot, "partner: Luis Vega")
        await press(pilot, "enter")
        assert relations() == [("assistant", "Bo Li", people.bo), ("partner", "Luis Vega", None)]
        await press(pilot, "G", "d")
        assert "that is a relation" in screen_text(pilot.app)
        await press(pilot, "x")
        assert relations() == [("assistant", "Bo Li", people.bo)]
        await press(pilot, "u", "u")
        assert relations()[-1] == ("spouse", "Luis Vega", None)


async def test_how_a_name_is_said_is_replaced_not_joined(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        for said in ("ANN-a", "AH-na"):
            await press(pilot, *(("1", "g", "K") if said == "ANN-a" else ()), "a")
            await write(pilot, f"pronounce: {said}")
            await press(pilot, "enter")
    assert [one.text for one in store.facts.of(people.ana) if one.kind == "pronounce"] == ["AH-na"]


async def test_an_empty_list_teaches_and_no_key_does_harm(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        past = store.history.past()
        await press(pilot, "1", "G", "K", "j", "k", "g", "G", "d", "x", "e", "o", "pagedown", "pageup", "tab")
        assert "goal: a second shop by march" in screen_text(pilot.app)
        assert store.history.past() == past
        await press(pilot, "q")
        assert pilot.app.screen is desk


async def test_undoing_the_contact_itself_closes_the_list(store: Store, clock: TestClock) -> None:
    person(store, clock(), "Ann")
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "K", "u")
        await until(pilot, lambda: pilot.app.screen is desk)
        assert store.contacts.ids() == []


@pytest.mark.parametrize("size", SIZES)
async def test_it_fits_every_size_and_shows_hostile_text_as_signs(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    ann = person(store, clock(), "Ann\x1b[31m\u202e")
    for kind in ("goal", "reach"):
        store.facts.note(ann, kind, f"[red]\x1b[2J\u202eevil {'long words ' * 60}", clock(), source="\x07http://x")
    store.relations.note(ann, "so\x1bn", "Bob\u202e", clock())
    async with sitting(store, clock, size=size) as (pilot, _):
        await press(pilot, "1", "K")
        assert not harmful(pilot.app)
        lines = screen_lines(pilot.app)
        assert any("[red]␛[2J" in text for text in lines)
        assert any("a add" in text and "Tab all · u" in text for text in lines)
        await press(pilot, "e")
        assert not harmful(pilot.app)
