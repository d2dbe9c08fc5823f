"""Who would care for a clip: what is known of each contact weighed against the topics of the clip."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from math import log

from netui.domain.folding import fold
from netui.domain.frozen import dataclass
from netui.domain.giving.clip import Clip, ClipKind, slug_words
from netui.domain.giving.related import related, vague
from netui.domain.giving.topics import stem, topics


class Told(StrEnum):
    """Where the words about somebody stand."""

    NEED = "need"
    GOAL = "goal"
    INTEREST = "interest"
    OFFER = "offer"
    FACT = "fact"
    WORK = "work"
    TAG = "tag"
    EARLIER = "earlier"
    PLACE = "place"
    ABOUT = "about"
    SAID = "said"


WEIGHTS: Mapping[Told, float] = {
    Told.NEED: 2.0,
    Told.GOAL: 2.0,
    Told.INTEREST: 2.0,
    Told.WORK: 2.0,
    Told.TAG: 2.0,
    Told.FACT: 1.5,
    Told.OFFER: 1.0,
    Told.EARLIER: 1.0,
    Told.ABOUT: 0.5,
    Told.SAID: 0.5,
    Told.PLACE: 0.5,
}
"""What they want, like and do counts four times what was merely said in passing.

Set by hand in half steps on the labelled clips of ``tests/benchmarks/own_clips.toml``: there a need that counts
more than the work pushes out the people of the trade. ``tests/benchmarks/clip_ranking.py`` says what comes of it.
"""

NEAR = 0.5
"""What a word that means nearly the same counts beside the very word."""

TOGETHER = 0.25
"""What each further topic counts of which the same text speaks: ``compliance`` and ``Spanish`` in one need."""

VAGUE = 0.3
"""What a general word (small, open, month) counts beside one that names a subject."""

IN_THE_TEXT = 0.4
"""What a topic of the clip's text counts beside one of its title."""

_USUAL_WORDS = 6
_LENGTH_COUNTS = 0.75
"""A text of so many words is neither short nor long; three quarters of a longer one's length counts against it."""

_WORTH_SHOWING = 0.1
"""Who scores less than this part of the best is not shown: a list that ends is a list that is read."""

_MOST_TOPICS = 40
_MOST_LETTERS = 4000
_HEAD = 3
"""Letters with which every word of a stem begins; a word that begins otherwise need not be reduced."""

