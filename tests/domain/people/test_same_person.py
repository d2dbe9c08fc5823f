"""Whether a card is of somebody who is here already, and what it adds to theirs."""

import pytest

from netui.domain.people.contact import Contact, ContactDraft, ContactPoint, PointKind
from netui.domain.people.same_person import alike, completed

MAIL = ContactPoint(PointKind.EMAIL, "ana@acme.io")
PHONE = ContactPoint(PointKind.PHONE, "+34 600 123 123")


@pytest.mark.parametrize(
    ("one", "other", "by_mail", "by_phone"),
    [
        ("Ana Ruiz", "Ana Ruiz", True, True),
        ("Ana Ruiz", "ruiz, ANA", True, True),
        ("A. Ruiz", "Ana Ruiz", True, True),
        ("Ana Ruiz", "Dr. Ana Ruiz-Lopez", True, True),
        ("Bob Smith", "Robert Smith", True, False),
        ("Ana Ruiz", "Luis Ruiz", True, False),
        ("Ana Ruiz", "Bo Li", False, False),
        ("李明", "李明", True, True),
        ("…", "Ana Ruiz", False, False),
    ],
)
def test_colleagues_share_a_switchboard_and_stay_two(one: str, other: str, by_mail: bool, by_phone: bool) -> None:
    assert alike(one, other, PointKind.EMAIL) is alike(other, one, PointKind.EMAIL) is by_mail
    assert alike(one, other, PointKind.PHONE) is alike(other, one, PointKind.PHONE) is by_phone


def test_F3_a_card_fills_in_what_was_missing() -> None:
    ana = Contact(1, "u", "Ana Ruiz", points=(MAIL,), tags=("ai",))
    card = ContactDraft(
        "Ana Ruiz", "CTO", "Acme", "Madrid", "Fair: chess", points=(MAIL, PHONE), tags=("AI", "ml")
    )
    now = completed(ana, card, "Fair")
    assert (now.role, now.organisation, now.place, now.hook, now.about) == (
        "CTO",
        "Acme",
        "Madrid",
        "Fair: chess",
        "",
    )
    assert now.points == (MAIL, PHONE)
    assert sorted(now.tags) == ["ai", "ml"]


def test_what_stands_there_stays_and_the_rest_of_the_card_is_not_lost() -> None:
    ana = Contact(1, "u", "Ana Ruiz", "CTO", "Acme", "Madrid", "an old friend", "sails")
    card = ContactDraft("Ana M. Ruiz", "CEO", "Birch", "madrid", "Fair: chess")
    now = completed(ana, card, "Fair")
    assert (now.name, now.role, now.organisation, now.place, now.hook) == (
        "Ana Ruiz",
        "CTO",
        "Acme",
        "Madrid",
        "an old friend",
    )
    assert now.about == "sails\ncard, Fair: Ana M. Ruiz, CEO, Birch"
    told = Contact(1, "u", "Ana Ruiz", "CTO", "Acme", "Madrid", "an old friend", now.about)
    assert completed(told, card, "Fair").about == now.about


@pytest.mark.parametrize(
    ("had", "card", "becomes"),
    [
        (("", ""), ("CTO", "Acme"), ("CTO", "Acme")),
        (("", "Acme"), ("CTO", "ACME"), ("CTO", "Acme")),
        (("", "Acme"), ("CEO", "Birch"), ("", "Acme")),
        (("CTO", ""), ("CEO", "Birch"), ("CTO", "")),
        (("CTO", ""), ("cto", "Acme"), ("CTO", "Acme")),
        (("", "Acme"), ("CTO", ""), ("CTO", "Acme")),
    ],
)
def test_a_role_is_never_put_beside_another_firm(
    had: tuple[str, str], card: tuple[str, str], becomes: tuple[str, str]
) -> None:
    now = completed(Contact(1, "u", "Ana", *had), ContactDraft("Ana", *card), "Fair")
    assert (now.role, now.organisation) == becomes
