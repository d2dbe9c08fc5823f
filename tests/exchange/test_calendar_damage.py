"""Calendars that are damaged, foreign or hostile: what can be read is, and of every entry something is said."""

import random
import re

import pytest
from calendars import ANA, CONTEXT, MINE, OUTLOOK, SOME_DAY, calendar, event, read, weekly

from netui.exchange.calendars.reading import MOST_TIMES, read_calendar

# What cannot be read


@pytest.mark.parametrize(
    ("broken", "reason", "kept"),
    [
        (event("DTSTART:tomorrow", ANA), "this entry was not read: “tomorrow” is no date", 0),
        (event("DTSTART:20260230T090000", ANA), "no such day or time as 20260230T090000", 0),
        (event("DTSTART:00010101T090000", ANA), "the year 1 is too far away", 0),
        (event("SUMMARY:x", ANA), "it tells no day (DTSTART)", 0),
        (event(SOME_DAY, ANA).removesuffix("END:VEVENT\r\n"), "no END:VEVENT", 1),
        (
            event(SOME_DAY, "RRULE:FREQ=HOURLY", ANA),
            "only the first time of this entry was read: it repeats more",
            1,
        ),
        (event(SOME_DAY, "RRULE:FREQ=DAILY;BYHOUR=1,2", ANA), "it repeats more than once a day", 1),
        (event(SOME_DAY, "RRULE:FREQ=YEARLY;BYWEEKNO=20", ANA), "by the number of the week", 1),
        (event(SOME_DAY, "RRULE:every monday", ANA), "how it repeats could not be understood", 1),
        (event(SOME_DAY, "RRULE:FREQ=DAILY;INTERVAL=0", ANA), "how it repeats could not be understood", 1),
        (event(SOME_DAY, "RDATE:199709T180000Z", ANA), "some days of this entry (RDATE) were not read", 1),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_line_and_all_beside_it_is_kept(
    broken: str, reason: str, kept: int
) -> None:
    good = event(SOME_DAY, ANA, uid="good")

    reading = read(good, broken, good.replace("good", "better"))

    (refusal,) = reading.refusals
    assert (refusal.file, refusal.line) == ("work.ics", 8)
    assert reason in refusal.reason
    assert len(reading.happenings) == 2 + kept


def test_what_does_not_concern_people_does_no_harm() -> None:
    bad = ("ATTACH;ENCODING=BASE64;VALUE=BINARY:Zg=", "GEO:north", "TRIGGER:x", "no colon here", "X;;=:::")

    reading = read(event(SOME_DAY, *bad, ANA))

    assert len(reading.happenings) == 1
    assert reading.refusals == ()
    assert all(line in reading.happenings[0].raw for line in bad)


def test_a_zone_that_cannot_be_read_is_refused_and_its_times_are_said_to_be_guessed() -> None:
    zone = OUTLOOK.format(name="Mine").replace("+0200", "+5744")

    reading = read(zone, event("DTSTART;TZID=Mine:20261110T090000", ANA))

    assert [str(refusal) for refusal in reading.refusals] == [
        "work.ics, line 3: this time zone cannot be read: “+5744” is no difference to UTC"
    ]
    assert "the time zone “Mine” is not known" in reading.notices[0]


def test_lines_are_counted_as_they_stand_in_the_file() -> None:
    folded = "DESCRIPTION:a\r\n b\r\n c\r\n\r\n"

    (refusal,) = read(event(SOME_DAY, folded + "SUMMARY:x", ANA), event(ANA, uid="two")).refusals

    assert calendar(event(SOME_DAY, folded + "SUMMARY:x", ANA), event(ANA, uid="two")).decode().split("\r\n")[
        refusal.line - 1 : refusal.line + 1
    ] == ["BEGIN:VEVENT", "UID:two"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
def test_letters_and_line_ends_of_any_program(encoding: str, end: str) -> None:
    text = calendar(event(SOME_DAY, "SUMMARY:Déjeuner à Málaga", ANA)).decode().replace("\r\n", end)

    (found,) = read_calendar(text.encode(encoding), "x", CONTEXT).happenings

    assert found.words == "Déjeuner à Málaga"


def test_a_letter_cut_in_two_by_a_fold_is_one() -> None:
    data = calendar(event(SOME_DAY, "SUMMARY:Málaga", ANA)).replace(b"\xc3\xa1", b"\xc3\r\n \xa1")

    assert read_calendar(data, "x", CONTEXT).happenings[0].words == "Málaga"


@pytest.mark.parametrize("data", [b"", b"\0" * 99, b"hello", b"BEGIN:VCARD\r\nFN:Ana\r\nEND:VCARD\r\n"])
def test_what_is_no_calendar_is_one_sentence_or_is_counted(data: bytes) -> None:
    reading = read_calendar(data, "x", CONTEXT)

    assert (reading.happenings, reading.cards) == ((), ())
    assert len(reading.refusals) + len(reading.notices) == 1


def test_text_behind_the_calendar_is_refused() -> None:
    (refusal,) = read_calendar(calendar(event(SOME_DAY, ANA)) + b"-- \r\nsent from a phone", "x", CONTEXT).refusals

    assert (refusal.line, refusal.reason) == (9, "text outside of any calendar was not read")


def test_of_every_entry_something_is_said() -> None:
    parts = [event(*lines, uid=f"u{number}") for number, lines in enumerate(_ASSORTED)]

    reading = read(*parts, *parts)

    told = len(reading.happenings) + len(reading.refusals) + len(reading.cards)
    counted = sum(int(found[1]) for notice in reading.notices if (found := re.match(r"(\d+) entr", notice)))
    assert told + counted == 2 * len(parts)


_ASSORTED = (
    (SOME_DAY, ANA),
    (SOME_DAY,),
    ("DTSTART:never", ANA),
    ("DTSTART:20270101T090000Z", ANA),
    (SOME_DAY, "STATUS:CANCELLED", ANA),
    ("DTSTART;VALUE=DATE:19800312", "RRULE:FREQ=YEARLY", "SUMMARY:Bo's birthday"),
)


# Hostile files


@pytest.mark.parametrize(
    "text",
    [
        event("DTSTART:16010101T000000", "RRULE:FREQ=DAILY;COUNT=999999;BYMONTH=2;BYMONTHDAY=30", ANA),
        event(SOME_DAY, "RRULE:FREQ=SECONDLY", ANA),
        event("DTSTART:99991231T235959Z", "RRULE:FREQ=DAILY", "DURATION:P99999W", ANA),
        event("DTSTART:20260101T000000Z", "RRULE:FREQ=DAILY;UNTIL=99991231T235959Z", "DURATION:P99999W", ANA),
        event(SOME_DAY, "RDATE:" + ",".join(["20261111T101010"] * 50_000), ANA),
        event(SOME_DAY, "SUMMARY:" + "x\r\n " * 50_000, ANA),
        event(SOME_DAY, 'ATTENDEE;CN="' + ";a=b:mailto:" * 20_000, ANA),
        "BEGIN:VALARM\r\n" * 50_000,
        "END:VEVENT\r\n" * 50_000,
    ],
    ids=range(9),
)
def test_a_file_made_to_hang_the_reader_does_not(text: str) -> None:
    assert len(read(text).happenings) <= MOST_TIMES


def test_no_file_however_damaged_stops_the_reader() -> None:
    zone = OUTLOOK.format(name="Customized Time Zone")
    start = "DTSTART;TZID=Customized Time Zone:20260708T090000"
    whole = calendar(
        zone, weekly("EXDATE:20261012T080000Z"), event(start, ANA, MINE), *(event(*n) for n in _ASSORTED)
    )
    chance = random.Random(5545)
    pieces = (b"\r\n ", b'"', b";", b":", b"\\", b"\xff", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"9" * 30, b"-")

    for _ in range(200):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 3, 10, 40))):
            place = chance.randrange(len(data))
            match chance.randrange(3):
                case 0:
                    data[place] = chance.randrange(256)
                case 1:
                    data[place:place] = chance.choice(pieces)
                case _:
                    del data[place : min(place + chance.randrange(1, 40), len(data) - 1)]
        reading = read_calendar(bytes(data), "x", CONTEXT)
        assert all(refusal.line > 0 and refusal.reason for refusal in reading.refusals)
        assert reading.happenings or reading.cards or reading.refusals or reading.notices
