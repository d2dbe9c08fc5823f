"""Promise 12: whatever ends the screen, the terminal is given back, the draft kept, and the status is true."""

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import pexpect
from conftest import person
from figure import Figure, rounds, run
from forked import NOW, PROGRAM, begun, own_folder
from test_terminal import Terminal, ready

from netui.domain.people.contact import Tier
from netui.store import open_store

WITHIN = 2.0
"""Seconds until the program is gone."""

ENDING = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGABRT", "SIGXCPU", "SIGUSR1", "SIGUSR2")

OVER: Sequence[tuple[str, str]] = (
    ("o", "Card of"),
    ("\x10", "Search"),
    *((key, "") for key in "\rhH?rbiTDIYtpfwKPNy"),
)
"""Keys that open something over the panes."""

TYPED = (
    b"caf\xe9 \xff\xfe\xf0\x9f \x80\xc3(",
    b"\x1b[999;999;999~\x1b[99999999999u\x1b]52;c;?\x07\x1bP\x1b[M\xff\xff\xff\x1b[<0;0;0M",
    b"\x1b[200~one \x1b[31m two\x1b\x1bx\x1b[A\r\nqqq\x00\x07\x1b[201~",
    b"\x1b[200~" + b"\x1b[31m[/]\x00evil\r\n" * 500 + b"\x1b[201~",
    b"\x1b[<64;10;10M\x1b[<35;-1;-1M\x1b[O\x1b[I\x1b[?2048;1$y\x1b[48;0;0;0;0t",
)
"""What no keyboard sends, and hostile pastes."""

KEYS = (
    *"1234567890abcdefghiklmnoprstuvwxyzABCDEFGHIKLMNPRSTUVWXYZ/?: #@>+*^!.,;-_[]{}()'\"\\|~`$%&=<",
    "\r", "\x1b", "\t", "\x1b[Z", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F",
    "\x7f", "\x13", "\x10", "\x12", "\x15", "\x17", "\x0b", "\x1b[3~", "\x1bOP", "\x1b[15~",
)  # fmt: skip
"""Every key but those that leave; j and o are left to the others."""

SIZES = ((1, 1), (300, 2), (2, 300), (80, 1), (1, 24), (500, 200), (3, 3), (0, 0), (80, 24))
"""Columns and rows."""


