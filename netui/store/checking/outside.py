"""What is around the file, by the file system alone: whose it is, who may read it, how much room is left."""

import contextlib
import os
import shlex
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from netui.store.checking.finding import Finding, looked_at
from netui.store.file.errors import StoreError
from netui.store.file.synced import synced_by

_ROOM = 5
"""The disk is to hold so many times the file: a backup, a migration's own copy and the journal come at once."""

_MEGABYTE = 1_000_000


def around(path: Path, backups: Path, own_folder: Path) -> Iterator[Finding]:
    """Whose the file at ``path`` and the folders around it are, who keeps them in step, how much room is left.

    ``own_folder`` is the folder that netui makes for itself: there, and in ``backups``, only its owner may look;
    elsewhere others may, but not write. The file need not be there.
    """
    folder = path.absolute().parent
    size = 0
    if is_there(path):
        yield looked_at("owner", path, lambda: _owner(path))
        yield looked_at("mode", path, lambda: _private(path, "mode", 0o600))
        with contextlib.suppress(OSError):
            size = path.stat().st_size
    if is_there(folder):
        own = folder == own_folder.absolute()
        yield looked_at("folder", folder, lambda: _private(folder, "folder", 0o700) if own else _shared(folder))
    if is_there(backups):
        yield looked_at("backup folder", backups, lambda: _private(backups, "backup folder", 0o700))
    yield _synced(path, backups)
    yield looked_at("room", path, lambda: _room("room", _above(folder), "the network", size))
    yield looked_at("backup room", path, lambda: _room("backup room", _above(backups), "its backups", size))


def is_there(path: Path) -> bool:
    """Whether there is something at ``path``, be it that it may not be looked at."""
    try:
        return path.exists()
    except OSError:
        return True


def _above(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next(one for one in (folder, *folder.absolute().parents) if is_there(one))


def _synced(path: Path, backups: Path) -> Finding:
    by, backed_up_by = synced_by(path), synced_by(backups)
    if by and by == backed_up_by:
        says = f"{by} keeps both {path.parent} and the backups in step, and what it deletes it deletes in both"
        return Finding("synced", False, f"{says}: netui backup FILE makes one elsewhere")
    if by:
        says = f"{by} keeps {path.parent} in step: that is safe as long as netui is open on one computer at a time"
        return Finding("synced", True, says)
    return Finding("synced", True, "no sync program that is known keeps the file in step")


def _owner(path: Path) -> Finding:
    if not hasattr(os, "getuid") or path.stat().st_uid == os.getuid():
        return Finding("owner", True, "the file is yours")
    command = f"sudo chown {os.getuid()} {shlex.quote(str(path))}"
    return Finding("owner", False, f"{path} belongs to somebody else: {command} makes it yours")


def _private(path: Path, about: str, wanted: int) -> Finding:
    mode = stat.S_IMODE(path.stat().st_mode)
    if os.name != "posix" or not mode & 0o077:
        return Finding(about, True, f"nobody else may look into {path}")
    says = f"others may look into {path} (its mode is {mode:04o}): netui doctor --fix makes it {wanted:04o}"
    return Finding(about, False, says, _chmod(path, wanted))


def _chmod(path: Path, wanted: int) -> Callable[[], str]:
    def mend() -> str:
        try:
            path.chmod(wanted)
        except OSError as error:
            raise StoreError(f"{path} cannot be made {wanted:04o}: {error.strerror}") from error
        return f"nobody else may look into {path} any more (its mode is {wanted:04o})"

    return mend


def _shared(folder: Path) -> Finding:
    """A folder of the user's own: others may look in, but who may write there may put another file in place."""
    mode = stat.S_IMODE(folder.stat().st_mode)
    if os.name != "posix" or not mode & 0o022 or mode & stat.S_ISVTX:
        return Finding("folder", True, f"nobody else may write into {folder}")
    command = f"chmod go-w {shlex.quote(str(folder))}"
    says = f"others may write into {folder} and replace the file there: {command} stops that"
    return Finding("folder", False, says)


def _room(about: str, folder: Path, what: str, size: int) -> Finding:
    free = shutil.disk_usage(folder).free
    if free >= _ROOM * size:
        return Finding(about, True, f"the disk has {_megabytes(free)} left for {what}")
    says = f"the disk has only {_megabytes(free)} left for {what} ({folder}), the file takes {_megabytes(size)}"
    return Finding(about, False, f"{says}: free some space")


def _megabytes(count: int) -> str:
    return f"{count / _MEGABYTE:,.0f} MB" if count >= _MEGABYTE else f"{count / 1000:,.0f} kB"
