"""What the main screen watches every second: the day, the zone, the clock itself, the file, and other windows."""

from datetime import timedelta

from textual import getters
from textual.app import ComposeResult
from textual.events import ScreenResume

from netui.domain.visible import clip
from netui.store import StoreError
from netui.tui.screens.desk.reviewing import Reviewing
from netui.tui.widgets.alarm import Alarm

_LOOK_SECONDS = 1.0
"""How often the file is asked whether another window wrote to it: two seconds are promised."""

_STALE = timedelta(minutes=1)
"""How old what is shown may be: clocks count hours, and an entry dated later today has to come."""


class Watching(Reviewing):
    """The desk that notices by itself what happens around it, and says on top what is wrong while it is."""

    alarm = getters.query_one(Alarm)

    _trouble = ""
    """Why the file cannot be read just now, or may not be written any more."""

    def compose(self) -> ComposeResult:
        """The alarm above everything; it is seen only while there is one."""
        yield Alarm()
        yield from super().compose()

    def on_mount(self) -> None:
        """Begin to look, and go on behind every dialog."""
        self.set_interval(_LOOK_SECONDS, self._look)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """After sleep, a dialog or another program: is it still the same day?"""
        self._look()

    def look_again(self) -> None:
        """Notice midnight, another zone, the hours of a clock, and what another window wrote.

        What stands over the desk is told too. Raises StoreError where the file cannot be read, or is no longer
        the one that was opened.
        """
        from netui.tui.screens.dialogs.dialog import LooksAgain

        file = self.store.connection
        file.check_same_file()
        now = self.clock()
        elsewhere = file.data_version() != self.panes.file_version
        later = abs(now.at - self.now.at) >= _STALE
        anew = file.was_replaced
        if not (elsewhere or anew or later or (now.day, now.zone) != (self.now.day, self.now.zone)):
            return
        self.reload()
        self.follow()
        if anew:
            file.read_anew()
        for screen in self.app.screen_stack:
            if screen is not self and isinstance(screen, LooksAgain):
                screen.look_again()
        if anew:
            self.say("another window wrote the whole network anew: this is what is there now", "warning")

    def show_read(self) -> None:
        """And what is wrong, on top of it."""
        super().show_read()
        self._doubt()

    def _doubt(self) -> None:
        """Say what is wrong with the file, else with the computer's clock, for as long as it is."""
        self.alarm.say(self._trouble or self.store.witnesses.clock(self.now).says)

    def _look(self) -> None:
        trouble = self._trouble
        try:
            self.look_again()
            self._trouble = ""
        except StoreError as error:
            self._trouble = clip(str(error), 400)
        if self._trouble != trouble:
            self._doubt()
