"""The main screen: every command has its key, and the keys lead where the table says."""

import inspect
import re

import pytest
from conftest import TestClock, person
from deskside import (
    app_over,
    harmful,
    network,
    one_row_each,
    press,
    screen_lines,
    screen_text,
    sitting,
    strips,
    until,
)
from textual.binding import Binding

from netui.commands import COMMANDS, shown_keys
from netui.store import Store
from netui.tui.screens.desk.main import MainScreen
from netui.tui.screens.dialogs.page import PageScreen


async def test_movement_keys_stay_inside_every_pane(store: Store, clock: TestClock) -> None:
    network(store, clock)
    for number in range(60):
        person(store, clock(), f"Guest {number:02}")
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1")
        rows = desk.contacts.list
        places = []
        for key in ("j", "down", "k", "up", "k", "G", "j", "k", "g", "end", "home"):
            await pilot.press(key)
            places.append(rows.chosen)
        assert places == [1, 2, 1, 0, 0, 65, 65, 64, 0, 65, 0]
        await press(pilot, "pagedown")
        page = rows.chosen
        assert page is not None
        assert 10 < page < 60
        await press(pilot, "ctrl+d", "pageup", "ctrl+u")
        assert rows.chosen == 0
        assert one_row_each(desk)


async def test_tab_and_digits_choose_the_pane(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        panes = {desk.contacts.list: "contacts", desk.timeline.list: "timeline", desk.queue.list: "queue"}

        def at_hand() -> str:
            assert desk.pane_at_hand().list is desk.focused
            return panes[desk.focused]

        visited = [at_hand()]
        for key in ("tab", "tab", "tab", "shift+tab", "shift+tab", "1", "2", "3", "2", "1"):
            await press(pilot, key)
            visited.append(at_hand())
        around = ["queue", "contacts", "timeline", "queue", "timeline", "contacts"]
        assert visited == [*around, "contacts", "timeline", "queue", "timeline", "contacts"]


async def test_timeline_follows_contacts_and_queue(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        assert [item.name for item in desk.due.items] == ["Bo Li", "Chloé Dubois", "Ana Ruiz", "Bo Li"]
        followed = []
        for _ in range(4):
            followed.append((desk.contact_id, "Timeline" in screen_text(pilot.app)))
            await press(pilot, "j")
        assert followed == [(who, True) for who in (people.bo, people.chloe, people.ana, people.bo)]
        await press(pilot, "1", "g")
        assert desk.contact_id == people.ana
        assert "pricing for Q1" in screen_text(pilot.app)
        assert "CTO · Acme · Madrid" in screen_text(pilot.app)
        await press(pilot, "G")
        assert desk.contact_id == people.jens
        assert "Nothing has happened yet." in screen_text(pilot.app)
        await press(pilot, "2", "j")
        assert desk.contact_id == people.jens


async def test_each_pane_has_one_row_highlighted_also_after_a_reload(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        assert one_row_each(desk)
        assert all(pane.list.chosen == 0 for pane in (desk.contacts, desk.timeline, desk.queue))
        await press(pilot, "1", "j", "j", "3", "j", "j")
        person(store, clock(), "Aaron First")
        store.contacts.set_state([people.dana], store.contacts.get(people.dana).state, clock())
        desk.reload()
        await pilot.pause()
        assert one_row_each(desk)
        assert desk.contacts.list.chosen_key == people.chloe
        assert desk.queue.list.chosen_key == ("contact", people.ana)
        assert sum(line.startswith(("│▏", "│▌")) for line in screen_lines(pilot.app)) == 1


async def test_an_empty_network_says_what_to_do(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, desk):
        text = screen_text(pilot.app)
        assert "Nobody here yet." in text
        assert "All clear." in text
        panes = [pane.list for pane in (desk.contacts, desk.timeline, desk.queue)]
        for command in COMMANDS:
            if command.id != "quit":
                await press(pilot, command.keys[0])
                while pilot.app.screen is not desk or desk.focused not in panes:
                    await press(pilot, "escape")
        assert store.history.past() == []


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_a_narrow_terminal_shows_two_panes_and_the_third_one_key_away(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    network(store, clock)
    async with sitting(store, clock, size) as (pilot, desk):

        def shown() -> list[str]:
            assert desk.focused is desk.pane_at_hand().list
            text = screen_text(pilot.app)
            return [title for title in ("Contacts 6", "Timeline", "Due today 4") if title in text]

        assert shown() == ["Timeline", "Due today 4"]
        await press(pilot, "1")
        assert shown() == ["Contacts 6", "Timeline"]
        await press(pilot, "2")
        assert shown() == ["Contacts 6", "Timeline"]
        await press(pilot, "tab")
        assert shown() == ["Timeline", "Due today 4"]
        await press(pilot, "enter", "escape", "c")
        assert desk.bar.is_open
        assert "call with Bo Li" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert shown() == ["Timeline", "Due today 4"]


async def test_every_size_can_be_used_and_the_focus_survives_resizing(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        for width, height in [(80, 24), (250, 70), (20, 5), (1, 1), (100, 30), (140, 40)]:
            await pilot.resize_terminal(width, height)
            cells = [width] * height
            await until(pilot, lambda: [strip.cell_length for strip in strips(pilot.app)] == cells)  # noqa: B023
            assert desk.focused is desk.queue.list
            assert one_row_each(desk)
            assert not harmful(pilot.app)


async def test_every_dialog_opens_in_the_smallest_terminal(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock, (20, 5)) as (pilot, desk):
        await press(pilot, "1")
        for key in ("?", "enter", "o", "t", "Y", "s", "X", "c", "a", "slash", "ctrl+p"):
            await press(pilot, key)
            assert [strip.cell_length for strip in strips(pilot.app)] == [20] * 5
            await press(pilot, "escape")
            assert pilot.app.screen is desk
            assert desk.focused is desk.contacts.list, key


async def test_the_foot_names_the_keys_that_matter_and_the_day(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, _):
        foot = screen_lines(pilot.app)[-1]
        for command in COMMANDS:
            assert (f" {command.keys[0]} {command.title.lower()} " in foot) == command.footer
        assert foot.rstrip().endswith("Wed 18 Nov")


async def test_help_lists_every_command_of_the_table(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock, (140, 110)) as (pilot, desk):
        await press(pilot, "?")
        assert isinstance(pilot.app.screen, PageScreen)
        await until(pilot, lambda: "Quit" in screen_text(pilot.app))
        lines = screen_lines(pilot.app)
        for command in COMMANDS:
            row = re.compile(rf"{re.escape(shown_keys(command))} +{re.escape(command.title)} +{command.help[:40]}")
            assert any(row.search(text) for text in lines), command.id
        for where in {command.where for command in COMMANDS}:
            assert any(where in text for text in lines)
        await press(pilot, "q")
        assert pilot.app.screen is desk


def test_every_command_is_bound_to_a_method_that_is_there(store: Store, clock: TestClock) -> None:
    bound = {binding.id: binding for binding in MainScreen.BINDINGS if isinstance(binding, Binding)}
    for command in COMMANDS:
        binding = bound[command.id]
        assert binding.key.split(",") == list(command.keys)
        assert (binding.action, binding.description) == (command.action, command.title)
        name, _, rest = command.action.partition("(")
        method = getattr(MainScreen, f"action_{name}")
        arguments = [part for part in rest.rstrip(")").split(",") if part]
        inspect.signature(method).bind(None, *arguments)
        assert method.__doc__
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    # What Textual made of them, typed characters under Textual's own names for them included.
    app = app_over(store, clock)
    active = {binding.action for bindings in app._main._bindings.key_to_bindings.values() for binding in bindings}
    assert {command.action for command in COMMANDS} <= active


async def test_q_leaves_and_keeps_an_unfinished_line(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    app = app_over(store, clock)
    async with app.run_test() as pilot:
        await press(pilot, "c", "h", "i")
        await app._main.action_quit()
        await pilot.pause()
        assert app.return_value == 0
    assert store.drafts.line(people.bo, "call") == "hi"
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "q")
        assert pilot.app.return_value == 0
