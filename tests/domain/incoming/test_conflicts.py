"""Deciding a conflict for the source: the card says there what the source says, and nothing else changes."""

from dataclasses import replace
from datetime import date

import pytest

from netui.domain.incoming.conflicts import OpenConflict, date_words, point_words, taken
from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate, PointKind

MAIL, WORK = ContactPoint(PointKind.EMAIL, "bo@li.io"), ContactPoint(PointKind.EMAIL, "bo@acme.io", "work (new)")
WEDDING = PartialDate("wedding", 2009, 6, 3)
BORN = PartialDate("birthday", 1980, 2, 29, lead=9)
CARD = ContactDraft("Bo Li", role="CTO", points=(MAIL, WORK), tags=("york", "vip"), dates=(BORN, WEDDING))


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "becomes"),
    [
        ("role", "CTO", "CEO", replace(CARD, role="CEO")),
        ("role", "CTO", "", replace(CARD, role="")),
        (
            "birthday",
            "birthday 29 Feb 1980",
            "birthday 28 Feb",
            replace(CARD, dates=(replace(BORN, year=None, day=28), WEDDING)),
        ),
        ("birthday", "birthday 29 Feb 1980", "", replace(CARD, dates=(WEDDING,))),
        (
            "email",
            "bo@li.io",
            "b@li.io (home)",
            replace(CARD, points=(WORK, ContactPoint(PointKind.EMAIL, "b@li.io", "home"))),
        ),
        ("email", "bo@li.io", "", replace(CARD, points=(WORK,))),
        ("phone", "", "+34 600", replace(CARD, points=(MAIL, WORK, ContactPoint(PointKind.PHONE, "+34 600")))),
        ("tag", "vip", "golf", replace(CARD, tags=("york", "golf"))),
        ("tag", "", "golf", replace(CARD, tags=("york", "vip", "golf"))),
        ("date", date_words(WEDDING), "", replace(CARD, dates=(BORN,))),
        (
            "date",
            date_words(WEDDING),
            date_words(replace(WEDDING, day=4)),
            replace(CARD, dates=(BORN, replace(WEDDING, day=4))),
        ),
        ("shoe size", "", "44", None),
    ],
)
def test_theirs_takes_the_place_of_mine(field: str, mine: str, theirs: str, becomes: ContactDraft | None) -> None:
    assert (
        taken(CARD, OpenConflict(1, 1, "Bo Li", field, mine, theirs, "phone.vcf", date(2026, 11, 18))) == becomes
    )


def test_a_point_in_words_is_read_back() -> None:
    assert point_words(MAIL) == "bo@li.io"
    conflict = OpenConflict(
        1, 1, "Bo", "email", "", point_words(replace(MAIL, value="x@y.z", label="home")), "", date.min
    )
    card = taken(CARD, conflict)
    assert card is not None
    assert card.points[-1] == ContactPoint(PointKind.EMAIL, "x@y.z", "home")
