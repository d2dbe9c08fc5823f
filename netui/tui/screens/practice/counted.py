"""The list a number opens: exactly what it counts, each with why, and the way to where it is."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.clock import Clock
from netui.domain.practice.health import Counted, Tally
from netui.store import Store
from netui.store.timeline.drafts import INBOX
from netui.tui.lines import Line
from netui.tui.paged import PagedRows
from netui.tui.render_health import counted_lines
from netui.tui.screens.dialogs.dialog import ListDialog
from netui.tui.screens.people.known import Place
from netui.tui.widgets.rows import RowList

_EMPTY: Sequence[Line] = ((("Nothing is counted here.", "muted"),),)


class CountedScreen(ListDialog[Place | None]):
    """What a number counts; gives the place to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Close", show=False),
        Binding("enter", "open", "Go there", show=False),
    ]

    def __init__(self, store: Store, clock: Clock, title: str, tally: Tally, **options: Any) -> None:
        super().__init__(**options)
        self._store = store
        self._clock = clock
        self._title = title
        self._tally = tally
        self._rows: PagedRows[Counted] | None = None

    def compose(self) -> ComposeResult:
        """The list in a frame."""
        with Vertical(id="dialog") as frame:
            frame.border_title = Content(f"{self._title} · {self._tally.count}")
            frame.border_subtitle = Content("j k move · Enter goes there · Esc back")
            yield RowList(id="counted", empty=_EMPTY)

    def on_mount(self) -> None:
        """Show it, a page at a time."""
        now, counted = self._clock(), self._store.counted

        def draw(index: int, one: Counted, width: int, chosen: bool) -> Sequence[Line]:
            return counted_lines(one, now.day, width)

        self._rows = PagedRows(self._tally.ids, lambda page: counted.of(self._tally, page, now), draw)
        self.query_one(RowList).show(self._rows)
        self.query_one(RowList).focus()

    @on(RowList.Opened)
    def action_open(self) -> None:
        """Leave for the entry, or for the contact."""
        index = self.query_one(RowList).chosen
        one = self._rows.value(index) if self._rows is not None and index is not None else None
        if one is not None:
            self.dismiss(Place(one.contact_id or INBOX, one.entry_id))
