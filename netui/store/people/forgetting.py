"""People forgotten for good: gone from every table, from undo, from the indexes and from the file's own bytes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from glob import escape
from pathlib import Path

from netui.domain.folding import fold
from netui.domain.frozen import dataclass
from netui.domain.moment import Moment
from netui.store.file import journal, search_index
from netui.store.file.backups import Backups
from netui.store.file.connection import Connection, one_of, parts
from netui.store.file.copies import holds_any
from netui.store.file.copy_names import kept
from netui.store.file.errors import StoreError, UnknownContact
from netui.store.file.fields import utc_text
from netui.store.people.hanging import Hanging
from netui.store.people.mentions import Mention, identifying, mentions
from netui.store.people.removing import Removing
from netui.store.people.traces import CONTACT, Key, Traces
from netui.store.people.traces import names as naming


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What forgetting somebody takes with it, and what it leaves.

    ``names`` are theirs, ``entries`` how many go with them, ``undo_lost`` how many changes can be undone no more.
    ``mentions`` are the words of others that name them and stay, ``files`` the cards of theirs in folders kept in
    step, ``backups`` the copies of the network that hold them, and ``unknown`` those that may.
    """

    names: tuple[str, ...]
    entries: int
    undo_lost: int
    mentions: tuple[Mention, ...]
    files: tuple[Path, ...]
    backups: tuple[Path, ...]
    unknown: tuple[Path, ...]

    @property
    def whom(self) -> str:
        """Who it is, for a sentence."""
        return self.names[0] if len(self.names) == 1 else f"{len(self.names)} people"


class _OnlyLooked(Exception):  # noqa: N818 - nothing is wrong, all is just taken back
    """Ends a look at what would happen."""


