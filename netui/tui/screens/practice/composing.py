"""Composing a letter: filled from a template, edited here or outside, taken out by hand, logged once sent."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Protocol, runtime_checkable

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from netui.clock import Clock
from netui.domain.interaction import Kind, Purpose
from netui.domain.line.drafts import LogLine
from netui.domain.people.contact import Contact, PointKind, State
from netui.domain.practice.guards import about_to_log, guard
from netui.domain.practice.letters import file_name, gaps, mail_address, mail_link, subject_of
from netui.domain.practice.templates import BUILT_IN, Template, fill
from netui.domain.visible import clip
from netui.message_templates import place_to_edit, read_templates
from netui.store import Change, Store, StoreError
from netui.tui.lines import Line, flow
from netui.tui.screens.dialogs.ask import AskScreen
from netui.tui.screens.dialogs.choice import Choice, ChoiceScreen
from netui.tui.screens.dialogs.dialog import Dialog
from netui.tui.screens.practice.external_editor import EditorError, edit_file, edit_text
from netui.tui.widgets.letter_text import LetterText
from netui.tui.widgets.painted import Block

_DRAFT_SECONDS = 0.3
"""How long after the last key a draft is written: a pause in typing, not a durable write for every letter."""

Sent = tuple[Kind, bool]
"""How a letter went out, and whether it was about myself."""


@runtime_checkable
class KnowsTemplates(Protocol):
    """An app that knows where the user's own templates are."""

    templates_folder: Path | None


def templates_folder(app: object) -> Path | None:
    """The folder of the user's own templates; None where only the built-in ones are used."""
    return app.templates_folder if isinstance(app, KnowsTemplates) else None


def template_choices(templates: Sequence[Template], drafted: Callable[[str], bool]) -> list[Choice[Template]]:
    """The templates to choose from, each with a key; ✎ marks one that holds an unfinished letter."""
    keys = "123456789abcdefghilmnopqrstuvwxyz"
    return [
        Choice(key, (("✎ " if drafted(template.id) else "  ", "accent"), (clip(template.title, 60), "")), template)
        for key, template in zip(keys, templates, strict=False)
    ]


def plain_address(contact: Contact) -> str | None:
    """The first address of somebody that a mail link may name; None where none is known."""
    values = (point.value for point in contact.points if point.kind is PointKind.EMAIL)
    return next((found for value in values if (found := mail_address(value))), None)


def draft_kind(template_id: str) -> str:
    """Under which kind an unfinished letter is kept for its contact."""
    return f"letter {template_id}"


