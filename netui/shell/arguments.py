"""The command line's arguments: every verb, what it takes and what it says about itself."""

import argparse
import re
from typing import Any, NoReturn

from netui import __version__
from netui.domain.interaction import Kind
from netui.domain.people.contact import Tier
from netui.domain.query import FILTERS
from netui.domain.visible import clip
from netui.shell.completion import SHELLS
from netui.shell.keeping_arguments import add_keeping
from netui.shell.mail_arguments import add_from_mail, add_query

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
    add_keeping(verb)
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
