"""``netui backup``, ``netui restore``, ``netui forget``: what they print, ask, refuse, and leave in the files."""

import io
import json
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conftest import TestClock
from pyrage import x25519

from netui.cli import main
from netui.paths import backup_folder, network_file
from netui.shell import keeping
from netui.store.file import opening

Run = Callable[..., str]


@pytest.fixture
def netui(capsys: pytest.CaptureFixture[str], clock: TestClock) -> Run:
    """Run one command line; what it printed, its notices after it. It must end with ``status``."""

    def run(*argv: str, status: int = 0) -> str:
        ended = main(argv, clock=clock)
        said = capsys.readouterr()
        assert ended == status, said
        return said.out + said.err

    return run


@pytest.fixture
def dana(netui: Run, clock: TestClock) -> Run:
    """The same with Dana Ruiz, whom Bo's note names, and with no backup yet."""
    netui("add", "Dana Ruiz, CTO Acme, dana@acme.io; met Web Summit: grids")
    netui("add", "Bo Li")
    netui("log", "Bo", "call", "spoke of Dana Ruiz")
    shutil.rmtree(folder())
    clock.move(minutes=1)
    return netui


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is typed on the terminal, a line at a time."""
    lines: list[str] = []

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

        def readline(self, *_: object) -> str:
            return lines.pop(0) + "\n"

    monkeypatch.setattr(sys, "stdin", Terminal())
    yield lines
    assert lines == [], "all that was typed was asked for"


def folder() -> Path:
    return backup_folder(network_file({}))


def content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as file:
        return list(file.iterdump())


def kept() -> list[str]:
    """The backups, the newest first."""
    return sorted((path.name for path in folder().glob("*.db*") if path.suffix != ".sha256"), reverse=True)


# backup


def test_a_backup_goes_among_the_others_and_says_what_it_holds(dana: Run) -> None:
    path = folder() / "network-20261118T080100Z.db"
    said = dana("backup")
    assert said == f"backed up to {path}: 2 contacts, 2 entries, {path.stat().st_size / 1e6:.1f} MB, checked\n"
    assert content(path) == content(network_file({}))
    row = json.loads(dana("backup", "--json"))[0]
    assert (row["contacts"], row["entries"], Path(row["file"]).exists()) == (2, 2, True)


def test_a_backup_goes_where_it_is_told_and_replaces_nothing_unasked(dana: Run, tmp_path: Path) -> None:
    target = tmp_path / "stick.db"
    dana("backup", str(target))
    assert content(target) == content(network_file({}))
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    dana("add", "Cy")
    before = target.read_bytes()
    assert "stick.db exists already: name another file, or say --force" in dana("backup", str(target), status=1)
    assert target.read_bytes() == before
    dana("backup", str(target), "--force")
    assert content(target) == content(network_file({}))
    assert not [name for name in kept() if "stick" in name]


@pytest.mark.parametrize("name", ["network.db", "network.db-journal"])
def test_the_network_itself_is_no_place_for_its_backup(dana: Run, name: str) -> None:
    path = network_file({}).with_name(name)
    before = path.read_bytes()
    assert "is the network itself" in dana("backup", str(path), "--force", status=1)
    assert path.read_bytes() == before
    assert "is a folder: name a file in it" in dana("backup", str(path.parent), status=1)


def test_backups_are_listed_with_date_size_counts_and_check(dana: Run, clock: TestClock) -> None:
    assert "no backup yet: netui backup makes one" in dana("backup", "--list")
    dana("backup")
    clock.move(days=-1)
    dana("backup")
    with (folder() / kept()[0]).open("ab") as file:
        file.write(b"x")
    for listed in (dana("backup", "--list"), dana("restore")):
        first, second, last = listed.splitlines()
        assert first.startswith(f"1  Wed 18 Nov 09:01  2 contacts  2 entries  schema {opening.VERSION}  ")
        assert "damaged: it is not what was written: its checksum differs" in first
        assert second.startswith(f"2  Tue 17 Nov 09:01  2 contacts  2 entries  schema {opening.VERSION}  ")
        assert second.endswith(" MB  ok")
        assert last == "netui restore NUMBER brings one back"
    for rows in (json.loads(dana("backup", "--list", "--json")), json.loads(dana("restore", "--json"))):
        assert [(row["number"], row["check"], row["contacts"], row["entries"]) for row in rows] == [
            (1, "damaged", 2, 2),
            (2, "ok", 2, 2),
        ]
        assert rows[1]["at"] == "2026-11-17T08:01:00+00:00"
        assert Path(rows[1]["file"]).stat().st_size == rows[1]["bytes"]


def test_the_first_verb_of_a_day_that_writes_backs_up_and_reading_does_not(netui: Run, clock: TestClock) -> None:
    netui("add", "Bo Li")
    assert kept() == ["network-20261118T080000Z.db"]
    clock.move(hours=1)
    netui("log", "Bo", "call", "hello")
    assert len(kept()) == 1
    clock.move(days=1)
    netui("due")
    netui("show", "Bo")
    assert len(kept()) == 1
    netui("log", "Bo", "call", "hello again")
    assert len(kept()) == 2


def test_an_import_that_is_only_looked_at_backs_nothing_up(netui: Run, tmp_path: Path) -> None:
    cards = tmp_path / "cards.vcf"
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Bo Li\nEND:VCARD\n")
    netui("import", "--dry-run", str(cards))
    assert not folder().exists()


def test_a_daily_backup_that_fails_does_not_fail_the_verb(netui: Run) -> None:
    folder().parent.mkdir(parents=True)
    folder().touch()
    said = netui("add", "Bo Li")
    assert "add Bo Li" in said
    assert "netui: no backup today: " in said


# Encrypted


@pytest.fixture
def key(tmp_path: Path) -> tuple[str, str]:
    """A public key, and the file of the private one."""
    own = x25519.Identity.generate()
    path = tmp_path / "key.txt"
    path.write_text(f"# mine\n{own}\n")
    return str(own.to_public()), str(path)


def test_encrypted_for_a_key_it_comes_back_by_that_key_alone(
    dana: Run, key: tuple[str, str], tmp_path: Path
) -> None:
    then = content(network_file({}))
    said = dana("backup", "--encrypt", "--recipient", key[0])
    assert said.endswith(", checked, encrypted\n")
    (name,) = kept()
    assert name == "network-20261118T080100Z.db.age"
    assert all(b"Dana" not in path.read_bytes() for path in folder().iterdir())
    dana("backup", "--recipient", key[0], str(tmp_path / "stick.age"))
    assert (tmp_path / "stick.age").read_bytes().startswith(b"age-encryption.org/v1\n")
    assert "encrypted" in dana("backup", "--list").splitlines()[0]
    dana("add", "Cy")
    assert "it is encrypted for a key: name the private one with --identity" in dana(
        "restore", str(tmp_path / "stick.age"), "--yes", status=1
    )
    dana("restore", str(folder() / name), "--yes", "--identity", key[1])
    assert content(network_file({})) == then


def test_a_passphrase_is_asked_for_twice_and_opens_it_again(
    dana: Run, typed: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []
    answers = ["horse", "horses", "horse", "horse", "mule", "horse"]

    def getpass(prompt: str) -> str:
        asked.append(prompt)
        return answers.pop(0)

    def unseal(data: bytes, passphrase: str) -> bytes:
        if not data.startswith(b"age-encryption.org/v1\n-> scrypt " + passphrase.encode() + b"\n"):
            raise keeping.NotSealed("that is not its passphrase")
        return data.partition(passphrase.encode() + b"\n")[2]

    monkeypatch.setattr(keeping, "getpass", getpass)
    seal = lambda data, words: b"age-encryption.org/v1\n-> scrypt " + words.encode() + b"\n" + data  # noqa: E731
    monkeypatch.setattr(keeping, "seal_by_passphrase", seal)
    monkeypatch.setattr(keeping, "open_by_passphrase", unseal)
    target = str(tmp_path / "b.age")
    assert "the two passphrases differ: nothing was written" in dana("backup", "--encrypt", target, status=1)
    assert not Path(target).exists()
    dana("backup", "--encrypt", target)
    assert "that is not its passphrase; nothing was restored" in dana("restore", target, "--yes", status=1)
    dana("restore", target, "--yes")
    assert asked == ["passphrase for the backup: ", "once more: "] * 2 + ["passphrase of the backup: "] * 2


def test_a_passphrase_is_never_asked_for_where_nobody_sits(dana: Run) -> None:
    said = dana("backup", "--encrypt", status=1)
    assert "asked for on a terminal only: name keys with --recipient" in said
    assert not folder().exists()


def test_without_the_package_it_is_said_how_to_get_it(dana: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    for argv in (("--encrypt",), ("--recipient", "age1x")):
        assert "pip install 'netui[encrypt]'" in dana("backup", *argv, status=1)
    dana("backup")


# restore


def test_a_restore_says_what_would_change_and_asks_first(dana: Run, typed: list[str], clock: TestClock) -> None:
    dana("backup")
    then = content(network_file({}))
    clock.move(hours=1)
    dana("add", "Cy")
    now = content(network_file({}))
    typed.append("n")
    said = dana("restore", "1", status=1)
    assert "contacts 3 → 2" in said
    assert "entries 2 → 2 (the same)" in said
    assert "last change Wed 18 Nov 10:01 → Wed 18 Nov 09:00" in said
    assert "restore it? [y/N] " in said
    assert said.endswith("netui: nothing was restored\n")
    assert content(network_file({})) == now
    typed.append("y")
    said = dana("restore", "1")
    assert f"restored {network_file({})}: 2 contacts, 2 entries" in said
    assert "netui restore 1 brings back what was there before" in said
    assert content(network_file({})) == then
    dana("restore", "1", "--yes")
    assert content(network_file({})) == now


def test_after_a_restore_undo_is_that_of_the_backup(dana: Run) -> None:
    dana("backup")
    dana("add", "Cy")
    assert "nothing was restored: say --yes where nobody can be asked" in dana("restore", "1", status=1)
    dana("restore", "today", "--yes")
    assert dana("undo") == "undone: call with Bo Li\n"


@pytest.mark.parametrize("how", ["damaged", "missing"])
def test_a_damaged_or_missing_network_is_restored_too(dana: Run, how: str) -> None:
    dana("backup")
    path, then = network_file({}), content(network_file({}))
    if how == "missing":
        path.unlink()
        assert "there is no network at" in dana("due", status=1)
    else:
        data = bytearray(path.read_bytes())
        data[4096:] = bytes(len(data) - 4096)
        path.write_bytes(data)
    said = dana("restore", "1", "--yes")
    assert content(path) == then
    aside = list(path.parent.glob("network.db.damaged-*Z"))
    assert (f"the damaged file is kept as {aside[0]}" in said) if how == "damaged" else aside == []
    dana("due")


def test_what_is_unfit_is_one_sentence_and_changes_nothing(dana: Run, tmp_path: Path) -> None:
    dana("backup")
    backup = folder() / kept()[0]
    letter = tmp_path / "letter.db"
    letter.write_text("dear Bo")
    newer = tmp_path / "newer.db"
    newer.write_bytes(backup.read_bytes()[:60] + (99).to_bytes(4, "big") + backup.read_bytes()[64:])
    with backup.open("ab") as file:
        file.write(b"x")
    before = network_file({}).read_bytes()
    for which, words in (
        ("1", "is damaged"),
        (str(letter), "is not a netui file"),
        (str(newer), "was written by a newer netui"),
        (str(network_file({})), "is the network itself"),
        ("7", "there is no backup number 7"),
        ("2026-01-01", "no backup was made on 2026-01-01"),
        ("nobody", "there is no backup nobody"),
    ):
        said = dana("restore", which, "--yes", status=1)
        assert words in said
        assert said.startswith("netui: ")
        assert said.count("\n") == 1
    assert network_file({}).read_bytes() == before


def test_the_demo_has_nothing_to_restore(netui: Run) -> None:
    assert "there is nothing to restore" in netui("--demo", "restore", "1", status=1)


# forget


def test_somebody_is_forgotten_once_it_is_agreed_to(dana: Run, typed: list[str]) -> None:
    dana("backup")
    typed.append("n")
    said = dana("forget", "dana", status=1)
    assert "Dana Ruiz, 1 entry and all that is known go for good" in said
    assert "undo loses 3 changes in which they occur" in said
    assert "1 text of others names them and will stay" in said
    assert "entry  Bo Li  spoke of Dana Ruiz" in said
    assert said.endswith("netui: nobody was forgotten\n")
    assert "Dana Ruiz" in dana("show", "dana")
    typed += ["y", "n"]
    said = dana("forget", "dana")
    assert "Dana Ruiz is forgotten" in said
    assert f"1 backup still holds them and can bring them back:\n  {folder() / kept()[-1]}\n" in said
    assert "nobody here is called “dana”" in dana("show", "dana", status=1)
    data = network_file({}).read_bytes()
    assert b"acme" not in data.lower()
    in_tables = sum(line.count("Dana Ruiz") for line in content(network_file({})))
    assert data.count(b"Dana Ruiz") == in_tables, "in Bo's own note"


def test_its_backups_go_too_where_that_is_said(dana: Run, typed: list[str]) -> None:
    dana("backup")
    (old,) = kept()
    typed += ["y", "y"]
    said = dana("forget", "dana")
    assert "1 backup deleted; " in said
    (new,) = kept()
    assert new != old
    assert b"acme" not in (folder() / new).read_bytes().lower()
    dana("forget", "bo", "--yes", "--backups")
    assert len(kept()) == 1
    assert b"Dana" not in (folder() / kept()[0]).read_bytes()


def test_nothing_is_forgotten_where_nobody_can_be_asked_or_nobody_is_meant(dana: Run) -> None:
    before = network_file({}).read_bytes().count(b"dana@acme.io")
    assert "nobody was forgotten: say --yes where nobody can be asked" in dana("forget", "dana", status=1)
    assert "nobody here is called “zoe”" in dana("forget", "zoe", "--yes", status=1)
    assert "say whom: netui forget NAME" in dana("forget", status=1)
    dana("add", "Dana Kim")
    assert "say which by id" in dana("forget", "dana", "--yes", status=1)
    assert "Dana Ruiz" in dana("show", "dana ruiz")
    assert network_file({}).read_bytes().count(b"dana@acme.io") == before


def test_who_was_deleted_and_is_in_undo_only_is_forgotten_by_name(dana: Run) -> None:
    dana("add", "Zoe Quill, zoe@quill.example")
    dana("undo")
    assert b"quill.example" in network_file({}).read_bytes()
    said = dana("forget", "zoe quill", "--yes")
    assert "Zoe Quill is forgotten" in said
    assert b"quill" not in network_file({}).read_bytes().lower()


def test_a_sweep_leaves_everything_as_it_is_but_the_free_bytes(dana: Run) -> None:
    before = content(network_file({}))
    assert dana("forget", "--sweep") == "what was let go of has left no trace in the file\n"
    assert [line for line in content(network_file({})) if "written" not in line] == [
        line for line in before if "written" not in line
    ]


@pytest.mark.parametrize("argv", [("backup",), ("backup", "--list"), ("forget", "dana"), ("restore", "1")])
def test_none_of_them_makes_a_file_where_there_is_no_network(netui: Run, argv: tuple[str, ...]) -> None:
    netui(*argv, status=1)
    assert not network_file({}).parent.exists()
    assert not folder().exists()


def test_names_and_paths_act_on_no_terminal(netui: Run, tmp_path: Path) -> None:
    netui("add", "Eve\x1b]0;pwned\x07")
    target = tmp_path / "a\x1b[2Jb.db"
    for argv in (("backup", str(target)), ("restore", str(target), "--yes"), ("forget", "1", "--yes")):
        said = netui(*argv)
        assert not set(said) & {"\x1b", "\x07"}
