"""A file is there whole, for its owner only, or not at all; what is there already is left as it is."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from netui.domain.people.contact import Contact
from netui.domain.people.dossier import Dossier
from netui.exchange.formats import FORMATS, format_of, write_file
from netui.exchange.whole_file import FileThere, NotWritten, WholeFile, named


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def broken_off(target: Path, *, replace: bool = False) -> None:
    """Begin to write, and be interrupted."""
    with WholeFile(target, replace=replace) as file:
        file.write("after")
        raise ZeroDivisionError


def overtaken(target: Path) -> None:
    """Write while somebody else makes a file of the same name."""
    with WholeFile(target) as file:
        file.write("mine")
        target.write_text("theirs")


def test_a_file_is_there_when_all_of_it_is_and_for_its_owner_only(tmp_path: Path) -> None:
    target = tmp_path / "people.vcf"

    with WholeFile(target) as file:
        file.write("é\r\n")
        assert not target.exists()
        file.write("\ud800")

    assert target.read_bytes() == "é\r\n?".encode()
    assert target.stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["people.vcf"]


def test_what_breaks_off_leaves_no_trace(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        broken_off(tmp_path / "people.vcf")

    assert names(tmp_path) == []


def test_what_is_there_is_left_or_replaced_as_said(tmp_path: Path) -> None:
    target = tmp_path / "people.vcf"
    target.write_text("before")

    with pytest.raises(FileThere, match="exists already"), WholeFile(target):
        raise AssertionError
    assert target.read_text() == "before"

    with pytest.raises(ZeroDivisionError):
        broken_off(target, replace=True)
    assert target.read_text() == "before"

    with WholeFile(target, replace=True) as file:
        file.write("after")
    assert target.read_text() == "after"
    assert names(tmp_path) == ["people.vcf"]


def test_a_file_that_came_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "people.vcf"

    with pytest.raises(FileThere):
        overtaken(target)

    assert target.read_text() == "theirs"
    assert names(tmp_path) == ["people.vcf"]


def test_a_file_system_without_second_names_takes_a_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*paths: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    target = tmp_path / "people.vcf"
    with WholeFile(target) as file:
        file.write("mine")
    assert target.read_text() == "mine"

    with pytest.raises(FileThere):
        overtaken(tmp_path / "other.vcf")
    assert (tmp_path / "other.vcf").read_text() == "theirs"


def test_a_link_leads_to_the_file_that_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.vcf").write_text("before")
    link = tmp_path / "link.vcf"
    link.symlink_to("real.vcf")

    with WholeFile(link, replace=True) as file:
        file.write("after")

    assert link.is_symlink()
    assert (tmp_path / "real.vcf").read_text() == "after"


def test_a_place_where_no_file_can_be_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "lost").symlink_to("nowhere")
    places = {
        tmp_path: "is a folder",
        tmp_path / "no" / "a.vcf": "there is no folder",
        tmp_path / "lost": "leads nowhere",
        tmp_path / "file" / "a.vcf": "not a directory",
        tmp_path / ("x" * 300): "file name too long",
        tmp_path / "nul\0": "no name of a file",
        Path("/dev/null"): "no plain file",
    }
    before = names(tmp_path)

    for place, says in places.items():
        with pytest.raises(NotWritten, match=says), WholeFile(place, replace=True):
            raise AssertionError(place)
    with pytest.raises(NotWritten, match="nobody here is called ~nobody-at-all"):
        named("~nobody-at-all/a.vcf")
    assert names(tmp_path) == before


def test_the_ending_says_the_format() -> None:
    endings = {"vcf": "vCard 3.0", "VCARD": "vCard 3.0", "csv": "CSV", "md": "Markdown", "markdown": "Markdown"}
    for ending, says in endings.items():
        how = format_of(Path(f"people.{ending}"))
        assert how is not None
        assert how.says == says
    assert format_of(Path("people.txt")) is None
    assert format_of(Path("vcf")) is None


def page(*names: str) -> Sequence[Dossier]:
    return [Dossier(Contact(number, f"u{number}", name)) for number, name in enumerate(names)]


@pytest.mark.parametrize(("ending", "mark"), [("vcf", "BEGIN:VCARD"), ("csv", ",u"), ("md", "# ")])
def test_pages_make_one_file(tmp_path: Path, ending: str, mark: str) -> None:
    target = tmp_path / f"people.{ending}"

    assert list(write_file(target, FORMATS[ending], [page("Ana", "Bo"), page("Eve")])) == [2, 3]

    text = target.read_text()
    assert text.count(mark) == 3
    assert text.count("Name,Role") == (ending == "csv")
    if ending == "md":
        assert "(know of)\n\n# Bo\n" in text
        assert "(know of)\n\n# Eve\n" in text


def test_stopping_between_two_pages_leaves_no_file(tmp_path: Path) -> None:
    read: list[str] = []

    def pages() -> Iterator[Sequence[Dossier]]:
        for name in ("Ana", "Bo"):
            read.append(name)
            yield page(name)

    steps = write_file(tmp_path / "people.vcf", FORMATS["vcf"], pages())
    assert next(steps) == 1
    steps.close()

    assert read == ["Ana"]
    assert names(tmp_path) == []
