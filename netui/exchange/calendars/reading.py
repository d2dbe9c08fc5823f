"""iCalendar files (RFC 5545) read into what happened with whom, and into the birthdays a calendar holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from netui.domain.day_words import short_day
from netui.domain.folding import fold
from netui.domain.incoming.reading import Card, Context, Happening, Reading, Refusal, Source
from netui.domain.interaction import Direction
from netui.domain.moment import Moment, day_after
from netui.domain.people.contact import ContactDraft, PartialDate
from netui.domain.visible import clip
from netui.exchange.calendars.birthdays import birthday_in
from netui.exchange.calendars.entries import Entry, occurrences, parse_entry
from netui.exchange.calendars.guests import Guest, drafts_of, my_address
from netui.exchange.calendars.lines import MOST_EVENTS, Component, Scan, scan
from netui.exchange.calendars.notices import MOST_GUESTS, Fate, LeftOut
from netui.exchange.calendars.rules import Unworkable
from netui.exchange.calendars.zones import Unreadable, When, Zones
from netui.exchange.decoding import decode

MAX_FILE_BYTES = 256 * 1024 * 1024
"""A file is read into memory at once; twenty years of meetings stay below a tenth."""

WINDOW_DAYS = 731
"""Of what repeats the last two years count: older than that it says no more than the last time does."""

MOST_TIMES = 500
"""Occurrences of one entry, the latest ones."""

MOST_OCCURRENCES = 50_000
"""Occurrences of all that repeats in one file."""

_SPENT = 1_000_000
"""Days looked at to work out what repeats in one file: a few seconds."""


def read_calendar(data: bytes, file: str, context: Context) -> Reading:
    """What a calendar tells of people up to ``context.today``; ``file`` is the name that refusals give.

    Never raises, whatever the bytes. Every VEVENT becomes one happening or (repeated) several, or the card of
    somebody whose day it is, or a refusal with the line of its BEGIN, or is counted in a notice: nothing goes
    unsaid. Who was invited took part, except me, rooms and groups, and those who declined. Times are those of
    the zone they name, of UTC, or of ``context.zone``. Of what repeats each time is an entry of its own, for
    the last two years; the text of the component goes with the first of them.
    """
    if len(data) > MAX_FILE_BYTES:
        return _refused(file, f"more than {MAX_FILE_BYTES >> 20} MiB: export fewer years at once")
    found = scan(decode(data))
    if not (found.calendars or found.events or found.zones or found.others):
        return _refused(file, "there is no calendar in this file")
    return _Reader(found, file, context).reading()


def _refused(file: str, reason: str) -> Reading:
    return Reading(refusals=(Refusal(file, 1, reason),), source=Source.ICALENDAR)


class _Reader:
    """One file on its way to a reading."""

    def __init__(self, scanned: Scan, file: str, context: Context) -> None:
        self._scan = scanned
        self._file = file
        self._context = context
        self._zones = Zones(scanned.zones, context.zone)
        self._cards: list[Card] = []
        self._happenings: list[Happening] = []
        self._refusals: list[Refusal] = []
        self._left_out = LeftOut(context.zone, kinds=scanned.others, zones=self._zones.unknown)
        self._spend = _SPENT
        self._since = day_after(context.today, -WINDOW_DAYS)
        self._mine = context.mine
        self._days: set[tuple[str, PartialDate]] = set()

    def reading(self) -> Reading:
        """Everything in the file."""
        entries = list(self._entries())
        taken = list(self._know_me(entries))
        for series in _series(entries).values():
            self._series(series)
        self._refuse_the_rest()
        notices = [*taken, *self._left_out.sentences()]
        if not (self._scan.events or self._scan.others):
            notices.append("there is no entry in this calendar")
        return Reading(
            tuple(sorted(self._cards, key=lambda card: card.line)),
            tuple(sorted(self._refusals, key=lambda refusal: refusal.line)),
            tuple(sorted(self._happenings, key=lambda each: (each.line, each.moment.at))),
            Source.ICALENDAR,
            tuple(notices),
        )

    def _entries(self) -> Iterator[Entry]:
        for component in self._scan.events:
            if not component.ended:
                self._refuse(component, "this entry has no END:VEVENT and was read as far as it goes")
            try:
                entry = parse_entry(component)
            except Unreadable as problem:
                self._refuse(component, f"this entry was not read: {problem}")
                continue
            for sentence in entry.problems:
                self._refuse(component, sentence)
            yield entry

    def _know_me(self, entries: Sequence[Entry]) -> Iterator[str]:
        """Find out whose calendar it is where the user has not said; a guess is told."""
        if self._mine:
            return
        calendars = {id(entry.component.calendar): entry.component.calendar for entry in entries}
        names = [calendar.text("X-WR-CALNAME") for calendar in calendars.values() if calendar]
        if me := my_address(((entry.uid or str(id(entry)), entry.guests) for entry in entries), names):
            self._mine = frozenset({me})
            yield f"{me} is taken for your own address; if it is not, write yours as me in the configuration"

    def _series(self, series: Sequence[Entry]) -> None:
        """All entries of one UID: the latest version of what it is, and the times that were moved or changed."""
        newest = max((entry.sequence for entry in series if entry.instead is None), default=0)
        latest: dict[tuple[bool, When], Entry] = {}
        for entry in series:
            key = (entry.instead is None, entry.instead or entry.start)
            before = latest.get(key)
            stale = before is not None and before.sequence > entry.sequence
            stale = stale or (entry.instead is None and entry.sequence < newest)
            self._left_out.fates[Fate.SUPERSEDED] += stale or before is not None
            if not stale:
                latest[key] = entry
        moved = [entry.instead for entry in latest.values() if entry.instead]
        alone = sum(entry.instead is None for entry in latest.values()) < 2
        for entry in latest.values():
            self._entry(entry, moved, alone=alone)

    def _entry(self, entry: Entry, moved: list[When], *, alone: bool) -> None:
        """One entry; ``alone`` says that its UID is nobody else's, but those of its own occurrences."""
        who = [guest for guest in entry.guests if guest.person and guest.came and guest.key not in self._mine]
        fate = self._fate(entry, who)
        if fate is Fate.ALONE and self._is_somebodys_day(entry):
            return
        if fate:
            self._left_out.fates[fate] += 1
            return
        if len(who) > MOST_GUESTS:
            self._left_out.crowded.append(
                f"“{clip(entry.summary, 60)}” on {self._day(entry)} with {len(who)} people"
            )
            return
        try:
            if entry.repeats:
                self._repeated(entry, who, moved)
            elif (moment := self._moment(entry.start, entry)).day > self._context.today:
                self._left_out.fates[Fate.AHEAD] += 1
            elif entry.instead is not None and moment.day < self._since:
                self._left_out.fates[Fate.OLD] += 1
            else:
                apart = not alone or entry.instead is not None
                key = self._key(entry.instead or entry.start) if apart else ""
                self._happened(self._told(entry, who, moment), moment, key)
        except Unreadable as problem:
            self._refuse(entry.component, f"this entry was not read: {problem}")

    def _fate(self, entry: Entry, who: list[Guest]) -> Fate | None:
        if entry.cancelled:
            return Fate.CANCELLED
        if any(guest.key in self._mine and not guest.came for guest in entry.guests):
            return Fate.DECLINED
        return None if who else Fate.ALONE

    def _is_somebodys_day(self, entry: Entry) -> bool:
        """Take in a birthday or anniversary; the same one of another year says nothing new."""
        if entry.guests or not (entry.start.clock is None or "FREQ=YEARLY" in entry.rule.upper()):
            return False
        categories = entry.component.text("CATEGORIES")
        known = birthday_in(entry.summary, categories, entry.start.day, entry.rule, self._context.today)
        if known is None:
            return False
        name, day = known
        key = (fold(name), replace(day, year=None))
        self._left_out.days += 1
        if key not in self._days:
            self._days.add(key)
            self._left_out.birthdays += 1
            draft = ContactDraft(name, dates=(day,), raw=entry.component.raw)
            self._cards.append(Card(draft, entry.component.line))
        return True

    def _repeated(self, entry: Entry, who: list[Guest], moved: list[When]) -> None:
        """Each time that something happened which repeats; those ``moved`` or taken out are not among them."""
        today = self._context.today
        old = entry.start.day < self._since
        try:
            times, cost = occurrences(entry, self._zones, self._since, today, self._spend)
            self._spend -= cost
        except Unworkable as problem:
            self._refuse(entry.component, f"only the first time of this entry was read: {problem}")
            times, old = [entry.start] if entry.start.day <= today else [], False
        gone = _Gone(self._zones, (*moved, *entry.less))
        happened = [each for each in times if each not in gone]
        if not happened:
            ahead = entry.start.day > today
            self._left_out.fates[Fate.AHEAD if ahead else Fate.OLD if old else Fate.TAKEN_OUT] += 1
            return
        self._left_out.shortened += old
        room = min(MOST_TIMES, max(1, MOST_OCCURRENCES - len(self._happenings)))
        self._left_out.cut_short += len(happened) > room
        told = self._told(entry, who, self._moment(happened[-1], entry))
        for when in happened[-room:]:
            self._happened(told, self._moment(when, entry), self._key(when))
            told = replace(told, raw="")

    def _told(self, entry: Entry, who: list[Guest], moment: Moment) -> Happening:
        """An entry at one of its times."""
        return Happening(
            uid=entry.uid or f"{self._key(entry.start)} {entry.summary}",
            kind=entry.kind,
            direction=Direction.BOTH,
            moment=moment,
            words=entry.summary,
            who=drafts_of(who),
            line=entry.component.line,
            minutes=entry.minutes(self._zones),
            place=entry.place,
            raw=entry.component.raw,
        )

    def _happened(self, told: Happening, moment: Moment, key: str) -> None:
        """``key`` tells this time of an entry from its others; empty for one that stands alone."""
        self._happenings.append(replace(told, moment=moment, uid=f"{told.uid}/{key}" if key else told.uid))

    def _moment(self, when: When, entry: Entry) -> Moment:
        return self._zones.moment(when, whose=entry.seen_from)

    def _key(self, when: When) -> str:
        """An occurrence as ISO writes it: its day, its instant in UTC, or (in no known zone) its local time."""
        if when.clock is None:
            return when.day.isoformat()
        if not self._zones.knows(when.zone):
            return when.local.isoformat()
        return self._zones.moment(when).at.isoformat()

    def _day(self, entry: Entry) -> str:
        return short_day(entry.start.day, self._context.today)

    def _refuse(self, component: Component, reason: str) -> None:
        self._refusals.append(Refusal(self._file, component.line, reason))

    def _refuse_the_rest(self) -> None:
        """What is wrong with the file beside its entries."""
        refuse = self._refusals
        refuse += [Refusal(self._file, line, reason) for line, reason in self._zones.broken]
        if self._scan.outside:
            refuse.append(Refusal(self._file, self._scan.outside, "text outside of any calendar was not read"))
        if self._scan.cut:
            reason = f"more than {MOST_EVENTS:,} entries: those from here on were not read"
            refuse.append(Refusal(self._file, self._scan.cut, reason))


class _Gone:
    """The occurrences that are not where their rule has them: taken out, or moved elsewhere."""

    def __init__(self, zones: Zones, gone: Iterable[When]) -> None:
        self._zones = zones
        gone = list(gone)
        self._any = {each.day for each in gone}
        self._days = {each.day for each in gone if each.clock is None}
        self._instants = {self._instant(each) for each in gone if each.clock is not None}

    def __contains__(self, when: When) -> bool:
        if when.clock is None:
            return when.day in self._any
        return when.day in self._days or (bool(self._instants) and self._instant(when) in self._instants)

    def _instant(self, when: When) -> object:
        try:
            return self._zones.moment(when).at
        except Unreadable:
            return when


def _series(entries: Iterable[Entry]) -> dict[object, list[Entry]]:
    """The entries by their UID; one without is alone."""
    found: dict[object, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.uid or id(entry), []).append(entry)
    return found
