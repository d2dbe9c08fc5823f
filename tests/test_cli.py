"""The command line as shells, pipes and cron meet it: help, usage, refusals, odd arguments, odd streams."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import TestClock

import netui
from netui.cli import main
from netui.paths import network_file
from netui.store.file import opening

VERBS = ("log", "add", "set", "due", "show", "find", "undo", "redo", "history", "import", "export", "keys")
READING = (("due",), ("give",), ("show", "1"), ("find", ""), ("undo",), ("redo",), ("history",), ("export", "vcf"))
WRITING = (("add", "Ana Bo"), ("log", "-", "note", "hi"), ("set", "1", "tier", "A"), ("import", os.devnull))

Said = pytest.CaptureFixture[str]


@pytest.fixture
def network(clock: TestClock, capsys: Said) -> Path:
    """The user's own file with Dana Ruiz (1), Dana Li (2) and Ana Bo (3)."""
    for line in ("Dana Ruiz, CTO Acme, dana@acme.io", "Dana Li", "Ana Bo"):
        assert main(["add", line], clock=clock) == 0
    capsys.readouterr()
    return network_file({})


def shell(
    *argv: str | bytes, env: Mapping[str, str | None] | None = None, **streams: object
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    wanted = {**os.environ, "PYTHONUNBUFFERED": None, **(env or {})}
    return subprocess.run(
        [sys.executable, "-m", "netui", *argv],
        env={name: value for name, value in wanted.items() if value is not None},
        timeout=20,
        check=False,
        **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},  # type: ignore[call-overload]
    )


def one_sentence(said: str) -> bool:
    return said.startswith("netui: ") and said.count("\n") == 1 and "Traceback" not in said


# help and usage


@pytest.mark.parametrize("verb", [(), *((verb,) for verb in VERBS)], ids=lambda verb: verb[0] if verb else "netui")
def test_help_is_there_for_every_verb(verb: tuple[str, ...], capsys: Said) -> None:
    assert main([*verb, "--help"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"usage: netui {' '.join(verb)}".rstrip())
    assert said.err == ""


def test_help_names_every_verb_and_the_environment(capsys: Said) -> None:
    main(["--help"])
    said = capsys.readouterr().out
    for word in (*VERBS, "NETUI_DB", "NETUI_CONFIG", "--demo", "--db"):
        assert word in said


def test_version_is_the_packages(capsys: Said) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"netui {netui.__version__}\n"


@pytest.mark.parametrize(
    "argv",
    [
        ("dance",),
        ("--dance",),
        ("log",),
        ("log", "Dana"),
        ("log", "Dana", "dance"),
        ("set", "Dana"),
        ("show",),
        ("show", "Dana", "Li"),
        ("due", "--jso"),
        ("undo", "x"),
        ("undo", "0"),
        ("undo", "-1"),
        ("undo", "9" * 5000),
        ("history", "--limit", "99999999999999999999"),
        ("import",),
        ("find", "-rf"),
    ],
    ids=lambda argv: " ".join(argv)[:30],
)
def test_a_usage_error_is_status_2_and_makes_no_file(argv: tuple[str, ...], capsys: Said) -> None:
    assert main(argv) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("usage: netui")
    assert len(said.err) < 1000
    assert not network_file({}).exists()


def test_a_usage_error_repeats_no_control_character(capsys: Said) -> None:
    assert main(["due", "\x1b]0;pwned\x07\x9b2J"]) == 2
    said = capsys.readouterr().err
    assert "␛]0;pwned␇" in said
    assert not [char for char in said if char != "\n" and not char.isprintable()]


# who is meant


def test_an_unknown_name_is_said_so_and_nothing_is_written(network: Path, clock: TestClock, capsys: Said) -> None:
    before = network.read_bytes()
    for argv in (["show", "Zoë"], ["log", "Zoë", "call", "hi"], ["set", "Zoë", "tier", "A"]):
        assert main(argv, clock=clock) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert one_sentence(said.err)
        assert "nobody here is called “Zoë”" in said.err
    assert network.read_bytes() == before


def test_an_ambiguous_name_lists_the_ids_and_nothing_is_written(
    network: Path, clock: TestClock, capsys: Said
) -> None:
    before = network.read_bytes()
    for argv in (["show", "Dana"], ["log", "Dana", "call", "hi"], ["set", "Dana", "tier", "A"]):
        assert main(argv, clock=clock) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err == "netui: “Dana” may be Dana Li (id 2), Dana Ruiz (id 1): say which by id\n"
    assert network.read_bytes() == before


def test_a_name_that_may_be_very_many_lists_some_and_counts_the_rest(
    network: Path, clock: TestClock, capsys: Said
) -> None:
    for number in range(20):
        main(["add", f"Sam {number}"], clock=clock)
    capsys.readouterr()

    assert main(["show", "Sam"], clock=clock) == 1
    said = capsys.readouterr().err
    assert said.count("(id ") == 12
    assert "and 8 more: say which by id" in said


# the file


@pytest.mark.parametrize("argv", READING, ids=lambda argv: argv[0])
def test_a_verb_that_reads_makes_no_file(argv: tuple[str, ...], clock: TestClock, capsys: Said) -> None:
    assert main(argv, clock=clock) == 1
    said = capsys.readouterr()
    assert one_sentence(said.err)
    assert "there is no network at" in said.err
    assert not network_file({}).parent.exists()


@pytest.mark.parametrize("argv", WRITING, ids=lambda argv: argv[0])
def test_a_verb_that_writes_makes_the_file_for_its_owner_only(argv: tuple[str, ...], clock: TestClock) -> None:
    main(argv, clock=clock)

    assert network_file({}).stat().st_mode & 0o777 == 0o600
    assert network_file({}).parent.stat().st_mode & 0o777 == 0o700
    assert main(["due"], clock=clock) == 0


def test_the_file_is_named_by_db_then_by_the_environment(
    clock: TestClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETUI_DB", str(tmp_path / "environment.db"))
    main(["add", "Ana Bo"], clock=clock)
    main(["--db", str(tmp_path / "option.db"), "add", "Ana Bo"], clock=clock)

    assert sorted(path.name for path in tmp_path.glob("*.db")) == ["environment.db", "option.db"]
    assert not network_file({}).exists()


def _newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (opening.VERSION + 1).to_bytes(4, "big")
    path.write_bytes(data)


def _foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()


def _no_database(path: Path) -> None:
    path.write_text("Dear diary, " * 20)


def _damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:] = b"\xff" * (len(data) - 100)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_newer, "was written by a newer netui"),
        (_foreign, "belongs to another program"),
        (_no_database, "is not a netui file"),
        (_damaged, "is damaged"),
    ],
)
def test_a_file_that_is_not_ours_to_touch_is_refused_in_one_sentence_and_left_as_it_is(
    network: Path, clock: TestClock, capsys: Said, spoil: object, sentence: str
) -> None:
    spoil(network)  # type: ignore[operator]
    before = network.read_bytes()
    for argv in (*READING, *WRITING):
        assert main(argv, clock=clock) == 1
        said = capsys.readouterr()
        assert one_sentence(said.err)
        assert sentence in said.err
    assert network.read_bytes() == before


