"""Import: which files, what they would change, and then all of it as one change that Esc takes back."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import work

from netui.domain.incoming.reading import Source
from netui.domain.visible import clip
from netui.store import StoreError
from netui.tui.screens.desk.exporting import Exporting, people

if TYPE_CHECKING:
    from netui.domain.incoming.plan import Choice as Decision
    from netui.domain.incoming.plan import Plan
    from netui.domain.incoming.reading import Context, Reading
    from netui.domain.incoming.whole_network import WholeNetwork
    from netui.exchange.tables.reading import Table
    from netui.store.incoming.imports import ImportReport

Value = TypeVar("Value")

MOST_TOLD = 12
"""Lines of what stays as it is here that are shown before a whole network is taken in."""

SOON = 0.2
"""Seconds that reading may take before it is said to go on."""

MUCH = 2_000
"""Up to so many people and entries are compared at once: measured, a quarter of a second."""

_BREATH = 0.005
"""Seconds between two pages, for the screen to draw and to hear Esc."""

ColumnMaps = dict[str, tuple[str, ...]]
"""What columns mean, by the key of their table's head."""

_TABLES = frozenset({Source.CSV, Source.GOOGLE, Source.OUTLOOK, Source.THUNDERBIRD})
"""The sources whose columns can be said anew."""