SURROUNDINGS = (
    {"TERM": "unknown"},
    {"LANG": "C", "LC_ALL": "C"},
    {"COLUMNS": "x", "LINES": "-3"},
    {"wide": "1", "high": "1"},
    {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
)
"""Odd environments, and one odd size."""


class Desk:
    """A network with somebody in it, and screens over it that come to all kinds of ends."""

    def __init__(self, figure: Figure, folder: Path) -> None:
        self._figure = figure
        self._folder = folder
        self.path = folder / "network.db"
        self.slowest = 0.0
        self.ends = 0

    def begin(self, columns: int = 80, rows: int = 24, **env: str) -> Terminal:
        """A screen over a network made anew."""
        for old in self._folder.glob("network.db*"):
            old.unlink()
        with open_store(self.path, now=NOW.at, backups=self._folder / "b", create=True) as store:
            self.ana = person(store, NOW, "Ana Ruiz")
            store.attention.set_tier([self.ana], Tier.A, NOW)
        return Terminal(PROGRAM, ["--db", str(self.path)], columns, rows, {"COLORTERM": "", **env})

    def draft(self) -> str:
        """The line that waits unfinished."""
        with open_store(self.path, now=NOW.at, backups=self._folder / "b") as store:
            return store.drafts.line(self.ana, "call")

    def ended(self, what: str, screen: Terminal, allowed: Sequence[int], *, terminal: bool = True) -> None:
        """The program ends at once with one of these statuses, and leaves nothing behind in the terminal."""
        began = time.monotonic()
        try:
            status = screen.ended()
        except AssertionError as error:
            self._figure.holds(False, f"{what}: {error}")
            screen.child.close(force=True)
            return
        seconds = time.monotonic() - began
        self.slowest = max(self.slowest, seconds)
        self.ends += 1
        holds = self._figure.holds
        holds(status in allowed, f"{what}: status {status}: {screen.written[-300:]!r}")
        holds(seconds < WITHIN, f"{what}: gone after {seconds:.1f} s")
        holds(
            b"Traceback" not in screen.written and b"a fault ended" not in screen.written,
            f"{what}: {_last(screen)}",
        )
        if terminal:
            holds(not screen.modes_left(), f"{what}: left {screen.modes_left()}")

    def tried(self, what: str, work: Callable[[], None]) -> None:
        """Do something; a screen that does not come counts."""
        try:
            work()
        except AssertionError as error:
            self._figure.holds(False, f"{what}: {error}")
        finally:
            for screen in self.open:
                screen.child.close(force=True)
            self.open.clear()

    open: list[Terminal] = []  # noqa: RUF012 - there is one desk


def _last(screen: Terminal) -> str:
    return repr(screen.written[-600:].decode("utf-8", "replace"))


def by_signal(desk: Desk, figure: Figure, name: str) -> None:
    """A signal while a line is typed; None is the window closed."""
    screen = desk.begin()
    desk.open.append(screen)
    screen.until(ready)
    screen.press("c")
    screen.until("call with Ana Ruiz")
    screen.press("half a note")
    screen.until("half a note")
    if name == "window":
        with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - a device, not a path
            os.dup2(nothing.fileno(), screen.child.child_fd)
        began = time.monotonic()
        screen.child.wait()
        seconds = time.monotonic() - began
        figure.holds(seconds < WITHIN, f"window closed: gone after {seconds:.1f} s")
        figure.holds(screen.child.exitstatus == 128 + signal.SIGHUP, f"window closed: {screen.child.exitstatus}")
    elif name == "ctrl+q":
        screen.press("\x11")
        desk.ended(name, screen, (0,))
    else:
        number = getattr(signal, name)
        os.kill(screen.child.pid, number)
        desk.ended(name, screen, (128 + number,))
    figure.holds(desk.draft() == "half a note", f"{name}: the draft is {desk.draft()!r}")


def while_starting(desk: Desk, dice: random.Random) -> None:
    """A signal at any moment of the start: it ends the program as signals do, or the screen ends cleanly."""
    screen = desk.begin(**dice.choice(({}, {"COLUMNS": "x"})))
    desk.open.append(screen)
    number = dice.choice((signal.SIGTERM, signal.SIGINT, signal.SIGHUP))
    until = time.monotonic() + dice.uniform(0.05, 1.2)
    while time.monotonic() < until:
        screen._read()
    os.kill(screen.child.pid, number)
    desk.ended(f"{number.name} while starting", screen, (-number, 128 + number))


def over(desk: Desk, dice: random.Random) -> None:
    """A signal just when something opens over the panes."""
    key, shows = dice.choice(OVER)
    screen = desk.begin()
    desk.open.append(screen)
    screen.until(ready)
    screen.press(key)
    if shows and dice.random() < 0.5:
        screen.until(shows)
    time.sleep(dice.choice((0, 0.01, 0.05, 0.2)))
    os.kill(screen.child.pid, signal.SIGTERM)
    desk.ended(f"TERM after {key!r}", screen, (143,))


def resized(desk: Desk, figure: Figure) -> None:
    """The terminal takes every size in turn, and then shows everything again."""
    screen = desk.begin()
    desk.open.append(screen)
    screen.until(ready)
    screen.press("c")
    screen.until("call with Ana Ruiz")
    for columns, rows in SIZES * 2:
        screen.screen.reset()
        screen.screen.resize(max(rows, 1), max(columns, 1))
        screen.child.setwinsize(rows, columns)
        time.sleep(0.05)
        screen._read()
    screen.until("call with Ana Ruiz")
    screen.press("half a note")
    screen.until("half a note")
    os.kill(screen.child.pid, signal.SIGTERM)
    desk.ended("resized", screen, (143,))
    figure.holds(desk.draft() == "half a note", f"resized: the draft is {desk.draft()!r}")


def typed(desk: Desk, figure: Figure, data: bytes) -> None:
    """Bytes that are no keys, while a line is written: they are text, or nothing."""
    screen = desk.begin()
    desk.open.append(screen)
    screen.until(ready)
    screen.press("c")
    screen.until("call with Ana Ruiz")
    screen.press(data)
    screen.press(" still here")
    screen.until("still here")
    os.kill(screen.child.pid, signal.SIGTERM)
    desk.ended(f"typed {data[:20]!r}", screen, (143,))
    figure.holds("still here" in desk.draft(), f"typed {data[:20]!r}: the draft is {desk.draft()!r}")


def press_any(screen: Terminal, dice: random.Random, count: int = 150) -> str:
    """Press so many keys, ten at a time; what was pressed."""
    screen.until("Due today")
    keys = [dice.choice(KEYS) for _ in range(count)]
    for begin in range(0, len(keys), 10):
        if not screen.child.isalive():
            break
        screen.press("".join(keys[begin : begin + 10]))
        for _ in range(3):
            screen._read()
    return "".join(keys)


def _stopped(pid: int) -> bool:
    """Whether a process waits for SIGCONT."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def any_keys(desk: Desk, dice: random.Random) -> None:
    """Keys pressed by nobody, many at a time: no fault whatever they open."""
    columns, rows = dice.choice(((80, 24), (100, 30), (140, 40), (40, 10)))
    screen = desk.begin(columns, rows)
    desk.open.append(screen)
    keys = press_any(screen, dice)
    if screen.child.isalive():
        os.kill(screen.child.pid, signal.SIGTERM)
        if _stopped(screen.child.pid):  # the keys led to the shell
            os.kill(screen.child.pid, signal.SIGCONT)
    desk.ended(f"keys {keys!r}", screen, (143, 0))


def surrounded(desk: Desk, dice: random.Random, **env: str) -> None:
    """An odd environment: the screen comes all the same, and ctrl+q leaves, also while it comes."""
    columns, rows = (int(env.pop(name, usual)) for name, usual in (("wide", "80"), ("high", "24")))
    screen = desk.begin(columns, rows, **env)
    desk.open.append(screen)
    until = time.monotonic() + 15
    while b"\x1b[?1049h" not in screen.written and time.monotonic() < until:
        assert screen._read(), f"ended: {_last(screen)}"
    until = time.monotonic() + dice.uniform(0, 0.6)
    while time.monotonic() < until:
        screen._read()
    screen.press("\x11")
    desk.ended(f"in {env or (columns, rows)}", screen, (0,))


def without_terminal(desk: Desk, figure: Figure) -> None:
    """No terminal, or one that can do nothing: one sentence, no escape, no waiting."""
    for shell in ("</dev/null", ">/dev/null", "2>/dev/null", "<&-", ">&-"):
        done = begun("--db", str(desk.path), shell=shell)
        said = f"{shell}: {done.says}"
        figure.holds(done.status == 1 and b"\x1b" not in done.out + done.err and done.seconds < 10, said)
    child = pexpect.spawn(
        sys.executable, ["-c", PROGRAM, "--db", str(desk.path)], env={**os.environ, "TERM": "dumb"}
    )
    written = child.read()
    child.close()
    figure.holds(
        child.exitstatus == 1 and b"\x1b" not in written, f"TERM=dumb: {child.exitstatus} {written[-200:]!r}"
    )


def main() -> int:
    """Every end there is, and nobody at the keyboard."""
    asked = rounds(__doc__, 3)
    figure = Figure("12", "signals")
    dice = random.Random(asked.seed)
    # What a shell begins in the background ignores it, and so would every screen begun here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with own_folder() as folder:
        desk = Desk(figure, folder)
        for name in (*ENDING, "window", "ctrl+q"):
            desk.tried(name, lambda: by_signal(desk, figure, name))  # noqa: B023
        for _ in range(asked.rounds):
            desk.tried("while starting", lambda: while_starting(desk, dice))
            desk.tried("over", lambda: over(desk, dice))
            desk.tried("keys", lambda: any_keys(desk, dice))
        for data in TYPED:
            desk.tried("typed", lambda: typed(desk, figure, data))  # noqa: B023
        desk.tried("resized", lambda: resized(desk, figure))
        for env in SURROUNDINGS:
            desk.tried(str(env), lambda: surrounded(desk, dice, **env))  # noqa: B023
        without_terminal(desk, figure)
    says = f"{desk.ends + 1} ends of the screen, the slowest after {desk.slowest:.1f} s"
    return figure.end(says, "modes left, drafts lost or wrong statuses")


if __name__ == "__main__":
    run(main)
