"""The app as a whole: undo over restarts, other windows, midnight, other zones, themes, configuration."""

from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock, line, person
from deskside import (
    app_over,
    desk_of,
    harmful,
    network,
    one_row_each,
    press,
    screen_lines,
    screen_text,
    sitting,
    until,
    write,
)

from netui.config import Config, read_config
from netui.domain.interaction import Kind
from netui.store import Store, StoreError, open_store
from netui.store.file.backups import BackupsBeside
from netui.tui.app import NetuiApp
from netui.tui.theme import THEMES


def another_window(store: Store, clock: TestClock) -> Store:
    return open_store(store.path, now=clock.at, backups=store.path.parent / "backups")


async def test_every_write_is_undone_and_redone_by_name_also_after_a_restart(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "j", "j", "c", "h", "i", "enter", "1", "G", "x")
        assert "archive Jens Sørensen" in screen_text(pilot.app)
    store.close()
    with another_window(store, clock) as again:
        async with sitting(again, clock) as (pilot, desk):
            assert "Jens" not in screen_text(pilot.app)
            await press(pilot, "u")
            assert "undone: archive Jens Sørensen" in screen_text(pilot.app)
            assert "Contacts 6" in screen_text(pilot.app)
            await press(pilot, "u")
            assert "undone: call with Ana Ruiz" in screen_text(pilot.app)
            assert len(again.timeline.of(people.ana)) == 1
            assert len(desk.due.items) == 4
            await press(pilot, "ctrl+r")
            assert "redone: call with Ana Ruiz" in screen_text(pilot.app)
            assert len(again.timeline.of(people.ana)) == 2
            assert len(desk.due.items) == 3
            assert one_row_each(desk)
            await press(pilot, "C", "ctrl+r")
            assert "nothing to redo" in screen_text(pilot.app)


async def test_undo_to_the_very_beginning_leaves_a_working_screen(store: Store, clock: TestClock) -> None:
    network(store, clock)
    changes = len(store.history.past())
    async with sitting(store, clock, (100, 30)) as (pilot, desk):
        await press(pilot, "2")
        for _ in range(changes):
            desk.action_undo()
        await press(pilot, "u")
        assert "nothing to undo" in screen_text(pilot.app)
        assert "Nobody here yet." in screen_text(pilot.app)
        for _ in range(changes):
            desk.action_redo()
        await pilot.pause()
        assert "Contacts 6" in screen_text(pilot.app)
        assert len(desk.due.items) == 4
        assert one_row_each(desk)


