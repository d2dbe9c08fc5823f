"""One thing that was looked at: whether it is well, what to do where it is not, and how it can be mended."""

import sqlite3
from collections.abc import Callable
from dataclasses import field

from peewee import PeeweeException

from netui.domain.frozen import dataclass
from netui.store.file.errors import StoreError, translate


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at (``about``), whether it is ``well``, and one sentence: how it is, or what to do.

    ``mend`` does what can be done without a risk and says what it did; it may raise StoreError.
    """

    about: str
    well: bool
    says: str
    mend: Callable[[], str] | None = field(default=None, compare=False)


def looked_at(about: str, path: object, look: Callable[[], Finding]) -> Finding:
    """What ``look`` finds; where the file refuses to be read, that is the finding."""
    try:
        return look()
    except StoreError as error:
        return Finding(about, False, str(error))
    except (PeeweeException, sqlite3.Error, OSError, ValueError) as error:
        return Finding(about, False, str(translate(error, str(path))))


def counted(number: int, what: str) -> str:
    """``1 backup``, ``3 entries``."""
    several = f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    return f"{number:,} {what if number == 1 else several}"
