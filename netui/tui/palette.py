"""The palette and its sources: every command with its keys, every contact by name, every saved list."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from netui.commands import COMMANDS, Command, shown_keys
from netui.domain.visible import clip
from netui.tui.screens.desk.main import MainScreen

_MOST_CONTACTS = 8
_BY_HELP = 0.3
_BY_NAME = 2.0
"""A person whose name was typed stands above every command that has the same letters somewhere."""


class Palette(CommandPalette):
    """Textual's palette, whose list ends the program when it is paged through before it is laid out."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)


class CommandSource(Provider):
    """The command table with the keys it has here; what cannot be done now is dimmed and says why."""

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for command in self._commands():
            run = partial(self.screen.run_action, command.action)
            why_not = self._why_not(command)
            yield DiscoveryHit(_title(command, why_not), run, command.title, _help(command, why_not))

    async def search(self, query: str) -> Hits:
        """The commands that fit what is typed, by title and help."""
        matcher = self.matcher(query)
        for command in self._commands():
            named = matcher.match(command.title)
            score = named or (_BY_HELP if query.strip().casefold() in command.help.casefold() else 0)
            if score > 0:
                run = partial(self.screen.run_action, command.action)
                why_not = self._why_not(command)
                yield Hit(score, _title(command, why_not), run, command.title, _help(command, why_not))

    def _commands(self) -> Iterator[Command]:
        screen = self.screen
        known: Sequence[Command] = screen.config.commands if isinstance(screen, MainScreen) else COMMANDS
        return (command for command in known if command.id != "palette")

    def _why_not(self, command: Command) -> str | None:
        return self.screen.why_not(command.id) if isinstance(self.screen, MainScreen) else None


class ContactSource(Provider):
    """The contacts: choosing one shows it."""

    async def search(self, query: str) -> Hits:
        """The first contacts that fit what is typed."""
        screen = self.screen
        if not isinstance(screen, MainScreen):
            return
        for place, number in enumerate(screen.store.finding.matching(query)[:_MOST_CONTACTS]):
            name = clip(screen.store.contacts.names([number]), 80)
            yield Hit(_BY_NAME - place / 100, Content(name), partial(screen.show_contact, number), name)


class ListSource(Provider):
    """The saved lists: choosing one narrows the contacts to it."""

    async def discover(self) -> Hits:
        """Every saved list, before anything is typed."""
        for name, shown, run, query in self._lists():
            yield DiscoveryHit(shown, run, name, query)

    async def search(self, query: str) -> Hits:
        """The saved lists whose name fits what is typed."""
        matcher = self.matcher(query)
        for name, shown, run, narrows in self._lists():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, shown, run, name, narrows)

    def _lists(self) -> Iterator[tuple[str, Content, Callable[[], None], str]]:
        """Every list's name, how it is shown, what it does and its query."""
        screen = self.screen
        if not isinstance(screen, MainScreen):
            return
        for one in screen.store.saved_lists.listed():
            name = f"List: {clip(one.name, 60)}"
            shown = Content.assemble(name, (f"  {screen.key('lists')} {one.key}", "$text-muted"))
            yield name, shown, partial(screen.narrow, one.query), clip(one.query, 80)


def _title(command: Command, why_not: str | None) -> Content:
    keys = ("  " + shown_keys(command), "$text-muted")
    return Content.assemble((command.title, "$text-muted") if why_not else command.title, keys)


def _help(command: Command, why_not: str | None) -> str:
    return f"not now: {why_not}" if why_not else command.help
