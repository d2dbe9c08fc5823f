"""Two copies of a network that never meet but through a server, and a carrier that lets one whole file win."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from conftest import TestClock, person
from folder_side import FIELDS, Folder, edited
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netui.domain.people.contact import card_of
from netui.store import open_store

QUIET = 8
"""Rounds of both sides within which nothing may be left to carry."""

STEPS = st.tuples(
    st.integers(0, 1),
    st.sampled_from(["sync", "carry", *FIELDS, *FIELDS, "email", "tag"]),
    st.integers(0, 2),
)


@dataclass
class Carrier:
    """What goes between one folder and the server, as vdirsyncer does: a file changed on both is one side's."""

    folder: Path
    server: dict[str, bytes]
    wins: str
    last: dict[str, bytes] = field(default_factory=dict)

    def carry(self) -> None:
        here = {path.name: path.read_bytes() for path in self.folder.iterdir()}
        for name in here.keys() | self.server.keys() | self.last.keys():
            mine, theirs, before = here.get(name), self.server.get(name), self.last.get(name)
            if mine != theirs:
                wins = theirs if mine == before else mine if theirs == before else self._winner(mine, theirs)
                self._put(name, wins)
        self.last = dict(self.server)

    def _winner(self, mine: bytes | None, theirs: bytes | None) -> bytes | None:
        if mine is None or theirs is None:
            return mine or theirs
        return mine if self.wins == "folder" else theirs

    def _put(self, name: str, data: bytes | None) -> None:
        if data is None:
            (self.folder / name).unlink(missing_ok=True)
            self.server.pop(name, None)
        else:
            self.server[name] = data
            if not (self.folder / name).exists() or (self.folder / name).read_bytes() != data:
                (self.folder / name).write_bytes(data)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(["folder", "server"]), st.lists(STEPS, max_size=14))
def test_two_copies_come_to_rest_alike_and_every_word_typed_is_there_or_disputed(
    wins: str, steps: list[tuple[int, str, int]]
) -> None:
    with TemporaryDirectory() as name:
        root, server = Path(name), dict[str, bytes]()
        clock = TestClock(datetime(2026, 11, 18, 8, 0, tzinfo=UTC))
        with (
            open_store(root / "one.db", now=clock.at, backups=root / "backups", create=True) as one,
            open_store(root / "two.db", now=clock.at, backups=root / "backups", create=True) as two,
        ):
            for side in ("one", "two"):
                (root / side).mkdir()
            folders = [Folder(root / "one", one, clock), Folder(root / "two", two, clock)]
            carriers = [Carrier(folder.path, server, wins) for folder in folders]
            for who in ("Bo Li", "Cy Young", "Eve Dee"):
                person(one, clock(), who)
            rest(folders, carriers)
            typed = []
            for number, (side, what, who) in enumerate(steps):
                if what == "sync":
                    folders[side].sync(force=True)
                elif what == "carry":
                    carriers[side].carry()
                else:
                    typed.append((side, who, what, f"word{number}x"))
                    edit(folders[side], who, what, f"word{number}x")
            rest(folders, carriers)

            assert said(folders[0]) == said(folders[1])
            known = repr(said(folders[0])) + repr(folders[0].disputed()) + repr(folders[1].disputed())
            assert [word for word in last_words(typed) if word not in known] == []


def edit(folder: Folder, who: int, what: str, word: str) -> None:
    number = folder.store.contacts.ids()[who]
    card = card_of(folder.store.contacts.get(number))
    folder.store.contacts.edit(number, edited(card, what, word), folder.clock.move(minutes=1))


def last_words(typed: list[tuple[int, int, str, str]]) -> list[str]:
    """What was typed, but for what was typed over on the same side."""
    words = {(side, who, what if what in FIELDS else word): word for side, who, what, word in typed}
    return list(words.values())


def rest(folders: list[Folder], carriers: list[Carrier]) -> None:
    """Sync and carry on both sides until nothing changes any more."""
    for _ in range(QUIET):
        before = state(folders, carriers)
        for folder, carrier in zip(folders, carriers, strict=True):
            carrier.carry()
            folder.sync(force=True)
            carrier.carry()
        if state(folders, carriers) == before:
            return
    raise AssertionError("they never came to rest")


def state(folders: list[Folder], carriers: list[Carrier]) -> object:
    return [(said(folder), folder.bytes()) for folder in folders], dict(carriers[0].server)


def said(folder: Folder) -> dict[str, object]:
    cards = [card_of(folder.store.contacts.get(number)) for number in folder.store.contacts.ids(archived=True)]
    return {
        card.name: (card.role, card.organisation, card.about, frozenset(card.points), frozenset(card.tags))
        for card in cards
    }
