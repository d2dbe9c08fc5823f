"""The matchmaker: who should know whom, and why: a need and an offer, a goal and experience, a shared interest."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import heappush, heappushpop
from itertools import combinations
from math import log

from netui.domain.folding import fold
from netui.domain.frozen import dataclass
from netui.domain.giving.related import related
from netui.domain.giving.said import Said, Side, Someone, Written, read_written
from netui.domain.giving.topics import stem

MOST_MATCHES = 300
"""Matches kept of one run, the best."""

CARRIERS = 60
"""Of those who carry one topic so many are looked at, whom I know best; nobody else would be suggested."""

NEAR_CARRIERS = 15
"""The same for a word that means nearly the same."""

PER_PERSON = 3
"""Suggestions in which one person may stand: nobody is to be passed around."""

KNOWN_WELL = 2
"""The depth (two-way) from which on I may introduce somebody to one whom I only know of, from the pool."""

RELATED = 0.5
"""What a word that means nearly the same counts beside the very word."""

ENOUGH = 0.3
"""The part of what is wanted that has to be met: one word of a long need is no reason to bother two people."""

_COMMON = 0.02
"""A topic carried by a greater part of all people leads from nobody to nobody."""

_FEW = 25
"""In a small network a topic is never carried by too many up to here; in a city an interest is beyond."""

_DEEPEST = 5
_LONGEST = 200
_LONGEST_REASON = 300


WEIGHTS: Mapping[Side, float] = {Side.NEED: 1.0, Side.GOAL: 0.7, Side.INTEREST: 0.4}
"""What is wanted now counts most, then what is aimed for, then what both like."""

MET_BY: Mapping[Side, frozenset[Side]] = {
    Side.NEED: frozenset({Side.OFFER}),
    Side.GOAL: frozenset({Side.OFFER, Side.WORK, Side.EARLIER, Side.FACT}),
}
"""A need is met by an offer, a goal by experience: what they do, did, offer and are known for."""


@dataclass(frozen=True, slots=True)
class Match:
    """What A (who said ``wants``) and B (who said ``has``) have for each other; of an interest both like it."""

    wants: Said
    has: Said
    score: float

    @property
    def pair(self) -> tuple[int, int]:
        """A and B (ids), of a shared interest the smaller first."""
        return self.wants.contact_id, self.has.contact_id

    @property
    def basis(self) -> str:
        """The words it rests on, folded: other words are another match, and suggest anew."""
        return " / ".join(f"{one.side}: {fold(one.text[:_LONGEST])}" for one in (self.wants, self.has))

    @property
    def shared(self) -> tuple[str, ...]:
        """The words of theirs that meet, as A says them."""
        met = set(self.has.topics)
        near = {topic for topic in self.wants.topics if topic in met or related(topic) & met}
        words = dict.fromkeys(word for word in fold(self.wants.text[:_LONGEST]).split())
        found = {stem(bare): bare for word in words if (bare := word.strip(".,;:!?()\"'")) and stem(bare) in near}
        return tuple(found.values()) or tuple(topic for topic in self.wants.topics if topic in near)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two people to introduce, A before B, with every match between them, the best first."""

    a: Someone
    b: Someone
    matches: tuple[Match, ...]

    @property
    def score(self) -> float:
        """How much speaks for it."""
        return sum(match.score for match in self.matches)

    @property
    def key(self) -> tuple[int, int]:
        """The pair (ids)."""
        return self.a.id, self.b.id

    @property
    def reason(self) -> str:
        """Why, in words that can stand as the reason of an introduction."""
        said = "; ".join(self.says(match) for match in self.matches[:2])
        return said if len(said) <= _LONGEST_REASON else said[:_LONGEST_REASON].rsplit(" ", 1)[0] + "…"

    @property
    def shared(self) -> tuple[str, ...]:
        """The words that meet, each once."""
        return tuple(dict.fromkeys(word for match in self.matches for word in match.shared))

    def says(self, match: Match) -> str:
        """One match in words."""
        names = {self.a.id: self.a.name, self.b.id: self.b.name}
        one, other = (names[number] for number in match.pair)
        wants, has = (_quoted(said.text) for said in (match.wants, match.has))
        if match.wants.side is Side.INTEREST:
            both = f"both like {wants}" if fold(wants) == fold(has) else f"{one} likes {wants}, {other} {has}"
            return f"{both} and live in the same city"
        wanted = "needs" if match.wants.side is Side.NEED else "aims for"
        had = {Side.OFFER: "offers", Side.WORK: "is", Side.EARLIER: "was"}.get(match.has.side, "is known for")
        return f"{one} {wanted} {wants}, {other} {had} {has}"


@dataclass(frozen=True, slots=True)
class _Carrying:
    """The places of the texts that speak of a topic, in order, what each counts, and the most of that."""

    places: list[int]
    weights: list[float]
    most: float


