"""The colours of our own themes and of the styles a span may name, as plain data for whoever paints."""

from collections.abc import Mapping

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
