"""``netui backup``, ``netui restore`` and ``netui forget``: what is kept, brought back, and let go of for good."""

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import datetime
from getpass import getpass
from pathlib import Path

from netui.config import Config
from netui.domain.day_words import short_day
from netui.domain.moment import Moment, zone_info
from netui.domain.visible import visible
from netui.exchange.sealing import (
    NotSealed,
    check_ready,
    needs_passphrase,
    open_by_identities,
    open_by_passphrase,
    seal_by_passphrase,
    seal_for,
)
from netui.exchange.whole_file import FileThere, NotWritten, check_target, named
from netui.printing import complain, say, say_json, say_table
from netui.shell.verbs import one_contact
from netui.store import Store, StoreError
from netui.store.file.copies import Copy, Holds
from netui.store.file.restoring import Present, Restoring
from netui.store.people.forgetting import Forgotten

_SHOWN = 10
"""Mentions and backups that are listed one by one."""


def backup(store: Store, args: Namespace, now: Moment, config: Config) -> int:
    """``netui backup [FILE] [--encrypt] [--recipient KEY]…``, or ``--list``."""
    if args.list:
        return _list(Restoring(store.path, store.backups.folder), args, now)
    target = _target(args)
    made = store.backups.make(now.at, target, seal=_seal(args))
    how = ", encrypted" if args.encrypt or args.recipient else ""
    size, held = made.stat().st_size, store.backups.holds()
    if args.json:
        say_json([{"file": str(made), "bytes": size, "contacts": held.contacts, "entries": held.entries}])
    else:
        say(f"backed up to {made}: {_held(held)}, {_size(size)}, checked{how}")
    return 0


def _target(args: Namespace) -> Path | None:
    if args.file is None:
        return None
    try:
        target = named(args.file)
        check_target(target, replace=args.force)
    except FileThere as error:
        raise StoreError(f"{error}, or say --force to replace it") from error
    except NotWritten as error:
        raise StoreError(str(error)) from error
    return target


def _seal(args: Namespace) -> Callable[[bytes], bytes] | None:
    """What encrypts a backup as the arguments say; the passphrase is asked for at once, and twice."""
    if not args.encrypt and not args.recipient:
        return None
    try:
        check_ready()
        if args.recipient:
            seal_for(b"", args.recipient)
            return lambda data: seal_for(data, args.recipient)
        passphrase = _asked("passphrase for the backup: ")
        if not passphrase:
            raise NotSealed("an empty passphrase protects nothing: nothing was written")
        if _asked("once more: ") != passphrase:
            raise NotSealed("the two passphrases differ: nothing was written")
    except NotSealed as error:
        raise StoreError(str(error)) from error
    return lambda data: seal_by_passphrase(data, passphrase)


def _asked(prompt: str) -> str:
    if not _on_terminal():
        raise NotSealed("a passphrase is asked for on a terminal only: name keys with --recipient or --identity")
    try:
        return getpass(prompt)
    except EOFError as error:
        raise NotSealed("no passphrase was given: nothing was written") from error


def restore(path: Path, folder: Path, args: Namespace, now: Moment) -> int:
    """``netui restore [BACKUP] [--yes] [--identity FILE]…``; the network at ``path`` may be damaged or gone."""
    restoring = Restoring(path, folder)
    if args.which is None:
        return _list(restoring, args, now)
    source = restoring.meant(args.which, now)
    content = restoring.content(source, lambda data: _unsealed(data, args))
    present = restoring.present()
    older = f", of schema {content.schema}, which is brought up to date" if content.is_older else ""
    say(f"{source}{older}")
    _say_difference(present, content.holds, now)
    if not content.proven:
        complain("no checksum lies beside it: what it holds was checked, but may have been changed since")
    if present.wrong:
        complain(f"{present.wrong}: it will be moved aside, not deleted")
    if not _agreed("restore it?", "nothing was restored", args):
        return 1
    done = restoring.restore(content, now.at)
    say(f"restored {path}: {_held(content.holds)}")
    if done.before is not None:
        say(f"netui restore {restoring.number(done.before)} brings back what was there before")
    if done.moved is not None:
        say(f"the damaged file is kept as {done.moved}")
    return 0


def _unsealed(data: bytes, args: Namespace) -> bytes:
    try:
        if args.identity:
            return open_by_identities(data, [Path(name) for name in args.identity])
        if not needs_passphrase(data):
            raise NotSealed("it is encrypted for a key: name the private one with --identity FILE")
        check_ready()
        return open_by_passphrase(data, _asked("passphrase of the backup: "))
    except NotSealed as error:
        raise StoreError(f"{error}; nothing was restored") from error


def _say_difference(present: Present, then: Holds, now: Moment) -> None:
    """How much there is now and would be then."""
    held = present.holds
    last = _when(then.changed, now) if then.changed else "none"
    if held is None:
        promises = _counted(then.promises, "open promise", "open promises")
        say(f"  {_held(then)}, {promises}; last change {last}")
        return
    for name, before, after in (
        ("contacts", held.contacts, then.contacts),
        ("entries", held.entries, then.entries),
        ("open promises", held.promises, then.promises),
    ):
        say(f"  {name} {before} → {after}" + (" (the same)" if before == after else ""))
    say(f"  last change {_when(held.changed, now) if held.changed else 'none'} → {last}")


