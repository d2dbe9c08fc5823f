"""What is said of everybody, as the matchmaker reads it: what they want, have done, offer and like."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache

from netui.domain.folding import fold
from netui.domain.frozen import dataclass
from netui.domain.giving.topics import stem, topics

_SAYS_LITTLE = """
knows known month hour quick fast slow small large big half every each both few lot free name person man woman
one three four five six seven eight nine ten hundred thousand number second third
"""
"""No two people are brought together by these words, though one may look for them in a text."""


class Side(StrEnum):
    """What a text about somebody says: what they want, have, or like."""

    NEED = "need"
    GOAL = "goal"
    OFFER = "offer"
    WORK = "work"
    EARLIER = "earlier"
    FACT = "fact"
    INTEREST = "interest"


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as the matchmaker sees them; ``organisation`` and ``city`` are folded, empty where not known."""

    id: int
    name: str
    depth: int = 0
    pooled: bool = False
    organisation: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One text about somebody, with its topics (stems)."""

    contact_id: int
    side: Side
    text: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """The network as it is written, to be read in peace, beside the screen if need be.

    ``people`` are id, name, depth, whether in the pool, role, organisation and place; ``facts`` contact, kind and
    text; ``jobs`` contact, role and organisation of the earlier ones.
    """

    people: Sequence[tuple[int, str, int, bool, str, str, str]]
    facts: Sequence[tuple[int, str, str]]
    jobs: Sequence[tuple[int, str, str]]


def read_written(written: Written) -> tuple[Mapping[int, Someone], list[Said]]:
    """Everybody by id, and all that is said of them; a text that many share is read once."""
    folded, spoken = cache(fold), cache(_spoken)
    sides = {side.value: side for side in Side}
    people: dict[int, Someone] = {}
    said: list[Said] = []

    def worked(contact_id: int, side: Side, role: str, organisation: str) -> None:
        if text := f"{role}{f' at {organisation}' if organisation else ''}".strip():
            both = dict.fromkeys((*spoken(role), *spoken(organisation)))
            said.append(Said(contact_id, side, text, tuple(both)))

    for number, name, depth, pooled, role, organisation, place in written.people:
        city = folded(place.partition(",")[0])
        people[number] = Someone(number, name, depth, bool(pooled), folded(organisation), city)
        worked(number, Side.WORK, role, organisation)
    for number, kind, text in written.facts:
        said.append(Said(number, sides[kind], text, spoken(text)))
    for number, role, organisation in written.jobs:
        worked(number, Side.EARLIER, role, organisation)
    return people, said


def _spoken(text: str) -> tuple[str, ...]:
    return tuple(topic for topic in topics(text) if topic not in _little())


@cache
def _little() -> frozenset[str]:
    return frozenset(stem(word) for word in _SAYS_LITTLE.split())
