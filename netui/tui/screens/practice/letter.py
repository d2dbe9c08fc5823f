"""A letter to somebody: any template, composed, taken out by hand, and logged when it was sent."""

from collections.abc import Mapping
from typing import Any

from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.content import Content

from netui.clock import Clock
from netui.domain.practice.letters import one_lined
from netui.domain.practice.templates import built_in
from netui.domain.visible import clip
from netui.message_templates import read_templates
from netui.store import Change, Store
from netui.tui.render_follow_up import letter_lines
from netui.tui.screens.dialogs.choice import ChoiceScreen
from netui.tui.screens.practice.composing import Composing, Sent, draft_kind, template_choices, templates_folder
from netui.tui.widgets.letter_text import LetterText
from netui.tui.widgets.painted import Block

_MARKS = {"thanks": "!thanks"}
"""What the log line of a letter says besides its words, by the id of its template."""


class LetterScreen(Composing):
    """Write to one contact; gives the change that logged it, or None when it was left."""

    def compose(self) -> ComposeResult:
        """To whom, the letter, and what was said."""
        with Vertical(id="dialog") as frame:
            frame.border_subtitle = Content("e E edit · t T template · y copy · m mail · o file · Esc keeps it")
            yield Block(id="to")
            yield LetterText(id="letter")
            yield Block(id="said")

    def on_mount(self) -> None:
        """Show the letter."""
        contact = self.contact
        self.query_one("#to", Block).show(lambda width, height: letter_lines(contact, width))
        self.say("nothing is sent from here: y, m and o take it out, then it is logged", "muted")
        self.load_letter()
        self.warn_of_death()

    def load_letter(self) -> None:
        """Show the letter of the template at hand, under its title."""
        super().load_letter()
        self.query_one("#dialog").border_title = Content(self._title())

    def log_sent(self, how: Sent, text: str) -> Change:
        """Log it under the template's title."""
        kind, promo = how
        return self._store.following.letter(
            self._contact_id,
            self._template.title,
            text,
            self._clock(),
            kind=kind,
            mark=_MARKS.get(self._template.id, ""),
            promo=promo,
            draft=self.draft,
        )

    def after_sent(self, change: Change) -> None:
        """A letter that is logged is done."""
        self.dismiss(change)

    def _title(self) -> str:
        return f"{clip(self._template.title, 40)} · {clip(self.contact.name, 60)}"


async def write_letter(
    app: App[Any],
    store: Store,
    clock: Clock,
    contact_id: int,
    template_id: str | None = None,
    more_fields: Mapping[str, str] | None = None,
) -> Change | None:
    """Let the user write to a contact, from within a worker; the change that logged it, None if none did.

    Without a ``template_id`` the user chooses one. ``more_fields`` add to and win over what is known of the
    contact (``new_date`` for a promise). Raises StoreError where the contact is gone.
    """
    templates, _ = read_templates(templates_folder(app))
    if template_id is None:
        drafted = set(store.drafts.waiting().get(contact_id, ()))
        choices = template_choices(templates, lambda number: draft_kind(number) in drafted)
        title = f"Write to {clip(store.contacts.names([contact_id]), 60)}"
        template = await app.push_screen_wait(ChoiceScreen(title, choices))
    else:
        template = next((one for one in templates if one.id == template_id), None) or built_in(template_id)
    if template is None:
        return None
    fields = {**store.following.fields(contact_id, clock()), **one_lined(more_fields or {})}
    return await app.push_screen_wait(
        LetterScreen(store, clock, contact_id, template, fields, templates=templates)
    )
