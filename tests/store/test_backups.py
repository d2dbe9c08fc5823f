"""Backups: verified, checksummed, thinned by age, and each of them opens to the same content."""

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import TestClock, line, person

from netui.domain.interaction import Kind
from netui.store import Store, StoreError, open_store
from netui.store.file import copies
from netui.store.file.backups import Backups, Damaged


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


def test_a_backup_made_beside_lets_this_thread_write_meanwhile_and_is_whole(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "_PAGES_A_STEP", 1)
    person(store, clock(), "Ana Ruiz")
    backups = store.backups.beside(clock.at)
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(backups.daily, clock.at)
        for number in range(20):
            person(store, clock(), f"Bo {number}")
        path = made.result()
    assert path is not None
    assert copies.whole(path)
    with open_store(path, now=clock.at, backups=path.parent / "none") as copy:
        names = [one.name for one in copy.contacts.listed(copy.contacts.ids(), clock()).values()]
    assert "Ana Ruiz" in names
    assert {f"Bo {number}" for number in range(len(names) - 1)} == set(names) - {"Ana Ruiz"}
    assert store.backups.beside(clock.at).daily(clock.at) is None


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


def lay(backups: Backups, stamp: datetime, *, sound: bool = True) -> Path:
    """Something in the folder that is called a backup of that moment, and is what its checksum says or is not."""
    path = backups.folder / f"network-{stamp:%Y%m%dT%H%M%SZ}.db"
    path.write_bytes(b"content")
    checksum = hashlib.sha256(b"content" if sound else b"other").hexdigest()
    path.with_name(path.name + ".sha256").write_text(f"{checksum}  {path.name}\n")
    return path


def kept(backups: Backups, now: datetime, ages: list[timedelta]) -> list[timedelta]:
    """Which of backups of these ages thinning keeps."""
    backups.folder.mkdir(exist_ok=True)
    for age in ages:
        lay(backups, now - age)
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


def test_a_damaged_backup_keeps_its_place_but_takes_nobody_elses(store: Store) -> None:
    backups = store.backups
    backups.folder.mkdir()
    older, newer = lay(backups, NOW - DAY * 3 - HOUR), lay(backups, NOW - DAY * 3, sound=False)
    oldest, newest = lay(backups, NOW - DAY * 3 - HOUR * 2), lay(backups, NOW)
    backups.thin(NOW)
    assert [older.exists(), newer.exists(), oldest.exists(), newest.exists()] == [True, True, False, True]


def test_the_newest_one_that_is_whole_is_never_let_go(store: Store) -> None:
    store.backups.folder.mkdir()
    good = lay(store.backups, NOW - DAY * 3000)
    for day in range(40):
        lay(store.backups, NOW - DAY * day, sound=False)
    store.backups.thin(NOW)
    assert good.exists()


def test_no_backup_is_let_go_by_a_file_that_fails_its_check(store: Store, clock: TestClock) -> None:
    for number in range(40):
        person(store, clock(), f"Somebody {number}", about="x" * 3000)
    store.backups.folder.mkdir()
    old = [lay(store.backups, clock.at - DAY * 30 - HOUR * number) for number in range(5)]
    store.close()
    pages = bytearray(store.path.read_bytes())
    pages[40_000:44_000] = bytes(4000)
    store.path.write_bytes(pages)
    with open_store(store.path, now=clock.at, backups=store.backups.folder) as damaged:
        for make in (damaged.backups.make, damaged.backups.daily, damaged.backups.before_merge):
            with pytest.raises(Damaged, match=r"damaged|failed its check"):
                make(clock.at)
    assert all(path.exists() for path in old)


def test_a_backup_into_the_folder_lets_old_ones_go(store: Store, clock: TestClock) -> None:
    store.backups.folder.mkdir()
    first, second = lay(store.backups, clock.at - DAY * 2), lay(store.backups, clock.at - DAY * 2 - HOUR)
    store.backups.make(clock.at, thin=False)
    assert second.exists()
    store.backups.make(clock.at)
    assert (first.exists(), second.exists()) == (True, False)


# By itself, and never over another one


