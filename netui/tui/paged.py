"""Rows fetched a page at a time as they come into view, however many there are."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from netui.domain.visible import clip
from netui.store import StoreError
from netui.tui.lines import Line, cut

Value = TypeVar("Value")

PAGE = 40
"""Rows fetched at once: about as many as a screen shows, few enough to cost a fraction of a frame."""


class PagedRows(Generic[Value]):
    """The rows of some ids. ``load`` fetches the values of a page of ids, ``draw`` makes lines of one.

    ``draw`` is given the row's index, its value, the width, and whether it is highlighted.
    """

    def __init__(
        self,
        ids: Sequence[int],
        load: Callable[[Sequence[int]], Mapping[int, Value]],
        draw: Callable[[int, Value, int, bool], Sequence[Line]],
    ) -> None:
        self.ids = ids
        self._load = load
        self._draw = draw
        self._values: dict[int, Value | None] = {}
        self._refused = ""
        """What stands for the rows of a page that could not be read."""

    def __len__(self) -> int:
        return len(self.ids)

    def key(self, index: int) -> Hashable:
        """The id at ``index``."""
        return self.ids[index]

    def index_of(self, key: Hashable) -> int | None:
        """Where an id stands."""
        try:
            return self.ids.index(key) if isinstance(key, int) else None
        except ValueError:
            return None

    def value(self, index: int) -> Value | None:
        """The value at ``index``, its page fetched when it was not yet; None when it is gone or cannot be read.

        A page is asked for once: a file that is locked keeps whoever asks it waiting for seconds.
        """
        number = self.ids[index]
        if number not in self._values:
            begin = index - index % PAGE
            page = self.ids[begin : begin + PAGE]
            self._values |= dict.fromkeys(page)
            try:
                self._values |= self._load(page)
            except StoreError as error:
                self._refused = clip(str(error), 300)
        return self._values[number]

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """The lines of the row at ``index``."""
        value = self.value(index)
        if value is not None:
            return self._draw(index, value, width, chosen)
        return [cut(((f"… {self._refused}".rstrip(), "error" if self._refused else "muted"),), width)]
