"""The history of changes: listed, taken back, brought about again, also after a restart."""

from datetime import datetime

from peewee import fn

from netui.domain.frozen import dataclass
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


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the history had come: the number of its newest change (0 for none).

    ``others`` moves when another program writes, ``layout`` when the whole content is replaced.
    """

    newest: int
    others: int
    layout: int


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

    def mark(self) -> Mark:
        """How far it has come by now."""
        ((newest,),) = self._file.sql("SELECT coalesce(max(id), 0) FROM change WHERE NOT undone")
        ((layout,),) = self._file.sql("PRAGMA schema_version")
        return Mark(newest, self._file.data_version(), layout)

    def touched_since(self, mark: Mark | None) -> frozenset[str] | None:
        """The tables that were written to since; None where that is not known.

        It is known as long as only this program wrote, and what was newest then still stands: undo takes back
        the newest first.
        """
        if mark is None:
            return None
        now, stands = self.mark(), "SELECT 1 FROM change WHERE id = ? AND NOT undone"
        if (now.others, now.layout) != (mark.others, mark.layout):
            return None
        if mark.newest and not self._file.sql(stands, mark.newest):
            return None
        return frozenset(
            table for (table,) in self._file.sql("SELECT DISTINCT tbl FROM delta WHERE change_id > ?", mark.newest)
        )

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
