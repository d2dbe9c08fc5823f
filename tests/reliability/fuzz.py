"""Promise 11: a file in any state, and any mail, ends in a report: no exception, under 2 s, under 300 MB."""

import gc
import os
import random
import resource
import select
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bombs import bombs
from figure import Figure, rounds, run
from forked import NOW, own_folder

from netui.domain.incoming.reading import Context, Reading
from netui.domain.incoming.whole_network import WholeNetwork
from netui.exchange.files import read_file, reread
from netui.exchange.mail import Mail, read_mail
from netui.store import Store, StoreError, open_store
from netui.store.incoming.imports import finished

SECONDS, MEGABYTES = 2.0, 300
CONTEXT = Context("Europe/Paris", NOW.day, frozenset({"me@x.example"}))

SAMPLES = {path.name: path.read_bytes() for path in sorted((Path(__file__).parent / "samples").iterdir())}
"""A small file of each kind that netui reads, rich in what such files hold."""

NASTY = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[2J", b"\xc2\x9b", b"\xed\xa0\x80", "\u202e".encode(), b"\\",
    b"\\n", b'"', b'""', b",", b";", b":", b"=", b"=\r\n", b"=C3", b"\r", b"\n ", b"\r\n\t", b"{", b"}", b"[",
    b"]", b"null", b"NaN", b"-1", b"1e999", b"9" * 400, b"x" * 3000, b"0000-00-00", b"9999-12-31",
    b"00010101T000000Z", b"--0230", b"FREQ=SECONDLY", b"COUNT=999999999", b"INTERVAL=0", b"BYDAY=99MO",
    b"TZID=/etc/passwd", b"ENCODING=b", b"ENCODING=QUOTED-PRINTABLE", b"CHARSET=utf-7", b"CHARSET=zip",
    b"VALUE=date", b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n",
    b"=?utf-8?B?////?=", b"=?utf-8?Q?=GG?=", b"<a@b", b"**", b"* ", b"# Friends:\n", b"(a.k.a. ", b"\\ud800",
    b'"uuid"', b'{"a":' * 40,
)  # fmt: skip
"""What is put in somewhere."""

_PLANNED = 10
"""Of so many files one is also planned, and of so many of those one is taken in."""

_PATIENCE = 30
_A_HEADING = 3
"""Words that may stand in a file which says nothing."""

File = tuple[str, bytes]


def mutated(dice: random.Random, data: bytes) -> bytes:
    """``data`` with a few things wrong."""
    for _ in range(dice.choice((1, 1, 2, 3, 8, 25))):
        at = dice.randrange(len(data) + 1)
        span = dice.choice((1, 1, 2, 5, 20, 80))
        match dice.randrange(9):
            case 0:
                data = data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
            case 1:
                data = data[:at] + data[at + span :]
            case 2:
                data = data[:at] + data[max(0, at - span) : at] * dice.choice((1, 2, 30)) + data[at:]
            case 3 | 4 | 5:
                data = data[:at] + dice.choice(NASTY) + data[at + dice.choice((0, 0, span)) :]
            case 6:
                lines = data.splitlines(keepends=True) or [b""]
                dice.shuffle(lines) if dice.random() < 0.2 else lines.insert(0, lines.pop())
                data = b"".join(lines)
            case 7:
                data = data[:at] if dice.random() < 0.3 else data[: at or 1] + data
            case _:
                other = dice.choice(list(SAMPLES.values()))
                begin = dice.randrange(len(other))
                data = data[:at] + other[begin : begin + span * 4] + data[at:]
        data = data[:200_000]
    if dice.random() < 0.1:
        codec = dice.choice(
            ("utf-16", "utf-16-le", "utf-8-sig", "latin-1", "cp1252", "utf-32", "utf-7", "shift_jis")
        )
        data = data.decode("utf-8", "replace").encode(codec, "replace")
    return data


