"""The terminal before the framework has it: asked what it can show, taken, painted, and given back."""

import os
import select
import sys
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import groupby
from operator import itemgetter
from typing import Any, TextIO

from netui.tui.colours import EIGHT_BIT, Ink, InkedLine
from netui.tui.signs import HARMFUL

_ALTERNATE, _USUAL = "\x1b[?1049h\x1b[?25l", "\x1b[?1049l\x1b[?25h"
"""The screen that is left as it was, without the cursor; and back (xterm's private modes)."""

_KEYS: Mapping[bytes, str] = {
    b"\t": "tab",
    b"\x04": "ctrl+d",
    b"\x15": "ctrl+u",
    **{b"\x1b" + between + b"A": "up" for between in (b"[", b"O")},
    **{b"\x1b" + between + b"B": "down" for between in (b"[", b"O")},
    **{b"\x1b" + between + b"H": "home" for between in (b"[", b"O")},
    **{b"\x1b" + between + b"F": "end" for between in (b"[", b"O")},
    b"\x1b[1~": "home",
    b"\x1b[4~": "end",
    b"\x1b[5~": "pageup",
    b"\x1b[6~": "pagedown",
    b"\x1b[Z": "shift+tab",
}
"""What terminals send for the keys that move, with the framework's names of them."""

_ODD = frozenset({"NO_COLOR", "COLUMNS", "LINES"})
"""What changes how the framework sees a terminal, beside its own variables."""

_READ_BYTES = 4096


class EarlyTerminal:
    """A terminal that was taken: what is typed is not shown."""

    def __init__(self, reads: int, file: TextIO, size: tuple[int, int], paint: Callable[[Ink], str]) -> None:
        self.reads = reads
        """The descriptor of what is typed."""
        self.size = size
        """Its columns and lines."""
        self.typed = b""
        """What was typed and is not answered yet."""
        self.attributes: list[Any] = []
        """How it was set before it was taken, as termios has it."""
        self.is_taken = True
        """Whether it is still to be given back."""
        self._first = 0
        self._file = file
        self._ink = paint
        self._shown: list[InkedLine] = []

    def take_in(self) -> None:
        """Take what was typed before the terminal was ours: until then Enter came as the end of a line."""
        while select.select([self.reads], [], [], 0)[0] and (read := os.read(self.reads, _READ_BYTES)):
            self.typed += read.replace(b"\n", b"\r")

    def show(self, lines: Sequence[InkedLine]) -> bool:
        """Paint what is not shown yet; False, and nothing, where a text would act on the terminal."""
        if any(HARMFUL.search(text) for line in lines for text, _ in line if not text.isprintable()):
            return False
        said = "" if self._shown else _ALTERNATE
        for y, line in enumerate(lines):
            if y >= len(self._shown) or line != self._shown[y]:
                said += f"\x1b[{y + 1};1H"
                for ink, runs in groupby(line, itemgetter(1)):
                    said += self._ink(ink) + "".join(text for text, _ in runs)
        self._shown = list(lines)
        self.write(f"{said}\x1b[0m")
        return True

    @property
    def is_painted(self) -> bool:
        """Whether anything was shown."""
        return bool(self._shown)

    def write(self, text: str) -> None:
        """Send it at once."""
        self._file.write(text)
        self._file.flush()

    def key(self, woken: int) -> str | None:
        """The next key, in the framework's names, as soon as it is pressed; it stays in ``typed`` until answered.

        None for a key that is no letter and moves nothing, and once there is something to read in ``woken``.
        """
        while not self.typed:
            if woken in select.select([self.reads, woken], [], [])[0]:
                return None
            if not (read := os.read(self.reads, _READ_BYTES)):
                return None
            self.typed += read
        begin = next((begin for begin in _KEYS if self.typed.startswith(begin)), self.typed[:1])
        self._first = len(begin)
        return _KEYS.get(begin) or (chr(begin[0]) if 0x20 < begin[0] < 0x7F else None)

    def answered(self) -> None:
        """The key was for us."""
        self.typed = self.typed[self._first :]

    def hand_over(self) -> list[Any]:
        """Somebody else has the terminal now, and gives it back as it was: in these attributes of termios."""
        self.is_taken = False
        return self.attributes


@contextmanager
def early_terminal(environment: Mapping[str, str]) -> Iterator[EarlyTerminal | None]:
    """The terminal, taken until somebody else has it; None where anything about it is out of the ordinary.

    Left before that, even by an exception, it is given back as it was. Raises OSError where it is gone.
    """
    terminal = _ordinary(environment)
    if terminal is None:
        yield None
        return
    stream = terminal.reads
    try:
        terminal.attributes = termios.tcgetattr(stream)
        _be_silent(stream, termios.tcgetattr(stream))
        terminal.take_in()
        yield terminal
    finally:
        if terminal.is_taken:
            with suppress(OSError, termios.error):
                terminal.write(_USUAL if terminal.is_painted else "")
                termios.tcsetattr(stream, termios.TCSANOW, terminal.attributes)


def _ordinary(environment: Mapping[str, str]) -> EarlyTerminal | None:
    """The terminal, if it is before us, shows colours of our own, and nobody wants it otherwise."""
    if any(name in _ODD or name.startswith("TEXTUAL_") for name in environment):
        return None
    typed, shown, painted = sys.__stdin__, sys.__stdout__, sys.__stderr__  # those that the framework uses
    if (ink := _painter(environment)) is None or typed is None or shown is None or painted is None:
        return None
    try:
        if not os.isatty(typed.fileno()) or os.tcgetpgrp(typed.fileno()) != os.getpgrp():
            return None
        size = os.get_terminal_size(shown.fileno())
        return EarlyTerminal(typed.fileno(), painted, (size.columns, size.lines), ink)
    except (OSError, ValueError):
        return None


def _painter(environment: Mapping[str, str]) -> Callable[[Ink], str] | None:
    """How this terminal is told an ink (ECMA-48, 8.3.117), as Rich would find out; None for too few colours."""
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return _in_true_colour
    if environment.get("TERM", "").strip().lower().rpartition("-")[2] in ("256color", "kitty"):
        return _in_256_colours
    return None


def _in_true_colour(ink: Ink) -> str:
    ink_said, ground_said = (
        ";".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)) for colour in (ink.foreground, ink.ground)
    )
    return f"\x1b[0;{'1;' if ink.bold else ''}38;2;{ink_said};48;2;{ground_said}m"


def _in_256_colours(ink: Ink) -> str:
    bold = "1;" if ink.bold else ""
    return f"\x1b[0;{bold}38;5;{EIGHT_BIT[ink.foreground]};48;5;{EIGHT_BIT[ink.ground]}m"


def _be_silent(stream: int, attributes: list[Any]) -> None:
    """What is typed comes at once and as it is, and is not shown: set as the framework sets it."""
    attributes[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    attributes[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    attributes[6][termios.VMIN] = 1
    termios.tcsetattr(stream, termios.TCSANOW, attributes)
