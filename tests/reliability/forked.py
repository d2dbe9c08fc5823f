"""netui in a process of its own: forked from this one, which costs no start, or begun anew as a shell does."""

import contextlib
import io
import os
import pkgutil
import pty
import select
import signal
import subprocess
import sys
import tempfile
import termios
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import netui
from netui.cli import main
from netui.domain.moment import moment_at

NOW = moment_at(datetime(2026, 11, 18, 8, 0, tzinfo=UTC), "Europe/Paris")
"""What every program here takes for now, whatever the day it is."""

PROGRAM = """
import sys
from datetime import UTC, datetime
from netui.cli import main
from netui.domain.moment import moment_at
sys.exit(main(clock=lambda: moment_at(datetime(2026, 11, 18, 8, 0, tzinfo=UTC), "Europe/Paris")))
"""
"""netui as ``python -c`` runs it, at that moment."""

HUNG = -1000
"""The status of what had to be killed because it did not end."""

_OUTPUT = 1
"""Where a terminal's output flags stand among its settings."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: its status (minus the signal that killed it), and what it wrote."""

    status: int
    out: bytes = b""
    err: bytes = b""
    seconds: float = 0.0

    @property
    def fault(self) -> bool:
        """Whether it ended by a fault of the program's own."""
        return any(mark in self.err for mark in (b"Traceback", b"a fault ended", b"Exception ignored"))

    @property
    def says(self) -> str:
        """The end of what it complained about, for a message."""
        return f"status {self.status}, {self.err[-300:].decode('utf-8', 'replace').strip()!r}"


def forked(
    work: Callable[[], int],
    stdin: bytes = b"",
    *,
    out: int | None = None,
    terminal: bool = False,
    wait: float = 30,
) -> Ended:
    """Run ``work`` in a fork with standard streams of its own.

    What it writes goes to the descriptor ``out``, or is kept; with ``terminal`` it writes to one, which keeps it.
    """
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as wrong:
        given.write(stdin)
        given.seek(0)
        master, slave = _terminal() if terminal else (None, None)
        into = slave if slave is not None else said.fileno() if out is None else out
        begun = time.monotonic()
        child = os.fork()
        if child == 0:
            _child(work, (given.fileno(), into, wrong.fileno()))
        shown = bytearray()
        status = _waited(child, begun + wait, master, shown)
        seconds = time.monotonic() - begun
        for end in (master, slave):
            if end is not None:
                os.close(end)
        for file in (said, wrong):
            file.seek(0)
        return Ended(status, bytes(shown) or said.read(), wrong.read(), seconds)


def _terminal() -> tuple[int, int]:
    """Both ends of a terminal that hands on what is written as it is."""
    master, slave = pty.openpty()
    how = termios.tcgetattr(slave)
    how[_OUTPUT] &= ~termios.OPOST
    termios.tcsetattr(slave, termios.TCSANOW, how)
    return master, slave


def _child(work: Callable[[], int], streams: Sequence[int]) -> NoReturn:
    status = 1
    try:
        os.setsid()  # no terminal to ask for a passphrase at
        for number, descriptor in enumerate(streams):
            os.dup2(descriptor, number)
        sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), "utf-8")
        sys.stdout, sys.stderr = (
            io.TextIOWrapper(io.BufferedWriter(io.FileIO(number, "w", closefd=False)), "utf-8", errors=errors)
            for number, errors in ((1, "strict"), (2, "backslashreplace"))
        )
        status = work()
        sys.stdout.flush()
    except BaseException:
        with contextlib.suppress(OSError):
            traceback.print_exc()
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.flush()
        os._exit(status & 0xFF)


def _waited(child: int, until: float, master: int | None, shown: bytearray) -> int:
    """Wait for ``child`` until then, keeping what reaches the terminal; its status."""
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        while master is not None and select.select([master], [], [], 0)[0]:
            shown += os.read(master, 65536)
        if done:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > until:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return HUNG
        time.sleep(0.001)


def verb(
    *argv: str,
    stdin: bytes = b"",
    out: int | None = None,
    terminal: bool = False,
    before: Callable[[], object] = lambda: None,
    env: Mapping[str, str | None] | None = None,
) -> Ended:
    """Run ``netui ARGV…`` in a fork, after ``before`` and with ``env`` laid over the environment (None: unset)."""

    def work() -> int:
        for name, value in (env or {}).items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        before()
        return main(argv, lambda: NOW)

    return forked(work, stdin, out=out, terminal=terminal)


def begun(*argv: str | bytes, stdin: bytes = b"", env: Mapping[str, str] | None = None, shell: str = "") -> Ended:
    """Run ``netui ARGV…`` as a new process, by way of a ``shell`` redirection such as ``>&-``."""
    words = [sys.executable, "-c", PROGRAM, *argv]
    started = time.monotonic()
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {shell}', "sh", *words] if shell else words,
        input=stdin,
        capture_output=True,
        env=env,
        timeout=60,
        check=False,
        start_new_session=True,
    )
    return Ended(done.returncode, done.stdout, done.stderr, time.monotonic() - started)


def load() -> None:
    """Load what the verbs would load each by itself, so that no fork has to."""
    for module in pkgutil.walk_packages(netui.__path__, "netui."):
        if not module.name.startswith(("netui.tui", "netui.pictures", "netui.__main__", "netui.store.migrations")):
            import_module(module.name)
    for name in (
        "dateparser",
        "phonenumbers",
        "anyascii",
        "rapidfuzz",
        "vobject",
        "icalendar",
        "chardet",
        "shtab",
    ):
        import_module(name)


@contextlib.contextmanager
def own_folder() -> Iterator[Path]:
    """A folder to work in, in which also the user's own folders are; gone afterwards."""
    load()
    kept = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="netui-", ignore_cleanup_errors=True) as name:
        for variable in ("NETUI_DB", "NETUI_CONFIG"):
            os.environ.pop(variable, None)
        for part in ("DATA", "STATE", "CONFIG", "CACHE"):
            os.environ[f"XDG_{part}_HOME"] = f"{name}/{part.lower()}"
        os.environ["HOME"] = name
        try:
            yield Path(name)
        finally:
            os.environ.clear()
            os.environ.update(kept)
