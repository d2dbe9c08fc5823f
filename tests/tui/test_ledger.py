"""The ledger of promises, the clock and the dates on screen, and the one question a guard asks."""

import re
from datetime import date

from conftest import TestClock, line, person
from deskside import network, press, screen_text, sitting, until, write

from netui.domain.interaction import Kind
from netui.domain.people.contact import PartialDate
from netui.domain.promise import PromiseState
from netui.store import Store
from netui.tui.screens.dialogs.ask import AskScreen
from netui.tui.screens.practice.ledger import LedgerScreen


async def test_R2a_each_end_of_a_promise_is_one_key_in_the_ledger(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    mine, theirs = store.promises.open(people.bo)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "p")
        assert isinstance(pilot.app.screen, LedgerScreen)
        shown = screen_text(pilot.app)
        assert "I promised Bo Li: send the deck" in shown
        assert "Bo Li promised: an intro to the port" in shown
        assert "mine 0 of 1 on time" in shown

        await press(pilot, "d")
        assert store.promises.get(mine.id).state is PromiseState.KEPT
        assert "✓ kept “send the deck”" in screen_text(pilot.app)
        await press(pilot, "u", "g", "b")
        assert store.promises.get(mine.id).state is PromiseState.BROKEN
        await press(pilot, "u", "g", "x")
        assert store.promises.get(mine.id).state is PromiseState.DROPPED

        await press(pilot, "b")
        assert store.promises.get(theirs.id).state is PromiseState.BROKEN
        assert "Nothing is promised." in screen_text(pilot.app)
        await press(pilot, "tab")
        assert "dropped" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.screen is desk
        assert "Bo Li" not in [item.name for item in desk.due.items if item.rank == 1]


async def test_R2c_a_new_date_is_one_key_and_keeps_the_old_one_on_record(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    mine = store.promises.open(people.bo)[0]
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "p", "r")
        assert isinstance(pilot.app.screen, AskScreen)
        await write(pilot, "fri")
        await press(pilot, "enter")
        moved = store.promises.get(mine.id)
        assert (moved.state, str(moved.due)) == (PromiseState.RENEGOTIATED, "2026-11-20")
        (record,) = [one for one in store.promises.records() if one.promise.id == mine.id]
        assert [str(move.old_due) for move in record.moved] == ["2026-11-16"]
        assert "due Fri 20 Nov, in 2 days" in screen_text(pilot.app)


async def test_R2c_every_new_date_stands_with_the_promise_in_order(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    store.interactions.log(Kind.CALL, [bo], line(store, ">send the deck fri", clock()), clock())
    (mine,) = store.promises.open(bo)
    store.promises.renegotiate(mine.id, date(2026, 11, 27), clock())
    clock.move(days=11)
    store.promises.renegotiate(mine.id, date(2026, 12, 4), clock())
    async with sitting(store, clock, (140, 24)) as (pilot, _):
        await press(pilot, "p")
        assert (
            "due Fri 4 Dec, in 5 days, moved from 20 Nov on 18 Nov, then from 27 Nov on 29 Nov, too late"
        ) in screen_text(pilot.app)


async def test_R2c_after_a_new_date_w_writes_to_them_of_it(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "p", "r")
        await write(pilot, "fri")
        await press(pilot, "enter")
        assert "✓ new date Fri 20 Nov · w writes to them · u undoes" in screen_text(pilot.app)
        await press(pilot, "w")
        await until(pilot, lambda: "Hello Bo" in screen_text(pilot.app))
        text = screen_text(pilot.app)
        assert "I promised you something: send the deck." in text
        assert "You will have it by Fri 20 Nov." in text
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, LedgerScreen))
        await press(pilot, "j", "w")
        assert "w writes of the date of a promise of mine" in screen_text(pilot.app)


