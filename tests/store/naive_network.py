"""A network in plain lists, and the queue read off it the slow way, rule by rule.

Nothing of the store and none of the rules under test are used here, so what both agree on is not one mistake.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from itertools import count
from zoneinfo import ZoneInfo

Every = tuple[int, str]
"""A cadence as a number and a unit: ``(3, "W")``."""

TIERS: dict[str, Every] = {"A": (3, "W"), "B": (2, "M"), "C": (6, "M"), "D": (1, "Y")}
SILENT = ("ambient", "pool")
ROUGH_DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}
UNITS = {"D": "d", "W": "w", "M": "m", "Y": "y"}


def after(day: date, every: Every) -> date:
    """The day one cadence after ``day``; a month from the 31st ends on the month's last day."""
    number, unit = every
    if unit in "DW":
        return day + timedelta(days=number * (7 if unit == "W" else 1))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "Y" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def local_day(at: datetime, zone: str) -> date:
    """The day the calendar on the wall of ``zone`` shows at ``at``."""
    return at.astimezone(ZoneInfo(zone)).date()


def wall(day: date, zone: str, clock: time) -> datetime:
    """The instant at which the clocks of ``zone`` show ``clock`` on ``day``."""
    return datetime.combine(day, clock, tzinfo=ZoneInfo(zone)).astimezone(UTC)


@dataclass
class Who:
    """Somebody, and what decides their cadence."""

    name: str
    state: str = "active"
    tier: str | None = None
    tier_since: date = date.min
    own: Every | None = None
    own_since: date = date.min
    tags: dict[str, date] = field(default_factory=dict)


@dataclass
class Happened:
    """An entry: whose it is (``owners``), who else took part, and whether it counts as a touch."""

    at: datetime
    day: date
    zone: str
    written: datetime
    kind: str
    promo: bool
    owners: list[int]
    others: list[int]
    seq: int
    timed: bool = True

    def touches(self, who: int) -> bool:
        """Whether it is a touch of ``who``."""
        return self.kind != "note" and not self.promo and self.with_(who)

    def with_(self, who: int) -> bool:
        """Whether ``who`` took part."""
        return who in (*self.owners, *self.others)


@dataclass
class Ahead:
    """A next date."""

    who: int | None
    day: date
    at: datetime
    seq: int
    entry: int | None = None
    cleared: bool = False


@dataclass
class PutOff:
    """A snooze of a contact's item (``next``, ``cadence``) or of a promise (by its text)."""

    about: str
    who: int | None
    promise: str | None
    until: date
    at: datetime
    on: date
    seq: int


@dataclass
class Said:
    """A promise; its text names it."""

    text: str
    who: int | None
    due: date | None
    mine: bool
    entry: int
    seq: int
    open: bool = True
    written: date | None = None


Row = tuple[str, int | str, tuple[int, ...]]
"""A row of the queue: contact or promise, which one, and its ranks."""


@dataclass
class Expected:
    """The queue as it must be."""

    rows: list[Row]
    waiting: list[Row]
    handled: int


