"""A dialog that asks for a place: in any spelling, by a code, a country or a name of one's own."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from netui.clock import Clock
from netui.domain.folding import fold
from netui.domain.places.hours import hour_in
from netui.domain.places.place import Place
from netui.domain.visible import clip
from netui.store import Store, StoreError
from netui.tui.lines import Line, cut
from netui.tui.render_near import place_line
from netui.tui.screens.dialogs.dialog import Dialog
from netui.tui.view import FixedRows
from netui.tui.widgets.line_input import LineInput
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

_OFFERS = 8
_EXAMPLES: Line = (("Madrid, 北京, Paris TX, PEK, Spain, or a name of your own", "muted"),)
_UNKNOWN: Sequence[Line] = (
    (("No place is known that is called so.", "warning"),),
    (),
    (("A larger town near it, an airport's code or the country will do.", "muted"),),
)


class AskPlaceScreen(Dialog[Place | None]):
    """Ask for a place; gives the highlighted one on Enter, None when left or empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
    ]

    def __init__(
        self, store: Store, clock: Clock, value: str = "", *, title: str = "Near which place?", **options: Any
    ) -> None:
        super().__init__(**options)
        self._store = store
        self._clock = clock
        self._value = value
        self._title = title
        self._places: Sequence[Place] = ()
        self._note = ""

    def compose(self) -> ComposeResult:
        """The line, what it means, and every place it may mean."""
        with Vertical(id="dialog") as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = Content("Enter takes · ↓ ↑ choose · Tab completes · Esc leaves")
            yield LineInput(value=self._value, complete=self._complete, id="line")
            yield Block(id="understood")
            yield RowList(id="found")

    def on_mount(self) -> None:
        """Begin with a place that may be meant, which the first letter typed replaces."""
        field = self.query_one(LineInput)
        field.focus()
        field.select_all()
        self._look(self._value)

    def _complete(self, before: str) -> list[str]:
        begun = fold(before)
        own = [name for name, _ in self._store.places.listed() if begun and fold(name).startswith(begun)]
        return [*own, *(place.says for place in self._store.places.beginning(before, 1) if begun)]

    def _look(self, text: str) -> None:
        """Find what the text may mean; a slip of the pen is looked for only where nothing is called so."""
        places = self._store.places
        found = places.find(text, slips=False)
        shown = list(found.places) if found.places else places.beginning(text, _OFFERS)
        self._note = f"{len(shown)} are called so: ↓ ↑ choose" if found.places and not found.sure else ""
        if found.sure:
            shown = shown[:1]
        elif text.strip() and not shown:
            shown = list(places.find(text).places)
            self._note = "nothing is spelt so; like it:" if shown else ""
        self._places = shown
        rows = self.query_one(RowList)
        rows.empty = _UNKNOWN if text.strip() else [_EXAMPLES]
        rows.show(FixedRows((number, [self._line(place)]) for number, place in enumerate(shown)))
        rows.start()
        self._understand()

    def _line(self, place: Place) -> Line:
        return place_line(place, hour_in(place.zone, self._clock(), self._store.hours.decent), 200)

    def _understand(self) -> None:
        place, note = self._chosen(), self._note
        said: Line = () if place is None else (("→ ", "muted"), *self._line(place))
        if note:
            said = ((note, "accent"),)
        self.query_one("#understood", Block).show(lambda width, height: [cut(said, width)])

    def _chosen(self) -> Place | None:
        index = self.query_one(RowList).chosen
        return self._places[index] if index is not None else None

    def refuse(self, error: StoreError) -> None:
        """Say what the file refused."""
        says = clip(str(error), 200)
        self.query_one("#understood", Block).show(lambda width, height: [cut(((says, "error"),), width)])

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._look(event.value)

    @on(RowList.Highlighted)
    def _highlighted(self) -> None:
        self._understand()

    def action_move(self, delta: int) -> None:
        """Highlight the next one or the one before."""
        self.query_one(RowList).move(delta)

    def action_page(self, direction: int) -> None:
        """A page on or back."""
        self.query_one(RowList).page(direction)

    @on(Input.Submitted)
    @on(RowList.Opened)
    def _take(self) -> None:
        place = self._chosen()
        if place is not None or not self.query_one(LineInput).value.strip():
            self.dismiss(place)

    @on(LineInput.Left)
    def _left(self) -> None:
        self.dismiss(None)
