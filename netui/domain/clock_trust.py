"""Whether this computer's clock can be believed, by the instants that the network itself knows to have been."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from netui.domain.day_words import MONTH_NAMES
from netui.domain.frozen import dataclass
from netui.domain.moment import Moment, moment_at

MADE = date(2026, 1, 1)
"""Before this day netui was not there: a clock that shows an earlier one has lost its battery."""

_BACK = timedelta(days=1)
_AHEAD = timedelta(days=365)
"""How far now may lie behind what was written, and how far ahead of it: nobody is away for longer."""

_DAYS_THAT_TELL = 3
"""So many days of writing since outweigh an instant that lies after all of them: the clock was wrong then."""


class ClockState(StrEnum):
    """What there is to say about a clock."""

    FINE = "fine"
    SET_BACK = "set back"
    FAR_AHEAD = "far ahead"


@dataclass(frozen=True, slots=True)
class Witness:
    """Something known to have happened at an instant (aware); ``says`` is what, as ``a backup was made``.

    ``by_itself`` says that it shows nobody's hand: netui does it whatever the clock says.
    """

    says: str
    at: datetime
    by_itself: bool = False


@dataclass(frozen=True, slots=True)
class ClockTrust:
    """Whether the clock can be believed, and where not, one sentence that says why and what to do."""

    state: ClockState = ClockState.FINE
    says: str = ""

    @property
    def trusted(self) -> bool:
        """Whether what is done by itself may go by this clock."""
        return self.state is ClockState.FINE


def clock_trust(now: Moment, known: Sequence[Witness]) -> ClockTrust:
    """Whether ``now`` can be, after what is ``known`` to have happened.

    Set back is a clock more than a day before the newest of it, or from before netui; far ahead is one more than
    a year after what was written by hand; what was done by itself later than that was done by such a clock, and is
    no witness. A network that knows nothing yet believes any other clock.
    """
    by_hand = max((one for one in known if not one.by_itself), key=_at, default=None)
    newest = max((one for one in known if by_hand is None or one.at - by_hand.at <= _AHEAD), key=_at, default=None)
    clock = f"this computer's clock says {_day(now.day)}"
    if newest is not None and newest.at - now.at > _BACK:
        then = moment_at(newest.at, now.zone).day
        return ClockTrust(ClockState.SET_BACK, f"{clock}, but {newest.says} on {_day(then)}: set the clock right")
    if now.day < MADE:
        return ClockTrust(ClockState.SET_BACK, f"{clock}, and netui was not there then: set the clock right")
    if by_hand is not None and now.at - by_hand.at > _AHEAD:
        then = moment_at(by_hand.at, now.zone).day
        return ClockTrust(
            ClockState.FAR_AHEAD,
            f"{clock}, more than a year after {by_hand.says} ({_day(then)}): see whether that is right",
        )
    return ClockTrust()


def believed(instants: Iterable[datetime]) -> datetime | None:
    """The newest of ``instants`` (the last written first) that what was written since does not contradict.

    An instant is contradicted by three days of writing that all lie before it: then it was that clock which was
    wrong, and the ones since have been set right. So the newest of the last three days of writing is believed, and
    no more is read: whatever was written before them is older, or contradicted by them.
    """
    days: set[date] = set()
    newest: datetime | None = None
    for at in instants:
        newest = at if newest is None else max(newest, at)
        days.add(at.date())
        if len(days) == _DAYS_THAT_TELL:
            break
    return newest


def _at(witness: Witness) -> datetime:
    return witness.at


def _day(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
