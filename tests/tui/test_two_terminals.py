"""Two terminals on one network: each shows what the other writes, none loses a word; and a file replaced."""

import shutil
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock, line, person
from deskside import network, one_row_each, press, screen_text, sitting, until, write
from textual.pilot import Pilot

from netui.domain.interaction import Kind
from netui.domain.people.contact import ContactDraft
from netui.store import Store, open_store
from netui.tui.screens.desk import watching
from netui.tui.screens.desk.main import MainScreen

PROMISED = 2.0
"""Seconds within which one terminal shows what was written in the other."""


@pytest.fixture
def other(store: Store, clock: TestClock) -> Iterator[Store]:
    """The network as the second terminal has it open."""
    with open_store(store.path, now=clock.at, backups=store.path.parent / "backups") as opened:
        yield opened


@asynccontextmanager
async def two(
    store: Store, other: Store, clock: TestClock
) -> AsyncIterator[tuple[tuple[Pilot[Any], MainScreen], tuple[Pilot[Any], MainScreen]]]:
    """Two screens, each over its own connection to one file."""
    async with sitting(store, clock) as here, sitting(other, clock) as there:
        yield here, there


def test_a_look_a_second_is_within_what_is_promised() -> None:
    assert watching._LOOK_SECONDS < PROMISED / 1.5


