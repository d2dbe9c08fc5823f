"""Saved lists: a search kept under a key and a name, called up, kept and removed in one dialog."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import work
from textual.binding import Binding, BindingType

from netui.domain.visible import clip
from netui.tui.screens.desk.load import QueueLoad
from netui.tui.screens.dialogs.choice import ChoiceScreen

if TYPE_CHECKING:
    from netui.store.people.saved_lists import SavedList
    from netui.tui.screens.dialogs.choice import Choice

_SAVE = "+"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of the lists: to call one up, to remove one, or to save the search as one."""

    what: Literal["call", "remove", "save"]
    of: "SavedList | None" = None


class ListsScreen(ChoiceScreen[Wish]):
    """The saved lists, each by its key; Delete removes the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,backspace", "remove", "Remove the highlighted list", show=False)
    ]
    FOOT = "a key calls it up · Del removes · Esc leaves"

    def action_remove(self) -> None:
        """Leave, the highlighted list to be removed."""
        wish = self.highlighted
        if wish is not None and wish.what == "call":
            self.dismiss(Wish("remove", wish.of))


class Listing(QueueLoad):
    """The command that calls up lists and keeps searches."""

    @work
    async def action_lists(self) -> None:
        """Call up a saved list, save this search as one, or remove one."""
        while True:
            lists = self.store.saved_lists.listed()
            wish = await self.app.push_screen_wait(ListsScreen("Lists", self._list_choices(lists)))
            if wish is None:
                return
            if wish.what == "save":
                await self._save_search(lists)
                return
            if wish.of is None:
                return
            if wish.what == "call":
                self.narrow(wish.of.query)
                return
            self.said(self.store.saved_lists.remove(wish.of.key, self.clock()))

    def _list_choices(self, lists: "list[SavedList]") -> "list[Choice[Wish]]":
        from netui.tui.screens.dialogs.choice import Choice

        choices: list[Choice[Wish]] = []
        if self.filter:
            says = (("save this search  ", ""), (clip(self.filter, 40), "muted"))
            choices.append(Choice(_SAVE, says, Wish("save")))
        elif not lists:
            words = ((f"{self.key('search')} ", "key"), ("narrows the contacts, ", "muted"))
            more = ((f"{self.key('lists')} ", "key"), ("then keeps the search here", "muted"))
            choices += [Choice("", (("No search is saved yet.", ""),)), Choice("", (*words, *more))]
        for one in lists:
            says = ((f"{clip(one.name, 28):30}", "name"), (clip(one.query, 40), "muted"))
            choices.append(Choice(one.key, says, Wish("call", one)))
        return choices

    async def _save_search(self, lists: "list[SavedList]") -> None:
        from netui.tui.screens.dialogs.ask import AskScreen

        query, taken = self.filter, {one.key: one.name for one in lists}
        lists_key = self.key("lists")

        def check(text: str) -> tuple[bool, str]:
            key, _, name = text.strip().partition(" ")
            if len(key) != 1 or not key.isalnum() or not name.strip():
                return False, "a letter or digit and a name: f Family"
            instead = f", in place of {clip(taken[key], 30)}" if key in taken else ""
            return True, f"{lists_key} {key} calls up {clip(name.strip(), 40)}{instead}"

        title = f"Keep “{clip(query, 30)}” under a key and a name"
        text = await self.app.push_screen_wait(AskScreen(title, check))
        if text is not None:
            key, _, name = text.strip().partition(" ")
            self.said(self.store.saved_lists.save(key, name.strip(), query, self.clock()))

    def narrow(self, query: str) -> None:
        """Show the contacts a query finds, the first of them highlighted."""
        self.filter = query
        self.reload()
        self.contacts.list.start()
        self.go_to(self.contacts)
        self.follow()