@dataclass(frozen=True, slots=True)
class Brought:
    """One file as it was fetched: its bytes, or why they could not be had."""

    name: str
    data: bytes = b""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What one file holds, and of a table what its columns look like."""

    name: str
    reading: "Reading"
    table: "Table | None" = None

    def said(self, context: "Context") -> tuple[str, ...] | None:
        """What was said before of columns like these."""
        from netui.exchange.tables.reading import head_key

        return context.maps.get(head_key(self.table.head)) if self.table else None

    def unclear(self, context: "Context") -> bool:
        """Whether to ask what the columns mean: of tables without a head one says nothing of the next."""
        table = self.table
        return table is not None and not table.sure and not (table.headed and self.said(context))


class Importing(Exporting):
    """The command that takes files in: chosen, read, looked at, and carried out as one change."""

    _import_folder: Path | None = None
    """The folder in which the last file was chosen."""

    @work
    async def action_import(self) -> None:
        """Choose files, look at what they would change, take them in."""
        from netui.tui.screens.incoming.file_picker import FilePicker
        from netui.tui.screens.incoming.folder import first_folder

        home = Path.home()
        folder = self._import_folder or first_folder(home)
        picker = FilePicker("Import: which file?", folder, home, self.clock)
        paths = await self.app.push_screen_wait(picker)
        self._import_folder = picker.folder
        if paths:
            try:
                await self._take_in(paths)
            except StoreError as error:
                self.reload()
                self.refuse(error)

    async def _take_in(self, paths: Sequence[Path]) -> None:
        """Read the files, ask what has to be asked, and carry out what was agreed on."""
        called = clip(paths[0].name, 100) if len(paths) == 1 else f"{len(paths)} files"
        files = await self._beside(f"Reading {called}", lambda: [fetch(path) for path in paths])
        if files and len(files) == 1 and (whole := _whole(files[0])):
            await self._join(whole)
            return
        looked = await self._look_through(files, called) if files is not None else None
        if looked is None:
            self.say("nothing was imported", "muted")
            return
        report = await self._bring_in(*looked)
        if report is None:
            self.reload()
            self.say("stopped: everything is taken back, nothing was imported", "warning")
            return
        self.said(report.change, _counts(report))
        if report.added:
            await self._offer_to_promote(report)

    async def _join(self, network: "WholeNetwork") -> None:
        """Say what a whole network would bring, and take it in where that is agreed to."""
        from netui.store.network.joining import counted
        from netui.tui.screens.dialogs.choice import Choice, ChoiceScreen

        now = self.clock()
        report = self.store.whole_network.plan(network, now)
        told = [f"conflict: {name}, {field.field}: what stands here stays" for name, field in report.conflicts]
        lines = (*told, *report.kept)[:MOST_TOLD]
        rows: list[Choice[bool]] = [Choice("", ((clip(text, 90), "muted"),)) for text in lines]
        take = Choice("y", (("take it in", "name"), ("  one change, u takes it back", "muted")), True)
        title = f"netui's own: {counted(report)}"
        if not await self.app.push_screen_wait(ChoiceScreen(title, [take, *rows])):
            self.say("nothing was imported", "muted")
            return
        self.store.backups.make(now.at)
        self.said(self.store.whole_network.take_in(network, now).change, counted(report))

    # What the files say

    async def _look_through(
        self, files: Sequence[Brought], called: str
    ) -> "tuple[Plan, Mapping[int, Decision], ColumnMaps] | None":
        """Show what the files would change until that is agreed to; None when it is not."""
        from netui.tui.screens.incoming.import_preview import ImportPreview

        choices: Mapping[int, Decision] = {}
        maps: ColumnMaps = {}
        asked = False
        while True:
            context = self._way_of_reading(maps)
            found = await self._beside(f"Reading {called}", partial(read_all, files, context))
            if found is None:
                return None
            tables = [one for one in found if one.table is not None]
            unclear = [one for one in tables if one.unclear(context)]
            if unclear and not asked:
                asked = True
                if not await self._ask_columns(unclear, context, maps):
                    return None
                continue
            plan = await self._compared([one.reading for one in found], called)
            if plan is None:
                return None
            preview = ImportPreview(plan, self.clock().day, table=bool(tables), choices=choices)
            decided = await self.app.push_screen_wait(preview)
            if decided is None or not decided.columns:
                return (plan, decided.choices, maps) if decided else None
            await self._ask_columns(tables, context, maps)
            choices = decided.choices if self._way_of_reading(maps) == context else {}

    async def _compared(self, readings: "Sequence[Reading]", called: str) -> "Plan | None":
        """What the files would change, counted on a screen where there is much to compare; None when stopped."""
        from netui.exchange.files import reread
        from netui.tui.screens.dialogs.progress import ProgressScreen

        much = sum(len(reading.cards) + len(reading.happenings) for reading in readings)
        steps = self.store.imports.looking(readings, called, reread)
        progress = ProgressScreen(f"Comparing {clip(called, 60)}", "Esc stops: nothing is written")
        if much > MUCH:
            await self.app.push_screen(progress)
        try:
            while True:
                count = next(steps)
                if much > MUCH:
                    progress.show(f"{count:,} of {much:,} compared with your network")
                    await asyncio.sleep(_BREATH)
                if progress.stopped:
                    return None
        except StopIteration as end:
            plan: Plan = end.value
            return plan
        finally:
            steps.close()
            if much > MUCH:
                progress.over()

    async def _ask_columns(self, tables: Sequence[Found], context: "Context", maps: ColumnMaps) -> bool:
        """Ask what the columns of tables mean, which is remembered with the import; False when left."""
        from netui.exchange.tables.headers import LEFT
        from netui.exchange.tables.reading import MEANINGS, head_key
        from netui.tui.screens.incoming.column_map import ColumnMapScreen

        for one in tables:
            if (table := one.table) is None:
                continue
            before = one.said(context)
            ask = ColumnMapScreen(one.name, table.head, table.rows, before or table.means, MEANINGS, LEFT)
            means = await self.app.push_screen_wait(ask)
            if means is None:
                return False
            if means != before:
                maps[head_key(table.head)] = means
        return True

    def _way_of_reading(self, maps: ColumnMaps) -> "Context":
        from netui.domain.incoming.reading import Context

        now = self.clock()
        return Context(now.zone, now.day, self.config.me, {**self.store.imports.column_maps(), **maps})

    async def _beside(self, title: str, work: Callable[[], Value]) -> Value | None:
        """Do something long beside the screen; None when Esc stopped it, and what it gives is let go."""
        from netui.tui.screens.dialogs.progress import ProgressScreen

        task = asyncio.create_task(asyncio.to_thread(work))
        await asyncio.wait([task], timeout=SOON)
        if task.done():
            return task.result()
        progress = ProgressScreen(title, "Esc stops: nothing is written")
        progress.show("one moment …")
        await self.app.push_screen(progress)
        try:
            while not task.done() and not progress.stopped:
                await asyncio.wait([task], timeout=_BREATH)
        finally:
            progress.over()
        if progress.stopped:
            task.cancel()
            return None
        return task.result()

    # What is written

    async def _bring_in(
        self, plan: "Plan", choices: "Mapping[int, Decision]", maps: ColumnMaps
    ) -> "ImportReport | None":
        """Write page after page, with a screen that counts; None when Esc stopped it and all is taken back."""
        from netui.exchange.files import reread
        from netui.tui.render_import import progress_words
        from netui.tui.screens.dialogs.progress import ProgressScreen

        began = self.clock()
        steps = self.store.imports.carry_out(plan, began, choices, reread, maps)
        most = _to_write(plan, choices)
        progress = ProgressScreen(f"Importing {clip(plan.called, 60)}", "Esc stops, and takes everything back")
        progress.show(progress_words(0, most, 0))
        await self.app.push_screen(progress)
        try:
            while True:
                await asyncio.sleep(_BREATH)
                if progress.stopped:
                    return None
                count = next(steps)
                progress.show(progress_words(count, most, (self.clock().at - began.at).total_seconds()))
        except StopIteration as end:
            report: ImportReport = end.value
            return report
        finally:
            steps.close()
            progress.over()

    async def _offer_to_promote(self, report: "ImportReport") -> None:
        """Who came in waits in the pool: sort it now, or later."""
        from netui.tui.screens.dialogs.choice import Choice, ChoiceScreen

        title = f"{people(len(report.added))} came in, and owe you nothing"
        choices = [
            Choice("p", (("promote now", "name"), ("  the pool, where one key gives a tier", "muted")), True),
            Choice("l", (("later", "name"), (f"  {self.key('pool')} opens the pool any time", "muted")), False),
        ]
        if await self.app.push_screen_wait(ChoiceScreen(title, choices)):
            self.mark_only(frozenset())
            self.show_contact(report.added[0])
            self.action_pool()


def fetch(path: Path) -> Brought:
    """The bytes of a file, or why they cannot be had; one byte more than is allowed is read, to be refused."""
    from netui.exchange.vcard import MAX_FILE_BYTES
    from netui.tui.screens.incoming.folder import plain_file

    refused = plain_file(path)
    try:
        if not refused:
            with path.open("rb") as file:
                return Brought(path.name, file.read(MAX_FILE_BYTES + 1))
    except OSError as error:
        refused = error.strerror or "the disk does not give it"
    return Brought(path.name, refused=f"cannot be read: {refused}; nothing of it was imported")


def _whole(file: Brought) -> "WholeNetwork | None":
    """The whole network in a file of netui's own; raises StoreError for a damaged one, None for any other file."""

    from netui.domain.incoming.reading import Reading
    from netui.exchange.own_json import is_own, read_own

    if not is_own(file.data):
        return None
    network = read_own(file.data, file.name)
    if isinstance(network, Reading):
        raise StoreError("; ".join(map(str, network.refusals)))
    return network


