"""One invented network with two years of history: for the pictures, the tests and ``netui --demo``."""

import heapq
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from netui.demo_diary import Diary
from netui.demo_giving import Giving
from netui.demo_people import CardMaker, Someone, read_data, someone
from netui.demo_practice import Practice
from netui.demo_travel import Travel
from netui.domain.day_words import MONTH_NAMES, WEEKDAY_NAMES
from netui.domain.due.cadence import DEFAULT_TIERS, Interval, cutoff
from netui.domain.due.queue import Subject
from netui.domain.interaction import Kind
from netui.domain.line.logline import LogLine, parse_log
from netui.domain.moment import Moment, moment_at, moment_on
from netui.domain.people.contact import State, Tier
from netui.domain.promise import Promise, Side
from netui.store import Store, open_store

SEED = 24
"""Another number gives other days and other talks with the same people."""

HOME = "Paris"
"""Where whoever keeps this network lives: it is there that somebody visits these days."""

_CARELESS = 0.12
"""How often a promise is kept, or somebody new written to, later than it should be."""

_FORGOTTEN, _FRESH = 0.35, 130
"""How often they have not kept theirs of the last days, and how many days these are."""

_RECENT = 12
"""Days for which a promise without a date stays open."""

_MONTH = 30.4
_SATURDAY = 5
_HOURS: dict[str, Sequence[int]] = {
    "call": (9, 9, 10, 10, 11, 14, 15, 16, 17, 18),
    "message": (8, 9, 11, 12, 13, 16, 18, 20, 21),
    "email": (8, 9, 10, 11, 14, 15, 17, 19),
    "met": (8, 9, 12, 12, 13, 17, 19),
    "event": (18, 19, 19),
    "gift": (11, 17),
    "note": (10, 16, 21),
}
_IN_PERSON = frozenset({"met", "event"})
_AT_HOME = frozenset({(12, 24), (12, 25), (12, 26), (12, 31), (1, 1)})
_FREE_HOURS = (10, 11, 12)
_LATE_MORNING = time(11, 20)


