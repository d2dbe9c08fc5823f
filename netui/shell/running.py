"""One run of the command line that needs more than its own help: opens the network, runs a verb or the screen."""

import argparse
import contextlib
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from netui.clock import Clock
from netui.domain.folding import storable
from netui.printing import complain, say, say_json
from netui.shell.arguments import parser
from netui.shell.mail_arguments import FROM_MAIL

if TYPE_CHECKING:
    from netui.config import Config
    from netui.domain.moment import Moment
    from netui.shell.verbs import Verb
    from netui.store import Store

_WRITING = frozenset({"log", "add", "set", "import", "sync"})
"""The verbs that make a new file where there is none."""

_BY_THE_CLOCK = frozenset({"log", "add", "set", "due", "promises", "promote", "give", "near", "trip", "vacation"})
"""The verbs whose answer, or what they write, is wrong where the computer's clock is."""

_ELSEWHERE = {
    "set": ("verbs", "set_field"),
    "import": ("importing", "import_files"),
    "export": ("exporting", "export"),
    "near": ("nearness", "near"),
    "trip": ("journeys", "trip"),
    "sync": ("syncing", "sync"),
    "query": ("address_book", "query"),
    FROM_MAIL: ("mailing", "log_mail"),
    "backup": ("keeping", "backup"),
    "forget": ("keeping", "forget"),
}
"""Module of the shell and function of each verb that is no function of that name in ``verbs``."""


def run(arguments: Sequence[str], clock: Clock, environment: Mapping[str, str]) -> int:
    """Do what the ``arguments`` ask for; the exit status. Raises SystemExit after help and after a usage error."""
    args = parser().parse_args([storable(argument) for argument in arguments])
    if sys.stdout is None:
        raise OSError(9, "there is no standard output")
    if args.verb == "keys":
        return _keys(args, environment)
    if args.verb == "completion":
        from netui.shell.completion import script

        sys.stdout.write(script(parser(), args.shell) + "\n")
        return 0
    from netui.store import StoreError

    try:
        if args.verb == "doctor":
            return _doctor(args, clock, environment)
        if args.verb == "restore":
            return _restore(args, clock, environment)
        return _screen(args, clock, environment) if args.verb is None else _verb(args, clock, environment)
    except StoreError as error:
        sys.stdout.flush()
        complain(str(error))
        return 1


def _keys(args: argparse.Namespace, environment: Mapping[str, str]) -> int:
    from netui.commands import shown_keys
    from netui.config import read_config
    from netui.paths import config_file
    from netui.printing import say_table

    commands = read_config(config_file(environment))[0].commands
    if args.json:
        say_json([{"id": c.id, "keys": c.keys, "title": c.title, "help": c.help} for c in commands])
    else:
        say_table([(shown_keys(command), command.title, command.help) for command in commands])
    return 0


def _verb(args: argparse.Namespace, clock: Clock, environment: Mapping[str, str]) -> int:
    from netui.config import read_config
    from netui.paths import config_file

    now = clock()
    config, problems = read_config(config_file(environment))
    _read_dates_as(config)
    for problem in problems:
        complain(problem)
    with contextlib.ExitStack() as stack:
        writes = args.verb in _WRITING and not getattr(args, "dry_run", False)
        store = _open(args, now, environment, config, stack, create=writes)
        if args.verb in _BY_THE_CLOCK and (doubt := store.witnesses.clock(now).says):
            complain(doubt)
        status = _function(args.verb)(store, args, now, config)
        if args.demo:
            complain("demo: a throw-away copy, nothing is kept")
        elif store.connection.has_written and not getattr(args, "dry_run", False):
            _back_up(store, now)
        return status


