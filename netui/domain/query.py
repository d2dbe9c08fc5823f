"""The query language of the search: words, and filters such as ``#tag tier:A last:>6m -has:promise``."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from netui.domain.due.cadence import Interval
from netui.domain.folding import PHONE_DIGITS, digits, fold
from netui.domain.frozen import dataclass
from netui.domain.interaction import Kind
from netui.domain.pattern import pattern
from netui.domain.people.contact import DEPTHS, Tier

Op = Literal["", "<", "<=", ">", ">="]
Value = str | int | date | Interval | None

_TOKEN = pattern(
    r"""(?P<minus>-(?=\S))?
    (?: (?P<tag>\#) | (?P<field>[^\W\d_]+) : (?!//) )?
    (?P<op>[<>]=?|=)?
    (?: "(?P<quoted>[^"]*)(?P<closed>"?) | (?P<bare>\S*) )""",
    re.VERBOSE,
)

_PHONE = pattern(r"\s*\+?[\d\s()./-]+")

NEVER = "never"
HAS = (
    "promise",
    "email",
    "phone",
    "profile",
    "birthday",
    "need",
    "offer",
    "goal",
    "interest",
    "relation",
    "tag",
    "cadence",
    "clock",
    "place",
)
IS = ("active", "archived", "deceased", "pool", "ambient", "due")
DUE_WORDS = {"today": 0, "tomorrow": 1, "week": 7, "month": 31}
"""How many days ahead each word looks."""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: ``field`` (empty for words), how it compares, and the value it compares with.

    ``value`` is typed by the field: folded words, a tier or kind, a number (depth), an interval or a day
    (``last``, ``due``). ``start`` and ``stop`` say where it stands; ``exact`` that the words were in quotes.
    """

    field: str
    value: Value
    op: Op = ""
    negated: bool = False
    exact: bool = False
    start: int = 0
    stop: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be understood of ``[start, stop)`` of the text, and what to write instead."""

    start: int
    stop: int
    says: str


@dataclass(frozen=True, slots=True)
class Query:
    """A search as understood: every term must hold. A term with a problem is left out of ``terms``."""

    text: str
    terms: tuple[Term, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def words(self) -> tuple[Term, ...]:
        """The terms that are words to find anywhere, those to avoid left out."""
        return tuple(term for term in self.terms if not term.field and not term.negated)


def parse_query(text: str, today: date) -> Query:
    """What ``text`` asks for on the civil day ``today``; never raises.

    Words and quoted words are found in everything known of a contact; a filter is ``name:value`` with no blank
    between, ``#tag`` is a tag, and ``-`` before any of them turns it round.
    """
    if _PHONE.fullmatch(text) and len(number := digits(text)) >= PHONE_DIGITS:
        return Query(text, (Term("", number, start=0, stop=len(text)),))
    terms: list[Term] = []
    problems: list[Problem] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = _TOKEN.match(text, at)
        stop = found.end() if found and found.end() > at else at + 1
        try:
            term = _term(found, text[at:stop], today) if found else None
        except ValueError as error:
            problems.append(Problem(at, stop, str(error)))
        else:
            if term is not None:
                terms.append(Term(term.field, term.value, term.op, term.negated, term.exact, at, stop))
        at = stop
    return Query(text, tuple(terms), tuple(problems))


def _term(found: re.Match[str], whole: str, today: date) -> Term | None:
    """The condition of one token; None for one that asks for nothing. Raises ValueError with a sentence."""
    negated = bool(found["minus"])
    quoted = found["quoted"]
    value = (found["bare"] or "") if quoted is None else quoted
    if quoted is not None and not found["closed"] and found["field"]:
        raise ValueError(f'the quote after {found["field"]}: is not closed: write {found["field"]}:"{value}"')
    if found["tag"]:
        tag = fold(value)
        if not tag:
            raise ValueError("# is followed by a tag: #family")
        return Term("tag", tag, negated=negated)
    if found["field"] is None:
        words = fold((found["op"] or "") + value)
        return Term("", words, negated=negated, exact=quoted is not None) if words else None
    name = found["field"].casefold()
    read = _FIELDS.get(name)
    if read is None:
        raise ValueError(f"there is no filter “{name}:”; there are {', '.join(f'{known}:' for known in FILTERS)}")
    op = found["op"] or ""
    if op and name not in _COMPARED:
        raise ValueError(f"{name}: cannot be compared; write {name}:{FILTERS[name]}")
    if not value.strip():
        raise ValueError(f"{name}: needs a value, such as {name}:{FILTERS[name]}")
    compared: Op = "" if op in ("", "=") else op  # type: ignore[assignment]
    return Term(name, read(value.strip(), today), compared, negated, quoted is not None)


def _text(value: str, today: date) -> str:
    folded = fold(value)
    if not folded:
        raise ValueError(f"“{value}” holds no letters to look for")
    return folded


def _tier(value: str, today: date) -> str | None:
    for tier in Tier:
        if tier.casefold() == value.casefold():
            return tier
    if value.casefold() == "none":
        return None
    raise ValueError(f"there is no tier “{value}”: write {', '.join(Tier)} or none")


def _kind(value: str, today: date) -> str:
    if value.casefold() in list(Kind):
        return value.casefold()
    raise ValueError(f"there is no kind “{value}”: write {', '.join(Kind)}")


def _depth(value: str, today: date) -> int:
    if value.isascii() and value.isdigit() and int(value) < len(DEPTHS):
        return int(value)
    raise ValueError(f"depth is a number from 0 to {len(DEPTHS) - 1}")


def _one_of(name: str, known: tuple[str, ...]) -> Callable[[str, date], str]:
    def read(value: str, today: date) -> str:
        word = value.casefold()
        for one in known:
            if word in (one, one + "s"):
                return one
        raise ValueError(f"{name}: knows {', '.join(known)}")

    return read


def _last(value: str, today: date) -> Value:
    if value.casefold() == NEVER:
        return NEVER
    return _span(value, today, past=True, name="last")


def _due(value: str, today: date) -> Value:
    word = value.casefold()
    if word in (NEVER, "overdue", *DUE_WORDS):
        return word
    return _span(value, today, past=False, name="due")


def _span(value: str, today: date, *, past: bool, name: str) -> Interval | date:
    try:
        return Interval.parse(value)
    except ValueError:
        pass
    from netui.domain.line.typed_dates import parse_day

    day = parse_day(value, today, past=past)
    if day is None:
        raise ValueError(f"“{value}” is no span of time: write {name}:{FILTERS[name]}")
    return day


_COMPARED = frozenset({"last", "due", "depth"})
"""The filters that may begin with ``<``, ``<=``, ``>`` or ``>=``."""

_FIELDS: Mapping[str, Callable[[str, date], Value]] = {
    "name": _text,
    "role": _text,
    "org": _text,
    "tag": _text,
    "tier": _tier,
    "depth": _depth,
    "last": _last,
    "due": _due,
    "kind": _kind,
    "near": _text,
    "met": _text,
    "need": _text,
    "offer": _text,
    "goal": _text,
    "interest": _text,
    "fact": _text,
    "promise": _text,
    "has": _one_of("has", HAS),
    "is": _one_of("is", IS),
}

FILTERS: Mapping[str, str] = {
    "name": "ruiz",
    "role": "cto",
    "org": "acme",
    "tag": "family",
    "tier": "A",
    "depth": ">=3",
    "last": ">6m",
    "due": "today",
    "kind": "call",
    "near": "paris",
    "met": '"web summit"',
    "need": "cfo",
    "offer": "office",
    "goal": "berlin",
    "interest": "sailing",
    "fact": "marathon",
    "promise": "deck",
    "has": "promise",
    "is": "archived",
}
"""Every filter with an example of its value."""
