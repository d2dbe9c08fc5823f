"""What is known of a contact: facts, needs, offers, goals, interests, and how they like to be treated."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FactKind(StrEnum):
    """What can be known of somebody (rule 1 of the six rules: to "actually KNOW somebody")."""

    FACT = "fact"
    NEED = "need"
    OFFER = "offer"
    GOAL = "goal"
    INTEREST = "interest"
    REACH = "reach"
    PRONOUNCE = "pronounce"
    SALUTATION = "salutation"


MEANINGS = {
    FactKind.FACT: "something they told me",
    FactKind.NEED: "what they want; with a date it is looked at again",
    FactKind.OFFER: "what they can give",
    FactKind.GOAL: "what they aim for",
    FactKind.INTEREST: "what they love to talk about",
    FactKind.REACH: "how they like to be reached",
    FactKind.PRONOUNCE: "how their name is said",
    FactKind.SALUTATION: "how they like to be addressed",
}
"""Each kind in the words a person would use."""

OUTCOMES: dict[str, str] = {FactKind.GOAL: "reached", FactKind.NEED: "met"}
"""The good end of a kind; anything else simply no longer holds."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known about a contact; ended rather than erased.

    ``interaction_id`` is the entry it came from, ``source`` where else it came from (a link, a search);
    ``outcome`` is how it ended (``reached``, ``met``), empty where it simply no longer holds.
    """

    id: int
    contact_id: int | None
    kind: str
    text: str
    due: date | None
    noted_on: date
    ended_on: date | None = None
    interaction_id: int | None = None
    source: str = ""
    outcome: str = ""
