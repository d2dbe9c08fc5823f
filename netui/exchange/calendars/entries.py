"""One entry of a calendar: when it is and comes again, and what it tells, taken from its properties."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from netui.domain.interaction import Kind
from netui.exchange.calendars.guests import Guest, guests_of
from netui.exchange.calendars.lines import Component
from netui.exchange.calendars.rules import Rule, Unworkable, parse_rule, rule_days, span_of
from netui.exchange.calendars.zones import Unreadable, When, Zones, iana_name, parse_when

MOST_DATES = 10_000
"""Days added to or taken out of a rule one by one (RDATE, EXDATE)."""

_DURATION = re.compile(
    r"[+-]?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?", re.ASCII
)
_CALL = re.compile(
    r"\b(?:call|phone|telephone|zoom|teams|webex|skype|anruf|telefonat|llamada|appel)\b|meet\.google",
    re.IGNORECASE,
)
_URL = re.compile(r"[a-z][a-z0-9+.-]{1,20}://\S+", re.IGNORECASE)
_LINKS = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as read; ``over`` is the day or time it ends, or how long it lasts.

    ``instead`` is the day or time of the occurrence it replaces, for one that does. ``seen_from`` is the
    calendar's own zone, empty where it names none. ``problems`` are sentences on what of it was not read.
    """

    component: Component
    uid: str
    start: When
    over: When | timedelta | None
    summary: str
    location: str
    guests: tuple[Guest, ...]
    instead: When | None = None
    rule: str = ""
    more: tuple[When, ...] = ()
    less: tuple[When, ...] = ()
    sequence: int = 0
    cancelled: bool = False
    seen_from: str = ""
    problems: tuple[str, ...] = ()

    @property
    def repeats(self) -> bool:
        """Whether it may come more than once."""
        return bool(self.rule or self.more) and self.instead is None

    @property
    def days(self) -> int:
        """How many days a whole-day entry lasts, 1 for any other."""
        if self.start.clock is not None:
            return 1
        span = self.over.day - self.start.day if isinstance(self.over, When) else self.over
        return max(1, span.days) if span else 1

    @property
    def kind(self) -> Kind:
        """A call by its words or a link for a place, an event for several whole days, else a meeting."""
        if _CALL.search(self.summary[:500]) or _CALL.search(self.location[:500]):
            return Kind.CALL
        if _URL.fullmatch(self.location) or (not self.location and any(map(self.component.text, _LINKS))):
            return Kind.CALL
        return Kind.EVENT if self.days > 1 else Kind.MET

    @property
    def place(self) -> str:
        """Where it was; an address of the web is no place."""
        return "" if _URL.fullmatch(self.location) else self.location

    def minutes(self, zones: Zones) -> int | None:
        """How long it lasted; None for whole days, for no end, and for more than a day."""
        if self.start.clock is None or self.over is None:
            return None
        span = self.over
        if isinstance(span, When):
            try:
                span = zones.moment(span).at - zones.moment(self.start).at
            except Unreadable:
                return None
        minutes = round(span / timedelta(minutes=1))
        return minutes if 0 < minutes <= _DAY_MINUTES else None


def parse_entry(component: Component) -> Entry:
    """What a component says; raises Unreadable where it does not tell its day."""
    start = component.first("DTSTART")
    if start is None or not start.value.strip():
        raise Unreadable("it tells no day (DTSTART)")
    begins = parse_when(start.value, start)
    if component.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE" and begins.local == When(begins.day).local:
        begins = When(begins.day)
    calendar = component.calendar
    instead = component.first("RECURRENCE-ID")
    sequence = component.text("SEQUENCE")
    more, less = _listed(component, "RDATE"), _listed(component, "EXDATE")
    return Entry(
        component,
        component.text("UID"),
        begins,
        _over(component),
        component.text("SUMMARY"),
        component.text("LOCATION"),
        tuple(guests_of(component)),
        parse_when(instead.value, instead) if instead else None,
        component.text("RRULE"),
        more[0],
        less[0],
        int(sequence) if re.fullmatch(r"[0-9]{1,9}", sequence) else 0,
        component.text("STATUS").upper() in ("CANCELLED", "CANCELED")
        or (calendar is not None and calendar.text("METHOD").upper() == "CANCEL"),
        iana_name(calendar.text("X-WR-TIMEZONE")) if calendar else "",
        (*more[1], *less[1]),
    )


def _over(component: Component) -> When | timedelta | None:
    """When it ends or how long it lasts; an end that cannot be read is none: that costs the length alone."""
    try:
        if end := component.first("DTEND"):
            return parse_when(end.value, end)
    except Unreadable:
        return None
    found = _DURATION.fullmatch(component.text("DURATION").upper())
    if found is None:
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(weeks * 7 + days, seconds, hours=hours, minutes=minutes)


def _listed(component: Component, name: str) -> tuple[tuple[When, ...], tuple[str, ...]]:
    """The days and times of RDATE or EXDATE (of a period its start), and a sentence where some are unreadable."""
    found: list[When] = []
    problem = ""
    for written in component.every(name):
        for part in written.value.split(",", MOST_DATES)[: MOST_DATES - len(found)]:
            try:
                found += [parse_when(part.partition("/")[0], written)] if part.strip() else []
            except Unreadable as error:
                problem = f"some days of this entry ({name}) were not read: {error}"
    return tuple(found), (problem,) if problem else ()


def occurrences(entry: Entry, zones: Zones, since: date, until: date, spend: int) -> tuple[list[When], int]:
    """When an entry that repeats was from ``since`` to ``until``, in order, and what following its rule cost.

    Raises Unworkable for a rule that is not followed, and where that costs more than ``spend``.
    """
    found = [entry.start, *(each if each.clock else entry.start.on(each.day) for each in entry.more)]
    cost = 0
    if entry.rule:
        rule = parse_rule(entry.rule)
        last, end = _end(rule, entry.start, zones, until)
        cost = span_of(rule, entry.start.day, since, last)
        if cost > spend:
            raise Unworkable("it repeats too often to be worked out")
        days = map(entry.start.on, rule_days(rule, entry.start.day, since, last))
        found += [each for each in days if end is None or each.local <= end]
    within = {each for each in found if since <= each.day <= until}
    return sorted(within, key=lambda each: each.local), cost


def _end(rule: Rule, start: When, zones: Zones, until: date) -> tuple[date, datetime | None]:
    """The last day a rule is to be followed to, and the last time of that day on the clocks of its zone."""
    if not rule.until:
        return until, None
    try:
        end = parse_when(rule.until)
        if end.clock is None:
            return min(until, end.day), None
        local = zones.local(end.local.replace(tzinfo=UTC), start) if end.zone == "UTC" else end.local
    except (Unreadable, OverflowError):
        raise Unworkable("how it repeats could not be understood") from None
    return min(until, local.date()), local
