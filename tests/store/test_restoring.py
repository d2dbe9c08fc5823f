"""Restore: what a backup holds comes back to the letter, the present is kept, and what is unfit is refused."""

import random
import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import TestClock, line, person
from test_backups import content
from test_history import WALKED, furnished

from netui.domain.interaction import Kind
from netui.store import FileRefused, Store, StoreError, open_store
from netui.store.file import copies, opening
from netui.store.file.restoring import Restored, Restoring

SENTENCE = re.compile(r"[^\n]{20,400}")


@pytest.fixture
def restoring(store: Store) -> Restoring:
    return Restoring(store.path, store.backups.folder)


@pytest.fixture
def backup(store: Store, clock: TestClock) -> Path:
    """A backup of two people with a history; the file itself has gone on since: Bo is gone and Dana is there."""
    furnished(store, clock)
    made = store.backups.make(clock.at)
    store.removing.remove([1], clock.move(minutes=1))
    person(store, clock(), "Dana")
    return made


def restore(restoring: Restoring, source: Path, clock: TestClock) -> Restored:
    return restoring.restore(restoring.content(source), clock.move(minutes=5).at)


def test_everything_comes_back_with_its_history_and_the_present_is_kept(
    store: Store, restoring: Restoring, backup: Path, clock: TestClock
) -> None:
    then, now, file = content(backup), content(store.path), store.path.stat()
    store.close()
    done = restore(restoring, backup, clock)
    assert content(store.path) == then
    assert store.path.stat().st_ino == file.st_ino, "the file is never replaced by another one"
    with open_store(store.path, now=clock.at, backups=backup.parent) as again:
        assert [again.contacts.get(number).name for number in again.contacts.ids()] == ["Bo Li", "Cy"]
        assert again.history.undo().name == "snooze “deck” until Wed 18 Nov"
        again.history.redo()
    assert done.before is not None
    assert content(done.before) == now
    assert restoring.number(done.before) == 1
    restore(restoring, done.before, clock)
    assert content(store.path) == now


def test_no_backup_is_let_go_by_a_restore(
    store: Store, restoring: Restoring, backup: Path, clock: TestClock
) -> None:
    second = store.backups.make(clock.move(days=40).at, thin=False)
    restore(restoring, backup, clock)
    assert backup.exists() and second.exists()  # noqa: PT018


# Another window


def test_another_window_shows_it_and_writes_nothing_on_top_of_what_it_showed_before(
    store: Store, restoring: Restoring, backup: Path, clock: TestClock
) -> None:
    version = store.connection.data_version()
    restore(restoring, backup, clock)
    assert store.connection.data_version() != version
    assert store.connection.was_replaced
    for _ in range(2):
        with pytest.raises(
            FileRefused, match=r"written anew by another window .*; nothing was written"
        ) as refused:
            person(store, clock(), "Eve")
        assert SENTENCE.fullmatch(str(refused.value))
    with pytest.raises(FileRefused):
        store.drafts.keep(1, "call", "half a line", clock.at)
    with pytest.raises(FileRefused):
        store.history.undo()
    assert content(store.path) == content(backup)
    assert [store.contacts.get(number).name for number in store.contacts.ids()] == ["Bo Li", "Cy"]
    store.connection.read_anew()
    person(store, clock(), "Eve")
    assert len(store.contacts.ids()) == 3


def test_a_window_that_moved_aside_what_was_damaged_is_noticed_too(
    store: Store, restoring: Restoring, backup: Path, clock: TestClock
) -> None:
    damage(store.path)
    restore(restoring, backup, clock)
    with pytest.raises(FileRefused, match="was replaced while it was open"):
        person(store, clock(), "Eve")
    assert content(store.path) == content(backup)