def wrong(file: File, store: Store, number: int) -> str:
    """What is wrong with how a file is read; empty when nothing is."""
    name, data = file
    if name.endswith(".eml"):
        mail = read_mail(data)
        return "" if isinstance(mail, Mail) and mail.uid else "no mail"
    reading = read_file(data, name, CONTEXT)
    if not isinstance(reading, Reading | WholeNetwork):
        return f"gave {type(reading).__name__}"
    if isinstance(reading, Reading):
        for refusal in reading.refusals:
            if refusal.line < 1 or not refusal.reason or refusal.file != name:
                return f"odd refusal {refusal!r}"
        told = reading.cards or reading.happenings or reading.refusals or reading.notices
        if not told and len(data.split()) > _A_HEADING:
            return "nothing came of it, and nothing was said"
    if number % _PLANNED == _PLANNED - 1:
        _taken_in(reading, name, store, whole=number // _PLANNED % _PLANNED == 0)
    return ""


def _taken_in(reading: Reading | WholeNetwork, name: str, store: Store, *, whole: bool) -> None:
    if isinstance(reading, WholeNetwork):
        if whole:
            try:
                store.whole_network.take_in(reading, NOW)
            except StoreError:
                return  # with a sentence, and nothing of it
        return
    plan = store.imports.plan([reading], name, reread)
    if whole and plan.writes:
        finished(store.imports.carry_out(plan, NOW, {}, reread))


def child(files: list[File], folder: Path, tell: int) -> None:
    """Read files one by one, telling of each what was wrong."""
    sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - for the life of this process
    with open_store(folder / f"{os.getpid()}.db", now=NOW.at, backups=folder / "b", create=True) as store:
        store.connection.sql("PRAGMA synchronous = OFF")
        gc.collect()
        size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + (MEGABYTES << 20),) * 2)
        for number, file in enumerate(files):
            began = time.process_time()
            try:
                says = wrong(file, store, number)
            except BaseException as error:
                where = traceback.extract_tb(error.__traceback__)[-1]
                says = f"{type(error).__name__}: {str(error)[:80]} ({Path(where.filename).name}:{where.lineno})"
            spent = time.process_time() - began
            if spent > SECONDS and not says:
                says = f"{spent:.1f} s"
            os.write(tell, f"{number}\t{spent:.3f}\t{says[:300]!r}\n".encode())
    os._exit(0)


def read_all(files: list[File], folder: Path) -> Iterator[tuple[int, float, str]]:
    """Each file's number, the seconds it took, and what was wrong; one that ends the reader counts."""
    start = 0
    while start < len(files):
        reads, writes = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reads)
            child(files[start:], folder, writes)
        os.close(writes)
        done = start
        with os.fdopen(reads, "rb", buffering=0) as pipe:
            rest = b""
            while select.select([pipe], [], [], _PATIENCE)[0] and (data := pipe.read(65536)):
                *lines, rest = (rest + data).split(b"\n")
                for text in lines:
                    number, spent, says = text.decode().split("\t")
                    yield start + int(number), float(spent), says[1:-1]
                    done = start + int(number) + 1
        if done < len(files):
            os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        if done < len(files):
            yield done, 0.0, f"the reader ended or hung (status {os.waitstatus_to_exitcode(status)})"
            done += 1
        start = done


def _kept(figure: Figure, called: str, files: list[File], folder: Path, save: str) -> float:
    """Read files, holding each to the promise; the longest time one took."""
    worst = 0.0
    for number, spent, says in read_all(files, folder):
        worst = max(worst, spent)
        if not figure.holds(not says, f"{called} {number}: {says}") and save:
            target = Path(save)
            target.mkdir(parents=True, exist_ok=True)
            (target / f"{called}-{number}-{files[number][0]}").write_bytes(files[number][1])
    return worst


def main() -> int:
    """Mutations of every kind of file, then what is made to be too much, then files of a folder."""
    asked = rounds(__doc__, 190, folder="also mutate the files of this folder", save="keep what was wrong here")
    figure = Figure("11", "fuzz")
    worst = 0.0
    with own_folder() as folder:
        for name, sample in SAMPLES.items():
            dice = random.Random(f"{asked.seed} {name}")
            files = [(name, sample), *((name, mutated(dice, sample)) for _ in range(asked.rounds))]
            worst = max(worst, _kept(figure, name, files, folder, asked.save))
        mutations = figure.tried
        for what, name, data in bombs():
            worst = max(worst, _kept(figure, what, [(name, data)], folder, asked.save))
        too_much = figure.tried - mutations
        for path in sorted(Path(asked.folder).iterdir()) if asked.folder else ():
            dice = random.Random(f"{asked.seed} {path.name}")
            data = path.read_bytes()
            files = [(path.name, data), *((path.name, mutated(dice, data[:20_000])) for _ in range(asked.rounds))]
            worst = max(worst, _kept(figure, path.name, files, folder, asked.save))
    count = figure.tried - too_much
    says = f"{count:,} mutated files and {too_much} made to be too much, the slowest {worst:.2f} s"
    return figure.end(says, "exceptions, over 2 s or 300 MB")


if __name__ == "__main__":
    run(main)
