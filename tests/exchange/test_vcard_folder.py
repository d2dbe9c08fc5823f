"""A folder of cards is looked at whatever is in it, and a file is written or removed only as it was looked at."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.domain.incoming.folder_card import same_card
from netui.domain.incoming.folder_steps import Here, Push, Step, There
from netui.domain.people.contact import Contact, ContactPoint, PartialDate, PointKind
from netui.exchange.vcard_folder import (
    ChangedMeanwhile,
    NoFolder,
    as_file,
    as_read,
    carry,
    collections,
    look,
    written,
)
from netui.exchange.whole_file import NotWritten

UID = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
BO = Contact(1, UID, "Bo Li", role="CEO", points=(ContactPoint(PointKind.EMAIL, "bo@li.example", "work"),))
CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:bo-1\r\nFN:Bo Li\r\nX-COLOUR:red\r\nEND:VCARD\r\n"


def sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def seen(folder: Path, name: str) -> There:
    (found,) = [there for there in look(folder, {}) if there.file == name]
    return found


def step(there: There | None, push: Push, *also: There) -> Step:
    return Step("bo.vcf", UID, Here(BO, "own"), there, push=push, before=("{}",), also=also)


def test_a_file_of_the_known_bytes_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "bo.vcf").write_bytes(CARD.encode())
    digest = seen(tmp_path, "bo.vcf").digest
    assert look(tmp_path, {"bo.vcf": digest}) == (There("bo.vcf", digest),)
    (there,) = look(tmp_path, {"bo.vcf": "another"})
    assert there.card is not None
    assert (there.card.name, there.card.uid, there.digest) == ("Bo Li", "bo-1", digest)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda path: path.mkdir(), id="folder"),
        pytest.param(lambda path: os.mkfifo(path), id="pipe"),
        pytest.param(lambda path: path.symlink_to("nowhere"), id="link that leads nowhere"),
        pytest.param(lambda path: path.write_bytes(b"x" * 64), id="no card"),
        pytest.param(lambda path: sparse(path, 1 << 30), id="too large"),
    ],
)
def test_what_is_called_a_card_and_is_none_is_refused_at_once(tmp_path: Path, make: object) -> None:
    make(tmp_path / "bo.vcf")  # type: ignore[operator]
    (there,) = look(tmp_path, {})
    assert there.refused is not None
    assert there.card is None
    assert there.refused.file == "bo.vcf"


def test_a_name_that_is_no_text_is_refused_and_harmless(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"b\xff.vcf")).write_bytes(CARD.encode())
    (there,) = look(tmp_path, {})
    assert there.refused is not None
    there.file.encode()


@settings(max_examples=200)
@given(st.binary(max_size=200), st.integers(0, len(CARD)), st.integers(0, len(CARD)))
def test_whatever_the_bytes_a_file_is_read_whole_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, begin: int, end: int
) -> None:
    folder = tmp_path_factory.getbasetemp() / "fuzz"
    folder.mkdir(exist_ok=True)
    raw = CARD.encode()
    (folder / "bo.vcf").write_bytes(raw[:begin] + data + raw[end:])
    (there,) = look(folder, {})
    assert (there.card is None) is (there.refused is not None)


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for name, says in (("nowhere", "there is no folder"), ("file", "is no folder")):
        with pytest.raises(NoFolder, match=says):
            look(tmp_path / name, {})
        with pytest.raises(NoFolder, match=says):
            collections(tmp_path / name)


def test_address_books_are_found_only_beside_no_card(tmp_path: Path) -> None:
    for name in ("work", "home", "empty", ".git"):
        (tmp_path / name).mkdir()
        if name != "empty":
            (tmp_path / name / "bo.vcf").write_text(CARD)
    assert collections(tmp_path) == ("home", "work")
    (tmp_path / "bo.vcf").write_text(CARD)
    assert collections(tmp_path) == ()


def test_a_card_is_written_into_the_text_that_stands_there(tmp_path: Path) -> None:
    target = tmp_path / "bo.vcf"
    target.write_bytes(CARD.encode())
    agreed = carry(
        tmp_path,
        step(seen(tmp_path, "bo.vcf"), Push.CHANGED),
        BO,
        "own",
        ["BEGIN:VCARD\nFN:Bo\nX-OLD:1\nEND:VCARD"],
    )
    assert {"VERSION:4.0", "UID:bo-1", "X-COLOUR:red", "TITLE:CEO"} <= set(target.read_text().splitlines())
    assert "X-OLD" not in target.read_text()
    assert agreed is not None
    assert (agreed.digest, agreed.own, agreed.before) == (seen(tmp_path, "bo.vcf").digest, "own", ("{}",))


def test_a_file_that_says_it_already_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "bo.vcf").write_text(written(BO, []).text.replace("\r\n", "\n"))
    before = (tmp_path / "bo.vcf").stat()
    there = seen(tmp_path, "bo.vcf")
    agreed = carry(tmp_path, step(there, Push.CHANGED), BO, "own", [])
    assert agreed is not None
    assert (agreed.digest, agreed.said, agreed.before) == (there.digest, "{}", ())
    assert (tmp_path / "bo.vcf").stat() == before


@pytest.mark.parametrize("push", [Push.CHANGED, Push.REMOVED])
def test_a_file_changed_since_it_was_looked_at_is_left_alone(tmp_path: Path, push: Push) -> None:
    (tmp_path / "bo.vcf").write_bytes(CARD.encode())
    there = seen(tmp_path, "bo.vcf")
    (tmp_path / "bo.vcf").write_bytes(CARD.replace("red", "blue").encode())
    with pytest.raises(ChangedMeanwhile, match=r"bo\.vcf was changed meanwhile"):
        carry(tmp_path, step(there, push), BO, "own", [])
    assert "blue" in (tmp_path / "bo.vcf").read_text()
    (tmp_path / "bo.vcf").unlink()
    with pytest.raises(ChangedMeanwhile, match="cannot be read any more"):
        carry(tmp_path, step(there, push), BO, "own", [])
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_never_goes_over_one_that_has_come_meanwhile(tmp_path: Path) -> None:
    (tmp_path / "bo.vcf").write_bytes(CARD.encode())
    with pytest.raises(NotWritten, match="exists already"):
        carry(tmp_path, step(None, Push.NEW), BO, "own", [])
    assert (tmp_path / "bo.vcf").read_bytes() == CARD.encode()


def test_a_new_file_is_for_its_owner_only_and_holds_what_imports_held(tmp_path: Path) -> None:
    agreed = carry(tmp_path, step(None, Push.NEW), BO, "own", [CARD, "Name,Mail\nBo,bo@li.example"])
    assert agreed is not None
    assert (tmp_path / "bo.vcf").stat().st_mode & 0o777 == 0o600
    assert {"VERSION:3.0", "X-COLOUR:red", "UID:bo-1"} <= set((tmp_path / "bo.vcf").read_text().splitlines())


def test_what_those_held_who_were_merged_into_one_goes_into_the_one_file(tmp_path: Path) -> None:
    (tmp_path / "bo.vcf").write_bytes(CARD.encode())
    (tmp_path / "two.vcf").write_bytes(CARD.replace("X-COLOUR:red", "X-SIZE:9").encode())
    carry(tmp_path, step(seen(tmp_path, "bo.vcf"), Push.CHANGED, seen(tmp_path, "two.vcf")), BO, "own", [])
    assert {"X-COLOUR:red", "X-SIZE:9"} <= set((tmp_path / "bo.vcf").read_text().splitlines())


CONTACTS = st.builds(
    Contact,
    st.just(1),
    st.just(UID),
    st.sampled_from(["Bo Li", "李明", "Ana; Ruiz, Dr."]),
    role=st.sampled_from(["", "CTO", "a,b;c\\n"]),
    place=st.sampled_from(["", "Madrid", "Oslo"]),
    about=st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=20),
    points=st.lists(
        st.builds(
            ContactPoint,
            st.sampled_from(PointKind),
            st.sampled_from(["bo", "+34 600", "https://linkedin.com/in/bo", "Calle 1, Madrid"]),
            st.sampled_from(["", "work", "the blue one"]),
        ),
        max_size=3,
    ).map(tuple),
    tags=st.lists(st.sampled_from(["vip", "a,b", "FinTech"]), max_size=2, unique=True).map(tuple),
    dates=st.lists(
        st.builds(
            PartialDate, st.sampled_from(["birthday", "date", "name day"]), st.just(1980), st.integers(1, 12)
        ),
        max_size=2,
    ).map(tuple),
)


@given(CONTACTS)
def test_what_a_card_says_in_a_file_it_says_again_when_that_is_written_again(contact: Contact) -> None:
    """Else two networks would write the same file over and over."""
    once = as_file(contact, "")
    again = replace(
        contact,
        name=once.name,
        role=once.role,
        organisation=once.organisation,
        place=once.place,
        about=once.about,
        points=once.points,
        tags=once.tags,
        dates=once.dates,
    )
    assert same_card(as_file(again, written(contact, []).text), once)
    assert same_card(as_read(written(again, []).text), once)
