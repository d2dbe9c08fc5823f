"""What is known of a contact: facts, needs, offers, goals, interests, and how they like to be treated."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netui.domain.day_words import short_day
from netui.domain.interaction import Kind


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

ORDER = (
    FactKind.GOAL,
    FactKind.NEED,
    FactKind.OFFER,
    FactKind.INTEREST,
    FactKind.FACT,
    FactKind.REACH,
    FactKind.PRONOUNCE,
    FactKind.SALUTATION,
)
"""The kinds as they are listed: what is asked after first stands first."""

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


@dataclass(frozen=True, slots=True)
class Deed:
    """Something I did for a contact: what kind of give, what it was, and its civil day."""

    kind: str
    detail: str
    day: date


@dataclass(frozen=True, slots=True)
class Known:
    """A fact with where it came from and, for a goal, what I last did for them.

    ``entry_kind`` and ``entry_on`` are of the entry it came from. ``deed`` is the last give of mine since the goal
    was noted (rule 3 of the six rules: "an opportunity to help them achieve their goals").
    """

    fact: Fact
    entry_kind: Kind | None = None
    entry_on: date | None = None
    deed: Deed | None = None


def origin(known: Known, today: date) -> str:
    """Where it came from: ``from the call on Tue 20 Oct``, ``source: https://…``, ``typed Tue 3 Nov``."""
    if known.entry_kind is not None and known.entry_on is not None:
        kind = "meeting" if known.entry_kind is Kind.MET else known.entry_kind
        return f"from the {kind} on {short_day(known.entry_on, today)}"
    if known.fact.source:
        return f"source: {known.fact.source}"
    return f"typed {short_day(known.fact.noted_on, today)}"


def state_words(fact: Fact, today: date) -> str:
    """What became of it: ``reached Tue 3 Nov``, ``no longer since Tue 3 Nov``; of a goal that holds ``open``."""
    if fact.ended_on is None:
        return "open" if fact.kind == FactKind.GOAL else ""
    return f"{fact.outcome or 'no longer since'} {short_day(fact.ended_on, today)}"


def deed_words(known: Known, today: date) -> str:
    """Of a goal, what I last did for them: ``last: article “…” Mon 12 Oct``."""
    if known.fact.kind != FactKind.GOAL:
        return ""
    if known.deed is None:
        return "nothing done for it yet" if known.fact.ended_on is None else ""
    detail = f" “{known.deed.detail}”" if known.deed.detail else ""
    return f"last: {known.deed.kind}{detail} {short_day(known.deed.day, today)}"
