"""A folder to choose a file from: what is in it, and what a typed or pasted path means."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from netui.domain.folding import fold
from netui.exchange.whole_file import named

KINDS = {
    ".vcf": "vCard",
    ".vcard": "vCard",
    ".csv": "CSV table",
    ".tsv": "CSV table",
    ".ics": "calendar",
    ".ical": "calendar",
    ".json": "JSON",
    ".md": "Markdown",
    ".txt": "text",
}
"""The endings of files that can be read, and what such a file is called."""

MOST = 20_000
"""Entries of one folder that are looked at; more are said to be there."""

UP = ".."
"""The name of the entry that leads to the folder above."""

_QUOTES = "'\""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file or folder; without ``kind`` its ending says nothing; ``at`` is its last change, in UTC."""

    name: str
    path: Path
    kind: str = ""
    folder: bool = False
    size: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Inside:
    """What is in a folder, in the order it is shown; ``refused`` says in one sentence why that cannot be known."""

    entries: tuple[Entry, ...] = ()
    refused: str = ""
    more: bool = False
    hidden: int = 0

    def fitting(self, letters: str) -> list[Entry]:
        """The entries whose name holds these letters, however they are written."""
        wanted = fold(letters)
        return [entry for entry in self.entries if not wanted or wanted in fold(entry.name)]


def look_into(folder: Path, *, hidden: bool = False) -> Inside:
    """What ``folder`` holds: the way up, folders by name, files that can be read newest first, all others.

    Names that begin with a dot are left out, and counted, unless ``hidden``.
    """
    entries: list[Entry] = []
    left_out = 0
    more = False
    try:
        with os.scandir(folder) as found:
            for one in found:
                if one.name.startswith(".") and not hidden:
                    left_out += 1
                elif len(entries) < MOST:
                    entries.append(_entry(one))
                else:
                    more = True
                    break
    except (OSError, ValueError) as error:
        return Inside(_way_up(folder), _sentence(error))
    entries.sort(key=_in_order)
    return Inside((*_way_up(folder), *entries), more=more, hidden=left_out)


def plain_file(path: Path) -> str:
    """Why ``path`` cannot be read as a file, in one sentence; empty where it can."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return "is a folder"
        if not stat.S_ISREG(mode):
            return "is no plain file"  # reading a pipe or a device might never end
        with path.open("rb"):
            return ""
    except (OSError, ValueError) as error:
        return _sentence(error)


def typed_path(text: str, folder: Path) -> Path | None:
    """The path that ``text`` names, seen from ``folder``; None for letters that only narrow the list.

    A path has a separator in it, or is ``~`` or ``..``; the quotes, backslashes and ``file://`` that a file
    manager or a shell puts around one are taken off. Raises NotWritten for the home of nobody.
    """
    text = _bare(text.strip())
    if text == "~" or text == UP or "/" in text or os.sep in text:
        return Path(os.path.normpath(folder / named(text)))
    return None


def ends_in_folder(text: str) -> bool:
    """Whether a typed path says of itself that it is a folder's."""
    return _bare(text.strip()).endswith(("/", os.sep)) or _bare(text.strip()) in ("~", UP)


def first_folder(home: Path) -> Path:
    """Where to begin: where a browser puts what it fetches, else one's own folder."""
    fetched = home / "Downloads"
    return fetched if fetched.is_dir() else home


def best_of(entries: Iterable[Entry]) -> int | None:
    """The place of the entry most likely wanted: the newest file that can be read."""
    return next((place for place, entry in enumerate(entries) if entry.kind and not entry.folder), None)


def _bare(text: str) -> str:
    if text.startswith("file://"):
        return unquote(urlsplit(text).path)
    if text and text[0] in _QUOTES:
        return text.strip(text[0])
    return text.replace("\\ ", " ") if os.sep == "/" else text


def _way_up(folder: Path) -> tuple[Entry, ...]:
    return () if folder.parent == folder else (Entry(UP, folder.parent, "folder above", folder=True),)


def _entry(one: os.DirEntry[str]) -> Entry:
    path = Path(one.path)
    try:
        status = one.stat()
    except OSError:
        return Entry(one.name, path)
    if stat.S_ISDIR(status.st_mode):
        return Entry(one.name, path, "folder", folder=True, at=_instant(status.st_mtime))
    kind = KINDS.get(path.suffix.lower(), "") if stat.S_ISREG(status.st_mode) else ""
    return Entry(one.name, path, kind, size=status.st_size, at=_instant(status.st_mtime))


def _instant(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None


def _in_order(entry: Entry) -> tuple[bool, bool, float, str]:
    newest = -entry.at.timestamp() if entry.kind and not entry.folder and entry.at else 0.0
    return not entry.folder, not entry.kind, newest, entry.name.casefold()


def _sentence(error: OSError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "you may not read it"
    if isinstance(error, FileNotFoundError):
        return "there is nothing of that name"
    if isinstance(error, NotADirectoryError):
        return "is no folder"
    words = error.strerror if isinstance(error, OSError) and error.strerror else "that is no name of a file"
    return words[:1].lower() + words[1:]
