"""Trust: how many promises were kept on time, mine and theirs, and which promises that counts."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from netui.domain.frozen import dataclass
from netui.domain.promise import Promise, PromiseState, Side


@dataclass(frozen=True, slots=True)
class Moved:
    """A new date agreed for a promise on the civil day ``on``; None is no date."""

    old_due: date | None
    new_due: date | None
    on: date

    @property
    def in_time(self) -> bool:
        """Whether it was said before the promise was late: the due day itself is still in time."""
        return self.old_due is None or self.on <= self.old_due


@dataclass(frozen=True, slots=True)
class PromiseRecord:
    """A promise as it stands now with every new date it was given, in the order they were agreed."""

    promise: Promise
    moved: tuple[Moved, ...] = ()


class Word(StrEnum):
    """How a word was kept: what one promise says about trust."""

    ON_TIME = "on time"
    LATE = "late"
    BROKEN = "broken"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Rate:
    """``on_time`` of ``counted`` promises; ``ids`` are the promises counted, ``missed`` those not on time."""

    on_time: int = 0
    counted: int = 0
    ids: tuple[int, ...] = ()
    missed: tuple[int, ...] = ()

    @property
    def share(self) -> float | None:
        """The share kept on time, 0 to 1; None where nothing counts yet."""
        return self.on_time / self.counted if self.counted else None

    def says(self) -> str:
        """``7 of 8 on time``; ``none due yet`` where nothing counts."""
        return f"{self.on_time} of {self.counted} on time" if self.counted else "none due yet"


NONE_COUNTED = Rate()
"""Where no promise tells anything yet."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Both directions of trust."""

    mine: Rate = NONE_COUNTED
    theirs: Rate = NONE_COUNTED


def word(record: PromiseRecord, today: date) -> Word | None:
    """How this promise was kept as seen ``today``; None for what says nothing: dropped, or not due yet.

    Rule 2 of the six rules: trust is "whether you can be trusted to do what you say you're going to do". A
    new date agreed before the old one passed is as good as the first; agreed afterwards it stays late. Kept
    without a date is on time; kept on a day nobody knows says nothing.
    """
    promise = record.promise
    held = all(moved.in_time for moved in record.moved)
    match promise.state:
        case PromiseState.DROPPED:
            return None
        case PromiseState.BROKEN:
            return Word.BROKEN
        case PromiseState.KEPT:
            if promise.closed_on is None:
                return None
            on_time = held and (promise.due is None or promise.closed_on <= promise.due)
            return Word.ON_TIME if on_time else Word.LATE
        case PromiseState.OPEN | PromiseState.RENEGOTIATED:
            return Word.OVERDUE if promise.due is not None and promise.due < today else None


def rate(records: Iterable[PromiseRecord], side: Side, today: date) -> Rate:
    """How many of one side's promises were kept on time, as seen ``today``.

    Nothing but promises enters: "not based on how you present yourself, or whether you have common interests".
    """
    words = [
        (record.promise.id, said)
        for record in records
        if record.promise.side is side and (said := word(record, today)) is not None
    ]
    missed = tuple(number for number, said in words if said is not Word.ON_TIME)
    return Rate(len(words) - len(missed), len(words), tuple(number for number, _ in words), missed)


def trust(records: Iterable[PromiseRecord], today: date) -> Trust:
    """Mine and theirs, of one contact or of all."""
    known = list(records)
    return Trust(rate(known, Side.MINE, today), rate(known, Side.THEIRS, today))
