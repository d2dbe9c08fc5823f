"""Foreign text made harmless for one terminal line: every control character becomes a visible sign."""

import unicodedata
from functools import lru_cache

from netui.domain.pattern import pattern

_SIGNS = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x0A: "⏎",
    0x09: "⇥",
    0x7F: "␡",
    **{code: f"⟨{code:02X}⟩" for code in range(0x80, 0xA0)},
    **dict.fromkeys((0x2028, 0x2029), "⏎"),
}
"""C0 and DEL as Unicode control pictures, C1 as their number (terminals obey C1 too: ECMA-48)."""

_HIDDEN_FORMATS = frozenset("\u200c\u200d")
"""Joiners that writing systems and emoji families need; every other format character is shown."""

MAX_MARKS = 3
"""Combining marks, and as many joiners, shown on one letter; real writing needs no more, floods have thousands."""

_IN_NO_FILE = {code: sign for code, sign in _SIGNS.items() if code not in (0x09, 0x0A, 0x0D, 0x2028, 0x2029)}
_ACTING = pattern("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]")


def permitted(text: str) -> str:
    """``text`` for a file that other programs read, its lines as they are.

    Control characters, which no vCard (RFC 6350, 3.3), calendar (RFC 5545, 3.1) or CSV (RFC 4180, 2) may hold and
    a terminal obeys when such a file is looked at, are the signs that the screen shows for them.
    """
    return text.translate(_IN_NO_FILE) if _ACTING.search(text) else text


@lru_cache(maxsize=4096)
def visible(text: str) -> str:
    """``text`` as one harmless line: nothing in it can move a cursor, reorder a row or flood a cell.

    Control, bidirectional-override, private and unassigned characters are replaced by signs one can see;
    the stored text is not touched by this.
    """
    if text.isascii() and text.isprintable():
        return text
    shown: list[str] = []
    marks = joiners = 0
    for char in text:
        if sign := _SIGNS.get(ord(char)):
            shown.append(sign if isinstance(sign, str) else chr(sign))
            marks = joiners = 0
            continue
        category = unicodedata.category(char)
        if category in ("Mn", "Me"):
            marks += 1
            if marks > MAX_MARKS:
                continue
        elif char in _HIDDEN_FORMATS:
            joiners += 1
            if joiners > MAX_MARKS:
                continue
        else:
            marks = joiners = 0
        if category == "Cf" and char not in _HIDDEN_FORMATS:
            shown.append(f"⟨{ord(char):04X}⟩")
        elif category in ("Cs", "Co", "Cn"):
            shown.append("\ufffd")
        else:
            shown.append(char)
    return "".join(shown)


def clip(text: str, length: int) -> str:
    """The beginning of ``text`` made visible, at most ``length`` characters before the ellipsis.

    A line of a megabyte costs no more than what is shown of it.
    """
    return visible(text) if len(text) <= length else visible(text[:length]) + "…"
