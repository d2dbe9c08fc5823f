"""``netui doctor``: everything looked at, in any state of the file, each finding with what to do; ``--fix``."""

import json
import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TestClock

from netui import __version__
from netui.cli import main
from netui.paths import backup_folder, crash_report, network_file
from netui.shell import doctoring, machine

Run = Callable[..., str]


@pytest.fixture
def netui(capsys: pytest.CaptureFixture[str], clock: TestClock) -> Run:
    """Run one command line; all it printed. It must end with ``status``."""

    def run(*argv: str, status: int = 0) -> str:
        ended = main(argv, clock=clock)
        said = capsys.readouterr()
        assert ended == status, said
        return said.out + said.err

    return run


def rows(netui: Run, *argv: str, status: int = 0) -> dict[str, dict[str, object]]:
    """What ``--json`` says, by what it is about."""
    said = netui("doctor", "--json", *argv, status=status)
    found = json.loads(said[: said.rindex("]") + 1])
    assert all(set(row) == {"about", "well", "says", "fixed"} for row in found)
    return {row["about"]: row for row in found}


def test_what_is_well_is_told_line_by_line(netui: Run) -> None:
    netui("add", "Dana Ruiz, CTO Acme, Madrid; met Web Summit: grids")
    said = netui("doctor")
    assert "! " not in said
    assert f"✓ netui {__version__}, Python 3." in said
    for words in (
        f"SQLite {sqlite3.sqlite_version}, Textual 8.",
        "the time zone is Europe/Paris",
        "the configuration has no problem",
        "every message template can be used",
        "the file is yours",
        f"nobody else may look into {network_file({})}",
        f"nobody else may look into {network_file({}).parent}",
        "no sync program that is known keeps the file in step",
        "left for the network",
        "left for its backups",
        "the file is whole, by the quick check and by the full one",
        "1 contacts, 1 entries",
        "every link leads somewhere",
        "search knows every word",
        "the map has everybody where their card says",
        "the record of 1 change is in order",
        "what is saved stays saved",
        "1 backup, the last today, in ",
        "no sync program has left a conflict copy",
        "the clock fits what was written here before",
        "no fault has ended the screen",
    ):
        assert words in said, words


def test_every_problem_of_the_configuration_is_listed_with_its_line(
    netui: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('theme = 3\n[keys]\ncall = "d"\ndance = "z"\n', "utf-8")
    monkeypatch.setenv("NETUI_CONFIG", str(config))
    netui("add", "Dana Ruiz")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "mine.txt").write_text("# A title\nHello {nobody}", "utf-8")
    said = netui("doctor", status=1)
    assert f"! {config}, line 1: theme must be a text in quotes" in said
    assert f"! {config}, line 3: [keys] call: d is already “Done”" in said
    assert f"! {config}, line 4: [keys] dance: there is no command “dance”" in said
    assert "mine.txt" in said
    assert said.endswith("netui: 4 things want a look: those marked !\n")


def test_what_can_be_mended_safely_is_and_the_second_look_finds_all_well(netui: Run, clock: TestClock) -> None:
    netui("add", "Dana Ruiz, CTO Acme, Madrid; met Web Summit: grids")
    clock.move(days=9)
    netui("log", "Dana", "call", "about the grids")
    path = network_file({})
    with sqlite3.connect(path) as file:
        file.execute("UPDATE interaction SET words = 'something else' WHERE id = 1")
        file.execute("DELETE FROM unread")
        file.execute("UPDATE position SET lat = 1")
    file.close()
    shutil.rmtree(backup_folder(path))
    path.chmod(0o664)
    path.parent.chmod(0o755)
    wrong = {about for about, row in rows(netui, status=1).items() if not row["well"]}
    assert wrong == {"search", "map", "mode", "folder", "backups"}
    assert "! search misses or misreads 1 text: netui doctor --fix reads" in netui("doctor", status=1)

    said = netui("doctor", "--fix")
    assert "! " not in said
    assert "✓ fixed: search has read 1 text again" in said
    assert "✓ fixed: the map has read 1 contact again" in said
    assert "✓ fixed: made a backup: " in said
    assert said.count("✓ fixed: nobody else may look into") == 2
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert len(list(backup_folder(path).glob("*.db"))) == 1
    assert not any(row["fixed"] for row in rows(netui, "--fix").values())
    assert "Dana Ruiz" in netui("find", "something else")


