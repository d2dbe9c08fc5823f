"""Importing: what is new comes in silently, what is known is filled in, the same again changes nothing."""

from dataclasses import replace

import pytest
from conftest import TestClock, person

from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate, PointKind, Tier
from netui.store import Store
from netui.store.people.imports import ImportReport

MAIL = ContactPoint(PointKind.EMAIL, "bo@li.io")
PHONE = ContactPoint(PointKind.PHONE, "+1 212 555 0123")
BO = ContactDraft("Bo Li", organisation="Acme", points=(MAIL,), tags=("york",), uid="bo-1", raw="BEGIN:VCARD bo")
FULLER = replace(
    BO,
    role="CTO",
    organisation="Umbrella",
    points=(ContactPoint(PointKind.EMAIL, "BO@li.io"), PHONE),
    tags=("York", "vip"),
    dates=(PartialDate("birthday", None, 2, 29),),
    raw="BEGIN:VCARD bo fuller",
)
CY = ContactDraft("Cy", raw="BEGIN:VCARD cy")


def taken_in(store: Store, clock: TestClock, *drafts: ContactDraft) -> ImportReport:
    return store.imports.take_in(drafts, "phone.vcf", clock.move(minutes=1))


def counts(report: ImportReport) -> tuple[int, int, int]:
    return len(report.added), len(report.filled), report.unchanged


def test_new_people_land_in_the_pool_as_one_change(store: Store, clock: TestClock) -> None:
    report = taken_in(store, clock, BO, CY)
    assert counts(report) == (2, 0, 0)
    assert report.change.name == "import 2 contacts from phone.vcf"
    bo = store.contacts.get(report.added[0])
    assert (bo.name, bo.organisation, bo.points, bo.tags, bo.tier) == (
        "Bo Li",
        "Acme",
        (MAIL,),
        ("york",),
        Tier.POOL,
    )
    assert len(store.history.past()) == 1
    store.history.undo()
    assert store.contacts.ids() == []
    store.history.redo()
    assert store.contacts.get(report.added[0]) == bo


@pytest.mark.parametrize("drafts", [(BO, CY), (replace(BO, raw=""), ContactDraft("No raw text"))])
def test_the_same_file_again_changes_nothing_and_is_no_change(
    store: Store, clock: TestClock, drafts: tuple[ContactDraft, ...]
) -> None:
    taken_in(store, clock, *drafts)
    before = store.path.read_bytes()
    report = taken_in(store, clock, *drafts)
    assert counts(report) == (0, 0, 2)
    assert report.change.id is None
    assert len(store.history.past()) == 1
    assert store.connection.sql("SELECT count(*) FROM card") == [(2,)]
    assert len(before) == len(store.path.read_bytes())


def test_the_same_file_again_does_not_undo_what_was_changed_here(store: Store, clock: TestClock) -> None:
    (bo,) = taken_in(store, clock, BO).added
    store.contacts.edit(bo, ContactDraft("Robert Li"), clock())
    store.attention.set_tier([bo], Tier.A, clock())
    assert taken_in(store, clock, BO).change.id is None
    contact = store.contacts.get(bo)
    assert (contact.name, contact.points, contact.tier) == ("Robert Li", (), Tier.A)


def test_a_fuller_card_fills_in_what_is_missing_and_overwrites_nothing(store: Store, clock: TestClock) -> None:
    (bo,) = taken_in(store, clock, BO).added
    report = taken_in(store, clock, FULLER)
    assert (report.filled, counts(report)) == ((bo,), (0, 1, 0))
    contact = store.contacts.get(bo)
    assert (contact.role, contact.organisation) == ("CTO", "Acme")
    assert contact.points == (MAIL, PHONE)
    assert contact.tags == ("york", "vip")
    assert contact.dates == FULLER.dates
    assert store.finding.matching("2125550123") == [bo]
    assert taken_in(store, clock, FULLER).change.id is None
    store.history.undo()
    contact = store.contacts.get(bo)
    assert (contact.role, contact.points, contact.tags, contact.dates) == ("", (MAIL,), ("york",), ())


def test_somebody_known_by_name_and_mail_is_filled_in_and_keeps_their_tier(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "bo  LI", points=(ContactPoint(PointKind.EMAIL, "Bo@Li.io"),))
    store.attention.set_tier([bo], Tier.B, clock())
    report = taken_in(store, clock, replace(FULLER, uid=""))
    assert report.filled == (bo,)
    assert store.contacts.get(bo).tier is Tier.B
    assert store.contacts.get(bo).name == "bo  LI"


def test_an_equal_name_alone_or_an_equal_mail_alone_is_somebody_else(store: Store, clock: TestClock) -> None:
    person(store, clock(), "Bo Li")
    person(store, clock(), "Sales", points=(MAIL,))
    assert counts(taken_in(store, clock, BO)) == (1, 0, 0)


def test_a_card_with_a_new_name_is_known_by_its_uid(store: Store, clock: TestClock) -> None:
    (bo,) = taken_in(store, clock, BO).added
    assert taken_in(store, clock, replace(BO, name="Bo Li-Smith", points=(), raw="married")).filled == (bo,)
    assert store.contacts.get(bo).name == "Bo Li"


def test_duplicates_within_a_file_are_one_person(store: Store, clock: TestClock) -> None:
    double = replace(BO, uid="", points=(MAIL, PHONE), raw="double")
    report = taken_in(store, clock, BO, BO, FULLER, double, CY, CY)
    assert counts(report) == (2, 1, 2)
    assert len(store.contacts.ids()) == 2
    assert store.contacts.get(report.added[0]).points == (MAIL, PHONE)


def test_points_without_a_key_of_their_own_are_all_kept(store: Store, clock: TestClock) -> None:
    words = [ContactPoint(PointKind.PHONE, text) for text in ("ask Dana", "ask Cy")]
    (bo,) = taken_in(store, clock, replace(BO, points=(MAIL, words[0]))).added
    taken_in(store, clock, replace(BO, points=(MAIL, *words), raw="more"))
    assert store.contacts.get(bo).points == (MAIL, *words)


def test_a_hundred_cards_of_hostile_text_come_in_and_out_again(store: Store, clock: TestClock) -> None:
    drafts = [
        ContactDraft(
            f"{chr(number)}\x00\udc80{number}", about="\ud800\x1b[2J", raw=f"{number}\udcff", uid=f"\udc00{number}"
        )
        for number in range(100)
    ]
    report = store.imports.take_in(drafts, "na\udcffme.vcf", clock())
    assert counts(report) == (100, 0, 0)
    assert counts(store.imports.take_in(drafts, "na\udcffme.vcf", clock())) == (0, 0, 100)
    store.history.undo()
    assert store.contacts.ids(archived=True) == []


def test_an_empty_file_is_no_change(store: Store, clock: TestClock) -> None:
    report = taken_in(store, clock)
    assert (counts(report), report.change.id) == ((0, 0, 0), None)


def test_somebody_exported_from_here_is_known_by_their_own_number(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana Ruiz")
    uid = store.connection.sql("SELECT uid FROM contact")[0][0]
    report = store.imports.take_in([ContactDraft("Ana Ruiz", role="CTO", uid=f"urn:uuid:{uid}")], "x.vcf", clock())
    assert (report.added, report.filled) == ((), (ana,))
    assert store.contacts.get(ana).role == "CTO"
