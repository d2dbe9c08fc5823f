"""Promises 2 and 3: whatever the disk refuses is one true sentence; nothing is lost, half, or said to be saved."""

import ctypes
import os
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from figure import Figure, rounds, run
from forked import PROGRAM, Ended, own_folder, verb

_INSIDE = "NETUI_IN_A_NAMESPACE"
_OLDEST = Path(__file__).parents[1] / "store" / "schemas" / "1.sql"
_PAGE = 4096
_CARDS = 40
_PERHAPS = b"look whether it is there"
"""What is said where the very last sync of a commit failed, after which nobody can know."""

_SENTENCE = re.compile(r"netui: [^\n]{20,400}\n?")

VERBS: tuple[tuple[str, ...], ...] = (
    ("log", "Ana", "call", "15m pricing >send the deck fri +a designer"),
    ("add", "Bo Li, CTO Acme, bo@acme.example, Rome; met fair >write"),
    ("set", "Ana", "place", "Rome"),
    ("import", "people.vcf"),
    ("undo",),
    ("give", "book: On foot", "--to", "Ana"),
    ("trip", "Beijing 3-7 dec"),
)
"""Verbs that write, each of which changes the network it is tried on."""

CALLS = ("pwrite64", "fdatasync", "fsync", "ftruncate", "openat", "pread64", "fcntl", "newfstatat")
"""What SQLite asks of the system for its file and its journal."""


def content(path: Path) -> tuple[str, ...]:
    """Everything in the file, as SQL; what another program had begun and not ended is not there."""
    with sqlite3.connect(path) as file:
        file.create_function("fold", 1, str, deterministic=True)
        said = (*file.iterdump(), str(file.execute("PRAGMA integrity_check").fetchall()))
    file.close()
    return said


class Trial:
    """A network in a folder, and verbs tried on it while something is wrong."""

    def __init__(self, figure: Figure, folder: Path, original: Path) -> None:
        self._figure = figure
        self._original = original
        self.folder = folder
        self.path = folder / "network.db"
        self.refused = 0

    def fresh(self) -> None:
        """The network as it was, and the file to import beside it."""
        for old in (self.path, self.path.with_name("network.db-journal")):
            old.unlink(missing_ok=True)
        shutil.copyfile(self._original, self.path)
        self.path.chmod(0o600)

    def tried(
        self, argv: tuple[str, ...], what: str, run_it: Callable[[list[str]], Ended], mend: Callable[[], object]
    ) -> Ended:
        """Run a verb by ``run_it`` while something is wrong, and once more after ``mend``."""
        before = content(self._original)
        words = ["--db", str(self.path), *self.words(argv)]
        done = run_it(words)
        mend()
        after = content(self.path)
        said = f"{what}, netui {argv[0]}: {done.says}"
        lines = [text for text in done.err.decode().splitlines() if text]
        self._figure.holds("'ok'" in after[-1], f"{said}: the file is {after[-1]}")
        if done.status == 0:
            self._figure.holds(after != before, f"{said}: said to be done, and is not")
        elif _PERHAPS in done.err:
            self._figure.holds(done.status == 1 and (after != before or argv[0] == "undo"), said)
        elif self._figure.holds(done.status == 1 and not done.fault, said):
            self.refused += 1
            self._figure.holds(after == before, f"{said}: something of it was written")
            self._figure.holds(lines and _SENTENCE.fullmatch(lines[-1]) and len(lines) == 1, said)
            self._figure.holds(argv[0] == "import" or not done.out, f"{said}: said {done.out[:80]!r}")
            again = verb(*words)
            self._figure.holds(
                again.status == 0 and content(self.path) != before, f"{said}: afterwards {again.says}"
            )
        return done

    def words(self, argv: tuple[str, ...]) -> list[str]:
        """The arguments with the file to import where it is."""
        return [str(self._original.with_name(word)) if word == "people.vcf" else word for word in argv]


def no_powers() -> None:
    """Give up what root may do beyond the rights that files say."""
    if os.geteuid() == 0:
        head = (ctypes.c_uint32 * 2)(0x20080522, 0)
        if ctypes.CDLL(None).capset(head, (ctypes.c_uint32 * 6)()):
            raise OSError("root cannot give up its powers here")


