"""``netui import`` of a whole network: from netui's own JSON, or from a copy of its file."""

from pathlib import Path

from netui.domain.incoming.reading import Reading
from netui.domain.incoming.whole_network import WholeNetwork
from netui.domain.moment import Moment
from netui.exchange.own_json import is_own, read_own
from netui.printing import complain, say
from netui.store import Store
from netui.store.file.conflict_copies import is_network, network_in
from netui.store.network.joining import TakenIn, counted

__all__ = ["is_network", "is_own", "take_copy", "take_own_json"]


def take_own_json(store: Store, data: bytes, name: str, now: Moment, *, dry: bool) -> bool:
    """Take in a whole network from netui's own JSON, or only say what would come; whether it could be read."""
    network = read_own(data, name)
    if isinstance(network, Reading):
        for refusal in network.refusals:
            complain(f"refused: {refusal}")
        return False
    take_whole(store, network, now, dry=dry)
    return True


def take_copy(store: Store, path: Path, now: Moment, *, dry: bool) -> None:
    """Take in what a copy of a network's file holds and this one does not; the copy is never written."""
    take_whole(store, network_in(path, store.path), now, dry=dry)


def take_whole(store: Store, network: WholeNetwork, now: Moment, *, dry: bool) -> None:
    """Take in a whole network as one change, or only say what would come of it."""
    report = store.whole_network.plan(network, now)
    _tell(report)
    say(counted(report))
    if dry:
        complain("nothing was written")
    elif _writes(network, report):
        store.backups.make(now.at)
        if store.whole_network.take_in(network, now).change.id is not None:
            say("netui undo takes the import back")


def _writes(network: WholeNetwork, report: TakenIn) -> bool:
    return bool(network.tables and (report.new or report.merged))


def _tell(report: TakenIn) -> None:
    for name, conflict in report.conflicts:
        says = f"here “{conflict.mine}”, there “{conflict.theirs}”"
        complain(f"conflict: {name}, {conflict.field}: {says}: what stands here stays")
    for kept in report.kept:
        complain(f"kept: {kept}")
