"""Conflict copies of the network that sync programs leave beside it: found by name, read, and never written."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from netui.domain.conflict_names import CopyName, conflict_names
from netui.domain.frozen import dataclass
from netui.domain.incoming.whole_network import WholeNetwork
from netui.store.file import copies, opening
from netui.store.file.connection import Connection
from netui.store.file.errors import StoreError
from netui.store.network.tables import Tables

_HEADER = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class ConflictCopy:
    """A file that a sync program made of another one; ``refused`` says why a network is not in it."""

    path: Path
    by: str
    refused: str = ""


def copies_of(network: Path) -> list[ConflictCopy]:
    """The conflict copies beside ``network``, by the names of every sync program that is known.

    A file whose name might be anybody's counts only if it is a network.
    """
    found = []
    for copy in conflict_names(_names(network.parent), network.name):
        path = network.parent / copy.name
        refused = _why_not(path)
        if copy.sure or not refused:
            found.append(ConflictCopy(path, copy.by, refused))
    return found


def copies_in(folder: Path, ending: str = ".vcf") -> list[CopyName]:
    """The conflict copies in a folder of cards; of what only might be one, none."""
    names = [name for name in _names(folder) if ending in name.casefold()]
    return [copy for copy in conflict_names(names) if copy.sure]


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir() if path.is_file()]
    except OSError:
        return []


def _why_not(path: Path) -> str:
    try:
        return "" if opening.look(path) else f"{path} is empty"
    except StoreError as error:
        return str(error)


def is_network(path: Path, live: Path | None = None) -> bool:
    """Whether the file at ``path`` is one of SQLite's, as ``network_in`` reads; the ``live`` one is not opened."""
    try:
        if live is not None and live.exists() and path.samefile(live):
            return True
        with path.open("rb") as file:
            return file.read(len(_HEADER)) == _HEADER
    except OSError:
        return False


def network_in(path: Path, live: Path | None = None) -> WholeNetwork:
    """The whole network in the netui file at ``path``, which is read once and never written.

    A file of an older version is read as this one would have it. Raises StoreError with a sentence for what is
    no such file, is damaged, or is the ``live`` network itself.
    """
    if live is not None and live.exists() and path.exists() and path.samefile(live):
        raise StoreError(f"{path} is the network itself: there is nothing to take in")
    try:
        content = copies.read(path)
    except copies.Unfit as error:
        raise StoreError(str(error).removesuffix(": restore another backup")) from error
    try:
        tables = {name: [row for page in pages for row in page] for name, pages in Tables(_asked(content)).pages()}
    finally:
        content.database.close()
    return WholeNetwork(path.name, opening.VERSION, tables)


def _asked(content: copies.Content) -> Connection:
    """Content in memory, as something that ``Tables`` can ask: nobody else writes to it."""
    asked: Any = SimpleNamespace(
        database=content.database,
        sql=lambda sql, *values: content.database.execute_sql(sql, values).fetchall(),
        data_version=lambda: 0,
    )
    return cast(Connection, asked)
