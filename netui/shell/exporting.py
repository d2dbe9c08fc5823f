"""``netui export``: contacts, their agenda, or the whole network, written to a file or to standard output."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from netui.config import Config
from netui.domain.moment import Moment
from netui.domain.query import parse_query
from netui.exchange.formats import FORMATS, VCARD_4, write_file
from netui.exchange.own_json import own_json
from netui.exchange.whole_file import FileThere, NotWritten, WholeFile, named
from netui.printing import complain, say
from netui.store import Store, StoreError

WHOLE = "json"
"""The format that is no list of contacts but the whole network."""

CALENDAR = "ics"
"""The format of what is to be done with contacts, not of themselves."""

STDOUT = "-"
"""The FILE that stands for standard output, as none does."""


def export(store: Store, args: Namespace, now: Moment, config: Config) -> int:
    """``netui export FORMAT [QUERY…] [-o FILE]``: all whom QUERY finds, the archived and the deceased too.

    How many they are is said on standard error, so that standard output holds the contacts alone.
    """
    if args.format == WHOLE:
        return _export_whole(store, args)
    if args.format == CALENDAR:
        return _export_calendar(store, args, now)
    ids = _found(store, args, now)
    if not ids:
        raise StoreError("nobody found: nothing was written")
    how = VCARD_4 if args.vcard == "4.0" else FORMATS[args.format]
    how = how.fitted(store.dossiers.originals(ids))
    pages = store.dossiers.pages(ids, now, told=how.told)
    where = ""
    if args.output == STDOUT:
        _print(how.texts(pages))
    else:
        target = _to_file(store, args, lambda target: write_file(target, how, pages, replace=args.force))
        where = f" written to {target}"
    complain(f"{len(ids)} {'person' if len(ids) == 1 else 'people'}{where} as {how.says}")
    return 0


def _export_whole(store: Store, args: Namespace) -> int:
    """``netui export json``: everything there is but the history, as ``netui import`` takes it in again."""
    if args.query:
        raise StoreError("json is the whole network and takes no QUERY: vcf, csv and md write some people")
    where = _out(store, args, own_json(store.whole_network.schema, store.whole_network.tables()))
    complain(f"the whole network{where} as JSON")
    return 0


def _export_calendar(store: Store, args: Namespace, now: Moment) -> int:
    """``netui export ics [--events] [QUERY…]``: what is due or has a day ahead with those whom QUERY finds.

    Without a QUERY it is everybody, and my trips.
    """
    from netui.exchange.calendars.writing import agenda_texts

    everybody = not " ".join(args.query).strip()
    with store.connection.looking():
        told = store.agendas.of(_found(store, args, now), now, everybody=everybody)
    if not told.says():
        raise StoreError("nothing is due and nothing has a day ahead: nothing was written")
    where = _out(store, args, agenda_texts(told, now, events=args.events))
    complain(f"{told.says()}{where} as iCalendar")
    return 0


def _found(store: Store, args: Namespace, now: Moment) -> list[int]:
    """The ids of all whom QUERY finds; raises StoreError where it cannot be understood."""
    query = parse_query(" ".join(args.query), now.day)
    if query.problems:
        problem = query.problems[0]
        raise StoreError(f"{query.text[problem.start : problem.stop]} ← {problem.says}")
    return store.querying.find(query, now, archived=True)


def _out(store: Store, args: Namespace, texts: Iterable[str]) -> str:
    """Write to where ``-o`` says; the words for that, empty for standard output."""
    if args.output == STDOUT:
        _print(texts)
        return ""
    return f" written to {_to_file(store, args, lambda target: _write(target, texts, replace=args.force))}"


def _write(target: Path, texts: Iterable[str], *, replace: bool) -> Iterator[str]:
    with WholeFile(target, replace=replace) as file:
        for text in texts:
            file.write(text)
            yield text


def _to_file(store: Store, args: Namespace, write: Callable[[Path], Iterable[object]]) -> Path:
    """The file that ``-o`` names, once it is written; never the network itself."""
    try:
        target = named(args.output)
        if args.force and target.exists() and target.samefile(store.path):
            raise StoreError(f"{target} is the network itself: name another file")
        for _ in write(target):
            pass
    except FileThere as error:
        raise StoreError(f"{error}, or say --force to replace it") from error
    except NotWritten as error:
        raise StoreError(str(error)) from error
    return target


def _print(texts: Iterable[str]) -> None:
    """UTF-8 into a pipe or a file, whatever the locale; on a terminal harmless lines to look at."""
    if sys.stdout.isatty():
        for text in texts:
            for line in text.split("\n"):
                say(line.removesuffix("\r"))
        return
    sys.stdout.flush()
    for text in texts:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()
