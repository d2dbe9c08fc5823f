"""``netui doctor``: what is well and what is not, each with what to do; ``--fix`` does what has no risk."""

import contextlib
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from netui.config import Config
from netui.domain.frozen import dataclass
from netui.domain.moment import Moment
from netui.exchange.whole_file import NotWritten, named
from netui.message_templates import read_templates
from netui.paths import crash_report, network_file, templates_folder
from netui.printing import complain, say, say_json
from netui.shell.machine import crash, is_attached, machine, terminal
from netui.store import Store, StoreError
from netui.store.checking.checking import unopened
from netui.store.checking.contents import SQLITE
from netui.store.checking.copies import in_folder
from netui.store.checking.finding import Finding
from netui.store.incoming.in_step import InStep


@dataclass(frozen=True, slots=True)
class Patient:
    """The network looked at: where it and its backups are, and how it is opened (which may raise StoreError)."""

    path: Path
    backups: Path
    opened: Callable[[], Store]


def doctor(
    patient: Patient,
    args: Namespace,
    now: Moment,
    config: Config,
    problems: Sequence[str],
    environment: Mapping[str, str],
) -> int:
    """Look at everything, mend what ``args.fix`` allows, and print it; 1 if anything is not well."""
    found: list[Finding] = []
    fixed: list[Finding] = []
    for finding in _findings(patient, now, config, problems, environment):
        done = _mended(finding) if args.fix and finding.mend is not None else finding
        if done.well and not finding.well:
            fixed.append(done)
        found.append(done)
    wrong = sum(not one.well for one in found)
    if args.json:
        say_json(
            [{"about": one.about, "well": one.well, "says": one.says, "fixed": one in fixed} for one in found]
        )
    else:
        for one in found:
            say(f"{'✓' if one.well else '!'} {'fixed: ' if one in fixed else ''}{one.says}")
    sys.stdout.flush()
    if wrong:
        complain(f"{wrong} {'thing wants' if wrong == 1 else 'things want'} a look: those marked !")
    return 1 if wrong else 0


def _findings(
    patient: Patient, now: Moment, config: Config, problems: Sequence[str], environment: Mapping[str, str]
) -> Iterator[Finding]:
    yield from machine(environment, SQLITE, now.zone)
    yield from _settings(config, problems, environment)
    own_folder = network_file({}).parent
    folders = {config.folder} if config.folder else set()
    try:
        store = patient.opened()
    except StoreError as error:
        yield from unopened(patient.path, patient.backups, own_folder, error, now)
    else:
        with store:
            yield from store.checking.everything(now, own_folder)
            with contextlib.suppress(StoreError):  # a damaged file was said to be one already
                folders.update(InStep(store.connection, store.contacts).folders())
    for folder in sorted(folders):
        yield from _cards(folder)
    encoding = getattr(sys.stdout, "encoding", "") or ""
    yield from terminal(environment, attached=is_attached(), encoding=encoding)
    yield crash(crash_report())


def _settings(config: Config, problems: Sequence[str], environment: Mapping[str, str]) -> Iterator[Finding]:
    """Configuration and templates: a sentence for each problem."""
    yield from (Finding("configuration", False, problem) for problem in problems)
    if not problems:
        yield Finding("configuration", True, "the configuration has no problem")
    wrong = read_templates(templates_folder(environment))[1]
    yield from (Finding("templates", False, problem) for problem in wrong)
    if not wrong:
        yield Finding("templates", True, "every message template can be used")


def _cards(folder: str) -> Iterator[Finding]:
    try:
        path = named(folder)
    except NotWritten as error:
        yield Finding("cards", False, str(error))
        return
    if path.is_dir():
        yield in_folder(path)
    else:
        yield Finding(
            "cards",
            False,
            f"the card folder {path} is not there: is its disk? netui sync would not touch anything",
        )


def _mended(finding: Finding) -> Finding:
    """A finding once what can be done was done; as it was, with why not, where that failed."""
    if finding.mend is None:
        return finding
    try:
        return replace(finding, well=True, says=finding.mend(), mend=None)
    except StoreError as error:
        return replace(finding, says=f"{finding.says}; that failed: {error}", mend=None)
