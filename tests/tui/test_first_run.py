"""The first minutes: an empty network says what to do in every pane, and Ctrl+Z gives the shell back."""

import pytest
from conftest import TestClock
from deskside import network, press, screen_text, sitting

from netui.store import Store


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 40)])
async def test_an_empty_network_teaches_in_every_pane(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    async with sitting(store, clock, size) as (pilot, _):
        text = screen_text(pilot.app)
        for way in ("a  adds someone", "I  imports a file", "netui --demo"):
            assert way in text
        for key in ("c log a call", "/ search", "? every key", "q quit"):
            assert key in text
        assert "c opens one line" in " ".join(text.split())
        await press(pilot, "3")
        text = screen_text(pilot.app)
        assert "Here will stand" in text
        assert "♪ a birthday comes" in text


async def test_with_the_first_contact_it_is_an_ordinary_desk(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock, (140, 40)) as (pilot, _):
        await press(pilot, "a", *"Ada Poe", "enter")
        assert "Ada Poe" in screen_text(pilot.app)
        assert "Here will stand" not in screen_text(pilot.app)
        assert "Nobody is waiting for you today." in screen_text(pilot.app)
        assert "netui --demo" not in screen_text(pilot.app)


async def test_ctrl_z_suspends_and_keeps_the_unfinished_line(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        suspended: list[bool] = []
        monkeypatch.setattr(pilot.app, "action_suspend_process", lambda: suspended.append(True))
        await press(pilot, "c", *"hi", "ctrl+z")
        assert suspended == [True]
        assert store.drafts.line(people.bo, "call") == "hi"
