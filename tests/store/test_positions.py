"""Where contacts are on the map: always as their cards say, whatever changed them."""

from conftest import TestClock, person

from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind
from netui.store import Store

MADRID = (40.4165, -3.70256)


def says(store: Store, contact_id: int) -> list[tuple[str, str, str]]:
    return [(one.label, one.says, one.zone) for one in store.positions.of([contact_id]).get(contact_id, ())]


def phone(number: str) -> tuple[ContactPoint, ...]:
    return (ContactPoint(PointKind.PHONE, number),)


def test_R5a_several_places_each_with_its_zone(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana", place="Bejing; home: Málaga")
    assert says(store, ana) == [
        ("", "Beijing, China", "Asia/Shanghai"),
        ("home", "Málaga, Spain", "Europe/Madrid"),
    ]


def test_an_unknown_place_is_kept_as_typed_and_is_nowhere_on_the_map(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana", place="behind the seven hills")
    assert store.contacts.get(ana).place == "behind the seven hills"
    assert says(store, ana) == []


def test_a_phone_number_is_the_last_hint_and_decides_between_places_of_one_name(
    store: Store, clock: TestClock
) -> None:
    only = person(store, clock(), "Ana", points=phone("+34 600 123 123"))
    shared = person(store, clock(), "Bo", place="Valencia", points=phone("+34 600 123 124"))
    without = person(store, clock(), "Cy", place="Valencia")
    assert says(store, only) == [("phone", "Spain", "Europe/Madrid")]
    assert says(store, shared) == [("", "Valencia, Spain", "Europe/Madrid")]
    assert says(store, without) == []


def test_the_map_follows_every_change_of_a_card_and_undo_and_redo(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana", place="Madrid")
    store.contacts.edit(ana, ContactDraft("Ana", place="Lyon"), clock())
    assert says(store, ana) == [("", "Lyon, France", "Europe/Paris")]
    store.history.undo()
    assert says(store, ana) == [("", "Madrid, Spain", "Europe/Madrid")]
    store.history.redo()
    assert says(store, ana) == [("", "Lyon, France", "Europe/Paris")]
    store.removing.remove([ana], clock())
    assert store.connection.sql("SELECT * FROM position") == []
    store.history.undo()
    assert says(store, ana) == [("", "Lyon, France", "Europe/Paris")]


def test_R5a_who_is_near_a_point_with_the_way_there(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana", place="Madrid")
    bo = person(store, clock(), "Bo", place="Lyon; home: Toledo, Spain")
    person(store, clock(), "Cy", place="Spain")
    person(store, clock(), "Di", place="Barcelona, Spain")
    near = store.positions.near(MADRID, 100)
    assert {number: (round(km), place.says) for number, (km, place) in near.items()} == {
        ana: (0, "Madrid, Spain"),
        bo: (68, "Toledo, Spain"),
    }


def test_who_is_near_across_the_date_line(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana", place="Suva")
    assert set(store.positions.near((-18.1, -179.0), 350)) == {ana}


def test_who_is_in_a_country(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana", place="Madrid; home: Málaga")
    bo = person(store, clock(), "Bo", points=phone("+34 600 123 124"))
    person(store, clock(), "Cy", place="Lyon")
    assert {number: place.says for number, place in store.positions.within("ES").items()} == {
        ana: "Madrid, Spain",
        bo: "Spain",
    }
