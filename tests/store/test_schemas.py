"""Files of every schema released so far open, keep every word, and can be taken back step by step."""

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from netui.domain.moment import moment_at
from netui.domain.promise import PromiseState
from netui.store import Store, open_store
from netui.store.file import opening
from netui.store.file.restoring import Restoring

SCHEMAS = Path(__file__).parent / "schemas"
NOW = moment_at(datetime(2026, 11, 18, 12, tzinfo=UTC), "Europe/Paris")


def released(version: int, folder: Path) -> Path:
    """A network as a released version wrote it."""
    path = folder / "network.db"
    with sqlite3.connect(path) as file:
        file.executescript((SCHEMAS / f"{version}.sql").read_text(encoding="utf-8"))
    return path


def dump(store: Store) -> list[str]:
    """Every table to the letter but what is still to be read for the map, and all the search index holds."""
    lines = store.connection.database.connection().iterdump()
    kept = [line for line in lines if not line.startswith(('INSERT INTO "written', 'INSERT INTO "unplaced'))]
    return kept + [str(row) for row in store.connection.sql("SELECT rowid, words FROM written ORDER BY rowid")]


def when_migrated_apart(lines: list[str]) -> list[str]:
    """The same without the instants at which the migrations ran."""
    return [line for line in lines if not line.startswith('INSERT INTO "schema_migration"')]


@pytest.mark.parametrize("version", range(1, opening.VERSION))
def test_an_older_file_is_backed_up_migrated_and_keeps_every_word(version: int, tmp_path: Path) -> None:
    path = released(version, tmp_path)
    before = path.read_bytes()
    with open_store(path, now=NOW.at, backups=tmp_path / "backups") as store:
        (backup,) = store.backups.made().values()
        assert opening.version_of(store.connection.database) == opening.VERSION
        (ana,) = (number for number, _ in store.finding.resolve("Ana Ruiz"))
        brief = store.briefs.of(ana, NOW)
        assert [entry.interaction.words for entry in brief.entries] == ["pricing"]
        assert sorted(fact.text for fact in brief.facts) == ["cfo", "son runs marathons"]
        assert {(p.text, p.state, p.due) for p in brief.promises} == {
            ("send the deck", PromiseState.RENEGOTIATED, date(2026, 12, 1)),
            ("intro to Dana", PromiseState.OPEN, None),
        }
        assert store.drafts.line(ana, "call") == "half a line"
    with sqlite3.connect(f"{backup.as_uri()}?mode=ro", uri=True) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (version,)
        original = sqlite3.connect(":memory:")
        original.deserialize(before)
        assert list(file.iterdump()) == list(original.iterdump())


@pytest.mark.parametrize("version", range(1, opening.VERSION))
def test_a_backup_of_every_schema_ever_released_is_restored_and_brought_up_to_date(
    version: int, tmp_path: Path
) -> None:
    old = released(version, tmp_path)
    with open_store(old, now=NOW.at, backups=tmp_path / "backups") as migrated:
        (backup,) = migrated.backups.made().values()
        wanted = when_migrated_apart(dump(migrated))
    path = tmp_path / "now" / "network.db"
    with open_store(path, now=NOW.at, backups=tmp_path / "others", create=True) as store:
        restoring = Restoring(path, tmp_path / "others")
        content = restoring.content(backup)
        assert (content.schema, content.is_older, content.proven) == (version, True, True)
        restoring.restore(content, NOW.at)
        store.connection.read_anew()
        assert when_migrated_apart(dump(store)) == wanted
        assert opening.version_of(store.connection.database) == opening.VERSION
        done = len(store.history.past())
        for _ in range(done):
            store.history.undo()
        assert store.contacts.ids(archived=True) == []


@pytest.mark.parametrize("version", range(1, opening.VERSION))
def test_a_file_of_every_schema_ever_released_is_backed_up_as_it_is_before_it_is_restored_over(
    version: int, tmp_path: Path
) -> None:
    path = released(version, tmp_path)
    with sqlite3.connect(path) as file:
        before = list(file.iterdump())
    with open_store(tmp_path / "new.db", now=NOW.at, backups=tmp_path / "b", create=True) as store:
        backup = store.backups.make(NOW.at)
    restoring = Restoring(path, tmp_path / "kept")
    done = restoring.restore(restoring.content(backup), NOW.at)
    assert done.before is not None
    with sqlite3.connect(done.before) as file:
        assert list(file.iterdump()) == before
    with open_store(path, now=NOW.at, backups=tmp_path / "kept") as store:
        assert store.contacts.ids(archived=True) == []


@pytest.mark.parametrize("version", range(1, opening.VERSION))
def test_the_undo_of_an_older_file_still_goes_all_the_way_back_and_forth(version: int, tmp_path: Path) -> None:
    with open_store(released(version, tmp_path), now=NOW.at, backups=tmp_path / "backups") as store:
        whole = dump(store)
        done = len(store.history.past())
        for _ in range(done):
            store.history.undo()
        assert store.contacts.ids(archived=True) == []
        for _ in range(done):
            store.history.redo()
        assert dump(store) == whole
