"""A trip as an iCalendar file, and the travel brief as Markdown: read back by the library, harmless, stable."""

from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar

from netui.domain.interaction import Direction, Interaction, Kind, Purpose
from netui.domain.moment import moment_on
from netui.domain.people.contact import Contact
from netui.domain.people.dossier import Dossier
from netui.domain.people.known import Fact
from netui.domain.places.trip import Leg, Trip
from netui.domain.places.whereabouts import Whereabouts
from netui.domain.promise import Promise, PromiseState, Side
from netui.domain.timeline import Entry
from netui.exchange.calendar_writing import trip_calendar
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
