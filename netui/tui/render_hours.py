"""The hour where somebody is, as it stands wherever a call is proposed."""

from collections.abc import Mapping

from netui.domain.moment import Moment
from netui.domain.places.hours import LocalHour, hour_in
from netui.tui.lines import Line

MOON = "☾"
"""The sign of an hour at which a call would disturb."""


def hour_words(local: LocalHour | None, *, short: bool = False) -> Line:
    """``14:20 there``, with a moon where it is no decent hour; nothing where no zone is known."""
    if local is None:
        return ()
    sign = "" if local.decent else f"{MOON} "
    return ((f"{sign}{local.short if short else local.says}", "good" if local.decent else "warning"),)


def other_hours(hours: Mapping[int, LocalHour], now: Moment) -> dict[int, Line]:
    """The hours of some people in short, of those for whom it is another one than here."""
    here = hour_in(now.zone, now)
    clock = (here.clock, here.weekday) if here else None
    elsewhere = ((who, local) for who, local in hours.items() if (local.clock, local.weekday) != clock)
    return {who: hour_words(local, short=True) for who, local in elsewhere}
