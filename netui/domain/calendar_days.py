"""Days moved by years, months, weeks and days of the calendar."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta


def moved(day: date, *, years: int = 0, months: int = 0, weeks: int = 0, days: int = 0) -> date | None:
    """``day`` moved on, or back by negative numbers; None beyond the calendar's ends.

    Years and months come first, and a day that their month lacks becomes its last; as pendulum counts, which is
    not used here because every start of the program asks, and importing it takes a tenth of that time.
    """
    year, month = divmod(12 * (day.year + years) + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    there = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    try:
        return there + timedelta(days, weeks=weeks)
    except OverflowError:
        return None
