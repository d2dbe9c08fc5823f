"""The search field over the contact list: narrows while typing, Enter keeps it, Esc lets go."""

from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any

from textual import on
from textual.widgets import Input

from netui.store import StoreError
from netui.tui.screens.desk.completing import search_completions
from netui.tui.screens.desk.lists import Listing
from netui.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from netui.store.people.held_cards import HeldCards

PLACEHOLDER = "words, #tag, tier:A, last:>6m, has:promise, ?"


class Searching(Listing):
    """What narrows the contact list."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._shown_so_far: int | None = None
        """How many of those the search finds are shown, while there may be more; None when all are."""
        self._reads_cards = False

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
        """Show whom ``text`` finds: those at once whose names begin with it, then the rest."""
        if self._types_search:
            with self.refusing():
                self._narrow(text)

    @property
    def _types_search(self) -> bool:
        return self.query_one("#search").has_class("-open")

    def _narrow(self, text: str) -> None:
        from netui.domain.query import FILTERS, parse_query

        asks = text.strip() == "?"
        self.filter = "" if asks else text.strip()
        found = self.store.querying.at_once(parse_query(self.filter, self.now.day))
        self._shown_so_far = None if found is None else len(found)
        if found or found is None:
            self._show_contacts(found, anew=True)
        if found is not None:
            waits = found and not self.store.querying.holds_cards
            self.call_after_refresh(self._hold_cards if waits else self._show_rest)
        if asks:
            self.say(f"filters: {' '.join(f'{name}:' for name in FILTERS)} #tag -not", "accent")
        elif problems := parse_query(text, self.now.day).problems:
            wrong = text[problems[0].start : problems[0].stop]
            self.say(f"{wrong} ← {problems[0].says}", "warning")
        elif offers := self.search_offers(text):
            self.say(f"Tab  {'   '.join(offer.split()[-1] for offer in offers)}", "muted")
        elif self.status.message:
            self.status.quiet()
        self.follow()

    def _show_rest(self) -> None:
        """Add those the search finds besides, on whose cards it stands or of whom it was written."""
        if self._shown_so_far is None:
            return
        with self.refusing():
            found = self._searched()
            shown, self._shown_so_far = self._shown_so_far, None
            if not shown or len(found) != shown:
                self._show_contacts(found, anew=not shown)
                self.follow()

    def _hold_cards(self) -> None:
        """Begin to read everybody's card beside the screen; what is typed meanwhile shows its rest after that."""
        querying = self.store.querying
        if self._reads_cards or not self._types_search or querying.holds_cards:
            return
        with self.refusing():
            reading = querying.reading_cards()
            self._reads_cards = True
            # What is left unfinished by leaving is not waited for.
            Thread(target=self._read_cards, args=(reading,), name="cards", daemon=True).start()

    def _read_cards(self, reading: "Callable[[], HeldCards]") -> None:
        """Read them; what came of it is heard by the screen, if it is still there."""
        found: HeldCards | StoreError
        try:
            found = reading()
        except StoreError as error:
            found = error
        with suppress(RuntimeError):
            self.call_later(self._have_cards, found)

    def _have_cards(self, found: "HeldCards | StoreError") -> None:
        self._reads_cards = False
        if isinstance(found, StoreError):
            self.refuse(found)
        elif self._types_search:
            self.store.querying.hold(found)
        self._show_rest()

    @on(Input.Submitted, "#search")
    def _keep_search(self) -> None:
        self.status.quiet()
        # The next key may be there already, and means what was sought.
        self._show_rest()
        self._leave_search()

    @on(LineInput.Left, "#search")
    def _clear_search(self) -> None:
        self.status.quiet()
        chosen = self.contacts.list.chosen_key
        self.filter, self._shown_so_far = "", None
        self._show_contacts()
        self.contacts.list.show(self.contacts.list.rows, choose=chosen)
        self._leave_search()

    def _leave_search(self) -> None:
        self.query_one("#search", LineInput).remove_class("-open")
        self.store.querying.let_go()
        self.go_to(self.contacts)
