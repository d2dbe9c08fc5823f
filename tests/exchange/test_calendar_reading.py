"""Calendars read: what happened when and with whom, and what is left out of that and said."""

from datetime import UTC, date, datetime

import pytest
from calendars import ANA, ME, MINE, OUTLOOK, SOME_DAY, TODAY, days, event, happening, names, read

from netui.domain.incoming.reading import Context, Source
from netui.domain.interaction import Direction, Kind
from netui.domain.people.contact import ContactPoint, PointKind
from netui.exchange.calendars.notices import MOST_GUESTS


def test_R3a_a_past_meeting_becomes_an_entry_with_those_who_were_there() -> None:
    text = event(
        "DTSTART;TZID=Europe/Madrid:20261110T100000",
        "DTEND;TZID=Europe/Madrid:20261110T104500",
        "SUMMARY:Pricing\\, for Q1",
        "LOCATION:Calle Mayor 1\\; Madrid",
        f"ORGANIZER;CN=Me:mailto:{ME}",
        MINE,
        ANA,
        "ATTENDEE:MAILTO:bo.li@li.example",
        uid="7sull595@google.com",
    )

    reading = read(text)

    (found,) = reading.happenings
    assert reading.source is Source.ICALENDAR
    assert reading.refusals == reading.notices == reading.cards == ()
    assert (found.uid, found.kind, found.direction) == ("7sull595@google.com", Kind.MET, Direction.BOTH)
    assert (found.words, found.place, found.minutes) == ("Pricing, for Q1", "Calle Mayor 1; Madrid", 45)
    assert (found.moment.at, found.moment.day, found.moment.zone, found.moment.timed) == (
        datetime(2026, 11, 10, 9, tzinfo=UTC),
        date(2026, 11, 10),
        "Europe/Madrid",
        True,
    )
    assert [(who.name, who.points, who.uid) for who in found.who] == [
        ("Ana Ruiz", (ContactPoint(PointKind.EMAIL, "ana@acme.example"),), ""),
        ("Bo Li", (ContactPoint(PointKind.EMAIL, "bo.li@li.example"),), ""),
    ]
    assert found.line == 3
    assert found.raw == text.removesuffix("\r\n")


@pytest.mark.parametrize(
    ("written", "utc", "day", "zone"),
    [
        ("DTSTART:20260708T233000Z", "2026-07-08 23:30", 9, "Europe/Paris"),
        ("DTSTART:20260708T090000", "2026-07-08 07:00", 8, "Europe/Paris"),
        ("DTSTART;TZID=America/New_York:20260708T210000", "2026-07-09 01:00", 8, "America/New_York"),
        ("DTSTART;TZID=America/New_York:20260108T210000", "2026-01-09 02:00", 8, "America/New_York"),
        ('DTSTART;TZID="Tokyo Standard Time":20260708T000000', "2026-07-07 15:00", 8, "Asia/Tokyo"),
        ("DTSTART;TZID=Romance Standard Time:20260708T090000", "2026-07-08 07:00", 8, "Europe/Paris"),
        ("DTSTART;TZID=/mozilla.org/20070129_1/Asia/Seoul:20260708T090000", "2026-07-08 00:00", 8, "Asia/Seoul"),
        ("DTSTART;TZID=Customized Time Zone:20260708T090000", "2026-07-08 07:00", 8, "Europe/Paris"),
        ("DTSTART;TZID=Customized Time Zone:20260108T090000", "2026-01-08 08:00", 8, "Europe/Paris"),
        ("DTSTART;TZID=Customized Time Zone:20260329T013000", "2026-03-29 00:30", 29, "Europe/Paris"),
        ("DTSTART;TZID=Customized Time Zone:20260329T033000", "2026-03-29 01:30", 29, "Europe/Paris"),
        ("DTSTART;TZID=UTC+09:00:20260708T090000", "2026-07-08 00:00", 8, "Europe/Paris"),
        ('DTSTART;TZID="tzone://Microsoft/Utc":20260708T090000', "2026-07-08 09:00", 8, "Europe/Paris"),
        ("DTSTART;TZID=tzone://Microsoft/Utc:20260708T090000", "2026-07-08 09:00", 8, "Europe/Paris"),
    ],
)
def test_a_time_is_the_instant_its_zone_says(written: str, utc: str, day: int, zone: str) -> None:
    (found,) = read(OUTLOOK.format(name="Customized Time Zone"), event(written, ANA)).happenings

    assert f"{found.moment.at:%Y-%m-%d %H:%M}" == utc
    assert (found.moment.day.day, found.moment.zone, found.moment.timed) == (day, zone, True)