_Ranked = tuple[float, int, Match]
"""A match by its score; of two alike the one found first is the better."""


class Matchmaker:
    """Everything said of some people, indexed by topic; every question is answered from there.

    Colleagues of one organisation are never matched, nor are two of whom I know nobody: who is in the pool is
    only introduced to somebody I know at least two-way.
    """

    def __init__(self, people: Mapping[int, Someone], said: Iterable[Said]) -> None:
        self.people = people
        self._found: dict[tuple[int | None, int], list[Match]] = {}
        self._wants: list[Said] = []
        self._interests: list[Said] = []
        self._has: list[Said] = []
        for one in said:
            if one.contact_id in people and one.topics:
                self._of(one.side).append(one)
        self._has.sort(key=lambda one: -people[one.contact_id].depth)
        self._carriers = self._index(self._has)
        crowd = max(1, len({one.contact_id for one in self._has}))
        self._common = max(_FEW, crowd * _COMMON)
        self._weights = {topic: log(1 + crowd / len(found)) for topic, found in self._carriers.items()}
        self._rare = log(1 + crowd)
        self._carried: dict[str, _Carrying] = {}
        depths = [-people[one.contact_id].depth for one in self._has]
        self._deep = [bisect_right(depths, -depth) for depth in range(_DEEPEST + 1)] + [0]

    def matches(self, contact_id: int | None = None, most: int = MOST_MATCHES) -> list[Match]:
        """The ``most`` best matches, the best first; with a ``contact_id`` only those of that contact."""
        if (known := self._found.get((contact_id, most))) is not None:
            return known
        best: list[_Ranked] = []
        for number, match in enumerate(self._every(contact_id, best, most)):
            entry = (match.score, -number, match)
            if len(best) < most:
                heappush(best, entry)
            else:
                heappushpop(best, entry)
        found = [match for _, _, match in sorted(best, key=lambda entry: entry[:2], reverse=True)]
        self._found[contact_id, most] = found
        return found

    def _of(self, side: Side) -> list[Said]:
        if side is Side.INTEREST:
            return self._interests
        return self._wants if side in MET_BY else self._has

    def _index(self, has: Sequence[Said]) -> dict[str, list[int]]:
        asked = {topic for one in self._wants for topic in one.topics}
        asked |= {near for topic in asked for near in related(topic)}
        carriers: dict[str, list[int]] = {}
        for number, one in enumerate(has):
            for topic in one.topics:
                if topic in asked:
                    carriers.setdefault(topic, []).append(number)
        return carriers

    def _every(
        self, contact_id: int | None, best: Sequence[tuple[float, int, Match]], most: int
    ) -> Iterator[Match]:
        """All matches that can be among the best: the strongest wants first, and of who has it the deepest."""
        yield from self._by_interest(contact_id)
        own = [number for number, one in enumerate(self._has) if one.contact_id == contact_id]
        near = {topic for number in own for topic in self._has[number].topics}
        near |= {topic for known in near for topic in related(known)}
        wants = sorted(((self._at_most(one), place) for place, one in enumerate(self._wants)), reverse=True)
        for at_most, place in wants:
            one = self._wants[place]
            bar = best[0][0] if len(best) == most else 0.0
            if at_most * self._prior(_DEEPEST) <= bar:
                return
            if contact_id in (None, one.contact_id):
                yield from self._met(one, self._deep_enough(bar / at_most if at_most else 0.0))
            elif not near.isdisjoint(one.topics):
                yield from self._met(one, len(self._has), frozenset(own))

    def _at_most(self, wants: Said) -> float:
        """What a match of this want can be worth at best, before it is known how deep the other goes."""
        whole = sum(self._carrying(topic).most for topic in wants.topics)
        return WEIGHTS[wants.side] * whole * self._prior(self.people[wants.contact_id].depth)

    def _deep_enough(self, prior: float) -> int:
        """How many texts, the deepest people's first, are by somebody whose depth counts more than ``prior``."""
        depth = next((depth for depth in range(_DEEPEST + 1) if self._prior(depth) > prior), _DEEPEST + 1)
        return self._deep[depth]

    def _met(self, wants: Said, end: int, only: Collection[int] | None = None) -> Iterator[Match]:
        """Who has what is wanted, among the first ``end`` texts, or those that ``only`` names by their place."""
        a, fitting = self.people[wants.contact_id], MET_BY[wants.side]
        whole = sum(self._weights.get(topic, self._rare) for topic in wants.topics)
        met: dict[int, float] = {}
        for topic in wants.topics:
            carrying = self._carrying(topic)
            stop = bisect_left(carrying.places, end)
            for place, weight in zip(carrying.places[:stop], carrying.weights[:stop], strict=True):
                met[place] = met.get(place, 0.0) + weight
        enough = ENOUGH * whole
        for place, weight in met.items():
            if weight < enough or (only is not None and place not in only):
                continue
            has = self._has[place]
            b = self.people[has.contact_id]
            if has.side in fitting and may_meet(a, b):
                worth = WEIGHTS[wants.side] * weight * (1 + weight / whole) / 2
                yield Match(wants, has, worth * self._prior(a.depth) * self._prior(b.depth))

    def _carrying(self, topic: str) -> "_Carrying":
        """The texts that speak of a topic, or nearly of it; common topics lead nowhere."""
        found = self._carried.get(topic)
        if found is None:
            weights: dict[int, float] = {}
            for near in related(topic):
                self._add(weights, near, RELATED, NEAR_CARRIERS)
            self._add(weights, topic, 1.0, CARRIERS)
            places = sorted(weights)
            found = _Carrying(places, [weights[place] for place in places], max(weights.values(), default=0.0))
            self._carried[topic] = found
        return found

    def _add(self, weights: dict[int, float], topic: str, part: float, most: int) -> None:
        carriers = self._carriers.get(topic)
        if carriers and len(carriers) <= self._common:
            weights.update(dict.fromkeys(carriers[:most], part * self._weights[topic]))

    def _by_interest(self, contact_id: int | None) -> Iterator[Match]:
        """Those who live in one city and like the same; of many the deepest."""
        crowd = max(1, len({one.contact_id for one in self._interests}))
        everywhere: dict[str, int] = {}
        groups: dict[tuple[str, str], list[Said]] = {}
        for one in self._interests:
            city = self.people[one.contact_id].city
            for topic in one.topics:
                everywhere[topic] = everywhere.get(topic, 0) + 1
                if city:
                    groups.setdefault((city, topic), []).append(one)
        seen: set[tuple[int, int]] = set()
        for (_, topic), group in groups.items():
            if not 1 < len(group) <= _FEW:
                continue
            weight = WEIGHTS[Side.INTEREST] * log(1 + crowd / everywhere[topic])
            for pair in combinations(sorted(group, key=lambda said: said.contact_id), 2):
                one, other = pair
                if contact_id not in (None, one.contact_id, other.contact_id):
                    continue
                a, b = self.people[one.contact_id], self.people[other.contact_id]
                if may_meet(a, b) and (id(one), id(other)) not in seen:
                    seen.add((id(one), id(other)))
                    yield Match(one, other, weight * self._prior(a.depth) * self._prior(b.depth))

    @staticmethod
    def _prior(depth: int) -> float:
        """What it counts how well I know somebody: one introduces people one knows."""
        return (1 + depth) / (1 + _DEEPEST)


