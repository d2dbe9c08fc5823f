"""Relations: who somebody is to a contact, read from both sides."""

from collections.abc import Sequence
from datetime import date

from netui.domain.frozen import dataclass

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


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """A relation as typed; ``only_name`` if the name is quoted, so that no contact is meant by it.

    ``problem`` is one sentence if it cannot be taken.
    """

    kind: str
    name: str
    only_name: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class RelationEdits:
    """What became of some lines: relations gone (by id), and new ones."""

    gone: tuple[int, ...] = ()
    new: tuple[RelationDraft, ...] = ()


def relation_line(relation: Relation) -> str:
    """A relation as the line that is edited: ``spouse: Marta Ruiz``."""
    return f"{' '.join(relation.kind.split())}: {' '.join(relation.name.split())}"


def read_relation(line: str) -> RelationDraft:
    """What a line says: ``assistant: Bo Li``, or ``assistant Bo Li``; a relation of several words needs a colon.

    Those known here (``introduced by``) and ``… of`` are found without one. ``@`` before the name is the log
    line's way to say that a contact is meant, in quotes or not; a name in quotes alone stays a name.
    """
    text = " ".join(line.split())
    kind, colon, name = text.partition(":")
    if not colon:
        kind, name = _first_words(text)
    kind, name = kind.strip().casefold(), name.strip()
    meant = name.startswith("@")
    name = name.removeprefix("@").strip()
    bare = name.strip('"“”').strip()
    quoted = len(name) > 1 and name[0] in '"“' and name[-1] in '"”'
    problem = "" if kind and bare else "a relation says what and who: spouse Marta Ruiz"
    return RelationDraft(kind, bare if quoted else name, quoted and not meant, problem)


def reconcile_relations(before: Sequence[Relation], text: str) -> RelationEdits:
    """What the lines of ``text`` change of the relations ``before``; a line still there leaves its own alone."""
    left = list(before)
    new: list[RelationDraft] = []
    for line in text.splitlines():
        stripped = " ".join(line.split())
        same = next((relation for relation in left if relation_line(relation) == stripped), None)
        if same is not None:
            left.remove(same)
        elif stripped:
            new.append(read_relation(stripped))
    return RelationEdits(tuple(relation.id for relation in left), tuple(new))


def _first_words(text: str) -> tuple[str, str]:
    low = text.casefold() + " "
    known = max((kind for kind in INVERSES if low.startswith(kind + " ")), key=len, default="")
    if not known:
        known = low.partition(" ")[0]
    if low[len(known) :].startswith(OF + " "):
        known += OF
    return text[: len(known)], text[len(known) :]
