"""What every dialog keeps to: it leaves once, and what the file refuses is said and ends nothing."""

from typing import Any, ClassVar, Protocol, TypeVar, runtime_checkable

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.events import Mount
from textual.keys import format_key
from textual.message import Message
from textual.screen import ModalScreen, Screen

from netui.commands import shown
from netui.store import StoreError
from netui.tui.widgets.rows import RowList

Result = TypeVar("Result")


@runtime_checkable
class Refuses(Protocol):
    """A screen with a place for what the file refused; what a screen without one meets is said beneath it."""

    def refuse(self, error: StoreError) -> None:
        """Say what went wrong, without reading the file."""


@runtime_checkable
class LooksAgain(Protocol):
    """A screen that shows what depends on the hour, and is told when time went on or another window wrote."""

    def look_again(self) -> None:
        """Read again what is shown; what is typed and which row is chosen stay."""


@runtime_checkable
class KeepsUnfinished(Protocol):
    """A screen in which something may be half written when the program ends."""

    def keep_unfinished(self) -> object:
        """Keep it, so that it is there again the next time."""


class Dialog(ModalScreen[Result]):
    """A dialog over the main screen, or over another one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark", "keys", "These keys", show=False)]

    @property
    def chosen_id(self) -> int | None:
        """The id of the highlighted row, where there is a list whose rows are known by an id."""
        key = self.query_one(RowList).chosen_key
        return key if isinstance(key, int) else None

    def action_keys(self) -> None:
        """The keys of this very dialog."""
        from netui.tui.screens.dialogs.page import HelpScreen

        self.app.push_screen(HelpScreen("Keys here", own_keys(self)))

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave; a second key that was on its way already leaves nothing else."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    async def _dispatch_message(self, message: Message) -> None:
        """Hear every message; Textual would never deliver another one after one that raised."""
        try:
            await super()._dispatch_message(message)
        except NoMatches:
            if not (isinstance(message, Mount) and self.app._exit):
                raise  # where the app is ending a dialog that opens stays empty, and its fields are missed
        except StoreError as error:
            if isinstance(message, Mount):
                self.dismiss(None)  # what it was to show could not be read
            self.app._handle_exception(error)


_EVERYWHERE = ("Down", "Up", "First", "Last", "Page down", "Page up", "These keys")
"""What the keys do that are the same in all lists: these come last."""


def own_keys(screen: Screen[Any]) -> list[tuple[str, str]]:
    """The keys a screen itself has bound, several of one meaning together, each with what it does."""
    usual = {binding.action for binding in Screen.BINDINGS if isinstance(binding, Binding)}
    keys: dict[tuple[str, str], list[str]] = {}
    for key, bindings in screen._bindings.key_to_bindings.items():
        for binding in bindings:
            if binding.action not in usual and binding.description:
                signs = keys.setdefault((binding.action, binding.description), [])
                signs.append(_sign(key))
    pairs = [(" ".join(signs), description) for (_, description), signs in keys.items()]
    return sorted(pairs, key=lambda pair: pair[1] in _EVERYWHERE)


def _sign(key: str) -> str:
    """A key as people read it, from Textual's name for it: ``slash`` is ``/``."""
    known = shown(key)
    sign = format_key(key)
    return sign if known == key and len(sign) == 1 else known


class ListDialog(Dialog[Result]):
    """A dialog around one list, with the keys that every list has."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Down", show=False),
        Binding("k,up", "move(-1)", "Up", show=False),
        Binding("g,home", "edge(-1)", "First", show=False),
        Binding("G,end", "edge(1)", "Last", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
    ]

    def action_move(self, delta: int) -> None:
        """Highlight the next one or the one before."""
        self.query_one(RowList).move(delta)

    def action_edge(self, direction: int) -> None:
        """The first or the last one."""
        rows = self.query_one(RowList)
        rows.start() if direction < 0 else rows.end()

    def action_page(self, direction: int) -> None:
        """A page on or back."""
        self.query_one(RowList).page(direction)
