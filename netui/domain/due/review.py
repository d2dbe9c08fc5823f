"""The review: the day's queue gone through one item at a time, left and taken up again where it was."""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import replace
from datetime import date

from netui.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Review:
    """A review of ``day``: the keys of its items in their order, and which of them (from 0) is looked at.

    ``at`` is the number of items once all have been looked at.
    """

    day: date
    keys: tuple[Hashable, ...] = ()
    at: int = 0

    @property
    def current(self) -> Hashable | None:
        """The key of the item looked at; None once all have been."""
        return self.keys[self.at] if self.at < len(self.keys) else None

    @property
    def over(self) -> bool:
        """Whether every item has been looked at."""
        return self.at >= len(self.keys)

    def says(self) -> str:
        """How far it is: ``7 of 12``."""
        return f"{min(self.at + 1, len(self.keys))} of {len(self.keys)}"

    def on(self, due: Collection[Hashable]) -> "Review":
        """The next item that is still ``due``; those done with meanwhile are passed over."""
        after = (place for place in range(self.at + 1, len(self.keys)) if self.keys[place] in due)
        return replace(self, at=next(after, len(self.keys)))

    def back(self) -> "Review":
        """The item before, done with or not."""
        return replace(self, at=max(0, self.at - 1))


def taken_up(before: Review | None, due: Iterable[Hashable], today: date) -> Review:
    """The review of ``today`` over the keys ``due``, in the queue's order.

    One begun today goes on with the item it was left at, what has come up since at its end. One that is over
    begins anew with whatever is still, or again, due; so does the first one of a day.
    """
    keys = tuple(due)
    if before is None or before.day != today or before.over:
        return Review(today, keys)
    grown = replace(before, keys=before.keys + tuple(key for key in keys if key not in before.keys))
    return grown if grown.current in keys else grown.on(keys)
