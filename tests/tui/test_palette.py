"""The palette: every command and every contact by name."""

from typing import Any

from conftest import TestClock, person
from deskside import desk_of, harmful, network, press, screen_text, sitting, until, write
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Provider
from textual.content import Content

from netui.commands import COMMANDS, shown_keys
from netui.store import Store
from netui.tui.palette import CommandSource, ContactSource, Palette
from netui.tui.screens.desk.main import MainScreen
from netui.tui.screens.people.card import CardScreen


def says(hit: Any) -> str:
    shown = hit.display if isinstance(hit, DiscoveryHit) else hit.match_display
    assert isinstance(shown, Content)
    return shown.plain


async def hits(provider: Provider, query: str) -> list[Hit]:
    return [hit async for hit in provider.search(query) if isinstance(hit, Hit)]


async def test_every_command_is_offered_with_its_keys(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (_, desk):
        source = CommandSource(desk)
        offered = [hit async for hit in source.discover()]
        commands = [command for command in COMMANDS if command.id != "palette"]
        assert [says(hit) for hit in offered] == [f"{c.title}  {shown_keys(c)}" for c in commands]
        for command in commands:
            found = await hits(source, command.title)
            assert f"{command.title}  {shown_keys(command)}" in [says(hit) for hit in found]
            assert all(hit.help for hit in found)


async def test_a_command_chosen_by_name_is_carried_out(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "j", "j", "ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        await write(pilot, "bare call")
        await until(pilot, lambda: "a call without a word" in screen_text(pilot.app))
        await press(pilot, "enter")
        await until(pilot, lambda: len(store.timeline.of(people.ana)) == 2)
        await until(pilot, lambda: "✓ call with Ana Ruiz" in screen_text(pilot.app))
        await press(pilot, ":")
        await write(pilot, "card")
        await until(pilot, lambda: "open the contact's card" in screen_text(pilot.app))
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CardScreen))


async def test_a_contact_chosen_by_name_is_shown(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "slash", *"acme", "enter", "ctrl+p")
        await write(pilot, "sorensen")
        await until(pilot, lambda: "Jens Sørensen" in screen_text(pilot.app))
        await press(pilot, "enter")
        await until(pilot, lambda: desk.contact_id == people.jens)
        assert desk.filter == ""
        assert desk.contacts.list.chosen_key == people.jens
        assert desk.focused is desk.contacts.list
        assert "Jens Sørensen  Vestas" in screen_text(pilot.app)
        names = [says(hit) for hit in await hits(ContactSource(desk), "acme")]
        assert names == ["Ana Ruiz", "Eve Stone"]


async def test_names_that_look_like_markup_are_offered_as_they_are(store: Store, clock: TestClock) -> None:
    for name in ("x [/] y", "Bob [Acme]", "[red]Zoe[/red]", "Esc\x1b[2J x"):
        person(store, clock(), name)
    async with sitting(store, clock) as (pilot, desk):
        source = ContactSource(desk)
        assert [says(hit) for hit in await hits(source, "bob")] == ["Bob [Acme]"]
        assert [says(hit) for hit in await hits(source, "x")] == ["x [/] y", "Esc␛[2J x"]
        await press(pilot, "ctrl+p", *"x")
        await until(pilot, lambda: "x [/] y" in screen_text(pilot.app))
        assert "␛[2J" in screen_text(pilot.app)
        assert not harmful(pilot.app)


async def test_the_palette_over_a_dialog_does_no_harm(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        for opener in ("?", "t", "o"):
            await press(pilot, "1", opener)
            dialog = pilot.app.screen
            await press(pilot, "ctrl+p")
            if isinstance(pilot.app.screen, CommandPalette):
                await write(pilot, "bare call")
                await press(pilot, "enter", "enter")
            while len(pilot.app.screen_stack) > 1:
                await press(pilot, "escape")
            assert dialog is not pilot.app.screen
        assert isinstance(desk_of(pilot.app), MainScreen)


async def test_a_palette_without_room_for_its_list_is_paged_through_without_a_fault(
    store: Store, clock: TestClock
) -> None:
    async with sitting(store, clock, (80, 4)) as (pilot, _):
        await press(pilot, "ctrl+p")
        assert isinstance(pilot.app.screen, Palette)
        offered = pilot.app.screen.query_one(CommandList)
        await until(pilot, lambda: offered.highlighted is not None)
        await press(pilot, "pagedown", "pageup")
        assert offered.highlighted == 0
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: offered.scrollable_content_region)
        await press(pilot, "pagedown")
        assert offered.highlighted
