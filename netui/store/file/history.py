"""The history of changes: listed, taken back, brought about again, also after a restart."""

from dataclasses import dataclass
from datetime import datetime

from peewee import fn

from netui.store.file import journal
from netui.store.file.connection import Change, Connection
from netui.store.file.errors import StoreError, UndoRefused
from netui.store.models.record import ChangeRow


@dataclass(frozen=True, slots=True)
class Past:
    """One change of the history: its number, name, instant (UTC), and whether it is undone."""

    id: int
    name: str
    at: datetime
    undone: bool


class History:
    """Undo and redo over everything that was ever written here."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def undo(self) -> Change:
        """Take the last change back; raises StoreError when there is none, UndoRefused over newer things."""
        return self._play(back=True)

    def redo(self) -> Change:
        """Bring the last undone change about again; raises StoreError when nothing was undone since."""
        return self._play(back=False)

    def past(self, limit: int = 50) -> list[Past]:
        """The latest changes, the newest first."""
        query = ChangeRow.select().order_by(ChangeRow.id.desc()).limit(limit)
        return [Past(row.id, row.name, row.at, bool(row.undone)) for row in self._file.rows(query)]

    def coming(self, *, back: bool) -> str | None:
        """The name of the change that undo (``back``) or redo would play; None without one."""
        done = ChangeRow.undone == 0
        if back:
            query = ChangeRow.select().where(done).order_by(ChangeRow.id.desc())
        else:
            newest = ChangeRow.select(fn.COALESCE(fn.MAX(ChangeRow.id), 0)).where(done)
            query = ChangeRow.select().where(ChangeRow.undone == 1, ChangeRow.id > newest).order_by(ChangeRow.id)
        row = self._file.row(query.limit(1))
        return str(row.name) if row else None

    def _play(self, *, back: bool) -> Change:
        with self._file.writing():
            database = self._file.database
            found = journal.last_done(database) if back else journal.next_undone(database)
            if found is None:
                raise StoreError("nothing to undo" if back else "nothing to redo")
            number, name = found
            try:
                journal.play(database, number, back=back)
            except UndoRefused as refusal:
                verb = "undo" if back else "redo"
                raise UndoRefused(f"cannot {verb} “{name}”: {refusal}") from refusal
        return Change(number, name)
