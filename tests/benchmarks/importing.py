"""How long a whole import takes: ``python tests/benchmarks/importing.py [--rounds N]``.

vCards beside vobject, which only parses them, and LinkedIn's rows beside the ``.import`` of the sqlite3 tool;
each in a process of its own, in turns. Printed are medians, and the ratios of the medians, in time and processor;
what is ours is read, compared with the network and written into a fresh one, to the end of the transaction.
"""

import argparse
import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from netui.domain.incoming.reading import Context
from netui.domain.moment import moment_at
from netui.exchange.files import read_file
from netui.store import open_store

CARDS, ROWS = 10_000, 30_000
NOW = moment_at(datetime(2026, 11, 22, 9, tzinfo=UTC), "Europe/Paris")

CARD = """BEGIN:VCARD
VERSION:3.0
UID:p{i}
FN:First{i} Last{i}
N:Last{i};First{i};;;
ORG:Company {company};
TITLE:Engineer
EMAIL;TYPE=INTERNET,WORK:p{i}@example.org
TEL;TYPE=CELL:+1 212 555 {i:04d}
ADR;TYPE=HOME:;;1 Street;Town;;12345;Land
BDAY:1980-02-{day:02d}
NOTE:Some note\\, with comma
CATEGORIES:friends,work
END:VCARD
"""
HEAD = 'Notes:\n"x"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
ROW = "First{i},Last{i},https://www.linkedin.com/in/p{i},,Company {company},Engineer,{day} May 2026\n"


def vcards(count: int) -> bytes:
    """A file of invented cards as a phone writes them."""
    text = "".join(CARD.format(i=i, company=i % 997, day=i % 28 + 1) for i in range(count))
    return text.replace("\n", "\r\n").encode()


def rows(count: int) -> bytes:
    """A file of invented connections as LinkedIn writes it."""
    return (HEAD + "".join(ROW.format(i=i, company=i % 997, day=i % 28 + 1) for i in range(count))).encode()


def spent() -> float:
    """Seconds of processor this process and those it began have had: they tell more where others work as well."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def vobject_parses(path: Path, folder: Path) -> dict[str, float]:
    """The seconds vobject needs to take the cards apart."""
    import vobject

    begun, before = time.perf_counter(), spent()
    for _ in vobject.readComponents(path.read_text()):
        pass
    return {"whole": time.perf_counter() - begun, "processor": spent() - before}


def sqlite_imports(path: Path, folder: Path) -> dict[str, float]:
    """The seconds the sqlite3 tool needs to bring the rows into one table of a fresh file."""
    begun, before = time.perf_counter(), spent()
    words = ["-cmd", ".mode csv", f".import --skip 3 {path} people"]
    subprocess.run(["sqlite3", folder / "theirs.db", *words], check=True)
    return {"whole": time.perf_counter() - begun, "processor": spent() - before}


def netui_imports(path: Path, folder: Path) -> dict[str, float]:
    """The seconds netui needs to read, to compare, and to write; the longest wait between two counts."""
    gc.set_threshold(100_000, 50, 100)  # as netui's own start does
    with open_store(folder / "ours.db", now=NOW.at, backups=folder / "backups", create=True) as store:
        times, before = [time.perf_counter()], spent()
        reading = read_file(path.read_bytes(), path.name, Context(NOW.zone, NOW.day))
        times.append(time.perf_counter())
        plan = store.imports.plan([reading], path.name)
        times.append(time.perf_counter())
        counts = [times[-1]]
        counts += [time.perf_counter() for _ in store.imports.carry_out(plan, NOW)]
        times.append(time.perf_counter())
    read, compared, written = (end - begin for begin, end in pairwise(times))
    waits = [end - begin for begin, end in pairwise([*counts, times[-1]])]
    return {
        "whole": times[-1] - times[0],
        "processor": spent() - before,
        "read": read,
        "compared": compared,
        "written": written,
        "longest wait": max(waits),
    }


WAYS: dict[str, Callable[[Path, Path], dict[str, float]]] = {
    "vobject": vobject_parses,
    "sqlite3": sqlite_imports,
    "netui": netui_imports,
}


def one(way: str, path: Path) -> None:
    """One measurement in this process, printed for the one that began it."""
    with tempfile.TemporaryDirectory() as folder:
        found = WAYS[way](path, Path(folder))
    found["MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(found))


def measured(way: str, path: Path) -> dict[str, float]:
    """One measurement in a process of its own."""
    command = [sys.executable, __file__, "--one", way, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def compare(
    files: dict[str, Path], turns: list[tuple[str, str]], rounds: int
) -> dict[tuple[str, str], dict[str, float]]:
    """The medians of every measurement, taken in turns."""
    found: dict[tuple[str, str], list[dict[str, float]]] = {turn: [] for turn in turns}
    for _ in range(rounds):
        for way, file in turns:
            found[way, file].append(measured(way, files[file]))
    return {
        turn: {name: statistics.median(each[name] for each in many) for name in many[0]}
        for turn, many in found.items()
    }


def main() -> None:
    """Both comparisons, and how memory grows from a tenth of the rows to all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", nargs=2, metavar=("WAY", "FILE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        one(args.one[0], Path(args.one[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        contents = {"cards.vcf": vcards(CARDS), "Connections.csv": rows(ROWS), "tenth.csv": rows(ROWS // 10)}
        files = {name: Path(folder) / name for name in contents}
        for name, data in contents.items():
            files[name].write_bytes(data)
        turns = [
            ("vobject", "cards.vcf"),
            ("netui", "cards.vcf"),
            ("sqlite3", "Connections.csv"),
            ("netui", "Connections.csv"),
            ("netui", "tenth.csv"),
        ]
        medians = compare(files, turns, args.rounds)
    for (way, file), found in medians.items():
        words = ", ".join(
            f"{name} {value:,.0f}" if name == "MiB" else f"{name} {1000 * value:,.0f} ms"
            for name, value in found.items()
        )
        print(f"{way} {file}: {words}")
    people = medians["netui", "Connections.csv"]
    for words, ours, theirs in (
        (
            f"{CARDS:,} vCards whole: × vobject parsing",
            medians["netui", "cards.vcf"],
            medians["vobject", "cards.vcf"],
        ),
        (f"{ROWS:,} rows whole: × sqlite3 .import", people, medians["sqlite3", "Connections.csv"]),
    ):
        ratios = [ours[name] / theirs[name] for name in ("whole", "processor")]
        print(f"{words}: {ratios[0]:.2f}, of processor {ratios[1]:.2f}")
    print(f"memory: {people['MiB'] / medians['netui', 'tenth.csv']['MiB']:.2f} × that of a tenth of the rows")


if __name__ == "__main__":
    main()
