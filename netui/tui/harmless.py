"""The last line of defence: no control character of any text on any widget reaches the terminal."""

from rich.cells import cell_len, split_text
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from netui.tui.signs import HARMFUL

_REPLACEMENT = "\ufffd"

_SIGNS = str.maketrans(
    {
        **{chr(code): chr(0x2400 + code) for code in range(0x20)},
        "\t": "⇥",
        "\n": "⏎",
        "\x7f": "␡",
        **{chr(code): _REPLACEMENT for code in range(0x80, 0xA0)},
        **dict.fromkeys("\u2028\u2029", "⏎"),
        **dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", _REPLACEMENT),
        **{chr(code): _REPLACEMENT for code in range(0xD800, 0xE000)},
    }
)
"""Each in one cell; lone surrogates are among them because no terminal encoding can write them."""


class HarmlessFilter(LineFilter):
    """Shows control and bidirectional characters as signs, in every widget, just before a line is drawn.

    A sign takes a cell that Textual had not counted, so as many are taken back: from the next blank space,
    so that a border to the right stays where it is, or else from the end of the line.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line with nothing in it that a terminal would obey, in the same number of cells."""
        for text, style, control in segments:
            if not control and not (text.isprintable() and (style is None or style.link is None)):
                return _harmless(segments)
        return segments


def _harmless(segments: list[Segment]) -> list[Segment]:
    shown: list[Segment] = []
    over = 0
    for segment in segments:
        text, style, control = segment
        if control:
            shown.append(segment)
            continue
        if over and text.endswith("  "):
            blank = len(text) - len(text.rstrip(" "))
            taken = min(over, blank)
            text = text[: len(text) - taken]
            over -= taken
        if HARMFUL.search(text):
            before = cell_len(text)
            text = text.translate(_SIGNS)
            over += cell_len(text) - before
        shown.append(Segment(text, _harmless_link(style)))
    for at in range(len(shown) - 1, -1, -1):
        text, style, control = shown[at]
        if over > 0 and not control:
            width = cell_len(text)
            shown[at] = Segment(split_text(text, max(0, width - over))[0], style)
            over -= width
    return [segment for segment in shown if segment.text or segment.control]


def _harmless_link(style: Style | None) -> Style | None:
    """A link is written out as it is, so one with a control character in it is no link."""
    if style is not None and style.link is not None and not style.link.isprintable():
        return style.update_link(None)
    return style
