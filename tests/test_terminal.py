"""The installed program in a real terminal: a day's work by keys, and the terminal given back whatever happens."""

import os
import re
import signal
import stat
import sys
import termios
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pexpect
import pyte
import pytest
from conftest import person

from netui.domain.moment import moment_at
from netui.domain.people.contact import Tier
from netui.store import Store, open_store
from netui.tui.driver import PasteGuard

NOW = moment_at(datetime(2026, 11, 18, 8, 0, tzinfo=UTC), "Europe/Paris")
"""Wednesday 18 November 2026, 9:00 in Paris: what the program under test takes for now."""

PROGRAM = """
import sys
from datetime import UTC, datetime
from netui.cli import main
from netui.domain.moment import moment_at
sys.exit(main(clock=lambda: moment_at(datetime(2026, 11, 18, 8, 0, tzinfo=UTC), "Europe/Paris")))
"""

DEADLINE = 15.0
"""Seconds until a screen that has not come is a failure; nothing waits that long when all is well."""

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Ana Ruiz
EMAIL:ana@acme.example
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Bo Li
TEL:+34 600 111 222
END:VCARD
"""

MODES = {1049: "alternate screen", 1000: "mouse", 1003: "mouse", 1006: "mouse", 1015: "mouse", 2004: "paste"}


def _here() -> dict[str, str]:
    """The environment without the size of whatever terminal the tests run in."""
    return {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}


class Terminal:
    """netui in a terminal of its own; everything it wrote is kept, and drawn as a person would see it."""

    def __init__(self, program: str, argv: list[str], columns: int, rows: int, env: dict[str, str]) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.written = b""
        self.child: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable,
            ["-c", program, *argv],
            dimensions=(rows, columns),
            env={**_here(), "TERM": "xterm-256color", "LANG": "C.UTF-8", **env},
        )
        self.child.delaybeforesend = None
        self._line = self._line_before = termios.tcgetattr(self.child.child_fd)

    def press(self, keys: str | bytes) -> None:
        self.child.send(keys)

    def until(self, wanted: str | Callable[[str], bool]) -> str:
        """Read until the screen shows ``wanted``; the screen."""
        sees = wanted if callable(wanted) else lambda shown: wanted in shown
        deadline = time.monotonic() + DEADLINE
        while not sees(shown := self.shown()):
            assert time.monotonic() < deadline, f"{wanted!r} did not come:\n{shown}"
            assert self._read(), f"ended before {wanted!r} came:\n{shown}"
        return shown

    def shown(self) -> str:
        """The screen as it is now, even in the middle of an update, where half of a wide sign may be gone."""
        columns = range(self.screen.columns)
        return "\n".join("".join(self.screen.buffer[y][x].data for x in columns) for y in range(self.screen.lines))

    def ended(self) -> int:
        """Read to the end; the exit status."""
        deadline = time.monotonic() + DEADLINE
        while self._read():
            assert time.monotonic() < deadline, "the program did not end"
        self._line = termios.tcgetattr(self.child.child_fd)
        self.child.close()
        if self.child.signalstatus is not None:
            return -int(self.child.signalstatus)
        return int(self.child.exitstatus or 0)

    def modes_left(self) -> set[str]:
        """What the program switched on in the terminal and never off again."""
        on: dict[int, bool] = {}
        for numbers, state in re.findall(rb"\x1b\[\?([0-9;]+)([hl])", self.written):
            on |= {int(number): state == b"h" for number in numbers.split(b";")}
        left = {MODES[number] for number, is_on in on.items() if is_on and number in MODES}
        if not on.get(25, True):
            left.add("cursor hidden")
        if self.written.count(b"\x1b[>") > self.written.count(b"\x1b[<u"):
            left.add("keyboard")
        if self._line != self._line_before:
            left.add("echo off")
        return left

    def _read(self) -> bool:
        try:
            data = self.child.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += data
        self._stream.feed(data)
        return True


Start = Callable[..., Terminal]


@pytest.fixture(params=[(100, 30), (80, 24)], ids=["100x30", "80x24"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    found: tuple[int, int] = request.param
    return found


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start netui with these arguments; whatever still runs at the end is killed."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    begun: list[Terminal] = []

    def run(*argv: str, program: str = PROGRAM, columns: int = 100, rows: int = 30, **env: str) -> Terminal:
        begun.append(Terminal(program, ["--db", str(tmp_path / "network.db"), *argv], columns, rows, env))
        return begun[-1]

    yield run
    for terminal in begun:
        terminal.child.close(force=True)


@pytest.fixture
def network(tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Open the file the program worked on."""
    opened: list[Store] = []

    def look() -> Store:
        opened.append(open_store(tmp_path / "network.db", now=NOW.at, backups=tmp_path / "b", create=True))
        return opened[-1]

    yield look
    for store in opened:
        store.close()


