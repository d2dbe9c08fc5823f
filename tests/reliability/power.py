"""Promises 1 and 2: the power goes at any moment; what was acknowledged is there, and nothing is half.

What a verb asks of the disk is traced. At every step the disk is then imagined as a cut may leave it: all that was
synced before, and of what was written since any part, in any order, torn at sectors.
"""

import random
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from faults import VERBS, Trial, content, original
from figure import Figure, rounds, run
from forked import PROGRAM, own_folder

_SECTOR = 512
_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)", re.ASCII)
_TRACED = "openat,pwrite64,ftruncate,fdatasync,fsync,close"
_LONGEST = 1_000_000
"""Bytes of one write that are traced; SQLite writes a page at a time."""


@dataclass
class File:
    """A file as the disk is sure to hold it, and what was asked of it since."""

    synced: bytes
    asked: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Each write by its offset; a truncation to a length has no bytes."""

    named: bool = True
    """Whether the folder is sure to hold its name."""

    def sync(self) -> None:
        """All that was asked is done."""
        self.synced, self.asked = done(self.synced, self.asked), []

    def cut(self, dice: random.Random) -> bytes:
        """What is there after a cut: some of what was asked, in any order, some of it torn."""
        some = [_torn(one, dice) for one in self.asked if dice.random() < 0.5]
        dice.shuffle(some)
        return done(self.synced, some)


def done(data: bytes, asked: list[tuple[int, bytes | None]]) -> bytes:
    """The bytes after some writes and truncations."""
    held = bytearray(data)
    for offset, written in asked:
        if written is None:
            del held[offset:]
            continue
        held.extend(bytes(max(0, offset - len(held))))
        held[offset : offset + len(written)] = written
    return bytes(held)


def _torn(one: tuple[int, bytes | None], dice: random.Random) -> tuple[int, bytes | None]:
    offset, written = one
    if written is None or len(written) <= _SECTOR or dice.random() < 0.5:
        return one
    return offset, written[: dice.randrange(1, len(written) // _SECTOR) * _SECTOR]


class Disk:
    """The network and its journal, as a trace changes them."""

    def __init__(self, path: Path) -> None:
        self._folder = str(path.parent)
        self.files = {str(path): File(path.read_bytes()), f"{path}-journal": File(b"", named=False)}
        self._open: dict[int, str] = {}

    def steps(self, trace: str) -> Iterator[str]:
        """Do what the trace says; after each step that changes the disk, what it was."""
        for line in trace.splitlines():
            if (found := _CALL.match(line)) is None or int(found[3]) < 0:
                continue
            call, said, result = found[1], found[2].split(", "), int(found[3])
            if call == "openat":
                self._open[result] = _bytes(said[1]).decode()
                continue
            name = self._open.get(int(said[0]), "")
            if call == "close":
                self._open.pop(int(said[0]), None)
                continue
            if name == self._folder:
                for one in self.files.values():
                    one.named = True
            elif name not in self.files:
                continue
            elif call == "pwrite64":
                self.files[name].asked.append((int(said[3]), _bytes(said[1])))
            elif call == "ftruncate":
                self.files[name].asked.append((int(said[1]), None))
            else:
                self.files[name].sync()
            yield call


def _bytes(said: str) -> bytes:
    """A string of the trace, every byte of which is written as ``\\x2f``."""
    return bytes.fromhex(said.strip('"').replace("\\x", ""))


def _after_a_cut(disk: Disk, folder: Path, dice: random.Random) -> tuple[str, ...]:
    """What netui finds when the power comes back."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, file in disk.files.items():
        if file.named or dice.random() < 0.5:
            (folder / Path(name).name).write_bytes(file.cut(dice))
    try:
        return content(folder / "network.db")
    except sqlite3.DatabaseError as error:
        return (f"damaged: {error}",)


def _traced(trial: Trial, argv: tuple[str, ...], log: Path) -> str:
    """Carry out a verb; what it asked of the disk."""
    watched = [str(trial.path), f"{trial.path}-journal", str(trial.folder)]
    strace = ["strace", "-f", "-xx", "-s", str(_LONGEST), "-o", str(log), "-e", f"trace={_TRACED}"]
    words = ["--db", str(trial.path), *trial.words(argv)]
    command = [*strace, *(word for one in watched for word in ("-P", one)), sys.executable, "-c", PROGRAM, *words]
    subprocess.run(command, capture_output=True, check=True)
    return log.read_text(encoding="ascii", errors="replace")


def main() -> int:
    """Cut the power of every verb that writes, at every step in turn."""
    asked = rounds(__doc__, 100)
    figure = Figure("1, 2", "power")
    if shutil.which("strace") is None:
        return figure.end("left out: no strace", "lost or half")
    dice = random.Random(asked.seed)
    cuts = 0
    with own_folder() as folder:
        (here := folder / "here").mkdir()
        trial = Trial(figure, here, original(folder))
        for argv in VERBS:
            trial.fresh()
            before = content(trial._original)
            disk = Disk(trial.path)
            trace = _traced(trial, argv, folder / "trace.log")
            after = content(trial.path)
            figure.holds(before != after, f"netui {argv[0]} wrote nothing")
            share = max(1, trace.count("pwrite64(") * len(VERBS) // asked.rounds)
            for number, call in enumerate(disk.steps(trace)):
                if call == "pwrite64" and number % share:
                    continue
                cuts += 1
                found = _after_a_cut(disk, folder / "cut", dice)
                figure.holds(found in (before, after), f"netui {argv[0]}, cut after step {number} ({call}): half")
            for _ in range(3):
                cuts += 1
                found = _after_a_cut(disk, folder / "cut", dice)
                figure.holds(found == after, f"netui {argv[0]}, cut after it was acknowledged: lost")
    return figure.end(f"{cuts} cuts while {len(VERBS)} verbs wrote, at every sync and between", "lost or half")


if __name__ == "__main__":
    run(main)
