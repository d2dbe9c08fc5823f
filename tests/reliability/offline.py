"""Promise 17: no network, ever: the tests of a day's work, import and export pass where there is none."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from figure import Figure, rounds, run

ROOT = Path(__file__).parents[2]

CHOSEN = ("tests/test_verbs.py", "tests/test_journey.py", "tests/test_export_verb.py")
"""What of the tests is run without ``--all``."""

_LOOKS = """
import socket, sys
interfaces = [name for _, name in socket.if_nameindex()]
routes = open("/proc/net/route").read().splitlines()[1:]
try:
    socket.create_connection(("192.0.2.1", 80), 1)
    sys.exit("there is a network")
except OSError:
    sys.exit(f"{interfaces} {routes}" if routes or set(interfaces) - {"lo"} else 0)
"""
"""Fails where there is a network all the same."""


def main() -> int:
    """The tests in a network namespace of their own, in which there is nothing."""
    asked = rounds(__doc__, len(CHOSEN), all="anything: the whole suite, but what needs a server of its own")
    figure = Figure("17", "offline")
    unshare = shutil.which("unshare")
    alone = [str(unshare), "-rn"]
    if not unshare or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        return figure.end("left out, no network namespace is allowed here", "attempts")
    empty = subprocess.run([*alone, sys.executable, "-c", _LOOKS], capture_output=True, text=True, check=False)
    figure.holds(empty.returncode == 0, f"the namespace is not empty: {empty.stderr.strip()}")
    chosen = ["--ignore=tests/test_carddav.py", "tests"] if asked.all else list(CHOSEN[: asked.rounds])
    words = [*alone, sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *chosen]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    said = done.stdout.strip().splitlines()[-1:] or [done.stderr[-300:]]
    passed = sum(map(int, re.findall(r"(\d+) passed", said[0])))
    for line in done.stdout.splitlines():
        if line.startswith(("FAILED", "ERROR")):
            figure.holds(False, line)
    figure.holds(done.returncode == 0 and passed, said[0])
    return figure.end(f"{passed:,} tests pass without a network", "fail")


if __name__ == "__main__":
    run(main)