Look = Callable[[], Store]


@pytest.fixture
def ana(network: Look) -> int:
    """A file with Ana Ruiz, who is due."""
    store = network()
    subject = person(store, NOW, "Ana Ruiz")
    store.attention.set_tier([subject], Tier.A, NOW)
    store.close()
    return subject


def ready(shown: str) -> bool:
    return "Due today" in shown and "Ana Ruiz" in shown


# a day's work


def test_a_card_imported_a_call_logged_and_undone_by_keys(
    start: Start, network: Look, tmp_path: Path, size: tuple[int, int]
) -> None:
    columns, rows = size
    (tmp_path / "cards.vcf").write_text(CARDS)
    shell = start("import", str(tmp_path / "cards.vcf"))
    assert shell.ended() == 0
    assert b"2 new, 0 merged, 0 unchanged" in shell.written
    assert start("set", "Ana", "tier", "A").ended() == 0

    screen = start(columns=columns, rows=rows)
    screen.until(lambda shown: "Due today 1" in shown and "no touch yet" in shown)
    screen.press("c")
    screen.until("call with Ana Ruiz")
    screen.press("15m pricing for Q1 >send the deck fri")
    screen.until("send the deck → Fri 20 Nov")
    screen.press("\r")
    shown = screen.until("✓ call with Ana Ruiz")
    assert "next Wed 9 Dec, in 21 days" in shown
    assert "Due today 0" in shown
    screen.press("q")
    assert screen.ended() == 0
    assert screen.modes_left() == set()

    store = network()
    (ana,) = store.finding.resolve("ana")
    (entry,) = store.timeline.entries(store.timeline.of(ana[0])).values()
    assert entry.interaction.line == "15m pricing for Q1 >send the deck fri"
    assert [(p.text, str(p.due)) for p in store.promises.open(ana[0])] == [("send the deck", "2026-11-20")]
    store.close()

    again = start(columns=columns, rows=rows)
    again.until("Contacts 2")
    again.press("u")
    again.until("undone: call with Ana Ruiz")
    again.press("3")
    again.until("Due today 1")
    again.press("q")
    assert again.ended() == 0
    store = network()
    assert store.timeline.of(ana[0]) == []
    assert store.promises.open(ana[0]) == []


def test_a_command_and_its_note_may_come_in_one_go(start: Start, network: Look, ana: int) -> None:
    screen = start()
    screen.until(ready)
    screen.press("cdx Exit strategy: add 3 mentors, >send deck fri\r")
    screen.until("✓ call with Ana Ruiz")
    screen.press("q")
    assert screen.ended() == 0

    store = network()
    lines = [entry.interaction.line for entry in store.timeline.entries(store.timeline.of(ana)).values()]
    assert lines == ["dx Exit strategy: add 3 mentors, >send deck fri"]
    assert [past.name for past in store.history.past(1)] == ["call with Ana Ruiz"]


def test_a_line_pasted_at_once_after_its_command_is_all_there(start: Start, network: Look, ana: int) -> None:
    screen = start()
    screen.until(ready)
    screen.press("jjkk3c\x1b[200~dx pasted\x1b[201~ and typed\r")
    screen.until("✓ call with Ana Ruiz")
    screen.press("q")
    assert screen.ended() == 0
    store = network()
    (entry,) = store.timeline.entries(store.timeline.of(ana)).values()
    assert entry.interaction.line == "dx pasted and typed"


