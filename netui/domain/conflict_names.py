"""What programs that keep folders in step call the second version of a file that was changed in two places."""

import re
from collections.abc import Iterable

from netui.domain.frozen import dataclass

_BRACKETED = re.compile(
    r"(?P<stem>.+?) ?[(\[](?P<why>(?:[^()\[\]]|\(\d+\))*)[)\]](?: ?\(\d+\))?(?P<end>(?:\.[^.]+)?)"
)
_MERGETOOL = re.compile(r"(?P<stem>.+?)_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+(?P<end>(?:\.[^.]+)?)")
_STAMP = re.compile(r"\d{8}T\d{6}Z")
"""How netui itself names its backups: not after a computer."""

_WORDS = (
    ("conflicted copy", "Dropbox, Nextcloud or ownCloud"),
    ("case conflict", "Dropbox"),
    ("unicode encoding conflict", "Dropbox"),
    ("selective sync conflict", "Dropbox"),
    ("in konflikt stehende kopie", "Dropbox"),
    ("konfliktkopie", "Dropbox"),
    ("copie en conflit", "Dropbox"),
    ("copia en conflicto", "Dropbox"),
    ("copia in conflitto", "Dropbox"),
    ("cópia em conflito", "Dropbox"),
    ("conflicterende kopie", "Dropbox"),
    ("sfconflict", "Seafile"),
    ("conflict #", "Unison"),
    ("conflicted", "pCloud"),
    ("conflict", "a sync program"),
)
"""What stands in brackets in the name of a copy, in small letters, and whose way of saying it that is."""

_PATTERNS = (
    (r"(?P<stem>.+)\.sync-conflict-\d{8}-\d{6}(?:-\w+)?(?P<end>(?:\.[^.]+)?)", "Syncthing"),
    (r"(?P<stem>.+)_conflict-\d{8}-\d{6}(?P<end>(?:\.[^.]+)?)", "ownCloud"),
    (r"(?P<stem>.+?)(?:\.conflict\d*)+(?P<end>(?:\.(?!conflict)[^.]+)?)", "Resilio Sync or rclone"),
    (
        r"(?P<stem>.+)_[^_]+_[a-z]{3}-\d{2}-\d{4,6}-\d{4}_(?:\w*conflict)(?:_\d+)?(?P<end>(?:\.[^.]+)?)",
        "Synology Drive",
    ),
    (r"(?P<stem>.+)-conflict-[\dtz:._-]*\d[tz\d]*(?P<end>(?:\.[^.]+)?)", "Cozy"),
    (r"(?P<stem>.+)\.orig(?P<end>)", "git"),
    (r"(?P<stem>.+)\.(?:mine|theirs|r\d+)(?P<end>)", "Subversion"),
)
"""Names that say by themselves that they are such a copy."""

_OTHERWISE = (
    (r"(?P<stem>.+) \d{1,3}(?P<end>(?:\.[^.]+)?)", "iCloud"),
    (r"(?P<stem>.+?) ?\(\d{1,3}\)(?P<end>(?:\.[^.]+)?)", "Google Drive or OneDrive"),
)
"""Names that may as well be somebody's own: they count where the file they were made of lies beside them."""

_HOST = re.compile(r"[a-z0-9][a-z0-9-]{1,62}", re.IGNORECASE)
"""OneDrive puts the computer's name behind: any word could be one, so the file itself has to tell."""


@dataclass(frozen=True, slots=True)
class CopyName:
    """A name that a copy has, the name of the file it was made of, and which program names copies so.

    ``sure`` is false where any file might be called so.
    """

    name: str
    original: str
    by: str
    sure: bool = True


def conflict_names(names: Iterable[str], original: str | None = None) -> list[CopyName]:
    """Which of the ``names`` in one folder are copies: of ``original``, or of whatever else lies in it.

    A name that could as well be somebody's own counts only where what it is a copy of is there too; names with a
    computer's behind them only of a given ``original``, and never as sure.
    """
    listed = sorted(set(names))
    there = {name.casefold() for name in listed}
    if original is not None:
        there.add(original.casefold())
    found = []
    for name in listed:
        copy = _surely(name) or _perhaps(name, there)
        if copy is None and original is not None:
            copy = _by_host(name, original)
        if copy is not None and (original is None or copy.original.casefold() == original.casefold()):
            found.append(copy)
    return found


def _surely(name: str) -> CopyName | None:
    for pattern, by in _PATTERNS:
        if match := re.fullmatch(pattern, name, re.IGNORECASE):
            return CopyName(name, match["stem"] + match["end"], by)
    if match := _MERGETOOL.fullmatch(name):
        return CopyName(name, match["stem"] + match["end"], "git")
    if match := _BRACKETED.fullmatch(name):
        why = match["why"].casefold()
        said = next((whose for word, whose in _WORDS if word in why), "")
        if said:
            return CopyName(name, match["stem"] + match["end"], said)
    return None


def _perhaps(name: str, there: set[str]) -> CopyName | None:
    for pattern, by in _OTHERWISE:
        match = re.fullmatch(pattern, name, re.IGNORECASE)
        if match and (match["stem"] + match["end"]).casefold() in there:
            return CopyName(name, match["stem"] + match["end"], by, sure=False)
    return None


def _by_host(name: str, original: str) -> CopyName | None:
    stem, dot, kind = original.rpartition(".")
    before, behind = f"{stem or original}-", dot + kind if stem else ""
    folded = name.casefold()
    if not (folded.startswith(before.casefold()) and folded.endswith(behind.casefold())):
        return None
    host = name[len(before) : len(name) - len(behind)]
    if not _HOST.fullmatch(host) or _STAMP.fullmatch(host):
        return None
    return CopyName(name, original, "OneDrive", sure=False)
