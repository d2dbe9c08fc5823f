"""Calendars made for tests: entries of a few lines, read as one who lives in Paris does."""

from collections.abc import Sequence
from datetime import date

from netui.domain.incoming.reading import Context, Happening, Reading
from netui.exchange.calendars.reading import read_calendar

TODAY = date(2026, 11, 18)
ME = "me@x.example"
CONTEXT = Context("Europe/Paris", TODAY, frozenset({ME}))
ANA = "ATTENDEE;CN=Ana Ruiz;PARTSTAT=ACCEPTED:mailto:ana@acme.example"
MINE = f"ATTENDEE;CN=Me:mailto:{ME}"
SOME_DAY = "DTSTART:20261110T090000Z"


def event(*lines: str, uid: str = "one") -> str:
    return "\r\n".join(("BEGIN:VEVENT", *([f"UID:{uid}"] if uid else []), *lines, "END:VEVENT", ""))


def calendar(*parts: str) -> bytes:
    return "".join(("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", *parts, "END:VCALENDAR\r\n")).encode()


def read(*parts: str, context: Context = CONTEXT) -> Reading:
    return read_calendar(calendar(*parts), "work.ics", context)


def happening(*lines: str, context: Context = CONTEXT) -> Happening:
    """The one entry of these lines, with Ana."""
    (found,) = read(event(*lines, ANA), context=context).happenings
    return found


def names(found: Sequence[Happening]) -> list[list[str]]:
    return [[who.name for who in each.who] for each in found]


def days(reading: Reading) -> list[str]:
    return [each.moment.day.isoformat() for each in reading.happenings]


def weekly(*lines: str, uid: str = "w") -> str:
    return event("DTSTART;TZID=Europe/Paris:20261005T100000", "RRULE:FREQ=WEEKLY", ANA, *lines, uid=uid)


OUTLOOK = """BEGIN:VTIMEZONE\r
TZID:{name}\r
BEGIN:STANDARD\r
DTSTART:16011028T030000\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
END:STANDARD\r
BEGIN:DAYLIGHT\r
DTSTART:16010325T020000\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0200\r
END:DAYLIGHT\r
END:VTIMEZONE\r
"""
