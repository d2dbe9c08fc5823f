"""The command line's arguments: what every verb takes, its parser made when the verb is first asked for."""

import argparse
import re
from collections.abc import Callable, ItemsView, Mapping, ValuesView
from typing import TYPE_CHECKING, Any, NoReturn

from netui.shell.keeping_arguments import add_backup, add_forget, add_restore
from netui.shell.mail_arguments import add_from_mail, add_query
from netui.shell.overview import DB, DEMO, DESCRIPTION, EPILOG, VERBS, VERSION, overview

if TYPE_CHECKING:
    from netui.domain.interaction import Kind
    from netui.domain.people.contact import Tier

SHELLS = ("bash", "zsh", "fish")
"""The shells that ``netui completion`` knows."""

_LISTING = frozenset(
    (
        "due",
        "promises",
        "show",
        "find",
        "query",
        "give",
        "near",
        "trip",
        "history",
        "backup",
        "restore",
        "doctor",
        "keys",
    )
)
"""The verbs that ``--json`` makes print one array."""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints cannot act on the terminal, however long and strange the arguments are."""

    def error(self, message: str) -> NoReturn:
        from netui.domain.visible import clip

        super().error(clip(message, 300))

    def _print_message(self, message: str, file: Any = None) -> None:
        # argparse's own hides that it could not write.
        if message and file is not None:
            file.write(message)


class _Top(_Parser):
    """The parser of all there is, whose help is the overview."""

    def format_help(self) -> str:
        return overview()


class _Verbs(dict[str, argparse.ArgumentParser | None]):
    """The parser of each verb, made when it is first asked for: a run asks for one of them, or for none."""

    def __getitem__(self, name: str) -> argparse.ArgumentParser:
        made = super().__getitem__(name)
        if made is None:
            made = self[name] = _verb(name)
        return made

    def values(self) -> ValuesView[argparse.ArgumentParser]:  # type: ignore[override]
        return ValuesView(self)

    def items(self) -> ItemsView[str, argparse.ArgumentParser]:  # type: ignore[override]
        return ItemsView(self)


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = _Top(prog="netui", description=DESCRIPTION, epilog=EPILOG, allow_abbrev=False)
    top.add_argument("--db", metavar="PATH", help=DB)
    top.add_argument("--demo", action="store_true", help=DEMO)
    top.add_argument("--version", action="version", version=VERSION)
    verbs = top.add_subparsers(dest="verb", metavar="VERB", title="verbs", prog="netui")
    made: Any = _Verbs.fromkeys(VERBS)
    verbs._name_parser_map = verbs.choices = made
    verbs._choices_actions = [verbs._ChoicesPseudoAction(name, (), says) for name, says in VERBS.items()]
    return top


def _verb(name: str) -> argparse.ArgumentParser:
    """The parser of one verb."""
    verb = _Parser(prog=f"netui {name}", description=VERBS[name], allow_abbrev=False)
    if name in _LISTING:
        verb.add_argument("--json", action="store_true", help="one JSON array of objects")
    _TAKES.get(name, _nothing)(verb)
    return verb


def _nothing(verb: argparse.ArgumentParser) -> None:
    """A verb that stands alone."""


def _log(log: argparse.ArgumentParser) -> None:
    from netui.domain.interaction import Kind

    log.add_argument("name", metavar="NAME", help="who: a name, e-mail, phone or id; - for the inbox")
    log.add_argument("kind", metavar="KIND", type=_kind, help=", ".join(Kind))
    log.add_argument("line", metavar="LINE", nargs=argparse.REMAINDER, help="the log line")
    add_from_mail(log)


def _add(add: argparse.ArgumentParser) -> None:
    add.add_argument("line", metavar="LINE", nargs=argparse.REMAINDER, help="the add line")


def _set(set_: argparse.ArgumentParser) -> None:
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


def _due(due: argparse.ArgumentParser) -> None:
    due.add_argument("--plain", action="store_true", help="a sentence each, for a screen reader")


def _promises(promises: argparse.ArgumentParser) -> None:
    promises.add_argument("name", metavar="NAME", nargs="?", help="one contact's only")
    promises.add_argument("--all", action="store_true", help="the kept, broken and dropped ones too")


def _show(show: argparse.ArgumentParser) -> None:
    show.add_argument("name", metavar="NAME")


def _stats(stats: argparse.ArgumentParser) -> None:
    stats.add_argument("--json", action="store_true", help="one JSON object")


def _find(find: argparse.ArgumentParser) -> None:
    from netui.domain.query import FILTERS

    filters = " ".join(f"{name}:{example}" for name, example in FILTERS.items())
    find.epilog = f"filters: #tag {filters}; a - before one turns it round"
    _take_minus(find)
    find.add_argument("query", metavar="QUERY", nargs="*")
    find.add_argument("--archived", action="store_true", help="the archived and the deceased too")


def _give(give: argparse.ArgumentParser) -> None:
    give.add_argument("line", metavar="LINE", nargs="*", help="[kind: ]title[ address][; text]; none lists them")
    give.add_argument("--to", metavar="NAME", action="append", default=[], help="log it as given to them at once")


def _near(near: argparse.ArgumentParser) -> None:
    near.add_argument("place", metavar="PLACE", nargs="+", help="a city in any spelling, a code, a country")
    near.add_argument("--km", metavar="N", type=_count, help="how far around it, 50 by default")
    near.add_argument(
        "--means", metavar="PLACE", help="let the first PLACE be a name of your own; none forgets it"
    )


def _trip(trip: argparse.ArgumentParser) -> None:
    trip.add_argument("line", metavar="LINE", nargs="*", help="PLACE DAYS[; PLACE DAYS]…[: name]")
    trip.add_argument("--with", dest="with_", metavar="NAME", help="a trip of theirs")


def _undo(undo: argparse.ArgumentParser) -> None:
    undo.add_argument("count", metavar="N", nargs="?", type=_count, default=1)


def _history(history: argparse.ArgumentParser) -> None:
    history.add_argument("--limit", metavar="N", type=_count, default=50)


def _import(import_: argparse.ArgumentParser) -> None:
    import_.add_argument("file", metavar="FILE", nargs="+")
    import_.add_argument("--dry-run", action="store_true", help="only print what would come of it")
    import_.add_argument(
        "--columns", metavar="MAP", default="", help="what the columns of a CSV file mean: 'Mail=email,Who=name'"
    )
    import_.add_argument(
        "--doubts", choices=("another", "same", "leave"), help="what those in doubt are; without it D asks later"
    )


def _sync(sync: argparse.ArgumentParser) -> None:
    sync.add_argument("folder", metavar="FOLDER", nargs="?", help="the configured one, or the one before, if none")
    sync.add_argument("--dry-run", action="store_true", help="only print what would come of it")
    sync.add_argument("--force", action="store_true", help="even if most of the files are gone, or would be")


def _promote(promote: argparse.ArgumentParser) -> None:
    promote.add_argument("query", metavar="QUERY", nargs="+", help='as for find; "" means the whole pool')
    promote.add_argument("--tier", metavar="TIER", type=_tier, required=True, help="A, B, C, D or ambient")
    promote.add_argument("--dry-run", action="store_true", help="only print who would come up when")


def _vacation(vacation: argparse.ArgumentParser) -> None:
    vacation.add_argument("dates", metavar="DATE", nargs="*", help="the first and the last day; none gives it up")


def _doctor(doctor: argparse.ArgumentParser) -> None:
    doctor.add_argument("--fix", action="store_true", help="do at once what can be done without a risk")


def _completion(completion: argparse.ArgumentParser) -> None:
    completion.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))


def _export(export: argparse.ArgumentParser) -> None:
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
        _take_minus(one)
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


def _take_minus(parser: argparse.ArgumentParser) -> None:
    """Let -#family and -tier:A be words of a query, and no options."""
    parser._negative_number_matcher = re.compile(r'-(?:#|"|[^\W\d_]+:)')