async def test_R2b_a_rate_opens_exactly_the_promises_it_counts(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li")
    then = clock.move(days=-9)
    text = ">one 2d >two 3d >three 4d >four 30d >five 2d >six 2d <seven 2d"
    store.interactions.log(Kind.CALL, [bo], line(store, text, then), then)
    made = {promise.text: promise.id for promise in store.promises.open(bo)}
    store.promises.keep(made["one"], then)
    store.promises.break_(made["two"], then)
    store.promises.drop(made["five"], then)
    clock.move(days=9)
    store.promises.keep(made["six"], clock())
    async with sitting(store, clock, (100, 30)) as (pilot, desk):
        await press(pilot, "p")
        assert "m mine 1 of 4 on time · t theirs 0 of 1 on time" in screen_text(pilot.app)
        await press(pilot, "m")
        text = screen_text(pilot.app)
        assert "the 4 my rate counts" in text
        said = re.findall(r"Bo Li: (\w+).*?[!◷✗✓] (overdue|late|broken|on time)", text, re.DOTALL)
        assert said == [("six", "late"), ("three", "overdue"), ("two", "broken"), ("one", "on time")]
        assert not {"four", "five", "seven"} & set(re.findall(r"\w+", text))
        await press(pilot, "t")
        assert "the 1 their rate counts" in screen_text(pilot.app)
        assert "Bo Li promised: seven" in screen_text(pilot.app)
        await press(pilot, "t")
        assert "rate counts" not in screen_text(pilot.app).splitlines()[2]
        await press(pilot, "m", "escape")
        assert "I promised Bo Li: four" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.screen is desk


async def test_R2b_a_rate_that_counts_nothing_yet_says_when_a_promise_does(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "p")
        assert "m mine none due yet" in screen_text(pilot.app)
        await press(pilot, "m")
        assert "A promise counts once it is kept, broken, or past its date" in screen_text(pilot.app)


async def test_o_shows_one_contacts_promises_with_their_rates_and_everyones_again(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    store.interactions.log(Kind.CALL, [people.ana], line(store, ">write fri", clock()), clock())
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "p")
        assert "write" in screen_text(pilot.app)
        await press(pilot, "o")
        text = screen_text(pilot.app)
        assert "Promises · only Bo Li" in text
        assert "Ana Ruiz: write" not in text
        await press(pilot, "o")
        assert "Ana Ruiz: write" in screen_text(pilot.app)
        await press(pilot, "j", "o")
        text = screen_text(pilot.app)
        assert "only Ana Ruiz" in text
        assert "m mine none due yet" in text
        await press(pilot, "d")
        assert "o  shows everyone's again" in screen_text(pilot.app)


async def test_enter_in_the_ledger_leads_to_where_it_was_promised(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    mine = store.promises.open(people.bo)[0]
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "p", "enter")
        assert pilot.app.screen is desk
        assert desk.contact_id == people.bo
        assert desk.pane_at_hand() is desk.timeline
        assert desk.chosen_entry() == mine.interaction_id


async def test_an_empty_ledger_teaches_how_a_promise_is_made(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "p", "j", "d", "r", "b", "x", "enter")
        assert "Nothing is promised." in screen_text(pilot.app)
        assert "is a promise of mine" in screen_text(pilot.app)


async def test_F1_d_waives_a_clock_and_greets_a_birthday(store: Store, clock: TestClock) -> None:
    now = clock()
    ann = person(store, now, "Ann", dates=(PartialDate("birthday", None, now.day.month, now.day.day),))
    bo = person(store, now, "Bo Li")
    store.interactions.log(Kind.MET, [bo], line(store, "Web Summit", now), now)
    async with sitting(store, clock) as (pilot, desk):
        assert [(item.name, item.rank) for item in desk.due.items] == [("Bo Li", 2), ("Ann", 4)]
        assert "follow-up: 24 h left" in screen_text(pilot.app)
        await press(pilot, "d")
        assert [(item.name, item.rank) for item in desk.due.items] == [("Ann", 4)]
        await press(pilot, "d")
        assert desk.due.items == ()
        assert store.timeline.of(ann) == []
        await press(pilot, "u", "u", "s", "1")
        assert [item.name for item in desk.due.items] == ["Bo Li"]


async def test_F11_a_third_unanswered_mail_is_questioned_but_never_blocked(store: Store, clock: TestClock) -> None:
    now = clock()
    bo = person(store, now, "Bo Li")
    for day in (20, 10):
        then = clock.move(days=-day)
        store.interactions.log(Kind.EMAIL, [bo], line(store, "hello again", then), then)
        clock.move(days=day)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "e")
        await write(pilot, "one more")
        understood = desk.bar.query_one("#understood").text()  # type: ignore[attr-defined]
        assert "unanswered" in understood
        await press(pilot, "enter")
        assert len(store.timeline.of(bo)) == 3
