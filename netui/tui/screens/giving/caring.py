"""Who would care for a clip: the best first with the reasons, a letter or a bare give one key away."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.clock import Clock
from netui.domain.giving.caring import Cares
from netui.domain.people.contact import Listed
from netui.domain.people.known import Given
from netui.domain.visible import clip as shortened
from netui.store import Change, Store, StoreError
from netui.tui.lines import Line, cut
from netui.tui.paged import PagedRows
from netui.tui.render_clips import cares_lines
from netui.tui.screens.dialogs.dialog import ListDialog
from netui.tui.screens.dialogs.pick import PickScreen, Search
from netui.tui.screens.giving.clip_letter import write_clip
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

_KEYS = "Enter w write · d gave it · space mark · a another · s show · u undo · Esc"
_EMPTY: Sequence[Line] = (
    (("Nobody here is known to care.", "heading"),),
    (),
    (("It is kept, and offered when somebody states a fitting need.", "muted"),),
    (("a", "key"), ("  gives it to somebody all the same", "muted")),
)

_Shown = tuple[Cares, Listed | None, Given | None]


class CaringScreen(ListDialog[int | None]):
    """The people who would care for one clip; gives the one to be shown on the main screen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Close", show=False),
        Binding("enter,w", "write", "Write to them", show=False),
        Binding("d", "give", "Gave it already", show=False),
        Binding("space", "mark", "Mark", show=False),
        Binding("a", "another", "Somebody else", show=False),
        Binding("s", "show", "Show them", show=False),
        Binding("u", "undo", "Undo", show=False),
    ]

    def __init__(
        self,
        store: Store,
        clock: Clock,
        search: Search,
        clip_id: int,
        contact_id: int | None = None,
        *,
        says: str = "",
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self._store = store
        self._clock = clock
        self._search = search
        self._clip = store.clips.get(clip_id)
        self._also = [contact_id] if contact_id else []
        """Who is listed in any case: the contact at hand, and whoever was asked for."""
        self._start = contact_id
        self._says = says
        self._people: dict[int, Cares] = {}
        self._marked: set[int] = set()

    def compose(self) -> ComposeResult:
        """The clip and what was said on top, the people below."""
        with Vertical(id="dialog") as frame:
            frame.border_subtitle = Content(_KEYS)
            yield Block(id="said")
            yield RowList(id="caring", empty=_EMPTY)

    def on_mount(self) -> None:
        """Begin with the contact at hand if they are known to care, else with whoever does most."""
        self._list.focus()
        self._read(self._says)
        if self._start in self._people and self._people[self._start].reasons:
            self._list.show(self._list.rows, choose=self._start)

    @property
    def _list(self) -> RowList:
        return self.query_one("#caring", RowList)

    def _read(self, note: str = "", style: str = "good", *, choose: int | None = None) -> None:
        """Read again who would care, and say what was just done."""
        self._clip = self._store.clips.get(self._clip.id)
        found = self._store.clips.caring(self._clip, also=self._also)
        self._people = {one.contact_id: one for one in found}
        self._marked &= self._people.keys()
        now = self._clock()

        def load(ids: Sequence[int]) -> dict[int, _Shown]:
            listed = self._store.contacts.listed(ids, now)
            return {
                number: (
                    self._people[number],
                    listed.get(number),
                    next((given for given in self._store.known.given(number, now) if given.mine), None),
                )
                for number in ids
            }

        def draw(index: int, shown: _Shown, width: int, chosen: bool) -> Sequence[Line]:
            one, person, given = shown
            return cares_lines(one, person, given, now.day, width, marked=one.contact_id in self._marked)

        self._list.show(PagedRows[_Shown](list(self._people), load, draw), choose=choose)
        frame = self.query_one("#dialog", Vertical)
        frame.border_title = Content(f"Who would care · {len(self._people)}")
        self._tell(note, style)

    def _tell(self, note: str = "", style: str = "good") -> None:
        """The clip, and a word: what was just done, or how many are marked."""
        if not note and self._marked:
            note, style = f"{len(self._marked)} marked: w writes to each, d logs it as given to all", "accent"
        clip = self._clip
        head: Line = ((f"{clip.kind}: ", "accent"), (shortened(clip.detail, 300), "name"))
        says: Line = (
            (shortened(note or "the best first; ‹words› are those that match", 300), style if note else "muted"),
        )
        self.query_one("#said", Block).show(lambda width, height: [cut(head, width), cut(says, width)])

    def refuse(self, error: StoreError) -> None:
        """Say what the file refused."""
        self._tell(str(error), "error")

    def _meant(self) -> list[int]:
        """The marked ones in the order of the list, else the highlighted one."""
        if self._marked:
            return [number for number in self._people if number in self._marked]
        return [] if self.chosen_id is None else [self.chosen_id]

    @work
    async def action_write(self) -> None:
        """A letter to each of those meant, one after the other; it is logged as a give once it was sent."""
        done: list[Change] = []
        for contact_id in self._meant():
            change = await write_clip(self.app, self._store, self._clock, self._clip, self._people[contact_id])
            if change is None:
                break
            done.append(change)
            self._marked.discard(contact_id)
        if done:
            self._read(f"✓ {', '.join(change.name for change in done)} · u undoes")
        else:
            self._tell()

    def action_give(self) -> None:
        """Log it as given to all that are meant, without a letter."""
        ids = self._meant()
        if ids:
            self._try(lambda: self._store.clips.give(self._clip.id, ids, self._clock()))

    def _try(self, verb: Callable[[], Change]) -> None:
        try:
            change = verb()
            self._marked.clear()
            if change.id is None:
                self._read(f"as it was already: {change.name}", "muted")
            else:
                self._read(f"✓ {change.name} · u undoes")
        except StoreError as error:
            self.refuse(error)

    def action_undo(self) -> None:
        """Take the last change back; without the clip itself there is nothing to show here."""
        try:
            change = self._store.history.undo()
        except StoreError as error:
            self.refuse(error)
            return
        try:
            self._read(f"undone: {change.name}", "accent")
        except StoreError:
            self.dismiss(None)

    def action_mark(self) -> None:
        """Mark the highlighted one, or take the mark away, and go on to the next."""
        index, chosen = self._list.chosen, self.chosen_id
        if index is None or chosen is None:
            return
        self._marked ^= {chosen}
        self._list.refresh_row(index)
        self._list.move(1)
        self._tell()

    @work
    async def action_another(self) -> None:
        """List somebody else as well."""
        chosen = await self.app.push_screen_wait(PickScreen("Who else would care?", self._search))
        if chosen is not None:
            self._also.append(chosen)
            self._read(choose=chosen)

    def action_show(self) -> None:
        """Leave for the highlighted one on the main screen."""
        if self.chosen_id is not None:
            self.dismiss(self.chosen_id)

    def on_row_list_opened(self) -> None:
        """A second click writes, as Enter does."""
        self.action_write()
