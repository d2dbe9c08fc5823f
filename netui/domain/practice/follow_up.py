"""The clock of a new acquaintance: real hours from a meeting to the first follow-up, or to a first reply."""

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from netui.domain.frozen import dataclass
from netui.domain.interaction import Direction, Interaction, Kind
from netui.domain.moment import Moment, zone_info

ALLOWED = timedelta(hours=24)
"""From a meeting to the first follow-up ("follow up within 24 hours"): a practitioner's rule, not science."""

_LAST_INSTANT = datetime.max.replace(tzinfo=UTC)

ARTICLE_SHARE = 0.05
"""Those who follow up in time, as the article on following up within 24 hours has it ("be part of the 5%")."""

ARTICLE_IDLE = 0.97
"""Those who ask for a card and never use it, as Liz Lynch is quoted there ("ninety-seven percent")."""

MEETINGS = frozenset({Kind.MET, Kind.EVENT})
"""The kinds whose first entry with somebody starts the clock of the follow-up."""


class ClockKind(StrEnum):
    """What the clock waits for: my first follow-up after a meeting, or my reply to a newcomer."""

    FOLLOW_UP = "follow-up"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Logged:
    """One entry a contact took part in, as far as a clock looks at it; an ``Interaction`` will do as well."""

    id: int
    kind: Kind
    direction: Direction
    moment: Moment
    touch: bool = True


@dataclass(frozen=True, slots=True)
class Start:
    """Where a clock begins: at ``moment``; of entries at that very instant only ids above ``after`` stop it.

    Given by hand it takes the place of the first meeting, and ``after`` is the id of the newest entry then.
    """

    moment: Moment
    after: int = 0


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock; all instants are UTC, so that neither a flight nor a change of the clocks bends its hours.

    ``begun_by`` and ``stopped_by`` are the ids of the entries that did; a clock begun by hand has no former.
    """

    started: datetime
    deadline: datetime
    stopped: datetime | None = None
    waived: bool = False
    kind: ClockKind = ClockKind.FOLLOW_UP
    begun_by: int | None = None
    stopped_by: int | None = None

    @property
    def live(self) -> bool:
        """Whether it still runs: nobody followed up yet and it was not waived."""
        return self.stopped is None and not self.waived

    @property
    def in_time(self) -> bool:
        """Whether it was stopped by its deadline."""
        return self.stopped is not None and self.stopped <= self.deadline

    @property
    def hours(self) -> float | None:
        """The real hours from its start to its stop, None while it was not stopped.

        A meeting known only by its day may be followed up before that day ends: that took no hours.
        """
        if self.stopped is None:
            return None
        return max(0.0, (self.stopped - self.started) / timedelta(hours=1))

    def left(self, now: datetime) -> timedelta:
        """The real time left at ``now`` (aware); below zero it is late."""
        return self.deadline.astimezone(UTC) - now.astimezone(UTC)

    def counts(self, now: datetime) -> bool:
        """Whether it tells how soon I follow up: it was stopped, or runs late at ``now``, and was not waived."""
        if self.kind is not ClockKind.FOLLOW_UP or self.waived:
            return False
        return self.stopped is not None or self.left(now) < timedelta(0)

    def says(self, now: datetime) -> str:
        """``follow-up: 3 h left`` or ``follow-up: 3 h late``, whole hours rounded down."""
        left = self.left(now)
        word = "left" if left >= timedelta(0) else "late"
        return f"{self.kind}: {abs(left) // timedelta(hours=1)} h {word}"


@dataclass(frozen=True, slots=True)
class FollowUpFigures:
    """How soon I follow up, over the clocks ``counted``.

    ``share`` is ``within_24h`` of ``count`` (0 to 1), ``median_hours`` that of the clocks that were stopped;
    each is None where there is nothing to count.
    """

    count: int
    within_24h: int
    share: float | None
    median_hours: float | None
    counted: tuple[Clock, ...] = ()


def begins(moment: Moment) -> datetime:
    """The instant (UTC) a clock counts from: ``moment`` itself, or its day's end if only the day is known."""
    if moment.timed or moment.day == date.max:
        return moment.at.astimezone(UTC)
    midnight = datetime.combine(moment.day + timedelta(days=1), time.min, tzinfo=zone_info(moment.zone))
    return midnight.astimezone(UTC)