def _kind(text: str) -> "Kind":
    from netui.domain.interaction import Kind

    known = {**{kind.value: kind for kind in Kind}, "meeting": Kind.MET, "visit": Kind.MET, "mail": Kind.EMAIL}
    if kind := known.get(text.casefold()):
        return kind
    raise argparse.ArgumentTypeError(f"“{text}” is no kind: write {', '.join(Kind)}")


def _tier(text: str) -> "Tier":
    from netui.domain.people.contact import Tier

    known = {tier.casefold(): tier for tier in Tier if tier is not Tier.POOL}
    if tier := known.get(text.casefold()):
        return tier
    raise argparse.ArgumentTypeError(f"“{text}” is no tier to promote to: write {', '.join(known.values())}")


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 10 and int(text)):
        raise argparse.ArgumentTypeError("must be a number from 1 to 999999999")
    return int(text)


_TAKES: Mapping[str, Callable[[argparse.ArgumentParser], None]] = {
    "log": _log,
    "add": _add,
    "set": _set,
    "due": _due,
    "promises": _promises,
    "show": _show,
    "stats": _stats,
    "find": _find,
    "query": add_query,
    "give": _give,
    "near": _near,
    "trip": _trip,
    "undo": _undo,
    "history": _history,
    "import": _import,
    "sync": _sync,
    "export": _export,
    "promote": _promote,
    "vacation": _vacation,
    "backup": add_backup,
    "restore": add_restore,
    "forget": add_forget,
    "doctor": _doctor,
    "completion": _completion,
}
"""What fills the parser of each verb that takes more than ``--json``."""
