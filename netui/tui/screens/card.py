"""The contact's card to edit: every field of it, ways to reach one per line."""

from dataclasses import replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, TextArea

from netui.domain.contact import ContactDraft, ContactPoint, PointKind
from netui.domain.tag_words import read_tags, tag_words
from netui.domain.visible import clip
from netui.tui.widgets.line_input import LineInput

_TEXTS = (
    ("name", "Name"),
    ("role", "Role"),
    ("organisation", "Organisation"),
    ("place", "Place"),
    ("hook", "How we met"),
)


class CardScreen(ModalScreen[ContactDraft | None]):
    """Edit a card; gives the new one, or None when left. Esc with unsaved edits asks once more."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", show=False, priority=True),
        Binding("escape", "leave", "Leave", show=False),
    ]

    def __init__(
        self, draft: ContactDraft, *, typed: ContactDraft | None = None, note: str = "", **options: Any
    ) -> None:
        """``typed`` is what was edited already and could not be saved, for the reason in ``note``."""
        super().__init__(**options)
        self._draft = draft
        self._shown = typed or draft
        self._note = note
        self._warned = False
        self._about = ""
        """The text about them as the form shows it, where all line ends are alike."""

    def compose(self) -> ComposeResult:
        """A row for each field."""
        with VerticalScroll(id="dialog", can_focus=False) as frame:
            frame.border_title = Content(f"Card of {self._draft.name[:60]}")
            keys = "Enter or Ctrl+S saves · Tab next field · Esc leaves"
            frame.border_subtitle = Content(clip(self._note, 80) or keys)
            for name, label in _TEXTS:
                with Horizontal(classes="field"):
                    yield Label(label, markup=False)
                    yield Input(_one_line(getattr(self._shown, name)), id=name, select_on_focus=False)
            with Horizontal(classes="field"):
                yield Label("Tags", markup=False)
                yield Input(tag_words(self._shown.tags), id="tags", select_on_focus=False)
            with Horizontal(classes="field tall"):
                yield Label("Reach\none per line:\nemail a@b.c", markup=False)
                lines = "\n".join(_point_text(point) for point in self._shown.points)
                yield TextArea(lines, id="points", tab_behavior="focus")
            with Horizontal(classes="field tall"):
                yield Label("About", markup=False)
                yield TextArea(self._shown.about, id="about", tab_behavior="focus")

    def on_mount(self) -> None:
        """Begin with the name."""
        self._about = self.query_one("#about", TextArea).text
        self.query_one("#name", Input).focus()

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Give the card as it stands; a card needs a name."""
        card = self.card()
        if not card.name.strip():
            self._frame_note("a contact needs a name")
            return
        self.dismiss(card)

    @on(LineInput.Left)
    def action_leave(self) -> None:
        """Leave; the first time with unsaved edits only say so."""
        if self.card() != self._draft and not self._warned:
            self._warned = True
            self._frame_note("Ctrl+S saves the edits · Esc again throws them away")
            return
        self.dismiss(None)

    def card(self) -> ContactDraft:
        """The card as it stands in the form; what was not touched is to the letter as it was."""
        texts: dict[str, Any] = {}
        for name, _ in _TEXTS:
            typed, was = self.query_one(f"#{name}", Input).value, getattr(self._draft, name)
            texts[name] = was if typed == _one_line(was) else typed
        tags_typed = self.query_one("#tags", Input).value
        tags = self._draft.tags if tags_typed == tag_words(self._draft.tags) else read_tags(tags_typed)
        typed = self.query_one("#about", TextArea).text
        about = self._shown.about if typed == self._about else typed
        known = {_point_text(point): point for point in (*self._shown.points, *self._draft.points)}
        lines = self.query_one("#points", TextArea).text.splitlines()
        points = tuple(known.get(text) or _point(text) for text in lines if text.strip())
        return replace(self._draft, **texts, tags=tags, points=points, about=about)

    def _frame_note(self, text: str) -> None:
        self.query_one("#dialog").border_subtitle = Content(text)


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())


def _point_text(point: ContactPoint) -> str:
    label = f" ({_one_line(point.label)})" if point.label else ""
    return f"{point.kind} {_one_line(point.value)}{label}"


def _point(text: str) -> ContactPoint:
    """The way to reach somebody that a typed line names; its kind by its first word, else by its shape."""
    first, _, rest = text.strip().partition(" ")
    kind = first.rstrip(":").casefold()
    if kind in list(PointKind) and rest:
        value, label = rest.strip(), ""
        if value.endswith(")") and " (" in value:
            value, _, label = value[:-1].rpartition(" (")
        return ContactPoint(PointKind(kind), value, label)
    text = text.strip()
    if "@" in text and " " not in text:
        return ContactPoint(PointKind.EMAIL, text)
    if "://" in text or text.startswith("www."):
        return ContactPoint(PointKind.URL, text)
    if sum(char.isdigit() for char in text) >= 5:
        return ContactPoint(PointKind.PHONE, text)
    return ContactPoint(PointKind.HANDLE, text)
