"""How fast netui is, in one table: ``python tests/benchmarks/run.py [FOLDER] [--rounds N] [--sizes A,B]``.

Everything is measured in this one run, in turns, so that whatever else the machine does meets all alike: believe
the ratios rather than the milliseconds, and on a busy machine those of processor time. Each ratio is the median of
those taken round by round. The networks are made in FOLDER (a temporary one) and found there again. Parts: screen
(in a terminal, beside its floors), peers (the programs people have, as far as they are there: on the path or in
FOLDER/peers/bin), verbs (whole processes of the shell, and the queue), imports. Needs pyte, from the dev extra.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import imports
import peers
import screens
import verbs
from figures import Line, table
from pty_timing import NotSeenError, steadily
from setting import Setting

SIZES = "1000,10000,100000"
PARTS: dict[str, Callable[[Setting], Iterator[Line]]] = {
    "screen": screens.lines,
    "peers": peers.lines,
    "verbs": verbs.lines,
    "imports": imports.lines,
}


def main() -> int:
    """Print the table; the exit status is 1 when a part could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="where the networks are made, and found again")
    parser.add_argument("--rounds", type=int, default=3, help="how often each thing is measured (3)")
    parser.add_argument("--sizes", default=SIZES, help=f"how many contacts the networks have ({SIZES})")
    parser.add_argument("--only", choices=PARTS, help="this part alone")
    args = parser.parse_args()
    sizes = sorted(int(size) for size in args.sizes.split(","))
    with tempfile.TemporaryDirectory() as made:
        folder = (args.folder or Path(made)).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        return run(Setting(folder, args.rounds, sizes), [args.only] if args.only else list(PARTS))


def run(setting: Setting, parts: list[str]) -> int:
    """Measure the parts and print their lines; the exit status."""
    if not steadily():
        print("no real-time priority here: stamps may be some milliseconds late", file=sys.stderr)
    for size in setting.sizes:
        setting.network(size)
    lines: list[Line] = []
    failed = False
    for part in parts:
        try:
            lines += PARTS[part](setting)
        except (NotSeenError, OSError, RuntimeError) as error:
            failed = True
            print(f"{part} could not be measured: {error}", file=sys.stderr)
    print(table(lines))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
