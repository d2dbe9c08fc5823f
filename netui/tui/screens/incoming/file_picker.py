"""A dialog that chooses files: by moving through folders, by letters of a name, or by a path typed or pasted."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from netui.clock import Clock
from netui.domain.moment import Moment, moment_at
from netui.domain.visible import clip
from netui.exchange.whole_file import NotWritten
from netui.tui.lines import Line, cut
from netui.tui.render_import import file_line, path_line
from netui.tui.screens.dialogs.dialog import ListDialog
from netui.tui.screens.incoming.folder import (
    MOST,
    UP,
    Entry,
    Inside,
    best_of,
    ends_in_folder,
    look_into,
    plain_file,
    typed_path,
)
from netui.tui.view import FixedRows
from netui.tui.widgets.line_input import LineInput
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

_KEYS = "Enter · Space mark · Backspace up · ~ home · . hidden · / find · Esc"
_HINT: Line = (("letters of a name, or a path: ~/Downloads/contacts.vcf", "muted"),)
_EMPTY: Sequence[Line] = (
    (("There is nothing here to read.", "heading"),),
    (),
    (("Backspace", "key"), (" the folder above   ", "muted"), ("~", "key"), (" your own folder", "muted")),
    (("/", "key"), (" or a paste: the path of a file", "muted")),
)


class FilePicker(ListDialog[Sequence[Path] | None]):
    """Choose files; gives those marked, else the one opened, in ``folder`` as it was left; None when left by Esc.

    ``home`` is where ``~`` leads.
    """

    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Leave", show=False),
        Binding("enter,right", "open", "Open the folder, take the file", show=False),
        Binding("space", "mark", "Mark a file", show=False),
        Binding("backspace", "up", "The folder above", show=False, priority=True),
        Binding("left", "up", "The folder above", show=False),
        Binding("tilde", "home", "Your own folder", show=False),
        Binding("full_stop", "hidden", "Hidden files too", show=False),
        Binding("slash,tab", "type", "Letters or a path", show=False),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
    ]

    def __init__(self, title: str, folder: Path, home: Path, clock: Clock, **options: Any) -> None:
        super().__init__(**options)
        self._title = title
        self.folder = folder
        """The folder that is shown when nothing is typed."""
        self._home = home
        self._now: Moment = clock()
        self._hidden = False
        self._marked: dict[Path, None] = {}
        self._seen: tuple[Path, Inside] | None = None
        self._shown: Sequence[Entry] = ()
        self._note: Line = ()

    def compose(self) -> ComposeResult:
        """Where one is and what there is to say, the field, and the folder."""
        with Vertical(id="dialog") as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = Content(_KEYS)
            yield Block(id="said")
            yield LineInput(id="line", placeholder="find, or a path", complete=self._complete)
            yield RowList(id="files")

    def on_mount(self) -> None:
        """Begin at the file most likely wanted."""
        self._go(self.folder)

    @property
    def _line(self) -> LineInput:
        return self.query_one(LineInput)

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

    # Where one is

    def _go(self, folder: Path, choose: Path | None = None) -> None:
        """Show another folder, with nothing typed."""
        self.folder = folder
        self._seen = None
        self._put("")
        self._show(choose)

    def _put(self, text: str) -> None:
        with self._line.prevent(Input.Changed):
            self._line.value = text

    def _place(self) -> tuple[Path, str]:
        """The folder that is to be shown, and the letters that narrow it."""
        text = self._line.value
        path = typed_path(text, self.folder)
        if path is None:
            return self.folder, text.strip()
        if ends_in_folder(text) or path == path.parent:
            return path, ""
        return path.parent, path.name

    def _show(self, choose: Path | None = None) -> None:
        """Show the folder as it is narrowed; the row of ``choose``, else the best one, is highlighted."""
        self._note = ()
        try:
            folder, letters = self._place()
        except NotWritten as error:
            self._say(str(error))
            return
        if self._seen is None or self._seen[0] != folder:
            self._seen = (folder, look_into(folder, hidden=self._hidden))
        inside = self._seen[1]
        self._shown = inside.fitting(letters)
        self._list.empty = [(("nothing here is called so", "muted"),)] if letters else _EMPTY
        best = best_of(self._shown)
        start = best if best is not None else 1 if len(self._shown) > 1 and self._shown[0].name == UP else 0
        wanted = str(choose) if choose else str(self._shown[start].path) if self._shown else None
        self._list.show(_FileRows(self._shown, self._marked, self._now), choose=wanted)
        if inside.refused:
            self._say(f"{folder.name or folder}: {inside.refused}")
        else:
            self._tell()

    def _say(self, text: str) -> None:
        self._note = ((clip(text, 300), "warning"),)
        self._tell()

    def _tell(self) -> None:
        """Where one is, and below what there is to say, or how to go on."""
        folder, inside = self._seen or (self.folder, Inside())
        left_out = f" · {inside.hidden} hidden" if inside.hidden else ""
        more = f" · more than {MOST:,}: only these are shown" if inside.more else left_out
        note = self._note
        if not note and self._marked:
            note = ((f"{len(self._marked)} marked: Enter on a file takes them all", "accent"),)
        shown = self._at_home(folder)

        def draw(width: int, height: int) -> Sequence[Line]:
            return [path_line(shown, width, more), cut(note or _HINT, width)]

        self.query_one("#said", Block).show(draw)

    def _at_home(self, folder: Path) -> str:
        """A folder as people write it, one's own as ``~``."""
        if folder.is_relative_to(self._home):
            inner = str(folder.relative_to(self._home))
            return "~" if inner == "." else f"~/{inner}"
        return str(folder)

    def _chosen(self) -> Entry | None:
        index = self._list.chosen
        return self._shown[index] if index is not None else None

    # What the keys do

    @on(RowList.Opened)
    def action_open(self) -> None:
        """Open the highlighted folder; with a file leave, taking all that are marked instead where some are."""
        entry = self._chosen()
        if entry is None:
            return
        if entry.folder:
            self._go(entry.path, self._seen[0] if entry.name == UP and self._seen else None)
        elif self._marked:
            self._take(*self._marked)
        else:
            self._take(entry.path)

    def _take(self, *paths: Path) -> None:
        """Leave with these files, unless one of them cannot be read."""
        for path in paths:
            if refused := plain_file(path):
                self._say(f"{path.name}: {refused}")
                return
        self.folder = paths[-1].parent
        self.dismiss(paths)

    def action_mark(self) -> None:
        """Mark the highlighted file, or take its mark away, and go on to the next."""
        index, entry = self._list.chosen, self._chosen()
        if index is None or entry is None or entry.folder:
            return
        if entry.path in self._marked:
            del self._marked[entry.path]
        else:
            self._marked[entry.path] = None
        self._list.refresh_row(index)
        self._list.move(1)
        self._note = ()
        self._tell()

    def action_up(self) -> None:
        """To the folder above, if nothing is typed that a letter could be taken from."""
        if self._line.has_focus and self._line.value:
            self._line.action_delete_left()
        elif self.folder.parent != self.folder:
            self._go(self.folder.parent, self.folder)

    def action_home(self) -> None:
        """To one's own folder."""
        self._go(self._home)

    def action_hidden(self) -> None:
        """Show files that begin with a dot, or hide them again."""
        self._hidden = not self._hidden
        entry = self._chosen()
        self._seen = None
        self._show(entry.path if entry else None)

    def action_type(self) -> None:
        """Go to the field."""
        self._line.focus()

    def action_move(self, delta: int) -> None:
        """Highlight the next row or the one before; from the field, go to the list."""
        self._list.focus()
        self._list.move(delta)

    # What is typed

    def on_key(self, event: events.Key) -> None:
        """A letter that is no key of the list begins a name or a path."""
        typed, bound = event.character, self._bindings.key_to_bindings
        if self._list.has_focus and typed and typed.isprintable() and event.key not in bound:
            event.stop()
            self._type(typed)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted goes into the field, wherever the focus is."""
        event.stop()
        if not self._line.has_focus:
            self._put("")
            self._type(event.text.strip().splitlines()[0] if event.text.strip() else "")

    def _type(self, text: str) -> None:
        self._line.focus()
        self._line.cursor_position = len(self._line.value)
        self._line.insert_text_at_cursor(text)

    def _complete(self, before: str) -> list[str]:
        """What Tab makes of a name or path begun: the highlighted one of those that fit."""
        entry = self._chosen()
        if entry is None or not before.strip():
            return []
        if typed_path(before, self.folder) is None:
            return [entry.name + ("/" if entry.folder else "")]
        return [self._at_home(entry.path) + ("/" if entry.folder else "")]

    @on(Input.Changed)
    def _narrow(self) -> None:
        self._show()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Go where a whole path leads; letters only mean the highlighted row."""
        event.stop()
        try:
            path = typed_path(event.value, self.folder)
        except NotWritten:
            return
        if path is not None and path.is_dir():
            self._go(path)
        elif path is not None and path.exists():
            self._take(path)
        else:
            self.action_open()

    @on(LineInput.Left)
    def _left_field(self) -> None:
        """Esc in the field lets go of what is typed."""
        self._go(self.folder)
        self._list.focus()


class _FileRows(FixedRows):
    """A folder's entries as rows."""

    def __init__(self, entries: Sequence[Entry], marked: Mapping[Path, None], now: Moment) -> None:
        super().__init__((str(entry.path), ()) for entry in entries)
        self._entries = entries
        self._marked = marked
        self._now = now

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """The name, what it is, how big and from when."""
        entry = self._entries[index]
        return [
            file_line(
                entry.name,
                entry.kind,
                width,
                today=self._now.day,
                folder=entry.folder,
                size=entry.size,
                day=_day(entry, self._now),
                marked=entry.path in self._marked,
            )
        ]


def _day(entry: Entry, now: Moment) -> date | None:
    """The day a file was last changed, here."""
    return moment_at(entry.at, now.zone).day if entry.at and entry.name != UP else None
