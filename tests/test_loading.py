"""What each verb loads: of the libraries no more than it asks of them, of netui little more than its own rooms."""

import json
import os
import subprocess
import sys
from pathlib import Path

from conftest import TestClock

from netui.cli import main
from netui.shell.overview import VERBS

SCREEN = frozenset({"textual", "rich", "segno"})
LIBRARIES = SCREEN | {
    "airportsdata", "anyascii", "chardet", "dateparser", "icalendar", "peewee", "pendulum", "phonenumbers",
    "platformdirs", "playhouse", "rapidfuzz", "shtab", "snowballstemmer", "sqlite3", "tzlocal", "vobject",
}  # fmt: skip
FILE = frozenset({"peewee", "sqlite3", "platformdirs", "tzlocal"})
"""What a verb stands on that asks a network anything."""

MONTHS = FILE | {"pendulum"}
"""And what it adds calendar months with."""

NOTHING: frozenset[str] = frozenset()

EACH: dict[tuple[str, ...], tuple[frozenset[str], int]] = {
    ("--version",): (NOTHING, 3),
    ("--help",): (NOTHING, 3),
    ("find", "dana"): (FILE, 57),
    ("find", "#vip tier:A -has:promise"): (FILE, 57),
    ("query", "dana"): (FILE, 58),
    ("due",): (MONTHS, 86),
    ("promises",): (FILE, 59),
    ("show", "1"): (FILE, 95),
    ("history",): (FILE, 50),
    ("stats",): (MONTHS, 103),
    ("give",): (FILE, 103),
    ("near", "Madrid"): (FILE, 98),
    ("trip",): (FILE, 123),
    ("trip", "Beijing 2036-12-03 to 2036-12-07"): (MONTHS, 128),
    ("log", "Dana Ruiz", "call", "hi"): (MONTHS, 116),
    ("add", "Ana Bo; met Web Summit"): (FILE, 90),
    ("set", "1", "tier", "A"): (MONTHS, 113),
    ("undo",): (FILE, 65),
    ("redo",): (FILE, 65),
    ("vacation",): (FILE, 65),
    ("promote", "", "--tier", "B"): (MONTHS, 92),
    ("import", os.devnull): (FILE, 127),
    ("sync", "folder"): (FILE, 95),
    ("export", "vcf"): (FILE, 99),
    ("backup", "--list"): (FILE, 90),
    ("restore",): (FILE, 86),
    ("forget", "2"): (FILE, 101),
    ("doctor",): (FILE | {"playhouse"}, 125),
    ("keys",): (frozenset({"platformdirs"}), 27),
    ("completion", "bash"): (FILE | {"shtab"}, 68),
    (): (FILE, 50),
    ("--demo", "stats", "--json"): (LIBRARIES - SCREEN, 175),
}
"""Of each way to call netui the libraries it may load, and at most so many modules of netui's own.

The last but one is a screen that finds no terminal; the demo is the one network that is made on the way.
"""

LOOK = """
import json, os, sys
for argv in json.loads(sys.argv[1]):
    if (child := os.fork()) == 0:
        sys.stdout = sys.stderr = open(os.devnull, "w")
        from netui.cli import main
        main(argv)
        os.write(1, (json.dumps([argv, list(sys.modules)]) + chr(10)).encode())
        os._exit(0)
    os.waitpid(child, 0)
"""
"""Calls netui each time as if it were a process of its own, and says which modules are there at its end."""


def test_every_verb_is_looked_at() -> None:
    assert set(VERBS) <= {word for argv in EACH for word in argv[:1]}


def test_no_verb_loads_more_than_it_asks_for(clock: TestClock, tmp_path: Path) -> None:
    for line in ("Dana Ruiz, CTO Acme, dana@acme.io", "Dana Li"):
        assert main(["add", line], clock=clock) == 0
    quick = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode")}
    done = subprocess.run(
        [sys.executable, "-c", LOOK, json.dumps(list(EACH))],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        env={**os.environ, **quick},
    )

    loaded = {tuple(argv): modules for argv, modules in map(json.loads, done.stdout.splitlines())}
    assert loaded.keys() == EACH.keys()
    libraries = {argv: {name.partition(".")[0] for name in names} & LIBRARIES for argv, names in loaded.items()}
    assert {argv: found - EACH[argv][0] for argv, found in libraries.items() if found - EACH[argv][0]} == {}
    own = {argv: sum(name.startswith("netui.") for name in names) for argv, names in loaded.items()}
    assert {argv: number for argv, number in own.items() if number > EACH[argv][1]} == {}
