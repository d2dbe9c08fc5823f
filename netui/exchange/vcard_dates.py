"""Dates as vCards write them, whole or in part, made partial dates."""

import calendar
import re

from netui.domain.people.contact import PartialDate

_FORMS = tuple(
    re.compile(form + r"(?:T\d.*| +\d\d?:.*)?", re.DOTALL)
    for form in (
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)",
        r"--(?P<month>\d\d)-?(?P<day>\d\d)",
        r"---(?P<day>\d\d)",
        r"--(?P<month>\d\d)",
        r"(?P<year>\d{4})-(?P<month>\d\d)",
        r"(?P<year>\d{4})",
    )
)
"""ISO 8601 basic and extended, and the truncated forms of RFC 6350, section 4.3.1; a time after it is cut."""

_WHOLE = re.compile(r"(\d{4})(-?)(\d\d)\2(\d\d)")
"""The two forms nearly every date has, read first."""

_LEAP_YEAR, _SHORTEST_MONTH = 2000, 28


def partial_date(kind: str, text: str, omitted_year: str = "") -> PartialDate | None:
    """The date written in ``text``, or the text itself where no part of it can be read; None if it is blank.

    ``omitted_year`` is the year that stands for none (Apple writes 1604 and says so beside it), as 0000 does.
    The day is the one written, whatever zone follows it.
    """
    text = text.strip()
    if not text:
        return None
    if not omitted_year and (found := _WHOLE.fullmatch(text)):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
        if year and 1 <= month <= 12 and 1 <= day <= _SHORTEST_MONTH:
            return PartialDate(kind, year, month, day)
    return _of_any_form(kind, text, omitted_year)


def _of_any_form(kind: str, text: str, omitted_year: str) -> PartialDate:
    for form in _FORMS:
        if found := form.fullmatch(text):
            written = {part: int(number) for part, number in found.groupdict().items()}
            if omitted_year.isdecimal() and written.get("year") == int(omitted_year[:4]):
                written["year"] = 0
            year, month, day = (written.get(part) or None for part in ("year", "month", "day"))
            if "month" in written and not 1 <= written["month"] <= 12:
                break
            longest = calendar.monthrange(year or _LEAP_YEAR, month)[1] if month else 31
            if "day" in written and not 1 <= written["day"] <= longest:
                break
            if year or month or day:
                return PartialDate(kind, year, month, day)
    return PartialDate(kind, text=text)
