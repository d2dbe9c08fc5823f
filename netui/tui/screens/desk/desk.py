"""The main screen's ground: the three panes, what they show, and how it is read again after a change."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from textual import getters, on
from textual.app import ComposeResult
from textual.events import Idle, ScreenResume
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from netui.domain.due.queue import Item, Queue
from netui.domain.moment import Moment
from netui.domain.query import parse_query
from netui.domain.visible import clip
from netui.store import Change, StoreError, UnknownContact
from netui.store.timeline.drafts import INBOX
from netui.tui.screens.desk.desk_rows import hints
from netui.tui.screens.desk.first_frame import FirstFrame
from netui.tui.screens.desk.panes import (
    DEMO,
    MEDIUM,
    NARROW,
    WIDE,
    Panes,
    contacts_title,
    meant_by,
)
from netui.tui.widgets.in_place import InPlace
from netui.tui.widgets.log_bar import LogBar
from netui.tui.widgets.painted import Block
from netui.tui.widgets.pane import Ground, Middle, Pane
from netui.tui.widgets.rows import RowList
from netui.tui.widgets.status import StatusLine


class Desk(Screen[None]):
    """Three panes over one store, kept true to it."""

    BLANK = True

    HORIZONTAL_BREAKPOINTS = [(NARROW, "-narrow"), (MEDIUM, "-medium"), (WIDE, "-wide")]
    AUTO_FOCUS = ".-at-hand RowList"  # never the hidden search field
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Who has the focus; whoever looks different by it draws itself, and not the whole screen."""

    contacts = getters.query_one("#contacts", Pane)
    timeline = getters.query_one("#timeline", Pane)
    queue = getters.query_one("#queue", Pane)
    card = getters.query_one("#card", Block)
    bar = getters.query_one(LogBar)
    status = getters.query_one(StatusLine)

    def __init__(self, panes: Panes, first: FirstFrame | None = None) -> None:
        super().__init__()
        self._compositor = self._in_place = InPlace()
        self.panes = panes
        self.store = panes.store
        self.config = panes.config
        self.clock = panes.clock
        self.demo = panes.demo
        self._first = first
        self.contact_id: int | None = None
        """Whose timeline is shown; INBOX for the entries that belong to nobody, None for none."""
        self.filter = ""
        self.shows_waiting = False
        """Whether the queue's pane shows those waiting for another day instead of today's items."""
        self._shown_count = 0

    def compose(self) -> ComposeResult:
        """Contacts, timeline under the card, queue; the line and the status at the foot."""
        # Known before the panes are: Textual would lay them out in another width first, and style them again.
        for name in self._get_breakpoint_classes(self.app.size.width, self.HORIZONTAL_BREAKPOINTS):
            self.set_class(True, name, update=False)
        if self._first is not None:
            self.set_class(self._first.queue_in_front, "-queue-in-front", update=False)
        with Ground(id="desk"):
            yield Pane(id="contacts")
            with Middle(id="middle"):
                yield Block(id="card")
                yield Pane(id="timeline")
            yield Pane(id="queue")
        yield LogBar()
        yield StatusLine(hints(self.config.commands))

    def on_mount(self) -> None:
        """Show everything; begin in the queue if somebody is due."""
        if self._first is None:
            self.reload()
            self.front(self.queue if self.due.items else self.contacts)
            self.follow()
        else:
            self._go_on_from(self._first)
        if self.demo:
            self.say(DEMO, "accent")

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Textual styles everything anew; the first time all of it just was."""
        if not self.stack_updates:
            event.refresh_styles = False

    def _go_on_from(self, first: FirstFrame) -> None:
        """Show what the first frame shows, every highlight where it stands there."""
        self.contact_id = first.contact_id
        self.front(self.queue if first.queue_in_front else self.contacts)
        self.front(self.pane_named(first.at_hand))
        with self.refusing(), self.store.connection.looking():
            if self.store.connection.data_version() != self.panes.file_version:
                self.panes.read()
            self.show_read()
            for name, view in first.views.items():
                self.pane_named(name).list.stand_as(view)
                self.follow()

    def pane_named(self, name: str) -> Pane:
        """Contacts, timeline or queue, by its name."""
        return {"contacts": self.contacts, "timeline": self.timeline, "queue": self.queue}[name]

    def key(self, command_id: str) -> str:
        """The key of a command that is shown first, as people read it."""
        return self.panes.key(command_id)

    # What is shown

    @property
    def now(self) -> Moment:
        """When what is shown was read."""
        return self.panes.now

    @property
    def marked(self) -> frozenset[int]:
        """The contacts that are marked: what is done next is done with all of them."""
        return self.panes.marked

    @marked.setter
    def marked(self, contact_ids: frozenset[int]) -> None:
        self.panes.marked = contact_ids

    @property
    def due(self) -> Queue:
        """Who needs me today, as it is shown."""
        return self.panes.due

    def reload(self) -> None:
        """Read the panes again; every highlight stays on its row, or where that row stood.

        A file that cannot be read just now is said so, and the panes stay as they were.
        """
        with self.refusing(), self.store.connection.looking():
            self.panes.read()
            self.show_read()

    def show_read(self) -> None:
        """Show what was read, in every pane."""
        self._show_contacts()
        self._show_queue()
        if not self._is_there(self.contact_id):
            self.contact_id = None
            self.contact_id = self.chosen_contact()
        self.show_timeline()

    def _is_there(self, contact_id: int | None) -> bool:
        """Whether there is still something to show of a contact, whom undo or another window may have removed."""
        if not contact_id:
            return self.panes.inbox_waits
        try:
            return bool(self.store.contacts.names([contact_id]))
        except UnknownContact:
            return False

    def _searched(self) -> list[int]:
        """Whom the search finds; everybody without one."""
        query = parse_query(self.filter, self.now.day)
        return self.store.querying.find(query, self.now) if query.terms else self.panes.everybody()

    def _show_contacts(self, found: list[int] | None = None, *, anew: bool = False) -> None:
        """Show whom the search finds, or whom it has ``found`` so far; ``anew`` from the first on."""
        ids = self._searched() if found is None else found
        self.contacts.present(self.panes.contacts(ids, self.filter), anew=anew)
        self._shown_count = len(ids)

    def entitle_contacts(self) -> None:
        """How many contacts are shown, how many are marked, and by which search."""
        self.contacts.entitle(contacts_title(self._shown_count, len(self.marked), self.filter))

    def _show_queue(self) -> None:
        network = bool(self._shown_count or self.filter)
        self.queue.present(self.panes.queue(waiting=self.shows_waiting, network=network))
        self.status.note(self.panes.note())

    @property
    def queue_items(self) -> Sequence[Item]:
        """What stands in the queue's pane: today's items, or those waiting for another day."""
        return self.due.waiting if self.shows_waiting else self.due.items

    def show_timeline(self, *, anew: bool = False) -> None:
        """Read the timeline and the card of the contact at hand again; ``anew`` from the newest entry on."""
        shown, card = self.panes.timeline(self.contact_id, self.chosen_item())
        self.timeline.present(shown, anew=anew)
        self.card.show(card)

    def follow(self) -> None:
        """Let the timeline follow the pane at hand."""
        contact_id = self.chosen_contact()
        if contact_id != self.contact_id:
            self.contact_id = contact_id
            try:
                with self.store.connection.looking():
                    self.show_timeline(anew=True)
            except StoreError as error:
                self.contact_id = None
                self.refuse(error)

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
            return meant_by(self.chosen_item())
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

    async def _on_idle(self, event: Idle) -> None:
        """Draw as soon as every widget has said what is to be drawn.

        What is said later, or follows on a frame, would else be drawn one or two ticks later, 16 to 33 ms.
        """
        late = self._unsaid()
        for each in late:
            each._check_refresh()
        if not late and not self._is_to_be_drawn:
            return
        event.prevent_default()
        if not late:
            self._on_timer_update()
        self.check_idle()

    @property
    def _is_to_be_drawn(self) -> bool:
        """Whether the screen waits for the next frame; below a dialog it is the dialog's to ask for one."""
        waits = self._layout_required or self._scroll_required or self._repaint_required or self._dirty_widgets
        return bool(waits) and self.is_active and not self.app._batch_count

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out and draw once.

        Whatever gets another size asks for both again, for scrollbars that nothing here has; all of it was drawn.
        """
        before = self._unsaid()
        super()._refresh_layout(size, scroll)
        if not scroll:
            for each in (self._unsaid() - before) & self._in_place.resized:
                each._layout_required = each._repaint_required = False
                each._exchange_repaint_regions()

    def _unsaid(self) -> set[Widget]:
        """Whose wish to be drawn the screen has not heard yet."""
        widgets = self.walk_children(Widget)
        return {each for each in widgets if each._repaint_required or each._layout_required}

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

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """What the file refuses within is said, and everything else stays as it is."""
        try:
            yield
        except StoreError as error:
            self.refuse(error)

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
