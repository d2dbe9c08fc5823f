"""The application: opens the main screen over an open store, and gives the terminal back whatever happens."""

import signal
import sys
from collections.abc import Sequence
from typing import ClassVar

from textual.app import App
from textual.filter import LineFilter
from textual.screen import Screen

from netui.clock import Clock
from netui.config import Config
from netui.store import Store, StoreError
from netui.tui.harmless import HarmlessFilter
from netui.tui.palette import CommandSource, ContactSource
from netui.tui.screens.main import MainScreen
from netui.tui.theme import THEMES

_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


class NetuiApp(App[int]):
    """netui on the whole screen."""

    TITLE = "netui"
    CSS_PATH = "netui.tcss"
    COMMANDS: ClassVar = App.COMMANDS | {lambda: CommandSource, lambda: ContactSource}

    def __init__(
        self,
        store: Store,
        config: Config,
        clock: Clock,
        problems: Sequence[str] = (),
        *,
        demo: bool = False,
    ) -> None:
        super().__init__()
        self._main = MainScreen(store, config, clock, demo=demo)
        self._store = store
        self._clock = clock
        self._problems = problems
        self._harmless = HarmlessFilter()
        for theme in THEMES:
            self.register_theme(theme)
        known = config.theme in self.available_themes
        self.theme = config.theme if known else THEMES[0].name
        if not known:
            self._problems = (*problems, f"there is no theme “{config.theme}”; netui-dark is used")

    def get_default_screen(self) -> Screen[None]:
        """The main screen is the first and last."""
        return self._main

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Nothing that reaches the terminal can act on it."""
        return [*super().get_line_filters(), self._harmless]

    def on_mount(self) -> None:
        """Say what is wrong with the configuration; back up once a day; end cleanly on a signal."""
        if self._problems:
            self._main.call_after_refresh(self._main.say, self._problems[0], "error")
        self.set_timer(1.0, self._back_up)
        try:
            import asyncio

            loop = asyncio.get_running_loop()
            for number in _SIGNALS:
                loop.add_signal_handler(number, self._end, number)
        except (ValueError, RuntimeError, NotImplementedError):
            return

    def _end(self, number: int) -> None:
        self._main.keep_unfinished()
        self.exit(128 + number, return_code=128 + number)

    def _back_up(self) -> None:
        try:
            self._store.backups.daily(self._clock().at)
        except StoreError as error:
            self._main.say(f"no backup today: {error}", "error")


def run_app(
    store: Store, config: Config, clock: Clock, problems: Sequence[str] = (), *, demo: bool = False
) -> int:
    """Run the screen until it is left; the exit status."""
    app = NetuiApp(store, config, clock, problems, demo=demo)
    result = app.run()
    if app.return_code:
        return app.return_code
    sys.stdout.flush()
    return result or 0
