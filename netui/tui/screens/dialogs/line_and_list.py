"""A dialog of a line that is typed, what was understood of it, and below a list the line adds to."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from netui.clock import Clock
from netui.domain.line.drafts import Span
from netui.domain.visible import clip
from netui.store import Change, Store, StoreError
from netui.store.timeline.drafts import INBOX
from netui.tui import render
from netui.tui.lines import Line, cut
from netui.tui.screens.dialogs.dialog import Dialog
from netui.tui.widgets.line_input import LineInput, OneLine, joined
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

Result = TypeVar("Result")

Said = tuple[Sequence[Span], Sequence[str]]
"""What a line was understood as, and the sentences about what was not."""

_DRAFT_SECONDS = 0.3
"""How long after the last key a draft is written: a pause in typing, not a durable write for every letter."""


class LineAndList(Dialog[Result]):
    """The line has the focus at first; ↓ leads into the list, ↑ or Tab back. No letter typed is lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Leave", show=False),
        Binding("j,down", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        Binding("up", "up", "Up, or to the line", show=False),
        Binding("g,home", "edge(-1)", "First", show=False),
        Binding("G,end", "edge(1)", "Last", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("tab,shift+tab", "line", "Back to the line", show=False),
        Binding("enter", "open", "Open", show=False),
        Binding("u", "undo", "Undo", show=False),
    ]
    LINE_KEYS = ""
    LIST_KEYS = ""
    HINT: Line = ()
    """Shown while nothing is typed."""

    def __init__(self, store: Store, clock: Clock, **options: Any) -> None:
        super().__init__(**options)
        self.store = store
        self.clock = clock
        self._note: Line = ()
        self._typed = self._kept = ""

    @property
    @abstractmethod
    def draft_kind(self) -> str:
        """The kind under which an unfinished line is kept."""

    @property
    def draft_of(self) -> int:
        """The id of the contact whose unfinished line it is."""
        return INBOX

    @abstractmethod
    def show_rows(self, choose: int | None = None) -> None:
        """Read the list again and highlight the row with the id ``choose``."""

    @abstractmethod
    def understood(self, text: str) -> Said:
        """What ``text`` says."""

    @abstractmethod
    def save(self, text: str) -> None:
        """Carry out a line; StoreError is said and the line stays."""

    @abstractmethod
    def action_leave(self) -> None:
        """Leave the dialog, the unfinished line kept."""

    @abstractmethod
    def action_open(self) -> None:
        """Do what Enter does in the list."""

    def offers(self, before: str) -> list[str]:
        """What Tab would make of the text before the cursor, the best first."""
        return []

    def compose(self) -> ComposeResult:
        """A line on top that counts, the line to type, what it means, and the list."""
        with Vertical(id="dialog"):
            yield Block(id="counts")
            yield LineInput(complete=self.offers, id="line")
            yield Block(id="understood")
            yield RowList(id="rows")

    def begin(self, one_line: OneLine = joined) -> None:
        """Show the list, and the line that was left unfinished here; ``one_line`` reads what is pasted."""
        self.line.one_line = one_line
        self.put(self.store.drafts.line(self.draft_of, self.draft_kind))
        self.show_rows()
        self.line.focus()

    def put(self, text: str) -> None:
        """Begin with another text, of which there is nothing to keep yet."""
        self._typed = self._kept = text
        with self.line.prevent(Input.Changed):
            self.line.value = text
        self.line.cursor_position = len(text)
        self._understand()

    def say(self, text: str, style: str = "good") -> None:
        """A message above what is understood, until something else is typed."""
        self._note = ((clip(text, 300), style),)
        self._understand()

    def refuse(self, error: StoreError) -> None:
        """Say what the file refused; the line stays."""
        self.say(str(error), "error")

    def entitle(self, title: str, counts: Line = ()) -> None:
        """What the frame says, and the line that counts."""
        self.query_one("#dialog", Vertical).border_title = Content(title)
        self.query_one("#counts", Block).show(lambda width, height: [cut(counts, width)])

    def keep(self) -> bool:
        """Keep an unfinished line; False when that failed."""
        if self._typed == self._kept:
            return True
        try:
            self._keep()
        except StoreError as error:
            self.refuse(error)
            return False
        return True

    def _keep(self) -> None:
        self.store.drafts.keep(self.draft_of, self.draft_kind, self._typed, self.clock().at)
        self._kept = self._typed

    @property
    def line(self) -> LineInput:
        """The line."""
        return self.query_one("#line", LineInput)

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one("#rows", RowList)

    @property
    def chosen(self) -> int | None:
        """The id of the highlighted row."""
        key = self.rows.chosen_key
        return key if isinstance(key, int) else None

    def on_descendant_focus(self) -> None:
        """The keys of the line and of the list are not the same."""
        keys = self.LINE_KEYS if self.line.has_focus else self.LIST_KEYS
        self.query_one("#dialog", Vertical).border_subtitle = Content(keys)

    def on_unmount(self) -> None:
        """Whatever ended the dialog, the line is kept."""
        if self._typed != self._kept:
            with suppress(StoreError):
                self._keep()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._note, self._typed = (), event.value
        self._understand()
        self.set_timer(_DRAFT_SECONDS, lambda: self._keep_if_still(event.value))

    def _keep_if_still(self, text: str) -> None:
        if self.is_current and text == self._typed:
            self.keep()

    def _understand(self) -> None:
        text, note = self.line.value, self._note

        def draw(width: int, height: int) -> Sequence[Line]:
            lines = [note] if note else []
            try:
                lines += self._meaning(text, width, height - len(lines))
            except StoreError as error:
                lines.append(((clip(str(error), 300), "error"),))
            return [cut(line, width) for line in lines]

        self.query_one("#understood", Block).show(draw)

    def _meaning(self, text: str, width: int, height: int) -> list[Line]:
        """What the line was understood as, and what Tab would make of it."""
        if not text.strip():
            return [self.HINT]
        offers = self.offers(text)
        spans, notices = self.understood(text)
        lines = render.preview_lines(spans, notices, width, height - bool(offers))
        if offers:
            lines.append((("Tab ", "key"), ("   ".join(_ends(text, offer) for offer in offers), "muted")))
        return lines

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value != self.line.value:
            return  # a second Enter for a line that the first one saved
        if not event.value.strip():
            self.action_leave()
            return
        self.attempt(lambda: self.save(event.value))

    @on(LineInput.Left)
    def _left(self) -> None:
        self.action_leave()

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.action_open()

    def attempt(self, verb: Callable[[], object]) -> bool:
        """Do something with the file; what goes wrong is one sentence, and nothing else changes."""
        try:
            verb()
        except StoreError as error:
            self.refuse(error)
            return False
        return True

    def action_undo(self) -> None:
        """Take the last change back."""
        self.attempt(lambda: self.undone(self.store.history.undo()))

    def undone(self, change: Change) -> None:
        """After a change was taken back."""
        self.show_rows()
        self.say(f"undone: {change.name}", "accent")

    def action_line(self) -> None:
        """Back to the line."""
        self.line.focus()

    def action_move(self, delta: int) -> None:
        """From the line down into the list; there to the next row or the one before."""
        if not self.line.has_focus:
            self.rows.move(delta)
        elif delta > 0:
            self.rows.focus()

    def action_up(self) -> None:
        """The row before; above the first one is the line. A held ``k`` stops there, or it would be typed."""
        if not self.line.has_focus and not self.rows.move(-1) and not self.rows.chosen:
            self.line.focus()

    def action_edge(self, direction: int) -> None:
        """The first or the last row."""
        self.rows.start() if direction < 0 else self.rows.end()

    def action_page(self, direction: int) -> None:
        """A page on or back."""
        self.rows.page(direction)


def _ends(typed: str, offer: str) -> str:
    """What of an offer is new to whoever typed the beginning: it has the same words before."""
    same = typed.rfind(" ") + 1
    return clip(offer[same:] if offer.startswith(typed[:same]) else offer, 40)
