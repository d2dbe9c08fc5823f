"""``netui sync``: what is typed on one side of a folder gets to the other, and nothing typed is ever lost."""

import os
from argparse import Namespace
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import TestClock, person
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netui.cli import main
from netui.config import Config, read_config
from netui.domain.incoming.folder_card import same_card
from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind, State, Tier, card_of
from netui.exchange import vcard_folder
from netui.exchange.vcard_folder import as_file, as_read
from netui.exchange.whole_file import NotWritten
from netui.shell.syncing import sync
from netui.store import Store, StoreError, open_store

BO = """BEGIN:VCARD
VERSION:4.0
UID:bo-1
FN:Bo Li
N:Li;Bo;;;
EMAIL:bo@li.example
X-COLOUR;X-SHADE="a,b":red
END:VCARD
"""


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


@pytest.fixture
def folder(store: Store, tmp_path: Path, clock: TestClock) -> Folder:
    path = tmp_path / "contacts"
    path.mkdir()
    return Folder(path, store, clock)


@pytest.fixture
def bo(folder: Folder) -> Folder:
    """A folder in step with Bo, who came from it, and three more who came from here."""
    (folder.path / "bo.vcf").write_text(BO)
    for name in ("Ana Ruiz", "Cy Young", "Eve Dee"):
        person(folder.store, folder.clock(), name)
    folder.sync()
    return folder


def test_who_is_new_on_one_side_is_new_on_the_other(folder: Folder) -> None:
    (folder.path / "bo.vcf").write_text(BO)
    ana = person(folder.store, folder.clock(), "Ana Ruiz", role="CTO")
    pool = folder.store.contacts.add(ContactDraft("Pia Pool"), folder.clock(), Tier.POOL).subject or 0
    dead = person(folder.store, folder.clock(), "Old Friend")
    folder.store.contacts.set_state([dead], State.DECEASED, folder.clock())

    assert folder.sync().splitlines()[0] == "here 1 new; in the folder 2 new; 0 as they were"

    assert folder.store.contacts.get(folder.one("Bo Li")).tier is Tier.POOL
    uids = [folder.store.contacts.get(number).uid for number in (ana, pool)]
    assert folder.names() == sorted(["bo.vcf", *(f"{uid}.vcf" for uid in uids)])
    assert {"VERSION:3.0", f"UID:urn:uuid:{uids[0]}", "FN:Ana Ruiz", "TITLE:CTO"} <= set(
        folder.lines(f"{uids[0]}.vcf")
    )
    assert (folder.path / "bo.vcf").read_text() == BO


def test_what_is_in_step_is_not_touched_and_is_no_change(bo: Folder) -> None:
    before, past = bo.bytes(), bo.store.history.past()
    bo.store.contacts.edit(bo.one("Bo Li"), replace(bo.card("Bo Li"), hook="met on a boat"), bo.clock())
    past = bo.store.history.past()
    assert bo.sync() == "4 as they were\n"
    assert bo.bytes() == before
    assert bo.store.history.past() == past


def test_a_change_here_goes_into_the_file_and_the_rest_of_it_stays_to_the_letter(bo: Folder) -> None:
    os.chmod(bo.path / "bo.vcf", 0o640)  # noqa: PTH101
    bo.change("Bo Li", role="CEO")
    assert bo.sync() == "in the folder 1 changed; 3 as they were\n"
    assert bo.lines("bo.vcf") == [*BO.splitlines()[:5], "TITLE:CEO", *BO.splitlines()[5:]]
    assert (bo.path / "bo.vcf").stat().st_mode & 0o777 == 0o640
    assert bo.sync() == "4 as they were\n"