@contextmanager
def throw_away(now: Moment) -> Iterator[Path]:
    """The demo network in a file of a temporary folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="netui-demo-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "demo.db"
        with open_store(path, now=now.at, backups=path.parent / "backups", create=True) as store:
            build(store, now)
        yield path


def build(store: Store, now: Moment, seed: int = SEED) -> None:
    """Fill an empty store as somebody would have in two years up to ``now``: one transaction, nothing to undo."""
    with store.connection.writing():
        _Life(store, now, Random(seed)).live()


@dataclass(frozen=True, slots=True)
class _Trip:
    """Some days of mine in another zone, and what was said to those who live there."""

    begin: date
    end: date
    zone: str
    places: Sequence[str]
    lines: Sequence[str]


class _Life:
    """Two years up to ``now``: planned person by person, then done in the order of time."""

    def __init__(self, store: Store, now: Moment, chance: Random) -> None:
        self._store = store
        self._now = now
        self._chance = chance
        self._lines = lines = read_data("lines.toml")
        self._topics = read_data("topics.toml")
        close, wide = read_data("close.toml"), read_data("wide.toml")
        self._people = [someone(name, data) for name, data in {**close["people"], **wide["people"]}.items()]
        self._tags = {tag: Interval.parse(text) for tag, text in lines["tags"].items()}
        self._trips = [self._trip(**trip) for trip in lines["trips"]]
        self._cards = CardMaker(lines["phones"], lines["handles"], now.day)
        self._tagged: set[str] = set()
        self._ids: dict[str, int] = {}
        diary = Diary(store, now, self._ids)
        self._practice = Practice(diary)
        self._parts = (self._practice, Giving(diary), Travel(diary, lines["trips"]))
        self._pool: list[str] = [*wide["pool"], *self._practice.pool]
        self._uses: Counter[str] = Counter()
        self._steps = count()
        self._ahead: list[tuple[datetime, int, Moment, Callable[[Moment], object]]] = []

    def live(self) -> None:
        """Plan everything, do it, and leave a line unfinished last night."""
        now, lines = self._now, self._lines
        for number, line in enumerate(self._pool):
            self._plan(self._moment_ago(640 if number % 3 else 205, time(11, number)), partial(self._import, line))
        for person in self._people:
            self._plan_person(person)
        for fixed in lines["fixed"]:
            kind, day = fixed["line"].partition(" ")[0], now.day - timedelta(days=fixed["ago"])
            self._plan(self._moment(kind, _workday(day)), partial(self._log, fixed["who"], fixed["line"]))
        for number, line in enumerate(lines["inbox"]):
            self._plan(self._moment_ago(1 + 2 * number, time(17, 35)), partial(self._log, "", line))
        for part in self._parts:
            part.plan(self._plan)
        while self._ahead:
            _, _, moment, do = heapq.heappop(self._ahead)
            do(moment)
        for draft in lines["drafts"]:
            evening = now.at - timedelta(hours=14)
            self._store.drafts.keep(self._ids[draft["who"]], draft["kind"], draft["line"], evening)

    # When it happened

    def _trip(self, ago: int, days: int, **rest: Any) -> _Trip:
        begin = self._now.day - timedelta(days=ago)
        return _Trip(begin, begin + timedelta(days=days), **rest)

    def _zone_on(self, day: date) -> str:
        return next((trip.zone for trip in self._trips if trip.begin <= day <= trip.end), self._now.zone)

    def _moment(self, kind: str, day: date) -> Moment:
        """An hour of ``day`` at which such things happen; the week-end is for late mornings."""
        hours = _FREE_HOURS if day.weekday() >= _SATURDAY else _HOURS[kind]
        clock = time(self._chance.choice(hours), self._chance.randrange(0, 60, 5))
        return moment_on(day, self._zone_on(day), clock)

    def _moment_ago(self, days: int, clock: time) -> Moment:
        day = self._now.day - timedelta(days=days)
        return moment_on(day, self._zone_on(day), clock)

    def _between(self, earlier: Moment, later: Moment) -> Moment:
        at = earlier.at + (later.at - earlier.at) / 2
        return moment_at(at, self._zone_on(at.astimezone(UTC).date()))

    def _plan(self, moment: Moment, do: Callable[[Moment], object]) -> None:
        """Have ``do`` done at ``moment``; what is not yet past by now is let go."""
        if moment.at < self._now.at:
            heapq.heappush(self._ahead, (moment.at, next(self._steps), moment, do))

    def _last_day(self, person: Someone, interval: Interval | None) -> date:
        """The day of the last touch: as planned, or so that the next one is not due yet."""
        today, plan = self._now.day, person.plan
        share = self._chance.uniform(0.08, 0.86)
        if "late" in plan and interval is not None:
            day = cutoff(interval, today - timedelta(days=plan["late"]))
            if plan["late"] > 2:
                return day + timedelta(days=1) if day.weekday() > _SATURDAY else _workday(day)
            return day
        ago = plan.get("ago") or max(3, int(share * (interval.rough_days() if interval else 300)))
        return _workday(today - timedelta(days=ago))

    def _days(self, first: date, last: date, number: int) -> list[date]:
        """About ``number`` days after ``first`` and before ``last``, evenly spread but for chance."""
        step = (last - first).days / (number + 1)
        days = set()
        for index in range(1, number + 1):
            day = first + timedelta(days=int(step * (index + self._chance.uniform(-0.4, 0.4))))
            days.add(_workday(day) if self._chance.random() < 0.93 else day)
        days = {day for day in days if (day.month, day.day) not in _AT_HOME}
        return sorted(day for day in days if first + timedelta(days=3) < day < last)

    # What was said

    def _plan_person(self, person: Someone) -> None:
        """From the first meeting to the last touch, and what came after."""
        kind = person.hook.partition(" ")[0]
        if not person.months:
            self._begin(person, self._moment_ago(person.plan["ago"], time(18, 40)))
            return
        interval = self._interval(person)
        last = self._last_day(person, interval)
        known = int(person.months * _MONTH) - (self._now.day - last).days - self._chance.randrange(25)
        first = _workday(last - timedelta(days=max(9, known)))
        begin = self._moment(kind, first)
        self._begin(person, begin)
        self._follow_up(person, begin)
        for day, line in self._talks(person, first, last, interval):
            self._plan(self._moment(line.partition(" ")[0], day), partial(self._log, person.name, line))
        line = self._last_line(person, last)
        end = self._moment(line.partition(" ")[0], last)
        self._plan(end, partial(self._log, person.name, line, leave="last" in person.plan))
        if person.depth > 1:
            middle = self._between(begin, end)
            self._plan(middle, lambda at: self._store.attention.set_depth([self._id(person)], person.depth, at))
        self._plan_rest(person, end)

    def _begin(self, person: Someone, at: Moment) -> None:
        self._plan(at, partial(self._add, person))
        self._plan(at, partial(self._log, person.name, person.hook))

    def _follow_up(self, person: Someone, begin: Moment) -> None:
        """A personal word after the first meeting, mostly within 24 hours."""
        line = self._choose(person, "follow-up")
        late = self._chance.random() < _CARELESS
        at = self._moment(line.partition(" ")[0], begin.day + timedelta(days=2 if late else 1))
        if not late:
            at = moment_at(min(at.at, begin.at + timedelta(hours=23)), at.zone)
        self._plan(at, partial(self._log, person.name, line))

    def _talks(
        self, person: Someone, first: date, last: date, interval: Interval | None
    ) -> Iterator[tuple[date, str]]:
        """Day and line of what was said between the first meeting and the last touch."""
        often = (interval.rough_days() if interval else 150) * self._chance.uniform(0.95, 1.25)
        number = max(1, round((last - first).days / often * person.plan.get("busy", 1)))
        days = self._days(first, last, number)
        story = list(person.plan.get("story", ()))
        for index, day in enumerate(days):
            told = story and self._chance.random() < len(story) / (len(days) - index)
            yield day, person.say(story.pop(0)) if told else self._choose(person)
        for trip in self._trips:
            day = trip.begin + timedelta(days=self._chance.randrange(1, 5))
            lines = [line for line in trip.lines if person.fits(line)]
            if person.place in trip.places and first + timedelta(days=3) < day < last and lines:
                yield day, person.say(self._least_used(lines))

    def _last_line(self, person: Someone, day: date) -> str:
        plan, today = person.plan, self._now.day
        if "last" not in plan:
            return self._choose(person, touch=True)
        ahead = {name: timedelta(days=plan[name]) for name in ("due", "next") if name in plan}
        return person.say(plan["last"], **{name: _typed(today + span, day) for name, span in ahead.items()})

    def _choose(self, person: Someone, part: str = "", *, touch: bool = False) -> str:
        """A line that hardly anybody was told yet, about the person's own field or about anything."""
        general = self._lines["general"]
        if person.topic in self._lines["offices"]:
            general = general + self._lines["business"]
        about = [self._topics[person.topic], general]
        if self._chance.random() < 0.5:
            about.reverse()
        far = person.place in self._lines["far"]
        for lines in [self._lines[part]] if part else about:
            fitting = [line for line in lines if person.fits(line) and _suits(line, touch=touch, far=far)]
            if fitting:
                return person.say(self._least_used(fitting))
        return "call"

    def _least_used(self, lines: Sequence[str]) -> str:
        found = min(lines, key=lambda line: (self._uses[line], self._chance.random()))
        self._uses[found] += 1
        return found

    def _plan_rest(self, person: Someone, end: Moment) -> None:
        """What else is known to come: today's talk, a snooze, an end."""
        plan, now, store = person.plan, self._now, self._store
        if "today" in plan:
            dawn = moment_on(now.day, now.zone, time(0)).at
            at = max(dawn + (now.at - dawn) / 2, now.at - timedelta(minutes=plan["minutes"]))
            self._plan(moment_at(at, now.zone), partial(self._log, person.name, plan["today"]))
        if "snooze" in plan:
            until = now.day + timedelta(days=plan["snooze"])
            at_nine = self._moment_ago(2, time(9, 5))
            hide = store.attention.snooze
            self._plan(at_nine, lambda at: hide([self._id(person)], [Subject.CADENCE], until, at))
        if "state" in plan:
            day = end.day + timedelta(days=6)
            later = moment_on(day, self._zone_on(day), _LATE_MORNING)
            self._plan(later, lambda at: store.contacts.set_state([self._id(person)], State(plan["state"]), at))

    # Doing it

    def _id(self, person: Someone) -> int:
        return self._ids[person.name]

    def _interval(self, person: Someone) -> Interval | None:
        if "every" in person.plan:
            return Interval.parse(person.plan["every"])
        by_tag = [self._tags[tag] for tag in person.tags if tag in self._tags]
        by_tier = DEFAULT_TIERS.get(person.tier) if person.tier else None
        return min(by_tag, key=Interval.rough_days) if by_tag else by_tier

    def _import(self, line: str, at: Moment) -> None:
        name, role, organisation, place, *promoted = (part.strip() for part in line.split(","))
        draft = self._cards.known_of(name, role, organisation, place)
        self._ids[name] = who = self._store.contacts.add(draft, at, Tier.POOL).subject or 0
        for words in promoted:
            tier, ago = words.split()
            promote = self._store.attention.set_tier
            self._plan(self._moment_ago(int(ago), time(10, 15)), partial(promote, [who], Tier(tier)))

    def _add(self, person: Someone, at: Moment) -> None:
        store = self._store
        hook = self._read(person.hook.partition(" ")[2], at).words
        self._ids[person.name] = who = (
            store.contacts.add(self._cards.card(person, hook), at, person.tier).subject or 0
        )
        for tag in self._tags.keys() & set(person.tags) - self._tagged:
            store.attention.set_tag_cadence(tag, self._tags[tag], at)
            self._tagged.add(tag)
        if "every" in person.plan:
            store.attention.set_cadence([who], Interval.parse(person.plan["every"]), at)
        if person.depth:
            store.attention.set_depth([who], 1, at)

    def _log(self, name: str, text: str, at: Moment, *, leave: bool = False) -> None:
        """Log ``text`` (a kind, then a log line); its promises are kept later unless they are to be left."""
        kind, _, words = text.partition(" ")
        line = self._read(words, at)
        change = self._store.interactions.log(Kind(kind), [self._ids[name]] if name else [], line, at)
        if line.promises and name and not leave:
            for promise in self._store.promises.of_interactions([change.subject or 0]):
                self._plan_keeping(promise, at)

    def _read(self, words: str, at: Moment) -> LogLine:
        return parse_log(words, now=at.at, zone=at.zone, find=self._store.finding.resolve)

    def _plan_keeping(self, promise: Promise, made: Moment) -> None:
        """All are kept, most in time, but for some of theirs of late and what is not due yet."""
        careless, wait = self._chance.random() < _CARELESS, self._chance.randrange(2, 7)
        due, today = promise.due, self._now.day
        age = (today - made.day).days
        if promise.side is Side.THEIRS and age < _FRESH and self._chance.random() < _FORGOTTEN:
            return
        if due is None:
            if age < _RECENT:
                return
            day = made.day + timedelta(days=wait)
        elif due > today:
            return
        else:
            early = max(made.day + timedelta(days=1), due - timedelta(days=wait // 3))
            day = due + timedelta(days=wait // 2) if careless else early
        moment = moment_on(day, self._zone_on(day), _LATE_MORNING)
        if not made.at < moment.at < self._now.at:
            moment = self._between(made, self._now)
        self._plan(moment, lambda at: self._store.promises.keep(promise.id, at))


def _workday(day: date) -> date:
    """``day``, or the Friday before."""
    return day - timedelta(days=max(0, day.weekday() - _SATURDAY + 1))


def _suits(line: str, *, touch: bool, far: bool) -> bool:
    """Whether a line may be told: as a touch, of somebody far away."""
    kind = line.partition(" ")[0]
    return not (far and kind in _IN_PERSON) and not (touch and (kind == "note" or "!promo" in line))


def _typed(day: date, today: date) -> str:
    """How one writes ``day`` in a log line of ``today``."""
    ahead = (day - today).days
    if 1 <= ahead <= 7:
        return WEEKDAY_NAMES[day.weekday()].lower()
    if ahead % 7 == 0 and ahead <= 28:
        return f"{ahead // 7}w"
    return f"{day.day} {MONTH_NAMES[day.month - 1].lower()}"
