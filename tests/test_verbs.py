"""Every verb as a script meets it: what it prints, what it answers in JSON, and what it leaves in the file."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock

from netui.cli import main
from netui.domain.people.contact import DEPTHS
from netui.shell.setting import FIELDS

HOSTILE = "Eve\x1b]0;pwned\x07\x9b2J\u202e\nBo"
"""A name with an escape sequence, a bell, a C1 control, a direction override and a line break."""

CARDS = b"""BEGIN:VCARD
VERSION:3.0
FN:Bo Li
EMAIL:bo@li.example
BDAY:1980-02-29
END:VCARD
BEGIN:VCARD
VERSION:3.0
NOTE:nobody
END:VCARD
stray
BEGIN:VCARD
FN:Ada King
TEL:+34 600 111 222
END:VCARD
"""

Run = Callable[..., str]


@pytest.fixture
def netui(capsys: pytest.CaptureFixture[str], clock: TestClock) -> Run:
    """Run one command line; what it printed, its notices after it. It must end with ``status``."""

    def run(*argv: str, status: int = 0) -> str:
        ended = main(argv, clock=clock)
        said = capsys.readouterr()
        assert ended == status, said
        if status:
            assert said.err.startswith("netui: ")
            assert said.err.count("\n") == 1, "one sentence, not more"
        return said.out + said.err

    return run


@pytest.fixture
def dana(netui: Run) -> Run:
    """The same with Dana Ruiz (id 1, tier A) and Ana Bo (id 2) in the file."""
    netui("add", "Dana Ruiz, CTO Acme, dana@acme.io, +34 600 123 123, Madrid")
    netui("add", "Ana Bo")
    netui("set", "Dana", "tier", "A")
    return netui


def rows(text: str) -> list[dict[str, Any]]:
    found = json.loads(text)
    assert isinstance(found, list)
    assert text.isascii()
    return found


# log


def test_log_says_all_it_understood_with_every_date_in_full(dana: Run) -> None:
    said = dana(
        "log",
        "Dana",
        "call",
        "yesterday 16:30:",
        "15m",
        "pricing for Q1 >send the deck fri <intro to her CFO +cfo by march *son runs @Ana #saas ^3w !thanks",
    )

    assert said.splitlines() == [
        "call with Dana Ruiz",
        "  Tue 17 Nov, yesterday, 16:30",
        "  15 min",
        "  my promise: send the deck → Fri 20 Nov, in 2 days",
        "  their promise: intro to her CFO",
        "  need: cfo → Wed 31 Mar 2027, in 4 months",
        "  fact: son runs",
        "  about Ana Bo",
        "  tag: saas",
        "  next → Wed 9 Dec, in 21 days",
        "  thanks said",
        "  next Wed 9 Dec, in 21 days",
    ]


def test_log_keeps_the_line_to_the_letter_and_what_it_led_to(dana: Run) -> None:
    dana("log", "Dana", "call", "15m", "pricing  >send the deck fri", "<intro")

    (row,) = rows(dana("show", "Dana", "--json"))

    assert row["timeline"][0]["line"] == "15m pricing  >send the deck fri <intro"
    assert [(p["side"], p["text"], p["due"], p["state"]) for p in row["promises"]] == [
        ("mine", "send the deck", "2026-11-20", "open"),
        ("theirs", "intro", None, "open"),
    ]


def test_log_moves_the_due_date_whether_it_says_something_or_not(dana: Run) -> None:
    assert "next Wed 18 Nov, today" in dana("set", "Dana", "tier", "A")
    assert "next Wed 9 Dec, in 21 days" in dana("log", "Dana", "message")
    dana("undo")
    assert "next Wed 9 Dec, in 21 days" in dana("log", "Dana", "message", "with words")


def test_a_note_moves_no_due_date(dana: Run) -> None:
    assert "next Wed 18 Nov, today" in dana("log", "Dana", "note", "likes chess")


@pytest.mark.parametrize("kind", ["call", "message", "email", "met", "event", "gift", "note"])
def test_every_kind_can_be_logged(dana: Run, kind: str) -> None:
    dana("log", "Dana", kind, "words")

    (row,) = rows(dana("show", "Dana", "--json"))
    assert row["timeline"][0]["kind"] == kind


def test_unknown_people_and_purposes_stay_words_and_are_said_so(dana: Run) -> None:
    said = dana("log", "Dana", "call", "lunch @nobodyx !foo")

    assert "netui: @nobodyx is nobody here yet: it stays words." in said
    assert "netui: !foo is not known: it stays words." in said
    assert [row["name"] for row in rows(dana("find", "--json"))] == ["Ana Bo", "Dana Ruiz"]


def test_who_took_part_has_the_entry_too(dana: Run) -> None:
    dana("log", "Dana", "met", "@Ana at the fair")

    (ana,) = rows(dana("show", "Ana", "--json"))
    assert [person["name"] for person in ana["timeline"][0]["people"]] == ["Dana Ruiz", "Ana Bo"]


def test_log_dash_goes_to_the_inbox(dana: Run) -> None:
    assert dana("log", "-", "note", "somebody called >ring back fri") == (
        "note in the inbox\n  my promise: ring back → Fri 20 Nov, in 2 days\n"
    )
    assert rows(dana("show", "Dana", "--json"))[0]["timeline"] == []
    assert "note in the inbox" in dana("history")


def test_a_name_is_an_id_an_email_a_phone_or_the_beginning_of_a_word(dana: Run) -> None:
    for name in ("1", "dana@acme.io", "+34600123123", "dana ruiz", "DÁNA", "rui", "uiz"):
        assert dana("log", name, "call").startswith("call with Dana Ruiz")


# add


def test_add_says_what_it_made_and_its_id(netui: Run) -> None:
    said = netui("add", "Dana Ruiz,", "CTO Acme, dana@acme.io, +34 600 123 123, Madrid;", "met Web Summit: a team")

    assert said.splitlines() == [
        "add Dana Ruiz",
        "  new: Dana Ruiz",
        "  CTO, Acme",
        "  email: dana@acme.io",
        "  phone: +34 600 123 123",
        "  place: Madrid",
        "  met: the follow-up clock starts",
        "  id 1",
    ]
    (row,) = rows(netui("show", "1", "--json"))
    assert [entry["kind"] for entry in row["timeline"]] == ["met"]


def test_add_without_a_name_adds_nobody_and_says_one_sentence(netui: Run) -> None:
    for line in ((), ("",), ("; met somebody",)):
        assert "a contact needs a name" in netui("add", *line, status=1)
    assert rows(netui("find", "--json")) == []


def test_adding_and_its_first_entry_are_one_undo(netui: Run) -> None:
    netui("add", "Dana Ruiz; met at the fair >send the deck fri")

    assert netui("undo") == "undone: add Dana Ruiz\n"
    assert rows(netui("find", "--json")) == []
    assert rows(netui("due", "--json")) == []


# set


@pytest.mark.parametrize(
    ("field", "value", "key", "stored"),
    [
        ("tier", "b", "tier", "B"),
        ("tier", "ambient", "tier", "ambient"),
        ("tier", "none", "tier", None),
        ("cadence", "2 months", "cadence", "P2M"),
        ("cadence", "P10D", "cadence", "P10D"),
        ("depth", "3", "depth", 3),
        ("depth", "none", "depth", 0),
        ("tag", "saas fintech", "tags", ["saas", "fintech"]),
        ("state", "Archived", "state", "archived"),
        ("next", "fri", "next", "2026-11-20"),
        ("snooze", "2w", "next", "2026-12-02"),
        ("name", "Dana R. Ruiz", "name", "Dana R. Ruiz"),
        ("role", "CEO", "role", "CEO"),
        ("organisation", "Bolt", "organisation", "Bolt"),
        ("ROLE", "CEO", "role", "CEO"),
        ("place", "none", "place", ""),
        ("hook", "the one with the kite", "hook", "the one with the kite"),
        ("about", "grew up in Lugo", "about", "grew up in Lugo"),
    ],
)
def test_set_changes_a_field_and_undo_brings_it_back(
    dana: Run, field: str, value: str, key: str, stored: object
) -> None:
    (before,) = rows(dana("show", "1", "--json"))

    dana("set", "1", field, *value.split(" "))

    (row,) = rows(dana("show", "1", "--json"))
    assert row[key] == stored
    if before[key] != stored:
        dana("undo")
    assert rows(dana("show", "1", "--json")) == [before]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("email", "ana@bo.example"),
        ("phone", "+1 555 0100"),
        ("url", "https://bo.example"),
        ("profile", "https://social.example/ana"),
        ("address", "Calle Mayor 1, Madrid"),
        ("handle", "@anabo"),
    ],
)
def test_set_gives_one_way_to_reach_somebody_and_takes_it_away(dana: Run, kind: str, value: str) -> None:
    def points() -> list[dict[str, str]]:
        found: list[dict[str, str]] = rows(dana("show", "Ana", "--json"))[0]["points"]
        return found

    dana("set", "Ana", kind, value)
    assert points() == [{"kind": kind, "value": value, "label": ""}]
    assert dana("set", "Ana", kind, value).startswith("nothing to change")
    dana("set", "Ana", kind, f"-{value}")
    assert points() == []
    dana("set", "Ana", kind, value)
    dana("set", "Ana", kind, "none")
    assert points() == []


def test_set_tag_gives_takes_and_empties(dana: Run) -> None:
    def tags() -> list[str]:
        found: list[str] = rows(dana("show", "Ana", "--json"))[0]["tags"]
        return found

    dana("set", "Ana", "tag", "#a", "b", "c")
    assert tags() == ["a", "b", "c"]
    dana("set", "Ana", "tag", "-a", "-b")
    assert tags() == ["c"]
    assert "tag: give tags or take -tags away" in dana("set", "Ana", "tag", "d", "-c", status=1)
    dana("set", "Ana", "tag", "none")
    assert tags() == []


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("tier", "x", "there is no tier “x”: write A, B, C, D, ambient, pool or none"),
        ("cadence", "often", "“often” is no interval: write 3w, 2m, 1y, 10d or P3W"),
        ("cadence", "0d", "an interval of nothing would always be due"),
        ("depth", "9", f"there is no depth “9”: write 0 ({DEPTHS[0]})"),
        ("depth", "deep", "there is no depth “deep”: write 0"),
        ("next", "whenever", "“whenever” is no date: write 3w, fri, 12 nov or 2026-12-24"),
        ("snooze", "whenever", "“whenever” is no date"),
        ("state", "gone", "there is no state “gone”: write active, archived, deceased"),
        ("name", "none", "a contact needs a name"),
        ("shoes", "42", f"there is no such field: known are {', '.join(FIELDS)}"),
    ],
)
def test_a_value_that_does_not_fit_is_said_so_and_changes_nothing(
    dana: Run, field: str, value: str, sentence: str
) -> None:
    before = dana("show", "1", "--json")

    assert f"netui: {field}: {sentence}" in dana("set", "1", field, value, status=1)

    assert dana("show", "1", "--json") == before


def test_set_without_a_value_empties_nothing(dana: Run) -> None:
    assert "place: write its new value, or none to empty it" in dana("set", "Dana", "place", status=1)
    assert rows(dana("show", "Dana", "--json"))[0]["place"] == "Madrid"


def test_setting_what_is_so_already_is_no_change(dana: Run) -> None:
    assert dana("set", "Dana", "tier", "A").startswith("nothing to change: Dana Ruiz to tier A")
    assert dana("undo") == "undone: Dana Ruiz to tier A\n"


def test_an_interval_beyond_the_calendar_is_kept_and_never_comes_due(dana: Run) -> None:
    dana("set", "Ana", "cadence", "9999y")

    assert rows(dana("show", "Ana", "--json"))[0]["cadence"] == "P9999Y"
    dana("log", "Ana", "call")
    assert [row["name"] for row in rows(dana("due", "--json"))] == ["Dana Ruiz"]


# due, show, find, history, keys


def test_due_rows_say_rank_name_id_why_and_the_last_words(dana: Run, clock: TestClock) -> None:
    dana("log", "Dana", "call", "pricing for Q1 >send the deck fri")
    clock.move(days=22)

    found = rows(dana("due", "--json"))

    assert [(row["rank"], row["name"], row["id"]) for row in found] == [(1, "Dana Ruiz", 1), (6, "Dana Ruiz", 1)]
    assert found[0] == {
        "rank": 1,
        "name": "Dana Ruiz",
        "id": 1,
        "why": found[0]["why"],
        "last": "pricing for Q1",
        "promise": {
            "id": 1,
            "promise": 1,
            "text": "send the deck",
            "due": "2026-11-20",
            "side": "mine",
            "state": "open",
            "made": "2026-11-18",
            "closed": None,
        },
    }
    assert list(found[1]) == ["rank", "name", "id", "why", "last"]
    assert all(row["why"] for row in found)


def test_due_prints_the_same_rows_for_people(dana: Run) -> None:
    dana("set", "Ana", "next", "yesterday")

    assert dana("due").splitlines() == [
        "5  Ana Bo     next date Tue 17 Nov, yesterday",
        "6  Dana Ruiz  every 3 weeks, no touch yet",
    ]


def test_due_says_when_nobody_waits(dana: Run) -> None:
    dana("log", "Dana", "call")

    assert dana("due") == "all clear: nobody is waiting for you today\n"


def test_the_configured_limit_and_tiers_decide_who_waits(
    dana: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETUI_CONFIG", str(tmp_path / "few.toml"))
    (tmp_path / "few.toml").write_text("daily_limit = 1\n[tiers]\nA = '10d'\n")
    dana("set", "Ana", "tier", "A")

    assert dana("due").splitlines() == [
        "6  Ana Bo  every 10 days, no touch yet",
        "and 1 waiting for another day",
    ]


def test_show_tells_everything_about_one_contact(dana: Run) -> None:
    dana("log", "Dana", "call", "pricing >send the deck fri")
    dana("log", "Dana", "message")

    assert dana("show", "Dana").splitlines() == [
        "Dana Ruiz (id 1)",
        "  CTO, Acme, Madrid",
        "  email: dana@acme.io",
        "  phone: +34 600 123 123",
        "  tier A, every 3 weeks, next Wed 9 Dec, in 21 days, depth 0",
        "  promise (mine): send the deck, due Fri 20 Nov, in 2 days",
        "2026-11-18  message —",
        "2026-11-18  call    pricing >send the deck fri",
    ]


def test_show_json_is_one_object_with_iso_dates(dana: Run) -> None:
    dana("log", "Dana", "call", "pricing")

    (row,) = rows(dana("show", "Dana", "--json"))

    assert list(row) == [
        *("id", "name", "role", "organisation", "place", "hook", "about", "tier", "cadence", "depth", "state"),
        *("tags", "points", "dates", "jobs", "next", "facts", "relations", "promises", "timeline"),
    ]
    assert (row["id"], row["name"], row["next"]) == (1, "Dana Ruiz", "2026-12-09")
    assert row["timeline"] == [
        {
            "id": 1,
            "kind": "call",
            "direction": "both",
            "purpose": "neutral",
            "at": "2026-11-18T08:00:00+00:00",
            "day": "2026-11-18",
            "zone": "Europe/Paris",
            "line": "pricing",
            "people": [{"id": 1, "name": "Dana Ruiz"}],
        }
    ]


def test_find_finds_by_name_work_place_tag_and_digits_and_everyone_for_nothing(dana: Run) -> None:
    dana("set", "Dana", "tag", "saas")
    for query in ("dana", "acme", "madrid", "saas", "600123", "ruiz cto"):
        assert [row["name"] for row in rows(dana("find", *query.split(), "--json"))] == ["Dana Ruiz"]
    assert [row["name"] for row in rows(dana("find", "", "--json"))] == ["Ana Bo", "Dana Ruiz"]
    assert dana("find", "zzz") == "nobody found\n"
    assert rows(dana("find", "zzz", "--json")) == []


def test_find_rows_have_name_id_and_the_day_of_the_last_touch(dana: Run) -> None:
    dana("log", "Dana", "call")

    assert rows(dana("find", "dana", "--json")) == [
        {"id": 1, "name": "Dana Ruiz", "organisation": "Acme", "tier": "A", "last": "2026-11-18"}
    ]
    assert dana("find") == "2  Ana Bo              never\n1  Dana Ruiz  Acme  A  today\n"


def test_the_archived_are_found_only_when_asked_for(dana: Run) -> None:
    dana("set", "Ana", "state", "archived")

    assert [row["id"] for row in rows(dana("find", "--json"))] == [1]
    assert [row["id"] for row in rows(dana("find", "--archived", "--json"))] == [2, 1]


def test_history_names_the_latest_changes_first(dana: Run, clock: TestClock) -> None:
    clock.move(hours=1)
    dana("log", "Dana", "call", "hi")
    dana("undo")

    assert rows(dana("history", "--json", "--limit", "2")) == [
        {"id": 4, "change": "call with Dana Ruiz", "at": "2026-11-18T09:00:00+00:00", "undone": True},
        {"id": 3, "change": "Dana Ruiz to tier A", "at": "2026-11-18T08:00:00+00:00", "undone": False},
    ]
    assert dana("history").splitlines()[0] == "2026-11-18 10:00  undone  call with Dana Ruiz"
    assert len(dana("history", "--limit", "3").splitlines()) == 3


def test_keys_lists_every_command_without_any_network(netui: Run) -> None:
    found = rows(netui("keys", "--json"))

    assert all(list(row) == ["id", "keys", "title", "help"] for row in found)
    assert len(netui("keys").splitlines()) == len(found)
    assert "Log a call" in netui("keys")


# undo and redo


def test_undo_takes_back_the_last_n_and_redo_brings_them_again(dana: Run) -> None:
    dana("log", "Dana", "call", "one")
    dana("log", "Dana", "call", "two")

    assert dana("undo", "2") == "undone: call with Dana Ruiz\n" * 2
    assert rows(dana("show", "1", "--json"))[0]["timeline"] == []
    assert dana("redo") == "redone: call with Dana Ruiz\n"
    assert [entry["line"] for entry in rows(dana("show", "1", "--json"))[0]["timeline"]] == ["one"]


def test_undo_beyond_the_beginning_says_so(dana: Run) -> None:
    assert dana("undo", "3").count("undone") == 3
    assert dana("undo", status=1) == "netui: nothing to undo\n"
    dana("redo")
    dana("redo")
    dana("redo")
    assert dana("redo", status=1) == "netui: nothing to redo\n"


# import


def test_import_takes_in_what_it_can_and_lists_the_rest_by_file_and_line(netui: Run, tmp_path: Path) -> None:
    cards = tmp_path / "cards.vcf"
    cards.write_bytes(CARDS)

    said = netui("import", str(cards))

    assert said.startswith("2 new, 0 merged, 0 unchanged, 2 refused\n")
    assert f"refused: {cards}, line 7: no name, e-mail or phone" in said
    assert f"refused: {cards}, line 11: text outside of any card was not read" in said
    assert [(row["name"], row["tier"]) for row in rows(netui("find", "--json"))] == [
        ("Ada King", "pool"),
        ("Bo Li", "pool"),
    ]
    assert rows(netui("due", "--json")) == []
    (bo,) = rows(netui("show", "bo@li.example", "--json"))
    assert bo["dates"] == [{"kind": "birthday", "year": 1980, "month": 2, "day": 29, "text": "", "lead": None}]


def test_importing_again_changes_nothing_and_one_undo_takes_the_import_back(netui: Run, tmp_path: Path) -> None:
    cards = tmp_path / "cards.vcf"
    cards.write_bytes(CARDS)
    netui("import", str(cards))

    assert netui("import", str(cards)).startswith("0 new, 0 merged, 2 unchanged, 2 refused\n")
    assert netui("undo") == "undone: import 2 contacts from cards.vcf\n"
    assert rows(netui("find", "--json")) == []


def test_import_fills_in_what_is_missing_and_lists_what_is_said_otherwise(dana: Run, tmp_path: Path) -> None:
    cards = tmp_path / "dana.vcf"
    cards.write_text(
        "BEGIN:VCARD\nFN:Dana Ruiz\nTITLE:Intern\nEMAIL:dana@acme.io\nURL:https://dana.example\nEND:VCARD\n"
    )

    said = dana("import", str(cards))
    assert said.startswith("0 new, 1 merged, 0 unchanged\n")
    assert "conflict: Dana Ruiz, role: here “CTO”, there “Intern”: what stands here stays" in said
    (row,) = rows(dana("show", "Dana", "--json"))
    assert (row["role"], row["tier"]) == ("CTO", "A")
    assert "https://dana.example" in [point["value"] for point in row["points"]]


def test_import_dash_reads_standard_input(netui: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CARDS)))

    assert netui("import", "-").startswith("2 new, 0 merged, 0 unchanged, 2 refused\n")
    assert "import 2 contacts from standard input" in netui("history")


def test_several_files_are_one_change(netui: Run, tmp_path: Path) -> None:
    one, two = tmp_path / "one.vcf", tmp_path / "two.vcf"
    one.write_text("BEGIN:VCARD\nFN:One\nEND:VCARD\n")
    two.write_text("BEGIN:VCARD\nFN:Two\nEND:VCARD\n")

    netui("import", str(one), str(two))

    assert netui("undo") == "undone: import 2 contacts from 2 files\n"


def test_a_file_that_cannot_be_read_imports_nothing_at_all(netui: Run, tmp_path: Path) -> None:
    good = tmp_path / "good.vcf"
    good.write_text("BEGIN:VCARD\nFN:One\nEND:VCARD\n")

    for bad in (tmp_path, tmp_path / "missing.vcf"):
        said = netui("import", str(good), str(bad), status=1)
        assert "cannot be read" in said
        assert "nothing was imported" in said
    assert rows(netui("find", "--json")) == []


def test_a_file_without_a_card_fails_and_says_why(
    netui: Run, clock: TestClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refusals = {
        "list.vcf": "line 1: there is no vCard in this file",
        "list.txt": "line 1: no column is known here",
        "list.doc": "line 1: this is no file that netui reads: vCard, CSV, iCalendar",
    }
    for name, says in refusals.items():
        (tmp_path / name).write_text("milk\n")
        assert main(["import", str(tmp_path / name)], clock=clock) == 1
        assert says in capsys.readouterr().err


# hostile text


def test_control_characters_are_shown_as_signs_and_json_loses_none(netui: Run, tmp_path: Path) -> None:
    netui("add", HOSTILE.replace("\n", " "))
    netui("set", "1", "about", HOSTILE)
    netui("set", "1", "hook", HOSTILE)
    netui("log", "1", "call", f"said {HOSTILE} >send {HOSTILE} today")

    for verb in (("due",), ("show", "1"), ("find",), ("history",), ("show", "nobody\x1b[2J")):
        said = netui(*verb, status=int("nobody" in verb[-1]))
        assert "␛" in said
        assert not [char for char in said if char != "\n" and (ord(char) < 32 or 127 <= ord(char) < 160)]
        assert "\u202e" not in said
    (row,) = rows(netui("show", "1", "--json"))
    assert row["about"] == HOSTILE
    assert row["timeline"][0]["line"] == f"said {HOSTILE} >send {HOSTILE} today"
    assert HOSTILE in rows(netui("due", "--json"))[0]["promise"]["text"]


def test_a_very_long_name_is_cut_in_tables_and_whole_in_json(netui: Run) -> None:
    netui("add", "x" * 100_000)

    assert len(netui("find")) < 1000
    assert "…" in netui("find")
    assert rows(netui("find", "--json"))[0]["name"] == "x" * 100_000


def test_promises_lists_both_sides_and_how_many_were_kept(dana: Run) -> None:
    dana("log", "Dana", "call", ">send the deck fri <intro to Bo")
    found = rows(dana("promises", "--json"))
    assert [(row["name"], row["id"], row["side"], row["text"], row["due"], row["state"]) for row in found] == [
        ("Dana Ruiz", 1, "mine", "send the deck", "2026-11-20", "open"),
        ("Dana Ruiz", 1, "theirs", "intro to Bo", None, "open"),
    ]
    said = dana("promises", "Dana")
    assert "send the deck" in said
    assert "kept: mine none due yet, theirs none due yet" in said


def test_adding_somebody_who_may_be_here_already_says_so(dana: Run) -> None:
    assert "already here? Dana Ruiz (id 1)" in dana("add", "Dana Ruiz, CTO Elsewhere")
    assert "already here? Dana Ruiz (id 1)" in dana("add", "D. Ruiz, dana@acme.io")
    assert "already here" not in dana("add", "Somebody Else")


@pytest.mark.parametrize("kind", ["meeting", "VISIT", "met", "Call", "mail"])
def test_a_kind_may_be_said_as_people_say_it(dana: Run, kind: str) -> None:
    assert dana("log", "Dana", kind, "talked").startswith(("met with", "call with", "email with"))


# guards


def test_R3b_after_three_mails_in_a_row_a_call_is_proposed_and_the_mail_is_logged(dana: Run) -> None:
    for day in ("2026-10-01", "2026-10-15", "2026-11-01"):
        said = dana("log", "Dana", "email", f"{day}: hello !in")
        assert "in a row" not in said
    said = dana("log", "Dana", "email", "and again !help")
    assert "netui: Three e-mails in a row: how about a call or a meeting?" in said
    assert len(json.loads(dana("show", "Dana", "--json"))[0]["timeline"]) == 4
    assert "in a row" not in dana("log", "Dana", "call", "a real talk")


def test_R3f_promo_never_moves_the_due_date_and_a_third_self_serving_word_is_questioned(
    dana: Run,
) -> None:
    dana("log", "Dana", "call", "2026-11-10: hello")
    next_day = json.loads(dana("show", "Dana", "--json"))[0]["next"]
    assert next_day == "2026-12-01"
    assert "for me" not in dana("log", "Dana", "message", "2026-11-11: my new site !promo")
    assert "for me" not in dana("log", "Dana", "message", "2026-11-12: come to my talk !promo")
    assert "The last two were for me as well" in dana("log", "Dana", "message", "buy my book !promo")
    shown = json.loads(dana("show", "Dana", "--json"))[0]
    assert shown["next"] == next_day
    assert len(shown["timeline"]) == 4


def test_F11_a_third_unanswered_message_without_a_give_is_questioned(dana: Run) -> None:
    for day in ("2026-10-01", "2026-10-15"):
        assert "unanswered" not in dana("log", "Dana", "message", f"{day}: hello")
    assert "Two unanswered and nothing given: what would help them?" in dana("log", "Dana", "message", "hello?")
    assert "unanswered" not in dana("log", "Dana", "message", 'found this !article "On foot"')
    assert "unanswered" not in dana("log", "-", "message", "to whom it may concern")


# promote


def people(tmp_path: Path, count: int) -> str:
    path = tmp_path / "many.vcf"
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:P{0:02}\nORG:{1}\nEND:VCARD\n"
    path.write_text("".join(card.format(number, "Acme" if number else "Other") for number in range(count)))
    return str(path)


def test_R1d_an_import_offers_to_promote_and_makes_nobody_due(netui: Run, tmp_path: Path) -> None:
    said = netui("import", people(tmp_path, 3))
    assert "P in the app sorts the pool" in said
    assert rows(netui("due", "--json")) == []
    assert "P in the app" not in netui("import", people(tmp_path, 3))


def test_R3a_promote_takes_those_found_out_of_the_pool_with_their_days_spread(
    netui: Run, tmp_path: Path, clock: TestClock
) -> None:
    netui("import", people(tmp_path, 13))
    would = netui("promote", "acme", "--tier", "b", "--dry-run")
    assert would.splitlines()[0] == "P01  Wed 18 Nov, today"
    assert would.splitlines()[11] == "P12  Thu 19 Nov, tomorrow"
    assert "would be 12 to B, over 2 days: 10 today, 2 tomorrow" in would
    assert rows(netui("due", "--json")) == []
    said = netui("promote", "acme", "--tier", "b")
    assert said.splitlines()[:12] == would.splitlines()[:12]
    assert "12 to B, over 2 days: 10 today, 2 tomorrow; netui undo takes it back" in said
    assert [row["name"] for row in rows(netui("due", "--json"))] == [f"P{number:02}" for number in range(1, 11)]
    assert "nobody in the pool fits “acme”" in netui("promote", "acme", "--tier", "b", status=1)
    netui("undo")
    assert rows(netui("due", "--json")) == []


def test_R1c_promote_says_when_a_tier_is_full_and_does_it_all_the_same(netui: Run, tmp_path: Path) -> None:
    netui("import", people(tmp_path, 17))
    said = netui("promote", "", "--tier", "A")
    assert "netui: A is full; somebody may want to move to B" in said
    assert len([row for row in rows(netui("find", "--json")) if row["tier"] == "A"]) == 17
    assert "the pool is empty" in netui("promote", "", "--tier", "A", status=1)


def test_promote_to_ambient_makes_nobody_due_and_to_the_pool_is_a_usage_error(
    netui: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    netui("import", people(tmp_path, 2))
    assert "2 to ambient, never due" in netui("promote", "", "--tier", "ambient")
    assert rows(netui("due", "--json")) == []
    assert main(["promote", "", "--tier", "pool"]) == 2
    assert "is no tier to promote to" in capsys.readouterr().err
