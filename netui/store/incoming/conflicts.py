"""Fields that were changed here and in a file, each in its own way: listed, and decided one by one."""

from datetime import date

from netui.domain.incoming.conflicts import OpenConflict, taken
from netui.domain.moment import Moment
from netui.domain.people.contact import card_of
from netui.store.file.connection import Change, Connection
from netui.store.file.errors import StoreError
from netui.store.models.incoming import ConflictRow
from netui.store.people.contacts import Contacts

_OPEN = """
SELECT id, contact_id, name, field, here, theirs, source, noted_on FROM (
  SELECT k.*, c.name, c.sort_key, CASE k.field WHEN 'name' THEN c.name WHEN 'role' THEN c.role
    WHEN 'organisation' THEN c.organisation WHEN 'place' THEN c.place WHEN 'hook' THEN c.hook
    WHEN 'about' THEN c.about ELSE k.mine END AS here
  FROM conflict k JOIN contact c ON c.id = k.contact_id)
WHERE here <> theirs {more} ORDER BY noted_on DESC, sort_key, id
"""
"""What was made to agree meanwhile by hand waits for nobody."""


class Conflicts:
    """The questions and the verb about what files say otherwise."""

    def __init__(self, connection: Connection, contacts: Contacts) -> None:
        self._file = connection
        self._contacts = contacts

    def open(self) -> list[OpenConflict]:
        """All that waits for a decision, the latest noted first."""
        return [_conflict(row) for row in self._file.sql(_OPEN.format(more=""))]

    def take(self, conflict_id: int, theirs: bool, now: Moment) -> Change:
        """Decide a conflict, as one change: with ``theirs`` the card becomes as the source says, else it stays.

        Raises StoreError when it is decided already, or speaks of a field that no card has.
        """
        rows = self._file.sql(_OPEN.format(more="AND id = ?"), conflict_id)
        if not rows:
            raise StoreError("that was decided already")
        one = _conflict(rows[0])
        whose = f"from {one.source[:40]}" if theirs else "as it is here"
        with self._file.changing(f"{one.field} of {one.name[:60]} {whose}", now.at) as doing:
            doing.subject = one.contact_id
            if theirs:
                card = taken(card_of(self._contacts.get(one.contact_id)), one)
                if card is None:
                    raise StoreError(f"the card has no field called {one.field}: edit it by hand")
                self._contacts.edit(one.contact_id, card, now)
            self._file.run(ConflictRow.delete().where(ConflictRow.id == conflict_id))
        return doing.change


def _conflict(row: tuple[int, int, str, str, str, str, str, str]) -> OpenConflict:
    return OpenConflict(*row[:-1], date.fromisoformat(row[-1]))
