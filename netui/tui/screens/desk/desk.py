"""The main screen's ground: the three panes, what they show, and how it is read again after a change."""

from collections.abc import Mapping, Sequence
from typing import Any

from textual import getters, on
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen

from netui.clock import Clock
from netui.commands import shown_key
from netui.config import Config
from netui.domain.day_words import MONTH_NAMES, WEEKDAY_NAMES
from netui.domain.due.queue import Item, Queue
from netui.domain.interaction import Kind
from netui.domain.moment import Moment
from netui.domain.people.contact import Listed
from netui.domain.query import parse_query
from netui.domain.visible import clip
from netui.store import Change, Store, StoreError, UnknownContact
from netui.store.file.history import Mark
from netui.tui import render
from netui.tui.lines import FixedRows, Line
from netui.tui.paged import PagedRows
from netui.tui.render_hours import hour_words, other_hours
from netui.tui.render_referrals import milestone_words, pinned_words
from netui.tui.screens.desk.desk_rows import (
    QueueRows,
    TimelineRows,
    all_clear,
    hints,
    no_contacts,
    no_entries,
    nothing_yet,
    to_prepare,
)
from netui.tui.widgets.log_bar import LogBar
from netui.tui.widgets.painted import Block
from netui.tui.widgets.pane import Ground, Middle, Pane
from netui.tui.widgets.rows import RowList
from netui.tui.widgets.status import StatusLine

INBOX = 0
"""The id that stands for nobody yet, in the list and for drafts."""


