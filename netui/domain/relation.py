"""Relations: who somebody is to a contact, read from both sides."""

from dataclasses import dataclass
from datetime import date

INVERSES = {
    "spouse": "spouse",
    "partner": "partner",
    "friend": "friend",
    "colleague": "colleague",
    "sibling": "sibling",
    "brother": "sibling",
    "sister": "sibling",
    "cousin": "cousin",
    "co-founder": "co-founder",
    "parent": "child",
    "mother": "child",
    "father": "child",
    "child": "parent",
    "son": "parent",
    "daughter": "parent",
    "boss": "report",
    "manager": "report",
    "report": "boss",
    "assistant": "assists",
    "assists": "assistant",
    "mentor": "mentee",
    "mentee": "mentor",
    "client": "supplier",
    "supplier": "client",
    "introduced by": "introduced",
    "introduced": "introduced by",
}
"""What a relation is called from the other side; one that is not here is said as ``… of``."""

OF = " of"


@dataclass(frozen=True, slots=True)
class Relation:
    """``name`` is ``kind`` to the contact ``contact_id``: a contact (``other_id``), or None for only a name.

    ``id`` is that of the record, which is the same whichever side it is read from (``mirrored`` from theirs).
    """

    id: int
    contact_id: int
    other_id: int | None
    name: str
    kind: str
    noted_on: date
    mirrored: bool = False


def inverse(kind: str) -> str:
    """What a relation is called from the other side: ``assistant`` is ``assists``, ``tutor`` is ``tutor of``."""
    if known := INVERSES.get(kind):
        return known
    return kind.removesuffix(OF) if kind.endswith(OF) else kind + OF