def test_keys_meant_for_a_dialog_that_is_still_opening_reach_it(start: Start, network: Look, ana: int) -> None:
    screen = start()
    screen.until(ready)
    screen.press("tb")
    screen.until("✓ Ana Ruiz to tier B")
    screen.press("q")
    assert screen.ended() == 0
    assert network().contacts.get(ana).tier == "B"


# the terminal is given back


@pytest.mark.parametrize("keys", ["q", "\x11"], ids=["q", "ctrl+q"])
def test_leaving_by_a_key_gives_the_terminal_back(start: Start, ana: int, keys: str) -> None:
    screen = start()
    screen.until(ready)
    assert "alternate screen" in screen.modes_left()
    screen.press(keys)
    assert screen.ended() == 0
    assert screen.modes_left() == set()


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGUSR1], ids=lambda s: s.name
)
def test_a_signal_gives_the_terminal_back_keeps_the_line_and_is_the_status(
    start: Start, network: Look, ana: int, number: signal.Signals
) -> None:
    screen = start()
    screen.until(ready)
    screen.press("c")
    screen.until("call with Ana Ruiz")
    screen.press("half a note")
    screen.until("half a note")
    os.kill(screen.child.pid, number)
    assert screen.ended() == 128 + number
    assert screen.modes_left() == set()
    assert b"Traceback" not in screen.written
    assert network().drafts.line(ana, "call") == "half a note"


