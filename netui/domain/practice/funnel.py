"""The funnel of an event: of the cards collected there, how far each acquaintance has come.

"It is the number of business cards you collect that is" important, and then what becomes of them.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import field, replace
from datetime import datetime
from enum import StrEnum

from netui.domain.frozen import dataclass
from netui.domain.interaction import Direction
from netui.domain.practice.follow_up import Clock, Logged, Start, follow_up_clock


class Stage(StrEnum):
    """How far somebody has come, in the words of the screen."""

    COLLECTED = "collected"
    RESEARCHED = "researched"
    FOLLOWED = "within 24 h"
    REPLIED = "replied"
    SECOND = "second touch"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one person has come since the meeting at the event.

    ``clock`` counts from that very meeting, running or stopped; None where no meeting is on record any more.
    ``first`` is whether it was the first one with them: only then is it the clock of the queue.
    """

    contact_id: int
    researched: bool = False
    clock: Clock | None = None
    first: bool = False
    replied: bool = False
    second: bool = False

    @property
    def stages(self) -> frozenset[Stage]:
        """Every stage this person is counted at; a later one does not need the earlier ones."""
        reached = {
            Stage.COLLECTED: True,
            Stage.RESEARCHED: self.researched,
            Stage.FOLLOWED: self.clock is not None and self.clock.in_time,
            Stage.REPLIED: self.replied,
            Stage.SECOND: self.second,
        }
        return frozenset(stage for stage, yes in reached.items() if yes)


@dataclass(frozen=True, slots=True)
class Collected:
    """Somebody whose card was collected, the words of the meeting, and how far the acquaintance has come."""

    contact_id: int
    name: str
    role: str
    organisation: str
    words: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class Funnel:
    """Whom each stage counts, in the order they were given: every number opens the list it counts."""

    counted: dict[Stage, tuple[int, ...]] = field(default_factory=lambda: dict.fromkeys(Stage, ()))

    def count(self, stage: Stage) -> int:
        """How many are counted at ``stage``."""
        return len(self.counted[stage])

    def says(self) -> str:
        """``20 collected · 14 researched · 11 within 24 h · 6 replied · 3 second touch``."""
        return " · ".join(f"{self.count(stage)} {stage}" for stage in Stage)


def progress(
    contact_id: int,
    meeting: Start | None,
    entries: Iterable[Logged],
    now: datetime,
    *,
    researched: bool = False,
    waived: bool = False,
) -> Progress:
    """How far ``contact_id`` has come by ``now`` (aware) since ``meeting``, by the ``entries`` with them.

    Only touches after the meeting count. Replied: one of theirs, and a conversation is one. Second touch: one
    of mine after the one that stopped the clock. Without a meeting only the research is known.
    """
    known = list(entries)
    clock = follow_up_clock(known, now, start=meeting, waived=waived) if meeting else None
    if meeting is None or clock is None:
        return Progress(contact_id, researched)
    # Whether they answered is the same question seen from their side.
    theirs = [replace(entry, direction=_MIRRORED[entry.direction]) for entry in known]
    answered = follow_up_clock(theirs, now, start=meeting)
    stop = next((entry for entry in known if entry.id == clock.stopped_by), None)
    again = follow_up_clock(known, now, start=Start(stop.moment, stop.id)) if stop else None
    usual = follow_up_clock(known, now)
    return Progress(
        contact_id,
        researched,
        clock,
        first=usual is not None and usual.begun_by == meeting.after,
        replied=answered is not None and answered.stopped is not None,
        second=again is not None and again.stopped is not None,
    )


def funnel(people: Sequence[Progress]) -> Funnel:
    """The funnel of everybody collected at one event."""
    reached: list[tuple[int, Collection[Stage]]] = [(one.contact_id, one.stages) for one in people]
    return Funnel({stage: tuple(who for who, stages in reached if stage in stages) for stage in Stage})


_MIRRORED = {Direction.OUT: Direction.IN, Direction.IN: Direction.OUT, Direction.BOTH: Direction.BOTH}
