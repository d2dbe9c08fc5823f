"""The pool: those only known of, promoted by one key each, or many at once with their days spread."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from netui.clock import Clock
from netui.config import Config
from netui.domain.due.spreading import spread_words
from netui.domain.people.capacity import kind_word
from netui.domain.people.contact import State, Tier
from netui.domain.people.pooled import Pooled
from netui.domain.visible import clip
from netui.store import Store, StoreError
from netui.tui.lines import Line
from netui.tui.paged import PagedRows
from netui.tui.render_pool import capacity_line, pooled_lines
from netui.tui.screens.dialogs.dialog import Dialog
from netui.tui.widgets.line_input import LineInput
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

_KEYS = "abcd m tier · space * mark · x archive · / find · u undo · Enter · Esc"
_EMPTY: Sequence[Line] = (
    (("The pool is empty.", "good"),),
    (),
    (("People from a file wait here and owe you nothing:", "muted"),),
    (("address books, tables, calendars: the import of the main screen brings them", "muted"),),
    (("Whom you want to know better, one key puts into a tier.", "muted"),),
)


class PoolScreen(Dialog[int | None]):
    """Everyone in the pool; gives the one to be shown on the main screen, or None."""

    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,P", "dismiss(None)", "Close", show=False),
        Binding("j,down", "move(1)", "Down", show=False),
        Binding("k,up", "move(-1)", "Up", show=False),
        Binding("g,home", "edge(-1)", "First", show=False),
        Binding("G,end", "edge(1)", "Last", show=False),
        Binding("pagedown,ctrl+d", "page(1)", "Page down", show=False),
        Binding("pageup,ctrl+u", "page(-1)", "Page up", show=False),
        *(Binding(tier.lower(), f"promote('{tier}')", f"Tier {tier}", show=False) for tier in "ABCD"),
        Binding("m", "promote('ambient')", "Ambient", show=False),
        Binding("space", "mark", "Mark", show=False),
        Binding("asterisk", "mark_all", "Mark all", show=False),
        Binding("x", "archive", "Archive", show=False),
        Binding("u", "undo", "Undo", show=False),
        Binding("slash", "find", "Find", show=False),
        Binding("tab,shift+tab", "other", "List or field", show=False, priority=True),
        Binding("enter", "show", "Show", show=False),
    ]

    def __init__(
        self, store: Store, clock: Clock, config: Config, contact_id: int | None = None, **options: Any
    ) -> None:
        super().__init__(**options)
        self._store = store
        self._clock = clock
        self._config = config
        self._start = contact_id
        self._marked: set[int] = set()
        self._filled: Line = ()
        """The tiers as they are filled."""

    def compose(self) -> ComposeResult:
        """The tiers and the last word on top, the field, and the list."""
        with Vertical(id="dialog") as frame:
            frame.border_subtitle = Content(_KEYS)
            yield Block(id="tiers")
            yield LineInput(id="line", placeholder="name, firm, role, place")
            yield RowList(id="pool")

    def on_mount(self) -> None:
        """Begin with the contact at hand, if it is here."""
        self._read()
        self._list.show(self._list.rows, choose=self._start)

    @property
    def _list(self) -> RowList:
        return self.query_one("#pool", RowList)

    def _read(self, note: str = "", style: str = "good") -> None:
        """Read the pool again; the highlight stays on its row, or where that row stood."""
        text = self.query_one(LineInput).value.strip()
        ids = self._store.promoting.pool()
        shown = self._store.promoting.pool(text) if text else ids
        self._marked &= set(ids)
        narrow = [(("Nobody in the pool fits ", "muted"), (clip(text, 40), "name"), (".", "muted"))]
        self._list.empty = narrow if text and ids else _EMPTY
        self._list.show(PagedRows[Pooled](shown, self._store.promoting.rows, self._draw))
        frame = self.query_one("#dialog", Vertical)
        frame.border_title = Content(f"Pool {len(ids)}" + (f" · {len(shown)} found" if text else ""))
        self._filled = capacity_line(self._store.promoting.counts(), self._config.capacity)
        self._tell(note, style)

    def _draw(self, index: int, person: Pooled, width: int, chosen: bool) -> Sequence[Line]:
        return pooled_lines(person, person.id in self._marked, width, chosen)

    def _tell(self, note: str = "", style: str = "good") -> None:
        """The tiers as they are filled, and a word: what was just done, or how many are marked."""
        if not note and self._marked:
            note, style = f"{len(self._marked)} marked: a b c d m promotes them all, their days spread", "accent"
        says: Line = (
            ((clip(note, 300), style),) if note else (("nobody here is ever due, until promoted", "muted"),)
        )
        tiers = self._filled
        self.query_one("#tiers", Block).show(lambda width, height: (tiers, says))

    def refuse(self, error: StoreError) -> None:
        """Say what the file refused."""
        self._tell(str(error), "error")

    def _meant(self) -> list[int]:
        """The marked ones in the order of the pool, else the highlighted one."""
        if self._marked:
            return [number for number in self._store.promoting.pool() if number in self._marked]
        return [] if self.chosen_id is None else [self.chosen_id]

    def action_promote(self, name: str) -> None:
        """Put those meant into a tier; of many, the days are spread."""
        ids, tier, now = self._meant(), Tier(name), self._clock()
        if not ids:
            return
        try:
            others = self._store.promoting.counts()[tier]
            days = self._store.promoting.plan(ids, tier, now, self._config.daily_limit)
            change = self._store.promoting.promote(ids, tier, now, days)
            self._marked.clear()
            who = f"{len(ids)} to {tier}" if len(ids) > 1 else change.name
            when = "never due" if tier.silent else spread_words(days, now.day)
            full = kind_word(tier, others + len(ids) - 1, self._config.capacity)
            self._read(" · ".join(part for part in (f"✓ {who}, {when}", "u undoes", full) if part))
        except StoreError as error:
            self.refuse(error)

    def action_archive(self) -> None:
        """Put those meant away; undo brings them back."""
        ids = self._meant()
        if not ids:
            return
        try:
            change = self._store.contacts.set_state(ids, State.ARCHIVED, self._clock())
            self._marked.clear()
            self._read(f"✓ {change.name} · u undoes")
        except StoreError as error:
            self.refuse(error)

    def action_undo(self) -> None:
        """Take the last change back."""
        try:
            self._read(f"undone: {self._store.history.undo().name}", "accent")
        except StoreError as error:
            self.refuse(error)

    def action_mark(self) -> None:
        """Mark the highlighted one, or take the mark away, and go on to the next."""
        index, chosen = self._list.chosen, self.chosen_id
        if index is None or chosen is None:
            return
        self._marked ^= {chosen}
        self._list.refresh_row(index)
        self._list.move(1)
        self._tell()

    def action_mark_all(self) -> None:
        """Mark all that are shown; when they all are already, take their marks away."""
        rows = self._list.rows
        shown = {key for index in range(len(rows)) if isinstance(key := rows.key(index), int)}
        self._marked = self._marked - shown if shown <= self._marked else self._marked | shown
        self._list.show(rows)
        self._tell()

    def action_find(self) -> None:
        """Go to the field that narrows the list."""
        self.query_one(LineInput).focus()

    def action_other(self) -> None:
        """From the list to the field, and back."""
        (self._list if self.query_one(LineInput).has_focus else self.query_one(LineInput)).focus()

    @on(RowList.Opened)
    def action_show(self) -> None:
        """Leave for the highlighted one on the main screen."""
        if self.chosen_id is not None:
            self.dismiss(self.chosen_id)

    @on(Input.Changed)
    def _narrow(self) -> None:
        self._read()
        self._list.start()

    @on(Input.Submitted)
    def _found(self) -> None:
        self._list.focus()

    @on(LineInput.Left)
    def _left_field(self) -> None:
        self.query_one(LineInput).value = ""
        self._list.focus()

    def action_move(self, delta: int) -> None:
        """Highlight the next one or the one before; from the field, go to the list."""
        if self.query_one(LineInput).has_focus:
            self._list.focus()
        else:
            self._list.move(delta)

    def action_edge(self, direction: int) -> None:
        """The first or the last one."""
        self._list.start() if direction < 0 else self._list.end()

    def action_page(self, direction: int) -> None:
        """A page on or back."""
        self._list.page(direction)
