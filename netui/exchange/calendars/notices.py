"""What was left out of a calendar, and what was taken for granted of it, told in sentences."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from netui.domain.visible import clip

MOST_GUESTS = 25
"""An entry with more people is an audience: to have sat in it makes nobody an acquaintance."""

MOST_NAMED = 10
"""Things named one by one."""

_KINDS = {
    "VTODO": ("task", "tasks"),
    "VJOURNAL": ("journal entry", "journal entries"),
    "VFREEBUSY": ("list of free time", "lists of free time"),
    "VALARM": ("alarm", "alarms"),
}


class Fate(StrEnum):
    """Why an entry was left out, as it stands between ``3 entries`` and ``were left out``."""

    AHEAD = "still to come"
    CANCELLED = "cancelled"
    DECLINED = "declined by you"
    ALONE = "without other people"
    OLD = "last repeated more than two years ago"
    TAKEN_OUT = "of which every time was moved or taken out"
    SUPERSEDED = "superseded in the same file"


@dataclass(slots=True)
class LeftOut:
    """The account of one file: entries by their fate, other components by their kind, and what was shortened.

    ``crowded`` are the entries with too many people, in words. ``days`` counts the entries that told one of
    ``birthdays``. ``zones`` are those nobody knows, ``home`` is the one taken instead.
    """

    home: str
    fates: Counter[Fate] = field(default_factory=Counter)
    kinds: Mapping[str, int] = field(default_factory=dict)
    crowded: list[str] = field(default_factory=list)
    shortened: int = 0
    cut_short: int = 0
    days: int = 0
    birthdays: int = 0
    zones: Counter[str] = field(default_factory=Counter)

    def sentences(self) -> Iterator[str]:
        """One for each thing its owner would want to check."""
        for fate in Fate:
            if count := self.fates[fate]:
                yield f"{_many(count, 'entry', 'entries')} {fate} {_was(count)} left out"
        for named in self.crowded[:MOST_NAMED]:
            yield f"{named} was left out: more than {MOST_GUESTS} are an audience"
        if (more := len(self.crowded) - MOST_NAMED) > 0:
            yield f"{_many(more, 'more entry', 'more entries')} with such an audience {_was(more)} left out"
        yield from self._other_kinds()
        for count, how in ((self.shortened, "two years"), (self.cut_short, "times that there is room for")):
            if count:
                repeats = _many(count, "entry that repeats was", "entries that repeat were")
                yield f"{repeats} read for the last {how} only"
        if self.days > self.birthdays:
            told = _many(self.birthdays, "birthday or anniversary", "birthdays and anniversaries")
            yield f"{self.days:,} entries tell {told}"
        for zone, _ in self.zones.most_common(MOST_NAMED):
            yield f"the time zone “{clip(zone, 60)}” is not known: its times are taken as those of {self.home}"

    def _other_kinds(self) -> Iterator[str]:
        kinds = sorted(self.kinds.items())
        for kind, count in kinds[:MOST_NAMED]:
            words = _KINDS.get(kind, (f"{kind} component", f"{kind} components"))
            yield f"{_many(count, *words)} {_was(count)} left out"
        if more := sum(count for _, count in kinds[MOST_NAMED:]):
            yield f"{_many(more, 'component', 'components')} of more kinds {_was(more)} left out"


def _many(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"
