"""Keys of the practice: follow-up, business cards, what is known, the pool, and who has gone quiet."""

from textual import work

from netui.tui.screens.people import People


class Practising(People):
    """What opens the screens of the practice."""

    @work
    async def action_follow_up(self) -> None:
        """The follow-up with the contact at hand: research, help, note, connection request."""

    @work
    async def action_cards(self) -> None:
        """Business cards after an event, one line each."""

    @work
    async def action_known(self) -> None:
        """What is known of the contact at hand."""

    @work
    async def action_pool(self) -> None:
        """Whom to promote from the pool."""

    @work
    async def action_rekindle(self) -> None:
        """Who has gone quiet, with the last subject."""
