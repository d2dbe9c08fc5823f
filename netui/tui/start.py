"""From an open network to the screen: its first frame is painted before the framework that draws it is loaded."""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from threading import Thread

from netui.clock import Clock
from netui.commands import MOVE, Command
from netui.config import Config
from netui.store import Store, StoreError
from netui.tui import colours
from netui.tui.early_terminal import EarlyTerminal, early_terminal
from netui.tui.screens.desk.first_frame import LEAST_HEIGHT, LEAST_WIDTH, FirstFrame
from netui.tui.screens.desk.panes import Panes
from netui.tui.signals import signals_held

_SWITCH_SECONDS = 0.0005
"""How long importing may keep a key waiting; the usual time is ten times that, at every step of the answer."""

_THEMES = {"netui-dark": colours.DARK, "netui-light": colours.LIGHT}


def start(
    store: Store,
    config: Config,
    clock: Clock,
    problems: Sequence[str] = (),
    *,
    environment: Mapping[str, str],
    report: Path,
    demo: bool = False,
    templates: Path | None = None,
) -> int:
    """Show the network and run the screen until it is left; the exit status.

    The first frame stands, and keys that move are answered, while the framework is still being loaded. Where the
    terminal, the theme, the file or the computer's clock is out of the ordinary, there is none. ``problems`` are
    what is wrong with the configuration; after a fault, ``report`` tells of it.
    """
    gc.disable()  # what is loaded now stays: looking it through in between took a tenth of the start
    with signals_held(), early_terminal(environment) as terminal:
        first = _painted(terminal, Panes(store, config, clock, demo=demo)) if terminal is not None else None
        if terminal is not None and first is not None:
            _answer_while_loading(terminal, first, config)
        from netui.message_templates import read_templates
        from netui.tui.app import run_app

        return run_app(
            store,
            config,
            clock,
            (*problems, *read_templates(templates)[1]),
            report=report,
            demo=demo,
            templates=templates,
            terminal=terminal,
            first=first,
        )


def _painted(terminal: EarlyTerminal, panes: Panes) -> FirstFrame | None:
    """The first frame, painted; None where something else belongs on the screen at first."""
    width, height = terminal.size
    theme = _THEMES.get(panes.config.theme)
    if theme is None or width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return None
    try:
        with panes.store.connection.looking():
            panes.read()
            if panes.store.witnesses.clock(panes.now).says:
                return None
            frame = FirstFrame(panes, width, height, theme)
            lines = frame.lines()
    except StoreError:
        return None
    return frame if terminal.show(lines) else None


def _answer_while_loading(terminal: EarlyTerminal, frame: FirstFrame, config: Config) -> None:
    """Load the framework beside; keys that move are answered meanwhile, the first other one waits for it."""
    moves = {key: command for command in config.commands if command.where == MOVE for key in command.keys}
    reads, writes = os.pipe()
    with closing(os.fdopen(reads, "rb")):
        loading = Thread(target=_load, args=(writes,), name="loading")
        loading.start()
        usual = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_SECONDS)
        while (command := moves.get(terminal.key(reads) or "")) is not None:
            terminal.answered()
            if not _moved(terminal, frame, command):
                break
        sys.setswitchinterval(usual)
        loading.join()


def _moved(terminal: EarlyTerminal, frame: FirstFrame, command: Command) -> bool:
    """Answer a key; False where the file refuses, and the screen is to say so."""
    try:
        with frame.panes.store.connection.looking():
            frame.carry_out(command)
            return terminal.show(frame.lines())
    except StoreError:
        return False


def _load(writes: int) -> None:
    """Import what takes longest; what is wrong with it shows when it is asked for again."""
    try:
        import netui.tui.app  # noqa: F401
    finally:
        os.close(writes)
