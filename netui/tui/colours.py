"""The colours of our own themes and of the styles a span may name, as plain data for whoever paints."""

from collections.abc import Mapping
from typing import NamedTuple

DARK: Mapping[str, str] = {
    "primary": "#6cb6a9",
    "secondary": "#8fa9d6",
    "accent": "#e5b567",
    "warning": "#e5a15a",
    "error": "#e07a6f",
    "success": "#8fbf7f",
    "foreground": "#d8d5cc",
    "background": "#14171b",
    "surface": "#191d22",
    "panel": "#22272e",
    "text-primary": "#9dcec6",
    "text-secondary": "#b5c6e3",
    "text-accent": "#edce9a",
    "text-warning": "#edc092",
    "text-error": "#eaa79f",
    "text-success": "#b5d4aa",
    "text-muted": "#a3a4a6",
    "block-cursor-background": "#2d4a48",
    "block-cursor-foreground": "#f4f1e8",
    "block-cursor-blurred-background": "#252b31",
    "border": "#6cb6a9",
    "border-blurred": "#343b44",
    "scrollbar": "#2b4848",
    "footer-key-foreground": "#e5b567",
}
"""Calm and warm, on a dark ground; in Textual's names for what is coloured."""

LIGHT: Mapping[str, str] = {
    "primary": "#1c6e64",
    "secondary": "#3a5a94",
    "accent": "#8a5a00",
    "warning": "#a04a00",
    "error": "#a32a22",
    "success": "#3d6e28",
    "foreground": "#2b2d31",
    "background": "#f4f1ec",
    "surface": "#fbf9f4",
    "panel": "#e9e4d9",
    "text-primary": "#124842",
    "text-secondary": "#263b61",
    "text-accent": "#5b3b00",
    "text-warning": "#693000",
    "text-error": "#6b1b16",
    "text-success": "#28481a",
    "text-muted": "#5d5c5a",
    "block-cursor-background": "#cfe5df",
    "block-cursor-foreground": "#14201e",
    "block-cursor-blurred-background": "#eae7dd",
    "border": "#1c6e64",
    "border-blurred": "#cfc9bb",
    "scrollbar": "#90afa8",
    "footer-key-foreground": "#8a5a00",
}
"""The same on a light ground, readable in the sun."""

INKS: Mapping[str, str] = {
    "": "foreground",
    "name": "foreground",
    "muted": "text-muted",
    "accent": "text-accent",
    "good": "text-success",
    "warning": "text-warning",
    "error": "text-error",
    "heading": "text-primary",
    "key": "text-accent",
    "mine": "text-warning",
    "theirs": "text-secondary",
    "tag": "text-primary",
    "thumb": "scrollbar",
    "glyph": "text-primary",
}
"""The styles a span may name, each with the colour of the theme it is drawn in; any other is plain text.

They are no component classes of Textual's: it would work out every one of them anew for every widget whenever a
class or the focus changes, which took a third of the time to the first frame.
"""

BOLD = frozenset({"name", "heading", "key"})
"""The styles that are bold as well."""


class Ink(NamedTuple):
    """What text is painted with: two colours (``#rrggbb``), and whether it is bold."""

    foreground: str
    ground: str
    bold: bool = False


InkedLine = list[tuple[str, Ink]]
"""One line of the terminal from left to right, every cell of it."""

EIGHT_BIT: Mapping[str, int] = {
    "#124842": 23,
    "#14171b": 233,
    "#14201e": 16,
    "#191d22": 16,
    "#1c6e64": 23,
    "#22272e": 16,
    "#252b31": 235,
    "#263b61": 23,
    "#28481a": 22,
    "#2b2d31": 236,
    "#2b4848": 23,
    "#2d4a48": 23,
    "#343b44": 237,
    "#3a5a94": 60,
    "#3d6e28": 58,
    "#5b3b00": 58,
    "#5d5c5a": 240,
    "#693000": 58,
    "#6b1b16": 52,
    "#6cb6a9": 73,
    "#8a5a00": 94,
    "#8fa9d6": 110,
    "#8fbf7f": 108,
    "#90afa8": 109,
    "#9dcec6": 152,
    "#a04a00": 130,
    "#a32a22": 124,
    "#a3a4a6": 247,
    "#b5c6e3": 152,
    "#b5d4aa": 151,
    "#cfc9bb": 187,
    "#cfe5df": 188,
    "#d8d5cc": 252,
    "#e07a6f": 173,
    "#e5a15a": 179,
    "#e5b567": 179,
    "#e9e4d9": 188,
    "#eaa79f": 181,
    "#eae7dd": 188,
    "#edc092": 216,
    "#edce9a": 222,
    "#f4f1e8": 230,
    "#f4f1ec": 231,
    "#fbf9f4": 231,
}
"""Each colour's nearest among the 256 of older terminals, as Rich chooses it."""
