"""THE table of commands: from here come bindings, palette, footer, help, ``netui keys`` and the README."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the main screen can do.

    ``keys`` are in Textual's names, the one to show first; ``action`` is the method (with its argument) that does
    it; ``footer`` commands are named at the foot of the screen, in the table's order.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    action: str
    where: str
    footer: bool = False


MOVE = "Move"
"""The place of the commands that only move the highlight."""

_LOG, _QUEUE, _FIND, _PEOPLE, _APP = "Log", "Queue and review", "Find and mark", "People", "netui"
_GIVE, _TRAVEL = "Give", "Travel"

COMMANDS: tuple[Command, ...] = (
    Command("down", ("j", "down"), "Down", "the next row", "move(1)", MOVE),
    Command("up", ("k", "up"), "Up", "the row before", "move(-1)", MOVE),
    Command("first", ("g", "home"), "First", "the first row", "edge(-1)", MOVE),
    Command("last", ("G", "end"), "Last", "the last row", "edge(1)", MOVE),
    Command("page_down", ("pagedown", "ctrl+d"), "Page down", "a page further", "page(1)", MOVE),
    Command("page_up", ("pageup", "ctrl+u"), "Page up", "a page back", "page(-1)", MOVE),
    Command("next_pane", ("tab",), "Next pane", "the pane to the right", "pane_step(1)", MOVE),
    Command("previous_pane", ("shift+tab",), "Previous pane", "the pane to the left", "pane_step(-1)", MOVE),
    Command("contacts", ("1",), "Contacts", "the contact list", "pane('contacts')", MOVE),
    Command("timeline", ("2",), "Timeline", "the timeline of the highlighted contact", "pane('timeline')", MOVE),
    Command("queue", ("3",), "Queue", "who needs me today", "pane('queue')", MOVE),
    Command("call", ("c",), "Log a call", "opens the line; Enter saves", "log('call')", _LOG, True),
    Command("message", ("m",), "Log a message", "the same for a message", "log('message')", _LOG),
    Command("email", ("e",), "Log an email", "the same for an email", "log('email')", _LOG),
    Command("met", ("v",), "Log a meeting", "the same for a meeting or visit", "log('met')", _LOG),
    Command("note", ("n",), "Write a note", "a note is no touch: nobody's due date moves", "log('note')", _LOG),
    Command("bare_call", ("C",), "Bare call", "a call without a word, logged at once", "log_bare('call')", _LOG),
    Command("bare_message", ("M",), "Bare message", "a message, at once", "log_bare('message')", _LOG),
    Command("bare_email", ("E",), "Bare email", "an email, at once", "log_bare('email')", _LOG),
    Command("bare_met", ("V",), "Bare meeting", "a meeting, at once", "log_bare('met')", _LOG),
    Command(
        "done",
        ("d",),
        "Done",
        "close this item: keep the promise, clear the date, log the call",
        "done",
        _QUEUE,
        True,
    ),
    Command(
        "snooze", ("s",), "Snooze", "hide this item: 1 week, 2 weeks, 3 a month, s a date", "snooze", _QUEUE, True
    ),
    Command("review", ("r",), "Review", "the queue, one item at a time with its brief", "review", _QUEUE, True),
    Command("promises", ("p",), "Promises", "the ledger: kept, a new date, broken, dropped", "promises", _QUEUE),
    Command(
        "follow_up", ("f",), "Follow-up", "after a meeting: research, help, note, connection", "follow_up", _QUEUE
    ),
    Command("rekindle", ("R",), "Rekindle", "who has gone quiet, with the last subject", "rekindle", _QUEUE),
    Command("waiting", ("W",), "Waiting", "those waiting for another day; again: today's", "waiting", _QUEUE),
    Command("spread", ("S",), "Spread", "spread a pile-up over the coming days", "spread", _QUEUE),
    Command("vacation", ("Z",), "Vacation", "two dates between which cadences pause", "vacation", _QUEUE),
    Command("search", ("/",), "Search", "narrow the list: words, #tag, tier:A, last:>6m", "search", _FIND, True),
    Command("lists", ("'",), "Lists", "saved searches: call one up, keep this one, remove one", "lists", _FIND),
    Command(
        "mark",
        ("space",),
        "Mark or skip",
        "mark the contact, actions then apply to all marked; in the review: skip",
        "mark",
        _FIND,
    ),
    Command("mark_all", ("*",), "Mark all", "all that are found; again: none of them", "mark_all", _FIND),
    Command("mark_down", ("shift+down",), "Mark down", "mark this row and the next", "mark_step(1)", _FIND),
    Command("mark_up", ("shift+up",), "Mark up", "mark this row and the one before", "mark_step(-1)", _FIND),
    Command(
        "export", ("O",), "Export", "the marked, else all found, to a vCard, CSV or Markdown file", "export", _FIND
    ),
    Command("import", ("I",), "Import", "address books, tables, calendars: looked at first", "import", _FIND),
    Command(
        "brief", ("enter",), "Brief", "one contact on one page; on the timeline: edit the entry", "brief", _PEOPLE
    ),
    Command("card", ("o",), "Card", "open the contact's card to edit", "card", _PEOPLE),
    Command("add", ("a",), "Add", "a contact from one line", "add", _PEOPLE),
    Command("cards", ("b",), "Business cards", "after an event, one line each", "cards", _PEOPLE),
    Command("known", ("K",), "Known", "facts, goals, needs and offers: note, edit, end", "known", _PEOPLE),
    Command("pool", ("P",), "Pool", "promote whom you want to know better", "pool", _PEOPLE),
    Command(
        "duplicates",
        ("D",),
        "Duplicates",
        "who is here twice, side by side; two marked: these",
        "duplicates",
        _PEOPLE,
    ),
    Command("attention", ("t",), "Tier", "tier, cadence, depth and tags", "attention", _PEOPLE),
    Command(
        "delete",
        ("x",),
        "Delete or archive",
        "delete the entry, archive the contact; of those marked or archived: choose",
        "delete",
        _PEOPLE,
    ),
    Command(
        "move_entry",
        ("X",),
        "Move entry",
        "give the entry to someone else; assigns the inbox",
        "move_entry",
        _PEOPLE,
    ),
    Command(
        "reach",
        ("Y",),
        "Reach",
        "copy a number or address, open a mail or profile, write a letter",
        "reach",
        _PEOPLE,
    ),
    Command(
        "give",
        ("y",),
        "Give",
        "something found: who would care, a draft, logged as a give",
        "give",
        _GIVE,
    ),
    Command(
        "round",
        ("N",),
        "Monthly round",
        "one question each about those close to you: what will they need?",
        "monthly_round",
        _GIVE,
    ),
    Command(
        "introduce",
        ("i",),
        "Introduce",
        "two people who should know each other: idea, asked, made, met, outcome",
        "introduce",
        _GIVE,
    ),
    Command(
        "referral",
        ("w",),
        "Referral",
        "business won for them or by them for me: lead, help, won, lost",
        "referral",
        _GIVE,
    ),
    Command("health", ("H",), "Health", "the network at a glance; every number opens its list", "health", _GIVE),
    Command("near", ("h",), "Near", "who is near a place; Tab: calls from the airport", "near", _TRAVEL),
    Command(
        "trips",
        ("T",),
        "Trips",
        "trips and events, mine and theirs: whom to see, what to bring",
        "trips",
        _TRAVEL,
    ),
    Command("undo", ("u",), "Undo", "take the last change back, also after a restart", "undo", _APP),
    Command("redo", ("ctrl+r",), "Redo", "bring it about again", "redo", _APP),
    Command("help", ("?",), "Help", "every key", "help", _APP, True),
    Command("palette", ("ctrl+p", ":"), "Palette", "every command and contact by name", "command_palette", _APP),
    Command("suspend", ("ctrl+z",), "Suspend", "to the shell; fg comes back", "suspend", _APP),
    Command("quit", ("q",), "Quit", "leave; everything is saved already", "quit", _APP),
)

BY_ID = {command.id: command for command in COMMANDS}

_SHOWN = {
    "down": "↓",
    "up": "↑",
    "home": "Home",
    "end": "End",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "tab": "Tab",
    "enter": "Enter",
    "space": "Space",
    "escape": "Esc",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
}


def shown(key: str) -> str:
    """A key as people read it: ``ctrl+r`` is ``Ctrl+R``, ``pagedown`` is ``PgDn``."""
    *held, last = key.split("+") if len(key) > 1 else [key]
    if not last:
        return key  # the plus sign itself, held or not
    if len(last) == 1 and held:
        last = last.upper()
    return "+".join((*(name.title() for name in held), _SHOWN.get(last, _function_key(last))))


def _function_key(key: str) -> str:
    return key.upper() if key[:1] == "f" and key[1:].isdigit() else key


def shown_key(command: Command) -> str:
    """The key of a command that is shown first."""
    return shown(command.keys[0])


def shown_keys(command: Command) -> str:
    """All keys of a command as people read them."""
    return " ".join(shown(key) for key in command.keys)


def key_table() -> str:
    """The commands as a Markdown table, as it stands in the README."""
    rows = ["| keys | command | what it does |", "|---|---|---|"]
    for command in COMMANDS:
        keys = " ".join(f"`{shown(key)}`" for key in command.keys)
        rows.append(f"| {keys} | {command.title} | {command.help} |")
    return "\n".join(rows)