def read_all(files: Sequence[Brought], context: "Context") -> list[Found]:
    """What the files hold, and what the columns of tables look like."""
    found = []
    for file in files:
        reading = read(file, context)
        found.append(Found(file.name, reading, _table(file) if reading.source in _TABLES else None))
    return found


def _table(file: Brought) -> "Table | None":
    """What the columns of a table look like; None for a file that only pretends to be one."""
    from netui.exchange.tables.reading import look

    table = look(file.data)
    letters = "".join("".join(table.head).split())
    return table if letters and letters.isprintable() else None


def read(file: Brought, context: "Context") -> "Reading":
    """What one file holds: the only place where a reading is obtained."""

    from netui.domain.incoming.reading import Reading, Refusal

    if file.refused:
        return Reading(refusals=(Refusal(file.name, 1, file.refused),))
    from netui.exchange.files import read_file

    return read_file(file.data, file.name, context)


def _to_write(plan: "Plan", choices: "Mapping[int, Decision]") -> int:
    """How many people and entries there are to write."""

    from netui.domain.incoming.plan import Choice as Decision
    from netui.domain.incoming.plan import Verdict

    left = sum(choices.get(place) is Decision.LEAVE for place in plan.doubts)
    writes = (Verdict.NEW, Verdict.MERGED, Verdict.DOUBT)
    return sum(counts.get(verdict, 0) for verdict in writes for counts in (plan.counts, plan.entry_counts)) - left


def _counts(report: "ImportReport") -> str:
    """What an import did, in counts."""
    counts = ((len(report.added), "new"), (len(report.merged), "merged"), (report.unchanged, "unchanged"))
    words = [f"{count:,} {word}" for count, word in counts if count]
    return ", ".join(words)