def test_a_zone_is_found_by_its_name_with_commas_and_behind_its_entries() -> None:
    name = "(UTC+01:00) Amsterdam, Berlin"
    start = f'DTSTART;TZID="{name}":20260708T090000'

    (found,) = read(event(start, ANA), OUTLOOK.format(name=name.replace(",", "\\,"))).happenings

    assert found.moment.at == datetime(2026, 7, 8, 7, tzinfo=UTC)


def test_instants_are_seen_from_the_zone_of_their_calendar() -> None:
    (found,) = read("X-WR-TIMEZONE:Asia/Tokyo\r\n", event("DTSTART:20261109T233000Z", ANA)).happenings

    assert (found.moment.day, found.moment.zone) == (date(2026, 11, 10), "Asia/Tokyo")


def test_a_zone_nobody_knows_is_said_and_taken_for_ones_own() -> None:
    reading = read(event("DTSTART;TZID=Atlantis:20261110T090000", ANA))

    assert reading.happenings[0].moment.at == datetime(2026, 11, 10, 8, tzinfo=UTC)
    assert reading.notices == (
        "the time zone “Atlantis” is not known: its times are taken as those of Europe/Paris",
    )


@pytest.mark.parametrize(
    ("lines", "timed", "minutes"),
    [
        (("DTSTART;VALUE=DATE:20261110", "DTEND;VALUE=DATE:20261111"), False, None),
        (
            ("DTSTART:20261110T000000", "DTEND:20261111T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"),
            False,
            None,
        ),
        (("DTSTART:20261110T090000", "DURATION:PT1H30M"), True, 90),
        (("DTSTART:20261110T090000",), True, None),
        (("DTSTART:20261110T090000", "DTEND:20261110T080000"), True, None),
        (("DTSTART:20261110T090000", "DTEND:nonsense"), True, None),
        (("DTSTART:20261025T013000", "DTEND:20261025T043000"), True, 240),
        (
            ("DTSTART;TZID=Europe/Paris:20261110T090000", "DTEND;TZID=Europe/London:20261110T090000"),
            True,
            60,
        ),
    ],
)
def test_whole_days_and_how_long_it_was(lines: tuple[str, ...], timed: bool, minutes: int | None) -> None:
    found = happening(*lines)

    assert (found.moment.timed, found.minutes) == (timed, minutes)


@pytest.mark.parametrize(
    ("lines", "kind", "place"),
    [
        (("SUMMARY:Lunch", "LOCATION:Casa Pepe"), Kind.MET, "Casa Pepe"),
        (("SUMMARY:Call with Ana",), Kind.CALL, ""),
        (("SUMMARY:Recall the offer",), Kind.MET, ""),
        (("SUMMARY:Pricing", "LOCATION:Microsoft Teams Meeting"), Kind.CALL, "Microsoft Teams Meeting"),
        (("SUMMARY:Pricing", "LOCATION:https://us02web.zoom.us/j/1?pwd=2"), Kind.CALL, ""),
        (("SUMMARY:Pricing", "LOCATION:https://meetings.example/42"), Kind.CALL, ""),
        (("SUMMARY:Pricing", "X-GOOGLE-CONFERENCE:https://meet.google.com/abc"), Kind.CALL, ""),
        (
            ("SUMMARY:Pricing", "LOCATION:Room 4, Madrid", "X-GOOGLE-CONFERENCE:https://meet.google.com/a"),
            Kind.MET,
            "Room 4, Madrid",
        ),
    ],
)
def test_a_call_is_told_by_its_words_or_by_a_link_for_a_place(
    lines: tuple[str, ...], kind: Kind, place: str
) -> None:
    found = happening(SOME_DAY, *lines)

    assert (found.kind, found.place) == (kind, place)


