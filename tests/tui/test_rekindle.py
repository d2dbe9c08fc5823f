"""Who has gone quiet, on screen: shown, written to, logged with."""

from dataclasses import replace

from conftest import TestClock, line, person
from deskside import SIZES, harmful, network, press, screen_text, sitting, until

from netui.domain.interaction import Kind
from netui.domain.people.contact import card_of
from netui.store import Store
from netui.tui.screens.people.rekindle import RekindleScreen


def silent(store: Store, clock: TestClock, name: str, days: int, text: str, depth: int = 0) -> int:
    """Somebody talked with for the last time ``days`` ago."""
    then = clock.move(days=-days)
    number = person(store, then, name, organisation="Harbour Works")
    store.interactions.log(Kind.CALL, [number], line(store, text, then), then)
    clock.move(days=days)
    store.attention.set_depth([number], depth, clock())
    return number


async def test_F10_the_dormant_stand_with_the_last_subject_and_enter_shows_one(
    store: Store, clock: TestClock
) -> None:
    silent(store, clock, "Gus Vale", 500, "the long bridge")
    ida = silent(store, clock, "Ida Moss", 400, "the new \x1b[2J studio +a second room", 4)
    network(store, clock)
    async with sitting(store, clock, (80, 24)) as (pilot, desk):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await press(pilot, "R")
            await until(pilot, lambda: isinstance(pilot.app.screen, RekindleScreen))
            text = screen_text(pilot.app)
            for shown in (
                "Rekindle · 2 gone quiet",
                "Ida Moss  Harbour Works",
                "4 trusted",
                "quiet since Tue 14 Oct 2025, 13 months ago",
                "“the new ␛[2J studio”",
                "+ need: a second room",
                "w write · c m e v log · Enter shows them · u undo · Esc",
            ):
                assert shown in text
            assert text.index("Ida Moss") < text.index("Gus Vale")
            assert not harmful(pilot.app)
            await press(pilot, "j", "k", "G", "g", "enter")
            assert pilot.app.screen is desk
            assert desk.contact_id == ida
            assert desk.chosen_contact() == ida


async def test_F10_a_log_key_logs_with_them_and_they_are_quiet_no_more(store: Store, clock: TestClock) -> None:
    ida = silent(store, clock, "Ida Moss", 400, "the new studio", 4)
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "R", "m")
        await until(pilot, lambda: desk.bar.is_open)
        assert "message with Ida Moss" in screen_text(pilot.app)
        await press(pilot, "h", "i", "enter")
        assert store.timeline.get(store.timeline.of(ida)[0]).interaction.kind is Kind.MESSAGE
        await press(pilot, "R")
        assert "Nobody has gone quiet." in screen_text(pilot.app)


async def test_F10_w_writes_with_the_template_of_rekindling(store: Store, clock: TestClock) -> None:
    silent(store, clock, "Ida Moss", 400, "the new studio", 4)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "R", "w")
        await until(pilot, lambda: "Rekindle a conversation" in screen_text(pilot.app))
        text = screen_text(pilot.app)
        assert "Hello Ida" in text
        assert "about the new studio" in text
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, RekindleScreen))


async def test_an_empty_list_of_the_dormant_teaches_who_comes_there(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "R", "j", "w", "enter", "c")
        text = screen_text(pilot.app)
        assert "Nobody has gone quiet." in text
        assert "without a cadence after a year" in text
        await press(pilot, "escape")
        assert pilot.app.screen is desk


async def test_undo_works_where_the_dormant_stand(store: Store, clock: TestClock) -> None:
    ida = silent(store, clock, "Ida Moss", 400, "the new studio", 4)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "R", "u")
        assert "undone: " in screen_text(pilot.app)
        assert store.contacts.get(ida).depth == 0


async def test_R5d_the_hour_there_stands_with_whom_one_might_call(store: Store, clock: TestClock) -> None:
    ida = silent(store, clock, "Ida Moss", 400, "the new studio", 4)
    store.contacts.edit(ida, replace(card_of(store.contacts.get(ida)), place="New York"), clock())
    async with sitting(store, clock, (80, 24)) as (pilot, _):
        await press(pilot, "R")
        assert "quiet since Tue 14 Oct 2025, 13 months ago · ☾ 03:00 there" in screen_text(pilot.app)
