"""The signals that the screen hears, so that the terminal is given back whatever ends the program."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

ENDING = (
    signal.SIGTERM,
    signal.SIGHUP,
    signal.SIGINT,
    signal.SIGQUIT,
    signal.SIGABRT,
    signal.SIGXCPU,
    signal.SIGUSR1,
    signal.SIGUSR2,
)
"""Every signal that would end the program and leave the terminal as the screen had set it."""

_HELD = frozenset((*ENDING, signal.SIGTSTP, signal.SIGWINCH))
"""Those, and what stops the program or tells of another size."""


@contextmanager
def signals_held() -> Iterator[None]:
    """Let no signal in before there is somebody to hear it, or nobody who would."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _HELD)
    try:
        yield
    finally:
        hear_signals()


def hear_signals() -> None:
    """Let those come that came meanwhile."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _HELD)
