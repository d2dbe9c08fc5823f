"""Saved lists: searches kept under a name and a key."""

from netui.domain.folding import storable
from netui.domain.frozen import dataclass
from netui.domain.moment import Moment
from netui.store.file.connection import Change, Connection
from netui.store.file.errors import StoreError
from netui.store.models.attention import SavedListRow


@dataclass(frozen=True, slots=True)
class SavedList:
    """A search kept: the character that calls it up, its name, and the query to the letter."""

    key: str
    name: str
    query: str


class SavedLists:
    """The questions and verbs about saved lists."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def listed(self) -> list[SavedList]:
        """Every saved list by its key."""
        query = SavedListRow.select().order_by(SavedListRow.call_key)
        return [SavedList(row.call_key, row.name, row.query) for row in self._file.rows(query)]

    def save(self, key: str, name: str, query: str, now: Moment) -> Change:
        """Keep ``query`` under ``key``, in the place of what was; raises StoreError for no letter or digit."""
        if len(key) != 1 or not key.isalnum():
            raise StoreError("a saved list is called up by one letter or digit")
        with self._file.changing(f"save the list {name[:60]}", now.at) as doing:
            self._file.run(SavedListRow.delete().where(SavedListRow.call_key == key))
            row = SavedListRow.insert(call_key=key, name=storable(name), query=storable(query))
            doing.subject = self._file.run(row)
        return doing.change

    def remove(self, key: str, now: Moment) -> Change:
        """Let go of the list under ``key``; the people stay."""
        with self._file.changing(f"remove the list under {key}", now.at) as doing:
            self._file.run(SavedListRow.delete().where(SavedListRow.call_key == key))
        return doing.change
