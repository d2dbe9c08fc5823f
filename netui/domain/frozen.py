"""Frozen dataclasses that cost next to nothing until they are used: each method is made when it is first needed.

The standard ones are written out and compiled at import, a third of a millisecond each: of the hundred that a
verb of the command line imports it uses a dozen, and of those little more than ``__init__``.
"""

import dataclasses
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(
        *, frozen: bool = False, slots: bool = False, order: bool = False
    ) -> Callable[[type[T]], type[T]]:
        """What ``dataclasses.dataclass`` makes of a class: at once, unless it is frozen, slotted and plain."""

        def made(cls: type[T]) -> type[T]:
            if frozen and slots and cls.__bases__ == (object,) and not hasattr(cls, "__post_init__"):
                return _lean(cls, order)
            return dataclasses.dataclass(frozen=frozen, slots=slots, order=order)(cls)

        return made


_LATER = ("__init__", "__repr__", "__eq__", "__hash__", "__dataclass_fields__", "__dataclass_params__")
_ORDER = ("__lt__", "__le__", "__gt__", "__ge__")


class _Later:
    """Stands for what a dataclass has by the standard, until it is asked for."""

    def __init__(self, body: Mapping[str, Any], order: bool) -> None:
        self._body, self._order = body, order

    def __set_name__(self, owner: type, name: str) -> None:
        self._owner, self._name = owner, name

    def __get__(self, instance: object, owner: type) -> Any:
        made = _init(self._body, self._owner) if self._name == "__init__" else self._standard()
        setattr(self._owner, self._name, made)
        return getattr(owner if instance is None else instance, self._name)

    def _standard(self) -> Any:
        """What the standard library makes of the same fields."""
        whole = self._name == "__dataclass_params__"
        order = self._order and (whole or self._name in _ORDER)
        twin: type = dataclasses.dataclass(
            init=whole,
            repr=whole or self._name == "__repr__",
            eq=whole or order or self._name in ("__eq__", "__hash__"),
            order=order,
            unsafe_hash=self._name == "__hash__",
            frozen=whole,
        )(type(self._owner.__qualname__, (), dict(self._body)))
        return vars(twin)[self._name]


def _lean(cls: type[T], order: bool) -> type[T]:
    """The class with slots for its fields, and everything else made later."""
    fields = cls.__annotations__
    body = {name: vars(cls)[name] for name in ("__doc__", *fields) if name in vars(cls)}
    body["__annotations__"] = fields
    own = {name: value for name, value in vars(cls).items() if name not in (*fields, "__dict__", "__weakref__")}
    later = {name: _Later(body, order) for name in (*_LATER, *(_ORDER if order else ()))}
    always = {
        "__slots__": tuple(fields),
        "__match_args__": tuple(fields),
        "__setattr__": _refuse_setting,
        "__delattr__": _refuse_deleting,
        "__reduce__": _as_called,
    }
    made: Any = type(cls.__name__, cls.__bases__, {**later, **always, **own})
    made.__qualname__ = cls.__qualname__
    lean: type[T] = made
    return lean


def _init(body: Mapping[str, Any], owner: type) -> Any:
    """``__init__``, which is all that most of them ever need; a field's default may be made anew each time."""
    known: dict[str, Any] = {"put": object.__setattr__, "NOT_GIVEN": (not_given := object())}
    parameters, lines = [], []
    for name in body["__annotations__"]:
        default = body.get(name, dataclasses.MISSING)
        value = name
        if isinstance(default, dataclasses.Field):
            if default.default_factory is not dataclasses.MISSING:
                known[f"make_{name}"], default = default.default_factory, not_given
                value = f"make_{name}() if {name} is NOT_GIVEN else {name}"
            else:
                default = default.default
        if default is not dataclasses.MISSING:
            known[f"usual_{name}"] = default
        parameters.append(name if default is dataclasses.MISSING else f"{name}=usual_{name}")
        lines.append(f" put(self, '{name}', {value})\n")
    made: dict[str, Any] = {}
    exec(f"def __init__(self, {', '.join(parameters)}):\n{''.join(lines)}", known, made)
    made["__init__"].__qualname__ = f"{owner.__qualname__}.__init__"
    return made["__init__"]


def _refuse_setting(self: object, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _as_called(self: Any) -> tuple[type, tuple[Any, ...]]:
    return type(self), tuple(getattr(self, name) for name in self.__match_args__)
