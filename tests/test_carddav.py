"""Two copies of a network that meet on a real CardDAV server, carried there and back by vdirsyncer."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import TestClock
from vdirsyncer.cli import app

from netui.cli import main
from netui.domain.incoming.folder_card import shared
from netui.domain.people.contact import ContactDraft, State, card_of
from netui.store import Store, open_store

LOOPBACK = "127.0.0.1"
PATIENCE = 20.0
"""Seconds a server may take to start."""

ROUNDS = 6
"""Rounds of both sides within which nothing may be left to carry."""


@dataclass(frozen=True)
class Side:
    """One copy: its network, its folder, and the carrier between the folder and the server's ``book``."""

    root: Path
    clock: TestClock
    book: Path

    @property
    def folder(self) -> Path:
        return self.root / "contacts"

    def netui(self, *argv: str) -> None:
        self.clock.move(minutes=1)
        assert main(["--db", str(self.root / "network.db"), *argv], clock=self.clock) == 0

    def sync(self) -> None:
        self.netui("sync", str(self.folder))

    def carry(self, verb: str = "sync") -> None:
        done = CliRunner().invoke(app, ["-c", str(self.root / "vdirsyncer"), verb])
        assert done.exit_code == 0, done.output

    def store(self) -> Store:
        path = self.root / "network.db"
        return open_store(path, now=self.clock.at, backups=self.root / "backups", create=True)

    def cards(self) -> dict[str, tuple[object, ...]]:
        """What is known of everybody who is active, as far as a card carries it; the order of tags apart."""
        with self.store() as store:
            return {
                card.name: comparable(card)
                for card in (card_of(store.contacts.get(n)) for n in store.contacts.ids())
            }

    def archived(self) -> set[str]:
        with self.store() as store:
            everyone = [store.contacts.get(number) for number in store.contacts.ids(archived=True)]
            return {contact.name for contact in everyone if contact.state is State.ARCHIVED}

    def disputed(self) -> set[str]:
        """Everything that stands in a conflict, on either side of it."""
        with self.store() as store:
            return {text for one in store.conflicts.open() for text in (one.mine, one.theirs)}


def comparable(card: ContactDraft) -> tuple[object, ...]:
    told = shared(card)
    points = frozenset((point.kind, point.value) for point in told.points)
    return (
        told.role,
        told.organisation,
        told.place,
        told.about,
        points,
        frozenset(told.tags),
        frozenset(told.dates),
    )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A CardDAV server of our own on this machine: its address, and where its address books lie."""
    storage = tmp_path_factory.mktemp("radicale")
    with socket.socket() as free:
        free.bind((LOOPBACK, 0))
        port = free.getsockname()[1]
    options = {
        "--server-hosts": f"{LOOPBACK}:{port}",
        "--storage-filesystem-folder": str(storage),
        "--auth-type": "none",
        "--logging-level": "error",
    }
    command = [
        sys.executable,
        "-m",
        "radicale",
        "--config",
        "",
        *(word for pair in options.items() for word in pair),
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            deadline = time.monotonic() + PATIENCE
            while not answers(port):
                assert process.poll() is None, "the server ended before it answered"
                assert time.monotonic() < deadline, "the server does not answer"
                time.sleep(0.05)
            yield f"http://{LOOPBACK}:{port}", storage / "collection-root"
        finally:
            process.terminate()


def answers(port: int) -> bool:
    try:
        socket.create_connection((LOOPBACK, port), 1).close()
    except OSError:
        return False
    return True


def sides(server: tuple[str, Path], root: Path, clock: TestClock, wins: str) -> tuple[Side, Side]:
    """Two copies of one owner, and a new address book for them; ``wins`` is whose file the carrier prefers."""
    address, books = server
    book = f"{root.parent.name}-{root.name}"
    (books / "me" / book).mkdir(parents=True)
    (books / "me" / book / ".Radicale.props").write_text(json.dumps({"tag": "VADDRESSBOOK"}))
    made = []
    for name in ("laptop", "phone"):
        side = Side(root / name, clock, books / "me" / book)
        side.folder.mkdir(parents=True)
        (side.root / "vdirsyncer").write_text(
            f"""
