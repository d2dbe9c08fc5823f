"""Business cards of one event: a line per person, Enter, the next; and how far each acquaintance has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from netui.clock import Clock
from netui.domain.line.block_line import block_line
from netui.domain.line.card_line import CardLine, parse_card
from netui.domain.line.drafts import Span
from netui.domain.moment import Moment
from netui.domain.practice.event import Event
from netui.domain.practice.follow_up import ClockKind
from netui.domain.practice.funnel import Collected, Stage
from netui.domain.visible import clip
from netui.store import Change, Store, StoreError
from netui.store.timeline.drafts import INBOX
from netui.tui import render_events
from netui.tui.lines import Line
from netui.tui.render_events import counted
from netui.tui.screens.desk.completing import completions
from netui.tui.screens.dialogs.line_and_list import LineAndList, Said
from netui.tui.screens.practice.events import Going, card_draft
from netui.tui.view import FixedRows

_MOST_OFFERS = 5
_NO_CARDS: Sequence[Line] = (
    (("No card yet.", "heading"),),
    (),
    (("Type or paste the first one above: name, work, mail, phone, with commas;", "muted"),),
    (("behind a semicolon a word about them. Enter, and the next.", "muted"),),
)
_NONE_COUNTED: Sequence[Line] = (
    (("Nobody is counted there yet.", "muted"),),
    (),
    (("1", "key"), (" all", "muted")),
)


@dataclass(frozen=True, slots=True)
class Left:
    """How the cards were left: whom to show, with ``follow_up`` to write to, and what there is to say."""

    contact_id: int | None = None
    follow_up: bool = False
    says: str = ""


class CardsScreen(LineAndList[Left | None]):
    """The cards of one event; None when the event itself was undone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "follow_up", "Follow-up", show=False),
        *(Binding(str(key), f"stage({key})", stage, show=False) for key, stage in enumerate(Stage, start=1)),
    ]
    LINE_KEYS = "Enter saves · Tab completes · ↓ the people · empty Enter or Esc leaves"
    LIST_KEYS = "Enter shows · f follow-up · 1–5 who is counted · u undo · Tab · Esc"
    HINT: Line = (
        ("Ana Ruiz, CTO Acme, ana@acme.io; grew a team to 40   ", "muted"),
        ("@", "key"),
        ("Dana; here already", "muted"),
    )

    def __init__(self, store: Store, clock: Clock, going: Going, **options: Any) -> None:
        super().__init__(store, clock, **options)
        self._event: Event = store.events.get(going.event_id)
        self._moment: Moment | None = going.moment
        self._people: Sequence[Collected] = ()
        self._stage = Stage.COLLECTED
        self._saved: list[int] = []
        """Whose cards were typed in this sitting."""

    def on_mount(self) -> None:
        """Ready for the first card, or for the one left unfinished."""
        self.begin(block_line)

    @property
    def draft_kind(self) -> str:
        """An unfinished card for every event."""
        return card_draft(self._event.id)

    def show_rows(self, choose: int | None = None) -> None:
        """The funnel, and those who are counted at the stage asked for, the last card first."""
        now = self.clock()
        self._people = self.store.events.people(self._event.id, now)
        funnel = self.store.events.funnel(self._event.id, now)
        narrowed = self._stage if self._stage is not Stage.COLLECTED else None
        self.entitle(
            render_events.event_title(self._event, len(self._people), now.day),
            render_events.funnel_line(funnel, narrowed),
        )
        shown = [one for one in self._people if one.contact_id in funnel.counted[self._stage]]
        self.rows.empty = _NONE_COUNTED if narrowed else _NO_CARDS
        self.rows.show(PeopleRows(shown, self._event, now), choose=choose)

    def understood(self, text: str) -> Said:
        """Every part of the card, who may be meant by it, and what it does to the clock."""
        card = self._read(text)
        if card.refusal:
            return card.spans, (card.refusal, *card.notices)
        if found := self.store.events.recognise(card):
            card = card.meaning(*found)
        twins = self.store.finding.twins(card.draft)[:2] if card.known is None else ()
        notices = [
            f"already here? {clip(name, 60)} (id {number}): begin with @ to log it with them"
            for number, name in twins
        ]
        return (*card.spans, Span(0, 0, "kind", self._clock_words(card))), (*notices, *card.notices)

    def _clock_words(self, card: CardLine) -> str:
        """What saving the card does to the clock."""
        if card.known is not None and self.store.events.met_there(self._event.id, card.known):
            return "met there already: a note"
        before = self.store.clocks.of([card.known], self.clock()).values() if card.known is not None else ()
        if any(clock.kind is ClockKind.FOLLOW_UP for found in before for clock in found):
            return "met before: no new clock"
        return "the follow-up clock starts" if card.touch else "no touch, no clock"

    def _read(self, text: str) -> CardLine:
        now, find = self.clock(), self.store.finding.resolve
        return parse_card(text, self._event.name, now=now.at, zone=now.zone, find=find, moment=self._moment)

    def offers(self, before: str) -> list[str]:
        """At the beginning a whole name behind ``@``; anywhere else names and tags as in every line."""
        begun = before.lstrip()
        if begun[:1] == "@" and begun[1:2].isalnum() and not any(sign in begun for sign in ",;"):
            found = self.store.finding.resolve(begun[1:])[:_MOST_OFFERS]
            return [f"@{_quoted(name)}; " for _, name in found]
        return completions(before, self.store.finding.resolve, self.store.contacts.tag_names)

    def save(self, text: str) -> None:
        """Keep the card; the line is empty for the next one."""
        now, draft = self.clock(), (INBOX, self.draft_kind)
        change = self.store.events.collect(self._event.id, self._read(text), now, draft=draft)
        self._saved.append(change.subject or 0)
        self._event = self.store.events.get(self._event.id)
        self._stage = Stage.COLLECTED
        self.put("")
        self.show_rows(change.subject)
        self.say(f"✓ {change.name}")

    def action_leave(self) -> None:
        """Leave; an unfinished card is kept for the next time."""
        self._leave()

    def _leave(self, contact_id: int | None = None, *, follow_up: bool = False) -> None:
        if self.keep():
            self.dismiss(Left(contact_id, follow_up, self._summary()))

    def _summary(self) -> str:
        """``7 cards · 7 follow-up clocks run``, of this sitting; and that a line waits, if one does."""
        there = {one.contact_id for one in self._people}
        saved = [number for number in dict.fromkeys(self._saved) if number in there]
        said = []
        if saved:
            running = self.store.clocks.running(saved, self.clock())
            clocks = sum(any(clock.kind is ClockKind.FOLLOW_UP for clock in found) for found in running.values())
            said = [counted(len(saved), "card")]
            said += [counted(clocks, "follow-up clock runs", "follow-up clocks run")]
        if self.line.value.strip():
            said += ["one more is kept as a draft" if saved else "the card is kept as a draft"]
        return " · ".join(said)

    def action_open(self) -> None:
        """Leave, and show the person on the main screen."""
        if self.chosen is not None:
            self._leave(self.chosen)

    def action_follow_up(self) -> None:
        """Leave for the follow-up with the person."""
        if self.chosen is not None:
            self._leave(self.chosen, follow_up=True)

    def action_stage(self, key: int) -> None:
        """Show only those who are counted at a stage; the same key again, or the first, shows all."""
        stage = list(Stage)[key - 1]
        self._stage = Stage.COLLECTED if stage is self._stage else stage
        self.show_rows()

    def undone(self, change: Change) -> None:
        """After a change was taken back; the event itself may be what went."""
        try:
            self._event = self.store.events.get(self._event.id)
        except StoreError:
            if self.keep():
                self.dismiss(None)
            return
        super().undone(change)


class PeopleRows(FixedRows):
    """The people whose cards were collected, as rows."""

    def __init__(self, people: Sequence[Collected], event: Event, now: Moment) -> None:
        super().__init__((one.contact_id, ()) for one in people)
        self._people = people
        self._event = event
        self._now = now

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """Who, and how far the acquaintance has come."""
        return render_events.person_lines(self._people[index], self._event, self._now.at, width)


def _quoted(name: str) -> str:
    return f'"{name}"' if any(sign in name for sign in ",;") else name