def test_after_a_pause_in_the_shell_everything_is_drawn_again(start: Start, network: Look, ana: int) -> None:
    terminal = start()
    terminal.until(lambda shown: "Contacts 1" in shown and "Ana Ruiz" in shown)
    os.kill(terminal.child.pid, signal.SIGTSTP)
    _, status = os.waitpid(terminal.child.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    terminal.screen.reset()  # a terminal clears its second screen when a program asks for it anew
    os.kill(terminal.child.pid, signal.SIGCONT)
    terminal.until(lambda shown: "Contacts 1" in shown and "Ana Ruiz" in shown and "Due today" in shown)
    terminal.press("q")
    assert terminal.ended() == 0


def test_leaving_by_ctrl_q_keeps_the_unfinished_line(start: Start, network: Look, ana: int) -> None:
    screen = start()
    screen.until(ready)
    screen.press("chalf a note\x11")
    assert screen.ended() == 0
    assert network().drafts.line(ana, "call") == "half a note"


def test_a_terminal_that_is_gone_ends_the_program_and_keeps_the_line(
    start: Start, network: Look, ana: int
) -> None:
    screen = start()
    screen.until(ready)
    screen.press("chalf a note")
    screen.until("half a note")
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - a device, not a path
        os.dup2(nothing.fileno(), screen.child.child_fd)
    screen.child.wait()
    assert screen.child.exitstatus == 128 + signal.SIGHUP
    assert network().drafts.line(ana, "call") == "half a note"


def test_a_line_begun_is_offered_again_after_kill_9(start: Start, network: Look, ana: int) -> None:
    screen = start()
    screen.until(ready)
    screen.press("c")
    screen.until("call with Ana Ruiz")
    screen.press("half a note")
    store = network()
    screen.until(lambda shown: store.drafts.line(ana, "call") == "half a note")
    os.kill(screen.child.pid, signal.SIGKILL)
    assert screen.ended() == -signal.SIGKILL

    again = start()
    again.until(ready)
    again.press("c")
    again.until("half a note")
    again.press(", and its end\r")
    again.until("✓ call with Ana Ruiz")
    again.press("q")
    assert again.ended() == 0
    (entry,) = store.timeline.entries(store.timeline.of(ana)).values()
    assert entry.interaction.line == "half a note, and its end"
    assert store.drafts.waiting() == {}


# what is no text


def test_bytes_that_are_no_text_are_typed_as_replacement_characters(start: Start, network: Look, ana: int) -> None:
    screen = start()
    screen.until(ready)
    screen.press(b"ccaf\xe9 \xff\xfe\xf0\x9f \x80\xc3(")
    screen.until("caf\ufffd")
    screen.press(
        b"\x1b[999;999;999~\x1b[99999999999u\x1b]52;c;?\x07\x1bP\x1b[M\xff\xff\xff\x1b[<0;0;0M still here"
    )
    screen.until("still here")
    os.kill(screen.child.pid, signal.SIGTERM)
    assert screen.ended() == 128 + signal.SIGTERM
    assert network().drafts.line(ana, "call").startswith("caf\ufffd")


def test_an_escape_within_a_paste_presses_no_key(start: Start, network: Look, ana: int) -> None:
    screen = start()
    screen.until(ready)
    screen.press("c")
    screen.until("call with Ana Ruiz")
    screen.press("\x1b[200~one \x1b[31m two\x1b\x1bx\x1b[A\r\nthree\x1b[201~ four")
    screen.until("three four")
    screen.press("\r")
    screen.until("✓ call with Ana Ruiz")
    screen.press("q")
    assert screen.ended() == 0
    store = network()
    (entry,) = store.timeline.entries(store.timeline.of(ana)).values()
    assert entry.interaction.line == "one ␛[31m two␛␛x␛[A three four"


def test_a_paste_is_one_however_it_arrives_in_pieces() -> None:
    typed = "\x1b[A\x1b[200~one\x1b\x1b[31m two\x1b[20\x1b[201~\x1b[B\x1b"
    shown = "\x1b[A\x1b[200~one␛␛[31m two␛[20\x1b[201~\x1b[B\x1b"
    for size in range(1, len(typed) + 1):
        guard = PasteGuard()
        pieces = [typed[start : start + size] for start in range(0, len(typed), size)]
        assert "".join(guard.feed(piece) for piece in pieces) == shown


def test_a_paste_where_nothing_is_typed_does_nothing(start: Start, network: Look, ana: int) -> None:
    screen = start()
    screen.until(ready)
    screen.press("\x1b[200~" + "\x1b[31mCxEVd\r\n" * 2000 + "\x1b[201~?")
    screen.until("Log a call")
    os.kill(screen.child.pid, signal.SIGTERM)
    screen.ended()
    store = network()
    assert store.timeline.of(ana) == []
    assert len(store.history.past()) == 2


# what is no terminal, and what must not happen


def test_a_dumb_terminal_gets_a_sentence_and_no_escape(start: Start, ana: int) -> None:
    screen = start(TERM="dumb")
    assert screen.ended() == 1
    assert b"the screen needs a terminal" in screen.written
    assert b"\x1b" not in screen.written


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_one_stream_that_is_no_terminal_is_enough_to_refuse(tmp_path: Path, stream: str) -> None:
    into = {"stdin": "</dev/null", "stdout": ">out", "stderr": "2>err"}[stream]
    child: pexpect.spawn[bytes] = pexpect.spawn(
        "sh", ["-c", f'exec "$0" -m netui {into}', sys.executable], cwd=str(tmp_path)
    )
    written = child.read() + b"".join(path.read_bytes() for path in sorted(tmp_path.glob("[oe]*")))
    child.close()
    assert child.exitstatus == 1
    assert b"the screen needs a terminal" in written
    assert b"\x1b" not in written


FAULTY = """
import sys
from netui.cli import main
from netui.tui.screens.desk.main import MainScreen
def fault(self, kind):
    secret = self.store.contacts.get(1).name
    raise RuntimeError("a fault for the test")
MainScreen.action_log = fault
sys.exit(main())
"""


def test_a_fault_shows_nobodys_data_keeps_the_line_and_leaves_a_report_for_its_owner(
    start: Start, network: Look, ana: int, tmp_path: Path
) -> None:
    screen = start(program=FAULTY)
    screen.until(ready)
    screen.press("c")
    assert screen.ended() == 1
    assert screen.modes_left() == set()
    after = screen.written.rpartition(b"\x1b[?1049l")[2].decode()
    assert "a fault ended the screen, what was saved is safe" in after
    assert "Ana" not in after
    assert "Traceback" not in after
    (report,) = (tmp_path / "state" / "netui").glob("crash.txt")
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert "RuntimeError: a fault for the test" in report.read_text()
