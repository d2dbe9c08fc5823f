"""Vacations: dates between which cadences pause."""

from datetime import date

from netui.domain.day_words import short_day
from netui.domain.due.rest import Vacation
from netui.domain.moment import Moment
from netui.store.file.connection import Change, Connection
from netui.store.file.errors import StoreError
from netui.store.models.attention import VacationRow


class Vacations:
    """The questions and verbs about vacations."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def listed(self) -> tuple[Vacation, ...]:
        """Every vacation, the earliest first."""
        rows = self._file.sql("SELECT begins, ends, id FROM vacation ORDER BY begins, id")
        day = date.fromisoformat
        return tuple(Vacation(day(begins), day(ends), number) for begins, ends, number in rows)

    def take(self, begins: date, ends: date, now: Moment) -> Change:
        """Pause the cadences from ``begins`` to ``ends``, both included; raises StoreError for an end before."""
        if ends < begins:
            raise StoreError("a vacation ends on the day it begins, or later")
        name = f"vacation {short_day(begins, now.day)} to {short_day(ends, now.day)}"
        with self._file.changing(name, now.at) as doing:
            doing.subject = self._file.run(VacationRow.insert(begins=begins, ends=ends))
        return doing.change

    def give_up(self, vacation_id: int, now: Moment) -> Change:
        """There is no such vacation after all."""
        with self._file.changing("no vacation", now.at) as doing:
            doing.subject = vacation_id
            self._file.run(VacationRow.delete().where(VacationRow.id == vacation_id))
        return doing.change
