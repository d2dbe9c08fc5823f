"""When something happened: the instant, the civil day it happened on, and the zone of that day."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from netui.domain.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """One moment of somebody's life.

    ``at`` is the instant in UTC, ``day`` the civil day on the calendar of ``zone`` (an IANA name) where it
    happened, ``timed`` is false when only the day is known and ``at`` is that day's noon.
    """

    at: datetime
    day: date
    zone: str
    timed: bool = True


def zone_info(zone: str) -> ZoneInfo:
    """The rules of an IANA ``zone``; a name this machine does not know counts as UTC."""
    try:
        return ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def moment_at(at: datetime, zone: str) -> Moment:
    """The moment of an instant ``at`` (aware) seen from ``zone``."""
    return Moment(at.astimezone(UTC), at.astimezone(zone_info(zone)).date(), zone)


def moment_on(day: date, zone: str, clock: time | None = None) -> Moment:
    """The moment of ``clock`` on a civil ``day`` in ``zone``; without a time of day it is noon."""
    local = datetime.combine(day, clock or time(12), tzinfo=zone_info(zone))
    return Moment(local.astimezone(UTC), day, zone, clock is not None)


def civil_day(now: datetime, zone: str) -> date:
    """What "today" is at the instant ``now`` for someone in ``zone``."""
    return now.astimezone(zone_info(zone)).date()


def day_after(day: date, days: int) -> date:
    """The day so many ``days`` after ``day``, or before it; beyond the calendar's ends it is the end."""
    return date.fromordinal(min(max(date.min.toordinal(), day.toordinal() + days), date.max.toordinal()))
