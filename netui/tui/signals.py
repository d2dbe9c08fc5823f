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