def test_a_change_in_the_file_comes_here_as_one_change(bo: Folder) -> None:
    bo.edit("bo.vcf", "X-COLOUR", "TITLE:CEO\nNOTE:likes tea\nX-COLOUR")
    before = bo.bytes()
    assert bo.sync().startswith("here 1 changed; 3 as they were\n")
    assert (bo.card("Bo Li").role, bo.card("Bo Li").about) == ("CEO", "likes tea")
    assert bo.bytes() == before
    assert bo.store.history.past()[0].name == "sync contacts: 1 changed"


def test_what_netui_does_not_show_is_kept_when_it_changes_in_the_file(bo: Folder) -> None:
    bo.edit("bo.vcf", ":red", ":blue")
    assert "1 read anew" in bo.sync()
    bo.change("Bo Li", role="CEO")
    bo.sync()
    assert 'X-COLOUR;X-SHADE="a,b":blue' in bo.lines("bo.vcf")
    (page,) = bo.store.dossiers.pages([bo.one("Bo Li")], bo.clock())
    assert "blue" in page[0].originals[0]


def test_changes_on_both_sides_meet_field_by_field(bo: Folder) -> None:
    bo.change("Bo Li", role="CEO", points=(*bo.card("Bo Li").points, ContactPoint(PointKind.PHONE, "+34 600")))
    bo.edit("bo.vcf", "X-COLOUR", "ORG:Acme\nEMAIL:bo@home.example\nX-COLOUR")
    assert "here 1 changed; in the folder 1 changed; 3 as they were" in bo.sync()
    card = bo.card("Bo Li")
    assert (card.role, card.organisation) == ("CEO", "Acme")
    assert {point.value for point in card.points} == {"bo@li.example", "+34 600", "bo@home.example"}
    assert same_card(as_read("\n".join(bo.lines("bo.vcf"))), card)
    assert bo.disputed() == []
    assert bo.sync() == "4 as they were\n"


def test_one_field_changed_on_both_sides_stays_as_it_is_here_and_the_other_is_kept(bo: Folder) -> None:
    bo.change("Bo Li", role="CEO")
    bo.edit("bo.vcf", "X-COLOUR", "TITLE:Boss\nX-COLOUR")
    said = bo.sync()
    assert "conflict: Bo Li (bo.vcf), role: “CEO” stands, “Boss” is kept" in said
    assert "1 in conflict" in said
    assert bo.card("Bo Li").role == "CEO"
    assert "TITLE:CEO" in bo.lines("bo.vcf")
    assert bo.disputed() == [("role", "CEO", "Boss")]
    assert bo.sync() == "4 as they were\n"


def test_the_same_change_on_both_sides_is_no_conflict(bo: Folder) -> None:
    bo.change("Bo Li", role="CEO")
    bo.edit("bo.vcf", "X-COLOUR", "TITLE:CEO\nX-COLOUR")
    before = bo.bytes()
    assert "conflict" not in bo.sync()
    assert bo.bytes() == before


def test_a_deleted_file_archives_its_contact_who_stays_archived(bo: Folder) -> None:
    (bo.path / "bo.vcf").unlink()
    assert "Bo Li (bo.vcf): archived here: the file was deleted" in bo.sync()
    assert bo.state("Bo Li") is State.ARCHIVED
    assert bo.sync() == "3 as they were\n"
    assert (bo.state("Bo Li"), len(bo.names())) == (State.ARCHIVED, 3)

    bo.archive("Bo Li", State.ACTIVE)
    assert bo.sync() == "in the folder 1 new; 3 as they were\n"
    assert 'X-COLOUR;X-SHADE="a,b":red' in bo.lines("bo-1.vcf")


def test_a_file_that_comes_back_brings_its_contact_back(bo: Folder) -> None:
    (bo.path / "bo.vcf").unlink()
    bo.sync()
    (bo.path / "bo.vcf").write_text(BO.replace("END", "TITLE:CEO\nEND"))
    assert "1 brought back" in bo.sync()
    assert (bo.state("Bo Li"), bo.card("Bo Li").role) == (State.ACTIVE, "CEO")


