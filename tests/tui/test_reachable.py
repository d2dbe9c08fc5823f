"""Every command of the table three ways: under its keys, in the palette by its title, and in the help."""

import ast
from collections.abc import Sequence
from typing import Any

import pytest
from conftest import TestClock
from deskside import network, press, screen_lines, sitting, until
from textual.command import Hit, Provider
from textual.system_commands import SystemCommandsProvider

from netui.commands import COMMANDS, Command, shown_keys
from netui.keymap import PRESETS, keymap
from netui.store import Store
from netui.tui.palette import CommandSource, ContactSource, ListSource
from netui.tui.screens.desk.main import MainScreen

Call = tuple[str, tuple[Any, ...]]


def call(command: Command) -> Call:
    """The method a command is carried out by, and its arguments."""
    name, _, arguments = command.action.partition("(")
    return name, ast.literal_eval(f"({arguments.rstrip(')')},)") if arguments else ()


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """What the main screen is asked to do, instead of doing it."""
    calls: list[Call] = []
    for name in {call(command)[0] for command in COMMANDS}:
        assert hasattr(MainScreen, f"action_{name}")

        def spy(desk: MainScreen, *arguments: Any, name: str = name) -> None:
            calls.append((name, arguments))

        monkeypatch.setattr(MainScreen, f"action_{name}", spy)
    monkeypatch.setattr(MainScreen, "why_not", lambda desk, command_id: None)
    return calls


@pytest.mark.parametrize(
    ("preset", "chosen"),
    [*((preset, {}) for preset in PRESETS), ("vim", {"palette": [":"], "up": ["ctrl+p", "k"], "help": ["f1"]})],
)
async def test_every_key_of_every_command_carries_it_out(
    store: Store, clock: TestClock, called: list[Call], preset: str, chosen: dict[str, list[str]]
) -> None:
    known = keymap(preset, chosen)
    assert not known.problems
    commands = known.commands
    async with sitting(store, clock, chosen=commands) as (pilot, _):
        for command in commands:
            called.clear()
            await press(pilot, *command.keys)
            assert called == [call(command)] * len(command.keys), command.id


async def best(sources: Sequence[Provider], query: str) -> Hit:
    """What stands at the top of the palette once ``query`` is typed."""
    hits = [hit for source in sources async for hit in source.search(query) if isinstance(hit, Hit)]
    return max(hits, key=lambda hit: hit.score)


async def test_the_palette_finds_every_command_by_its_title_and_carries_it_out(
    store: Store, clock: TestClock, called: list[Call]
) -> None:
    network(store, clock)
    async with sitting(store, clock) as (_, desk):
        sources = [source(desk) for source in (ContactSource, ListSource, SystemCommandsProvider, CommandSource)]
        for command in COMMANDS:
            if command.id == "palette":
                continue  # whoever reads the palette is there
            called.clear()
            hit = await best(sources, command.title)
            assert (hit.text, hit.help) == (command.title, command.help)
            await hit.command()
            assert called == [call(command)]


async def test_the_help_shows_every_command_with_its_keys(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock, (120, 2 * len(COMMANDS))) as (pilot, _):
        await press(pilot, "?")
        await until(pilot, lambda: any(COMMANDS[0].help in line for line in screen_lines(pilot.app)))
        lines = screen_lines(pilot.app)
        for command in COMMANDS:
            words = f"{shown_keys(command)} {command.title} "
            assert any(words in " ".join(line.split()) for line in lines), words