def test_a_folder_in_place_of_the_file_is_said_so(clock: TestClock, tmp_path: Path, capsys: Said) -> None:
    assert main(["--db", str(tmp_path), "due"], clock=clock) == 1
    assert "is not a file: name a file for your network with --db" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_or_made_is_said_so(clock: TestClock, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "wall").write_text("no folder")
    assert main(["--db", str(tmp_path / "wall" / "network.db"), "add", "Ana Bo"], clock=clock) == 1
    assert one_sentence(capsys.readouterr().err)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.rollback()
    other.close()


def test_a_locked_file_is_said_so_and_nothing_is_written(
    network: Path, clock: TestClock, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = [(name, 0 if name == "busy_timeout" else value) for name, value in opening._PRAGMAS]
    monkeypatch.setattr(opening, "_PRAGMAS", at_once)
    before = network.read_bytes()
    with _locked(network):
        for argv in (["due"], ["log", "1", "call", "hi"]):
            assert main(argv, clock=clock) == 1
            said = capsys.readouterr()
            assert one_sentence(said.err)
            assert "keeps" in said.err
            assert "locked; nothing was written: try again in a moment" in said.err
    assert network.read_bytes() == before


def test_a_bad_configuration_is_said_and_the_verb_runs_all_the_same(
    network: Path, clock: TestClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setenv("NETUI_CONFIG", str(tmp_path / "bad.toml"))
    (tmp_path / "bad.toml").write_text("daily_limit = 'many'")

    assert main(["due"], clock=clock) == 0
    said = capsys.readouterr()
    assert said.out == "all clear: nobody is waiting for you today\n"
    assert "daily_limit must be a whole number" in said.err


# the screen


def test_without_a_terminal_the_screen_says_so_and_makes_no_file(capsys: Said) -> None:
    assert main([]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert one_sentence(said.err)
    assert "the screen needs a terminal" in said.err
    assert not network_file({}).exists()


# odd arguments


def test_a_line_may_begin_with_dashes_and_hold_options(network: Path, clock: TestClock, capsys: Said) -> None:
    for line in (["-5%", "on", "price"], ["--json", "is", "nice"], ["-h"], ["-", "x"]):
        assert main(["log", "Ana", "note", *line], clock=clock) == 0
        capsys.readouterr()
        assert main(["show", "Ana"], clock=clock) == 0
        assert " ".join(line) in capsys.readouterr().out


def test_a_hundred_kilobytes_in_one_argument_are_kept_whole(network: Path, clock: TestClock, capsys: Said) -> None:
    words = "word " * 20_000
    assert main(["log", "Ana", "note", words], clock=clock) == 0
    capsys.readouterr()
    main(["show", "Ana", "--json"], clock=clock)
    assert f'"line": "{words}"' in capsys.readouterr().out


def test_bytes_that_are_no_text_become_replacement_characters(network: Path) -> None:
    done = shell("log", "Ana", "note", b"caf\xe9 \x1b]0;x\x07")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "caf\ufffd ␛]0;x␇" in shell("show", "Ana").stdout.decode()


def test_names_typed_under_another_locale_are_the_same_names(network: Path) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert shell("add", "Zoë Sørensen".encode(), env=ascii_only).returncode == 0
    assert "Zoë Sørensen" in shell("find", "zoe").stdout.decode()


# odd streams


@pytest.mark.parametrize(
    "argv", [("due",), ("find",), ("history",), ("keys",), ("--help",), ("find", "--json"), ("export", "csv")]
)
def test_a_full_disk_behind_standard_output_is_a_failure_and_said_so(network: Path, argv: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device, not a path
        done = shell(*argv, stdout=full)
    assert done.returncode == 1
    assert done.stderr == b"netui: cannot write: No space left on device\n"


def test_a_closed_standard_output_is_a_failure_before_anything_is_written(network: Path) -> None:
    before = network.read_bytes()
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "netui", "log", "Ana", "call", "hi"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert one_sentence(done.stderr.decode())
    assert network.read_bytes() == before


@pytest.mark.parametrize("streams", ["2>&-", "<&-", "2>/dev/full"])
def test_other_closed_streams_do_no_harm(network: Path, streams: str) -> None:
    command = ["sh", "-c", f'exec "$@" {streams}', "sh", sys.executable, "-m", "netui"]
    logged = subprocess.run([*command, "log", "Ana", "call", "@nobodyx"], capture_output=True, check=False)
    refused = subprocess.run([*command, "show", "nobody"], capture_output=True, check=False)
    imported = subprocess.run([*command, "import", "-"], capture_output=True, check=False, input=b"")
    assert logged.returncode == 0
    assert logged.stdout.startswith(b"call with Ana Bo\n")
    assert (refused.returncode, imported.returncode) == (1, 1)
    assert b"Traceback" not in refused.stderr + imported.stderr


def test_a_reader_that_went_away_is_met_in_silence_and_with_141(network: Path) -> None:
    for argv in (("find", "--json"), ("keys",), ("--help",)):
        command = [sys.executable, "-m", "netui", *argv]
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
        os.close(write)
        assert (done.returncode, done.stderr) == (141, b"")


def test_an_ascii_terminal_gets_question_marks_and_json_everything(network: Path, clock: TestClock) -> None:
    main(["add", "Zoë 漢字"], clock=clock)
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    plain = shell("find", "zoe", env=ascii_only)
    assert (plain.returncode, plain.stderr) == (0, b"")
    assert b"Zo? ??" in plain.stdout
    assert b"Zo\\u00eb \\u6f22\\u5b57" in shell("find", "zoe", "--json", env=ascii_only).stdout


def test_without_any_home_a_named_file_serves(network: Path) -> None:
    homeless = dict.fromkeys(("HOME", *(name for name in os.environ if name.startswith("XDG_"))))
    done = shell("--db", str(network), "find", "ana", env=homeless)
    assert (done.returncode, done.stderr) == (0, b"")


def test_output_to_a_file_holds_no_escape_even_where_colours_are_forced(network: Path) -> None:
    forced = {"TERM": "xterm-256color", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}
    for argv in (("due",), ("find",), ("keys",), ("--help",)):
        assert b"\x1b" not in shell(*argv, env=forced).stdout
