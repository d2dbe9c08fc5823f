"""Message templates: the built-in ones, and plain files in the config folder that replace or add to them."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from netui.domain.practice.templates import BUILT_IN, FIELDS, Template, built_in, fields_in
from netui.domain.visible import clip

SUFFIX = ".txt"

LARGEST = 64 * 1024
"""Bytes of one template; a letter is shorter by far."""

MOST_FILES = 200
"""Files that are read; nobody chooses among more."""

_TITLE = "# "
_LONGEST_ID = 60
_LONGEST_TITLE = 80


def read_templates(folder: Path | None) -> tuple[tuple[Template, ...], list[str]]:
    """Every template, the built-in ones first, and what is wrong with the files, a sentence each.

    ``follow-up.txt`` replaces the built-in of that id, any other ``.txt`` file adds one. Without a folder,
    and in place of a file that cannot be used, the built-in ones serve: nothing here prevents starting.
    """
    problems: list[str] = []
    own = {template.id: template for template in _own(folder, problems)} if folder is not None else {}
    replaced = [own.pop(template.id, template) for template in BUILT_IN]
    return (*replaced, *own.values()), problems


def place_to_edit(folder: Path, template: Template) -> Path:
    """The file of ``template`` in ``folder``, written from it unless there is one; raises OSError.

    A file that is there, whatever is in it, is never written over.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{template.id}{SUFFIX}"
    try:
        mine = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path
    with os.fdopen(mine, "w", encoding="utf-8", newline="\n") as file:
        file.write(f"{_TITLE}{template.title}\n{template.text}")
    return path


def _own(folder: Path, problems: list[str]) -> Iterator[Template]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX and path.name[0] != ".")
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(f"{folder} cannot be read: {error.strerror}: the built-in templates are used")
        return
    if len(paths) > MOST_FILES:
        problems.append(f"{folder} holds {len(paths)} templates: only the first {MOST_FILES} are read")
    for path in paths[:MOST_FILES]:
        try:
            template = _template(path)
        except (OSError, ValueError) as error:
            said = error.strerror if isinstance(error, OSError) else str(error)
            problems.append(f"{clip(str(path), 300)} is not used: {said}")
            continue
        if unknown := [name for name in fields_in(template.text) if name not in FIELDS]:
            known = ", ".join(FIELDS)
            problems.append(f"{path}: there is no field {{{unknown[0]}}}: known are {known}")
        yield template


def _template(path: Path) -> Template:
    """The template in a file; raises OSError, or ValueError with what is wrong with it."""
    name = path.stem
    if not name.isprintable() or len(name) > _LONGEST_ID:
        raise ValueError(f"its name must be at most {_LONGEST_ID} plain characters")
    text = _read(path).replace("\r\n", "\n").replace("\r", "\n")
    replaced = built_in(name)
    title = replaced.title if replaced else name
    if text.startswith(_TITLE):
        first, _, text = text.partition("\n")
        title = clip(first.removeprefix(_TITLE).strip(), _LONGEST_TITLE) or title
    if not text.strip():
        raise ValueError("there is no text in it")
    return Template(name, title, f"{text.strip()}\n")


def _read(path: Path) -> str:
    # Opened without waiting: a pipe in the folder must not hold up the start.
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise ValueError("it is no plain file")
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError(f"it is larger than {LARGEST // 1024} KiB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError("it is not UTF-8") from error
