"""The times of an iCalendar file made moments, in zones by any name and in those the file defines itself."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from zoneinfo import ZoneInfo

from netui.domain.moment import Moment, day_after, moment_at, moment_on
from netui.exchange.calendars.lines import Component, Property
from netui.exchange.calendars.rules import Rule, Unworkable, parse_rule, rule_days

_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(Z?))?", re.ASCII | re.IGNORECASE)
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)(?::?(\d\d))?", re.ASCII)
_FIXED = re.compile(r"(?:UTC|GMT) ?([+-]\d\d:?\d\d)", re.ASCII)
_UTC_NAMES = frozenset({"Z", "UTC", "tzone://Microsoft/Utc"})
_YEARS_OF_MOMENTS = range(1900, 2200)
_TWO_YEARS = 731
_MOST_YEARS = 100
_MOST_ZONES = 500


class Unreadable(ValueError):  # noqa: N818 - it is the entry that cannot be read
    """Something of an entry that cannot be read; the message is a sentence's end."""


@dataclass(frozen=True, slots=True)
class When:
    """A day, or a time on the clocks of a zone: ``zone`` is as the file names it, ``UTC``, or empty for none.

    ``clock`` is None where only the day is told.
    """

    day: date
    clock: time | None = None
    zone: str = ""

    def on(self, day: date) -> "When":
        """The same time of another day."""
        return When(day, self.clock, self.zone)

    @property
    def local(self) -> datetime:
        """What the clocks there show; midnight for a whole day."""
        return datetime.combine(self.day, self.clock or time())


def parse_when(value: str, params: Property | None = None) -> When:
    """The day or time that ``value`` writes, its zone among the parameters of the property it stands in.

    Raises Unreadable for a day there is not, and for text.
    """
    found = _DATE.fullmatch(value.strip())
    if found is None:
        raise Unreadable(f"“{value.strip()[:40]}” is no date")
    year, month, number, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        day = date(year, month, number)
        clock = time(hour, minute, min(second, 59)) if found[4] else None
    except ValueError:
        raise Unreadable(f"there is no such day or time as {value.strip()[:40]}") from None
    zone = (params.params.get("TZID", "") if params else "").strip().strip('"')
    if clock is None:
        return When(day)
    return When(day, clock, "UTC" if found[7] or zone in _UTC_NAMES else zone)


class Zones:
    """The zones of one file: those ``defined`` in it, and ``home`` (an IANA name) for times without one.

    ``unknown`` counts the times whose zone nobody knows: they are taken as those of ``home``.
    """

    def __init__(self, defined: Sequence[Component], home: str) -> None:
        self.home = home
        self.unknown: Counter[str] = Counter()
        self.broken: list[tuple[int, str]] = []
        self._defined: dict[str, list[_Observance]] = {}
        self._names: dict[str, str] = {}
        self._years: dict[tuple[str, int], list[tuple[datetime, timedelta]]] = {}
        for component in defined[:_MOST_ZONES]:
            self._define(component)

    def _define(self, component: Component) -> None:
        name = component.text("TZID")
        if not name:
            self.broken.append((component.line, "this time zone has no name (TZID)"))
            return
        if known := iana_name(name) or iana_name(component.text("X-LIC-LOCATION")):
            self._names[name] = known
            return
        try:
            parts = [_observance(part) for part in component.inside if part.name in ("STANDARD", "DAYLIGHT")]
        except (Unreadable, Unworkable) as problem:
            self.broken.append((component.line, f"this time zone cannot be read: {problem}"))
            return
        if parts:
            self._defined.setdefault(name, parts)

    def moment(self, when: When, *, whose: str = "") -> Moment:
        """When that was, seen from its zone; from ``whose`` (an IANA name) or home where it names none.

        An instant in UTC is seen from there too, and so is one of a zone that only the file knows. Raises
        Unreadable for years of which no clock can be told.
        """
        seen_from = whose or self.home
        if when.day.year not in _YEARS_OF_MOMENTS:
            raise Unreadable(f"the year {when.day.year} is too far away")
        if when.clock is None:
            return moment_on(when.day, self.home)
        if when.zone == "UTC":
            return moment_at(when.local.replace(tzinfo=UTC), seen_from)
        if not when.zone:
            return moment_on(when.day, self.home, when.clock)
        if name := self._name(when.zone):
            return moment_on(when.day, name, when.clock)
        if (offset := self._offset(when)) is not None:
            return moment_at((when.local - offset).replace(tzinfo=UTC), seen_from)
        self.unknown[when.zone] += 1
        return moment_on(when.day, self.home, when.clock)

    def local(self, at: datetime, like: When) -> datetime:
        """What the clocks of the zone of ``like`` show at an instant ``at``, near enough to compare by."""
        here = self.moment(like)
        return at.replace(tzinfo=None) + (like.local - here.at.replace(tzinfo=None))

    def knows(self, zone: str) -> bool:
        """Whether a time of that zone is an instant, wherever the file is read."""
        named = zone == "UTC" or zone in self._defined or _FIXED.fullmatch(zone) is not None
        return named or bool(zone and self._name(zone))

    def _name(self, zone: str) -> str:
        if zone not in self._names:
            self._names[zone] = iana_name(zone)
        return self._names[zone]

    def _offset(self, when: When) -> timedelta | None:
        """How far ahead of UTC the clocks of a zone are that the file defines, or that is called by it."""
        if when.zone in self._defined:
            changes = self._changes(when.zone, when.day.year)
            return changes[max(0, bisect_right(changes, when.local, key=itemgetter(0)) - 1)][1]
        fixed = _FIXED.fullmatch(when.zone)
        return _offset_of(fixed[1]) if fixed else None

    def _changes(self, zone: str, year: int) -> list[tuple[datetime, timedelta]]:
        """When the offset changes in a year, and what it is from then on; first what it was before."""
        if (zone, year) not in self._years:
            parts = self._defined[zone]
            changes = sorted((start, part.after) for part in parts for start in part.starts(year))
            before = [each for each in changes if each[0].year < year][-1:]
            oldest = (datetime.combine(date.min, time()), min(parts, key=lambda part: part.first).before)
            self._years[zone, year] = [*(before or [oldest]), *(each for each in changes if each[0].year == year)]
        return self._years[zone, year]


