"""T: trips of mine and theirs, events, whom to see with one key each, files for the way; the rows of the queue."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock, line, person
from deskside import SIZES, harmful, network, press, screen_lines, screen_text, sitting, until, write
from textual.widgets import Input

from netui.domain.due.queue import Subject
from netui.domain.giving.referral import ReferralSide, parse_referral
from netui.domain.interaction import Kind
from netui.domain.places.trip import VisitState
from netui.domain.practice.event_plan import parse_event_plan
from netui.store import Store, open_store
from netui.tui.screens.desk.main import MainScreen
from netui.tui.screens.travel.event_page import EventScreen
from netui.tui.screens.travel.trip_page import TripScreen
from netui.tui.screens.travel.trips import TripsScreen
from netui.tui.widgets.rows import RowList


@pytest.fixture
def store(tmp_path: Path, clock: TestClock) -> Iterator[Store]:
    """A network of somebody who lives in Paris."""
    backups = tmp_path / "backups"
    with open_store(tmp_path / "n.db", now=clock.at, backups=backups, create=True, home="Paris") as opened:
        yield opened


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))


def take(store: Store, clock: TestClock, text: str, contact_id: int | None = None) -> int:
    now = clock()
    return store.trips.take(store.trips.read(text, now.day), now, contact_id).subject or 0


def queue_words(app: Any) -> str:
    """What the queue's pane says, its lines joined."""
    parts = [text.split("│")[-2] for text in screen_lines(app) if text.count("│") > 1]
    return " ".join(" ".join(parts).replace("▌", " ").replace("▏", " ").split())


def in_beijing(store: Store, clock: TestClock) -> tuple[int, int, int]:
    """Li with a promise of mine, Mei with something to celebrate in Shanghai, and a trip to both."""
    now = clock()
    li = person(store, now, "Li Wei", place="Beijing")
    mei = person(store, now, "Mei Chen", place="Shanghai")
    store.interactions.log(Kind.CALL, [li], line(store, "port fees >bring the brochure 20 dec", now), now)
    won = store.referrals.open(mei, ReferralSide.GIVEN, parse_referral("Harbour fit-out"), now).subject or 0
    store.referrals.won(won, now)
    return take(store, clock, "Beijing 30 nov - 4 dec; Shanghai 4-6 dec: China trade fair"), li, mei


async def test_R5c_a_trip_is_one_line_its_meaning_shown_while_it_is_typed(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "T")
        assert "No trip yet." in screen_text(pilot.app)
        await write(pilot, "Bejing 3-7 dec; Xyzzyqq 7-9 dec: China trade fair")
        shown = screen_text(pilot.app)
        assert "Beijing, China, Thu 3 Dec – Mon 7 Dec, in 15 days" in shown
        assert "no place is known that is called “Xyzzyqq”" in shown

        await press(pilot, "enter")

        (trip,) = store.trips.listed(clock().day)
        assert (trip.title, trip.contact_id) == ("China trade fair: Beijing, Xyzzyqq", None)
        assert "Beijing Thu 3 Dec – Mon 7 Dec · Xyzzyqq" in screen_text(pilot.app)
        await press(pilot, "down", "u")
        assert store.trips.listed(clock().day) == []


async def test_R5c_what_is_no_trip_stays_in_the_line_and_waits_there(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "T")
        await write(pilot, "Paris")
        await press(pilot, "enter")
        assert "“Paris” lacks days" in screen_text(pilot.app)

        await press(pilot, "escape", "T")

        assert pilot.app.screen.query_one("#line", Input).value == "Paris"
        assert store.trips.listed(clock().day) == []


async def test_R5c_tab_completes_a_place_in_the_line(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "T")
        await write(pilot, "Beijing 3-7 dec; Shangh")
        await press(pilot, "tab")

        assert pilot.app.screen.query_one("#line", Input).value == "Beijing 3-7 dec; Shanghai "


