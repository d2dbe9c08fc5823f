"""Calendars and the travel brief written: read back by two libraries, harmless, and the same again each time."""

from datetime import UTC, date, datetime
from typing import Any

import vobject
from dateutil.rrule import rrulestr
from icalendar import Calendar

from netui.domain.due.agenda import Errand, YearlyDay
from netui.domain.incoming.reading import Context
from netui.domain.interaction import Direction, Interaction, Kind, Purpose
from netui.domain.moment import moment_on
from netui.domain.people.contact import Contact, PartialDate
from netui.domain.people.dossier import Dossier
from netui.domain.people.known import Fact
from netui.domain.places.trip import Leg, Trip
from netui.domain.places.whereabouts import Whereabouts
from netui.domain.promise import Promise, PromiseState, Side
from netui.domain.timeline import Entry
from netui.exchange.calendars.reading import read_calendar
from netui.exchange.calendars.writing import (
    calendar_texts,
    errand_event,
    errand_todo,
    trip_calendar,
    yearly_event,
)
from netui.exchange.travel_writing import ENTRIES, Stay, travel_brief

NOW = datetime(2026, 11, 18, 8, 30, tzinfo=UTC)
BEIJING = Whereabouts("", "Beijing, China", "CN", "Asia/Shanghai", (39.9, 116.4))
FIRST = Leg(7, "北京", date(2026, 12, 3), date(2026, 12, 7), BEIJING)
SECOND = Leg(8, "Xyz; \\n, \x1b[31m\nred", date(2026, 12, 31), date(2026, 12, 31))
TRIP = Trip(3, (FIRST, SECOND), "China trade fair")


