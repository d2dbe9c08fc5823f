"""``netui import COPY.db``: what a copy of the network holds and this one does not comes in as one change."""

import shutil
from pathlib import Path

import pytest
from conftest import TestClock

from netui.cli import main


def test_a_copy_that_went_on_by_itself_is_joined_and_never_written(
    tmp_path: Path, clock: TestClock, capsys: pytest.CaptureFixture[str]
) -> None:
    live, copy = tmp_path / "network.db", tmp_path / "network.sync-conflict.db"

    def netui(path: Path, *words: str) -> int:
        return main(["--db", str(path), *words], clock=clock)

    assert netui(live, "add", "Ana Ruiz") == 0
    shutil.copy(live, copy)
    clock.move(minutes=1)
    assert netui(copy, "log", "Ana", "call", "on the train") == 0
    assert netui(live, "add", "Bo Li") == 0
    before = copy.read_bytes()

    assert netui(live, "import", str(copy), "--dry-run") == 0
    assert netui(live, "show", "Ana", "--json") == 0
    assert "on the train" not in capsys.readouterr().out
    assert netui(live, "import", str(copy)) == 0
    assert netui(live, "show", "Ana", "--json") == 0
    assert "on the train" in capsys.readouterr().out
    assert netui(live, "find") == 0
    assert "Bo Li" in capsys.readouterr().out
    assert copy.read_bytes() == before


def test_the_network_itself_is_no_copy_of_it(
    tmp_path: Path, clock: TestClock, capsys: pytest.CaptureFixture[str]
) -> None:
    live = tmp_path / "network.db"
    assert main(["--db", str(live), "add", "Ana"], clock=clock) == 0
    assert main(["--db", str(live), "import", str(live)], clock=clock) == 1
    assert "is the network itself" in capsys.readouterr().err
