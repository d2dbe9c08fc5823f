"""A whole network as netui's own file says it: the rows of every table, nothing of them looked up yet."""

from collections.abc import Mapping, Sequence

from netui.domain.frozen import dataclass

Value = str | int | float | bool | None
"""What one column of one row may say in a file."""

Row = Mapping[str, Value]
"""One row: its columns by name."""


@dataclass(frozen=True, slots=True)
class WholeNetwork:
    """Every row that a file holds, by table, in the order of the file.

    ``called`` is what the file is called, ``schema`` the number of the network's own schema it was written from.
    Whether it is one that can be taken in is for the network to say.
    """

    called: str
    schema: int
    tables: Mapping[str, Sequence[Row]]
