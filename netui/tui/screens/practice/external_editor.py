"""The user's own editor over the screen: the terminal is its own until it ends."""

import os
import shlex
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from textual.app import App, SuspendNotSupported

LARGEST = 1024 * 1024
"""Bytes taken back from the editor."""

_MEANT_FOR_ALL = (signal.SIGTERM, signal.SIGHUP)
"""What ends the program also while the editor runs; Ctrl+C there means the editor alone."""


class EditorError(Exception):
    """The editor could not be used; the message is a sentence for the user."""


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """The words of ``VISUAL``, else of ``EDITOR``; raises EditorError where neither names a program."""
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environment.get(name, ""))
        except ValueError as error:
            raise EditorError(f"{name} cannot be read: {str(error).lower()}") from error
        if words:
            return words
    raise EditorError("no editor is named: set VISUAL or EDITOR, or press e to edit here")


def edit_file(app: App[Any], path: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Let the user edit the file at ``path``; raises EditorError."""
    command = [*editor_command(environment), str(path)]
    try:
        with app.suspend(), _only_for_the_editor():
            wrong = _run(command)
    except SuspendNotSupported as error:
        raise EditorError("this terminal cannot be given to an editor: press e to edit here") from error
    if wrong:
        raise EditorError(f"{command[0]} {wrong}")


def _run(command: Sequence[str]) -> str:
    """Run the editor to its end; what went wrong. Nothing is raised: the screen must come back."""
    try:
        status = subprocess.run(command, check=False).returncode
    except OSError as error:
        return f"cannot be started: {error.strerror}"
    except ValueError as error:
        return f"cannot be started: {error}"
    return f"ended with status {status}: nothing was taken over" if status else ""


def edit_text(app: App[Any], text: str, environment: Mapping[str, str] = os.environ) -> str:
    """``text`` as the user left it in the editor; raises EditorError, and then nothing is changed.

    It lies in a file and a folder only the user may read, both gone afterwards with all the editor put there.
    """
    try:
        with TemporaryDirectory(prefix="netui-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "letter.txt"
            with os.fdopen(
                os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8"
            ) as file:
                file.write(text)
            edit_file(app, path, environment)
            with path.open("rb") as edited:
                data = edited.read(LARGEST + 1)
    except OSError as error:
        raise EditorError(f"the text cannot be handed to the editor: {error.strerror}") from error
    if len(data) > LARGEST:
        raise EditorError("the edited text is too large: nothing was taken over")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EditorError("the edited text is not UTF-8: nothing was taken over") from error


@contextmanager
def _only_for_the_editor() -> Iterator[None]:
    """Leave the keys' signals to the editor; what is to end the program does when the editor has ended."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    os.set_blocking(writing, False)
    try:
        before = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    except ValueError:  # only a program's main thread hears signals
        before = None
    try:
        yield
    finally:
        if before is not None:
            signal.set_wakeup_fd(before)
        os.close(writing)
        heard = os.read(reading, 64)
        os.close(reading)
        for number in dict.fromkeys(heard):
            if number in _MEANT_FOR_ALL:
                os.kill(os.getpid(), number)
