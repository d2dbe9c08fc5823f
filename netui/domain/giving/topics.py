"""The topics a text speaks of: its words folded, without the common ones, reduced to their stems."""

import re
from functools import cache
from typing import Any

from netui.domain.folding import fold

_WORD = re.compile(r"[^\W_]+(?:[+#][+#]?)?")
_SHORTEST = 2


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COMMON = _words(
    """a about after again all also always am an and any are as at be because been before being best better but
    by can could day days did do does doing done down for from get gets getting give given go goes going good got
    great had has have having he her here hers him his how i if in into is it its just know last let like
    little long look looking looks made make makes making many may me meet met might more most much my need
    needs new next no not now of off often old on once one only or other our out over own people per please
    said say says see seek seeking seeks she should since so some someone somebody something soon still such
    talk tell than that the their them then there these they thing things think this those through time to
    today told too try trying two up upon us use used using very want wants was way we week weeks well were what
    when where which while who whom whose why will with within without work working works would year years yes
    yet you your www http https com org net html htm
    der die das und oder mit fur von zu im ein eine einen ist sind nicht auf aus dem den des
    le la les un une des du de et ou pour avec dans sur est sont au aux
    el los las una unos y o para con por en es son del"""
)


def topics(text: str) -> tuple[str, ...]:
    """The stems of what ``text`` speaks of, each once, in their order; ``Marathons!`` is ``marathon``.

    Words of one letter, numbers and the commonest words of English, German, French and Spanish say nothing.
    """
    found: dict[str, None] = {}
    for word in _WORD.findall(fold(text)):
        if len(word) >= _SHORTEST and word not in _COMMON and not word.isdigit():
            found[stem(word)] = None
    return tuple(found)


@cache
def stem(word: str) -> str:
    """The stem of one folded word by the Snowball rules for English; other languages keep most of theirs."""
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
