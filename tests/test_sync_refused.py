"""What ``netui sync`` leaves alone, and says so: unreadable files, folders that are not what they were."""

from argparse import Namespace
from pathlib import Path

import pytest
from conftest import TestClock
from folder_side import BO, Folder, new_folder, with_bo

from netui.config import read_config
from netui.domain.people.contact import ContactDraft, State
from netui.shell.syncing import sync
from netui.store import Store, StoreError


@pytest.fixture
def folder(store: Store, tmp_path: Path, clock: TestClock) -> Folder:
    return new_folder(tmp_path / "contacts", store, clock)


@pytest.fixture
def bo(folder: Folder) -> Folder:
    return with_bo(folder)


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


def test_of_two_files_of_one_person_the_second_is_left_alone(bo: Folder) -> None:
    (bo.path / "copy.vcf").write_text(BO.replace("Bo Li", "Bo B. Li"))
    said = bo.sync()
    assert "refused: copy.vcf, line 1: left as it is: bo.vcf is of the same person" in said
    assert "4 as they were, 1 refused" in said
    bo.archive("Bo Li")
    bo.sync()
    assert "copy.vcf" in bo.names()


def test_somebody_archived_before_the_folder_came_is_left_alone(folder: Folder) -> None:
    folder.store.contacts.add(ContactDraft("Bo Li"), folder.clock())
    folder.archive("Bo Li")
    uid = folder.store.contacts.get(folder.one("Bo Li")).uid
    folder.put("bo.vcf", f"UID:urn:uuid:{uid.upper()}", "FN:Bo Li")
    assert "left as it is: Bo Li is archived here" in folder.sync()
    assert (folder.state("Bo Li"), folder.names()) == (State.ARCHIVED, ["bo.vcf"])


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
