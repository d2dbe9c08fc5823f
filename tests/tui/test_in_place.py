"""What is drawn in place leaves the terminal as if all of it had been drawn anew."""

import random

import pyte
import pytest
from conftest import TestClock
from deskside import press, sitting
from rich.console import Console
from textual._compositor import CompositorUpdate
from textual.pilot import Pilot

from netui.demo import build
from netui.store import Store
from netui.tui.widgets.in_place import PartsUpdate

KEYS = (
    *("j", "j", "j", "k", "G", "g", "pagedown", "pageup", "1", "2", "3", "tab", "shift+tab", "m,escape", "space"),
    *("c,h,i,escape", "c,o,k,enter", "u", "slash,a,n,escape", "slash,a,enter", "escape", "L,escape", "x,escape"),
    "r,j,escape",
)


class Eyes:
    """A terminal that is told what a real one would be."""

    def __init__(self, pilot: Pilot[object], size: tuple[int, int]) -> None:
        self.app = pilot.app
        self.screen = pyte.Screen(*size)
        self._stream = pyte.Stream(self.screen)
        self.console = Console(color_system="truecolor", width=size[0], height=size[1], force_terminal=True)
        self.in_place = 0

    def see(self, update: object) -> None:
        if isinstance(update, CompositorUpdate):
            self.in_place += isinstance(update, PartsUpdate)
            self._stream.feed(update.render_segments(self.console))

    def looks(self, screen: pyte.Screen) -> list[tuple[str, str, str, bool]]:
        cells = (screen.buffer[y][x] for y in range(screen.lines) for x in range(screen.columns))
        return [(cell.data, cell.fg, cell.bg, cell.bold) for cell in cells]

    def anew(self) -> pyte.Screen:
        """What a terminal shows that is told everything at once."""
        fresh = pyte.Screen(self.screen.columns, self.screen.lines)
        whole = self.app.screen._compositor.render_full_update()
        pyte.Stream(fresh).feed(whole.render_segments(self.console))
        return fresh


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (80, 24)], ids=str)
@pytest.mark.parametrize("seed", range(2))
async def test_what_is_drawn_in_place_is_what_would_be_drawn_anew(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], seed: int
) -> None:
    build(store, clock())
    dice = random.Random(seed)
    async with sitting(store, clock, size) as (pilot, desk):
        eyes = Eyes(pilot, size)
        monkeypatch.setattr(pilot.app, "_display", lambda screen, update: eyes.see(update))
        pilot.app.refresh(layout=True)
        await pilot.pause()
        for _ in range(25):
            await press(pilot, *dice.choice(KEYS).split(","))
            await pilot.pause()
            await pilot.pause(0.04)
            if pilot.app.screen is desk:
                assert eyes.looks(eyes.screen) == eyes.looks(eyes.anew())
        assert eyes.in_place


async def test_a_terminal_of_another_size_shows_everything(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(store, clock())
    async with sitting(store, clock, (100, 30)) as (pilot, _):
        for keys in ((), ("c", "h"), ("escape", "slash", "a"), ("escape", "escape", "r"), ("escape",)):
            await press(pilot, *keys)
            for size in ((140, 40), (80, 24), (79, 23), (126, 30), (95, 50)):
                eyes = Eyes(pilot, size)
                with monkeypatch.context() as patch:
                    patch.setattr(pilot.app, "_display", lambda screen, update, eyes=eyes: eyes.see(update))
                    await pilot.resize_terminal(*size)
                    await pilot.pause(0.05)
                assert eyes.looks(eyes.screen) == eyes.looks(eyes.anew()), (keys, size)


@pytest.mark.parametrize("key", ["tab", "shift+tab", "3"])
async def test_another_pane_at_hand_leaves_the_rest_of_the_screen_alone(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    build(store, clock())
    async with sitting(store, clock, (140, 40)) as (pilot, _):
        await press(pilot, "1")
        await pilot.pause(0.04)
        updates: list[object] = []
        monkeypatch.setattr(pilot.app, "_display", lambda screen, update: updates.append(update))
        await press(pilot, key)
        await pilot.pause(0.04)
        assert updates
        assert all(isinstance(update, PartsUpdate) for update in updates if update is not None)
