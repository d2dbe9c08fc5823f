"""``netui give``: something found, who would care for it, and the give logged, as a script meets it."""

import json
from collections.abc import Callable

import pytest
from conftest import TestClock

from netui.cli import main

Run = Callable[..., str]


@pytest.fixture
def netui(capsys: pytest.CaptureFixture[str], clock: TestClock) -> Run:
    """Run one command line over Dana (id 1) and Ana (id 2); what it printed, its notices after it."""

    def run(*argv: str, status: int = 0) -> str:
        ended = main(argv, clock=clock)
        said = capsys.readouterr()
        assert ended == status, said
        return said.out + said.err

    run("add", "Dana Ruiz, CTO Acme, dana@acme.io")
    run("add", "Ana Bo")
    run("set", "Ana", "need", "a CFO by March")
    return run


def test_R4c_give_keeps_it_and_prints_who_would_care_and_why(netui: Run) -> None:
    said = netui("give", "article: What a CFO costs", "https://a.io/cfo")
    assert said.splitlines() == ["clip: What a CFO costs (article)", "Ana Bo  need: a ‹CFO›"]
    (kept,) = json.loads(netui("give", "--json"))
    assert kept == {
        "clip": 1,
        "kind": "article",
        "title": "What a CFO costs",
        "url": "https://a.io/cfo",
        "text": "",
        "clipped": "2026-11-18",
        "given": 0,
    }


def test_R4c_json_names_each_with_the_reasons(netui: Run) -> None:
    (row,) = json.loads(netui("give", "article: What a CFO costs", "--json"))
    assert row == {
        "name": "Ana Bo",
        "id": 2,
        "clip": 1,
        "given": None,
        "pool": False,
        "reasons": [{"field": "need", "text": "a CFO", "words": ["CFO"]}],
    }


def test_F15_to_logs_it_as_a_give_at_once_and_one_undo_takes_all_back(netui: Run) -> None:
    assert netui("give", "book: On foot", "--to", "Dana", "--to", "Ana") == "book for Dana Ruiz and 1 more\n"
    (shown,) = json.loads(netui("show", "Dana", "--json"))
    assert [(entry["kind"], entry["purpose"], entry["line"]) for entry in shown["timeline"]] == [
        ("email", "give", '!book "On foot"')
    ]
    assert "given 2×" in netui("give")
    netui("undo")
    assert netui("give").startswith("nothing is kept")


def test_a_name_nobody_has_and_a_line_that_says_nothing_keep_nothing(netui: Run) -> None:
    assert "nobody here is called “Zoe”" in netui("give", "book: On foot", "--to", "Zoe", status=1)
    assert "A clip is a title, an address or a text." in netui("give", "book:", status=1)
    assert "A clip is a title" in netui("give", "--to", "Ana", status=1)
    assert json.loads(netui("give", "--json")) == []


def test_nobody_who_cares_is_said_and_it_is_kept(netui: Run) -> None:
    assert "nobody here is known to care; it is kept" in netui("give", "Whales")
    assert "other" in netui("give")


def test_R4c_log_says_which_kept_clip_may_fit_a_need_just_stated(netui: Run) -> None:
    netui("give", "article: Cold storage without a grid")
    assert "clip that may fit: “Cold storage without a grid”" in netui("log", "Dana", "call", "hi +cold storage")
    assert "clip" not in netui("log", "Dana", "call", "hi *likes cold storage")


def test_a_hostile_clip_is_printed_harmless(netui: Run) -> None:
    said = netui("give", "\x1b]0;pwned\x07 CFO\u202e\n\x9b2J")
    assert "Ana Bo" in said
    assert not set(said + netui("give")) & {"\x1b", "\x07", "\x9b", "\u202e"}
