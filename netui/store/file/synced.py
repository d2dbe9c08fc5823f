"""Whether a folder lies within one that a sync program keeps, told by what these programs leave there."""

import os
from pathlib import Path

_BY_MARK = (
    (".stfolder", "Syncthing"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync/ID", "Resilio Sync"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
)
"""Files and folders that lie at the top of a folder kept in sync, each with the program that puts them there."""

_BY_PATTERN = ((".sync_*.db", "Nextcloud"), ("._sync_*.db", "Nextcloud"))

_BY_NAME = (
    ("Dropbox", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("iCloud Drive", "iCloud"),
    ("iCloudDrive", "iCloud"),
    ("com~apple~CloudDocs", "iCloud"),
    ("Mobile Documents", "iCloud"),
    ("Nextcloud", "Nextcloud"),
    ("ownCloud", "ownCloud"),
    ("GoogleDrive", "Google Drive"),
    ("Google Drive", "Google Drive"),
    ("My Drive", "Google Drive"),
    ("pCloudDrive", "pCloud"),
    ("ProtonDrive", "Proton Drive"),
    ("MEGA", "MEGA"),
    ("Sync.com", "Sync.com"),
)
"""What the folders of these programs are called where nobody renamed them; "OneDrive - Acme" is one as well."""


def synced_by(path: Path) -> str:
    """The program that keeps ``path``, or a folder above it, in sync with another place; nothing if none does.

    The path need not be there. The home folder and what is above it are judged by marks alone: their names say
    nothing.
    """
    whole = _resolved(path)
    home = _resolved(Path(os.path.expanduser("~")))  # noqa: PTH111 - never raises where nobody has a home
    for folder in (whole, *whole.parents):
        own = folder == home or folder in home.parents
        if by := _marked(folder) or ("" if own else _named(folder.name)):
            return by
    return ""


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _marked(folder: Path) -> str:
    try:
        if (folder / ".dropbox").is_file():  # in the home folder one of that name holds settings
            return "Dropbox"
        if found := next((by for mark, by in _BY_MARK if (folder / mark).exists()), ""):
            return found
        return next((by for pattern, by in _BY_PATTERN if any(folder.glob(pattern))), "")
    except OSError:
        return ""


def _named(name: str) -> str:
    for known, by in _BY_NAME:
        if name == known or name.startswith((f"{known} ", f"{known}-")):
            return by
    return ""
