"""Keys that write entries: the log line, bare logs, editing, moving and deleting an entry."""

from typing import TYPE_CHECKING

from netui.domain.due.queue import next_due
from netui.domain.interaction import Interaction, Kind
from netui.domain.visible import clip
from netui.store import StoreError
from netui.store.timeline.drafts import INBOX
from netui.tui import render
from netui.tui.lines import Line
from netui.tui.screens.desk.completing import completions
from netui.tui.screens.desk.desk import Desk
from netui.tui.widgets.line_input import Complete
from netui.tui.widgets.log_bar import LogBar, Preview

if TYPE_CHECKING:
    from netui.domain.line.addline import AddLine
    from netui.domain.line.drafts import Span
    from netui.domain.line.logline import LogLine

ADD = "add"
"""The kind of a draft of the add line."""


class Writing(Desk):
    """What is typed into the line at the foot, and what becomes of it."""

    _writing: tuple[str, int, int] = ("", INBOX, 0)
    """What the open line is: the kind, whose it is, and the entry being edited (0 for a new one)."""

    _edited: Interaction | None = None
    """The entry being edited as it was when the line was opened: another window may delete it meanwhile."""

    def action_log(self, kind: str) -> None:
        """Open the line for the contact at hand, with what was left unfinished there."""
        contact_id = self.chosen_contact() or INBOX
        title = render.kind_title(Kind(kind), self.name_of(contact_id))
        self._open(title, kind, contact_id)

    def action_log_bare(self, kind: str) -> None:
        """Log at once, without a word."""
        from netui.domain.line.logline import LogLine

        contact_id = self.chosen_contact()
        if not contact_id:
            return
        self._log(Kind(kind), contact_id, LogLine(""))

    def action_add(self) -> None:
        """Open the add line."""
        title = "add · a line, or paste a card"
        self._open(title, ADD, INBOX)

    def edit_entry(self, entry_id: int) -> None:
        """Open the line with an entry's own line."""
        entry = self.store.timeline.get(entry_id).interaction
        title = render.kind_title(entry.kind, self.name_of(self.contact_id or INBOX), editing=True)
        # The draft belongs to the entry, whoever's timeline it is opened from and wherever it is moved.
        self._open(title, _edit_kind(entry_id), INBOX, entry)

    def _open(self, title: str, kind: str, contact_id: int, edited: Interaction | None = None) -> None:
        from netui.domain.line.block_line import block_line

        if not self.keep_unfinished():
            return
        self._writing, self._edited = (kind, contact_id, edited.id if edited else 0), edited
        line = self.store.drafts.line(contact_id, kind) or (edited.line if edited else "")
        one_line = block_line if kind == ADD else None
        self.bar.open(title, line, self._preview(kind, contact_id), self._complete(), one_line)

    def _complete(self) -> Complete:
        def complete(before: str) -> list[str]:
            try:
                return completions(before, self.store.finding.resolve, self.store.contacts.tag_names)
            except StoreError:
                return []  # the preview, which reads the same, says why

        return complete

    def _preview(self, kind: str, contact_id: int) -> Preview:
        """What was understood of the line, and above it the one question a guard may ask; it never blocks."""
        from netui.domain.line.addline import parse_add
        from netui.domain.practice.guards import about_to_log, guard

        guarded = contact_id and kind in list(Kind)
        before = self.store.timeline.recent(contact_id, self.now) if guarded else ()

        def preview(line: str, width: int, height: int) -> list[Line]:
            if not line.strip():
                return [_HINT] if kind != ADD else [_ADD_HINT]
            try:
                return meaning(line, width, height)
            except StoreError as error:
                return [((clip(str(error), 300), "error"),)]

        def meaning(line: str, width: int, height: int) -> list[Line]:
            if kind == ADD:
                added = parse_add(line, now=self.now.at, zone=self.now.zone, find=self.store.finding.resolve)
                notices = (*self._twins(added), *added.notices)
                return render.preview_lines(added.spans, notices, width, height)
            parsed = self._parse(line)
            asked = guard(before, about_to_log(Kind(kind), parsed)) if guarded else None
            notices = (*((asked,) if asked else ()), *parsed.notices)
            return render.preview_lines((*parsed.spans, *self._where(kind, parsed)), notices, width, height)

        return preview

    def _where(self, kind: str, parsed: "LogLine") -> "list[Span]":
        """Where a trip of mine has me, or had me then: what a new entry keeps."""
        from netui.domain.line.drafts import Span

        place = self.store.interactions.place_at(parsed.when or self.now) if kind in list(Kind) else ""
        return [Span(0, 0, "place", f"in {place}")] if place else []

    def _twins(self, added: "AddLine") -> list[str]:
        """A word about who may already be the one being added."""
        return [
            f"already here? {clip(name, 60)} (id {number})"
            for number, name in self.store.finding.twins(added.draft)[:2]
        ]

    def _parse(self, line: str) -> "LogLine":
        """A line as understood; an edited entry's dates count from the moment it was written."""
        from netui.domain.line.logline import parse_log

        now = self.clock()
        at, zone = now.at, now.zone
        if self._edited is not None:
            at, zone = self._edited.written, self._edited.moment.zone
        return parse_log(line, now=at, zone=zone, find=self.store.finding.resolve)

    def on_log_bar_saved(self, event: LogBar.Saved) -> None:
        """Save the line; whatever goes wrong, it stays as it was typed."""
        from netui.domain.line.addline import parse_add

        if not self.bar.is_open:
            return  # a second Enter for a line that the first one saved
        kind, contact_id, entry_id = self._writing
        now = self.clock()
        try:
            if kind == ADD:
                added = parse_add(event.line, now=now.at, zone=now.zone, find=self.store.finding.resolve)
                change = self.store.adding.add(added, now, draft=(INBOX, ADD))
                self._close_bar()
                self.filter = ""
                self.reload()
                self.show_added(change.subject or INBOX)
                self.said(change)
                return
            parsed = self._parse(event.line)
            if entry_id:
                change = self.store.interactions.edit(entry_id, parsed, now, draft=(contact_id, kind))
                self._close_bar()
                self.said(change)
                return
        except (StoreError, ValueError) as error:
            self.refuse(error)
            return
        self._log(Kind(kind), contact_id, parsed, draft=(contact_id, kind))

    def _log(self, kind: Kind, contact_id: int, line: "LogLine", draft: tuple[int, str] | None = None) -> None:
        from netui.domain.day_words import spell

        now = self.clock()
        try:
            subjects = [contact_id] if contact_id else []
            change = self.store.interactions.log(kind, subjects, line, now, draft=draft)
        except StoreError as error:
            self.refuse(error)
            return
        self._close_bar()
        standing = self.store.due.standing(contact_id, now) if contact_id else None
        day = next_due(standing, now.day) if standing else None
        parts = [f"next {spell(day, now.day)}"] if day else []
        if day is None and contact_id and self.store.contacts.get(contact_id).tier is None:
            parts = [f"without a tier they come up no more: {self.key('attention')} gives one"]
        self.said(change, " · ".join((*self._fitting(line), *parts, *line.notices[:1])))
        self.moved_on()

    def _fitting(self, line: "LogLine") -> list[str]:
        """What is kept that may fit a need just stated."""
        needs = [fact.text for fact in line.facts if fact.kind == "need"]
        kept = self.store.clips.fitting(*needs) if needs else []
        return [f"clip that may fit: “{clip(kept[0].name, 40)}” ({self.key('give')})"] if kept else []

    def on_log_bar_kept(self, event: LogBar.Kept) -> None:
        """Keep what is typed so far, unless it was saved or left meanwhile."""
        if self.bar.is_open and event.line == self.bar.line:
            self._keep(event.line)

    def on_log_bar_closed(self, event: LogBar.Closed) -> None:
        """Put the bar away and keep what was typed."""
        kind, contact_id, _ = self._writing
        unchanged = self._edited is not None and event.line == self._edited.line
        kept = self._keep("" if unchanged else event.line)
        if not kept and event.line.strip() and not unchanged:
            return
        self._close_bar()
        self.reload()
        if event.line.strip() and not unchanged:
            if self._edited is not None:
                where = "the entry"
            elif kind == ADD:
                where = "the add line"
            elif kind not in list(Kind):
                where = kind
            elif contact_id != INBOX and not self._is_there(contact_id):
                where = f"{kind} with somebody who is no longer here"
            else:
                where = f"{kind} with {self.name_of(contact_id)}"
            self.say(f"kept as a draft: it waits in {where}", "accent")

    def keep_unfinished(self) -> bool:
        """Keep the open line before the program ends or another line is begun; False when that failed."""
        line = self.bar.unkept()
        return line is None or self._keep(line)

    def _keep(self, line: str) -> bool:
        kind, contact_id, _ = self._writing
        try:
            self.store.drafts.keep(contact_id, kind, line, self.clock().at)
        except StoreError as error:
            self.refuse(error)
            return False
        return True

    def _close_bar(self) -> None:
        self.bar.close()
        self.pane_at_hand().list.focus()


_HINT: Line = (
    (">", "key"),
    ("I promise  ", "muted"),
    ("<", "key"),
    ("they promise  ", "muted"),
    ("+", "key"),
    ("need  ", "muted"),
    ("*", "key"),
    ("fact  ", "muted"),
    ("@", "key"),
    ("who  ", "muted"),
    ("#", "key"),
    ("tag  ", "muted"),
    ("^", "key"),
    ("3w next  ", "muted"),
    ("15m", "key"),
    (" long  ", "muted"),
    ("yesterday:", "key"),
    (" when", "muted"),
)
_ADD_HINT: Line = (
    ("Ana Ruiz, CTO Acme, ana@acme.io, +34 600 123 123, Madrid; met Web Summit: grew a team to 40", "muted"),
)


def _edit_kind(entry_id: int) -> str:
    return f"edit {entry_id}"
