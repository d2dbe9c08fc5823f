"""Who is who to whom in an export of Monica: each relation once, with the one it is noted with."""

from collections.abc import Iterable, Mapping, Set
from typing import Any, NamedTuple

from netui.domain.people.relation import RelationDraft, inverse
from netui.exchange.json_values import mapping, text

_CALLED = {
    "bestfriend": "best friend",
    "ex": "former partner",
    "ex_husband": "former spouse",
    "godfather": "godparent",
    "godson": "godchild",
    "inlovewith": "in love with",
    "lovedby": "loved by",
    "protege": "mentee",
    "stepchild": "stepchild",
    "stepparent": "stepparent",
    "subordinate": "report",
}
"""Monica's names of relations that netui knows by another one."""

_TURNED = {
    "best friend": "best friend",
    "date": "date",
    "former partner": "former partner",
    "former spouse": "former spouse",
    "godparent": "godchild",
    "godchild": "godparent",
    "grandparent": "grandchild",
    "grandchild": "grandparent",
    "in love with": "loved by",
    "loved by": "in love with",
    "lover": "lover",
    "nephew": "uncle",
    "stepchild": "stepparent",
    "stepparent": "stepchild",
    "uncle": "nephew",
}
"""What Monica calls them from the other side (its seeds pair them so), beyond those netui turns round itself."""


class Related(NamedTuple):
    """A relation of somebody, and the uuid of the ``other`` it is to."""

    draft: RelationDraft
    other: str


def relations_of(
    relationships: Iterable[Mapping[str, Any]], names: Mapping[str, str], partial: Set[str]
) -> dict[str, list[Related]]:
    """The relations of each contact, by uuid: ``names`` are those of all, ``partial`` are no contacts here.

    Monica says ``contact_is`` has ``of_contact`` for a ``type``: of a child and their parent the one is shown on
    the page of the other. It keeps most twice, once from either side.
    """
    found: dict[str, list[Related]] = {}
    told: set[tuple[str, str, str]] = set()
    for each in relationships:
        said = mapping(each.get("properties"))
        one, other = text(said.get("contact_is")), text(said.get("of_contact"))
        word = text(said.get("type")).casefold()
        kind = _CALLED.get(word, word.replace("_", " "))
        if one in partial:
            one, other, kind = other, one, _turned(kind)
        if not kind or one not in names or one in partial or one == other or not names.get(other):
            continue
        if (other, one, _turned(kind)) not in told and (one, other, kind) not in told:
            told.add((one, other, kind))
            found.setdefault(one, []).append(Related(RelationDraft(kind, names[other], other in partial), other))
    return found


def _turned(kind: str) -> str:
    return _TURNED.get(kind) or inverse(kind)
