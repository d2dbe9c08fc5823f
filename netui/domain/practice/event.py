"""Events: where people are met, and the line that names one once for all the cards collected there."""

from datetime import date, datetime

from netui.domain.day_words import short_day, spell
from netui.domain.folding import fold
from netui.domain.frozen import dataclass
from netui.domain.line.drafts import Span
from netui.domain.line.tokens import after_blanks, when_end
from netui.domain.line.typed_dates import parse_when
from netui.domain.moment import Moment, civil_day, day_after, moment_on, zone_info

NEAR_DAYS = 7
"""Within so many days of an event its name means that event: a conference lasts, and cards wait in a pocket."""


@dataclass(frozen=True, slots=True)
class Event:
    """A conference, a dinner, a talk: ``ends`` is None for an event of one day."""

    id: int
    name: str
    place: str
    begins: date
    ends: date | None = None

    @property
    def last(self) -> date:
        """Its last day."""
        return self.ends or self.begins

    def near(self, day: date) -> bool:
        """Whether a day is one of its own, or within a week of them."""
        return day_after(self.begins, -NEAR_DAYS) <= day <= day_after(self.last, NEAR_DAYS)

    def days(self, today: date) -> str:
        """Its days in words: ``Sun 22 Nov``, or ``Sun 22 Nov – Tue 24 Nov``."""
        first = short_day(self.begins, today)
        return first if self.last == self.begins else f"{first} – {short_day(self.last, today)}"

    def moment(self, today: date, zone: str) -> Moment | None:
        """When its meetings were, for cards typed ``today``: None is the moment each is typed.

        Of an event gone by only the day is known, and a clock then counts from that day's end.
        """
        return moment_on(self.last, zone) if self.last < today else None


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event as typed, ``[when: ]Name[, place]``.

    ``when`` is None without a when: today, and each meeting at the moment its card is typed. ``refusal`` says
    why it is no event, and is empty for one.
    """

    raw: str
    name: str
    place: str
    day: date
    when: Moment | None = None
    refusal: str = ""
    notices: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    def means(self, event: Event) -> bool:
        """Whether it is ``event`` that is meant: the same name, within a week, and no other place."""
        if fold(self.name) != fold(event.name):
            return False
        elsewhere = self.place and event.place and fold(self.place) != fold(event.place)
        return not elsewhere and event.near(self.day)


def parse_event(line: str, *, now: datetime, zone: str) -> EventLine:
    """What ``line`` names, typed at ``now`` (aware) in ``zone``; never raises.

    The when is the log line's: up to the first colon before a space, if that is a date or a time; a backslash
    before it makes it part of the name. Up to the first comma stands the name, behind it the place.
    """
    today = civil_day(now, zone)
    at = after_blanks(line, 0)
    escaped = line[at : at + 1] == "\\"
    start = at + escaped
    end = when_end(line, start)
    when = None if end is None else parse_when(line[start : end - 1], now, zone)
    spans = []
    if when is None or end is None:
        start = at
    elif escaped:
        when = None
    else:
        spans.append(Span(at, end, "when"))
        start = after_blanks(line, end)
    comma = line.find(",", start)
    stop = len(line) if comma < 0 else comma
    name, place = line[start:stop].strip(), line[stop + 1 :].strip()
    if name:
        spans.append(Span(start, stop, "name", f"event: {name}"))
    if place:
        spans.append(Span(stop + 1, len(line), "place", f"in {place}"))
    day = when.day if when else today
    if name:
        spans.append(Span(len(line), len(line), "when", _says(when, today, zone)))
    late = when is not None and when.at > now
    return EventLine(
        raw=line,
        name=name,
        place=place,
        day=day,
        when=when,
        refusal="" if name else "An event needs a name at the beginning of the line.",
        notices=("This is still to come: a meeting counts once its time has come.",) if late else (),
        spans=tuple(spans),
    )


def _says(when: Moment | None, today: date, zone: str) -> str:
    if when is None:
        return f"{spell(today, today)}, each meeting when its card is typed"
    if when.timed:
        return f"{spell(when.day, today)}, {when.at.astimezone(zone_info(zone)):%H:%M}"
    return f"{spell(when.day, today)}, clocks count from that day's end"
