"""The practice: follow-ups, giving, health, events and travel, on top of people and queue."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from netui.domain.due.cadence import Interval
from netui.domain.people.contact import Tier
from netui.domain.places.hours import DecentHours
from netui.store.file.connection import Connection
from netui.store.rooms.due import DueRooms

if TYPE_CHECKING:
    from netui.store.due.agendas import Agendas
    from netui.store.giving.clips import Clips
    from netui.store.giving.matchmaking import Matchmaking
    from netui.store.giving.rounds import Rounds
    from netui.store.practice.briefs import Briefs
    from netui.store.practice.counted import CountedThings
    from netui.store.practice.dormancy import Dormancy
    from netui.store.practice.event_plans import EventPlans
    from netui.store.practice.events import Events
    from netui.store.practice.following import Following
    from netui.store.practice.health import Healths
    from netui.store.travel.local_hours import LocalHours
    from netui.store.travel.nearby import Nearby
    from netui.store.travel.trips import Trips


class PracticeRooms(DueRooms):
    """What is done with people who are known and due."""

    def __init__(
        self,
        connection: Connection,
        tiers: Mapping[Tier, Interval],
        days_off: frozenset[int],
        home: str,
        decent: DecentHours,
    ) -> None:
        super().__init__(connection, tiers, days_off, home)
        self._decent = decent

    @cached_property
    def following(self) -> "Following":
        """First follow-ups."""
        from netui.store.practice.following import Following

        return Following(
            self.connection,
            self.contacts,
            self.timeline,
            self.interactions,
            self.clocks,
            self.facts,
            self.promises,
        )

    @cached_property
    def clips(self) -> "Clips":
        """What was found for somebody."""
        from netui.store.giving.clips import Clips

        return Clips(self.connection, self.contacts, self.facts, self.interactions, self.following)

    @cached_property
    def hours(self) -> "LocalHours":
        """What o'clock it is for somebody."""
        from netui.store.travel.local_hours import LocalHours

        return LocalHours(self.positions, self._decent)

    @cached_property
    def briefs(self) -> "Briefs":
        """What is read before a call."""
        from netui.store.practice.briefs import Briefs

        return Briefs(
            self.connection,
            self.contacts,
            self.timeline,
            self.promises,
            self.known,
            self.relations,
            self.due,
            self.referrals,
            self.clips,
            self.introductions,
            self.hours,
        )

    @cached_property
    def dormancy(self) -> "Dormancy":
        """Whom I lost sight of."""
        from netui.store.practice.dormancy import Dormancy

        return Dormancy(self.connection, self.contacts, self.timeline, self._cadences, self.facts, self.hours)

    @cached_property
    def rounds(self) -> "Rounds":
        """The monthly round."""
        from netui.store.giving.rounds import Rounds

        return Rounds(self.connection, self.contacts, self.facts, self.timeline)

    @cached_property
    def health(self) -> "Healths":
        """The network as a whole."""
        from netui.store.practice.health import Healths

        return Healths(self.connection, self.promises, self.following, self._cadences, self.rounds)

    @cached_property
    def counted(self) -> "CountedThings":
        """What stands behind a number."""
        from netui.store.practice.counted import CountedThings

        return CountedThings(self.connection, self.contacts, self.timeline)

    @cached_property
    def matchmaking(self) -> "Matchmaking":
        """Whom to introduce to whom."""
        from netui.store.giving.matchmaking import Matchmaking

        return Matchmaking(self.connection, self.contacts, self.introductions)

    @cached_property
    def events(self) -> "Events":
        """Events, and the cards collected there."""
        from netui.store.practice.events import Events

        return Events(self.connection, self.contacts, self.interactions, self.attention)

    @cached_property
    def event_plans(self) -> "EventPlans":
        """Preparing an event."""
        from netui.store.practice.event_plans import EventPlans

        return EventPlans(self.connection, self.contacts, self.events, self.places, self.nearby, self.trips)

    @cached_property
    def nearby(self) -> "Nearby":
        """Who is within reach of a place."""
        from netui.store.travel.nearby import Nearby

        return Nearby(
            self.connection,
            self.positions,
            self.hours,
            self.due,
            self.timeline,
            self.promises,
            self.facts,
            self._cadences,
        )

    @cached_property
    def trips(self) -> "Trips":
        """Trips, mine and theirs."""
        from netui.store.travel.trips import Trips

        return Trips(self.connection, self.contacts, self.places, self.positions, self.nearby, self.referrals)

    @cached_property
    def agendas(self) -> "Agendas":
        """What is due and when, for a calendar."""
        from netui.store.due.agendas import Agendas

        return Agendas(self.contacts, self.dossiers, self.timeline, self.due, self.trips)
