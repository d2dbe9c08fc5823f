"""The verbs that look after things: vacations, days off, and the queue in plain sentences."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TestClock

from netui.cli import main

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


def test_a_vacation_pauses_cadences_and_no_promise(netui: Run, clock: TestClock) -> None:
    netui("add", "Dana Ruiz")
    netui("set", "Dana", "tier", "A")
    netui("log", "Dana", "note", ">send the deck today")
    assert "every 3 weeks" in netui("due")
    said = netui("vacation", "today", "2026-12-01")
    assert "vacation Wed 18 Nov to Tue 1 Dec\n" in said
    due = netui("due")
    assert "I promised: send the deck" in due
    assert "every 3 weeks" not in due
    assert "Tue 1 Dec" in netui("vacation")
    netui("vacation", "none")
    assert "every 3 weeks" in netui("due")
    assert netui("vacation") == "no vacation ahead\n"
    assert "two dates" in netui("vacation", "tomorrow", status=1)


def test_days_off_are_free_of_cadences(netui: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "config.toml"
    config.write_text('days_off = ["wed"]\n', "utf-8")
    netui("add", "Dana Ruiz")
    netui("set", "Dana", "tier", "A")
    assert "every 3 weeks" in netui("due")
    monkeypatch.setenv("NETUI_CONFIG", str(config))
    assert netui("due") == "all clear: nobody is waiting for you today\n"


def test_the_queue_in_plain_sentences_has_no_columns_and_no_signs(netui: Run) -> None:
    netui("add", "Dana Ruiz; met Web Summit: grids")
    assert netui("due", "--plain") == "Dana Ruiz: follow-up: 24 h left. Last: Web Summit: grids\n"
