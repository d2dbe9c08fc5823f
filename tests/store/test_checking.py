"""What the doctor sees in a file and around it: every harm is found, named, and mended where that is safe."""

import os
import random
import re
import shutil
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import TestClock, line, person

from netui.domain.interaction import Kind
from netui.domain.people.contact import ContactPoint, PointKind
from netui.domain.query import parse_query
from netui.store import Store, StoreError, open_store
from netui.store.checking import contents, outside
from netui.store.checking.checking import unopened
from netui.store.checking.damage import damage
from netui.store.checking.finding import Finding

OWN = Path("/nowhere/netui")
"""The folder netui would make for itself; the tests' networks are elsewhere."""


def peopled(store: Store, clock: TestClock, count: int = 12) -> None:
    """Some people with a place, a number, an entry and a promise each."""
    points = (ContactPoint(PointKind.PHONE, "+34 600 123 123"),)
    for number in range(count):
        who = person(store, clock(), f"Somebody {number}", place="Madrid; Lisbn", about="x" * 800, points=points)
        said = line(store, f"harbour {number} >deck fri *sails", clock.move(minutes=1))
        store.interactions.log(Kind.CALL, [who], said, clock())


def looked(store: Store, clock: TestClock) -> dict[str, Finding]:
    """Every finding by what it is about."""
    return {one.about: one for one in store.checking.everything(clock(), OWN)}


def wrong(store: Store, clock: TestClock) -> list[str]:
    return [one.about for one in store.checking.everything(clock(), OWN) if not one.well]


def behind_its_back(store: Store, *statements: str) -> None:
    """Something else writes into the file."""
    with sqlite3.connect(store.path, isolation_level=None) as file:
        file.create_function("fold", 1, str)
        for statement in statements:
            file.execute(statement)
    file.close()


def test_a_network_in_daily_use_is_well(store: Store, clock: TestClock) -> None:
    peopled(store, clock)
    for _ in range(3):
        store.history.undo()
    store.backups.make(clock.at)
    found = looked(store, clock)
    assert [one.says for one in found.values() if not one.well] == []
    assert found["contents"].says == f"{store.path}: 11 contacts, 10 entries"
    assert "1 backup, the last today" in found["backups"].says
    assert "was tried out: it can be restored and holds 11 contacts and 10 entries" in found["restore"].says


def test_an_empty_network_is_well(store: Store, clock: TestClock) -> None:
    assert wrong(store, clock) == []


HARM: dict[str, tuple[str, ...]] = {
    "search: a word": ("UPDATE written_content SET c0 = 'other' WHERE id = 1 * 16 + 1",),
    "search: a text gone": ("DELETE FROM written WHERE rowid = (SELECT max(rowid) FROM written)",),
    "search: a text of nobody": ("INSERT INTO written (rowid, words) VALUES (999999999, 'ghost')",),
    "search: waiting": ("INSERT INTO unread SELECT min(rowid) FROM written",),
    "map: moved": ("UPDATE position SET lat = 10.0 WHERE id = (SELECT min(id) FROM position)",),
    "map: gone": ("DELETE FROM position WHERE contact_id = 3",),
    "map: of nobody": (
        "INSERT INTO position (contact_id, says, country, zone) VALUES (4711, 'Oslo', 'NO', 'Europe/Oslo')",
    ),
    "map: waiting": ("INSERT INTO unplaced VALUES (2)",),
    "inbox: of somebody": ("INSERT INTO unassigned VALUES (1)",),
    "undo: not watched": ("DROP TRIGGER record_contact_update", "DROP TRIGGER unread_fact_insert"),
}


@pytest.mark.parametrize("harm", HARM)
def test_what_is_made_of_other_things_is_found_out_and_mended_without_a_trace(
    store: Store, clock: TestClock, harm: str
) -> None:
    peopled(store, clock)
    behind_its_back(store, *HARM[harm])
    about = harm.partition(":")[0]
    store.connection.read_anew()
    found = looked(store, clock)
    assert [one.about for one in found.values() if not one.well] == [about]
    assert "netui doctor --fix" in found[about].says
    mend = found[about].mend
    assert mend is not None
    past = store.history.past()
    assert mend()
    assert wrong(store, clock) == []
    assert store.history.past() == past
    assert len(store.querying.find(parse_query("harbour", clock().day), clock())) == 12


