"""Who is near, from the file: within reach, ranked, with all that a row shows; names of one's own for places."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import TestClock, line, person

from netui.domain.interaction import Kind
from netui.domain.moment import moment_at
from netui.domain.people.contact import ContactPoint, PointKind, State, Tier
from netui.domain.places.hours import DecentHours
from netui.store import Store, StoreError, open_store
from netui.store.travel.places import AmbiguousPlace


def someone(
    store: Store,
    clock: TestClock,
    name: str,
    place: str,
    *,
    phone: str = "",
    days: int | None = None,
    depth: int = 0,
) -> int:
    """Somebody at a place, called so many days ago."""
    points = (ContactPoint(PointKind.PHONE, phone),) if phone else ()
    number = person(store, clock(), name, place=place, points=points)
    if days is not None:
        then = moment_at(clock.at - timedelta(days=days), clock.zone)
        store.interactions.log(Kind.CALL, [number], line(store, f"words with {name}", then), then)
    if depth:
        store.attention.set_depth([number], depth, clock())
    return number


def near(store: Store, clock: TestClock, place: str, km: float = 50) -> list[int]:
    return [one.contact_id for one in store.nearby.near(store.places.one(place), clock(), km)]


@pytest.fixture
def names(store: Store, clock: TestClock) -> dict[str, int]:
    """Four people around Madrid, one elsewhere."""
    return {
        "ana": someone(store, clock, "Ana", "Madrid", days=10, depth=2),
        "bo": someone(store, clock, "Bo", "Lyon; home: Toledo, Spain", days=400, depth=4),
        "cy": someone(store, clock, "Cy", "Getafe", days=10, depth=5),
        "di": someone(store, clock, "Di", "Barcelona, Spain", depth=5),
        "ed": someone(store, clock, "Ed", "Spain", depth=1),
    }


def test_R5a_who_is_within_reach_ranked(store: Store, clock: TestClock, names: dict[str, int]) -> None:
    assert near(store, clock, "Madrid") == [names["cy"], names["ana"]]
    assert near(store, clock, "Madrid", 100) == [names["bo"], names["cy"], names["ana"]]
    assert near(store, clock, "MAD", 100) == [names["bo"], names["cy"], names["ana"]]
    assert near(store, clock, "Lyon") == [names["bo"]]
    assert near(store, clock, "Oslo") == []


def test_R5a_of_a_country_everybody_with_a_place_there(
    store: Store, clock: TestClock, names: dict[str, int]
) -> None:
    found = store.nearby.near(store.places.one("Spain"), clock())
    assert {one.contact_id for one in found} == set(names.values())
    assert {one.km for one in found} == {None}


def test_R5a_the_archived_and_the_dead_are_near_nowhere(
    store: Store, clock: TestClock, names: dict[str, int]
) -> None:
    store.contacts.set_state([names["ana"]], State.ARCHIVED, clock())
    store.contacts.set_state([names["cy"]], State.DECEASED, clock())
    assert near(store, clock, "Madrid") == []


def test_R5a_the_next_nearest_is_known_where_nobody_is(
    store: Store, clock: TestClock, names: dict[str, int]
) -> None:
    found = store.nearby.nearest(store.places.one("Oslo"), clock(), 50)
    assert found is not None
    assert (found.contact_id, round(found.km or 0)) == (names["bo"], 1622)
    for number in names.values():
        store.contacts.set_state([number], State.ARCHIVED, clock())
    assert store.nearby.nearest(store.places.one("Oslo"), clock(), 50) is None


def test_R5a_a_row_has_last_words_promise_need_number_hour_and_due(store: Store, clock: TestClock) -> None:
    bo = person(
        store,
        moment_at(clock.at - timedelta(days=90), clock.zone),
        "Bo Li",
        organisation="Harbour Works",
        place="New York",
        points=(
            ContactPoint(PointKind.EMAIL, "bo@li.example"),
            ContactPoint(PointKind.PHONE, "+1 212 555 0123"),
            ContactPoint(PointKind.PHONE, "+1 212 555 0199"),
        ),
    )
    store.attention.set_tier([bo], Tier.A, clock())
    then = moment_at(clock.at - timedelta(days=60), clock.zone)
    store.interactions.log(
        Kind.CALL, [bo], line(store, "cranes <an intro fri >the deck 2w +a CFO *runs", then), then
    )
    reached = store.nearby.near(store.places.one("NYC"), clock())
    who = store.nearby.rows(reached, clock())[bo]
    assert (who.name, who.organisation, who.words, who.phone) == (
        "Bo Li",
        "Harbour Works",
        "cranes",
        "+1 212 555 0123",
    )
    assert who.promise is not None
    assert who.known is not None
    assert (who.promise.text, who.known.text) == ("the deck", "a CFO")
    assert (who.due, who.last) == (date(2026, 10, 10), date(2026, 9, 19))
    assert who.local is not None
    assert (who.local.says, who.local.decent) == ("03:00 there", False)
    assert who.why(clock().day) == "due 39 days late · I promised: the deck · need: a CFO"


def test_the_hour_there_is_that_of_the_first_place_of_the_card(store: Store, clock: TestClock) -> None:
    both = person(store, clock(), "Ana", place="Tokyo; home: Lisbon")
    land = person(store, clock(), "Bo", place="USA; New York")
    nowhere = person(store, clock(), "Cy", place="USA")
    hours = store.hours.of([both, land, nowhere], clock())
    assert {number: hour.zone for number, hour in hours.items()} == {
        both: "Asia/Tokyo",
        land: "America/New_York",
    }


def test_R5d_the_users_own_hours_are_kept_to(tmp_path: Path, clock: TestClock) -> None:
    night = DecentHours(0, 8, frozenset())
    with open_store(tmp_path / "n.db", now=clock.at, backups=tmp_path / "b", create=True, decent=night) as store:
        number = someone(store, clock, "Bo", "New York", phone="+1 212 555 0123", depth=3)
        hour = store.hours.one(number, clock())
        assert hour is not None
        assert hour.decent
        assert [one.contact_id for one in store.nearby.calls(store.places.one("PEK"), clock())] == [number]


def test_R5d_calls_need_a_number_a_decent_hour_and_a_week_of_silence(store: Store, clock: TestClock) -> None:
    hainan = someone(store, clock, "Chen", "Haikou", phone="+86 898 1234 5678", days=40, depth=5)
    someone(store, clock, "No number", "Beijing", days=40, depth=5)
    someone(store, clock, "Asleep", "New York", phone="+1 212 555 0123", days=40, depth=5)
    someone(store, clock, "This week", "Beijing", phone="+86 10 1234 5678", days=6, depth=5)
    someone(store, clock, "No hour known", "", phone="+1 212 555 0124", days=40, depth=5)
    someone(store, clock, "Only known of", "Beijing", phone="+86 10 1234 5679")
    pooled = someone(store, clock, "Pooled", "Beijing", phone="+86 10 1234 5670", days=40, depth=1)
    store.attention.set_tier([pooled], Tier.POOL, clock())
    once = someone(store, clock, "Once", "Madrid", phone="+34 600 123 123", days=40)
    found = store.nearby.calls(store.places.one("PEK"), clock())
    assert [one.contact_id for one in found] == [hainan, once]
    assert [round(one.km or 0) for one in found] == [2307, 9218]


def test_R5d_the_deepest_come_first_and_no_more_than_five(store: Store, clock: TestClock) -> None:
    people = [
        someone(store, clock, f"P{depth}", "Madrid", phone="+34 600 123 123", days=400, depth=depth)
        for depth in (1, 5, 2, 4, 3, 0, 5)
    ]
    found = [one.contact_id for one in store.nearby.calls(store.places.one("PEK"), clock())]
    assert found == [people[number] for number in (1, 6, 3, 4, 2)]


def test_R5a_a_name_of_ones_own_is_good_on_cards_and_in_questions_and_can_be_undone(
    store: Store, clock: TestClock
) -> None:
    bo = someone(store, clock, "Bo", "the valley")
    assert near(store, clock, "San Jose, California") == []
    store.places.call("the Valley", "San Jose, California", clock())
    assert near(store, clock, "San Jose, California") == [bo]
    assert store.places.one("THE VALLEY").says == "San Jose, California, United States"
    assert store.places.listed() == [("the Valley", "San Jose, California")]
    store.places.call("The  Valley", "Palo Alto", clock())
    assert store.places.listed() == [("The  Valley", "Palo Alto")]
    store.history.undo()
    assert store.places.listed() == [("the Valley", "San Jose, California")]
    store.places.forget("the valley", clock())
    assert (store.places.listed(), near(store, clock, "San Jose, California")) == ([], [])
    store.history.undo()
    assert near(store, clock, "San Jose, California") == [bo]


def test_a_name_for_nothing_known_is_refused_and_nothing_is_written(store: Store, clock: TestClock) -> None:
    with pytest.raises(StoreError, match="says something"):
        store.places.call("  ", "Madrid", clock())
    with pytest.raises(AmbiguousPlace, match="no place is known that is called “behind the hills”"):
        store.places.call("home", "behind the hills", clock())
    with pytest.raises(AmbiguousPlace, match="may be Valencia, Venezuela"):
        store.places.call("home", "Valencia", clock())
    with pytest.raises(StoreError, match="no name of yours"):
        store.places.forget("home", clock())
    assert store.places.listed() == []
    assert store.history.past(5) == []


def test_an_ambiguous_place_is_listed_with_country_and_size(store: Store) -> None:
    with pytest.raises(AmbiguousPlace) as refused:
        store.places.one("Valencia")
    assert "Valencia, Venezuela (1.6 m); Valencia, Spain (824 k)" in str(refused.value)
