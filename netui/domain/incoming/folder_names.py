"""What the files of a vCard folder are called, and which names are no card of the folder."""

import re
from collections.abc import Collection, Sequence

ENDING = ".vcf"

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_+@=.-]{0,99}")
"""Letters that stand for themselves on every file system, in every address, and for every program."""

_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever its ending."""

_URN = "urn:uuid:"
_CONFLICT_COPY = ".sync-conflict-"


def bare_uid(uid: str) -> str:
    """``uid`` as it is compared: some programs write a UUID with ``urn:uuid:`` before it, some without."""
    return uid[len(_URN) :].casefold() if uid[: len(_URN)].casefold() == _URN else uid


def file_name(own: str, uids: Sequence[str], taken: Collection[str]) -> str:
    """The name of a new file for a contact whose own uid is ``own``, by the first of ``uids`` that makes one.

    ``taken`` are the names in use, in small letters: a file system may not tell them from capitals.
    """
    for uid in (*map(bare_uid, uids), own):
        name = f"{uid}{ENDING}"
        if _SAFE.fullmatch(uid) and not _DEVICES.fullmatch(uid) and name.casefold() not in taken:
            return name
    number = 2
    while f"{own}-{number}{ENDING}".casefold() in taken:
        number += 1
    return f"{own}-{number}{ENDING}"


def stray(name: str) -> str | None:
    """Why a file of this name is not read, in one sentence; empty for a card, None for what is no card at all."""
    folded = name.casefold()
    if _CONFLICT_COPY in folded and folded.endswith(ENDING):
        return "a conflict copy: put what is new in it into the card it was made of, and delete it"
    if folded.startswith(".") and ENDING in folded:
        return "a hidden file: some program has not finished it, or left it behind"
    if folded.endswith((f"{ENDING}.tmp", ".tmp", f"{ENDING}~", ".part")):
        return "not finished: some program is writing it, or left it behind"
    return "" if folded.endswith(ENDING) else None
