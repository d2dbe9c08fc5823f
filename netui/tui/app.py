"""The application: opens the main screen over an open store, and gives the terminal back whatever happens."""

import asyncio
import contextlib
import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import ThemeProvider
from textual.worker import NoActiveWorker, WorkerFailed, get_current_worker

from netui.clock import Clock
from netui.commands import MOVE
from netui.config import Config
from netui.crash import reported
from netui.printing import complain, silence
from netui.store import Store, StoreError
from netui.tui.driver import TypingDriver
from netui.tui.early_terminal import EarlyTerminal
from netui.tui.harmless import HarmlessFilter
from netui.tui.palette import CommandSource, ContactSource, ListSource, Palette
from netui.tui.screens.desk.first_frame import FirstFrame
from netui.tui.screens.desk.main import MainScreen
from netui.tui.screens.desk.panes import Panes
from netui.tui.signals import ENDING, hear_signals
from netui.tui.theme import ANSI, THEMES, shown_in

if TYPE_CHECKING:
    from netui.store.file.backups import Backups

BESIDE = frozenset({"matchmaker", "duplicates"})
"""The groups of workers that look something up beside the screen and ask nothing: keys go on meanwhile."""


class NetuiApp(App[int]):
    """netui on the whole screen."""

    TITLE = "netui"
    CSS_PATH = "netui.tcss"
    ENABLE_COMMAND_PALETTE = False
    """The palette is a command of the table; Textual's own key for it could not be given to another one."""
    COMMANDS: ClassVar = App.COMMANDS | {lambda: CommandSource, lambda: ContactSource, lambda: ListSource}

    def __init__(
        self,
        store: Store,
        config: Config,
        clock: Clock,
        problems: Sequence[str] = (),
        *,
        demo: bool = False,
        templates: Path | None = None,
        terminal: EarlyTerminal | None = None,
        first: FirstFrame | None = None,
    ) -> None:
        plain = "NO_COLOR" in os.environ
        super().__init__(driver_class=TypingDriver, ansi_color=plain or None)
        self.templates_folder = templates
        """Where the user's own message templates are; None for the built-in ones only."""
        self.fault: BaseException | None = None
        """What ended the app, if it was not the user."""
        self.moves = frozenset(key for one in config.commands if one.where == MOVE for key in one.keys)
        """The keys that only move the highlight."""
        self.terminal = terminal
        """The terminal, if it was taken already; the driver takes it over."""
        self._main = MainScreen(first.panes if first else Panes(store, config, clock, demo=demo), first)
        self._store = store
        self._clock = clock
        self._problems = problems
        self._harmless = HarmlessFilter()
        for theme in THEMES:
            self.register_theme(theme)
        known = config.theme in self.available_themes
        self.theme = ANSI.name if plain else config.theme if known else THEMES[0].name
        if not known:
            self._problems = (*problems, f"there is no theme “{config.theme}”; netui-dark is used")

    def get_default_screen(self) -> Screen[None]:
        """The main screen is the first and last."""
        return self._main

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew in the theme's colours; before there is a screen they are only noted.

        No style has been read then: Textual would read all of them for that, and once more for the screen.
        """
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_system_commands(self, screen: Screen[Any]) -> Iterator[SystemCommand]:
        """Of Textual's own commands in the palette the themes alone: the table has the others, by its names."""
        yield SystemCommand("Theme", "other colours, until netui is left", self.action_change_theme)

    def action_command_palette(self) -> None:
        """Every command, contact and saved list by name."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def search_themes(self) -> None:
        """Every theme by name."""
        self.push_screen(Palette([ThemeProvider], placeholder="Search for themes…"))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Nothing that reaches the terminal can act on it."""
        return [*super().get_line_filters(), self._harmless]

    def on_mount(self) -> None:
        """Say what is wrong with the configuration; back up once a day; end cleanly on a signal."""
        if self._problems:
            self._main.call_after_refresh(self._main.say, self._problems[0], "error")
        self.set_timer(1.0, self._back_up)
        if not gc.isenabled():
            self.call_after_refresh(_collect_from_now_on)
        # Textual does not draw again what the shell wrote over meanwhile.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        # Only a program's main thread may handle signals; elsewhere the app belongs to another program.
        with contextlib.suppress(ValueError, RuntimeError, NotImplementedError):
            loop = asyncio.get_running_loop()
            for number in ENDING:
                loop.add_signal_handler(number, self.leave, 128 + number)
        hear_signals()

    async def run_action(
        self,
        action: str | tuple[str, str, tuple[Any, ...]],
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Carry out an action; a file that cannot be read just now is one sentence, not the end.

        A key that was on its way to a screen before this one asked something, or was left, does nothing.
        """
        from netui.tui.screens.dialogs.dialog import Dialog

        if isinstance(default_namespace, (MainScreen, Dialog)) and not self._is_at_hand(default_namespace):
            return True
        try:
            if isinstance(default_namespace, MainScreen) and default_namespace.cannot(action):
                return True
            return await super().run_action(action, default_namespace, namespaces)
        except StoreError as error:
            self._refuse(error)
            return True

    def _is_at_hand(self, screen: Screen[Any]) -> bool:
        """Whether a key still means ``screen``: it is there, on top, and no key before has begun to ask."""
        own = (worker for worker in self.workers if worker.node is screen and not worker.is_finished)
        asks = [worker for worker in own if worker.group not in BESIDE]
        with contextlib.suppress(NoActiveWorker):
            if get_current_worker() in asks:
                return True
        return screen.is_mounted and screen.is_active and not asks

    def _refuse(self, error: StoreError) -> None:
        """Say what the file refused on the uppermost screen that has a place for it."""
        from netui.tui.screens.dialogs.dialog import Refuses

        for screen in reversed(self.screen_stack):
            if isinstance(screen, Refuses):
                screen.refuse(error)
                return

    def _handle_exception(self, error: Exception) -> None:
        """What a dialog's worker met is treated like what an action met; anything else ends the app.

        Whoever looks for a part of a screen that is being left finds it gone, and nobody is told.
        """
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, StoreError):
            self._refuse(cause)
        elif not (self._exit and isinstance(cause, NoMatches)):
            super()._handle_exception(error)

    async def action_quit(self) -> None:
        """Leave from wherever one is; everything is saved already."""
        self.leave(0)

    def leave(self, status: int) -> None:
        """End with ``status``; a screen whose parts are still coming is left as soon as they are there.

        Whoever is leaving already leaves as begun.
        """
        if self._exit:
            return
        if not self._main.is_mounted:
            self._main.call_later(self.leave, status)
            return
        try:
            self._keep_unfinished()
        finally:
            self.exit(status, return_code=status)

    def _keep_unfinished(self) -> None:
        """Keep the line or the letter being written, on the main screen and on whatever stands over it."""
        from netui.tui.screens.dialogs.dialog import KeepsUnfinished

        for screen in self.screen_stack:
            if screen.is_mounted and isinstance(screen, KeepsUnfinished):
                screen.keep_unfinished()

    def _fatal_error(self) -> None:
        """End after a fault; Textual's own way prints the values of variables, which are people's data."""
        self.fault = self.fault or sys.exception() or self._exception
        # The fault may lie in this very act: the first one is the one to report.
        with contextlib.suppress(Exception):
            self._keep_unfinished()
        self._close_messages_no_wait()

    def _back_up(self) -> None:
        if self._exit:
            return
        now = self._clock().at
        backups = self._store.backups.beside(now)
        # Of a hundred thousand people it takes seconds. What is left unfinished by leaving is made the next time.
        Thread(target=self._make_backup, args=(backups, now), name="backup", daemon=True).start()

    def _make_backup(self, backups: "Backups", now: datetime) -> None:
        try:
            backups.daily(now)
        except StoreError as error:
            self.call_later(self._main.say, f"no backup today: {error}", "error")


def _collect_from_now_on() -> None:
    """Leave alone what was loaded while nothing was looked through for garbage; look through what comes."""
    gc.freeze()
    gc.enable()


def run_app(
    store: Store,
    config: Config,
    clock: Clock,
    problems: Sequence[str] = (),
    *,
    report: Path,
    demo: bool = False,
    templates: Path | None = None,
    terminal: EarlyTerminal | None = None,
    first: FirstFrame | None = None,
) -> int:
    """Run the screen until it is left; the exit status. After a fault, ``report`` tells of it.

    ``terminal`` was taken already, and ``first`` may be painted on it.
    """
    app = NetuiApp(store, config, clock, problems, demo=demo, templates=templates, terminal=terminal, first=first)
    app.theme = shown_in(app.theme, app.console.color_system)
    result = app.run()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            silence(stream)  # the terminal is gone, and the status is to say why the program ended
    if app.fault is not None:
        complain(f"a fault ended the screen, what was saved is safe: {reported(app.fault, report)}")
        return 1
    return app.return_code or (1 if result is None else result)
