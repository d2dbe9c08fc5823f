"""What can go wrong with the file, each as one plain sentence that says what to do."""

import sqlite3


class StoreError(Exception):
    """The file could not be read or written; the message is a sentence for the user."""


class FileRefused(StoreError):  # noqa: N818 - it is the file that is refused, and said so
    """The file is not one this version may touch; not a byte of it was changed."""


class NoNetwork(FileRefused):
    """The file is no network at all, or not any more."""


class Unsure(StoreError):  # noqa: N818
    """The disk failed in the very act of committing: what was to be written may be there or not."""


class UnknownContact(StoreError):  # noqa: N818
    """No contact of that id, or not any more."""


class UndoRefused(StoreError):  # noqa: N818
    """The present is not what the change left behind, so undoing it would overwrite something newer."""


_NO_ANSWER = "disk i/o"

_SENTENCES = (
    ("locked", "another program keeps {path} locked; nothing was written: try again in a moment"),
    ("busy", "another program keeps {path} locked; nothing was written: try again in a moment"),
    ("full", "the disk is full; nothing was written: free some space and try again"),
    ("no space left", "the disk is full; nothing was written: free some space and try again"),
    ("quota", "the disk is full; nothing was written: free some space and try again"),
    ("permission denied", "{path} is read-only; nothing was written: check who may write to it and its folder"),
    ("readonly", "{path} is read-only; nothing was written: check who may write to it and its folder"),
    ("read-only", "{path} is read-only; nothing was written: check who may write to it and its folder"),
    ("malformed", "{path} is damaged; nothing was written: put a copy aside and restore a backup"),
    ("not a database", "{path} is not a netui file; it was left as it is"),
    (_NO_ANSWER, "the disk did not answer for {path}; nothing was written: check the disk and try again"),
    ("foreign key", "whom or what this belongs to is gone meanwhile; nothing was written"),
    ("unable to open", "{path} cannot be opened: check that it exists and who may read it"),
)


_PERHAPS = "the disk did not answer for {path} as it was saved: look whether it is there, and check the disk"
"""What only a commit that failed can say: its last sync may fail when all of it is written already."""

_NOT_COMMITTED = "SQLITE_IOERR_WRITE"
"""A page that could not be written: the journal holds what was there, and the next one to open puts it back."""


def translate(error: BaseException, path: str, *, committing: bool = False) -> StoreError:
    """The sentence for an error of SQLite or Peewee; ``committing`` says that it came from the commit itself.

    A failed rollback hides the true cause, so the oldest SQLite error of the chain is the one reported.
    """
    oldest: BaseException = error
    link: BaseException | None = error
    while link is not None:
        if isinstance(link, (sqlite3.Error, OSError)):
            oldest = link
        link = link.__cause__ or link.__context__
    # What the system says of itself: the name of a file may hold any of these words.
    says = oldest.strerror if isinstance(oldest, OSError) and oldest.strerror else str(oldest)
    if committing and _NO_ANSWER in says.lower() and getattr(oldest, "sqlite_errorname", "") != _NOT_COMMITTED:
        return Unsure(_PERHAPS.format(path=path))
    for mark, sentence in _SENTENCES:
        if mark in says.lower():
            return StoreError(sentence.format(path=path))
    return StoreError(f"{path} could not be used ({says}); nothing was written")
