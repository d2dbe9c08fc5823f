"""Promise 4: two and four programs at work on one file at once: no error, no lost edit, a screen that follows."""

import contextlib
import io
import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from conftest import line, person
from figure import Figure, rounds, run
from forked import NOW, PROGRAM, Ended, forked, own_folder, verb
from kill9 import now

from netui.cli import main as netui
from netui.store import Store, open_store

FIELDS = ("role", "place", "hook", "about")
"""The field of the shared card that each writer sets, and no other does."""

_SEEN_WITHIN = 2.0


class Refused(Exception):  # noqa: N818 - it is the verb that is refused
    """A verb ended with a sentence."""


def opened(path: Path) -> Store:
    """The shared file."""
    return open_store(path, now=now(0).at, backups=path.parent / "backups")


def said(*argv: str) -> None:
    """Run a verb in this very process; raises Refused with what it complained about."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = netui(argv, lambda: NOW)
    if status:
        raise Refused(f"netui {argv[2]}: {err.getvalue().strip()}")


def writing(path: Path, who: int, times: int) -> int:
    """Set a field, log, edit and tag in turns by the verbs and the store; print what was acknowledged last."""
    tell = os.fdopen(os.dup(1), "w")
    done = {"changes": 0, "field": "", "entries": [], "tags": []}
    errors: list[str] = []
    with opened(path) as store:
        for number in range(times):
            text = f"w{who}.{number}"
            try:
                match number % 5:
                    case 0:
                        said("--db", str(path), "set", "1", FIELDS[who], text)
                        done["field"] = text
                    case 1 | 4:
                        said("--db", str(path), "log", "1", "note", text, f">promise {text}")
                        done["entries"].append(text)
                    case 2:
                        mine = store.connection.sql("SELECT id FROM interaction WHERE line LIKE ?", f"w{who}.% >%")
                        entry, last = mine[-1][0], done["entries"][-1]
                        store.interactions.edit(
                            entry, line(store, f"{last}e >promise {last}", now(number)), now(number)
                        )
                        done["entries"][-1] = f"{last}e"
                    case _:
                        said("--db", str(path), "set", "1", "tag", text)
                        done["tags"].append(text)
                done["changes"] += 1
            except Exception as error:
                errors.append(f"{type(error).__name__}: {error}")
    json.dump([done, errors], tell)
    tell.close()
    return 0


ACTS = (
    ("log", "1", "note", "words >promise fri +need @Ana"),
    ("log", "1", "call", "^3w !article www.x.example"),
    ("add", "Bo Li, CTO Acme, bo@acme.example, Madrid; met fair >write"),
    ("log", "-", "call", "with nobody"),
    ("give", "book: On foot"),
    ("trip", "Madrid 3-7 dec"),
)
"""Verbs that write, which another program may take back at once."""

READING = (
    ("due",), ("due", "--json"), ("promises",), ("show", "1"), ("show", "--json", "1"), ("stats",), ("find", ""),
    ("find", "last:<3d"), ("history",), ("query",), ("near", "Madrid"), ("export", "vcf"), ("export", "ics"),
    ("export", "json"), ("doctor",), ("give",), ("trip",),
)  # fmt: skip
"""Verbs that read, whatever goes on meanwhile."""


def reading(path: Path, times: int) -> int:
    """Read in every way; print what went wrong."""
    tell = os.fdopen(os.dup(1), "w")
    errors: list[str] = []
    for number in range(times):
        argv = READING[number % len(READING)]
        try:
            said("--db", str(path), *argv)
        except Refused as error:
            errors += (
                [str(error)] if "lock" in str(error) or "fault" in str(error) else []
            )  # that there is nobody yet is no harm
        except Exception as error:
            errors.append(f"netui {argv[0]}: {type(error).__name__}: {error}")
    json.dump([0, errors], tell)
    tell.close()
    return 0


def undoing(path: Path, who: int, times: int) -> int:
    """Log, undo and redo whatever comes; print how the history grew and shrank by what was acknowledged."""
    tell = os.fdopen(os.dup(1), "w")
    dice = random.Random(who)
    changes, errors = 0, []
    with opened(path) as store:
        for _ in range(times):
            try:
                if dice.random() < 0.5 or not store.history.coming(back=True):
                    said("--db", str(path), *dice.choice(ACTS))
                    changes += 1
                else:
                    store.history.undo()
                    changes -= 1
            except Exception as error:
                if "nothing to undo" not in str(error):
                    errors.append(f"{type(error).__name__}: {error}")
    json.dump([changes, errors], tell)
    tell.close()
    return 0


def at_once(work: Callable[[int], int], writers: int) -> list[Ended]:
    """Run ``work`` in so many forks at the same time."""
    reads, writes = os.pipe()
    children = []
    for who in range(writers):
        if (child := os.fork()) == 0:
            os.close(reads)
            done = forked(lambda who=who: work(who), wait=120)  # type: ignore[misc]
            os.write(writes, json.dumps([who, done.status, done.out.decode(), done.err.decode()]).encode() + b"\n")
            os._exit(0)
        children.append(child)
    os.close(writes)
    with os.fdopen(reads, "rb") as pipe:
        lines = pipe.read().splitlines()
    for child in children:
        os.waitpid(child, 0)
    return [Ended(status, out.encode(), err.encode()) for _, status, out, err in sorted(map(json.loads, lines))]


def _writers(figure: Figure, path: Path, writers: int, times: int) -> int:
    """Let them write; how many changes they acknowledged."""
    _begin(path)
    changes = 0
    for who, ended in enumerate(at_once(lambda who: writing(path, who, times), writers)):
        if not figure.holds(ended.status == 0, f"writer {who} of {writers}: {ended.says}"):
            continue
        done, errors = json.loads(ended.out)
        changes += done["changes"]
        figure.holds(not errors, f"writer {who} of {writers}: {errors[:2]}")
        with opened(path) as store:
            card = store.contacts.get(1)
            lines = {row[0].partition(" ")[0] for row in store.connection.sql("SELECT line FROM interaction")}
        here = getattr(card, FIELDS[who])
        figure.holds(here == done["field"], f"{FIELDS[who]} is {here!r}, last set to {done['field']!r}")
        figure.holds(set(done["entries"]) <= lines, f"entries lost: {sorted(set(done['entries']) - lines)[:5]}")
        figure.holds(set(done["tags"]) <= {*card.tags}, f"tags lost: {sorted({*done['tags']} - {*card.tags})[:5]}")
    _history(figure, path, changes)
    return changes


def _begin(path: Path) -> None:
    """Make the file with somebody in it whom no undo takes away."""
    create = open_store(path, now=now(0).at, backups=path.parent / "backups", create=True)
    with create as store, store.connection.writing():
        person(store, now(0), "Ana")


def _history(figure: Figure, path: Path, changes: int) -> None:
    """As many changes as were acknowledged, each of which can be taken back."""
    with opened(path) as store:
        there = store.connection.sql("SELECT count(*) FROM change WHERE NOT undone")[0][0]
        figure.holds(there == changes, f"{there} changes, {changes} acknowledged")
        while store.history.coming(back=True):
            store.history.undo()
        left = store.connection.sql("SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM interaction)")[0]
        figure.holds(left == (1, 0), f"all undone, {left} contacts and entries are left")
        figure.holds(store.connection.sql("PRAGMA integrity_check") == [("ok",)], "the file is damaged")


def _undoers(figure: Figure, path: Path, writers: int, times: int) -> int:
    _begin(path)
    changes = 0
    work = lambda who: reading(path, times * 2) if who == writers else undoing(path, who, times)  # noqa: E731
    for who, ended in enumerate(at_once(work, writers + 1)):
        if figure.holds(ended.status == 0, f"undoing {who} of {writers}: {ended.says}"):
            more, errors = json.loads(ended.out)
            changes += more
            figure.holds(not errors, f"undoing {who} of {writers}: {errors[:2]}")
    _history(figure, path, changes)
    return times * writers


def _followed(figure: Figure, path: Path) -> float:
    """Seconds until an open screen shows what a verb logged meanwhile."""
    from test_terminal import Terminal

    _begin(path)
    screen = Terminal(PROGRAM, ["--db", str(path)], 100, 30, {})
    try:
        screen.until("Ana")
        screen.press("1")
        screen.until("Timeline")
        worst = 0.0
        for number in range(3):
            verb("--db", str(path), "log", "Ana", "note", f"seen{number}")
            began = time.monotonic()
            screen.until(f"seen{number}")
            worst = max(worst, time.monotonic() - began)
        figure.holds(worst < _SEEN_WITHIN, f"the screen showed it after {worst:.1f} s")
        return worst
    except AssertionError as error:
        figure.holds(False, f"the screen: {error}")
        return 0.0
    finally:
        screen.child.close(force=True)


def main() -> int:
    """Two, then four writers; then as many that undo each other's work; then a screen looking on."""
    asked = rounds(__doc__, 40)
    figure = Figure("4", "two writers")
    changes = 0
    with own_folder() as folder:
        for writers in (2, 4):
            changes += _writers(figure, folder / f"{writers}.db", writers, asked.rounds)
            changes += _undoers(figure, folder / f"u{writers}.db", writers, asked.rounds)
        seconds = _followed(figure, folder / "screen.db")
    return figure.end(f"{changes} changes by 2 and 4 at once, seen after {seconds:.1f} s", "errors or lost edits")


if __name__ == "__main__":
    run(main)
