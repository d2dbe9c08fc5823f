"""The rows of the desk's panes, and what an empty pane teaches."""

from collections.abc import Mapping, Sequence
from datetime import date

from netui.domain.due.queue import Item
from netui.domain.timeline import Entry
from netui.store import Store
from netui.tui import render
from netui.tui.lines import FixedRows, Line
from netui.tui.paged import PagedRows

NO_CONTACTS: Sequence[Line] = (
    (("Nobody here yet.", "heading"),),
    (),
    (("a", "key"), ("  adds someone", "muted")),
    (("netui import FILE.vcf", "key"),),
    (("netui --demo", "key"),),
)
NO_ENTRIES: Sequence[Line] = (
    (("Nothing has happened yet.", "heading"),),
    (),
    (("c", "key"), (" call  ", "muted"), ("m", "key"), (" message  ", "muted"), ("v", "key"), (" met  ", "muted")),
    (("n", "key"), (" a note, which moves no due date", "muted")),
)
ALL_CLEAR: Sequence[Line] = (
    (("All clear.", "good"),),
    (),
    (("Nobody is waiting for you today.", "muted"),),
    (("t", "key"), (" gives a contact a tier and with it a cadence.", "muted")),
)


class QueueRows(FixedRows):
    """The queue's items as rows."""

    def __init__(self, items: Sequence[Item], last: Mapping[int, str]) -> None:
        super().__init__((item.key, ()) for item in items)
        self._items = items
        self._last = last

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """Who, why, and the last words."""
        item = self._items[index]
        return render.item_lines(item, self._last.get(item.contact_id or 0, ""), width, chosen)


class TimelineRows(PagedRows[Entry]):
    """The entries of one contact as rows, a heading over the first of each day."""

    def __init__(self, ids: Sequence[int], store: Store, owner: int, today: date) -> None:
        super().__init__(ids, store.timeline.entries, self._draw_entry)
        self._owner = owner
        self._today = today

    def _draw_entry(self, index: int, entry: Entry, width: int, chosen: bool) -> Sequence[Line]:
        before = self.value(index - 1) if index else None
        heads = before is None or before.interaction.moment.day != entry.interaction.moment.day
        return render.entry_lines(entry, self._owner, self._today, width, chosen=chosen, heads_day=heads)
