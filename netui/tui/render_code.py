"""A code for a telephone to read: painted in half blocks, dark on light, alone or beside what it says."""

from collections.abc import Sequence

from netui.tui.lines import Line, length

_QUIET = 4
"""Light modules around a code that a telephone needs to find it (ISO/IEC 18004)."""

_GAP = 3
_MOST_BYTES = 2953
"""What the largest code holds (ISO/IEC 18004, version 40-L)."""


def qr_lines(text: str) -> list[Line]:
    """``text`` as a QR code of half blocks, dark on light whatever the theme; nothing for nothing, or too much."""
    if not text or len(text.encode()) > _MOST_BYTES:
        return []
    import segno

    code = segno.make_qr(text, error="l", encoding="utf-8")
    modules = [list(row) for row in code.matrix_iter(scale=1, border=_QUIET)]
    if len(modules) % 2:
        modules.append([0] * len(modules[0]))
    signs = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
    return [
        (("".join(signs[bool(top), bool(low)] for top, low in zip(above, below, strict=True)), "code"),)
        for above, below in zip(modules[::2], modules[1::2], strict=True)
    ]


def room_beside(code: Sequence[Line], width: int) -> int:
    """The cells that are left of a code which stands at the right of ``width``; none without a code."""
    return max(0, width - length(code[0]) - _GAP) if code else 0


def beside(told: Sequence[Line], code: Sequence[Line], room: int) -> list[Line]:
    """Lines of at most ``room`` cells with a code at their right."""
    height = max(len(code), len(told))
    rows = zip([*told, *[()] * (height - len(told))], [*code, *[()] * (height - len(code))], strict=True)
    return [(*left, (" " * (room - length(left) + _GAP), ""), *right) for left, right in rows]
