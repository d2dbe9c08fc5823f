"""Conflict copies beside the network: found, compared with what is here, taken in, and never written."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import TestClock, line, person
from test_schemas import released

from netui.domain.interaction import Kind
from netui.domain.moment import moment_at
from netui.domain.people.contact import ContactDraft
from netui.store import Store, StoreError, open_store
from netui.store.checking.copies import beside, in_folder
from netui.store.file.conflict_copies import copies_of, is_network, network_in

DROPBOX = "network (Bo's conflicted copy 2026-11-18).db"
SYNCTHING = "network.sync-conflict-20261118-090001-ABCDEF7.db"


def call(store: Store, who: int, text: str, clock: TestClock) -> None:
    store.interactions.log(Kind.CALL, [who], line(store, text, clock.move(minutes=1)), clock())


@contextmanager
def on_another_computer(store: Store, clock: TestClock, name: str = DROPBOX) -> Iterator[Store]:
    """The network as another computer has it, under the name that a sync program will give it here."""
    store.close()
    target = store.path.with_name(name)
    shutil.copyfile(store.path, target)
    with open_store(target, now=clock.at, backups=store.path.parent / "elsewhere") as other:
        yield other


def again(store: Store, clock: TestClock) -> Store:
    return open_store(store.path, now=clock.at, backups=store.path.parent / "backups")


def said(store: Store, clock: TestClock) -> list[str]:
    return [one.says for one in beside(store.path, store.whole_network, clock()) if not one.well]


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_without_a_copy_all_is_well(store: Store, clock: TestClock) -> None:
    for name in ("network.txt", "other.db", "network-20261118T080000Z.db", "network-notes.db"):
        (store.path.parent / name).write_text("not a network")
    (found,) = beside(store.path, store.whole_network, clock())
    assert found.well


@pytest.mark.parametrize("name", [DROPBOX, SYNCTHING, "network 2.db", "network-LAPTOP-7Q2K.db", "network.db.orig"])
def test_what_a_copy_has_and_the_network_has_not_is_counted_and_taken_in_once(
    store: Store, clock: TestClock, name: str
) -> None:
    bo = person(store, clock(), "Bo Li")
    call(store, bo, "the harbour", clock)
    with on_another_computer(store, clock, name) as other:
        cy = person(other, clock.move(minutes=5), "Cy Young")
        call(other, cy, "the fair >the deck fri", clock)
        call(other, bo, "from the train", clock)
    with again(store, clock) as here:
        call(here, bo, "from my desk", clock)
        copy = here.path.with_name(name)
        before = everything(here.path.parent)
        (sentence,) = said(here, clock)
        assert f"{copy} looks like a conflict copy by " in sentence
        assert "with 2 contacts and 3 entries; not here: 1 contact, 2 entries, " in sentence
        assert "netui import '" in sentence or f"netui import {copy}" in sentence
        assert everything(here.path.parent) == before

        here.whole_network.take_in(network_in(copy, here.path), clock())
        assert sorted(here.contacts.get(one).name for one in here.contacts.ids()) == ["Bo Li", "Cy Young"]
        assert len(here.timeline.of(bo)) == 3
        assert copy.read_bytes() == before[name]
        (after,) = said(here, clock)
        assert "all of it is here, so it can be deleted" in after
        here.history.undo()
        assert len(here.contacts.ids()) == 1


def test_a_card_changed_on_both_sides_is_told(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo Li", role="clerk")
    with on_another_computer(store, clock) as other:
        other.contacts.edit(bo, ContactDraft("Bo Li", role="captain"), clock.move(minutes=1))
    with again(store, clock) as here:
        (sentence,) = said(here, clock)
        assert "all of it is here" not in sentence
        assert "otherwise here: " in sentence or "to be merged: 1 card" in sentence


def test_a_file_that_only_might_be_a_copy_counts_if_a_network_is_in_it(store: Store, clock: TestClock) -> None:
    (store.path.parent / "network-LAPTOP.db").write_bytes(b"somebody's own notes" * 20)
    assert copies_of(store.path) == []
    (store.path.parent / SYNCTHING).write_bytes(b"somebody's own notes" * 20)
    (sentence,) = said(store, clock)
    assert "no network is in it: look at it and move it elsewhere" in sentence


def test_a_damaged_copy_is_one_sentence_and_stays_as_it_is(store: Store, clock: TestClock) -> None:
    for number in range(40):
        person(store, clock(), f"Somebody {number}", about="x" * 3000)
    with on_another_computer(store, clock):
        pass
    copy = store.path.with_name(DROPBOX)
    pages = bytearray(copy.read_bytes())
    pages[40_000:60_000] = bytes(20_000)
    copy.write_bytes(pages)
    with again(store, clock) as here:
        (sentence,) = said(here, clock)
    assert "is damaged" in sentence
    assert copy.read_bytes() == bytes(pages)


def test_nothing_can_be_taken_in_from_the_network_itself_or_from_what_is_none(
    store: Store, tmp_path: Path
) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(store.path)
    for path in (store.path, link):
        assert is_network(path, store.path)
        with pytest.raises(StoreError, match="is the network itself: there is nothing to take in"):
            network_in(path, store.path)
    letter = tmp_path / "letter.db"
    letter.write_bytes(b"a letter")
    assert not is_network(letter, store.path)
    assert not is_network(tmp_path / "missing.db", store.path)
    with pytest.raises(StoreError, match="is not a netui file"):
        network_in(letter)


def test_an_older_copy_is_read_as_this_version_would_have_it(tmp_path: Path, clock: TestClock) -> None:
    (tmp_path / "old").mkdir()
    old = released(1, tmp_path / "old")
    before = old.read_bytes()
    network = network_in(old)
    with open_store(tmp_path / "network.db", now=clock.at, backups=tmp_path / "b", create=True) as here:
        assert network.schema == here.whole_network.schema
        report = here.whole_network.take_in(network, clock())
        assert report.new.get("contact", 0) == len(network.tables["contact"]) > 0
    assert old.read_bytes() == before


def test_comparing_waits_for_nobody_and_changes_nothing_here(store: Store, clock: TestClock) -> None:
    person(store, clock(), "Bo Li")
    with on_another_computer(store, clock) as other:
        person(other, clock(), "Cy Young")
    with again(store, clock) as here:
        before, past = here.path.read_bytes(), here.history.past()
        said(here, clock)
        assert here.history.past() == past
        assert here.path.read_bytes() == before
        late = moment_at(clock.at + timedelta(days=1), clock.zone)
        assert here.due.queue(late) is not None


def test_copies_among_the_cards_are_noticed(tmp_path: Path) -> None:
    assert in_folder(tmp_path).well
    (tmp_path / "ana.vcf").touch()
    (tmp_path / "ana-2.vcf").touch()
    (tmp_path / "ana 2.vcf").touch()
    assert in_folder(tmp_path).well, "two people may have one name"
    (tmp_path / "ana.sync-conflict-20261118-090001-ABCDEF7.vcf").touch()
    (tmp_path / "bo (conflicted copy 2026-11-18 090001).vcf").touch()
    found = in_folder(tmp_path)
    assert not found.well
    assert found.says.startswith(f"2 conflict copies in {tmp_path} (")