def test_several_whole_days_are_an_event_one_is_a_meeting() -> None:
    fair = happening("DTSTART;VALUE=DATE:20261012", "DTEND;VALUE=DATE:20261015")
    day = happening("DTSTART;VALUE=DATE:20261012", "DTEND;VALUE=DATE:20261013")

    assert (fair.kind, day.kind) == (Kind.EVENT, Kind.MET)
    assert (fair.moment.day, fair.moment.timed) == (date(2026, 10, 12), False)


# Who was there


@pytest.mark.parametrize(
    "guest",
    [
        "ATTENDEE;PARTSTAT=DECLINED;CN=Bo Li:mailto:bo@li.example",
        "ATTENDEE;CUTYPE=ROOM;CN=Boardroom:mailto:room@x.example",
        "ATTENDEE;CUTYPE=RESOURCE:mailto:c_188@resource.calendar.google.com",
        "ATTENDEE;CUTYPE=INDIVIDUAL;CN=Room 2:mailto:c_188@resource.calendar.google.com",
        "ATTENDEE;CUTYPE=GROUP;CN=Everybody:mailto:all@x.example",
        "ATTENDEE;ROLE=NON-PARTICIPANT;CN=Boss:mailto:boss@x.example",
        "ATTENDEE:mailto:no-reply@meetup.example",
        "ORGANIZER;CN=Team:mailto:abc@group.calendar.google.com",
        "ATTENDEE;CN=Me again:MAILTO:ME@X.example",
        "ATTENDEE;CN=Ana R.:mailto:Ana@acme.example",
        "ATTENDEE:",
    ],
)
def test_rooms_groups_machines_those_who_declined_and_me_were_not_there(guest: str) -> None:
    (found,) = read(event(SOME_DAY, ANA, guest)).happenings

    assert names([found]) == [["Ana Ruiz"]]


@pytest.mark.parametrize(
    ("guest", "name", "address"),
    [
        ('ATTENDEE;CN="Li, Bo":mailto:bo@li.example', "Li, Bo", "bo@li.example"),
        ("ATTENDEE;CN=Li, Bo:mailto:bo@li.example", "Li, Bo", "bo@li.example"),
        ("ATTENDEE;CN=bo@li.example:mailto:bo@li.example", "Bo", "bo@li.example"),
        ("ATTENDEE:mailto:chloé_d-arc85+cal@li.example", "Chloé D Arc", "chloé_d-arc85+cal@li.example"),
        ("ATTENDEE;CN=Bo Li;EMAIL=bo@li.example:urn:uuid:1-2-3", "Bo Li", "bo@li.example"),
        ("ATTENDEE;CN=Bo Li:invalid:nomail", "Bo Li", ""),
        ("ATTENDEE;CN='Bo Li':mailto:bo@li.example", "Bo Li", "bo@li.example"),
        ('ATTENDEE;CN="Bo "the" Li":mailto:bo@li.example', "Bo", "bo@li.example"),
        ("ATTENDEE;RSVP;CN=Bo Li:mailto:bo@li.example", "Bo Li", "bo@li.example"),
        ("attendee;cn=Bo Li:Mailto:bo@li.example", "Bo Li", "bo@li.example"),
        ("ATTENDEE;CN=Bo\r\n  Li:mail\r\n\tto:bo@li.example", "Bo Li", "bo@li.example"),
    ],
)
def test_what_a_guest_is_called_and_reached_by(guest: str, name: str, address: str) -> None:
    (found,) = read(event(SOME_DAY, guest)).happenings

    (who,) = found.who
    assert who.name.startswith(name)
    assert [point.value for point in who.points] == ([address] if address else [])


def test_my_own_address_is_asked_of_nobody_where_the_calendar_tells_it() -> None:
    stranger = Context("Europe/Paris", TODAY)
    meeting = event(SOME_DAY, MINE, ANA)

    by_name = read(f"X-WR-CALNAME:{ME.upper()}\r\n", meeting, context=stranger)
    bo = "ATTENDEE;CN=Bo:mailto:bo@li.example"
    by_count = read(
        *(event(SOME_DAY, MINE, who, uid=f"u{n}") for n, who in enumerate((ANA, bo, ANA))), context=stranger
    )

    for reading in (by_name, by_count):
        assert "me@x.example is taken for your own address" in reading.notices[0]
        assert all(
            ME not in point.value for each in reading.happenings for who in each.who for point in who.points
        )


