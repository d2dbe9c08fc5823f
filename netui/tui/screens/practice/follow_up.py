"""The first follow-up on one screen: research, one way to help, the note, the connection request."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.clock import Clock
from netui.domain.interaction import Purpose
from netui.domain.practice.follow_up_steps import HELPS, NEED, FollowUp, Step, read_finding
from netui.domain.practice.openers import Opener, openers, profile
from netui.domain.practice.templates import BUILT_IN, Template
from netui.domain.visible import clip
from netui.message_templates import read_templates
from netui.store import Change, Store, StoreError, UnknownContact
from netui.tui.lines import Line
from netui.tui.render_follow_up import (
    about_lines,
    clock_words,
    figures_line,
    figures_page,
    letter_keys,
    step_lines,
)
from netui.tui.screens.dialogs.ask import AskScreen
from netui.tui.screens.dialogs.choice import Choice, ChoiceScreen
from netui.tui.screens.dialogs.page import PageScreen
from netui.tui.screens.practice.composing import Composing, Sent, templates_folder
from netui.tui.widgets.letter_text import LetterText
from netui.tui.widgets.painted import Block

TEMPLATE = "follow-up"
REKINDLE = "rekindle"
"""The template a first follow-up begins with."""

_LOOK_SECONDS = 30.0
"""How often the clock is looked at: it shows whole hours."""

Help = tuple[str, str]
"""The kind of a help, and how its words begin."""


class FollowUpScreen(Composing):
    """Follow up with one contact; every step can be done, skipped or left, in any order."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "leave", "Close", show=False),
        Binding("w", "research", "Research", show=False),
        Binding("a", "finding", "Note a finding", show=False),
        Binding("h", "help", "A way to help", show=False),
        Binding("s", "skip_help", "Skip the help", show=False),
        Binding("r", "request", "Connection request", show=False),
        Binding("d", "waive", "Waive the clock", show=False),
        Binding("u", "undo", "Undo", show=False),
        Binding("l", "figures", "Figures", show=False),
    ]

    def __init__(
        self,
        store: Store,
        clock: Clock,
        contact_id: int,
        *,
        templates: Sequence[Template] = BUILT_IN,
        **options: Any,
    ) -> None:
        self._page: FollowUp = store.following.of(contact_id, clock())
        template = next(one for one in templates if one.id == self._begins_with())
        super().__init__(store, clock, contact_id, template, {}, templates=templates, **options)
        self._last_opened = ""
        """The page opened last: where a finding without a link came from."""

    def _begins_with(self) -> str:
        """The template of the first note; once that was written, the one that picks up the thread."""
        clock = self._page.clock
        return REKINDLE if clock is not None and clock.stopped is not None else TEMPLATE

    def compose(self) -> ComposeResult:
        """Who it is, the steps, the note, the figures, and what was said."""
        with Vertical(id="dialog") as frame:
            frame.border_subtitle = Content("d waive the clock · l figures · u undo · Esc")
            yield Block(id="about")
            yield Block(id="steps")
            yield Block(id="keys")
            yield LetterText(id="letter")
            yield Block(id="figures")
            yield Block(id="said")

    def on_mount(self) -> None:
        """Show how it stands."""
        problems: list[str] = []
        if (folder := templates_folder(self.app)) is not None:
            self._templates, problems = read_templates(folder)
            self._template = next(one for one in self._templates if one.id == self._begins_with())
        if problems:
            self.say(problems[0].replace(f"{folder}/", ""), "warning")
        elif self._page.clock is None:
            self.say(
                "no clock runs: a meeting (v on the main screen) starts one; the steps work all the same", "muted"
            )
        self.query_one("#keys", Block).show(lambda width, height: [letter_keys()])
        self._fields = self._store.following.fields(self._contact_id, self._clock())
        self.load_letter()
        self.warn_of_death()
        self._show()
        self.call_after_refresh(self._show_figures)
        self.set_interval(_LOOK_SECONDS, self._show)

    def _show(self) -> None:
        """Read the page again and show it; the letter is left alone."""
        now = self._clock()
        try:
            page = self._page = self._store.following.of(self._contact_id, now)
        except StoreError as error:
            self.refuse(error)
            return
        title = f"Follow up · {clip(page.contact.name, 50)} · {clock_words(page.clock, now)}"
        self.query_one("#dialog").border_title = Content(title)
        self.query_one("#about", Block).show(lambda width, height: about_lines(page, now, width))
        self.query_one("#steps", Block).show(lambda width, height: step_lines(page, now, width))

    def _show_figures(self) -> None:
        """Count again; it reads every follow-up there ever was, so only when one may have changed."""
        figures = self._store.following.figures(self._clock())
        self.query_one("#figures", Block).show(lambda width, height: [figures_line(figures)])

    def _done(self, change: Change, more: str = "", *, counts: bool = True) -> None:
        """Show what a step led to; the letter takes it in unless it was edited."""
        edited = self.edited and not self._is_sent
        self.refill(self._store.following.fields(self._contact_id, self._clock()))
        self._show()
        if counts:
            self._show_figures()
        stays = "; your edited letter stays as it is" if edited and not more else ""
        self.say(f"✓ {change.name}{stays or more} · u undoes")

    # Research

    @work
    async def action_research(self) -> None:
        """Choose where to look; the browser opens it if there is one, and the address is copied."""
        known = openers(self._page.contact)
        choices = [Choice(one.key, ((f"{one.title:28}", ""), (clip(one.url, 200), "muted")), one) for one in known]
        nothing = Opener("x", "", "")
        choices.append(Choice("x", (("nothing to note: the research is done", ""),), nothing))
        title = f"Look up {clip(self._page.contact.name, 50)}"
        chosen = await self.app.push_screen_wait(ChoiceScreen(title, choices))
        if chosen is nothing:
            self._try(lambda: self._store.following.research_done(self._contact_id, self._clock()), counts=False)
        elif chosen is not None:
            self._open(chosen)
            self.say(f"a notes what you find · opened, and copied for later: {chosen.url}")

    def _open(self, page: Opener) -> None:
        self._last_opened = page.url
        self.app.copy_to_clipboard(page.url)
        self.open_outside(page.url)

    @work
    async def action_finding(self) -> None:
        """Keep what was found as a fact, with the link in it, or the page last opened, as its source."""
        opened = self._last_opened

        def check(text: str) -> tuple[bool, str]:
            words, source = read_finding(text)
            said = f"a fact · source: {clip(source or opened, 200)}" if source or opened else "a fact, no source"
            return bool(words), said if words else "what you found out; a link in it becomes its source"

        title = f"What did you find out about {clip(self._page.contact.name, 40)}?"
        typed = await self.app.push_screen_wait(AskScreen(title, check))
        if typed is not None:
            words, source = read_finding(typed)
            self._try(
                lambda: self._store.following.finding(self._contact_id, words, source or opened, self._clock()),
                counts=False,
            )

    # Help

    @work
    async def action_help(self) -> None:
        """One way to be of assistance: a kind or one of their needs, then the words the note will hold."""
        page = self._page
        choices: list[Choice[Help]] = [
            Choice(kind.key, ((kind.says, ""),), (kind.id, kind.begins)) for kind in HELPS
        ]
        if page.needs:
            choices.append(Choice("", (("What they need", "heading"),)))
        for number, need in enumerate(page.needs[:9], start=1):
            says: Line = ((clip(need.text, 100), "accent"),)
            choices.append(Choice(str(number), says, (NEED, f"{' '.join(need.text.split())}: ")))
        name = clip(page.contact.name, 40)
        chosen = await self.app.push_screen_wait(ChoiceScreen(f"How can you help {name}?", choices))
        if chosen is None:
            return
        kind, begins = chosen
        value = page.help if kind == self._help_kind() else begins

        def check(text: str) -> tuple[bool, str]:
            fits = bool(text.strip()) and text.strip() != begins.strip()
            return fits, "the note will say: perhaps this is of use to you …" if fits else "say what it is"

        text = await self.app.push_screen_wait(AskScreen("Perhaps this is of use to you: …", check, value=value))
        if text is not None:
            self._try(lambda: self._store.following.help(self._contact_id, kind, text, self._clock()))

    def _help_kind(self) -> str:
        done = self._page.last(Step.HELP)
        return "" if done is None or done.skipped else done.detail.partition(": ")[0]

    def action_skip_help(self) -> None:
        """Leave the help out this time."""
        self._try(
            lambda: self._store.following.skip(self._contact_id, Step.HELP, self._clock()),
            ": that is fine, and counted",
        )

    # The note and the request

    def purpose(self) -> Purpose:
        """A note with help in it gives."""
        return Purpose.GIVE if self._page.unsent_help else Purpose.NEUTRAL

    def log_sent(self, how: Sent, text: str) -> Change:
        """Log the note and mark its step."""
        kind, promo = how
        following = self._store.following
        return following.note(self._contact_id, text, self._clock(), kind=kind, promo=promo, draft=self.draft)

    def after_sent(self, change: Change) -> None:
        """The clock has stopped; the request may still be made."""
        self._done(change)

    @work
    async def action_request(self) -> None:
        """Open the profile, or the search for it, and ask whether the request was made."""
        page = profile(self._page.contact)
        self._open(page)
        choices: list[Choice[bool]] = [
            Choice("", ((f"{page.title}: {clip(page.url, 200)}", "muted"),)),
            Choice("y", (("yes, log the connection request", ""),), True),
        ]
        if await self.app.push_screen_wait(ChoiceScreen("Request sent? Enter logs it", choices)):
            self._try(lambda: self._store.following.request(self._contact_id, self._clock()))

    # The clock, and how I do

    def action_waive(self) -> None:
        """Let go of the clock: it asks for nothing any more."""
        clock = self._page.clock
        if clock is None or not clock.live:
            self.say("no clock runs here", "muted")
            return
        self._try(lambda: self._store.clocks.waive(self._contact_id, clock.kind, self._clock()))

    def action_undo(self) -> None:
        """Take the last change back; the text of a note that was not sent after all is kept."""
        try:
            change = self._store.history.undo()
        except StoreError as error:
            self.refuse(error)
            return
        try:
            page = self._store.following.of(self._contact_id, self._clock())
        except UnknownContact:
            self.dismiss(change)  # it was the adding of this very contact
            return
        if self._is_sent and page.last(Step.NOTE) is None:
            self._is_sent = False
            if self.edited:
                self._kept = ""
                self.keep_unfinished()
        self.refill(self._store.following.fields(self._contact_id, self._clock()))
        self._show()
        self._show_figures()
        self.say(f"undone: {change.name}", "accent")

    def action_figures(self) -> None:
        """How soon I follow up, with every follow-up that counts."""
        now = self._clock()
        figures = self._store.following.figures(now)
        self.app.push_screen(PageScreen("How I follow up", lambda width: figures_page(figures, now, width)))

    def _try(self, verb: Callable[[], Change], more: str = "", *, counts: bool = True) -> None:
        try:
            change = verb()
        except StoreError as error:
            self.refuse(error)
            return
        self._done(change, more, counts=counts)
