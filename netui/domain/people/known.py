"""What is known of a contact: facts, needs, offers, goals, interests, and how they like to be treated."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from netui.domain.day_words import short_day
from netui.domain.frozen import dataclass
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


WANTED = (FactKind.NEED, FactKind.GOAL)
"""What somebody wants, and may be helped with (rule 3 of the six rules: "help them achieve their goals")."""


@dataclass(frozen=True, slots=True)
class Given:
    """Something I did for them (``mine``) or a kindness of theirs, of a ``kind``, on a civil ``day`` if known.

    ``what`` are the words that tell of it, empty where there are none.
    """

    kind: str
    what: str
    day: date | None
    mine: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """A fact with where it came from and, for a need or a goal, what I last ``did`` for them while it held.

    ``entry_kind`` and ``entry_on`` are of the entry it came from.
    """

    fact: Fact
    entry_kind: Kind | None = None
    entry_on: date | None = None
    did: Given | None = None


def done_for(fact: Fact, entry_on: date | None, given: Iterable[Given]) -> Given | None:
    """What I last did for somebody between their wanting something and its end; None for what is no want.

    It is wanted since it was noted, or since the entry it came from, if that is dated earlier (``entry_on``).
    ``given`` is the latest first (rule 3 of the six rules: "an opportunity to help them achieve their goals").
    """
    if fact.kind not in WANTED:
        return None
    since, until = min(fact.noted_on, entry_on or fact.noted_on), fact.ended_on or date.max
    return next((one for one in given if one.mine and one.day is not None and since <= one.day <= until), None)


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
    if known.did is None:
        return "nothing done for it yet" if known.fact.ended_on is None else ""
    what = f" “{known.did.what}”" if known.did.what else ""
    return f"last: {known.did.kind}{what} {short_day(known.did.day or today, today)}"