LASTING: dict[str, tuple[tuple[str, ...], str]] = {
    "links": (
        ("PRAGMA foreign_keys = 0", "DELETE FROM interaction WHERE id = 2"),
        "links that lead nowhere: ",
    ),
    "undo": (
        ("PRAGMA foreign_keys = 0", "DELETE FROM change WHERE id = 3"),
        "of no change",
    ),
    "undo ": (("UPDATE recording SET change_id = 1",), "a change that never ended"),
    "undo  ": (("UPDATE change SET undone = 1 WHERE id = 1",), "1 undone change before one that is done"),
    "undo   ": (("DELETE FROM delta WHERE change_id = 2",), "1 change without a step"),
    "undo    ": (("UPDATE delta SET tbl = 'thing' WHERE id = 1",), "1 step of a table that is not there"),
}


@pytest.mark.parametrize("about", LASTING)
def test_what_only_a_backup_can_mend_says_so(store: Store, clock: TestClock, about: str) -> None:
    statements, says = LASTING[about]
    peopled(store, clock)
    behind_its_back(store, *statements)
    found = looked(store, clock)[about.strip()]
    assert not found.well
    assert says in found.says
    assert "netui restore brings a backup back" in found.says
    assert found.mend is None


def test_settings_that_lose_what_was_saved_are_named(store: Store, clock: TestClock) -> None:
    store.connection.sql("PRAGMA synchronous = OFF")
    store.connection.sql("PRAGMA journal_mode = DELETE")
    found = looked(store, clock)["settings"]
    assert "journal_mode is delete instead of TRUNCATE, synchronous is 0 instead of FULL" in found.says
    assert "WAL" not in found.says


@pytest.mark.parametrize(("version", "said"), [((3, 40, 1), True), ((3, 51, 3), False)])
def test_the_race_of_the_other_journal_is_told_only_where_it_can_happen(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int], said: bool
) -> None:
    monkeypatch.setattr(contents, "sqlite3", SimpleNamespace(sqlite_version_info=version))
    assert looked(store, clock)["settings"].well
    store.connection.sql("PRAGMA journal_mode = WAL")
    found = looked(store, clock)["settings"]
    assert "journal_mode is wal instead of TRUNCATE" in found.says
    assert ("two programs may damage a file in that mode" in found.says) is said
    store.connection.sql("PRAGMA journal_mode = TRUNCATE")


# Around the file.


def test_a_file_that_others_may_read_is_closed_to_them(store: Store, clock: TestClock) -> None:
    store.path.chmod(0o644)
    found = looked(store, clock)["mode"]
    assert f"others may look into {store.path} (its mode is 0644): netui doctor --fix makes it 0600" == found.says
    assert found.mend is not None
    found.mend()
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert looked(store, clock)["mode"].well


def test_only_the_folders_that_netui_made_are_closed(store: Store, clock: TestClock) -> None:
    store.backups.make(clock.at)
    folder = store.path.parent
    folder.chmod(0o755)
    store.backups.folder.chmod(0o755)
    found = {one.about: one for one in store.checking.everything(clock(), folder)}
    for about, path in (("folder", folder), ("backup folder", store.backups.folder)):
        mend = found[about].mend
        assert mend is not None
        mend()
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    folder.chmod(0o755)
    assert looked(store, clock)["folder"].well, "somebody else's way to keep a folder"
    folder.chmod(0o777)
    found = looked(store, clock)
    assert found["folder"].says.endswith(f"chmod go-w {folder} stops that")
    assert found["folder"].mend is None
    folder.chmod(0o1777)
    assert looked(store, clock)["folder"].well, "as in /tmp"
    folder.chmod(0o700)


