"""The themes of our own for Textual, and one in the terminal's own sixteen colours."""

from collections.abc import Mapping
from typing import Any

from textual.theme import Theme

from netui.tui import colours

_OF_TEXTUAL = (
    "primary",
    "secondary",
    "accent",
    "warning",
    "error",
    "success",
    "foreground",
    "background",
    "surface",
    "panel",
)
"""The colours that a theme of Textual's has places for; it takes the others as variables."""


def _theme(name: str, colours: Mapping[str, str], *, dark: bool) -> Theme:
    places: dict[str, Any] = {key: colours[key] for key in _OF_TEXTUAL}
    variables = {key: colour for key, colour in colours.items() if key not in places}
    return Theme(name=name, dark=dark, variables=variables, **places)


DARK = _theme("netui-dark", colours.DARK, dark=True)
LIGHT = _theme("netui-light", colours.LIGHT, dark=False)
ANSI = Theme(
    name="ansi",
    ansi=True,
    dark=True,
    primary="ansi_cyan",
    secondary="ansi_magenta",
    accent="ansi_magenta",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "block-cursor-background": "ansi_cyan",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-text-style": "bold",
        "border": "ansi_cyan",
        "border-blurred": "ansi_bright_black",
        "scrollbar": "ansi_bright_black",
        "scrollbar-hover": "ansi_cyan",
        "scrollbar-active": "ansi_cyan",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "footer-key-foreground": "ansi_magenta",
    },
)
"""On the terminal's own ground, dark or light; what is chosen is bold as well, which needs no colour at all."""

THEMES = (DARK, LIGHT, ANSI)


def shown_in(theme: str, shows: str | None) -> str:
    """The theme in which a terminal can show ``theme``: shades of our own need more than sixteen colours.

    ``shows`` is what the terminal can show, in Rich's words, None for none at all.
    """
    few = shows in (None, "standard")
    return ANSI.name if few and theme in (DARK.name, LIGHT.name) else theme