class Composing(Dialog[Change | None]):
    """What every screen with a letter in it does; nothing is ever sent from here."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (18, "-low"), (28, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Close", show=False),
        Binding("e,enter", "edit", "Edit here", show=False),
        Binding("E", "edit_outside", "Edit in the editor", show=False),
        Binding("t", "template", "Another template", show=False),
        Binding("T", "own_template", "Change the template", show=False),
        Binding("y", "copy", "Copy", show=False),
        Binding("m", "mail", "Mail program", show=False),
        Binding("o", "file", "Write a file", show=False),
        Binding("j,down", "scroll_letter(1)", "Down", show=False),
        Binding("k,up", "scroll_letter(-1)", "Up", show=False),
        Binding("pagedown", "scroll_letter(8)", "Page down", show=False),
        Binding("pageup", "scroll_letter(-8)", "Page up", show=False),
        Binding("g,home", "scroll_letter(-100000)", "First line", show=False),
        Binding("G,end", "scroll_letter(100000)", "Last line", show=False),
    ]

    def __init__(
        self,
        store: Store,
        clock: Clock,
        contact_id: int,
        template: Template,
        fields: Mapping[str, str],
        *,
        templates: Sequence[Template] = BUILT_IN,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self._store = store
        self._clock = clock
        self._contact_id = contact_id
        self._template = template
        self._fields = fields
        self._templates = templates
        self._filled = ""
        """The letter as the template fills it; it is no draft as long as nobody edits it."""
        self._kept = ""
        """The text as it was last kept, or needs no keeping."""
        self._is_sent = False

    # What each screen says for itself

    @property
    def contact(self) -> Contact:
        """To whom it goes."""
        return self._store.contacts.get(self._contact_id)

    def address(self) -> str | None:
        """Where a mail goes: their first plain address; None where none is known."""
        return plain_address(self.contact)

    @abstractmethod
    def log_sent(self, how: Sent, text: str) -> Change:
        """Log the letter as sent; raises StoreError."""

    @abstractmethod
    def after_sent(self, change: Change) -> None:
        """Go on after it was logged."""

    # The text

    @property
    def letter(self) -> LetterText:
        """The text on the screen."""
        return self.query_one(LetterText)

    @property
    def draft(self) -> tuple[int, str]:
        """Where the unfinished letter is kept."""
        return self._contact_id, draft_kind(self._template.id)

    @property
    def edited(self) -> bool:
        """Whether the text is more than the template filled in."""
        return self.letter.text != self._filled

    def load_letter(self) -> None:
        """Show what was left unfinished with this template, else the template filled in."""
        area = self.letter
        area.load_text(fill(self._template.text, self._fields).text)
        self._filled = area.text
        unfinished = self._store.drafts.line(*self.draft)
        if unfinished:
            area.load_text(unfinished)
            self.say("this is the letter you left unfinished", "accent")
        self._kept = area.text
        self._is_sent = False
        area.border_title = None

    def refill(self, fields: Mapping[str, str]) -> None:
        """Take over other fields; a text that was edited or sent stays as it is."""
        self._fields = fields
        if not self._is_sent and not self.edited:
            self.load_letter()

    def keep_unfinished(self) -> bool:
        """Keep an edited text as a draft, through Esc, a crash and a restart; False when that failed."""
        text = self.letter.text
        if text == self._kept:
            return True
        try:
            self._store.drafts.keep(*self.draft, text if self.edited else "", self._clock().at)
        except StoreError as error:
            self.refuse(error)
            return False
        self._kept = text
        return True

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        text = event.text_area.text
        if text != self._kept:
            self.set_timer(_DRAFT_SECONDS, lambda: self._keep_if_still(text))

    def _keep_if_still(self, text: str) -> None:
        if text == self.letter.text:
            self.keep_unfinished()

    @on(LetterText.Left)
    def _left(self, event: LetterText.Left) -> None:
        event.stop()
        self.set_focus(None)
        self.keep_unfinished()

    def say(self, text: str, style: str = "good") -> None:
        """A harmless sentence at the foot."""
        said = ((clip(text, 400), style),)
        self.query_one("#said", Block).show(lambda width, height: flow(said, width, max(1, height)))

    def warn_of_death(self) -> None:
        """A word before a letter is begun to somebody who is deceased."""
        if self.contact.state is State.DECEASED:
            self.say(f"{self.contact.name} is deceased", "warning")

    def refuse(self, error: StoreError) -> None:
        """Say what the file refused; the letter stays as it is."""
        self.say(str(error), "error")

    # Keys

    def action_leave(self) -> None:
        """Close; an edited letter is kept."""
        if self.keep_unfinished():
            self.dismiss(None)

    def action_edit(self) -> None:
        """Write in the text; Esc comes back to the keys."""
        self.letter.focus()
        self.say("Esc ends the editing; every word is kept", "muted")

    def action_scroll_letter(self, lines: int) -> None:
        """Read on in the letter."""
        self.letter.scroll_relative(y=lines, animate=False)

    def action_edit_outside(self) -> None:
        """Write in the editor that VISUAL or EDITOR names."""
        try:
            text = edit_text(self.app, self.letter.text)
        except EditorError as error:
            self.say(str(error), "warning")
            return
        self.letter.load_text(text)
        self.keep_unfinished()
        self.say("taken over from the editor")

    @work
    async def action_template(self) -> None:
        """Another template; an edited letter is kept with the one it was begun with."""
        if not self.keep_unfinished():
            return
        drafted = set(self._store.drafts.waiting().get(self._contact_id, ()))
        choices = template_choices(self._templates, lambda number: draft_kind(number) in drafted)
        chosen = await self.app.push_screen_wait(ChoiceScreen("Which letter?", choices))
        if chosen is not None:
            self._template = chosen
            self.say(f"{chosen.title}", "muted")
            self.load_letter()

    def action_own_template(self) -> None:
        """Change the template itself: its file in the config folder, in the editor."""
        folder = templates_folder(self.app)
        if folder is None:
            self.say("no folder for templates is known here: only the built-in ones are used", "warning")
            return
        try:
            path = place_to_edit(folder, self._template)
            edit_file(self.app, path)
        except EditorError as error:
            self.say(str(error), "warning")
            return
        except OSError as error:
            self.say(f"{folder} cannot be written: {error.strerror}", "error")
            return
        self._templates, problems = read_templates(folder)
        self._template = next((one for one in self._templates if one.id == self._template.id), self._template)
        edited = self.edited
        if not edited:
            self.load_letter()
        if wrong := [problem for problem in problems if str(path) in problem]:
            self.say(wrong[0].replace(f"{folder}/", ""), "warning")
        else:
            self.say(f"the template is {path}{'; your edited letter stays as it is' if edited else ''}")

    @work
    async def action_copy(self) -> None:
        """Copy the text, then ask whether it was sent."""
        if self._is_blank():
            return
        self.app.copy_to_clipboard(self.letter.text)
        await self._ask_sent("the letter is on the clipboard")

    @work
    async def action_mail(self) -> None:
        """Hand the text to the mail program, then ask whether it was sent."""
        if self._is_blank():
            return
        address = self.address()
        if address is None:
            self.say("no plain e-mail address is known: y copies the letter", "warning")
            return
        link = mail_link(address, subject_of(self._template.id, self._template.title), self.letter.text)
        if link is None:
            self.say("the letter is too long for a mail link: y copies it, o writes it to a file", "warning")
            return
        self.open_outside(link)
        await self._ask_sent(f"handed to the mail program, to {address}")

    @work
    async def action_file(self) -> None:
        """Write the text to a file of a name I give, then ask whether it was sent."""
        if self._is_blank():
            return
        begins = f"~/{file_name(self._template.id, self.contact.name)}"
        typed = await self.app.push_screen_wait(AskScreen("Write the letter to", _check_new_file, value=begins))
        if typed is None:
            return
        path = Path(typed.strip()).expanduser()
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                path.chmod(0o600)
                file.write(self.letter.text)
        except (OSError, ValueError) as error:
            said = error.strerror if isinstance(error, OSError) else str(error)
            self.say(f"{path} cannot be written: {said}", "error")
            return
        await self._ask_sent(f"written to {path}")

    def open_outside(self, url: str) -> None:
        """Ask the system to open an address; whether it can is not known here."""
        try:
            self.app.open_url(url)
        except OSError as error:
            self.say(f"nothing could be opened: {error.strerror}", "warning")

    # Sent?

    def _is_blank(self) -> bool:
        if self.letter.text.strip():
            return False
        self.say("there is nothing in the letter yet: e writes it, t takes a template", "warning")
        return True

    async def _ask_sent(self, done: str) -> None:
        """The one question after the letter left this screen; only a yes logs it."""
        if not self.keep_unfinished():
            return
        how = await self.app.push_screen_wait(ChoiceScreen("Sent? Enter logs it", self._sent_choices(done)))
        if how is None:
            self.say(f"{done}; not logged as sent", "muted")
            return
        try:
            change = self.log_sent(how, self.letter.text)
        except StoreError as error:
            self.refuse(error)
            return
        self._kept = self.letter.text
        self._is_sent = True
        self.after_sent(change)

    def _sent_choices(self, done: str) -> list[Choice[Sent]]:
        heads: list[Choice[Sent]] = [Choice("", ((clip(done, 200), "muted"),))]
        if missing := gaps(self.letter.text):
            heads.append(Choice("", ((f"{missing[0]} still stands in it: Esc, then e fills it in", "warning"),)))
        before = self._store.timeline.recent(self._contact_id, self._clock())
        if question := guard(before, about_to_log(Kind.EMAIL, LogLine("", purpose=self.purpose()))):
            heads.append(Choice("", ((clip(question, 200), "warning"),)))
        ways: list[Choice[Sent]] = [
            Choice("e", (("yes, as an e-mail", ""),), (Kind.EMAIL, False)),
            Choice("m", (("yes, as a message", ""),), (Kind.MESSAGE, False)),
        ]
        if not any(point.kind is PointKind.EMAIL for point in self.contact.points):
            ways.reverse()
        mine: Line = (("yes, but it was about myself: ", ""), ("counts as no contact", "muted"))
        return [*heads, *ways, Choice("p", mine, (Kind.EMAIL, True))]

    def purpose(self) -> Purpose:
        """What the letter is for, as far as a guard asks."""
        return Purpose.NEUTRAL


def _check_new_file(text: str) -> tuple[bool, str]:
    """Whether a new file of that name can be written; one that is there is never written over."""
    if not text.strip():
        return False, "the name of a new file"
    try:
        path = Path(text.strip()).expanduser()
        if path.exists() or path.is_symlink():
            return False, "there is something of that name already: take another one"
        if not path.parent.is_dir():
            return False, f"there is no folder {clip(str(path.parent), 200)}"
    except (OSError, ValueError, RuntimeError) as error:
        return False, clip(str(error), 200)
    return True, f"a new file, only for you: {clip(str(path), 300)}"
