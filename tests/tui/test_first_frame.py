"""The first frame, made before the framework is loaded, and the framework's own: not one cell is another."""

import random
from collections.abc import Sequence
from datetime import date

import pytest
from conftest import TestClock, line, person
from deskside import desk_of, network, one_row_each, press, screen_lines, screen_text, sitting, strips, until
from rich.cells import cell_len
from rich.color import Color, ColorSystem

from netui.commands import COMMANDS, MOVE, Command
from netui.config import Config
from netui.demo import build
from netui.domain.interaction import Kind
from netui.domain.people.contact import Tier
from netui.store import Store, open_store
from netui.tui import colours
from netui.tui.app import NetuiApp
from netui.tui.colours import Ink, InkedLine
from netui.tui.lines import _is_single
from netui.tui.screens.desk.first_frame import FirstFrame
from netui.tui.screens.desk.panes import Panes

SIZES = [(140, 40), (100, 30), (80, 24), *((width, 20) for width in range(60, 230, 7)), (95, 12), (126, 60)]


def cells(runs: InkedLine) -> list[tuple[str, Ink]]:
    """Every cell of a line; of a wide sign the first is it."""
    found: list[tuple[str, Ink]] = []
    for text, ink in runs:
        for char in text:
            found += [(char, ink)] if cell_len(char) else []
            found += [("", ink)] * (cell_len(char) - 1)
    # What colour a blank would be written in nobody can see.
    return [(char, ink._replace(foreground="", bold=False) if char in (" ", "") else ink) for char, ink in found]


def text(line: Sequence[tuple[str, Ink]]) -> str:
    """What can be read on a line."""
    return "".join(char for char, _ in line)


def drawn(app: NetuiApp) -> list[list[tuple[str, Ink]]]:
    """Every cell as the framework draws it."""
    lines = []
    for strip in strips(app):
        runs: InkedLine = []
        for text, style, _ in strip:
            assert style is not None
            assert style.bgcolor
            ink = Ink(style.color.name if style.color else "", style.bgcolor.name, bool(style.bold))
            runs.append((text, ink))
        lines.append(cells(runs))
    return lines


def made(store: Store, clock: TestClock, size: tuple[int, int], **config: str) -> list[list[tuple[str, Ink]]]:
    """Every cell as the first frame has it."""
    panes = Panes(store, Config(**config), clock)  # type: ignore[arg-type]
    panes.read()
    theme = colours.LIGHT if config.get("theme") == "netui-light" else colours.DARK
    return [cells(one) for one in FirstFrame(panes, *size, theme).lines()]


