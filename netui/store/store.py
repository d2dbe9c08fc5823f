"""The open network: every verb and question of the store in one place."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from netui.domain.due.cadence import DEFAULT_TIERS, Interval
from netui.domain.people.contact import Tier
from netui.domain.places.hours import USUAL, DecentHours
from netui.store.file import opening
from netui.store.file.connection import Connection
from netui.store.file.errors import StoreError
from netui.store.rooms.practice import PracticeRooms

if TYPE_CHECKING:
    from netui.store.checking.checking import Checking
    from netui.store.checking.witnesses import Witnesses
    from netui.store.file.backups import Backups
    from netui.store.file.history import History
    from netui.store.incoming.conflicts import Conflicts
    from netui.store.incoming.imports import Imports
    from netui.store.network.whole_network import WholeNetworks
    from netui.store.people.forgetting import Forgetting
    from netui.store.people.merging import Merging


class Store(PracticeRooms):
    """One open file. Each attribute holds the verbs and questions of one subject, loaded when first asked for."""

    def __init__(
        self,
        connection: Connection,
        backups: Path,
        tiers: Mapping[Tier, Interval],
        days_off: frozenset[int] = frozenset(),
        decent: DecentHours = USUAL,
        home: str = "",
    ) -> None:
        super().__init__(connection, tiers, days_off, home, decent)
        self._backup_folder = backups

    @cached_property
    def backups(self) -> "Backups":
        """The backups of the file."""
        from netui.store.checking.holding import HeldBackups

        return HeldBackups(self.connection, self._backup_folder, self.witnesses)

    @cached_property
    def history(self) -> "History":
        """Undo and redo."""
        from netui.store.file.history import History

        return History(self.connection)

    @cached_property
    def merging(self) -> "Merging":
        """One contact out of two."""
        from netui.store.people.merging import Merging

        return Merging(self.connection, self.contacts, self.backups.before_merge)

    @cached_property
    def forgetting(self) -> "Forgetting":
        """Deleting people for good."""
        from netui.store.people.forgetting import Forgetting

        return Forgetting(self.connection, self.removing, self.backups)

    @cached_property
    def conflicts(self) -> "Conflicts":
        """What files say otherwise."""
        from netui.store.incoming.conflicts import Conflicts

        return Conflicts(self.connection, self.contacts)

    @cached_property
    def imports(self) -> "Imports":
        """What files bring."""
        from netui.store.incoming.imports import Imports

        return Imports(self.connection, self.contacts, self.relations, self.clocks, self.backups.make)

    @cached_property
    def whole_network(self) -> "WholeNetworks":
        """The whole network, said and taken in."""
        from netui.store.network.whole_network import WholeNetworks

        return WholeNetworks(self.connection, self.contacts)

    @cached_property
    def checking(self) -> "Checking":
        """What doctor asks."""
        from netui.store.checking.checking import Checking

        return Checking(self.connection, self.backups, self.whole_network, self.witnesses)

    @cached_property
    def witnesses(self) -> "Witnesses":
        """Whether the computer's clock can be believed."""
        from netui.store.checking.witnesses import Witnesses

        return Witnesses(self.connection, self._backup_folder)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.connection.path

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(
    path: Path,
    *,
    now: datetime,
    backups: Path,
    create: bool = False,
    tiers: Mapping[Tier, Interval] = DEFAULT_TIERS,
    days_off: frozenset[int] = frozenset(),
    decent: DecentHours = USUAL,
    home: str = "",
) -> Store:
    """Open the network at ``path``; with ``create`` a missing one is made.

    ``tiers``, ``days_off`` (weekdays, 0 is Monday), ``decent`` (hours to call at) and ``home`` (where I live, as
    typed) are the user's choices;
    ``backups`` is the folder for its backups; an older file is backed up there before it is migrated.
    Raises StoreError with one sentence; FileRefused for a file that is foreign or newer, which stays untouched.
    """
    exists = opening.look(path)
    if not exists:
        if not create:
            raise StoreError(f"there is no network at {path} yet: netui, netui add or netui import makes one")
        opening.create(path)
    connection = Connection(path)
    try:
        store = Store(connection, backups, tiers, days_off, decent, home)
        if opening.version_of(connection.database) < opening.VERSION:
            if exists:
                store.backups.make(now)
            opening.migrate(connection.database, path)
            connection.read_anew()
    except BaseException:
        connection.close()
        raise
    return store
