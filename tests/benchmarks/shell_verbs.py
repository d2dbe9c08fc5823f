"""How long a verb takes beside the imports it stands on: ``python tests/benchmarks/shell_verbs.py [FOLDER]``.

Whole processes in turns, medians, and ratios within each turn, in wall-clock time and in processor time, which
tells more on a busy machine: ``--version`` and ``--help`` beside bare Python; ``find``, ``due`` and ``log`` beside
a process that imports what they cannot do without and does nothing; and each at 1,000 contacts and at 100,000,
with ten entries each. 300 people are in tiers, the others in the pool. The files are made in FOLDER and found
there again. Like an installed program it runs from bytecode, whatever the environment says about writing it.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from netui.store import Store, open_store

ROOT = Path(__file__).parents[2]
ROUNDS = 15
SIZES = (1_000, 100_000)
ENTRIES, IN_TIERS = 10, 300

_NEEDS = "argparse, dataclasses, enum, pathlib, platformdirs, tzlocal, zoneinfo, sqlite3, peewee"
FLOORS = {"find": f"import {_NEEDS}", "due": f"import {_NEEDS}, pendulum", "log": f"import {_NEEDS}, pendulum"}
"""What a verb stands on: arguments, where files are, the zone, the file; and for a next date pendulum's months."""

VERBS = {"find": ("find", "quill"), "due": ("due",), "log": ("log", "quill", "call", "pricing for Q1")}

Took = tuple[float, float]
"""Wall-clock and processor seconds."""


def fill(store: Store, contacts: int, now: datetime) -> None:
    """People with ten entries each over the last two years, and one Zora Quill among them."""
    chance = random.Random(7)
    names = {500: "Zora Quill"}
    tiers = ("A", "B", "C", "D")
    people = [
        (
            number,
            f"u{number}",
            name := names.get(number, f"Person {number}"),
            name.lower(),
            name.lower(),
            chance.choice(tiers) if number <= IN_TIERS or number in names else "pool",
            "2024-01-01",
            "2024-01-01",
        )
        for number in range(1, contacts + 1)
    ]
    entries, present = [], []
    for number in range(1, contacts * ENTRIES + 1):
        at = now - timedelta(days=700 * (1 - number / (contacts * ENTRIES)), hours=1)
        text = at.isoformat(timespec="microseconds").replace("+00:00", "Z")
        entries.append((number, "call", "both", "neutral", text, text[:10], "UTC", text, "spoke", "spoke"))
        present.append((number, chance.randrange(contacts) + 1))
    sql = store.connection.database.connection()
    with store.connection.writing():
        sql.executemany(
            "INSERT INTO contact (id, uid, name, sort_key, search_key, tier, tier_since, created_on) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            people,
        )
        sql.executemany(
            "INSERT INTO interaction (id, kind, direction, purpose, at, day, zone, written_at, line, words) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            entries,
        )
        sql.executemany("INSERT INTO participant (interaction_id, contact_id) VALUES (?, ?)", present)
        sql.executemany(
            "INSERT INTO promise (contact_id, side, text, due, made_on) VALUES (?, 'mine', 'send it', ?, ?)",
            [(number, str(now.date()), str(now.date())) for number in range(1, 20)],
        )


def run(words: Sequence[str], environment: dict[str, str]) -> Took:
    """One whole process; raises RuntimeError when it fails."""
    null = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, stream) for stream in (0, 1)]
    begun = time.perf_counter()
    pid = os.posix_spawn(sys.executable, (sys.executable, *words), environment, file_actions=actions)
    _, status, used = os.wait4(pid, 0)
    took = time.perf_counter() - begun
    os.close(null)
    if status:
        raise RuntimeError(f"{' '.join(words)} ended with {os.waitstatus_to_exitcode(status)}")
    return took, used.ru_utime + used.ru_stime


def main(folder: Path) -> None:
    """Print what each takes."""
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "TZ": "UTC",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        **{name: str(folder / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")},
    }
    netui = ("-c", "import sys; from netui.cli import main; sys.exit(main())")
    jobs: dict[str, tuple[Sequence[str], str]] = {"bare Python": (("-c", "pass"), "")}
    beside = {}
    for option in ("--version", "--help"):
        jobs[option] = ((*netui, option), "")
        beside[option] = "bare Python"
    for verb, words in VERBS.items():
        jobs[f"{verb}: imports"] = (("-c", FLOORS[verb]), "")
        for size in SIZES:
            path = folder / f"{size}.db"
            if not path.exists():
                now = datetime.now(UTC)
                with open_store(path, now=now, backups=folder / "backups", create=True) as store:
                    fill(store, size, now)
            jobs[f"{verb} at {size:,}"] = ((*netui, *words), str(path))
            beside[f"{verb} at {size:,}"] = f"{verb}: imports"
    took: dict[str, list[Took]] = {name: [] for name in jobs}
    for turn in range(-2, ROUNDS):  # the first two write the bytecode, and make the backup of the day
        for name, (words, where) in jobs.items():
            one = run(words, {**environment, "NETUI_DB": where} if where else environment)
            if turn >= 0:
                took[name].append(one)
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
