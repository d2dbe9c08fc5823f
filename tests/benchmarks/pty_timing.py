"""A full-screen program in a terminal of its own, timed from outside as whoever sits before it would time it.

What the program writes is stamped when it arrives and drawn on an emulated screen afterwards, once nothing more
comes for a moment: drawing it takes no processor away while the program works, and delays no stamp. A time ends
with the arrival of what made the screen as wanted; while the program holds a synchronised update open, nothing is
to be seen yet. Whatever the program asks the terminal is answered. Needs a Unix with /proc, and pyte.
"""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

COLUMNS, ROWS = 140, 40
_SCHEDULER = 2
"""Which clock of another process is read (``CPUCLOCK_SCHED``); Linux numbers them by the process."""

_QUIET = 0.015
"""Seconds without a word after which what came so far is drawn."""

_OPEN, _CLOSE = b"\x1b[?2026h", b"\x1b[?2026l"
_UPDATES = re.compile(rb"(\x1b\[\?2026[hl])")
_UNKNOWN = re.compile(
    rb"\x1b\[[<=>][\x20-\x3f]*[\x40-\x7e]|\x1b\[[\x30-\x3f]*\$[\x40-\x7e]|\x1b[PX^_][^\x1b]*\x1b\\"
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)
"""Sequences that the emulator would draw as text."""

_UNFINISHED = re.compile(rb"\x1b(?:[\[][\x20-\x3f]*|[\]PX^_][^\x07\x1b]*)?$")
_ANSWERS = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>1;10;0c"),
    (re.compile(rb"\x1b\[>0?q"), b"\x1bP>|timing\x1b\\"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
    (re.compile(rb"\x1b\]10;\?"), b"\x1b]10;rgb:d0d0/d0d0/d0d0\x1b\\"),
    (re.compile(rb"\x1b\]11;\?"), b"\x1b]11;rgb:1010/1010/1010\x1b\\"),
)

Seen = Callable[[Sequence[str]], object]
"""Whether the rows of the screen are as wanted."""


class NotSeenError(TimeoutError):
    """What was waited for did not come; with the last screen."""


def anything(rows: Sequence[str]) -> bool:
    """Whether there is anything on the screen at all."""
    return any(row.strip() for row in rows)


