"""The dialog that chooses files: where it begins, how it moves, what a path may look like, and hostile names."""

import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock
from deskside import SIZES, harmful, network, press, screen_lines, screen_text, sitting, write
from textual import events
from textual.pilot import Pilot

from netui.exchange import files as exchange_files
from netui.store import Store
from netui.tui.screens.incoming import folder as folders
from netui.tui.screens.incoming.file_picker import FilePicker
from netui.tui.screens.incoming.folder import KINDS, look_into, plain_file, typed_path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a folder of what was fetched."""
    own = tmp_path / "home"
    for name in ("Downloads/old", "Documents", ".config"):
        (own / name).mkdir(parents=True)
    fetched = own / "Downloads"
    for number, name in enumerate(("contacts.csv", "phone.vcf", "holiday.jpg", ".hidden.vcf", "Ümit.ics")):
        (fetched / name).write_text("x" * (number + 1) * 700)
        os.utime(fetched / name, (1_790_000_000 + number * 86_400,) * 2)
    return own


@asynccontextmanager
async def picking(
    store: Store, clock: TestClock, home: Path, folder: str = "Downloads", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[Any], FilePicker, list[Sequence[Path] | None]]]:
    """An open picker, and what it gives once it is left."""
    given: list[Sequence[Path] | None] = []
    async with sitting(store, clock, size) as (pilot, _):
        picker = FilePicker("Which file?", home / folder, home, clock)
        await pilot.app.push_screen(picker, given.append)
        await pilot.pause()
        yield pilot, picker, given


def row_of(pilot: Pilot[Any], name: str) -> str:
    """The line of the screen on which a name stands."""
    return next((line for line in screen_lines(pilot.app) if name in line), "")


def highlighted(picker: FilePicker) -> str:
    """The name of the highlighted entry."""
    entry = picker._chosen()
    return entry.name if entry else ""


async def paste(pilot: Pilot[Any], text: str) -> None:
    """Paste as a terminal does."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


# A folder


def test_a_folder_is_told_with_folders_first_then_the_newest_that_can_be_read(home: Path) -> None:
    inside = look_into(home / "Downloads")
    assert [entry.name for entry in inside.entries] == [
        "..",
        "old",
        "Ümit.ics",
        "phone.vcf",
        "contacts.csv",
        "holiday.jpg",
    ]
    assert [entry.kind for entry in inside.entries[2:]] == ["calendar", "vCard", "CSV table", ""]
    assert inside.hidden == 1
    assert ".hidden.vcf" in [entry.name for entry in look_into(home / "Downloads", hidden=True).entries]


def test_every_ending_that_can_be_read_is_known_by_name() -> None:
    assert frozenset(KINDS) == exchange_files.ENDINGS


def test_letters_find_a_name_however_it_is_written(home: Path) -> None:
    assert [entry.name for entry in look_into(home / "Downloads").fitting("UMIT")] == ["Ümit.ics"]


