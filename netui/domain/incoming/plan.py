"""What an import would do, person by person and entry by entry, to be looked at before anything is written."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

from netui.domain.frozen import dataclass
from netui.domain.incoming.reading import Card, Happening, Refusal, Source
from netui.domain.incoming.three_way import Conflict
from netui.domain.people.contact import ContactDraft
from netui.domain.people.known_lines import KnownDraft


class Verdict(StrEnum):
    """What becomes of one person of a file."""

    NEW = "new"
    MERGED = "merged"
    UNCHANGED = "unchanged"
    DOUBT = "in doubt"
    LEFT_OUT = "left out"


class Choice(StrEnum):
    """What is to be done with somebody who is in doubt; without a choice they come in as another person."""

    ANOTHER = "another person"
    SAME = "the same person"
    LEAVE = "leave out"


@dataclass(frozen=True, slots=True)
class Item:
    """One person of a file as compared with the network.

    ``who`` is the contact they are, or (in doubt) may be; below zero it is somebody of this very plan, counted
    from -1. ``name`` is what they are called here. ``because`` says in words why they are taken for them, or
    why they stay out. ``card`` is what the card of somebody who is here becomes, ``fields`` what changes on it,
    ``known`` what is told of them that was not known. ``instead_of`` is the saying of the same source, by the id
    of its row, that this one takes the place of; 0 for none.
    """

    came: Card
    source: Source
    verdict: Verdict
    who: int | None = None
    name: str = ""
    because: str = ""
    card: ContactDraft | None = None
    fields: tuple[str, ...] = ()
    known: tuple[KnownDraft, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    digest: str = ""
    instead_of: int = 0


@dataclass(frozen=True, slots=True)
class Coming:
    """One entry of a file: ``entry`` is the one it became at an earlier import, None for a new one.

    ``who`` are those who took part, below zero somebody of this very plan. ``because`` says why it stays out.
    """

    came: Happening
    source: Source
    verdict: Verdict
    who: tuple[int, ...] = ()
    entry: int | None = None
    because: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """All of an import: ``called`` is what its files are called in the history.

    ``as_of`` tells whether the network was changed since.
    """

    called: str
    items: tuple[Item, ...] = ()
    entries: tuple[Coming, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notices: tuple[str, ...] = ()
    as_of: tuple[int, int] = (0, 0)

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many people get each verdict."""
        return Counter(item.verdict for item in self.items)

    @property
    def entry_counts(self) -> Mapping[Verdict, int]:
        """How many entries get each verdict."""
        return Counter(entry.verdict for entry in self.entries)

    @property
    def doubts(self) -> tuple[int, ...]:
        """The places, among the items, of those in doubt."""
        return tuple(place for place, item in enumerate(self.items) if item.verdict is Verdict.DOUBT)

    @property
    def conflicts(self) -> tuple[tuple[Item, Conflict], ...]:
        """Every field that both sides changed, with whose it is; of a doubt those there are if it is the same."""
        return tuple((item, conflict) for item in self.items for conflict in item.conflicts)

    @property
    def writes(self) -> bool:
        """Whether carrying it out could change anything."""
        idle = {Verdict.UNCHANGED, Verdict.LEFT_OUT}
        verdicts = {*self.counts, *self.entry_counts}
        return not verdicts <= idle


def summary(plan: Plan) -> str:
    """The plan in one line of counts: ``12 new, 3 merged, 40 unchanged, 1 in doubt, 2 refused``.

    Entries follow, if there are any: ``…; timeline: 7 new, 0 merged, 30 unchanged``.
    """
    people = _counted(plan.counts)
    if plan.refusals:
        people += f", {len(plan.refusals):,} refused"
    return f"{people}; timeline: {_counted(plan.entry_counts)}" if plan.entries else people


_ALWAYS = (Verdict.NEW, Verdict.MERGED, Verdict.UNCHANGED)


def _counted(counts: Mapping[Verdict, int]) -> str:
    said = [verdict for verdict in Verdict if verdict in _ALWAYS or counts.get(verdict)]
    return ", ".join(f"{counts.get(verdict, 0):,} {verdict}" for verdict in said)
