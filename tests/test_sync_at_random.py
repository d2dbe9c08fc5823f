"""``netui sync`` after any edits on both sides: both say the same, and every word typed is there or disputed."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from conftest import TestClock, person
from folder_side import FIELDS, Folder, edited, new_folder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netui.domain.incoming.folder_card import same_card
from netui.domain.people.contact import ContactPoint, PointKind, State, card_of
from netui.exchange.vcard_folder import as_file, as_read
from netui.store import open_store

EDITS = st.tuples(
    st.sampled_from(["here", "there"]),
    st.integers(0, 3),
    st.sampled_from([*FIELDS, "email", "tag", "no email", "gone", "new", "rename"]),
)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(EDITS, max_size=6), min_size=1, max_size=3))
def test_whatever_is_typed_on_either_side_both_say_the_same_and_hold_it(
    rounds: list[list[tuple[str, int, str]]],
) -> None:
    with TemporaryDirectory() as name:
        root = Path(name)
        clock = TestClock(datetime(2026, 11, 18, 8, 0, tzinfo=UTC))
        with open_store(root / "n.db", now=clock.at, backups=root / "backups", create=True) as store:
            walk = Walk(new_folder(root / "contacts", store, clock))
            for edits in rounds:
                walk.round(edits)


class Walk:
    """A folder and a network edited at random; every word typed is one of a kind, and is looked for afterwards.

    ``typed`` are the words of this round by the side, the person and the field, but for those that the same side
    took away again.
    """

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.count = 0
        self.typed: dict[tuple[str, str, str], str] = {}
        for number in range(2):
            folder.put(f"f{number}.vcf", f"UID:f{number}", f"FN:There {number}", f"EMAIL:f{number}@x.example")
            points = (ContactPoint(PointKind.EMAIL, f"h{number}@x.example"),)
            person(folder.store, folder.clock(), f"Here {number}", points=points)
        folder.sync()

    def round(self, edits: list[tuple[str, int, str]]) -> None:
        self.typed = {}
        for side, who, what in edits:
            self.count += 1
            edit: Callable[[int, str, str], None] = self.here if side == "here" else self.there
            edit(who, what, f"word{self.count}x")
        self.folder.sync(force=True)
        self.check()
        before, past = self.folder.bytes(), self.folder.store.history.past()
        self.folder.sync(force=True)
        assert (self.folder.bytes(), self.folder.store.history.past()) == (before, past)

    def type(self, side: str, name: str, what: str, word: str) -> None:
        self.typed[side, name, what if what in FIELDS else word] = word

    def take_back(self, side: str, name: str, said: str) -> None:
        """The same side took away what ``said`` holds."""
        self.typed = {key: word for key, word in self.typed.items() if key[:2] != (side, name) or word not in said}

    def here(self, who: int, what: str, word: str) -> None:
        """Edit the network."""
        store, now = self.folder.store, self.folder.clock.move(minutes=1)
        ids = store.contacts.ids()
        if what == "new":
            person(store, now, word)
            self.type("here", word, what, word)
        elif ids and what == "gone":
            store.contacts.set_state([ids[who % len(ids)]], State.ARCHIVED, now)
        elif ids and what != "rename":
            card = card_of(store.contacts.get(ids[who % len(ids)]))
            if what == "no email":
                self.take_back("here", card.name, repr(card.points[:1]))
            else:
                self.type("here", card.name, what, word)
            store.contacts.edit(ids[who % len(ids)], edited(card, what, word), now)

    def there(self, who: int, what: str, word: str) -> None:
        """Edit the folder, as another program would."""
        names = self.folder.names()
        if what == "new":
            self.folder.put(f"{word}.vcf", f"UID:{word}", f"FN:{word}")
            self.type("there", word, what, word)
        elif names:
            path = self.folder.path / names[who % len(names)]
            lines = self.folder.lines(path.name)
            name = next(line.removeprefix("FN:") for line in lines if line.startswith("FN:"))
            if what == "gone":
                self.take_back("there", name, repr(lines))
                path.unlink()
            elif what == "rename":
                path.rename(path.with_name(f"{word}.vcf"))
            else:
                if what == "no email":
                    self.take_back("there", name, next((line for line in lines if line.startswith("EMAIL")), ""))
                else:
                    self.type("there", name, what, word)
                path.write_bytes("\r\n".join([*edited_lines(lines, what, word), ""]).encode())

    def check(self) -> None:
        """Everybody active has a file that says the same, and every word typed is on both sides or disputed."""
        contacts = self.folder.store.contacts
        files = [as_read("\r\n".join(self.folder.lines(name))) for name in self.folder.names()]
        by_name = {card.name: card for card in files}
        active = [contacts.get(number) for number in contacts.ids()]
        assert sorted(card.name for card in files) == sorted(contact.name for contact in active)
        for contact in active:
            assert same_card(as_file(contact, ""), by_name[contact.name])
        everyone = [contacts.get(number) for number in contacts.ids(archived=True)]
        known = repr([card_of(contact) for contact in everyone]) + repr(self.folder.disputed())
        assert [word for word in self.typed.values() if word not in known] == []


def edited_lines(lines: list[str], what: str, word: str) -> list[str]:
    name = {"email": "EMAIL", "no email": "EMAIL", "tag": "CATEGORIES"}.get(what) or FIELDS[what]
    there = [line for line in lines if line.split(":")[0].split(";")[0] == name]
    if what == "no email":
        return [line for line in lines if line not in there[:1]]
    if what == "email":
        return [*lines[:-1], f"EMAIL:{word}@x.example", lines[-1]]
    if what == "tag" and there:
        return [f"{line},{word}" if line in there else line for line in lines]
    return [*(line for line in lines[:-1] if line not in there), f"{name}:{word}", lines[-1]]
