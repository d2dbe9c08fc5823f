"""Contacts: added whole, edited without loss, listed by name, never erased."""

from dataclasses import replace
from datetime import date

import pytest
from conftest import TestClock, line, person

from netui.domain.interaction import Kind
from netui.domain.line.logline import LogLine
from netui.domain.people.contact import (
    Contact,
    ContactDraft,
    ContactPoint,
    PartialDate,
    PointKind,
    State,
    Tier,
    card_of,
)
from netui.store import Store, UnknownContact

FULL = ContactDraft(
    name="Zoë Müller",
    role="CTO",
    organisation="Acme & Söhne",
    place="Lyon",
    hook="met at the Web Summit",
    about="two\nlines",
    points=(
        ContactPoint(PointKind.PHONE, "+33 6 12 34 56 78", "mobile"),
        ContactPoint(PointKind.EMAIL, "zoe@acme.io", "work"),
        ContactPoint(PointKind.ADDRESS, "1 rue Haute\n69001 Lyon"),
    ),
    tags=("VIP", "web summit"),
    dates=(PartialDate("birthday", None, 2, 29), PartialDate("wedding", 2011, 6, None, "June 2011")),
)


def names(store: Store, **how: bool) -> list[str]:
    return [store.contacts.get(number).name for number in store.contacts.ids(**how)]


def card(contact: Contact) -> ContactDraft:
    return card_of(contact)


def test_a_contact_is_kept_as_it_was_given(store: Store, clock: TestClock) -> None:
    change = store.contacts.add(FULL, clock())
    assert change.subject is not None
    contact = store.contacts.get(change.subject)
    assert card(contact) == FULL
    assert (contact.tier, contact.cadence, contact.depth, contact.state) == (None, None, 0, State.ACTIVE)
    assert contact.created == date(2026, 11, 18)
    assert change.name == "add Zoë Müller"


def test_two_people_of_one_name_are_two(store: Store, clock: TestClock) -> None:
    one, other = person(store, clock(), "Bo Li"), person(store, clock(), "Bo Li")
    assert one != other
    assert store.contacts.get(one).uid != store.contacts.get(other).uid


@pytest.mark.parametrize(
    "name",
    ["Bo\x00\x1b[31m", "Bo\udcff", "\ud800", "李" * 5000, "Bo\nLi", "'; DROP TABLE contact; --", "[red]Bo[/red]"],
)
def test_any_name_can_be_added_and_undone(store: Store, clock: TestClock, name: str) -> None:
    number = person(store, clock(), name)
    assert store.contacts.get(number).name
    assert store.history.undo().name
    assert store.contacts.ids() == []
    store.history.redo()
    assert store.contacts.ids() == [number]


def test_a_name_with_control_characters_is_kept_to_the_letter(store: Store, clock: TestClock) -> None:
    number = person(store, clock(), "Bo\x00\x1b[31m Li\t")
    assert store.contacts.get(number).name == "Bo\x00\x1b[31m Li"


def test_a_contact_without_a_name_is_called_so(store: Store, clock: TestClock) -> None:
    assert store.contacts.get(person(store, clock(), "  ")).name == "(no name)"


@pytest.mark.parametrize("number", [1, 0, -1, 2**62])
def test_a_contact_there_is_not_is_said_so(store: Store, clock: TestClock, number: int) -> None:
    with pytest.raises(UnknownContact, match=f"there is no contact with id {number}"):
        store.contacts.get(number)


def test_a_card_edited_is_the_card_as_given(store: Store, clock: TestClock) -> None:
    number = store.contacts.add(FULL, clock()).subject or 0
    other = replace(
        FULL,
        name="Zoë Bauer",
        role="",
        points=(FULL.points[1], ContactPoint(PointKind.URL, "https://zoe.io")),
        tags=("web summit", "lyon"),
        dates=(),
    )
    store.contacts.edit(number, other, clock())
    assert card(store.contacts.get(number)) == other


def test_an_edit_that_changes_nothing_is_no_change(store: Store, clock: TestClock) -> None:
    number = store.contacts.add(FULL, clock()).subject or 0
    clock.move(days=3)
    assert store.contacts.edit(number, card(store.contacts.get(number)), clock()).id is None
    assert len(store.history.past()) == 1


def test_a_tag_written_in_another_case_is_the_same_tag_since_the_same_day(store: Store, clock: TestClock) -> None:
    number = store.contacts.add(FULL, clock()).subject or 0
    clock.move(days=3)
    assert store.contacts.edit(number, replace(FULL, tags=("vip", "#Web Summit")), clock()).id is None
    assert store.contacts.tag([number], ["#vip"], clock()).id is None
    assert store.contacts.get(number).tags == ("VIP", "web summit")


def test_tags_are_given_to_many_and_taken_again(store: Store, clock: TestClock) -> None:
    bo, cy = person(store, clock(), "Bo"), person(store, clock(), "Cy")
    store.contacts.tag([bo, cy], ["berlin", "vip"], clock())
    store.contacts.untag([cy], ["#VIP"], clock())
    assert store.contacts.get(bo).tags == ("berlin", "vip")
    assert store.contacts.get(cy).tags == ("berlin",)
    assert store.contacts.tag_names() == ["berlin", "vip"]
    assert store.finding.matching("vip") == [bo]


def test_archived_and_dead_contacts_keep_their_history_and_leave_the_list(store: Store, clock: TestClock) -> None:
    bo, cy, dana = (person(store, clock(), name) for name in ("Bo", "Cy", "Dana"))
    store.interactions.log(Kind.CALL, [bo], line(store, "hello", clock()), clock())
    store.contacts.set_state([bo], State.ARCHIVED, clock())
    store.contacts.set_state([cy], State.DECEASED, clock())
    assert store.contacts.ids() == [dana]
    assert store.contacts.ids(archived=True) == [bo, cy, dana]
    assert len(store.timeline.of(bo)) == 1
    store.contacts.set_state([bo], State.ACTIVE, clock())
    assert names(store) == ["Bo", "Dana"]


def test_people_are_listed_by_name_whatever_case_accent_or_script(store: Store, clock: TestClock) -> None:
    for name in ("Zoe", "ábel", "Bo", "Ábel", "dana", "李明"):
        person(store, clock(), name)
    assert names(store) == ["ábel", "Ábel", "Bo", "dana", "李明", "Zoe"]


def test_the_list_shows_the_day_of_the_last_touch_that_has_happened(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo", organisation="Acme")
    store.attention.set_tier([bo], Tier.B, clock())
    for text in ("2026-11-10: called", "2026-11-14: called !promo", "2026-11-25: to call"):
        store.interactions.log(Kind.CALL, [bo], line(store, text, clock()), clock())
    store.interactions.log(Kind.NOTE, [bo], LogLine(""), clock())
    row = store.contacts.listed([bo], clock())[bo]
    assert (row.name, row.organisation, row.tier, row.state) == ("Bo", "Acme", Tier.B, State.ACTIVE)
    assert row.last == date(2026, 11, 10)
    assert store.contacts.listed([bo], clock.move(days=8))[bo].last == date(2026, 11, 25)


def test_several_are_named_by_the_first_and_the_number_of_others(store: Store, clock: TestClock) -> None:
    ids = [person(store, clock(), name) for name in ("Bo", "Cy", "Dana")]
    assert store.contacts.names(ids) == "Bo and 2 more"
    assert store.contacts.names(ids[:1]) == "Bo"
    assert store.contacts.names([]) == "nobody"
