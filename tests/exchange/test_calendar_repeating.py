"""What comes again in a calendar: each past time is an entry of its own, and birthdays are somebody's."""

import pytest
from calendars import ANA, SOME_DAY, days, event, read, weekly

from netui.domain.people.contact import PartialDate
from netui.exchange.calendars.reading import MOST_TIMES


def test_each_past_time_of_what_repeats_is_an_entry_at_its_local_hour() -> None:
    reading = read(weekly())

    mondays = ["10-05", "10-12", "10-19", "10-26", "11-02", "11-09", "11-16"]
    assert days(reading) == [f"2026-{day}" for day in mondays]
    assert [each.moment.at.hour for each in reading.happenings] == [8, 8, 8, 9, 9, 9, 9]
    assert reading.happenings[0].uid == "w/2026-10-05T08:00:00+00:00"
    assert len({each.uid for each in reading.happenings}) == 7


def test_times_that_were_taken_out_moved_or_cancelled_are_not_there() -> None:
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Paris:20261019T100000",
        "DTSTART;TZID=Europe/Paris:20261021T160000",
        "SUMMARY:moved",
        ANA,
        uid="w",
    )
    cancelled = event(
        "RECURRENCE-ID:20261026T090000Z", "DTSTART:20261026T090000Z", "STATUS:CANCELLED", ANA, uid="w"
    )

    reading = read(moved, weekly("EXDATE:20261012T080000Z", "EXDATE;VALUE=DATE:20261102"), cancelled)

    assert days(reading) == ["2026-10-21", "2026-10-05", "2026-11-09", "2026-11-16"]
    assert reading.happenings[0].uid == "w/2026-10-19T08:00:00+00:00"
    assert reading.happenings[0].words == "moved"
    assert reading.notices == ("1 entry cancelled was left out",)


@pytest.mark.parametrize(
    ("start", "rule", "expected"),
    [
        ("20260831T090000Z", "FREQ=MONTHLY", ["08-31", "10-31"]),
        ("20260731T090000Z", "FREQ=MONTHLY;BYMONTHDAY=-1", ["07-31", "08-31", "09-30", "10-31"]),
        ("20261105T090000Z", "FREQ=DAILY;COUNT=3", ["11-05", "11-06", "11-07"]),
        (
            "20261102T090000Z",
            "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261112T090000Z",
            ["11-02", "11-05", "11-09", "11-12"],
        ),
        ("20261102T090000Z", "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261112T085959Z", ["11-02", "11-05", "11-09"]),
        ("20260901T090000Z", "FREQ=MONTHLY;BYDAY=1TU", ["09-01", "10-06", "11-03"]),
        ("20260901T090000Z", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["09-01", "09-30", "10-30"]),
        ("20261116", "FREQ=DAILY;INTERVAL=2", ["11-16", "11-18"]),
    ],
)
def test_rules_are_followed(start: str, rule: str, expected: list[str]) -> None:
    value = start if "T" in start else f"VALUE=DATE:{start}"
    line = f"DTSTART:{start}" if "T" in start else f"DTSTART;{value}"

    assert days(read(event(line, f"RRULE:{rule}", ANA))) == [f"2026-{day}" for day in expected]


def test_days_told_one_by_one() -> None:
    reading = read(event("DTSTART:20261001T090000Z", "RDATE:20261003T100000Z,20261005T090000Z/PT1H", ANA))

    assert [f"{each.moment.at:%d %H}" for each in reading.happenings] == ["01 09", "03 10", "05 09"]


def test_of_what_repeats_the_last_two_years_are_read_and_the_latest_times() -> None:
    old = event("DTSTART:20150105T090000Z", "RRULE:FREQ=WEEKLY", ANA)
    daily = event("DTSTART:20150105T090000Z", "RRULE:FREQ=DAILY", ANA, uid="two")
    over = event("DTSTART:20150105T090000Z", "RRULE:FREQ=DAILY;COUNT=9", ANA, uid="three")

    reading = read(old, daily, over)

    assert sum(each.uid.startswith("two/") for each in reading.happenings) == MOST_TIMES
    assert min(days(reading)) == "2024-11-18"
    assert max(days(reading)) == "2026-11-18"
    assert reading.notices == (
        "1 entry last repeated more than two years ago was left out",
        "2 entries that repeat were read for the last two years only",
        "1 entry that repeats was read for the last times that there is room for only",
    )


def test_the_text_of_what_repeats_is_kept_once() -> None:
    assert [bool(each.raw) for each in read(weekly()).happenings] == [True] + [False] * 6


def test_the_same_calendar_exported_later_names_the_same_entries() -> None:
    def uids(stamp: str, *more: str) -> list[str]:
        once = event(SOME_DAY, f"DTSTAMP:{stamp}", ANA, "SUMMARY:Lunch", uid="")
        return [each.uid for each in read(weekly(f"DTSTAMP:{stamp}"), once, *more).happenings]

    first = uids("20261101T000000Z")

    assert uids("20261118T000000Z", event(SOME_DAY, ANA, uid="new"))[: len(first)] == first
    assert "" not in first


def test_an_entry_told_twice_is_read_once_in_its_latest_version() -> None:
    first = event(SOME_DAY, "SEQUENCE:1", "SUMMARY:old", ANA)
    later = event("DTSTART:20261111T090000Z", "SEQUENCE:2", "SUMMARY:new", ANA)

    reading = read(later, first)

    assert [each.words for each in reading.happenings] == ["new"]
    assert reading.notices == ("1 entry superseded in the same file was left out",)


