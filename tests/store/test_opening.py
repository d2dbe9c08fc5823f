"""Opening the file: made on purpose, for its owner only, and never touched when it is not ours."""

import os
import re
import shutil
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import TestClock, person

from netui.store import FileRefused, Store, StoreError, open_store
from netui.store.file import opening
from netui.store.file.search_index import SOURCES
from netui.store.models.recorded import RECORDED
from netui.store.models.row import Row

NOW = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)
SENTENCE = re.compile(r"[^\n]{20,300}")


def opened(path: Path, *, create: bool = True) -> Store:
    return open_store(path, now=NOW, backups=path.parent / "backups", create=create)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def refused(path: Path, words: str, *, create: bool = True) -> None:
    """The file is refused with one sentence, and not a byte in its folder is changed."""
    before = contents(path.parent)
    with pytest.raises(StoreError, match=words) as error:
        opened(path, create=create)
    assert SENTENCE.fullmatch(str(error.value))
    assert contents(path.parent) == before


def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "some" / "folder" / "network.db"
    before = os.umask(0)
    try:
        opened(path).close()
    finally:
        os.umask(before)
    assert mode(path) == 0o600
    assert mode(path.parent) == 0o700


def test_the_journal_beside_the_file_is_for_its_owner_too(store: Store) -> None:
    with store.connection.writing():
        store.connection.sql("INSERT INTO draft (contact_id, kind, line, saved_at) VALUES (0, 'a', 'b', 'c')")
        journal = store.path.with_name(store.path.name + "-journal")
        assert mode(journal) == 0o600


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    opened(folder / "network.db").close()
    assert mode(folder) == 0o755


def test_an_empty_file_counts_as_new_and_becomes_private(tmp_path: Path) -> None:
    path = tmp_path / "network.db"
    path.touch(mode=0o644)
    assert not opening.look(path)
    with opened(path) as store:
        person(store, TestClock(NOW)(), "Bo")
    assert mode(path) == 0o600
    assert opening.look(path)


@pytest.mark.parametrize("empty", [False, True])
def test_a_missing_file_is_never_made_by_reading(tmp_path: Path, empty: bool) -> None:
    path = tmp_path / "network.db"
    if empty:
        path.touch()
    refused(path, "there is no network at", create=False)
    assert path.exists() is empty


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("busy_timeout", 5000),
        ("journal_mode", "truncate"),
        ("synchronous", 2),
        ("fullfsync", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("cache_size", -2000),
    ],
)
def test_the_connection_keeps_what_it_acknowledges(store: Store, pragma: str, value: object) -> None:
    assert store.connection.sql(f"PRAGMA {pragma}") == [(value,)]


def test_no_memory_map_is_used(store: Store) -> None:
    assert store.connection.sql("PRAGMA mmap_size") in ([(0,)], [])


def test_the_file_says_whose_it_is_and_how_old(store: Store) -> None:
    header = store.path.read_bytes()[:100]
    assert header[68:72] == b"netu"
    assert int.from_bytes(header[60:64], "big") == opening.VERSION
    assert store.connection.sql("PRAGMA application_id") == [(opening.APPLICATION_ID,)]
    assert store.connection.sql("PRAGMA user_version") == [(opening.VERSION,)]


# What is not ours.


@pytest.mark.parametrize(
    "data",
    [
        b"hello, I am a letter\n" * 20,
        b"SQLite",
        b"\x00",
        os.urandom(5000),
        b"SQLite format 3\x00",
        b"PK\x03\x04" * 50,
    ],
    ids=["text", "short", "one byte", "noise", "a header cut off", "a zip"],
)
def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "network.db"
    path.write_bytes(data)
    refused(path, "is not a netui file; it was left as it is")