async def test_R5e_tab_leads_to_theirs_which_are_of_whoever_is_at_hand(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    take(store, clock, "Oslo 3 dec", people.bo)
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(people.ana)
        await press(pilot, "T", "tab")
        assert "Trips of Ana Ruiz" in screen_text(pilot.app)
        await write(pilot, "Lyon wed - fri")
        await press(pilot, "enter")

        theirs = store.trips.listed(clock().day, theirs=True)
        assert [(trip.contact_id, trip.places) for trip in theirs] == [(people.ana, "Lyon"), (people.bo, "Oslo")]
        lines = screen_lines(pilot.app)
        first = next(number for number, text in enumerate(lines) if "Ana Ruiz: Lyon" in text)
        assert any("Bo Li: Oslo" in text for text in lines[first:])
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, MainScreen)
        assert desk.contact_id == people.ana


async def test_R5e_with_nobody_at_hand_it_asks_whose_trip_it_is(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "T", "tab")
        bo = person(store, clock(), "Bo Li")
        await write(pilot, "Lyon 3 dec")
        await press(pilot, "enter")
        assert "Whose trip is it?" in screen_text(pilot.app)
        await press(pilot, "enter")

        await until(pilot, lambda: store.trips.listed(clock().day, theirs=True))
        assert store.trips.listed(clock().day, theirs=True)[0].contact_id == bo


async def test_R5e_a_visitor_stands_in_the_queue_and_d_settles_it(store: Store, clock: TestClock) -> None:
    jens = person(store, clock(), "Jens")
    take(store, clock, "Lyon 17-20 nov; Oslo 23 nov", jens)
    async with sitting(store, clock) as (pilot, _):
        assert "in Lyon until Fri 20 Nov: a care call" in queue_words(pilot.app)

        await press(pilot, "d")

        assert store.due.queue(clock()).items == ()
        await press(pilot, "u", "s", "1")
        assert store.due.queue(clock()).items == ()
        await press(pilot, "u", "C")
        assert store.due.queue(clock()).items == ()
        assert len(store.timeline.of(jens)) == 1


async def test_R5c_the_page_shows_legs_hours_promises_and_celebrations(store: Store, clock: TestClock) -> None:
    in_beijing(store, clock)
    for size in SIZES:
        async with sitting(store, clock, size=size) as (pilot, _):
            await press(pilot, "T", "down", "enter")
            shown = screen_text(pilot.app)
            assert "Beijing, China  Mon 30 Nov – Fri 4 Dec  16:00 there" in shown
            assert "near Shanghai" in shown
            assert "> I promised: bring the brochure" in shown
            assert "★ won: Harbour fit-out" in shown
            await press(pilot, "j")
            assert "> bring the brochure → Sun 20 Dec" in screen_text(pilot.app)
            foot = next(text for text in screen_lines(pilot.app) if "w see" in text)
            assert "…" not in foot


async def test_R5c_one_key_says_how_far_seeing_somebody_is(store: Store, clock: TestClock) -> None:
    trip, li, mei = in_beijing(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "T", "down", "enter", "w")
        assert store.trips.visits(trip) == {li: VisitState.WANTED}
        await press(pilot, "a")
        assert store.trips.visits(trip) == {li: VisitState.ASKED}
        await press(pilot, "c", "j", "x")
        assert store.trips.visits(trip) == {li: VisitState.CONFIRMED, mei: VisitState.DROPPED}
        assert "✓ Li Wei" in screen_text(pilot.app)
        assert "✗ Mei Chen" in screen_text(pilot.app)

        await press(pilot, "tab")
        assert "only those to see" in screen_text(pilot.app)
        shown = pilot.app.screen.query_one("#seen", RowList).rows
        assert [shown.key(index) for index in range(len(shown))] == [li]
        await press(pilot, "tab", "u")
        assert store.trips.visits(trip) == {li: VisitState.CONFIRMED}


async def test_R5c_anybody_can_be_put_on_the_list(store: Store, clock: TestClock) -> None:
    trip, _, _ = in_beijing(store, clock)
    bo = person(store, clock(), "Bo Li")
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "T", "down", "enter", "n", "b", "o", "enter")
        await until(pilot, lambda: store.trips.visits(trip))

        assert store.trips.visits(trip) == {bo: VisitState.WANTED}
        await until(pilot, lambda: "elsewhere" in screen_text(pilot.app))


