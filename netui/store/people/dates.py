"""Birthdays and other dates that come again: those near, and those greeted."""

from collections.abc import Sequence
from datetime import date

from netui.domain.due.standing import DateStanding
from netui.domain.moment import Moment, day_after
from netui.domain.people.contact import PartialDate, State, Tier
from netui.domain.people.special_dates import LEAD_DAYS, MISSED_DAYS, date_key, due, next_on
from netui.store.file.connection import Change, Connection, among, one_of
from netui.store.models.attention import GreetingRow
from netui.store.models.people import ContactDateRow, ContactRow
from netui.store.people.contacts import Contacts

_YEAR_DAYS = 366
_MONTH_STEP = 28
"""Days that never leave out a month on the way."""


class Dates:
    """The questions and verbs about dates."""

    def __init__(self, connection: Connection, contacts: Contacts) -> None:
        self._file = connection
        self._contacts = contacts

    def near_months(self, today: date) -> tuple[int, ...]:
        """The months in which a date that shows today can lie, the longest lead time looked ahead."""
        ((longest,),) = self._file.sql("SELECT max(lead) FROM contact_date")
        ahead = min(_YEAR_DAYS, max(LEAD_DAYS, longest or 0))
        offsets = (*range(-MISSED_DAYS, ahead, _MONTH_STEP), 0, ahead)
        return tuple(sorted({day_after(today, offset).month for offset in offsets}))

    def near(self, contact_ids: Sequence[int], today: date) -> dict[int, tuple[DateStanding, ...]]:
        """The dates of some contacts in the months around ``today``, with the occurrence greeted last."""
        wanted = set(contact_ids)
        months = self.near_months(today)
        greeted: dict[tuple[int, str], date] = {}
        some = among("contact_id", contact_ids)
        query = GreetingRow.raw(f"SELECT * FROM greeting WHERE {some} ORDER BY occurrence")
        for row in self._file.rows(query.dicts()):
            greeted[row["contact"], row["kind"]] = row["occurrence"]
        found: dict[int, list[DateStanding]] = {}
        dates = ContactDateRow.raw(
            f"SELECT * FROM contact_date WHERE {one_of('month', months)} AND {some} ORDER BY id"
        )
        for row in self._file.rows(dates.dicts()):
            if row["contact"] in wanted:
                what = PartialDate(row["kind"], row["year"], row["month"], row["day"], row["text"], row["lead"])
                known = DateStanding(what, greeted.get((row["contact"], date_key(what))))
                found.setdefault(row["contact"], []).append(known)
        return {number: tuple(known) for number, known in found.items()}

    def by(self, day: date, today: date) -> frozenset[int]:
        """Who has a date that begins to show from ``today`` to ``day``; nobody in the pool, or not active."""
        query = (
            ContactDateRow.select(ContactDateRow)
            .join(ContactRow)
            .where(ContactRow.state == State.ACTIVE, (ContactRow.tier != Tier.POOL) | ContactRow.tier.is_null())
        )
        found: set[int] = set()
        for row in self._file.rows(query.dicts()):
            what = PartialDate(row["kind"], row["year"], row["month"], row["day"], row["text"], row["lead"])
            on = next_on(what, today)
            lead = LEAD_DAYS if what.lead is None else what.lead
            if on is not None and (on - day).days <= lead:
                found.add(row["contact"])
        return frozenset(found)

    def greet(self, contact_id: int, key: str, now: Moment) -> Change:
        """The date with this ``date_key`` was greeted; it comes again next time round."""
        name = f"greet {self._contacts.names([contact_id])}: {key.rpartition(' ')[0]}"
        with self._file.changing(name, now.at) as doing:
            doing.subject = contact_id
            for known in self.near([contact_id], now.day).get(contact_id, ()):
                shown = due(known.what, now.day, greeted=known.greeted)
                if date_key(known.what) == key and shown is not None:
                    self._file.run(GreetingRow.insert(contact=contact_id, kind=key, occurrence=shown.on))
        return doing.change
