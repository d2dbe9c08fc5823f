"""The health screen: drawn for every size and without colour, and every number opens exactly what it counts."""

import pytest
from conftest import TestClock, line, person
from deskside import SIZES, harmful, network, press, screen_lines, screen_text, sitting, until

from netui.domain.interaction import Kind
from netui.store import Store
from netui.tui.screens.practice.counted import CountedScreen
from netui.tui.screens.practice.health import HealthScreen


async def shown(pilot: object, what: str) -> str:
    """The screen's text, once ``what`` stands on it."""
    await until(pilot, lambda: what in screen_text(pilot.app))  # type: ignore[arg-type, attr-defined]
    return screen_text(pilot.app)  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", SIZES)
async def test_the_health_of_the_network_is_drawn_in_every_size(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    people = network(store, clock)
    store.attention.set_depth([people.ana], 3, clock())
    met = clock.move(days=-2)
    store.interactions.log(Kind.MET, [people.jens], line(store, "the fair", met), met)
    wrote = clock.move(hours=2)
    store.interactions.log(Kind.EMAIL, [people.jens], line(store, "thank you", wrote), wrote)
    clock.move(days=2, hours=-2)
    async with sitting(store, clock, size) as (pilot, desk):
        await press(pilot, "H")
        text = await shown(pilot, "moved up this quarter")
        for says in (
            "Health · Wed 18 Nov 2026",
            "Mon  ·",
            "week of Mon 16 Nov: 2 touches",
            "· 0  ▪ 1  ■ 2  █ 3+",
            "mine kept",
            "0 of 1 on time",
            "platinum neglected",
            "100%, article 5%",
            "article 24 h",
        ):
            assert says in text, says
        assert sum("▪" in row for row in screen_lines(pilot.app)[1:10]) >= 2
        assert not harmful(pilot.app)
        await press(pilot, "G")
        assert "received, won" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.screen is desk


async def test_a_number_opens_its_list_and_enter_there_goes_to_the_entry(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    entry = store.interactions.log(
        Kind.CALL, [people.bo], line(store, "yesterday 9:00: the crane !ask", clock()), clock()
    ).subject
    async with sitting(store, clock, (100, 30)) as (pilot, desk):
        await press(pilot, "H")
        await shown(pilot, "asked")
        screen = pilot.app.screen
        assert isinstance(screen, HealthScreen)
        await press(pilot, *["j"] * 12, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CountedScreen))
        text = screen_text(pilot.app)
        assert "Giving: asked · 1" in text
        assert "call: the crane" in text
        await press(pilot, "enter")
        await until(pilot, lambda: pilot.app.screen is desk)
        assert desk.contact_id == people.bo
        assert desk.chosen_entry() == entry


async def test_the_weeks_of_the_heat_map_are_walked_and_opened(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    store.interactions.log(Kind.CALL, [people.ana], line(store, "mon 9:00: her board", clock()), clock())
    async with sitting(store, clock, (80, 24)) as (pilot, desk):
        await press(pilot, "H")
        await shown(pilot, "mine kept")
        await press(pilot, "left")
        assert "week of Mon 9 Nov: 1 touch " in screen_text(pilot.app)
        assert any(row.strip("│ ").startswith("▲") for row in screen_lines(pilot.app)), (
            "the week is marked by a sign"
        )
        await press(pilot, "l", "l")
        assert "week of Mon 16 Nov: 1 touch " in screen_text(pilot.app)
        await press(pilot, "enter")
        text = await shown(pilot, "Touches, week of Mon 16 Nov · 1")
        assert "Ana Ruiz" in text
        assert "call: her board" in text
        await press(pilot, "escape", "g")
        assert "week of Mon 17 Nov 2025: no touches" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert "nothing is counted there yet" in screen_text(pilot.app)
        await press(pilot, "j", "k", "tab", "G", "tab", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, (CountedScreen, HealthScreen)))
        await press(pilot, "escape")
        await press(pilot, "escape")
        assert pilot.app.screen is desk


async def test_weeks_begin_where_the_user_says(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock, (100, 30), week_start=6) as (pilot, _):
        await press(pilot, "H")
        text = await shown(pilot, "week of Sun 15 Nov")
        rows = [row.strip("│ ")[:3] for row in text.splitlines()]
        assert rows.index("Sun") < rows.index("Mon")


async def test_the_monthly_round_is_told_and_everybody_listed(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    store.attention.set_depth([people.bo, people.dana], 3, clock())
    store.rounds.answer(people.bo, "a crane", clock())
    async with sitting(store, clock, (140, 40)) as (pilot, _):
        await press(pilot, "H")
        text = await shown(pilot, "asked this month")
        (row,) = [one for one in text.splitlines() if "monthly round" in one]
        assert "1 of 3" in row
        await press(pilot, *["j"] * 6, "enter")
        text = await shown(pilot, "Attention: monthly round · 3")
        assert "asked: a crane" in text
        assert text.count("still to be asked") == 2


async def test_an_empty_network_is_told_in_two_sentences_what_will_stand_here(
    store: Store, clock: TestClock
) -> None:
    async with sitting(store, clock, (80, 24)) as (pilot, desk):
        await press(pilot, "H")
        text = await shown(pilot, "Here stand depth, promises, follow-ups and gives")
        assert "each number then opens the list it counts" in " ".join(text.replace("│", " ").split())
        await press(pilot, "j", "k", "enter", "h", "enter", "tab", "G", "escape")
        assert pilot.app.screen is desk


async def test_hostile_names_are_shown_as_signs_in_the_lists(store: Store, clock: TestClock) -> None:
    who = person(store, clock(), "Eve\x1b[2J [red]\u202e", organisation="Acme")
    store.attention.set_depth([who], 5, clock())
    async with sitting(store, clock, (80, 24)) as (pilot, _):
        await press(pilot, "H")
        await shown(pilot, "5 platinum")
        await press(pilot, "j", "enter")
        text = await shown(pilot, "Depth: 5 platinum · 1")
        assert "Eve␛[2J [red]" in text
        assert not harmful(pilot.app)
