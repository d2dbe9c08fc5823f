"""The machine's clock and zone: the only place that reads them; everything else is handed a moment."""

from collections.abc import Callable
from datetime import UTC, datetime

from netui.domain.moment import Moment, moment_at

Clock = Callable[[], Moment]
"""Asked for the present moment, again each time it matters."""


def local_zone() -> str:
    """The IANA name of the zone this machine is set to now; after a flight it is another one.

    A zone without a name counts as its present offset from UTC.
    """
    import tzlocal

    try:
        zone = tzlocal.reload_localzone()
        if zone.key:
            return str(zone.key)
    except (LookupError, ValueError, OSError, AttributeError):
        pass
    offset = datetime.now().astimezone().utcoffset()
    hours = round(offset.total_seconds() / 3600) if offset else 0
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"


def system_clock() -> Moment:
    """The present moment on this machine."""
    return moment_at(datetime.now(UTC), local_zone())
