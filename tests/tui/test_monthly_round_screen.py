"""The monthly round on screen: one person, one line, the next; left and taken up again where it was."""

from typing import Any

from conftest import TestClock, person
from deskside import SIZES, harmful, network, press, screen_text, sitting, write

from netui.store import Store
from netui.tui.screens.giving.monthly_round import MonthlyRoundScreen


def close(store: Store, clock: TestClock) -> tuple[int, int, int]:
    """Three close people, of whom different things are known, the deepest first."""
    ana, bo, eve = (person(store, clock(), name, role="CTO") for name in ("Ana Ruiz", "Bo Li", "Eve Stone"))
    for who, depth in ((ana, 5), (bo, 4), (eve, 3)):
        store.attention.set_depth([who], depth, clock())
    store.facts.note(ana, "need", "a CFO", clock())
    store.facts.note(bo, "goal", "a second harbour", clock())
    clock.move(days=100)
    return ana, bo, eve


def needs(store: Store, who: int) -> list[tuple[str, str | None]]:
    return [
        (one.text, one.due.isoformat() if one.due else None) for one in store.facts.of(who) if one.kind == "need"
    ]


async def test_R4b_one_question_each_an_answer_is_a_need_and_the_next_comes(
    store: Store, clock: TestClock
) -> None:
    ana, bo, eve = close(store, clock)
    async with sitting(store, clock, (100, 30)) as (pilot, desk):
        await press(pilot, "N")
        assert isinstance(pilot.app.screen, MonthlyRoundScreen)
        text = screen_text(pilot.app)
        assert "Monthly round · 0 of 3 this month" in text
        assert "Does Ana still need “a CFO”?" in text
        assert "yes keeps it" in text
        await write(pilot, "yes 3w")
        assert "still a need → look again Fri 19 Mar, in 21 days" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert needs(store, ana) == [("a CFO", "2027-03-19")]
        text = screen_text(pilot.app)
        assert "What stands between Bo and “a second harbour”?" in text
        assert "1 of 3 this month" in text
        await press(pilot, "enter")
        assert "What will Eve need next quarter?" in screen_text(pilot.app)
        assert store.rounds.pending(clock()) == [eve]
        assert needs(store, bo) == []
        await write(pilot, "a speaker by april")
        await press(pilot, "enter")
        assert needs(store, eve) == [("a speaker", "2027-04-30")]
        text = screen_text(pilot.app)
        assert "3 of 3 this month" in text
        assert "Everybody close to you was asked about this month." in text
        assert "The next round begins on Mon 1 Mar." in text
        await press(pilot, "escape")
        assert pilot.app.screen is desk


async def test_R4b_the_round_goes_on_where_it_was_left_with_the_line_begun(store: Store, clock: TestClock) -> None:
    ana, bo, _ = close(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "N", "enter")
        await write(pilot, "a cr")
        await press(pilot, "escape")
        assert pilot.app.screen is desk
        assert store.drafts.line(bo, "round") == "a cr"
        await press(pilot, "N")
        assert "Bo Li" in screen_text(pilot.app)
        await write(pilot, "ane")
        await press(pilot, "enter")
        assert needs(store, bo) == [("a crane", None)]
        assert store.drafts.waiting() == {}
        assert needs(store, ana) == [("a CFO", None)]


async def test_up_goes_back_to_the_one_before_and_an_empty_enter_there_asks_nothing_twice(
    store: Store, clock: TestClock
) -> None:
    ana, bo, _ = close(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "N", "up")
        assert "this is the first one" in screen_text(pilot.app)
        await press(pilot, "enter")
        await write(pilot, "half a thought")
        await press(pilot, "up")
        assert "Does Ana still need" in screen_text(pilot.app)
        assert store.drafts.line(bo, "round") == "half a thought"
        await press(pilot, "enter")
        assert store.connection.sql("SELECT count(*) FROM round_answer") == [(1,)]
        await press(pilot, "shift+tab")
        await write(pilot, "no")
        await press(pilot, "enter")
        assert needs(store, ana) == []
        assert store.rounds.progress(clock()) == "1 of 3 this month"
        field: Any = pilot.app.focused
        assert field.value == "half a thought"


async def test_in_the_list_u_takes_an_answer_back_and_enter_asks_about_somebody(
    store: Store, clock: TestClock
) -> None:
    _, _, eve = close(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "N", "enter", "down", "G")
        assert "✓ Ana Ruiz  skipped" in screen_text(pilot.app)
        await press(pilot, "u")
        text = screen_text(pilot.app)
        assert "undone: monthly round: Ana Ruiz skipped" in text
        assert "0 of 3 this month" in text
        assert "Does Ana still need" in text
        await press(pilot, "G", "enter")
        assert "What will Eve need next quarter?" in screen_text(pilot.app)
        await write(pilot, "a desk")
        await press(pilot, "enter")
        assert needs(store, eve) == [("a desk", None)]
        assert "Ana" in screen_text(pilot.app), "those passed by are asked after the last one"


async def test_what_is_no_need_is_said_and_stays_in_the_line(store: Store, clock: TestClock) -> None:
    _, bo, _ = close(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "N", "enter")
        await write(pilot, "no")
        assert "“no” is no need" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert "“no” is no need" in screen_text(pilot.app)
        assert needs(store, bo) == []
        assert bo in store.rounds.pending(clock())


async def test_an_empty_round_teaches_whom_it_asks_about(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    store.attention.set_tier([people.ana], None, clock())
    async with sitting(store, clock, (80, 24)) as (pilot, desk):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await press(pilot, "N")
            text = screen_text(pilot.app)
            assert "Nobody is close yet." in text
            assert "depth 3 and deeper" in text
            assert not harmful(pilot.app)
            await press(pilot, "j", "k", "enter", "tab", "up", "shift+tab", "escape")
            assert pilot.app.screen is desk
