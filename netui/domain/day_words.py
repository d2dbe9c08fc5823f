"""Words for dates, made at the edge: how far a day is from today, in fixed English."""

from datetime import date

WEEKDAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_LAST_DAY_COUNTED = 59
"""Up to here a distance is told in days, then in whole months, then in whole years."""


def spell(day: date, today: date) -> str:
    """``day`` in full with its distance: ``Fri 27 Nov, in 5 days``; the year only if it is not this one."""
    return f"{short_day(day, today)}, {distance(day, today)}"


def short_day(day: date, today: date) -> str:
    """``day`` by name: ``Fri 27 Nov``, with the year if it is not the year of ``today``."""
    name = f"{WEEKDAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]}"
    return name if day.year == today.year else f"{name} {day.year}"


def distance(day: date, today: date) -> str:
    """How far ``day`` is: ``today``, ``tomorrow``, ``yesterday``, ``in 5 days``, ``3 months ago``."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days)
    if near is not None:
        return near
    far = _span(day, today)
    return f"in {far}" if days > 0 else f"{far} ago"


def since(day: date | None, today: date) -> str:
    """The age of ``day`` for a narrow column: ``today``, ``1d`` to ``13d``, ``3w``, ``5mo``, ``2y``.

    No day at all is ``never``, a day still to come is told as ``in 5d``.
    """
    if day is None:
        return "never"
    days = abs((today - day).days)
    months = whole_months(day, today)
    if days == 0:
        return "today"
    if days < 14:
        age = f"{days}d"
    elif days <= _LAST_DAY_COUNTED or months < 2:
        age = f"{days // 7}w"
    else:
        age = f"{months}mo" if months < 12 else f"{months // 12}y"
    return age if day < today else f"in {age}"


def late(days: int) -> str:
    """How late something is: ``today``, ``1 day late``, ``5 days late``; days left count as negative."""
    if days == 0:
        return "today"
    if days < 0:
        return "tomorrow" if days == -1 else f"in {-days} days"
    return f"{_count(days, 'day')} late"


def whole_months(one: date, other: date) -> int:
    """The whole calendar months between two days, in either order; a month from the 31st ends on the last."""
    first, last = min(one, other), max(one, other)
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - 1 if last.day < first.day and not _ends_month(last) else months


def _span(day: date, today: date) -> str:
    days = abs((day - today).days)
    months = whole_months(day, today)
    if days <= _LAST_DAY_COUNTED or months < 2:
        return _count(days, "day")
    return _count(months, "month") if months < 24 else _count(months // 12, "year")


def _ends_month(day: date) -> bool:
    # date.max has no day after it, and it ends its month.
    return day == date.max or date.fromordinal(day.toordinal() + 1).day == 1


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