def matchmaker(written: Written, first: int | None = None) -> Matchmaker:
    """A matchmaker who has read a network and looked for its matches, and for those of the contact ``first``."""
    maker = Matchmaker(*read_written(written))
    maker.matches()
    if first is not None:
        maker.matches(first)
    return maker


def may_meet(a: Someone, b: Someone) -> bool:
    """Whether I may introduce these two at all, whatever they want."""
    if a.id == b.id or (a.organisation and a.organisation == b.organisation):
        return False
    if a.pooled or b.pooled:
        return not (a.pooled and b.pooled) and max(a.depth, b.depth) >= KNOWN_WELL
    return True


def suggestions(
    matches: Iterable[Match],
    people: Mapping[int, Someone],
    acquainted: Collection[frozenset[int]] = frozenset(),
    dismissed: Collection[tuple[int, int, str]] = frozenset(),
    *,
    per_person: int | None = PER_PERSON,
) -> list[Suggestion]:
    """The pairs of ``matches`` (the best first) to suggest, the best first.

    Left out are the ``acquainted`` pairs and the matches ``dismissed`` (A, B, basis); nobody stands in more
    than ``per_person`` of them.
    """
    pairs: dict[frozenset[int], list[Match]] = {}
    for match in matches:
        pair = frozenset(match.pair)
        if pair not in acquainted and (*match.pair, match.basis) not in dismissed:
            pairs.setdefault(pair, []).append(match)
    found = []
    for between in pairs.values():
        a, b = (people[number] for number in between[0].pair)
        found.append(Suggestion(a, b, tuple(between)))
    found.sort(key=lambda one: (-one.score, one.key))
    if per_person is None:
        return found
    stands: dict[int, int] = {}
    kept = []
    for one in found:
        if all(stands.get(number, 0) < per_person for number in one.key):
            kept.append(one)
            for number in one.key:
                stands[number] = stands.get(number, 0) + 1
    return kept


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    short = words if len(words) <= 100 else words[:100].rsplit(" ", 1)[0] + "…"
    return f"“{short}”"