def _doctor(args: argparse.Namespace, clock: Clock, environment: Mapping[str, str]) -> int:
    """The one verb that has something to say about a network which cannot be opened."""
    from netui.config import read_config
    from netui.paths import backup_folder, config_file, network_file
    from netui.shell.doctoring import Patient, doctor

    now = clock()
    config, problems = read_config(config_file(environment))
    with contextlib.ExitStack() as stack:
        if args.demo:
            store = _open(args, now, environment, config, stack, create=False)
            patient = Patient(store.path, store.backups.folder, lambda: store)
        else:
            path = Path(args.db).expanduser() if args.db else network_file(environment)
            opened = partial(_open, args, now, environment, config, stack, create=False)
            patient = Patient(path, backup_folder(path), opened)
        return doctor(patient, args, now, config, problems, environment)


def _restore(args: argparse.Namespace, clock: Clock, environment: Mapping[str, str]) -> int:
    """The other verb for a network which cannot be opened, or is not there any more."""
    from netui.config import read_config
    from netui.paths import backup_folder, config_file, network_file
    from netui.shell.keeping import restore
    from netui.store import StoreError

    if args.demo:
        raise StoreError("the demo is a throw-away copy: there is nothing to restore")
    _read_dates_as(read_config(config_file(environment))[0])
    path = Path(args.db).expanduser() if args.db else network_file(environment)
    return restore(path, backup_folder(path), args, clock())


def _back_up(store: "Store", now: "Moment") -> None:
    """The first verb of the day that writes makes the day's backup, as the screen does."""
    from netui.store import StoreError

    sys.stdout.flush()
    try:
        store.backups.daily(now.at)
    except StoreError as error:
        complain(f"no backup today: {error}")


def _function(verb: str) -> "Verb":
    """What carries out a verb; of the shell's modules only the one it stands in is loaded."""
    place, name = _ELSEWHERE.get(verb, ("verbs", verb))
    function: Verb = getattr(import_module(f"netui.shell.{place}"), name)
    return function


def _read_dates_as(config: "Config") -> None:
    """Read dates as this user writes them and counts weeks; the usual way costs no import."""
    if not config.day_first or config.week_start:
        from netui.domain.line.date_shapes import DAY_FIRST, WEEK_START

        DAY_FIRST.set(config.day_first)
        WEEK_START.set(config.week_start)


def _open(
    args: argparse.Namespace,
    now: "Moment",
    environment: Mapping[str, str],
    config: "Config",
    stack: contextlib.ExitStack,
    *,
    create: bool,
) -> "Store":
    """The open network, closed when the stack is left; for the demo a throw-away one with tiers of its own."""
    from netui.paths import backup_folder, network_file
    from netui.store import open_store

    if args.demo:
        from netui.demo import HOME, throw_away

        path = stack.enter_context(throw_away(now))
        return stack.enter_context(
            open_store(path, now=now.at, backups=path.parent / "backups", home=config.home or HOME)
        )
    path = Path(args.db).expanduser() if args.db else network_file(environment)
    backups = backup_folder(path)
    if args.verb == "import" and not create and not path.exists():
        from tempfile import TemporaryDirectory

        path, create = Path(stack.enter_context(TemporaryDirectory())) / path.name, True
    return stack.enter_context(
        open_store(
            path,
            now=now.at,
            backups=backups,
            create=create,
            tiers=config.tiers,
            days_off=config.days_off,
            decent=config.decent,
            home=config.home,
        )
    )


def _screen(args: argparse.Namespace, clock: Clock, environment: Mapping[str, str]) -> int:
    from netui.config import read_config
    from netui.paths import config_file, crash_report, templates_folder

    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not all(stream and stream.isatty() for stream in streams) or environment.get("TERM") == "dumb":
        complain("the screen needs a terminal: netui due prints the queue, netui --help lists the verbs")
        return 1
    now = clock()
    config, problems = read_config(config_file(environment))
    _read_dates_as(config)
    with contextlib.ExitStack() as stack:
        if args.demo:
            say("making the demo network …")
            sys.stdout.flush()
        store = _open(args, now, environment, config, stack, create=True)
        from netui.tui.start import start

        return start(
            store,
            config,
            clock,
            problems,
            environment=environment,
            report=crash_report(),
            demo=args.demo,
            templates=None if args.demo else templates_folder(environment),
        )
