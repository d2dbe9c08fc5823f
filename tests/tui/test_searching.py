"""The search field: whom it finds letter by letter, what of it is shown at once, and what Enter keeps."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from conftest import TestClock, line
from deskside import network, one_row_each, press, screen_text, sitting, until
from textual.widgets import Input

from netui.domain.interaction import Kind
from netui.store import Store, StoreError
from netui.store.people.held_cards import HeldCards


def _shown(desk: Any) -> list[object]:
    rows = desk.contacts.list.rows
    return [rows.key(index) for index in range(len(rows))]


@contextmanager
def _slow_reading(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """All cards are read only after what this gives was called."""
    go_on, read_apart = threading.Event(), HeldCards.read_apart

    def slowly(*args: Any) -> HeldCards:
        assert go_on.wait(20)
        return read_apart(*args)

    monkeypatch.setattr(HeldCards, "read_apart", slowly)
    try:
        yield go_on.set
    finally:
        go_on.set()


async def test_search_narrows_while_typing_by_all_that_is_known(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):

        def found() -> list[object]:
            rows = desk.contacts.list.rows
            return [rows.key(index) for index in range(len(rows))]

        await press(pilot, "slash")
        field = desk.query_one("#search", Input)
        assert desk.focused is field
        for typed, ids in (
            ("chloe", [people.chloe]),
            ("CHLOÉ", [people.chloe]),
            ("sorensen", [people.jens]),
            ("acme", [people.ana, people.eve]),
            ("ruiz acme", [people.ana]),
            ("design", [people.chloe]),
            ("600 123", [people.ana]),
            ("0034600", []),
            ("madrid", [people.ana]),
            ("nobody at all", []),
        ):
            field.value = typed
            await until(pilot, lambda ids=ids: found() == ids)
            assert desk.contact_id == (ids[0] if ids else None)
        assert "Nobody fits nobody at all." in screen_text(pilot.app)
        field.clear()
        await press(pilot, *"acme")
        await until(pilot, lambda: "Contacts 2 · “acme”" in screen_text(pilot.app))
        assert "Eve Stone" in screen_text(pilot.app)
        assert "Dana Kim" not in screen_text(pilot.app).split("Due today")[0]
        await press(pilot, "enter", "j")
        assert desk.focused is desk.contacts.list
        assert desk.contact_id == people.eve
        # The kept search is let go with Esc, and the highlight stays with whom one found.
        await press(pilot, "escape")
        assert len(found()) == 6
        assert desk.contacts.list.chosen_key == people.eve
        await press(pilot, "slash", *"dana", "escape")
        assert len(found()) == 6
        assert desk.contacts.list.chosen_key == people.dana == desk.contact_id
        assert desk.focused is desk.contacts.list
        assert one_row_each(desk)


async def test_a_search_shows_cards_first_and_then_of_whom_it_was_written(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    store.interactions.log(Kind.NOTE, [people.bo], line(store, "asked after Acme", clock()), clock())
    async with sitting(store, clock) as (pilot, desk):
        shown = desk.contacts.list
        await press(pilot, "slash", *"acm")
        await until(pilot, lambda: "Contacts 3 · “acm”" in screen_text(pilot.app))
        assert [shown.rows.key(at) for at in range(3)] == [people.ana, people.eve, people.bo]
        assert desk.contact_id == people.ana
        # Of only one person, on no card: whom the search before had shown makes room.
        await press(pilot, *(["backspace"] * 3), *"dana", *(["backspace"] * 4), *"panel")
        await until(pilot, lambda: "Contacts 1 · “panel”" in screen_text(pilot.app))
        assert desk.contact_id == shown.chosen_key == people.dana
        await press(pilot, *(["backspace"] * 5), *"marathons")
        await until(pilot, lambda: desk.contact_id == shown.chosen_key == people.ana)


async def test_enter_keeps_what_was_sought_though_the_list_has_not_shown_it_yet(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    store.interactions.log(Kind.NOTE, [people.eve], line(store, "her quokka", clock()), clock())
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "slash")
        desk.narrow_to("quokka")
        desk._keep_search()
        assert desk.chosen_contact() == people.eve
        await press(pilot, "C")
        assert desk.chosen_contact() == people.eve
        assert len(store.timeline.of(people.eve)) == 2


async def test_what_found_nobody_leaves_a_working_screen(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "slash", *"zzz", "enter")
        for key in ("j", "G", "enter", "o", "t", "Y", "x", "C", "d", "s", "2", "enter", "x", "X", "1"):
            await press(pilot, key)
            assert pilot.app.screen is desk
        await press(pilot, "escape")
        assert len(desk.contacts.list.rows) == 6
        assert one_row_each(desk)


async def test_while_all_cards_are_read_names_are_found_by_their_beginning(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        with _slow_reading(store, monkeypatch) as go_on:
            await press(pilot, "slash", "a")
            assert _shown(desk) == [people.ana]
            assert desk.contact_id == people.ana
            assert desk.query_one("#search", Input).value == "a"
            go_on()
            await until(pilot, lambda: _shown(desk)[:1] == [people.ana] and people.eve in _shown(desk))
        await press(pilot, *"cme")
        await until(pilot, lambda: "Contacts 2 · “acme”" in screen_text(pilot.app))


async def test_a_search_that_begins_no_name_waits_for_nothing(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        with _slow_reading(store, monkeypatch):
            await press(pilot, "slash", *"acme")
            await until(pilot, lambda: "Contacts 2 · “acme”" in screen_text(pilot.app))
            assert _shown(desk) == [people.ana, people.eve]


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_a_search_can_be_left_while_all_cards_are_read(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    people = network(store, clock)
    store.interactions.log(Kind.NOTE, [people.bo], line(store, "asked after Ana", clock()), clock())
    async with sitting(store, clock) as (pilot, desk):
        with _slow_reading(store, monkeypatch) as go_on:
            await press(pilot, "slash", *"ana", key)
            whom = [people.ana, people.dana, people.bo] if key == "enter" else store.contacts.ids()
            assert _shown(desk) == whom
            await press(pilot, "j")
            assert desk.contact_id == desk.contacts.list.chosen_key == whom[1], "the next key is heard at once"
            assert desk._reads_cards
            go_on()
            await until(pilot, lambda: not desk._reads_cards)
        assert _shown(desk) == whom
        assert not store.querying.holds_cards


async def test_a_program_that_ends_waits_for_no_card(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    network(store, clock)
    with _slow_reading(store, monkeypatch):
        async with sitting(store, clock) as (pilot, desk):
            await press(pilot, "slash", "a")
            assert desk._reads_cards
        (reading,) = (one for one in threading.enumerate() if one.name == "cards")
        assert reading.daemon


async def test_where_the_cards_cannot_be_read_beside_the_search_still_finds(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = network(store, clock)

    def refused(*args: Any) -> HeldCards:
        raise StoreError("the file is busy: try again in a moment")

    async with sitting(store, clock) as (pilot, desk):
        monkeypatch.setattr(HeldCards, "read_apart", refused)
        await press(pilot, "slash", "a")
        await until(pilot, lambda: _shown(desk)[:1] == [people.ana] and people.eve in _shown(desk))
        await until(pilot, lambda: "the file is busy: try again in a moment" in screen_text(pilot.app))


async def test_what_could_not_be_found_is_sought_again_by_enter(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = network(store, clock)
    find = store.querying.find

    def refused(*args: Any, **options: Any) -> list[int]:
        raise StoreError("the file is busy: try again in a moment")

    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "slash")
        monkeypatch.setattr(store.querying, "find", refused)
        await press(pilot, *"quok")
        await until(pilot, lambda: "the file is busy: try again in a moment" in screen_text(pilot.app))
        store.interactions.log(Kind.NOTE, [people.eve], line(store, "her quokka", clock()), clock())
        monkeypatch.setattr(store.querying, "find", find)
        await press(pilot, "enter")
        assert _shown(desk) == [people.eve]