[general]
status_path = "{side.root / "status"}"
[pair book]
a = "files"
b = "server"
collections = null
conflict_resolution = "{wins} wins"
[storage files]
type = "filesystem"
path = "{side.folder}"
fileext = ".vcf"
[storage server]
type = "carddav"
url = "{address}/me/{book}/"
username = "me"
password = "me"
"""
        )
        side.carry("discover")
        made.append(side)
    return made[0], made[1]


def until_quiet(one: Side, other: Side, steps: str) -> None:
    """Both sides in turn, each by its ``steps`` (``c`` carries, ``s`` syncs), until nothing changes any more."""
    for _ in range(ROUNDS):
        before = state(one), state(other)
        for side in (one, other):
            for step in steps:
                side.carry() if step == "c" else side.sync()
        if (state(one), state(other)) == before:
            return
    raise AssertionError("they never came to rest")


def state(side: Side) -> tuple[object, ...]:
    files = {str(path): path.read_bytes() for path in (*side.folder.iterdir(), *side.book.glob("*.vcf"))}
    return side.cards(), side.archived(), side.disputed(), files


@pytest.mark.parametrize("wins", ["a", "b"])
@pytest.mark.parametrize("steps", ["csc", "sc"], ids=["carried-first", "synced-first"])
def test_two_offline_copies_agree_and_nothing_typed_is_lost(
    server: tuple[str, Path], tmp_path: Path, clock: TestClock, steps: str, wins: str
) -> None:
    laptop, phone = sides(server, tmp_path, clock, wins)
    for line in ("Bo Li, bo@li.example", "Cy Young, CTO, cy@young.example", "Eve Dee", "Gus Hay", "Ida Jo"):
        laptop.netui("add", line)
    until_quiet(laptop, phone, steps)
    assert laptop.cards() == phone.cards()
    assert set(phone.cards()) == {"Bo Li", "Cy Young", "Eve Dee", "Gus Hay", "Ida Jo"}

    typed = {
        laptop: [
            ("Bo", "role", "CEO"),
            ("Bo", "email", "bo@home.example"),
            ("Cy", "organisation", "Acme"),
            ("Eve", "about", "likes tea"),
            ("Gus", "place", "Oslo"),
        ],
        phone: [
            ("Bo", "place", "Madrid"),
            ("Bo", "phone", "+34600111222"),
            ("Cy", "organisation", "Umbrella"),
            ("Eve", "birthday", "12 mar 1980"),
            ("Ida", "role", "Editor"),
        ],
    }
    for side, edits in typed.items():
        for who, field, value in edits:
            side.netui("set", who, field, value)
    laptop.netui("add", "Kim Lee, kim@lee.example")
    phone.netui("add", "Max Neu, max@neu.example")
    laptop.netui("set", "Ida", "state", "archived")
    until_quiet(laptop, phone, steps)

    assert laptop.cards() == phone.cards()
    known = repr(laptop.cards())
    disputed = laptop.disputed() | phone.disputed()
    lost = [
        value
        for edits in typed.values()
        for _, field, value in edits
        if field != "birthday" and value not in known and value not in disputed
    ]
    assert lost == []
    assert {"Acme", "Umbrella"} <= disputed
    assert {"Kim Lee", "Max Neu", "Bo Li", "Cy Young", "Eve Dee", "Gus Hay"} <= set(laptop.cards())
    assert "month=3, day=12" in known


def test_what_other_programs_keep_in_a_card_comes_back_to_the_letter(
    server: tuple[str, Path], tmp_path: Path, clock: TestClock
) -> None:
    laptop, phone = sides(server, tmp_path, clock, "b")
    lines = (
        "VERSION:3.0",
        "UID:eve-1",
        "FN:Eve Dee",
        "N:Dee;Eve;;;",
        "X-COLOUR:red",
        "PHOTO;ENCODING=b;TYPE=JPEG:AAAA",
    )
    (phone.folder / "eve-1.vcf").write_text("\r\n".join(("BEGIN:VCARD", *lines, "END:VCARD", "")))
    until_quiet(phone, laptop, "csc")
    laptop.netui("set", "Eve", "role", "Editor")
    until_quiet(laptop, phone, "csc")

    (file,) = phone.folder.iterdir()
    assert {*lines, "TITLE:Editor"} <= set(file.read_text().replace("\r\n ", "").splitlines())
    assert phone.cards()["Eve Dee"][0] == "Editor"


def test_who_is_archived_on_one_side_goes_from_the_other_and_comes_back_by_undo(
    server: tuple[str, Path], tmp_path: Path, clock: TestClock
) -> None:
    laptop, phone = sides(server, tmp_path, clock, "b")
    for name in ("Bo Li", "Cy Young", "Eve Dee"):
        laptop.netui("add", name)
    until_quiet(laptop, phone, "csc")
    laptop.netui("set", "Bo", "state", "archived")
    until_quiet(laptop, phone, "csc")
    assert (laptop.archived(), phone.archived()) == ({"Bo Li"}, {"Bo Li"})
    assert set(phone.cards()) == {"Cy Young", "Eve Dee"}

    laptop.netui("undo")
    until_quiet(laptop, phone, "csc")
    assert (laptop.archived(), phone.archived()) == (set(), set())
    assert laptop.cards() == phone.cards()
