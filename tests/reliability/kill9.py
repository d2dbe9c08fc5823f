"""Promises 1 and 2: killed at any moment, what the program acknowledged is there and nothing is half."""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from conftest import line, person, took_in
from figure import Figure, rounds, run
from forked import NOW, PROGRAM, own_folder

from netui.domain.interaction import Kind
from netui.domain.moment import Moment, moment_at
from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind
from netui.exchange.files import read_file  # noqa: F401 - loaded before the forks, not in each
from netui.store import Store, open_store

IMPORTED = 60
LIFE = 5
"""Rounds on one file, from its making to its having everything undone and brought back."""

_MOST_SECONDS = 0.6
_AHEAD = 400
_CARDS = 500

State = frozenset[str]
Act = tuple[str, int]


def now(number: int) -> Moment:
    """A minute later for each act."""
    return moment_at(NOW.at + timedelta(minutes=number), NOW.zone)


@dataclass
class Expected:
    """What a file should hold after each act, as undo and redo know it too."""

    states: list[State] = field(default_factory=lambda: [frozenset()])
    at: int = 0

    def after(self, act: Act) -> State:
        """What is there once the act is done."""
        kind, number = act
        state = self.states[self.at]
        match kind:
            case "undo" | "redo":
                self.at += 1 if kind == "redo" else -1
                return self.states[self.at]
            case "log":
                state |= {f"e{number}|1|1|1"}
            case "edit":
                state = (state - {f"e{number}|1|1|1"}) | {f"x{number}|1|1|1"}
            case "delete":
                state -= {f"e{number}|1|1|1"}
            case "add":
                state |= {f"p{number}|3|2"}
            case "merge":
                state = (state - {f"p{number}|3|2", "Bo|0|0"}) | {"Bo|3|2"}
            case _:
                state |= {f"i{number}.{each}|2|1" for each in range(IMPORTED)}
        del self.states[self.at + 1 :]
        self.states.append(state)
        self.at += 1
        return state

    def choose(self, dice: random.Random, number: int) -> Act:
        """An act that is possible now."""
        state = self.states[self.at]
        entries = sorted(tag for tag in state if tag.startswith("e"))
        added = sorted(tag for tag in state if tag.startswith("p"))
        possible = [("log", number)] * 6 + [("add", number)] * 2 + [("import", number)]
        if entries:
            mine = int(dice.choice(entries)[1:].partition("|")[0])
            possible += [("edit", mine)] * 2 + [("delete", mine)]
        if added and "Bo|0|0" in state:
            possible += [("merge", int(added[0][1:].partition("|")[0]))] * 2
        possible += [("undo", 0)] * 3 if self.at > 1 else []
        possible += [("redo", 0)] * 2 if self.at + 1 < len(self.states) else []
        return dice.choice(possible)


def found(store: Store) -> State:
    """What a file holds: every entry with its promises, needs and people, every contact with points and tags."""
    entries = store.connection.sql(
        "SELECT substr(line, 1, instr(line, ' ') - 1) || '|' || "
        "(SELECT count(*) FROM promise WHERE interaction_id = i.id) || '|' || "
        "(SELECT count(*) FROM fact WHERE interaction_id = i.id) || '|' || "
        "(SELECT count(*) FROM participant WHERE interaction_id = i.id) FROM interaction AS i"
    )
    people = store.connection.sql(
        "SELECT name || '|' || (SELECT count(*) FROM contact_point WHERE contact_id = c.id) || '|' || "
        "(SELECT count(*) FROM contact_tag WHERE contact_id = c.id) FROM contact AS c"
    )
    return frozenset(row[0] for row in (*entries, *people))


def _points(name: str, count: int) -> tuple[ContactPoint, ...]:
    return tuple(ContactPoint(PointKind.EMAIL, f"{name}.{each}@x.example") for each in range(count))


def act(store: Store, doing: Act, number: int) -> None:
    """Carry out one act, the ``number``-th of the file's life."""
    kind, which = doing
    at = now(number)
    match kind:
        case "undo" | "redo":
            getattr(store.history, kind)()
        case "log":
            words = line(store, f"e{which} words >promise {which} +need {which}", at)
            store.interactions.log(Kind.CALL, [_bo(store)], words, at)
        case "edit":
            words = line(store, f"x{which} others >deed {which} +wish {which}", at)
            store.interactions.edit(_entry(store, which), words, at)
        case "delete":
            store.interactions.delete(_entry(store, which), at)
        case "add":
            person(store, at, f"p{which}", points=_points(f"p{which}", 3), tags=("a", "b"))
        case "merge":
            other = store.connection.sql("SELECT id FROM contact WHERE name = ?", f"p{which}")[0][0]
            store.merging.merge(_bo(store), other, at)
        case _:
            names = (f"i{which}.{each}" for each in range(IMPORTED))
            drafts = [ContactDraft(name, points=_points(name, 2), tags=("c",)) for name in names]
            took_in(store, drafts, "cards.vcf", at)


def _bo(store: Store) -> int:
    return int(store.connection.sql("SELECT id FROM contact WHERE name = 'Bo'")[0][0])


