"""The rows of the desk's panes, what an empty pane teaches, and the keys at the foot."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from netui.commands import Command, shown_key
from netui.domain.due.queue import Item
from netui.domain.timeline import Entry
from netui.store import Store
from netui.tui import render
from netui.tui.lines import Line
from netui.tui.paged import PagedRows
from netui.tui.view import FixedRows

Key = Callable[[str], str]
"""The key of a command as it is shown, by the command's id."""

Milestones = Mapping[int, Sequence[str]]
"""The wins that were celebrated, by the entry they are pinned to."""

NONE_WON: Milestones = {}


def no_contacts(key: Key) -> Sequence[Line]:
    """An empty network: three ways in, and the keys to begin with."""
    return (
        (("Nobody here yet.", "heading"),),
        (),
        ((key("add"), "key"), ("  adds someone", "muted")),
        ((key("import"), "key"), ("  imports a file", "muted")),
        (("netui --demo", "key"), ("  to try", "muted")),
        (),
        ((key("call"), "key"), (" log a call  ", "muted"), (key("search"), "key"), (" search", "muted")),
        ((key("help"), "key"), (" every key  ", "muted"), (key("quit"), "key"), (" quit", "muted")),
    )


def no_entries(key: Key) -> Sequence[Line]:
    """An empty timeline: what the log keys do."""
    words = (("call", " call  "), ("message", " message  "), ("met", " met  "))
    return (
        (("Nothing has happened yet.", "heading"),),
        (),
        tuple(part for name, says in words for part in ((key(name), "key"), (says, "muted"))),
        ((key("note"), "key"), (" a note, which moves no due date", "muted")),
        (),
        ((key("call"), "key"), (" opens one line: ", "muted"), ("hiring slows >send the deck fri", "")),
        (("keeps the call and the promise in it.", "muted"),),
    )


def to_prepare(key: Key) -> Sequence[Line]:
    """Beside a trip or an event of the queue, which is about nobody yet."""
    words = (("brief", " whom to see  "), ("done", " it is prepared  "), ("snooze", " later"))
    return (
        (("A trip or an event to prepare.", "heading"),),
        (),
        tuple(part for name, says in words for part in ((key(name), "key"), (says, "muted"))),
    )


def all_clear(key: Key) -> Sequence[Line]:
    """A queue with nothing left in it."""
    return (
        (("All clear.", "good"),),
        (),
        (("Nobody is waiting for you today.", "muted"),),
        ((key("attention"), "key"), (" gives a contact a tier and with it a cadence.", "muted")),
    )


def nothing_yet() -> Sequence[Line]:
    """The queue of an empty network: what will stand in it."""
    return (
        (("All clear.", "good"),),
        (),
        (("Here will stand who needs you today, and why:", "muted"),),
        (),
        *(((f"{sign} ", style), (words, "muted")) for sign, style, words in FIRST_SIGNS),
    )


FIRST_SIGNS = (
    ("!", "error", "a promise of yours is due"),
    ("◷", "warning", "a new acquaintance: 24 hours"),
    ("♪", "accent", "a birthday comes"),
    ("●", "warning", "it is time to hear from them"),
)
"""The signs a newcomer meets first, with their styles and what they mean."""


def hints(commands: Sequence[Command]) -> Line:
    """The keys that matter, for the foot."""
    return tuple(
        part
        for command in commands
        if command.footer
        for part in ((shown_key(command), "key"), (f" {command.title.lower()}   ", "muted"))
    )


class QueueRows(FixedRows):
    """The queue's items as rows."""

    def __init__(self, items: Sequence[Item], last: Mapping[int, str], hours: Mapping[int, Line]) -> None:
        super().__init__((item.key, ()) for item in items)
        self._items = items
        self._last = last
        self._hours = hours

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """Who, what o'clock it is there, why, and the last words."""
        item = self._items[index]
        who = item.contact_id or 0
        return render.item_lines(item, self._last.get(who, ""), width, chosen, self._hours.get(who, ()))


class TimelineRows(PagedRows[Entry]):
    """The entries of one contact as rows, a heading over the first of each day."""

    def __init__(
        self, ids: Sequence[int], store: Store, owner: int, today: date, milestones: Milestones = NONE_WON
    ) -> None:
        super().__init__(ids, store.timeline.entries, self._draw_entry)
        self._milestones = milestones
        self._owner = owner
        self._today = today

    def _draw_entry(self, index: int, entry: Entry, width: int, chosen: bool) -> Sequence[Line]:
        before = self.value(index - 1) if index else None
        heads = before is None or before.interaction.moment.day != entry.interaction.moment.day
        return render.entry_lines(
            entry,
            self._owner,
            self._today,
            width,
            chosen=chosen,
            heads_day=heads,
            milestones=self._milestones.get(entry.interaction.id, ()),
        )
