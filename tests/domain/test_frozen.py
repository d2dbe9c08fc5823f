"""Frozen dataclasses made when they are needed behave in all as the standard ones."""

import copy
import dataclasses
import importlib
import pickle
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest

import netui.domain
from netui.domain.due.cadence import Interval
from netui.domain.frozen import dataclass
from netui.domain.moment import Moment


@dataclass(frozen=True, slots=True, order=True)
class Lean:
    """Some fields of every kind."""

    name: str
    day: int = 3
    notes: list[str] = dataclasses.field(default_factory=list)
    quiet: str = dataclasses.field(default="q", repr=False, compare=False)

    @property
    def loud(self) -> str:
        return self.name.upper()


Standard: Any = dataclasses.make_dataclass(
    "Lean",
    [
        ("name", str),
        ("day", int, 3),
        ("notes", list[str], dataclasses.field(default_factory=list)),
        ("quiet", str, dataclasses.field(default="q", repr=False, compare=False)),
    ],
    frozen=True,
    slots=True,
    order=True,
)

GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    (("a",), {}),
    (("b",), {}),
    (("a", 4), {}),
    (("a", 2, ["x"]), {"quiet": "other"}),
    ((), {"day": 9, "name": "a"}),
]


@pytest.mark.parametrize(("given", "named"), GIVEN)
def test_it_is_made_shown_and_turned_as_the_standard_one(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    lean, standard = Lean(*given, **named), Standard(*given, **named)

    assert repr(lean) == repr(standard)
    assert dataclasses.asdict(lean) == dataclasses.asdict(standard)
    assert repr(dataclasses.replace(lean, day=7)) == repr(dataclasses.replace(standard, day=7))
    assert lean.loud == lean.name.upper()
    assert lean == copy.copy(lean) == copy.deepcopy(lean) == pickle.loads(pickle.dumps(lean))


def test_pairs_compare_as_the_standard_ones() -> None:
    for one, named in GIVEN:
        for other, also in GIVEN:
            a, b = Lean(*one, **named), Lean(*other, **also)
            x, y = Standard(*one, **named), Standard(*other, **also)
            assert (a == b, a != b, a < b, a <= b, a > b, a >= b) == (x == y, x != y, x < y, x <= y, x > y, x >= y)
    assert Lean("a") != ("a", 3, [])
    assert hash(Interval(weeks=3)) == hash(Interval(weeks=3))
    assert len({Interval(weeks=3), Interval(weeks=3), Interval(days=1)}) == 2


def test_a_default_that_is_made_is_nobody_elses() -> None:
    Lean("a").notes.append("x")

    assert Lean("b").notes == []


def test_nothing_of_it_can_be_changed() -> None:
    lean = Lean("a")
    for name in ("day", "unheard_of"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(lean, name, 5)
    with pytest.raises(dataclasses.FrozenInstanceError):
        del lean.day  # type: ignore[misc]
    assert lean.day == 3
    assert not hasattr(lean, "__dict__")


@pytest.mark.parametrize(("given", "named"), [((), {}), (("a", 1, [], "q", "more"), {}), (("a",), {"nobody": 1})])
def test_what_is_wrongly_given_is_refused(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    for made in (Lean, Standard):
        with pytest.raises(TypeError, match=r"Lean\.__init__"):
            made(*given, **named)


def test_one_that_needs_more_is_made_by_the_standard_at_once() -> None:
    @dataclass(frozen=True, slots=True)
    class Odd(Exception):  # noqa: N818
        why: str

    @dataclass(slots=True)
    class Open:
        count: int = 0

    one = Open()
    one.count += 1
    assert (one, repr(Odd("x")).endswith("Odd(why='x')")) == (Open(1), True)


def lean_classes() -> Iterator[type]:
    """Every dataclass of the domain."""
    for found in pkgutil.walk_packages(netui.domain.__path__, "netui.domain."):
        module = importlib.import_module(found.name)
        for thing in vars(module).values():
            if isinstance(thing, type) and thing.__module__ == found.name and dataclasses.is_dataclass(thing):
                yield thing


def test_every_record_of_the_domain_tells_its_fields_and_whether_it_is_frozen() -> None:
    found = list(lean_classes())

    assert len(found) > 80
    assert Moment in found
    for made in found:
        assert [field.name for field in dataclasses.fields(made)] == list(made.__annotations__), made
        assert made.__dataclass_params__.frozen is (made.__setattr__ is not object.__setattr__), made
