"""Hostile text: every kind that broke a terminal program once, and what of it no terminal may be sent."""

import unicodedata

from netui.domain.folding import storable

HOSTILE = {
    "markup": "x [/] y",
    "brackets": "Bob [Acme]",
    "style": "[red]Zoe[/red] [@click=app.quit]go[/]",
    "backslash": "back\\[slash\\",
    "escape": "a\x1b[2J\x1b[31mred\x1b[0m",
    "title": "a\x1b]0;owned\x07b",
    "link": "a\x1b]8;;http://evil\x1b\\b\x1b]8;;\x1b\\",
    "clipboard": "a\x1b]52;c;UFdO\x07\x1bP$q\x1b\\\x1b_G\x1b\\",
    "nul": "nul\x00here",
    "c1": "a\x9b31mb\x9dc\x90d",
    "newlines": "a\nb\rc\r\nd\x0be\x0cf\x85g\u2028h\u2029i",
    "tab": "a\tb",
    "bidi": "abc\u202egnp.exe\u2066x\u2069\u200f\u061c",
    "flood": "e" + "\u0301" * 300 + "nd",
    "cjk": "漢字かな交じり文" * 8,
    "family": "👩\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 🇺🇳",
    "joiners": "a\u200d\u200d\u200cb\ufeffc\u00adz\u200b\u2060",
    "surrogate": "a\ud800b\udcffc",
    "private": "a\ue000\U000f0000\U0010ffffb\U000e0041",
    "thai": "กำลังใจ नमस्ते العربية עברית",
    "format": "{0} {name} %s %(x)s $HOME `id`",
}
"""By what it is."""


def worst(start: int = 0) -> str:
    """All of it on one line, beginning with another one for another ``start``, and what a file can store of it."""
    texts = [text for name, text in HOSTILE.items() if name not in ("surrogate", "newlines")]
    start %= len(texts)
    return storable(" ".join(texts[start:] + texts[:start]))


def acting(written: str) -> set[str]:
    """The characters of something written that a terminal may act on; ends of lines and tabs are none."""
    return {char for char in set(written) if char not in "\n\t" and _acts(char)}


def _acts(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in "\u200c\u200d"