class Desk(Screen[None]):
    """Three panes over one store, kept true to it."""

    BLANK = True

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (96, "-medium"), (126, "-wide")]
    AUTO_FOCUS = ".-at-hand RowList"  # never the hidden search field

    contacts = getters.query_one("#contacts", Pane)
    timeline = getters.query_one("#timeline", Pane)
    queue = getters.query_one("#queue", Pane)
    card = getters.query_one("#card", Block)
    bar = getters.query_one(LogBar)
    status = getters.query_one(StatusLine)

    def __init__(self, store: Store, config: Config, clock: Clock, *, demo: bool = False) -> None:
        super().__init__()
        self.store = store
        self.config = config
        self.clock = clock
        self.demo = demo
        self.now: Moment = clock()
        self.due: Queue = Queue()
        self.contact_id: int | None = None
        """Whose timeline is shown; INBOX for the entries that belong to nobody, None for none."""
        self.filter = ""
        self.marked: frozenset[int] = frozenset()
        """The contacts that are marked: what is done next is done with all of them."""
        self.shows_waiting = False
        """Whether the queue's pane shows those waiting for another day instead of today's items."""
        self._shown_count = 0
        self._ids: list[int] = []
        self._as_of: Mark | None = None
        self._ranks: dict[int, int] = {}
        self._drafted: Mapping[int, Sequence[str]] = {}
        self._inbox: Sequence[int] = ()
        self._file_version = store.connection.data_version()

    def compose(self) -> ComposeResult:
        """Contacts, timeline under the card, queue; the line and the status at the foot."""
        with Ground(id="desk"):
            yield Pane(id="contacts", empty=no_contacts(self.key))
            with Middle(id="middle"):
                yield Block(id="card")
                yield Pane(id="timeline", empty=no_entries(self.key))
            yield Pane(id="queue", empty=all_clear(self.key))
        yield LogBar()
        yield StatusLine(hints(self.config.commands))

    def on_mount(self) -> None:
        """Show everything, unless one leaves before it is all there; begin in the queue if somebody is due."""
        if not self.query("#timeline-list"):
            return
        self.reload()
        self.front(self.queue if self.due.items else self.contacts)
        self.follow()
        if self.demo:
            self.say("demo: an invented network in a throw-away file; nothing you do here is kept", "accent")

    def key(self, command_id: str) -> str:
        """The key of a command that is shown first, as people read it."""
        return shown_key(self.config.command(command_id))

    # What is shown

    def reload(self) -> None:
        """Read the panes again; every highlight stays on its row, or where that row stood.

        A file that cannot be read just now is said so, and the panes stay as they were.
        """
        try:
            with self.store.connection.looking():
                self._read()
        except StoreError as error:
            self.refuse(error)

    def _read(self) -> None:
        self.now = self.clock()
        self._file_version = self.store.connection.data_version()
        self.due = self.store.due.queue(self.now, self.config.daily_limit)
        self._ranks = {}
        for item in (*self.due.waiting[::-1], *self.due.items[::-1]):
            if item.contact_id is not None:
                self._ranks[item.contact_id] = item.rank
        self._drafted = self.store.drafts.waiting()
        self._inbox = self.store.timeline.inbox()
        self._show_contacts()
        self._show_queue()
        if not self._is_there(self.contact_id):
            self.contact_id = None
            self.contact_id = self.chosen_contact()
        self.show_timeline()

    @property
    def _begun_in_inbox(self) -> bool:
        """Whether a log line with nobody waits unfinished."""
        return not set(Kind).isdisjoint(self._drafted.get(INBOX, ()))

    @property
    def _inbox_waits(self) -> bool:
        return bool(self._inbox) or self._begun_in_inbox

    def _is_there(self, contact_id: int | None) -> bool:
        """Whether there is still something to show of a contact, whom undo or another window may have removed."""
        if not contact_id:
            return self._inbox_waits
        try:
            return bool(self.store.contacts.names([contact_id]))
        except UnknownContact:
            return False

    def _searched(self) -> list[int]:
        """Whom the search finds; everybody without one."""
        query = parse_query(self.filter, self.now.day)
        return self.store.querying.find(query, self.now) if query.terms else self._everybody()

    def _everybody(self) -> list[int]:
        """All contacts by name; read again only after one was written to, which takes 20 ms for 100,000."""
        as_of, touched = self.store.history.mark(), self.store.history.touched_since(self._as_of)
        if touched is None or "contact" in touched:
            self._ids = self.store.contacts.ids()
        self._as_of = as_of
        return self._ids

    def _show_contacts(self, found: list[int] | None = None) -> None:
        """Show whom the search finds, or whom it has ``found`` so far."""
        ids = self._searched() if found is None else found
        show_inbox = self._inbox_waits and not self.filter
        listed = [INBOX, *ids] if show_inbox else ids
        self.contacts.list.empty = (
            [(("Nobody fits ", "muted"), (clip(self.filter, 40), "name"), (".", "muted"))]
            if self.filter
            else no_contacts(self.key)
        )
        self.queue.list.empty = all_clear(self.key) if ids or self.filter else nothing_yet()
        self.contacts.list.show(PagedRows[Listed | int](listed, self._load_contacts, self._draw_contact))
        self._shown_count = len(ids)
        self.entitle_contacts()

    def entitle_contacts(self) -> None:
        """How many contacts are shown, how many are marked, and by which search."""
        title = f"Contacts {self._shown_count}" + (f" · {len(self.marked)} marked" if self.marked else "")
        self.contacts.entitle(title + (f" · “{clip(self.filter, 20)}”" if self.filter else ""))

    def _load_contacts(self, ids: Sequence[int]) -> Mapping[int, Listed | int]:
        try:
            found: dict[int, Listed | int] = dict(self.store.contacts.listed(ids, self.now))
        except StoreError as error:
            self.refuse(error)
            return {}
        if INBOX in ids:
            found[INBOX] = len(self._inbox)
        return found

    def _draw_contact(self, index: int, person: Listed | int, width: int, chosen: bool) -> Sequence[Line]:
        if isinstance(person, int):
            return [render.inbox_line(person, self._begun_in_inbox, width)]
        drafted = person.id in self._drafted
        rank, marked = self._ranks.get(person.id), person.id in self.marked
        return [render.contact_line(person, rank, drafted, self.now.day, width, marked=marked)]

    def _show_queue(self) -> None:
        items = self.queue_items
        ids = [item.contact_id for item in items if item.contact_id is not None]
        last = self.store.timeline.last_words(ids, self.now) if ids else {}
        hours = other_hours(self.store.hours.of(ids, self.now), self.now)
        self.queue.list.show(QueueRows(items, last, hours))
        waiting = f"{len(self.due.waiting)} waiting" if self.due.waiting else ""
        done = f"{self.due.handled} done today" if self.due.handled else ""
        if self.shows_waiting:
            back = f"{self.key('waiting')} shows today's {len(self.due.items)}"
            self.queue.entitle(f"Waiting {len(items)}", back)
        else:
            self.queue.entitle(f"Due today {len(items)}", " · ".join(part for part in (waiting, done) if part))
        self.status.note(((f"{'demo · ' if self.demo else ''}{self.today_words()}", "muted"),))

    def today_words(self) -> str:
        """What day it is, for the foot of the screen."""
        day = self.now.day
        return f"{WEEKDAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]}"

    @property
    def queue_items(self) -> Sequence[Item]:
        """What stands in the queue's pane: today's items, or those waiting for another day."""
        return self.due.waiting if self.shows_waiting else self.due.items

    def show_timeline(self) -> None:
        """Read the timeline and the card of the contact at hand again."""
        if self.contact_id is None:
            item = self.chosen_item()
            self.timeline.list.empty = to_prepare(self.key) if item and item.plan else no_entries(self.key)
            self.timeline.list.show(FixedRows())
            self.timeline.entitle("Timeline")
            self.card.show(lambda width, height: ())
            return
        self.timeline.list.empty = no_entries(self.key)
        if self.contact_id == INBOX:
            ids = list(self._inbox)
            hint: Sequence[Line] = [
                (("Inbox", "name"),),
                (
                    ("logged with nobody yet: ", "muted"),
                    (self.key("move_entry"), "key"),
                    (" gives an entry to someone", "muted"),
                ),
            ]
            self.card.show(lambda width, height: hint)
        else:
            ids = self.store.timeline.of(self.contact_id)
            contact = self.store.contacts.get(self.contact_id)
            standing = self.store.due.standing(self.contact_id, self.now)
            promises = self.store.promises.open(self.contact_id)
            today = self.now.day
            hour = hour_words(self.store.hours.one(self.contact_id, self.now))
            self.card.show(
                lambda width, height: render.card_lines(contact, standing, promises, today, width, height, hour)
            )
        won = self.store.referrals.milestones(self.contact_id)
        rows = TimelineRows(ids, self.store, self.contact_id, self.now.day, milestone_words(won))
        self.timeline.list.show(rows)
        self.timeline.entitle(f"Timeline {len(ids)}", pinned_words(won, self.now.day))

    def follow(self) -> None:
        """Let the timeline follow the pane at hand."""
        contact_id = self.chosen_contact()
        if contact_id != self.contact_id:
            self.contact_id = contact_id
            try:
                with self.store.connection.looking():
                    self.show_timeline()
            except StoreError as error:
                self.contact_id = None
                self.refuse(error)
            self.timeline.list.start()

    def show_contact(self, contact_id: int) -> None:
        """Highlight a contact in the list, letting go of a search that hides it."""
        if self.contacts.list.rows.index_of(contact_id) is None:
            self.filter = ""
            self._show_contacts()
        self.contacts.list.show(self.contacts.list.rows, choose=contact_id)
        self.go_to(self.contacts)

    def show_added(self, contact_id: int) -> None:
        """Highlight whoever was just added."""
        self.show_contact(contact_id)

    # What is meant

    def pane_at_hand(self) -> Pane:
        """The pane that has, or last had, the focus."""
        for pane in (self.contacts, self.timeline, self.queue):
            if pane.has_class("-at-hand"):
                return pane
        return self.contacts

    def front(self, pane: Pane) -> None:
        """Make ``pane`` the one at hand; where only two fit it takes the place of the other outer one."""
        for each in (self.contacts, self.timeline, self.queue):
            each.set_class(each is pane, "-at-hand", update=False)  # nothing looks different by it
        if pane is not self.timeline:
            self.set_class(pane is self.queue, "-queue-in-front", update=self.has_class("-narrow"))

    def go_to(self, pane: Pane) -> None:
        """Give ``pane`` the focus; the timeline follows."""
        self.front(pane)
        pane.list.focus()
        self.follow()

    def chosen_item(self) -> Item | None:
        """The queue's item that is meant: the highlighted one, elsewhere the contact's."""
        if self.pane_at_hand() is self.queue:
            index = self.queue.list.chosen
            return self.queue_items[index] if index is not None else None
        meant = (item for item in (*self.due.items, *self.due.waiting) if item.contact_id == self.contact_id)
        return next(meant, None) if self.contact_id else None

    def chosen_contact(self) -> int | None:
        """The contact the highlighted row means, in any pane; INBOX for nobody yet, None without a row."""
        pane = self.pane_at_hand()
        if pane is self.timeline and self.contact_id is not None:
            return self.contact_id
        if pane is self.queue:
            item = self.chosen_item()
            return None if item is None or item.plan else item.contact_id or INBOX
        key = self.contacts.list.chosen_key
        return key if isinstance(key, int) else None

    @property
    def timeline_in_sight(self) -> bool:
        """Whether the highlighted entry can be seen: what cannot be is not meant."""
        return True

    def chosen_entry(self) -> int | None:
        """The highlighted entry of the timeline."""
        key = self.timeline.list.chosen_key
        return key if isinstance(key, int) else None

    def name_of(self, contact_id: int) -> str:
        """A contact's name, or the inbox."""
        return "the inbox" if contact_id == INBOX else clip(self.store.contacts.names([contact_id]), 60)

    async def _dispatch_message(self, message: Message) -> None:
        """Hear every message; Textual would never deliver another one after one that raised."""
        try:
            await super()._dispatch_message(message)
        except StoreError as error:
            self.refuse(error)

    # What is said

    def say(self, text: str, style: str = "good") -> None:
        """A message on the status line."""
        self.status.say(clip(text, 400), style)

    def said(self, change: Change, more: str = "") -> None:
        """Read the panes again after a change and name it; what changed nothing cannot be undone."""
        self.reload()
        self.follow()
        if change.id is None:
            self.say(f"as it was already: {change.name}", "muted")
        else:
            self.say(f"✓ {change.name}{f' · {more}' if more else ''} · {self.key('undo')} undoes")

    def moved_on(self) -> None:
        """An item of the queue was worked on; a review goes on to the next."""

    def refuse(self, error: StoreError | ValueError) -> None:
        """Say what went wrong; nothing else changes."""
        self.say(str(error), "error")

    # What happens around it

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        event.stop()
        if event.list is not self.timeline.list and event.list is self.pane_at_hand().list:
            self.follow()

    def on_descendant_focus(self, event: Any) -> None:
        """Whichever list gets the focus is at hand, and the timeline follows it."""
        for pane in (self.contacts, self.timeline, self.queue):
            # Of two lists focused one after the other the first may say so last.
            if event.widget is pane.list is self.focused:
                self.front(pane)
                self.follow()
