"""The letter of an introduction's step: asking one of the two first, or making them known; sent takes the step."""

from collections.abc import Sequence
from typing import Any

from textual.app import App

from netui.clock import Clock
from netui.domain.giving.introduction import Introduction, Step, caution
from netui.domain.interaction import Purpose
from netui.domain.people.contact import Contact
from netui.domain.practice.letters import one_lined
from netui.domain.practice.templates import Template, first_name
from netui.domain.visible import clip
from netui.message_templates import read_templates
from netui.store import Change, Store
from netui.tui.lines import Line
from netui.tui.render_follow_up import letter_lines
from netui.tui.screens.practice.composing import Sent, plain_address, templates_folder
from netui.tui.screens.practice.letter import LetterScreen
from netui.tui.widgets.painted import Block

_TEMPLATES = {
    Step.ASKED_A: "ask-for-introduction",
    Step.ASKED_B: "ask-for-introduction",
    Step.MADE: "introduction",
}
"""The template of each step that is written; met and outcome are heard, not written."""

WRITTEN = frozenset(_TEMPLATES)
"""The steps for which there is a letter."""

_THEIRS = ("fact", "finding", "help", "hook", "promise", "event")
"""What is known of the one must not slip into a letter that the other reads."""


class IntroductionLetter(LetterScreen):
    """Write what takes a step; gives the change that took it, or None when it was left."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        introduction: Introduction,
        step: Step,
        people: Sequence[Contact],
        template: Template,
        templates: Sequence[Template],
    ) -> None:
        self._introduction = introduction
        self._step = step
        self._people = people
        fields = step_fields(store, introduction, step, people, clock)
        super().__init__(store, clock, people[0].id, template, fields, templates=templates)

    def on_mount(self) -> None:
        """Who reads it, and whether somebody was not asked."""
        super().on_mount()
        if self._step is Step.MADE:
            self.query_one("#to", Block).show(lambda width, height: self._both(width))
        if said := caution(self._introduction, self._step):
            self.say(said, "warning")

    def _both(self, width: int) -> list[Line]:
        return [letter_lines(person, width)[0] for person in self._people]

    @property
    def draft(self) -> tuple[int, str]:
        """A letter left unfinished belongs to this very introduction."""
        contact_id, kind = super().draft
        return contact_id, f"{kind} {self._introduction.id}"

    def address(self) -> str | None:
        """Both read the introduction; who is asked reads their own letter."""
        readers = self._people if self._step is Step.MADE else self._people[:1]
        known = [address for person in readers if (address := plain_address(person))]
        return ",".join(known) or None

    def purpose(self) -> Purpose:
        """Making it is a give."""
        return Purpose.GIVE if self._step is Step.MADE else Purpose.NEUTRAL

    def log_sent(self, how: Sent, text: str) -> Change:
        """Take the step with the letter as its words."""
        kind, promo = how
        return self._store.introductions.take(
            self._introduction.id, self._step, self._clock(), text, kind=kind, promo=promo, draft=self.draft
        )

    def _title(self) -> str:
        who = " and ".join(clip(person.name, 40) for person in self._people)
        if self._step is not Step.MADE:
            who = f"{clip(self._people[0].name, 40)} about {clip(self._people[1].name, 40)}"
        return f"{clip(self._template.title, 40)} · {who}"


def step_fields(
    store: Store, introduction: Introduction, step: Step, people: Sequence[Contact], clock: Clock
) -> dict[str, str]:
    """What the template of a step is filled with: the reader's name, the other one, and why."""
    reader, other = people
    fields = {
        name: text for name, text in store.following.fields(reader.id, clock()).items() if name not in _THEIRS
    }
    making = step is Step.MADE
    called = first_name(other.name) or other.name
    more = {
        "other": called if making else other.name,
        "topic": introduction.reason,
        "fact": "" if making else _work(called, other),
    }
    return {**fields, **one_lined(more)}


def _work(called: str, person: Contact) -> str:
    """What somebody does, in words; empty where nothing is known."""
    if not person.role:
        return f"{called} works at {person.organisation}" if person.organisation else ""
    return f"{called} is {person.role}{f' at {person.organisation}' if person.organisation else ''}"


async def write_step(
    app: App[Any], store: Store, clock: Clock, introduction: Introduction, step: Step
) -> Change | None:
    """Let the user write the letter of a step, from within a worker; the change that took it, None if none did."""
    templates, _ = read_templates(templates_folder(app))
    template = next(one for one in templates if one.id == _TEMPLATES[step])
    ids = [introduction.a, introduction.b]
    people = [store.contacts.get(number) for number in (reversed(ids) if step is Step.ASKED_B else ids)]
    letter = IntroductionLetter(store, clock, introduction, step, people, template, templates)
    return await app.push_screen_wait(letter)
