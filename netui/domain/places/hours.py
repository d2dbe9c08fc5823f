"""What o'clock it is where somebody is, and whether a call is decent at that hour there."""

from dataclasses import field
from datetime import time

from netui.domain.day_words import WEEKDAY_NAMES
from netui.domain.frozen import dataclass
from netui.domain.moment import Moment, zone_info
from netui.domain.pattern import pattern

_TYPED = pattern(r"\s*(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})\s*")
_LAST_HOUR = 24
_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class DecentHours:
    """A call is welcome from the hour ``first`` until before ``last``, but not on the ``weekend`` (0 is Monday).

    A choice of each user; by default a weekday from 8 to 19, Saturday and Sunday being the weekend.
    """

    first: int = 8
    last: int = 19
    weekend: frozenset[int] = frozenset((_SATURDAY, _SUNDAY))

    def on(self, weekday: int, hour: int) -> bool:
        """Whether the ``hour`` (0 to 23) of a ``weekday`` is decent."""
        return weekday not in self.weekend and self.first <= hour < self.last


USUAL = DecentHours()
"""The hours of whoever chose none."""


@dataclass(frozen=True, slots=True)
class LocalHour:
    """The ``clock`` in a ``zone`` on a day of the week there (0 is Monday), judged by somebody's ``hours``."""

    zone: str
    clock: time
    weekday: int
    hours: DecentHours = field(default=USUAL, repr=False)

    @property
    def decent(self) -> bool:
        """Whether a call is welcome there now."""
        return self.hours.on(self.weekday, self.clock.hour)

    @property
    def short(self) -> str:
        """``14:20``; on a weekend with its day: ``Sat 14:20``."""
        day = f"{WEEKDAY_NAMES[self.weekday]} " if self.weekday in self.hours.weekend else ""
        return f"{day}{self.clock:%H:%M}"

    @property
    def says(self) -> str:
        """``14:20 there``."""
        return f"{self.short} there"


def hour_in(zone: str, now: Moment, hours: DecentHours = USUAL) -> LocalHour | None:
    """What o'clock it is in an IANA ``zone`` at ``now``; None where no zone is known."""
    if not zone:
        return None
    there = now.at.astimezone(zone_info(zone))
    return LocalHour(zone, time(there.hour, there.minute), there.weekday(), hours)


def read_hours(text: str) -> tuple[int, int]:
    """The first hour and the one that is too late, as typed: ``8-19``; raises ValueError with a sentence."""
    typed = _TYPED.fullmatch(text)
    first, last = (int(typed[1]), int(typed[2])) if typed else (0, 0)
    if not first < last <= _LAST_HOUR:
        raise ValueError(f"“{text}” is no stretch of a day: write two whole hours, the earlier first: 8-19")
    return first, last
