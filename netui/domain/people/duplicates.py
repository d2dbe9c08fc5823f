"""Who may be here twice: by equal e-mail, number or page, and by names that are alike, each with its reasons."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import combinations, islice
from typing import NamedTuple

from netui.domain.folding import fold
from netui.domain.frozen import dataclass
from netui.domain.people.contact import NO_NAME, Contact, ContactPoint, PointKind
from netui.domain.people.name_likeness import Likeness, Name, contradict, likeness, read_name
from netui.domain.people.nicknames import formal_names
from netui.domain.people.same_person import alike
from netui.domain.practice.openers import firm_site

SWITCHBOARD = 3
"""More people than these with one number or address are colleagues: it says of nobody who they are."""

_CROWD = 6
"""More people of one name than these are looked at only where something else agrees too."""

_WINDOW = 6
"""Of many people of one firm or place, a name is compared with so many that stand next to it by spelling."""

_FEW = 12
"""Up to so many are compared each with each."""

_SHORTEST_NUMBER, _NATIONAL = 6, 8
"""Digits of a number worth comparing, and of the end by which a number without its country is known."""

_ROLES = frozenset(
    ("info", "office", "contact", "hello", "mail", "sales", "support", "admin", "team", "kontakt", "buero", "hola")
)
"""Who reads these is a firm."""

_CALLED = {PointKind.EMAIL: "e-mail", PointKind.PHONE: "number", PointKind.PROFILE: "page"}

Pair = tuple[int, int]
"""Two contacts by their ids, the smaller one first."""


@dataclass(frozen=True, slots=True)
class Everybody:
    """All contacts as they are looked through, in rows as the file has them.

    ``people`` are (id, name, folded name, organisation, place), ``points`` (contact, kind, key, value),
    ``birthdays`` (contact, year, month, day), ``apart`` those who are known to be two.
    """

    people: Sequence[tuple[int, str, str, str, str]]
    points: Sequence[tuple[int, str, str, str]] = ()
    birthdays: Sequence[tuple[int, int | None, int | None, int | None]] = ()
    apart: Collection[Pair] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two contacts, by their ids, that may be one person: ``sure`` or perhaps, and why in words.

    Sure is an address, number or page of one's own in common under names that agree, and nothing less
    ("never merge on a name alone"); ``strength`` only orders.
    """

    a: int
    b: int
    sure: bool
    reasons: tuple[str, ...]
    strength: int = 0

    @property
    def pair(self) -> Pair:
        """Whom it is about."""
        return self.a, self.b


class _Point(NamedTuple):
    """What points are grouped by: of a number the end."""

    kind: PointKind
    key: str


class _Written(NamedTuple):
    key: str
    value: str


class _Person(NamedTuple):
    id: int
    written: str
    name: Name
    nameless: bool
    organisation: str
    place: str
    fields: Mapping[str, str]
    points: Mapping[_Point, _Written]
    birthday: tuple[int | None, int | None, int | None] | None


def candidates(everybody: Everybody) -> list[Candidate]:
    """Every two contacts that may be one person, the strongest first.

    A number or address that more than ``SWITCHBOARD`` share, a firm's own page and ``info@`` are only one more
    thing in common. By name alone are suggested: the same words in any order, a short form (Bob, Robert), an
    initial that fits only one. One name within another, and a slip of the pen, need a firm, a place, a mail
    domain or a shared number beside them. Never: two who are known to be two (``apart``), whose birthdays
    disagree, or whose names do (John A. and John B.). The time grows with the number of people, not its square.
    """
    return _Look(everybody).candidates()


