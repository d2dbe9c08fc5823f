"""The signals that the screen hears, so that the terminal is given back whatever ends the program."""

import signal

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


def hold_signals() -> None:
    """Let no signal in before there is somebody to hear it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _HELD)


def hear_signals() -> None:
    """Let those come that came meanwhile."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _HELD)
