"""Backups: verified, checksummed, thinned by age, and each of them opens to the same content."""

import hashlib
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import TestClock, line, person

from netui.domain.interaction import Kind
from netui.store import Store, StoreError, open_store
from netui.store.file.backups import Backups


def content(path: Path) -> list[str]:
    """Every row of a file, as text."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def furnished(store: Store, clock: TestClock) -> Store:
    bo = person(store, clock(), "Bo\x00 Li", about="x" * 100_000)
    store.interactions.log(Kind.CALL, [bo], line(store, "talked >deck fri ^3w", clock()), clock())
    store.history.undo()
    return store


def test_a_backup_holds_all_there_was_and_opens_like_the_file(store: Store, clock: TestClock) -> None:
    path = furnished(store, clock).backups.make(clock.at)
    assert content(path) == content(store.path)
    with open_store(path, now=clock.at, backups=path.parent) as restored:
        assert restored.contacts.ids() == store.contacts.ids()
        assert restored.history.redo().name == store.history.redo().name
    assert content(path) == content(store.path)


def test_a_backup_is_named_by_its_moment_and_for_its_owner_only(store: Store, clock: TestClock) -> None:
    path = store.backups.make(clock.at)
    assert path.name == "network-20261118T080000Z.db"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert store.backups.made() == {clock.at: path}


def test_the_checksum_beside_a_backup_is_right(store: Store, clock: TestClock) -> None:
    path = furnished(store, clock).backups.make(clock.at)
    text = path.with_name(path.name + ".sha256").read_text()
    assert text == f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"


def test_a_backup_goes_where_it_is_told(store: Store, clock: TestClock, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "mine.db"
    assert store.backups.make(clock.at, target) == target
    assert content(target) == content(store.path)
    assert store.backups.made() == {}


def test_a_backup_never_replaces_the_file_it_is_of(store: Store, clock: TestClock, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(store.path)
    before = store.path.stat().st_ino
    for target in (store.path, link):
        with pytest.raises(StoreError, match="is the network itself"):
            store.backups.make(clock.at, target)
    assert store.path.stat().st_ino == before
    person(store, clock(), "Bo")


def test_a_backup_that_cannot_be_written_is_told_and_leaves_nothing(
    store: Store, clock: TestClock, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"file/b\.db could not be used"):
        store.backups.make(clock.at, tmp_path / "file" / "b.db")
    assert {path.name for path in tmp_path.iterdir() if "part" in path.name} == set()


def test_a_backup_of_a_damaged_file_is_not_kept_and_evicts_none(store: Store, clock: TestClock) -> None:
    for number in range(40):
        person(store, clock(), f"Somebody {number}", about="x" * 3000)
    good = store.backups.make(clock.at - timedelta(days=400))
    store.close()
    pages = bytearray(store.path.read_bytes())
    pages[40_000:44_000] = bytes(4000)
    store.path.write_bytes(pages)
    with open_store(store.path, now=clock.at, backups=good.parent) as damaged:
        with pytest.raises(StoreError):
            damaged.backups.daily(clock.at)
        assert list(damaged.backups.made().values()) == [good]
    assert sorted(path.name for path in good.parent.iterdir()) == [good.name, f"{good.name}.sha256"]


def test_one_backup_a_day_is_made_by_itself(store: Store, clock: TestClock) -> None:
    first = store.backups.daily(clock.at)
    assert first is not None
    assert store.backups.daily(clock.move(hours=3).at) is None
    second = store.backups.daily(clock.move(hours=20).at)
    assert second is not None
    assert list(store.backups.made().values()) == [second, first]


def test_files_of_others_in_the_folder_are_never_counted_or_touched(
    store: Store, clock: TestClock, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    old = "20010101T000000Z"
    others = [f"network-2-{old}.db", f"other-{old}.db", "network-notes.db", f"network-{old}.db.bak", "network.db"]
    for name in others:
        (folder / name).touch()
    store.backups.daily(clock.at)
    assert len(store.backups.made()) == 1
    assert all((folder / name).exists() for name in others)


def kept(backups: Backups, now: datetime, ages: list[timedelta]) -> list[timedelta]:
    """Which of backups of these ages thinning keeps."""
    backups.folder.mkdir(exist_ok=True)
    for age in ages:
        path = backups.folder / f"network-{now - age:%Y%m%dT%H%M%SZ}.db"
        path.touch()
        path.with_name(path.name + ".sha256").touch()
    backups.thin(now)
    assert len(list(backups.folder.iterdir())) == 2 * len(backups.made())
    return [now - stamp for stamp in backups.made()]


NOW = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_all_of_the_last_day_are_kept(store: Store) -> None:
    ages = [HOUR * number for number in range(24)]
    assert kept(store.backups, NOW, ages) == ages


def test_of_a_year_of_days_fourteen_days_eight_weeks_and_twelve_months_are_kept(store: Store) -> None:
    ages = kept(store.backups, NOW, [DAY * number for number in range(400)])
    days = [age.days for age in ages]
    assert days[:14] == list(range(14))
    weeks = {f"{NOW - age:%G-%V}" for age in ages}
    months = {f"{NOW - age:%Y-%m}" for age in ages}
    assert len(months) == 12
    assert {f"{NOW - timedelta(weeks=number):%G-%V}" for number in range(8)} <= weeks
    assert len(days) <= 14 + 8 + 12


def test_of_many_a_day_the_newest_stays(store: Store) -> None:
    ages = [DAY * 3, DAY * 3 + HOUR, DAY * 3 + HOUR * 2]
    assert kept(store.backups, NOW, [timedelta(), *ages]) == [timedelta(), DAY * 3]


@pytest.mark.parametrize("years", [1, 30])
def test_the_last_backup_is_never_let_go_however_old(store: Store, years: int) -> None:
    assert kept(store.backups, NOW, [DAY * 366 * years]) == [DAY * 366 * years]


def test_thinning_an_empty_folder_or_none_is_nothing(store: Store) -> None:
    store.backups.thin(NOW)
    assert store.backups.made() == {}