def test_what_cannot_be_looked_into_says_why(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> None:
        raise PermissionError(13, "Permission denied")

    assert look_into(home / "nowhere").refused == "there is nothing of that name"
    assert look_into(home / "Downloads/phone.vcf").refused == "is no folder"
    assert look_into(Path("a\0b")).refused == "that is no name of a file"
    monkeypatch.setattr(folders.os, "scandir", refuse)
    assert look_into(home).refused == "you may not read it"


def test_a_folder_of_very_many_says_that_not_all_are_shown(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST", 3)
    inside = look_into(home / "Downloads")
    assert inside.more
    assert len(inside.entries) == 4


def test_a_pipe_or_a_folder_is_no_file_to_read(home: Path) -> None:
    os.mkfifo(home / "pipe.vcf")
    assert plain_file(home / "pipe.vcf") == "is no plain file"
    assert plain_file(home / "Documents") == "is a folder"
    assert plain_file(home / "gone.vcf") == "there is nothing of that name"
    assert plain_file(home / "Downloads/phone.vcf") == ""


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("~", "home"),
        ("~/Downloads/phone.vcf", "home/Downloads/phone.vcf"),
        ("  '~/My Files/a b.vcf'  ", "home/My Files/a b.vcf"),
        ('"/tmp/x.vcf"', "/tmp/x.vcf"),
        ("'/tmp/beg", "/tmp/beg"),
        ("/tmp/My\\ Files/a.vcf", "/tmp/My Files/a.vcf"),
        ("file:///tmp/My%20Files/a.vcf", "/tmp/My Files/a.vcf"),
        ("..", "home"),
        ("old/a.vcf", "home/Downloads/old/a.vcf"),
        ("phone", None),
        ("my phone.vcf", None),
        ("", None),
    ],
)
def test_a_path_is_understood_as_it_is_typed_pasted_or_dropped(
    home: Path, monkeypatch: pytest.MonkeyPatch, text: str, path: str | None
) -> None:
    monkeypatch.setenv("HOME", str(home))
    wanted = home.parent / path if path is not None else None
    assert typed_path(text, home / "Downloads") == wanted


# The screen


@pytest.mark.parametrize("size", SIZES)
async def test_it_shows_where_one_is_and_what_each_file_is(
    store: Store, clock: TestClock, home: Path, size: tuple[int, int]
) -> None:
    async with picking(store, clock, home, size=size) as (pilot, picker, _):
        assert "~/Downloads" in screen_text(pilot.app)
        assert "1 hidden" in screen_text(pilot.app)
        assert "vCard" in row_of(pilot, "phone.vcf")
        assert "1 KB" in row_of(pilot, "phone.vcf")
        assert "Mon 21 Sep" in row_of(pilot, "contacts.csv")
        assert "folder" in row_of(pilot, "old/")
        assert highlighted(picker) == "Ümit.ics", "the newest that can be read"


async def test_enter_opens_folders_and_takes_files(store: Store, clock: TestClock, home: Path) -> None:
    async with picking(store, clock, home) as (pilot, picker, given):
        await press(pilot, "g", "j", "enter")
        assert picker.folder == home / "Downloads/old"
        assert "~/Downloads/old" in screen_text(pilot.app)
        await press(pilot, "backspace")
        assert highlighted(picker) == "old", "where it came from"
        await press(pilot, "left")
        assert (picker.folder, highlighted(picker)) == (home, "Downloads")
        await press(pilot, "right", "j", "enter")
        assert given == [(home / "Downloads/phone.vcf",)]
        assert picker.folder == home / "Downloads"


async def test_several_are_marked_and_taken_together(store: Store, clock: TestClock, home: Path) -> None:
    async with picking(store, clock, home) as (pilot, _, given):
        await press(pilot, "space", "space")
        assert "2 marked" in screen_text(pilot.app)
        assert "✓ phone.vcf" in row_of(pilot, "phone.vcf")
        await press(pilot, "k", "space", "backspace")
        assert "1 marked" in screen_text(pilot.app), "in whatever folder"
        await press(pilot, "enter", "G", "enter")
        assert [path.name for path in given[0] or ()] == ["Ümit.ics"]


async def test_letters_narrow_the_list_and_enter_takes_what_is_left(
    store: Store, clock: TestClock, home: Path
) -> None:
    async with picking(store, clock, home) as (pilot, picker, given):
        await press(pilot, "p", "h")
        assert "phone.vcf" in screen_text(pilot.app)
        assert "contacts.csv" not in screen_text(pilot.app)
        await press(pilot, "z")
        assert "nothing here is called so" in screen_text(pilot.app)
        await press(pilot, "backspace", "backspace", "backspace")
        assert "contacts.csv" in screen_text(pilot.app)
        assert picker.folder == home / "Downloads"
        await press(pilot, "backspace")
        assert picker.folder == home
        await press(pilot, *"down", "tab", "enter")
        assert picker.folder == home / "Downloads"
        await press(pilot, *"con", "down", "enter")
        assert given == [(home / "Downloads/contacts.csv",)]


