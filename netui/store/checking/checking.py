"""All that ``netui doctor`` asks about a network: an open one, and one that cannot be opened."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from netui.domain.clock_trust import ClockTrust
from netui.domain.moment import Moment
from netui.store.checking.contents import Contents
from netui.store.checking.copies import beside
from netui.store.checking.damage import damage
from netui.store.checking.finding import Finding
from netui.store.checking.kept import Kept
from netui.store.checking.outside import around, is_there
from netui.store.checking.witnesses import Witnesses
from netui.store.file.backups import Backups
from netui.store.file.connection import Connection
from netui.store.file.errors import NoNetwork, StoreError
from netui.store.network.whole_network import WholeNetworks


class Checking:
    """The questions of ``netui doctor`` about an open network."""

    def __init__(
        self, connection: Connection, backups: Backups, networks: WholeNetworks, witnesses: Witnesses
    ) -> None:
        self._file = connection
        self._backups = backups
        self._networks = networks
        self._witnesses = witnesses

    def findings(self) -> list[Finding]:
        """What there is to say about what is in the file."""
        return list(Contents(self._file).findings())

    def everything(self, now: Moment, own_folder: Path) -> Iterator[Finding]:
        """What there is to say about the file, its folders, its backups and the copies beside it, and the clock.

        ``own_folder`` is the folder that netui makes for its networks.
        """
        path = self._file.path
        yield from around(path, self._backups.folder, own_folder)
        kept = Kept(path, self._backups.folder)
        whole, *others = self.findings()
        yield whole if whole.well else _broken(path, whole.says, kept)
        yield from others
        yield Contents(self._file).settings()
        used = self._witnesses.used() if whole.well else None
        make = partial(self._backups.make, now.at) if whole.well else None
        yield from kept.findings(now.at, used, make)
        yield from beside(path, self._networks if whole.well else None, now)
        yield _clock(self._witnesses.clock(now) if whole.well else kept.clock(now))


def unopened(path: Path, backups: Path, own_folder: Path, error: StoreError, now: Moment) -> Iterator[Finding]:
    """What there is to say about a network that could not be opened because of ``error``; nothing is written."""
    yield from around(path, backups, own_folder)
    kept = Kept(path, backups)
    if kept.verified.sound and (isinstance(error, NoNetwork) or not is_there(path)):
        yield Finding("integrity", False, f"{error}; {kept.advice()}")
    else:
        yield _broken(path, str(error), kept)
    yield from kept.findings(now.at, None, None)
    yield from beside(path, None, now)
    yield _clock(kept.clock(now))


def _broken(path: Path, says: str, kept: Kept) -> Finding:
    """What is wrong with the file; of a damaged one what can still be read, and which backup to go back to."""
    if "is damaged" in says:
        says = f"{says.partition(';')[0]}: {damage(path).says()}; {kept.advice()}"
    return Finding("integrity", False, says)


def _clock(trust: ClockTrust) -> Finding:
    return Finding("clock", trust.trusted, trust.says or "the clock fits what was written here before")
