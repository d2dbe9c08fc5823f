"""Trips in the file: taken, edited, whom to see; visitors, celebrations that wait there, events to prepare."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import TestClock, line, person

from netui.domain.due.queue import Item, Subject
from netui.domain.giving.referral import ReferralSide, parse_referral
from netui.domain.interaction import Direction, Kind
from netui.domain.people.contact import State
from netui.domain.places.trip import Trip, VisitState
from netui.domain.practice.event import parse_event
from netui.domain.practice.event_plan import event_plan_line, parse_event_plan
from netui.store import Store, StoreError, open_store


@pytest.fixture
def store(tmp_path: Path, clock: TestClock) -> Iterator[Store]:
    """A network of somebody who lives in Paris."""
    backups = tmp_path / "backups"
    with open_store(tmp_path / "n.db", now=clock.at, backups=backups, create=True, home="Paris") as opened:
        yield opened


def take(store: Store, clock: TestClock, text: str, contact_id: int | None = None) -> Trip:
    now = clock()
    change = store.trips.take(store.trips.read(text, now.day), now, contact_id)
    return store.trips.get(change.subject or 0)


def log(store: Store, clock: TestClock, who: int, text: str, kind: Kind = Kind.MET, **how: Direction) -> int:
    now = clock()
    return store.interactions.log(kind, [who], line(store, text, now), now, **how).subject or 0


def items(store: Store, clock: TestClock, subject: Subject) -> list[Item]:
    return [item for item in store.due.queue(clock()).items if item.reasons[0].subject is subject]


def why(store: Store, clock: TestClock, subject: Subject) -> list[str]:
    return [item.why for item in items(store, clock, subject)]


def on(clock: TestClock, day: date) -> None:
    clock.move(days=(day - clock().day).days)


# R5c: a trip, whom to see, asked, confirmed, met


def test_R5c_a_trip_keeps_what_was_typed_and_what_the_gazetteer_says(store: Store, clock: TestClock) -> None:
    trip = take(store, clock, "北京 3-7 dec; Xyzzyqq 8 dec: China trade fair")

    known, unknown = trip.legs
    assert (known.place, known.name, known.where and known.where.zone) == ("北京", "Beijing", "Asia/Shanghai")
    assert (unknown.place, unknown.name, unknown.where) == ("Xyzzyqq", "Xyzzyqq", None)
    assert (trip.name, trip.title, trip.contact_id) == (
        "China trade fair",
        "China trade fair: Beijing, Xyzzyqq",
        None,
    )
    assert (trip.begins, trip.ends) == (date(2026, 12, 3), date(2026, 12, 8))


def test_R5c_a_line_that_is_no_trip_writes_nothing(store: Store, clock: TestClock) -> None:
    with pytest.raises(StoreError, match="lacks days"):
        take(store, clock, "Paris")

    assert store.trips.listed(clock().day) == []


def test_R5c_mine_come_next_first_and_theirs_stand_apart(store: Store, clock: TestClock) -> None:
    ana, bo = person(store, clock(), "Ana"), person(store, clock(), "Bo")
    for text in ("Rome 1 nov 2026", "Oslo 10 dec", "Bern 3 dec", "Kyiv 5 nov 2026"):
        take(store, clock, text)
    take(store, clock, "Lima 3 dec", ana)
    take(store, clock, "Quito 9 dec", bo)
    today = clock().day

    assert [trip.places for trip in store.trips.listed(today)] == ["Bern", "Oslo", "Kyiv", "Rome"]
    theirs = store.trips.listed(today, theirs=True, contact_id=bo)
    assert [(trip.contact, trip.places) for trip in theirs] == [("Bo", "Quito"), ("Ana", "Lima")]


def test_R5c_editing_keeps_the_leg_that_stays_and_undo_brings_the_other_back(
    store: Store, clock: TestClock
) -> None:
    before = take(store, clock, "Beijing 3-7 dec; Shanghai 7-9 dec: fair")
    today = clock().day

    store.trips.edit(before.id, store.trips.read("Beijing 3-7 dec; Seoul 7-9 dec", today), clock())

    after = store.trips.get(before.id)
    assert after.legs[0] == before.legs[0]
    assert (after.places, after.name) == ("Beijing, Seoul", "")
    store.history.undo()
    assert store.trips.get(before.id) == before


def test_R5c_calling_off_takes_everything_of_the_trip_and_undo_brings_it_back(
    store: Store, clock: TestClock
) -> None:
    li = person(store, clock(), "Li Wei", place="Beijing")
    trip = take(store, clock, "Beijing 30 nov - 4 dec")
    store.trips.mark(trip.id, li, VisitState.ASKED, clock())

    store.trips.call_off(trip.id, clock())

    assert store.trips.listed(clock().day) == []
    assert items(store, clock, Subject.TRIP) == []
    store.history.undo()
    assert store.trips.get(trip.id) == trip
    assert store.trips.visits(trip.id) == {li: VisitState.ASKED}


def test_R5c_whom_to_see_is_leg_by_leg_and_last_who_is_elsewhere(store: Store, clock: TestClock) -> None:
    now = clock()
    near = person(store, now, "Li Wei", place="Beijing")
    close = person(store, now, "Mei Chen", place="Beijing")
    shanghai = person(store, now, "Zhu", place="Shanghai")
    person(store, now, "Ana Ruiz", place="Madrid")
    nowhere = person(store, now, "Bo Li")
    store.attention.set_depth([close], 4, now)
    trip = take(store, clock, "Beijing 3-7 dec; Shanghai 7-9 dec; Xyzzyqq 9 dec")
    store.trips.mark(trip.id, nowhere, VisitState.WANTED, now)
    store.trips.mark(trip.id, shanghai, VisitState.CONFIRMED, now)

    seen = store.trips.whom(trip, now)

    assert [(one.contact_id, one.leg and one.leg.name, one.state) for one in seen] == [
        (close, "Beijing", None),
        (near, "Beijing", None),
        (shanghai, "Shanghai", VisitState.CONFIRMED),
        (nowhere, None, VisitState.WANTED),
    ]
    rows = store.trips.rows([one.reached for one in seen], now)
    assert rows[shanghai].local is not None
    assert rows[nowhere].local is None


def test_R5c_who_is_archived_meanwhile_is_not_to_be_seen(store: Store, clock: TestClock) -> None:
    now = clock()
    li, bo = person(store, now, "Li Wei", place="Beijing"), person(store, now, "Bo Li")
    trip = take(store, clock, "Beijing 3-7 dec")
    event = plan(store, clock, "Web Summit, Lisbon 10-13 dec")
    for who in (li, bo):
        store.trips.mark(trip.id, who, VisitState.WANTED, now)
        store.event_plans.want(event, who, now)

    store.contacts.set_state([li, bo], State.ARCHIVED, now)

    assert store.trips.whom(trip, now) == []
    assert store.event_plans.whom(store.events.get(event), now) == []


def test_R5c_of_a_country_everybody_there_is_to_see(store: Store, clock: TestClock) -> None:
    mei = person(store, clock(), "Mei Chen", place="Shanghai")
    trip = take(store, clock, "China 3-20 dec")

    assert [one.contact_id for one in store.trips.whom(trip, clock())] == [mei]


def test_R5c_each_state_is_one_change_and_undo_takes_back_the_last(store: Store, clock: TestClock) -> None:
    li = person(store, clock(), "Li Wei", place="Beijing")
    trip = take(store, clock, "Beijing 3-7 dec")
    for state in (VisitState.WANTED, VisitState.ASKED, VisitState.CONFIRMED, VisitState.DROPPED):
        assert store.trips.mark(trip.id, li, state, clock()).id is not None
        assert store.trips.visits(trip.id) == {li: state}

    assert store.trips.mark(trip.id, li, VisitState.DROPPED, clock()).id is None
    assert store.history.undo().name == "not this time: Li Wei, Beijing"
    assert store.trips.visits(trip.id) == {li: VisitState.CONFIRMED}


def test_R5c_a_meeting_logged_on_the_trip_meets_whoever_took_part(store: Store, clock: TestClock) -> None:
    now = clock()
    li, mei, zhu = (person(store, now, name, place="Beijing") for name in ("Li Wei", "Mei Chen", "Zhu"))
    trip = take(store, clock, "Beijing 3-7 dec; Shanghai 9 dec")
    for who in (li, mei, zhu):
        store.trips.mark(trip.id, who, VisitState.ASKED, now)
    log(store, clock, li, "too early")
    on(clock, date(2026, 12, 8))  # between the two places

    log(store, clock, zhu, "a call is no meeting", Kind.CALL)
    entry = log(store, clock, li, "dinner with @Mei")

    met, asked = VisitState.MET, VisitState.ASKED
    assert store.trips.visits(trip.id) == {li: met, mei: met, zhu: asked}
    store.interactions.delete(entry, clock())
    assert store.trips.visits(trip.id) == {li: VisitState.CONFIRMED, mei: VisitState.CONFIRMED, zhu: asked}
    store.history.undo()
    assert store.trips.visits(trip.id) == {li: met, mei: met, zhu: asked}
    store.interactions.move(entry, zhu, clock())
    assert store.trips.visits(trip.id) == {li: VisitState.CONFIRMED, mei: met, zhu: met}


def test_R5c_the_entry_knows_where_it_was_and_an_edit_keeps_it(store: Store, clock: TestClock) -> None:
    li = person(store, clock(), "Li Wei")
    at_home = log(store, clock, li, "before")
    take(store, clock, "Beijing 3-7 dec; Shanghai 7-9 dec")
    on(clock, date(2026, 12, 7))

    in_shanghai = log(store, clock, li, "dinner", Kind.CALL)
    in_beijing = log(store, clock, li, "yesterday: the port")
    store.interactions.edit(in_beijing, line(store, "today: the old port", clock()), clock())

    entries = store.timeline.entries([at_home, in_shanghai, in_beijing])
    assert [entries[number].interaction.place for number in (at_home, in_shanghai, in_beijing)] == [
        "",
        "Shanghai",
        "Beijing",
    ]


def test_R5c_a_trip_of_theirs_is_not_where_i_am(store: Store, clock: TestClock) -> None:
    li = person(store, clock(), "Li Wei")
    take(store, clock, "Madrid today", li)

    entry = log(store, clock, li, "hello", Kind.CALL)

    assert store.timeline.get(entry).interaction.place == ""
    assert store.trips.here(clock()) is None


def test_R5c_the_queue_asks_from_two_weeks_before_until_it_begins(store: Store, clock: TestClock) -> None:
    trip = take(store, clock, "Beijing 3-7 dec: China trade fair")
    days = {}
    for offset in range(12, 18):
        day = date(2026, 11, 18) + timedelta(offset - 12)
        on(clock, day)
        days[day.day] = why(store, clock, Subject.TRIP)

    assert days[18] == []
    assert days[19] == ["Beijing in 14 days: whom to see?"]
    item = items(store, clock, Subject.TRIP)[0]
    assert (item.rank, item.name, item.contact_id, item.key) == (
        7,
        "China trade fair",
        None,
        (Subject.TRIP, trip.id),
    )
    on(clock, date(2026, 12, 2))
    assert why(store, clock, Subject.TRIP) == ["Beijing tomorrow: whom to see?"]
    on(clock, date(2026, 12, 3))
    assert why(store, clock, Subject.TRIP) == []


def test_R5c_prepared_or_put_off_the_queue_is_silent_and_undo_asks_again(store: Store, clock: TestClock) -> None:
    take(store, clock, "Beijing 30 nov - 4 dec")
    take(store, clock, "Rome 26 nov")
    rome, beijing = items(store, clock, Subject.TRIP)
    assert rome.plan is not None
    assert beijing.plan is not None

    store.plans.prepare(rome.plan, clock())
    store.plans.snooze(beijing.plan, date(2026, 11, 25), clock())

    assert why(store, clock, Subject.TRIP) == []
    store.history.undo()
    assert why(store, clock, Subject.TRIP) == ["Beijing in 12 days: whom to see?"]
    store.history.redo()
    on(clock, date(2026, 11, 25))
    assert why(store, clock, Subject.TRIP) == ["Beijing in 5 days: whom to see?"]


# R5e: visitor watch


def test_R5e_a_visitor_is_due_from_the_first_day_to_the_last(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana Ruiz", place="Madrid")
    take(store, clock, "Versailles 20-22 nov; London 22-24 nov", ana)

    assert why(store, clock, Subject.VISITOR) == []
    clock.move(days=2)
    item = items(store, clock, Subject.VISITOR)[0]
    assert (item.rank, item.contact_id, item.why) == (4, ana, "in Versailles until Sun 22 Nov: a care call")
    clock.move(days=2)
    assert why(store, clock, Subject.VISITOR) == ["in Versailles today: a care call"]
    clock.move(days=1)
    assert why(store, clock, Subject.VISITOR) == []  # London is neither near nor in my country


def test_R5e_whoever_comes_to_where_i_am_is_a_visitor_too(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana Ruiz")
    take(store, clock, "Beijing 18-20 nov", ana)
    assert why(store, clock, Subject.VISITOR) == []

    take(store, clock, "Beijing 18-19 nov")

    assert why(store, clock, Subject.VISITOR) == ["in Beijing until Fri 20 Nov: a care call"]


@pytest.mark.parametrize(
    ("kind", "direction", "closes"),
    [
        (Kind.CALL, Direction.BOTH, True),
        (Kind.MESSAGE, Direction.OUT, True),
        (Kind.MESSAGE, Direction.IN, False),
        (Kind.NOTE, Direction.OUT, False),
    ],
)
def test_R5e_a_word_of_mine_since_they_came_closes_it(
    store: Store, clock: TestClock, kind: Kind, direction: Direction, closes: bool
) -> None:
    ana = person(store, clock(), "Ana Ruiz")
    log(store, clock, ana, "long ago", Kind.CALL)
    take(store, clock, "Lyon 20-22 nov", ana)
    clock.move(days=3)
    assert len(why(store, clock, Subject.VISITOR)) == 1

    log(store, clock, ana, "welcome", kind, direction=direction)

    assert why(store, clock, Subject.VISITOR) == ([] if closes else ["in Lyon until Sun 22 Nov: a care call"])


def test_R5e_done_settles_this_visit_and_not_the_next(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana Ruiz")
    take(store, clock, "Lyon 18-19 nov; Nice 20-22 nov", ana)
    reason = items(store, clock, Subject.VISITOR)[0].reasons[0]

    store.matters.settle(ana, Subject.VISITOR, int(reason.of), clock())

    assert why(store, clock, Subject.VISITOR) == []
    clock.move(days=2)
    assert why(store, clock, Subject.VISITOR) == ["in Nice until Sun 22 Nov: a care call"]


def test_R5e_without_a_home_it_is_the_largest_city_of_the_zone(tmp_path: Path, clock: TestClock) -> None:
    with open_store(tmp_path / "x.db", now=clock.at, backups=tmp_path, create=True) as store:
        ana = person(store, clock(), "Ana Ruiz")
        take(store, clock, "Lyon today", ana)
        assert why(store, clock, Subject.VISITOR) == ["in Lyon today: a care call"]
        clock.zone = "Europe/Oslo"
        assert why(store, clock, Subject.VISITOR) == []
        clock.zone = "UTC"
        assert why(store, clock, Subject.VISITOR) == []


# R6b: celebrations joined to the next trip to their city


def test_R6b_a_celebration_says_when_a_trip_leads_there(store: Store, clock: TestClock) -> None:
    now = clock()
    ana = person(store, now, "Ana Ruiz", place="Lisbon")
    bo = person(store, now, "Bo Li", place="Oslo")
    for who in (ana, bo):
        draft = parse_referral("Harbour fit-out")
        won = store.referrals.open(who, ReferralSide.GIVEN, draft, now).subject or 0
        store.referrals.won(won, now)
    take(store, clock, "Lisbon 5 nov 2026; Lisbon 3 dec; Lisbon 9 dec")

    assert sorted(why(store, clock, Subject.CELEBRATION)) == [
        "won: Harbour fit-out: celebrate, in person if you can",
        "won: Harbour fit-out: celebrate, you are in Lisbon Thu 3 Dec",
    ]
    on(clock, date(2026, 12, 3))
    standing = store.due.standing(ana, clock())
    assert standing is not None
    assert standing.matters[0].says == "won: Harbour fit-out: celebrate, you are in Lisbon today"
    assert store.trips.celebrations(clock())[ana].startswith("won: Harbour fit-out")


# R5b and F20: events


def plan(store: Store, clock: TestClock, text: str) -> int:
    return store.event_plans.plan(parse_event_plan(text, clock().day), clock()).subject or 0


def test_R5b_an_event_is_planned_edited_and_its_line_reads_the_same(store: Store, clock: TestClock) -> None:
    number = plan(store, clock, "Web Summit, Lisbon 10-13 dec")
    event = store.events.get(number)
    assert (event.name, event.place, event.begins, event.last) == (
        "Web Summit",
        "Lisbon",
        date(2026, 12, 10),
        date(2026, 12, 13),
    )
    assert parse_event_plan(event_plan_line(event), clock().day).same(event)

    store.event_plans.edit(number, parse_event_plan("Web Summit Rio, Rio de Janeiro 11 dec", clock().day), clock())

    event = store.events.get(number)
    assert (event.name, event.place, event.begins, event.ends) == (
        "Web Summit Rio",
        "Rio de Janeiro",
        date(2026, 12, 11),
        None,
    )
    now = clock()
    assert store.events.find(parse_event("web summit rio", now=now.at, zone=now.zone)) is None  # too far ahead


@pytest.mark.parametrize(("text", "says"), [("Web Summit", "days are missing"), ("10 dec", "a name is missing")])
def test_R5b_an_event_without_days_or_name_is_refused(
    store: Store, clock: TestClock, text: str, says: str
) -> None:
    with pytest.raises(StoreError, match=says):
        plan(store, clock, text)


def test_R5b_whom_i_know_there_is_near_or_tagged_and_whom_i_want_comes_first(
    store: Store, clock: TestClock
) -> None:
    now = clock()
    near = person(store, now, "Rui", place="Lisbon")
    tagged = person(store, now, "Ana", place="Madrid", tags=("web-summit",))
    wanted = person(store, now, "Bo")
    person(store, now, "Jens", place="Oslo", tags=("summit",))
    number = plan(store, clock, "Web Summit, Lisbon 10-13 dec")

    store.event_plans.want(number, wanted, now)

    seen = store.event_plans.whom(store.events.get(number), now)
    assert [(one.contact_id, one.state) for one in seen] == [
        (wanted, VisitState.WANTED),
        (tagged, None),
        (near, None),
    ]
    assert store.events.people(number, now) == []  # whom I want to meet has given me no card
    store.event_plans.want(number, wanted, now, wanted=False)
    assert [one.contact_id for one in store.event_plans.whom(store.events.get(number), now)] == [tagged, near]


def test_R5b_an_event_with_cards_took_place_and_is_not_called_off(store: Store, clock: TestClock) -> None:
    from netui.domain.line.card_line import parse_card

    now = clock()
    number = plan(store, clock, "Web Summit, Lisbon today")
    other = plan(store, clock, "Fair, Oslo 3 dec")
    card = parse_card("Ana Ruiz, Acme", "Web Summit", now=now.at, zone=now.zone, find=store.finding.resolve)
    store.events.collect(number, card, now)

    with pytest.raises(StoreError, match="it took place"):
        store.event_plans.call_off(number, now)
    store.event_plans.call_off(other, now)
    assert [event.name for event in store.events.listed()] == ["Web Summit"]


def test_F20_an_event_asks_to_be_prepared_a_week_before(store: Store, clock: TestClock) -> None:
    number = plan(store, clock, "Web Summit, Lisbon 26-28 nov")
    bo = person(store, clock(), "Bo")
    assert why(store, clock, Subject.EVENT) == []
    clock.move(days=2)

    item = items(store, clock, Subject.EVENT)[0]
    assert (item.rank, item.name, item.why, item.contact_id) == (
        7,
        "Web Summit",
        "Web Summit in 6 days: whom to meet",
        None,
    )
    store.event_plans.want(number, bo, clock())
    assert why(store, clock, Subject.EVENT) == ["Web Summit in 6 days: 1 to meet"]
    assert item.plan is not None
    store.plans.prepare(item.plan, clock())
    assert why(store, clock, Subject.EVENT) == []
    store.history.undo()
    on(clock, date(2026, 11, 26))
    assert why(store, clock, Subject.EVENT) == []  # it has begun
