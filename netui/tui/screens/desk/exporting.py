"""Export: whom, into which file, and a page at a time, so that Esc can stop it."""

import asyncio
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from netui.domain.visible import clip
from netui.store import StoreError
from netui.store.timeline.drafts import INBOX
from netui.tui.screens.desk.marking import Marking

if TYPE_CHECKING:
    from netui.exchange.formats import Format

WHOLE = "json"
"""The ending that is no list of people but the whole network."""

OTHERS = {"ics": "what is due with them, birthdays and trips, as iCalendar", WHOLE: "the whole network as JSON"}
"""The endings of files that hold no cards, with what they hold."""

SOON = 500
"""Up to so many people are written at once: measured, a sixth of a second on a slow machine."""

_BREATH = 0.005
"""Seconds between two pages, for the screen to draw and to hear Esc."""


class Exporting(Marking):
    """The command that writes contacts into a file; nothing changes in the network."""

    @work
    async def action_export(self) -> None:
        """Write those marked, else all found, into a file whose ending says in which format."""
        from netui.tui.screens.dialogs.ask import AskScreen

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
            if isinstance(how, str):
                done = f"✓ {self._write_other(target, how, ids)} written to {text.strip()}"
            else:
                count = await self._export(ids, target, how)
                done = f"✓ {people(count)} written to {text.strip()} as {how.says}" if count else ""
        except (StoreError, ValueError) as error:
            self.refuse(error)
            return
        self.say(done or "stopped: no file was written", "good" if done else "warning")

    def _write_other(self, target: Path, ending: str, ids: Sequence[int]) -> str:
        """Write what is no list of people, the agenda with some or the whole network; what that was."""
        from netui.exchange.calendars.writing import agenda_texts
        from netui.exchange.own_json import own_json
        from netui.exchange.whole_file import WholeFile

        if ending == WHOLE:
            whole = self.store.whole_network
            texts, says = own_json(whole.schema, whole.tables()), OTHERS[WHOLE]
        else:
            now = self.clock()
            agenda = self.store.agendas.of(ids, now, everybody=not self.marked)
            says = agenda.says()
            if not says:
                raise StoreError("nothing is due and nothing has a day ahead: nothing was written")
            texts = agenda_texts(agenda, now)
        with WholeFile(target) as file:
            for text in texts:
                file.write(text)
        return says

    def _all_found(self) -> list[int]:
        """Everybody in the list as it is narrowed now, in its order."""
        rows = self.contacts.list.rows
        keys = (rows.key(index) for index in range(len(rows)))
        return [key for key in keys if isinstance(key, int) and key != INBOX]

    async def _export(self, ids: Sequence[int], target: Path, how: "Format") -> int:
        """Write page after page, many with a screen that counts them; how many, 0 if that was stopped."""
        from netui.exchange.formats import write_file
        from netui.tui.screens.dialogs.progress import ProgressScreen

        how = how.fitted(self.store.dossiers.originals(ids))
        steps = write_file(target, how, self.store.dossiers.pages(ids, self.clock(), told=how.told))
        progress = None
        if len(ids) > SOON:
            progress = ProgressScreen(f"Writing {clip(target.name, 40)}", "Esc stops, and leaves no file")
            await self.app.push_screen(progress)
        count = 0
        try:
            for count in steps:
                if progress:
                    progress.show(f"{count:,} of {len(ids):,}")
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


def _target(text: str) -> "tuple[Path, Format | str]":
    """The file a text names and the format its ending says; ValueError with a sentence where it says none.

    What holds no cards (``OTHERS``) is said by its ending.
    """
    from netui.exchange.formats import FORMATS, format_of
    from netui.exchange.whole_file import named

    target = named(text.strip())
    ending = target.suffix[1:].casefold()
    how = ending if ending in OTHERS else format_of(target)
    if how is None:
        endings = ", ".join((*(f".{name} ({one.says})" for name, one in FORMATS.items()), ".ics", ".json"))
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
    what = OTHERS[how] if isinstance(how, str) else f"{people(count)}, {how.says}"
    return True, f"→ {what}{here}"


def _free_name(today: date) -> str:
    """A file in one's own folder; one that has today in its name where the first is there already."""
    first = "~/netui-contacts.vcf"
    taken = Path(first).expanduser().exists()
    return f"~/netui-contacts-{today.isoformat()}.vcf" if taken else first
