"""The command line: answers at once what needs no network, has the rest carried out, says what went wrong."""

import gc
import os
import sys
from collections.abc import Sequence

from netui.shell.overview import at_once

TYPE_CHECKING = False  # for the sake of --help and --version, which take no longer than this page: typing does
if TYPE_CHECKING:
    from netui.clock import Clock

BROKEN_PIPE = 141
"""What a shell reports for a program whose reader went away (128 + SIGPIPE)."""


def main(argv: Sequence[str] | None = None, clock: "Clock | None" = None) -> int:
    """Run ``argv`` by ``clock`` (the process's own arguments and the machine's clock); the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        try:
            status = _run(sys.argv[1:] if argv is None else argv, clock)
        except SystemExit as end:  # argparse ends so, after its help and after a usage error
            status = int(end.code or 0)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        from netui.printing import silence

        silence(sys.stdout)
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        from netui.printing import complain, silence

        silence(sys.stdout)
        complain(f"cannot write: {error.strerror or error}")
        return 1
    except Exception as fault:
        from netui.crash import reported
        from netui.paths import crash_report
        from netui.printing import complain

        complain(f"a fault ended netui, what was saved is safe: {reported(fault, crash_report())}")
        return 1
    if argv is None:  # the process ends here, and need not look through all there is for what nobody holds
        gc.freeze()
    return status


def _run(arguments: Sequence[str], clock: "Clock | None") -> int:
    if sys.stdout is not None and (says := at_once(arguments)):
        sys.stdout.write(says)
        return 0
    # What is imported stays: a collector that looks it all through again and again takes a tenth of a verb's time.
    gc.set_threshold(100_000, 50, 100)
    from netui.clock import system_clock
    from netui.shell.running import run

    return run(arguments, clock or system_clock, os.environ)