def test_two_entries_with_one_uid_are_two() -> None:
    reading = read(event(SOME_DAY, ANA), event("DTSTART:20261111T090000Z", ANA))

    assert days(reading) == ["2026-11-10", "2026-11-11"]
    assert len({each.uid for each in reading.happenings}) == 2


# Birthdays


@pytest.mark.parametrize(
    ("summary", "name", "kind"),
    [
        ("Ana Ruiz's birthday", "Ana Ruiz", "birthday"),
        ("Ana Ruiz’s Birthday", "Ana Ruiz", "birthday"),
        ("James' birthday", "James", "birthday"),
        ("🎂 Ana Ruiz", "Ana Ruiz", "birthday"),
        ("🎂 Ana Ruiz's birthday 🎉", "Ana Ruiz", "birthday"),
        ("Birthday: Ana", "Ana", "birthday"),
        ("Ana Ruiz - Birthday", "Ana Ruiz", "birthday"),
        ("Geburtstag von Ana Ruiz", "Ana Ruiz", "birthday"),
        ("Ana Ruiz hat Geburtstag", "Ana Ruiz", "birthday"),
        ("Anniversaire de Ana", "Ana", "birthday"),
        ("Anniversaire d’Ana", "Ana", "birthday"),
        ("Cumpleaños de Ana", "Ana", "birthday"),
        ("Ana & Bo's anniversary", "Ana & Bo", "anniversary"),
        ("Wedding anniversary of Ana and Bo", "Ana and Bo", "anniversary"),
        ("Anniversaire de mariage de Ana et Bo", "Ana et Bo", "anniversary"),
        ("💍 Ana und Bo", "Ana und Bo", "anniversary"),
    ],
)
def test_R1b_a_birthday_calendar_tells_birthdays(summary: str, name: str, kind: str) -> None:
    text = event("DTSTART;VALUE=DATE:20200312", "RRULE:FREQ=YEARLY", f"SUMMARY:{summary}")

    (card,) = read(text).cards

    assert (card.draft.name, card.draft.uid, card.line) == (name, "", 3)
    assert card.draft.dates == (PartialDate(kind, None, 3, 12),)
    assert card.draft.raw == text.removesuffix("\r\n")


def test_R1b_a_category_makes_a_yearly_name_a_birthday() -> None:
    (card,) = read(event("DTSTART:19800312", "RRULE:FREQ=YEARLY", "CATEGORIES:Birthday", "SUMMARY:Ana")).cards

    assert (card.draft.name, card.draft.dates[0].kind) == ("Ana", "birthday")


@pytest.mark.parametrize(
    ("start", "rule", "summary", "expected"),
    [
        ("19800312", "FREQ=YEARLY", "Ana's birthday", (1980, 3, 12)),
        ("16040312", "FREQ=YEARLY", "Ana's birthday", (None, 3, 12)),
        ("19700312", "FREQ=YEARLY", "Ana's birthday", (None, 3, 12)),
        ("20190312", "FREQ=YEARLY", "Ana's birthday", (None, 3, 12)),
        ("19800312", "", "Ana's birthday", (None, 3, 12)),
        ("20190312", "FREQ=YEARLY", "Ana's birthday (1970)", (1970, 3, 12)),
        ("20190312", "FREQ=YEARLY", "🎂 Ana (*1980)", (1980, 3, 12)),
        ("20260312", "", "Ana's birthday (46)", (None, 3, 12)),
        ("19800229", "FREQ=YEARLY", "Ana's birthday", (1980, 2, 29)),
        ("20250228", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "Ana's birthday", (None, 2, 29)),
    ],
)
def test_R1b_the_year_counts_where_it_can_be_that_of_the_birth(
    start: str, rule: str, summary: str, expected: tuple[int | None, int, int]
) -> None:
    lines = [f"DTSTART;VALUE=DATE:{start}", f"SUMMARY:{summary}", *([f"RRULE:{rule}"] if rule else [])]

    (card,) = read(event(*lines)).cards

    assert card.draft.name == "Ana"
    assert card.draft.dates == (PartialDate("birthday", *expected),)


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:20260312T190000Z", "SUMMARY:Ana's birthday"),
        ("DTSTART;VALUE=DATE:20260312", "SUMMARY:My birthday"),
        ("DTSTART;VALUE=DATE:20260312", "SUMMARY:Birthday party"),
        ("DTSTART;VALUE=DATE:20260312", "SUMMARY:Ana's birthday party"),
        ("DTSTART;VALUE=DATE:20260312", "SUMMARY:Buy a card for everybody who has a date near Ana's birthday"),
        ("DTSTART;VALUE=DATE:20260312", "RRULE:FREQ=YEARLY", "SUMMARY:Company founded"),
    ],
)
def test_R1b_other_days_are_nobodys(lines: tuple[str, ...]) -> None:
    reading = read(event(*lines))

    assert reading.cards == ()
    assert reading.notices == ("1 entry without other people was left out",)


def test_R1b_one_birthday_told_year_by_year_is_one() -> None:
    years = [
        event(f"DTSTART;VALUE=DATE:{year}0312", "SUMMARY:Ana's birthday", uid=str(year)) for year in (2024, 2025)
    ]

    reading = read(*years)

    assert [card.draft.name for card in reading.cards] == ["Ana"]
    assert reading.notices == ("2 entries tell 1 birthday or anniversary",)
