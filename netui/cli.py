"""The command line: parses the arguments, opens the network, runs one verb or the screen, says what went wrong."""

import argparse
import contextlib
import os
import re
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from netui import __version__
from netui.clock import Clock, system_clock
from netui.domain.interaction import Kind
from netui.domain.people.contact import Tier
from netui.domain.query import FILTERS
from netui.domain.visible import clip
from netui.printing import complain, say, say_json, silence
from netui.shell.completion import SHELLS, script
from netui.shell.mail_arguments import FROM_MAIL, add_from_mail, add_query

if TYPE_CHECKING:
    from netui.config import Config
    from netui.domain.moment import Moment
    from netui.shell.verbs import Verb
    from netui.store import Store

BROKEN_PIPE = 141
"""What a shell reports for a program whose reader went away (128 + SIGPIPE)."""

_WORD_WITH_MINUS = re.compile(r'-(?:#|"|[^\W\d_]+:)')

_EPILOG = """\
environment: NETUI_DB names the network's file, NETUI_CONFIG the configuration.
exit status: 0 done, 1 with a sentence on standard error, 2 a usage error."""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints cannot act on the terminal, however long and strange the arguments are."""

    def error(self, message: str) -> NoReturn:
        super().error(clip(message, 300))

    def _print_message(self, message: str, file: Any = None) -> None:
        # argparse's own hides that it could not write.
        if message and file is not None:
            file.write(message)


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = _Parser(
        prog="netui",
        description="Keep your business network alive from the keyboard. Without a verb: the screen.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--db", metavar="PATH", help="the network's file")
    top.add_argument("--demo", action="store_true", help="use a throw-away copy of an invented network")
    top.add_argument("--version", action="version", version=f"netui {__version__}")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", title="verbs")

    def verb(name: str, help: str, *, json: bool = False) -> argparse.ArgumentParser:  # noqa: A002
        sub = verbs.add_parser(name, help=help, description=help, allow_abbrev=False)
        if json:
            sub.add_argument("--json", action="store_true", help="one JSON array of objects")
        return sub

    log = verb("log", "log one interaction: netui log Dana call pricing for Q1 '>send the deck fri' ^3w")
    log.add_argument("name", metavar="NAME", help="who: a name, e-mail, phone or id; - for the inbox")
    log.add_argument("kind", metavar="KIND", type=_kind, help=", ".join(Kind))
    log.add_argument("line", metavar="LINE", nargs=argparse.REMAINDER, help="the log line")
    add_from_mail(log)
    add = verb("add", "add a contact: netui add 'Ana Ruiz, CTO Acme, ana@acme.io, Madrid; met Web Summit'")
    add.add_argument("line", metavar="LINE", nargs=argparse.REMAINDER, help="the add line")
    set_ = verb("set", "set a field of a contact: netui set Dana tier A")
    set_.add_argument("name", metavar="NAME")
    set_.add_argument(
        "field",
        metavar="FIELD",
        help="tier, cadence, depth, tag, next, snooze, state, any field of the card, fact, need, offer, goal, "
        "interest, birthday, date, relation, job",
    )
    set_.add_argument(
        "value",
        metavar="VALUE",
        nargs=argparse.REMAINDER,
        help="none empties; -value takes one away; of what is known =value says reached or met",
    )
    due = verb("due", "who is due today, and why", json=True)
    due.add_argument("--plain", action="store_true", help="a sentence each, for a screen reader")
    promises = verb("promises", "what I promised and what they did, the earliest due first", json=True)
    promises.add_argument("name", metavar="NAME", nargs="?", help="one contact's only")
    promises.add_argument("--all", action="store_true", help="the kept, broken and dropped ones too")
    show = verb("show", "one contact with the whole timeline", json=True)
    show.add_argument("name", metavar="NAME")
    stats = verb("stats", "the network at a glance: promises, follow-ups, gives, referrals, depth")
    stats.add_argument("--json", action="store_true", help="one JSON object")
    find = verb("find", 'people by words and filters; "" finds everyone', json=True)
    filters = " ".join(f"{name}:{example}" for name, example in FILTERS.items())
    find.epilog = f"filters: #tag {filters}; a - before one turns it round"
    find._negative_number_matcher = _WORD_WITH_MINUS  # so that -#family is a word of the query, not an option
    find.add_argument("query", metavar="QUERY", nargs="*")
    find.add_argument("--archived", action="store_true", help="the archived and the deceased too")
    add_query(verb("query", "e-mail addresses as mutt and aerc ask for them: netui query ana", json=True))
    give = verb("give", "keep something found and see who would care: netui give 'article: On foot'", json=True)
    give.add_argument("line", metavar="LINE", nargs="*", help="[kind: ]title[ address][; text]; none lists them")
    give.add_argument("--to", metavar="NAME", action="append", default=[], help="log it as given to them at once")
    near = verb("near", "who is near a place, by depth × overdue × distance: netui near PEK --km 100", json=True)
    near.add_argument("place", metavar="PLACE", nargs="+", help="a city in any spelling, a code, a country")
    near.add_argument("--km", metavar="N", type=_count, help="how far around it, 50 by default")
    near.add_argument(
        "--means", metavar="PLACE", help="let the first PLACE be a name of your own; none forgets it"
    )
    trip = verb("trip", "take a trip, or list them: netui trip 'Beijing 3-7 dec; Seoul 7-9 dec: fair'", json=True)
    trip.add_argument("line", metavar="LINE", nargs="*", help="PLACE DAYS[; PLACE DAYS]…[: name]")
    trip.add_argument("--with", dest="with_", metavar="NAME", help="a trip of theirs")
    undo = verb("undo", "take back the last change, or the last N")
    undo.add_argument("count", metavar="N", nargs="?", type=_count, default=1)
    verb("redo", "bring the last undone change about again")
    history = verb("history", "the latest changes, newest first", json=True)
    history.add_argument("--limit", metavar="N", type=_count, default=50)
    import_ = verb("import", "take in vCard, CSV, iCalendar, Monica, friends and netui files; - is standard input")
    import_.add_argument("file", metavar="FILE", nargs="+")
    import_.add_argument("--dry-run", action="store_true", help="only print what would come of it")
    import_.add_argument(
        "--columns", metavar="MAP", default="", help="what the columns of a CSV file mean: 'Mail=email,Who=name'"
    )
    import_.add_argument(
        "--doubts", choices=("another", "same", "leave"), help="what those in doubt are; without it D asks later"
    )
    sync = verb("sync", "keep a folder of vCards in step, both ways: netui sync ~/contacts")
    sync.add_argument("folder", metavar="FOLDER", nargs="?", help="the configured one, or the one before, if none")
    sync.add_argument("--dry-run", action="store_true", help="only print what would come of it")
    sync.add_argument("--force", action="store_true", help="even if most of the files are gone, or would be")
    export = verb("export", "write contacts to a file that other programs read: netui export vcf -o people.vcf")
    _add_formats(export)
    promote = verb("promote", "put those in the pool whom QUERY finds into a tier, their days spread")
    promote.add_argument("query", metavar="QUERY", nargs="+", help='as for find; "" means the whole pool')
    promote.add_argument("--tier", metavar="TIER", type=_tier, required=True, help="A, B, C, D or ambient")
    promote.add_argument("--dry-run", action="store_true", help="only print who would come up when")
    vacation = verb("vacation", "pause every cadence, but no promise: netui vacation 2026-12-20 2027-01-03")
    vacation.add_argument("dates", metavar="DATE", nargs="*", help="the first and the last day; none gives it up")
    doctor = verb("doctor", "what is well and what is not, each with what to do", json=True)
    doctor.add_argument("--fix", action="store_true", help="do at once what can be done without a risk")
    verb("keys", "every key of the screen", json=True)
    completion = verb("completion", "a script for the shell's own completion: netui completion bash")
    completion.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))
    return top


def _add_formats(export: argparse.ArgumentParser) -> None:
    """What contacts can be exported as, each with whom and where to."""
    kinds = {
        "vcf": "vCards, for address books; what an imported card held leaves again",
        "csv": "a table, for spreadsheets",
        "md": "Markdown to read: the card, what is known, promises, timeline",
        "ics": "a calendar: what is due and when, birthdays, my trips; written again it replaces itself",
        "json": "the whole network, to keep or to move: netui import takes it in; no QUERY",
    }
    formats = export.add_subparsers(dest="format", metavar="FORMAT", title="formats", required=True)
    for name, says in kinds.items():
        one = formats.add_parser(name, help=says, description=says, allow_abbrev=False)
        one._negative_number_matcher = _WORD_WITH_MINUS
        one.add_argument(
            "query",
            metavar="QUERY",
            nargs="*",
            help="as for find, the archived and deceased too; none is everyone",
        )
        one.add_argument("-o", "--output", metavar="FILE", default="-", help="- is standard output, as none is")
        one.add_argument("--force", action="store_true", help="replace a file that is there already")
        if name == "vcf":
            one.add_argument(
                "--vcard", metavar="VERSION", choices=("3.0", "4.0"), help="3.0 (the usual one) or 4.0"
            )
        else:
            one.set_defaults(vcard=None)
        if name == "ics":
            one.add_argument(
                "--events", action="store_true", help="whole days instead of tasks, for calendars that show none"
            )


def _kind(text: str) -> Kind:
    known = {**{kind.value: kind for kind in Kind}, "meeting": Kind.MET, "visit": Kind.MET, "mail": Kind.EMAIL}
    if kind := known.get(text.casefold()):
        return kind
    raise argparse.ArgumentTypeError(f"“{text}” is no kind: write {', '.join(Kind)}")


def _tier(text: str) -> Tier:
    known = {tier.casefold(): tier for tier in Tier if tier is not Tier.POOL}
    if tier := known.get(text.casefold()):
        return tier
    raise argparse.ArgumentTypeError(f"“{text}” is no tier to promote to: write {', '.join(known.values())}")


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 10 and int(text)):
        raise argparse.ArgumentTypeError("must be a number from 1 to 999999999")
    return int(text)


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
}
"""Module of the shell and function of each verb that is no function of that name in ``verbs``."""


def main(argv: Sequence[str] | None = None, clock: Clock = system_clock) -> int:
    """Run ``argv`` (the process's own arguments by default); the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        try:
            status = _run(parser().parse_args(_clean(argv)), clock, os.environ)
        except SystemExit as end:  # argparse ends so, after its help and after a usage error
            status = int(end.code or 0)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        silence(sys.stdout)
        complain(f"cannot write: {error.strerror or error}")
        return 1
    return status


def _clean(argv: Sequence[str] | None) -> list[str]:
    from netui.domain.folding import storable

    arguments = sys.argv[1:] if argv is None else argv
    return [storable(argument) for argument in arguments]


def _run(args: argparse.Namespace, clock: Clock, environment: Mapping[str, str]) -> int:
    if sys.stdout is None:
        raise OSError(9, "there is no standard output")
    if args.verb == "keys":
        return _keys(args, environment)
    if args.verb == "completion":
        sys.stdout.write(script(parser(), args.shell) + "\n")
        return 0
    from netui.store import StoreError

    try:
        if args.verb == "doctor":
            return _doctor(args, clock, environment)
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
        if args.verb in _BY_THE_CLOCK and (doubt := store.checking.clock(now).says):
            complain(doubt)
        status = _function(args.verb)(store, args, now, config)
        if args.demo:
            complain("demo: a throw-away copy, nothing is kept")
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
        path, create = Path(stack.enter_context(tempfile.TemporaryDirectory())) / path.name, True
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
    from netui.message_templates import read_templates
    from netui.paths import config_file, crash_report, templates_folder

    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not all(stream and stream.isatty() for stream in streams) or environment.get("TERM") == "dumb":
        complain("the screen needs a terminal: netui due prints the queue, netui --help lists the verbs")
        return 1
    now = clock()
    config, problems = read_config(config_file(environment))
    _read_dates_as(config)
    templates = None if args.demo else templates_folder(environment)
    problems += read_templates(templates)[1]
    with contextlib.ExitStack() as stack:
        if args.demo:
            say("making the demo network …")
            sys.stdout.flush()
        store = _open(args, now, environment, config, stack, create=True)
        from netui.tui.app import run_app

        return run_app(store, config, clock, problems, report=crash_report(), demo=args.demo, templates=templates)
