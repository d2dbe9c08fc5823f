"""Who comes near me on a trip of theirs, and what is better done in person on a trip of mine."""

from collections.abc import MutableMapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from netui.domain.due.standing import Matter
from netui.domain.due.subject import Subject
from netui.domain.moment import Moment
from netui.store.file.connection import Connection
from netui.store.file.fields import utc_text

if TYPE_CHECKING:
    from netui.domain.places.trip import Leg
    from netui.store.travel.places import Places
    from netui.store.travel.positions import Positions


_REACHED = """
SELECT 1 FROM participant p JOIN interaction i ON i.id = p.interaction_id
WHERE p.contact_id = :contact AND p.present AND i.touch AND i.direction IN ('out', 'both')
AND i.day >= :begins AND i.at <= :now LIMIT 1
"""

_SETTLED = "SELECT 1 FROM settled WHERE contact_id = ? AND subject = ? AND matter = ?"


class Visitors:
    """The questions about whom a trip, theirs or mine, brings near."""

    def __init__(self, connection: Connection, places: "Places", positions: "Positions") -> None:
        self._file = connection
        self._places = places
        self._positions = positions

    def matters(self, now: Moment, contact_id: int | None = None) -> dict[int, list[Matter]]:
        """Care calls to visitors (R5e), by contact, from their first day near me to their last.

        One is closed by a touch of mine, or a conversation, since they came; or when it was settled.
        """
        from netui.domain.places.trip import now_at as me_on
        from netui.domain.places.trip import visitor_near, visitor_words
        from netui.domain.places.whereabouts import located
        from netui.store.travel.legs import mine_on, theirs_on

        visits = [
            (trip.contact_id, leg)
            for trip in theirs_on(self._file, now.day)
            for leg in trip.legs
            if trip.contact_id is not None and contact_id in (None, trip.contact_id)
        ]
        if not visits:
            return {}
        home, me = located(self._places.home(now.zone)), me_on(mine_on(self._file, now.day), now.day)
        found: dict[int, list[Matter]] = {}
        for number, leg in visits:
            if visitor_near(leg, home, me) and not self._reached(number, leg, now):
                matter = Matter(Subject.VISITOR, leg.id, visitor_words(leg, now.day), leg.begins)
                found.setdefault(number, []).append(matter)
        return found

    def in_person(self, found: MutableMapping[int, list[Matter]], today: date) -> None:
        """Say beside each celebration when a trip of mine leads near them (R6b): "in person if possible"."""
        waiting = [number for number, matters in found.items() if any(map(_celebration, matters))]
        if not waiting:
            return
        from netui.domain.places.trip import chances, there_words
        from netui.store.travel.legs import mine_ahead

        ahead = [leg for trip in mine_ahead(self._file, today) for leg in trip.legs if leg.ends >= today]
        places = self._positions.of(waiting) if ahead else {}
        for number in places:
            leg = chances(places[number], ahead)
            if leg is not None:
                words = there_words(leg, today)
                found[number] = [_there(one, words) if _celebration(one) else one for one in found[number]]

    def _reached(self, contact_id: int, leg: "Leg", now: Moment) -> bool:
        values = {"contact": contact_id, "begins": leg.begins.isoformat(), "now": utc_text(now.at)}
        if self._file.named_sql(_REACHED, **values):
            return True
        return bool(self._file.sql(_SETTLED, contact_id, Subject.VISITOR, leg.id))


def _there(matter: Matter, words: str) -> Matter:
    """A celebration with the day on which it can be in person."""
    from netui.domain.giving.referral import IF_POSSIBLE

    return replace(matter, says=f"{matter.says.removesuffix(f', {IF_POSSIBLE}')}, {words}")


def _celebration(matter: Matter) -> bool:
    return matter.subject is Subject.CELEBRATION
