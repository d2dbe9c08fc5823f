"""What ``netui --help`` and ``netui --version`` say: every verb in a line, made without a parser or a network."""

import os
from collections.abc import Iterator, Mapping, Sequence

from netui import __version__

VERSION = f"netui {__version__}"

DESCRIPTION = "Keep your business network alive from the keyboard. Without a verb: the screen."

DB = "the network's file"
DEMO = "use a throw-away copy of an invented network"

VERBS: Mapping[str, str] = {
    "log": "log one interaction: netui log Dana call pricing for Q1 '>send the deck fri' ^3w",
    "add": "add a contact: netui add 'Ana Ruiz, CTO Acme, ana@acme.io, Madrid; met Web Summit'",
    "set": "set a field of a contact: netui set Dana tier A",
    "due": "who is due today, and why",
    "promises": "what I promised and what they did, the earliest due first",
    "show": "one contact with the whole timeline",
    "stats": "the network at a glance: promises, follow-ups, gives, referrals, depth",
    "find": 'people by words and filters; "" finds everyone',
    "query": "e-mail addresses as mutt and aerc ask for them: netui query ana",
    "give": "keep something found and see who would care: netui give 'article: On foot'",
    "near": "who is near a place, by depth × overdue × distance: netui near PEK --km 100",
    "trip": "take a trip, or list them: netui trip 'Beijing 3-7 dec; Seoul 7-9 dec: fair'",
    "undo": "take back the last change, or the last N",
    "redo": "bring the last undone change about again",
    "history": "the latest changes, newest first",
    "import": "take in vCard, CSV, iCalendar, Monica, friends and netui files; - is standard input",
    "sync": "keep a folder of vCards in step, both ways: netui sync ~/contacts",
    "export": "write contacts to a file that other programs read: netui export vcf -o people.vcf",
    "promote": "put those in the pool whom QUERY finds into a tier, their days spread",
    "vacation": "pause every cadence, but no promise: netui vacation 2026-12-20 2027-01-03",
    "backup": "back up now, checked: netui backup; netui backup /mnt/stick/network.db",
    "restore": "bring a backup back; what is there now is backed up first",
    "forget": "forget a person for good: out of every table, of undo, of the bytes of the file",
    "doctor": "what is well and what is not, each with what to do",
    "keys": "every key of the screen",
    "completion": "a script for the shell's own completion: netui completion bash",
}
"""What each verb does, in the order in which they are listed."""

EPILOG = """\
environment: NETUI_DB names the network's file, NETUI_CONFIG the configuration.
exit status: 0 done, 1 with a sentence on standard error, 2 a usage error."""

_OPTIONS = {
    "-h, --help": "show this help message and exit",
    "--db PATH": DB,
    "--demo": DEMO,
    "--version": "show program's version number and exit",
}

_COLUMN = 14
"""The terminal cells before the words of a row."""


def at_once(arguments: Sequence[str]) -> str | None:
    """The answer that needs nothing but this page; None where ``arguments`` ask for more."""
    if list(arguments) == ["--version"]:
        return VERSION + "\n"
    if list(arguments) in (["-h"], ["--help"]):
        return overview()
    return None


def overview() -> str:
    """The help of the whole command line, as wide as the terminal."""
    width = max(_COLUMN + 20, _columns() - 2)
    rows = [line for name, says in _OPTIONS.items() for line in _row(name, says, width)]
    verbs = [line for name, says in VERBS.items() for line in _row(f"  {name}", says, width)]
    usage = "usage: netui [-h] [--db PATH] [--demo] [--version] VERB ..."
    return "\n".join(
        (usage, "", DESCRIPTION, "", "options:", *rows, "", "verbs:", "  VERB", *verbs, "", EPILOG, "")
    )


def _row(name: str, says: str, width: int) -> Iterator[str]:
    """``name`` and what is said of it, in as many lines as that takes."""
    line, empty = f"  {name}".ljust(_COLUMN), True
    for word in says.split():
        if not empty and len(line) + 1 + len(word) > width:
            yield line
            line, empty = " " * _COLUMN, True
        line += word if empty else f" {word}"
        empty = False
    yield line


def _columns() -> int:
    """How wide the terminal is: as COLUMNS says, else as it says itself, else 80."""
    try:
        return int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        pass
    try:
        return os.get_terminal_size(1).columns or 80
    except (OSError, ValueError):
        return 80
