"""Airport mode: a few people worth a call now, one whole screen each; logged in two keys, and the next."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.clock import Clock
from netui.domain.day_words import spell
from netui.domain.due.queue import next_due
from netui.domain.interaction import Kind
from netui.domain.line.logline import LogLine, parse_log
from netui.domain.places.airport import Wait
from netui.domain.places.near import Neighbour, Reached
from netui.domain.practice.guards import about_to_log, guard
from netui.domain.visible import clip
from netui.store import Store, StoreError
from netui.tui import render
from netui.tui.lines import Line
from netui.tui.render_airport import call_lines, nobody_lines, over_lines
from netui.tui.screens.desk.completing import completions
from netui.tui.screens.dialogs.dialog import Dialog
from netui.tui.widgets.log_bar import LogBar
from netui.tui.widgets.painted import Block

_KEYS = "c call, with a line · C call, bare · n next · k back · u undo · Esc"
_TICK = 20.0
"""Seconds after which the minutes left are told again."""


class AirportScreen(Dialog[int]):
    """The calls proposed, one by one; gives how many were made."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Leave", show=False),
        Binding("c", "call", "Log the call with a line", show=False),
        Binding("C", "bare", "Log the call, bare", show=False),
        Binding("n,space,j,down", "step(1)", "Next", show=False),
        Binding("k,up", "step(-1)", "Back", show=False),
        Binding("enter", "enter", "Next, at the end leave", show=False),
        Binding("u", "undo", "Undo", show=False),
    ]

    AUTO_FOCUS = ""  # never the hidden line

    def __init__(self, store: Store, clock: Clock, wait: Wait, **options: Any) -> None:
        super().__init__(**options)
        self._store = store
        self._clock = clock
        self._wait = wait
        self._reached: Sequence[Reached] = ()
        self._people: list[Neighbour] = []
        self._at = 0
        self._called: dict[int, int] = {}
        """The entry of each call made here, by contact."""

    def compose(self) -> ComposeResult:
        """The call at hand, and the line to log it with."""
        with Vertical(id="dialog") as frame:
            frame.border_subtitle = Content(_KEYS)
            yield Block(id="call")
            yield LogBar()

    def on_mount(self) -> None:
        """Propose whom to call; tell the minutes left from time to time."""
        self._reached = self._store.nearby.calls(self._wait.place, self._clock())
        self.look_again()
        self.set_interval(_TICK, self._entitle)

    def look_again(self) -> None:
        """It is another hour, or another window wrote: the same people as they stand now, in the same order."""
        rows = self._store.nearby.rows(self._reached, self._clock())
        self._people = [rows[one.contact_id] for one in self._reached if one.contact_id in rows]
        self._at = min(self._at, len(self._people))
        self._show()

    @property
    def _bar(self) -> LogBar:
        return self.query_one(LogBar)

    @property
    def _who(self) -> Neighbour | None:
        return self._people[self._at] if self._at < len(self._people) else None

    def _entitle(self) -> None:
        count = len(self._people)
        where = f" {self._at + 1} of {count} ·" if self._who is not None else ""
        place = clip(self._wait.place.code or self._wait.place.name, 30)
        frame = self.query_one("#dialog")
        frame.border_title = Content(f"Calls from {place} ·{where} {self._wait.says(self._clock().at)}")

    def _show(self, note: Line = ()) -> None:
        who, today = self._who, self._clock().day
        if who is not None and who.contact_id in self._called:
            note = note or (("✓ called from here", "good"),)
        called = [one.name for one in self._people if one.contact_id in self._called]

        def draw(width: int, height: int) -> Sequence[Line]:
            if not self._people:
                return nobody_lines(width)
            if who is None:
                return [*([note, ()] if note else []), *over_lines(called, len(self._people), width)]
            return call_lines(who, today, width, note)

        self.query_one("#call", Block).show(draw)
        self._entitle()

    def refuse(self, error: StoreError | ValueError) -> None:
        """Say what the file refused."""
        self._show(((clip(str(error), 200), "error"),))

    def action_step(self, step: int) -> None:
        """The next one, or the one before; behind the last one stands how many were called."""
        self._at = max(0, min(self._at + step, len(self._people)))
        self._show()

    def action_enter(self) -> None:
        """On to the next; at the end leave."""
        if self._who is None:
            self.action_leave()
        else:
            self.action_step(1)

    def action_leave(self) -> None:
        """To the plane."""
        self.dismiss(len(self._called))

    def action_bare(self) -> None:
        """Log the call without a word, and on to the next."""
        if self._who is not None:
            self._log(LogLine(""))

    def action_call(self) -> None:
        """Open the line for the call, with what was left unfinished there."""
        who = self._who
        if who is None:
            return
        line = self._store.drafts.line(who.contact_id, Kind.CALL)
        title = render.kind_title(Kind.CALL, who.name)
        before = self._store.timeline.recent(who.contact_id, self._clock())

        def preview(text: str, width: int, height: int) -> list[Line]:
            if not text.strip():
                return []
            parsed = self._parse(text)
            asked = guard(before, about_to_log(Kind.CALL, parsed))
            return render.preview_lines(
                parsed.spans, (*((asked,) if asked else ()), *parsed.notices), width, height
            )

        def complete(text: str) -> list[str]:
            return completions(text, self._store.finding.resolve, self._store.contacts.tag_names)

        self._bar.open(title, line, preview, complete)

    def _parse(self, text: str) -> LogLine:
        now = self._clock()
        return parse_log(text, now=now.at, zone=now.zone, find=self._store.finding.resolve)

    def _log(self, line: LogLine) -> None:
        who, now = self._who, self._clock()
        if who is None:
            return
        change = self._store.interactions.log(
            Kind.CALL, [who.contact_id], line, now, draft=(who.contact_id, Kind.CALL)
        )
        self._called[who.contact_id] = change.subject or 0
        self._close()
        standing = self._store.due.standing(who.contact_id, now)
        day = next_due(standing, now.day) if standing else None
        says = f"✓ {change.name}{f' · next {spell(day, now.day)}' if day else ''} · u undoes"
        self._at += 1
        self._show(((clip(says, 200), "good"),))

    def _close(self) -> None:
        self._bar.close()
        self.set_focus(None)

    def on_log_bar_saved(self, event: LogBar.Saved) -> None:
        """Log the call with its line; whatever goes wrong, the line stays as it was typed."""
        if self._bar.is_open:
            self._log(self._parse(event.line))

    def on_log_bar_kept(self, event: LogBar.Kept) -> None:
        """Keep what is typed so far."""
        if self._bar.is_open and event.line == self._bar.line:
            self._keep(event.line)

    def on_log_bar_closed(self, event: LogBar.Closed) -> None:
        """Put the line away and keep what was typed."""
        self._keep(event.line)
        self._close()
        self._show((("kept as a draft: c goes on with it", "accent"),) if event.line.strip() else ())

    def keep_unfinished(self) -> None:
        """Keep the open line before the program ends."""
        line = self._bar.unkept()
        if line is not None:
            self._keep(line)

    def _keep(self, line: str) -> None:
        who = self._who
        if who is not None:
            self._store.drafts.keep(who.contact_id, Kind.CALL, line, self._clock().at)

    def action_undo(self) -> None:
        """Take the last change back; if it was a call made here, its card stands here again."""
        change = self._store.history.undo()
        gone = [who for who, entry in self._called.items() if not self._store.timeline.entries([entry])]
        for contact_id in gone:
            del self._called[contact_id]
            self._at = next(at for at, one in enumerate(self._people) if one.contact_id == contact_id)
        self._show(((f"undone: {clip(change.name, 120)}", "accent"),))
