"""Who is near, on screen, and calls from the airport: shown, narrowed, named, called, logged."""

from datetime import timedelta
from typing import Any

import pytest
from conftest import TestClock, line, person
from deskside import SIZES, harmful, press, screen_lines, screen_text, sitting, until, write
from textual.pilot import Pilot

from netui.domain.interaction import Kind
from netui.domain.moment import moment_at
from netui.domain.people.contact import ContactPoint, PointKind, Tier
from netui.store import Store
from netui.store.models.travel import LegRow, TripRow
from netui.tui.lines import length
from netui.tui.render_airport import figure_lines
from netui.tui.render_code import qr_lines
from netui.tui.screens.dialogs.ask import AskScreen
from netui.tui.screens.dialogs.ask_place import AskPlaceScreen
from netui.tui.screens.travel.airport import AirportScreen
from netui.tui.screens.travel.near import NearScreen


def someone(
    store: Store,
    clock: TestClock,
    name: str,
    place: str,
    phone: str = "",
    days: int = 100,
    depth: int = 0,
    text: str = "the harbour",
) -> int:
    """Somebody of tier B at a place, called so many days ago."""
    then = moment_at(clock.at - timedelta(days=days), clock.zone)
    points = (ContactPoint(PointKind.PHONE, phone),) if phone else ()
    number = person(store, then, name, place=place, points=points)
    store.attention.set_tier([number], Tier.B, then)
    store.interactions.log(Kind.CALL, [number], line(store, text, then), then)
    store.attention.set_depth([number], depth, then)
    return number


def travellers(store: Store, clock: TestClock) -> dict[str, int]:
    """Wang in Beijing, Li 51 km from there, Chen on Hainan, Bob asleep in San Francisco, Jo without a number."""
    return {
        "wang": someone(
            store,
            clock,
            "Wang Fang",
            "Bejing",
            "+86 138 0013 8000",
            60,
            4,
            "the panel in spring >send the slides fri +a printer",
        ),
        "li": someone(store, clock, "Li Wei", "Langfang", "+86 139 1234 5678", 90, 2),
        "chen": someone(store, clock, "Chen Wu", "Haikou", "0898 1234 5678", 90, 5, "the translation"),
        "bob": someone(store, clock, "Bob Night", "San Francisco", "+1 415 555 0100", 90, 3),
        "jo": someone(store, clock, "Jo Ho", "Tianjin", "", 90, 3),
    }


