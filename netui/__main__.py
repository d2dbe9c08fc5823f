"""netui as a program of its own: ``netui`` and ``python -m netui``."""

import os
import sys
from contextlib import suppress

from netui.cli import main


def program() -> None:
    """Carry out the process's own arguments, and end the process with their exit status.

    What is left in memory is given back as it is: Python would first free every object one by one, which takes
    longer than most verbs, and longer than leaving the screen. Only a thread that still works is waited for.
    """
    status = main()
    threading = sys.modules.get("threading")
    if threading is None or all(one.daemon for one in threading.enumerate() if one is not threading.main_thread()):
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, AttributeError, ValueError):
                stream.flush()
        os._exit(status)
    sys.exit(status)


if __name__ == "__main__":
    program()
