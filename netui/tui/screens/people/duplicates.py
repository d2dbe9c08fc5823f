"""Who is here twice: merged or known to be two, one key each; and what files say otherwise."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.worker import get_current_worker

from netui.clock import Clock
from netui.domain.incoming.conflicts import OpenConflict
from netui.domain.people.contact import Listed
from netui.domain.people.duplicates import Candidate, Everybody, candidates
from netui.domain.visible import clip
from netui.store import Change, Store, StoreError
from netui.tui.lines import Line, flow
from netui.tui.paged import PagedRows
from netui.tui.render_duplicates import candidate_lines, conflict_lines
from netui.tui.screens.dialogs.choice import Choice, ChoiceScreen
from netui.tui.screens.dialogs.dialog import ListDialog
from netui.tui.screens.people.merge import MergeScreen
from netui.tui.view import FixedRows
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

_KEYS = "Enter side by side · x two people · Tab conflicts · u undo · Esc"
_CONFLICT_KEYS = "Enter mine or theirs · x put away · Tab duplicates · u undo · Esc"

_WHAT_IS_FOUND: Sequence[Line] = (
    (),
    (("Found are equal e-mails, numbers and profiles, however written;", "muted"),),
    (("alike names are only a suggestion, with the reason.", "muted"),),
    (("An import says whom it doubts; they come in as two and stand here.", "muted"),),
    (),
    (("Space marks two on the main screen, and D lays these side by side.", "muted"),),
)
_LOOKING: Sequence[Line] = ((("Looking through everybody …", "accent"),), *_WHAT_IS_FOUND)
_NOBODY: Sequence[Line] = ((("Nobody seems to be here twice.", "good"),), *_WHAT_IS_FOUND)
_NO_CONFLICTS: Sequence[Line] = (
    (("No file says otherwise.", "good"),),
    (),
    (("A field that was changed here and in a file, each in its own way, stays as it is here", "muted"),),
    (("and waits in this list for you to say which counts.", "muted"),),
)
_HINT: Line = (
    ("sure: something of their own in common · perhaps: look at both · nothing is merged by itself", "muted"),
)
_CONFLICT_HINT: Line = (("what stands here stays until you take theirs", "muted"),)

_PAIR = 1 << 32
"""Two ids are one key of the list: ids are far below it."""


class DuplicatesScreen(ListDialog[None]):
    """Those who may be here twice, the strongest first, and behind Tab the conflicts of imports."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,D", "dismiss(None)", "Close", show=False),
        Binding("enter", "open", "Side by side; mine or theirs", show=False),
        Binding("x", "put_away", "They are two people; put the conflict away", show=False),
        Binding("tab,shift+tab", "other_part", "Duplicates or conflicts", show=False),
        Binding("u", "undo", "Undo", show=False),
    ]

    def __init__(self, store: Store, clock: Clock, **options: Any) -> None:
        super().__init__(**options)
        self._store = store
        self._clock = clock
        self._found: dict[int, Candidate] | None = None
        """By the keys of the list; None until somebody has looked."""
        self._order: Sequence[Candidate] = ()
        self._conflicts: Sequence[OpenConflict] = ()
        self._deciding = False
        """Whether the conflicts are shown."""

    def compose(self) -> ComposeResult:
        """What there is to say on top, the list below."""
        with Vertical(id="dialog"):
            yield Block(id="said")
            yield RowList(id="doubles")

    def on_mount(self) -> None:
        """Say what is looked for, and look."""
        self._list.focus()
        self._show()
        self.call_after_refresh(self._begin_to_look)

    @property
    def _list(self) -> RowList:
        return self.query_one("#doubles", RowList)

    # What is shown

    def _begin_to_look(self) -> None:
        try:
            self._look(self._store.duplicates.read())
        except StoreError as error:
            self.refuse(error)

    @work(thread=True, exclusive=True, group="duplicates")
    def _look(self, everybody: Everybody) -> None:
        """Look beside the screen: a hundred thousand people take some seconds."""
        found, worker = candidates(everybody), get_current_worker()
        if not worker.is_cancelled:
            self.app.call_from_thread(self._looked, found)

    def _looked(self, found: Sequence[Candidate]) -> None:
        if not self.is_attached:
            return
        self._found = {one.a * _PAIR + one.b: one for one in found}
        if not self._deciding:
            try:
                self._fill()
            except StoreError as error:
                self.refuse(error)

    def _show(self, note: str = "", style: str = "good") -> None:
        """Show the part at hand, and a word."""
        self._fill()
        hint = _CONFLICT_HINT if self._deciding else _HINT
        said: Line = ((clip(note, 300), style),) if note else hint
        self.query_one("#said", Block).show(lambda width, height: flow(said, width, height))

    def _fill(self) -> None:
        self._conflicts = self._store.conflicts.open()
        frame, found = self.query_one("#dialog"), self._found or {}
        frame.border_subtitle = Content(_CONFLICT_KEYS if self._deciding else _KEYS)
        if self._deciding:
            frame.border_title = Content(f"Conflicts of imports · {len(self._conflicts)}")
            self._list.empty = _NO_CONFLICTS
            today = self._clock().day
            self._list.show(_ConflictRows(self._conflicts, lambda *row: conflict_lines(row[0], today, *row[1:])))
            return
        sure = sum(one.sure for one in found.values())
        counts = f" · {sure} sure · {len(found) - sure} perhaps" if found else ""
        many = len(self._conflicts)
        waiting = f" · {many} conflict{'s' * (many > 1)} of imports" if many else ""
        frame.border_title = Content(f"Duplicates{counts}{waiting}")
        self._list.empty = _LOOKING if self._found is None else _NOBODY
        self._order = list(found.values())
        self._list.show(PagedRows[Sequence[Listed]](list(found), self._load, self._draw))

    def _load(self, keys: Sequence[int]) -> Mapping[int, Sequence[Listed]]:
        ids = {number for key in keys for number in divmod(key, _PAIR)}
        people = self._store.contacts.listed(sorted(ids), self._clock())
        pairs = {key: [people[number] for number in divmod(key, _PAIR) if number in people] for key in keys}
        return {key: pair for key, pair in pairs.items() if len(pair) == 2}

    def _draw(self, index: int, people: Sequence[Listed], width: int, chosen: bool) -> Sequence[Line]:
        return candidate_lines(self._order[index], people, self._clock().day, width, chosen)

    def refuse(self, error: StoreError) -> None:
        """Say what the file refused."""
        says: Line = ((clip(str(error), 300), "error"),)
        self.query_one("#said", Block).show(lambda width, height: flow(says, width, height))

    # What is meant

    def _candidate(self) -> Candidate | None:
        key = self.chosen_id
        return (self._found or {}).get(key) if key is not None and not self._deciding else None

    def _conflict(self) -> OpenConflict | None:
        index = self._list.chosen
        return self._conflicts[index] if self._deciding and index is not None else None

    # Keys

    def action_other_part(self) -> None:
        """From the duplicates to the conflicts of imports, and back."""
        self._deciding = not self._deciding
        self._show()
        self._list.start()

    @on(RowList.Opened)
    def action_open(self) -> None:
        """Lay the two side by side; ask whose side of a conflict counts."""
        if (one := self._candidate()) is not None:
            self._merge(one)
        elif (conflict := self._conflict()) is not None:
            self._ask(conflict)

    @work
    async def _merge(self, one: Candidate) -> None:
        try:
            kept, gone = self._store.duplicates.in_order(one.a, one.b)
        except StoreError as error:
            self.refuse(error)
            return
        screen = MergeScreen(self._store, self._clock, kept.id, gone.id, one.reasons)
        change = await self.app.push_screen_wait(screen)
        if change is not None:
            goes = one.a if change.subject == one.b else one.b
            self._changed(change, lambda pair: goes not in pair.pair)
            self.call_after_refresh(self._begin_to_look)

    @work
    async def _ask(self, one: OpenConflict) -> None:
        choices = [
            Choice("m", (("mine    ", "name"), (clip(one.mine, 300) or "nothing", "")), False),
            Choice("t", (("theirs  ", "name"), (clip(one.theirs, 300) or "nothing", "accent")), True),
        ]
        title = f"{clip(one.field, 40)} of {clip(one.name, 60)}"
        theirs = await self.app.push_screen_wait(ChoiceScreen(title, choices))
        if theirs is not None:
            self._decide(one, theirs=theirs)

    def action_put_away(self) -> None:
        """They are two people; or what stands here stays."""
        if (one := self._candidate()) is not None:
            if change := self._try(lambda: self._store.duplicates.two_people(one.a, one.b, self._clock())):
                self._changed(change, lambda pair: pair != one)
        elif (conflict := self._conflict()) is not None:
            self._decide(conflict, theirs=False)

    def _decide(self, one: OpenConflict, *, theirs: bool) -> None:
        if change := self._try(lambda: self._store.conflicts.take(one.id, theirs, self._clock())):
            self._show(f"✓ {change.name} · u undoes")

    def _changed(self, change: Change, stays: Callable[[Candidate], bool]) -> None:
        """Say what was done; who is no longer in question leaves the list at once."""
        self._found = {key: one for key, one in (self._found or {}).items() if stays(one)}
        self._show(f"✓ {change.name} · u undoes")

    def action_undo(self) -> None:
        """Take the last change back."""
        if change := self._try(self._store.history.undo):
            self._show(f"undone: {change.name}", "accent")
            self.call_after_refresh(self._begin_to_look)

    def _try(self, verb: Callable[[], Change]) -> Change | None:
        try:
            return verb()
        except StoreError as error:
            self.refuse(error)
            return None


class _ConflictRows(FixedRows):
    """Conflicts as rows."""

    def __init__(
        self, conflicts: Sequence[OpenConflict], draw: Callable[[OpenConflict, int, bool], Sequence[Line]]
    ) -> None:
        super().__init__((one.id, ()) for one in conflicts)
        self._conflicts = conflicts
        self._draw = draw

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """Whose, what, mine and theirs."""
        return self._draw(self._conflicts[index], width, chosen)
