"""The review: one item at a time, every key moves on, left and taken up again, quiet at its end."""

from datetime import UTC, datetime
from typing import Any

from conftest import TestClock, line, person
from deskside import desk_of, network, press, screen_text, sitting, until, write
from textual.pilot import Pilot

from netui.domain.interaction import Kind
from netui.domain.moment import moment_at
from netui.domain.people.contact import Tier
from netui.domain.promise import PromiseState
from netui.store import Store


def title(app: Any) -> str:
    return screen_text(app).splitlines()[0]


async def shows(pilot: Pilot[Any], words: str) -> None:
    await until(pilot, lambda: words in title(pilot.app))


async def test_each_item_comes_with_its_brief_and_every_log_done_snooze_or_skip_moves_on(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    (promise,) = [found for found in store.promises.open(people.bo) if found.side == "mine"]
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "r")
        assert "Review 1 of 4 · Bo Li" in title(pilot.app)
        shown = screen_text(pilot.app)
        assert "I promised: send the deck, 2 days late" in shown
        assert "harbour tour" in shown

        await press(pilot, "C")
        assert "Review 2 of 4 · Chloé Dubois" in title(pilot.app)
        assert store.promises.get(promise.id).state is PromiseState.OPEN, "a bare call keeps no promise"
        assert len(store.timeline.of(people.bo)) == 2

        await press(pilot, "space")
        assert "Review 3 of 4 · Ana Ruiz" in title(pilot.app)
        assert len(store.timeline.of(people.chloe)) == 1

        await press(pilot, "k")
        assert "Review 2 of 4 · Chloé Dubois" in title(pilot.app)
        await press(pilot, "s", "3")
        await shows(pilot, "Review 3 of 4 · Ana Ruiz")
        assert store.due.standing(people.chloe, clock()) is not None
        assert "Chloé Dubois" not in [item.name for item in desk.due.items]

        await press(pilot, "c")
        await write(pilot, "her run in Valencia >send the plan fri")
        await press(pilot, "enter")
        # Bo's own turn went with the call: nobody is left.
        await until(pilot, lambda: "everybody for today" in screen_text(pilot.app))
        assert store.timeline.last_words([people.ana], clock()) == {people.ana: "her run in Valencia"}
        assert "1 skipped" in screen_text(pilot.app), "Bo's promise is still open"
        assert [item.name for item in desk.due.items] == ["Bo Li"]
        await press(pilot, "r")
        assert "Review 1 of 1 · Bo Li" in title(pilot.app)
        await press(pilot, "d")
        assert "All clear." in screen_text(pilot.app)
        assert store.promises.get(promise.id).state is PromiseState.KEPT


async def test_left_and_taken_up_again_it_goes_on_where_it_was(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "r", "j", "escape")
        assert "Contacts 6" in title(pilot.app)
        assert desk.focused is desk.queue.list
        await press(pilot, "r")
        assert "Review 2 of 4 · Chloé Dubois" in title(pilot.app)
        await press(pilot, "1")
        assert desk.focused is desk.contacts.list
        await press(pilot, "r", "u")
        assert "Review 2 of 4" in title(pilot.app)


async def test_undo_brings_the_item_back_and_k_goes_to_it(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "r", "d")
        assert "Review 2 of 4" in title(pilot.app)
        await press(pilot, "k")
        assert "✓ Bo Li: done with" in screen_text(pilot.app)
        await press(pilot, "u")
        assert "I promised: send the deck" in screen_text(pilot.app)
        assert len(store.promises.open(people.bo)) == 2


async def test_twenty_items_take_at_most_sixty_keys(store: Store, clock: TestClock) -> None:
    then = moment_at(datetime(2026, 6, 1, 8, tzinfo=UTC), clock.zone)
    for number in range(20):
        who = person(store, then, f"Person {number:02}")
        store.attention.set_tier([who], Tier.A, then)
        store.interactions.log(Kind.CALL, [who], line(store, "hello", then), then)
    keys = 1
    async with sitting(store, clock, daily_limit=20) as (pilot, _):
        await press(pilot, "r")
        assert "Review 1 of 20" in title(pilot.app)
        while "All clear." not in screen_text(pilot.app):
            await press(pilot, "C")
            keys += 1
        assert keys == 21
        assert desk_of(pilot.app).due.items == ()
    logged = store.connection.sql("SELECT count(*) FROM interaction WHERE day = '2026-11-18'")
    assert logged == [(20,)]


async def test_with_nobody_due_the_review_says_what_comes_next(store: Store, clock: TestClock) -> None:
    ann = person(store, clock(), "Ann Tomorrow")
    store.attention.set_next([ann], clock().day.replace(day=19), clock())
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "r")
        shown = screen_text(pilot.app)
        assert "All clear." in shown
        assert "tomorrow: Ann Tomorrow" in shown
        await press(pilot, "c", "escape", "escape")
        assert "Contacts 1" in title(pilot.app)
