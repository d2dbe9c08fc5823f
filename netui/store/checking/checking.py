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
from netui.store.checking.kept import Kept, advice
from netui.store.checking.outside import around
from netui.store.checking.witnesses import Witnesses
from netui.store.file.backups import Backups
from netui.store.file.connection import Connection
from netui.store.file.errors import StoreError
from netui.store.network.whole_network import WholeNetworks


class Checking:
    """The questions of ``netui doctor`` about an open network, and whether its clock can be believed."""

    def __init__(self, connection: Connection, backups: Backups, networks: WholeNetworks) -> None:
        self._file = connection
        self._backups = backups
        self._networks = networks
        self._witnesses = Witnesses(connection, backups)

    def clock(self, now: Moment) -> ClockTrust:
        """Whether ``now`` can be, by all that was written here before."""
        return self._witnesses.clock(now)

    def findings(self) -> list[Finding]:
        """What there is to say about what is in the file."""
        return list(Contents(self._file).findings())

    def everything(self, now: Moment, own_folder: Path) -> Iterator[Finding]:
        """What there is to say about the file, its folders, its backups and the copies beside it, and the clock.

        ``own_folder`` is the folder that netui makes for its networks.
        """
        path = self._file.path
        yield from around(path, self._backups.folder, own_folder)
        contents = self.findings()
        whole = contents[0].well
        kept = Kept(path, self._backups.folder)
        if not whole:
            says = f"{contents[0].says}: {damage(path).says()}; {advice(kept)}"
            contents[0] = Finding(contents[0].about, False, says)
        yield from contents
        trust = self.clock(now) if whole else ClockTrust()
        used = self._witnesses.used() if whole else None
        make = partial(self._backups.make, now.at) if whole else None
        yield from kept.findings(now.at, used, make)
        yield from beside(path, self._networks if whole else None, now)
        yield Finding("clock", trust.trusted, trust.says or "the clock fits what was written here before")


def unopened(path: Path, backups: Path, own_folder: Path, error: StoreError, now: Moment) -> Iterator[Finding]:
    """What there is to say about a network that could not be opened because of ``error``; nothing is written."""
    yield from around(path, backups, own_folder)
    kept = Kept(path, backups)
    says = str(error)
    if not path.exists():
        says += f"; {advice(kept)}" if kept.verified.sound else ""
    elif "damaged" in says:
        says = f"{path} is damaged: {damage(path).says()}; {advice(kept)}"
    yield Finding("integrity", False, says)
    yield from kept.findings(now.at, None, None)
    yield from beside(path, None, now)
