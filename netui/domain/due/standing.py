"""How a contact stands: the facts that decide when somebody is due, and until when each of them holds."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime

from netui.domain.due.cadence import Cadence
from netui.domain.due.subject import Subject
from netui.domain.frozen import dataclass
from netui.domain.people.contact import PartialDate, State
from netui.domain.practice.follow_up import Clock
from netui.domain.promise import Promise


@dataclass(frozen=True, slots=True)
class Touch:
    """The last touch of a contact: its instant (UTC) decides which is last, its civil day what is due.

    ``id`` is the interaction's: of two at the same instant the one written later is the last.
    """

    at: datetime
    day: date
    id: int = 0


@dataclass(frozen=True, slots=True)
class NextDate:
    """A next date set by hand (``^``), ``cleared`` once done with.

    ``set_at`` is the instant it was set and ``after`` the newest interaction then, its own line included.
    """

    day: date
    set_at: datetime
    after: int = 0
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class Snooze:
    """An item put off until a day.

    ``set_on`` is the civil day of the snooze, ``set_at`` its instant, ``after`` the newest interaction then.
    """

    until: date
    set_at: datetime
    set_on: date
    after: int = 0


@dataclass(frozen=True, slots=True)
class DateStanding:
    """A birthday or another date, and the occurrence that was greeted last."""

    what: PartialDate
    greeted: date | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that comes up on a ``day`` and stays until it is done with: a need, a celebration, thanks due.

    ``id`` is that of the row it stands for, whatever table its ``subject`` means; ``says`` is why it is here.
    """

    subject: Subject
    id: int
    says: str
    day: date


@dataclass(frozen=True, slots=True)
class Standing:
    """All that decides whether one contact is due.

    ``last`` is the touch with the greatest instant not after now, ``clocks`` those that run. ``morning`` is how
    the contact stood before anything was logged, put off or set today (None where nothing was).
    """

    contact_id: int
    name: str
    state: State = State.ACTIVE
    cadence: Cadence | None = None
    last: Touch | None = None
    next: NextDate | None = None
    next_snooze: Snooze | None = None
    cadence_snooze: Snooze | None = None
    clocks: tuple[Clock, ...] = ()
    clock_snooze: Snooze | None = None
    dates: tuple[DateStanding, ...] = ()
    date_snooze: Snooze | None = None
    matters: tuple[Matter, ...] = ()
    matter_snoozes: Mapping[Subject, Snooze] = field(default_factory=dict)
    morning: "Standing | None" = None


TRIP_DAYS = 14
"""So many days before a trip of mine begins the queue asks whom to see."""

EVENT_DAYS = 7
"""So many days before an event the queue asks whom to meet: "heading to a show next week"."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A trip of mine or an event (``subject`` says which) that asks to be prepared; it is about no one contact.

    ``title`` is what it is called, ``says`` why it stands here, ``day`` when it begins.
    """

    subject: Subject
    id: int
    title: str
    says: str
    day: date
    snooze: Snooze | None = None


@dataclass(frozen=True, slots=True)
class PromiseStanding:
    """A promise that still binds, with the state of the contact it binds us to and its latest snooze."""

    promise: Promise
    state: State = State.ACTIVE
    snooze: Snooze | None = None


def stands(setting: NextDate | Snooze, last: Touch | None) -> bool:
    """Whether what a person set still stands: no touch came later (at the same instant: was written later)."""
    return last is None or (last.at, last.id) <= (setting.set_at, setting.after)


def due_day(cadence: Cadence, last: date | None) -> date:
    """The day a contact is due: the civil day of the last touch plus the cadence.

    Without any touch it is the day the cadence began.
    """
    return cadence.since if last is None else cadence.interval.after(last)


def live_next(standing: Standing) -> NextDate | None:
    """The next date that still counts: not cleared, and no touch came after it was set."""
    date_set = standing.next
    if date_set is None or date_set.cleared or not stands(date_set, standing.last):
        return None
    return date_set


def next_due(standing: Standing, today: date) -> date | None:
    """The day this contact comes up next: today while a clock runs, the next date while it stands, or by cadence.

    None for never; birthdays and needs come beside it and do not count.
    """
    if standing.state is not State.ACTIVE:
        return None
    days: list[date] = []
    if any(clock.live for clock in standing.clocks):
        days.append(max(today, hidden_until(standing.clock_snooze)))
    set_day = live_next(standing)
    if set_day is not None:
        days.append(max(set_day.day, hidden_until(next_snooze(standing, set_day))))
    if standing.cadence is not None:
        due = due_day(standing.cadence, standing.last.day if standing.last else None)
        replaced_until = set_day.day if set_day else date.min
        days.append(max(due, replaced_until, hidden_until(cadence_snooze(standing))))
    return min(days, default=None)


def next_snooze(standing: Standing, date_set: NextDate) -> Snooze | None:
    """The snooze of this next date; one of an older next date hides nothing any more."""
    snooze = standing.next_snooze
    return snooze if snooze is not None and snooze.set_at >= date_set.set_at else None


def cadence_snooze(standing: Standing) -> Snooze | None:
    """The snooze of the cadence item; a later touch has cleared it."""
    snooze = standing.cadence_snooze
    return snooze if snooze is not None and stands(snooze, standing.last) else None


def put_off(matter: Matter, snooze: Snooze | None, today: date) -> bool:
    """Whether a matter is hidden by the snooze of its subject; one that came up since was never put off."""
    if snooze is None or snooze.until <= today:
        return False
    asked_since = matter.subject is Subject.ASK and matter.id > snooze.after
    return matter.day <= snooze.set_on and not asked_since


def hidden_until(snooze: Snooze | None) -> date:
    """The day a snooze ends; without one nothing was ever hidden."""
    return snooze.until if snooze else date.min