async def at(pilot: Pilot[Any], place: str) -> None:
    """Open the list of who is near a place."""
    await press(pilot, "h")
    await until(pilot, lambda: isinstance(pilot.app.screen, AskPlaceScreen))
    await press(pilot, *(place if place.isascii() else ()), "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, NearScreen))


async def boarding(pilot: Pilot[Any], place: str) -> AirportScreen:
    """Open airport mode there, with the forty minutes it proposes."""
    await at(pilot, place)
    await press(pilot, "tab")
    await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen))
    await press(pilot, "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, AirportScreen))
    screen = pilot.app.screen
    assert isinstance(screen, AirportScreen)
    return screen


async def test_R5a_the_list_shows_who_is_near_with_all_one_needs_to_call(store: Store, clock: TestClock) -> None:
    people = travellers(store, clock)
    async with sitting(store, clock, (80, 24)) as (pilot, desk):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await at(pilot, "PEK")
            await press(pilot, "plus")
            text = screen_text(pilot.app)
            for shown in (
                "Near PEK Beijing, China · 100 km · 2",
                "16:00 there · by depth × overdue × distance",
                "Wang Fang",
                "25 km",
                "+86 138 0013 8000",
                "“the panel in spring” · Sat 19 Sep, 60 days ago",
                "> I promised: send the slides → Fri 25 Sep, 54 days ago",
                "+ need: a printer",
                "Li Wei",
                "29d over",
            ):
                assert shown in text
            assert text.index("Wang Fang") < text.index("Li Wei")
            assert "Chen Wu" not in "\n".join(screen_lines(pilot.app)[2:-3])
            await press(pilot, "j", "k", "G")
            assert "“the harbour”" in screen_text(pilot.app)
            await press(pilot, "g", "enter")
            assert pilot.app.screen is desk
            assert desk.chosen_contact() == people["wang"]


async def test_R5a_a_moon_marks_an_hour_that_is_not_decent(store: Store, clock: TestClock) -> None:
    travellers(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await at(pilot, "San Francisco")
        assert "☾ 00:00  +1 415 555 0100" in screen_text(pilot.app)


async def test_R5a_log_keys_log_with_them_in_the_line(store: Store, clock: TestClock) -> None:
    people = travellers(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await at(pilot, "Beijing")
        await press(pilot, "v")
        await until(pilot, lambda: desk.bar.is_open and "met with Wang Fang" in screen_text(pilot.app))
        await write(pilot, "tea")
        await press(pilot, "enter")
        assert store.timeline.get(store.timeline.of(people["wang"])[0]).interaction.kind is Kind.MET


async def test_R5a_the_place_asked_for_is_the_contacts_then_a_trips_then_home(
    store: Store, clock: TestClock
) -> None:
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "h")
        assert "→ Paris, France · 2.1 m · 09:00 there" in screen_text(pilot.app)
        await press(pilot, "escape")
        with store.connection.changing("trip", clock().at):
            trip = store.connection.run(TripRow.insert())
            today = clock().day
            store.connection.run(LegRow.insert(trip=trip, place="Oslo", begins=today, ends=today))
        await press(pilot, "h")
        assert "→ Oslo, Norway" in screen_text(pilot.app)
        await press(pilot, "escape")
        bo = person(store, clock(), "Bo", place="nowhere known; home: Lyon")
        desk.reload()
        desk.show_contact(bo)
        await press(pilot, "h")
        assert "→ Lyon, France" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.screen is desk


async def test_R5a_places_are_completed_chosen_when_several_and_said_when_unknown(
    store: Store, clock: TestClock
) -> None:
    travellers(store, clock)
    async with sitting(store, clock, (80, 24)) as (pilot, desk):
        await press(pilot, "h", *"Beij", "tab")
        assert "│ Beijing, China  " in screen_text(pilot.app)
        await press(pilot, "escape", "h", *"Valencia")
        text = screen_text(pilot.app)
        assert "are called so: ↓ ↑ choose" in text
        assert text.index("Valencia, Venezuela · 1.6 m") < text.index("Valencia, Spain · 824 k")
        await press(pilot, "down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, NearScreen))
        assert "Near Valencia, Spain · 50 km · nobody" in screen_text(pilot.app)
        await press(pilot, "slash", *"xyzzy", "enter")
        assert "No place is known that is called so." in screen_text(pilot.app)
        await press(pilot, "escape", "slash", *"Bejng")
        assert "nothing is spelt so; like it:" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert "Near Beijing, China" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.screen is desk


async def test_R5a_nobody_near_names_the_next_nearest_and_no_places_teach(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock, (80, 24)) as (pilot, desk):
        await at(pilot, "Oslo")
        assert "Nobody's place is known yet." in screen_text(pilot.app)
        assert "Madrid; home: Málaga" in screen_text(pilot.app)
        await press(pilot, "Y", "c", "enter", "escape")
        someone(store, clock, "Ana Ruiz", "Madrid")
        desk.reload()
        await at(pilot, "Lisbon")
        text = screen_text(pilot.app)
        assert "Nobody is known near Lisbon, Portugal." in text
        assert "The next nearest: Ana Ruiz, Madrid, Spain, 503 km" in text
        await press(pilot, "plus", "plus", "plus", "plus")
        assert "800 km · 1" in screen_text(pilot.app)
        await press(pilot, "minus", "slash", *"Spain", "enter")
        assert "Near Spain · 1" in screen_text(pilot.app)
        await press(pilot, "plus")
        assert "a country has no reach" in screen_text(pilot.app)


async def test_R5a_a_place_is_given_a_name_of_ones_own(store: Store, clock: TestClock) -> None:
    bo = someone(store, clock, "Bo Li", "The Valley")
    async with sitting(store, clock) as (pilot, _):
        await at(pilot, "San Jose, California")
        assert "nobody" in screen_text(pilot.app)
        await press(pilot, "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen))
        await write(pilot, "the Valley")
        await press(pilot, "enter")
        await until(pilot, lambda: "✓ “the Valley” means San Jose" in screen_text(pilot.app))
        assert [one.contact_id for one in store.nearby.near(store.places.one("the valley"), clock())] == [bo]
        assert "Bo Li" in screen_text(pilot.app)
        await press(pilot, "u")
        assert "undone: “the Valley”" in screen_text(pilot.app)
        assert store.places.listed() == []


async def test_R5a_the_number_stands_large_with_its_address_and_code(store: Store, clock: TestClock) -> None:
    travellers(store, clock)
    async with sitting(store, clock, (80, 24)) as (pilot, _):
        await at(pilot, "Beijing")
        await press(pilot, "Y")
        await until(pilot, lambda: "█▀▀▀▀▀█" in screen_text(pilot.app))
        assert "tel:+8613800138000" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, NearScreen)


async def test_R5d_five_are_called_from_the_airport_logged_in_two_keys_and_next(
    store: Store, clock: TestClock
) -> None:
    people = travellers(store, clock)
    async with sitting(store, clock, (80, 24)) as (pilot, desk):
        await boarding(pilot, "PEK")
        text = screen_text(pilot.app)
        for shown in (
            "Calls from PEK · 1 of 3 · 40 min left",
            "Chen Wu",
            "0898 1234 5678  tel:+8689812345678",
            "█▀▀▀▀▀█",
            "16:00 there · Haikou, China",
            "5 platinum",
            "2,307 km away",
            "“the translation”",
        ):
            assert shown in text
        await press(pilot, "C")
        assert store.timeline.get(store.timeline.of(people["chen"])[0]).interaction.words == ""
        assert "✓ call with Chen Wu" in screen_text(pilot.app)
        assert "Wang Fang" in screen_text(pilot.app)
        clock.move(minutes=9)
        await press(pilot, "c")
        await write(pilot, "boarding soon >mail her fri")
        assert "my promise: mail her" in screen_text(pilot.app)
        await press(pilot, "enter")
        await until(pilot, lambda: "3 of 3 · 31 min left" in screen_text(pilot.app))
        entry = store.timeline.get(store.timeline.of(people["wang"])[0])
        assert (entry.interaction.words, entry.promises[0].text) == ("boarding soon", "mail her")
        await press(pilot, "n")
        assert "Boarding: 2 called" in screen_text(pilot.app)
        await press(pilot, "k", "k")
        assert "✓ called from here" in screen_text(pilot.app)
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, NearScreen))
        assert "boarding: 2 called" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.screen is desk


async def test_R5d_undo_takes_a_call_back_and_shows_them_again(store: Store, clock: TestClock) -> None:
    people = travellers(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await boarding(pilot, "PEK")
        await press(pilot, "C", "u")
        assert len(store.timeline.of(people["chen"])) == 1
        text = screen_text(pilot.app)
        assert "undone: call with Chen Wu" in text
        assert "1 of 3" in text
        await press(pilot, "space", "space", "space")
        assert "Boarding: 0 called" in screen_text(pilot.app)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, NearScreen))