async def test_a_path_is_followed_while_it_is_typed_and_taken_by_enter(
    store: Store, clock: TestClock, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(home))
    async with picking(store, clock, home, "Documents") as (pilot, picker, given):
        await press(pilot, "slash")
        await write(pilot, "~/Downloads/ph")
        assert "phone.vcf" in screen_text(pilot.app)
        assert "contacts.csv" not in screen_text(pilot.app)
        await press(pilot, "tab")
        assert picker._line.value == "~/Downloads/phone.vcf"
        await press(pilot, "enter")
        assert given == [(home / "Downloads/phone.vcf",)]


async def test_a_pasted_path_needs_no_field(store: Store, clock: TestClock, home: Path) -> None:
    async with picking(store, clock, home, "Documents") as (pilot, picker, given):
        await paste(pilot, f"'{home}/Downloads/contacts.csv'\n")
        assert picker._line.value.endswith("contacts.csv'")
        await press(pilot, "enter")
        assert given == [(home / "Downloads/contacts.csv",)]


async def test_what_is_not_there_is_said_and_not_taken(store: Store, clock: TestClock, home: Path) -> None:
    os.mkfifo(home / "Downloads/pipe.vcf")
    async with picking(store, clock, home) as (pilot, _, given):
        for text, says in {
            "/no/such/place.vcf": "there is nothing of that name",
            "~nobody-at-all/x.vcf": "nobody here is called ~nobody-at-all",
            f"{home}/Downloads/pipe.vcf": "is no plain file",
            "a\x1b[31m/b": "there is nothing of that name",
        }.items():
            await press(pilot, "slash", "ctrl+u")
            await write(pilot, text)
            await press(pilot, "enter")
            assert says in screen_text(pilot.app), text
            assert given == []
            assert not harmful(pilot.app)
        await press(pilot, "escape")
        assert given == [], "the first Esc lets go of what is typed"
        await press(pilot, "escape")
        assert given == [None]


async def test_hidden_files_home_and_the_root(store: Store, clock: TestClock, home: Path) -> None:
    async with picking(store, clock, home) as (pilot, picker, _):
        await press(pilot, "full_stop")
        assert ".hidden.vcf" in screen_text(pilot.app)
        await press(pilot, "tilde")
        assert picker.folder == home
        assert ".config/" in screen_text(pilot.app)
        await press(pilot, "full_stop")
        assert ".config/" not in screen_text(pilot.app)
        await press(pilot, *["backspace"] * 12)
        assert picker.folder == Path("/")
        assert "../" not in screen_text(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_names_of_files_are_hostile_text_and_shown_harmlessly(
    store: Store, clock: TestClock, tmp_path: Path, size: tuple[int, int]
) -> None:
    names = (
        "[red]x[bold] [@click=app.quit]go].vcf",
        "a\x1b[2J\x1b]0;owned\x07b.csv",
        "abc\u202efcv.exe.vcf",
        "new\nline.vcf",
        "e" + "\u0301" * 100 + ".vcf",
        "漢字かな交じり文" * 8 + ".csv",
        "l" * 250 + ".vcf",
    )
    odd = tmp_path / "odd"
    odd.mkdir()
    for name in names:
        (odd / name).write_text("")
    (odd / "bad\udcffbytes.vcf").write_text("")
    network(store, clock)
    async with picking(store, clock, tmp_path, "odd", size) as (pilot, _, given):
        shown = screen_text(pilot.app)
        assert not harmful(pilot.app)
        assert "[red]x[bold]" in shown
        assert "␛[2J" in shown
        assert "new⏎line.vcf" in shown
        assert "bad\ufffdbytes.vcf" in shown
        for _ in names:
            await press(pilot, "space")
            assert not harmful(pilot.app)
        await press(pilot, "enter")
        assert len(given[0] or ()) == len(names)
