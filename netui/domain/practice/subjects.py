"""Subjects of a dialogue over the years, and how long two people have known each other."""

import re
from collections.abc import Iterable
from datetime import date

from netui.domain.day_words import MONTH_NAMES, whole_months
from netui.domain.folding import fold
from netui.domain.frozen import dataclass
from netui.domain.interaction import WORDS_READ

SUBJECT_LENGTH = 40
"""Letters of a clause that are enough to remember what it was about."""

_LEAST_LETTERS = 3
"""``Dr.`` ends no clause."""

_CLAUSE_END = re.compile(r"[,;:.!?…](?=\s|$)|[，。；：！？、]|\s[-–—]+\s|\s\(|[\r\n]+")
_NO_SUBJECT = re.compile(
    r"hello|hi|hey|dear|thanks|thank you|ok|okay|yes|no|again|re|fwd|fyi|on the phone|by phone|in person|"
    r"call|called|called back|rang|phoned|message|mail|email|e-mail|wrote|note|met|meeting|first meeting|"
    r"coffee|lunch|dinner|breakfast|drinks|no answer|not reached|(left )?a? ?(message|voicemail)|"
    r"(catch|catching|caught) up|(quick|short|good|nice|long|small) (call|talk|chat|question)|"
    r"(checked|check|checking) in|hello again|(follow|followed|following)[ -]up|reply|replied|answer|answered"
)
"""What says that we talked and not about what, folded."""


@dataclass(frozen=True, slots=True)
class YearOfSubjects:
    """The subjects of one year, the newest first."""

    year: int
    subjects: tuple[str, ...]


def subject(words: str) -> str:
    """What an entry was about: the first clause of its words that says anything; empty where none does.

    ``pricing for Q1, hiring slows`` is about ``pricing for Q1``, ``called: the new studio`` about the studio.
    """
    for part in _CLAUSE_END.split(words[:WORDS_READ]):
        clause = " ".join(part.split()).strip("\"“”„'‘’()[]-–— ")
        abbreviated = clause.isascii() and len(clause) < _LEAST_LETTERS
        if abbreviated or not any(char.isalpha() for char in clause) or "://" in clause:
            continue
        if not _NO_SUBJECT.fullmatch(fold(clause)):
            return _shortened(clause)
    return ""


def subjects_by_year(talks: Iterable[tuple[date, str]], most: int) -> tuple[YearOfSubjects, ...]:
    """The subjects of ``talks`` (day and words, the newest first), each told once, at most ``most`` of a year.

    "A four year warm and friendly email dialog on a variety of subjects" (the article on following up).
    """
    years: dict[int, list[str]] = {}
    told: set[str] = set()
    for day, words in talks:
        if len(years.setdefault(day.year, [])) >= most:
            continue
        about = subject(words)
        if about and (folded := fold(about)) not in told:
            told.add(folded)
            years[day.year].append(about)
    return tuple(YearOfSubjects(year, tuple(found)) for year, found in years.items() if found)


def age_of_relation(first: date, today: date, verb: str = "known") -> str:
    """How long we have known each other: ``known for 4 years, since Feb 2022``; within a month ``known since …``.

    ``first`` is the civil day of the first touch; without one that of the card, with another ``verb``.
    """
    months = whole_months(first, today)
    since = f"since {month_of(first)}"
    if first > today or months < 1:
        return f"{verb} {since}"
    number, unit = (months, "month") if months < 24 else (months // 12, "year")
    return f"{verb} for {number} {unit}{'s' * (number > 1)}, {since}"


def month_of(day: date) -> str:
    """The month of a day with its year: ``Feb 2022``."""
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def _shortened(clause: str) -> str:
    """``clause`` in about forty letters, broken after a word."""
    if len(clause) <= SUBJECT_LENGTH:
        return clause
    head = clause[:SUBJECT_LENGTH]
    gap = head.rfind(" ")
    return (head[:gap] if gap > SUBJECT_LENGTH // 2 else head).rstrip() + "…"
