"""A folder of vCard files, one contact in each: looked at whole, and its files written or removed one by one."""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from netui.domain.folding import storable
from netui.domain.incoming.draft_text import draft_text
from netui.domain.incoming.folder_card import same_card, shared
from netui.domain.incoming.folder_names import ENDING, stray
from netui.domain.incoming.folder_steps import Agreed, Push, Step, There
from netui.domain.incoming.reading import Refusal
from netui.domain.people.contact import Contact, ContactDraft
from netui.exchange.vcard import read_vcards
from netui.exchange.vcard_originals import Version, read_originals
from netui.exchange.vcard_writing import vcard
from netui.exchange.whole_file import NotWritten, WholeFile

MAX_CARD_BYTES = 32 * 1024 * 1024
"""A file is read into memory at once; a card with photos stays far below."""


class NoFolder(ValueError):  # noqa: N818
    """The folder cannot be read; the message is a sentence for the user."""


class ChangedMeanwhile(NotWritten):
    """The file is not as it was looked at: it is left for the next time."""


@dataclass(frozen=True, slots=True)
class Written:
    """A card as it stands in its file now: its text, the digest of its bytes, and what it says when it is read."""

    text: str
    digest: str
    card: ContactDraft


def look(folder: Path, known: Mapping[str, str]) -> tuple[There, ...]:
    """Every card file of ``folder``, read where its bytes are not of the digest ``known`` for its name.

    Files of other kinds and folders within it are left alone and not named. Raises NoFolder.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise NoFolder(_no_folder(folder, error)) from error
    found = (_look_at(entry, known.get(entry.name, "")) for entry in entries)
    return tuple(there for there in found if there)


def collections(folder: Path) -> tuple[str, ...]:
    """The folders in ``folder`` that hold cards, where it has none itself: servers keep one for each address book.

    Raises NoFolder.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        if any(entry.name.casefold().endswith(ENDING) for entry in entries):
            return ()
        return tuple(
            entry.name
            for entry in entries
            if entry.is_dir() and not entry.name.startswith(".") and any(_cards_in(Path(entry.path)))
        )
    except OSError as error:
        raise NoFolder(_no_folder(folder, error)) from error


def _cards_in(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from (path for path in folder.iterdir() if path.name.casefold().endswith(ENDING))


def _look_at(entry: os.DirEntry[str], known: str) -> There | None:
    name = entry.name
    why = stray(storable(name))
    if why is None or (why and not entry.is_file(follow_symlinks=False)):
        return None
    if storable(name) != name:
        why = "its name is not UTF-8: give it another one"
    try:
        data = b"" if why else _bytes_of(Path(entry.path))
    except OSError as error:
        why = f"cannot be read: {error.strerror or error}"
    except NotWritten as error:
        why = str(error)
    if why:
        return There(storable(name), refused=Refusal(storable(name), 1, why))
    digest = _digest(data)
    return There(name, digest) if digest == known else _read(name, digest, data)


def _bytes_of(path: Path) -> bytes:
    """The bytes of a plain file; anything else would block, or has none."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise NotWritten("this is no plain file")
    if status.st_size > MAX_CARD_BYTES:
        raise NotWritten(f"more than {MAX_CARD_BYTES >> 20} MiB")
    return path.read_bytes()


def _read(name: str, digest: str, data: bytes) -> There:
    """A file read whole or refused whole: what was not understood would be lost when it is written."""
    refused = _unfit(data)
    if refused:
        return There(name, digest, refused=Refusal(name, 1, refused))
    reading = read_vcards(data, name)
    if reading.refusals:
        return There(name, digest, refused=reading.refusals[0])
    if len(reading.cards) != 1:
        reason = (
            f"{len(reading.cards)} cards in one file: netui import takes them in, a folder has one in each file"
        )
        return There(name, digest, refused=Refusal(name, reading.cards[1].line, reason))
    return There(name, digest, reading.cards[0].draft)


def _unfit(data: bytes) -> str:
    if not data:
        return "the file is empty: some program has not finished it, or lost what was in it"
    try:
        data.decode()
    except UnicodeDecodeError:
        return "this is not UTF-8, as a vCard has to be: netui import reads it all the same"
    return ""


def written(contact: Contact, texts: Sequence[str], version: Version | None = None) -> Written:
    """The card of ``contact`` as it would stand in a file, with what ``texts`` (the file's first) hold beside it.

    The version is the one that the first of them has; of 2.1, or of none, it becomes 3.0.
    """
    if version is None:
        first = read_originals(texts[:1])
        version = "4.0" if first and first[0].version == "4.0" else "3.0"
    text = vcard(contact, texts, version)
    return Written(text, _digest(text.encode("utf-8", "replace")), as_read(text))


def as_read(text: str) -> ContactDraft:
    """What a card says."""
    cards = read_vcards(text.encode("utf-8", "replace"), "").cards
    return replace(cards[0].draft, raw="") if cards else ContactDraft("")


def as_file(contact: Contact, text: str) -> ContactDraft:
    """What a contact's card says once it is written to a file that held ``text``, and read again."""
    return written(contact, [text]).card


def carry(folder: Path, step: Step, contact: Contact | None, own: str, originals: Sequence[str]) -> Agreed | None:
    """Do to its file what ``step`` says; what both sides agree on from now on, None where nothing was to be done.

    ``contact`` is the person as they are now (None: gone), ``own`` the digest of their card, ``originals`` the
    texts of their cards, the latest first. The file is looked at again just before. Raises NotWritten, and then
    it is as it was.
    """
    digest = step.there.digest if step.there else ""
    if step.push in (Push.REMOVED, Push.FORGOTTEN):
        if step.push is Push.REMOVED:
            _remove(folder / step.file, digest)
        return Agreed(step.file, step.uid, "", own, "".join(step.before[-1:]))
    if step.push is None or contact is None:
        return None
    texts = [_text_of(folder, there) for there in (step.there, *step.also) if there]
    card = written(contact, texts) if texts else written(contact, originals, "3.0")
    if texts and not step.also and same_card(card.card, as_read(texts[0])):
        return Agreed(step.file, contact.uid, digest, own, step.before[-1], step.before[:-1])
    _write(folder / step.file, card, digest)
    return Agreed(step.file, contact.uid, card.digest, own, draft_text(shared(card.card)), step.before)


def _text_of(folder: Path, there: There) -> str:
    card = _read(there.file, there.digest, _expected(folder / there.file, there.digest)).card
    return card.raw if card else ""


def _write(target: Path, card: Written, digest: str) -> None:
    """Write a card to its file, whole or not at all, where ``digest`` is that of what it replaces, if it does.

    A file that is there keeps its mode.
    """
    mode = None
    if digest:
        _expected(target, digest)
        mode = stat.S_IMODE(target.stat().st_mode)
    with WholeFile(target, replace=bool(digest)) as file:
        file.write(card.text)
    if mode is not None:
        with suppress(OSError):
            target.chmod(mode)


def _remove(target: Path, digest: str) -> None:
    _expected(target, digest)
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise NotWritten(f"{target.name} cannot be removed: {error.strerror}") from error


def _expected(target: Path, digest: str) -> bytes:
    try:
        data = _bytes_of(target)
    except OSError as error:
        raise ChangedMeanwhile(f"{target.name} cannot be read any more, and is left for the next time") from error
    if _digest(data) != digest:
        raise ChangedMeanwhile(f"{target.name} was changed meanwhile, and is left for the next time")
    return data


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _no_folder(folder: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"there is no folder {folder}"
    if isinstance(error, NotADirectoryError):
        return f"{folder} is no folder"
    return f"{folder} cannot be read: {error.strerror}"
