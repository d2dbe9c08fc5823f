"""How far something long has come, counted while it goes on; Esc asks to stop it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.tui.screens.dialogs.dialog import Dialog
from netui.tui.widgets.painted import Block


class ProgressScreen(Dialog[None], inherit_bindings=False):
    """How far it has come; Esc asks to stop (``stopped``). It leaves when it is told to, with ``over``.

    ``foot`` says what Esc does.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "Stop", show=False)]

    def __init__(self, title: str, foot: str) -> None:
        super().__init__()
        self._title = title
        self._foot = foot
        self._says = ""
        self._over = False
        self.stopped = False

    def compose(self) -> ComposeResult:
        """A line that counts."""
        with Vertical(id="dialog") as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = Content(self._foot)
            yield Block(id="progress")

    def on_mount(self) -> None:
        """What was said before there was a place for it."""
        self.show(self._says)

    def show(self, says: str) -> None:
        """So far it has come."""
        self._says = says
        if self.is_mounted:
            self.query_one("#progress", Block).show(lambda width, height: [((says, ""),)])

    def over(self) -> None:
        """Leave, now or as soon as this is the screen in front again."""
        self._over = True
        self.dismiss()

    def on_screen_resume(self) -> None:
        """What came before this screen is gone."""
        if self._over:
            self.dismiss()

    def action_stop(self) -> None:
        """Ask to stop as soon as it can."""
        self.stopped = True
