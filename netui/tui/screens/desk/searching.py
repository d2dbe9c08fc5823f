"""The search field over the contact list: narrows while typing, Enter keeps it, Esc lets go."""

from textual import on
from textual.widgets import Input

from netui.tui.screens.desk.completing import search_completions
from netui.tui.screens.desk.lists import Listing
from netui.tui.widgets.line_input import LineInput

PLACEHOLDER = "words, #tag, tier:A, last:>6m, has:promise, ?"


class Searching(Listing):
    """What narrows the contact list."""

    def action_search(self) -> None:
        """Open the search field over the contact list."""
        field = self.query_one("#search", LineInput)
        self.front(self.contacts)
        field.add_class("-open")
        field.value = self.filter
        field.focus()

    def search_offers(self, before: str) -> list[str]:
        """What Tab would make of a search, the best first."""
        return search_completions(before, self.store.contacts.tag_names)

    @on(Input.Changed, "#search")
    def _narrow(self, event: Input.Changed) -> None:
        from netui.domain.query import FILTERS, parse_query

        if not event.input.has_class("-open"):
            return
        asks = event.value.strip() == "?"
        self.filter = "" if asks else event.value.strip()
        self._show_contacts()
        problems = parse_query(event.value, self.now.day).problems
        if asks:
            self.say(f"filters: {' '.join(f'{name}:' for name in FILTERS)} #tag -not", "accent")
        elif problems:
            wrong = event.value[problems[0].start : problems[0].stop]
            self.say(f"{wrong} ← {problems[0].says}", "warning")
        elif offers := self.search_offers(event.value):
            self.say(f"Tab  {'   '.join(offer.split()[-1] for offer in offers)}", "muted")
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
        self.status.quiet()
        self.go_to(self.contacts)
