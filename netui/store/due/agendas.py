"""The agenda of some people: what is due or ahead with them, their yearly days, and my trips, read to leave."""

from collections.abc import Iterator, Mapping, Sequence

from netui.domain.due.agenda import Agenda, Errand, Visit, YearlyDay, errands, promised, yearly_days
from netui.domain.moment import Moment
from netui.domain.people.contact import State, Tier
from netui.domain.places.trip import Trip, VisitState
from netui.store.due.due import Due
from netui.store.people.contacts import Contacts
from netui.store.people.dossiers import Dossiers
from netui.store.timeline.timeline import Timeline
from netui.store.travel.trips import Trips


class Agendas:
    """The question behind the export to a calendar."""

    def __init__(self, contacts: Contacts, dossiers: Dossiers, timeline: Timeline, due: Due, trips: Trips) -> None:
        self._contacts = contacts
        self._dossiers = dossiers
        self._timeline = timeline
        self._due = due
        self._trips = trips

    def of(self, contact_ids: Sequence[int], now: Moment, *, everybody: bool = False) -> Agenda:
        """The agenda with some contacts; with ``everybody`` also my trips whole, and promises made to nobody yet.

        Of people in the pool only promises: nothing else of theirs is ever due.
        """
        found: list[Errand] = []
        days: list[YearlyDay] = []
        uids: dict[int, str] = {}
        for page in self._dossiers.pages(contact_ids, now):
            known = [dossier.contact for dossier in page if dossier.contact.state is State.ACTIVE]
            uids |= {contact.id: contact.uid for contact in known}
            awake = {contact.id: contact for contact in known if contact.tier is not Tier.POOL}
            last = self._timeline.last_words(list(awake), now)
            for standing in self._due.standings(list(awake), now):
                number = standing.contact_id
                found += errands(standing, awake[number].uid, now, last.get(number, ""))
            for contact in awake.values():
                days += yearly_days(contact.name, contact.uid, contact.dates, now.day)
        found += self._promises(uids, now, everybody=everybody)
        ahead = self._trips.ahead(now.day)
        visits = [(trip, visit) for trip in ahead for visit in self._visits(trip, uids, now)]
        found.sort(key=lambda errand: (errand.day, errand.key))
        return Agenda(found, days, ahead if everybody else (), visits)

    def _promises(self, uids: Mapping[int, str], now: Moment, *, everybody: bool) -> Iterator[Errand]:
        standings = self._due.promise_standings()
        whose = {number for each in standings if (number := each.promise.contact_id) is not None}
        last = self._timeline.last_words(sorted(whose & uids.keys()), now)
        for standing in standings:
            number = standing.promise.contact_id
            if (number in uids) if number is not None else everybody:
                errand = promised(standing, uids.get(number or 0, ""), last.get(number or 0, ""))
                if errand is not None:
                    yield errand

    def _visits(self, trip: Trip, uids: Mapping[int, str], now: Moment) -> list[Visit]:
        states = self._trips.visits(trip.id)
        sure = {number for number, state in states.items() if state is VisitState.CONFIRMED and number in uids}
        seen = [one for one in self._trips.whom(trip, now) if one.contact_id in sure] if sure else []
        return [(one.contact_id, self._contacts.names([one.contact_id]), one.leg) for one in seen]
