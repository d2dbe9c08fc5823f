"""A pasted card as one add line, so that what was recognised can be read and corrected before it is saved."""

import re

from netui.domain.line.contact_block import read_block
from netui.domain.line.logline import literal
from netui.domain.people.contact import ContactPoint, PointKind

_PARTING = re.compile(r"[,;\s]+")


def block_line(text: str) -> str:
    """The add line that says what a pasted ``text`` of several lines says.

    "He pulled out his business card": name, work, ways to reach and place stand before ``; ``, and what was
    not recognised stands behind it as a note; only the labels of numbers and the closing words are let go.
    """
    draft = read_block(text).draft
    work = f"{draft.role} at {draft.organisation}" if draft.role and draft.organisation else ""
    parts = [draft.name, work or draft.role or draft.organisation]
    said = [_value(point) for point in draft.points if point.kind is not PointKind.ADDRESS]
    unsaid = [point.value for point in draft.points if point.kind is PointKind.ADDRESS]
    card = ", ".join(flat for part in (*parts, *said, draft.place) if (flat := _PARTING.sub(" ", part).strip()))
    rest = " ".join(" ".join((*unsaid, draft.about)).split())
    return f"{card}; from the card: {literal(rest)}" if rest else card


def _value(point: ContactPoint) -> str:
    if point.kind in (PointKind.URL, PointKind.PROFILE):
        return point.value.replace(",", "%2C").replace(";", "%3B")
    return f"{point.label} {point.value}" if point.kind is PointKind.HANDLE and point.label else point.value
