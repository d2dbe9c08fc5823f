"""One connection to the file: how everything is read, and the one function through which all is written."""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cached_property
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peewee import ModelRaw, PeeweeException, Query, SqliteDatabase

from netui.domain.folding import storable
from netui.domain.frozen import dataclass
from netui.store.file import inbox_index, journal, many_rows, map_index, opening, search_index
from netui.store.file.errors import FileRefused, StoreError, Unsure, translate
from netui.store.file.fields import utc_text
from netui.store.file.id_lists import FEW, among, one_of, parts
from netui.store.models.row import Row

if TYPE_CHECKING:
    from netui.store.travel.gazetteer import Gazetteer

_AS_IT_IS = frozenset((str, int, type(None)))
"""What SQLite takes as it is, whatever the field."""

__all__ = ["FEW", "Change", "Connection", "Doing", "among", "one_of", "parts"]


FAULTS = (PeeweeException, sqlite3.Error, UnicodeDecodeError)
"""What reading or writing the file may raise; what SQLite says of a damaged one need not be UTF-8."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a verb did: its number in the history (None when it changed nothing), its name, and of whom or what.

    ``subject`` is the id of the contact, interaction or promise the verb made or worked on.
    """

    id: int | None
    name: str
    subject: int | None = None


class Doing:
    """A change under way; the verb may name it better and set its subject before it ends."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.subject: int | None = None
        self.result: Change | None = None

    @property
    def change(self) -> Change:
        """The finished change."""
        return self.result or Change(None, self.name, self.subject)


class Connection:
    """The open file. Reads fetch everything at once; writes go through ``changing``."""

    def __init__(self, path: Path) -> None:
        """Open the existing netui file at ``path``; raises StoreError with a sentence."""
        self.path = path
        self._leaves_words = False
        self.database: SqliteDatabase = opening.connect(path)
        try:
            self._identity = self._stat()
            self._read_as = self._layout()
        except StoreError:
            self.database.close()
            raise

    @cached_property
    def gazetteer(self) -> "Gazetteer":
        """The places of the world, opened when they are first asked for."""
        from netui.store.travel.gazetteer import Gazetteer

        return Gazetteer()

    def close(self) -> None:
        """Let go of the file."""
        if self._leaves_words:
            self._leaves_words = False
            with suppress(StoreError):
                self.sql("PRAGMA busy_timeout = 200")
                with self.writing():
                    search_index.wipe(self.database)
        if "gazetteer" in vars(self):
            self.gazetteer.close()
        if not self.database.is_closed():
            self.database.close()

    def rows(self, query: Query | ModelRaw) -> list[Any]:
        """Every row of a select, as the query shapes them."""
        try:
            return list(query.bind(self.database))
        except FAULTS as error:
            raise translate(error, str(self.path)) from error

    def row(self, query: Any) -> Any | None:
        """The first row of a select, or None."""
        found = self.rows(query.limit(1))
        return found[0] if found else None

    def run(self, query: Query) -> int:
        """Carry out an insert (giving the new id), update or delete (giving the number of rows)."""
        return int(query.execute(self.database) or 0)

    def add_all(self, model: type[Row], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert many rows of one table, each with the same fields; far quicker than one insert each."""
        if not rows:
            return
        fields = [getattr(model, name) for name in rows[0]]
        columns = tuple(field.column_name for field in fields)
        many_rows.add(self.database, model._meta.table_name, columns, _values(fields, rows))

    def sql(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Every row of a statement written out; for what the query builder cannot say."""
        try:
            return list(self.database.execute_sql(sql, values).fetchall())
        except FAULTS as error:
            raise translate(error, str(self.path)) from error

    def named_sql(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """Every row of a statement written out whose values have names (``:now``)."""
        try:
            return list(self.database.execute_sql(sql, values).fetchall())
        except FAULTS as error:
            raise translate(error, str(self.path)) from error

    @contextmanager
    def looking(self) -> Iterator[None]:
        """All that is read within is the file as it was at one moment, whatever other programs write meanwhile.

        They wait as long as it lasts: it is for reading, not for printing, and nothing can be written within.
        """
        if self.database.connection().in_transaction:
            yield
            return
        self.sql("BEGIN")
        try:
            yield
        finally:
            self.sql("ROLLBACK")

    @contextmanager
    def changing(self, name: str, now: datetime) -> Iterator[Doing]:
        """One verb's work as one recorded transaction: whole, or absent when anything raises.

        A verb within another's work joins it, so that the whole is one change and one undo.
        """
        if self.database.in_transaction():
            yield Doing(name)
            return
        doing = Doing(storable(name))
        number = 0
        try:
            with self.writing():
                number = journal.begin(self.database, doing.name, utc_text(now))
                yield doing
                doing.name = storable(doing.name)
                if kept := journal.end(self.database, number, doing.name):
                    self._let_go()
        except Unsure as error:
            if self._may_be_there(number):
                raise
            raise translate(error.__cause__ or error, str(self.path)) from error
        doing.result = Change(number if kept else None, doing.name, doing.subject)

    def _let_go(self) -> None:
        """Let go of what can no longer be redone, and of its words; those of a large index go when it is closed.

        Merging it takes 17 ms of ten thousand texts, and two seconds of a million.
        """
        if journal.let_go(self.database):
            if search_index.is_small(self.database):
                search_index.wipe(self.database)
            else:
                self._leaves_words = True

    def _may_be_there(self, number: int) -> bool:
        """Whether a change whose commit failed was written all the same, or nobody can tell."""
        try:
            return bool(self.sql("SELECT 1 FROM change WHERE id = ?", number))
        except StoreError:
            return True

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A write transaction that is not recorded for undo: drafts, and undo itself.

        Refuses when the file at the path is no longer the one that was opened, or holds something else than what
        was read from it.
        """
        self.check_same_file()
        committing = False
        try:
            with self.database.atomic():
                if self.was_replaced:
                    raise FileRefused(
                        f"{self.path} was written anew by another window (a restore, a forgetting or an update); "
                        "nothing was written: look at what is there now"
                    )
                yield
                self.refresh()
                layout = self._layout()
                committing = True
            self._read_as = layout
        except FAULTS as error:
            raise translate(error, str(self.path), committing=committing) from error

    def refresh(self, *, in_parts: bool = False) -> None:
        """Bring search and map up to date with what was written so far; every change ends with it.

        ``in_parts`` says that it is the part of a large change, in which no slips of the pen are looked for.
        """
        search_index.refresh(self.database)
        inbox_index.refresh(self.database)
        if map_index.unplaced(self.database):
            from netui.store.travel.placing import refresh

            refresh(self.database, self.gazetteer, in_parts=in_parts)

    @contextmanager
    def roomy(self) -> Iterator[None]:
        """Four times as much of the file is held in memory within, for one large change.

        Measured at 30,000 people: 73 MiB are written in place of 199; more room than this saves nothing.
        """
        (usual,) = self.sql("PRAGMA cache_size")[0]
        self.sql(f"PRAGMA cache_size = {4 * int(usual)}")
        try:
            yield
        finally:
            self.sql(f"PRAGMA cache_size = {usual}")

    def data_version(self) -> int:
        """A number that moves when another program has written to the file."""
        return int(self.sql("PRAGMA data_version")[0][0])

    @property
    def has_written(self) -> bool:
        """Whether anything was written through this connection."""
        return bool(self.database.connection().total_changes)

    @property
    def was_replaced(self) -> bool:
        """Whether the whole content was replaced, by a restore or a migration, since it was last read as it is.

        Raises FileRefused when what is there now is another program's, or a newer netui's.
        """
        if self._layout() == self._read_as:
            return False
        opening.check_open(self.database, self.path)
        return True

    def read_anew(self) -> None:
        """What is shown, and written on top of, was read from the file as it is now."""
        self._read_as = self._layout()

    def _layout(self) -> int:
        """Moves when tables are made or the whole content is replaced, which SQLite counts in the file itself."""
        return int(self.sql("PRAGMA schema_version")[0][0])

    def _stat(self) -> tuple[int, int]:
        try:
            status = os.stat(self.path)  # noqa: PTH116 - one call, no second look at the path
        except OSError as error:
            raise StoreError(f"{self.path} cannot be found any more: {error.strerror}") from error
        return status.st_dev, status.st_ino

    def check_same_file(self) -> None:
        """Raise FileRefused when the file at the path is no longer the one that was opened."""
        if self._stat() != self._identity:
            raise FileRefused(
                f"{self.path} was replaced while it was open; nothing was written: close netui and open it again"
            )


def _values(fields: Sequence[Any], rows: Sequence[Mapping[str, Any]]) -> Sequence[Sequence[Any]]:
    """The values of these fields in each row, as the file keeps them."""
    values = list(map(itemgetter(*rows[0]), rows))
    if _AS_IT_IS.issuperset(map(type, chain.from_iterable(values))):
        return values
    return [[field.db_value(value) for field, value in zip(fields, each, strict=True)] for each in values]