async def test_R5c_v_leads_to_the_line_and_the_meeting_logged_there_meets_them(
    store: Store, clock: TestClock
) -> None:
    trip, li, _ = in_beijing(store, clock)
    store.trips.mark(trip, li, VisitState.CONFIRMED, clock())
    clock.at = datetime(2026, 12, 1, 3, tzinfo=UTC)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "T", "down", "enter", "v")
        await until(pilot, lambda: desk.bar.is_open)
        await write(pilot, "dinner at the port")
        assert "in Beijing" in screen_text(pilot.app)
        await press(pilot, "enter")

        assert store.trips.visits(trip) == {li: VisitState.MET}
        assert desk.contact_id == li
        entry = store.timeline.get(store.timeline.of(li)[0]).interaction
        assert (entry.kind, entry.place, entry.words) == (Kind.MET, "Beijing", "dinner at the port")
        await press(pilot, "2")
        assert any("↔ met" in text and "in Beijing" in text for text in screen_lines(pilot.app))


async def test_R5c_the_brief_is_read_on_the_way_and_the_list_stays(store: Store, clock: TestClock) -> None:
    in_beijing(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "T", "down", "enter", "enter")
        assert "Brief · Li Wei" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TripScreen)


async def test_R5c_two_files_for_the_way(store: Store, clock: TestClock, tmp_path: Path) -> None:
    trip, li, mei = in_beijing(store, clock)
    store.trips.mark(trip, li, VisitState.CONFIRMED, clock())
    store.trips.mark(trip, mei, VisitState.DROPPED, clock())
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "T", "down", "enter", "f")
        assert "china-trade-fair-beijing-shanghai.md" in screen_text(pilot.app)
        await press(pilot, "enter")
        brief = tmp_path / "china-trade-fair-beijing-shanghai.md"
        await until(pilot, brief.exists)
        told = brief.read_text(encoding="utf-8")
        assert "- Beijing, China: 2026-11-30 to 2026-12-04" in told
        assert "## Li Wei" in told
        assert "Mei" not in told

        await press(pilot, "i", "enter")
        calendar = tmp_path / "china-trade-fair-beijing-shanghai.ics"
        await until(pilot, calendar.exists)
        written = calendar.read_text(encoding="utf-8")
        assert written.count("BEGIN:VEVENT") == 3
        assert "SUMMARY:see Li Wei" in written
        assert calendar.stat().st_mode & 0o777 == 0o600

        await press(pilot, "i")
        assert "exists already" in screen_text(pilot.app)


async def test_R5c_a_trip_of_the_queue_opens_is_prepared_and_put_off_by_key(
    store: Store, clock: TestClock
) -> None:
    in_beijing(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "3", "G")
        assert "A trip or an event to prepare." in screen_text(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TripScreen)
        await press(pilot, "escape", "G", "s", "1")
        subjects = [item.reasons[0].subject for item in desk.due.items]
        assert Subject.TRIP not in subjects
        await press(pilot, "u", "G", "d")
        assert Subject.TRIP not in [item.reasons[0].subject for item in store.due.queue(clock()).items]
        assert "prepared: China trade fair" in screen_text(pilot.app)
        await press(pilot, "u")
        assert Subject.TRIP in [item.reasons[0].subject for item in desk.due.items]


async def test_R5c_the_review_comes_to_a_trip_and_enter_opens_it(store: Store, clock: TestClock) -> None:
    take(store, clock, "Beijing 30 nov")
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "r")
        shown = screen_text(pilot.app)
        assert "Beijing in 12 days: whom to see?" in shown
        assert "d prepared" in shown
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TripScreen)
        await press(pilot, "escape", "d")
        assert "All clear." in screen_text(pilot.app)


async def test_R5c_a_trip_is_edited_and_called_off_in_the_list(store: Store, clock: TestClock) -> None:
    trip, _, _ = in_beijing(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "T", "down", "e")
        field = pilot.app.screen.query_one("#line", Input)
        assert (
            field.value == "Beijing 2026-11-30 to 2026-12-04; Shanghai 2026-12-04 to 2026-12-06: China trade fair"
        )
        field.value = "Beijing 1-4 dec"
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, TripsScreen))
        assert store.trips.get(trip).title == "Beijing"
        await press(pilot, "x")
        assert store.trips.listed(clock().day) == []
        await press(pilot, "u")
        assert store.trips.get(trip).title == "Beijing"