async def test_what_another_window_writes_shows_up(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        with another_window(store, clock) as other:
            person(other, clock(), "Zoe Elsewhere")
            other.interactions.log(Kind.CALL, [people.bo], line(other, "from the kitchen", clock()), clock())
            desk.look_again()
            await pilot.pause()
            text = screen_text(pilot.app)
            assert "Zoe Elsewhere" in text
            assert "from the kitchen" in text
            assert "Due today 3" in text
            # One's own line in the making is left alone.
            await press(pilot, "c")
            await write(pilot, "half")
            other.interactions.log(Kind.NOTE, [people.bo], line(other, "another", clock()), clock())
            desk.look_again()
            assert desk.bar.is_open
            assert desk.bar.line == "half"
            await press(pilot, "escape")
            # Whom the other window takes away while one reads them is let go of.
            await press(pilot, "1", "G", "2")
            other.history.undo()
            other.history.undo()
            other.history.undo()
            desk.look_again()
            await pilot.pause()
            assert "Zoe Elsewhere" not in screen_text(pilot.app)
            assert one_row_each(desk)
            assert len(desk.due.items) == 4


async def test_midnight_and_another_zone_are_noticed(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        assert screen_lines(pilot.app)[-1].rstrip().endswith("Wed 18 Nov")
        assert "17 days late" in screen_text(pilot.app)
        clock.move(days=1)
        desk.look_again()
        assert screen_lines(pilot.app)[-1].rstrip().endswith("Thu 19 Nov")
        assert "18 days late" in screen_text(pilot.app)
        clock.zone = "Pacific/Honolulu"
        desk.look_again()
        assert screen_lines(pilot.app)[-1].rstrip().endswith("Wed 18 Nov")
        assert desk.now.zone == "Pacific/Honolulu"
        await press(pilot, "C")
        entry = store.timeline.get(store.timeline.of(desk.contact_id or 0)[0]).interaction
        assert (entry.moment.day.day, entry.moment.zone) == (18, "Pacific/Honolulu")


async def test_the_line_of_a_running_screen_counts_from_today(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        clock.move(days=1)
        await press(pilot, "c")
        await write(pilot, ">call tmr")
        assert "Fri 20 Nov" in screen_text(pilot.app)
        await press(pilot, "enter")
    assert "2026-11-20" in {str(promise.due) for promise in store.promises.open()}


async def test_every_theme_can_be_set(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock, (80, 24)) as (pilot, _):
        app: Any = pilot.app
        assert app.theme == "netui-dark"
        words = screen_text(app)
        assert {theme.name for theme in THEMES} <= set(app.available_themes)
        for name in app.available_themes:
            app.theme = name
            await pilot.pause()
            assert screen_text(app) == words, name


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_a_theme_of_the_configuration_is_used(store: Store, clock: TestClock, theme: str) -> None:
    async with sitting(store, clock, theme=theme) as (pilot, _):
        assert pilot.app.theme == theme


async def test_an_unknown_theme_is_reported_and_the_screen_opens(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock, theme="[/] \x1b[2Jneon") as (pilot, desk):
        assert pilot.app.theme == "netui-dark"
        await until(pilot, lambda: "there is no theme “[/] ␛[2Jneon”" in screen_text(pilot.app))
        assert "netui-dark is used" in desk.status.message
        assert not harmful(pilot.app)


async def test_problems_of_the_configuration_are_said(store: Store, clock: TestClock, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('daily_limit = "many"\n')
    config, problems = read_config(path)
    async with NetuiApp(store, config, clock, problems).run_test(size=(200, 30)) as pilot:
        await until(pilot, lambda: "daily_limit must be a whole number" in screen_text(pilot.app))
        # It stays until something else is said.
        await press(pilot, "j")
        assert "daily_limit must be a whole number" in screen_text(pilot.app)
        assert desk_of(pilot.app).config == Config()


async def test_a_backup_that_fails_is_said(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StoreError("the disk is full")

    app = app_over(store, clock)
    async with app.run_test() as pilot:
        monkeypatch.setattr(BackupsBeside, "daily", fail)
        app._back_up()
        await until(pilot, lambda: "no backup today" in screen_text(app))
        assert "no backup today: the disk is full" in screen_text(app)


async def test_the_demo_says_that_it_is_one(store: Store, clock: TestClock) -> None:
    async with NetuiApp(store, Config(), clock, demo=True).run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert "demo" in screen_lines(pilot.app)[-1]
        await press(pilot, "a", "escape", "C")
        assert "demo · Wed 18 Nov" in screen_lines(pilot.app)[-1]


async def test_a_file_that_cannot_be_read_just_now_is_one_sentence_and_not_the_end(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    network(store, clock)

    def fail(*_: object) -> None:
        raise StoreError("another program keeps the file locked")

    async with sitting(store, clock) as (pilot, desk):
        with monkeypatch.context() as patch:
            patch.setattr(store.briefs, "of", fail)
            patch.setattr(store.timeline, "of", fail)
            for key in ("enter", "t", "j"):
                desk.status.quiet()
                await press(pilot, key)
                assert "another program keeps the file locked" in screen_text(pilot.app)
        await press(pilot, "k", "C")
        assert "✓ call with Bo Li" in screen_text(pilot.app)
