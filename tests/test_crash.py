"""A fault of the program's own in a verb: a sentence, no one's data, and a report for its owner alone."""

import stat
from pathlib import Path

import pytest
from conftest import TestClock

from netui.cli import main
from netui.crash import reported
from netui.paths import crash_report
from netui.store.due.due import Due


def test_a_fault_in_a_verb_shows_nobodys_data_and_leaves_a_report(
    tmp_path: Path, clock: TestClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise KeyError("Ana Ruiz")

    monkeypatch.setattr(Due, "queue", broken)
    db = ("--db", str(tmp_path / "network.db"))
    assert main([*db, "add", "Ana Ruiz"], clock) == 0
    capsys.readouterr()
    assert main([*db, "due"], clock) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("netui: a fault ended netui, what was saved is safe: ")
    assert "Ana" not in said.err
    assert stat.S_IMODE(crash_report().stat().st_mode) == 0o600
    assert "KeyError: 'Ana Ruiz'" in crash_report().read_text()


def test_a_report_that_was_open_to_others_is_no_more(tmp_path: Path) -> None:
    report = tmp_path / "crash.txt"
    report.touch(mode=0o644)
    assert reported(ValueError("Bo"), report) == f"{report} has the details"
    assert stat.S_IMODE(report.stat().st_mode) == 0o600


def test_a_report_that_cannot_be_written_is_said_without_the_data(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    says = reported(ValueError("Bo"), tmp_path / "file" / "crash.txt")
    assert says.startswith("ValueError (")
    assert "Bo" not in says
