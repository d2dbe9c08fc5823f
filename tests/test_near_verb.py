"""``netui near`` as a script meets it: rows, ambiguous and unknown places, names of one's own, no Textual."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock

from netui.cli import main

Run = Callable[..., str]


@pytest.fixture
def netui(capsys: pytest.CaptureFixture[str], clock: TestClock) -> Run:
    """Run one command line; what it printed, its notices after it. It must end with ``status``."""

    def run(*argv: str, status: int = 0) -> str:
        ended = main(argv, clock=clock)
        said = capsys.readouterr()
        assert ended == status, said
        if status:
            assert said.out == ""
            assert said.err.startswith("netui: ")
            assert said.err.count("\n") == 1, "one sentence, not more"
        return said.out + said.err

    return run


@pytest.fixture
def people(netui: Run) -> Run:
    """Bo in Beijing (id 1), Chen on Hainan (id 2), Ana in the Valley (id 3)."""
    netui("add", "Bo Li, Harbour Works, +86 138 0013 8000, Bejing; met: cranes >the deck fri")
    netui("add", "Chen Wu")
    netui("set", "Chen", "place", "Haikou")
    netui("add", "Ana Ruiz")
    netui("set", "Ana", "place", "the Valley")
    netui("set", "Bo", "depth", "3")
    return netui


def rows(text: str) -> list[dict[str, Any]]:
    found = json.loads(text)
    assert isinstance(found, list)
    assert text.isascii()
    return found


def test_R5a_near_lists_who_is_within_reach_with_hour_number_and_why(people: Run) -> None:
    said = people("near", "PEK")
    assert "Bo Li" in said
    assert "16:00 there" in said
    assert "+86 138 0013 8000" in said
    assert "I promised: the deck" in said
    assert "Chen" not in said
    assert "Chen Wu" in people("near", "PEK", "--km", "2400")
    assert "Chen Wu" in people("near", "China")


def test_R5a_as_json_every_row_has_what_a_script_needs(people: Run, clock: TestClock) -> None:
    (bo,) = rows(people("near", "Beijing", "--json"))
    assert bo == {
        "name": "Bo Li",
        "id": 1,
        "place": "Beijing, China",
        "distance_km": 0.0,
        "local_time": "16:00",
        "decent": True,
        "depth": 3,
        "due": "2026-11-18",
        "phone": "+86 138 0013 8000",
        "last": "cranes",
        "why": "due today · I promised: the deck",
    }
    assert [row["distance_km"] for row in rows(people("near", "China", "--json"))] == [None, None]
    assert rows(people("near", "Oslo", "--json")) == []
    clock.move(hours=4)
    assert [row["decent"] for row in rows(people("near", "Beijing", "--json"))] == [False]


def test_R5a_an_ambiguous_place_is_listed_and_nothing_guessed(people: Run) -> None:
    said = people("near", "Valencia", status=1)
    assert "Valencia, Venezuela (1.6 m); Valencia, Spain (824 k)" in said
    assert "say which by its region or country" in said
    people("near", "Valencia,", "Spain")


def test_an_unknown_place_is_one_sentence(people: Run) -> None:
    assert "no place is known that is called “xyzzy”" in people("near", "xyzzy", status=1)
    assert "\x1b" not in people("near", "xy\x1b[2Jzzy", status=1)


def test_R5a_where_nobody_is_the_next_nearest_is_named(people: Run) -> None:
    assert people("near", "Oslo").startswith(
        "nobody is known near Oslo, Norway: the next nearest is Bo Li, Beijing, China, 7,0"
    )


def test_R5a_a_name_of_ones_own_for_a_place(people: Run) -> None:
    assert "Ana Ruiz" in people("near", "The Valley, Anguilla")
    assert "“the Valley” means San Jose, California" in people(
        "near", "the Valley", "--means", "San Jose, California"
    )
    assert "Ana Ruiz" in people("near", "the", "valley")
    assert "Ana Ruiz" in people("near", "Palo Alto")
    assert "undone: “the Valley”" in people("undo")
    assert people("near", "Palo Alto").startswith("nobody is known near Palo Alto")
    people("redo")
    assert "Ana Ruiz" in people("near", "Palo Alto")
    assert "forget" in people("near", "the Valley", "--means", "none")
    assert people("near", "Palo Alto").startswith("nobody is known near Palo Alto")
    assert "may be" in people("near", "home", "--means", "Valencia", status=1)


@pytest.mark.parametrize("km", ["0", "-5", "far", "1e9"])
def test_a_reach_that_is_no_number_is_a_usage_error(km: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["near", "Madrid", f"--km={km}"]) == 2
    assert "must be a number" in capsys.readouterr().err


def test_near_makes_no_file(netui: Run) -> None:
    assert "there is no network" in netui("near", "Madrid", status=1)


def test_R5d_the_users_hours_decide_what_is_decent(people: Run, tmp_path: Path, monkeypatch: Any) -> None:
    config = tmp_path / "own.toml"
    config.write_text('decent_hours = "17-22"\nweekend = ["fri"]\nhome = "Madrid"\n', "utf-8")
    monkeypatch.setenv("NETUI_CONFIG", str(config))
    assert [row["decent"] for row in rows(people("near", "Beijing", "--json"))] == [False]
    assert "16:00 there (no decent hour)" in people("near", "Beijing")