def events(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_R5c_legs_are_whole_days_that_end_the_day_after() -> None:
    first, second = events(trip_calendar(TRIP, [], NOW))

    assert (first["dtstart"].dt, first["dtend"].dt) == (date(2026, 12, 3), date(2026, 12, 8))
    assert (second["dtstart"].dt, second["dtend"].dt) == (date(2026, 12, 31), date(2027, 1, 1))
    assert first["summary"] == "China trade fair: Beijing"
    assert first["location"] == "Beijing, China"
    assert first["dtstamp"].dt == NOW
    assert first["transp"] == "TRANSPARENT"


def test_R5c_confirmed_visits_stand_beside_the_legs() -> None:
    *_, visit, elsewhere = events(trip_calendar(TRIP, [(5, "Li Wei", FIRST), (6, "Bo", None)], NOW))

    assert (visit["summary"], visit["dtstart"].dt, visit["dtend"].dt) == (
        "see Li Wei",
        date(2026, 12, 3),
        date(2026, 12, 8),
    )
    assert (elsewhere["dtstart"].dt, elsewhere["dtend"].dt) == (date(2026, 12, 3), date(2027, 1, 1))


def test_R5c_the_same_trip_written_again_replaces_what_the_calendar_has() -> None:
    def uids(trip: Trip) -> list[str]:
        return [str(one["uid"]) for one in events(trip_calendar(trip, [(5, "Li Wei", FIRST)], NOW))]

    renamed = Trip(3, (FIRST, SECOND), "another name")

    assert uids(TRIP) == uids(renamed)
    assert len(set(uids(TRIP))) == 3


def test_R5c_words_of_people_are_escaped_and_nothing_acts_on_a_terminal() -> None:
    text = trip_calendar(Trip(3, (SECOND,), "fair; a, b"), [], NOW)

    assert "\x1b" not in text
    assert all(line.endswith("\r") or not line for line in text.split("\n"))
    assert "SUMMARY:fair\\; a\\, b: " in text
    (one,) = events(text)
    assert one["summary"].startswith("fair; a, b: Xyz; \\n, ")
    assert "red" in one["location"]


CALL = Errand("u1-cadence", "call Ana: every 3 weeks, last 28 Oct", date(2026, 11, 18), last="pricing; Q1")
CLOCK = Errand("u1-follow-up", "follow up with Ana", date(2026, 11, 19), datetime(2026, 11, 19, 7, 30, tzinfo=UTC))
LATE = Errand("u1-promise-7", "I promised Ana: the deck", date(2026, 10, 31))
HOSTILE = Errand(
    "u1-next", "call x\r\nEND:VCALENDAR\x1b[2J\u202e; y, z\\n", date(2026, 11, 20), last="\x9b31m\nred"
)


def tasks(*written: Errand) -> str:
    return "".join(calendar_texts(errand_todo(errand, NOW) for errand in written))


def whole_days(*written: Errand) -> str:
    return "".join(calendar_texts(errand_event(errand, date(2026, 11, 18), NOW) for errand in written))


def yearly(*days: YearlyDay) -> str:
    return "".join(calendar_texts(yearly_event(day, NOW) for day in days))


def test_R3b_what_is_to_be_done_is_a_task_with_its_day() -> None:
    call, clock = Calendar.from_ical(tasks(CALL, CLOCK)).walk("VTODO")

    assert (call["summary"], call["due"].dt, call["description"]) == (CALL.says, CALL.day, "last: pricing; Q1")
    assert (call["uid"], call["dtstamp"].dt, call["status"]) == ("netui-u1-cadence", NOW, "NEEDS-ACTION")
    assert clock["due"].dt == CLOCK.at
    assert "description" not in clock


def test_R3b_as_whole_days_what_is_overdue_stands_on_today() -> None:
    late, ahead = events(whole_days(LATE, HOSTILE))

    assert (late["dtstart"].dt, late["dtend"].dt) == (date(2026, 11, 18), date(2026, 11, 19))
    assert (ahead["dtstart"].dt, ahead["dtend"].dt) == (date(2026, 11, 20), date(2026, 11, 21))
    assert {late["transp"], ahead["transp"]} == {"TRANSPARENT"}


def test_another_library_reads_the_same_out_of_it() -> None:
    days = (YearlyDay("u1-date-birthday", "Ana's birthday (1980)", date(1980, 2, 29)),)
    for text in (tasks(CALL, CLOCK, HOSTILE), whole_days(CALL, LATE), yearly(*days), trip_calendar(TRIP, [], NOW)):
        theirs = vobject.readOne(text)
        ours = Calendar.from_ical(text)

        for name in ("vtodo", "vevent"):
            found = theirs.contents.get(name, [])
            mine = ours.walk(name.upper())
            assert [each.uid.value for each in found] == [str(each["uid"]) for each in mine]
            assert [each.summary.value for each in found] == [str(each["summary"]) for each in mine]
            for key in ("due", "dtstart", "dtend"):
                assert [getattr(each, key).value for each in found if key in each.contents] == [
                    each[key].dt for each in mine if key in each
                ]


def test_lines_are_folded_and_nothing_in_them_acts() -> None:
    long = Errand("u1-cadence", "call " + "Ångström " * 40, date(2026, 11, 18))

    for text in (tasks(HOSTILE, long), whole_days(HOSTILE, long)):
        assert text.endswith("END:VCALENDAR\r\n")
        assert text.count("END:VCALENDAR\r\n") == 1
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        assert not {"\x1b", "\u202e", "\x9b"} & set(text)
        assert text.replace("\r\n", "").isprintable()
    assert Calendar.from_ical(tasks(HOSTILE)).walk("VTODO")[0]["summary"].endswith("; y, z\\n")


def test_R1b_a_birthday_comes_each_year_and_on_29_february_too() -> None:
    usual, leap = events(
        yearly(
            YearlyDay("u1-date-birthday", "Ana's birthday (1980)", date(1980, 3, 31)),
            YearlyDay("u2-date-birthday", "Bo's birthday", date(2024, 2, 29)),
        )
    )

    assert (usual["dtstart"].dt, usual["dtend"].dt) == (date(1980, 3, 31), date(1980, 4, 1))
    assert usual["rrule"].to_ical() == b"FREQ=YEARLY"
    comes = rrulestr(leap["rrule"].to_ical().decode(), dtstart=datetime(2024, 2, 29))
    assert [each.date() for each in comes[:5]] == [
        date(2024, 2, 29),
        *(date(year, 2, 28) for year in (2025, 2026, 2027)),
        date(2028, 2, 29),
    ]


def test_R1b_birthdays_that_left_come_in_again() -> None:
    days = (
        YearlyDay("u1-date-birthday", "Ana Ruiz's birthday (1970)", date(1970, 3, 31)),
        YearlyDay("u2-date-birthday", "Bo's birthday", date(2024, 2, 29)),
        YearlyDay("u2-date-anniversary", "Bo's anniversary (2020)", date(2020, 5, 1)),
    )

    reading = read_calendar(yearly(*days).encode(), "out.ics", Context("Europe/Paris", date(2026, 11, 18)))

    assert [(card.draft.name, card.draft.dates) for card in reading.cards] == [
        ("Ana Ruiz", (PartialDate("birthday", 1970, 3, 31),)),
        ("Bo", (PartialDate("birthday", None, 2, 29),)),
        ("Bo", (PartialDate("anniversary", 2020, 5, 1),)),
    ]
    assert reading.refusals == reading.notices == ()


def _dossier(name: str, *, entries: int = 0) -> Dossier:
    day = date(2026, 11, 1)
    told = [
        Interaction(
            number,
            Kind.CALL,
            Direction.BOTH,
            Purpose.NEUTRAL,
            moment_on(day, "UTC"),
            None,
            NOW,
            f"talk {number}",
            "",
            (),
            "Beijing",
        )
        for number in range(entries)
    ]
    promises = [
        Promise(number, 1, name, Side.MINE, text, None, state, day)
        for number, (text, state) in enumerate(
            (("the brochure", PromiseState.OPEN), ("the old deck", PromiseState.KEPT))
        )
    ]
    facts = (Fact(1, 1, "fact", "son runs", None, day), Fact(2, 1, "need", "a CFO", None, day, day))
    return Dossier(Contact(1, "u", name), None, (), facts, (), tuple(promises), tuple(Entry(one) for one in told))


def test_R5c_the_travel_brief_tells_where_whom_and_what_is_open() -> None:
    stays = [
        Stay("Beijing, China", date(2026, 12, 3), date(2026, 12, 7)),
        Stay("# Oslo", date(2026, 12, 9), date(2026, 12, 9)),
    ]

    text = "".join(travel_brief("fair *x*", stays, [("confirmed", _dossier("Li # Wei", entries=9))]))

    lines = text.splitlines()
    assert lines[0] == "# fair \\*x\\*"
    assert "- Beijing, China: 2026-12-03 to 2026-12-07" in lines
    assert "- \\# Oslo: 2026-12-09" in lines
    assert "- Li \\# Wei: confirmed" in lines
    assert "## Li \\# Wei" in lines
    assert "### Promises" in lines
    assert sum(line.startswith("# ") for line in lines) == 1
    assert "the brochure" in text
    assert "the old deck" not in text
    assert "a CFO" not in text
    assert text.count("talk ") == ENTRIES
    assert "- 2026-11-01 call, in Beijing: talk 0" in lines
