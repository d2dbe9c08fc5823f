"""Working the queue: one key per item, every item closed or put off by what it is about, then the next one."""

from datetime import date

from conftest import TestClock, line
from deskside import network, one_row_each, press, screen_text, sitting, until, write

from netui.domain.interaction import Kind
from netui.domain.moment import moment_at
from netui.domain.people.contact import State, Tier
from netui.domain.promise import PromiseState
from netui.store import Store
from netui.tui.screens.desk.main import MainScreen
from netui.tui.screens.dialogs.ask import AskScreen
from netui.tui.screens.dialogs.choice import ChoiceScreen

WEEK, FORTNIGHT, MONTH = date(2026, 11, 25), date(2026, 12, 2), date(2026, 12, 18)


def queued(desk: MainScreen) -> list[tuple[str, int]]:
    return [(item.name, item.rank) for item in desk.due.items]


def queue_on(store: Store, clock: TestClock, day: date) -> list[tuple[str, int]]:
    there = moment_at(clock.at.replace(year=day.year, month=day.month, day=day.day), clock.zone)
    return [(item.name, item.rank) for item in store.due.queue(there).items]


async def test_done_closes_each_item_by_what_it_is_about(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    (promise,) = [found.id for found in store.promises.open(people.bo) if found.side == "mine"]
    async with sitting(store, clock) as (pilot, desk):
        assert queued(desk) == [("Bo Li", 1), ("Chloé Dubois", 5), ("Ana Ruiz", 6), ("Bo Li", 6)]

        await press(pilot, "d")
        assert store.promises.get(promise).state is PromiseState.KEPT
        assert len(store.timeline.of(people.bo)) == 1
        assert "✓ kept “send the deck”" in screen_text(pilot.app)
        assert desk.queue.list.chosen_key == ("contact", people.chloe)
        assert desk.contact_id == people.chloe

        await press(pilot, "d")
        assert len(store.timeline.of(people.chloe)) == 1
        assert queued(desk) == [("Ana Ruiz", 6), ("Bo Li", 6)]
        assert desk.queue.list.chosen_key == ("contact", people.ana)

        await press(pilot, "d")
        entry = store.timeline.get(store.timeline.of(people.ana)[0]).interaction
        assert (entry.kind, entry.line, entry.touch) == (Kind.CALL, "", True)
        assert "next Wed 9 Dec" in screen_text(pilot.app)
        assert desk.queue.list.chosen_key == ("contact", people.bo)
        assert one_row_each(desk)

        await press(pilot, "d")
        assert queued(desk) == []
        assert "All clear." in screen_text(pilot.app)
        await press(pilot, "d")
        assert "nothing is due here" in screen_text(pilot.app)
        await press(pilot, "u", "u", "u", "u")
        assert queued(desk) == [("Bo Li", 1), ("Chloé Dubois", 5), ("Ana Ruiz", 6), ("Bo Li", 6)]
        assert one_row_each(desk)


async def test_a_cleared_next_date_leaves_the_cadence_alone(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    store.attention.set_tier([people.chloe], Tier.A, moment_at(clock.at.replace(month=8), clock.zone))
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "j")
        assert "next date Tue 17 Nov, yesterday" in screen_text(pilot.app)
        await press(pilot, "d")
        assert ("Chloé Dubois", 6) in queued(desk)
        assert len(store.timeline.of(people.chloe)) == 1


async def test_snooze_is_two_keys(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "s")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        text = screen_text(pilot.app)
        for words in ("Snooze send the deck", "Wed 25 Nov, in 7 days", "Wed 2 Dec", "Fri 18 Dec", "until a date"):
            assert words in text
        await press(pilot, "1")
        assert pilot.app.screen is desk
        assert queued(desk) == [("Chloé Dubois", 5), ("Ana Ruiz", 6), ("Bo Li", 6)]
        assert desk.queue.list.chosen_key == ("contact", people.chloe)
        assert "snooze “send the deck” until Wed 25 Nov" in screen_text(pilot.app)
        await press(pilot, "s", "2")
        assert desk.queue.list.chosen_key == ("contact", people.ana)
        await press(pilot, "s", "3")
        assert desk.queue.list.chosen_key == ("contact", people.bo)
        assert one_row_each(desk)
        await press(pilot, "s", "escape")
        assert queued(desk) == [("Bo Li", 6)]
        # By moving to it and Enter, too.
        await press(pilot, "s", "j", "enter")
        assert queued(desk) == []
    assert store.promises.get(1).due == date(2026, 11, 16)
    assert queue_on(store, clock, date(2026, 11, 24)) == []
    assert queue_on(store, clock, WEEK) == [("Bo Li", 1)]
    assert queue_on(store, clock, FORTNIGHT) == [("Bo Li", 1), ("Chloé Dubois", 5), ("Bo Li", 6)]
    assert ("Ana Ruiz", 6) not in queue_on(store, clock, date(2026, 12, 17))
    assert ("Ana Ruiz", 6) in queue_on(store, clock, MONTH)


async def test_snooze_twice_asks_for_a_date(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "j", "j", "s", "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen))
        assert "Snooze Ana Ruiz until" in screen_text(pilot.app)
        for text, says in (("soon", "2026-12-24"), ("today", "a day after today"), ("17 nov 2026", "a day after")):
            await write(pilot, text)
            assert says in screen_text(pilot.app)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, AskScreen)
            await press(pilot, "ctrl+u")
        await write(pilot, "eom")
        assert "→ Mon 30 Nov, in 12 days" in screen_text(pilot.app)
        await press(pilot, "enter")
        await until(pilot, lambda: pilot.app.screen is desk)
        assert queued(desk) == [("Bo Li", 1), ("Chloé Dubois", 5), ("Bo Li", 6)]
        await press(pilot, "s", "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen))
        await press(pilot, "escape")
        await until(pilot, lambda: pilot.app.screen is desk)
        assert len(queued(desk)) == 3
    assert ("Ana Ruiz", 6) in queue_on(store, clock, date(2026, 11, 30))
    assert ("Ana Ruiz", 6) not in queue_on(store, clock, date(2026, 11, 29))


async def test_a_bare_call_on_a_promise_leaves_the_promise_open(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "C")
        assert queued(desk) == [("Bo Li", 1), ("Chloé Dubois", 5), ("Ana Ruiz", 6)]
        assert len(store.timeline.of(people.bo)) == 2
        assert len(store.promises.open(people.bo)) == 2


async def test_done_and_snooze_mean_the_contact_in_the_other_panes(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "g", "d")
        assert queued(desk) == [("Bo Li", 1), ("Chloé Dubois", 5), ("Bo Li", 6)]
        assert desk.contacts.list.chosen_key == people.ana
        await press(pilot, "G", "d")
        assert "nothing is due here" in screen_text(pilot.app)
        await press(pilot, "s")
        assert pilot.app.screen is desk
        assert "nothing is due here" in screen_text(pilot.app)


async def test_the_day_has_a_limit_and_the_rest_waits(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock, daily_limit=1) as (pilot, desk):
        assert queued(desk) == [("Bo Li", 1), ("Chloé Dubois", 5), ("Ana Ruiz", 6)]
        assert "1 waiting" in screen_text(pilot.app)
        await press(pilot, "j", "j", "C")
        # What was handled today counts: the next one waits for tomorrow.
        assert queued(desk) == [("Bo Li", 1), ("Chloé Dubois", 5)]
        text = screen_text(pilot.app)
        assert "1 waiting" in text
        assert "1 done today" in text
        # Who waits can still be worked from the list.
        await press(pilot, "1", "g", "j")
        assert desk.contact_id == people.bo
        clock.move(days=1)
        desk.look_again()
        assert ("Bo Li", 6) in queued(desk)


async def test_archived_contacts_leave_the_queue_and_come_back(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "j", "j", "x")
        assert store.contacts.get(people.ana).state is State.ARCHIVED
        assert queued(desk) == [("Bo Li", 1), ("Chloé Dubois", 5), ("Bo Li", 6)]
        assert "✓ archive Ana Ruiz · u undoes" in screen_text(pilot.app)
        assert one_row_each(desk)
        await press(pilot, "u")
        assert store.contacts.get(people.ana).state is State.ACTIVE
        assert len(queued(desk)) == 4


async def test_an_item_of_the_inbox_can_be_worked_too(store: Store, clock: TestClock) -> None:
    network(store, clock)
    store.interactions.log(Kind.NOTE, [], line(store, "voice mail >call the port today", clock()), clock())
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "j")
        assert queued(desk)[1] == ("inbox", 1)
        assert desk.contact_id == 0
        for key in ("enter", "o", "t", "Y", "C"):
            await press(pilot, key)
            assert pilot.app.screen is desk
            assert "nobody is chosen" in screen_text(pilot.app)
        await press(pilot, "s", "1")
        assert ("inbox", 1) not in queued(desk)
        await press(pilot, "u", "k", "d")
        assert "kept “call the port”" in screen_text(pilot.app)
    assert "call the port" not in [promise.text for promise in store.promises.open()]
