"""A contact as a QR code for a telephone to read off the screen."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.domain.people.contact import Contact
from netui.domain.visible import clip
from netui.exchange.card_code import CardCode, card_codes
from netui.tui.lines import Line, cut, flow, length
from netui.tui.render_code import beside, qr_lines, room_beside
from netui.tui.screens.dialogs.dialog import Dialog
from netui.tui.widgets.painted import Block

_LEAST_ROOM = 24
"""Cells beside a code from which on what it holds is told there."""


class ContactCodeScreen(Dialog[None]):
    """The fullest code of a contact that the window has room for."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter,Y", "dismiss(None)", "Close", show=False)]

    def __init__(self, contact: Contact, **options: Any) -> None:
        super().__init__(**options)
        self._name = clip(contact.name, 60)
        self._codes = card_codes(contact)

    def compose(self) -> ComposeResult:
        """The code in a frame as large as the window."""
        with Vertical(id="dialog") as frame:
            frame.border_title = Content(f"{self._name} as a QR code")
            frame.border_subtitle = Content("hold a telephone's camera before it · Esc closes")
            yield Block(id="code")

    def on_mount(self) -> None:
        """Draw for the window, and again when it changes."""
        self.query_one(Block).show(self._draw)

    def _draw(self, width: int, height: int) -> Sequence[Line]:
        code: list[Line] = []
        for card in self._codes:
            code = qr_lines(card.text)
            if code and len(code) <= height and length(code[0]) <= width:
                return _with_words(code, card, width, height)
        return _too_small(code, self.app.size.height + len(code) - height, width)


def _with_words(code: Sequence[Line], card: CardCode, width: int, height: int) -> list[Line]:
    """The code with what it holds: at its left, else in the lines left beneath it."""
    room = room_beside(code, width)
    if room >= _LEAST_ROOM:
        return beside(_told(card, room), code, room)
    return [*code, *_told(card, width)[: max(0, height - len(code))]]


def _told(card: CardCode, width: int) -> list[Line]:
    name, *others = card.holds
    lines: list[Line] = [cut(((clip(name, 120), "name"),), width)]
    lines += [cut(((clip(text, 120), ""),), width) for text in others]
    what = f"{card.form}: this and no more; notes, dates and tags stay here."
    return [*lines, (), *flow(((what, "muted"),), width, 4)]


def _too_small(code: Sequence[Line], lines: int, width: int) -> list[Line]:
    """How large a window the shortest code needs."""
    if not code:
        return flow((("There is more on this card than a code holds.", "warning"),), width, 3)
    needs = f"The code needs a window of {lines} lines and {length(code[0]) + 4} columns."
    return flow(((needs, "warning"), (" Y copies a number or an address.", "muted")), width, 4)
