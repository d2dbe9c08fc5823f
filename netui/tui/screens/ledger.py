"""The ledger of promises, mine and theirs: kept, moved, broken, dropped, each one key."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from netui.clock import Clock
from netui.domain.promise import Promise, Side
from netui.domain.trust import trust
from netui.domain.visible import clip
from netui.store import Change, Store, StoreError
from netui.tui.lines import FixedRows, Line
from netui.tui.render_promises import ledger_lines, rates_line
from netui.tui.screens.ask_day import ask_day
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList


class LedgerScreen(ModalScreen[Promise | None]):
    """All promises; gives the one whose origin is to be shown, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,p", "dismiss(None)", "Close", show=False),
        Binding("j,down", "move(1)", "Down", show=False),
        Binding("k,up", "move(-1)", "Up", show=False),
        Binding("g,home", "edge(-1)", "First", show=False),
        Binding("G,end", "edge(1)", "Last", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("d", "close('keep')", "Kept", show=False),
        Binding("b", "close('break_')", "Broken", show=False),
        Binding("x", "close('drop')", "Dropped", show=False),
        Binding("r", "new_date", "New date", show=False),
        Binding("tab", "all", "Open or all", show=False),
        Binding("u", "undo", "Undo", show=False),
        Binding("enter", "origin", "Where it was made", show=False),
    ]

    def __init__(self, store: Store, clock: Clock, contact_id: int | None = None, **options: Any) -> None:
        super().__init__(**options)
        self._store = store
        self._clock = clock
        self._contact_id = contact_id
        self._all = False
        self._promises: Sequence[Promise] = ()

    def compose(self) -> ComposeResult:
        """The rates on top, the promises below."""
        with Vertical(id="dialog") as frame:
            frame.border_title = Content("Promises")
            frame.border_subtitle = Content(
                "d kept · r new date · b broken · x dropped · Enter where · Tab all · u undo · Esc"
            )
            yield Block(id="rates")
            yield RowList(
                id="promises",
                empty=[
                    (("Nothing is promised.", "good"),),
                    (),
                    (
                        (">", "key"),
                        ("send the deck fri", "muted"),
                        ("  in any log line is a promise of mine,", "muted"),
                    ),
                    (("<", "key"), ("intro to Dana", "muted"), ("  one of theirs", "muted")),
                ],
            )

    def on_mount(self) -> None:
        """Show what binds."""
        self.query_one(RowList).focus()
        self._show()

    def _show(self, note: str = "", style: str = "good") -> None:
        store, today = self._store, self._clock().day
        found = store.promises.every(self._contact_id) if self._all else store.promises.open(self._contact_id)
        self._promises = sorted(found, key=lambda p: (not p.live, p.side is Side.THEIRS, p.due or date.max, p.id))
        rows = PromiseRows(self._promises, today)
        self.query_one("#promises", RowList).show(rows)
        kept = trust(store.promises.records(self._contact_id), today)
        lines: list[Line] = [rates_line(kept)]
        if note:
            lines.append(((note, style),))
        self.query_one("#rates", Block).show(lambda width, height: lines)

    def _chosen(self) -> Promise | None:
        index = self.query_one("#promises", RowList).chosen
        return self._promises[index] if index is not None else None

    def action_close(self, how: str) -> None:
        """Close the promise: kept, broken or dropped."""
        promise = self._chosen()
        if promise is not None and promise.live:
            verbs = {
                "keep": self._store.promises.keep,
                "break_": self._store.promises.break_,
                "drop": self._store.promises.drop,
            }
            self._done(lambda: verbs[how](promise.id, self._clock()))

    @work
    async def action_new_date(self) -> None:
        """Agree on another date."""
        promise = self._chosen()
        if promise is None or not promise.live:
            return
        day = await ask_day(self.app, f"New date for {clip(promise.text, 40)}", self._clock().day)
        if day is not None:
            self._done(lambda: self._store.promises.renegotiate(promise.id, day, self._clock()))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._done(self._store.history.undo)

    def _done(self, verb: Any) -> None:
        try:
            change: Change = verb()
        except StoreError as error:
            self._show(clip(str(error), 200), "error")
            return
        self._show(f"✓ {clip(change.name, 120)}")

    def action_all(self) -> None:
        """Show the closed ones too, or only what binds."""
        self._all = not self._all
        self._show()

    def action_origin(self) -> None:
        """Leave for the entry the promise was made in."""
        promise = self._chosen()
        if promise is not None:
            self.dismiss(promise)

    def action_move(self, delta: int) -> None:
        """Highlight the next one or the one before."""
        self.query_one("#promises", RowList).move(delta)

    def action_edge(self, direction: int) -> None:
        """The first or the last one."""
        rows = self.query_one("#promises", RowList)
        rows.start() if direction < 0 else rows.end()

    def action_page(self, direction: int) -> None:
        """A page on or back."""
        self.query_one("#promises", RowList).page(direction)


class PromiseRows(FixedRows):
    """Promises as rows."""

    def __init__(self, promises: Sequence[Promise], today: date) -> None:
        super().__init__((promise.id, ()) for promise in promises)
        self._promises = promises
        self._today = today

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """Whose, to whom, what, until when."""
        return ledger_lines(self._promises[index], self._today, width)
