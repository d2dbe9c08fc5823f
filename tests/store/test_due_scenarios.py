"""What is due, told as days of a life: the month's end, clock changes, flights, a clock set back."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from conftest import TestClock, line, person

from netui.domain.due.cadence import Interval
from netui.domain.due.queue import next_due
from netui.domain.interaction import Kind
from netui.domain.line.logline import LogLine, parse_log
from netui.store import Store

PARIS, SAN_FRANCISCO, BEIJING = "Europe/Paris", "America/Los_Angeles", "Asia/Shanghai"


@pytest.fixture
def bo(store: Store, clock: TestClock) -> int:
    return person(store, clock(), "Bo Li")


def every(store: Store, clock: TestClock, who: int, interval: str) -> None:
    store.attention.set_cadence([who], Interval.parse(interval), clock())


def log(store: Store, clock: TestClock, who: int, text: str = "", kind: Kind = Kind.CALL) -> int:
    change = store.interactions.log(kind, [who], line(store, text, clock()) if text else LogLine(""), clock())
    assert change.subject is not None
    return change.subject


def ranks(store: Store, clock: TestClock) -> list[int]:
    return [item.rank for item in store.due.queue(clock()).items]


def next_day(store: Store, clock: TestClock, who: int) -> date | None:
    standing = store.due.standing(who, clock())
    return next_due(standing, clock().day) if standing else None


def set_clock(clock: TestClock, local: str, zone: str = PARIS) -> None:
    """What the clock on the wall of ``zone`` shows."""
    clock.at = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    clock.zone = zone


# Touches.


@pytest.mark.parametrize("text", ["", "hello", "15m >deck +cfo *son #vip"])
def test_a_call_moves_the_due_date_exactly_one_cadence_bare_or_with_a_note(
    store: Store, clock: TestClock, bo: int, text: str
) -> None:
    every(store, clock, bo, "3w")
    assert ranks(store, clock) == [6]
    log(store, clock, bo, text)
    assert ranks(store, clock) == []
    assert next_day(store, clock, bo) == date(2026, 12, 9)
    clock.move(days=20)
    assert ranks(store, clock) == []
    clock.move(days=1)
    assert ranks(store, clock) == [6]


@pytest.mark.parametrize(("kind", "text"), [(Kind.NOTE, "thought of them"), (Kind.EMAIL, "our brochure !promo")])
def test_a_note_or_self_promotion_never_counts(
    store: Store, clock: TestClock, bo: int, kind: Kind, text: str
) -> None:
    every(store, clock, bo, "3w")
    store.attention.set_next([bo], clock().day, clock())
    log(store, clock, bo, text, kind)
    assert [reason.rank for reason in store.due.queue(clock.move(hours=1)).items[0].reasons] == [5, 6]


def test_a_next_date_on_a_note_counts_although_the_note_is_no_touch(
    store: Store, clock: TestClock, bo: int
) -> None:
    every(store, clock, bo, "3w")
    log(store, clock, bo, "wait for the fair ^2026-12-24", Kind.NOTE)
    assert next_day(store, clock, bo) == date(2026, 12, 24)


def test_whoever_took_part_was_touched_and_whoever_was_spoken_of_was_not(
    store: Store, clock: TestClock, bo: int
) -> None:
    cy, dana = person(store, clock(), "Cy"), person(store, clock(), "Dana")
    for who in (cy, dana):
        every(store, clock, who, "3w")
    log(store, clock, bo, "lunch @Cy >introduce @Dana")
    assert next_day(store, clock, cy) == date(2026, 12, 9)
    assert next_day(store, clock, dana) == date(2026, 11, 18)


def test_a_touch_never_keeps_a_promise(store: Store, clock: TestClock, bo: int) -> None:
    log(store, clock, bo, "talked >deck 2026-11-18")
    log(store, clock.move(hours=1) and clock, bo, "talked about the deck")
    assert ranks(store, clock) == [1]
    store.promises.keep(store.promises.open()[0].id, clock())
    assert ranks(store, clock) == []


def test_a_touch_told_later_does_not_clear_what_was_set_since(store: Store, clock: TestClock, bo: int) -> None:
    every(store, clock, bo, "3w")
    store.attention.set_next([bo], date(2026, 12, 24), clock())
    log(store, clock, bo, "yesterday: met in town")
    assert next_day(store, clock, bo) == date(2026, 12, 24)
    log(store, clock.move(minutes=1) and clock, bo, "and today")
    assert next_day(store, clock, bo) == date(2026, 12, 9)


def test_what_is_planned_counts_once_its_time_has_come(store: Store, clock: TestClock, bo: int) -> None:
    every(store, clock, bo, "1w")
    log(store, clock, bo, "2026-11-19 10:00: lunch >deck ^2026-12-24")
    set_clock(clock, "2026-11-19 09:59")
    assert next_day(store, clock, bo) == date(2026, 12, 24)
    set_clock(clock, "2026-11-19 10:00")
    assert next_day(store, clock, bo) == date(2026, 12, 24), "its own line's date stands"
    store.attention.clear_next([bo], clock())
    assert next_day(store, clock, bo) == date(2026, 11, 26)


def test_of_two_entries_at_one_instant_the_one_written_last_decides(
    store: Store, clock: TestClock, bo: int
) -> None:
    log(store, clock, bo, "one ^2026-12-24")
    assert next_day(store, clock, bo) == date(2026, 12, 24)
    log(store, clock, bo, "two")
    assert next_day(store, clock, bo) is None
    store.attention.set_next([bo], date(2026, 12, 25), clock())
    assert next_day(store, clock, bo) == date(2026, 12, 25)


def test_a_date_edited_into_an_old_entry_is_as_new_as_the_edit(store: Store, clock: TestClock, bo: int) -> None:
    entry = log(store, clock, bo, "one")
    log(store, clock, bo, "two")
    written = store.timeline.get(entry).interaction.written
    parsed = parse_log("one ^2026-12-24", now=written, zone=PARIS, find=store.finding.resolve)
    store.interactions.edit(entry, parsed, clock())
    assert next_day(store, clock, bo) == date(2026, 12, 24)


# The calendar.


def test_a_month_from_the_31st_is_the_last_day_of_the_next(store: Store, clock: TestClock, bo: int) -> None:
    every(store, clock, bo, "1m")
    set_clock(clock, "2027-01-31 12:00")
    log(store, clock, bo)
    assert next_day(store, clock, bo) == date(2027, 2, 28)
    set_clock(clock, "2027-02-27 23:59")
    assert ranks(store, clock) == []
    set_clock(clock, "2027-02-28 00:00")
    assert ranks(store, clock) == [6]
    log(store, clock, bo)
    assert next_day(store, clock, bo) == date(2027, 3, 28)


def test_a_year_from_the_29th_of_february_is_the_28th(store: Store, clock: TestClock, bo: int) -> None:
    every(store, clock, bo, "1y")
    set_clock(clock, "2028-02-29 12:00")
    log(store, clock, bo)
    set_clock(clock, "2029-02-27 23:59")
    assert ranks(store, clock) == []
    set_clock(clock, "2029-02-28 00:00")
    assert ranks(store, clock) == [6]


@pytest.mark.parametrize(
    ("eve", "before", "midnight"),
    [
        ("2026-10-24 23:30", "2026-10-24 23:59", "2026-10-25 00:00"),
        ("2026-10-25 02:30", "2026-10-25 23:59", "2026-10-26 00:00"),
        ("2027-03-27 23:30", "2027-03-27 23:59", "2027-03-28 00:00"),
        ("2027-03-28 03:30", "2027-03-28 23:59", "2027-03-29 00:00"),
    ],
)
def test_in_the_night_the_clocks_change_a_day_is_still_a_day(
    store: Store, clock: TestClock, bo: int, eve: str, before: str, midnight: str
) -> None:
    every(store, clock, bo, "1d")
    set_clock(clock, eve)
    log(store, clock, bo)
    set_clock(clock, before)
    assert ranks(store, clock) == []
    set_clock(clock, midnight)
    assert ranks(store, clock) == [6]


# Travelling.


def test_from_san_francisco_to_beijing_and_back_nothing_that_happened_changes_its_day(
    store: Store, clock: TestClock, bo: int
) -> None:
    cy = person(store, clock(), "Cy")
    every(store, clock, bo, "1w")
    every(store, clock, cy, "1w")
    set_clock(clock, "2026-11-24 20:30", SAN_FRANCISCO)
    log(store, clock, bo, "dinner before the flight")
    clock.zone = BEIJING
    assert clock().day == date(2026, 11, 25)
    assert next_day(store, clock, bo) == date(2026, 12, 1)
    set_clock(clock, "2026-11-26 07:00", BEIJING)
    log(store, clock, cy, "breakfast in Beijing")
    assert next_day(store, clock, cy) == date(2026, 12, 3)
    clock.move(hours=1)
    clock.zone = SAN_FRANCISCO
    assert clock().day == date(2026, 11, 25), "back home it is yesterday again"
    assert next_day(store, clock, cy) == date(2026, 12, 3)
    assert store.timeline.get(store.timeline.of(cy)[0]).interaction.moment.day == date(2026, 11, 26)
    set_clock(clock, "2026-12-02 23:59", SAN_FRANCISCO)
    assert [item.name for item in store.due.queue(clock()).items] == ["Bo Li"]
    set_clock(clock, "2026-12-03 00:00", SAN_FRANCISCO)
    assert [item.name for item in store.due.queue(clock()).items] == ["Bo Li", "Cy"]


def test_the_last_touch_is_the_last_instant_even_when_its_calendar_says_an_earlier_day(
    store: Store, clock: TestClock, bo: int
) -> None:
    every(store, clock, bo, "1w")
    set_clock(clock, "2026-11-26 07:00", BEIJING)
    log(store, clock, bo)
    set_clock(clock, "2026-11-25 20:00", SAN_FRANCISCO)
    log(store, clock, bo)
    assert next_day(store, clock, bo) == date(2026, 12, 2)


def test_somebody_called_today_counts_as_handled_today_also_over_the_date_line(
    store: Store, clock: TestClock, bo: int
) -> None:
    every(store, clock, bo, "1d")
    set_clock(clock, "2026-11-26 01:00", "Pacific/Kiritimati")
    log(store, clock, bo)
    assert store.due.queue(clock()).handled == 1
    clock.zone = SAN_FRANCISCO
    queue = store.due.queue(clock())
    assert (clock().day, queue.items, queue.handled) == (date(2026, 11, 25), (), 1)


def test_midnight_brings_the_next_day_in_each_zone_at_its_own_instant(
    store: Store, clock: TestClock, bo: int
) -> None:
    log(store, clock, bo, "talked >deck 2026-11-19")
    set_clock(clock, "2026-11-18 23:59:59")
    assert ranks(store, clock) == []
    clock.zone = BEIJING
    assert ranks(store, clock) == [1]
    clock.zone = PARIS
    assert ranks(store, clock) == []
    clock.move(seconds=1)
    assert ranks(store, clock) == [1]


# A clock set back.


def test_a_touch_the_clock_has_not_come_to_yet_does_not_count_and_then_does(
    store: Store, clock: TestClock, bo: int
) -> None:
    every(store, clock, bo, "1w")
    clock.move(days=3)
    log(store, clock, bo, "by a clock that was fast ^2026-12-24")
    clock.move(days=-2)
    store.attention.clear_next([bo], clock())
    assert ranks(store, clock) == [6]
    log(store, clock, bo, "by the right clock")
    assert next_day(store, clock, bo) == date(2026, 11, 26)
    clock.move(days=2)
    assert next_day(store, clock, bo) == date(2026, 11, 28)


def test_undo_and_redo_follow_what_was_done_and_not_the_clock(store: Store, clock: TestClock, bo: int) -> None:
    log(store, clock, bo, "first")
    clock.move(days=-30)
    log(store, clock, bo, "second")
    store.history.undo()
    words = [entry.interaction.words for entry in store.timeline.entries(store.timeline.of(bo)).values()]
    assert words == ["first"]
