"""Two contacts side by side: each field from one or from both, and one key makes them one."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.clock import Clock
from netui.domain.people.contact import Contact
from netui.domain.people.side_by_side import (
    Along,
    Key,
    Row,
    Side,
    all_like,
    chosen,
    merged_card,
    side_by_side,
    turned,
)
from netui.domain.visible import clip
from netui.store import Change, Store, StoreError
from netui.tui.lines import Line, flow
from netui.tui.render_duplicates import along_words, field_lines, heads
from netui.tui.screens.dialogs.dialog import ListDialog
from netui.tui.view import FixedRows
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

_KEYS = "← → choose · b both · = all like this · s swap · Enter merges · Esc"
_NOT_BOTH = "there is only one of that: ← or →"


class MergeScreen(ListDialog[Change | None]):
    """Make one contact of two; gives the change once it is made, or None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Leave them two", show=False),
        Binding("enter", "merge", "Merge as chosen", show=False),
        Binding("h,left", "choose('kept')", "Take the left", show=False),
        Binding("l,right", "choose('gone')", "Take the right", show=False),
        Binding("b", "choose('both')", "Take both", show=False),
        Binding("equals_sign", "all_like", "All fields like this one", show=False),
        Binding("s", "swap", "Swap who stays and who goes", show=False),
    ]

    def __init__(
        self, store: Store, clock: Clock, kept: int, gone: int, reasons: Sequence[str] = (), **options: Any
    ) -> None:
        super().__init__(**options)
        self._store = store
        self._clock = clock
        self._ids = kept, gone
        self._reasons = reasons
        self._people: tuple[Contact, Contact]
        self._rows: Sequence[Row] = ()
        self._sides: dict[Key, Side] = {}
        self._along: dict[int, Along] = {}

    def compose(self) -> ComposeResult:
        """Who stays and who goes on top, the fields, and below what comes along."""
        with Vertical(id="dialog") as frame:
            frame.border_title = Content("Merge two into one")
            frame.border_subtitle = Content(_KEYS)
            yield Block(id="heads")
            yield RowList(id="fields")
            yield Block(id="said")

    def on_mount(self) -> None:
        """Show both as they are."""
        self._fields.focus()
        self._read()
        self._fields.start()
        self._tell(" · ".join(self._reasons), "muted")

    @property
    def _fields(self) -> RowList:
        return self.query_one("#fields", RowList)

    def _read(self) -> None:
        """Read both again and show them; what is equal stands at the end."""
        kept, gone = self._people = self._both()
        self._along = self._store.duplicates.along(self._ids)
        self._rows = sorted(side_by_side(kept, gone), key=lambda row: row.equal)
        self._fields.show(_FieldRows(self._rows, self._sides))
        along, today = [self._along[number] for number in self._ids], self._clock().day
        # The list keeps a column on either side.
        self.query_one("#heads", Block).show(
            lambda width, height: [((" ", ""), *line) for line in heads(kept, gone, along, today, width - 2)]
        )

    def _both(self) -> tuple[Contact, Contact]:
        kept, gone = (self._store.contacts.get(number) for number in self._ids)
        return kept, gone

    def _tell(self, note: str = "", style: str = "warning") -> None:
        """What comes along, and a word."""
        along: Line = ((along_words(self._along[self._ids[1]]), "accent"),)
        said: Line = ((clip(note, 300), style),)
        self.query_one("#said", Block).show(lambda width, height: [along, said])

    def refuse(self, error: StoreError) -> None:
        """Say what the file refused."""
        says = clip(str(error), 300)
        self.query_one("#said", Block).show(lambda width, height: flow(((says, "error"),), width, height))

    def action_choose(self, name: str) -> None:
        """Let a side of the highlighted field count, or both."""
        index, side = self._fields.chosen, Side(name)
        if index is None:
            return
        row = self._rows[index]
        if side is Side.BOTH and not row.both and not row.equal:
            self._tell(_NOT_BOTH)
            return
        self._sides[row.key] = side
        self._fields.refresh_row(index)
        self._tell()

    def action_all_like(self) -> None:
        """Take every field from the side of the highlighted one, or both wherever there can be two."""
        index = self._fields.chosen
        if index is not None:
            row = self._rows[index]
            self._sides.update(all_like(self._rows, self._sides.get(row.key, row.side)))
            self._fields.show(self._fields.rows)
            self._tell()

    def action_swap(self) -> None:
        """Let the other one stay; what was chosen stays chosen."""
        sides = {row.key: self._sides.get(row.key, row.side) for row in self._rows}
        self._ids = self._ids[1], self._ids[0]
        self._sides = turned(sides)
        self._read()
        self._tell("swapped: the fields chosen are the same", "muted")

    def action_merge(self) -> None:
        """Merge as chosen; if either was changed meanwhile, show that first."""
        try:
            if self._both() != self._people:
                self._read()
                self._tell("one of them was changed meanwhile: look again, then Enter")
                return
            card = merged_card(self._people[0], self._rows, self._sides)
            attention = chosen(self._rows, self._sides)
            self.dismiss(self._store.merging.merge(*self._ids, self._clock(), card, attention))
        except StoreError as error:
            self.refuse(error)


class _FieldRows(FixedRows):
    """Fields as rows, with the sides chosen as they are at the moment."""

    def __init__(self, rows: Sequence[Row], sides: dict[Key, Side]) -> None:
        super().__init__((row.key, ()) for row in rows)
        self._fields = rows
        self._sides = sides

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """What it says on either side."""
        row = self._fields[index]
        return field_lines(row, self._sides.get(row.key, row.side), width, chosen)
