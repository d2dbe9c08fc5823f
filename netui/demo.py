"""One invented network with two years of history: for the pictures, the tests and ``netui --demo``."""

import heapq
import re
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from itertools import count
from pathlib import Path
from random import Random
from string import Formatter
from typing import Any

from netui.domain.cadence import DEFAULT_TIERS, Interval, cutoff
from netui.domain.contact import ContactDraft, ContactPoint, PartialDate, PointKind, State, Tier
from netui.domain.day_words import MONTH_NAMES, WEEKDAY_NAMES
from netui.domain.folding import fold
from netui.domain.interaction import Kind
from netui.domain.logline import parse_log
from netui.domain.moment import Moment, moment_at, moment_on
from netui.domain.promise import Promise, Side
from netui.domain.queue import Subject
from netui.store import Store, open_store

SEED = 24
"""Another number gives other days and other talks with the same people."""

_PRONOUNS = {"she": ("she", "her", "her"), "he": ("he", "him", "his"), "they": ("they", "them", "their")}
_FROM = re.compile(r"[*+]\{\w+\}")
_SATURDAY = 5
_FORGETFUL = 0.12
"""How often I keep a promise late, and they do not keep theirs."""


@contextmanager
def throw_away(now: Moment) -> Iterator[Path]:
    """The demo network in a file of a temporary folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="netui-demo-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "demo.db"
        with open_store(path, now=now.at, backups=path.parent / "backups", create=True) as store:
            build(store, now)
        yield path


def build(store: Store, now: Moment, seed: int = SEED) -> None:
    """Fill an empty store as somebody would have in two years up to ``now``, all in one transaction."""
    with store.connection.changing("the demo network", now.at):
        _Life(store, now, Random(seed)).live()


@dataclass(frozen=True, slots=True)
class _Trip:
    """Some days of mine in another zone, and what was said to those who live there."""

    begin: date
    end: date
    zone: str
    places: Sequence[str]
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Someone:
    """One invented person: the card, the attention chosen, and what fills the gaps of a line about them.

    ``plan`` fixes what chance must not decide: ``late`` (days overdue by cadence) or ``ago`` (days since the
    last touch), the ``last`` line, the day its promise is ``due`` and its ``next`` date (days from today), the
    line logged ``today``, how many days ago somebody known of was ``promoted``, a ``snooze``.
    """

    name: str
    card: Sequence[str]
    tier: Tier | None
    depth: int
    topic: str
    months: int
    tags: tuple[str, ...]
    hook: str
    gaps: Mapping[str, str]
    plan: Mapping[str, Any]
    used: set[str] = field(default_factory=set)

    def fits(self, line: str) -> bool:
        """Whether all gaps of ``line`` can be filled, and it tells nothing a second time."""
        needs = {name for _, name, _, _ in Formatter().parse(line) if name}
        return needs <= self.gaps.keys() and self.used.isdisjoint({line, *_FROM.findall(line)})

    def say(self, line: str, **days: str) -> str:
        """``line`` with its gaps filled; it is used up."""
        self.used.update({line, *_FROM.findall(line)})
        return line.format(**self.gaps, **days)


def _someone(name: str, data: Mapping[str, Any]) -> _Someone:
    she, *card = (part.strip() for part in data["card"].split(","))
    tier, depth, topic, months, *tags = data["keep"].split()
    subject, objective, possessive = _PRONOUNS[she]
    gaps = {"she": subject, "him": objective, "her": possessive, "place": card[2], "firm": card[1]}
    return _Someone(
        name,
        card,
        None if tier == "-" else Tier(tier),
        int(depth),
        topic,
        int(months),
        tuple(tag.lstrip("#") for tag in tags),
        data.get("hook", ""),
        gaps | data.get("knows", {}),
        data.get("plan", {}),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("netui").joinpath("demo_data", name).read_text(encoding="utf-8"))


class _Life:
    """Two years lived through from the first day to ``now``, each verb at its own moment."""

    def __init__(self, store: Store, now: Moment, chance: Random) -> None:
        self._store = store
        self._now = now
        self._chance = chance
        self._lines = _read("lines.toml")
        close, wide = _read("close.toml"), _read("wide.toml")
        self._people = [_someone(*item) for item in {**close["people"], **wide["people"]}.items()]
        self._known_of: list[str] = wide["pool"]
        self._tag_cadence = {tag: Interval.parse(text) for tag, text in self._lines["tags"].items()}
        self._trips = [self._trip(**trip) for trip in self._lines["trips"]]
        self._ids: dict[str, int] = {}
        self._uses: Counter[str] = Counter()
        self._numbers = count(1)
        self._steps = count()
        self._ahead: list[tuple[datetime, int, Moment, Callable[[Moment], None]]] = []

    def live(self) -> None:
        """Plan every day of everybody, then do it all in the order of time."""
        for number, line in enumerate(self._known_of):
            self._plan(self._day_at(690 - 9 * number, time(11, number)), lambda at, line=line: self._import(line, at))
        for someone in self._people:
            self._plan_someone(someone)
        for joint in self._lines["together"]:
            moment = self._day_at(joint["ago"], time(15, 10))
            self._plan(moment, lambda at, joint=joint: self._log([joint["who"]], joint["line"], at))
        for number, line in enumerate(self._lines["inbox"]):
            self._plan(self._day_at(1 + 2 * number, time(17, 35)), lambda at, line=line: self._log([], line, at))
        while self._ahead:
            _, _, moment, do = heapq.heappop(self._ahead)
            do(moment)
        for draft in self._lines["drafts"]:
            evening = self._now.at - timedelta(hours=14)
            self._store.drafts.keep(self._ids[draft["who"]], draft["kind"], draft["line"], evening)

    # When

    def _day_at(self, ago: int, clock: time) -> Moment:
        day = self._now.day - timedelta(days=ago)
        return moment_on(day, self._zone_on(day), clock)

    def _trip(self, ago: int, days: int, **rest: Any) -> _Trip:
        begin = self._now.day - timedelta(days=ago)
        return _Trip(begin, begin + timedelta(days=days), **rest)

    def _zone_on(self, day: date) -> str:
        return next((trip.zone for trip in self._trips if trip.begin <= day <= trip.end), self._now.zone)

    def _clock(self, kind: str, day: date) -> time:
        """An hour at which such things happen; the week-end is for lunches and late mornings."""
        hours: Sequence[int] = {
            "call": (9, 9, 10, 10, 11, 14, 15, 16, 17, 18),
            "message": (8, 9, 11, 12, 13, 16, 18, 20, 21),
            "email": (8, 9, 10, 11, 14, 15, 17, 19),
            "met": (8, 9, 12, 12, 13, 17, 19),
            "event": (18, 19, 19),
        }.get(kind, (10, 16, 21))
        if day.weekday() >= _SATURDAY:
            hours = (10, 11, 12)
        return time(self._chance.choice(hours), self._chance.randrange(0, 60, 5))

    def _moment(self, kind: str, day: date) -> Moment:
        return moment_on(day, self._zone_on(day), self._clock(kind, day))

    def _between(self, earlier: Moment, later: Moment) -> Moment:
        """The middle of two moments."""
        at = earlier.at + (later.at - earlier.at) / 2
        return moment_at(at, self._zone_on(at.astimezone(UTC).date()))

    def _plan(self, moment: Moment, do: Callable[[Moment], None]) -> None:
        """Have ``do`` done at ``moment``; nothing is planned for now or later."""
        if moment.at < self._now.at:
            heapq.heappush(self._ahead, (moment.at, next(self._steps), moment, do))

    # Whom

    def _interval(self, someone: _Someone) -> Interval | None:
        if "every" in someone.plan:
            return Interval.parse(someone.plan["every"])
        tags = [self._tag_cadence[tag] for tag in someone.tags if tag in self._tag_cadence]
        by_tier = DEFAULT_TIERS.get(someone.tier) if someone.tier else None
        return min(tags, key=Interval.rough_days) if tags else by_tier

    def _last_day(self, someone: _Someone, interval: Interval | None) -> date:
        today = self._now.day
        share = self._chance.uniform(0.08, 0.86)
        if "late" in someone.plan and interval:
            late = int(someone.plan["late"])
            day = cutoff(interval, today - timedelta(days=late))
            return self._workday(day) if late > 2 else day
        if "ago" in someone.plan:
            return self._workday(today - timedelta(days=someone.plan["ago"]))
        return self._workday(today - timedelta(days=max(3, int(share * (interval.rough_days() if interval else 300)))))

    @staticmethod
    def _workday(day: date) -> date:
        """``day``, or the Friday before."""
        return day - timedelta(days=max(0, day.weekday() - _SATURDAY + 1))

    def _days(self, first: date, last: date, number: int) -> list[date]:
        """``number`` days or somewhat fewer after ``first`` and before ``last``, about evenly spread."""
        step = (last - first).days / (number + 1)
        spread = (first + timedelta(days=int(step * (i + 1 + self._chance.uniform(-0.4, 0.4)))) for i in range(number))
        days = {self._workday(day) if self._chance.random() < 0.93 else day for day in spread}
        return sorted(day for day in days if first + timedelta(days=3) < day < last)

    def _plan_someone(self, someone: _Someone) -> None:
        plan, today = someone.plan, self._now.day
        interval = self._interval(someone)
        kind, _, hook = someone.hook.partition(" ")
        last = self._last_day(someone, interval)
        first = self._workday(last - timedelta(days=max(6, int(someone.months * 30.4) - (today - last).days)))
        if someone.months == 0:
            first = last
        begin = self._moment(kind, first) if someone.months else self._day_at(plan["ago"], time(18, 40))
        self._plan(begin, lambda at: self._meet(someone, hook, at))
        if someone.months == 0:
            self._plan(begin, lambda at: self._log([someone.name], someone.hook, at))
            return
        entries = self._talks(someone, first, last, interval)
        self._plan(begin, lambda at: self._log([someone.name], someone.hook, at))
        for day, line in entries:
            self._plan(self._moment(line.split()[0], day), lambda at, line=line: self._log([someone.name], line, at))
        end = self._moment("call", last)
        text = self._last_line(someone, last)
        self._plan(end, lambda at: self._log([someone.name], text, at, leave="last" in plan))
        self._plan(self._between(begin, end), lambda at: self._settle(someone, at))
        self._plan_rest(someone, end)

    def _talks(self, someone: _Someone, first: date, last: date, interval: Interval | None) -> list[tuple[date, str]]:
        """What was talked about on which day between the first meeting and the last touch."""
        often = (interval.rough_days() if interval else 150) * self._chance.uniform(0.8, 1.1)
        number = max(1, round((last - first).days / often * someone.plan.get("busy", 1)))
        days = self._days(first, last, number)
        morning_after = first + timedelta(days=1 if self._chance.random() < 0.85 else 2)
        entries = [(morning_after, self._choose(someone, "follow-up"))] if morning_after < last else []
        own = list(someone.plan.get("story", ()))
        for index, day in enumerate(days):
            left = len(days) - index
            told = own and self._chance.random() < len(own) / left
            entries.append((day, own.pop(0) if told else self._choose(someone)))
        for trip in self._trips:
            day = trip.begin + timedelta(days=self._chance.randrange(1, 5))
            lines = [line for line in trip.lines if someone.fits(line)]
            if someone.card[2] in trip.places and first + timedelta(days=3) < day < last and lines:
                entries.append((day, someone.say(self._least_used(lines))))
        return [(day, someone.say(line) if "{" in line else line) for day, line in entries]

    def _last_line(self, someone: _Someone, day: date) -> str:
        plan, today = someone.plan, self._now.day
        days = {name: _word_for(today + timedelta(days=plan[name]), day) for name in ("due", "next") if name in plan}
        if "last" in plan:
            return someone.say(plan["last"], **days)
        return self._choose(someone, touch=True)

    def _choose(self, someone: _Someone, part: str = "", *, touch: bool = False) -> str:
        """A line nobody, or hardly anybody, was told yet, from the person's own field or from any."""
        own, general = self._lines["topics"].get(someone.topic, []), self._lines["general"]
        parts = [self._lines[part]] if part else [own, general] if self._chance.random() < 0.5 else [general, own]
        for lines in parts:
            fitting = [line for line in lines if someone.fits(line) and not (touch and _no_touch(line))]
            if fitting:
                return someone.say(self._least_used(fitting))
        return "call"

    def _least_used(self, lines: Sequence[str]) -> str:
        found = min(lines, key=lambda line: (self._uses[line], self._chance.random()))
        self._uses[found] += 1
        return found

    def _plan_rest(self, someone: _Someone, end: Moment) -> None:
        """What else is known to come: a snooze, today's talk, the end of it all."""
        plan = someone.plan
        if "today" in plan:
            dawn = moment_on(self._now.day, self._now.zone, time(0)).at
            at = max(dawn + (self._now.at - dawn) / 2, self._now.at - timedelta(minutes=plan["minutes"]))
            text = plan["today"]
            self._plan(moment_at(at, self._now.zone), lambda at: self._log([someone.name], text, at))
        if "snooze" in plan:
            until = self._now.day + timedelta(days=plan["snooze"])
            self._plan(self._day_at(2, time(9, 5)), lambda at: self._snooze(someone, until, at))
        if "state" in plan:
            later = Moment(end.at + timedelta(days=6), end.day + timedelta(days=6), end.zone)
            self._plan(later, lambda at: self._end(someone, State(plan["state"]), at))

    # What is done

    def _import(self, line: str, at: Moment) -> None:
        name, role, firm, place, *promoted = (part.strip() for part in line.split(","))
        draft = ContactDraft(name, role, firm, place, points=(self._email(name, ""),))
        self._ids[name] = self._store.contacts.add(draft, at, Tier.POOL).subject or 0
        if promoted:
            tier, ago = promoted[0].split()
            someone = self._ids[name]
            moment = self._day_at(int(ago), time(10, 15))
            self._plan(moment, lambda at: _ignore(self._store.attention.set_tier([someone], Tier(tier), at)))

    def _meet(self, someone: _Someone, hook: str, at: Moment) -> None:
        role, firm, place = someone.card[:3]
        dates = tuple(self._birthday(text) for text in [someone.plan.get("born", "")] if text)
        draft = ContactDraft(
            someone.name, role, firm, place, hook, someone.plan.get("about", ""), self._points(someone), someone.tags, dates
        )
        store = self._store
        self._ids[someone.name] = who = store.contacts.add(draft, at, someone.tier).subject or 0
        for tag in someone.tags:
            if interval := self._tag_cadence.pop(tag, None):
                store.attention.set_tag_cadence(tag, interval, at)
        if "every" in someone.plan:
            store.attention.set_cadence([who], Interval.parse(someone.plan["every"]), at)
        if someone.depth:
            store.attention.set_depth([who], 1, at)

    def _settle(self, someone: _Someone, at: Moment) -> None:
        if someone.depth > 1:
            self._store.attention.set_depth([self._ids[someone.name]], someone.depth, at)

    def _snooze(self, someone: _Someone, until: date, at: Moment) -> None:
        self._store.attention.snooze([self._ids[someone.name]], [Subject.CADENCE], until, at)

    def _end(self, someone: _Someone, state: State, at: Moment) -> None:
        self._store.contacts.set_state([self._ids[someone.name]], state, at)

    def _log(self, names: Sequence[str], text: str, at: Moment, *, leave: bool = False) -> None:
        kind, _, words = text.partition(" ")
        line = parse_log(words, now=at.at, zone=at.zone, find=self._store.finding.resolve)
        change = self._store.interactions.log(Kind(kind), [self._ids[name] for name in names], line, at)
        if line.promises and names and not leave:
            for promise in self._store.promises.of_interactions([change.subject or 0]):
                self._plan_keeping(promise, at)

    def _plan_keeping(self, promise: Promise, made: Moment) -> None:
        """Mine are kept, most of them in time; theirs mostly; what is not due yet stays open."""
        careless = self._chance.random() < _FORGETFUL
        wait = self._chance.randrange(2, 7)
        due = promise.due
        if (due is None and (self._now.day - made.day).days < 12) or (due is not None and due > self._now.day):
            return
        if promise.side is Side.THEIRS and careless:
            return
        day = (due or made.day + timedelta(days=wait)) + timedelta(days=wait // 2 if careless else 0)
        if due is not None and not careless:
            day = max(made.day + timedelta(days=1), due - timedelta(days=wait // 3))
        moment = moment_on(day, self._zone_on(day), time(11, 20))
        if not made.at < moment.at < self._now.at:
            moment = self._between(made, self._now)
        self._plan(moment, lambda at: _ignore(self._store.promises.keep(promise.id, at)))

    # Cards

    def _birthday(self, text: str) -> PartialDate:
        """A birthday written ``1979-05-14``, ``05-14``, or ``+3`` for one that comes in three days."""
        if text[0] in "+-":
            day = self._now.day + timedelta(days=int(text))
            return PartialDate("birthday", None, day.month, day.day)
        year, month, day_of = ("", *text.split("-"))[-3:]
        return PartialDate("birthday", int(year) if year else None, int(month), int(day_of))

    def _email(self, name: str, mail: str) -> ContactPoint:
        local = mail or re.sub(r"[^a-z]+", ".", fold(name)).strip(".")
        domain = ("example.com", "example.org", "example.net")[len(name) % 3]
        return ContactPoint(PointKind.EMAIL, f"{local}@{domain}", "work")

    def _points(self, someone: _Someone) -> tuple[ContactPoint, ...]:
        email = self._email(someone.name, someone.plan.get("mail", ""))
        points = [email]
        number = next(self._numbers)
        if shape := self._lines["phones"].get(someone.card[2]):
            points.append(ContactPoint(PointKind.PHONE, shape.format(number % 100), "mobile"))
        elif handle := self._lines["handles"].get(someone.card[2]):
            points.append(ContactPoint(PointKind.HANDLE, email.value.partition("@")[0].replace(".", "_"), handle))
        if someone.depth > 2 and number % 2:
            profile = "https://example.net/in/" + email.value.partition("@")[0].replace(".", "-")
            points.append(ContactPoint(PointKind.PROFILE, profile, "profile"))
        return tuple(points)


def _ignore(_: object) -> None:
    """Done for what it did."""


def _no_touch(line: str) -> bool:
    return line.startswith("note") or "!promo" in line or " " not in line


def _word_for(day: date, today: date) -> str:
    """How one writes ``day`` in a log line of ``today``."""
    ahead = (day - today).days
    if 1 <= ahead <= 7:
        return WEEKDAY_NAMES[day.weekday()].lower()
    if ahead % 7 == 0 and 7 < ahead <= 28:
        return f"{ahead // 7}w"
    return f"{day.day} {MONTH_NAMES[day.month - 1].lower()}"
