"""``netui import`` of netui's own JSON: a whole network, loaded into an empty one or joined with what is here."""

from netui.domain.incoming.reading import Reading
from netui.domain.incoming.whole_network import WholeNetwork
from netui.domain.moment import Moment
from netui.exchange.own_json import is_own, read_own
from netui.printing import complain, say
from netui.store import Store
from netui.store.network.joining import TakenIn, counted

__all__ = ["is_own", "take_whole"]


def take_whole(store: Store, data: bytes, name: str, now: Moment, *, dry: bool) -> bool:
    """Take in a whole network from a file's bytes, or only say what would come of it; whether it could be read."""
    network = read_own(data, name)
    if isinstance(network, Reading):
        for refusal in network.refusals:
            complain(f"refused: {refusal}")
        return False
    report = store.whole_network.plan(network, now)
    _tell(report)
    say(counted(report))
    if dry:
        complain("nothing was written")
    elif _writes(network, report):
        store.backups.make(now.at)
        if store.whole_network.take_in(network, now).change.id is not None:
            say("netui undo takes the import back")
    return True


def _writes(network: WholeNetwork, report: TakenIn) -> bool:
    return bool(network.tables and (report.new or report.merged))


def _tell(report: TakenIn) -> None:
    for name, conflict in report.conflicts:
        says = f"here “{conflict.mine}”, there “{conflict.theirs}”"
        complain(f"conflict: {name}, {conflict.field}: {says}: what stands here stays")
    for kept in report.kept:
        complain(f"kept: {kept}")