_MOST_REASONS = 3
_WHERE_IT_HAPPENS = frozenset({ClipKind.EVENT, ClipKind.JOB, ClipKind.LEAD})
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+(?:[+#][+#]?)?")
_FOLDED_WORD = re.compile(r"[^\W_]+(?:[+#][+#]?)?")


@dataclass(frozen=True, slots=True)
class Field:
    """One text about somebody, and where it stands."""

    told: Told
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may care; ``given_on`` is when they got this very clip, if they did."""

    contact_id: int
    name: str
    fields: tuple[Field, ...]
    depth: int = 0
    pool: bool = False
    active: bool = True
    given_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """A text that speaks of the clip's topics; ``words`` are the stretches of it that match."""

    told: Told
    text: str
    words: tuple[tuple[int, int], ...] = ()

    @property
    def marked(self) -> str:
        """The text with the words that match between marks: ``a ‹CFO› by March``."""
        parts: list[str] = []
        at = 0
        for start, stop in self.words:
            parts += [self.text[at:start], "‹", self.text[start:stop], "›"]
            at = stop
        return "".join((*parts, self.text[at:]))

    @property
    def matching(self) -> tuple[str, ...]:
        """The words that match."""
        return tuple(self.text[start:stop] for start, stop in self.words)


@dataclass(frozen=True, slots=True)
class Cares:
    """Somebody who would care, and why, the best reason first; nothing where nothing known speaks for it."""

    contact_id: int
    name: str
    reasons: tuple[Reason, ...] = ()
    pool: bool = False
    given_on: date | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A clip of the list: how often it was ``given``, and what the contact at hand wants that it ``fits``."""

    clip: Clip
    given: int = 0
    fits: Reason | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a clip speaks of: for each stem that matches, which topic it stands for and how much that is worth."""

    stems: Mapping[str, tuple[tuple[int, float], ...]]
    place_counts: bool = False

    @property
    def heads(self) -> frozenset[str]:
        """The beginnings of all words that may match."""
        return frozenset(one[:_HEAD] for one in self.stems)


def spoken_of(clip: Clip) -> dict[str, float]:
    """The topics of a clip, each with what it counts: those of title and address whole, of the text in part."""
    heads = topics(f"{clip.title[:_MOST_LETTERS]} {slug_words(clip.url)}")[:_MOST_TOPICS]
    below = topics(clip.text[:_MOST_LETTERS])[:_MOST_TOPICS]
    shares = {**dict.fromkeys(below, IN_THE_TEXT if heads else 1.0), **dict.fromkeys(heads, 1.0)}
    return {topic: share * (VAGUE if vague(topic) else 1.0) for topic, share in shares.items()}


def stems_asked(clip: Clip) -> frozenset[str]:
    """Every stem whose count ``wanted`` needs."""
    asked = spoken_of(clip)
    return frozenset(asked).union(*(related(topic) for topic in asked))


def wanted(clip: Clip, counts: Mapping[str, int], documents: int) -> Wanted:
    """What to look for; ``counts`` says in how many of all ``documents`` (texts) a stem stands, if in any."""
    stems: dict[str, dict[int, float]] = {}
    for number, (topic, share) in enumerate(spoken_of(clip).items()):
        rare = _rarity(counts.get(topic, 0), documents)
        stems.setdefault(topic, {})[number] = share * rare
        for near in related(topic):
            worth = NEAR * share * min(rare, _rarity(counts.get(near, 0), documents))
            known = stems.setdefault(near, {})
            known[number] = max(worth, known.get(number, 0.0))
    return Wanted(
        {one: tuple(sorted(worths.items())) for one, worths in stems.items()}, clip.kind in _WHERE_IT_HAPPENS
    )


def caring(asked: Wanted, candidates: Iterable[Candidate]) -> tuple[Cares, ...]:
    """Who of ``candidates`` would care, the best first; who is archived or deceased never does.

    Each topic of the clip counts once for everybody, by the best text that speaks of it: a need before what was
    merely said, the word itself before one that means nearly the same, a rare word before a common one, a short
    text before a long one. The pool comes last, and at the very end who has the clip already.
    """
    heads = asked.heads
    found: list[tuple[float, Candidate, tuple[Reason, ...]]] = []
    for candidate in candidates:
        if candidate.active:
            score, reasons = _weigh(asked, heads, candidate)
            if score > 0:
                found.append((score, candidate, reasons))
    best = max((score for score, _, _ in found), default=0.0)
    shown = [one for one in found if one[0] >= _WORTH_SHOWING * best]
    shown.sort(
        key=lambda one: (
            one[1].given_on is not None,
            one[1].pool,
            -round(one[0], 6),
            -one[1].depth,
            fold(one[1].name),
            one[1].contact_id,
        )
    )
    return tuple(Cares(who.contact_id, who.name, reasons, who.pool, who.given_on) for _, who, reasons in shown)


def _weigh(asked: Wanted, heads: frozenset[str], candidate: Candidate) -> tuple[float, tuple[Reason, ...]]:
    """What everything known of somebody is worth, and the texts it rests on."""
    best: dict[int, float] = {}
    read: list[tuple[float, Told, Field, _Match]] = []
    for field in dict.fromkeys(candidate.fields):
        match = _matched(asked, heads, field.text)
        if not match.worths:
            continue
        weight = WEIGHTS[field.told] * (2.0 if field.told is Told.PLACE and asked.place_counts else 1.0)
        weight /= 1 - _LENGTH_COUNTS + _LENGTH_COUNTS * max(match.length, 1) / _USUAL_WORDS
        weight *= 1 + TOGETHER * (len(match.worths) - 1)
        worths = {topic: worth * weight for topic, worth in match.worths.items()}
        for topic, worth in worths.items():
            best[topic] = max(worth, best.get(topic, 0.0))
        read.append((sum(worths.values()), field.told, field, match))
    read.sort(key=lambda one: (-round(one[0], 6), list(Told).index(one[1]), one[2].text))
    reasons = tuple(Reason(field.told, field.text, match.words) for _, _, field, match in read[:_MOST_REASONS])
    return sum(best.values()), reasons


@dataclass(frozen=True, slots=True)
class _Match:
    """What a text speaks of: the worth of each topic, where its words stand, how many words there are."""

    worths: Mapping[int, float]
    words: tuple[tuple[int, int], ...]
    length: int


def _matched(asked: Wanted, heads: frozenset[str], text: str) -> _Match:
    worths: dict[int, float] = {}
    words: list[tuple[int, int]] = []
    length = 0
    for start, stop, folded in _words(text[:_MOST_LETTERS]):
        length += stop - start > _HEAD
        hits = [hit for word in folded if word[:_HEAD] in heads for hit in asked.stems.get(stem(word), ())]
        for topic, worth in hits:
            worths[topic] = max(worth, worths.get(topic, 0.0))
        if hits:
            words.append((start, stop))
    return _Match(worths, tuple(words), length)


def _words(text: str) -> Iterator[tuple[int, int, Sequence[str]]]:
    """Where each word of a text stands, and the word folded, which may make several of it."""
    if text.isascii():
        for found in _FOLDED_WORD.finditer(text.lower()):
            yield found.start(), found.end(), (found[0],)
    else:
        for found in _WORD.finditer(text):
            yield found.start(), found.end(), _FOLDED_WORD.findall(fold(found[0]))


def _rarity(count: int, documents: int) -> float:
    """How much a word tells, as BM25 has it: much where few texts hold it, next to nothing where most do."""
    return log(1 + (max(documents - count, 0) + 0.5) / (count + 0.5))


_FITS = 0.4
"""The part of a want's own words that a clip has to speak of to be offered for it."""


def fits(clip: Clip, want: Field) -> Reason | None:
    """Whether a kept clip is worth offering for a ``want``: it speaks of two fifths of the want's own words.

    A word that means nearly the same counts half, a general one less; a word that names the subject, or two that
    mean nearly the same, must be there.
    """
    asked = spoken_of(clip)
    near = frozenset[str]().union(*(related(topic) for topic in asked))
    own = {one: VAGUE if vague(one) else 1.0 for one in topics(want.text[:_MOST_LETTERS])}
    closeness = {one: 1.0 if one in asked else NEAR for one in own if one in asked or one in near}
    named = sum(closeness[one] for one in closeness if not vague(one))
    share = sum(own[one] * close for one, close in closeness.items()) / max(sum(own.values()), 1.0)
    if share < _FITS or named < 1:
        return None
    hits = Wanted(dict.fromkeys(closeness, ((0, 1.0),)))
    return Reason(want.told, want.text, _matched(hits, hits.heads, want.text).words)


def fitting(clips: Iterable[Clip], wants: Sequence[Field]) -> tuple[tuple[Clip, Reason], ...]:
    """The clips that fit any of what somebody wants, in their order, each with the want it fits best."""
    found: list[tuple[Clip, Reason]] = []
    for clip in clips:
        fit = [reason for want in wants if (reason := fits(clip, want))]
        if fit:
            found.append((clip, max(fit, key=lambda reason: len(reason.words))))
    return tuple(found)
