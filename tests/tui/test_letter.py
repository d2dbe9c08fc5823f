"""Letters from any template: chosen, filled, changed for good, and logged when they were sent."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock, line
from deskside import network, press, screen_text, sitting, until
from textual.pilot import Pilot

from netui.domain.interaction import Kind
from netui.store import Change, Store
from netui.tui.screens.dialogs.choice import ChoiceScreen
from netui.tui.screens.practice.letter import LetterScreen, write_letter


async def written(pilot: Pilot[Any], key: str) -> LetterScreen:
    """Choose a template for the contact at hand."""
    await press(pilot, "Y")
    await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
    await press(pilot, "w")
    await until(pilot, lambda: "Write to" in screen_text(pilot.app))
    await press(pilot, key)
    await until(pilot, lambda: isinstance(pilot.app.screen, LetterScreen))
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, LetterScreen)
    return screen


async def test_F10_a_rekindling_letter_holds_the_last_subject_and_is_logged(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(people.ana)
        screen = await written(pilot, "2")
        assert "Rekindle a conversation · Ana Ruiz" in screen_text(pilot.app)
        assert "our last talk, about pricing for Q1, hiring slows." not in screen.letter.text
        assert "our last talk, about pricing for Q1. How did it go on?" in screen.letter.text
        assert "I also remembered this: son runs marathons." in screen.letter.text
        await press(pilot, "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await press(pilot, "enter")
        await until(pilot, lambda: pilot.app.screen is desk)
        assert "✓ Rekindle a conversation to Ana Ruiz · u undoes" in screen_text(pilot.app)
        entry = store.timeline.get(store.timeline.of(people.ana)[0]).interaction
        assert entry.kind is Kind.EMAIL
        assert entry.words.startswith("Rekindle a conversation: Hello Ana, I was thinking")
        assert all(item.contact_id != people.ana for item in desk.due.items), "it is a touch"
        await press(pilot, "u")
        assert len(store.timeline.of(people.ana)) == 1


async def test_an_edited_letter_waits_and_an_untouched_one_leaves_nothing(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(people.ana)
        await written(pilot, "7")
        await press(pilot, "escape")
        assert store.drafts.waiting() == {}
        await written(pilot, "7")
        await press(pilot, "e", *"Oh", "escape", "escape")
        assert pilot.app.screen is desk
        assert store.drafts.line(people.ana, "letter thanks").startswith("OhHello Ana,")
        screen = await written(pilot, "7")
        assert screen.letter.text.startswith("OhHello Ana,")
        await press(pilot, "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await press(pilot, "e")
        await until(pilot, lambda: pilot.app.screen is desk)
    assert store.drafts.waiting() == {}
    entry = store.timeline.get(store.timeline.of(people.ana)[0]).interaction
    assert line(store, entry.line, clock()).thanks


async def test_F11_the_question_a_guard_asks_stands_with_the_question_whether_it_was_sent(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    for _ in range(2):
        store.interactions.log(Kind.MESSAGE, [people.ana], line(store, "hello again", clock()), clock())
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(people.ana)
        await written(pilot, "2")
        await press(pilot, "y")
        await until(pilot, lambda: "Two unanswered and nothing given" in screen_text(pilot.app))


async def test_R2c_any_screen_can_have_a_letter_written_with_fields_of_its_own(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    promise = store.promises.open(people.bo)[0]
    sent: list[Change | None] = []
    async with sitting(store, clock) as (pilot, _):

        async def ask() -> None:
            fields = {"promise": promise.text, "new_date": "Fri 27 Nov"}
            sent.append(await write_letter(pilot.app, store, clock, people.bo, "new-date", fields))

        pilot.app.run_worker(ask())
        await until(pilot, lambda: isinstance(pilot.app.screen, LetterScreen))
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, LetterScreen)
        assert "I promised you something: send the deck." in screen.letter.text
        assert "You will have it by Fri 27 Nov." in screen.letter.text
        await press(pilot, "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await press(pilot, "m")
        await until(pilot, lambda: sent)
    (change,) = sent
    assert change is not None
    assert change.subject == store.timeline.of(people.bo)[0]
    assert store.timeline.get(change.subject).interaction.kind is Kind.MESSAGE


async def test_F5_T_changes_the_template_for_good(
    store: Store, clock: TestClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = network(store, clock)
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nprintf "# My thanks\\nThank you, {first_name} of {nowhere}" > "$1"\n', "utf-8")
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(script))
    folder = tmp_path / "mine"
    async with sitting(store, clock) as (pilot, desk):
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        desk.show_contact(people.ana)
        screen = await written(pilot, "7")
        await press(pilot, "T")
        assert "no folder for templates is known" in screen_text(pilot.app)
        pilot.app.templates_folder = folder
        await press(pilot, "T")
        assert screen.letter.text == "Thank you, Ana of [nowhere?]\n"
        assert "My thanks · Ana Ruiz" in screen_text(pilot.app)
        assert "there is no field {nowhere}" in screen_text(pilot.app)
        await press(pilot, "escape")
        screen = await written(pilot, "7")
        assert screen.letter.text.startswith("Thank you, Ana")
    assert [path.name for path in folder.iterdir()] == ["thanks.txt"]


async def test_a_folder_that_cannot_be_written_is_one_sentence(
    store: Store, clock: TestClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = network(store, clock)
    monkeypatch.setenv("VISUAL", "true")
    taken = tmp_path / "taken"
    taken.write_text("x", "utf-8")
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(people.ana)
        await written(pilot, "7")
        pilot.app.templates_folder = taken
        await press(pilot, "T")
        await until(pilot, lambda: "cannot be w" in screen_text(pilot.app))


async def test_somebody_without_a_number_can_still_be_written_to(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(people.jens)
        await press(pilot, "Y")
        assert "no way to reach Jens Sørensen is known" in screen_text(pilot.app)
        await press(pilot, "escape")
        await written(pilot, "1")
        await press(pilot, "e")
        await write_text(pilot, "x")
        await press(pilot, "escape", "escape")
        assert pilot.app.screen is desk
    assert store.drafts.line(people.jens, "letter follow-up").startswith("x")


async def write_text(pilot: Pilot[Any], text: str) -> None:
    await press(pilot, *text)
