"""Whether two names can be one person's, and how they differ; a name alone never proves it."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from netui.domain.folding import fold
from netui.domain.people.contact import NO_NAME
from netui.domain.people.nicknames import formal_names

_WORD = re.compile(r"\w+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HIM, _HER = _words("mr herr sr senor monsieur"), _words("mrs ms miss frau sra senora madame mme")
_GENERATIONS = {"jr": "jr", "junior": "jr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_TITLES = _words("dr prof professor ing dipl mag phd md mba msc bsc cpa cfa esq sir dame rev hon") | _HIM | _HER
_PARTICLES = _words("de la las los del da do dos das di du den der van von zu zum le y e bin ibn al el ter ten")

_LONG = 8
"""Letters of a word in which two slips of the pen are forgiven; in a shorter one it is one."""

_SHORT = 4
"""Letters of a word in which another letter makes another name (Mark, Mary), unless the two sound alike."""

_SOUND_ALIKE = frozenset(map(frozenset, ("kc", "yi", "sz", "vw", "fv", "dt", "ij", "cz")))
_ENDINGS = frozenset("aeio")
_FEMININE = ("a", "e", "o", "la", "le", "na", "ne", "ina", "ine", "ette")


class Likeness(StrEnum):
    """How two names are alike, in words."""

    SAME = "the same name"
    ORDER = "the same words in another order"
    SHORT = "a short form of the first name"
    INITIALS = "the same name but for an initial"
    WITHIN = "one name is part of the other"
    NEAR = "names alike"


class Name(NamedTuple):
    """A name as it is compared: its folded words without titles, and which of them are what.

    ``generation`` is what parts father and son, ``gender`` what a title says. ``whole`` says that it holds more
    than a first name: two words, or one in a script that writes names as one.
    """

    words: tuple[str, ...]
    given: str = ""
    middles: tuple[str, ...] = ()
    family: str = ""
    generation: str = ""
    gender: str = ""
    whole: bool = False


def read_name(name: str, folded: str | None = None) -> Name:
    """``name`` to be compared; ``folded`` spares folding it again. Nobody's name is ``NO_NAME``."""
    if name == NO_NAME:
        return Name(())
    text = fold(name) if folded is None else folded
    words: list[str] = _WORD.findall(text)
    generation, gender = "", ""
    if not _TITLES.isdisjoint(words) or not _GENERATIONS.keys().isdisjoint(words):
        words, generation, gender = _without_titles(words)
    if not words:
        return Name(())
    before, comma, after = text.partition(",")
    ordered = words
    if comma and (given := [word for word in _WORD.findall(after) if word in words]):
        ordered = given + [word for word in _WORD.findall(before) if word in words]
    middles = tuple(word for word in ordered[1:-1] if word not in _PARTICLES) if len(ordered) > 2 else ()
    whole = len(words) > 1 or any(ord(char) > 0x2E7F for char in name)
    return Name(tuple(words), ordered[0], middles, ordered[-1], generation, gender, whole)


def _without_titles(words: Sequence[str]) -> tuple[list[str], str, str]:
    """The words that name somebody, and what the others say; a lone title is somebody's name."""
    last = len(words) - 1
    generation = next((_GENERATIONS[word] for word in words[2:] if word in _GENERATIONS), "")
    if not generation and last > 1 and words[last] == "sr":
        generation = "sr"
    gender = "he" if words[0] in _HIM else "she" if words[0] in _HER else ""
    left = [
        word
        for at, word in enumerate(words)
        if not (word in _TITLES and (at in (0, last) or len(word) > 2)) and not (at > 1 and word in _GENERATIONS)
    ]
    return left or list(words), generation, gender


def contradict(one: Name, other: Name) -> bool:
    """Whether the names say that they are two people's: Jr and Sr, Mr and Mrs, John A. and John B."""
    if one.generation and other.generation and one.generation != other.generation:
        return True
    if one.gender and other.gender and one.gender != other.gender:
        return True
    return bool(one.middles and other.middles) and not (_initials_fit(one, other) and _initials_fit(other, one))


