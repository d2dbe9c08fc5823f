"""The themes of our own: calm, warm, readable in bright light; and one in the terminal's own sixteen colours."""

from textual.theme import Theme

DARK = Theme(
    name="netui-dark",
    dark=True,
    primary="#6cb6a9",
    secondary="#8fa9d6",
    accent="#e5b567",
    warning="#e5a15a",
    error="#e07a6f",
    success="#8fbf7f",
    foreground="#d8d5cc",
    background="#14171b",
    surface="#191d22",
    panel="#22272e",
    variables={
        "block-cursor-background": "#2d4a48",
        "block-cursor-foreground": "#f4f1e8",
        "block-cursor-blurred-background": "#252b31",
        "border": "#6cb6a9",
        "border-blurred": "#343b44",
        "footer-key-foreground": "#e5b567",
    },
)

LIGHT = Theme(
    name="netui-light",
    dark=False,
    primary="#1c6e64",
    secondary="#3a5a94",
    accent="#8a5a00",
    warning="#a04a00",
    error="#a32a22",
    success="#3d6e28",
    foreground="#2b2d31",
    background="#f4f1ec",
    surface="#fbf9f4",
    panel="#e9e4d9",
    variables={
        "block-cursor-background": "#cfe5df",
        "block-cursor-foreground": "#14201e",
        "block-cursor-blurred-background": "#eae7dd",
        "border": "#1c6e64",
        "border-blurred": "#cfc9bb",
        "footer-key-foreground": "#8a5a00",
    },
)

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


def shown_in(theme: str, colours: str | None) -> str:
    """The theme in which a terminal can show ``theme``: shades of our own need more than sixteen colours.

    ``colours`` is what the terminal can show, in Rich's words, None for none at all.
    """
    few = colours in (None, "standard")
    return ANSI.name if few and theme in (DARK.name, LIGHT.name) else theme
