"""A file written whole or not at all, for its owner's eyes only."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self


class NotWritten(ValueError):  # noqa: N818 - it is the file that is not there, and said so
    """The file was not written; the message is a sentence for the user."""


class FileThere(NotWritten):
    """Something is at the place already, and was left as it is."""


def named(text: str) -> Path:
    """The file that ``text`` names, ``~`` for one's own folder; raises NotWritten where it names none."""
    if "\0" in text:
        raise NotWritten("no file's name can hold a NUL character: name another file")
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise NotWritten(f"nobody here is called {text.partition('/')[0]}: name another file") from None


def check_target(target: Path, *, replace: bool = False) -> None:
    """Raise NotWritten where no file may be made at ``target``: its folder is missing, or something is there.

    With ``replace`` a plain file that is there may be replaced, and nothing else.
    """
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise NotWritten(f"there is no folder {target.parent}: make it first, or name another file") from None
        if target.is_symlink():
            raise NotWritten(f"{target} leads nowhere: name another file") from None
        return
    except (OSError, ValueError) as error:
        raise _not_written(target, error) from error
    if stat.S_ISDIR(mode):
        raise NotWritten(f"{target} is a folder: name a file in it")
    if not stat.S_ISREG(mode):
        raise NotWritten(f"{target} is no plain file: name another one")
    if not replace:
        raise FileThere(f"{target} exists already: name another file")


class WholeFile:
    """Text on its way into ``target`` as UTF-8: it is there once the ``with`` is left well, and not before.

    It grows beside its place (mode 0600), is on the disk before it gets its name, and is gone without a trace
    if anything is raised in between. Raises NotWritten.
    """

    def __init__(self, target: Path, *, replace: bool = False) -> None:
        self._target = target
        self._replace = replace

    def __enter__(self) -> Self:
        check_target(self._target, replace=self._replace)
        self._target = self._target.resolve()
        try:
            number, name = tempfile.mkstemp(
                prefix=f".{self._target.name[:40]}.", suffix=".part", dir=self._target.parent
            )
        except (OSError, ValueError) as error:
            raise _not_written(self._target, error) from error
        self._part = Path(name)
        self._file = open(number, "wb")  # noqa: PTH123 - closed by __exit__
        return self

    def write(self, text: str) -> None:
        """More of the file."""
        try:
            self._file.write(text.encode("utf-8", "replace"))
        except OSError as error:
            raise _not_written(self._target, error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._file.flush()
                os.fsync(self._file.fileno())
                self._file.close()
                self._put()
                _sync(self._target.parent)
        except OSError as problem:
            raise _not_written(self._target, problem) from problem
        finally:
            with suppress(OSError):
                self._file.close()
            self._part.unlink(missing_ok=True)

    def _put(self) -> None:
        """Give the file its name; nothing that came there meanwhile is overwritten where that can be known."""
        if not self._replace:
            try:
                os.link(self._part, self._target)
                return
            except FileExistsError:
                raise FileThere(f"{self._target} exists already: name another file") from None
            except OSError:  # a file system without a second name for a file
                check_target(self._target)
        self._part.replace(self._target)


def _sync(folder: Path) -> None:
    with suppress(OSError):  # not every file system can
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _not_written(target: Path, error: OSError | ValueError) -> NotWritten:
    why = error.strerror if isinstance(error, OSError) and error.strerror else "that is no name of a file"
    return NotWritten(f"{target.name} cannot be written: {why[:1].lower()}{why[1:]}")
