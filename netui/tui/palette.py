"""The palette's sources: every command with its keys, every contact by name."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from netui.commands import COMMANDS, shown_keys
from netui.domain.visible import clip
from netui.tui.screens.main import MainScreen

_MOST_CONTACTS = 8
_BY_HELP = 0.3
_BY_NAME = 2.0
"""A person whose name was typed stands above every command that has the same letters somewhere."""


class CommandSource(Provider):
    """The command table."""

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for command in COMMANDS:
            if command.id != "palette":
                run = partial(self.screen.run_action, command.action)
                yield DiscoveryHit(_title(command.title, command.id), run, command.title, command.help)

    async def search(self, query: str) -> Hits:
        """The commands that fit what is typed, by title and help."""
        matcher = self.matcher(query)
        for command in COMMANDS:
            named = matcher.match(command.title)
            score = named or (_BY_HELP if query.strip().casefold() in command.help.casefold() else 0)
            if score > 0 and command.id != "palette":
                run = partial(self.screen.run_action, command.action)
                yield Hit(score, _title(command.title, command.id), run, command.title, command.help)


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


def _title(title: str, command_id: str) -> Content:
    keys = next(shown_keys(command) for command in COMMANDS if command.id == command_id)
    return Content.assemble(title, ("  " + keys, "$text-muted"))