def test_a_deleted_file_is_written_again_if_its_contact_was_changed_here(bo: Folder) -> None:
    bo.change("Bo Li", role="CEO")
    (bo.path / "bo.vcf").unlink()
    assert "the file was deleted there and the contact changed here since: written again" in bo.sync()
    assert {"TITLE:CEO", "UID:bo-1", 'X-COLOUR;X-SHADE="a,b":red'} <= set(bo.lines("bo.vcf"))
    assert bo.state("Bo Li") is State.ACTIVE


@pytest.mark.parametrize("how", ["archived", "deleted"])
def test_who_is_not_here_any_more_takes_the_file_along(bo: Folder, how: str) -> None:
    if how == "archived":
        bo.archive("Bo Li")
    else:
        bo.store.removing.remove([bo.one("Bo Li")], bo.clock())
    assert bo.sync() == "in the folder 1 removed; 3 as they were\n"
    assert "bo.vcf" not in bo.names()
    assert bo.sync() == "3 as they were\n"

    bo.store.history.undo()
    assert bo.sync() == "in the folder 1 new; 3 as they were\n"
    assert (bo.state("Bo Li"), "bo-1.vcf" in bo.names()) == (State.ACTIVE, True)


@pytest.mark.parametrize("how", ["archived", "deleted"])
def test_who_is_not_here_any_more_comes_back_if_the_file_was_changed(bo: Folder, how: str) -> None:
    if how == "archived":
        bo.change("Bo Li", about="likes tea")
        bo.archive("Bo Li")
    else:
        bo.store.removing.remove([bo.one("Bo Li")], bo.clock())
    bo.edit("bo.vcf", "X-COLOUR", "TITLE:CEO\nX-COLOUR")
    assert f"Bo Li (bo.vcf): {how} here and changed in the folder since: here again" in bo.sync()
    assert (bo.state("Bo Li"), bo.card("Bo Li").role) == (State.ACTIVE, "CEO")
    assert ("NOTE:likes tea" in bo.lines("bo.vcf")) is (how == "archived")
    assert bo.sync() == "4 as they were\n"


def test_who_has_died_keeps_the_file(bo: Folder) -> None:
    bo.archive("Bo Li", State.DECEASED)
    assert bo.sync() == "4 as they were\n"
    (bo.path / "bo.vcf").unlink()
    bo.sync()
    assert bo.state("Bo Li") is State.DECEASED


@pytest.mark.parametrize("gone", [4, 3, "folder"])
def test_a_folder_of_which_most_is_gone_is_refused_and_nobody_archived(bo: Folder, gone: int | str) -> None:
    for name in bo.names()[: gone if isinstance(gone, int) else None]:
        (bo.path / name).unlink()
    if gone == "folder":
        bo.path.rmdir()
    past = bo.store.history.past()
    with pytest.raises(StoreError, match=r"there is no folder|of its 4 files are gone"):
        bo.sync()
    assert bo.store.history.past() == past
    assert bo.state("Bo Li") is State.ACTIVE
    if gone != "folder":
        assert f"here {gone} archived" in bo.sync(force=True)


def test_most_of_the_files_are_not_removed_without_a_word(bo: Folder) -> None:
    for name in ("Bo Li", "Ana Ruiz", "Cy Young"):
        bo.archive(name)
    with pytest.raises(StoreError, match="3 of its 4 files would be removed"):
        bo.sync()
    assert len(bo.names()) == 4
    bo.sync(force=True)
    assert len(bo.names()) == 1


