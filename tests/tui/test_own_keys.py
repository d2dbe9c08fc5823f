"""Keys of one's own: bound, shown at the foot, in the help, in the palette and in what is said."""

from conftest import TestClock
from deskside import network, press, screen_lines, screen_text, sitting, until

from netui.keymap import keymap
from netui.store import Store
from netui.tui.screens.dialogs.page import PageScreen

OWN = keymap("arrows", {"undo": ["f5"], "call": ["f2"], "note": [","], "contacts": ["0"]})


async def test_only_the_keys_of_the_configuration_are_bound(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    assert OWN.problems == ()
    async with sitting(store, clock, chosen=OWN.commands) as (pilot, desk):
        await press(pilot, "0", "j")
        assert desk.contacts.list.chosen_key == people.ana
        await press(pilot, "down")
        assert desk.contacts.list.chosen_key == people.bo
        await press(pilot, "C")
        assert len(store.timeline.of(people.bo)) == 2
        assert "F5 undoes" in screen_text(pilot.app)
        await press(pilot, "u", "c")
        assert len(store.timeline.of(people.bo)) == 2
        assert not desk.bar.is_open
        await press(pilot, "f5")
        assert len(store.timeline.of(people.bo)) == 1
        await press(pilot, "f2")
        assert "call with Bo Li" in screen_text(pilot.app)
        await press(pilot, "escape", "comma")
        assert "note on Bo Li" in screen_text(pilot.app)


async def test_foot_help_palette_and_brief_show_them(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock, (140, 100), chosen=OWN.commands) as (pilot, desk):
        assert "F2 log a call" in screen_lines(pilot.app)[-1]
        await press(pilot, "?")
        await until(pilot, lambda: "  F5  " in screen_text(pilot.app))
        assert "j ↓" not in screen_text(pilot.app)
        await press(pilot, "escape", "0", "C", "ctrl+p", *"take")
        await until(pilot, lambda: "Undo  F5" in screen_text(pilot.app))
        await press(pilot, "escape")
        await press(pilot, "escape", "enter")
        assert isinstance(pilot.app.screen, PageScreen)
        assert "F2 m e v , log" in screen_text(pilot.app)
        await press(pilot, "f2")
        assert desk.bar.is_open
        assert desk._writing[:2] == ("call", people.ana)


async def test_the_review_and_an_empty_network_name_them_too(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock, chosen=OWN.commands) as (pilot, _):
        assert "F2 log a call" in screen_text(pilot.app)
        await press(pilot, "r")
        assert "F2 call" in screen_lines(pilot.app)[-1]
        await press(pilot, "escape", "C")
        assert "nobody is chosen: , writes into the inbox" in screen_text(pilot.app)
