"""``netui import``: files read, the plan printed, and taken in as one change."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic

from netui.config import Config
from netui.domain.incoming.plan import Choice, Item, Plan, Verdict, summary
from netui.domain.incoming.reading import Context
from netui.domain.moment import Moment
from netui.exchange.files import read_file, reread
from netui.exchange.vcard import MAX_FILE_BYTES
from netui.printing import complain, say
from netui.shell.importing_whole import is_network, is_own, take_copy, take_own_json
from netui.store import Store, StoreError
from netui.store.incoming.imports import ImportReport, Steps

STDIN = "-"
"""The FILE that stands for standard input."""

CHOICES = {"another": Choice.ANOTHER, "same": Choice.SAME, "leave": Choice.LEAVE}
"""What ``--doubts`` may say of everybody in doubt."""

_PATIENCE = 1.0
"""Seconds after which an import on a terminal says how far it has come."""


def import_files(store: Store, args: Namespace, now: Moment, config: Config) -> int:
    """``netui import FILE…``: says what each file brings; with ``--dry-run`` that is all.

    A refusal is listed with file and line, and everything else is taken in.
    """
    context = Context(now.zone, now.day, config.me, store.imports.column_maps())
    copies = [name for name in args.file if name != STDIN and is_network(Path(name), store.path)]
    files = [(name, _bytes_of(name)) for name in args.file if name not in copies]
    for name in copies:
        take_copy(store, Path(name), now, dry=args.dry_run)
    whole = [file for file in files if is_own(file[1])]
    read = [take_own_json(store, data, name, now, dry=args.dry_run) for name, data in whole]
    files = [file for file in files if file not in whole]
    if not files:
        return 0 if all(read) else 1
    maps = _maps(files, args.columns)
    context = replace(context, maps={**context.maps, **maps})
    readings = [read_file(data, name, context) for name, data in files]
    names = ["standard input" if name == STDIN else Path(name).name for name, _ in files]
    plan = store.imports.plan(readings, names[0] if len(names) == 1 else f"{len(names)} files", reread)
    choice = CHOICES.get(args.doubts, Choice.ANOTHER)
    _tell(plan, choice)
    say(summary(plan))
    if not args.dry_run and plan.writes:
        choices = dict.fromkeys(plan.doubts, choice) if args.doubts else {}
        _done(_counted(store.imports.carry_out(plan, now, choices, reread, maps), plan), plan)
    elif args.dry_run:
        complain("nothing was written")
    return 0 if plan.items or plan.entries else 1


def _maps(files: Sequence[tuple[str, bytes]], columns: str) -> dict[str, tuple[str, ...]]:
    """What ``--columns`` says of the columns of tables, by the key of their head."""
    if not columns:
        return {}
    from netui.exchange.tables.reading import head_key, look, parse_means

    heads = [look(data).head for _, data in files]
    try:
        return {head_key(head): parse_means(columns, head) for head in heads}
    except ValueError as error:
        raise StoreError(f"--columns: {error}; nothing was imported") from error


def _tell(plan: Plan, choice: Choice) -> None:
    """Each refusal, notice, doubt and conflict in a line of its own."""
    for refusal in plan.refusals:
        complain(f"refused: {refusal}")
    for notice in plan.notices:
        complain(notice)
    for place in plan.doubts:
        item = plan.items[place]
        whose = f"{item.name} (id {item.who})" if (item.who or 0) > 0 else item.name
        complain(f"in doubt: {_named(item)} has {item.because} as {whose}: taken as {_as(choice)}")
    for item, conflict in plan.conflicts:
        if item.verdict is not Verdict.DOUBT or choice is Choice.SAME:
            says = f"here “{conflict.mine}”, there “{conflict.theirs}”"
            complain(f"conflict: {item.name}, {conflict.field}: {says}: what stands here stays")
    for entry in plan.entries:
        if entry.verdict is Verdict.UNCHANGED and entry.because:
            complain(f"kept: the entry of {entry.came.moment.day.isoformat()}: {entry.because}")
    for item in plan.items:
        if item.verdict is Verdict.LEFT_OUT:
            complain(f"left out: {_named(item)}: {item.because}")


def _named(item: Item) -> str:
    return f"{item.came.draft.name} (line {item.came.line})"


def _as(choice: Choice) -> str:
    return "left out" if choice is Choice.LEAVE else str(choice)


def _counted(steps: Steps, plan: Plan) -> ImportReport:
    """Run an import to its end; on a terminal a long one says how far it has come and how long it may take."""
    most = sum(item.verdict not in (Verdict.UNCHANGED, Verdict.LEFT_OUT) for item in plan.items)
    most += plan.entry_counts.get(Verdict.NEW, 0)
    begun = monotonic()
    shown = False
    try:
        while True:
            count = next(steps)
            passed = monotonic() - begun
            if passed > _PATIENCE and sys.stderr.isatty() and 0 < count < most:
                left = passed * (most - count) / count
                sys.stderr.write(f"\r{count:,} of {most:,} · about {left:.0f} s left \033[K")
                sys.stderr.flush()
                shown = True
    except StopIteration as end:
        report: ImportReport = end.value
        return report
    finally:
        if shown:
            sys.stderr.write("\r\033[K")


def _done(report: ImportReport, plan: Plan) -> None:
    if report.change.id is None:
        return
    pool = "new people are in the pool and owe you nothing; " if report.added else ""
    say(f"{pool}netui undo takes the import back")
    if plan.doubts or plan.conflicts:
        say("D in the app shows who may be the same person, and what was changed on both sides")
    if report.added:
        say("P in the app sorts the pool; netui set NAME tier B promotes one, netui promote QUERY --tier B many")


def _bytes_of(name: str) -> bytes:
    """What a file holds, or standard input for ``-``; a byte more than is allowed is read, to be refused."""
    try:
        if name != STDIN:
            with Path(name).open("rb") as file:
                return file.read(MAX_FILE_BYTES + 1)
        if sys.stdin is not None:
            return sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise StoreError(f"{name} cannot be read: {error.strerror}; nothing was imported") from error
    raise StoreError("there is no standard input: name a file; nothing was imported")
