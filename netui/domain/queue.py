"""The queue: who needs me today and why, computed from facts each time it is read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from netui.domain.cadence import Cadence
from netui.domain.contact import State
from netui.domain.day_words import late, spell
from netui.domain.promise import Promise, Side

DAILY_LIMIT = 10
"""How many cadence items a day asks for before the rest waits."""


class Subject(StrEnum):
    """What an item is about: what ``done`` closes and a snooze hides."""

    PROMISE = "promise"
    NEXT = "next"
    CADENCE = "cadence"


RANKS = {Subject.PROMISE: 1, Subject.NEXT: 5, Subject.CADENCE: 6}


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
class Standing:
    """All that decides whether one contact is due.

    ``last`` is the touch with the greatest instant not after now. ``morning`` is how the contact stood before
    anything was logged, put off or set today (None where nothing was).
    """

    contact_id: int
    name: str
    state: State = State.ACTIVE
    cadence: Cadence | None = None
    last: Touch | None = None
    next: NextDate | None = None
    next_snooze: Snooze | None = None
    cadence_snooze: Snooze | None = None
    morning: "Standing | None" = None


@dataclass(frozen=True, slots=True)
class PromiseStanding:
    """A promise that still binds, with the state of the contact it binds us to and its latest snooze."""

    promise: Promise
    state: State = State.ACTIVE
    snooze: Snooze | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to stand in the queue; ``order`` sorts within the rank, the smallest first."""

    subject: Subject
    says: str
    order: float = 0.0

    @property
    def rank(self) -> int:
        """1 (my promises) to 7 (what may wait)."""
        return RANKS[self.subject]


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the queue: a contact at its highest rank with every other reason, or one promise."""

    contact_id: int | None
    name: str
    reasons: tuple[Reason, ...]
    promise: Promise | None = None

    @property
    def rank(self) -> int:
        """The rank of its first reason."""
        return self.reasons[0].rank

    @property
    def why(self) -> str:
        """Every reason in one line, the one that decides first."""
        return " · ".join(reason.says for reason in self.reasons)

    @property
    def key(self) -> tuple[str, int]:
        """What stays the same about the row when the queue is read again."""
        if self.promise is not None:
            return (Subject.PROMISE, self.promise.id)
        return ("contact", self.contact_id or 0)

    @property
    def sort_key(self) -> tuple[int, float, str, int]:
        """Its place in the queue."""
        return (self.rank, self.reasons[0].order, self.name.casefold(), self.contact_id or 0)


@dataclass(frozen=True, slots=True)
class Queue:
    """What is due today: ``items`` to do, ``waiting`` beyond the day's limit, ``handled`` already today."""

    items: tuple[Item, ...] = ()
    waiting: tuple[Item, ...] = ()
    handled: int = 0
    contacts: frozenset[int] = field(default=frozenset())


def _stands(setting: NextDate | Snooze, last: Touch | None) -> bool:
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
    if date_set is None or date_set.cleared or not _stands(date_set, standing.last):
        return None
    return date_set


def next_due(standing: Standing) -> date | None:
    """The day this contact comes up next: the next date while it stands, else by cadence; None for never."""
    if standing.state is not State.ACTIVE:
        return None
    days: list[date] = []
    set_day = live_next(standing)
    if set_day is not None:
        days.append(max(set_day.day, _hidden_until(_next_snooze(standing, set_day))))
    if standing.cadence is not None:
        due = due_day(standing.cadence, standing.last.day if standing.last else None)
        replaced_until = set_day.day if set_day else date.min
        days.append(max(due, replaced_until, _hidden_until(_cadence_snooze(standing))))
    return min(days, default=None)


def _next_snooze(standing: Standing, date_set: NextDate) -> Snooze | None:
    """The snooze of this next date; one of an older next date hides nothing any more."""
    snooze = standing.next_snooze
    return snooze if snooze is not None and snooze.set_at >= date_set.set_at else None