@dataclass(frozen=True, slots=True)
class _Observance:
    """Standard or summer time: from when on its offset counts, and what counted before."""

    first: datetime
    before: timedelta
    after: timedelta
    rule: str = ""
    more: tuple[datetime, ...] = ()

    def starts(self, year: int) -> Iterator[datetime]:
        """When it begins in ``year``, and at least the last time before, on the clocks there."""
        yield from (each for each in (self.first, *self.more) if each.year <= year)
        if self.rule:
            rule, until = _zone_rule(self.rule)
            last = min(date(year, 12, 31), until)
            for day in rule_days(rule, self.first.date(), day_after(last, -_TWO_YEARS), last):
                yield datetime.combine(day, self.first.time())


def _observance(component: Component) -> _Observance:
    start = component.first("DTSTART")
    if start is None:
        raise Unreadable("it does not say since when it counts")
    first = parse_when(start.value).local
    more = [parse_when(part).local for each in component.every("RDATE") for part in each.value.split(",")[:200]]
    text = component.text("RRULE")
    if text and (rule := _zone_rule(text)[0]).count:
        end = day_after(first.date(), _MOST_YEARS * 366)
        days = rule_days(rule, first.date(), first.date(), end)
        more += [datetime.combine(day, first.time()) for day in days]
        text = ""
    return _Observance(
        first,
        _offset_of(component.text("TZOFFSETFROM")),
        _offset_of(component.text("TZOFFSETTO")),
        text,
        tuple(more[:1000]),
    )


def _zone_rule(text: str) -> tuple[Rule, date]:
    rule = parse_rule(text)
    if rule.frequency != "YEARLY" or (rule.count or 0) > _MOST_YEARS:
        raise Unworkable("its summer time does not come by the year")
    return rule, parse_when(rule.until).day if rule.until else date.max


def _offset_of(text: str) -> timedelta:
    found = _OFFSET.fullmatch(text)
    if found is None or int(found[2]) > 15 or int(found[3]) > 59:
        raise Unreadable(f"“{text[:20]}” is no difference to UTC")
    span = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return span if found[1] == "+" else -span


def iana_name(zone: str) -> str:
    """The IANA name of a zone, however a calendar calls it; empty where it is none this machine knows.

    Windows' names are translated (Unicode CLDR, as icalendar holds them); a vendor's prefix is taken off
    (``/mozilla.org/20070129_1/Europe/Berlin``).
    """
    zone = zone.strip().strip('"')
    if not zone or len(zone) > 120:
        return ""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    parts = zone.strip("/").split("/")
    for name in (WINDOWS_TO_OLSON.get(zone, ""), *("/".join(parts[-count:]) for count in (len(parts), 3, 2))):
        if name and _is_zone(name):
            return name
    return ""


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
