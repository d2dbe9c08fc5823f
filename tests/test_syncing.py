"""``netui sync``: what is typed on one side of a folder gets to the other, and nothing typed is ever lost."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import TestClock, person
from folder_side import BO, Folder, new_folder, with_bo

from netui.cli import main
from netui.domain.incoming.folder_card import same_card
from netui.domain.incoming.folder_steps import Step
from netui.domain.moment import Moment
from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind, State, Tier
from netui.exchange import vcard_folder
from netui.exchange.vcard_folder import as_read
from netui.exchange.whole_file import NotWritten
from netui.store import Store
from netui.store.incoming.in_step import InStep, Taken


@pytest.fixture
def folder(store: Store, tmp_path: Path, clock: TestClock) -> Folder:
    return new_folder(tmp_path / "contacts", store, clock)


@pytest.fixture
def bo(folder: Folder) -> Folder:
    return with_bo(folder)


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


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_file_keeps_its_version(folder: Folder, version: str) -> None:
    folder.put("bo.vcf", "UID:bo-1", "FN:Bo Li", version=version)
    folder.sync()
    folder.change("Bo Li", role="CEO")
    folder.sync()
    assert folder.lines("bo.vcf")[1] == f"VERSION:{version}"


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


def test_a_crash_between_the_files_and_the_network_loses_and_doubles_nothing(
    bo: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo.change("Bo Li", role="CEO")
    bo.edit("bo.vcf", "X-COLOUR", "ORG:Acme\nX-COLOUR")
    bo.archive("Ana Ruiz")
    person(bo.store, bo.clock(), "Kim Lee")

    def dead(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(InStep, "wrote", dead)
        with pytest.raises(KeyboardInterrupt):
            bo.sync()
    names = bo.names()
    assert "conflict" not in bo.sync()
    assert bo.names() == names
    assert (bo.card("Bo Li").role, bo.card("Bo Li").organisation) == ("CEO", "Acme")
    assert {"TITLE:CEO", "ORG:Acme"} <= set(bo.lines("bo.vcf"))
    assert bo.state("Ana Ruiz") is State.ARCHIVED
    assert len(bo.store.contacts.ids(archived=True)) == 5
    assert bo.sync() == "4 as they were\n"


def test_who_is_edited_in_another_window_meanwhile_is_left_for_the_next_time(
    bo: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo.edit("bo.vcf", "X-COLOUR", "TITLE:CEO\nX-COLOUR")
    take = InStep.take

    def later(self: InStep, folder: str, steps: Sequence[Step], now: Moment) -> Taken:
        bo.change("Bo Li", about="typed meanwhile")
        return take(self, folder, steps, now)

    with monkeypatch.context() as patched:
        patched.setattr(InStep, "take", later)
        assert "bo.vcf: its contact was edited meanwhile, and is left for the next time" in bo.sync()
    bo.sync()
    assert (bo.card("Bo Li").role, bo.card("Bo Li").about) == ("CEO", "typed meanwhile")
    assert {"TITLE:CEO", "NOTE:typed meanwhile"} <= set(bo.lines("bo.vcf"))