class Screen:
    """The emulated screen: what a terminal of this size shows after what was written so far."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._rows = [" " * COLUMNS] * ROWS
        self._left = b""
        self.open = False
        """Whether an update is under way that no terminal would show yet."""

    def draw(self, data: bytes) -> None:
        """Draw what was written; a sequence that is not whole yet waits for its end."""
        data, self._left = self._left + data, b""
        if cut := _UNFINISHED.search(data):
            data, self._left = data[: cut.start()], data[cut.start() :]
        for part in _UPDATES.split(data):
            if part in (_OPEN, _CLOSE):
                self.open = part == _OPEN
            elif part:
                self._stream.feed(_UNKNOWN.sub(b"", part))

    def rows(self) -> Sequence[str]:
        """The text of every row."""
        for row in self._screen.dirty:
            if row < ROWS:
                line = self._screen.buffer[row]
                self._rows[row] = "".join(line[column].data for column in range(COLUMNS))
        self._screen.dirty.clear()
        return self._rows

    def looks(self) -> int:
        """A number that differs when any cell differs, in its text or in its style."""
        buffer = self._screen.buffer
        return hash(tuple(tuple(buffer[row][column] for column in range(COLUMNS)) for row in range(ROWS)))


class Session:
    """One run of a program, from its start to its end; all times are seconds."""

    def __init__(self, words: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start ``words`` in a terminal that is there already, as a shell's is."""
        master, slave = pty.openpty()
        fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.screen = Screen()
        self._begun = time.monotonic()
        self._last = self._begun
        self.pid = os.fork()
        if not self.pid:
            _become(words, environment, slave)
        os.close(slave)
        self._master = master
        self._words = words
        self._ended = False
        self._waiting: list[tuple[float, bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.killpg(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._master)

    def until(self, seen: Seen, *, since: float | None = None, within: float = 90.0) -> float:
        """The seconds from ``since`` (the start) to the arrival of what made the screen as wanted.

        Raises NotSeenError when it does not come ``within`` seconds, or the program ends first.
        """
        since = self._begun if since is None else since
        deadline = time.monotonic() + within
        while time.monotonic() < deadline and not (self._ended and not self._waiting):
            self._read(_QUIET if self._waiting else 0.25)
            while self._waiting:
                stamp, data = self._waiting.pop(0)
                self.screen.draw(data)
                if stamp > since and not self.screen.open and seen(self.screen.rows()):
                    return stamp - since
        raise self._not_seen()

    def press(self, keys: bytes, seen: Seen, *, within: float = 60.0) -> float:
        """The seconds from a key to what it is to bring about. Raises NotSeenError."""
        return self.until(seen, since=self.send(keys), within=within)

    def press_and_look(self, keys: bytes) -> float:
        """The seconds from a key to the first cell that changes in any way. Raises NotSeenError."""
        self._read(0)
        self._draw_waiting()
        before = self.screen.looks()
        return self.press(keys, lambda rows: self.screen.looks() != before)

    def send(self, keys: bytes) -> float:
        """Type ``keys``; the moment just before."""
        now = time.monotonic()
        os.write(self._master, keys)
        return now

    def settle(self, quiet: float = 0.05, within: float = 60.0) -> None:
        """Wait until nothing was written for ``quiet`` seconds."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline and not self._ended:
            before = len(self._waiting)
            self._read(quiet, at_once=True)
            if len(self._waiting) == before:
                break
        self._draw_waiting()

    def rest(self, seconds: float) -> None:
        """Do nothing for so long but read what comes."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and not self._ended:
            self.settle(left, within=left)

    def quit(self, keys: bytes, within: float = 30.0) -> float:
        """The seconds from a key to the end of the program. Raises NotSeenError when it does not end."""
        begun = self.send(keys)
        deadline = begun + within
        while time.monotonic() < deadline and not self._ended:
            self._read(0.25)
        if not self._ended:
            raise self._not_seen()
        os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT)
        return time.monotonic() - begun

    def processor(self) -> float:
        """Seconds of processor that the program has had so far, threads that have ended among them."""
        return time.clock_gettime(~self.pid << 3 | _SCHEDULER)

    def memory(self) -> float:
        """Resident memory in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def _not_seen(self) -> NotSeenError:
        shown = "\n".join(row.rstrip() for row in self.screen.rows()).strip("\n")
        return NotSeenError(f"{'ended' if self._ended else 'waited in vain'}: {' '.join(self._words)}\n{shown}")

    def _draw_waiting(self) -> None:
        for _, data in self._waiting:
            self.screen.draw(data)
        self._waiting.clear()

    def _read(self, timeout: float, *, at_once: bool = False) -> None:
        """Take what comes until nothing came for ``timeout`` (``at_once``: one piece of it), with its stamps."""
        while not self._ended and select.select([self._master], [], [], timeout)[0]:
            try:
                data = os.read(self._master, 65536)
            except OSError:
                data = b""
            stamp = time.monotonic()
            if not data:
                self._ended = True
                return
            for asked, answer in _ANSWERS:
                if b"\x1b" in data and asked.search(data):
                    os.write(self._master, answer)
            self._waiting += ((stamp, part) for part in _shown_together(data))
            if at_once:
                return
            timeout = _QUIET


def _shown_together(data: bytes) -> list[bytes]:
    """What arrived at once, parted where an update ends: there the screen is as the program meant it."""
    parts = data.split(_CLOSE)
    return [*(part + _CLOSE for part in parts[:-1]), *([parts[-1]] if parts[-1] else [])]


def _become(words: Sequence[str], environment: Mapping[str, str], terminal: int) -> None:
    """In the child: take the terminal for one's own and become the program."""
    try:
        os.setsid()
        fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
        for stream in (0, 1, 2):
            os.dup2(terminal, stream)
        os.closerange(3, 64)
        os.execvpe(words[0], list(words), dict(environment))
    finally:
        os._exit(127)


def steadily() -> bool:
    """Let no other work delay the stamps of this process, where that is allowed; what it starts is as usual."""
    try:
        os.sched_setscheduler(0, os.SCHED_RR | os.SCHED_RESET_ON_FORK, os.sched_param(1))
    except (OSError, AttributeError):
        return False
    return True
