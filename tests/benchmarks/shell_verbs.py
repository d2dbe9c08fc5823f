"""How long a verb takes beside the imports it stands on: ``python tests/benchmarks/shell_verbs.py [FOLDER]``.

Whole processes in turns, medians, and ratios within each turn, in wall-clock time and in processor time, which
tells more on a busy machine: ``--version`` and ``--help`` beside bare Python; ``find``, ``due`` and ``log`` beside
a process that imports what they cannot do without and does nothing; and each at 1,000 contacts and at 100,000,
with ten entries each. 300 people are in tiers, the others in the pool. The files are made in FOLDER and found
there again.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from data import network
from setting import surroundings

ROUNDS = 15
SIZES = (1_000, 100_000)

_NEEDS = "argparse, dataclasses, enum, pathlib, platformdirs, tzlocal, zoneinfo, sqlite3, peewee"
FLOORS = {"find": f"import {_NEEDS}", "due": f"import {_NEEDS}, pendulum", "log": f"import {_NEEDS}, pendulum"}
"""What a verb stands on: arguments, where files are, the zone, the file; and for a next date pendulum's months."""

VERBS = {"find": ("find", "quill"), "due": ("due",), "log": ("log", "quill", "call", "pricing for Q1")}

Took = tuple[float, float]
"""Wall-clock and processor seconds."""


def run(words: Sequence[str], environment: dict[str, str], program: str = sys.executable) -> Took:
    """One whole process, Python if it is no other ``program``; raises RuntimeError when it fails."""
    null = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, stream) for stream in (0, 1)]
    begun = time.perf_counter()
    pid = os.posix_spawn(program, (program, *words), environment, file_actions=actions)
    _, status, used = os.wait4(pid, 0)
    took = time.perf_counter() - begun
    os.close(null)
    if status:
        raise RuntimeError(f"{' '.join(words)} ended with {os.waitstatus_to_exitcode(status)}")
    return took, used.ru_utime + used.ru_stime


def measure(
    folder: Path, environment: dict[str, str], rounds: int, sizes: Sequence[int]
) -> tuple[dict[str, list[Took]], dict[str, str]]:
    """What each job took in every round, and beside which one it is to be seen; ``log`` writes to the networks."""
    netui = ("-c", "import sys; from netui.cli import main; sys.exit(main())")
    jobs: dict[str, tuple[Sequence[str], str]] = {"bare Python": (("-c", "pass"), "")}
    beside = {}
    for option in ("--version", "--help"):
        jobs[option] = ((*netui, option), "")
        beside[option] = "bare Python"
    for verb, words in VERBS.items():
        jobs[f"{verb}: imports"] = (("-c", FLOORS[verb]), "")
        for size in sizes:
            jobs[f"{verb} at {size:,}"] = ((*netui, *words), str(network(folder, size)))
            beside[f"{verb} at {size:,}"] = f"{verb}: imports"
    took: dict[str, list[Took]] = {name: [] for name in jobs}
    for turn in range(-2, rounds):  # the first two write the bytecode, and make the backup of the day
        for name, (words, where) in jobs.items():
            one = run(words, {**environment, "NETUI_DB": where} if where else environment)
            if turn >= 0:
                took[name].append(one)
    return took, beside


def main(folder: Path) -> None:
    """Print what each takes."""
    took, beside = measure(folder, surroundings(folder), ROUNDS, SIZES)
    print(f"{'':18}{'ms':>8}{'CPU ms':>8}  {'×':>6}{'× CPU':>7}  beside")
    for name, times in took.items():
        wall, cpu = (1000 * statistics.median(each) for each in zip(*times, strict=True))
        line = f"{name:18}{wall:8.1f}{cpu:8.1f}"
        if other := beside.get(name):
            ratios = [(a / c, b / d) for (a, b), (c, d) in zip(times, took[other], strict=True)]
            wall, cpu = (statistics.median(each) for each in zip(*ratios, strict=True))
            line += f"  {wall:6.2f}{cpu:7.2f}  {other}"
        print(line)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]).absolute())
    else:
        with tempfile.TemporaryDirectory() as made:
            main(Path(made))
