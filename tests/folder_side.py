"""A folder of cards beside a network, as its owner's other programs see it, and edits of both."""

from argparse import Namespace
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

from conftest import TestClock, person

from netui.config import Config
from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind, State, card_of
from netui.shell.syncing import sync
from netui.store import Store

BO = """BEGIN:VCARD
VERSION:4.0
UID:bo-1
FN:Bo Li
N:Li;Bo;;;
EMAIL:bo@li.example
X-COLOUR;X-SHADE="a,b":red
END:VCARD
"""


FIELDS = {"role": "TITLE", "organisation": "ORG", "about": "NOTE"}


@dataclass
class Folder:
    """A folder beside a network, as its owner's other programs see it."""

    path: Path
    store: Store
    clock: TestClock

    def sync(self, **options: object) -> str:
        """Bring both in step; what was said."""
        said = StringIO()
        args = Namespace(**({"folder": str(self.path), "dry_run": False, "force": False, "demo": False} | options))
        with redirect_stdout(said), redirect_stderr(said):
            assert sync(self.store, args, self.clock.move(minutes=1), Config()) == 0
        return said.getvalue()

    def put(self, name: str, *lines: str, version: str = "3.0") -> None:
        whole = ("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")
        (self.path / name).write_bytes("\r\n".join(whole).encode())

    def lines(self, name: str) -> list[str]:
        return (self.path / name).read_bytes().decode().replace("\r\n ", "").splitlines()

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.path / name).read_bytes().decode()
        assert old in text
        (self.path / name).write_bytes(text.replace(old, new).encode())

    def names(self) -> list[str]:
        return sorted(path.name for path in self.path.iterdir())

    def one(self, name: str) -> int:
        """The id of the one contact of a name, the archived too."""
        (found,) = [n for n in self.store.contacts.ids(archived=True) if self.store.contacts.get(n).name == name]
        return found

    def card(self, name: str) -> ContactDraft:
        return card_of(self.store.contacts.get(self.one(name)))

    def state(self, name: str) -> State:
        return self.store.contacts.get(self.one(name)).state

    def change(self, name: str, **fields: object) -> None:
        card = replace(self.card(name), **fields)  # type: ignore[arg-type]
        self.store.contacts.edit(self.one(name), card, self.clock.move(minutes=1))

    def archive(self, name: str, state: State = State.ARCHIVED) -> None:
        self.store.contacts.set_state([self.one(name)], state, self.clock.move(minutes=1))

    def disputed(self) -> list[tuple[str, str, str]]:
        return [(one.field, one.mine, one.theirs) for one in self.store.conflicts.open()]

    def bytes(self) -> dict[str, tuple[bytes, int]]:
        return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in self.path.iterdir()}


def new_folder(path: Path, store: Store, clock: TestClock) -> Folder:
    """An empty folder, and a network beside it."""
    path.mkdir()
    return Folder(path, store, clock)


def with_bo(folder: Folder) -> Folder:
    """The folder in step with Bo, who came from it, and three more who came from the network."""
    (folder.path / "bo.vcf").write_text(BO)
    for name in ("Ana Ruiz", "Cy Young", "Eve Dee"):
        person(folder.store, folder.clock(), name)
    folder.sync()
    return folder


def edited(card: ContactDraft, what: str, word: str) -> ContactDraft:
    match what:
        case "email":
            return replace(card, points=(*card.points, ContactPoint(PointKind.EMAIL, f"{word}@x.example")))
        case "tag":
            return replace(card, tags=(*card.tags, word))
        case "no email":
            return replace(card, points=card.points[1:])
        case "role":
            return replace(card, role=word)
        case "organisation":
            return replace(card, organisation=word)
        case _:
            return replace(card, about=word)
