"""Lists of ids in statements: SQLite takes a limited number of values, and a few are found faster than many."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

Value = TypeVar("Value")

FEW = 200
"""Up to so many ids are named in a statement; for more a whole table is read, which then costs less."""


def among(column: str, ids: Sequence[int]) -> str:
    """SQL for ``column`` being one of a few ``ids``, or, of many, being any at all."""
    if len(ids) > FEW:
        return f"{column} IS NOT NULL"
    return one_of(column, ids)


def one_of(column: str, ids: Iterable[int]) -> str:
    """SQL for ``column`` being one of ``ids``."""
    return f"{column} IN ({', '.join(str(int(number)) for number in ids)})"


def parts(values: Sequence[Value], most: int = 500) -> Iterator[Sequence[Value]]:
    """``values`` in parts small enough for one statement each: SQLite takes a limited number of values."""
    return (values[begin : begin + most] for begin in range(0, len(values), most))
