"""Who has gone quiet: the last subject, a reason to write, and a letter one key away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.clock import Clock
from netui.domain.practice.dormant import Silence
from netui.domain.visible import clip
from netui.store import Change, Store, StoreError
from netui.tui.lines import Line
from netui.tui.paged import PagedRows
from netui.tui.render_silence import silence_lines
from netui.tui.screens.dialogs.dialog import ListDialog
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

LOG_KEYS = {"c": "call", "m": "message", "e": "email", "v": "met"}
"""The keys that leave for the log line, and the kind each logs."""

_EMPTY: Sequence[Line] = (
    (("Nobody has gone quiet.", "good"),),
    (),
    (("Here stand those we once talked with, after twice their cadence", "muted"),),
    (("and at least six months; without a cadence after a year.", "muted"),),
    (("The pool and ambient people are never here.", "muted"),),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom to show on the main screen, and the kind of entry to log with them, if any."""

    contact_id: int
    kind: str | None = None


class RekindleScreen(ListDialog[Chosen | None]):
    """The dormant; gives whom to show or log with, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,R", "dismiss(None)", "Close", show=False),
        Binding("w", "write", "Write", show=False),
        Binding("u", "undo", "Undo", show=False),
        Binding("enter", "leave", "Show the contact", show=False),
        *(Binding(key, f"leave('{kind}')", f"Log {kind}", show=False) for key, kind in LOG_KEYS.items()),
    ]

    def __init__(self, store: Store, clock: Clock, **options: Any) -> None:
        super().__init__(**options)
        self._store = store
        self._clock = clock

    def compose(self) -> ComposeResult:
        """What the order means on top, the people below."""
        with Vertical(id="dialog") as frame:
            frame.border_subtitle = Content("w write · c m e v log · Enter shows them · u undo · Esc")
            yield Block(id="said")
            yield RowList(id="silent", empty=_EMPTY)

    def on_mount(self) -> None:
        """Show who is silent."""
        self.query_one(RowList).focus()
        self._read()

    def _read(self, note: Line = (("the deepest first, then the longest silent", "muted"),)) -> None:
        now = self._clock()
        ids = self._store.dormancy.ids(now)

        def draw(index: int, silence: Silence, width: int, chosen: bool) -> Sequence[Line]:
            return silence_lines(silence, now.day, width)

        load = self._store.dormancy.silences
        self.query_one(RowList).show(PagedRows[Silence](ids, lambda page: load(page, now), draw))
        self.query_one("#dialog").border_title = Content(f"Rekindle · {len(ids)} gone quiet")
        self._tell(note)

    def _tell(self, note: Line) -> None:
        self.query_one("#said", Block).show(lambda width, height: [note])

    def refuse(self, error: StoreError) -> None:
        """Say what the file refused."""
        self._tell(((clip(str(error), 200), "error"),))

    @on(RowList.Opened)
    def action_leave(self, kind: str | None = None) -> None:
        """Leave to show the contact, or to log something with them."""
        contact_id = self.chosen_id
        if contact_id is not None:
            self.dismiss(Chosen(contact_id, kind))

    @work
    async def action_write(self) -> None:
        """Write to take the conversation up again, beginning with what we last spoke of."""
        contact_id = self.chosen_id
        if contact_id is None:
            return
        from netui.tui.screens.practice.letter import write_letter

        change = await write_letter(self.app, self._store, self._clock, contact_id, "rekindle")
        if change is not None:
            self._read(((f"✓ {clip(change.name, 120)} · u undoes", "good"),))

    def action_undo(self) -> None:
        """Take the last change back."""
        try:
            change: Change = self._store.history.undo()
        except StoreError as error:
            self.refuse(error)
            return
        self._read(((f"undone: {clip(change.name, 120)}", "accent"),))
