"""Export on the screen: whom, where to, what the file will be, and a way out that leaves nothing."""

from pathlib import Path

import pytest
from conftest import TestClock, person
from deskside import harmful, network, press, screen_text, sitting, until, write

from netui.exchange.own_json import is_own
from netui.exchange.vcard import read_vcards
from netui.exchange.whole_file import WholeFile
from netui.store import Store
from netui.store.people import dossiers
from netui.tui.screens.desk import exporting
from netui.tui.screens.dialogs.ask import AskScreen


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def written(target: Path) -> list[str]:
    """The names in a file of vCards."""
    return [card.draft.name for card in read_vcards(target.read_bytes(), target.name).cards]


async def test_all_found_leave_for_the_file_that_is_proposed(store: Store, clock: TestClock, home: Path) -> None:
    network(store, clock)
    before = store.history.past(5)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "O")
        assert "Export 6 people to a file" in screen_text(pilot.app)
        assert "~/netui-contacts.vcf" in screen_text(pilot.app)
        assert "→ 6 people, vCard 3.0" in screen_text(pilot.app)
        await press(pilot, "enter")
        target = home / "netui-contacts.vcf"
        assert "✓ 6 people written to ~/netui-contacts.vcf as vCard 3.0" in screen_text(pilot.app)
        assert written(target) == [
            "Ana Ruiz",
            "Bo Li",
            "Chloé Dubois",
            "Dana Kim",
            "Eve Stone",
            "Jens Sørensen",
        ]
        assert target.stat().st_mode & 0o777 == 0o600
        await press(pilot, "O")
        assert "~/netui-contacts-2026-11-18.vcf" in screen_text(pilot.app)
    assert store.history.past(5) == before


async def test_a_search_narrows_it_and_marks_go_before_it(store: Store, clock: TestClock, home: Path) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "slash", *"acme", "enter", "O")
        assert "Export 2 people to a file" in screen_text(pilot.app)
        await press(pilot, "escape", "1", "g", "space", "O")
        assert "Export Ana Ruiz to a file" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert written(home / "netui-contacts.vcf") == ["Ana Ruiz"]
        assert "✓ 1 person written to" in screen_text(pilot.app)
        assert len(desk.marked) == 1


@pytest.mark.parametrize(("ending", "says", "begins"), [("csv", "CSV", "Name,"), ("md", "Markdown", "# Ana Ruiz")])
async def test_the_ending_decides_the_format(
    store: Store, clock: TestClock, home: Path, ending: str, says: str, begins: str
) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "O", "ctrl+u")
        await write(pilot, f"~/people.{ending}")
        assert f"→ 6 people, {says}" in screen_text(pilot.app)
        await press(pilot, "enter")
    assert (home / f"people.{ending}").read_text().startswith(begins)


@pytest.mark.parametrize(
    ("name", "will_be", "said", "holds"),
    [
        ("due.ics", "what is due with them, birthdays and trips", "to do", "SUMMARY:call Ana Ruiz"),
        ("all.json", "the whole network as JSON", "the whole network as JSON", '"name": "Ana Ruiz"'),
    ],
)
async def test_what_holds_no_cards_goes_by_its_ending_too(
    store: Store, clock: TestClock, home: Path, name: str, will_be: str, said: str, holds: str
) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "O", "ctrl+u")
        await write(pilot, f"~/{name}")
        assert f"→ {will_be}" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert f"written to ~/{name}" in screen_text(pilot.app)
        assert said in screen_text(pilot.app)
    assert holds in (home / name).read_text()
    assert is_own((home / name).read_bytes()) == (name == "all.json")


async def test_nothing_due_leaves_no_calendar(store: Store, clock: TestClock, home: Path) -> None:
    person(store, clock(), "Ana Ruiz")
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "O", "ctrl+u")
        await write(pilot, "~/due.ics")
        await press(pilot, "enter")
        assert "nothing is due and nothing has a day ahead" in screen_text(pilot.app)
    assert not (home / "due.ics").exists()


async def test_what_cannot_be_a_file_is_said_and_not_taken(store: Store, clock: TestClock, home: Path) -> None:
    network(store, clock)
    (home / "mine.vcf").write_text("mine")
    texts = {
        "": "the ending says what it becomes",
        "~/people.txt": "the ending says what it becomes: .vcf (vCard 3.0), .csv",
        "~/no/people.vcf": "there is no folder",
        "~/mine.vcf": "exists already: name another file",
        "~nobody-at-all/people.vcf": "nobody here is called ~nobody-at-all",
        "~/a\x1b[31m/b.vcf": "there is no folder",
    }
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "O")
        for text, says in texts.items():
            await press(pilot, "ctrl+u")
            await write(pilot, text)
            await press(pilot, "enter")
            assert says in screen_text(pilot.app), text
            assert isinstance(pilot.app.screen, AskScreen)
            assert not harmful(pilot.app)
        await press(pilot, "escape")
    assert sorted(path.name for path in home.iterdir()) == ["mine.vcf"]
    assert (home / "mine.vcf").read_text() == "mine"


async def test_nobody_found_is_nobody_to_export(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "slash", *"zzz", "enter", "O")
        assert "there is nobody to export" in screen_text(pilot.app)


async def test_many_are_counted_while_they_are_written_and_esc_leaves_no_file(
    store: Store, clock: TestClock, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "SOON", 3)
    monkeypatch.setattr(dossiers, "PAGE", 1)
    monkeypatch.setattr(exporting, "_BREATH", 0.05)
    for number in range(60):
        person(store, clock(), f"Person {number:02}")
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "O", "enter")
        await until(pilot, lambda: "of 60" in screen_text(pilot.app))
        assert "Writing netui-contacts.vcf" in screen_text(pilot.app)
        assert any(home.iterdir()), "it is under way"
        await press(pilot, "escape")
        await until(pilot, lambda: "stopped: no file was written" in screen_text(pilot.app))
        assert list(home.iterdir()) == []
        monkeypatch.setattr(exporting, "_BREATH", 0)
        await press(pilot, "O", "enter")
        await until(pilot, lambda: "✓ 60 people written to" in screen_text(pilot.app))
        assert len(written(home / "netui-contacts.vcf")) == 60


async def test_a_disk_that_fails_is_said_and_leaves_no_file(
    store: Store, clock: TestClock, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(file: WholeFile) -> None:
        raise OSError(28, "No space left on device")

    network(store, clock)
    monkeypatch.setattr(WholeFile, "_put", fail)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "O", "enter")
        assert "cannot be written: no space left on device" in screen_text(pilot.app)
    assert list(home.iterdir()) == []
