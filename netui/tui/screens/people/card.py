"""The contact's card to edit: every field of it, what is known, who is who; several of a kind one per line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, TextArea

from netui.domain.people.card_texts import FieldProblem, card_texts, read_card
from netui.domain.people.whole_card import CardEdit, WholeCard
from netui.domain.visible import clip
from netui.store import Change, StoreError
from netui.tui.lines import flow
from netui.tui.screens.dialogs.dialog import Dialog
from netui.tui.widgets.line_input import WholePaste
from netui.tui.widgets.painted import Block

Save = Callable[[CardEdit], Change]
"""Writes what the form made of the card; raises StoreError with the sentence that stands in the form then."""

_LONGEST_PROBLEM = 300


@dataclass(frozen=True, slots=True)
class _Field:
    """A row of the form: what it is called, how many lines of it are shown, and how it is filled in."""

    id: str
    label: str
    lines: int = 1
    hint: str = ""


_FIELDS = (
    _Field("name", "Name"),
    _Field("role", "Role"),
    _Field("organisation", "Organisation", hint="another one is another job: the one before is kept below"),
    _Field("place", "Place"),
    _Field("hook", "How we met"),
    _Field("tags", "Tags", hint='#saas #"old friends"'),
    _Field("pronounce", "Pronounced", hint="how the name is said: AH-na roo-EETH"),
    _Field("salutation", "Addressed as", hint="how they like to be addressed: Dr Ruiz, Ani"),
    _Field("points", "Reach", 4, "one per line: email ana@acme.io (work) · phone +34 600 123 123 · handle @ana"),
    _Field(
        "dates",
        "Dates",
        3,
        "one per line, parts may be missing: birthday 12 nov 1980 · birthday nov · wedding 3 jun, 14 days before",
    ),
    _Field(
        "known",
        "Known",
        6,
        "one per line: goal: a second shop by march · need: a CFO · offer: · interest: · reach: · or a fact; "
        "a line removed is ended, not erased",
    ),
    _Field(
        "relations", "Relations", 3, "one per line: spouse: Marta Ruiz · assistant: Bo Li · introduced by: Eve"
    ),
    _Field("jobs", "Earlier jobs", 3, "one per line: CTO, Acme (until Nov 2026)"),
    _Field("about", "About", 4),
)

_BY_ID = {field.id: field for field in _FIELDS}


class CardScreen(Dialog[Change | None]):
    """Edit a card; gives the change once it is saved, or None when left. Esc with unsaved edits asks once more.

    What cannot be saved is said, and everything typed stays.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", show=False, priority=True),
        Binding("escape", "leave", "Leave", show=False),
    ]

    def __init__(self, whole: WholeCard, today: date, save: Save, **options: Any) -> None:
        super().__init__(**options)
        self._whole = whole
        self._today = today
        self._save = save
        self._warned: dict[str, str] = {}
        """The edits of which was said already that Esc throws them away."""
        self._said_of = ""
        """The field that what is said at the foot is about."""
        self._shown: dict[str, str] = {}
        """The text of each field as the form first showed it, where all line ends are alike."""

    def compose(self) -> ComposeResult:
        """A row for each field."""
        texts = card_texts(self._whole)
        with Vertical(id="dialog") as frame:
            frame.border_title = Content(f"Card of {clip(self._whole.card.name, 60)}")
            frame.border_subtitle = Content("Enter or Ctrl+S saves · Tab next field · Esc leaves")
            with VerticalScroll(id="fields", can_focus=False):
                for field in _FIELDS:
                    with Horizontal(classes="field" if field.lines == 1 else f"field tall -lines-{field.lines}"):
                        yield Label(field.label, markup=False)
                        yield self._widget(field, texts[field.id])
            yield Block(id="foot")

    def _widget(self, field: _Field, text: str) -> Input | TextArea:
        if field.lines == 1:
            single = WholePaste(text, id=field.id, select_on_focus=False)
            self._shown[field.id] = single.value
            return single
        several = TextArea(text, id=field.id, tab_behavior="focus")
        self._shown[field.id] = several.text
        return several

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#name", Input).focus()

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save the card as it stands; a line that cannot be taken is named, and the cursor goes there."""
        try:
            self.dismiss(self._save(read_card(self._whole, self._touched(), self._today)))
        except FieldProblem as problem:
            self._go_to(problem)
        except StoreError as error:
            self._say(str(error))

    def action_leave(self) -> None:
        """Leave; the first time with unsaved edits only say so."""
        touched = self._touched()
        if touched and touched != self._warned:
            self._warned = touched
            self._say("Ctrl+S saves the edits · Esc again throws them away")
            return
        self.dismiss(None)

    def on_descendant_focus(self, event: Any) -> None:
        """Say how the field at hand is filled in, unless it is what the foot speaks of."""
        field = _BY_ID.get(event.widget.id or "")
        if field is not None and field.id != self._said_of:
            self._say(field.hint, "muted", of=field.id)

    def _typed(self) -> dict[str, str]:
        """The text of every field as it stands in the form."""
        return {
            field.id: self.query_one(f"#{field.id}", Input).value
            if field.lines == 1
            else self.query_one(f"#{field.id}", TextArea).text
            for field in _FIELDS
        }

    def _touched(self) -> dict[str, str]:
        """The texts of the fields that are not as they were shown."""
        return {name: text for name, text in self._typed().items() if text != self._shown[name]}

    def _go_to(self, problem: FieldProblem) -> None:
        field = _BY_ID[problem.field]
        where = field.label if field.lines == 1 else f"{field.label}, line {problem.line + 1}"
        self._say(f"{where}: {problem.says}", of=field.id)
        widget = self.query_one(f"#{field.id}")
        widget.focus()
        if isinstance(widget, TextArea):
            widget.move_cursor((problem.line, len(widget.document.get_line(problem.line))))

    def _say(self, text: str, style: str = "warning", of: str = "") -> None:
        self._said_of = of
        said = ((clip(text, _LONGEST_PROBLEM), style),)
        self.query_one("#foot", Block).show(lambda width, height: flow(said, width, height))
