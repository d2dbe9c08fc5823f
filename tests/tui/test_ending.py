"""The app ends just when a screen opens: no fault, and the status says why."""

import asyncio
import signal

import pytest
from conftest import TestClock
from deskside import app_over, network, sitting
from textual.app import ComposeResult
from textual.worker import WorkerFailed

from netui.store import Store
from netui.tui.app import NetuiApp
from netui.tui.screens.desk.main import MainScreen
from netui.tui.screens.dialogs.ask_place import AskPlaceScreen


@pytest.mark.parametrize("turns", [0, 1, 4])
async def test_a_signal_while_a_dialog_opens_is_no_fault(store: Store, clock: TestClock, turns: int) -> None:
    async with sitting(store, clock) as (pilot, _):
        app = pilot.app
        assert isinstance(app, NetuiApp)
        app.push_screen(AskPlaceScreen(store, clock))
        for _ in range(turns):
            await asyncio.sleep(0)
        app.leave(128 + signal.SIGTERM)
    assert app.fault is None
    assert app.return_code == 128 + signal.SIGTERM


@pytest.mark.parametrize("turns", [0, 1, 6, 20])
async def test_a_signal_while_a_letter_opens_is_no_fault(store: Store, clock: TestClock, turns: int) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        app = pilot.app
        assert isinstance(app, NetuiApp)
        app.simulate_key("f")
        while len(app.screen_stack) == 1:
            await asyncio.sleep(0)
        for _ in range(turns):
            await asyncio.sleep(0)
        app.leave(128 + signal.SIGTERM)
    assert app.fault is None
    assert app.return_code == 128 + signal.SIGTERM


@pytest.mark.parametrize("turns", [0, 1, 4])
async def test_leaving_while_the_panes_are_still_coming_is_no_fault(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch, turns: int
) -> None:
    network(store, clock)
    usual = MainScreen.compose

    async def leave(app: NetuiApp) -> None:
        for _ in range(turns):
            await asyncio.sleep(0)
        await app.action_quit()

    def compose(screen: MainScreen) -> ComposeResult:
        leaving.append(asyncio.ensure_future(leave(app)))
        yield from usual(screen)

    leaving: list[asyncio.Future[None]] = []
    monkeypatch.setattr(MainScreen, "compose", compose)
    app = app_over(store, clock)
    assert await app.run_async(headless=True) == 0
    assert [task.exception() for task in leaving] == [None]
    assert app.fault is None


async def test_a_signal_while_one_leaves_already_is_no_fault(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, desk):
        app = pilot.app
        assert isinstance(app, NetuiApp)
        await app.action_quit()
        await desk.bar.remove()
        app.leave(128 + signal.SIGTERM)
    assert app.fault is None
    assert app.return_code == 0


async def test_what_is_looked_for_after_one_has_left_is_no_fault(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, desk):
        app = pilot.app
        assert isinstance(app, NetuiApp)

        async def looks() -> None:
            app.exit(0)
            desk.query_one("#gone")

        with pytest.raises(WorkerFailed):
            await desk.run_worker(looks()).wait()
    assert app.fault is None
