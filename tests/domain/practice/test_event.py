"""The line that names an event once: when, name, place; and which event a name means."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.moment import Moment
from netui.domain.practice.event import Event, EventLine, parse_event

ZONE = "Europe/Paris"
NOW = datetime(2026, 11, 18, 8, tzinfo=UTC)
TODAY = date(2026, 11, 18)


def read(line: str) -> EventLine:
    return parse_event(line, now=NOW, zone=ZONE)


@pytest.mark.parametrize(
    ("line", "name", "place", "day", "timed"),
    [
        ("Web Summit", "Web Summit", "", TODAY, None),
        ("Web Summit, Lisbon", "Web Summit", "Lisbon", TODAY, None),
        ("yesterday: Web Summit, Lisbon", "Web Summit", "Lisbon", date(2026, 11, 17), False),
        ("12 nov: Web Summit, Hall 2, Lisbon", "Web Summit", "Hall 2, Lisbon", date(2026, 11, 12), False),
        ("yesterday 19:30: Rotary dinner", "Rotary dinner", "", date(2026, 11, 17), True),
        ("today: Breakfast", "Breakfast", "", TODAY, False),
        ("AI: the talk", "AI: the talk", "", TODAY, None),
        ("\\Friday: the club", "Friday: the club", "", TODAY, None),
        ("  Web Summit  ,  Lisbon  ", "Web Summit", "Lisbon", TODAY, None),
    ],
)
def test_F8_an_event_is_named_in_one_line(line: str, name: str, place: str, day: date, timed: bool | None) -> None:
    event = read(line)
    assert (event.name, event.place, event.day, event.refusal) == (name, place, day, "")
    assert (event.when.timed if event.when else None) is timed


@pytest.mark.parametrize("line", ["", "  ", ", Lisbon", "yesterday:", "yesterday: , Lisbon"])
def test_without_a_name_it_is_no_event(line: str) -> None:
    assert read(line).refusal == "An event needs a name at the beginning of the line."


def test_what_was_understood_is_spelled_out() -> None:
    assert [span.says for span in read("yesterday: Web Summit, Lisbon").spans if span.says] == [
        "event: Web Summit",
        "in Lisbon",
        "Tue 17 Nov, yesterday, clocks count from that day's end",
    ]
    assert "each meeting when its card is typed" in read("Web Summit").spans[-1].says
    assert read("tomorrow: Fair").notices


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("Web Summit", True),
        ("web  SUMMIT, lisbon", True),
        ("wed: Web Summit", True),
        ("Web Summit, Rio", False),
        ("Web", False),
        ("5 nov: Web Summit", True),
        ("4 nov: Web Summit", False),
        ("12 nov 2025: Web Summit", False),
    ],
)
def test_a_name_means_the_event_of_that_week_and_no_other(line: str, means: bool) -> None:
    event = Event(1, "Web Summit", "Lisbon", date(2026, 11, 12), date(2026, 11, 14))
    assert read(line).means(event) is means


def test_cards_of_an_event_gone_by_are_known_by_its_last_day_only() -> None:
    over = Event(1, "Web Summit", "", date(2026, 11, 15), date(2026, 11, 17))
    assert over.moment(TODAY, ZONE) == Moment(datetime(2026, 11, 17, 11, tzinfo=UTC), over.last, ZONE, timed=False)
    assert Event(1, "Web Summit", "", date(2026, 11, 17), TODAY).moment(TODAY, ZONE) is None
    assert over.days(TODAY) == "Sun 15 Nov – Tue 17 Nov"


@given(st.text(max_size=60))
def test_whatever_is_typed_is_an_event_or_said_to_be_none(line: str) -> None:
    event = read(line)
    assert bool(event.name) is not bool(event.refusal)
