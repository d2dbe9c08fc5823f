"""The arguments of the verbs that keep and let go: ``backup``, ``restore``, ``forget``."""

from argparse import ArgumentParser


def add_backup(backup: ArgumentParser) -> None:
    """Where to, and how it is encrypted."""
    backup.add_argument("file", metavar="FILE", nargs="?", help="where to; without it among the other backups")
    backup.add_argument("--list", action="store_true", help="list the backups instead, the newest first")
    backup.add_argument("--force", action="store_true", help="replace a FILE that is there already")
    backup.add_argument(
        "--encrypt", action="store_true", help="in the age format, by a passphrase that is asked for"
    )
    backup.add_argument(
        "--recipient",
        metavar="KEY",
        action="append",
        default=[],
        help="encrypt for this public key instead (age1…, ssh-…, or a file of such); any number of times",
    )


def add_restore(restore: ArgumentParser) -> None:
    """Which one, and what opens it."""
    restore.add_argument(
        "which", metavar="BACKUP", nargs="?", help="its number, its date, or a file; without it they are listed"
    )
    restore.add_argument("--yes", action="store_true", help="without asking")
    restore.add_argument(
        "--identity",
        metavar="FILE",
        action="append",
        default=[],
        help="a private key that opens an encrypted one; any number of times",
    )


def add_forget(forget: ArgumentParser) -> None:
    """Whom, and what is let go of with them."""
    forget.add_argument("name", metavar="NAME", nargs="?", help="who; also somebody deleted whom undo still holds")
    forget.add_argument("--yes", action="store_true", help="without asking; nothing brings them back")
    forget.add_argument("--backups", action="store_true", help="delete the backups that hold them as well")
    forget.add_argument("--sweep", action="store_true", help="nobody: only wipe the traces of what was let go")
