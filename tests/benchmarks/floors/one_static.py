"""The least that Textual shows: one Static. What an app of Textual cannot be quicker than without leaving it."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Static


class OneStatic(App[None]):
    """A word on the screen; ``q`` leaves."""

    BINDINGS: ClassVar = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """The word."""
        yield Static("Here it is.")


if __name__ == "__main__":
    OneStatic().run()