async def same(store: Store, clock: TestClock, size: tuple[int, int], **config: str) -> None:
    """Both painters make the same picture."""
    async with sitting(store, clock, size, **config) as (pilot, _):
        await pilot.pause()
        theirs = drawn(pilot.app)  # type: ignore[arg-type]
    ours = made(store, clock, size, **config)
    text: Sequence[Sequence[str]] = [
        ["".join(char for char, _ in one) for one in lines] for lines in (ours, theirs)
    ]
    assert text[0] == text[1]
    assert ours == theirs


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_frame_is_the_framework_s_in_every_size(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    network(store, clock)
    await same(store, clock, size)


async def test_the_first_frame_has_the_stylesheet_s_columns(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock, (126, 14)) as (pilot, _):
        for width in range(40, 240):
            await pilot.resize_terminal(width, 14)
            ours = [text(one) for one in made(store, clock, (width, 14))]
            await until(pilot, lambda: screen_lines(pilot.app) == ours)  # noqa: B023 - it has returned by then


@pytest.mark.parametrize("theme", ["netui-dark", "netui-light"])
@pytest.mark.parametrize("size", [(140, 40), (100, 30), (80, 24)])
async def test_the_first_frame_of_the_demo_in_both_themes(
    store: Store, clock: TestClock, size: tuple[int, int], theme: str
) -> None:
    build(store, clock())
    await same(store, clock, size, theme=theme)


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (80, 24)])
async def test_the_first_frame_of_nobody_yet(store: Store, clock: TestClock, size: tuple[int, int]) -> None:
    await same(store, clock, size)


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (80, 24)])
async def test_the_first_frame_where_nobody_is_due(store: Store, clock: TestClock, size: tuple[int, int]) -> None:
    for name in ("Ana Ruiz", "李小龍", "Zoë 👩‍👩‍👧 Ünal", "x" * 300, "\x1b[31mRed"):
        person(store, clock(), name, organisation="株式会社")
    await same(store, clock, size)


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (80, 24)])
async def test_the_first_frame_begins_with_the_inbox(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    store.interactions.log(Kind.NOTE, [], line(store, "who was it >call back today", clock()), clock())
    await same(store, clock, size)


@pytest.mark.parametrize("size", [(140, 40), (80, 24)])
async def test_the_first_frame_shows_whose_line_waits_unfinished(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    people = network(store, clock)
    store.drafts.keep(people.ana, Kind.CALL, "half a", clock().at)
    store.drafts.keep(0, Kind.NOTE, "half another", clock().at)
    assert "✎" in "".join(text(one) for one in made(store, clock, (140, 40)))
    await same(store, clock, size)


@pytest.mark.parametrize("size", [(140, 40), (80, 24)])
async def test_the_first_frame_with_a_vacation_and_a_hostile_name(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    who = person(store, clock(), "‮\x9b2JEve \x1b]0;x\x07", hook="met \x1b[2J at …")
    store.attention.set_tier([who], Tier.A, clock())
    store.vacations.take(date(2026, 11, 20), date(2026, 11, 25), clock())
    store.vacations.take(date(2026, 11, 17), date(2026, 11, 19), clock())
    await same(store, clock, size)


def test_what_is_counted_as_one_cell_is_drawn_in_one() -> None:
    single = [chr(code) for code in range(0x20, 0x10000) if _is_single(chr(code))]

    assert len(single) > 600
    assert [char for char in single if cell_len(char) != 1 or cell_len("a" + char) != 2] == []


def test_the_colours_of_older_terminals_are_those_that_rich_chooses() -> None:
    for theme in (colours.DARK, colours.LIGHT):
        for colour in theme.values():
            assert colours.EIGHT_BIT[colour] == Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).number


MOVES = [command for command in COMMANDS if command.where == MOVE]


def early(store: Store, clock: TestClock, size: tuple[int, int], moves: Sequence[Command]) -> FirstFrame:
    """The first frame after some keys that were answered before the framework was there."""
    panes = Panes(store, Config(), clock)
    panes.read()
    frame = FirstFrame(panes, *size, colours.DARK)
    frame.lines()
    for command in moves:
        frame.carry_out(command)
        frame.lines()
    return frame


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (80, 24), (60, 15)])
@pytest.mark.parametrize("seed", range(4))
async def test_keys_answered_early_lead_where_they_lead_later(
    store: Store, clock: TestClock, size: tuple[int, int], seed: int
) -> None:
    build(store, clock())
    dice = random.Random(seed)
    moves = [dice.choice(MOVES) for _ in range(dice.randrange(3, 14))]
    frame = early(store, clock, size, moves)
    painted = [cells(one) for one in frame.lines()]
    app = NetuiApp(store, Config(), clock, first=frame)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert [text(one) for one in drawn(app)] == [text(one) for one in painted], [one.id for one in moves]
        assert drawn(app) == painted
    async with sitting(store, clock, size) as (pilot, _):
        await press(pilot, *(command.keys[0] for command in moves))
        assert screen_lines(pilot.app) == [text(one) for one in painted], [one.id for one in moves]


async def test_who_stands_highlighted_stays_so_whatever_another_window_writes_meanwhile(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    named = {command.id: command for command in COMMANDS}
    frame = early(store, clock, (140, 40), [named["contacts"], named["down"], named["down"]])
    with open_store(store.path, now=clock.at, backups=store.path.parent) as elsewhere:
        person(elsewhere, clock(), "Aaron First")
        elsewhere.interactions.log(Kind.CALL, [people.chloe], line(elsewhere, "rain", clock()), clock())
    app = NetuiApp(store, Config(), clock, first=frame)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        desk = desk_of(app)
        assert desk.contacts.list.chosen_key == desk.contact_id == people.chloe
        assert "rain" in screen_text(app)


async def test_an_empty_frame_is_no_fault_where_somebody_came_meanwhile(store: Store, clock: TestClock) -> None:
    frame = early(store, clock, (140, 40), [])
    with open_store(store.path, now=clock.at, backups=store.path.parent) as elsewhere:
        network(elsewhere, clock)
    app = NetuiApp(store, Config(), clock, first=frame)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        assert "Contacts 6" in screen_text(app)
        assert one_row_each(desk_of(app))


async def test_whom_another_window_removed_meanwhile_is_not_shown(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    frame = early(store, clock, (140, 40), [])
    with open_store(store.path, now=clock.at, backups=store.path.parent) as elsewhere:
        elsewhere.removing.remove([people.bo], clock())
    app = NetuiApp(store, Config(), clock, first=frame)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        assert "there is no contact" not in screen_text(app)
        assert "Bo Li" not in screen_text(app)