def follow_up_clock(
    entries: Iterable[Logged | Interaction], now: datetime, *, start: Start | None = None, waived: bool = False
) -> Clock | None:
    """The clock of the first follow-up with a contact at ``now`` (aware); None where none was ever started.

    It starts with the first meeting among ``entries`` (those the contact took part in, in any order), or where
    ``start`` says, and stops at the first later touch of mine. What lies after ``now`` does not count yet.
    """
    lived = _lived(entries, now)
    if start is not None:
        return _clock(ClockKind.FOLLOW_UP, start, None, lived, waived) if start.moment.at <= now else None
    meeting = next((entry for entry in lived if entry.kind in MEETINGS and entry.touch), None)
    if meeting is None:
        return None
    return _clock(ClockKind.FOLLOW_UP, Start(meeting.moment, meeting.id), meeting.id, lived, waived)


def reply_clock(entries: Iterable[Logged | Interaction], now: datetime, *, waived: bool = False) -> Clock | None:
    """The clock of my reply to a newcomer at ``now`` (aware): the very first touch was theirs, and no meeting.

    "People come to my speeches and then follow up": whoever does is answered as soon.
    """
    lived = _lived(entries, now)
    first = next((entry for entry in lived if entry.touch), None)
    if first is None or first.direction is not Direction.IN or first.kind in MEETINGS:
        return None
    return _clock(ClockKind.REPLY, Start(first.moment, first.id), first.id, lived, waived)


def clocks(
    entries: Iterable[Logged | Interaction],
    now: datetime,
    *,
    start: Start | None = None,
    waived: Collection[ClockKind] = (),
) -> tuple[Clock, ...]:
    """Every clock of one contact, running or not, that of the follow-up first."""
    known = list(entries)
    found = (
        follow_up_clock(known, now, start=start, waived=ClockKind.FOLLOW_UP in waived),
        reply_clock(known, now, waived=ClockKind.REPLY in waived),
    )
    return tuple(clock for clock in found if clock is not None)


def figures(clocks: Iterable[Clock], now: datetime) -> FollowUpFigures:
    """How soon I follow up, to be set beside the article's 5 %: only clocks of follow-ups count.

    Those stopped count, and those still running once they are late; waived ones and those with time left
    do not. "The immediacy matters most": the median is over real hours.
    """
    from statistics import median

    counted = tuple(clock for clock in clocks if clock.counts(now))
    hours = [clock.hours for clock in counted if clock.hours is not None]
    within = sum(clock.in_time for clock in counted)
    return FollowUpFigures(
        count=len(counted),
        within_24h=within,
        share=within / len(counted) if counted else None,
        median_hours=median(hours) if hours else None,
        counted=counted,
    )


def _lived(entries: Iterable[Logged | Interaction], now: datetime) -> list[Logged | Interaction]:
    lived = [entry for entry in entries if entry.moment.at <= now]
    return sorted(lived, key=lambda entry: (entry.moment.at, entry.id))


def _clock(
    kind: ClockKind, start: Start, begun_by: int | None, lived: list[Logged | Interaction], waived: bool
) -> Clock:
    started = begins(start.moment)
    stop = next((entry for entry in lived if _mine(entry) and _later(entry, start)), None)
    return Clock(
        started=started,
        deadline=started + min(ALLOWED, _LAST_INSTANT - started),
        stopped=stop.moment.at.astimezone(UTC) if stop else None,
        waived=waived,
        kind=kind,
        begun_by=begun_by,
        stopped_by=stop.id if stop else None,
    )


def _mine(entry: Logged | Interaction) -> bool:
    return entry.touch and entry.direction is not Direction.IN


def _later(entry: Logged | Interaction, start: Start) -> bool:
    """Of two entries of one day, one of them without a time of day, only the order of writing can tell."""
    if (entry.moment.at, entry.id) > (start.moment.at, start.after):
        return True
    vague = not (entry.moment.timed and start.moment.timed)
    return vague and entry.moment.day == start.moment.day and entry.id > start.after
