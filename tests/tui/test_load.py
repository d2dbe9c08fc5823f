"""The load of the queue on screen: a pile spread, a vacation, those waiting; and why a command cannot be."""

from datetime import date, timedelta

import pytest
from conftest import TestClock, line, person, took_in
from deskside import network, press, screen_text, sitting, until, write

from netui.domain.due.queue import Queue
from netui.domain.interaction import Kind
from netui.domain.moment import moment_at
from netui.domain.people.contact import ContactDraft, Tier
from netui.store import Store
from netui.tui.screens.desk.load import two_days


def pile(store: Store, clock: TestClock, count: int = 5) -> list[int]:
    guests = [person(store, clock(), f"Guest {number}") for number in range(count)]
    store.attention.set_tier(guests, Tier.A, clock())
    clock.move(days=60)
    return guests


async def test_a_pile_is_spread_and_one_undo_brings_it_back(store: Store, clock: TestClock) -> None:
    pile(store, clock)
    async with sitting(store, clock, daily_limit=2) as (pilot, desk):
        assert (len(desk.due.items), len(desk.due.waiting)) == (2, 3)
        await press(pilot, "S")
        assert "✓ spread 5 people" in screen_text(pilot.app)
        assert (len(desk.due.items), len(desk.due.waiting)) == (2, 0)
        await press(pilot, "S")
        assert "nothing to spread" in screen_text(pilot.app)
        await press(pilot, "u")
        assert len(desk.due.waiting) == 3


async def test_those_waiting_are_reached_and_worked_like_any_item(store: Store, clock: TestClock) -> None:
    pile(store, clock)
    async with sitting(store, clock, daily_limit=2) as (pilot, desk):
        await press(pilot, "W")
        assert "Waiting 3" in screen_text(pilot.app)
        waiting = desk.due.waiting[1]
        await press(pilot, "j")
        assert desk.chosen_item() == waiting
        assert desk.contact_id == waiting.contact_id
        await press(pilot, "C")
        assert waiting.contact_id is not None
        assert len(store.timeline.of(waiting.contact_id)) == 1
        await press(pilot, "W")
        assert "Due today" in screen_text(pilot.app)


def three_hundred(store: Store, clock: TestClock) -> None:
    """Three hundred people whose times come in the thirty days after the clock's day, ten on each of them."""
    took_in(store, [ContactDraft(f"Guest {number:03}") for number in range(300)], "cards.vcf", clock())
    guests = store.contacts.ids()
    for day in range(1, 31):
        tier, away = (Tier.A, 21) if day < 21 else (Tier.C, 184)
        then = moment_at(clock.at + timedelta(days=day - away), clock.zone)
        ten = guests[10 * day - 10 : 10 * day]
        store.attention.set_tier(ten, tier, then)
        store.interactions.log(Kind.CALL, ten, line(store, "hello", then), then)


async def test_after_thirty_days_away_the_first_review_is_ten_items(store: Store, clock: TestClock) -> None:
    three_hundred(store, clock)
    assert store.due.queue(clock()) == Queue()
    clock.move(days=30)
    called: set[int | None] = set()
    async with sitting(store, clock) as (pilot, desk):
        for day in range(2):
            assert "Due today 10" in screen_text(pilot.app)
            assert f"{290 - 10 * day} waiting" in screen_text(pilot.app)
            called |= {item.contact_id for item in desk.due.items}
            await press(pilot, "r")
            assert "Review 1 of 10" in screen_text(pilot.app)
            await press(pilot, *"CCCCCCCCC")
            assert "Review 10 of 10" in screen_text(pilot.app)
            await press(pilot, "C")
            for words in (
                "All clear.",
                "10 done today",
                f"{290 - 10 * day} waiting for another day",
                "and 7 more",
            ):
                assert words in screen_text(pilot.app)
            assert desk.due.items == ()
            assert len(desk.due.waiting) == 290 - 10 * day
            await press(pilot, "escape")
            clock.move(days=1)
            desk.look_again()
            await pilot.pause()
    assert len(called) == 20
    logged = store.connection.sql("SELECT count(*) FROM interaction WHERE day >= '2026-12-18'")
    assert logged == [(20,)]


async def test_when_nobody_waits_any_more_today_is_shown_again(store: Store, clock: TestClock) -> None:
    pile(store, clock, 3)
    async with sitting(store, clock, daily_limit=2) as (pilot, desk):
        await press(pilot, "W", "x")
        assert not desk.shows_waiting
        assert "Due today 2" in screen_text(pilot.app)
        await press(pilot, "W")
        assert "nobody is waiting for another day" in screen_text(pilot.app)


async def test_a_vacation_is_taken_shown_and_given_up(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        before = len(desk.due.items)
        await press(pilot, "Z")
        await write(pilot, "today")
        assert "two days" in screen_text(pilot.app)
        await write(pilot, " to 3 jan")
        assert "no cadence from Wed 18 Nov to Sun 3 Jan 2027; promises go on" in screen_text(pilot.app)
        await press(pilot, "enter")
        await until(pilot, lambda: "vacation until Sun 3 Jan · Wed 18 Nov" in screen_text(pilot.app))
        assert [(one.begins, one.ends) for one in store.vacations.listed()] == [
            (date(2026, 11, 18), date(2027, 1, 3))
        ]
        assert len(desk.due.items) < before
        await press(pilot, "Z", "end", *(["backspace"] * 30))
        await write(pilot, "none")
        await press(pilot, "enter")
        assert store.vacations.listed() == ()
        assert len(desk.due.items) == before
        await press(pilot, "u")
        assert len(store.vacations.listed()) == 1


@pytest.mark.parametrize(
    "text", ["2026-12-20 2027-01-03", "20 dec to 3 jan", "20 dec 3 jan", "20 dec - 3 jan", "20 dec–2w"]
)
def test_two_days_are_read_however_they_are_parted(text: str) -> None:
    assert two_days(text, date(2026, 11, 18)) == (date(2026, 12, 20), date(2027, 1, 3))


@pytest.mark.parametrize("text", ["", "20 dec", "3 feb to 20 dec 2026", "soon to later"])
def test_what_is_no_two_days_is_none(text: str) -> None:
    assert two_days(text, date(2026, 11, 18)) is None


async def test_what_cannot_be_done_now_is_dimmed_and_says_why(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, desk):
        for key, command, says in [
            ("d", "done", "nothing is due here"),
            ("u", "undo", "nothing to undo"),
            ("ctrl+r", "redo", "nothing to redo"),
            ("o", "card", "nobody is chosen here: 1 goes to the contacts"),
            ("space", "mark", "nobody is chosen here"),
            ("S", "spread", "nothing to spread"),
        ]:
            reason = desk.why_not(command)
            assert reason is not None
            assert says in reason
            await press(pilot, key)
            assert reason in screen_text(pilot.app)
        assert desk.why_not("add") is desk.why_not("search") is None
        await press(pilot, "ctrl+p", *"snooze")
        await until(pilot, lambda: "not now: nothing is due here" in screen_text(pilot.app))
        network(store, clock)
        desk.reload()
        assert desk.why_not("undo") is None
        assert desk.why_not("redo") == "nothing to redo"
        assert store.history.undo().id
        assert desk.why_not("redo") is None
