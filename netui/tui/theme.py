"""The two themes of our own: calm, warm, and readable in bright light."""

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
    background="#f4f1ea",
    surface="#fbf9f4",
    panel="#e9e4d9",
    variables={
        "block-cursor-background": "#cfe5df",
        "block-cursor-foreground": "#14201e",
        "block-cursor-blurred-background": "#ece8de",
        "border": "#1c6e64",
        "border-blurred": "#cfc9bb",
        "footer-key-foreground": "#8a5a00",
    },
)

THEMES = (DARK, LIGHT)
