"""The app ends just when a dialog opens: no fault, and the status says why."""

import asyncio
import signal

import pytest
from conftest import TestClock
from deskside import sitting

from netui.store import Store
from netui.tui.app import NetuiApp
from netui.tui.screens.dialogs.ask_place import AskPlaceScreen


@pytest.mark.parametrize("turns", [0, 1, 4])
async def test_a_signal_while_a_dialog_opens_is_no_fault(store: Store, clock: TestClock, turns: int) -> None:
    async with sitting(store, clock) as (pilot, _):
        app = pilot.app
        assert isinstance(app, NetuiApp)
        app.push_screen(AskPlaceScreen(store, clock))
        for _ in range(turns):
            await asyncio.sleep(0)
        app._end(signal.SIGTERM)
    assert app.fault is None
    assert app.return_code == 128 + signal.SIGTERM