def _list(restoring: Restoring, args: Namespace, now: Moment) -> int:
    """Every backup with its number, the newest first."""
    copies = restoring.listed()
    if args.json:
        say_json([_row(number, copy) for number, copy in enumerate(copies, start=1)])
        return 0
    say_table([_cells(number, copy, now) for number, copy in enumerate(copies, start=1)])
    if copies:
        say("netui restore NUMBER brings one back")
    else:
        say("no backup yet: netui backup makes one, and so does the first change of every day")
    return 0


def _row(number: int, copy: Copy) -> dict[str, object]:
    held = copy.holds
    return {
        "number": number,
        "file": str(copy.path),
        "at": copy.at,
        "bytes": copy.size,
        "contacts": held.contacts if held else None,
        "entries": held.entries if held else None,
        "schema": copy.schema,
        "encrypted": copy.sealed,
        "check": "damaged" if copy.problem else "ok",
        "problem": copy.problem,
    }


def _cells(number: int, copy: Copy, now: Moment) -> tuple[str, ...]:
    held = copy.holds
    counts = ("encrypted", "") if copy.sealed else ("?", "?")
    if held:
        counts = _counted(held.contacts, "contact", "contacts"), _counted(held.entries, "entry", "entries")
    schema = f"schema {copy.schema}" if copy.schema is not None else ""
    check = f"damaged: {copy.problem}" if copy.problem else "ok"
    return str(number), _when(copy.at, now) if copy.at else "", *counts, schema, _size(copy.size), check


def forget(store: Store, args: Namespace, now: Moment, config: Config) -> int:
    """``netui forget NAME [--yes] [--backups]``, or ``--sweep``."""
    if args.sweep and not args.name:
        store.forgetting.sweep()
        say("what was let go of has left no trace in the file")
        return 0
    if not args.name:
        raise StoreError("say whom: netui forget NAME")
    ids = [_meant(store, args.name)]
    look = store.forgetting.look(ids, now)
    _say_loss(look)
    if not _agreed(f"forget {look.whom} for good?", "nobody was forgotten", args):
        return 1
    done = store.forgetting.forget(ids, now)
    say(f"{done.whom} is forgotten")
    _say_files(done)
    _end_backups(store, done, args, now)
    return 0


def _meant(store: Store, name: str) -> int:
    """The id of the one whom ``name`` means, here or deleted."""
    if not store.finding.resolve(name):
        deleted = store.forgetting.deleted(name)
        if len(deleted) == 1:
            return deleted[0][0]
        if deleted:
            raise StoreError(
                f"{len(deleted)} people called “{name}” were deleted: netui undo brings them back first"
            )
    return one_contact(store, name)


def _say_loss(look: Forgotten) -> None:
    say(f"{look.whom}, {_counted(look.entries, 'entry', 'entries')} and all that is known go for good")
    if look.undo_lost:
        say(
            f"  undo loses {_counted(look.undo_lost, 'change', 'changes')} in which they occur or that rest on one"
        )
    if look.mentions:
        notes = _counted(len(look.mentions), "text of others names", "texts of others name")
        say(f"  {notes} them and will stay; change them yourself:")
        say_table([("   ", one.what, one.whose, one.words) for one in look.mentions[:_SHOWN]])
        if len(look.mentions) > _SHOWN:
            say(f"    and {len(look.mentions) - _SHOWN} more")


def _say_files(done: Forgotten) -> None:
    for file in done.files:
        complain(f"{file} still holds their card: delete it, or the next sync brings them back")
    for file in done.unknown:
        complain(f"{file} may hold them: netui cannot look into it, so delete it yourself if it does")


def _end_backups(store: Store, done: Forgotten, args: Namespace, now: Moment) -> None:
    """Delete the backups that hold them where that is wanted, and say which they are where it is not."""
    if not done.backups:
        return
    many = _counted(len(done.backups), "backup", "backups")
    if not args.backups:
        say(f"{many} still hold{'s' * (len(done.backups) == 1)} them and can bring them back:")
        for path in done.backups[:_SHOWN]:
            say(f"  {path}")
        if len(done.backups) > _SHOWN:
            say(f"  and {len(done.backups) - _SHOWN} more")
    if args.backups or (not args.yes and _agreed(f"delete {many}?", "they stay", args)):
        made = store.forgetting.remove_backups(done.backups, now.at)
        say(f"{many} deleted; {made} holds all that is left")


def _agreed(question: str, otherwise: str, args: Namespace) -> bool:
    """Whether it was said beforehand, or is when asked."""
    if args.yes:
        return True
    if not _on_terminal():
        raise StoreError(f"{otherwise}: say --yes where nobody can be asked")
    sys.stdout.flush()
    sys.stderr.write(f"{visible(question)} [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().casefold() in ("y", "yes"):
        return True
    complain(otherwise)
    return False


def _on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _held(held: Holds) -> str:
    return f"{_counted(held.contacts, 'contact', 'contacts')}, {_counted(held.entries, 'entry', 'entries')}"


def _when(at: datetime, now: Moment) -> str:
    local = at.astimezone(zone_info(now.zone))
    return f"{short_day(local.date(), now.day)} {local:%H:%M}"


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.0f} kB"