def _cadence_snooze(standing: Standing) -> Snooze | None:
    snooze = standing.cadence_snooze
    return snooze if snooze is not None and _stands(snooze, standing.last) else None


def _hidden_until(snooze: Snooze | None) -> date:
    """The day a snooze ends; without one nothing was ever hidden."""
    return snooze.until if snooze else date.min


def _next_reason(standing: Standing, today: date) -> Reason | None:
    date_set = live_next(standing)
    if date_set is None or date_set.day > today:
        return None
    if _hidden_until(_next_snooze(standing, date_set)) > today:
        return None
    return Reason(Subject.NEXT, f"next date {spell(date_set.day, today)}", float(date_set.day.toordinal()))


def _cadence_reason(standing: Standing, today: date) -> Reason | None:
    cadence = standing.cadence
    date_set = live_next(standing)
    if cadence is None or (date_set is not None and date_set.day > today):
        return None
    if _hidden_until(_cadence_snooze(standing)) > today:
        return None
    last = standing.last.day if standing.last else None
    due = due_day(cadence, last)
    if due > today:
        return None
    begin = cadence.since if last is None else last
    length = max(1, (cadence.interval.after(begin) - begin).days)
    overdue = (today - due).days
    if last is None:
        says = f"every {cadence.interval.words()}, no touch yet"
    else:
        says = f"every {cadence.interval.words()}, {late(overdue)}"
    return Reason(Subject.CADENCE, says, -overdue / length)


def reasons(standing: Standing, today: date) -> tuple[Reason, ...]:
    """Why this contact stands in the queue ``today``, the highest rank first; empty when it does not."""
    if standing.state is not State.ACTIVE:
        return ()
    found = (_next_reason(standing, today), _cadence_reason(standing, today))
    return tuple(reason for reason in found if reason is not None)


def handled(standing: Standing, today: date) -> bool:
    """Whether a cadence row was worked off ``today``: it stood there in the morning and was touched or put off."""
    if standing.morning is None:
        return False
    stood = reasons(standing.morning, today)
    if not stood or stood[0].subject is not Subject.CADENCE:
        return False
    return all(reason.subject is not Subject.CADENCE for reason in reasons(standing, today))


def promise_item(standing: PromiseStanding, today: date) -> Item | None:
    """The queue's row for one open promise of mine that is due, or None."""
    promise = standing.promise
    if (
        promise.side is not Side.MINE
        or not promise.live
        or standing.state is not State.ACTIVE
        or promise.due is None
        or promise.due > today
        or _hidden_until(standing.snooze) > today
    ):
        return None
    says = f"I promised: {promise.text}, {late((today - promise.due).days)}"
    reason = Reason(Subject.PROMISE, says, float(promise.due.toordinal()))
    return Item(promise.contact_id, promise.contact, (reason,), promise)


def build(
    standings: Iterable[Standing],
    promises: Iterable[PromiseStanding],
    today: date,
    limit: int = DAILY_LIMIT,
) -> Queue:
    """The queue of ``today`` from the standings of all who might be due and all open promises.

    At most ``limit`` cadence items stand in it, those handled today counted; the others wait.
    """
    items = [item for standing in promises if (item := promise_item(standing, today))]
    done = 0
    by_cadence: list[Item] = []
    for standing in standings:
        done += handled(standing, today)
        if why := reasons(standing, today):
            item = Item(standing.contact_id, standing.name, why)
            (by_cadence if item.rank == RANKS[Subject.CADENCE] else items).append(item)
    items.sort(key=lambda item: item.sort_key)
    by_cadence.sort(key=lambda item: item.sort_key)
    room = max(0, limit - done)
    shown, waiting = (*items, *by_cadence[:room]), tuple(by_cadence[room:])
    everyone = frozenset(item.contact_id for item in (*shown, *waiting) if item.contact_id is not None)
    return Queue(shown, waiting, done, everyone)