def database(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in ("CREATE TABLE t (a)", *statements):
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_another_programs_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    database(path, "INSERT INTO t VALUES ('theirs')")
    refused(path, "belongs to another program; it was left as it is")
    database(tmp_path / "fossil.db", "PRAGMA application_id = 252006674")
    refused(tmp_path / "fossil.db", "belongs to another program")


def test_another_programs_database_in_wal_mode_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    database(path, "PRAGMA journal_mode = wal", "INSERT INTO t VALUES ('theirs')")
    refused(path, "belongs to another program")


def test_a_file_of_a_newer_netui_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "network.db"
    opened(path).close()
    database(path, f"PRAGMA user_version = {opening.VERSION + 1}")
    refused(
        path, f"was written by a newer netui .version {opening.VERSION + 1}, this one knows {opening.VERSION}."
    )


def test_a_damaged_file_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "network.db"
    opened(path).close()
    data = path.read_bytes()
    path.write_bytes(data[:100] + bytes(len(data) - 100))
    before = contents(tmp_path)
    with pytest.raises(StoreError) as error, opened(path) as store:
        store.contacts.ids()
    assert SENTENCE.fullmatch(str(error.value))
    assert "damaged" in str(error.value)
    assert contents(tmp_path) == before


def test_a_folder_and_a_pipe_are_refused_without_waiting_for_them(tmp_path: Path) -> None:
    refused(tmp_path, "is not a file")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileRefused, match="is not a file"):
        opened(pipe)
    with pytest.raises(FileRefused, match="is not a file"):
        opened(Path(os.devnull))


def test_a_file_that_may_not_be_read_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "network.db"
    opened(path).close()

    def denied(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", denied)
        with pytest.raises(StoreError, match="cannot be read: Permission denied"):
            opened(path)


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"file/network\.db cannot be"):
        opened(tmp_path / "file" / "network.db")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere" / "network.db")
    with pytest.raises(StoreError, match="cannot be made"):
        opened(tmp_path / "dangling")


@pytest.mark.parametrize(
    "name", ["a b.db", "100%.db", "question?.db", "hash#.db", "Ünïcode 李.db", "semi;colon&.db"]
)
def test_any_name_of_a_file_opens_that_file_and_no_other(tmp_path: Path, name: str) -> None:
    opened(tmp_path / name).close()
    assert {path.name for path in tmp_path.iterdir()} - {f"{name}-journal"} == {name}
    opened(tmp_path / name, create=False).close()


# While it is open.


def test_a_file_replaced_while_open_is_not_written(store: Store, clock: TestClock) -> None:
    person(store, clock(), "Bo")
    other = store.path.with_name("other.db")
    shutil.copyfile(store.path, other)
    other.replace(store.path)
    before = store.path.read_bytes()
    with pytest.raises(FileRefused, match="was replaced while it was open; nothing was written"):
        person(store, clock(), "Cy")
    with pytest.raises(FileRefused):
        store.history.undo()
    with pytest.raises(FileRefused):
        store.drafts.keep(0, "call", "words", clock.at)
    assert store.path.read_bytes() == before


def test_a_file_removed_while_open_is_not_made_again(store: Store, clock: TestClock) -> None:
    store.path.unlink()
    with pytest.raises(StoreError, match="cannot be found any more"):
        person(store, clock(), "Bo")
    assert not store.path.exists()


def test_a_locked_file_is_told_in_one_sentence_and_written_when_it_is_free(store: Store, clock: TestClock) -> None:
    store.connection.sql("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    for ask in (
        lambda: person(store, clock(), "Bo"),
        lambda: store.contacts.ids(),
        lambda: store.due.queue(clock()),
        lambda: store.history.past(),
        lambda: store.drafts.keep(0, "call", "words", clock.at),
    ):
        with pytest.raises(
            StoreError, match=r"another program keeps .* locked; nothing was written: try again"
        ) as error:
            ask()
        assert SENTENCE.fullmatch(str(error.value))
    other.execute("ROLLBACK")
    person(store, clock(), "Bo")
    assert len(store.contacts.ids()) == 1


