"""The machine's clock and zone: the only place that reads them; everything else is handed a moment."""

import contextlib
import logging
import os
import time
import warnings
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from netui.domain.moment import Moment, moment_at, zone_info
from netui.domain.pattern import pattern

Clock = Callable[[], Moment]
"""Asked for the present moment, again each time it matters."""

_LIKE_A_NAME = pattern(r"[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+")
"""A zone's name, as against a rule such as CET-1CEST or a path."""

_NOT_WHOLE_HOURS = (
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Yangon",
    "Asia/Kabul",
    "Asia/Tehran",
    "Australia/Adelaide",
    "Australia/Darwin",
    "Australia/Eucla",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Marquesas",
    "America/St_Johns",
)
"""Zones some quarters of an hour off; the others are found by their whole hours."""


def local_zone() -> str:
    """The IANA name of the zone this machine is set to now; after a flight it is another one.

    A zone without a name counts as one that is as far from UTC now.
    """
    import tzlocal

    if hasattr(time, "tzset"):
        time.tzset()
    # What tzlocal finds odd about a machine is nothing that a user of netui could mend at this moment.
    logging.getLogger("tzlocal").setLevel(logging.ERROR)
    with warnings.catch_warnings(), contextlib.suppress(LookupError, ValueError, OSError, AttributeError):
        warnings.simplefilter("ignore")
        name = tzlocal.reload_localzone().key
        if name and zone_info(name).key == name:
            return str(name)
    return _zone_as_far(datetime.now(UTC))


def _zone_as_far(at: datetime) -> str:
    """The name of a zone whose clocks show what this machine's show at the instant ``at``."""
    offset = at.astimezone().utcoffset() or timedelta()
    hours, rest = divmod(round(offset.total_seconds() / 60), 60)
    if rest:
        same = (name for name in _NOT_WHOLE_HOURS if at.astimezone(zone_info(name)).utcoffset() == offset)
        return next(same, "UTC")
    return f"Etc/GMT{-hours:+d}" if hours and -12 <= hours <= 14 else "UTC"


def zone_problem(environment: Mapping[str, str]) -> str:
    """What is wrong with this machine's zone, in one sentence with what to do; nothing where all is well."""
    if zone_info("Europe/Paris").key != "Europe/Paris":
        return "this machine knows no time zones, so everything counts in UTC: install its tzdata package"
    named = environment.get("TZ", "").removeprefix(":")
    if _LIKE_A_NAME.fullmatch(named) and zone_info(named).key != named:
        return f"TZ is {named}, which no zone is called: write one such as Europe/Paris, or unset it"
    zone, now = local_zone(), datetime.now(UTC)
    here, there = now.astimezone().utcoffset(), now.astimezone(zone_info(zone)).utcoffset()
    if here != there:
        return (
            f"the clocks here are {here} from UTC, those of the zone {zone} are {there}: "
            "set this machine's time zone again"
        )
    return ""


class _Zone:
    """The zone of this machine, asked for again after a second: a key asks for it up to seven times."""

    _SECONDS = 1.0
    name = ""
    set_to: str | None = None
    until = 0.0

    def now(self) -> str:
        """Its name, at most a second old; another ``TZ`` counts at once."""
        set_to = os.environ.get("TZ")
        if not self.name or time.monotonic() >= self.until or set_to != self.set_to:
            self.name, self.set_to = local_zone(), set_to
            self.until = time.monotonic() + self._SECONDS
        return self.name


_zone = _Zone()


def system_clock() -> Moment:
    """The present moment on this machine."""
    return moment_at(datetime.now(UTC), _zone.now())
