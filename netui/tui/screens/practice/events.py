"""Which event: named in one line, or one of those so far, each with its funnel."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from netui.clock import Clock
from netui.domain.line.drafts import Span
from netui.domain.moment import Moment
from netui.domain.practice.event import Event, EventLine, parse_event
from netui.domain.practice.event_plan import parse_event_plan
from netui.domain.practice.funnel import Funnel
from netui.domain.visible import clip
from netui.store import Store
from netui.store.timeline.drafts import INBOX
from netui.tui import render_events
from netui.tui.lines import Line
from netui.tui.paged import PagedRows
from netui.tui.screens.dialogs.ask_event import ask_event
from netui.tui.screens.dialogs.line_and_list import LineAndList, Said

CARDS = "cards"
"""The kind of a draft of the event's line; a card's is this and the event's id."""


@dataclass(frozen=True, slots=True)
class Going:
    """The event to collect cards at, and when its meetings were: None for the moment each card is typed."""

    event_id: int
    moment: Moment | None = None


class EventsScreen(LineAndList[Going | None]):
    """Ask for the event; None when left."""

    LINE_KEYS = "Enter names it · ↓ those so far · Esc leaves"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "edit", "Name, place, days", show=False)]
    LIST_KEYS = "Enter goes on with it · e edit · u undo · Tab back to the line · Esc leaves"
    HINT: Line = (
        ("Which event? e.g. ", "muted"),
        ("Web Summit, Lisbon", ""),
        (" · ", "muted"),
        ("yesterday: Web Summit", ""),
    )

    def __init__(self, store: Store, clock: Clock, *, undone: bool = False, **options: Any) -> None:
        super().__init__(store, clock, **options)
        self._undone = undone
        """Whether this is where the undoing of an event led: a held ``u`` goes on undoing and is not typed."""

    def on_mount(self) -> None:
        """Ready to type."""
        self.entitle("Business cards")
        self.rows.empty = (
            (("No event yet.", "heading"),),
            (),
            (("Name it once above: then every card is one line and Enter.", "muted"),),
            (("Not the cards you pass out count, but those you collect.", "muted"),),
        )
        self.begin()
        if self._undone:
            self.rows.focus()
            self.say("undone: the event itself", "accent")

    @property
    def draft_kind(self) -> str:
        """One unfinished event."""
        return CARDS

    def show_rows(self, choose: int | None = None) -> None:
        """The events so far, the newest first."""
        events = {event.id: event for event in self.store.events.listed()}
        drafted = set(self.store.drafts.waiting().get(INBOX, ()))
        now = self.clock()

        def load(ids: Sequence[int]) -> dict[int, tuple[Event, Funnel]]:
            found = self.store.events.funnels(ids, now)
            return {number: (events[number], found[number]) for number in ids}

        def draw(index: int, shown: tuple[Event, Funnel], width: int, chosen: bool) -> Sequence[Line]:
            event, funnel = shown
            unfinished = card_draft(event.id) in drafted
            return render_events.event_lines(event, funnel, unfinished, now.day, width)

        self.rows.show(PagedRows(list(events), load, draw), choose=choose)

    def understood(self, text: str) -> Said:
        """The event, its place and day, and whether it is here already."""
        line = self._read(text)
        if line.refusal:
            return line.spans, (line.refusal,)
        found = self.store.events.find(line)
        known = f"goes on with {clip(found.name, 60)}, {found.days(self.clock().day)}" if found else "a new event"
        return (*line.spans, Span(0, 0, "event", known)), line.notices

    def save(self, text: str) -> None:
        """Name the event and go on to its cards."""
        line = self._read(text)
        change = self.store.events.find_or_make(line, self.clock(), draft=(INBOX, self.draft_kind))
        self.put("")
        self.dismiss(Going(change.subject or 0, line.when))

    def _read(self, text: str) -> EventLine:
        now = self.clock()
        return parse_event(text, now=now.at, zone=now.zone)

    def action_open(self) -> None:
        """Go on with an event of the list."""
        chosen = self.chosen
        if chosen is not None and self.keep():
            now = self.clock()
            self.attempt(
                lambda: self.dismiss(Going(chosen, self.store.events.get(chosen).moment(now.day, now.zone)))
            )

    @work
    async def action_edit(self) -> None:
        """Give an event of the list another name, place or days."""
        if self.chosen is None:
            return
        event, today = self.store.events.get(self.chosen), self.clock().day
        text = await ask_event(self.app, event, today)
        if text is not None:
            plan = parse_event_plan(text, today)
            if self.attempt(lambda: self.store.event_plans.edit(event.id, plan, self.clock())):
                self.show_rows(event.id)

    def action_leave(self) -> None:
        """Leave; what was typed of an event is kept."""
        if self.keep():
            self.dismiss(None)


def card_draft(event_id: int) -> str:
    """The kind of the draft of an event's unfinished card."""
    return f"{CARDS} {event_id}"
