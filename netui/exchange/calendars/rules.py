"""Repetition rules of calendars (RFC 5545, section 3.3.10): on which days something comes again."""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

_WEEKDAYS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBERS = re.compile(r"[+-]?\d{1,6}(?:,[+-]?\d{1,6})*", re.ASCII)
_DAYS = {"DAILY": 1, "WEEKLY": 7}
_LAST = date.max.toordinal()


class Unworkable(ValueError):  # noqa: N818 - it is the rule that cannot be worked out
    """A rule that is not followed; the message is a sentence's end: ``it repeats every hour``."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of whole days: how often, how many times, and which days of each of its periods.

    ``week_days`` are weekdays (0 is Monday) with their ordinal in the month or year, 0 for every one;
    ``until`` is as written, since whether it is a day or an instant tells how it is compared.
    """

    frequency: str
    interval: int = 1
    count: int | None = None
    until: str = ""
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    week_days: tuple[tuple[int, int], ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0


def parse_rule(text: str) -> Rule:
    """The rule that ``text`` says; raises Unworkable for one that is no rule, or that nobody's diary holds.

    That is whatever comes more than once a day, and what goes by the number of the week.
    """
    parts = (part.partition("=") for part in text.upper().replace(" ", "").split(";"))
    said = {key: value for key, _, value in parts}
    frequency = said.get("FREQ", "")
    if frequency in ("SECONDLY", "MINUTELY", "HOURLY"):
        raise Unworkable("it repeats more than once a day")
    if frequency not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        raise Unworkable("how it repeats could not be understood")
    if any("," in said.get(part, "") for part in ("BYHOUR", "BYMINUTE", "BYSECOND")):
        raise Unworkable("it repeats more than once a day")
    if said.get("BYWEEKNO"):
        raise Unworkable("it repeats by the number of the week")
    return Rule(
        frequency,
        _numbers(said.get("INTERVAL") or "1", 1, 99_999)[0],
        _numbers(said["COUNT"], 1, 999_999)[0] if said.get("COUNT") else None,
        said.get("UNTIL", ""),
        frozenset(_numbers(said.get("BYMONTH", ""), 1, 12)),
        frozenset(_numbers(said.get("BYMONTHDAY", ""), -31, 31)),
        frozenset(_numbers(said.get("BYYEARDAY", ""), -366, 366)),
        _week_days(said.get("BYDAY", "")),
        _numbers(said.get("BYSETPOS", ""), -366, 366),
        _WEEKDAYS.get(said.get("WKST", ""), 0),
    )


def _numbers(text: str, least: int, most: int) -> tuple[int, ...]:
    if not text:
        return ()
    if not _NUMBERS.fullmatch(text):
        raise Unworkable("how it repeats could not be understood")
    found = tuple(int(part) for part in text.split(","))
    if any(number == 0 or not least <= number <= most for number in found):
        raise Unworkable("how it repeats could not be understood")
    return found


def _week_days(text: str) -> tuple[tuple[int, int], ...]:
    found = [_BY_DAY.fullmatch(part.strip()) for part in text.split(",") if part.strip()]
    if not all(found):
        raise Unworkable("how it repeats could not be understood")
    return tuple((int(day[1] or 0), _WEEKDAYS[day[2]]) for day in found if day)


def rule_days(rule: Rule, first: date, since: date, until: date) -> Iterator[date]:
    """The days of ``rule`` from ``since`` to ``until``, in order, for something that begins on ``first``.

    Takes time linear to the days between; a rule with a ``count`` is counted from ``first`` on.
    """
    rule = _explicit(rule, first)
    begin = first if rule.count else max(first, since)
    left = rule.count or _LAST
    number = 0 if rule.count else _periods_before(rule, first, begin)
    while (period := _period(rule, first, number)) is not None and period[0] <= until:
        for day in _chosen(rule, period):
            if day < first:
                continue
            if day > until or not left:
                return
            left -= 1
            if day >= since:
                yield day
        number += 1


def _explicit(rule: Rule, first: date) -> Rule:
    """The rule with what its first day alone says (RFC 5545: taken "from the DTSTART property")."""
    if rule.month_days or rule.year_days or rule.week_days:
        return rule
    match rule.frequency:
        case "WEEKLY":
            return replace(rule, week_days=((0, first.weekday()),))
        case "MONTHLY":
            return replace(rule, month_days=frozenset({first.day}))
        case "YEARLY":
            return replace(rule, months=rule.months or frozenset({first.month}), month_days=frozenset({first.day}))
    return rule


def _periods_before(rule: Rule, first: date, day: date) -> int:
    """How many whole periods can be passed over on the way to ``day``."""
    if length := _DAYS.get(rule.frequency):
        return max(0, (day - first).days // (length * rule.interval) - 1)
    months = (day.year - first.year) * 12 + day.month - first.month
    return max(0, months // (rule.interval * (1 if rule.frequency == "MONTHLY" else 12)) - 1)


def _period(rule: Rule, first: date, number: int) -> tuple[date, int] | None:
    """The first day of a period and how many days it has; None beyond the calendar's end."""
    step = number * rule.interval
    if length := _DAYS.get(rule.frequency):
        back = (first.weekday() - rule.week_start) % 7 if rule.frequency == "WEEKLY" else 0
        start = first.toordinal() - back + step * length
        return (date.fromordinal(max(1, start)), length) if start + length <= _LAST else None
    if rule.frequency == "YEARLY":
        year = first.year + step
        return (date(year, 1, 1), 365 + calendar.isleap(year)) if year < date.max.year else None
    year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
    return (date(year, month + 1, 1), calendar.monthrange(year, month + 1)[1]) if year < date.max.year else None


def _chosen(rule: Rule, period: tuple[date, int]) -> list[date]:
    """The days of one period that the rule takes."""
    start, length = period
    days = [day for offset in _offsets(rule, start, length) if _fits(rule, day := start + timedelta(offset))]
    if not rule.positions:
        return days
    places = {place - 1 if place > 0 else len(days) + place for place in rule.positions}
    return [day for place, day in enumerate(days) if place in places]


def _offsets(rule: Rule, start: date, length: int) -> Iterable[int]:
    """The places in a period that are worth a look: of a year only the months that count."""
    if rule.frequency != "YEARLY" or not rule.months:
        return range(length)
    firsts = [(date(start.year, month, 1) - start).days for month in sorted(rule.months)]
    return chain.from_iterable(range(first, min(length, first + 31)) for first in firsts)


def _fits(rule: Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and not _counted(rule.month_days, day.day, calendar.monthrange(day.year, day.month)[1]):
        return False
    in_year = day.timetuple().tm_yday if rule.year_days or rule.week_days else 0
    year_length = 365 + calendar.isleap(day.year)
    if rule.year_days and not _counted(rule.year_days, in_year, year_length):
        return False
    return not rule.week_days or _on_weekday(rule, day, in_year, year_length)


def _counted(wanted: frozenset[int], place: int, length: int) -> bool:
    """Whether a day at ``place`` of ``length`` is one of those wanted, from the front or (below 0) the back."""
    return place in wanted or place - length - 1 in wanted


def _on_weekday(rule: Rule, day: date, in_year: int, year_length: int) -> bool:
    weekday = day.weekday()
    by_year = rule.frequency == "YEARLY" and not rule.months
    place, length = (in_year, year_length) if by_year else (day.day, calendar.monthrange(day.year, day.month)[1])
    for ordinal, wanted in rule.week_days:
        if wanted != weekday:
            continue
        if not ordinal or rule.frequency in _DAYS:
            return True
        if ordinal == ((place - 1) // 7 + 1 if ordinal > 0 else -((length - place) // 7 + 1)):
            return True
    return False


def span_of(rule: Rule, first: date, since: date, until: date) -> int:
    """About how many days are looked at to follow ``rule`` from ``since`` to ``until``: what it costs."""
    begin = first if rule.count else max(first, since)
    return max(0, (until - begin).days) // (rule.interval if rule.frequency in _DAYS else 1) + 366