async def test_what_one_writes_the_other_shows_in_time_without_a_key(
    store: Store, other: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    async with two(store, other, clock) as ((pilot, desk), (across, beyond)):
        desk.show_contact(people.ana)
        beyond.show_contact(people.ana)
        await press(pilot, "c")
        await write(pilot, "from the left >a map fri")
        await press(pilot, "enter")
        written = time.monotonic()
        while "from the left" not in screen_text(across.app):
            assert time.monotonic() - written < PROMISED
            await across.pause(0.02)
        assert "a map" in screen_text(across.app)
        await press(across, "u")
        written = time.monotonic()
        while "from the left" in screen_text(pilot.app):
            assert time.monotonic() - written < PROMISED
            await pilot.pause(0.02)
        assert one_row_each(desk)
        assert one_row_each(beyond)


async def test_both_write_at_once_and_every_word_is_in_both(
    store: Store, other: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_LOOK_SECONDS", 0.02)
    people = network(store, clock)
    async with two(store, other, clock) as ((pilot, desk), (across, beyond)):
        for number in range(4):
            desk.show_contact(people.ana)
            beyond.show_contact(people.ana)
            await press(pilot, "c")
            await press(across, "m")
            await write(pilot, f"left {number}")
            await write(across, f"right {number}")
            clock.move(minutes=1)
            await press(pilot, "enter")
            await press(across, "enter")
        for who, its in ((pilot, desk), (across, beyond)):
            await until(who, lambda its=its: len(its.timeline.list.rows) == 9)
            assert "✓" in screen_text(who.app)
        words = {
            entry.interaction.words for entry in store.timeline.entries(store.timeline.of(people.ana)).values()
        }
        assert words >= {f"{side} {number}" for side in ("left", "right") for number in range(4)}
        assert store.timeline.of(people.ana) == other.timeline.of(people.ana)


async def test_the_line_being_written_and_the_row_stay_while_the_other_writes(
    store: Store, other: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_LOOK_SECONDS", 0.02)
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(people.dana)
        await press(pilot, "c")
        await write(pilot, "half a ")
        for number in range(3):
            person(other, clock(), f"Aaron {number}")
            other.interactions.log(Kind.CALL, [people.dana], line(other, f"other {number}", clock()), clock())
            await until(pilot, lambda number=number: f"other {number}" in screen_text(pilot.app))
            await press(pilot, *"word ")
        assert desk.bar.line == "half a word word word "
        assert desk.contact_id == people.dana
        await press(pilot, "enter")
        assert store.timeline.last_words([people.dana], clock())[people.dana] == "half a word word word"


async def test_a_card_changed_in_both_keeps_both_changes(store: Store, other: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(people.bo)
        await press(pilot, "o")
        await write(pilot, "x")
        other.contacts.edit(
            people.bo, ContactDraft("Bo Li", organisation="Harbour Works", place="Oslo"), clock.move(minutes=1)
        )
        await press(pilot, "ctrl+s")
        card = store.contacts.get(people.bo)
        assert (card.place, card.name) == ("Oslo", "xBo Li") or (card.place, card.name) == ("Oslo", "Bo Lix")


def test_two_programs_writing_hundreds_of_entries_lose_none_and_meet_no_error(
    store: Store, clock: TestClock
) -> None:
    bo = person(store, clock(), "Bo")
    went_wrong: list[BaseException] = []

    def writes(name: str) -> None:
        try:
            with open_store(store.path, now=clock.at, backups=store.path.parent / "backups") as own:
                for number in range(60):
                    own.interactions.log(Kind.CALL, [bo], line(own, f"{name} {number}", clock()), clock())
        except BaseException as error:
            went_wrong.append(error)

    threads = [threading.Thread(target=writes, args=(name,)) for name in ("left", "right")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert went_wrong == []
    words = {entry.interaction.words for entry in store.timeline.entries(store.timeline.of(bo)).values()}
    assert words == {f"{name} {number}" for name in ("left", "right") for number in range(60)}


# The file itself is replaced or removed while it is open.


def replaced(path: Path) -> None:
    """A sync program puts another version in place, as they do: beside it, then over it."""
    other = path.with_name("incoming.tmp")
    shutil.copyfile(path, other)
    other.replace(path)


def removed(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("happens", "says"),
    [(replaced, "was replaced while it was open"), (removed, "cannot be found any more")],
)
async def test_a_file_replaced_or_removed_is_said_at_once_and_keeps_what_is_typed(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch, happens: Any, says: str
) -> None:
    monkeypatch.setattr(watching, "_LOOK_SECONDS", 0.02)
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(people.bo)
        await press(pilot, "c")
        await write(pilot, "a long story")
        before = len(store.timeline.of(people.bo))
        happens(store.path)
        there = store.path.read_bytes() if store.path.exists() else None
        await until(pilot, lambda: says in desk.alarm.says)
        assert says.split()[0] in screen_text(pilot.app)
        await press(pilot, "enter")
        assert desk.bar.is_open
        assert desk.bar.line == "a long story"
        assert says in desk.status.message
        await press(pilot, "escape")
        assert desk.bar.line == "a long story", "what cannot be kept is not put away"
        assert says in desk.alarm.says
        assert len(store.timeline.of(people.bo)) == before
        assert (store.path.read_bytes() if store.path.exists() else None) == there


async def test_the_alarm_goes_when_the_file_is_there_again(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_LOOK_SECONDS", 0.02)
    people = network(store, clock)
    aside = store.path.with_name("aside.db")
    async with sitting(store, clock) as (pilot, desk):
        store.path.rename(aside)
        await until(pilot, lambda: "cannot be found any more" in desk.alarm.says)
        await press(pilot, "1", "j", "k", "?", "escape")
        assert "cannot be found any more" in desk.alarm.says
        aside.rename(store.path)
        await until(pilot, lambda: desk.alarm.says == "")
        desk.show_contact(people.bo)
        await press(pilot, "C")
        assert len(store.timeline.of(people.bo)) == 2


async def test_a_network_written_anew_by_another_window_is_shown_as_it_is_now(
    store: Store, other: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_LOOK_SECONDS", 0.02)
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        with other.connection.writing():
            other.connection.sql("CREATE TABLE passing (a TEXT)")
            other.connection.sql("DROP TABLE passing")
            other.connection.sql("UPDATE contact SET name = 'Bo Renamed' WHERE id = ?", people.bo)
        await until(pilot, lambda: "Bo Renamed" in screen_text(pilot.app))
        await until(pilot, lambda: "wrote the whole network anew" in desk.status.message)
        desk.show_contact(people.bo)
        await press(pilot, "C")
        assert len(store.timeline.of(people.bo)) == 2
