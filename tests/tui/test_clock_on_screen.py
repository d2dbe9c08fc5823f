"""The clock of a running screen: midnight, zones, sleep, and one that cannot be right, noticed by itself."""

from datetime import UTC, datetime, timedelta

import pytest
from conftest import TestClock, line, person
from deskside import harmful, network, one_row_each, press, screen_lines, screen_text, sitting, until, write
from test_near_screen import boarding, travellers
from textual.widgets import Input

from netui.domain.interaction import Kind
from netui.domain.moment import moment_at
from netui.domain.people.contact import Tier
from netui.store import Store
from netui.tui.screens.desk import watching
from netui.tui.screens.travel.airport import AirportScreen
from netui.tui.screens.travel.near import NearScreen


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen looks every hundredth of a second instead of every second."""
    monkeypatch.setattr(watching, "_LOOK_SECONDS", 0.01)


def foot(app: object) -> str:
    return screen_lines(app)[-1].rstrip()


def test_the_screen_looks_often_enough_for_what_is_promised() -> None:
    seconds = timedelta(seconds=1.0)
    assert seconds + watching._STALE <= timedelta(minutes=1, seconds=1)


async def test_midnight_comes_by_itself_and_so_does_what_is_due_then(store: Store, clock: TestClock) -> None:
    network(store, clock)
    zoe = person(store, clock(), "Zoe Tomorrow")
    store.attention.set_next([zoe], clock().day + timedelta(days=1), clock())
    clock.at = datetime(2026, 11, 18, 22, 59, tzinfo=UTC)
    async with sitting(store, clock) as (pilot, desk):
        assert foot(pilot.app).endswith("Wed 18 Nov")
        before = len(desk.due.items)
        clock.move(minutes=2)
        await until(pilot, lambda: foot(pilot.app).endswith("Thu 19 Nov"))
        assert len(desk.due.items) == before + 1
        assert "Zoe Tomorrow" in screen_text(pilot.app)
        assert one_row_each(desk)


async def test_a_new_zone_is_another_today_within_one_look(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        for zone, day in (("Pacific/Honolulu", "Tue 17 Nov"), ("Pacific/Kiritimati", "Wed 18 Nov")):
            clock.zone = zone
            await until(pilot, lambda day=day: foot(pilot.app).endswith(day))
            assert desk.now.zone == zone
        await press(pilot, "C")
        (entry, *_) = store.timeline.of(desk.contact_id or 0)
        moment = store.timeline.get(entry).interaction.moment
        assert (moment.day.day, moment.zone) == (18, "Pacific/Kiritimati")


async def test_the_hours_of_a_follow_up_go_on_while_nobody_presses_a_key(store: Store, clock: TestClock) -> None:
    zoe = person(store, clock(), "Zoe")
    store.interactions.log(Kind.MET, [zoe], line(store, "the fair", clock()), clock())
    async with sitting(store, clock) as (pilot, _):
        await until(pilot, lambda: "24 h left" in screen_text(pilot.app))
        clock.move(minutes=61)
        await until(pilot, lambda: "22 h left" in screen_text(pilot.app))


async def test_after_a_night_asleep_everything_is_of_the_new_day(store: Store, clock: TestClock) -> None:
    """Asleep no timer runs; what matters is that the first look after it sees the day, whatever was open."""
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "c")
        await write(pilot, "half a line")
        clock.move(hours=15)
        await until(pilot, lambda: "Thu 19 Nov" in screen_text(pilot.app))
        assert desk.now == clock()
        assert desk.bar.line == "half a line"
        assert isinstance(pilot.app.focused, Input)


async def test_the_review_stays_at_its_item_over_midnight(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "r", "j")
        assert "Review 2 of 4 · Chloé Dubois" in screen_text(pilot.app)
        clock.move(days=1)
        await until(pilot, lambda: "Thu 19 Nov" in screen_text(pilot.app))
        assert desk.reviewing
        assert "Review 2 of 4 · Chloé Dubois" in screen_text(pilot.app)


async def test_who_is_near_and_what_oclock_it_is_there_are_told_anew(store: Store, clock: TestClock) -> None:
    travellers(store, clock)
    clock.at = datetime(2026, 11, 18, 1, 58, tzinfo=UTC)
    async with sitting(store, clock, (140, 40)) as (pilot, _):
        await press(pilot, "h")
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        await press(pilot, *"PEK", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, NearScreen))
        await until(pilot, lambda: "09:58" in screen_text(pilot.app))
        await press(pilot, "j")
        chosen = pilot.app.screen.chosen_id
        clock.move(hours=12)
        await until(pilot, lambda: "21:58" in screen_text(pilot.app))
        assert "09:58" not in screen_text(pilot.app)
        assert pilot.app.screen.chosen_id == chosen


async def test_at_the_airport_the_hour_goes_on_and_the_line_being_written_stays(
    store: Store, clock: TestClock
) -> None:
    travellers(store, clock)
    clock.at = datetime(2026, 11, 18, 3, 0, tzinfo=UTC)
    async with sitting(store, clock, (140, 40)) as (pilot, _):
        screen = await boarding(pilot, "PEK")
        first = screen._who
        assert first is not None
        await until(pilot, lambda: "11:00" in screen_text(pilot.app))
        await press(pilot, "c")
        await write(pilot, "about the slides")
        clock.move(minutes=20)
        await until(pilot, lambda: "11:20" in screen_text(pilot.app))
        assert isinstance(pilot.app.screen, AirportScreen)
        assert screen._who is not None
        assert screen._who.contact_id == first.contact_id
        assert "about the slides" in screen_text(pilot.app)
        assert "20 min" in screen_text(pilot.app)


# A clock that cannot be right.


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 40)])
async def test_a_clock_set_back_is_said_on_top_until_it_is_set_right(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    network(store, clock)
    right = clock.at
    async with sitting(store, clock, size) as (pilot, desk):
        assert desk.alarm.says == ""
        assert not screen_lines(pilot.app)[0].startswith(" !")
        clock.at = datetime(2019, 5, 3, 9, tzinfo=UTC)
        await until(pilot, lambda: "clock says 3 May 2019" in screen_text(pilot.app))
        top = " ".join(part.strip() for part in screen_lines(pilot.app)[:2])
        assert "! this computer's clock says 3 May 2019, but " in top
        assert desk.alarm.says.endswith(" Nov 2026: set the clock right")
        assert not harmful(pilot.app)
        assert one_row_each(desk)
        await press(pilot, "j", "c", "escape", "?", "escape")
        assert "clock says 3 May 2019" in screen_text(pilot.app)
        clock.at = right + timedelta(minutes=3)
        await until(pilot, lambda: "clock says" not in screen_text(pilot.app))
        assert desk.alarm.display is False


async def test_a_clock_far_ahead_is_said_and_believed_once_something_was_written(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    clock.move(days=400)
    async with sitting(store, clock) as (pilot, desk):
        assert "more than a year after the network was last written to (10 Nov 2026)" in desk.alarm.says
        assert "more than a year after the network" in screen_text(pilot.app)
        desk.show_contact(people.ana)
        await press(pilot, "C")
        await until(pilot, lambda: "clock says" not in screen_text(pilot.app))


async def test_a_clock_that_is_wrong_changes_nothing_by_itself(store: Store, clock: TestClock) -> None:
    network(store, clock)
    for days in range(1, 40):
        store.backups.make(clock.at - timedelta(days=days), thin=False)
    before = store.connection.sql("SELECT count(*), max(at) FROM change")
    dump = "\n".join(store.connection.database.connection().iterdump())
    made = set(store.backups.made().values())
    right = clock.at
    for at in (datetime(2019, 5, 3, 9, tzinfo=UTC), datetime(2040, 5, 3, 9, tzinfo=UTC)):
        clock.at = at
        async with sitting(store, clock) as (pilot, _):
            await until(pilot, lambda: "clock says" in screen_text(pilot.app))
            pilot.app._back_up()
            await pilot.pause()
        assert store.connection.sql("SELECT count(*), max(at) FROM change") == before
        assert "\n".join(store.connection.database.connection().iterdump()) == dump
        assert made <= set(store.backups.made().values())
    store.backups.thin(right)
    assert not made <= set(store.backups.made().values()), "by a right clock they are"


async def test_an_empty_network_doubts_no_clock(store: Store, clock: TestClock) -> None:
    clock.move(days=3650)
    async with sitting(store, clock) as (pilot, desk):
        assert desk.alarm.says == ""
        assert "Nobody here yet." in screen_text(pilot.app)


def test_looking_at_the_clock_costs_next_to_nothing(store: Store, clock: TestClock) -> None:
    people = [person(store, clock.move(minutes=1), f"Guest {number}") for number in range(30)]
    store.attention.set_tier(people, Tier.A, clock())
    assert store.witnesses.clock(clock()).trusted
    late = moment_at(clock.at - timedelta(days=2), clock.zone)
    assert not store.witnesses.clock(late).trusted
