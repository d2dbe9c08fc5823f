"""One walk through a program with three lists, key by key as a person would, and how long each step took."""

import re
import sqlite3
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pty_timing import Seen, Session

FLOORS = Path(__file__).parent / "floors"
PYTHON = sys.executable
NETUI = (PYTHON, "-c", "import sys; from netui.cli import main; sys.exit(main())")
DOWN, PAGE, END, ENTER, ESC, BACKSPACE = b"\x1b[B", b"\x1b[6~", b"\x1b[F", b"\r", b"\x1b", b"\x7f"
LEFT, MIDDLE = 40, 98
"""Where the contacts end and where the timeline ends, in columns."""

PANES = {b"2": 41, b"3": 99, b"1": 1}
"""The key of each pane, and the column in which its highlight stands while it has the focus."""

STEPS, PAGES, LOGS = 50, 6, 3
LETTERS = "lund"
"""What is searched for: the first letter is in most names, the last in one of eight."""

_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_ENTRY = re.compile(r"spoke of .*?, (\d+)")
_REASON = re.compile(r"promised|late|days")

BACKUP_BEGINS = 1.1
"""Seconds after its start the screen makes the backup of the day."""

Measures = dict[str, list[float]]


@dataclass(frozen=True)
class Program:
    """A program with contacts, timeline and queue side by side at 140 columns."""

    name: str
    words: Callable[[Path], Sequence[str]]
    marked: bool = False
    """Whether a sign in the second column tells the highlighted contact."""
    whole: bool = True
    """Whether it has panes to go to and a search."""


NETUI_LISTS = Program("netui", lambda path: (*NETUI, "--db", str(path)), marked=True)
STOCK = Program("stock", lambda path: (PYTHON, str(FLOORS / "stock_lists.py"), str(path)))
BARE = Program("bare", lambda path: (PYTHON, str(FLOORS / "bare_lists.py"), str(path)), marked=True, whole=False)


def useful(rows: Sequence[str]) -> bool:
    """Whether all three lists show people, entries and reasons."""
    people = sum(bool(_NAME.search(row[:LEFT])) for row in rows)
    entries = sum(bool(_ENTRY.search(row[LEFT:MIDDLE])) for row in rows)
    return people >= 20 and entries >= 5 and sum(bool(_REASON.search(row[MIDDLE:])) for row in rows) >= 5


class Owners:
    """Whose each entry is, looked up without a lock: the file does not change while it is walked."""

    def __init__(self, path: Path) -> None:
        self._sql = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)

    def name(self, entry: int) -> str:
        """The name of the person an entry belongs to."""
        found = self._sql.execute(
            "SELECT c.name FROM participant p JOIN contact c ON c.id = p.contact_id WHERE p.interaction_id = ?",
            (entry,),
        ).fetchone()
        return str(found[0]) if found else "nobody"

    def shown(self, rows: Sequence[str], program: Program) -> int | None:
        """The first entry on the timeline, where card, timeline and highlight are of one person; else None."""
        entries = (_ENTRY.search(row[LEFT:MIDDLE]) for row in rows)
        first = next((int(found[1]) for found in entries if found), None)
        if first is None:
            return None
        name = self.name(first)
        if not any(name in row[LEFT:MIDDLE] for row in rows[:4]):
            return None
        if program.marked and not any(row[1] in "▌▏" and name in row[:LEFT] for row in rows):
            return None
        return first


def start(words: Sequence[str], environment: Mapping[str, str], seen: Seen) -> Measures:
    """From the start to what is wanted on the screen, and from ``q`` to the end."""
    with Session(words, environment) as session:
        found = {"frame": [session.until(seen)], "frame, processor": [session.processor()]}
        session.settle(0.3)
        found["quit"] = [session.quit(b"q")]
    return found


def first_of_the_day(path: Path, environment: Mapping[str, str]) -> Measures:
    """A key pressed while the backup of the day is made; comes back when that is done."""
    with Session(NETUI_LISTS.words(path), environment) as session:
        session.until(useful)
        session.rest(BACKUP_BEGINS)
        found = {"backup key": [_to_pane(session, NETUI_LISTS, b"2")]}
        before = -1.0
        while session.processor() - before > 0.05:
            before = session.processor()
            session.rest(1.0)
        session.quit(b"q")
    return found


