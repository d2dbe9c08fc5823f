"""Files and folders made for their owner's eyes only, whatever the umask says, and safe on the disk."""

import os
from contextlib import suppress
from pathlib import Path


def make_folder(folder: Path) -> None:
    """Make ``folder`` and what is missing above it, each with mode 0700; one that is there keeps its own.

    Raises OSError.
    """
    missing = [one for one in (folder, *folder.absolute().parents) if not one.exists()]
    for one in reversed(missing):
        with suppress(FileExistsError):  # another window may be quicker
            one.mkdir(mode=0o700)
            one.chmod(0o700)
    if not folder.is_dir():
        raise NotADirectoryError(20, "a file stands in the place of a folder", str(folder))


def new_file(path: Path, data: bytes = b"") -> None:
    """Make the file ``path`` with mode 0600 and ``data`` in it; raises OSError, if it is there already as well."""
    number = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(number, "wb") as file:
        os.fchmod(number, 0o600)
        file.write(data)


def sync(path: Path) -> None:
    """Wait until the file, or the names in the folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """The same for the names in a folder, where the file system can."""
    with suppress(OSError):
        sync(folder)
