"""Who is due and where everybody is: the rooms that decide the queue."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from netui.domain.due.cadence import Interval
from netui.domain.people.contact import Tier
from netui.store.file.connection import Connection
from netui.store.rooms.people import PeopleRooms

if TYPE_CHECKING:
    from netui.store.due.answers import Answers
    from netui.store.due.attention import Attention
    from netui.store.due.cadences import Cadences
    from netui.store.due.clocks import Clocks
    from netui.store.due.due import Due
    from netui.store.due.matters import Matters
    from netui.store.due.plans import Plans
    from netui.store.due.spreading import Spreading
    from netui.store.due.vacations import Vacations
    from netui.store.due.visitors import Visitors
    from netui.store.giving.introductions import Introductions
    from netui.store.giving.known_introductions import KnownIntroductions
    from netui.store.giving.known_referrals import KnownReferrals
    from netui.store.giving.referrals import Referrals
    from netui.store.people.promoting import Promoting
    from netui.store.people.querying import Querying
    from netui.store.travel.places import Places
    from netui.store.travel.positions import Positions


class DueRooms(PeopleRooms):
    """Everything that makes somebody due, the queue itself, and the queries that may ask for it."""

    def __init__(
        self, connection: Connection, tiers: Mapping[Tier, Interval], days_off: frozenset[int], home: str
    ) -> None:
        super().__init__(connection)
        self._tiers = tiers
        self._days_off = days_off
        self._home = home

    @cached_property
    def attention(self) -> "Attention":
        """Tier, cadence, depth, next date and snooze."""
        from netui.store.due.attention import Attention

        return Attention(self.connection, self.contacts)

    @cached_property
    def clocks(self) -> "Clocks":
        """The clocks of new acquaintances."""
        from netui.store.due.clocks import Clocks

        return Clocks(self.connection, self.contacts)

    @cached_property
    def vacations(self) -> "Vacations":
        """When cadences pause."""
        from netui.store.due.vacations import Vacations

        return Vacations(self.connection)

    @cached_property
    def _cadences(self) -> "Cadences":
        """How often somebody is to hear from me."""
        from netui.store.due.cadences import Cadences

        return Cadences(self.connection, self._tiers)

    @cached_property
    def places(self) -> "Places":
        """What names of places mean, and where I live."""
        from netui.store.travel.places import Places

        return Places(self.connection, self._home)

    @cached_property
    def positions(self) -> "Positions":
        """Where people are."""
        from netui.store.travel.positions import Positions

        return Positions(self.connection)

    @cached_property
    def plans(self) -> "Plans":
        """Trips and events to prepare."""
        from netui.store.due.plans import Plans

        return Plans(self.connection)

    @cached_property
    def _answers(self) -> "Answers":
        """Asks and gives whose answer is open."""
        from netui.store.due.answers import Answers

        return Answers(self.connection)

    @cached_property
    def _visitors(self) -> "Visitors":
        """Whom a trip brings near."""
        from netui.store.due.visitors import Visitors

        return Visitors(self.connection, self.places, self.positions)

    @cached_property
    def introductions(self) -> "Introductions":
        """Two people made known to each other."""
        from netui.store.giving.introductions import Introductions

        return Introductions(self.connection, self.contacts, self.interactions, self.finding)

    @cached_property
    def referrals(self) -> "Referrals":
        """Business won."""
        from netui.store.giving.referrals import Referrals

        return Referrals(self.connection, self.contacts, self.interactions)

    @cached_property
    def _known_introductions(self) -> "KnownIntroductions":
        """Introductions under way."""
        from netui.store.giving.known_introductions import KnownIntroductions

        return KnownIntroductions(self.connection)

    @cached_property
    def known_referrals(self) -> "KnownReferrals":
        """Business won, and what is owed for it."""
        from netui.store.giving.known_referrals import KnownReferrals

        return KnownReferrals(self.connection)

    @cached_property
    def matters(self) -> "Matters":
        """What stays until it is done with."""
        from netui.store.due.matters import Matters

        return Matters(
            self.connection,
            self.contacts,
            self.facts,
            lambda: self.known_referrals,
            self._answers,
            lambda: self._known_introductions,
            lambda: self._visitors,
        )

    @cached_property
    def due(self) -> "Due":
        """The queue, and the standing of each contact."""
        from netui.store.due.due import Due

        return Due(
            self.connection,
            self.clocks,
            self.dates,
            self.matters,
            self.vacations,
            self._cadences,
            self.plans,
            self._days_off,
        )

    @cached_property
    def spreading(self) -> "Spreading":
        """Many people, each on a day of their own."""
        from netui.store.due.spreading import Spreading

        return Spreading(self.connection, self.attention, self.due)

    @cached_property
    def promoting(self) -> "Promoting":
        """People out of the pool."""
        from netui.store.people.promoting import Promoting

        return Promoting(
            self.connection, self.contacts, self.attention, self.spreading, self.finding, self._cadences
        )

    @cached_property
    def querying(self) -> "Querying":
        """The query language."""
        from netui.store.people.querying import Querying

        return Querying(self.connection, lambda: self.due, lambda: self.places, lambda: self.positions)
