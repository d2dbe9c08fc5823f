"""``netui trip``: a trip in one line, mine or theirs, and the list; what ``due`` prints of them."""

import json
import re
from pathlib import Path

import pytest
from conftest import TestClock, person

from netui.cli import main
from netui.store import open_store


@pytest.fixture
def network(tmp_path: Path, clock: TestClock, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A network of three, of somebody who lives in Paris."""
    path = tmp_path / "network.db"
    with open_store(path, now=clock.at, backups=tmp_path / "backups", create=True) as store:
        person(store, clock(), "Li Wei", place="Beijing")
        person(store, clock(), "Ana Ruiz", place="Madrid")
        person(store, clock(), "Ana Costa")
    config = tmp_path / "config.toml"
    config.write_text('home = "Paris"\n', encoding="utf-8")
    monkeypatch.setenv("NETUI_DB", str(path))
    monkeypatch.setenv("NETUI_CONFIG", str(config))
    return path


def run(clock: TestClock, *argv: str) -> int:
    return main(argv, clock)


def test_R5c_a_trip_is_taken_in_one_line(
    network: Path, clock: TestClock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(clock, "trip", "Beijing", "3-7", "dec;", "Xyzzyqq", "8", "dec:", "China", "trade", "fair") == 0

    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "trip to Beijing, Xyzzyqq",
        "  Beijing, China, Thu 3 Dec – Mon 7 Dec, in 15 days",
        "  Xyzzyqq, Tue 8 Dec, in 20 days",
        "  called China trade fair",
        "  1 person known near: T in the app says whom to see",
    ]
    assert "no place is known that is called “Xyzzyqq”" in said.err


def test_R5c_what_is_no_trip_is_one_sentence_and_writes_nothing(
    network: Path, clock: TestClock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(clock, "trip", "Paris") == 1
    assert "“Paris” lacks days" in capsys.readouterr().err
    assert run(clock, "trip") == 0
    assert "no trip yet" in capsys.readouterr().out


def test_R5e_a_trip_of_theirs_makes_a_care_call_due_by_the_home_of_the_configuration(
    network: Path, clock: TestClock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(clock, "trip", "--with", "Ana R", "Versailles today - fri") == 0
    assert run(clock, "trip", "--with", "Ana", "Rome 3 dec") == 1  # two are called Ana
    capsys.readouterr()

    run(clock, "due", "--json")

    (row,) = json.loads(capsys.readouterr().out)
    assert (row["rank"], row["name"], row["why"]) == (4, "Ana Ruiz", "in Versailles until Fri 20 Nov: a care call")


def test_R5c_due_tells_a_trip_to_prepare_by_its_title_and_without_an_id(
    network: Path, clock: TestClock, capsys: pytest.CaptureFixture[str]
) -> None:
    run(clock, "trip", "Beijing 30 nov: fair")
    capsys.readouterr()

    run(clock, "due", "--json")
    (row,) = json.loads(capsys.readouterr().out)
    assert row == {
        "rank": 7,
        "name": "fair",
        "id": None,
        "why": "Beijing in 12 days: whom to see?",
        "last": "",
        "trip": 1,
    }
    run(clock, "due")
    assert "Beijing in 12 days: whom to see?" in capsys.readouterr().out
    run(clock, "due", "--plain")
    assert capsys.readouterr().out == "fair: Beijing in 12 days: whom to see?.\n"


def test_R5c_the_list_has_mine_and_theirs_also_as_json(
    network: Path, clock: TestClock, capsys: pytest.CaptureFixture[str]
) -> None:
    run(clock, "trip", "beijing 3-7 dec: fair")
    run(clock, "trip", "Xyzzyqq 9 dec", "--with", "Ana R")
    capsys.readouterr()

    run(clock, "trip")
    mine, theirs = capsys.readouterr().out.splitlines()
    assert re.split("  +", mine) == ["I", "fair: Beijing", "Thu 3 Dec – Mon 7 Dec", "in 15 days"]
    assert theirs.startswith("Ana Ruiz")

    run(clock, "trip", "--json")
    rows = json.loads(capsys.readouterr().out)
    assert [(row["name"], row["id"], row["title"], row["begins"], row["ends"]) for row in rows] == [
        ("fair: Beijing", None, "fair: Beijing", "2026-12-03", "2026-12-07"),
        ("Ana Ruiz", 2, "Xyzzyqq", "2026-12-09", "2026-12-09"),
    ]
    assert rows[0]["legs"] == [
        {
            "place": "beijing",
            "means": "Beijing, China",
            "country": "CN",
            "begins": "2026-12-03",
            "ends": "2026-12-07",
        }
    ]
    assert rows[1]["legs"][0]["means"] is None
    run(clock, "trip", "--with", "Li", "--json")
    assert json.loads(capsys.readouterr().out) == []


def test_R5c_a_log_on_the_way_says_where(
    network: Path, clock: TestClock, capsys: pytest.CaptureFixture[str]
) -> None:
    run(clock, "trip", "Beijing 16-20 nov")
    capsys.readouterr()

    run(clock, "log", "Li", "met", "yesterday:", "dinner")

    assert "  in Beijing" in capsys.readouterr().out.splitlines()
    run(clock, "log", "Li", "call", "3 nov: hello")
    assert "in Beijing" not in capsys.readouterr().out
