"""The queue: who needs me today and why, computed from facts each time it is read."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from netui.domain.day_words import late, spell
from netui.domain.due.cadence import DAILY_LIMIT
from netui.domain.due.rest import NO_REST, Rest
from netui.domain.due.standing import (
    DateStanding,
    Matter,
    NextDate,
    Plan,
    PromiseStanding,
    Snooze,
    Standing,
    Touch,
    cadence_snooze,
    due_day,
    hidden_until,
    live_next,
    next_due,
    next_snooze,
    put_off,
)
from netui.domain.due.subject import RANKS, Subject
from netui.domain.frozen import dataclass
from netui.domain.moment import Moment
from netui.domain.people.contact import State
from netui.domain.people.special_dates import date_key
from netui.domain.people.special_dates import due as due_date
from netui.domain.practice.follow_up import ClockKind
from netui.domain.promise import Promise, Side

__all__ = [
    "DAILY_LIMIT",
    "RANKS",
    "DateStanding",
    "Item",
    "Matter",
    "NextDate",
    "Plan",
    "PromiseStanding",
    "Queue",
    "Reason",
    "Snooze",
    "Standing",
    "Subject",
    "Touch",
    "build",
    "due_day",
    "handled",
    "live_next",
    "next_due",
    "promise_item",
    "reasons",
]

_CLOCKS = {ClockKind.FOLLOW_UP: Subject.FOLLOW_UP, ClockKind.REPLY: Subject.REPLY}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to stand in the queue; ``order`` sorts within the rank, the smallest first.

    ``of`` tells one of several of the same subject apart: the kind of a date, the id of a matter.
    """

    subject: Subject
    says: str
    order: float = 0.0
    of: str = ""

    @property
    def rank(self) -> int:
        """1 (my promises) to 7 (what may wait)."""
        return RANKS[self.subject]


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the queue: a contact at its highest rank with every other reason, one promise, or one plan."""

    contact_id: int | None
    name: str
    reasons: tuple[Reason, ...]
    promise: Promise | None = None
    plan: Plan | None = None

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
        if self.plan is not None:
            return (self.plan.subject, self.plan.id)
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
    contacts: frozenset[int] = frozenset()


def _clock_reasons(standing: Standing, now: Moment) -> Iterator[Reason]:
    if hidden_until(standing.clock_snooze) > now.day:
        return
    for clock in sorted(standing.clocks, key=lambda clock: clock.deadline):
        if clock.live:
            yield Reason(_CLOCKS[clock.kind], clock.says(now.at), clock.deadline.timestamp())


def _date_reasons(standing: Standing, today: date) -> Iterator[Reason]:
    if hidden_until(standing.date_snooze) > today:
        return
    for known in standing.dates:
        if found := due_date(known.what, today, greeted=known.greeted):
            yield Reason(Subject.DATE, found.says, float(found.on.toordinal()), date_key(known.what))


def _next_reason(standing: Standing, today: date) -> Iterator[Reason]:
    date_set = live_next(standing)
    if date_set is None or date_set.day > today or hidden_until(next_snooze(standing, date_set)) > today:
        return
    yield Reason(Subject.NEXT, f"next date {spell(date_set.day, today)}", float(date_set.day.toordinal()))


def _cadence_reason(standing: Standing, today: date) -> Iterator[Reason]:
    cadence = standing.cadence
    date_set = live_next(standing)
    if cadence is None or (date_set is not None and date_set.day > today):
        return
    last = standing.last.day if standing.last else None
    due = due_day(cadence, last)
    if due > today or hidden_until(cadence_snooze(standing)) > today:
        return
    length = (cadence.interval.after(due) - due if last is None else due - last).days
    overdue = (today - due).days
    how = "no touch yet" if last is None else late(overdue)
    yield Reason(Subject.CADENCE, f"every {cadence.interval.words()}, {how}", -overdue / max(1, length))


def _matter_reasons(standing: Standing, today: date) -> Iterator[Reason]:
    for matter in sorted(standing.matters, key=lambda matter: (RANKS[matter.subject], matter.day, matter.id)):
        if matter.day <= today and not put_off(matter, standing.matter_snoozes.get(matter.subject), today):
            yield Reason(matter.subject, matter.says, float(matter.day.toordinal()), str(matter.id))


def reasons(standing: Standing, now: Moment) -> tuple[Reason, ...]:
    """Why this contact stands in the queue ``now``, the highest rank first; empty when it does not."""
    if standing.state is not State.ACTIVE:
        return ()
    today = now.day
    found = (
        *_clock_reasons(standing, now),
        *sorted(_date_reasons(standing, today), key=lambda reason: reason.order),
        *_next_reason(standing, today),
        *_cadence_reason(standing, today),
        *_matter_reasons(standing, today),
    )
    return tuple(sorted(found, key=lambda reason: reason.rank))


def handled(standing: Standing, now: Moment) -> bool:
    """Whether a cadence row was worked off today: it stood there in the morning and was touched or put off."""
    if standing.morning is None:
        return False
    stood = reasons(standing.morning, now)
    if not stood or stood[0].subject is not Subject.CADENCE:
        return False
    return all(reason.subject is not Subject.CADENCE for reason in reasons(standing, now))


def promise_item(standing: PromiseStanding, today: date) -> Item | None:
    """The queue's row for one promise that still binds: mine from its due day on, theirs once it is past."""
    promise = standing.promise
    if (
        not promise.live
        or standing.state is not State.ACTIVE
        or promise.due is None
        or hidden_until(standing.snooze) > today
    ):
        return None
    overdue = (today - promise.due).days
    if overdue < (0 if promise.side is Side.MINE else 1):
        return None
    who, subject = ("I", Subject.PROMISE) if promise.side is Side.MINE else ("they", Subject.THEIR_PROMISE)
    says = f"{who} promised: {promise.text}, {late(overdue)}"
    reason = Reason(subject, says, float(promise.due.toordinal()))
    return Item(promise.contact_id, promise.contact, (reason,), promise)