@dataclass
class Network:
    """Everything anybody ever said, in lists."""

    people: dict[int, Who] = field(default_factory=dict)
    tags: dict[str, tuple[Every, date] | None] = field(default_factory=dict)
    entries: dict[int, Happened] = field(default_factory=dict)
    aheads: list[Ahead] = field(default_factory=list)
    snoozes: list[PutOff] = field(default_factory=list)
    promises: list[Said] = field(default_factory=list)

    def queue(self, now: datetime, zone: str, limit: int) -> Expected:
        """Who is due at ``now`` for somebody in ``zone``."""
        today = local_day(now, zone)
        found: list[tuple[tuple[object, ...], Row]] = []
        for said in self.promises:
            if self._promise_is_due(said, today):
                name = self.people[said.who].name if said.who is not None else "inbox"
                rank = 1 if said.mine else 7
                place = (rank, said.due, name.casefold(), said.who or 0, said.seq)
                found.append((place, ("promise", said.text, (rank,))))
        handled = 0
        for who, person in self.people.items():
            ranks, order = self._contact(who, now, zone, morning=False)
            if ranks:
                found.append(((ranks[0], order, person.name.casefold(), who), ("contact", who, ranks)))
            stood, _ = self._contact(who, now, zone, morning=True)
            handled += stood[:1] == (6,) and 6 not in ranks
        rows = [row for _, row in sorted(found)]
        by_cadence = [row for row in rows if row[2][0] == 6]
        waiting = by_cadence[max(0, limit - handled) :]
        return Expected([row for row in rows if row not in waiting], waiting, handled)

    def _promise_is_due(self, said: Said, today: date) -> bool:
        if not said.open or said.due is None or said.due > today or (not said.mine and said.due == today):
            return False
        if said.who is not None and self.people[said.who].state != "active":
            return False
        snoozes = [snooze for snooze in self.snoozes if snooze.promise == said.text]
        return not snoozes or max(snoozes, key=lambda snooze: (snooze.at, snooze.seq)).until <= today

    def _contact(
        self, who: int, now: datetime, zone: str, *, morning: bool
    ) -> tuple[tuple[int, ...], Fraction | int]:
        """The ranks at which a contact stands, and its place among those of the first.

        ``morning``: as it would stand had nobody been touched, put off or given a next date today.
        """
        today = local_day(now, zone)
        person = self.people[who]
        if person.state != "active":
            return (), 0
        touches = [entry for entry in self.entries.values() if entry.touches(who) and entry.at <= now]
        late = self._follow_up_by(who, now)
        aheads = [ahead for ahead in self.aheads if ahead.who == who]
        snoozes = [snooze for snooze in self.snoozes if snooze.who == who]
        if morning:
            touches = [entry for entry in touches if entry.day < today]
            aheads = [ahead for ahead in aheads if local_day(ahead.at, zone) < today]
            snoozes = [snooze for snooze in snoozes if snooze.on < today]
        ahead = max(aheads, key=lambda one: (one.at, one.seq), default=None)
        if ahead is not None and (ahead.cleared or self._touched_since(ahead, touches)):
            ahead = None
        ranks: list[int] = [2] if late else []
        place: Fraction | int = int(late.timestamp() * 1_000_000) if late else 0
        if ahead is not None and ahead.day <= today:
            put_off = self._snooze("next", snoozes)
            if put_off is None or put_off.until <= today or put_off.at < ahead.at:
                ranks.append(5)
                place = place or ahead.day.toordinal()
        cadence = self._cadence(person)
        if cadence is None or (ahead is not None and ahead.day > today):
            return tuple(ranks), place
        put_off = self._snooze("cadence", snoozes)
        if put_off is not None and put_off.until > today and not self._touched_since(put_off, touches):
            return tuple(ranks), place
        every, since = cadence
        if touches:
            last = max(touches, key=lambda entry: (entry.at, entry.seq)).day
            due, length = after(last, every), (after(last, every) - last).days
        else:
            due, length = since, (after(since, every) - since).days
        if due <= today:
            ranks.append(6)
            if ranks == [6]:
                place = Fraction(-(today - due).days, length)
        return tuple(ranks), place

    def _follow_up_by(self, who: int, now: datetime) -> datetime | None:
        """Until when somebody newly met is to be followed up with; nothing once that was done."""
        if self.people[who].tier in SILENT:
            return None
        entries = sorted(
            (entry for entry in self.entries.values() if entry.with_(who) and entry.at <= now),
            key=lambda entry: (entry.at, entry.seq),
        )
        met = next((entry for entry in entries if entry.kind in ("met", "event") and entry.touches(who)), None)
        if met is None:
            return None
        for entry in entries:
            later = (entry.at, entry.seq) > (met.at, met.seq)
            vague = not (entry.timed and met.timed) and entry.day == met.day and entry.seq > met.seq
            if entry.touches(who) and (later or vague):
                return None
        begun = met.at if met.timed else wall(met.day + timedelta(days=1), met.zone, time.min)
        return begun + timedelta(hours=24)

    def _touched_since(self, setting: Ahead | PutOff, touches: list[Happened]) -> bool:
        """Whether a touch came later; the touch whose own line set a next date is not later than it."""
        own = self.entries.get(setting.entry) if isinstance(setting, Ahead) and setting.entry else None
        return any(touch is not own and (touch.at, touch.seq) > (setting.at, setting.seq) for touch in touches)

    def _snooze(self, about: str, snoozes: list[PutOff]) -> PutOff | None:
        return max(
            (snooze for snooze in snoozes if snooze.about == about),
            key=lambda snooze: (snooze.at, snooze.seq),
            default=None,
        )

    def _cadence(self, person: Who) -> tuple[Every, date] | None:
        if person.tier in SILENT:
            return None
        if person.own is not None:
            return person.own, person.own_since
        tagged = []
        for tag, since in person.tags.items():
            cadence = self.tags[tag]
            if cadence is not None:
                tagged.append((cadence[0], max(since, cadence[1])))
        if tagged:
            return min(tagged, key=lambda one: (one[0][0] * ROUGH_DAYS[one[0][1]], one[1]))
        return (TIERS[person.tier], person.tier_since) if person.tier else None

    # What people do.

    def say(self, seqs: "count[int]", entry: int, owners: list[int], text: str, due: date, *, mine: bool) -> None:
        """A promise was made in an entry."""
        self.promises.append(Said(text, owners[0] if owners else None, due, mine, entry, next(seqs), written=due))

    def look_ahead(self, seqs: "count[int]", entry: int, owners: list[int], day: date, at: datetime) -> None:
        """An entry's line set a next date."""
        for who in owners or [None]:
            self.aheads.append(Ahead(who, day, at, next(seqs), entry))

    def forget(self, entry: int, keep: tuple[str, ...] = ()) -> None:
        """Drop an entry's promises but some, with their snoozes."""
        gone = {said.text for said in self.promises if said.entry == entry and said.text not in keep}
        self.promises = [said for said in self.promises if said.text not in gone]
        self.snoozes = [snooze for snooze in self.snoozes if snooze.promise not in gone]

    def merge(self, kept: int, gone: int) -> None:
        """Two contacts were one person all along."""
        one, other = self.people[kept], self.people.pop(gone)
        tiers = [(who.tier, who.tier_since) for who in (one, other)]
        if any(tier != "pool" for tier, _ in tiers):
            nobody = (None, date.min)
            one.tier, one.tier_since = next((t for t in tiers if t[0] not in (None, "pool")), nobody)
        if one.own is None:
            one.own, one.own_since = other.own, other.own_since
        one.tags = {**other.tags, **one.tags}
        for entry in self.entries.values():
            owners = [kept if who == gone else who for who in entry.owners]
            others = [kept if who == gone else who for who in entry.others]
            entry.owners = list(dict.fromkeys(owners))
            entry.others = [who for who in dict.fromkeys(others) if who not in entry.owners]
        for thing in (*self.aheads, *self.snoozes, *self.promises):
            if thing.who == gone:
                thing.who = kept
