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
        self.call_after_refresh(self._hold_cards)

    def search_offers(self, before: str) -> list[str]:
        """What Tab would make of a search, the best first."""
        return search_completions(before, self.store.contacts.tag_names)

    def narrow_to(self, text: str) -> None:
        """Show whom ``text`` finds: those at once on whose cards it stands, then those of whom it was written."""
        if self.query_one("#search").has_class("-open"):
            with self.refusing():
                self._narrow(text)

    def _narrow(self, text: str) -> None:
        from netui.domain.query import FILTERS, parse_query

        asks = text.strip() == "?"
        self.filter = "" if asks else text.strip()
        on_cards = self.store.querying.on_cards(parse_query(self.filter, self.now.day))
        if on_cards is None:
            self._show_contacts()
        else:
            self.call_after_refresh(self._show_written, self.filter, len(on_cards))
            if on_cards:
                self._show_contacts(on_cards)
        if asks:
            self.say(f"filters: {' '.join(f'{name}:' for name in FILTERS)} #tag -not", "accent")
        elif problems := parse_query(text, self.now.day).problems:
            wrong = text[problems[0].start : problems[0].stop]
            self.say(f"{wrong} ← {problems[0].says}", "warning")
        elif offers := self.search_offers(text):
            self.say(f"Tab  {'   '.join(offer.split()[-1] for offer in offers)}", "muted")
        elif self.status.message:
            self.status.quiet()
        self.contacts.list.start()
        self.follow()

    def _show_written(self, sought: str, on_cards: int) -> None:
        """Add those of whom it was written, unless something else is sought by now."""
        if sought != self.filter:
            return
        with self.refusing():
            found = self._searched()
            if not on_cards or len(found) != on_cards:
                self._show_contacts(found)
                self.follow()

    def _hold_cards(self) -> None:
        if self.query_one("#search").has_class("-open"):
            with self.refusing():
                self.store.querying.hold()

    @on(Input.Submitted, "#search")
    def _keep_search(self) -> None:
        # The next key may be there already, and means what was sought.
        self._show_written(self.filter, 0)
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
        self.store.querying.let_go()
        self.status.quiet()
        self.go_to(self.contacts)
