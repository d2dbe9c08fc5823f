"""The names of copies: which in a folder are of one network, when each was made, and whether it is encrypted."""

import re
from datetime import datetime
from pathlib import Path

SEALED = ".age"
"""The end of the name of a copy that is encrypted."""

STAMP = "%Y%m%dT%H%M%SZ"


def stamp_of(path: Path, stem: str) -> datetime | None:
    """When a copy of the network called ``stem`` was made, by its name; None if it is named otherwise."""
    begin, _, when = path.name.rpartition("-")
    made = re.fullmatch(r"(\d{8}T\d{6}Z)\.db(\.age)?", when, re.ASCII)
    if begin != stem or made is None:
        return None
    try:
        return datetime.fromisoformat(made[1])
    except ValueError:
        return None


def kept(folder: Path, stem: str, *, sealed: bool = True) -> list[Path]:
    """The copies of the network called ``stem`` in ``folder``, the newest first."""
    found = [*folder.glob("*.db"), *(folder.glob(f"*.db{SEALED}") if sealed else ())]
    dated = [(stamp, path) for path in found if (stamp := stamp_of(path, stem)) is not None]
    return [path for _, path in sorted(dated, reverse=True)]