def test_two_backups_of_one_second_are_two(store: Store, clock: TestClock) -> None:
    first = store.backups.make(clock.at)
    person(store, clock(), "Bo")
    second = store.backups.make(clock.at)
    assert len({first, second}) == 2
    assert list(store.backups.made().values()) == [second, first]
    assert content(second) == content(store.path) != content(first)


def test_before_a_merge_there_is_a_backup_and_one_for_all_merges_of_an_hour(
    store: Store, clock: TestClock
) -> None:
    ids = [person(store, clock(), name) for name in ("Ana Ruiz", "Ruiz, Ana", "A. Ruiz")]
    store.merging.merge(ids[0], ids[1], clock())
    (made,) = store.backups.made().values()
    with open_store(made, now=clock.at, backups=made.parent) as before:
        assert set(before.contacts.ids()) == set(ids)
    store.merging.merge(ids[0], ids[2], clock.move(minutes=10))
    assert len(store.backups.made()) == 1
    assert store.backups.before_merge(clock.move(hours=1).at) is not None


def test_what_a_killed_program_left_half_written_is_removed(store: Store, clock: TestClock) -> None:
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    store.backups.folder.mkdir()
    left = store.backups.folder / f"network-20261117T080000Z.db.{int(dead.stdout)}.part"
    under_way = store.backups.folder / f"network-20261117T080000Z.db.{os.getppid()}.part"
    others = store.backups.folder / f"film.{int(dead.stdout)}.part"
    for path in (left, under_way, others):
        path.touch()
    store.backups.make(clock.at)
    assert [left.exists(), under_way.exists(), others.exists()] == [False, True, True]


@pytest.mark.parametrize("end", ["", "-journal", "-wal"])
def test_nothing_that_belongs_to_the_file_is_ever_the_target(store: Store, clock: TestClock, end: str) -> None:
    target = store.path.with_name(store.path.name + end)
    with pytest.raises(StoreError, match="is the network itself"):
        store.backups.make(clock.at, target)


def test_a_file_that_stays_locked_is_told_and_waited_for_no_longer_than_a_while(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "_PATIENCE", 0.2)
    store.connection.sql("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match=r"another program keeps .*network\.db locked"):
        store.backups.make(clock.at)
    other.close()
    assert store.backups.made() == {}
    assert list(store.backups.folder.iterdir()) == []


# For its owner's eyes only


@pytest.mark.parametrize("umask", [0, 0o777])
def test_whatever_the_umask_files_are_0600_and_every_folder_made_0700(
    store: Store, clock: TestClock, tmp_path: Path, umask: int
) -> None:
    target = tmp_path / "some" / "where" / "else" / "b.db"
    before = os.umask(umask)
    try:
        made = [store.backups.make(clock.at), store.backups.make(clock.at, target)]
        made.append(store.backups.make(clock.at, seal=lambda data: data[::-1]))
    finally:
        os.umask(before)
    files = [*made, *(path.with_name(path.name + ".sha256") for path in made)]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    folders = [store.backups.folder, *target.parents[:3]]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
    assert {path.name for folder in folders for path in folder.iterdir() if "part" in path.name} == set()


def test_of_an_encrypted_backup_nothing_readable_ever_reaches_the_disk(store: Store, clock: TestClock) -> None:
    furnished(store, clock)
    seen: list[bytes] = []

    def seal(data: bytes) -> bytes:
        assert data.startswith(b"SQLite format 3")
        seen.extend(path.read_bytes() for path in store.backups.folder.iterdir())
        return bytes(byte ^ 0xFF for byte in data)

    path = store.backups.make(clock.at, seal=seal)
    seen.extend(one.read_bytes() for one in store.backups.folder.iterdir())
    assert path.name == "network-20261118T080000Z.db.age"
    assert not any(b"SQLite format" in data or b"talked" in data for data in seen)
    clear = path.with_name("clear.db")
    clear.write_bytes(bytes(byte ^ 0xFF for byte in path.read_bytes()))
    assert content(clear) == content(store.path)
    assert store.backups.made() == {}
    assert [copy.path for copy in store.backups.listed()] == [path]
