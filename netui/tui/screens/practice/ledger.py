"""The ledger of promises, mine and theirs: kept, moved, broken, dropped, and which of them a rate counts."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.clock import Clock
from netui.domain.day_words import short_day
from netui.domain.practice.trust import PromiseRecord, Rate, trust
from netui.domain.promise import Promise, Side
from netui.domain.visible import clip
from netui.store import Change, Store, StoreError
from netui.tui.lines import Line
from netui.tui.render_promises import ledger_lines, rates_line
from netui.tui.screens.dialogs.ask_day import ask_day
from netui.tui.screens.dialogs.dialog import ListDialog
from netui.tui.view import FixedRows
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

_KEYS = "d kept · r date · b broken · x dropped · w write · o one · Tab all · Esc"

_HINT: Line = (
    ("m t", "key"),
    (" what a rate counts  ", "muted"),
    ("o", "key"),
    (" only this one's  ", "muted"),
    ("Enter", "key"),
    (" where it was made  ", "muted"),
    ("u", "key"),
    (" undo", "muted"),
)

_NOTHING: Sequence[Line] = (
    (("Nothing is promised.", "good"),),
    (),
    ((">", "key"), ("send the deck fri", "muted"), ("  in any log line is a promise of mine,", "muted")),
    (("<", "key"), ("intro to Dana", "muted"), ("  one of theirs", "muted")),
)
_EVERYONE: Line = (("o", "key"), ("  shows everyone's again", "muted"))
_NONE_COUNTS: Sequence[Line] = (
    (("No promise counts yet.", "good"),),
    (),
    (("A promise counts once it is kept, broken, or past its date; dropped ones never do.", "muted"),),
)


class LedgerScreen(ListDialog[Promise | None]):
    """All promises, or one contact's; gives the one whose origin is to be shown, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("q,p", "dismiss(None)", "Close", show=False),
        Binding("d", "close('keep')", "Kept", show=False),
        Binding("b", "close('break_')", "Broken", show=False),
        Binding("x", "close('drop')", "Dropped", show=False),
        Binding("r", "new_date", "New date", show=False),
        Binding("w", "write", "Write of the new date", show=False),
        Binding("o", "only", "Only one contact's", show=False),
        Binding("m", "counted('mine')", "What my rate counts", show=False),
        Binding("t", "counted('theirs')", "What their rate counts", show=False),
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
        self._counted: Side | None = None
        """Whose rate is opened into the promises it counts; None for the ledger itself."""
        self._records: Sequence[PromiseRecord] = ()
        self._shown: Sequence[PromiseRecord] = ()
        self._rates: Line = ()

    def compose(self) -> ComposeResult:
        """The rates on top, the promises below."""
        with Vertical(id="dialog") as frame:
            frame.border_subtitle = Content(_KEYS)
            yield Block(id="rates")
            yield RowList(id="promises")

    def on_mount(self) -> None:
        """Show what binds."""
        self.query_one(RowList).focus()
        self._read()

    def _read(self, *note: Line) -> None:
        """Read the promises again, and show them."""
        self._records = self._store.promises.records(self._contact_id)
        self._show(*note)

    def _show(self, *note: Line) -> None:
        today = self._clock().day
        kept = trust(self._records, today)
        if self._counted is not None:
            rate = kept.mine if self._counted is Side.MINE else kept.theirs
            self._shown = _counted(self._records, rate)
        else:
            self._shown = sorted((one for one in self._records if self._all or one.promise.live), key=_in_order)
        rows = self.query_one("#promises", RowList)
        rows.empty = [
            *(_NONE_COUNTS if self._counted is not None else _NOTHING),
            *(((), _EVERYONE) if self._contact_id is not None else ()),
        ]
        rows.show(PromiseRows(self._shown, today, counted=self._counted is not None))
        self.query_one("#dialog").border_title = Content(self._title())
        self._rates = rates_line(kept, keys=True)
        self._tell(*note)

    def _tell(self, *note: Line) -> None:
        """The rates, and below what there is to say, or else the keys."""
        lines: list[Line] = [self._rates, *(note or (_HINT,))]
        self.query_one("#rates", Block).show(lambda width, height: lines)

    def refuse(self, error: StoreError) -> None:
        """Say what the file refused."""
        self._tell(((clip(str(error), 200), "error"),))

    def _title(self) -> str:
        title = "Promises"
        if self._contact_id is not None:
            title += f" · only {clip(self._store.contacts.names([self._contact_id]), 40)}"
        if self._counted is not None:
            whose = "my" if self._counted is Side.MINE else "their"
            return f"{title} · the {len(self._shown)} {whose} rate counts"
        return f"{title} · all" if self._all else title

    def _chosen(self) -> Promise | None:
        index = self.query_one("#promises", RowList).chosen
        return self._shown[index].promise if index is not None else None

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
            mine = promise.side is Side.MINE and promise.contact_id is not None
            tells = " · w writes to them" if mine else ""
            self._done(
                lambda: self._store.promises.renegotiate(promise.id, day, self._clock()),
                f"✓ new date {short_day(day, self._clock().day)}{tells} · u undoes",
            )

    @work
    async def action_write(self) -> None:
        """Write to them of the date that holds now: "if you cannot, say so before" is rule 2 lived."""
        promise = self._chosen()
        if promise is None:
            return
        if promise.side is Side.THEIRS or promise.contact_id is None or not promise.live or promise.due is None:
            self._show((("w writes of the date of a promise of mine to somebody: r sets one", "warning"),))
            return
        from netui.tui.screens.practice.letter import write_letter

        fields = {"promise": promise.text, "new_date": short_day(promise.due, self._clock().day)}
        change = await write_letter(self.app, self._store, self._clock, promise.contact_id, "new-date", fields)
        self._read(*([((f"✓ {clip(change.name, 120)} · u undoes", "good"),)] if change else []))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._done(self._store.history.undo, undone=True)

    def _done(self, verb: Callable[[], Change], says: str = "", *, undone: bool = False) -> None:
        try:
            change = verb()
        except StoreError as error:
            self.refuse(error)
            return
        if undone:
            self._read(((f"undone: {clip(change.name, 120)}", "accent"),))
        else:
            self._read(((says or f"✓ {clip(change.name, 120)} · u undoes", "good"),))

    def action_all(self) -> None:
        """Show the closed ones too, or only what binds."""
        self._all = not self._all
        self._counted = None
        self._show()

    def action_only(self) -> None:
        """Only the promises of the highlighted one's contact, or everyone's again."""
        promise = self._chosen()
        if self._contact_id is not None:
            self._contact_id = None
        elif promise is not None and promise.contact_id is not None:
            self._contact_id = promise.contact_id
        else:
            self._show((("this belongs to nobody yet: the inbox assigns it", "warning"),))
            return
        self._read()

    def action_counted(self, side: str) -> None:
        """The promises a rate counts, those not on time first; again, or Esc, leads back."""
        self._counted = None if self._counted == side else Side(side)
        self._show()
        self.query_one("#promises", RowList).start()

    def action_back(self) -> None:
        """Back from what a rate counts, else leave."""
        if self._counted is None:
            self.dismiss(None)
        else:
            self.action_counted(self._counted)

    def action_origin(self) -> None:
        """Leave for the entry the promise was made in."""
        promise = self._chosen()
        if promise is not None:
            self.dismiss(promise)


class PromiseRows(FixedRows):
    """Promises as rows."""

    def __init__(self, records: Sequence[PromiseRecord], today: date, *, counted: bool) -> None:
        super().__init__((record.promise.id, ()) for record in records)
        self._records = records
        self._today = today
        self._counted = counted

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """Whose, to whom, what, until when, and in a rate how it counts."""
        return ledger_lines(self._records[index], self._today, width, counted=self._counted)


def _in_order(record: PromiseRecord) -> tuple[bool, bool, date, int]:
    """What binds first, mine before theirs, the earliest due first."""
    promise = record.promise
    return not promise.live, promise.side is Side.THEIRS, promise.due or date.max, promise.id


def _counted(records: Sequence[PromiseRecord], rate: Rate) -> Sequence[PromiseRecord]:
    """Exactly the promises a rate counts, those not on time first, then the latest made first."""
    by_id: Mapping[int, PromiseRecord] = {record.promise.id: record for record in records}
    missed = set(rate.missed)
    found = [by_id[number] for number in rate.ids]
    return sorted(found, key=lambda one: (one.promise.id not in missed, -one.promise.id))
