"""How many people each tier is meant to hold, and the kind word when one is full; nothing here ever forbids."""

from collections.abc import Mapping

from netui.domain.people.contact import Tier

DEFAULT_CAPACITY: Mapping[Tier, int] = {Tier.A: 15, Tier.B: 50, Tier.C: 150}
"""How many people a tier holds; one without a number holds everybody.

The numbers are those of Dunbar's layers (about 15 close, 50 good friends, 150 one keeps up with), taken tier by
tier. That is a choice, not a finding: rule 1 of the six rules only says that it need not be everyone ("This
doesn't mean that you have to be Best Friends For Life with every contact").
"""

SHOWN = (Tier.A, Tier.B, Tier.C, Tier.D)
"""The tiers somebody can be promoted to, closest first."""


def filling(tier: Tier, count: int, capacity: Mapping[Tier, int]) -> str:
    """How full ``tier`` is with ``count`` people: ``12 of 15``, ``full: 15 of 15``, or ``4`` without a limit."""
    most = capacity.get(tier)
    if most is None:
        return str(count)
    return f"{'full: ' if count >= most else ''}{count} of {most}"


def kind_word(tier: Tier, others: int, capacity: Mapping[Tier, int]) -> str:
    """A word to whoever would join ``others`` people in ``tier``; empty while there is room."""
    most = capacity.get(tier)
    if most is None or others < most:
        return ""
    wider = SHOWN[SHOWN.index(tier) + 1 :] if tier in SHOWN else ()
    return f"{tier} is full; somebody may want to move{f' to {wider[0]}' if wider else ' on'}"
