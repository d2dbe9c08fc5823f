"""The lists that the numbers of the health screen open: whose each thing is, when it was, and why it counts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from netui.domain.day_words import short_day
from netui.domain.giving.money import Amount, amount_words
from netui.domain.interaction import WORDS_READ, Interaction
from netui.domain.moment import Moment
from netui.domain.practice.health import Counted, Tally, Thing
from netui.store.file.connection import Connection, one_of, parts
from netui.store.people.contacts import Contacts
from netui.store.practice.health import amount
from netui.store.timeline.promises import INBOX
from netui.store.timeline.timeline import Timeline

_PROMISES = """
SELECT p.id, p.contact_id, c.name, p.text, p.due, p.interaction_id FROM promise p
LEFT JOIN contact c ON c.id = p.contact_id WHERE
"""

_GIVES = f"""
SELECT g.id, g.contact_id, c.name, g.kind, coalesce(nullif(g.detail, ''), substr(i.words, 1, {WORDS_READ}), ''),
       i.day, i.id
FROM give g LEFT JOIN interaction i ON i.id = g.interaction_id LEFT JOIN contact c ON c.id = g.contact_id WHERE
"""

_REFERRALS = """
SELECT r.id, r.contact_id, c.name, r.form, r.what, r.value, r.currency, coalesce(r.closed_on, r.opened_on),
       r.interaction_id
FROM referral r JOIN contact c ON c.id = r.contact_id WHERE
"""

_INTRODUCTIONS = """
SELECT n.id, n.contact_id, a.name, b.name, n.reason, n.begun_on FROM introduction n
JOIN contact a ON a.id = n.contact_id JOIN contact b ON b.id = n.other_id WHERE
"""


class CountedThings:
    """The question of what stands behind a number."""

    def __init__(self, connection: Connection, contacts: Contacts, timeline: Timeline) -> None:
        self._file = connection
        self._contacts = contacts
        self._timeline = timeline

    def of(self, tally: Tally, ids: Sequence[int], now: Moment) -> dict[int, Counted]:
        """Some of the things a number counts, by their ids in ``tally``."""
        read = {
            Thing.CONTACT: self._people,
            Thing.ENTRY: self._entries,
            Thing.PROMISE: self._promised,
            Thing.GIVE: self._given,
            Thing.REFERRAL: self._referred,
            Thing.INTRODUCTION: self._introduced,
        }[tally.thing]
        return {number: one for some in parts(ids) for number, one in read(some, tally.why, now).items()}

    def _people(self, ids: Sequence[int], why: Mapping[int, str], now: Moment) -> dict[int, Counted]:
        found: dict[int, Counted] = {}
        for number, one in self._contacts.listed(ids, now).items():
            last = f"last touch {short_day(one.last, now.day)}" if one.last else "no touch yet"
            says = why.get(number) or " · ".join(part for part in (one.organisation, last) if part)
            found[number] = Counted(number, number, one.name, says)
        return found

    def _entries(self, ids: Sequence[int], why: Mapping[int, str], now: Moment) -> dict[int, Counted]:
        entries = self._timeline.entries(ids)
        return {number: _entry(number, entry.interaction) for number, entry in entries.items()}

    def _promised(self, ids: Sequence[int], why: Mapping[int, str], now: Moment) -> dict[int, Counted]:
        return {
            number: Counted(
                number,
                contact_id,
                name or INBOX,
                ": ".join(part for part in (why.get(number, ""), text) if part),
                _day(due),
                entry_id,
            )
            for number, contact_id, name, text, due, entry_id in self._rows(_PROMISES, "p.id", ids)
        }

    def _given(self, ids: Sequence[int], why: Mapping[int, str], now: Moment) -> dict[int, Counted]:
        """Gives, and the entries (by their ids below zero) that are gifts without a mark."""
        gifts = self._timeline.entries([-number for number in ids if number < 0])
        found = {-number: _entry(-number, entry.interaction) for number, entry in gifts.items()}
        rows = self._rows(_GIVES, "g.id", [number for number in ids if number > 0])
        for number, contact_id, name, kind, detail, day, entry_id in rows:
            says = f"{kind}: {detail}" if detail else kind
            found[number] = Counted(number, contact_id, name or INBOX, says, _day(day), entry_id)
        return found

    def _referred(self, ids: Sequence[int], why: Mapping[int, str], now: Moment) -> dict[int, Counted]:
        rows = self._rows(_REFERRALS, "r.id", ids)
        return {
            number: Counted(
                number, contact_id, name, _referral(form, what, amount(value, currency)), _day(day), entry_id
            )
            for number, contact_id, name, form, what, value, currency, day, entry_id in rows
        }

    def _introduced(self, ids: Sequence[int], why: Mapping[int, str], now: Moment) -> dict[int, Counted]:
        return {
            number: Counted(number, contact_id, f"{one} ↔ {other}", reason, _day(day))
            for number, contact_id, one, other, reason, day in self._rows(_INTRODUCTIONS, "n.id", ids)
        }

    def _rows(self, sql: str, column: str, ids: Sequence[int]) -> list[tuple[Any, ...]]:
        return self._file.sql(f"{sql} {one_of(column, ids)}")


def _entry(number: int, entry: Interaction) -> Counted:
    """An entry: with whom, its kind and its words."""
    present = [person for person in entry.people if person.present]
    name = ", ".join(person.name for person in present[:2]) or INBOX
    more = f" and {len(present) - 2} more" if len(present) > 2 else ""
    says = f"{entry.kind}: {entry.words}" if entry.words.strip() else entry.kind.value
    who = present[0].contact_id if present else None
    return Counted(number, who, name + more, says, entry.moment.day, entry.id)


def _referral(form: str, what: str, worth: Amount | None) -> str:
    said = f"{form}: {what}" if what else form
    return ", ".join(part for part in (said, amount_words(worth)) if part)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