def plan_item(plan: Plan, today: date) -> Item | None:
    """The queue's row for a trip or an event to prepare, unless it was put off; the next to begin comes first."""
    if hidden_until(plan.snooze) > today:
        return None
    reason = Reason(plan.subject, plan.says, float(plan.day.toordinal()), str(plan.id))
    return Item(None, plan.title, (reason,), plan=plan)


def _without_cadence(item: Item) -> Item | None:
    """What is left of an item whose cadence waits for another day: the day's limit hides nothing else."""
    left = tuple(reason for reason in item.reasons if reason.subject is not Subject.CADENCE)
    return replace(item, reasons=left) if left else None


def build(
    standings: Iterable[Standing],
    promises: Iterable[PromiseStanding],
    now: Moment,
    limit: int = DAILY_LIMIT,
    rest: Rest = NO_REST,
    plans: Iterable[Plan] = (),
) -> Queue:
    """The queue of ``now`` from the standings of all who might be due, all promises that bind, and ``plans``.

    At most ``limit`` cadence items stand in it, those handled today counted; the others wait. On a day of
    ``rest`` nobody comes up by cadence.
    """
    resting = rest.on(now.day)
    items = [item for standing in promises if (item := promise_item(standing, now.day))]
    items += [item for plan in plans if (item := plan_item(plan, now.day))]
    done = 0
    by_cadence: list[Item] = []
    for standing in standings:
        done += handled(standing, now)
        why = reasons(standing, now)
        if resting:
            why = tuple(reason for reason in why if reason.subject is not Subject.CADENCE)
        if why:
            item = Item(standing.contact_id, standing.name, why)
            (by_cadence if item.rank == RANKS[Subject.CADENCE] else items).append(item)
    by_cadence.sort(key=lambda item: item.sort_key)
    room = max(0, limit - done)
    waiting = tuple(by_cadence[room:])
    items += [left for item in waiting if (left := _without_cadence(item))]
    shown = tuple(sorted((*items, *by_cadence[:room]), key=lambda item: item.sort_key))
    everyone = frozenset(item.contact_id for item in (*shown, *waiting) if item.contact_id is not None)
    return Queue(shown, waiting, done, everyone)
