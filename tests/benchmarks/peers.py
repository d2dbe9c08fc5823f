"""Programs people have for work like this, as far as they are here, beside netui at the nearest equal task.

Each holds a thousand entries: contacts, to-dos, appointments or requests. Of a full-screen program the time to a
screen with entries is taken; of one for the shell that to list, to find, or to add. Looked for on the path and in
FOLDER/peers/bin.
"""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data import network
from figures import Figures, Line
from importing import vcards
from pty_timing import Seen, Session
from setting import Setting
from shell_verbs import run
from walking import NETUI, NETUI_LISTS, Measures, first_of_the_day, useful

ENTRIES = 1_000
TURNS = 3
"""Measurements of each for one round of the whole."""

TASKS = {
    "list what is due": ("due",),
    "find somebody": ("find", "quill"),
    "add": ("log", "quill", "call", "pricing for Q1"),
}
"""What is done in the shell, and netui's words for it."""

_FOUND = re.compile(r"(send the deck|Person|request) \d+")


@dataclass(frozen=True)
class Peer:
    """The words that start a program: on the whole screen (``screen``), or for some of the tasks of the shell."""

    screen: Sequence[str] | None = None
    tasks: Mapping[str, Sequence[str]] | None = None
    environment: Mapping[str, str] | None = None


def lines(setting: Setting) -> Iterator[Line]:
    """Measure those that are here and run in turns, and say which are left out."""
    path = f"{setting.folder / 'peers' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    here = {name: program for name in PEERS if (program := shutil.which(name, path=path))}
    peers = {name: _made(name, program, setting.folder / "peer data" / name) for name, program in here.items()}
    out = [f"{name} is not here" for name in PEERS if name not in here]
    copy = setting.folder / "peer data" / "network.db"
    copy.parent.mkdir(exist_ok=True)
    shutil.copyfile(network(setting.folder, ENTRIES), copy)
    own = {**setting.environment, "NETUI_DB": str(copy)}
    first_of_the_day(copy, own)
    for name in here:
        try:
            dict(_of(name, peers[name], own))
        except (OSError, RuntimeError):
            out.append(f"{name} does not run here")
            del peers[name]
    figures = Figures()
    for _ in range(TURNS * setting.rounds):
        figures.add("netui", _frame(NETUI_LISTS.words(copy), own, useful))
        for task, words in TASKS.items():
            figures.add(f"netui {task}", _whole((*NETUI, *words), own))
        for name, peer in peers.items():
            for job, took in _of(name, peer, own):
                figures.add(job, took)
    for name, peer in peers.items():
        if peer.screen is not None:
            yield figures.beside(f"screen with {ENTRIES:,} entries", "netui", "frame", name, name)
        for task in peer.tasks or ():
            yield figures.beside(f"{task}, {ENTRIES:,} entries", f"netui {task}", "took", f"{name} {task}", name)
    if out:
        yield Line("left out", "", ", ".join(out))


def _of(name: str, peer: Peer, own: dict[str, str]) -> Iterator[tuple[str, Measures]]:
    """What a peer takes for each of its jobs. Raises OSError or RuntimeError when it fails."""
    environment = {**own, **(peer.environment or {})}
    if peer.screen is not None:
        yield name, _frame(peer.screen, environment, _entries)
    for task, words in (peer.tasks or {}).items():
        yield f"{name} {task}", _whole(words, environment)


def _frame(words: Sequence[str], environment: Mapping[str, str], seen: Seen) -> Measures:
    with Session(words, environment) as session:
        return {"frame": [session.until(seen)], "frame, processor": [session.processor()]}


def _whole(words: Sequence[str], environment: dict[str, str]) -> Measures:
    wall, processor = run(words[1:], environment, words[0])
    return {"took": [wall], "took, processor": [processor]}


def _entries(rows: Sequence[str]) -> bool:
    return sum(bool(_FOUND.search(row)) for row in rows) >= 10