def _entry(store: Store, which: int) -> int:
    return int(store.connection.sql("SELECT id FROM interaction WHERE line LIKE ?", f"e{which} %")[0][0])


def opened(folder: Path) -> Store:
    """The file, made where it is missing."""
    return open_store(folder / "network.db", now=now(0).at, backups=folder / "backups", create=True)


def _begin(folder: Path) -> Store:
    store = opened(folder)
    if not store.contacts.ids():
        person(store, now(0), "Bo")
    return store


def killed(folder: Path, ahead: list[Act], before: int, seconds: float) -> int:
    """Let a child carry out acts until it is killed; how many it acknowledged."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        store = _begin(folder)
        for number, doing in enumerate(ahead, start=before + 1):
            act(store, doing, number)
            os.write(writes, b".")
        os._exit(0)
    os.close(writes)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reads, "rb") as pipe:
        return len(pipe.read())


def life(figure: Figure, folder: Path, dice: random.Random, times: int) -> tuple[int, int]:
    """A file's life of some rounds; how many acts it acknowledged, and how many changes were played back."""
    past: list[Act] = []
    acknowledged = 0
    for _ in range(times):
        plan = Expected([frozenset(), frozenset({"Bo|0|0"})], 1)
        for doing in past:
            plan.after(doing)
        states, ahead = [plan.states[plan.at]], []
        for number in range(len(past), len(past) + _AHEAD):
            ahead.append(plan.choose(dice, number))
            states.append(plan.after(ahead[-1]))
        done = killed(folder, ahead, len(past), dice.uniform(0, _MOST_SECONDS))
        acknowledged += done
        with _begin(folder) as store:
            is_there = found(store)
            integrity = store.connection.sql("PRAGMA integrity_check")[0][0]
            loose = store.connection.sql("PRAGMA foreign_key_check")
        figure.holds(integrity == "ok" and not loose, f"the file is {integrity}, {len(loose)} rows lead nowhere")
        kept = next((more for more in (0, 1) if is_there == states[done + more]), None)
        if not figure.holds(kept is not None, _difference(is_there, states[done], ahead[done - 1 : done + 1])):
            return acknowledged, 0
        past += ahead[: done + (kept or 0)]
    return acknowledged, _played(figure, folder)


def _difference(is_there: State, wanted: State, about: list[Act]) -> str:
    lost, odd = sorted(wanted - is_there), sorted(is_there - wanted)
    return f"lost {lost[:5]} ({len(lost)}), half or uncalled for {odd[:5]} ({len(odd)}), around {about}"


def _played(figure: Figure, folder: Path) -> int:
    """Undo everything there ever was, and bring it all back; how many changes that were."""
    with opened(folder) as store:
        was, count = found(store), 0
        while store.history.coming(back=True):
            store.history.undo()
            count += 1
        figure.holds(not found(store), f"everything undone, {sorted(found(store))[:5]} is left")
        for _ in range(count):
            store.history.redo()
        figure.holds(found(store) == was, f"everything brought back: {_difference(found(store), was, [])}")
    return count


def shell(figure: Figure, folder: Path, dice: random.Random, times: int) -> tuple[int, int]:
    """Verbs killed as processes of their own; how many were killed, and how many acknowledged."""
    _begin(folder).close()
    cards = folder / "cards.vcf"
    usual: dict[str, float] = {}
    counts = [0, 0]
    for number in range(times):
        verb = ("log", "import")[number % 2]
        cards.write_text(
            "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:i{number}.{each}\nEND:VCARD\n" for each in range(_CARDS))
        )
        argv = ["import", str(cards)] if verb == "import" else ["log", "Bo", "call", f"e{number} >do it +a need"]
        began = time.monotonic()
        child = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "--db", str(folder / "network.db"), *argv],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if number > 1:
            time.sleep(usual[verb] * dice.uniform(0.3, 1))
            child.kill()
        acknowledged = child.wait() == 0
        usual.setdefault(verb, time.monotonic() - began)
        counts[acknowledged] += 1
        with opened(folder) as store:
            there = found(store)
        people = sum(tag.startswith(f"i{number}.") for tag in there)
        whole = f"e{number}|1|1|1" in there if verb == "log" else people == _CARDS
        half = any(tag.startswith(f"e{number}|") for tag in there) if verb == "log" else people
        figure.holds(whole if acknowledged else whole or not half, f"netui {verb}: {people or half} half there")
    return counts[0], counts[1]


def main() -> int:
    """Lives of files, and verbs of the shell."""
    asked = rounds(__doc__, 40)
    figure = Figure("1, 2", "kill -9")
    dice = random.Random(asked.seed)
    acts = played = 0
    forks = asked.rounds * 3 // 4
    with own_folder() as folder:
        for number in range(0, forks, LIFE):
            (where := folder / str(number)).mkdir()
            told = life(figure, where, dice, min(LIFE, forks - number))
            acts, played = acts + told[0], played + told[1]
        (folder / "shell").mkdir()
        ended, done = shell(figure, folder / "shell", dice, asked.rounds - forks)
    says = f"{forks + ended} kills, {acts + done:,} acts acknowledged, {played:,} undone and brought back"
    return figure.end(says, "lost or half")


if __name__ == "__main__":
    run(main)
