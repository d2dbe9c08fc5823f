"""What the conflict copies beside the network hold that is not here."""

import shlex
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from netui.domain.moment import Moment
from netui.domain.visible import clip
from netui.store.checking.finding import Finding, counted, looked_at
from netui.store.file.conflict_copies import ConflictCopy, copies_in, copies_of, network_in
from netui.store.file.errors import StoreError
from netui.store.network.joining import TakenIn
from netui.store.network.whole_network import WholeNetworks

_NAMED = 3


def beside(network: Path, networks: WholeNetworks | None, now: Moment) -> Iterator[Finding]:
    """Each conflict copy beside ``network``, and what would come of taking it in, where ``networks`` is open."""
    found = copies_of(network)
    if not found:
        yield Finding("copies", True, "no sync program has left a conflict copy beside the file")
    for copy in found:
        yield looked_at("copies", copy.path, partial(_told, copy, network, networks, now))


def in_folder(folder: Path) -> Finding:
    """The conflict copies in a folder of cards that is kept in step."""
    found = copies_in(folder)
    if not found:
        return Finding("cards", True, f"no conflict copy lies among the cards in {folder}")
    named = ", ".join(clip(copy.name, 80) for copy in found[:_NAMED])
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    says = f"{counted(len(found), 'conflict copy')} in {folder} ({named}{more})"
    return Finding("cards", False, f"{says}: netui import takes in what is new in one, then it can be deleted")


def _told(copy: ConflictCopy, network: Path, networks: WholeNetworks | None, now: Moment) -> Finding:
    made = f"{copy.path} looks like a conflict copy by {copy.by}"
    if copy.refused:
        return Finding("copies", False, f"{made}, but no network is in it: look at it and move it elsewhere")
    try:
        theirs = network_in(copy.path, network)
    except StoreError as error:
        return Finding("copies", False, f"{made}, but {error}: look at it and move it elsewhere")
    people, entries = len(theirs.tables["contact"]), len(theirs.tables["interaction"])
    made += f" with {counted(people, 'contact')} and {counted(entries, 'entry')}"
    if networks is None:
        return Finding("copies", False, f"{made}: netui import can take it in once there is a network")
    report = networks.plan(theirs, now)
    if not (report.new or report.merged or report.kept or report.conflicts):
        return Finding("copies", False, f"{made}; all of it is here, so it can be deleted")
    command = f"netui import {shlex.quote(str(copy.path))}"
    return Finding("copies", False, f"{made}; {_missing(report)}: {command} takes it in")


def _missing(report: TakenIn) -> str:
    """What a copy holds that is not here, in numbers."""
    people, entries = report.new.get("contact", 0), report.new.get("interaction", 0)
    others = sum(report.new.values()) - people - entries
    differ = len(report.kept) + len(report.conflicts)
    new = ((people, "contact"), (entries, "entry"), (others, "other row"))
    not_here = ", ".join(counted(number, what) for number, what in new if number)
    parts = (
        f"not here: {not_here}" if not_here else "",
        f"otherwise here: {counted(differ, 'thing')}" if differ else "",
        f"to be merged: {counted(report.merged, 'card')}" if report.merged else "",
    )
    return "; ".join(filter(None, parts))
