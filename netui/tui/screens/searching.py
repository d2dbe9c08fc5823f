"""The search field over the contact list: narrows while typing, Enter keeps it, Esc lets go."""

from textual import on
from textual.widgets import Input

from netui.domain.query import parse_query
from netui.tui.screens.practising import Practising
from netui.tui.widgets.line_input import LineInput


class Searching(Practising):
    """What narrows the contact list."""

    def action_search(self) -> None:
        """Open the search field over the contact list."""
        field = self.query_one("#search", LineInput)
        self.front(self.contacts)
        field.add_class("-open")
        field.value = self.filter
        field.focus()

    @on(Input.Changed, "#search")
    def _narrow(self, event: Input.Changed) -> None:
        if not event.input.has_class("-open"):
            return
        self.filter = event.value.strip()
        self._show_contacts()
        problems = parse_query(event.value, self.now.day).problems
        if problems:
            wrong = event.value[problems[0].start : problems[0].stop]
            self.say(f"{wrong} ← {problems[0].says}", "warning")
        else:
            self.status.quiet()
        self.contacts.list.start()
        self.follow()

    @on(Input.Submitted, "#search")
    def _keep_search(self) -> None:
        self._leave_search()

    @on(LineInput.Left, "#search")
    def _clear_search(self) -> None:
        chosen = self.contacts.list.chosen_key
        self.filter = ""
        self._show_contacts()
        self.contacts.list.show(self.contacts.list.rows, choose=chosen)
        self._leave_search()

    def _leave_search(self) -> None:
        self.query_one("#search", LineInput).remove_class("-open")
        self.go_to(self.contacts)
