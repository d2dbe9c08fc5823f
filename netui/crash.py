"""What is left of a fault of the program's own: a report for its owner's eyes, and none of it on the terminal."""

import os
import traceback
from pathlib import Path


def reported(fault: BaseException, report: Path) -> str:
    """Write ``fault`` down in ``report``, with the lines of code it came by; the words for where it can be read.

    The message of a fault may hold people's data: it stands in the report alone.
    """
    try:
        report.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mine = os.open(report, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(mine, "w", encoding="utf-8", errors="backslashreplace") as file:
            os.fchmod(mine, 0o600)
            file.writelines(traceback.format_exception(fault))
    except OSError as error:
        return f"{type(fault).__name__} ({report} cannot be written: {error.strerror})"
    return f"{report} has the details"
