"""Lines begun and not yet saved: kept until they are, through Esc, a crash and a restart."""

from collections.abc import Sequence
from datetime import datetime

from netui.domain.folding import storable
from netui.domain.interaction import Kind
from netui.store.file.connection import Connection, parts

INBOX = 0
"""The contact id of a draft that belongs to nobody yet."""


DraftKey = tuple[int, str]
"""Which draft: the contact's id (0 for nobody yet) and the kind."""


def let_go(connection: Connection, draft: DraftKey | None) -> None:
    """Within a verb's change: a line was saved, so what was kept of it on the way is done with."""
    from netui.store.models.record import DraftRow

    if draft is not None:
        mine = (DraftRow.contact_id == draft[0]) & (DraftRow.kind == draft[1])
        connection.run(DraftRow.delete().where(mine))


def hand_over(connection: Connection, gone: Sequence[int], kept: int) -> None:
    """Within a verb's change: lines begun for contacts who go are not lost; ``kept``, or the inbox, has them then.

    They join one of the same kind that is there; an unfinished letter becomes the line of an e-mail in the inbox,
    which has no letters. Undo does not move them back.
    """
    from netui.domain.practice.letters import letter_line
    from netui.store.models.record import DraftRow

    for ids in parts(gone):
        for row in connection.rows(DraftRow.select().where(DraftRow.contact_id.in_(ids)).order_by(DraftRow.id)):
            kind, line = row.kind, row.line
            if kept == INBOX and kind not in list(Kind):
                kind, line = Kind.EMAIL, letter_line(kind, line)
            mine = connection.row(DraftRow.select().where(DraftRow.contact_id == kept, DraftRow.kind == kind))
            if mine is None:
                over = DraftRow.update(contact_id=kept, kind=kind, line=line)
                connection.run(over.where(DraftRow.id == row.id))
                continue
            connection.run(DraftRow.update(line=f"{mine.line}; {line}").where(DraftRow.id == mine.id))
            connection.run(DraftRow.delete().where(DraftRow.id == row.id))


class Drafts:
    """Unfinished lines, one per contact and kind. They are not part of undo."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def keep(self, contact_id: int, kind: str, line: str, now: datetime) -> None:
        """Keep an unfinished line (an empty one is let go)."""
        from netui.store.models.record import DraftRow

        mine = (DraftRow.contact_id == contact_id) & (DraftRow.kind == kind)
        with self._file.writing():
            self._file.run(DraftRow.delete().where(mine))
            if line.strip():
                self._file.run(
                    DraftRow.insert(contact_id=contact_id, kind=kind, line=storable(line), saved_at=now)
                )

    def line(self, contact_id: int, kind: str) -> str:
        """The unfinished line of a contact and kind, or nothing."""
        from netui.store.models.record import DraftRow

        row = self._file.row(
            DraftRow.select(DraftRow.line).where(DraftRow.contact_id == contact_id, DraftRow.kind == kind)
        )
        return str(row.line) if row else ""

    def waiting(self) -> dict[int, list[str]]:
        """For every contact with unfinished lines the kinds of them."""
        from netui.store.models.record import DraftRow

        found: dict[int, list[str]] = {}
        for row in self._file.rows(DraftRow.select(DraftRow.contact_id, DraftRow.kind).order_by(DraftRow.id)):
            found.setdefault(row.contact_id, []).append(row.kind)
        return found