def test_a_file_that_another_program_keeps_locked_is_left_as_it_is(
    store: Store, restoring: Restoring, backup: Path, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "_PATIENCE", 0.2)
    monkeypatch.setattr(opening, "_PRAGMAS", (("busy_timeout", 10), *opening._PRAGMAS[1:]))
    ready = restoring.content(backup)
    store.close()
    before = content(store.path)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"another program keeps .* locked"):
            restoring.restore(ready, clock.at)
    assert content(store.path) == before
    assert not list(store.path.parent.glob("*damaged*"))


# A file that is damaged, missing, or not ours


def damage(path: Path) -> None:
    """Spoil the pages of a file, but not its header."""
    data = bytearray(path.read_bytes())
    data[8192:40_960] = bytes(32_768)
    path.write_bytes(data)


def spoil_header(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[:100] = bytes(100)
    path.write_bytes(data)


@pytest.mark.parametrize("spoil", [damage, spoil_header])
def test_a_damaged_file_is_moved_aside_to_the_byte_and_the_backup_takes_its_place(
    store: Store, restoring: Restoring, backup: Path, clock: TestClock, spoil: object
) -> None:
    store.close()
    spoil(store.path)  # type: ignore[operator]
    bytes_before = store.path.read_bytes()
    assert restoring.present().wrong
    done = restore(restoring, backup, clock)
    assert done.before is None
    assert done.moved == store.path.with_name("network.db.damaged-20261118T080600Z")
    assert done.moved.read_bytes() == bytes_before
    assert content(store.path) == content(backup)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    spoil(store.path)  # type: ignore[operator]
    clock.move(minutes=-5)
    assert restore(restoring, backup, clock).moved not in (None, done.moved)


def test_a_missing_file_is_made(store: Store, restoring: Restoring, backup: Path, clock: TestClock) -> None:
    store.close()
    for path in store.path.parent.glob("network.db*"):
        path.unlink()
    assert restoring.present() == restoring.present().__class__()
    done = restore(restoring, backup, clock)
    assert (done.before, done.moved) == (None, None)
    assert content(store.path) == content(backup)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("header", "words"),
    [((60, opening.VERSION + 1), "was written by a newer netui"), ((68, 7), "belongs to another program")],
)
def test_a_file_that_is_not_ours_is_not_restored_over(
    store: Store, restoring: Restoring, backup: Path, clock: TestClock, header: tuple[int, int], words: str
) -> None:
    store.close()
    data = bytearray(store.path.read_bytes())
    data[header[0] : header[0] + 4] = header[1].to_bytes(4, "big")
    store.path.write_bytes(data)
    ready = restoring.content(backup)
    for ask in (restoring.present, lambda: restoring.restore(ready, clock.at)):
        with pytest.raises(FileRefused, match=words):
            ask()
    assert store.path.read_bytes() == data


