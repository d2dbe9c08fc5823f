"""The card form: dates, what is known, relations, earlier jobs, how a name is said; one save, one undo."""

from typing import Any

import pytest
from conftest import TestClock, person
from deskside import SIZES, desk_of, network, press, screen_lines, screen_text, sitting, until
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from netui.domain.people.contact import Job, PartialDate
from netui.store import Store
from netui.tui.screens.people.card import CardScreen


async def opened(pilot: Pilot[Any], *keys: str) -> CardScreen:
    await press(pilot, *keys)
    await until(pilot, lambda: isinstance(pilot.app.screen, CardScreen) and pilot.app.focused is not None)
    card = pilot.app.screen
    assert isinstance(card, CardScreen)
    return card


async def saved(pilot: Pilot[Any]) -> None:
    await press(pilot, "ctrl+s")
    await until(pilot, lambda: pilot.app.screen is desk_of(pilot.app))


def fill(card: CardScreen, **texts: str) -> None:
    """Put a text into each named field."""
    for name, text in texts.items():
        field = card.query_one(f"#{name}")
        if isinstance(field, Input):
            field.value = text
        else:
            assert isinstance(field, TextArea)
            field.text = text


async def test_R1b_one_save_of_the_form_is_one_undo(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    before = store.cards.whole(people.ana)
    (fact,) = before.facts
    async with sitting(store, clock) as (pilot, _):
        card = await opened(pilot, "1", "g", "o")
        assert "son runs marathons" in card.query_one("#known", TextArea).text
        fill(
            card,
            organisation="Bolt",
            dates="birthday 12 nov 1980\nwedding 3 jun, 2w before",
            known="daughter runs marathons\ngoal: a second shop by march\nreach: never before ten",
            relations="assistant: Bo Li\nspouse: Luis",
            pronounce="AH-na roo-EETH",
            salutation="Dr Ruiz",
        )
        await saved(pilot)
        assert "✓ edit Ana Ruiz · u undoes" in screen_text(pilot.app)
        contact = store.contacts.get(people.ana)
        assert contact.jobs == (Job("CTO", "Acme", clock().day),)
        assert contact.dates == (
            PartialDate("birthday", 1980, 11, 12),
            PartialDate("wedding", None, 6, 3, lead=14),
        )
        assert store.facts.get(fact.id).text == "daughter runs marathons"
        assert store.facts.get(fact.id).interaction_id == fact.interaction_id
        assert {one.kind for one in store.facts.of(people.ana)} == {
            *("fact", "goal", "reach", "pronounce", "salutation"),
        }
        assert [(one.kind, one.other_id) for one in store.relations.of(people.ana)] == [
            ("assistant", people.bo),
            ("spouse", None),
        ]
        # What was saved is what the form shows next time, and nothing changed is nothing to undo.
        past = store.history.past()
        card = await opened(pilot, "o")
        assert card.query_one("#dates", TextArea).text == "birthday 12 Nov 1980\nwedding 3 Jun, 14 days before"
        assert card.query_one("#jobs", TextArea).text == "CTO, Acme (until 18 Nov 2026)"
        assert "goal: a second shop → 31 Mar 2027" in card.query_one("#known", TextArea).text
        assert card.query_one("#salutation", Input).value == "Dr Ruiz"
        await saved(pilot)
        assert store.history.past() == past
        await press(pilot, "u")
    assert store.cards.whole(people.ana) == before


async def test_R4a_a_line_taken_away_is_ended_and_the_others_are_not_touched(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    need = store.facts.note(people.ana, "need", "a CFO", clock()).subject or 0
    (fact,) = [one for one in store.facts.of(people.ana) if one.kind == "fact"]
    async with sitting(store, clock) as (pilot, _):
        card = await opened(pilot, "1", "g", "o")
        assert card.query_one("#known", TextArea).text == "need: a CFO\nson runs marathons"
        fill(card, known="son runs marathons")
        await saved(pilot)
    assert store.facts.get(need).ended_on == clock().day
    assert store.facts.get(fact.id) == fact


@pytest.mark.parametrize(
    ("field", "text", "said", "line"),
    [
        ("dates", "birthday 12 nov\nwedding soon", "Dates, line 2: “wedding soon” holds no date", 1),
        ("known", "goal: a shop → soon", "Known, line 1: “soon” is no date", 0),
        ("relations", "\nspouse", "Relations, line 2: a relation says what and who", 1),
        ("jobs", "CTO, Acme (until then)", "Earlier jobs, line 1: “then” is no date", 0),
    ],
)
async def test_a_line_that_cannot_be_taken_is_named_and_everything_typed_stays(
    store: Store, clock: TestClock, field: str, text: str, said: str, line: int
) -> None:
    people = network(store, clock)
    past = store.history.past()
    async with sitting(store, clock, size=(80, 24)) as (pilot, _):
        card = await opened(pilot, "1", "g", "o")
        fill(card, **{"role": "CEO", field: text})
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: said in screen_text(pilot.app))
        area = card.query_one(f"#{field}", TextArea)
        await until(pilot, lambda: pilot.app.focused is area)
        assert (area.text, area.cursor_location[0]) == (text, line)
        assert card.query_one("#role", Input).value == "CEO"
        assert store.history.past() == past
        fill(card, **{field: ""})
        await saved(pilot)
    assert store.contacts.get(people.ana).role == "CEO"


async def test_a_relation_that_may_be_several_people_is_said_in_the_form(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    other = person(store, clock(), "Bo Chen")
    async with sitting(store, clock) as (pilot, _):
        card = await opened(pilot, "1", "g", "o")
        fill(card, role="CEO", relations="assistant: Bo")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: f"Bo Chen (id {other})" in screen_text(pilot.app))
        assert store.contacts.get(people.ana).role == "CTO"
        fill(card, relations=f"assistant: {other}")
        await saved(pilot)
    assert [one.other_id for one in store.relations.of(people.ana)] == [other]
    assert store.contacts.get(people.ana).role == "CEO"


async def test_what_another_window_wrote_into_other_fields_survives(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        card = await opened(pilot, "1", "g", "o")
        store.facts.note(people.ana, "goal", "a second shop", clock())
        store.relations.note(people.ana, "spouse", "Luis", clock())
        fill(card, place="Lisbon", known=card.query_one("#known", TextArea).text + "\nplays go")
        await saved(pilot)
    assert {one.text for one in store.facts.of(people.ana)} == {"son runs marathons", "plays go", "a second shop"}
    assert [one.name for one in store.relations.of(people.ana)] == ["Luis"]
    assert store.contacts.get(people.ana).place == "Lisbon"


@pytest.mark.parametrize("size", SIZES)
async def test_tab_walks_through_all_of_it_and_each_field_says_how_it_is_filled_in(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    network(store, clock)
    async with sitting(store, clock, size=size) as (pilot, _):
        card = await opened(pilot, "1", "g", "o")
        walked = []
        for _ in range(14):
            focused = pilot.app.focused
            assert focused is not None
            walked.append(focused.id)
            foot = card.query_one("#foot").region
            await until(pilot, lambda field=focused, end=foot.y: 0 < field.region.y <= field.region.bottom <= end)
            if focused.id == "dates":
                assert "wedding 3 jun, 14 days before" in " ".join(screen_text(pilot.app).split()).replace(
                    "│ ", ""
                )
            await press(pilot, "tab")
        assert walked == [
            *("name", "role", "organisation", "place", "hook", "tags", "pronounce", "salutation"),
            *("points", "dates", "known", "relations", "jobs", "about"),
        ]
        assert any("Enter or Ctrl+S saves" in text for text in screen_lines(pilot.app))


async def test_edits_after_the_first_esc_are_warned_about_again(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        card = await opened(pilot, "1", "g", "o")
        fill(card, dates="birthday 12 nov")
        await press(pilot, "escape")
        await until(pilot, lambda: "Esc again throws them away" in screen_text(pilot.app))
        fill(card, dates="birthday 13 nov")
        await press(pilot, "escape")
        assert pilot.app.screen is card
        await press(pilot, "escape")
        await until(pilot, lambda: pilot.app.screen is desk)
    assert store.contacts.get(people.ana).dates == ()
