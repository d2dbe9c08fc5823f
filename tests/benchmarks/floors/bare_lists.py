"""The same three lists by escape sequences and plain SQL alone: the best that Python can do in a terminal."""

import os
import sys
import termios
import tty
from collections.abc import Sequence
from pathlib import Path

from network_rows import Network

COLUMNS, ROWS = 140, 40
LEFT, MIDDLE, RIGHT = 40, 58, 42
KEYS = {b"\x1b[B": 1, b"\x1b[A": -1, b"\x1b[6~": ROWS - 2, b"\x1b[5~": 2 - ROWS, b"\x1b[F": 1 << 40}


class Lists:
    """What is shown, and where the highlight stands."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._ids = network.ids()
        self._at = self._top = 0

    def queue(self) -> str:
        """The right-hand list, painted once."""
        lines = [line for name, why in self._network.queue() for line in (name, f"  {why}")]
        return _column(LEFT + MIDDLE, RIGHT, "Due today", lines)

    def people(self) -> str:
        """The contacts in sight and the timeline of the one that is highlighted."""
        shown = self._network.some(self._ids[self._top : self._top + ROWS - 2])
        here = self._at - self._top
        lines = [f"{'▌' if row == here else ' '} {one[1]}  {one[2]}" for row, one in enumerate(shown)]
        timeline = [shown[here][1], ""]
        for day, kind, words in self._network.timeline(shown[here][0], ROWS // 3):
            timeline += [day, kind, f"  {words}"]
        return _column(0, LEFT, f"Contacts {len(self._ids)}", lines) + _column(LEFT, MIDDLE, "Timeline", timeline)

    def move(self, step: int) -> None:
        """Highlight another contact, scrolling where that is needed."""
        self._at = max(0, min(len(self._ids) - 1, self._at + step))
        self._top = max(self._at - ROWS + 3, min(self._top, self._at))


def _column(x: int, width: int, title: str, lines: Sequence[str]) -> str:
    rows = [f"─{title}{'─' * width}", *(f" {line}" for line in lines)][: ROWS - 1]
    rows += [""] * (ROWS - 1 - len(rows))
    return "".join(f"\x1b[{y};{x + 1}H{row[: width - 1].ljust(width - 1)}" for y, row in enumerate(rows, start=1))


def main(path: Path) -> None:
    """Show the lists and follow the keys until ``q``."""
    before = termios.tcgetattr(0)
    tty.setraw(0)
    lists = Lists(Network(path))
    _write(f"\x1b[?1049h\x1b[?2026h\x1b[2J{lists.queue()}{lists.people()}\x1b[?2026l")
    try:
        while (key := os.read(0, 16)) != b"q":
            lists.move(KEYS.get(key, 0))
            _write(f"\x1b[?2026h{lists.people()}\x1b[?2026l")
    finally:
        _write("\x1b[?1049l")
        termios.tcsetattr(0, termios.TCSADRAIN, before)


def _write(text: str) -> None:
    data = text.encode()
    while data:
        data = data[os.write(1, data) :]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
