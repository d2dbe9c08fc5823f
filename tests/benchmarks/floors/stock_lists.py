"""The same three lists of the widgets that come with Textual: a DataTable, two OptionLists, an Input to search."""

import sys
from pathlib import Path
from typing import ClassVar

from network_rows import Network
from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import DataTable, Input, OptionList, Static


class StockLists(App[None]):
    """Contacts, timeline and queue; the timeline follows the contacts."""

    CSS = """
    #contacts { width: 40; } #middle { width: 1fr; } #queue { width: 42; border: round $primary; }
    #people { border: round $primary; height: 1fr; } #card { height: 3; } #timeline { height: 1fr; }
    """
    BINDINGS: ClassVar = [
        ("q", "quit", "Quit"),
        ("1", "focus('people')", "Contacts"),
        ("2", "focus('timeline')", "Timeline"),
        ("3", "focus('queue')", "Queue"),
        ("slash", "focus('search')", "Search"),
        ("escape", "focus('people')", "Back"),
        Binding("end", "last", "Last", priority=True),
    ]

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._network = Network(path)

    def compose(self) -> ComposeResult:
        """The lists side by side."""
        with Horizontal():
            with Vertical(id="contacts"):
                yield Input(id="search", compact=True)
                yield DataTable(id="people", cursor_type="row", show_header=False)
            with Vertical(id="middle"):
                yield Static(id="card", markup=False)
                yield OptionList(id="timeline", markup=False)
            yield OptionList(id="queue", markup=False)

    def on_mount(self) -> None:
        """Fill them; begin in the queue."""
        self.query_one(DataTable).add_columns("name", "organisation")
        queue = self.query_one("#queue", OptionList)
        queue.add_options([f"{name}\n  {why}" for name, why in self._network.queue()])
        queue.focus()
        self._show_people("")

    def _show_people(self, words: str) -> None:
        people = self._network.people(words)
        table = self.query_one(DataTable)
        table.clear()
        for number, name, organisation in people:
            table.add_row(name, organisation, key=str(number))
        table.border_title = f"Contacts {len(people)}" + (f" · “{words}”" if words else "")

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        self._show_people(event.value)

    @on(DataTable.RowHighlighted)
    def _follow(self, event: DataTable.RowHighlighted) -> None:
        timeline = self.query_one("#timeline", OptionList)
        if event.row_key.value is None:
            return
        self.query_one("#card", Static).update(self.query_one(DataTable).get_row(event.row_key)[0])
        entries = self._network.timeline(int(event.row_key.value))
        timeline.clear_options()
        timeline.add_options([f"{day}\n{kind}\n  {words}" for day, kind, words in entries])

    def action_last(self) -> None:
        """To the last contact."""
        self.query_one(DataTable).action_scroll_bottom()

    def action_focus(self, name: str) -> None:
        """To one of the lists."""
        self.query_one(f"#{name}").focus()


if __name__ == "__main__":
    StockLists(Path(sys.argv[1])).run()
