"""Export: whom, into which file, and a page at a time, so that Esc can stop it."""

import asyncio
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.domain.visible import clip
from netui.store import StoreError
from netui.tui.screens.desk.desk import INBOX
from netui.tui.screens.desk.marking import Marking
from netui.tui.screens.dialogs.ask import AskScreen
from netui.tui.screens.dialogs.dialog import Dialog
from netui.tui.widgets.painted import Block

if TYPE_CHECKING:
    from netui.exchange.formats import Format

SOON = 500
"""Up to so many people are written at once: measured, a sixth of a second on a slow machine."""

_BREATH = 0.005
"""Seconds between two pages, for the screen to draw and to hear Esc."""


class ProgressScreen(Dialog[None], inherit_bindings=False):
    """How far it has come; Esc asks to stop (``stopped``). It leaves when it is told to, with ``over``."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "Stop", show=False)]

    def __init__(self, title: str, most: int) -> None:
        super().__init__()
        self._title = title
        self._most = most
        self._over = False
        self.stopped = False

    def compose(self) -> ComposeResult:
        """A line that counts."""
        with Vertical(id="dialog") as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = Content("Esc stops, and leaves no file")
            yield Block(id="progress")

    def show(self, count: int) -> None:
        """So many are done."""
        if self.is_mounted:
            says = f"{count:,} of {self._most:,}"
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
        """Ask to stop after this page."""
        self.stopped = True


class Exporting(Marking):
    """The command that writes contacts into a file; nothing changes in the network."""

    @work
    async def action_export(self) -> None:
        """Write those marked, else all found, into a file whose ending says in which format."""
        ids = self.many() or self._all_found()
        if not ids:
            self.say("nobody is found here: there is nobody to export", "warning")
            return
        ask = AskScreen(
            f"Export {self.whom(ids)} to a file",
            lambda text: _understood(text, len(ids)),
            value=_free_name(self.clock().day),
        )
        text = await self.app.push_screen_wait(ask)
        if text is None:
            return
        try:
            target, how = _target(text)
            count = await self._export(ids, target, how)
        except (StoreError, ValueError) as error:
            self.refuse(error)
            return
        done = f"✓ {people(count)} written to {text.strip()} as {how.says}" if count else ""
        self.say(done or "stopped: no file was written", "good" if count else "warning")

    def _all_found(self) -> list[int]:
        """Everybody in the list as it is narrowed now, in its order."""
        rows = self.contacts.list.rows
        keys = (rows.key(index) for index in range(len(rows)))
        return [key for key in keys if isinstance(key, int) and key != INBOX]

    async def _export(self, ids: Sequence[int], target: Path, how: "Format") -> int:
        """Write page after page, many with a screen that counts them; how many, 0 if that was stopped."""
        from netui.exchange.formats import write_file

        steps = write_file(target, how, self.store.dossiers.pages(ids, self.clock(), told=how.told))
        progress = ProgressScreen(f"Writing {clip(target.name, 40)}", len(ids)) if len(ids) > SOON else None
        if progress:
            await self.app.push_screen(progress)
        count = 0
        try:
            for count in steps:
                if progress:
                    progress.show(count)
                    await asyncio.sleep(_BREATH)
                    if progress.stopped:
                        return 0
        finally:
            steps.close()
            if progress:
                progress.over()
        return count


def people(count: int) -> str:
    """How many they are, in words."""
    return "1 person" if count == 1 else f"{count:,} people"


def _target(text: str) -> "tuple[Path, Format]":
    """The file a text names and the format its ending says; ValueError with a sentence where it says none."""
    from netui.exchange.formats import FORMATS, format_of
    from netui.exchange.whole_file import named

    target = named(text.strip())
    how = format_of(target)
    if how is None:
        endings = ", ".join(f".{ending} ({one.says})" for ending, one in FORMATS.items())
        raise ValueError(f"the ending says what it becomes: {endings}")
    return target, how


def _understood(text: str, count: int) -> tuple[bool, str]:
    """Whether a file can be made there, and what it will be."""
    from netui.exchange.whole_file import FileThere, check_target

    try:
        target, how = _target(text)
        check_target(target)
    except FileThere:
        return False, "exists already: name another file"
    except ValueError as error:
        return False, str(error)
    here = "" if target.is_absolute() else f", in {Path.cwd()}"
    return True, f"→ {people(count)}, {how.says}{here}"


def _free_name(today: date) -> str:
    """A file in one's own folder; one that has today in its name where the first is there already."""
    first = "~/netui-contacts.vcf"
    taken = Path(first).expanduser().exists()
    return f"~/netui-contacts-{today.isoformat()}.vcf" if taken else first
