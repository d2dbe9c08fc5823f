"""The health of a network: its depth, its promises and its gives, each number with exactly what it counts.

"Your contacts are only as valuable as the depth of connection": the size of the list is no figure here, and
there is no score.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from netui.domain.day_words import short_day
from netui.domain.frozen import dataclass
from netui.domain.giving.money import Amount
from netui.domain.giving.referral import ReferralSide, ReferralState
from netui.domain.moment import day_after
from netui.domain.people.contact import DEPTHS
from netui.domain.practice.follow_up import FollowUpFigures
from netui.domain.practice.trust import Trust

WEEKS = 53
"""Columns of the heat map: a year of weeks and the one that runs."""

WINDOW = 90
"""Days of each of the two spans that are compared to see who is cooling, today being the last of the later one."""

LEAST_BEFORE = 2
"""Touches in the earlier span from which on there was something to cool."""

WARM_DEPTH = 2
"""From this depth on somebody may cool without a cadence: we talked with each other."""

PLATINUM = 5

LEVELS = 4
"""How many shades the heat map has, the one for no touch included."""


class Thing(StrEnum):
    """What a number counts."""

    CONTACT = "contact"
    ENTRY = "entry"
    PROMISE = "promise"
    GIVE = "give"
    REFERRAL = "referral"
    INTRODUCTION = "introduction"


@dataclass(frozen=True, slots=True)
class Tally:
    """A number and what it counts: the ``ids`` of one kind of thing, and ``why`` one is there if that is known.

    Of a ``GIVE`` a negative id is that of an entry: a gift whose line holds no mark.
    """

    thing: Thing
    ids: tuple[int, ...] = ()
    why: Mapping[int, str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """The number."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing of a list that a number opens: whose it is, when it was, and the entry that shows it."""

    id: int
    contact_id: int | None
    name: str
    why: str = ""
    day: date | None = None
    entry_id: int | None = None


# Touches per week


def week_begin(day: date, week_start: int) -> date:
    """The day the week of ``day`` began; ``week_start`` is the weekday that weeks begin on (0 is Monday)."""
    return day_after(day, -((day.weekday() - week_start) % 7))


@dataclass(frozen=True, slots=True)
class Heat:
    """The touches of each day of a year up to ``today``, in weeks; ``first`` is the day the first week began."""

    first: date
    today: date
    counts: Mapping[date, int] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The number of the week that runs, the first being 0."""
        return (self.today - self.first).days // 7

    def begin(self, week: int) -> date:
        """The day a week began."""
        return day_after(self.first, 7 * week)

    def days(self, week: int) -> tuple[date, ...]:
        """The days of a week, the one that runs up to today."""
        begin = self.begin(week)
        return tuple(day for place in range(7) if (day := day_after(begin, place)) <= self.today)

    def count(self, week: int) -> int:
        """The touches of a week."""
        return sum(self.counts.get(day, 0) for day in self.days(week))

    @property
    def steps(self) -> tuple[int, int, int]:
        """The least touches of a day for each shade above none: thirds of the busiest day."""
        most = max(self.counts.values(), default=0)
        second = max(2, -(-most // 3))
        return 1, second, max(second + 1, -(-2 * most // 3))

    def level(self, day: date) -> int | None:
        """The shade of a day, 0 for no touch to 3; None for a day that is still to come."""
        if day > self.today:
            return None
        count = self.counts.get(day, 0)
        return sum(count >= step for step in self.steps)


def heat(counts: Mapping[date, int], today: date, week_start: int) -> Heat:
    """The heat map of a year up to ``today`` from the touches of each day."""
    return Heat(heat_begin(today, week_start), today, counts)


def heat_begin(today: date, week_start: int) -> date:
    """The first day the heat map of ``today`` shows."""
    return day_after(week_begin(today, week_start), -7 * (WEEKS - 1))


# Depth


@dataclass(frozen=True, slots=True)
class DepthMove:
    """A contact's depth went from ``old`` to ``new``, on the civil day ``on``."""

    contact_id: int
    old: int
    new: int
    on: date

    def says(self, today: date) -> str:
        """``2 two-way → 3 know them, Tue 3 Nov``."""
        return f"{self.old} {DEPTHS[self.old]} → {self.new} {DEPTHS[self.new]}, {short_day(self.on, today)}"