def too_long(trial: Trial, dice: random.Random, times: int) -> None:
    """Files that may not grow beyond so many bytes: every write of journal and file fails once (EFBIG)."""
    size = trial.path.stat().st_size if trial.path.exists() else 0
    for number in range(times):
        argv = VERBS[number % len(VERBS)]
        trial.fresh()
        size = trial.path.stat().st_size
        limit = dice.choice(
            (1024, 4096, size, size + _PAGE, dice.randrange(1024, size), dice.randrange(1024, 40_000))
        )

        def limited(words: list[str], limit: int = limit) -> Ended:
            return verb(*words, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))

        trial.tried(argv, f"files of at most {limit} bytes", limited, lambda: None)


def full(trial: Trial, disk: Path, times: int) -> None:
    """A file system with so many pages left, from none on (ENOSPC)."""
    filler = disk / "filler"
    for number in range(times):
        trial.fresh()
        _fill(filler, number // len(VERBS) * 2)
        trial.tried(VERBS[number % len(VERBS)], "a full disk", lambda words: verb(*words), filler.unlink)


def _fill(filler: Path, pages: int) -> None:
    """Fill the disk, then give back some pages."""
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(_PAGE)):
            pass
    os.truncate(filler, max(0, filler.stat().st_size - pages * _PAGE))


def unwritable(trial: Trial) -> None:
    """Files and folders that may not be written or read."""
    state = trial.folder / "state"
    for argv in VERBS:
        for what, path, mode in (
            ("a read-only file", trial.path, 0o400),
            ("a file that may not be read", trial.path, 0o000),
            ("a read-only folder", trial.folder, 0o500),
            ("a folder that may not be entered", trial.folder, 0o000),
        ):
            trial.fresh()
            usual = path.stat().st_mode
            path.chmod(mode)
            trial.tried(argv, what, lambda words: verb(*words, before=no_powers), lambda: path.chmod(usual))  # noqa: B023
    for what, made in (
        ("no folder for backups", lambda: state.touch()),
        ("a folder for backups that is read-only", lambda: state.mkdir(0o500)),
    ):
        trial.fresh()
        made()
        env = {"XDG_STATE_HOME": str(state)}
        mend = state.unlink if state.is_file() else state.rmdir
        trial.tried(("import", "people.vcf"), what, lambda words: verb(*words, before=no_powers, env=env), mend)  # noqa: B023


def injected(trial: Trial, figure: Figure, dice: random.Random, times: int) -> int:
    """One system call after the other failing for the file or its journal; how many failed."""
    strace = shutil.which("strace")
    cases = [(call, error, when) for when in range(1, 40) for call in CALLS for error in _errors(call)]
    if times < len(cases):
        cases = sorted(dice.sample(cases[: 8 * len(CALLS)], times), key=lambda case: case[2])
    failed, beyond = 0, set()
    for number, (call, error, when) in enumerate(cases):
        if (call, error) in beyond:
            continue
        trial.fresh()
        log = trial.folder / "strace.log"
        watch = [str(trial.path), f"{trial.path}-journal"]
        argv = [strace, "-f", "--seccomp-bpf", "-o", str(log), "-P", watch[0], "-P", watch[1]]
        argv += ["-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}"]

        def traced(words: list[str], argv: list[str] = argv) -> Ended:  # type: ignore[assignment]
            done = subprocess.run([*argv, sys.executable, "-c", PROGRAM, *words], capture_output=True, check=False)
            return Ended(done.returncode, done.stdout, done.stderr)

        trial.tried(VERBS[number % len(VERBS)], f"{call} {when} fails with {error}", traced, lambda: None)
        hit = "INJECTED" in log.read_text(errors="replace")
        failed += hit
        if not hit:
            beyond.add((call, error))
    return failed


def beside(figure: Figure, trial: Trial, disk: Path, times: int) -> None:
    """A full disk while a file is made: a new network, one of an older schema, an export."""
    filler = disk / "filler"
    for number in range(times):
        for old in disk.iterdir():
            old.unlink()
        what = ("a new network", "an older network", "an export")[number % 3]
        path = disk / "made.db" if what != "an export" else disk / "people.vcf"
        if what == "an older network":
            with sqlite3.connect(path) as file:
                file.executescript(_OLDEST.read_text(encoding="utf-8"))
            file.close()
        before = content(path) if path.exists() else ()
        _fill(filler, number * 3 % 80)
        words = ["--db", str(trial._original), "export", "vcf", "-o", str(path)]
        words = words if what == "an export" else ["--db", str(path), "add", "Bo Li, CTO Acme"]
        done = verb(*words)
        said = f"{what} on a full disk: {done.says}"
        filler.unlink()
        if done.status == 0:
            figure.holds(path.exists() and path.stat().st_size, said)
            continue
        figure.holds(done.status == 1 and _SENTENCE.fullmatch(done.err.decode()) and not done.out, said)
        if what == "an older network":
            figure.holds(content(path) == before, f"{said}: something of it was changed")
        else:
            figure.holds(not path.exists() or not path.stat().st_size, f"{said}: a part of it was left")
            figure.holds(not list(disk.glob("*.part")), f"{said}: {list(disk.iterdir())} is left")
        again = verb(*words)
        figure.holds(again.status == 0, f"{said}: afterwards {again.says}")


