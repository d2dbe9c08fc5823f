"""What asks to be prepared: trips of mine two weeks before they begin, events a week before."""

from collections.abc import Iterator
from datetime import date

from netui.domain.day_words import short_day
from netui.domain.due.standing import EVENT_DAYS, TRIP_DAYS, Plan, Snooze
from netui.domain.due.subject import Subject
from netui.domain.moment import Moment, day_after
from netui.store.file.connection import Change, Connection
from netui.store.models.attention import SnoozeRow
from netui.store.travel.legs import trips

WANTED = "wanted"
"""The role of somebody whom I want to meet at an event."""

_BEGINS_SOON = (
    "t.contact_id IS NULL AND NOT EXISTS (SELECT 1 FROM leg e WHERE e.trip_id = t.id AND e.begins < :from) "
)
_EVENTS = """
SELECT e.id, e.name, e.begins,
       (SELECT count(*) FROM event_contact w WHERE w.event_id = e.id AND w.role = ?)
FROM event e WHERE e.begins BETWEEN ? AND ? ORDER BY e.id
"""
_UNTIL = "AND EXISTS (SELECT 1 FROM leg e WHERE e.trip_id = t.id AND e.begins <= :until)"


class Plans:
    """The questions and verbs about what is to be prepared."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def open(self, today: date) -> list[Plan]:
        """Every trip and event that asks ``today`` to be prepared, put off or not.

        Whoever was put on its list is counted, and it asks until it is said to be prepared, or begins.
        """
        return [*self._trips(today), *self._events(today)]

    def prepare(self, plan: Plan, now: Moment) -> Change:
        """Say that it is prepared: the queue asks no more."""
        from netui.store.models.travel import PreparedRow

        with self._file.changing(f"prepared: {plan.title[:80]}", now.at) as doing:
            doing.subject = plan.id
            self._file.run(PreparedRow.insert(subject=plan.subject, matter=plan.id, prepared_on=now.day))
        return doing.change

    def snooze(self, plan: Plan, until: date, now: Moment) -> Change:
        """Put the question off until a day."""
        with self._file.changing(f"snooze {plan.title[:60]} until {short_day(until, now.day)}", now.at) as doing:
            doing.subject = plan.id
            row = {"until": until, "set_at": now.at, "set_on": now.day, "after": 0}
            self._file.run(SnoozeRow.insert(subject=_snoozed_as(plan.subject, plan.id), **row))
        return doing.change

    def _trips(self, today: date) -> Iterator[Plan]:
        """Those that begin within two weeks, and not today."""
        tomorrow, until = day_after(today, 1), day_after(today, TRIP_DAYS)
        found = trips(
            self._file, f"{_BEGINS_SOON}{_UNTIL}", **{"from": tomorrow.isoformat(), "until": until.isoformat()}
        )
        if not found:
            return
        from netui.domain.places.trip import VisitState, prepare_words
        from netui.store.models.travel import VisitRow

        done = self._prepared(Subject.TRIP)
        for trip in found:
            if trip.id not in done:
                query = VisitRow.select(VisitRow.state).where(VisitRow.trip == trip.id)
                states = [VisitState(row[0]) for row in self._file.rows(query.tuples())]
                says = prepare_words(trip, states, today)
                snooze = self._snooze(Subject.TRIP, trip.id)
                yield Plan(Subject.TRIP, trip.id, trip.name or trip.places, says, trip.begins, snooze)

    def _events(self, today: date) -> Iterator[Plan]:
        """Those that begin within a week, and not today."""
        first, last = day_after(today, 1).isoformat(), day_after(today, EVENT_DAYS).isoformat()
        found = self._file.sql(_EVENTS, WANTED, first, last)
        if not found:
            return
        from netui.domain.practice.event_plan import event_words

        done = self._prepared(Subject.EVENT)
        for number, name, begins, wanted in found:
            if number not in done:
                day = date.fromisoformat(begins)
                says = event_words(name, day, wanted, today)
                yield Plan(Subject.EVENT, number, name, says, day, self._snooze(Subject.EVENT, number))

    def _prepared(self, subject: Subject) -> set[int]:
        from netui.store.models.travel import PreparedRow

        query = PreparedRow.select(PreparedRow.matter).where(PreparedRow.subject == subject)
        return {row[0] for row in self._file.rows(query.tuples())}

    def _snooze(self, subject: Subject, number: int) -> Snooze | None:
        query = SnoozeRow.select().where(SnoozeRow.subject == _snoozed_as(subject, number))
        row = self._file.row(query.order_by(SnoozeRow.set_at.desc(), SnoozeRow.id.desc()))
        return Snooze(row.until, row.set_at, row.set_on) if row else None


def _snoozed_as(subject: Subject, number: int) -> str:
    """``trip:7``: a snooze of what is about nobody carries in its subject what it is about."""
    return f"{subject}:{number}"