def test_a_full_disk_is_told_in_one_sentence_and_nothing_is_half_written(store: Store, clock: TestClock) -> None:
    pages = store.connection.sql("PRAGMA page_count")[0][0]
    store.connection.sql(f"PRAGMA max_page_count = {pages}")
    before = store.path.read_bytes()
    with pytest.raises(StoreError, match="the disk is full; nothing was written"):
        person(store, clock(), "Bo " * 100_000)
    assert store.contacts.ids() == []
    assert store.history.past() == []
    assert store.path.read_bytes() == before
    store.connection.sql("PRAGMA max_page_count = 100000")
    person(store, clock(), "Bo " * 100_000)


def test_a_read_only_file_is_told_in_one_sentence(store: Store, clock: TestClock) -> None:
    store.connection.sql("PRAGMA query_only = 1")
    with pytest.raises(StoreError, match="is read-only; nothing was written"):
        person(store, clock(), "Bo")


# Migrations.


def columns(store: Store, table: str) -> list[str]:
    """A table's columns, computed ones too."""
    return [row[1] for row in store.connection.sql(f'PRAGMA table_xinfo("{table}")')]


def test_a_new_file_has_exactly_the_tables_the_models_declare(store: Store) -> None:
    declared = {
        model._meta.table_name: [field.column_name for field in model._meta.sorted_fields]
        for model in Row.__subclasses__()
    }
    found = store.connection.sql("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    tables = {row[0] for row in found}
    index = {"written", *(f"written_{part}" for part in ("config", "content", "data", "docsize", "idx"))}
    assert tables == {
        *declared,
        *index,
        "recording",
        "schema_migration",
        "unread",
        "position",
        "unplaced",
        "unassigned",
    }
    for table, fields in declared.items():
        assert columns(store, table) == fields, table


def test_every_table_of_the_users_is_recorded_for_undo(store: Store) -> None:
    found = {row[0] for row in store.connection.sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    triggers = {name for name in found if not name.startswith(("unplaced_", "unassigned_"))}
    assert triggers == {
        f"record_{model._meta.table_name}_{op}" for model in RECORDED for op in ("insert", "update", "delete")
    } | {f"unread_{source.table}_{op}" for source in SOURCES for op in ("insert", "update", "delete")}


def later_version(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """As if the next netui had one more migration."""
    scripts = folder / "migrations"
    shutil.copytree(opening._MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / f"{opening.VERSION + 1:04}_next.py").write_text(script)
    monkeypatch.setattr(opening, "_MIGRATIONS", scripts)
    monkeypatch.setattr(opening, "VERSION", opening.VERSION + 1)


def test_an_older_file_is_backed_up_and_then_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: TestClock
) -> None:
    folder = tmp_path / "data"
    path = folder / "network.db"
    with opened(path) as store:
        person(store, clock(), "Bo")
    later_version(
        tmp_path,
        monkeypatch,
        "def up(migrator, database):\n    database.execute_sql('CREATE TABLE extra (a TEXT)')\n",
    )
    with opened(path) as store:
        assert store.connection.sql("SELECT * FROM extra") == []
        assert [store.contacts.get(number).name for number in store.contacts.ids()] == ["Bo"]
        (backup,) = store.backups.made().values()
    assert path.read_bytes()[60:64] == opening.VERSION.to_bytes(4, "big")
    assert backup.read_bytes()[60:64] == (opening.VERSION - 1).to_bytes(4, "big")


def test_a_failing_migration_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: TestClock
) -> None:
    folder = tmp_path / "data"
    path = folder / "network.db"
    with opened(path) as store:
        person(store, clock(), "Bo")
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        later_version(
            tmp_path,
            patch,
            "def up(migrator, database):\n"
            "    database.execute_sql('DELETE FROM contact')\n"
            "    database.execute_sql('CREATE TABLE contact (a TEXT)')\n",
        )
        with pytest.raises(StoreError, match="nothing was written"):
            opened(path)
        assert path.read_bytes() == before
    with opened(path) as store:
        assert len(store.contacts.ids()) == 1


def test_a_new_file_whose_making_fails_stays_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later_version(tmp_path, monkeypatch, "def up(migrator, database):\n    raise RuntimeError('no')\n")
    path = tmp_path / "network.db"
    with pytest.raises(StoreError):
        opened(path)
    assert path.read_bytes() == b""