def on_screen(figure: Figure, folder: Path) -> None:
    """While a note is saved from the screen the disk takes no more: said, the line kept, saved when it can be."""
    from test_terminal import Terminal

    path = folder / "screen.db"
    verb("--db", str(path), "add", "Ana Ruiz, ana@mill.example; met fair")
    screen = Terminal(PROGRAM, ["--db", str(path)], 100, 30, {})
    try:
        screen.until("Ana Ruiz")
        screen.press("1c")
        screen.until("call with Ana Ruiz")
        screen.press("half a note")
        screen.until("half a note")
        before = content(path)
        resource.prlimit(screen.child.pid, resource.RLIMIT_FSIZE, (1024, resource.RLIM_INFINITY))
        screen.press("\r")
        screen.until(lambda shown: "nothing was written" in shown and "half a note" in shown)
        figure.holds(content(path) == before, "on screen: something was written of what was refused")
        resource.prlimit(screen.child.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        screen.press("\r")
        screen.until("✓ call with Ana Ruiz")
        screen.press("q")
        figure.holds(screen.ended() == 0 and "half a note" in "".join(content(path)), "on screen: not saved later")
    except AssertionError as error:
        figure.holds(False, f"on screen: {error}")
    finally:
        screen.child.close(force=True)


def _errors(call: str) -> tuple[str, ...]:
    return {"pwrite64": ("EIO", "ENOSPC"), "openat": ("EACCES", "EMFILE"), "fcntl": ("EAGAIN", "EIO")}.get(
        call, ("EIO",)
    )


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of a few megabytes; raises OSError where none may be mounted."""
    disk = folder / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "none", str(disk)], capture_output=True
    ).returncode:
        raise OSError("nothing may be mounted")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


def original(folder: Path) -> Path:
    """A network with somebody in it, and cards to import beside it."""
    path = folder / "original.db"
    for argv in (
        ("add", "Ana Ruiz, CFO Mill, ana@mill.example, Madrid; met fair >send deck"),
        *(("add", f"Somebody {number}, {number}@x.example") for number in range(8)),
        ("log", "Ana", "note", "what " * 400),
    ):
        verb("--db", str(path), *argv)
    cards = (f"BEGIN:VCARD\nVERSION:3.0\nFN:Card {n}\nEMAIL:c{n}@x.example\nEND:VCARD\n" for n in range(_CARDS))
    (folder / "people.vcf").write_text("".join(cards))
    return path


def _inside() -> None:
    """Begin again where file systems may be mounted, if that is allowed."""
    unshare = shutil.which("unshare")
    if not unshare or _INSIDE in os.environ:
        return
    asked = subprocess.run(
        [unshare, "-rm", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False
    )
    if asked.returncode == 0:
        os.execve(unshare, [unshare, "-rm", sys.executable, *sys.argv], {**os.environ, _INSIDE: "1"})


def main() -> int:
    """Every kind of refusal that can be brought about here."""
    asked = rounds(__doc__, 36)
    _inside()
    figure = Figure("2, 3", "disk")
    dice = random.Random(asked.seed)
    left_out = []
    with own_folder() as folder:
        (here := folder / "here").mkdir()
        trial = Trial(figure, here, original(folder))
        on_screen(figure, folder)
        unwritable(trial)
        too_long(trial, dice, asked.rounds)
        full_times = 0
        try:
            with small_disk(folder) as disk:
                full(on_disk := Trial(figure, disk, trial._original), disk, asked.rounds)
                full_times = on_disk.refused
                beside(figure, trial, disk, asked.rounds // 2)
        except OSError as error:
            left_out.append(f"a full disk ({error})")
        failed = 0
        if shutil.which("strace"):
            failed = injected(trial, figure, dice, asked.rounds // 4)
        else:
            left_out.append("injected errors (no strace)")
        refused = trial.refused + full_times
    says = f"{refused} refusals ({full_times} by a full disk, {failed} of injected errors)"
    says += f", left out {' and '.join(left_out)}" if left_out else ""
    return figure.end(says, "lost, half or falsely said to be saved")


if __name__ == "__main__":
    run(main)
