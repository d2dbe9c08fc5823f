"""Rest: days off and vacations, on which cadences pause and promises do not."""

from datetime import date

from netui.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Vacation:
    """From the day it ``begins`` to the day it ``ends``, both included; ``id`` is that of the record."""

    begins: date
    ends: date
    id: int = 0


@dataclass(frozen=True, slots=True)
class Rest:
    """When nobody comes up by cadence alone: weekdays (0 is Monday) and vacations. It hides, it does not shift."""

    days_off: frozenset[int] = frozenset()
    vacations: tuple[Vacation, ...] = ()

    def on(self, day: date) -> bool:
        """Whether ``day`` is one of rest."""
        return day.weekday() in self.days_off or self.vacation(day) is not None

    def vacation(self, day: date) -> Vacation | None:
        """The vacation ``day`` lies in, the one that ends last."""
        within = (one for one in self.vacations if one.begins <= day <= one.ends)
        return max(within, key=lambda one: one.ends, default=None)


NO_REST = Rest()
"""Every day is a day."""
