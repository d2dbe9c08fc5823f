"""``netui export``: contacts written to a file, or to standard output."""

import sys
from argparse import Namespace
from collections.abc import Iterable

from netui.config import Config
from netui.domain.moment import Moment
from netui.domain.query import parse_query
from netui.exchange.formats import FORMATS, VCARD_4, write_file
from netui.exchange.whole_file import FileThere, NotWritten, named
from netui.printing import complain, say
from netui.store import Store, StoreError

STDOUT = "-"
"""The FILE that stands for standard output, as none does."""


def export(store: Store, args: Namespace, now: Moment, config: Config) -> int:
    """``netui export FORMAT [QUERY…] [-o FILE]``: all whom QUERY finds, the archived and the deceased too.

    How many they are is said on standard error, so that standard output holds the contacts alone.
    """
    query = parse_query(" ".join(args.query), now.day)
    if query.problems:
        problem = query.problems[0]
        raise StoreError(f"{query.text[problem.start : problem.stop]} ← {problem.says}")
    ids = store.querying.find(query, now, archived=True)
    if not ids:
        raise StoreError("nobody found: nothing was written")
    how = VCARD_4 if args.vcard == "4.0" else FORMATS[args.format]
    pages = store.dossiers.pages(ids, now, told=how.told)
    where = ""
    if args.output == STDOUT:
        _print(how.texts(pages))
    else:
        try:
            target = named(args.output)
            if args.force and target.exists() and target.samefile(store.path):
                raise StoreError(f"{target} is the network itself: name another file")
            for _ in write_file(target, how, pages, replace=args.force):
                pass
        except FileThere as error:
            raise StoreError(f"{error}, or say --force to replace it") from error
        except NotWritten as error:
            raise StoreError(str(error)) from error
        where = f" written to {target}"
    complain(f"{len(ids)} {'person' if len(ids) == 1 else 'people'}{where} as {how.says}")
    return 0


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
