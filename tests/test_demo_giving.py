"""What giving and travel put into the demo, row by row."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from benchmarks.clip_ranking import HELD_OUT, OWN, read
from test_demo import PARIS, built, entries

from netui.domain.due.queue import Subject
from netui.domain.giving.introduction import IntroState, Step
from netui.domain.giving.referral import ReferralSide, ReferralState
from netui.domain.interaction import Kind
from netui.domain.moment import Moment, moment_at, moment_on
from netui.domain.places.trip import VisitState
from netui.store import Store

NEW_YEAR = moment_at(datetime(2027, 1, 1, 23, 30, tzinfo=UTC), "UTC")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with built(tmp_path_factory.mktemp("demo"), PARIS) as store:
        yield store


@pytest.fixture(scope="module", params=[PARIS, NEW_YEAR], ids=["Paris", "New Year"])
def at_some_now(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, Moment]]:
    with built(tmp_path_factory.mktemp("demo"), request.param) as store:
        yield store, request.param


def reasons_of(store: Store, name: str, now: Moment = PARIS) -> dict[Subject, str]:
    """Why somebody, or a plan, stands in the queue."""
    items = [item for item in store.due.queue(now).items if item.name == name and item.promise is None]
    return {reason.subject: reason.says for item in items for reason in item.reasons}


def test_R4c_clips_are_kept_and_one_waits_to_be_asked_after(demo: Store) -> None:
    kept = demo.clips.listed()
    assert len({one.clip.kind for one in kept}) >= 5
    assert [one.given for one in kept] == [0, 0, 0, 0, 1, 0]
    for one, name in zip(kept, ("Aleksander", "Robin", "Ayşe", "Chiara", "Dana", "Viktor"), strict=True):
        assert any(who.name.startswith(name) for who in demo.clips.caring(one.clip)[:3]), one.clip.name
    assert "3 weeks ago: did it help?" in reasons_of(demo, "Dana Whitfield")[Subject.OUTCOME]
    assert not any("://" in entry.interaction.words for entry in entries(demo))


def test_the_clips_of_the_demo_are_none_of_the_labelled_ones(demo: Store) -> None:
    labelled = {one.clip.name for path in (OWN, HELD_OUT) for one in read(path)}
    assert labelled.isdisjoint(one.clip.name for one in demo.clips.listed())


def test_R4d_introductions_at_every_step(demo: Store) -> None:
    counted = Counter(one.state for one in demo.introductions.listed(closed=True))
    assert counted == {IntroState.OPEN: 8, IntroState.DONE: 2, IntroState.DROPPED: 1}
    *_, made, asked, idea = demo.introductions.listed()
    assert idea.steps == {}
    assert list(asked.steps) == [Step.ASKED_A]
    assert list(made.steps) == [Step.ASKED_A, Step.ASKED_B, Step.MADE]
    assert "asked Siobhán 7 days ago; Mette not yet" in reasons_of(demo, asked.b_name)[Subject.INTRODUCTION]
    assert "introduced 14 days ago; have they met?" in reasons_of(demo, made.a_name)[Subject.INTRODUCTION]
    assert all(one.outcome for one in demo.introductions.listed(closed=True) if one.state is IntroState.DONE)


def test_R6a_referrals_in_every_state_and_two_currencies(demo: Store) -> None:
    found = demo.health.read(PARIS).referrals
    given, received = ReferralSide.GIVEN, ReferralSide.RECEIVED
    for state in ReferralState:
        assert found[given, state].tally.count >= 1
    for side in ReferralSide:
        assert {amount.currency for amount in found[side, ReferralState.WON].worth} == {"EUR", "USD"}
    assert found[received, ReferralState.OPEN].tally.count == 1


def test_R6b_a_win_waits_to_be_celebrated_where_a_trip_leads(demo: Store) -> None:
    says = reasons_of(demo, "Beatriz Figueira")[Subject.CELEBRATION]
    assert says.startswith("won: gift hampers for forty hotel rooms, 4,800 EUR")
    assert "you are in Lisbon Sat 28 Nov" in says


def test_R6c_a_win_of_last_year_is_pinned_and_comes_back_soon(demo: Store) -> None:
    ((who, _),) = demo.finding.resolve("Katharina Müller")
    (milestone,) = demo.referrals.milestones(who)
    entry = demo.timeline.get(milestone.honoured_by or 0).interaction
    assert (entry.kind, entry.words.partition(" for ")[0]) == (Kind.MET, "supper")
    subjects_in = [
        {matter.subject for matter in demo.referrals.matters(moment_on(day, PARIS.zone)).get(who, ())}
        for day in (PARIS.day, PARIS.day + timedelta(days=16))
    ]
    assert subjects_in == [set(), {Subject.ECHO}]


def test_R2d_thanks_are_due_for_a_recommendation(demo: Store) -> None:
    says = reasons_of(demo, "Lucía García Montes")[Subject.THANKS]
    assert says == "thanks due: they recommended me: two days with the foremen of a tram company, 3,200 EUR"


def test_R6d_what_a_platinum_contact_asks_stands_beside_my_promises(demo: Store) -> None:
    assert reasons_of(demo, "Georges Lemaire")[Subject.ASK].startswith("asks: would I read the foreword")
    health = demo.health.read(PARIS)
    assert health.kindnesses.count > 15
    ((who, _),) = demo.finding.resolve("李明")
    assert any(not one.mine for one in demo.briefs.of(who, PARIS).given)


def test_R4b_the_monthly_round_is_under_way(at_some_now: tuple[Store, Moment]) -> None:
    store, now = at_some_now
    asked = 9 if now == PARIS else 0
    assert store.rounds.progress(now) == f"{asked} of 41 this month"
    assert store.connection.sql("SELECT count(*) FROM round_answer") == [(13,)]
    assert store.connection.sql("SELECT count(*) FROM fact WHERE source = 'monthly round'") == [(8,)]


def test_R5a_everybody_is_on_the_map_where_they_live(demo: Store) -> None:
    people = [demo.contacts.get(number) for number in demo.contacts.ids(archived=True)]
    places = demo.positions.of([person.id for person in people])
    assert [person.name for person in people if places[person.id][0].at is None] == []
    country = {person.place: places[person.id][0].country for person in people}
    assert (country["Frederikshavn"], country["Albuquerque"], country["Galway"]) == ("DK", "US", "IE")


def test_R5c_a_trip_of_two_legs_with_people_to_see(at_some_now: tuple[Store, Moment]) -> None:
    store, now = at_some_now
    trip, *past = store.trips.listed(now.day)
    assert (trip.title, (trip.begins - now.day).days) == ("Tiles and tables: Lisbon, Porto", 10)
    assert len(past) == 4
    agreed = Counter(one.state for one in store.trips.whom(trip, now) if one.leg)
    assert agreed[VisitState.ASKED] == agreed[VisitState.CONFIRMED] == agreed[VisitState.WANTED] == 1
    assert agreed[None] >= 3
    says = reasons_of(store, trip.name, now)[Subject.TRIP]
    assert says == "Lisbon, Porto in 10 days: 1 wanted, 1 asked, 1 confirmed"


def test_what_was_said_on_a_journey_was_said_there(demo: Store) -> None:
    (row,) = demo.connection.sql("SELECT count(*) FROM interaction WHERE place = 'Beijing' AND kind = 'met'")
    assert row[0] >= 1


def test_R5e_somebody_is_in_my_town_and_another_will_be(demo: Store) -> None:
    here, later = demo.trips.listed(PARIS.day, theirs=True)
    assert reasons_of(demo, here.contact)[Subject.VISITOR] == "in Paris until Fri 20 Nov: a care call"
    assert later.places == "Munich, Paris"


def test_F20_a_fair_asks_to_be_prepared(demo: Store) -> None:
    fair = "Fair of Small Machines"
    assert reasons_of(demo, fair) == {Subject.EVENT: f"{fair} in 5 days: 2 to meet"}
    event = next(event for event in demo.events.listed() if event.begins > PARIS.day)
    known = {demo.contacts.get(one.contact_id).name for one in demo.event_plans.whom(event, PARIS)}
    assert known >= {"Uwe Brandt", "Björn Ståhl", "Katharina Müller"}