class _Look:
    """One look through everybody."""

    def __init__(self, everybody: Everybody) -> None:
        self._apart = {_pair(*pair) for pair in everybody.apart}
        points = _points(everybody.points)
        born = {number: (year, month, day) for number, year, month, day in reversed(everybody.birthdays)}
        self._people = {
            number: _person(number, name, folded, organisation, place, points.get(number, {}), born.get(number))
            for number, name, folded, organisation, place in everybody.people
        }
        owners: dict[_Point, list[int]] = defaultdict(list)
        for number, person in self._people.items():
            for point in person.points:
                owners[point].append(number)
        self._shared = {point: ids for point, ids in owners.items() if len(ids) > 1}
        self._weak = {point for point, ids in self._shared.items() if len(ids) > SWITCHBOARD or _of_a_firm(point)}

    def candidates(self) -> list[Candidate]:
        """The pairs worth a look, judged."""
        proposed: dict[Pair, bool] = dict.fromkeys(self._beside_something(), False)
        proposed |= dict.fromkeys(self._by_name(), True)
        for point, ids in self._shared.items():
            if point not in self._weak:
                proposed |= {pair: proposed.get(pair, False) for pair in map(_sorted, combinations(ids, 2))}
        found = [
            judged
            for pair, by_name in proposed.items()
            if pair not in self._apart and (judged := self._judge(*pair, by_name=by_name))
        ]
        return sorted(found, key=lambda one: (not one.sure, -one.strength, one.pair))

    # Which pairs are looked at

    def _by_name(self) -> Iterator[Pair]:
        """Pairs whose names alone are a reason to ask."""
        words: dict[tuple[str, ...], list[int]] = defaultdict(list)
        forms: dict[tuple[str, ...], list[int]] = defaultdict(list)
        initials: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, person in self._people.items():
            name = person.name
            if not name.whole or person.nameless:
                continue
            if len(name.given) == 1:
                initials[name.given, name.family].append(number)
                continue
            words[tuple(sorted(name.words))].append(number)
            for form in formal_names(name.given):
                forms[form, name.family].append(number)
        for groups in (words, forms):
            for ids in groups.values():
                if 1 < len(ids) <= _CROWD:
                    yield from map(_sorted, combinations(ids, 2))
        if initials:
            yield from self._by_initial(initials, forms)

    def _by_initial(
        self, initials: Mapping[tuple[str, ...], list[int]], forms: Mapping[tuple[str, ...], list[int]]
    ) -> Iterator[Pair]:
        """An initial and the name it stands for, where only one first name fits."""
        fitting: dict[tuple[str, ...], dict[int, str]] = defaultdict(dict)
        for ids in forms.values():
            for number in ids:
                name = self._people[number].name
                if (fits := (name.given[0], name.family)) in initials:
                    fitting[fits][number] = name.given
        for key, whole in fitting.items():
            if len(set(whole.values())) == 1 and len(whole) + len(initials[key]) <= _CROWD:
                for short in initials[key]:
                    yield from (_pair(short, number) for number in whole)

    def _beside_something(self) -> Iterator[Pair]:
        """Pairs with a firm, a place, a mail domain or a shared point in common, and a word of their names."""
        groups: dict[Hashable, list[int]] = defaultdict(list)
        for number, person in self._people.items():
            for what in person.fields.items():
                groups[what].append(number)
        for point in self._weak:
            groups[point] = self._shared[point]
        for members in groups.values():
            if len(members) > 1:
                yield from self._among(members)

    def _among(self, members: Iterable[int]) -> Iterator[Pair]:
        by_word: dict[str, list[int]] = defaultdict(list)
        for number in members:
            for word in set(self._people[number].name.words):
                by_word[word].append(number)
        for ids in by_word.values():
            if len(ids) < 2:
                continue
            near = combinations(ids, 2) if len(ids) <= _FEW else self._neighbours(ids)
            for one, other in near:
                if likeness(self._people[one].name, self._people[other].name):
                    yield _pair(one, other)

    def _neighbours(self, ids: Sequence[int]) -> Iterator[Pair]:
        """Of many, those who stand next to each other by the spelling of their names."""
        ordered = sorted(ids, key=lambda number: (self._people[number].name.words, number))
        for at, number in enumerate(ordered):
            yield from ((number, other) for other in islice(ordered, at + 1, at + 1 + _WINDOW))

    # What speaks for a pair

    def _judge(self, a: int, b: int, *, by_name: bool) -> Candidate | None:
        one, other = self._people[a], self._people[b]
        if contradict(one.name, other.name) or _disagree(one.birthday, other.birthday):
            return None
        shared = [point for point in one.points if _same(one.points[point], other.points.get(point))]
        own = sorted(point for point in shared if point not in self._weak)
        how = None if one.nameless or other.nameless else likeness(one.name, other.name)
        besides = _besides(one, other)
        besides += [self._crowd_words(point, one) for point in sorted(set(shared) - set(own))]
        if own:
            return self._by_points(one, other, own, how, besides)
        if how is None or not (besides or (by_name and how not in (Likeness.WITHIN, Likeness.NEAR))):
            return None
        reason = f"{how} ({one.written}, {other.written})" if how in _SHOWN else str(how)
        strength = _STRENGTH[how] + 10 * bool(besides) + len(besides)
        return Candidate(a, b, False, (", ".join((reason, *besides)),), strength)

    def _by_points(
        self, one: _Person, other: _Person, own: Sequence[_Point], how: Likeness | None, besides: Sequence[str]
    ) -> Candidate:
        of_one = one.name.generation == other.name.generation
        agree = one.nameless or other.nameless or how is not None
        sure = of_one and (agree or alike(one.written, other.written, PointKind.PHONE))
        reasons = [f"the same {_CALLED[point.kind]} {one.points[point].value}" for point in own]
        if how is not None:
            reasons.append(", ".join((str(how), *besides)))
        else:
            reasons += [*([] if sure else ["though the names differ"]), *besides]
        return Candidate(one.id, other.id, sure, tuple(reasons), 50 * sure + 10 * len(own) + len(besides))

    def _crowd_words(self, point: _Point, one: _Person) -> str:
        sharing = len(self._shared[point])
        words = f"the {_CALLED[point.kind]} {one.points[point].value}"
        return f"{words}, which {sharing} share" if sharing > 2 else f"{words} of a firm"


