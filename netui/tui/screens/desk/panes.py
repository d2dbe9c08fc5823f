"""What the three panes show: read from the store once, for whoever draws them."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from netui.clock import Clock
from netui.commands import shown_key
from netui.config import Config
from netui.domain.day_words import MONTH_NAMES, WEEKDAY_NAMES, short_day
from netui.domain.due.queue import Item, Queue
from netui.domain.interaction import Kind
from netui.domain.moment import Moment
from netui.domain.people.contact import Listed
from netui.domain.visible import clip
from netui.store import Store
from netui.store.file.history import Mark
from netui.store.timeline.drafts import INBOX
from netui.tui import render
from netui.tui.lines import Line
from netui.tui.paged import PagedRows
from netui.tui.render_hours import hour_words, other_hours
from netui.tui.render_referrals import milestone_words, pinned_words
from netui.tui.screens.desk.desk_rows import (
    QueueRows,
    TimelineRows,
    all_clear,
    no_contacts,
    no_entries,
    nothing_yet,
    to_prepare,
)
from netui.tui.view import FixedRows, Shown

DEMO = "demo: an invented network in a throw-away file; nothing you do here is kept"

NARROW, MEDIUM, WIDE = 0, 96, 126
"""The columns from which on two panes, three slim ones, and three broad ones are shown."""


Draw = Callable[[int, int], Sequence[Line]]
"""The lines for a width and a height in cells."""


def _nothing(width: int, height: int) -> Sequence[Line]:
    return ()


class Panes:
    """What contacts, timeline, card, queue and foot show of a store at one moment."""

    def __init__(self, store: Store, config: Config, clock: Clock, *, demo: bool = False) -> None:
        self.store = store
        self.config = config
        self.demo = demo
        self.now: Moment = clock()
        self.due: Queue = Queue()
        self.marked: frozenset[int] = frozenset()
        """The contacts that are marked: they show it, and what is done next is done with all of them."""
        self.drafted: Mapping[int, Sequence[str]] = {}
        """The kinds of the drafts that wait, by whom they are about."""
        self.inbox: Sequence[int] = ()
        self.file_version: int | None = None
        """What was read last is of this version of the file; None before anything was."""
        self.clock = clock
        self._ids: list[int] = []
        self._as_of: Mark | None = None
        self._ranks: dict[int, int] = {}

    def key(self, command_id: str) -> str:
        """The key of a command that is shown first, as people read it."""
        return shown_key(self.config.command(command_id))

    def read(self) -> None:
        """Read again who is due now, and what waits unfinished. Raises StoreError."""
        self.now = self.clock()
        self.file_version = self.store.connection.data_version()
        self.due = self.store.due.queue(self.now, self.config.daily_limit)
        self._ranks = {}
        for item in (*self.due.waiting[::-1], *self.due.items[::-1]):
            if item.contact_id is not None:
                self._ranks[item.contact_id] = item.rank
        self.drafted = self.store.drafts.waiting()
        self.inbox = self.store.timeline.inbox()

    @property
    def begun_in_inbox(self) -> bool:
        """Whether a log line with nobody waits unfinished."""
        return not set(Kind).isdisjoint(self.drafted.get(INBOX, ()))

    @property
    def inbox_waits(self) -> bool:
        """Whether something belongs to nobody yet."""
        return bool(self.inbox) or self.begun_in_inbox

    def everybody(self) -> list[int]:
        """All contacts by name; read again only after one was written to, which takes 20 ms for 100,000."""
        as_of, touched = self.store.history.mark(), self.store.history.touched_since(self._as_of)
        if touched is None or "contact" in touched:
            self._ids = self.store.contacts.ids()
        self._as_of = as_of
        return self._ids

    def contacts(self, ids: Sequence[int], sought: str = "") -> Shown:
        """These contacts, whom the search ``sought`` found; without one the inbox stands first while it waits."""

        def draw(index: int, person: Listed | int, width: int, chosen: bool) -> Sequence[Line]:
            if isinstance(person, int):
                return [render.inbox_line(person, self.begun_in_inbox, width)]
            rank, drafted, marked = self._ranks.get(person.id), person.id in self.drafted, person.id in self.marked
            return [render.contact_line(person, rank, drafted, self.now.day, width, marked=marked)]

        rows = [INBOX, *ids] if self.inbox_waits and not sought else ids
        nobody: Line = (("Nobody fits ", "muted"), (clip(sought, 40), "name"), (".", "muted"))
        return Shown(
            contacts_title(len(ids), len(self.marked), sought),
            "",
            PagedRows[Listed | int](rows, self._listed, draw),
            [nobody] if sought else no_contacts(self.key),
        )

    def _listed(self, ids: Sequence[int]) -> Mapping[int, Listed | int]:
        found: dict[int, Listed | int] = dict(self.store.contacts.listed(ids, self.now))
        if INBOX in ids:
            found[INBOX] = len(self.inbox)
        return found

    def queue(self, *, waiting: bool = False, network: bool = True) -> Shown:
        """Today's items, or those ``waiting`` for another day; without a ``network`` yet, what will stand here."""
        items = self.due.waiting if waiting else self.due.items
        ids = [item.contact_id for item in items if item.contact_id is not None]
        last = self.store.timeline.last_words(ids, self.now) if ids else {}
        hours = other_hours(self.store.hours.of(ids, self.now), self.now)
        notes = (
            f"{len(self.due.waiting)} waiting" if self.due.waiting else "",
            f"{self.due.handled} done today" if self.due.handled else "",
        )
        return Shown(
            f"Waiting {len(items)}" if waiting else f"Due today {len(items)}",
            f"{self.key('waiting')} shows today's {len(self.due.items)}" if waiting else _joined(notes),
            QueueRows(items, last, hours),
            all_clear(self.key) if network else nothing_yet(),
        )

    def timeline(self, contact_id: int | None, item: Item | None) -> tuple[Shown, Draw]:
        """The timeline of a contact, and its card; of nobody, where ``item`` may be a trip, both are empty."""
        if contact_id is None:
            empty = to_prepare(self.key) if item and item.plan else no_entries(self.key)
            return Shown("Timeline", "", FixedRows(), empty), _nothing
        inbox = contact_id == INBOX
        ids = list(self.inbox) if inbox else self.store.timeline.of(contact_id)
        won = self.store.known_referrals.milestones(contact_id)
        shown = Shown(
            f"Timeline {len(ids)}",
            pinned_words(won, self.now.day),
            TimelineRows(ids, self.store, contact_id, self.now.day, milestone_words(won)),
            no_entries(self.key),
        )
        return shown, self._inbox_card() if inbox else self._card(contact_id)

    def _inbox_card(self) -> Draw:
        key = (self.key("move_entry"), "key")
        says: Line = (("logged with nobody yet: ", "muted"), key, (" gives an entry to someone", "muted"))
        return lambda width, height: ((("Inbox", "name"),), says)

    def _card(self, contact_id: int) -> Draw:
        contact = self.store.contacts.get(contact_id)
        standing = self.store.due.standing(contact_id, self.now)
        promises = self.store.promises.open(contact_id)
        today = self.now.day
        hour = hour_words(self.store.hours.one(contact_id, self.now))
        return lambda width, height: render.card_lines(contact, standing, promises, today, width, height, hour)

    def note(self) -> Line:
        """What stands at the right end of the foot: the day, until when one is away, whether this is tried."""
        day = self.now.day
        away = self.store.due.rest().vacation(day)
        words = (
            "demo" if self.demo else "",
            f"vacation until {short_day(away.ends, away.ends)}" if away else "",
            f"{WEEKDAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]}",
        )
        return ((_joined(words), "muted"),)


def contacts_title(shown: int, marked: int, sought: str) -> str:
    """How many contacts are shown, how many are marked, and by which search."""
    words = (f"Contacts {shown}", f"{marked} marked" if marked else "", f"“{clip(sought, 20)}”" if sought else "")
    return _joined(words)


def meant_by(item: Item | None) -> int | None:
    """Whom an item of the queue is about; INBOX for nobody yet, None for a trip or an event, or no item."""
    return None if item is None or item.plan else item.contact_id or INBOX


def _joined(words: Iterable[str]) -> str:
    return " · ".join(part for part in words if part)