def walk(program: Program, path: Path, environment: Mapping[str, str], *, idle: float = 0.0) -> Measures:
    """Start, go down, page, to the end, through the panes, search, leave; ``idle`` seconds of rest as well."""
    found: Measures = {}
    owners = Owners(path)
    with Session(program.words(path), environment) as session:
        found["frame"] = [session.until(useful)]
        found["frame, processor"] = [session.processor()]
        found["first key"] = [_to_pane(session, program, b"2") if program.whole else session.press_and_look(DOWN)]
        session.rest(2.0)
        found["memory"] = [session.memory()]
        if idle:
            before = session.processor()
            session.rest(idle)
            found["idle"] = [(session.processor() - before) / idle]
        session.send(b"1")
        session.settle(0.3)

        def another(key: bytes) -> float:
            before = owners.shown(session.screen.rows(), program)
            return session.press(key, lambda rows: owners.shown(rows, program) not in (None, before))

        _timed(session, found, "down", [partial(another, DOWN)] * STEPS)
        _timed(session, found, "page", [partial(another, PAGE)] * PAGES)
        _timed(session, found, "end", [partial(another, END)])
        if program.whole:
            _timed(session, found, "pane", [partial(_to_pane, session, program, key) for key in PANES])
            _search(session, found)
        session.quit(b"q")
    return found


def _to_pane(session: Session, program: Program, key: bytes) -> float:
    if not program.marked:
        return session.press_and_look(key)
    return session.press(key, lambda rows: any(row[PANES[key]] == "▌" for row in rows))


def _search(session: Session, found: Measures) -> None:
    session.press_and_look(b"/")
    session.settle()

    def typed(letters: str, key: bytes) -> float:
        return session.press(key, lambda rows: any(f"“{letters}”" in row[:LEFT] for row in rows[:2]))

    on = [partial(typed, LETTERS[:count], LETTERS[count - 1].encode()) for count in range(1, len(LETTERS) + 1)]
    _timed(session, found, "first letter", on[:1])
    _timed(session, found, "next letter", on[1:])
    back = [partial(typed, LETTERS[:count], BACKSPACE) for count in range(len(LETTERS) - 1, 0, -1)]
    _timed(session, found, "backspace", back)
    session.send(ESC)
    session.settle(0.3)
    session.send(b"1")
    session.settle()


def log(path: Path, environment: Mapping[str, str]) -> Measures:
    """From Enter on a log line to the queue without the item, then taken back; on a copy, which is written to.

    The first change after something was undone is a measure of its own: what was undone is let go of with it.
    """
    found: Measures = {}
    with Session(NETUI_LISTS.words(path), environment) as session:
        session.until(useful)
        session.rest(1.5)
        _type(session, b"n")  # a note, which changes nobody's standing, lets go of what the last walk undid
        session.press_and_look(ENTER)
        session.settle(0.3)
        for _ in range(LOGS):
            _log(session, found, "log")
        for _ in range(LOGS):
            due = _due(session.screen.rows())
            _timed(session, found, "undo", [partial(session.press, b"u", partial(_is_due, due + 1))])
            session.settle(0.2)
        _log(session, found, "log after undo")
        session.press_and_look(b"u")
        session.settle(0.3)
        session.quit(b"q")
    return found


def _log(session: Session, found: Measures, name: str) -> None:
    session.send(b"3")
    session.settle(0.1)
    session.send(END)
    session.settle(0.2)
    _type(session, b"c")
    due = _due(session.screen.rows())
    _timed(session, found, name, [partial(session.press, ENTER, partial(_is_due, due - 1))])
    session.settle(0.2)


def _type(session: Session, key: bytes) -> None:
    """A key that opens the line, and something to write into it."""
    session.press_and_look(key)
    session.settle()
    session.send(b"spoke of pricing, 1")
    session.settle(0.2)


def _due(rows: Sequence[str]) -> int:
    found = re.search(r"Due today (\d+)", rows[0])
    return int(found[1]) if found else -1


def _is_due(count: int, rows: Sequence[str]) -> bool:
    return _due(rows) == count


def _timed(session: Session, found: Measures, name: str, steps: Sequence[Callable[[], float]]) -> None:
    """Steps each begun when the work of the last is over, as a person's are: their times, and processor each."""
    before = session.processor()
    for step in steps:
        found.setdefault(name, []).append(step())
        session.settle(0.03)
    found.setdefault(f"{name}, processor", []).append((session.processor() - before) / len(steps))