def test_a_letter_that_never_was_a_network_is_left_alone(backup: Path, clock: TestClock, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("dear Bo, " * 100)
    other = Restoring(letter, tmp_path / "none")
    with pytest.raises(FileRefused, match=r"is not a netui file.*move it away yourself"):
        other.restore(other.content(backup), clock.at)
    assert [path.name for path in tmp_path.glob("letter*")] == ["letter.txt"]


def test_a_restore_that_fails_on_the_way_leaves_the_damaged_file_where_it_was(
    store: Store, restoring: Restoring, backup: Path, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    damage(store.path)
    before = store.path.read_bytes()
    ready = restoring.content(backup)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("netui.store.file.restoring.copy_all", full)
    with pytest.raises(StoreError, match="the disk is full"):
        restoring.restore(ready, clock.at)
    assert store.path.read_bytes() == before
    assert not list(store.path.parent.glob("*damaged*"))


# What is unfit


def unfit(restoring: Restoring, path: Path, words: str) -> None:
    before = path.read_bytes()
    with pytest.raises(StoreError, match=words) as refused:
        restoring.content(path)
    assert SENTENCE.fullmatch(str(refused.value))
    assert path.read_bytes() == before


def without_checksum(path: Path) -> Path:
    copies.checksum_file(path).unlink()
    return path


def test_a_backup_that_differs_from_its_checksum_is_refused(restoring: Restoring, backup: Path) -> None:
    with backup.open("ab") as file:
        file.write(b"\0")
    unfit(restoring, backup, "is damaged: it is not what was written: its checksum differs")


def test_without_a_checksum_damage_that_sqlite_can_see_is_refused(restoring: Restoring, backup: Path) -> None:
    damage(without_checksum(backup))
    unfit(restoring, backup, "is damaged")


def test_without_a_checksum_a_whole_one_is_taken_and_that_is_known(restoring: Restoring, backup: Path) -> None:
    assert restoring.content(backup).proven
    assert not restoring.content(without_checksum(backup)).proven


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (f"PRAGMA user_version = {opening.VERSION + 1}", "was written by a newer netui"),
        ("PRAGMA application_id = 7", "belongs to another program"),
        ("CREATE TABLE theirs (x)", "is not as netui made it .theirs.: restore another"),
        ("CREATE TRIGGER t AFTER INSERT ON contact BEGIN DELETE FROM fact; END", "is not as netui made it .t.:"),
        ("DROP TABLE saved_list", "is not as netui made it .*saved_list"),
        ("ALTER TABLE clip ADD COLUMN more TEXT", "is not as netui made it .clip"),
        (
            "PRAGMA foreign_keys = 0; INSERT INTO job (contact_id) VALUES (99)",
            "is damaged .rows in it lead nowhere.",
        ),
    ],
)
def test_what_netui_did_not_make_so_is_refused(
    restoring: Restoring, backup: Path, statement: str, words: str
) -> None:
    with closing(sqlite3.connect(without_checksum(backup))) as file:
        file.executescript(statement)
    unfit(restoring, backup, words)


def test_triggers_of_another_release_are_made_anew(
    store: Store, restoring: Restoring, backup: Path, clock: TestClock
) -> None:
    with closing(sqlite3.connect(without_checksum(backup))) as file:
        file.executescript("DROP TRIGGER record_contact_insert; CREATE TRIGGER record_contact_insert "
                           "AFTER INSERT ON contact BEGIN SELECT 1; END")  # fmt: skip
    restore(restoring, backup, clock)
    store.connection.read_anew()
    assert store.removing.remove([1], clock()).id is not None
    eve = person(store, clock(), "Eve")
    assert store.history.undo().name == "add Eve"
    assert eve not in store.contacts.ids()


def test_one_in_the_middle_of_a_change_is_refused(restoring: Restoring, backup: Path) -> None:
    backup.with_name(backup.name + "-journal").write_bytes(b"half")
    unfit(restoring, backup, "is in the middle of a change")


def test_one_that_is_encrypted_needs_its_key(restoring: Restoring, backup: Path) -> None:
    sealed = backup.with_name("b.db.age")
    sealed.write_bytes(b"age-encryption.org/v1\n" + backup.read_bytes())
    unfit(restoring, sealed, "is encrypted: it needs its passphrase or its identity")
    assert restoring.content(sealed, lambda data: data.partition(b"\n")[2]).holds.contacts == 2


def test_one_that_another_program_left_in_wal_mode_is_read(
    store: Store, restoring: Restoring, backup: Path, clock: TestClock
) -> None:
    with closing(sqlite3.connect(without_checksum(backup))) as file:
        file.execute("PRAGMA journal_mode = wal")
    restore(restoring, backup, clock)
    store.connection.read_anew()
    assert store.connection.sql("PRAGMA journal_mode") == [("truncate",)]
    assert len(store.contacts.ids()) == 2