def _made(name: str, program: str, folder: Path) -> Peer:
    """The peer with its entries, made afresh."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return PEERS[name](program, folder)


def _taskwarrior(program: str, folder: Path) -> Peer:
    now = datetime.now(UTC)
    tasks = [
        {"description": f"send the deck {number}", "due": f"{now + timedelta(days=number - 30):%Y%m%dT%H%M%SZ}"}
        for number in range(ENTRIES)
    ]
    rc, come = folder / "taskrc", folder / "tasks.json"
    rc.write_text(f"data.location={folder}\nconfirmation=no\nverbose=nothing\nnews.version=9.9.9\n")
    come.write_text(json.dumps(tasks))
    environment = {"TASKRC": str(rc), "TASKDATA": str(folder)}
    run(("import", str(come)), {"HOME": str(folder), **environment}, program)
    due, add = (program, "due.before:tomorrow", "list"), (program, "add", "pricing for Q1")
    return Peer(tasks={"list what is due": due, "add": add}, environment=environment)


def _abook(program: str, folder: Path) -> Peer:
    book = folder / "book"
    people = (f"[{number}]\nname=Person {number}\nemail=p{number}@example.org\n" for number in range(ENTRIES))
    book.write_text("[format]\nprogram=abook\nversion=0.6.1\n\n" + "\n".join(people))
    return Peer((program, "--datafile", str(book)), environment={"TERM": "screen-256color"})


def _calcurse(program: str, folder: Path) -> Peer:
    day = datetime.now(UTC)
    days = (day + timedelta(days=number // 5) for number in range(ENTRIES))
    (folder / "apts").write_text("".join(f"{at:%m/%d/%Y} @ 10:00 -> {at:%m/%d/%Y} @ 11:00 |call\n" for at in days))
    (folder / "todo").write_text("".join(f"[3] send the deck {number}\n" for number in range(ENTRIES)))
    return Peer((program, "-D", str(folder)), environment={"TERM": "screen-256color"})


def _khard(program: str, folder: Path) -> Peer:
    book = folder / "book"
    book.mkdir()
    cards = [f"{card}END:VCARD\r\n" for card in vcards(ENTRIES).decode().split("END:VCARD\r\n")[:-1]]
    cards[ENTRIES // 2] = cards[ENTRIES // 2].replace("FN:First", "FN:Zora Quill First")
    for number, card in enumerate(cards):
        (book / f"{number}.vcf").write_text(card, newline="")
    config = folder / "khard.conf"
    config.write_text(f"[general]\n[addressbooks]\n[[people]]\npath = {book}\n")
    return Peer(tasks={"find somebody": (program, "-c", str(config), "list", "quill")})


def _todoman(program: str, folder: Path) -> Peer:
    todos = folder / "lists" / "work"
    todos.mkdir(parents=True)
    now = datetime.now(UTC)
    for number in range(ENTRIES):
        due = now + timedelta(days=number - 30)
        lines_ = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:bench", "BEGIN:VTODO", f"UID:t{number}")
        lines_ += (f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}", f"SUMMARY:send the deck {number}", f"DUE:{due:%Y%m%dT%H%M%SZ}")
        (todos / f"t{number}.ics").write_text("\r\n".join((*lines_, "END:VTODO", "END:VCALENDAR", "")), newline="")
    config = folder / "config.py"
    config.write_text(f'path = "{folder}/lists/*"\ncache_path = "{folder}/cache.sqlite3"\ndefault_list = "work"\n')
    begin = (program, "--config", str(config))
    tasks = {"list what is due": (*begin, "list", "--due", "24"), "add": (*begin, "new", "pricing for Q1")}
    return Peer(tasks=tasks)


def _posting(program: str, folder: Path) -> Peer:
    for number in range(ENTRIES):
        request = f"name: request {number}\nmethod: GET\nurl: https://example.org/{number}\n"
        (folder / f"r{number:04}.posting.yaml").write_text(request)
    return Peer((program, "--collection", str(folder)))


PEERS: dict[str, Callable[[str, Path], Peer]] = {
    "task": _taskwarrior,
    "abook": _abook,
    "calcurse": _calcurse,
    "khard": _khard,
    "todo": _todoman,
    "posting": _posting,
}
