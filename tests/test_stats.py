"""``netui stats`` as a script meets it: the figures in words, or one JSON object that says the same."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from conftest import TestClock

from netui.cli import main

Run = Callable[..., str]


@pytest.fixture
def netui(capsys: pytest.CaptureFixture[str], clock: TestClock) -> Run:
    """Run one command line; what it printed."""

    def run(*argv: str) -> str:
        assert main(argv, clock=clock) == 0
        return capsys.readouterr().out

    return run


def of(netui: Run) -> dict[str, Any]:
    """What ``netui stats --json`` answers."""
    said = netui("stats", "--json")
    assert said.isascii()
    found = json.loads(said)
    assert isinstance(found, dict)
    return found


def test_stats_is_one_object_with_every_figure(netui: Run, clock: TestClock) -> None:
    clock.move(days=-9)
    netui("add", "Ana Ruiz, CTO Acme; met Web Summit")
    netui("add", "Bo\x1b[2J Li; met Web Summit")
    clock.move(hours=5)
    netui("log", "Ana", "email", "the paper !article https://a.example/x >send it 2d <an intro 3d")
    netui("log", "Ana", "call", "an intro? !ask")
    clock.move(days=9)
    netui("set", "Ana", "depth", "3")
    netui("set", "Bo", "depth", "2")
    found = of(netui)
    assert found["promises"] == {
        "mine": {"counted": 1, "on_time": 0, "rate": 0.0},
        "theirs": {"counted": 1, "on_time": 0, "rate": 0.0},
    }
    assert found["follow_ups"] == {
        "counted": 2,
        "within_24h": 1,
        "share": 0.5,
        "median_hours": 5.0,
        "article_share": 0.05,
    }
    assert found["gives"] == {"given": 1, "asked": 1, "received": 0, "by_kind": {"article": 1}}
    nothing = {"open": 0, "won": 0, "lost": 0, "value": {}}
    assert found["referrals"] == {"given": nothing, "received": nothing}
    depth = found["depth"]
    assert [depth[str(number)] for number in range(6)] == [0, 0, 1, 1, 0, 0]
    assert [(one["name"], one["why"][:17]) for one in depth["moved_up"]] == [
        ("Ana Ruiz", "0 know of → 3 kno"),
        ("Bo\x1b[2J Li", "0 know of → 2 two"),
    ]
    assert depth["recorded_since"] == "2026-11-09"
    assert len(found["touches"]) == 53
    assert found["touches"][-2] == {"week": "2026-11-09", "count": 4}
    assert all(date.fromisoformat(week["week"]).weekday() == 0 for week in found["touches"])
    assert found["round"] == {"asked": 0, "of": 1}
    assert (found["introductions"], found["cooling"], found["neglected"]) == ({"in_flight": 0}, [], [])


def test_stats_in_words_says_the_same_and_no_byte_acts_on_the_terminal(netui: Run) -> None:
    netui("add", "Bo\x1b[2J Li; met Web Summit >send the deck today")
    said = netui("stats")
    rows = [" ".join(row.split()) for row in said.splitlines()]
    assert rows[0].startswith("touches per week since Mon 31 Aug: 0 0 0")
    assert rows[0].endswith(" 1")
    assert "Promises mine kept none due yet" in rows
    assert "Follow-up within 24 h none yet article 5%" in rows
    assert "Attention monthly round nobody close yet" in rows
    assert "\x1b" not in said
