"""What the log line is for: one line does all of it, in the app and in the shell, and one undo takes it back."""

from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock, person
from tui.deskside import press, screen_text, sitting, write

from netui.cli import main
from netui.domain.due.cadence import Interval
from netui.domain.people.contact import Tier
from netui.domain.promise import Side
from netui.store import Store, StoreError, open_store
from netui.store.models.recorded import RECORDED
from netui.store.people.contacts import Contacts

LINE = '15m pricing for Q1 >send the deck fri +cfo by march *son runs marathons @"Bo Li" @Dana ^3w #saas'
"""A promise, a need, a fact, two people, a next date and a tag."""

DRAWN = ("uid",)
"""Columns a machine draws by lot."""

Rows = dict[str, list[tuple[Any, ...]]]


def everything(store: Store) -> Rows:
    """Every row of every table that can be undone, without what was drawn by lot."""
    found: Rows = {}
    for model in RECORDED:
        table = model._meta.table_name
        columns = [row[1] for row in store.connection.sql(f"PRAGMA table_info({table})") if row[1] not in DRAWN]
        listed = ", ".join(f"quote({column})" for column in columns)
        found[table] = store.connection.sql(f"SELECT {listed} FROM {table} ORDER BY id")
    return found


def new_rows(before: Rows, after: Rows) -> dict[str, int]:
    """How many rows each table got."""
    return {table: added for table in after if (added := len(after[table]) - len(before[table]))}


def opened(path: Path, clock: TestClock) -> Store:
    return open_store(path, now=clock.at, backups=path.parent / "backups", create=True)


@pytest.fixture
def paths(tmp_path: Path, clock: TestClock) -> tuple[Path, Path]:
    """Two files that hold the same three people."""
    found = (tmp_path / "app.db", tmp_path / "shell.db")
    for path in found:
        with opened(path, clock) as store:
            ana = person(store, clock(), "Ana Ruiz")
            person(store, clock(), "Bo Li")
            person(store, clock(), "Dana Kim")
            store.attention.set_tier([ana], Tier.A, clock())
    clock.move(hours=1)
    return found


def in_the_shell(path: Path, clock: TestClock, *argv: str) -> int:
    return main(["--db", str(path), *argv], clock=clock)


async def test_one_line_does_all_of_it_alike_in_the_app_and_in_the_shell(
    paths: tuple[Path, Path], clock: TestClock
) -> None:
    app, shell = paths
    with opened(app, clock) as store:
        before = everything(store)
        async with sitting(store, clock) as (pilot, _):
            await press(pilot, "1", "g", "c")
            await write(pilot, LINE)
            await press(pilot, "enter")
            assert "✓ call with Ana Ruiz · next Wed 9 Dec, in 21 days · u undoes" in screen_text(pilot.app)
        done = everything(store)
        history = [past.name for past in store.history.past()]
    assert in_the_shell(shell, clock, "log", "Ana", "call", LINE) == 0
    with opened(shell, clock) as store:
        assert everything(store) == done
        assert [past.name for past in store.history.past()] == history
        assert history[0] == "call with Ana Ruiz"
        assert new_rows(before, done) == {
            "tag": 1,
            "contact_tag": 1,
            "interaction": 1,
            "participant": 3,
            "promise": 1,
            "fact": 2,
            "next_date": 1,
        }
        (promise,) = store.promises.open()
        assert (promise.side, promise.text, str(promise.due)) == (Side.MINE, "send the deck", "2026-11-20")
        facts = {(fact.kind, fact.text, str(fact.due)) for fact in store.facts.of(1)}
        assert facts == {("need", "cfo", "2027-03-31"), ("fact", "son runs marathons", "None")}
        entry = store.timeline.get(1)
        assert {who.name for who in entry.interaction.people} == {"Ana Ruiz", "Bo Li", "Dana Kim"}
        assert (entry.interaction.words, entry.interaction.minutes) == ("pricing for Q1", 15)
        assert entry.next == Interval(weeks=3).after(clock().day)
        assert store.contacts.get(1).tags == ("saas",)


async def test_one_u_in_the_app_leaves_everything_as_it_was(paths: tuple[Path, Path], clock: TestClock) -> None:
    with opened(paths[0], clock) as store:
        before = everything(store)
        changes = len(store.history.past())
        async with sitting(store, clock) as (pilot, desk):
            queue = desk.due
            await press(pilot, "1", "g", "c")
            await write(pilot, LINE)
            await press(pilot, "enter")
            done = everything(store)
            assert len(store.history.past()) == changes + 1
            assert desk.due != queue
            await press(pilot, "u")
            assert "undone: call with Ana Ruiz" in screen_text(pilot.app)
            assert everything(store) == before
            assert desk.due == queue
            await press(pilot, "ctrl+r")
            assert everything(store) == done


def test_one_undo_in_the_shell_leaves_everything_as_it_was(
    paths: tuple[Path, Path], clock: TestClock, capsys: pytest.CaptureFixture[str]
) -> None:
    path = paths[1]
    with opened(path, clock) as store:
        before = everything(store)
    assert in_the_shell(path, clock, "log", "Ana", "call", *LINE.split()) == 0
    assert in_the_shell(path, clock, "undo") == 0
    assert "undone: call with Ana Ruiz" in capsys.readouterr().out
    with opened(path, clock) as store:
        assert everything(store) == before


def broken(*_: Any, **__: Any) -> None:
    raise StoreError("the disk is full")


async def test_a_fault_in_the_middle_leaves_nothing_behind_and_the_line_as_typed(
    paths: tuple[Path, Path], clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(paths[0], clock) as store:
        before = everything(store)
        past = store.history.past()
        async with sitting(store, clock) as (pilot, desk):
            await press(pilot, "1", "g", "c")
            await write(pilot, LINE)
            with monkeypatch.context() as broken_store:
                broken_store.setattr(Contacts, "tag", broken)
                await press(pilot, "enter")
            assert "the disk is full" in screen_text(pilot.app)
            assert desk.bar.line == LINE
            assert everything(store) == before
            assert store.history.past() == past
            await press(pilot, "enter")
            assert len(store.promises.open()) == 1


def test_a_fault_in_the_shell_is_one_sentence_and_leaves_nothing_behind(
    paths: tuple[Path, Path],
    clock: TestClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = paths[1]
    with opened(path, clock) as store:
        before, past = everything(store), store.history.past()
    monkeypatch.setattr(Contacts, "tag", broken)
    assert in_the_shell(path, clock, "log", "Ana", "call", LINE) == 1
    assert capsys.readouterr().err == "netui: the disk is full\n"
    with opened(path, clock) as store:
        assert everything(store) == before
        assert store.history.past() == past
