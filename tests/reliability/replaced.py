"""Promise 5: a replaced, removed, emptied, newer, foreign or damaged file is never written, open or not."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from conftest import line, person
from figure import Figure, rounds, run
from forked import PROGRAM, Ended, forked, own_folder, verb
from kill9 import now

from netui.domain.interaction import Kind
from netui.store import Store, StoreError, open_store
from netui.store.file.opening import VERSION

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo Li\r\nEND:VCARD\r\n"

_BEYOND_HEADER = 100

VERBS: tuple[tuple[str, ...], ...] = (
    ("log", "Ana", "call", "words >promise"),
    ("add", "Bo Li"),
    ("set", "Ana", "place", "Rome"),
    ("undo",),
    ("import", "-"),
    ("due",),
    ("show", "Ana"),
    ("history",),
)


class Place:
    """Where the network is, and what stands ready to be put in its place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "place"
        self.path = self.folder / "network.db"
        self._original = folder / "original.db"
        self._other = folder / "other.db"
        self._foreign = folder / "foreign.db"
        for path, names in ((self._original, ("Ana", "Cy")), (self._other, ("Zoe",))):
            with open_store(path, now=now(0).at, backups=folder / "b", create=True) as store:
                for number, name in enumerate(names):
                    person(store, now(number), name)
                store.interactions.log(Kind.CALL, [1], line(store, "hello " * 500, now(9)), now(9))
        with sqlite3.connect(self._foreign) as file:
            file.executescript("CREATE TABLE moz_places (a); INSERT INTO moz_places VALUES ('theirs')")
        file.close()

    def fresh(self) -> None:
        """The network as it should be."""
        self.folder.mkdir(exist_ok=True)
        for old in self.folder.iterdir():
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
        shutil.copyfile(self._original, self.path)

    def _moved(self, source: Path) -> None:
        copy = self.folder / "coming"
        shutil.copyfile(source, copy)
        copy.replace(self.path)

    def _newer(self, path: Path) -> None:
        with sqlite3.connect(path) as file:
            file.executescript(f"CREATE TABLE next (a); PRAGMA user_version = {VERSION + 1}")
        file.close()

    def _moved_newer(self) -> None:
        self._moved(self._original)
        self._newer(self.path)

    def _noise(self, begin: int, end: int) -> None:
        with self.path.open("r+b") as file:
            file.seek(begin)
            file.write(random.Random(1).randbytes(end - begin))

    def _linked(self) -> None:
        shutil.copyfile(self._other, self.folder / "elsewhere.db")
        self.path.unlink()
        self.path.symlink_to("elsewhere.db")

    def _gone(self) -> None:
        self.path.unlink()
        self.path.mkdir()

    def wrongs(self) -> Mapping[str, Callable[[], object]]:
        """What may happen to the file, by its name."""
        size = self._original.stat().st_size
        return {
            "replaced by another network": lambda: self._moved(self._other),
            "removed": lambda: self.path.unlink(),
            "emptied": lambda: os.truncate(self.path, 0),
            "made newer": lambda: self._newer(self.path),
            "overwritten by another program's": lambda: self.path.write_bytes(self._foreign.read_bytes()),
            "cut in half": lambda: os.truncate(self.path, size // 2),
            "replaced by a newer one": self._moved_newer,
            "replaced by another program's": lambda: self._moved(self._foreign),
            "overwritten with noise": lambda: self._noise(0, size),
            "damaged behind its header": lambda: self._noise(_BEYOND_HEADER, size),
            "overwritten with text": lambda: self.path.write_text("a letter to Ana\n" * 500),
            "now a link to another": self._linked,
            "now a folder": self._gone,
        }

    def bytes(self) -> Mapping[str, bytes]:
        """Every file there is with its bytes; SQLite's journal where it is empty counts for nothing."""
        return {
            path.name: path.read_bytes() if path.is_file() else b"a folder"
            for path in sorted(self.folder.iterdir())
            if not (path.name.endswith("-journal") and not path.stat().st_size)
        }


def before_opening(figure: Figure, place: Place, what: str) -> int:
    """Every verb on a file that was wrong before; how many there were."""
    tried = 0
    for argv in VERBS:
        place.fresh()
        place.wrongs()[what]()
        missing = not place.path.exists() or (place.path.is_file() and not place.path.stat().st_size)
        legitimate = what in ("replaced by another network", "now a link to another")
        if legitimate or (missing and argv[0] in ("log", "add", "set", "import")):
            continue
        was = place.bytes()
        done = verb("--db", str(place.path), *argv, stdin=CARD)
        said = f"{what} before, netui {argv[0]}: {done.says}"
        figure.holds(place.bytes() == was, f"{said}: its bytes were changed")
        figure.holds(done.status == 1 and not done.fault, said)
        tried += 1
    return tried


def while_open(figure: Figure, place: Place, what: str) -> None:
    """A window that goes on writing after it happened."""
    place.fresh()
    ready, told = os.pipe()
    waits, go = os.pipe()

    def work() -> int:
        with open_store(place.path, now=now(0).at, backups=place.folder.parent / "b") as store:
            store.contacts.ids()
            os.write(told, b".")
            os.read(waits, 1)
            return sum(not _refused(write, store) for write in _WRITES)

    child = os.fork()
    if child == 0:
        os.close(ready), os.close(go)
        done = forked(work)
        sys.stderr.write(done.err.decode())
        os._exit(done.status & 0xFF)
    os.close(told), os.close(waits)
    os.read(ready, 1)
    place.wrongs()[what]()
    was = place.bytes()
    os.write(go, b".")
    _, status = os.waitpid(child, 0)
    os.close(ready), os.close(go)
    accepted = os.waitstatus_to_exitcode(status)
    figure.holds(accepted == 0, f"{what} while open: {accepted} of {len(_WRITES)} writes were not refused")
    figure.holds(place.bytes() == was, f"{what} while open: its bytes were changed")


_WRITES: tuple[Callable[[Store], object], ...] = (
    lambda store: store.interactions.log(Kind.CALL, [1], line(store, "late >promise", now(20)), now(20)),
    lambda store: person(store, now(21), "Late"),
    lambda store: store.history.undo(),
    lambda store: store.drafts.keep(1, "call", "half a line", now(22).at),
)


def _refused(write: Callable[[Store], object], store: Store) -> bool:
    try:
        write(store)
    except StoreError as error:
        return 20 < len(str(error)) < 400 and "\n" not in str(error)
    return False


def while_a_verb_waits(figure: Figure, place: Place, what: str) -> None:
    """``netui import -`` has opened the file, and waits for its cards meanwhile."""
    place.fresh()
    argv = [sys.executable, "-c", PROGRAM, "--db", str(place.path), "import", "-"]
    child = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if not _has_open(child.pid, place.path):
        child.kill()
        figure.holds(False, f"{what}: netui import - did not open the file")
        return
    place.wrongs()[what]()
    was = place.bytes()
    out, err = child.communicate(CARD, timeout=30)
    done = Ended(child.returncode, out, err)
    figure.holds(done.status == 1 and not done.fault, f"{what} while a verb waits: {done.says}")
    figure.holds(place.bytes() == was, f"{what} while a verb waits: its bytes were changed")


def _has_open(pid: int, path: Path) -> bool:
    """Wait until a process has a file open."""
    until = time.monotonic() + 15
    while time.monotonic() < until:
        for descriptor in Path(f"/proc/{pid}/fd").iterdir():
            try:
                if descriptor.readlink() == path:
                    time.sleep(0.1)
                    return True
            except OSError:
                continue
        time.sleep(0.01)
    return False


def on_screen(figure: Figure, place: Place, what: str) -> None:
    """A screen on which a line is saved after it happened; it says so, keeps the line, and ends as it should."""
    from test_terminal import Terminal

    place.fresh()
    screen = Terminal(PROGRAM, ["--db", str(place.path)], 100, 30, {})
    try:
        screen.until("Ana")
        screen.press("1c")
        screen.until("call with")
        screen.press("half a note")
        screen.until("half a note")
        place.wrongs()[what]()
        was = place.bytes()
        screen.press("\r")
        screen.until(lambda shown: "✓" not in shown and any(word in shown for word in _SAID))
        figure.holds(place.bytes() == was, f"{what} on screen: its bytes were changed")
        os.kill(screen.child.pid, signal.SIGTERM)
        ended = screen.ended()
        figure.holds(ended == 128 + signal.SIGTERM, f"{what} on screen: ended with {ended}")
        figure.holds(not screen.modes_left(), f"{what} on screen: {screen.modes_left()} left")
        figure.holds(place.bytes() == was, f"{what} on screen: its bytes were changed at the end")
    except AssertionError as error:
        figure.holds(False, f"{what} on screen: {error}")
    finally:
        screen.child.close(force=True)


_SAID = (
    "nothing was written",
    "was left as it is",
    "cannot be",
    "newer netui",
    "damaged",
    "could not be",
    "no netui",
)


def main() -> int:
    """Everything that can happen to a file, before it is opened and while it is open."""
    asked = rounds(__doc__, 4)
    figure = Figure("5", "replaced")
    with own_folder() as folder:
        place = Place(folder)
        verbs = 0
        for number, what in enumerate(place.wrongs()):
            verbs += before_opening(figure, place, what)
            while_open(figure, place, what)
            if number < asked.rounds:
                while_a_verb_waits(figure, place, what)
                on_screen(figure, place, what)
        kinds = len(place.wrongs())
    says = f"{kinds} kinds of a wrong file, {verbs} verbs before and {len(_WRITES)} writes while open"
    return figure.end(f"{says}, {min(asked.rounds, kinds)} on screen", "writes to it or untold")


if __name__ == "__main__":
    run(main)