def test_a_look_alone_changes_nothing(netui: Run) -> None:
    netui("add", "Dana Ruiz, CTO Acme, Madrid; met Web Summit: grids")
    path = network_file({})
    path.chmod(0o644)
    before, when = path.read_bytes(), path.stat().st_mtime_ns
    netui("doctor", status=1)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, when)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert len(list(backup_folder(path).glob("*.db"))) == 1


def test_what_cannot_be_mended_after_all_says_why(netui: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    netui("add", "Dana Ruiz")
    network_file({}).chmod(0o644)

    def refuse(self: Path, mode: int, **options: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    row = rows(netui, "--fix", status=1)["mode"]
    assert (row["well"], row["fixed"]) == (False, False)
    assert str(row["says"]).endswith("cannot be made 0600: Operation not permitted")


# A network that cannot be opened.


def test_without_a_network_everything_else_is_looked_at(netui: Run, tmp_path: Path) -> None:
    found = rows(netui, status=1)
    assert str(found["integrity"]["says"]).startswith(f"there is no network at {network_file({})} yet: netui")
    assert {about for about, row in found.items() if not row["well"]} == {"integrity"}
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"a letter to the editor\n" * 30, "is not a netui file; it was left as it is"),
        (b"SQLite format 3\x00" + bytes(200), "belongs to another program; it was left as it is"),
    ],
)
def test_a_foreign_file_is_told_and_left_as_it_is(netui: Run, tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "theirs.db"
    path.write_bytes(data)
    path.chmod(0o644)
    said = netui("--db", str(path), "doctor", status=1)
    assert f"! {path} {says}" in said
    assert "✓ no fault has ended the screen" in said
    assert path.read_bytes() == data


def test_a_damaged_network_names_the_backup_to_restore_and_has_nothing_mended(netui: Run) -> None:
    netui("add", "Dana Ruiz")
    path = network_file({})
    data = path.read_bytes()
    path.write_bytes(data[:100] + bytes(len(data) - 100))
    before = path.read_bytes()
    said = netui("doctor", "--fix", status=1)
    (backup,) = backup_folder(path).glob("*.db")
    assert f"! {path} is damaged: not even the list of its tables can be read; netui restore {backup}" in said
    assert "✓ 1 backup, the last today" in said
    assert path.read_bytes() == before


# What is around.


def test_conflict_copies_beside_the_network_are_named_with_the_command(netui: Run) -> None:
    netui("add", "Dana Ruiz")
    path = network_file({})
    copy = path.with_name("network (Bo's conflicted copy 2026-11-18).db")
    copy.write_bytes(path.read_bytes())
    netui("--db", str(copy), "add", "Eve Stone")
    before = copy.read_bytes()
    says = str(rows(netui, status=1)["copies"]["says"])
    assert "looks like a conflict copy by Dropbox" in says
    assert "with 2 contacts and 0 entries; not here: 1 contact" in says
    quoted = "'" + str(copy).replace("'", "'\"'\"'") + "'"
    assert says.endswith(f": netui import {quoted} takes it in")
    assert copy.read_bytes() == before


def test_a_card_folder_that_is_gone_or_holds_conflict_copies_is_told(
    netui: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards = tmp_path / "cards"
    config = tmp_path / "config.toml"
    config.write_text(f'folder = "{cards}"\n', "utf-8")
    monkeypatch.setenv("NETUI_CONFIG", str(config))
    netui("add", "Dana Ruiz")
    assert f"the card folder {cards} is not there: is its disk?" in str(rows(netui, status=1)["cards"]["says"])
    cards.mkdir()
    assert rows(netui)["cards"]["well"]
    (cards / "dana.sync-conflict-20261118-090001-ABCDEF7.vcf").touch()
    assert "1 conflict copy in" in str(rows(netui, status=1)["cards"]["says"])


def test_a_fault_that_ended_the_screen_is_told_and_its_report_stays(netui: Run) -> None:
    netui("add", "Dana Ruiz")
    report = crash_report()
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text("Traceback")
    os.utime(report, (1_790_000_000, 1_790_000_000))
    said = netui("doctor", "--fix", status=1)
    assert f"a fault ended the screen on 21 Sep 2026: {report} tells which; send it " in said
    assert report.exists()


def test_a_clock_that_cannot_be_right_is_told(netui: Run, clock: TestClock) -> None:
    netui("add", "Dana Ruiz")
    clock.move(days=-900)
    says = str(rows(netui, status=1)["clock"]["says"])
    assert says.startswith("this computer's clock says 1 Jun 2024, but the network was last written to on 18 Nov")


# The machine and the terminal.


def terminal(encoding: str = "utf-8", attached: bool = True, **environment: str) -> dict[str, machine.Finding]:
    return {one.about: one for one in machine.terminal(environment, attached=attached, encoding=encoding)}


def test_a_usual_terminal_is_well() -> None:
    found = terminal(TERM="xterm-256color", COLORTERM="truecolor", LANG="en_GB.UTF-8")
    assert all(one.well for one in found.values())
    assert found["terminal"].says == "the terminal is xterm-256color, with 16 million colours"
    assert "256 colours" in terminal(TERM="xterm-256color", LANG="C.UTF-8")["terminal"].says
    assert "16 colours" in terminal(TERM="linux", LANG="C.UTF-8")["terminal"].says
    assert "no colours" in terminal(TERM="xterm", NO_COLOR="1", LANG="C.UTF-8")["terminal"].says


@pytest.mark.parametrize("term", ["", "dumb", "unknown"])
def test_a_terminal_that_shows_no_screen_says_what_to_do(term: str) -> None:
    found = terminal(TERM=term, LANG="C.UTF-8")["terminal"]
    assert not found.well
    assert found.says.endswith("open another terminal, or set TERM")


@pytest.mark.parametrize(
    ("environment", "encoding", "well"),
    [
        ({"LANG": "de_DE.utf8"}, "UTF-8", True),
        ({"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, "utf-8", False),
        ({"LANG": "de_DE.ISO-8859-1"}, "iso8859-1", False),
        ({"LANG": "C.UTF-8"}, "ascii", False),
        ({}, "utf-8", False),
    ],
)
def test_letters_that_would_be_lost_are_told(environment: dict[str, str], encoding: str, well: bool) -> None:
    found = terminal(encoding, TERM="xterm", **environment)["letters"]
    assert found.well is well
    assert well or "LANG=C.UTF-8 mends it" in found.says


def test_signs_of_two_cells_are_told_where_they_may_be_drawn_so() -> None:
    usual = terminal(TERM="xterm", LANG="en_GB.UTF-8")["widths"]
    tokyo = terminal(TERM="xterm", LANG="ja_JP.UTF-8")["widths"]
    wide = terminal(TERM="xterm", LANG="ja_JP.UTF-8", VTE_CJK_WIDTH="wide")["widths"]
    assert (usual.well, tokyo.well, wide.well) == (True, True, False)
    assert "ambiguous characters narrow" in tokyo.says
    assert "unset it" in wide.says


def test_away_from_a_terminal_nothing_is_wrong_with_it() -> None:
    found = terminal(attached=False, TERM="dumb")
    assert all(one.well for one in found.values())
    assert "letters" not in found


def test_at_a_terminal_the_terminal_is_looked_at(netui: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    netui("add", "Dana Ruiz")
    monkeypatch.setattr(doctoring, "is_attached", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    assert not rows(netui, status=1)["terminal"]["well"]


def test_the_demo_is_looked_at_in_its_throw_away_copy(netui: Run) -> None:
    said = netui("--demo", "doctor")
    assert "demo.db: " in said
    assert "! " not in said
    assert not network_file({}).exists()


def test_the_doctor_loads_no_screen(netui: Run) -> None:
    before = set(sys.modules)
    netui("add", "Dana Ruiz")
    netui("doctor")
    assert not {name for name in set(sys.modules) - before if name.startswith(("textual", "netui.tui"))}


# A clock that cannot be right, in the other verbs.


def test_verbs_that_go_by_the_clock_doubt_it_once_and_do_their_work(
    netui: Run, clock: TestClock, capsys: pytest.CaptureFixture[str]
) -> None:
    netui("add", "Dana Ruiz")
    netui("log", "Dana", "call", "grids >the deck fri")
    clock.move(days=-500)
    says = "netui: this computer's clock says 6 Jul 2025, but the network was last written to on 18 Nov 2026"
    for argv in (["due"], ["promises"], ["log", "Dana", "note", "again"]):
        assert netui(*argv).count(says) == 1
    for argv in (["find", "Dana"], ["show", "Dana"], ["history"], ["export", "vcf"]):
        assert says not in netui(*argv)
    assert main(["due", "--json"], clock=clock) == 0
    said = capsys.readouterr()
    assert isinstance(json.loads(said.out), list)
    assert says in said.err


def test_a_usual_day_brings_no_doubts(netui: Run, clock: TestClock) -> None:
    netui("add", "Dana Ruiz")
    for days in (0, 1, 300):
        clock.move(days=days)
        assert "clock" not in netui("due")
        assert "clock" not in netui("log", "Dana", "call", "grids")
