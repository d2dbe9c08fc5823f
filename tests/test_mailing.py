"""netui and mail programs: the address book they ask, a mail they pipe in, and the shell's own completion."""

import io
import json
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock

from netui.cli import main
from netui.config import read_config
from netui.domain.people.address_book import Addressed, best_first, is_plain
from netui.domain.people.contact import Tier
from netui.paths import config_file, network_file
from netui.shell.arguments import SHELLS
from netui.store import Store, open_store

Run = Callable[..., str]

LETTER = """\
From: Dana Ruiz <dana@acme.example>
To: Me <me@own.example>, Bo <BO@li.example>
Cc: "O'Hara, Eve; #1" <eve@new.example>
Subject: Re: pricing for Q1
Date: Tue, 17 Nov 2026 16:30:00 +0530
Message-ID: <1@acme.example>

the letter itself: never read >promise @Bo
"""


@pytest.fixture
def netui(capsys: pytest.CaptureFixture[str], clock: TestClock, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command line with ``mail`` on standard input; what it printed, its notices after it."""

    def run(*argv: str, mail: str | bytes = b"", status: int = 0) -> str:
        data = mail.encode() if isinstance(mail, str) else mail
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        ended = main(argv, clock=clock)
        said = capsys.readouterr()
        assert ended == status, said
        if status == 1:
            assert said.err.startswith("netui: ")
            assert said.err.count("\n") == 1, "one sentence, not more"
        return said.out + said.err

    return run


def opened(clock: TestClock) -> Store:
    """The file that the verbs have written."""
    path = network_file({})
    return open_store(path, now=clock.at, backups=path.parent / "backups")


def words(clock: TestClock, entry: int = 1) -> str:
    """The words of an entry, as the screen shows them."""
    with opened(clock) as store:
        return store.timeline.get(entry).interaction.words


@pytest.fixture
def people(netui: Run, clock: TestClock) -> Run:
    """The same with Dana (1), Bo (2), Ana in the pool (3) and me in the configuration."""
    netui("add", "Dana Ruiz, CTO Acme, dana@acme.example, dana.ruiz@home.example")
    netui("add", "Bo Li, bo@li.example")
    netui("add", "Ana Danaher, Banana Ltd, ana@pool.example")
    with opened(clock) as store:
        store.attention.set_tier([3], Tier.POOL, clock())
    config = config_file({})
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('me = ["Me@own.example"]\n')
    return netui


def timeline(netui: Run, name: str) -> list[dict[str, Any]]:
    (row,) = json.loads(netui("show", name, "--json"))
    found: list[dict[str, Any]] = row["timeline"]
    return found


# query


def test_query_answers_as_mutt_asks(people: Run) -> None:
    assert people("query", "dana") == (
        "3 addresses for “dana”\n"
        "dana@acme.example\tDana Ruiz\tCTO, Acme\n"
        "dana.ruiz@home.example\tDana Ruiz\tCTO, Acme\n"
        "ana@pool.example\tAna Danaher\tBanana Ltd\n"
    )


def test_aerc_is_given_addresses_only(people: Run) -> None:
    assert people("query", "--aerc", "BÓ") == "bo@li.example\tBo Li\n"


@pytest.mark.parametrize("text", ["acme", "cto acme", "home.example", "ruiz dana", "Rúiz", "lead"])
def test_query_looks_at_names_addresses_work_and_tags(people: Run, text: str) -> None:
    people("set", "Dana Ruiz", "tag", "lead")

    assert "\tDana Ruiz\t" in people("query", *text.split())


def test_query_without_an_answer_says_so_to_mutt_and_to_a_script(people: Run) -> None:
    assert people("query", "zzz", status=1) == "no address for “zzz”\nnetui: no address for “zzz”\n"
    assert people("query", "--aerc", "zzz", status=1) == "netui: no address for “zzz”\n"
    assert people("query", "--json", "zzz", status=1) == "[]\nnetui: no address for “zzz”\n"


def test_mutts_screen_is_not_written_across(
    people: Run, capsys: pytest.CaptureFixture[str], clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    assert main(["query", "zzz"], clock=clock) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("no address for “zzz”\n", "")


def test_the_last_touched_come_first_the_pool_last_and_the_archived_not_at_all(people: Run) -> None:
    def order() -> list[str]:
        return [line.partition("@")[0] for line in people("query", "--aerc").splitlines()]

    assert order() == ["bo", "dana", "dana.ruiz", "ana"]
    people("log", "Ana", "call")
    people("log", "Dana Ruiz", "call")
    assert order() == ["dana", "dana.ruiz", "bo", "ana"]
    people("set", "Bo", "state", "archived")
    assert order() == ["dana", "dana.ruiz", "ana"]


def test_query_in_json(people: Run) -> None:
    (row,) = json.loads(people("query", "--json", "bo"))

    assert row == {
        "name": "Bo Li",
        "id": 2,
        "email": "bo@li.example",
        "role": "",
        "organisation": "",
        "pool": False,
        "last": None,
    }


def test_nothing_of_a_name_acts_on_a_mail_program_and_no_address_is_two(people: Run) -> None:
    people("set", "Bo", "name", "Bo\t\x1b[2J\u202eLi")
    people("set", "Bo", "email", "a@b.example, eve@spy.example")

    said = people("query", "bo")

    assert said == (
        "1 address for “bo”; 1 left out that no mail program reads as one address\n"
        "bo@li.example\tBo⇥␛[2J⟨202E⟩Li\n"
    )
    assert "a@b.example, eve@spy.example" in people("query", "--json", "bo")


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("a@b.c", True),
        ("ana.o'hara+x@sub.example", True),
        ("münchen@bücher.example", True),
        ("a@b.c,d@e.f", False),
        ("a b@c.d", False),
        ("a@b@c", False),
        ("<a@b.c>", False),
        ("a@b.c\x07", False),
        ("ana", False),
        ("a@" + "b" * 400, False),
    ],
)
def test_what_is_one_plain_address(address: str, plain: bool) -> None:
    assert is_plain(address) is plain


def test_the_best_come_first() -> None:
    def one(number: int, name: str, address: str, pool: bool = False, day: int = 0) -> Addressed:
        return Addressed(number, name, "", "", address, pool, date(2026, 11, day) if day else None)

    found = [
        one(1, "Ana Pool", "ana@p.example", pool=True, day=17),
        one(2, "Bo", "bo@banana.example", day=16),
        one(3, "Ána Old", "o@x.example", day=1),
        one(4, "Carl Ana", "first@x.example", day=15),
        one(4, "Carl Ana", "ana@x.example", day=15),
        one(5, "Ana Never", "n@x.example"),
    ]

    assert [each.address for each in best_first(found, "ana")] == [
        "ana@x.example",
        "first@x.example",
        "o@x.example",
        "n@x.example",
        "bo@banana.example",
        "ana@p.example",
    ]


# log --from-mail


def test_a_mail_becomes_an_entry_with_its_date_and_those_who_are_here(people: Run) -> None:
    said = people("log", "--from-mail", mail=LETTER)

    assert said.splitlines() == [
        "email with Dana Ruiz and 1 more",
        "  Tue 17 Nov, yesterday, 16:30",
        "  they wrote: pricing for Q1",
        "  next Wed 18 Nov, today",
        """netui: eve@new.example is nobody here: netui add 'O'"'"'Hara Eve 1, eve@new.example'""",
    ]
    for name in ("Dana Ruiz", "Bo"):
        (entry,) = timeline(people, name)
        assert (entry["kind"], entry["direction"], entry["line"]) == ("email", "in", "pricing for Q1")
        assert entry["at"] == "2026-11-17T11:00:00+00:00"
        assert [one["name"] for one in entry["people"]] == ["Dana Ruiz", "Bo Li"]
    assert len(json.loads(people("find", "--json"))) == 3, "nobody was made"


def test_the_command_it_proposes_adds_them(people: Run) -> None:
    proposed = people("log", "--from-mail", mail=LETTER).rstrip().rpartition("here: netui ")[2]
    people(*shlex.split(proposed))

    (row,) = json.loads(people("show", "eve@new.example", "--json"))
    assert row["name"] == "O'Hara Eve 1"


def test_what_i_sent_goes_out_and_moves_the_due_date(people: Run) -> None:
    people("set", "Bo", "tier", "A")
    sent = LETTER.replace("Dana Ruiz <dana@acme.example>", "ME@own.example")

    said = people("log", "--from-mail", mail=sent)

    assert said.startswith("email with Bo Li\n  Tue 17 Nov, yesterday, 16:30\n  I wrote: pricing for Q1\n")
    assert "next Tue 8 Dec, in 20 days" in said
    assert timeline(people, "Bo")[0]["direction"] == "out"


def test_the_same_mail_again_changes_nothing(people: Run) -> None:
    people("log", "--from-mail", mail=LETTER)
    before = people("history", "--json")

    again = people("log", "--from-mail", ">send the deck", mail=LETTER.replace("\n", "\r\n"))

    assert again.splitlines() == [
        "logged already: email with Dana Ruiz and 1 more, Tue 17 Nov, yesterday",
        "netui: the line was not written: netui log NAME note LINE writes it by itself",
    ]
    assert people("history", "--json") == before
    assert len(timeline(people, "Dana Ruiz")) == 1


def test_undo_takes_a_mail_back_whole_and_it_can_be_logged_again(people: Run) -> None:
    people("log", "--from-mail", mail=LETTER)

    assert people("undo") == "undone: email with Dana Ruiz and 1 more\n"
    assert timeline(people, "Dana Ruiz") == []
    people("redo")
    assert "logged already" in people("log", "--from-mail", mail=LETTER)
    people("undo")
    assert people("log", "--from-mail", mail=LETTER).startswith("email with Dana Ruiz")


def test_a_mail_whose_entry_was_deleted_is_logged_again_when_asked_to(people: Run, clock: TestClock) -> None:
    people("log", "--from-mail", mail=LETTER)
    with opened(clock) as store:
        store.interactions.delete(timeline(people, "Dana Ruiz")[0]["id"], clock())
        store.history.undo()
        assert people("log", "--from-mail", mail=LETTER).startswith("logged already")
        store.history.redo()

    assert people("log", "--from-mail", mail=LETTER).startswith("email with Dana Ruiz")
    assert len(timeline(people, "Dana Ruiz")) == 1


@pytest.mark.parametrize(
    "subject",
    [
        ">send the deck fri",
        "@Bo #tag ^3w !promo +need *fact <theirs",
        "yesterday 16:30: called",
        "15m call",
        'he said @"Bo',
        "5 > 3; a + b",
        "\\>x",
    ],
)
def test_no_token_in_a_subject_counts_and_those_behind_it_do(people: Run, clock: TestClock, subject: str) -> None:
    mail = LETTER.replace("Re: pricing for Q1", subject)

    said = people("log", "--from-mail", ">call her back fri", "#lead", "^3w", mail=mail)

    (row,) = json.loads(people("show", "Dana Ruiz", "--json"))
    (entry,) = row["timeline"]
    assert words(clock) == subject
    assert [(one["text"], one["due"]) for one in row["promises"]] == [("call her back", "2026-11-20")]
    assert (row["tags"], row["facts"]) == (["lead"], [])
    assert said.count("next → ") == said.count("  next → Wed 9 Dec, in 21 days") == 1
    assert (entry["purpose"], entry["at"]) == ("neutral", "2026-11-17T11:00:00+00:00")


def test_plain_words_stand_apart_from_the_subject(people: Run, clock: TestClock) -> None:
    people("log", "--from-mail", "she", "agreed", mail=LETTER)

    assert words(clock) == "pricing for Q1; she agreed"


@pytest.mark.parametrize(
    ("field", "why"),
    [
        ("List-Id: <fans.example>", "mail of a list is no letter"),
        ("Auto-Submitted: auto-replied", "mail that a program wrote is no letter"),
        ("Precedence: bulk", "mail to many is no letter"),
    ],
)
def test_lists_and_programs_write_no_letters(people: Run, field: str, why: str) -> None:
    assert (
        people("log", "--from-mail", mail=f"{field}\n{LETTER}", status=1) == f"netui: {why}: nothing was logged\n"
    )
    assert timeline(people, "Dana Ruiz") == []


def test_a_mail_from_nobody_known_is_refused_or_waits_in_the_inbox(people: Run, clock: TestClock) -> None:
    mail = (
        "From: Eve <eve@new.example>\nTo: me@own.example\nSubject: <hello\nDate: Tue, 17 Nov 2026 9:00 +0100\n\n"
    )

    assert people("log", "--from-mail", mail=mail, status=1) == (
        "netui: nobody here has eve@new.example: netui add 'Eve, eve@new.example' adds them, "
        "--inbox keeps the mail in the inbox; nothing was logged\n"
    )
    assert people("log", "--from-mail", "--inbox", ">answer", mail=mail).splitlines()[:4] == [
        "email in the inbox",
        "  Tue 17 Nov, yesterday, 09:00",
        "  they wrote: <hello",
        "  my promise: answer",
    ]
    assert words(clock) == "Eve, eve@new.example: <hello"
    assert people("log", "--from-mail", mail=mail).startswith("logged already: email in the inbox")


def test_with_says_who_it_is_with(people: Run) -> None:
    mail = LETTER.replace("dana@acme.example", "new@acme.example").replace("BO@li.example", "x@y.example")

    assert people("log", "--from-mail", "--with", "Dana Ruiz", "^3w", mail=mail).startswith(
        "email with Dana Ruiz\n"
    )
    other = mail.replace("1@", "2@")
    assert "nobody here is called “zz”" in people("log", "--from-mail", "--with", "zz", mail=other, status=1)


def test_an_address_of_two_is_the_one_named_beside_it_or_nobodys(people: Run) -> None:
    people("set", "Bo", "email", "info@acme.example")
    people("set", "Dana Ruiz", "email", "info@acme.example")
    mail = "From: {} <info@acme.example>\nTo: me@own.example\nSubject: hello\n\n"

    assert people("log", "--from-mail", mail=mail.format("BÓ LI")).startswith("email with Bo Li\n")
    assert people("log", "--from-mail", mail=mail.format("Office"), status=1) == (
        "netui: info@acme.example may be Dana Ruiz (id 1), Bo Li (id 2): nobody was taken, --with NAME says who; "
        "nothing was logged\n"
    )


def test_as_long_as_nobody_says_who_i_am_my_address_is_not_proposed(people: Run) -> None:
    config_file({}).unlink()

    said = people("log", "--from-mail", mail=LETTER)

    assert "me@own.example" not in said
    assert 'me = ["you@example.org"] tells mail you sent' in said


def test_a_date_that_is_missing_or_still_to_come_is_now_and_said(people: Run) -> None:
    dated = "Date: Tue, 17 Nov 2026 16:30:00 +0530\n"

    none = people("log", "--from-mail", mail=LETTER.replace(dated, ""))
    later = people(
        "log", "--from-mail", mail=LETTER.replace(dated, "Date: 1 Jan 2030 0:0 +0000\n").replace("1@", "2@")
    )

    assert "netui: the mail has no date that can be read: it is logged as of now" in none
    assert "netui: the mail's date is still to come: it is logged as of now" in later
    assert {entry["day"] for entry in timeline(people, "Dana Ruiz")} == {"2026-11-18"}


def test_a_hostile_mail_is_logged_whole_and_printed_harmless(people: Run, clock: TestClock) -> None:
    mail = (
        b"From: =?utf-8?q?Eve=1B]0=3Bx=07=27=24(id)?= <evil@x.example>\nTo: dana@acme.example, me@own.example\n"
        b"Subject: =?utf-8?q?=1B[2J=E2=80=AE=0Aboo_>me?=\nMessage-ID: <\x1b[2J\xff>\n\n" + b"x" * 100_000
    )

    said = people("log", "--from-mail", mail=mail)

    assert not any(char in said for char in "\x1b\x07\u202e\u009b")
    assert "netui add 'Eve␛]0 x␇'\"'\"'$(id), evil@x.example'" in said
    assert words(clock) == "\x1b[2J\u202e boo >me"
    assert "logged already" in people("log", "--from-mail", mail=mail)


@pytest.mark.parametrize("mail", [b"", b"hello", b"\0\xff" * 500, b"Subject: only this\n\n"])
def test_what_is_no_mail_is_said_to_be_none(people: Run, mail: bytes) -> None:
    assert "standard input holds no mail" in people("log", "--from-mail", mail=mail, status=1)


def test_the_usual_grammar_of_log_stays(people: Run) -> None:
    assert people("log", "Bo", "call", "--from-mail", "is words").startswith("call with Bo Li\n")
    assert timeline(people, "Bo")[0]["line"] == "--from-mail is words"
    for wrong in (["log"], ["log", "Bo"], ["log", "Bo", "zz"], ["log", "--from-mail", "--zz"], ["log", "--inbox"]):
        said = people(*wrong, status=2)
        assert said.startswith("usage: netui log NAME KIND LINE…\n       netui log --from-mail")
    assert "--inbox" in people("log", "--from-mail", "--help")


def test_logging_a_mail_makes_no_network(netui: Run) -> None:
    assert "there is no network at" in netui("log", "--from-mail", mail=LETTER, status=1)


def test_the_configuration_knows_who_i_am(people: Run) -> None:
    assert read_config(config_file({}))[0].me == {"me@own.example"}


# completion


@pytest.fixture
def bash(netui: Run, tmp_path: Path) -> Callable[..., list[str]]:
    """What a real bash proposes for the last of some words, once it has taken in netui's script."""
    found = shutil.which("bash")
    if found is None:
        pytest.skip("there is no bash here")
    script = tmp_path / "completion.bash"
    script.write_text(netui("completion", "bash"))
    (tmp_path / "people.vcf").touch()

    def complete(*words: str) -> list[str]:
        asked = (
            'source "$0"; f=$(complete -p netui | sed "s/.*-F \\([^ ]*\\).*/\\1/"); COMP_WORDS=("$@"); '
            'COMP_CWORD=$(($# - 1)); COMPREPLY=(); $f; printf "%s\\n" "${COMPREPLY[@]}"'
        )
        ran = subprocess.run(
            [found, "--norc", "-c", asked, str(script), *words],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=True,
        )
        assert "syntax error" not in ran.stderr
        return ran.stdout.split()

    return complete


@pytest.mark.parametrize(
    ("words", "proposed"),
    [
        (["exp"], ["export"]),
        (["export", "v"], ["vcf"]),
        (["import", "peo"], ["people.vcf"]),
        (["export", "vcf", "x", "-o", "peo"], ["people.vcf"]),
        (["--db", "peo"], ["people.vcf"]),
        (["log", "Dana", "no"], ["note"]),
        (["promote", "x", "--tier", "am"], ["ambient"]),
        (["set", "Dana", "cad"], ["cadence"]),
        (["find", "--arch"], ["--archived"]),
        (["completion", "f"], ["fish"]),
    ],
)
def test_bash_completes(bash: Callable[..., list[str]], words: list[str], proposed: list[str]) -> None:
    assert bash("netui", *words) == proposed


def test_every_shell_has_a_script_that_names_every_verb(netui: Run) -> None:
    for shell in SHELLS:
        said = netui("completion", shell)
        assert all(verb in said for verb in ("log", "export", "promote", "query", "--from-mail"))


def test_bash_takes_the_script_in(netui: Run, tmp_path: Path) -> None:
    if (found := shutil.which("bash")) is None:
        pytest.skip("there is no bash here")
    script = tmp_path / "completion.bash"
    script.write_text(netui("completion", "bash"))

    assert subprocess.run([found, "-n", str(script)], capture_output=True, check=True).stderr == b""


def test_completion_of_an_unknown_shell_is_a_usage_error(netui: Run) -> None:
    assert "bash, zsh, fish" in netui("completion", "--help")
    assert "invalid choice: 'tcsh'" in netui("completion", "tcsh", status=2)
