"""A letter that goes with a clip: once it was sent, the clip is logged as given."""

from collections.abc import Mapping
from typing import Any

from textual.app import App

from netui.clock import Clock
from netui.domain.giving.caring import Cares, Told
from netui.domain.giving.clip import Clip
from netui.domain.interaction import Purpose
from netui.domain.practice.letters import one_lined
from netui.domain.practice.templates import built_in
from netui.domain.visible import visible
from netui.message_templates import read_templates
from netui.store import Change, Store
from netui.tui.screens.practice.composing import Sent, templates_folder
from netui.tui.screens.practice.letter import LetterScreen

_TEMPLATE = "clip"
_TOLD_ME = frozenset({Told.NEED, Told.GOAL, Told.INTEREST, Told.FACT})
"""What they told me and may be reminded of; their own work they know."""


class ClipLetterScreen(LetterScreen):
    """Write to one contact about a clip; gives the change that logged it, or None when it was left."""

    def __init__(self, clip: Clip, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._clip = clip

    @property
    def draft(self) -> tuple[int, str]:
        """An unfinished letter about this clip is none about another."""
        contact_id, kind = super().draft
        return contact_id, f"{kind} {self._clip.id}"

    def log_sent(self, how: Sent, text: str) -> Change:
        """Log it as a give."""
        kind, promo = how
        return self._store.clips.sent(
            self._clip.id, self._contact_id, text, self._clock(), kind=kind, promo=promo, draft=self.draft
        )

    def purpose(self) -> Purpose:
        """To give needs no guard."""
        return Purpose.GIVE


async def write_clip(app: App[Any], store: Store, clock: Clock, clip: Clip, cares: Cares) -> Change | None:
    """Let the user write to somebody who would care, from within a worker; the change if it was sent."""
    templates, _ = read_templates(templates_folder(app))
    template = next((one for one in templates if one.id == _TEMPLATE), None) or built_in(_TEMPLATE)
    assert template is not None
    fields = {**store.following.fields(cares.contact_id, clock()), **clip_fields(clip, cares)}
    return await app.push_screen_wait(
        ClipLetterScreen(clip, store, clock, cares.contact_id, template, fields, templates=templates)
    )


def clip_fields(clip: Clip, cares: Cares) -> Mapping[str, str]:
    """What the fields about a clip stand for; the address is whole, however long."""
    why = next((reason.text for reason in cares.reasons if reason.told in _TOLD_ME), "")
    url = visible(clip.url) if clip.url and clip.title else ""
    named = one_lined({"title": clip.name, "why": why})
    return {**named, "url": url} if url else named
