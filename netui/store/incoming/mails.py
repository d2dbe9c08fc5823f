"""Mails logged from a mail program, each once: the same one again is known by its Message-ID."""

from collections.abc import Sequence
from typing import Any

from netui.domain.folding import storable
from netui.domain.interaction import Direction, Kind
from netui.domain.line.logline import LogLine
from netui.domain.moment import Moment
from netui.store.file.connection import Change, Connection
from netui.store.models.incoming import BroughtRow
from netui.store.timeline.interactions import Interactions

_KIND = "mail"


class Mails:
    """The verb behind ``netui log --from-mail``."""

    def __init__(self, connection: Connection, interactions: Interactions) -> None:
        self._file = connection
        self._interactions = interactions

    def entry(self, uid: str) -> int | None:
        """The entry that the mail with this Message-ID became; None for a new one, and for one deleted since."""
        row = self._file.row(BroughtRow.select().where(*_this(uid)))
        return None if row is None else row.interaction_id

    def log(self, uid: str, subjects: Sequence[int], line: LogLine, way: Direction, now: Moment) -> Change:
        """Log a mail with ``subjects`` (none: into the inbox) at the line's own moment, as one change.

        ``Change.subject`` is the entry's id.
        """
        with self._file.changing("log a mail", now.at) as doing:
            logged = self._interactions.log(Kind.EMAIL, subjects, line, now, way)
            doing.name, doing.subject = logged.name, logged.subject
            self._file.run(BroughtRow.delete().where(*_this(uid)))
            self._file.run(
                BroughtRow.insert(
                    interaction=logged.subject, kind=_KIND, uid=storable(uid), digest="", said=storable(line.raw)
                )
            )
        return doing.change


def _this(uid: str) -> tuple[Any, ...]:
    return BroughtRow.kind == _KIND, BroughtRow.uid == storable(uid)
