"""A dialog of few choices, each one key away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key

from netui.tui.lines import Line
from netui.tui.screens.dialogs.dialog import Dialog
from netui.tui.view import FixedRows
from netui.tui.widgets.rows import RowList

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """One choice: the character that takes it, what it says, and what it stands for; no ``key``: a heading."""

    key: str
    says: Line
    value: Value | None = None


class ChoiceScreen(Dialog[Value | None]):
    """Ask for one of ``choices``: by its key, by the mouse, or by moving to it and Enter; Esc for none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("home", "edge(-1)", "First", show=False),
        Binding("end", "edge(1)", "Last", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("enter", "take", "Take", show=False),
    ]
    FOOT = "Esc leaves"

    def __init__(self, title: str, choices: Sequence[Choice[Value]], **options: Any) -> None:
        super().__init__(**options)
        self._title = title
        self._choices = choices

    def compose(self) -> ComposeResult:
        """The choices in a frame."""
        with Vertical(id="dialog") as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = Content(self.FOOT)
            yield RowList(id="choices")

    def on_mount(self) -> None:
        """Fill the list, made as high as it needs."""
        rows = [
            (number, [((f" {choice.key or ' '}  ", "key"), *choice.says)])
            for number, choice in enumerate(self._choices)
        ]
        choices = self.query_one(RowList)
        choices.styles.height = min(len(rows), 24)
        first = next((number for number, choice in enumerate(self._choices) if choice.key), None)
        choices.show(FixedRows(rows), choose=first)
        choices.focus()

    def on_key(self, event: Key) -> None:
        """A choice's own character takes it; j k g G move and q leaves where they are no choice's."""
        for choice in self._choices:
            if event.character is not None and event.character == choice.key:
                event.stop()
                self.dismiss(choice.value)
                return
        moves: dict[str, Callable[[], object]] = {
            "j": lambda: self.action_move(1),
            "k": lambda: self.action_move(-1),
            "g": lambda: self.action_edge(-1),
            "G": lambda: self.action_edge(1),
            "q": lambda: self.dismiss(None),
        }
        if event.character in moves:
            event.stop()
            moves[event.character]()

    @property
    def highlighted(self) -> Value | None:
        """What the highlighted choice stands for; None for a heading."""
        index = self.query_one(RowList).chosen
        return self._choices[index].value if index is not None and self._choices[index].key else None

    def action_move(self, delta: int) -> None:
        """Highlight the next choice or the one before."""
        self.query_one(RowList).move(delta)

    def action_edge(self, direction: int) -> None:
        """The first or the last choice."""
        choices = self.query_one(RowList)
        choices.start() if direction < 0 else choices.end()

    def action_page(self, direction: int) -> None:
        """A page on or back."""
        self.query_one(RowList).page(direction)

    @on(RowList.Opened)
    def action_take(self) -> None:
        """Take the highlighted choice; a heading is none."""
        index = self.query_one(RowList).chosen
        if index is not None and self._choices[index].key:
            self.dismiss(self._choices[index].value)