def test_one_bit_flipped_anywhere_is_refused_or_changes_nothing(clock: TestClock, tmp_path: Path) -> None:
    rng = random.Random(2026)
    refused = 0
    for path, backup, then in networks(rng, clock, tmp_path, 20):
        restoring = Restoring(path, backup.parent)
        files = [backup, backup.with_name(backup.name + ".sha256")]
        for file in rng.choices(files, weights=(9, 1), k=10):
            data = bytearray(file.read_bytes())
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
            whole = file.read_bytes()
            file.write_bytes(data)
            before = path.read_bytes()
            if (sentence := refusal(restoring, backup, clock)) is None:
                assert content(path) == then
            else:
                refused += 1
                assert SENTENCE.fullmatch(sentence)
                assert path.read_bytes() == before
            file.write_bytes(whole)
        restore(restoring, backup, clock)
        assert content(path) == then
    assert refused > 180


def refusal(restoring: Restoring, source: Path, clock: TestClock) -> str | None:
    """The sentence with which a restore refuses; None if it does not."""
    try:
        restore(restoring, source, clock)
    except StoreError as error:
        return str(error)
    return None


def networks(
    rng: random.Random, clock: TestClock, folder: Path, count: int
) -> Iterator[tuple[Path, Path, list[str]]]:
    """Networks with any history, each with a backup, what that holds, and something written since."""
    for number in range(count):
        path = folder / f"n{number}.db"
        with open_store(path, now=clock.at, backups=folder / str(number), create=True) as store:
            furnished(store, clock)
            for verb in rng.choices(list(WALKED), k=6):
                clock.move(minutes=1)
                with suppress(StoreError):
                    WALKED[verb](store, clock)
            backup = store.backups.make(clock.at)
            person(store, clock(), "Since")
        yield path, backup, content(backup)


# Which one is meant


def test_a_backup_is_meant_by_its_number_its_day_or_its_file(
    store: Store, restoring: Restoring, clock: TestClock, tmp_path: Path
) -> None:
    late = datetime(2026, 11, 16, 23, 30, tzinfo=UTC)
    monday, first, second = (
        store.backups.make(at, thin=False) for at in (late, clock.at.replace(hour=1), clock.at)
    )
    now = clock()
    assert [restoring.meant(text, now) for text in ("1", "2", "3")] == [second, first, monday]
    assert restoring.meant("2026-11-18", now) == second
    assert restoring.meant("today", now) == second
    assert restoring.meant("2026-11-17", now) == monday, "23:30 in UTC is the next day in Paris"
    elsewhere = store.backups.make(clock.at, tmp_path / "mine.db")
    assert restoring.meant(str(elsewhere), now) == elsewhere
    for text, words in (
        ("0", "there is no backup number 0: they go from 1 to 3"),
        ("4", "there is no backup number 4"),
        ("2026-11-16", "no backup was made on 2026-11-16"),
        ("nobody.db", "there is no backup nobody.db: name a number, a date or a file"),
        (str(store.path), "is the network itself"),
    ):
        with pytest.raises(StoreError, match=re.escape(words)):
            restoring.meant(text, now)


def test_every_backup_is_listed_with_what_it_holds_and_whether_it_is_whole(
    store: Store, restoring: Restoring, backup: Path, clock: TestClock
) -> None:
    store.interactions.log(Kind.CALL, [2], line(store, "hello", clock()), clock())
    second = store.backups.make(clock.move(hours=1).at)
    sealed = store.backups.make(clock.move(hours=1).at, seal=lambda data: b"age" + data)
    with backup.open("r+b") as file:
        file.seek(5000)
        file.write(b"spoiled")
    listed = restoring.listed()
    assert [copy.path for copy in listed] == [sealed, second, backup]
    assert [copy.sealed for copy in listed] == [True, False, False]
    assert listed[1].holds is not None
    assert (listed[1].holds.contacts, listed[1].holds.entries, listed[1].schema) == (2, 3, opening.VERSION)
    assert [bool(copy.problem) for copy in listed] == [False, False, True]
    assert Restoring(store.path.with_name("other.db"), backup.parent).listed() == []
