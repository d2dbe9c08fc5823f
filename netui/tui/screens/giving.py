"""Keys that give: clips, introductions, referrals, the monthly round and the health of the network."""

from netui.tui.screens.practising import Practising


class Giving(Practising):
    """What opens the screens of giving."""