async def test_R5c_the_trip_that_undo_takes_away_closes_its_page(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "T")
        await write(pilot, "Beijing 3 dec")
        await press(pilot, "enter", "down", "enter", "u")

        assert isinstance(pilot.app.screen, TripsScreen)
        assert "No trip yet." in screen_text(pilot.app)


async def test_R6b_the_queue_says_where_a_celebration_can_be_in_person(store: Store, clock: TestClock) -> None:
    in_beijing(store, clock)
    async with sitting(store, clock, size=(140, 40)) as (pilot, _):
        await press(pilot, "3", "g")
        assert "celebrate, you are in Shanghai Fri 4 Dec" in queue_words(pilot.app)


async def test_R5b_an_event_is_planned_and_whom_to_meet_chosen(store: Store, clock: TestClock) -> None:
    now = clock()
    rui = person(store, now, "Rui", place="Lisbon")
    person(store, now, "Jens", place="Oslo")
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "T", "tab", "tab")
        assert "No event yet." in screen_text(pilot.app)
        await write(pilot, "Web Summit, Lisbon 23-25 nov")
        assert "in Lisbon  ·  Mon 23 Nov – Wed 25 Nov, in 5 days" in screen_text(pilot.app)
        await press(pilot, "enter", "down", "enter")
        assert isinstance(pilot.app.screen, EventScreen)
        assert "1 more known there" in screen_text(pilot.app)
        await press(pilot, "w")
        (event,) = store.events.listed()
        assert [(one.contact_id, one.state) for one in store.event_plans.whom(event, now)] == [
            (rui, VisitState.WANTED)
        ]
        await press(pilot, "x")
        assert [one.state for one in store.event_plans.whom(event, now)] == [None]


async def test_R5b_an_event_gets_another_name_place_and_days_from_its_page_and_from_the_cards(
    store: Store, clock: TestClock
) -> None:
    number = store.event_plans.plan(parse_event_plan("Summit, Lisbon 23 nov", clock().day), clock()).subject or 0
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "T", "tab", "tab", "down", "enter", "e")
        pilot.app.screen.query_one("#line", Input).value = "Web Summit, Porto 24 nov"
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, EventScreen))
        assert store.events.get(number).place == "Porto"
        assert "Porto, Portugal" in screen_text(pilot.app)

        await press(pilot, "escape", "escape", "b", "down", "e")
        pilot.app.screen.query_one("#line", Input).value = "Web Summit, Rio de Janeiro 24-26 nov"
        await press(pilot, "enter")
        await until(pilot, lambda: store.events.get(number).place == "Rio de Janeiro")


async def test_R5b_cards_are_filled_against_the_event(store: Store, clock: TestClock) -> None:
    number = (
        store.event_plans.plan(parse_event_plan("Web Summit, Lisbon today", clock().day), clock()).subject or 0
    )
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "T", "tab", "tab", "down", "enter", "b")
        await write(pilot, "Ana Ruiz, CTO Acme; grew a team")
        await press(pilot, "enter")
        assert [one.name for one in store.events.people(number, clock())] == ["Ana Ruiz"]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, EventScreen)


async def test_F20_an_event_of_the_queue_opens_its_page(store: Store, clock: TestClock) -> None:
    store.event_plans.plan(parse_event_plan("Web Summit, Lisbon 24-26 nov", clock().day), clock())
    async with sitting(store, clock) as (pilot, _):
        assert "Web Summit in 6 days: whom to meet" in queue_words(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, EventScreen)
        await press(pilot, "d", "escape")
        assert store.due.queue(clock()).items == ()


async def test_R5c_hostile_names_and_places_do_nothing(store: Store, clock: TestClock) -> None:
    evil = "\x1b[31m[bold]x\u202e"
    take(store, clock, f"{evil} 30 nov; Beijing 1 dec: {evil}", person(store, clock(), evil))
    take(store, clock, f"{evil} 30 nov; Beijing 1 dec: {evil}")
    store.event_plans.plan(parse_event_plan(f"{evil}, {evil} 20 nov", clock().day), clock())
    async with sitting(store, clock) as (pilot, _):
        assert not harmful(pilot.app)
        for keys in (("T", "down"), ("enter",), ("escape", "tab"), ("tab",), ("enter",), ("e",)):
            await press(pilot, *keys)
            assert not harmful(pilot.app)
            assert "[bold]" in screen_text(pilot.app)