class Forgetting:
    """The verb that cannot be undone."""

    def __init__(self, connection: Connection, removing: Removing, backups: Backups) -> None:
        self._file = connection
        self._removing = removing
        self._backups = backups
        self._traces = Traces(connection)

    def deleted(self, name: str) -> list[tuple[int, str]]:
        """Ids and names of the deleted who were called just so, and whom undo could still bring back."""
        wanted = fold(name)
        return [(number, known) for number, known in self._traces.deleted() if fold(known) == wanted]

    def look(self, contact_ids: Sequence[int], now: Moment) -> Forgotten:
        """What forgetting these people would take with it; nothing is changed."""
        result: list[Forgotten] = []
        try:
            with self._backups.under_way, self._file.writing():
                result.append(self._forget(contact_ids, now))
                raise _OnlyLooked
        except _OnlyLooked:
            return result[0]

    def forget(self, contact_ids: Sequence[int], now: Moment) -> Forgotten:
        """Forget people for good, the deleted too; undo cannot bring them back, and no byte of theirs stays here.

        Entries in which others took part stay, without them. Changes they occur in are let go from undo, and those
        that can no longer be undone then. Raises UnknownContact when none of them is known here; StoreError.
        """
        with self._backups.under_way:  # one that is being made holds them, and is to be named with the others
            return self._forgotten(contact_ids, now)

    def _forgotten(self, contact_ids: Sequence[int], now: Moment) -> Forgotten:
        with self._file.writing():
            forgotten = self._forget(contact_ids, now)
        try:
            self.sweep()
        except StoreError as error:
            again = "netui forget --sweep wipes what is left of it between the pages of the file"
            raise StoreError(f"{forgotten.whom} is forgotten, but {error}: {again}") from error
        return forgotten

    def sweep(self) -> None:
        """Write the file anew, so that nothing is left in it of what was forgotten or let go from undo."""
        with self._file.writing():
            search_index.wipe(self._file.database)
        self._file.sql("VACUUM")
        self._file.read_anew()

    def remove_backups(self, paths: Iterable[Path], now: datetime) -> Path:
        """Delete backups that hold somebody who was forgotten, once there is one that does not; its path."""
        made = self._backups.make(now, thin=False)
        self._backups.remove([path for path in paths if path != made])
        return made

    def _forget(self, contact_ids: Sequence[int], now: Moment) -> Forgotten:
        """Within a transaction: everything but the bytes that are free then."""
        ids = self._traces.same_people(contact_ids)
        here = [row[0] for row in self._file.sql(f"SELECT id FROM contact WHERE {one_of('id', ids)}")]
        known = self._known(ids)
        if not known.names:
            raise UnknownContact("nobody of that id is known here, not even to undo")
        files = self._files(known.uids)
        own = self._traces.rows(ids)
        entries = self._removing.entries(here)
        took_part = f"SELECT DISTINCT interaction_id FROM participant WHERE {one_of('contact_id', here)}"
        shared = [row[0] for row in self._file.sql(took_part)]
        number = journal.begin(self._file.database, "forget", utc_text(now.at))
        self._remove(here, known, now)
        own |= {(table, row) for table, row in self._steps(number, "delete")}
        undo_lost = self._let_go(number, own, known.words)
        return Forgotten(
            self._called(contact_ids, known),
            entries,
            undo_lost,
            mentions(self._file, known.words, known.first, shared),
            files,
            *self._copies(known.uids),
        )

    def _known(self, ids: Sequence[int]) -> "_Known":
        """What they are and were called and reached by, and what files called them."""
        chosen = one_of("id", ids)
        people = self._file.sql(f"SELECT id, name, uid FROM contact WHERE {chosen}")
        theirs = one_of("contact_id", ids)
        addresses = [row[0] for row in self._file.sql(f"SELECT value FROM contact_point WHERE {theirs}")]
        cards = self._file.sql(f"SELECT uid, digest FROM card WHERE {theirs}")
        tags = [row[0] for row in self._file.sql(f"SELECT tag_id FROM contact_tag WHERE {theirs}")]
        for table, row in self._traces.cards(ids):
            if table == CONTACT:
                people.append((row["id"], row["name"], row["uid"]))
            elif table == "contact_point":
                addresses.append(row["value"])
            elif table == "contact_tag":
                tags.append(row["tag_id"])
            else:
                cards.append((row["uid"], row["digest"]))
        before = self._traces.once_called(ids)
        names = [str(row[1]) for row in people]
        return _Known(
            {row[0]: str(row[1]) for row in reversed(people)},
            identifying([*names, *before], addresses),
            tuple(dict.fromkeys(str(row[2]) for row in people)),
            tuple(dict.fromkeys(cards)),
            tuple(dict.fromkeys(tags)),
        )

    def _called(self, contact_ids: Sequence[int], known: "_Known") -> tuple[str, ...]:
        return tuple(known.names[number] for number in dict.fromkeys(contact_ids) if number in known.names)

    def _remove(self, here: Sequence[int], known: "_Known", now: Moment) -> None:
        """Everything of theirs in every table, and what names them in what others have with them."""
        theirs = one_of("contact_id", here)
        self._file.sql(f"DELETE FROM relation WHERE {theirs} OR {one_of('other_id', here)}")
        self._leave_no_name(here, known)
        for uid in known.uids:
            self._file.sql("DELETE FROM in_step WHERE substr(said, 1, ?) = ?", len(uid) + 1, f"{uid} ")
        self._file.sql(f"DELETE FROM in_step WHERE {theirs}")
        self._file.sql(f"DELETE FROM draft WHERE {theirs}")
        brought = self._file.sql(
            "SELECT b.id FROM brought b JOIN participant p ON p.interaction_id = b.interaction_id "
            f"WHERE {one_of('p.contact_id', here)}"
        )
        if here:
            self._removing.remove(here, now)
        for uid, digest in known.cards:
            self._file.sql("DELETE FROM departed WHERE digest = ? OR (uid <> '' AND uid = ?)", digest, uid)
        self._file.sql(
            f"DELETE FROM tag WHERE {one_of('id', known.tags)} AND cadence IS NULL "
            "AND id NOT IN (SELECT tag_id FROM contact_tag)"
        )
        self._forget_sources([row[0] for row in brought], known.words)

    def _leave_no_name(self, here: Sequence[int], known: "_Known") -> None:
        """Relations of others to a mere name go where the name is theirs and nobody else's here."""
        called = {fold(name) for name in known.names.values()}
        others = self._file.sql(f"SELECT name FROM contact WHERE NOT {one_of('id', here)} AND sort_key <> ''")
        called -= {fold(row[0]) for row in others}
        for number, name in self._file.sql("SELECT id, name FROM relation WHERE other_id IS NULL"):
            if fold(name) in called:
                self._file.sql("DELETE FROM relation WHERE id = ?", number)

    def _forget_sources(self, brought: Sequence[int], words: Sequence[str]) -> None:
        """What files said of their entries goes with these; of those that others share, the file's text goes.

        So do the texts of entries deleted long ago that name them: only that they were there is kept.
        """
        self._file.sql(f"DELETE FROM brought WHERE {one_of('id', brought)} AND interaction_id IS NULL")
        self._file.sql(f"UPDATE brought SET original = '' WHERE {one_of('id', brought)} AND original <> ''")
        for word in words:
            for number, nobodys, text in self._file.sql(
                "SELECT id, interaction_id IS NULL, uid || char(10) || said || char(10) || original FROM brought "
                "WHERE instr(lower(uid || said || original), lower(?))",
                word,
            ):
                if naming(word, text):
                    said = ", said = ''" if nobodys else ""
                    self._file.sql(f"UPDATE brought SET original = ''{said} WHERE id = ?", number)

    def _let_go(self, number: int, own: set[Key], words: Sequence[str]) -> int:
        """Let go of every change they occur in, and of what cannot be undone without; how many steps of undo."""
        own |= {(table, row) for table, row in self._steps(number, "update") if table == "brought"}
        dropped = {number, *self._traces.changes(own, words)}
        dropped = Hanging(self._file, own).among(dropped)
        undone = {row[0] for row in self._file.sql("SELECT id FROM change WHERE undone")}
        journal.cancel(self._file.database)
        for some in parts(sorted(dropped | undone)):
            self._file.sql(f"DELETE FROM change WHERE {one_of('id', some)}")
        return len(dropped - undone - {number})

    def _steps(self, change: int, op: str) -> list[tuple[str, int]]:
        rows = self._file.sql("SELECT tbl, row FROM delta WHERE change_id = ? AND op = ?", change, op)
        return [(str(table), int(row)) for table, row in rows]

    def _files(self, uids: Sequence[str]) -> tuple[Path, ...]:
        """The cards of theirs in folders kept in step that are still there."""
        rows = self._file.sql("SELECT folder, file, said FROM in_step WHERE digest <> '' ORDER BY folder, file")
        found = (Path(folder, file) for folder, file, said in rows if said.partition(" ")[0] in uids)
        return tuple(dict.fromkeys(path for path in found if path.exists()))

    def _copies(self, uids: Sequence[str]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """The backups that hold them, and what may: encrypted backups and damaged files that were moved aside."""
        path = self._file.path
        holding, unknown = [], list(path.parent.glob(f"{escape(path.name)}.damaged-*Z"))
        for copy in kept(self._backups.folder, path.stem):
            try:
                if holds_any(copy, uids):
                    holding.append(copy)
            except StoreError:
                unknown.append(copy)
        return tuple(holding), tuple(unknown)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of some people: names by id, the words that mean them, ids and cards in files, their tags."""

    names: Mapping[int, str]
    words: tuple[str, ...]
    uids: tuple[str, ...]
    cards: tuple[tuple[str, str], ...]
    tags: tuple[int, ...]

    @property
    def first(self) -> tuple[str, ...]:
        """The words of their names."""
        parts_ = (part for name in self.names.values() for part in name.split() if len(part) > 1)
        return tuple(dict.fromkeys(parts_))