_SHOWN = (Likeness.NEAR, Likeness.SHORT)
_STRENGTH = {
    Likeness.SAME: 40,
    Likeness.ORDER: 38,
    Likeness.SHORT: 25,
    Likeness.INITIALS: 20,
    Likeness.NEAR: 15,
    Likeness.WITHIN: 10,
}


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _sorted(pair: Pair) -> Pair:
    return _pair(*pair)


def _points(rows: Iterable[tuple[int, str, str, str]]) -> dict[int, dict[_Point, _Written]]:
    """The points of each contact by what they are compared by, as they are written."""
    points: dict[int, dict[_Point, _Written]] = defaultdict(dict)
    for number, kind, key, value in rows:
        if point := _compared(kind, key):
            points[number].setdefault(point, _Written(key, value))
    return points


def _compared(kind: str, key: str) -> _Point | None:
    """A point as it is compared: pages of all kinds are one kind; what is too short or no address says nothing.

    A number is known by its end, since who wrote it may have left its country out: those who are compared by it
    have a name to agree in as well.
    """
    match kind:
        case PointKind.EMAIL if "@" in key:
            return _Point(PointKind.EMAIL, key)
        case PointKind.PHONE if len(key) >= _SHORTEST_NUMBER:
            return _Point(PointKind.PHONE, key[-_NATIONAL:])
        case PointKind.URL | PointKind.PROFILE if "." in key or "/" in key:
            return _Point(PointKind.PROFILE, key)
    return None


def _of_a_firm(point: _Point) -> bool:
    """Whether a point is a firm's by its look: a page without a path, an address of a role."""
    if point.kind is PointKind.PROFILE:
        return "/" not in point.key and "?" not in point.key
    return point.kind is PointKind.EMAIL and point.key.partition("@")[0] in _ROLES


def _person(
    number: int,
    written: str,
    folded: str,
    organisation: str,
    place: str,
    points: Mapping[_Point, _Written],
    birthday: tuple[int | None, int | None, int | None] | None,
) -> _Person:
    fields = {"firm": _folded(organisation), "place": _folded(place.partition(",")[0])}
    for point in points:
        if point.kind is PointKind.EMAIL and (domain := _own_domain(point.key.rpartition("@")[2])):
            fields["domain"] = domain
    nameless = written == NO_NAME or any(written == point.value for point in points.values())
    name = Name(()) if nameless else read_name(written, folded)
    known = {what: value for what, value in fields.items() if value}
    return _Person(number, written, name, nameless, organisation, place, known, points, birthday)


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=8192)
def _own_domain(host: str) -> str:
    """The domain of an address that is no public provider's, else nothing."""
    contact = Contact(0, "", "", points=(ContactPoint(PointKind.EMAIL, f"x@{host}"),))
    return host if firm_site(contact) else ""


def _same(one: _Written, other: _Written | None) -> bool:
    """Whether two numbers that end alike are one, written with its country or without; other points are."""
    if other is None:
        return False
    a, b = one.key.lstrip("0"), other.key.lstrip("0")
    return one.key == other.key or a.endswith(b) or b.endswith(a)


def _besides(one: _Person, other: _Person) -> list[str]:
    """A firm, a place and a mail domain in common, in words; of a mere first name the place says nothing."""
    common = {what for what, value in one.fields.items() if other.fields.get(what) == value}
    words = [f"both at {one.organisation}"] if "firm" in common else []
    if "place" in common and one.name.whole and other.name.whole:
        words.append(f"both in {one.place}")
    own_mail = any(point.kind is PointKind.EMAIL and point in other.points for point in one.points)
    if "domain" in common and not own_mail:
        words.append(f"both write from @{one.fields['domain']}")
    return words


def _disagree(one: Sequence[int | None] | None, other: Sequence[int | None] | None) -> bool:
    """Whether two birthdays cannot be one person's, as far as both are known."""
    return bool(one and other) and any(a and b and a != b for a, b in zip(one or (), other or (), strict=True))