async def test_R5d_a_line_left_unfinished_waits_there(store: Store, clock: TestClock) -> None:
    people = travellers(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await boarding(pilot, "PEK")
        await press(pilot, "c")
        await write(pilot, "half a")
        await press(pilot, "escape")
        assert store.drafts.line(people["chen"], "call") == "half a"
        assert len(store.timeline.of(people["chen"])) == 1
        await press(pilot, "c")
        assert "half a" in screen_text(pilot.app)
        await write(pilot, " thought")
        await pilot.app.action_quit()
    assert store.drafts.line(people["chen"], "call") == "half a thought"


async def test_R5d_nobody_to_call_says_what_it_takes(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock, (80, 24)) as (pilot, _):
        await boarding(pilot, "PEK")
        assert "Nobody to call just now." in screen_text(pilot.app)
        await press(pilot, "c", "C", "n", "u", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, NearScreen))


async def test_R5d_how_long_and_where_is_asked_and_checked(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, _):
        await at(pilot, "PEK")
        await press(pilot, "tab")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen))
        assert "→ 40 minutes at PEK Beijing, China" in screen_text(pilot.app)
        await press(pilot, *(["backspace"] * 6))
        await write(pilot, "25 min at Valencia")
        assert "may be Valencia, Venezuela" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, AskScreen)
        await write(pilot, ", Spain")
        await press(pilot, "enter")
        await until(pilot, lambda: "Calls from Valencia · 25 min left" in screen_text(pilot.app))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_hostile_text_is_only_shown_near_and_at_the_airport(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    evil = "[/] \x1b[2J\x9b1m\u202e 北京 " + "x" * 5000
    someone(store, clock, evil, f"Beijing; {evil}", f"+86 138 0013 8000 {evil}", 60, 5, f"words {evil} >do {evil}")
    async with sitting(store, clock, size) as (pilot, _):
        await press(pilot, "h")
        await write(pilot, evil[:60])
        assert not harmful(pilot.app)
        await press(pilot, "escape")
        await boarding(pilot, "PEK")
        assert "words [/] ␛[2J" in screen_text(pilot.app)
        assert not harmful(pilot.app)
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, NearScreen))
        assert not harmful(pilot.app)
        await press(pilot, "Y")
        await pilot.pause()
        assert not harmful(pilot.app)


def test_R5d_the_code_holds_the_very_address_and_fits_a_small_terminal() -> None:
    import segno

    lines = qr_lines("tel:+8613800138000")
    assert len(lines) <= 17
    assert {length(line) for line in lines} == {33}
    dark = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
    drawn = [[dark[sign][half] for sign in line[0][0]] for line in lines for half in (0, 1)]
    code = [list(map(int, row)) for row in segno.make_qr("tel:+8613800138000", error="l").matrix_iter(border=4)]
    assert drawn[: len(code)] == code
    assert not any(map(any, drawn[len(code) :]))
    assert qr_lines("") == []


def test_R5d_the_figures_are_three_lines_high_and_break_between_groups() -> None:
    assert ["".join(words for words, _ in line) for line in figure_lines("+40 1", 60)] == [
        "       _      ",
        "_|_|_|| |    |",
        " |   ||_|    |",
    ]
    assert len(figure_lines("+34 600 12 31 23", 60)) == 3
    assert len(figure_lines("+34 600 12 31 23", 40)) == 6
    assert all(length(row) <= 40 for row in figure_lines("+34 600 12 31 23", 40))
    assert figure_lines("9" * 60, 40) == []
