"""``netui export`` as a script meets it: what goes where, what is said, and what is never overwritten."""

import csv
import io
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock

from netui.cli import main
from netui.exchange.vcard import read_vcards
from netui.paths import network_file

CARDS = b"""BEGIN:VCARD
VERSION:3.0
FN:Bo Li
N:Li;Bo;;;
EMAIL;TYPE=work:bo@li.example
X-COLOUR:red
UID:bo-1
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ada King
TEL:+34 600 111 222
END:VCARD
"""

Said = tuple[bytes, str]
Run = Callable[..., Said]


@pytest.fixture
def netui(capfdbinary: pytest.CaptureFixture[bytes], clock: TestClock, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command line; the bytes it wrote, and what it said beside them. It must end with ``status``."""

    def run(*argv: str, status: int = 0) -> Said:
        ended = main(argv, clock=clock)
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        assert ended == status, err
        return out, err.decode()

    return run


@pytest.fixture
def people(netui: Run, tmp_path: Path) -> Run:
    """The same with Bo and Ada, imported, and Dana, who was met and is archived."""
    (tmp_path / "cards.vcf").write_bytes(CARDS)
    netui("import", str(tmp_path / "cards.vcf"))
    netui("add", "Dana Ruiz, CTO Acme, dana@acme.io, Madrid; met Web Summit >send the deck fri")
    netui("set", "Bo", "tag", "fintech")
    netui("set", "Dana", "state", "archived")
    return netui


def names(data: bytes) -> list[str]:
    reading = read_vcards(data, "out")
    assert reading.refusals == ()
    return [card.draft.name for card in reading.cards]


def test_everyone_leaves_as_vcards_the_archived_too_and_how_many_is_said_beside(people: Run) -> None:
    out, err = people("export", "vcf")

    assert names(out) == ["Ada King", "Bo Li", "Dana Ruiz"]
    assert err == "netui: 3 people as vCard 3.0\n"
    assert out.startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert {b"X-COLOUR:red", b"UID:bo-1", b"EMAIL;TYPE=work:bo@li.example", b"CATEGORIES:fintech"} <= set(
        out.split(b"\r\n")
    )


def test_a_query_says_who_and_vcard_which_version(people: Run) -> None:
    out, err = people("export", "vcf", "--vcard", "4.0", "#fintech")
    assert names(out) == ["Bo Li"]
    assert b"VERSION:4.0\r\n" in out
    assert err == "netui: 1 person as vCard 4.0\n"
    assert names(people("export", "vcf", "-#fintech", "is:active")[0]) == ["Ada King"]


def test_csv_and_markdown(people: Run) -> None:
    out, _ = people("export", "csv")
    rows = list(csv.DictReader(io.StringIO(out.decode(), newline="")))
    assert [(row["Name"], row["Phone"], row["State"]) for row in rows] == [
        ("Ada King", "'+34 600 111 222", "active"),
        ("Bo Li", "", "active"),
        ("Dana Ruiz", "", "archived"),
    ]
    out, err = people("export", "md", "Dana")
    assert out.decode().startswith("# Dana Ruiz\n\nCTO, Acme, Madrid\n")
    assert "- mine: send the deck (made 2026-11-18, due 2026-11-20, open)\n" in out.decode()
    assert err == "netui: 1 person as Markdown\n"


def test_a_file_is_written_for_its_owner_only_and_nothing_goes_to_standard_output(
    people: Run, tmp_path: Path
) -> None:
    target = tmp_path / "out.vcf"

    out, err = people("export", "vcf", "-o", str(target), "name:bo")

    assert out == b""
    assert err == f"netui: 1 person written to {target} as vCard 3.0\n"
    assert names(target.read_bytes()) == ["Bo Li"]
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_replaced_only_by_force(people: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.vcf"
    target.write_text("mine")

    _, err = people("export", "vcf", "-o", str(target), status=1)
    assert err == f"netui: {target} exists already: name another file, or say --force to replace it\n"
    assert target.read_text() == "mine"

    people("export", "vcf", "--force", "-o", str(target))
    assert len(names(target.read_bytes())) == 3


def test_the_network_itself_is_never_replaced(people: Run, tmp_path: Path) -> None:
    link = tmp_path / "link.vcf"
    link.symlink_to(network_file({}))
    before = network_file({}).read_bytes()

    for target in (network_file({}), link):
        _, err = people("export", "vcf", "--force", "-o", str(target), status=1)
        assert "is the network itself" in err
    assert network_file({}).read_bytes() == before


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("vcf", "zzz"), "nobody found: nothing was written"),
        (("vcf", "tier:Q"), "tier:Q ← there is no tier “Q”"),
        (("csv", "-o", "/nowhere/at/all/x.csv"), "there is no folder /nowhere/at/all"),
    ],
)
def test_what_cannot_be_is_one_sentence(people: Run, tmp_path: Path, argv: tuple[str, ...], says: str) -> None:
    out, err = people("export", *argv, status=1)

    assert out == b""
    assert says in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "argv", [(), ("ical",), ("vcf", "--events"), ("csv", "--vcard", "4.0"), ("vcf", "--vcard", "2.1")]
)
def test_a_format_that_is_not_offered_is_a_usage_error(netui: Run, argv: tuple[str, ...]) -> None:
    assert netui("export", *argv, status=2)[0] == b""


def test_what_left_and_comes_in_again_changes_nobody(people: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.vcf"
    people("export", "vcf", "-o", str(target))

    people("--db", str(tmp_path / "second.db"), "import", str(target))

    assert people("--db", str(tmp_path / "second.db"), "export", "vcf", "-o", "-") == (
        target.read_bytes(),
        "netui: 3 people as vCard 3.0\n",
    )


def calendar(data: bytes) -> Any:
    from icalendar import Calendar

    return Calendar.from_ical(data)


def summaries(data: bytes) -> list[str]:
    return sorted(str(each["summary"]) for each in calendar(data).walk() if "summary" in each)


@pytest.fixture
def busy(people: Run) -> Run:
    """The same with Dana back, in tier A, with a birthday; Ada archived with all of that; and a trip of mine."""
    people("set", "Dana", "state", "active")
    for name in ("Dana", "Ada", "Bo"):
        people("set", name, "birthday", "29 feb 1980")
    for name in ("Dana", "Ada"):
        people("set", name, "tier", "A")
    people("log", "Ada", "call", ">ask her fri")
    people("set", "Ada", "state", "archived")
    people("trip", "Lisbon 3-5 dec: fair")
    return people


def test_R5c_what_is_due_and_ahead_leaves_as_a_calendar(busy: Run) -> None:
    out, err = busy("export", "ics")

    assert summaries(out) == [
        "Dana Ruiz's birthday (1980)",
        "I promised Dana Ruiz: send the deck",
        "call Dana Ruiz: every 3 weeks, last Wed 18 Nov",
        "fair: Lisbon",
        "follow up with Dana Ruiz: met Wed 18 Nov",
    ]
    due = {str(task["summary"]).partition(" ")[0]: task["due"].dt for task in calendar(out).walk("VTODO")}
    assert due["I"] == date(2026, 11, 20)
    assert due["call"] == date(2026, 12, 9)
    assert err == "netui: 3 to do, 1 yearly day, 1 trip as iCalendar\n"


def test_R5c_whole_days_for_a_calendar_without_tasks(busy: Run) -> None:
    out, _ = busy("export", "ics", "--events")

    assert calendar(out).walk("VTODO") == []
    assert len(calendar(out).walk("VEVENT")) == 5


def test_R1d_nobody_in_the_pool_or_archived_has_a_day_but_a_promise_is_a_promise(busy: Run) -> None:
    assert b"netui: nothing is due" in busy("export", "ics", "Bo", status=1)[1].encode()
    busy("log", "Bo", "call", ">send the contract fri")
    busy("set", "Bo", "tier", "pool")

    assert summaries(busy("export", "ics", "Bo")[0]) == ["I promised Bo Li: send the contract"]
    _, err = busy("export", "ics", "Ada", status=1)
    assert err == "netui: nothing is due and nothing has a day ahead: nothing was written\n"


def test_R5c_the_same_item_exported_again_replaces_itself(busy: Run, clock: TestClock) -> None:
    def uids() -> set[str]:
        return {str(each["uid"]) for each in calendar(busy("export", "ics")[0]).walk() if "uid" in each}

    before = uids()
    clock.move(days=1)
    busy("log", "Dana", "call", "!thanks")

    assert len(before) == 5
    assert uids() == {uid for uid in before if not uid.endswith("follow-up")}


def test_R5c_of_some_people_only_theirs_leaves_and_into_a_file_of_my_own(busy: Run, tmp_path: Path) -> None:
    target = tmp_path / "due.ics"

    out, err = busy("export", "ics", "Dana", "-o", str(target))

    assert out == b""
    assert err == f"netui: 3 to do, 1 yearly day written to {target} as iCalendar\n"
    assert target.stat().st_mode & 0o777 == 0o600
    assert "fair: Lisbon" not in summaries(target.read_bytes())
    assert "exists already" in busy("export", "ics", "-o", str(target), status=1)[1]


def test_on_a_terminal_no_byte_of_it_acts(people: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    people("add", "Eve\x1b]0;pwned\x07\x9b2J")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    for how in ("vcf", "csv", "md"):
        out, _ = people("export", how, "Eve")
        text = out.decode()
        assert "Eve␛]0;pwned␇⟨9B⟩2J" in text.replace("\\", "")
        assert all(char == "\n" or char.isprintable() for char in text)


@pytest.mark.parametrize("how", ["vcf", "csv", "md", "ics"])
def test_what_no_such_file_may_hold_is_written_as_its_sign(people: Run, how: str) -> None:
    people("add", "Chloé\x1b[31m\x9b\u200f; >send deck fri")

    out = people("export", how, *(["--events"] if how == "ics" else []))[0].decode()

    assert "Chloé␛[31m⟨9B⟩\u200f" in out.replace("\\", "").replace("⟨200F⟩", "\u200f")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", out)