def test_somebody_elses_file_is_told(store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert looked(store, clock)["owner"].says.endswith(f"sudo chown 4711 {store.path} makes it yours")


@pytest.mark.parametrize(("free", "well"), [(5, True), (4.9, False), (0, False)])
def test_room_for_five_times_the_file_is_enough(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch, free: float, well: bool
) -> None:
    peopled(store, clock)
    size = store.path.stat().st_size
    usage = SimpleNamespace(free=int(size * free) + (free == 5))
    monkeypatch.setattr(outside.shutil, "disk_usage", lambda folder: usage)
    found = looked(store, clock)
    assert (found["room"].well, found["backup room"].well) == (well, well)
    if not well:
        assert found["room"].says.endswith("free some space")


def test_a_synced_folder_is_told_and_is_wrong_only_if_the_backups_lie_in_it_too(
    store: Store, clock: TestClock, tmp_path: Path
) -> None:
    store.close()
    synced = tmp_path / "Dropbox"
    synced.mkdir(mode=0o700)
    path = Path(shutil.move(store.path, synced / "network.db"))
    for backups, well in ((tmp_path / "backups", True), (synced / "backups", False)):
        with open_store(path, now=clock.at, backups=backups) as there:
            found = looked(there, clock)["synced"]
            assert found.well is well
            assert "Dropbox keeps" in found.says


# Backups.


def test_a_week_of_use_without_a_backup_is_too_long_and_one_is_made(store: Store, clock: TestClock) -> None:
    person(store, clock(), "Bo")
    assert "no backup yet" in looked(store, clock)["backups"].says
    clock.move(days=30)
    assert looked(store, clock)["backups"].well, "nothing was written meanwhile"
    person(store, clock(), "Cy")
    found = looked(store, clock)["backups"]
    assert not found.well
    assert found.mend is not None
    assert found.mend().startswith("made a backup: ")
    assert looked(store, clock)["backups"].well
    clock.move(days=8)
    assert looked(store, clock)["backups"].well
    person(store, clock(), "Dee")
    found = looked(store, clock)["backups"]
    assert "1 backup, the last 8 days ago" in found.says
    assert "much was written since: netui backup makes one" in found.says


def test_a_backup_that_is_not_what_was_written_is_named_and_never_tried(store: Store, clock: TestClock) -> None:
    peopled(store, clock)
    good = store.backups.make(clock.at)
    bad = store.backups.make(clock.move(hours=30).at)
    bad.write_bytes(bad.read_bytes()[:-100] + bytes(100))
    found = looked(store, clock)
    assert found["checksums"].says.startswith(f"{bad} cannot be relied on")
    assert "sound ones: 1" in found["checksums"].says
    assert found["restore"].says.startswith(f"{good.name} was tried out")
    good.unlink()
    found = looked(store, clock)
    assert "no backup can be relied on: netui backup makes a sound one" in found["restore"].says


def test_looking_at_backups_changes_none_of_them(store: Store, clock: TestClock) -> None:
    peopled(store, clock)
    store.backups.make(clock.at)
    before = {path.name: path.read_bytes() for path in store.backups.folder.iterdir()}
    looked(store, clock)
    assert {path.name: path.read_bytes() for path in store.backups.folder.iterdir()} == before


def test_what_a_killed_backup_left_behind_is_let_go_of(store: Store, clock: TestClock) -> None:
    made = store.backups.make(clock.at)
    gone = next(number for number in range(400_000, 4_000_000) if not Path(f"/proc/{number}").exists())
    left = made.with_name(f"{made.name}.{gone}.part")
    growing = made.with_name(f"{made.name}.{os.getpid()}.part")
    for path in (left, growing):
        path.touch()
        os.utime(path, (clock.at.timestamp(), clock.at.timestamp()))
    found = looked(store, clock)["unfinished"]
    assert "1 unfinished backup" in found.says
    assert found.mend is not None
    found.mend()
    assert not left.exists()
    assert growing.exists()
    assert "unfinished" not in looked(store, clock)


def test_a_backup_from_days_to_come_is_told(store: Store, clock: TestClock) -> None:
    person(store, clock(), "Bo")
    store.backups.make(clock.at + timedelta(days=90))
    found = looked(store, clock)
    assert "which is yet to come: set the clock right, or delete it" in found["backups"].says
    assert not found["clock"].well


# Damage.


def damaged(store: Store, clock: TestClock) -> Path:
    peopled(store, clock, 60)
    store.backups.make(clock.at)
    store.close()
    data = bytearray(store.path.read_bytes())
    page = data.index(b"x" * 800) // 4096 * 4096
    data[page : page + 8] = bytes(8)
    store.path.write_bytes(data)
    return store.path


def test_a_damaged_file_says_what_can_be_read_and_which_backup_to_restore(store: Store, clock: TestClock) -> None:
    path = damaged(store, clock)
    before = path.read_bytes()
    with open_store(path, now=clock.at, backups=store.backups.folder) as there:
        found = looked(there, clock)
    says = found["integrity"].says
    assert says.startswith(f"{path} is damaged: ")
    begins = r"49 of its 50 tables can be read to their end, others only in part"
    assert re.search(begins + r": \w+ \([\d,]+ rows\)", says)
    (backup,) = store.backups.made().values()
    assert says.endswith(f"netui restore {backup} brings the newest sound backup back")
    assert found["restore"].well
    assert "search" not in found, "nothing that is read from a damaged file means anything"
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_opened_is_told_with_all_the_rest(store: Store, clock: TestClock) -> None:
    peopled(store, clock)
    backup = store.backups.make(clock.at)
    store.close()
    path, folder = store.path, store.backups.folder
    whole = path.read_bytes()

    def told(data: bytes | None) -> dict[str, Finding]:
        path.unlink(missing_ok=True)
        if data is not None:
            path.write_bytes(data)
        with pytest.raises(StoreError) as refused, open_store(path, now=clock.at, backups=folder) as there:
            there.contacts.ids()
        found = {one.about: one for one in unopened(path, folder, OWN, refused.value, clock())}
        assert (path.read_bytes() if path.exists() else None) == data
        assert found["backups"].well
        assert found["restore"].well
        assert not found["integrity"].well
        return found

    back = f"netui restore {backup} brings the newest sound backup back"
    assert told(None)["integrity"].says.endswith(back)
    assert told(b"a letter, not a network" * 20)["integrity"].says.endswith(back)
    newer = told(whole[:60] + (99).to_bytes(4, "big") + whole[64:])["integrity"].says
    assert "was written by a newer netui (version 99" in newer
    assert newer.endswith("update netui")
    foreign = told(whole[:68] + b"none" + whole[72:])["integrity"].says
    assert "belongs to another program" in foreign
    broken = told(whole[:100] + bytes(len(whole) - 100))["integrity"].says
    assert "is damaged: not even the list of its tables can be read; netui restore " in broken


@pytest.fixture(scope="module")
def whole_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    clock = TestClock(datetime(2026, 11, 18, 8, tzinfo=UTC))
    path = tmp_path_factory.mktemp("whole") / "network.db"
    with open_store(path, now=clock.at, backups=path.parent / "b", create=True) as store:
        peopled(store, clock, 40)
    return path.read_bytes()


@pytest.mark.parametrize("seed", range(25))
def test_whatever_is_damaged_the_doctor_ends_in_sentences_and_writes_nothing(
    whole_file: bytes, tmp_path: Path, clock: TestClock, seed: int
) -> None:
    chance = random.Random(seed)
    data = bytearray(whole_file)
    for _ in range(chance.choice((1, 3, 30))):
        begin = chance.randrange(100, len(data))
        length = chance.choice((1, 50, 4096))
        data[begin : begin + length] = chance.randbytes(len(data[begin : begin + length]))
    if seed % 5 == 0:
        del data[chance.randrange(200, len(data)) :]
    path = tmp_path / "network.db"
    path.write_bytes(data)
    found: list[Finding] = []
    try:
        with open_store(path, now=clock.at, backups=tmp_path / "backups") as store:
            found += store.checking.everything(clock(), OWN)
    except StoreError as error:
        found += unopened(path, tmp_path / "backups", OWN, error, clock())
    assert len(found) > 6
    assert all(one.says and "\n" not in one.says for one in found)
    assert path.read_bytes() == bytes(data)
    damage(path)
