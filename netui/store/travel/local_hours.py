"""What o'clock it is now where people are, by the first place on each card that has a zone."""

from collections.abc import Sequence

from netui.domain.moment import Moment
from netui.domain.places.hours import USUAL, DecentHours, LocalHour, hour_in
from netui.store.travel.positions import Positions

FIRST_ZONE = "(SELECT p.zone FROM position p WHERE p.contact_id = c.id AND p.zone <> '' ORDER BY p.id LIMIT 1)"
"""SQL for the zone of a contact ``c``: the place written first decides, a phone number last."""


class LocalHours:
    """The question of what o'clock it is for somebody, judged by the user's own ``decent`` hours."""

    def __init__(self, positions: Positions, decent: DecentHours = USUAL) -> None:
        self._positions = positions
        self.decent = decent

    def of(self, contact_ids: Sequence[int], now: Moment) -> dict[int, LocalHour]:
        """The hour where each contact is; nothing for whose zone is not known."""
        return {
            contact_id: hour
            for contact_id, places in self._positions.of(contact_ids).items()
            for zone in [next((place.zone for place in places if place.zone), "")]
            if (hour := hour_in(zone, now, self.decent)) is not None
        }

    def one(self, contact_id: int, now: Moment) -> LocalHour | None:
        """The hour where one contact is, None where their zone is not known."""
        return self.of([contact_id], now).get(contact_id)
