"""Message templates from files: they replace and add, and nothing wrong with them prevents starting."""

import os
from pathlib import Path

import pytest

from netui.domain.practice.templates import BUILT_IN, Template, built_in
from netui.message_templates import LARGEST, MOST_FILES, place_to_edit, read_templates
from netui.paths import templates_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "templates"
    found.mkdir()
    return found


def test_without_a_folder_the_built_in_ones_are_all_there_is(tmp_path: Path) -> None:
    assert read_templates(None) == (BUILT_IN, [])
    assert read_templates(tmp_path / "none") == (BUILT_IN, [])


def test_the_folder_is_beside_the_configuration(tmp_path: Path) -> None:
    assert templates_folder({}) == tmp_path / "config" / "netui" / "templates"
    assert templates_folder({"NETUI_CONFIG": "/etc/netui/mine.toml"}) == Path("/etc/netui/templates")


def test_F5_a_file_replaces_the_built_in_of_its_name_and_others_are_added(folder: Path) -> None:
    (folder / "follow-up.txt").write_text("Hi {first_name}!\n", "utf-8")
    (folder / "after a fair.txt").write_bytes("\ufeff# After a fair\r\nHello {name}\r\n".encode())
    (folder / "plain.txt").write_text("Hello\n", "utf-8")
    (folder / ".hidden.txt").write_text("no", "utf-8")
    (folder / "notes.md").write_text("no", "utf-8")

    templates, problems = read_templates(folder)

    assert problems == []
    assert templates == (
        Template("follow-up", "First follow-up", "Hi {first_name}!\n"),
        *BUILT_IN[1:],
        Template("after a fair", "After a fair", "Hello {name}\n"),
        Template("plain", "plain", "Hello\n"),
    )


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "there is no text in it"),
        (b"# Title only\n \n", "there is no text in it"),
        (b"Hello \xff", "it is not UTF-8"),
        (b"x" * (LARGEST + 1), "it is larger than 64 KiB"),
    ],
)
def test_a_file_that_cannot_be_used_is_said_and_the_built_in_serves(
    folder: Path, data: bytes, problem: str
) -> None:
    (folder / "follow-up.txt").write_bytes(data)

    templates, (said,) = read_templates(folder)

    assert templates == BUILT_IN
    assert said == f"{folder / 'follow-up.txt'} is not used: {problem}"


def test_what_is_no_plain_file_is_said_and_never_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "thanks.txt")
    (folder / "care.txt").mkdir()
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / f"{'x' * 61}.txt").write_text("x", "utf-8")

    templates, problems = read_templates(folder)

    assert templates == BUILT_IN
    assert [problem.rpartition(": ")[2] for problem in problems] == [
        "Is a directory",
        "No such file or directory",
        "it is no plain file",
        "its name must be at most 60 plain characters",
    ]


def test_a_field_that_is_none_is_said_and_the_template_is_used(folder: Path) -> None:
    (folder / "thanks.txt").write_text("Hello {nickname}\n", "utf-8")

    templates, (said,) = read_templates(folder)

    assert "there is no field {nickname}: known are first_name, " in said
    assert next(one for one in templates if one.id == "thanks").text == "Hello {nickname}\n"


def test_too_many_files_are_one_problem(folder: Path) -> None:
    for number in range(MOST_FILES + 1):
        (folder / f"own{number:03}.txt").write_text("x", "utf-8")

    templates, (said,) = read_templates(folder)

    assert len(templates) == len(BUILT_IN) + MOST_FILES
    assert f"holds {MOST_FILES + 1} templates" in said


def test_a_folder_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    file = tmp_path / "templates"
    file.write_text("x", "utf-8")

    templates, (said,) = read_templates(file)

    assert templates == BUILT_IN
    assert "cannot be read" in said


def test_a_built_in_is_written_out_to_be_changed_and_never_over_ones_own(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "templates"
    thanks = built_in("thanks")
    assert thanks is not None

    path = place_to_edit(folder, thanks)

    assert path == folder / "thanks.txt"
    assert path.stat().st_mode & 0o077 == 0
    assert read_templates(folder) == (BUILT_IN, []), "as it was written it says what the built-in says"
    path.write_text("Mine\n", "utf-8")
    assert place_to_edit(folder, thanks) == path
    assert path.read_text("utf-8") == "Mine\n"
