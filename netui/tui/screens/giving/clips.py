"""Something found: one line keeps it, and those kept so far, what fits the contact at hand first."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from netui.clock import Clock
from netui.domain.giving.caring import Kept
from netui.domain.giving.clip import ClipKind, ClipLine, one_clip_line, parse_clip
from netui.domain.practice.openers import page_url
from netui.domain.visible import clip as shortened
from netui.store import Change, Store, StoreError
from netui.store.timeline.drafts import INBOX
from netui.tui.lines import Line
from netui.tui.render_clips import kept_lines
from netui.tui.screens.dialogs.line_and_list import LineAndList, Said
from netui.tui.screens.dialogs.pick import Search
from netui.tui.screens.giving.caring import CaringScreen
from netui.tui.view import FixedRows

CLIP = "clip"
"""The kind of a draft of a new clip; of an edited one it is this and its id."""

_NONE_KEPT: Sequence[Line] = (
    (("Nothing is kept yet.", "heading"),),
    (),
    (("An article, a book, an event, a job, a lead: type or paste it above.", "muted"),),
    (("Enter keeps it and shows who would care.", "muted"),),
)
_NONE_PUT_AWAY: Sequence[Line] = (
    (("Nothing was put away.", "muted"),),
    (("Tab", "key"), (" shows what is kept", "muted")),
)


class ClipsScreen(LineAndList[int | None]):
    """The clips; gives the contact to show on the main screen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+tab", "line", "Back to the line", show=False),
        Binding("tab", "other", "Kept or put away", show=False),
        Binding("e", "edit", "Edit", show=False),
        Binding("o", "browse", "Open its page", show=False),
        Binding("x", "put_away", "Put away, or take out again", show=False),
    ]
    LINE_KEYS = "Enter keeps it and shows who would care · ↓ those kept · Esc leaves"
    LIST_KEYS = "Enter who cares · e edit · o open · x put away · Tab others · u undo · Esc"
    HINT: Line = (
        ("article: On foot https://… ", ""),
        ("· a link or a text will do · ", "muted"),
        ("book: event: job:", "key"),
    )

    def __init__(
        self, store: Store, clock: Clock, search: Search, contact_id: int | None = None, **options: Any
    ) -> None:
        super().__init__(store, clock, **options)
        self._search = search
        self._contact_id = contact_id
        self._who = store.contacts.names([contact_id]) if contact_id else ""
        self._edited: int | None = None
        """The clip whose line is being edited."""
        self._put_away = False
        self._clips: Sequence[Kept] = ()

    def on_mount(self) -> None:
        """Ready to type or paste; what fits the contact at hand is what one came for."""
        self.begin(one_clip_line)
        if any(one.fits for one in self._clips) and not self.line.value:
            self.rows.focus()

    @property
    def draft_kind(self) -> str:
        """One unfinished clip, and one for each that is edited."""
        return CLIP if self._edited is None else f"{CLIP} {self._edited}"

    def show_rows(self, choose: int | None = None) -> None:
        """The clips, those that fit the contact at hand first, then the newest."""
        self._clips = self.store.clips.listed(self._contact_id, put_away=self._put_away)
        fit = sum(one.fits is not None for one in self._clips)
        counts = f"{len(self._clips)} {'put away' if self._put_away else 'kept'}"
        more: Line = ((f" · {fit} may fit {shortened(self._who, 60)}", "good"),) if fit else ()
        self.entitle("Give" + (" · put away" if self._put_away else ""), ((counts, "muted"), *more))
        self.rows.empty = _NONE_PUT_AWAY if self._put_away else _NONE_KEPT
        self.rows.show(_KeptRows(self._clips, self._who, self.clock), choose=choose)

    def understood(self, text: str) -> Said:
        """Its kind, title, address and text."""
        line = parse_clip(text)
        return line.spans, (line.refusal,) if line.refusal else ()

    def offers(self, before: str) -> list[str]:
        """At the beginning the kinds."""
        return [f"{kind}: " for kind in ClipKind if before and kind.startswith(before.lower())]

    def save(self, text: str) -> None:
        """Keep the clip and go on to who would care; an edited one stays in the list."""
        line, now, draft = parse_clip(text), self.clock(), (INBOX, self.draft_kind)
        if self._edited is not None:
            change = self.store.clips.edit(self._edited, line, now, draft)
            self._end_edit()
            self.show_rows(change.subject)
            self.say(f"✓ {change.name}")
            return
        change = self._keep_clip(line, draft)
        self.put("")
        self._put_away = False
        self.show_rows(change.subject)
        self.rows.focus()
        self._show_caring(change.subject or 0, f"✓ {change.name}")

    def _keep_clip(self, line: ClipLine, draft: tuple[int, str]) -> Change:
        return self.store.clips.keep(line, self.clock(), draft)

    @work
    async def _show_caring(self, clip_id: int, says: str = "") -> None:
        """Who would care; whoever is chosen there to be shown leaves with it."""
        try:
            caring = CaringScreen(self.store, self.clock, self._search, clip_id, self._contact_id, says=says)
        except StoreError as error:
            self.refuse(error)
            return
        chosen = await self.app.push_screen_wait(caring)
        if chosen is not None and self.keep():
            self.dismiss(chosen)
            return
        self.show_rows(clip_id)

    def action_open(self) -> None:
        """Who would care for the highlighted one."""
        if self.chosen is not None:
            self._show_caring(self.chosen)

    def action_edit(self) -> None:
        """Word the highlighted one anew."""
        if self.chosen is None or not self.keep():
            return
        clip = self.store.clips.get(self.chosen)
        self._edited = clip.id
        self.put(self.store.drafts.line(INBOX, self.draft_kind) or clip.line)
        self.line.focus()
        self.say("Enter writes it anew · Esc leaves it as it was", "muted")

    def _end_edit(self) -> None:
        """Back to the list, and to the new clip that was begun, if one was."""
        self._edited = None
        self.put(self.store.drafts.line(INBOX, self.draft_kind))
        self.rows.focus()

    def action_browse(self) -> None:
        """Ask the system to open its page."""
        if self.chosen is None:
            return
        url = self.store.clips.get(self.chosen).url
        page = page_url(url)
        if page is None:
            self.say(f"not opened, for it is no plain address: {url}" if url else "it has no address", "warning")
            return
        try:
            self.app.open_url(page)
        except OSError as error:
            self.say(f"nothing could be opened: {error.strerror}", "warning")
            return
        self.say(f"opened {page}")

    def action_put_away(self) -> None:
        """Offer it no more, or again."""
        chosen = self.chosen
        if chosen is not None:
            verb = self.store.clips.take_out if self._put_away else self.store.clips.put_away
            self.attempt(lambda: self._done(verb(chosen, self.clock())))

    def _done(self, change: Change) -> None:
        self.show_rows()
        self.say(f"✓ {change.name} · u undoes")

    def action_other(self) -> None:
        """From those kept to those put away, and back."""
        self._put_away = not self._put_away
        self.show_rows()

    def action_leave(self) -> None:
        """Leave the edit, else the screen; what was typed is kept."""
        if not self.keep():
            return
        if self._edited is None:
            self.dismiss(None)
        else:
            self._end_edit()


class _KeptRows(FixedRows):
    """Clips as rows."""

    def __init__(self, kept: Sequence[Kept], name: str, clock: Clock) -> None:
        super().__init__((one.clip.id, ()) for one in kept)
        self._kept = kept
        self._name = name
        self._today = clock().day

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """What it is, and for whom it fits."""
        return kept_lines(self._kept[index], self._name, self._today, width)
