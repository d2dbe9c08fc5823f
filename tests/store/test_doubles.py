"""Who may be in the file twice, who is known to be two, and what files say otherwise."""

from datetime import date

import pytest
from conftest import TestClock, line, person

from netui.domain.interaction import Kind
from netui.domain.people.contact import ContactPoint, PartialDate, PointKind, State, Tier
from netui.domain.people.side_by_side import Along
from netui.store import Store, StoreError, UnknownContact

MAIL = ContactPoint(PointKind.EMAIL, "ana@x.org", "work")
SAME_MAIL = ContactPoint(PointKind.EMAIL, "ANA@X.ORG")
PHONE = ContactPoint(PointKind.PHONE, "+34 600 123 123")


def pairs(store: Store) -> list[tuple[int, int]]:
    return [one.pair for one in store.duplicates.candidates()]


def test_equal_points_however_written_are_found_and_nothing_is_written(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana Ruiz", points=(MAIL,), organisation="Acme")
    bo = person(store, clock(), "Bo Li", points=(PHONE,))
    double = person(store, clock(), "Ruiz Ana", points=(SAME_MAIL,))
    bare = person(store, clock(), "B. Li", points=(ContactPoint(PointKind.PHONE, "0034 600123123"),))
    past = store.history.past()
    first, second = store.duplicates.candidates()
    assert {first.pair, second.pair} == {(ana, double), (bo, bare)}
    assert first.sure
    assert second.sure
    assert first.reasons == ("the same e-mail ana@x.org", "the same words in another order")
    assert store.history.past() == past


def test_the_archived_and_the_dead_are_not_asked_about(store: Store, clock: TestClock) -> None:
    ana, double, third = (person(store, clock(), "Ana Ruiz", points=(MAIL,)) for _ in range(3))
    store.contacts.set_state([double], State.ARCHIVED, clock())
    assert pairs(store) == [(ana, third)]
    store.contacts.set_state([third], State.DECEASED, clock())
    assert pairs(store) == []


def test_two_people_are_never_asked_about_again_until_that_is_undone(store: Store, clock: TestClock) -> None:
    ana, other = person(store, clock(), "Ana Ruiz"), person(store, clock(), "Ana Ruiz")
    assert pairs(store) == [(ana, other)]
    change = store.duplicates.two_people(other, ana, clock())
    assert change.name == "Ana Ruiz and Ana Ruiz are two people"
    assert pairs(store) == []
    assert store.duplicates.two_people(ana, other, clock()).id is None
    store.history.undo()
    assert pairs(store) == [(ana, other)]
    store.history.redo()
    assert pairs(store) == []


def test_only_two_who_are_here_can_be_two_people(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana Ruiz")
    with pytest.raises(StoreError, match="one contact, not two"):
        store.duplicates.two_people(ana, ana, clock())
    with pytest.raises(UnknownContact):
        store.duplicates.two_people(ana, 99, clock())


def test_who_is_somebody_to_the_other_or_introduced_to_them_is_another(store: Store, clock: TestClock) -> None:
    ana, sister = (person(store, clock(), "Ana Ruiz", points=(PHONE,)) for _ in range(2))
    store.relations.note(ana, "sister", sister, clock())
    assert pairs(store) == []
    store.history.undo()
    assert pairs(store) == [(ana, sister)]
    store.introductions.begin(sister, ana, "chess", clock())
    assert pairs(store) == []


def test_birthdays_that_disagree_part_two(store: Store, clock: TestClock) -> None:
    for day in (11, 12):
        person(store, clock(), "Ana Ruiz", points=(MAIL,), dates=(PartialDate("birthday", None, 3, day),))
    assert pairs(store) == []


def test_what_would_come_along_is_counted(store: Store, clock: TestClock) -> None:
    ana, bo = person(store, clock(), "Ana"), person(store, clock(), "Bo")
    store.interactions.log(Kind.CALL, [ana], line(store, "hello >deck <intro *sails *skis", clock()), clock())
    store.interactions.log(Kind.NOTE, [ana], line(store, "quiet", clock()), clock())
    store.promises.keep(store.promises.open(ana)[0].id, clock())
    assert store.duplicates.along([ana, bo]) == {ana: Along(2, 1, 2), bo: Along()}


def test_who_is_known_longer_and_better_is_kept(store: Store, clock: TestClock) -> None:
    pooled = person(store, clock(), "Ana Ruiz", points=(MAIL, PHONE), place="Madrid")
    store.attention.set_tier([pooled], Tier.POOL, clock())
    chosen = person(store, clock(), "Ana Ruiz")
    store.attention.set_tier([chosen], Tier.B, clock())
    assert [one.id for one in store.duplicates.in_order(pooled, chosen)] == [chosen, pooled]
    talked, full = person(store, clock(), "Bo"), person(store, clock(), "Bo", place="Lyon")
    assert [one.id for one in store.duplicates.in_order(talked, full)] == [full, talked]
    store.interactions.log(Kind.CALL, [talked], line(store, "", clock()), clock())
    assert [one.id for one in store.duplicates.in_order(talked, full)] == [talked, full]
    first, second = person(store, clock(), "Cy"), person(store, clock.move(days=1), "Cy")
    assert [one.id for one in store.duplicates.in_order(second, first)] == [first, second]


def conflict(store: Store, who: int, field: str, mine: str, theirs: str) -> int:
    put = "INSERT INTO conflict (contact_id, field, mine, theirs, source, noted_on) VALUES (?, ?, ?, ?, ?, ?)"
    row = store.connection.database.execute_sql(put, (who, field, mine, theirs, "google.csv", "2026-11-17"))
    return int(row.lastrowid)


def test_a_conflict_is_decided_for_here_or_for_the_file(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana Ruiz", role="CTO", organisation="Acme")
    role = conflict(store, ana, "role", "CTO", "CEO")
    firm = conflict(store, ana, "organisation", "Acme", "Birch")
    (first, second) = store.conflicts.open()
    assert (first.id, first.name, first.field, first.mine, first.theirs) == (
        role,
        "Ana Ruiz",
        "role",
        "CTO",
        "CEO",
    )
    assert (first.source, first.noted_on) == ("google.csv", date(2026, 11, 17))
    assert second.id == firm

    store.conflicts.take(role, False, clock())
    assert store.contacts.get(ana).role == "CTO"
    change = store.conflicts.take(firm, True, clock())
    assert change.name == "organisation of Ana Ruiz from google.csv"
    contact = store.contacts.get(ana)
    assert (contact.organisation, [job.organisation for job in contact.jobs]) == ("Birch", ["Acme"])
    assert store.conflicts.open() == []
    with pytest.raises(StoreError, match="decided already"):
        store.conflicts.take(firm, True, clock())
    store.history.undo()
    assert [one.id for one in store.conflicts.open()] == [firm]
    assert store.contacts.get(ana).organisation == "Acme"


WEDDING = PartialDate("wedding", 2011, 6, 1)


@pytest.mark.parametrize(
    ("theirs", "becomes"),
    [
        ("birthday 12 Nov 1980", (PartialDate("birthday", 1980, 11, 12, lead=3), WEDDING)),
        ("", (WEDDING,)),
    ],
)
def test_a_birthday_of_the_file_keeps_my_lead_time(
    store: Store, clock: TestClock, theirs: str, becomes: tuple[PartialDate, ...]
) -> None:
    days = (PartialDate("birthday", None, 11, 13, lead=3), WEDDING)
    ana = person(store, clock(), "Ana Ruiz", dates=days)
    store.conflicts.take(conflict(store, ana, "birthday", "birthday 13 Nov", theirs), True, clock())
    assert store.contacts.get(ana).dates == becomes


def test_what_was_made_to_agree_by_hand_waits_for_nobody(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana Ruiz", role="CTO")
    conflict(store, ana, "role", "CTO", "CTO")
    other = conflict(store, ana, "shoe size", "38", "39")
    assert [one.id for one in store.conflicts.open()] == [other]
    with pytest.raises(StoreError, match="no field called shoe size"):
        store.conflicts.take(other, True, clock())
    assert len(store.conflicts.open()) == 1
    store.conflicts.take(other, False, clock())
    assert store.conflicts.open() == []