def quarter_begin(today: date) -> date:
    """The first day of the calendar's quarter that ``today`` is in."""
    return date(today.year, today.month - (today.month - 1) % 3, 1)


def net_moves(changes: Iterable[DepthMove]) -> tuple[DepthMove, ...]:
    """What some changes of depth, in the order they were made, come to for each contact; there and back is none.

    "Growth means people moved up": it is the depth before the first change beside the one after the last.
    """
    found: dict[int, DepthMove] = {}
    for change in changes:
        before = found.get(change.contact_id, change)
        found[change.contact_id] = DepthMove(change.contact_id, before.old, change.new, change.on)
    return tuple(move for move in found.values() if move.old != move.new)


# Who is cooling


@dataclass(frozen=True, slots=True)
class Warmth:
    """How often somebody was touched in the last 90 days (``recent``) and in the 90 ``before``; the last day."""

    contact_id: int
    recent: int
    before: int
    last: date

    @property
    def cooling(self) -> bool:
        """Whether there were two touches or more before, and since then fewer than half as many."""
        return self.before >= LEAST_BEFORE and 2 * self.recent < self.before

    def says(self, today: date) -> str:
        """The trend: ``6 → 1 touches, the 90 days before → the last 90, last Fri 2 Oct``."""
        return f"{self.before} → {self.recent} touches in {WINDOW} days, last {short_day(self.last, today)}"


def cooling(people: Iterable[Warmth]) -> tuple[Warmth, ...]:
    """Those of ``people`` who are cooling, the steepest fall first.

    To be given are those with a cadence or a depth of two and more: of others nothing was meant to come.
    """
    found = [person for person in people if person.cooling]
    return tuple(sorted(found, key=lambda one: (one.recent - one.before, one.last, one.contact_id)))


def neglect(last: date | None, due: date | None, today: date) -> str:
    """Why a platinum contact counts as neglected, or nothing: overdue by the cadence, or 90 days without a touch.

    ``last`` is the day of the last touch, ``due`` the day the cadence made them due.
    """
    if last is None:
        return "no touch yet"
    if (today - last).days >= WINDOW:
        return f"no touch since {short_day(last, today)}"
    return f"due since {short_day(due, today)}" if due is not None and due < today else ""


# All of it


@dataclass(frozen=True, slots=True)
class Business:
    """The referrals of one side and state, and what they come to, each currency for itself."""

    tally: Tally
    worth: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Health:
    """The whole network at a glance, as seen ``today``.

    ``depths`` are those of the active contacts at each depth; ``up`` and ``down`` who moved this quarter and
    ``recorded`` the day the record of changes begins, if it does. ``followed`` are all whom the follow-up's
    figures count, ``answered`` those of them who were followed up. ``gives`` are mine of the last 12 months by
    kind, ``asks`` mine, ``kindnesses`` theirs. ``asked`` of all in ``round`` were asked this month.
    """

    today: date
    heat: Heat
    depths: Mapping[int, Tally]
    up: Tally
    down: Tally
    recorded: date | None
    trust: Trust
    mine: Tally
    theirs: Tally
    follow_up: FollowUpFigures
    followed: Tally
    answered: Tally
    gives: Mapping[str, Tally]
    asks: Tally
    kindnesses: Tally
    referrals: Mapping[tuple[ReferralSide, ReferralState], Business]
    introductions: Tally
    cooling: Tally
    neglected: Tally
    round: Tally
    asked: int

    @property
    def given(self) -> Tally:
        """All gives of mine, by kind, the kind given most often first."""
        ids = tuple(number for tally in self.gives.values() for number in tally.ids)
        return Tally(Thing.GIVE, ids)
