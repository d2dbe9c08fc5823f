"""An iCalendar file cut into its components, each with the line it begins on and what matters of it here."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

MOST_EVENTS = 200_000
"""Entries of one file; a working life has a tenth of that."""

MOST_DEPTH = 10
"""Components within components; an alarm within an entry of a calendar is the third."""

_BREAK = re.compile(r"\r\r?\n|\n|\r")
_MARK = re.compile(r"(BEGIN|END)[ \t]*:[ \t]*([A-Za-z0-9-]{1,60})[ \t]*", re.IGNORECASE)
_NAME = re.compile(r"[ \t]*([A-Za-z0-9-]{1,60})[ \t]*(?=[:;])")
_MAILTO = re.compile(r":[ \t]*(mailto:[^\"]*)$", re.IGNORECASE)
_LOOSE_PARAMETER = re.compile(r";[ \t]*([A-Za-z0-9-]{1,40})=(\"[^\"]*\"|[^;:\"]*)")
_ZONE_WITH_COLON = re.compile(r"[^:;\"]+;TZID=([^;\"]+):([^:\"]+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)

_OUTERMOST = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"})
"""What stands in a calendar and in nothing else: where one begins, the one before it is over."""

_WANTED = frozenset(
    (
        "UID",
        "SEQUENCE",
        "SUMMARY",
        "LOCATION",
        "STATUS",
        "CATEGORIES",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "ATTENDEE",
        "ORGANIZER",
        "METHOD",
        "TZID",
        "TZOFFSETFROM",
        "TZOFFSETTO",
        "X-LIC-LOCATION",
        "X-WR-TIMEZONE",
        "X-WR-CALNAME",
        "X-GOOGLE-CONFERENCE",
        "X-MICROSOFT-CDO-ALLDAYEVENT",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    )
)


class Property(NamedTuple):
    """One property: its ``value`` unescaped, the names of its parameters in capitals."""

    params: Mapping[str, str]
    value: str


@dataclass(slots=True)
class Component:
    """One component with its wanted properties as written (unfolded), and in a time zone those inside it.

    ``line`` is the 1-based physical line of its BEGIN. ``ended`` is false where its END is missing.
    ``calendar`` is the one it stands in.
    """

    name: str
    line: int
    calendar: "Component | None" = None
    raw: str = field(default="", repr=False)
    written: list[tuple[str, str]] = field(default_factory=list)
    inside: list["Component"] = field(default_factory=list)
    ended: bool = False

    def every(self, name: str) -> list[Property]:
        """All properties of that name, in their order."""
        return [parsed(line) for written, line in self.written if written == name]

    def first(self, name: str) -> Property | None:
        """The first property of that name; None without any."""
        line = next((line for written, line in self.written if written == name), None)
        return None if line is None else parsed(line)

    def text(self, name: str) -> str:
        """The trimmed value of the first property of that name; empty without any."""
        found = self.first(name)
        return found.value.strip() if found else ""


@dataclass(slots=True)
class Scan:
    """What a file holds: its entries, its time zones, and how many there are of every other kind.

    ``outside`` is the first line of text that stands in no component, ``cut`` that of the first entry too many.
    """

    events: list[Component] = field(default_factory=list)
    zones: list[Component] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    calendars: int = 0
    outside: int = 0
    cut: int = 0


def scan(text: str) -> Scan:
    """The components of a file, in time and memory linear to its length; never raises.

    A component ends where its END stands, where what it stands in ends, or where one begins that cannot stand
    in it. An END without a BEGIN says nothing.
    """
    return _Scanner(text).scanned()


class _Scanner:
    """The walk through one file: the components that are open, the outermost first."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = Scan()
        self._open: list[tuple[Component, int]] = []
        self._names: Counter[str] = Counter()
        self._parts: list[str] | None = None
        self._name = ""

    def scanned(self) -> Scan:
        end = 0
        for number, start, stop in _physical_lines(self._text):
            piece = self._text[start:stop]
            if piece.startswith((" ", "\t")) and not piece.isspace():
                if self._parts is not None:
                    self._parts.append(piece[1:])
            elif piece:
                self._flush()
                mark = _MARK.fullmatch(piece.strip("\ufeff\0\x1a"))
                if mark is None:
                    self._property(piece, number)
                elif mark[1].upper() == "BEGIN":
                    self._begin(mark[2].upper(), number, start, end)
                else:
                    self._end(mark[2].upper(), end, stop)
            end = stop
        self._flush()
        while self._open:
            self._close(end)
        return self._found

    def _begin(self, name: str, number: int, start: int, end: int) -> None:
        if name == "VCALENDAR":
            while self._open:
                self._close(end)
            self._found.calendars += 1
        elif name in _OUTERMOST:
            while self._open and self._open[-1][0].name != "VCALENDAR":
                self._close(end)
        if len(self._open) < MOST_DEPTH:
            calendar = self._open[0][0] if self._open and self._open[0][0].name == "VCALENDAR" else None
            self._open.append((Component(name, number, calendar), start))
            self._names[name] += 1

    def _end(self, name: str, end: int, stop: int) -> None:
        if not self._names[name]:
            return
        while self._open[-1][0].name != name:
            self._close(end)
        self._open[-1][0].ended = True
        self._close(stop)

    def _close(self, stop: int) -> None:
        self._flush()
        component, start = self._open.pop()
        self._names[component.name] -= 1
        parent = self._open[-1][0] if self._open else None
        if component.name == "VCALENDAR":
            return
        if parent is not None and parent.name != "VCALENDAR":
            if parent.name == "VTIMEZONE":
                parent.inside.append(component)
        elif component.name == "VTIMEZONE":
            self._found.zones.append(component)
        elif component.name != "VEVENT":
            self._found.others[component.name] += 1
        elif len(self._found.events) < MOST_EVENTS:
            component.raw = self._text[start:stop]
            self._found.events.append(component)
        else:
            self._found.cut = self._found.cut or component.line

    def _property(self, piece: str, number: int) -> None:
        if not self._open:
            if piece.strip(" \t\0\x1a\ufeff"):
                self._found.outside = self._found.outside or number
            return
        found = _NAME.match(piece)
        name = found[1].upper() if found else ""
        if name in _WANTED:
            self._parts, self._name = [piece], name

    def _flush(self) -> None:
        """The property that was being read is whole."""
        if self._parts is not None and self._open:
            self._open[-1][0].written.append((self._name, "".join(self._parts)))
        self._parts = None