@pytest.mark.parametrize("count", [2, 3])
def test_where_it_could_be_anybody_nobody_is_taken_for_me(count: int) -> None:
    always_both = [event(SOME_DAY, MINE, ANA, uid=f"u{number}") for number in range(count)]

    reading = read(*always_both, context=Context("Europe/Paris", TODAY))

    assert names(reading.happenings) == [["Me", "Ana Ruiz"]] * count
    assert reading.notices == ()


def test_whom_i_alone_meet_every_time_is_not_me() -> None:
    with_ana = [event(SOME_DAY, ANA, uid=f"u{number}") for number in range(5)]

    assert names(read(*with_ana, context=Context("Europe/Paris", TODAY)).happenings) == [["Ana Ruiz"]] * 5


def test_an_audience_makes_no_acquaintances_and_is_named() -> None:
    crowd = [f"ATTENDEE;CN=P{number}:mailto:p{number}@x.example" for number in range(MOST_GUESTS + 1)]

    reading = read(event(SOME_DAY, "SUMMARY:All hands", *crowd), event(SOME_DAY, *crowd[1:], uid="two"))

    assert len(reading.happenings) == 1
    assert reading.notices == (
        "“All hands” on Tue 10 Nov with 26 people was left out: more than 25 are an audience",
    )


# What is left out, and said


@pytest.mark.parametrize(
    ("part", "says"),
    [
        (event("DTSTART:20261119T090000Z", ANA), "1 entry still to come was left out"),
        (event("DTSTART:20270101T090000Z", "RRULE:FREQ=DAILY", ANA), "1 entry still to come was left out"),
        (event(SOME_DAY, "STATUS:CANCELLED", ANA), "1 entry cancelled was left out"),
        (event(SOME_DAY, f"ATTENDEE;PARTSTAT=DECLINED:mailto:{ME}", ANA), "1 entry declined by you was left out"),
        (event(SOME_DAY, "SUMMARY:Dentist"), "1 entry without other people was left out"),
        (event(SOME_DAY, MINE), "1 entry without other people was left out"),
        (event(SOME_DAY, "ORGANIZER:mailto:bo@li.example"), "1 entry without other people was left out"),
        ("BEGIN:VTODO\r\nSUMMARY:x\r\nEND:VTODO\r\n" * 2, "2 tasks were left out"),
        ("BEGIN:VJOURNAL\r\nEND:VJOURNAL\r\n", "1 journal entry was left out"),
        ("BEGIN:X-NOTE\r\nEND:X-NOTE\r\n", "1 X-NOTE component was left out"),
        ("", "there is no entry in this calendar"),
    ],
)
def test_what_is_left_out_is_counted_in_a_sentence(part: str, says: str) -> None:
    reading = read(part)

    assert (reading.happenings, reading.cards, reading.refusals) == ((), (), ())
    assert reading.notices == (says,)


def test_todays_meetings_are_in_tomorrows_are_not() -> None:
    reading = read(event("DTSTART:20261118T170000Z", ANA), event("DTSTART:20261119T000000", ANA, uid="two"))

    assert days(reading) == ["2026-11-18"]


def test_a_calendar_of_cancellations_cancels() -> None:
    assert read("METHOD:CANCEL\r\n", event(SOME_DAY, ANA)).notices == ("1 entry cancelled was left out",)


def test_an_alarms_words_are_not_those_of_its_entry() -> None:
    alarm = "BEGIN:VALARM\r\nSUMMARY:Wake up\r\nATTENDEE:mailto:bo@li.example\r\nEND:VALARM"

    (found,) = read(event(SOME_DAY, alarm, "SUMMARY:Lunch", ANA)).happenings

    assert (found.words, names([found])) == ("Lunch", [["Ana Ruiz"]])