REFUSED = {
    "latin.vcf": BO.replace("Bo Li", "Bø Li").encode("latin-1"),
    "group.vcf": BO.replace("END", "KIND:group\nEND").encode(),
    "two.vcf": (BO + BO.replace("bo-1", "bo-2")).encode(),
    "cut.vcf": BO.partition("END")[0].encode(),
    "empty.vcf": b"",
    "marks.vcf": BO.replace("FN", "<<<<<<< ours\nFN").encode(),
    "bo.sync-conflict-20261118-090000-ABCDEFG.vcf": BO.encode(),
    ".hidden.vcf": BO.encode(),
    "bo.vcf.tmp": BO.encode(),
    "nobody.vcf": b"BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_whole_is_said_and_left_alone(folder: Folder, name: str) -> None:
    (folder.path / name).write_bytes(REFUSED[name])
    said = folder.sync()
    assert f"netui: refused: {name}, line " in said
    assert "0 as they were, 1 refused" in said
    assert (folder.path / name).read_bytes() == REFUSED[name]
    assert folder.store.contacts.ids(archived=True) == []


@pytest.mark.parametrize("name", [name for name in REFUSED if name.endswith(".vcf") and name.count(".") == 1])
def test_a_known_file_that_cannot_be_read_any_more_is_not_deleted_and_archives_nobody(
    bo: Folder, name: str
) -> None:
    (bo.path / "bo.vcf").write_bytes(REFUSED[name])
    bo.change("Bo Li", role="CEO")
    assert "refused: bo.vcf" in bo.sync()
    bo.archive("Bo Li")
    assert "refused: bo.vcf" in bo.sync()
    assert (bo.path / "bo.vcf").read_bytes() == REFUSED[name]

    bo.archive("Bo Li", State.ACTIVE)
    (bo.path / "bo.vcf").write_text(BO.replace("END", "ORG:Acme\nEND"))
    bo.sync()
    assert (bo.card("Bo Li").role, bo.card("Bo Li").organisation) == ("CEO", "Acme")


def test_files_of_other_kinds_are_nobodys_business(folder: Folder) -> None:
    (folder.path / ".git").mkdir()
    (folder.path / ".git" / "x.vcf").write_text(BO)
    for name in ("README.md", ".gitignore", ".stignore", ".Radicale.props", "photo.jpg"):
        (folder.path / name).write_text("x")
    assert folder.sync() == "0 as they were\n"


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_file_keeps_its_version(folder: Folder, version: str) -> None:
    folder.put("bo.vcf", "UID:bo-1", "FN:Bo Li", version=version)
    folder.sync()
    folder.change("Bo Li", role="CEO")
    folder.sync()
    assert folder.lines("bo.vcf")[1] == f"VERSION:{version}"


def test_of_two_files_of_one_person_the_second_is_left_alone(bo: Folder) -> None:
    (bo.path / "copy.vcf").write_text(BO.replace("Bo Li", "Bo B. Li"))
    said = bo.sync()
    assert "refused: copy.vcf, line 1: left as it is: bo.vcf is of the same person" in said
    assert "4 as they were, 1 refused" in said
    bo.archive("Bo Li")
    bo.sync()
    assert "copy.vcf" in bo.names()


def test_a_file_of_somebody_known_by_name_and_address_is_theirs(folder: Folder) -> None:
    here = person(
        folder.store, folder.clock(), "Bo Li", role="CEO", points=(ContactPoint(PointKind.EMAIL, "BO@li.example"),)
    )
    folder.put("bo.vcf", "UID:bo-1", "FN:Bo Li", "EMAIL:bo@li.example", "TEL:+34 600", "TITLE:Boss")
    folder.sync()
    assert folder.store.contacts.ids(archived=True) == [here]
    assert folder.names() == ["bo.vcf"]
    assert [point.value for point in folder.card("Bo Li").points] == ["BO@li.example", "+34 600"]
    assert folder.disputed() == [("role", "CEO", "Boss")]
    assert "TITLE:CEO" in folder.lines("bo.vcf")


def test_somebody_archived_before_the_folder_came_is_left_alone(folder: Folder) -> None:
    folder.store.contacts.add(ContactDraft("Bo Li"), folder.clock())
    folder.archive("Bo Li")
    uid = folder.store.contacts.get(folder.one("Bo Li")).uid
    folder.put("bo.vcf", f"UID:urn:uuid:{uid.upper()}", "FN:Bo Li")
    assert "left as it is: Bo Li is archived here" in folder.sync()
    assert (folder.state("Bo Li"), folder.names()) == (State.ARCHIVED, ["bo.vcf"])


def test_a_renamed_file_is_the_same_file(bo: Folder) -> None:
    (bo.path / "bo.vcf").rename(bo.path / "moved.vcf")
    bo.edit("moved.vcf", "X-COLOUR", "TITLE:CEO\nX-COLOUR")
    bo.sync()
    assert (bo.card("Bo Li").role, bo.state("Bo Li")) == ("CEO", State.ACTIVE)
    assert bo.sync() == "4 as they were\n"
    bo.change("Bo Li", role="CFO")
    bo.sync()
    assert "TITLE:CFO" in bo.lines("moved.vcf")
    assert "bo.vcf" not in bo.names()


def test_two_people_merged_into_one_have_one_file_with_all_that_was_in_both(folder: Folder) -> None:
    folder.put("a.vcf", "UID:a", "FN:Bo Li", "EMAIL:bo@li.example", "X-ONE:1")
    folder.put("b.vcf", "UID:b", "FN:Bo L.", "EMAIL:bo@home.example", "X-TWO:2")
    folder.sync()
    folder.store.merging.merge(folder.one("Bo Li"), folder.one("Bo L."), folder.clock())
    folder.sync(force=True)
    assert folder.names() == ["a.vcf"]
    assert {"X-ONE:1", "X-TWO:2", "EMAIL:bo@li.example", "EMAIL:bo@home.example"} <= set(folder.lines("a.vcf"))
    assert folder.sync() == "1 as they were\n"


def test_what_came_from_the_folder_and_is_undone_comes_again(bo: Folder) -> None:
    bo.edit("bo.vcf", "X-COLOUR", "TITLE:CEO\nX-COLOUR")
    bo.put("new.vcf", "UID:new", "FN:Nia New")
    bo.sync()
    bo.store.history.undo()
    assert bo.card("Bo Li").role == ""
    before = bo.bytes()
    bo.sync()
    assert (bo.card("Bo Li").role, bo.state("Nia New")) == ("CEO", State.ACTIVE)
    assert bo.bytes() == before


def test_an_edit_undone_after_it_was_written_is_undone_in_the_file_too(bo: Folder) -> None:
    before = bo.lines("bo.vcf")
    bo.change("Bo Li", role="CEO")
    bo.sync()
    bo.store.history.undo()
    bo.sync()
    assert bo.lines("bo.vcf") == before
    bo.store.history.redo()
    bo.sync()
    assert "TITLE:CEO" in bo.lines("bo.vcf")


def test_an_undone_merge_of_both_sides_loses_neither(bo: Folder) -> None:
    bo.change("Bo Li", role="CEO")
    bo.edit("bo.vcf", "X-COLOUR", "ORG:Acme\nX-COLOUR")
    bo.sync()
    bo.store.history.undo()
    bo.sync()
    assert (bo.card("Bo Li").role, bo.card("Bo Li").organisation) == ("CEO", "Acme")
    assert {"TITLE:CEO", "ORG:Acme"} <= set(bo.lines("bo.vcf"))


def test_a_file_that_cannot_be_written_is_not_agreed_on_and_written_the_next_time(
    bo: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo.change("Bo Li", role="CEO")
    bo.edit("bo.vcf", "X-COLOUR", "ORG:Acme\nX-COLOUR")
    bo.change("Ana Ruiz", role="CTO")

    def full(*_: object) -> None:
        raise NotWritten("bo.vcf cannot be written: no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(vcard_folder, "_write", full)
        said = bo.sync()
    assert "no space left" in said
    assert "here 1 changed; 2 as they were" in said
    assert "TITLE:CEO" not in bo.lines("bo.vcf")
    assert bo.card("Bo Li").organisation == "Acme"
    assert bo.sync() == "in the folder 2 changed; 2 as they were\n"
    assert {"TITLE:CEO", "ORG:Acme"} <= set(bo.lines("bo.vcf"))


def test_a_dry_run_says_the_same_and_writes_nothing(bo: Folder) -> None:
    bo.change("Bo Li", role="CEO")
    bo.edit("bo.vcf", "X-COLOUR", "TITLE:Boss\nX-COLOUR")
    person(bo.store, bo.clock(), "Kim Lee")
    before, file = bo.bytes(), bo.store.path.read_bytes()
    dry = bo.sync(dry_run=True)
    assert (bo.bytes(), bo.store.path.read_bytes()) == (before, file)
    assert dry.splitlines()[:2] == bo.sync().splitlines()[:2]


def test_the_folder_is_remembered_or_configured(folder: Folder, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="name the folder the first time"):
        folder.sync(folder=None)
    with pytest.raises(StoreError, match=r"there is no folder .*: make it first"):
        folder.sync(folder=str(tmp_path / "nowhere"))
    folder.put("bo.vcf", "UID:bo-1", "FN:Bo Li")
    folder.sync()
    assert folder.sync(folder=None) == "1 as they were\n"
    (tmp_path / "other").mkdir()
    folder.sync(folder=str(tmp_path / "other"))
    with pytest.raises(StoreError, match="several folders"):
        folder.sync(folder=None)
    (tmp_path / "config.toml").write_text(f'folder = "{folder.path}"')
    config, problems = read_config(tmp_path / "config.toml")
    assert (problems, config.folder) == ([], str(folder.path))
    args = Namespace(folder=None, dry_run=False, force=False, demo=False)
    assert sync(folder.store, args, folder.clock(), config) == 0


def test_a_folder_of_address_books_is_not_one_itself(folder: Folder) -> None:
    (folder.path / "default").mkdir()
    (folder.path / "default" / "bo.vcf").write_text(BO)
    with pytest.raises(StoreError, match=r"name .*contacts/default"):
        folder.sync()


def test_the_demo_never_gets_into_a_folder_of_ones_own(bo: Folder, tmp_path: Path) -> None:
    for named in (None, str(bo.path)):
        with pytest.raises(StoreError, match=r"name .* folder for"):
            bo.sync(folder=named, demo=True)


def test_the_verb_makes_the_network_and_keeps_a_backup_of_the_first_time(
    tmp_path: Path, clock: TestClock, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "bo.vcf").write_text(BO)
    assert main(["sync", str(tmp_path / "cards")], clock=clock) == 0
    assert capsys.readouterr().out.startswith("here 1 new; 0 as they were\n")
    assert main(["sync"], clock=clock) == 0
    assert capsys.readouterr().out == "1 as they were\n"
    assert len(list(tmp_path.glob("state/netui/backups/*/*.db"))) == 1


FIELDS = {"role": "TITLE", "organisation": "ORG", "about": "NOTE"}
EDITS = st.tuples(
    st.sampled_from(["here", "there"]),
    st.integers(0, 3),
    st.sampled_from([*FIELDS, "email", "tag", "no email", "gone", "new", "rename"]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(EDITS, max_size=6), min_size=1, max_size=3))
def test_whatever_is_typed_on_either_side_both_say_the_same_and_hold_it(
    rounds: list[list[tuple[str, int, str]]],
) -> None:
    with TemporaryDirectory() as name:
        root = Path(name)
        clock = TestClock(datetime(2026, 11, 18, 8, 0, tzinfo=UTC))
        with open_store(root / "n.db", now=clock.at, backups=root / "backups", create=True) as store:
            (root / "contacts").mkdir()
            walk = Walk(Folder(root / "contacts", store, clock))
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