def _initials_fit(one: Name, other: Name) -> bool:
    letters = {word[0] for word in other.middles}
    return all(word[0] in letters for word in one.middles if len(word) == 1)


def likeness(one: Name, other: Name) -> Likeness | None:
    """How two names are alike; None where they are not, or contradict each other.

    An initial stands for its word. A slip of the pen is looked for in one word only, and never where it makes
    another first name: Mario is not Maria ("Mario/Maria score 92"), Mark is not Mary.
    """
    if not one.words or not other.words:
        return None
    found = _alike(one, other)
    if found is None or contradict(one, other):
        return None
    # A father and his son have one name, one house and one telephone.
    return found if one.generation == other.generation else Likeness.WITHIN


def _alike(one: Name, other: Name) -> Likeness | None:
    if one.words == other.words:
        return Likeness.SAME
    if len(one.words) == len(other.words) and sorted(one.words) == sorted(other.words):
        return Likeness.ORDER
    if one.family == other.family and one.whole and other.whole:
        first = _first_names(one.given, other.given)
        if first is not None and (rest := _middles(one, other)) is not None:
            return max(first, rest, key=_ORDER.index)
    if one.given == other.given and _part_of(one, other):
        return Likeness.WITHIN
    return Likeness.NEAR if _one_slip(one.words, other.words) else None


_ORDER = tuple(Likeness)


def _first_names(one: str, other: str) -> Likeness | None:
    if one == other:
        return Likeness.SAME
    if one[0] == other[0] and min(len(one), len(other)) == 1:
        return Likeness.INITIALS
    return None if formal_names(one).isdisjoint(formal_names(other)) else Likeness.SHORT


def _middles(one: Name, other: Name) -> Likeness | None:
    """How the words between first name and family name agree; they need not stand in both names."""
    if one.middles == other.middles:
        return Likeness.SAME
    fewer, more = sorted((one.middles, other.middles), key=len)
    if not fewer:
        return Likeness.INITIALS if all(len(word) == 1 for word in more) else Likeness.WITHIN
    if len(fewer) < len(more):
        return Likeness.WITHIN if all(any(_agree(a, b) for b in more) for a in fewer) else None
    return Likeness.INITIALS if all(map(_agree, fewer, more)) else None


def _agree(one: str, other: str) -> bool:
    return one == other or (one[0] == other[0] and min(len(one), len(other)) == 1)


def _part_of(one: Name, other: Name) -> bool:
    fewer, more = sorted((one.words, other.words), key=len)
    return 1 < len(fewer) < len(more) and set(fewer) <= set(more)


def _one_slip(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether all words but one are the same, and that one is the same but for a slip of the pen."""
    if len(one) != len(other) or len(one) < 2:
        return False
    differing = [at for at, word in enumerate(one) if word != other[at]]
    if len(differing) != 1:
        return False
    at = differing[0]
    a, b = sorted((one[at], other[at]), key=lambda word: (len(word), word))
    if a[0] != b[0] or len(a) < 3 or len(b) - len(a) > 2:
        return False
    return not (at == 0 and _other_first_name(a, b)) and _slips(a, b)


def _other_first_name(a: str, b: str) -> bool:
    """Whether two first names (the shorter first) are a man's and a woman's: Mario, Maria; Daniel, Daniela."""
    if len(a) == len(b):
        return a[:-1] == b[:-1] and {a[-1], b[-1]} <= _ENDINGS
    return any(a + ending == b for ending in _FEMININE)


def _slips(a: str, b: str) -> bool:
    from rapidfuzz.distance import OSA

    most = 2 if len(a) >= _LONG else 1
    slips = OSA.distance(a, b, score_cutoff=most)
    if slips > most:
        return False
    if len(a) == len(b) <= _SHORT and sorted(a) != sorted(b):
        return all(x == y or frozenset((x, y)) in _SOUND_ALIKE for x, y in zip(a, b, strict=True))
    return True