def _physical_lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of every line; CR CR LF is one break, made by programs that translate twice."""
    start = number = 0
    for found in _BREAK.finditer(text):
        number += 1
        yield number, start, found.start()
        start = found.end()
    if start < len(text):
        yield number + 1, start, len(text)


def parsed(line: str) -> Property:
    """The property that an unfolded line holds; one that is not well formed as far as it can be made out."""
    head, colon, value = line.partition(":")
    if colon and ";" not in head:
        return Property({}, _unescaped(value))
    from icalendar.parser import Contentline

    try:
        _, params, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
    except ValueError:
        return _loose(line)
    if ":" in value and "TZID" in params and (found := _ZONE_WITH_COLON.fullmatch(line)):
        return Property({"TZID": found[1]}, found[2])
    return Property({str(key).upper(): _joined(given) for key, given in params.items()}, str(value))


def _loose(line: str) -> Property:
    """A line whose quotes or parameters do not end well: an address stands last, any other value first."""
    found = _MAILTO.search(line)
    head, value = (line[: found.start()], found[1]) if found else (line.partition(":")[0], line.partition(":")[2])
    params = {name.upper(): given.strip('"') for name, given in _LOOSE_PARAMETER.findall(head)}
    return Property(params, _unescaped(value))


def _joined(given: object) -> str:
    """A parameter's value; a comma that nobody quoted has made several of it."""
    return ",".join(str(each) for each in given) if isinstance(given, list) else str(given)


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value) if "\\" in value else value
